import type { CallHistory, CallLogged } from "./callLog";
import type { LocalDate } from "./localDate";
import { moneyToDecimal } from "./money";
import type { OutcomeCode } from "./outcome";
import type { Policy, Stage } from "./policy";
import { judgePromises, promiseOf, type JudgedPromise, type OpenMinorOf } from "./promise";
import { daysLate, type CallFacts, type Receivable } from "./receivable";
import { nextCall, type NextCall } from "./schedule";
import { callStage } from "./stage";

/** Everything the rules say about one receivable on one day: what the columns and the call list show. */
export interface Assessment {
  readonly receivable: Receivable;
  readonly facts: CallFacts;
  readonly next: NextCall;
  readonly stage: Stage | undefined;
  /** Negative before the due date; `undefined` without one. */
  readonly daysLate: number | undefined;
  /** Last call that covers it, letters and visits apart. */
  readonly lastCall: CallLogged | undefined;
  /** Every promise that covers it, oldest first. */
  readonly promises: readonly JudgedPromise[];
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
  policy: Policy,
): readonly Assessment[] {
  const openMinorByKey = new Map<string, number>();
  for (const { key, open, duplicateOf } of receivables)
    if (duplicateOf === undefined) openMinorByKey.set(key, (openMinorByKey.get(key) ?? 0) + open.amountMinor);
  const promisesByReceivable = judgeAllPromises(history, (key) => openMinorByKey.get(key), asOf, policy);

  return receivables.map((receivable) => {
    const { key, dueOn } = receivable;
    const calls = history.callsByReceivable.get(key) ?? [];
    const lastCall = calls.findLast(({ outcome }) => outcome !== "OTH");
    const promises = promisesByReceivable.get(key) ?? [];
    const noticeOn = history.noticesByReceivable.get(key)?.at(-1)?.noticeOn;
    const facts: CallFacts = {
      dueOn,
      open: moneyToDecimal(receivable.open),
      ...contactFacts(receivable, lastCall, asOf, policy),
      brokenPromises: promises.filter(({ state }) => state === "broken" || state === "partly-kept").length,
      noticeOn,
    };
    return {
      receivable,
      facts,
      next: nextCall(facts, asOf, policy),
      stage: callStage(facts, asOf, policy),
      daysLate: dueOn === undefined ? undefined : daysLate(dueOn, asOf),
      lastCall,
      promises,
    };
  });
}

function contactFacts(
  receivable: Receivable,
  lastCall: CallLogged | undefined,
  asOf: LocalDate,
  policy: Policy,
): Pick<CallFacts, "lastCallOn" | "outcome" | "untilOn"> {
  if (lastCall === undefined) return factsOfSheet(receivable, asOf);
  if (receivable.isDisputed && leavesDisputeOpen(lastCall, policy))
    return { lastCallOn: lastCall.calledOn, outcome: "DISP" };
  // Also a promise in another currency than this receivable's: no amount was promised for it.
  const isVague =
    isPromise(lastCall.outcome) && !promiseOf(lastCall)?.covers.some(({ key }) => key === receivable.key);
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

function judgeAllPromises(
  history: CallHistory,
  openMinorOf: OpenMinorOf,
  asOf: LocalDate,
  policy: Policy,
): ReadonlyMap<string, readonly JudgedPromise[]> {
  const byReceivable = new Map<string, JudgedPromise[]>();
  for (const events of history.eventsByDebtor.values()) {
    const calls = events.filter((event) => event.type === "call");
    for (const promise of judgePromises(calls, { day: asOf, openMinorOf }, policy))
      for (const { key } of promise.covers) {
        const promises = byReceivable.get(key) ?? [];
        promises.push(promise);
        byReceivable.set(key, promises);
      }
  }
  return byReceivable;
}
