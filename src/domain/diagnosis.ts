import { isAboutTheSame, type CallLogged } from "./callLog";
import type { DifficultyScope, FinancialSignal, ObjectionCode } from "./callDetails";
import type { Commitments } from "./commitments";
import type { LocalDate } from "./localDate";
import type { Money } from "./money";
import type { OutcomeCode } from "./outcome";
import type { Policy } from "./policy";
import { openThen, receivedSince, type OpenMinorOf } from "./promise";
import type { ReasonCode } from "./reason";
import { nextCall } from "./schedule";

/** What keeps a debtor from paying. Each asks for something else of us: a plan, firmness, or our papers in order. */
export const CAUSES = ["DIFFICULTY", "BAD_FAITH", "DISORDER"] as const;
export type Cause = (typeof CAUSES)[number];

interface Dated {
  readonly on: LocalDate;
  /** The call that told it. */
  readonly callId: string;
}

/** One dated fact behind a cause. An opinion of ours is none. Words in `text/`. */
export type DiagnosisFact =
  | (Dated & { readonly type: "reason"; readonly reason: ReasonCode })
  | (Dated & { readonly type: "outcome"; readonly outcome: OutcomeCode })
  | (Dated & { readonly type: "objection"; readonly objection: ObjectionCode })
  | (Dated & { readonly type: "finances"; readonly finances: FinancialSignal })
  | (Dated & { readonly type: "scope"; readonly scope: DifficultyScope })
  | (Dated & { readonly type: "unwilling" })
  /** `on` is the day that was promised. */
  | (Dated & { readonly type: "promise-broken"; readonly promised: Money })
  /** Of an agreed plan, and still not paid in full; `on` is the day it was due. */
  | (Dated & { readonly type: "instalment-missed"; readonly amount: Money })
  | (Dated & { readonly type: "promise-partly-kept"; readonly promised: Money; readonly received: Money })
  /** Another kind of explanation than the call before gave for the same invoice. */
  | (Dated & { readonly type: "reason-changed"; readonly from: ReasonCode; readonly to: ReasonCode })
  /** « Not received » once more, after it was sent again to a person who is named. */
  | (Dated & { readonly type: "not-received-again"; readonly resentOn: LocalDate })
  /** Said to be paid, and nothing had come in by the day it was looked at. */
  | (Dated & { readonly type: "said-paid"; readonly checkedOn: LocalDate })
  | (Dated & { readonly type: "unanswered"; readonly questions: readonly string[] });

export interface Evidence {
  readonly cause: Cause;
  /** Oldest first. */
  readonly facts: readonly DiagnosisFact[];
  /** Different days among them: ten remarks of one call are one day. */
  readonly days: number;
  /** Enough to be named at all: one day; two for bad faith, which must never rest on one conversation. */
  readonly isSupported: boolean;
}

export interface Diagnosis {
  /** In the order of `CAUSES`, also those without facts. */
  readonly evidence: readonly Evidence[];
  /** The supported causes with facts on most days; several when they are even, none without facts. */
  readonly leaning: readonly Cause[];
}

/** Source: domain facts F.2, `BADFAITH` « needs at least two dated facts ». */
const DAYS_MIN: Readonly<Record<Cause, number>> = { DIFFICULTY: 1, BAD_FAITH: 2, DISORDER: 1 };

/** `BADFAITH` is what we presume, not what we saw: it counts for nothing. */
const CAUSE_OF_REASON: Readonly<Partial<Record<ReasonCode, Cause>>> = {
  CASH_TEMP: "DIFFICULTY",
  CASH_STRUCT: "DIFFICULTY",
  CUST_UNPAID: "DIFFICULTY",
  ACCT_BLOCKED: "DIFFICULTY",
  INSOLVENCY: "DIFFICULTY",
  STRETCH: "BAD_FAITH",
  NO_REASON: "BAD_FAITH",
  NOT_RECEIVED: "DISORDER",
  NOT_BOOKED: "DISORDER",
  APPROVAL: "DISORDER",
  PORTAL: "DISORDER",
  STAFF_ABSENT: "DISORDER",
  OVERSIGHT: "DISORDER",
  CHAOS: "DISORDER",
  MISALLOC: "DISORDER",
  CHQ_LOST: "DISORDER",
};

const CAUSE_OF_OUTCOME: Readonly<Partial<Record<OutcomeCode, Cause>>> = {
  CANT: "DIFFICULTY",
  PROP: "DIFFICULTY",
  INSOL: "DIFFICULTY",
  REF: "BAD_FAITH",
  NREC: "DISORDER",
  DOC: "DISORDER",
  WPER: "DISORDER",
};

const CAUSE_OF_OBJECTION: Readonly<Partial<Record<ObjectionCode, Cause>>> = {
  NO_CASH: "DIFFICULTY",
  INSOLVENCY: "DIFFICULTY",
  ACCOUNTS_BLOCKED: "DIFFICULTY",
  CUSTOMERS_UNPAID: "DIFFICULTY",
  NOT_RECEIVED: "DISORDER",
  IN_APPROVAL: "DISORDER",
  ACCOUNTANT_AWAY: "DISORDER",
  ORDER_MISSING: "DISORDER",
};

/**
 * Kinds of explanations that do not grow out of one another: an invoice that was « in approval » may turn out short of
 * cash, and each new kind is a fact; « not received », then « in approval », is only an invoice on its way.
 */
const EXPLANATION_OF: Readonly<Partial<Record<ReasonCode, "cash" | "papers" | "contested">>> = {
  CASH_TEMP: "cash",
  CASH_STRUCT: "cash",
  CUST_UNPAID: "cash",
  ACCT_BLOCKED: "cash",
  NOT_RECEIVED: "papers",
  NOT_BOOKED: "papers",
  APPROVAL: "papers",
  PORTAL: "papers",
  OVERSIGHT: "papers",
  CHAOS: "papers",
  RETENTION: "contested",
  INV_AMOUNT: "contested",
  INV_VAT: "contested",
  INV_DUP: "contested",
  INV_TERMS: "contested",
  QTY: "contested",
  DAMAGED: "contested",
  QUALITY: "contested",
  LATE_DEL: "contested",
  NOT_DELIVERED: "contested",
  INCOMPLETE: "contested",
  PRICE: "contested",
  DISCOUNT: "contested",
  SIDE_PROMISE: "contested",
};

/**
 * Difficulty, bad faith or disorder: what the log shows of each, without percentages. A judgement is left to people.
 *
 * @param calls of one debtor, oldest first
 * @param commitments of this debtor
 */
export function diagnose(
  calls: readonly CallLogged[],
  { promises, plans }: Commitments,
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): Diagnosis {
  const facts = new Map<Cause, DiagnosisFact[]>(CAUSES.map((cause) => [cause, []]));
  const add = (cause: Cause | undefined, fact: DiagnosisFact): void => {
    if (cause !== undefined) facts.get(cause)!.push(fact);
  };
  calls.forEach((call, index) => {
    const earlier = calls.slice(0, index);
    const later = calls.slice(index + 1);
    addWhatWasSaid(call, earlier, add);
    addImpression(call, add);
    const checkedOn = nothingCame(call, later, now, policy);
    if (checkedOn !== undefined) add("BAD_FAITH", { type: "said-paid", ...dated(call), checkedOn });
  });
  for (const { callId, promisedOn, promised, received, state } of promises) {
    if (state === "broken") add("BAD_FAITH", { type: "promise-broken", on: promisedOn, callId, promised });
    // Whoever pays a part tries to pay.
    if (state === "partly-kept")
      add("DIFFICULTY", { type: "promise-partly-kept", on: promisedOn, callId, promised, received });
  }

  for (const { callId, instalments } of plans)
    for (const { dueOn: on, amount, state } of instalments)
      // Late, yet paid, speaks neither for nor against them.
      if (state === "missed") add("BAD_FAITH", { type: "instalment-missed", on, callId, amount });

  const evidence = CAUSES.map((cause) => evidenceFor(cause, facts.get(cause)!));
  const supported = evidence.filter(({ isSupported }) => isSupported);
  const most = Math.max(0, ...supported.map(({ days }) => days));
  return { evidence, leaning: supported.filter(({ days }) => days === most).map(({ cause }) => cause) };
}

function evidenceFor(cause: Cause, facts: readonly DiagnosisFact[]): Evidence {
  const days = new Set(facts.map(({ on }) => on)).size;
  return {
    cause,
    facts: facts.toSorted((a, b) => a.on - b.on),
    days,
    isSupported: days >= DAYS_MIN[cause],
  };
}

function dated({ calledOn, id }: CallLogged): Dated {
  return { on: calledOn, callId: id };
}

type AddFact = (cause: Cause | undefined, fact: DiagnosisFact) => void;

function addWhatWasSaid(call: CallLogged, earlier: readonly CallLogged[], add: AddFact): void {
  const { outcome, reason, objections = [] } = call;
  const resentOn = saysNotReceived(call) ? resentBefore(call, earlier) : undefined;
  if (resentOn !== undefined) add("BAD_FAITH", { type: "not-received-again", ...dated(call), resentOn });
  else {
    add(CAUSE_OF_OUTCOME[outcome], { type: "outcome", ...dated(call), outcome });
    if (reason !== undefined) add(CAUSE_OF_REASON[reason], { type: "reason", ...dated(call), reason });
    for (const objection of objections)
      add(CAUSE_OF_OBJECTION[objection], { type: "objection", ...dated(call), objection });
  }
  if (reason === undefined || EXPLANATION_OF[reason] === undefined) return;
  const from = reasonBefore(call, earlier);
  if (from !== undefined && EXPLANATION_OF[from] !== EXPLANATION_OF[reason])
    add("BAD_FAITH", { type: "reason-changed", ...dated(call), from, to: reason });
}

function addImpression({ impression, unanswered = [], ...call }: CallLogged, add: AddFact): void {
  const { finances, difficulty: scope, willingness } = impression ?? {};
  const at: Dated = { on: call.calledOn, callId: call.id };
  if (finances === "STRAINED" || finances === "CRITICAL")
    add("DIFFICULTY", { type: "finances", ...at, finances });
  if (scope === "GENERAL") add("DIFFICULTY", { type: "scope", ...at, scope });
  if (scope === "ONLY_US") add("BAD_FAITH", { type: "scope", ...at, scope });
  if (willingness === "NO") add("BAD_FAITH", { type: "unwilling", ...at });
  if (unanswered.length > 0) add("BAD_FAITH", { type: "unanswered", ...at, questions: unanswered });
}

function saysNotReceived({ outcome, reason, objections = [] }: CallLogged): boolean {
  return outcome === "NREC" || reason === "NOT_RECEIVED" || objections.includes("NOT_RECEIVED");
}

/** `NREC` names the person to whom the invoice was sent again. */
function resentBefore(call: CallLogged, earlier: readonly CallLogged[]): LocalDate | undefined {
  const isResend = ({ outcome, person, calledOn }: CallLogged): boolean =>
    outcome === "NREC" && person !== undefined && calledOn < call.calledOn;
  return earlier.findLast((other) => isResend(other) && isAboutTheSame(call, other))?.calledOn;
}

/** The last explanation given for the same invoice, whatever stood between. */
function reasonBefore(call: CallLogged, earlier: readonly CallLogged[]): ReasonCode | undefined {
  const explains = ({ reason }: CallLogged): boolean =>
    reason !== undefined && EXPLANATION_OF[reason] !== undefined;
  return earlier.findLast((other) => explains(other) && isAboutTheSame(call, other))?.reason;
}

/** The day on which nothing of what was said to be paid had come in; `undefined` when something had, or not yet known. */
function nothingCame(
  call: CallLogged,
  later: readonly CallLogged[],
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): LocalDate | undefined {
  if ((call.outcome !== "SENT" && call.outcome !== "PAIDX") || call.covers.length === 0) return undefined;
  const { on: checkOn } = nextCall(
    { lastCallOn: call.calledOn, outcome: call.outcome, untilOn: call.untilOn },
    now.day,
    policy,
  );
  if (checkOn === undefined) return undefined;
  const checking = later.find((next) => next.calledOn >= checkOn && isAboutTheSame(call, next));
  const checkedOn = checking?.calledOn ?? now.day;
  const openMinorOf = checking === undefined ? now.openMinorOf : openThen(checking, now.openMinorOf);
  return checkedOn >= checkOn && receivedSince(call, openMinorOf) === 0 ? checkedOn : undefined;
}
