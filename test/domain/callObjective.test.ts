import * as fc from "fast-check";
import { assessReceivables } from "../../src/domain/assessment";
import type { CallDetails } from "../../src/domain/callDetails";
import { foldCalls, type CallLogged } from "../../src/domain/callLog";
import { objectiveResult, suggestObjectives, type SuggestedObjective } from "../../src/domain/callObjective";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { buildWorklist } from "../../src/domain/worklist";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

describe("suggestObjectives", () => {
  function suggest(log: string, asOf: string): readonly SuggestedObjective[] {
    const history = foldCalls(callLog(log));
    const rows = receivables(`
      invoice  debtor  due         open
      F-101    Durand  2026-03-02  1200.01
      F-102    Durand  2026-03-02  300.00
      F-103    Durand  2026-03-02  80.00 GBP`);
    const assessments = assessReceivables(rows, history, day(asOf), DEFAULT_POLICY);
    const { entries } = buildWorklist(assessments, history, day(asOf), DEFAULT_POLICY);
    return suggestObjectives(entries[0]!, day(asOf), DEFAULT_POLICY);
  }

  it("aims at all that is asked, by Friday; at worst 30 % now and the rest two weeks later", () => {
    // Tuesday 10 March: Friday the 13th, then Friday the 27th.
    expect(suggest("on  debtor  outcome", "2026-03-10")).toEqual([
      {
        objective: { amount: money("1500.01"), payOn: day("2026-03-13") },
        fallback: { firstPayment: money("450.00"), latestOn: day("2026-03-27") },
      },
      {
        objective: { amount: money("80.00 GBP"), payOn: day("2026-03-13") },
        fallback: { firstPayment: money("24.00 GBP"), latestOn: day("2026-03-27") },
      },
    ]);
  });

  it("asks half at once, and the rest in a week, of whoever broke a commitment", () => {
    const log = `
      on          debtor  outcome  until       amount   covers
      2026-03-04  Durand  PTP      2026-03-06  1200.01  F-101=1200.01`;
    expect(suggest(log, "2026-03-10")[0]).toEqual({
      objective: { amount: money("1500.01"), payOn: day("2026-03-13") },
      fallback: { firstPayment: money("750.00"), latestOn: day("2026-03-20") },
    });
  });

  it("leaves out what is in dispute", () => {
    const log = `
      on          debtor  outcome  until       amount  covers
      2026-03-04  Durand  DISP     2026-03-09  200.01  F-101=1200.01`;
    expect(suggest(log, "2026-03-10")[0]?.objective.amount).toEqual(money("1300.00"));
  });

  it("never asks more at first than in all, nor gives less time than it aims at", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (rows, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(rows, history, asOf, DEFAULT_POLICY);
        for (const entry of buildWorklist(assessments, history, asOf, DEFAULT_POLICY).entries)
          for (const { objective, fallback } of suggestObjectives(entry, asOf, DEFAULT_POLICY)) {
            expect(fallback.firstPayment.amountMinor).toBeLessThanOrEqual(objective.amount.amountMinor);
            expect(fallback.latestOn).toBeGreaterThanOrEqual(objective.payOn);
            expect(objective.payOn).toBeGreaterThan(asOf);
          }
      }),
    );
  });
});

describe("objectiveResult", () => {
  const AIM: CallDetails["preparation"] = {
    checked: [],
    objective: { amount: money("1200.00"), payOn: day("2026-03-13") },
    fallback: { firstPayment: money("400.00"), latestOn: day("2026-03-27") },
  };
  function result(
    outcome: string,
    details: Partial<CallLogged> = {},
    preparation: CallDetails["preparation"] = AIM,
  ): string {
    const [call] = callLog(`on  debtor  outcome  covers\n 2026-03-10  Durand  ${outcome}  F-101=1200.00`);
    return objectiveResult(
      { ...(call as CallLogged), ...(preparation && { preparation }), ...details },
      DEFAULT_POLICY,
    );
  }
  const promised = (amount: string, untilOn: string): Partial<CallLogged> => ({
    amount: money(amount),
    untilOn: day(untilOn),
  });

  it("is met by the whole, in time", () => {
    expect(result("PTP", promised("1200.00", "2026-03-13"))).toBe("met");
    expect(result("PTP", promised("1500.00", "2026-03-11"))).toBe("met");
  });

  it("is within the fallback by the first payment, before the latest day", () => {
    expect(result("PTP", promised("1200.00", "2026-03-16"))).toBe("within-fallback");
    expect(result("PTPP", promised("400.00", "2026-03-27"))).toBe("within-fallback");
  });

  it("is missed by less, by later, or by nothing agreed", () => {
    expect(result("PTPP", promised("399.99", "2026-03-13"))).toBe("missed");
    expect(result("PTP", promised("1200.00", "2026-03-28"))).toBe("missed");
    expect(result("PTP", promised("1200.00 GBP", "2026-03-13"))).toBe("missed");
    expect(result("NOC")).toBe("missed");
    expect(result("PTP")).toBe("missed");
  });

  it("measures a plan by its first instalment and its last day", () => {
    const plan = (first: string, last: string): Partial<CallLogged> => ({
      plan: [
        { dueOn: day(last), amount: money("700.00") },
        { dueOn: day("2026-03-11"), amount: money(first) },
        { dueOn: day("2026-03-12"), amount: money("5.00 GBP") },
      ],
    });
    expect(result("PLAN", plan("500.00", "2026-03-13"))).toBe("met");
    expect(result("PLAN", plan("450.00", "2026-03-13"))).toBe("within-fallback");
    expect(result("PLAN", plan("450.00", "2026-03-30"))).toBe("missed");
    expect(result("PLAN")).toBe("missed");
    // Proposed is not agreed.
    expect(result("PROP", plan("500.00", "2026-03-13"))).toBe("missed");
  });

  it("stays open when nobody in charge was reached, and says nothing where none was set", () => {
    expect(result("NA")).toBe("open");
    expect(result("MSG3")).toBe("open");
    expect(result("PTP", promised("1200.00", "2026-03-13"), undefined)).toBe("met");
    const [call] = callLog("on  debtor  outcome  covers\n 2026-03-10  Durand  NOC  F-101");
    expect(objectiveResult(call as CallLogged, DEFAULT_POLICY)).toBe("none-set");
    expect(result("NOC", {}, { checked: ["RECEIVED"] })).toBe("none-set");
  });

  it("takes what was left out for anything", () => {
    const by = (preparation: CallDetails["preparation"]): string =>
      result("PTPP", promised("10.00", "2026-12-01"), preparation);
    expect(by({ checked: [], objective: {} })).toBe("met");
    expect(by({ checked: [], objective: { payOn: day("2026-12-01") } })).toBe("met");
    expect(by({ checked: [], objective: { amount: money("10.00") } })).toBe("met");
    expect(by({ checked: [], objective: { amount: money("11.00") } })).toBe("missed");
    expect(by({ checked: [], fallback: {} })).toBe("within-fallback");
    expect(by({ checked: [], fallback: { latestOn: day("2026-11-30") } })).toBe("missed");
  });
});
