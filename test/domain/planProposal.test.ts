import * as fc from "fast-check";
import type { Instalment } from "../../src/domain/callDetails";
import { formatIsoDate } from "../../src/domain/localDate";
import { moneyToDecimal, totalsByCurrency } from "../../src/domain/money";
import { analysePlan, splitPlan, type PlanAnalysis, type PlanSplit } from "../../src/domain/planProposal";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { anyDay } from "../support/arbitraries";
import { day, money } from "../support/receivables";

const lines = (plan: readonly Instalment[]): readonly string[] =>
  plan.map(({ dueOn, amount }) => `${formatIsoDate(dueOn)} ${moneyToDecimal(amount).toFixed(2)}`);

describe("splitPlan", () => {
  const split = (options: Partial<PlanSplit>): readonly string[] =>
    lines(
      splitPlan({
        total: money("10000.00"),
        firstOn: day("2026-03-06"),
        count: 3,
        every: { months: 1 },
        ...options,
      }),
    );

  it("is a first payment now and equal instalments after it", () => {
    expect(split({ firstPayment: money("2000.00") })).toEqual([
      "2026-03-06 2000.00",
      "2026-04-06 2666.67",
      "2026-05-06 2666.67",
      "2026-06-06 2666.66",
    ]);
  });

  it("is equal instalments from the first day without one", () => {
    expect(split({})).toEqual(["2026-03-06 3333.34", "2026-04-06 3333.33", "2026-05-06 3333.33"]);
    expect(split({ firstPayment: money("0.00"), count: 1 })).toEqual(["2026-03-06 10000.00"]);
  });

  it("counts in days too, and keeps the end of a month, whatever the weekday", () => {
    // 21 March is a Saturday: a date people named is never moved.
    expect(split({ every: { days: 15 }, count: 2 })).toEqual(["2026-03-06 5000.00", "2026-03-21 5000.00"]);
    expect(split({ firstOn: day("2026-01-31"), count: 2 })).toEqual([
      "2026-01-31 5000.00",
      "2026-02-28 5000.00",
    ]);
  });

  it("leaves out instalments of nothing", () => {
    expect(split({ firstPayment: money("10000.00") })).toEqual(["2026-03-06 10000.00"]);
    expect(split({ firstPayment: money("12000.00") })).toEqual(["2026-03-06 10000.00"]);
    expect(split({ total: money("0.02"), count: 3 })).toEqual(["2026-03-06 0.01", "2026-04-06 0.01"]);
  });

  it("refuses a first payment in another currency", () => {
    expect(() => split({ firstPayment: money("10.00 GBP") })).toThrow("currency of its total");
  });

  it("never loses anything, and comes in order", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        anyDay,
        fc.integer({ min: 1, max: 36 }),
        fc.boolean(),
        (totalMinor, firstMinor, firstOn, count, isMonthly) => {
          const total = { amountMinor: totalMinor, currency: "EUR" };
          const plan = splitPlan({
            total,
            firstOn,
            firstPayment: { amountMinor: firstMinor, currency: "EUR" },
            count,
            every: isMonthly ? { months: 1 } : { days: 10 },
          });
          expect(totalsByCurrency(plan.map(({ amount }) => amount))).toEqual(totalMinor === 0 ? [] : [total]);
          const dates = plan.map(({ dueOn }) => dueOn);
          expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe("analysePlan", () => {
  const PLAN: readonly Instalment[] = [
    { dueOn: day("2026-04-10"), amount: money("4000.00") },
    { dueOn: day("2026-03-06"), amount: money("2000.00") },
    { dueOn: day("2026-05-11"), amount: money("3000.00") },
  ];
  const analyse = (
    plan: readonly Instalment[],
    { owed = "9000.00", usual = undefined as string | undefined, asOf = "2026-03-02" } = {},
  ): PlanAnalysis | undefined =>
    analysePlan(
      plan,
      { owed: [money(owed)], usualMonthly: usual === undefined ? [] : [money(usual)] },
      day(asOf),
      DEFAULT_POLICY,
    )[0];
  const concerns = (...args: Parameters<typeof analyse>): readonly unknown[] | undefined =>
    analyse(...args)?.concerns;

  it("measures the total, what comes now and how long it lasts", () => {
    expect(analyse(PLAN)).toEqual({
      total: money("9000.00"),
      upFront: money("2000.00"),
      lastOn: day("2026-05-11"),
      concerns: [],
    });
  });

  it("compares with what is owed", () => {
    expect(concerns(PLAN, { owed: "9500.00" })).toEqual([{ type: "LeavesOut", amount: money("500.00") }]);
    expect(concerns(PLAN, { owed: "8000.00" })).toEqual([{ type: "AsksTooMuch", amount: money("1000.00") }]);
    expect(concerns(PLAN, { owed: "9000.00 GBP" })).toEqual([
      { type: "AsksTooMuch", amount: money("9000.00") },
    ]);
  });

  it("wants a payment within seven days", () => {
    expect(concerns(PLAN, { asOf: "2026-02-27" })).toEqual([]);
    expect(concerns(PLAN, { asOf: "2026-02-26" })).toEqual([{ type: "NothingNow" }]);
  });

  it("minds a plan of more than six months", () => {
    const until = (dueOn: string): readonly unknown[] | undefined =>
      concerns([...PLAN.slice(0, 2), { dueOn: day(dueOn), amount: money("3000.00") }]);
    expect(until("2026-09-02")).toEqual([]);
    expect(until("2026-09-03")).toEqual([{ type: "TooLong", lastOn: day("2026-09-03"), monthsMax: 6 }]);
  });

  it("minds instalments above what they usually pay in a month, the first payment apart", () => {
    expect(concerns(PLAN, { usual: "4000.00" })).toEqual([]);
    expect(concerns(PLAN, { usual: "3999.99" })).toEqual([
      { type: "AboveUsualPayments", usualMonthly: money("3999.99"), largest: money("4000.00") },
    ]);
    const allNow = [{ dueOn: day("2026-03-03"), amount: money("9000.00") }];
    expect(analyse(allNow, { usual: "1000.00" })).toMatchObject({
      concerns: [{ type: "AboveUsualPayments", largest: money("9000.00") }],
    });
  });

  it("asks for a look at solvency from 10 000 on", () => {
    const plan = (amount: string): readonly Instalment[] => [
      { dueOn: day("2026-03-06"), amount: money(amount) },
    ];
    expect(concerns(plan("9999.99"), { owed: "9999.99" })).toEqual([]);
    expect(concerns(plan("10000.00"), { owed: "10000.00" })).toEqual([
      { type: "SolvencyCheckNeeded", from: money("10000.00") },
    ]);
  });

  it("keeps currencies apart", () => {
    const plan = [...PLAN, { dueOn: day("2026-03-06"), amount: money("80.00 GBP") }];
    const owed = [money("9000.00"), money("80.00 GBP")];
    const analyses = analysePlan(plan, { owed, usualMonthly: [] }, day("2026-03-02"), DEFAULT_POLICY);
    expect(analyses.map(({ total, concerns }) => [total, concerns])).toEqual([
      [money("9000.00"), []],
      [money("80.00 GBP"), []],
    ]);
  });

  it("takes all of it for now once the last instalment is past, and has nothing to say of no plan", () => {
    expect(analyse(PLAN, { asOf: "2026-06-01" })).toMatchObject({ upFront: money("9000.00") });
    expect(analyse([])).toBeUndefined();
  });
});
