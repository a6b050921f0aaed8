import type { Desk } from "../../application/openDesk";
import { guardWarnings, type GuardWarning } from "../../domain/callGuard";
import type { ContactRole, ObjectionCode } from "../../domain/callDetails";
import { contactedOn, type CallLogged, type ContactEvent } from "../../domain/callLog";
import { commitmentsOf } from "../../domain/commitments";
import { languageFor, type DebtorLanguage } from "../../domain/debtorProfile";
import { debtorBalances } from "../../domain/debtorBalance";
import { diagnose, type Diagnosis } from "../../domain/diagnosis";
import { addYears, earlierOf, type LocalDate } from "../../domain/localDate";
import { totalsByCurrency, type Money } from "../../domain/money";
import { likelyObjections, type LikelyObjection } from "../../domain/likelyObjections";
import { objectionUses, type ObjectionUse } from "../../domain/objectionHistory";
import { paymentHabits, type PaymentHabits } from "../../domain/paymentHabits";
import type { JudgedPromise } from "../../domain/promise";
import type { ReasonCode } from "../../domain/reason";
import { openMinorIn, type Receivable } from "../../domain/receivable";
import { changesSeenOf, paidSince, type SeenChanges } from "../../domain/seenChanges";
import { isHigherStage, isLadderStage } from "../../domain/stage";
import type { Assessment } from "../../domain/assessment";
import { scriptStageOf, type ScriptFacts, type ScriptStage } from "../../text/callScripts";
import type { DebtorView } from "./deskView";

/** A reason that was given before, and how often. */
export interface PastReason {
  readonly reason: ReasonCode;
  readonly times: number;
  readonly lastOn: LocalDate;
}

/** What is read before and during a call to one debtor. */
export interface Brief {
  readonly guard: readonly GuardWarning[];
  /** Late and undisputed: what the call asks for. One amount a currency, as all below. */
  readonly asked: readonly Money[];
  /** The invoices behind it, as a formal notice would claim them. */
  readonly claimed: readonly Receivable[];
  readonly disputed: readonly Money[];
  /** Credit notes and payments that stand against no invoice; positive amounts. */
  readonly credits: readonly Money[];
  /** The earliest day on which something owed can no longer be claimed, when it is less than a year away. */
  readonly limitationOn: LocalDate | undefined;
  readonly promises: readonly JudgedPromise[];
  readonly habits: PaymentHabits;
  readonly diagnosis: Diagnosis;
  /** To speak to them; `undefined`: as the pane. */
  readonly language: DebtorLanguage | undefined;
  readonly stage: ScriptStage | undefined;
  readonly scriptFacts: ScriptFacts;
  /** Of the last call that says so. */
  readonly role: ContactRole | undefined;
  /** Most often given first. */
  readonly pastReasons: readonly PastReason[];
  readonly unanswered: readonly string[];
  /** What this debtor said before, most often first. */
  readonly likelyObjections: readonly LikelyObjection[];
  /** What became of each objection over the whole book. */
  readonly objectionUses: ReadonlyMap<ObjectionCode, ObjectionUse>;
  /** Remarks that the sheet itself holds, each once. */
  readonly sheetNotes: readonly string[];
  /** Calls and letters, newest first. */
  readonly timeline: readonly ContactEvent[];
  /** The same, with what readings of the sheet found in between. */
  readonly story: readonly StoryEvent[];
  /** What came in since the last contact, and when that was last seen. */
  readonly paidSince: ReturnType<typeof paidSince>;
}

/** What happened with a debtor: what was said, and what the sheet showed. */
export type StoryEvent = ContactEvent | SeenChanges;

/** The day on which it counts. */
export function storyDayOf(event: StoryEvent): LocalDate {
  return event.type === "seen" ? event.seenOn : contactedOn(event);
}

export interface BriefMoment {
  /** This instant, ISO 8601 in UTC. */
  readonly now: string;
  /** Minutes since midnight where the caller sits. */
  readonly minuteOfDay: number;
  readonly author: string;
  readonly isPrivatePerson: boolean;
}

/** Arranges all that is known of one debtor for the person who is about to call. */
export function briefOf(desk: Desk, view: DebtorView, moment: BriefMoment): Brief {
  const { policy, asOf, history } = desk;
  const { debtor, assessments } = view;
  const counted = assessments.filter(({ receivable }) => receivable.duplicateOf === undefined);
  const receivables = counted.map(({ receivable }) => receivable);
  const owed = counted.filter(({ next }) => next.reason.type !== "settled");
  const late = owed.filter(({ daysLate = 0, stage }) => daysLate > 0 && stage !== "STOPPED");
  // What is contested in part is still asked for as to the rest.
  const undisputed = late.filter((assessment) => askedOf(assessment).amountMinor > 0);
  const balances = debtorBalances(counted);
  const commitments = commitmentsOf(counted);
  const timeline = (history.eventsByDebtor.get(debtor.key) ?? []).toReversed();
  const seen = changesSeenOf(debtor.key, history);
  const calls = timeline.filter((event) => event.type === "call").toReversed();
  const contact = receivables.find((receivable) => receivable.contact !== undefined)?.contact;
  const openMinorOf = openMinorIn(desk.ledger.receivables);
  const limitations = owed
    .flatMap(({ receivable }) => receivable.dueOn ?? [])
    .map((dueOn) => addYears(dueOn, policy.limitationYears))
    .filter((on) => on > asOf && on <= addYears(asOf, 1));
  return {
    guard: guardWarnings(
      { debtorKey: debtor.key, contact, on: asOf, ...moment },
      history,
      commitments,
      policy,
    ),
    asked: positive(balances.map((balance) => balance.asked)),
    claimed: undisputed.map(({ receivable }) => receivable),
    disputed: positive(balances.map((balance) => balance.disputed)),
    credits: positive(balances.map(({ credits }) => ({ ...credits, amountMinor: -credits.amountMinor }))),
    limitationOn: limitations.length === 0 ? undefined : limitations.reduce(earlierOf),
    promises: commitments.promises,
    habits: paymentHabits(receivables, calls, commitments.promises, policy),
    diagnosis: diagnose(calls, commitments, { day: asOf, openMinorOf }, policy),
    stage: scriptStageOf(highestStage(undisputed) ?? (owed.length === 0 ? "SETTLED" : earliestStage(owed))),
    scriptFacts: scriptFactsOf(undisputed.length > 0 ? undisputed : owed, assessments, {
      debtorName: debtor.name,
      ...(contact !== undefined && { contact }),
      ...(moment.author !== "" && { caller: moment.author }),
      lastCall: calls.findLast(({ outcome }) => policy.outcomes[outcome].reach === "right-party"),
      broken: commitments.promises.findLast(({ state }) => state === "broken" || state === "partly-kept"),
    }),
    language: languageFor(debtor.key, policy),
    role: calls.findLast((call) => call.role !== undefined)?.role,
    pastReasons: pastReasonsOf(calls),
    unanswered: [...new Set(calls.toReversed().flatMap((call) => call.unanswered ?? []))],
    likelyObjections: likelyObjections(calls),
    objectionUses: bookUsesOf(desk),
    sheetNotes: [...new Set(receivables.flatMap(({ sheetNote }) => sheetNote ?? []))],
    timeline,
    // A stable sort: on one day what was said stands above what the sheet showed that morning.
    story: [...timeline, ...seen.toReversed()].sort((a, b) => storyDayOf(b) - storyDayOf(a)),
    paidSince: timeline[0] && paidSince(timeline[0], seen, openMinorOf),
  };
}

// Every call of the book is looked at: once a desk.
const usesByDesk = new WeakMap<Desk, ReadonlyMap<ObjectionCode, ObjectionUse>>();

function bookUsesOf(desk: Desk): ReadonlyMap<ObjectionCode, ObjectionUse> {
  let uses = usesByDesk.get(desk);
  if (uses === undefined) {
    const events = [...desk.history.eventsByDebtor.values()].flat();
    const calls = events.filter((event) => event.type === "call");
    uses = new Map(
      objectionUses(calls, openMinorIn(desk.ledger.receivables)).map((use) => [use.objection, use]),
    );
    usesByDesk.set(desk, uses);
  }
  return uses;
}

function positive(amounts: readonly Money[]): readonly Money[] {
  return amounts.filter(({ amountMinor }) => amountMinor > 0);
}

/** What is open and not contested. */
function askedOf({ receivable: { open }, disputed }: Assessment): Money {
  return { ...open, amountMinor: open.amountMinor - disputed.amountMinor };
}

function highestStage(assessments: readonly Assessment[]): Assessment["stage"] {
  let highest: Assessment["stage"];
  for (const { stage } of assessments)
    if (stage !== undefined && isLadderStage(stage))
      if (highest === undefined || !isLadderStage(highest) || isHigherStage(stage, highest)) highest = stage;
  return highest;
}

/** Of a debtor with nothing late: a dispute, a stop, or what is about to fall due. */
function earliestStage(assessments: readonly Assessment[]): Assessment["stage"] {
  return assessments.toSorted(
    (a, b) => (a.receivable.dueOn ?? Infinity) - (b.receivable.dueOn ?? Infinity),
  )[0]?.stage;
}

function scriptFactsOf(
  asked: readonly Assessment[],
  own: readonly Assessment[],
  known: {
    readonly debtorName: string;
    readonly contact?: string;
    readonly caller?: string;
    readonly lastCall: CallLogged | undefined;
    readonly broken: JudgedPromise | undefined;
  },
): ScriptFacts {
  const { lastCall, broken, ...names } = known;
  const oldestFirst = asked
    .filter((assessment) => askedOf(assessment).amountMinor > 0)
    .toSorted((a, b) => (a.receivable.dueOn ?? Infinity) - (b.receivable.dueOn ?? Infinity));
  const days = Math.max(0, ...oldestFirst.map(({ daysLate = 0 }) => daysLate));
  const disputed = own
    .filter(({ stage }) => stage === "DISPUTE")
    .map(({ receivable }) => receivable.reference);
  const noticeOn = oldestFirst.flatMap(({ facts }) => facts.noticeOn ?? []).at(-1);
  return {
    ...names,
    invoices: oldestFirst.map((assessment) => ({
      reference: assessment.receivable.reference,
      open: askedOf(assessment),
      ...(assessment.receivable.dueOn !== undefined && { dueOn: assessment.receivable.dueOn }),
    })),
    asked: totalsByCurrency(oldestFirst.map(askedOf)),
    ...(disputed.length > 0 && { disputedReferences: disputed }),
    ...(days > 0 && { daysLate: days }),
    ...(lastCall !== undefined && { lastCallOn: contactedOn(lastCall) }),
    ...(broken !== undefined && {
      brokenPromise: { amount: broken.promised, promisedOn: broken.promisedOn },
    }),
    ...(noticeOn !== undefined && { noticeOn }),
  };
}

function pastReasonsOf(calls: readonly CallLogged[]): readonly PastReason[] {
  const byReason = new Map<ReasonCode, PastReason>();
  for (const { reason, calledOn } of calls)
    if (reason !== undefined)
      byReason.set(reason, {
        reason,
        times: (byReason.get(reason)?.times ?? 0) + 1,
        lastOn: calledOn,
      });
  return [...byReason.values()].sort((a, b) => b.times - a.times || b.lastOn - a.lastOn);
}
