import { assessReceivables } from "../../src/domain/assessment";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import { brokenCommitments, commitmentsOf, NO_COMMITMENTS } from "../../src/domain/commitments";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { callLog, day, money, receivables } from "../support/receivables";

describe("commitmentsOf", () => {
  const log = callLog(`
    on          debtor  outcome  until       amount   covers
    2026-03-02  Durand  PLAN     -           -        F-101=1200.00, F-102=300.00
    2026-03-03  Durand  PTP      2026-03-10  300.00   F-102=300.00
    2026-03-04  Durand  PLAN     -           -        F-101=1200.00
    2026-03-05  Durand  PTP      2026-03-12  1500.00  F-101=1200.00, F-102=300.00`);
  const plan = [{ dueOn: day("2026-03-03"), amount: money("1200.00") }];
  const events = log.map((event): CallEvent => (event.type === "call" ? { ...event, plan } : event));
  const assessments = assessReceivables(
    receivables(`
      invoice  debtor  due         open
      F-101    Durand  2026-02-23  1200.00
      F-102    Durand  2026-02-23  300.00`),
    foldCalls(events),
    day("2026-03-20"),
    DEFAULT_POLICY,
  );

  it("counts a promise or a plan on two invoices once, oldest first", () => {
    const { promises, plans } = commitmentsOf(assessments.toReversed());
    expect(promises.map(({ callId }) => callId)).toEqual(["call-2", "call-4"]);
    expect(plans.map(({ callId }) => callId)).toEqual(["call-1", "call-3"]);
  });

  it("is nothing of nothing", () => {
    expect(commitmentsOf([])).toEqual(NO_COMMITMENTS);
    expect(brokenCommitments(NO_COMMITMENTS)).toBe(0);
  });

  it("adds broken promises and missed instalments up", () => {
    // The first plan was missed on the 4th; the promise of the 3rd and the second plan gave way to the last promise.
    const committed = commitmentsOf(assessments);
    expect(committed.promises.map(({ state }) => state)).toEqual(["superseded", "broken"]);
    expect(committed.plans.map(({ missed }) => missed)).toEqual([1, 1]);
    expect(brokenCommitments(committed)).toBe(3);
  });
});
