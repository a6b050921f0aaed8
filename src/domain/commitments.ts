import type { CallHistory, CoveredReceivable } from "./callLog";
import { policyFor } from "./debtorProfile";
import type { LocalDate } from "./localDate";
import { judgePlans, type JudgedPlan } from "./plan";
import type { Policy } from "./policy";
import { judgePromises, type JudgedPromise, type OpenMinorOf } from "./promise";

/** What a debtor committed to, judged on one day. Oldest first. */
export interface Commitments {
  readonly promises: readonly JudgedPromise[];
  readonly plans: readonly JudgedPlan[];
}

export const NO_COMMITMENTS: Commitments = { promises: [], plans: [] };

/** Broken promises, those kept in part included, and missed instalments: each is a step up the ladder. */
export function brokenCommitments({ promises, plans }: Commitments): number {
  const broken = promises.filter(({ state }) => state === "broken" || state === "partly-kept").length;
  return plans.reduce((count, { missed }) => count + missed, broken);
}

/** Those of several receivables together: a promise or a plan that covers two of them counts once. */
export function commitmentsOf(receivables: Iterable<Commitments>): Commitments {
  const promises = new Map<string, JudgedPromise>();
  const plans = new Map<string, JudgedPlan>();
  for (const committed of receivables) {
    for (const promise of committed.promises) promises.set(promise.callId, promise);
    for (const plan of committed.plans) plans.set(plan.callId, plan);
  }
  return {
    promises: [...promises.values()].sort((a, b) => a.madeOn - b.madeOn),
    plans: [...plans.values()].sort((a, b) => a.calledOn - b.calledOn),
  };
}

/** By receivable key; nothing for receivables without any. */
export function commitmentsByReceivable(
  history: CallHistory,
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): ReadonlyMap<string, Commitments> {
  const byReceivable = new Map<string, { promises: JudgedPromise[]; plans: JudgedPlan[] }>();
  const listsOf = ({ key }: CoveredReceivable): { promises: JudgedPromise[]; plans: JudgedPlan[] } => {
    let lists = byReceivable.get(key);
    if (lists === undefined) byReceivable.set(key, (lists = { promises: [], plans: [] }));
    return lists;
  };
  for (const [debtorKey, events] of history.eventsByDebtor) {
    const own = policyFor(debtorKey, policy);
    const calls = events.filter((event) => event.type === "call");
    for (const promise of judgePromises(calls, now, own))
      for (const covered of promise.covers) listsOf(covered).promises.push(promise);
    for (const plan of judgePlans(calls, history, now, own))
      for (const covered of plan.covers) listsOf(covered).plans.push(plan);
  }
  return byReceivable;
}
