/** What happened on the line. Codes are stored in people's workbooks: never rename one. */
export const OUTCOME_CODES = [
  "NA",
  "BUSY",
  "VM",
  "MSG3",
  "ABS",
  "WNUM",
  "WPER",
  "CB",
  "PTP",
  "PTPP",
  "INT",
  "RUN",
  "APPR",
  "SENT",
  "PAIDX",
  "NREC",
  "DOC",
  "DISP",
  "PROP",
  "PLAN",
  "NEG",
  "NOC",
  "REF",
  "CANT",
  "INSOL",
  "DNC",
  "AGENCY",
  "LEGAL",
  "PRE_OK",
  "PRE_PB",
  "OTH",
  "SKIP",
] as const;
export type OutcomeCode = (typeof OUTCOME_CODES)[number];

/** How far a contact got: nobody, somebody, the right party; or not a contact at all. */
export type Reach = "attempt" | "contact" | "right-party" | "none";

/**
 * When to call next, from `c` (last call) and `u` (the date the outcome set). Source: RULES §3.
 *
 * - `after-call`: plus(c, callDays)
 * - `after-until`: plus(u, callDays); without u, `otherwise`
 * - `on-until`: roll(u); without u, `otherwise`
 * - `after-later`: plus(max(c, u), callDays)
 * - `cadence`: roll(c + every(stage on c))
 * - `first-delay`: roll(dueOn + firstDelay)
 * - `stop`: no more calls
 * - `not-a-call`: the facts before it stand
 * - `unknown`: the date it needs is missing and the table gives nothing else
 */
export type NextCallRule =
  | { readonly kind: "after-call"; readonly callDays: number }
  | { readonly kind: "after-until"; readonly callDays: number; readonly otherwise: NextCallRule }
  | { readonly kind: "on-until"; readonly otherwise: NextCallRule }
  | { readonly kind: "after-later"; readonly callDays: number }
  | { readonly kind: "cadence" }
  | { readonly kind: "first-delay" }
  | { readonly kind: "stop" }
  | { readonly kind: "not-a-call" }
  | { readonly kind: "unknown" };

/** A rule with a delay, which people may set. */
export type DelayedCallRule = Extract<NextCallRule, { readonly callDays: number }>;

/** What the caller must note with an outcome; `untilOn` is the date it sets. */
export type OutcomeNeed = "untilOn" | "amount" | "means" | "person" | "detail";

export interface OutcomeRow {
  readonly reach: Reach;
  /** What the call form asks for, in this order. */
  readonly needs: readonly OutcomeNeed[];
  readonly next: NextCallRule;
}

export type OutcomeTable = Readonly<Record<OutcomeCode, OutcomeRow>>;

const STOP: NextCallRule = { kind: "stop" };
const CADENCE: NextCallRule = { kind: "cadence" };
const UNKNOWN: NextCallRule = { kind: "unknown" };
const afterCall = (callDays: number): NextCallRule => ({ kind: "after-call", callDays });
const afterUntil = (callDays: number, otherwise: NextCallRule): NextCallRule => ({
  kind: "after-until",
  callDays,
  otherwise,
});
const onUntil = (otherwise: NextCallRule): NextCallRule => ({ kind: "on-until", otherwise });

const row = (reach: Reach, needs: readonly OutcomeNeed[], next: NextCallRule): OutcomeRow => ({
  reach,
  needs,
  next,
});

/** The outcome table of RULES §3; the defaults of the policy. */
export const DEFAULT_OUTCOMES: OutcomeTable = {
  NA: row("attempt", [], afterCall(1)),
  BUSY: row("attempt", [], afterCall(1)),
  VM: row("attempt", [], afterCall(2)),
  MSG3: row("contact", ["person"], afterCall(2)),
  ABS: row("contact", ["untilOn"], afterUntil(1, afterCall(2))),
  WNUM: row("contact", [], afterCall(1)),
  WPER: row("contact", ["person"], afterCall(1)),
  CB: row("contact", ["untilOn"], onUntil(afterCall(1))),
  PTP: row("right-party", ["amount", "untilOn", "means", "person"], afterUntil(1, UNKNOWN)),
  PTPP: row("right-party", ["amount", "untilOn", "means", "person"], afterUntil(1, UNKNOWN)),
  INT: row("right-party", ["detail"], afterCall(2)),
  RUN: row("right-party", ["untilOn"], afterUntil(2, CADENCE)),
  APPR: row("right-party", ["person", "untilOn"], onUntil(afterCall(3))),
  SENT: row("right-party", ["untilOn", "means"], { kind: "after-later", callDays: 3 }),
  PAIDX: row("right-party", [], afterCall(2)),
  NREC: row("right-party", ["person"], afterCall(2)),
  DOC: row("right-party", ["detail"], afterCall(2)),
  DISP: row("right-party", ["detail", "person", "untilOn", "amount"], onUntil(afterCall(10))),
  PROP: row("right-party", ["detail", "untilOn"], onUntil(afterCall(2))),
  PLAN: row("right-party", ["untilOn", "amount", "detail"], afterUntil(1, UNKNOWN)),
  NEG: row("right-party", ["detail", "untilOn"], onUntil(CADENCE)),
  NOC: row("right-party", [], CADENCE),
  REF: row("right-party", ["detail"], afterCall(2)),
  CANT: row("right-party", ["detail"], CADENCE),
  INSOL: row("right-party", ["detail", "untilOn"], STOP),
  DNC: row("right-party", ["detail"], STOP),
  AGENCY: row("none", ["detail"], STOP),
  LEGAL: row("none", ["detail"], STOP),
  PRE_OK: row("right-party", [], { kind: "first-delay" }),
  PRE_PB: row("right-party", ["detail"], afterCall(2)),
  OTH: row("none", ["detail"], { kind: "not-a-call" }),
  SKIP: row("none", ["detail", "untilOn"], onUntil(afterCall(1))),
};

/** Nobody was reached who could speak for the debtor: before the due date these never push the first call back. */
export const UNANSWERED: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([
  "NA",
  "BUSY",
  "VM",
  "MSG3",
  "WNUM",
  "WPER",
  "ABS",
]);

/** Outcomes that bind the debtor (or us) to a date: while it is open, the stage does not climb. */
export const COMMITMENTS: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([
  "PTP",
  "PTPP",
  "PLAN",
  "PROP",
  "APPR",
]);

/** Commitments that are worth nothing without a date: without one they are an intention. Source: RULES §3 and §6. */
export const DATED_COMMITMENTS: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["PTP", "PTPP", "PLAN"]);

export function isOutcomeCode(text: string): text is OutcomeCode {
  return (OUTCOME_CODES as readonly string[]).includes(text);
}
