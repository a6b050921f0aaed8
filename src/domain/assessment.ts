import type { CallHistory, CallLogged, CoveredReceivable } from "./callLog";
import { brokenCommitments, commitmentsByReceivable, NO_COMMITMENTS, type Commitments } from "./commitments";
import type { LocalDate } from "./localDate";
import { policyFor } from "./debtorProfile";
import { moneyToDecimal, type Money } from "./money";
import { DATED_COMMITMENTS, UNANSWERED, type OutcomeCode } from "./outcome";
import { agreedPlanOf, answerTo } from "./plan";
import type { Policy, Stage } from "./policy";
import { promiseOf } from "./promise";
import { daysLate, openMinorIn, type CallFacts, type Grace, type Receivable } from "./receivable";
import { assertNever } from "./result";
import { nextCall, type NextCall } from "./schedule";
import { callStage } from "./stage";

/** Everything the rules say about one receivable on one day: what the columns and the call list show. */
export interface Assessment extends Commitments {
  readonly receivable: Receivable;
  readonly facts: CallFacts;
  readonly next: NextCall;
  readonly stage: Stage | undefined;
  /** Negative before the due date; `undefined` without one. */
  readonly daysLate: number | undefined;
  /** Last call that covers it, letters and visits apart. */
  readonly lastCall: CallLogged | undefined;
  /** The part in dispute: all of it unless an amount was named; nothing when it is not disputed. */
  readonly disputed: Money;
  /** The rules it was judged by: those of its debtor. */
  readonly policy: Policy;
  /** More than a formula in the sheet can be given went into it: rules of the debtor's own, or days that we gave. */
  readonly isBeyondFormulas: boolean;
}

/**
 * Assesses receivables on one day, with what the log knows of them.
 *
 * Shape:  one assessment a receivable, in the same order.
 */
export function assessReceivables(
  receivables: readonly Receivable[],
  history: CallHistory,
  asOf: LocalDate,
  workbookPolicy: Policy,
): readonly Assessment[] {
  const now = { day: asOf, openMinorOf: openMinorIn(receivables) };
  const commitments = commitmentsByReceivable(history, now, workbookPolicy);

  return receivables.map((receivable) => {
    const { key, dueOn, debtor } = receivable;
    const policy = policyFor(debtor.key, workbookPolicy);
    const calls = history.callsByReceivable.get(key) ?? [];
    const lastCall = calls.findLast(({ outcome }) => outcome !== "OTH");
    const committed = commitments.get(key) ?? NO_COMMITMENTS;
    const noticeOn = history.noticesByReceivable.get(key)?.at(-1)?.noticeOn;
    const facts: CallFacts = {
      dueOn,
      open: moneyToDecimal(receivable.open),
      ...(answeredFacts(calls, history) ??
        planFacts(receivable, calls, committed) ??
        contactFacts(receivable, lastCall, history, asOf, policy)),
      brokenPromises: brokenCommitments(committed),
      noticeOn,
      grace: graceOf(calls),
    };
    return {
      receivable,
      facts,
      next: nextCall(facts, asOf, policy),
      stage: callStage(facts, asOf, policy),
      daysLate: dueOn === undefined ? undefined : daysLate(dueOn, asOf),
      lastCall,
      disputed: disputedPart(receivable, facts.outcome, lastCall),
      policy,
      isBeyondFormulas: policy !== workbookPolicy || facts.grace !== undefined,
      ...committed,
    };
  });
}

/** Days that we gave; a later call that reached somebody ends them, unless it gives days again. */
function graceOf(calls: readonly CallLogged[]): Grace | undefined {
  const granting = calls.findLast(({ grace, outcome }) => grace !== undefined || !LEAVES_GRACE.has(outcome));
  return granting?.grace && { grantedOn: granting.calledOn, untilOn: granting.grace.untilOn };
}

const LEAVES_GRACE: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([...UNANSWERED, "OTH", "SKIP"]);

/** Of a dispute about several invoices, the amount named is taken from them in the order of the call. */
function disputedPart(
  { key, open }: Receivable,
  outcome: OutcomeCode | undefined,
  lastCall: CallLogged | undefined,
): Money {
  if (outcome !== "DISP" || open.amountMinor < 0) return { ...open, amountMinor: 0 };
  const named = lastCall?.dispute?.disputed ?? (lastCall?.outcome === "DISP" ? lastCall.amount : undefined);
  if (lastCall === undefined || named?.currency !== open.currency) return open;
  let left = named.amountMinor;
  for (const covered of lastCall.covers) {
    if (covered.open.currency !== open.currency) continue;
    const part = Math.max(0, Math.min(left, covered.open.amountMinor));
    if (covered.key === key) return { ...open, amountMinor: Math.min(part, open.amountMinor) };
    left -= part;
  }
  return open;
}

/**
 * Our answer to a plan, when nobody has called since: what they proposed is still to be settled (`COUNTERED`), was
 * refused, or is in the hands of lawyers. Instalments that were accepted speak for themselves.
 */
function answeredFacts(
  calls: readonly CallLogged[],
  history: CallHistory,
): Pick<CallFacts, "lastCallOn" | "outcome" | "untilOn"> | undefined {
  const index = calls.findLastIndex(({ outcome }) => outcome === "PROP");
  const proposal = calls[index];
  const answered = proposal && answerTo(proposal, history);
  if (proposal === undefined || answered === undefined) return undefined;
  const { answer, answeredOn, loggedAt } = answered;
  const since = calls.slice(index + 1).filter(({ outcome }) => outcome !== "OTH");
  const isCalledSince = since.some(
    (call) => call.calledOn > answeredOn || (call.calledOn === answeredOn && call.loggedAt > loggedAt),
  );
  const isOvertaken = answer !== "LITIGATION" && since.some(({ outcome }) => DATED_COMMITMENTS.has(outcome));
  if (isCalledSince || isOvertaken) return undefined;
  switch (answer) {
    case "ACCEPTED":
      // Accepted without instalments: nothing is watched, so it counts as an intention.
      return agreedPlanOf(proposal, history) === undefined
        ? { lastCallOn: proposal.calledOn, outcome: "PLAN" }
        : undefined;
    case "COUNTERED":
      // They do not know it yet: it is told on the phone.
      return { lastCallOn: proposal.calledOn, outcome: "NEG", untilOn: answeredOn };
    case "REJECTED":
      return { lastCallOn: answeredOn, outcome: "NOC" };
    case "LITIGATION":
      return { lastCallOn: answeredOn, outcome: "LEGAL" };
    default:
      return assertNever(answer);
  }
}

/** After these calls an agreed plan still holds: nobody was reached, or nothing else was agreed. */
const LEAVES_PLAN_IN_FORCE: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([...UNANSWERED, "NOC"]);

/**
 * The plan in force, as a commitment to its next unpaid instalment; the last one once all have come in, to ask for what
 * the plan left out. Calls since then count only once something that fell due is outstanding.
 */
function planFacts(
  { open, isDisputed }: Receivable,
  calls: readonly CallLogged[],
  { promises, plans }: Commitments,
): Pick<CallFacts, "lastCallOn" | "outcome" | "untilOn"> | undefined {
  const plan = plans.at(-1);
  if (plan === undefined || isDisputed) return undefined;
  const kept = new Set(promises.filter(({ state }) => state === "kept").map(({ callId }) => callId));
  const since = calls
    .slice(calls.findIndex(({ id }) => id === plan.callId) + 1)
    .filter(({ outcome }) => outcome !== "OTH");
  const isInForce = since.every(({ id, outcome }) => LEAVES_PLAN_IN_FORCE.has(outcome) || kept.has(id));
  if (since.length > 0 && !(isInForce && plan.isUpToDate)) return undefined;
  const own = plan.instalments.filter(({ amount }) => amount.currency === open.currency);
  const next = own.find(({ state }) => state === "due" || state === "missed") ?? own.at(-1);
  if (next === undefined) return undefined;
  return { lastCallOn: plan.calledOn, outcome: "PLAN", untilOn: next.dueOn };
}

function contactFacts(
  receivable: Receivable,
  lastCall: CallLogged | undefined,
  history: CallHistory,
  asOf: LocalDate,
  policy: Policy,
): Pick<CallFacts, "lastCallOn" | "outcome" | "untilOn"> {
  if (lastCall === undefined) return factsOfSheet(receivable, asOf);
  if (receivable.isDisputed && leavesDisputeOpen(lastCall, policy))
    return { lastCallOn: lastCall.calledOn, outcome: "DISP" };
  // Also a promise or a plan in another currency than this receivable's: no amount was promised for it.
  const isWithin = (covers: readonly CoveredReceivable[] = []): boolean =>
    covers.some(({ key }) => key === receivable.key);
  const isVague =
    (isPromise(lastCall.outcome) && !isWithin(promiseOf(lastCall)?.covers)) ||
    (lastCall.outcome === "PLAN" &&
      lastCall.plan !== undefined &&
      !isWithin(agreedPlanOf(lastCall, history)?.covers));
  if (isVague) return { lastCallOn: lastCall.calledOn, outcome: "INT" };
  return { lastCallOn: lastCall.calledOn, outcome: lastCall.outcome, untilOn: lastCall.untilOn };
}

/** What the sheet itself keeps of earlier calls, as long as the log has none. « Disputed » is a dispute without dates. */
function factsOfSheet(
  { isDisputed, sheetLastCallOn, sheetOutcome }: Receivable,
  asOf: LocalDate,
): Pick<CallFacts, "lastCallOn" | "outcome"> {
  const outcome = isDisputed ? "DISP" : sheetOutcome;
  // A date to come is no call that was made.
  const wasCalled = sheetLastCallOn !== undefined && sheetLastCallOn <= asOf;
  return { ...(wasCalled && { lastCallOn: sheetLastCallOn }), ...(outcome !== undefined && { outcome }) };
}

/** The sheet's own mark « disputed » outlives calls that reached nobody who could settle it. */
function leavesDisputeOpen(call: CallLogged, policy: Policy): boolean {
  const { reach, next } = policy.outcomes[call.outcome];
  return reach !== "right-party" && next.kind !== "stop";
}

function isPromise(outcome: OutcomeCode): boolean {
  return outcome === "PTP" || outcome === "PTPP";
}
