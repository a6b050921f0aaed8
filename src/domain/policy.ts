import type { CallCalendar } from "./calendar";
import type { DebtorLanguage, DebtorProfile } from "./debtorProfile";
import type { HolidayCalendar } from "./holidays";
import { DEFAULT_OUTCOMES, type OutcomeTable, type Reach } from "./outcome";

/** Steps of the ladder that a late receivable climbs, lowest first. */
export const LADDER_STAGES = ["REMINDER", "FIRM", "NOTICE", "HANDOVER"] as const;
export type LadderStage = (typeof LADDER_STAGES)[number];

/** Every stage a receivable can be at. */
export type Stage = "NOT_DUE" | "PRE_DUE" | LadderStage | "SETTLED" | "STOPPED" | "HANDED_OVER" | "DISPUTE";

export interface Rung {
  readonly stage: LadderStage;
  /** Days late from which the rung applies. */
  readonly fromDaysLate: number;
  /** Calendar days between two calls on this rung. */
  readonly everyDays: number;
}

/** Hours in which people may be called, in minutes since midnight; `toMinute` is no longer inside. */
export interface CallHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface AttemptLimits {
  readonly attemptsInSevenDaysMax: number;
  readonly attemptsInOneDayMax: number;
}

/** What is watched before a call; it warns, it never blocks. Source: RULES §7. */
export interface GuardPolicy {
  /** With one contact. */
  readonly business: AttemptLimits;
  readonly privatePerson: AttemptLimits;
  /** Calendar days to leave between two conversations while no commitment is broken. */
  readonly daysAfterConversation: number;
  /** A call by a colleague is mentioned for this long. */
  readonly colleagueHours: number;
  /** None: any hour. */
  readonly hours: readonly CallHours[];
}

/** What a plan is measured by before we accept it. */
export interface PlanPolicy {
  /** Major units, of each currency: from this much on, solvency is looked into first. */
  readonly solvencyCheckFrom: number;
  /** Calendar months from today to the last instalment. */
  readonly monthsMax: number;
  /** The first payment counts as made « now » when it comes within this many days. */
  readonly firstPaymentDays: number;
}

/** Kinds of debtors that may be called by rules of their own. Stored in workbooks: never rename one. */
export const SEGMENTS = ["STANDARD", "STRATEGIC", "SMALL", "PRIVATE", "FOREIGN"] as const;
export type Segment = (typeof SEGMENTS)[number];

/** What a segment has of its own; the rest is as for everybody. */
export interface SegmentPolicy {
  readonly ladder?: readonly Rung[];
  readonly firstDelayDays?: number;
  readonly isPreDueCallOn?: boolean;
  readonly preDueDays?: number;
  readonly handoverAfterNoticeDays?: number;
  readonly holidays?: HolidayCalendar;
  /** To speak and write to them. */
  readonly language?: DebtorLanguage;
}

/** How far a caller may give way, unless asked otherwise. */
export interface FallbackPolicy {
  /** Calendar days after the date aimed at. */
  readonly fallbackDays: number;
  /** Smallest first payment, of the amount aimed at. */
  readonly firstPaymentPercent: number;
}

/** « Scénario »: the ladder, the delays, the outcome table, the calendar. Kept in the workbook, editable by people. */
export interface Policy {
  /** Lowest rung first, `fromDaysLate` rising. */
  readonly ladder: readonly Rung[];
  readonly outcomes: OutcomeTable;
  readonly calendar: CallCalendar;
  /** Calendar days from the due date to the first call. */
  readonly firstDelayDays: number;
  readonly isPreDueCallOn: boolean;
  /** Calendar days before the due date of the courtesy call. */
  readonly preDueDays: number;
  /** Major units; a smaller open amount gets no courtesy call. */
  readonly preDueMin: number;
  /** Major units; an open amount up to this is settled. */
  readonly tolerance: number;
  /** Days after the formal notice before anything is handed over. */
  readonly handoverAfterNoticeDays: number;
  /** A call covers what falls due for a call within this many days of it. */
  readonly coverDays: number;
  readonly limitationYears: number;
  /** Major units by currency: debtors whom a call would be about less are not called. A currency left out: any amount. */
  readonly callFrom: Readonly<Record<string, number>>;
  /** Calendar days that a caller may grant without asking anybody. */
  readonly graceDaysMax: number;
  readonly guard: GuardPolicy;
  readonly plan: PlanPolicy;
  readonly objective: { readonly usual: FallbackPolicy; readonly afterBroken: FallbackPolicy };
  readonly segments: Readonly<Partial<Record<Segment, SegmentPolicy>>>;
  /** What is known of single debtors, by debtor key; nothing of most. */
  readonly debtors: ReadonlyMap<string, DebtorProfile>;
  /** How long a call takes, by how far it got, until enough of one's own are logged. */
  readonly callMinutes: Readonly<Record<Exclude<Reach, "none">, number>>;
}

/** Source: RULES §1–§8. */
export const DEFAULT_POLICY: Policy = {
  ladder: [
    { stage: "REMINDER", fromDaysLate: 1, everyDays: 6 },
    { stage: "FIRM", fromDaysLate: 15, everyDays: 6 },
    { stage: "NOTICE", fromDaysLate: 30, everyDays: 7 },
    { stage: "HANDOVER", fromDaysLate: 45, everyDays: 14 },
  ],
  outcomes: DEFAULT_OUTCOMES,
  calendar: { holidays: "FR", extraDaysOff: new Set() },
  firstDelayDays: 2,
  isPreDueCallOn: true,
  preDueDays: 7,
  preDueMin: 0,
  tolerance: 0.01,
  handoverAfterNoticeDays: 15,
  coverDays: 3,
  limitationYears: 5,
  callFrom: {},
  graceDaysMax: 15,
  guard: {
    business: { attemptsInSevenDaysMax: 4, attemptsInOneDayMax: 2 },
    privatePerson: { attemptsInSevenDaysMax: 3, attemptsInOneDayMax: 1 },
    daysAfterConversation: 5,
    // The same working day: from the evening to the next morning is longer.
    colleagueHours: 12,
    hours: [
      { fromMinute: 9 * 60, toMinute: 12 * 60 + 30 },
      { fromMinute: 14 * 60, toMinute: 18 * 60 },
    ],
  },
  objective: {
    usual: { fallbackDays: 14, firstPaymentPercent: 30 },
    afterBroken: { fallbackDays: 7, firstPaymentPercent: 50 },
  },
  plan: { solvencyCheckFrom: 10_000, monthsMax: 6, firstPaymentDays: 7 },
  // Banks abroad are closed on other days than ours.
  segments: { FOREIGN: { holidays: "TARGET" } },
  debtors: new Map(),
  callMinutes: { attempt: 1, contact: 3, "right-party": 8 },
};
