import * as fc from "fast-check";
import { assessReceivables } from "../../src/domain/assessment";
import { foldCalls } from "../../src/domain/callLog";
import { paymentHabits, usualMonthlyPayments, type PaymentHabits } from "../../src/domain/paymentHabits";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

const NO_CALLS = "on  debtor  outcome";
const NO_ROWS = "invoice  debtor";

function habits(sheet: string, log = NO_CALLS, asOf = "2026-06-30"): PaymentHabits {
  const history = foldCalls(callLog(log));
  const rows = receivables(sheet);
  const assessments = assessReceivables(rows, history, day(asOf), DEFAULT_POLICY);
  const calls = [...history.eventsByDebtor.values()].flat().filter((event) => event.type === "call");
  return paymentHabits(
    rows,
    calls,
    assessments.flatMap(({ promises }) => promises),
    DEFAULT_POLICY,
  );
}

describe("paymentHabits", () => {
  describe("delays", () => {
    it("says both averages: 25 days by invoice, 37 by amount", () => {
      // Test values of E.7: 1 000 paid 10 days late, 9 000 paid 40 days late.
      const { delays } = habits(`
        invoice  debtor  due         open  invoiced  paidOn
        F-101    Durand  2026-03-01  0.00  1000.00   2026-03-11
        F-102    Durand  2026-03-01  0.00  9000.00   2026-04-10`);
      expect(delays).toEqual([
        {
          kind: "delays",
          currency: "EUR",
          invoices: 2,
          averageDays: 25,
          averageDaysByAmount: 37,
          paidLate: { kind: "share", part: 2, of: 2 },
          trendDays: undefined,
          lastPaidOn: day("2026-04-10"),
        },
      ]);
    });

    it("counts early payments below zero, and payments on the day as not late", () => {
      const [delays] = habits(`
        invoice  debtor  due         open  invoiced  paidOn
        F-101    Durand  2026-03-11  0.00  100.00    2026-03-01
        F-102    Durand  2026-03-11  0.00  100.00    2026-03-11
        F-103    Durand  2026-03-11  0.00  100.00    2026-03-12`).delays;
      expect(delays).toMatchObject({ averageDays: -3, paidLate: { kind: "share", part: 1, of: 3 } });
    });

    it("says nothing from one payment", () => {
      const { delays } = habits(`
        invoice  debtor  due         open  invoiced  paidOn
        F-101    Durand  2026-03-01  0.00  1000.00   2026-03-11`);
      expect(delays).toEqual([{ kind: "not-enough", currency: "EUR", invoices: 1 }]);
    });

    it("keeps currencies apart", () => {
      const { delays } = habits(`
        invoice  debtor  due         open      invoiced      paidOn
        F-101    Durand  2026-03-01  0.00      1000.00       2026-03-11
        F-102    Durand  2026-03-01  0.00 GBP  900.00 GBP    2026-04-10
        F-103    Durand  2026-03-01  0.00      1000.00       2026-03-13`);
      expect(delays.map(({ currency, invoices }) => [currency, invoices])).toEqual([
        ["EUR", 2],
        ["GBP", 1],
      ]);
    });

    it("leaves out what is open in part, credit notes, duplicates and rows without a date", () => {
      const { delays } = habits(`
        invoice  debtor  due         open    invoiced  paidOn      duplicateOf
        F-101    Durand  2026-03-01  50.00   1000.00   2026-03-11  -
        A-1      Durand  2026-03-01  0.00    -80.00    2026-03-11  -
        F-102    Durand  2026-03-01  0.00    1000.00   2026-03-11  7
        F-103    Durand  -           0.00    1000.00   2026-03-11  -
        F-104    Durand  2026-03-01  0.00    1000.00   -           -
        F-105    Durand  2026-03-01  0.00    -         2026-03-11  -`);
      expect(delays).toEqual([]);
    });

    it("tells whether payments come later than they used to", () => {
      const [delays] = habits(`
        invoice  debtor  due         open  invoiced  paidOn
        F-104    Durand  2026-04-01  0.00  100.00    2026-05-01
        F-101    Durand  2026-01-01  0.00  100.00    2026-01-03
        F-102    Durand  2026-02-01  0.00  100.00    2026-02-05
        F-103    Durand  2026-03-01  0.00  100.00    2026-03-21`).delays;
      // 2 and 4 days first, 20 and 30 later: 25 - 3.
      expect(delays).toMatchObject({ trendDays: 22, lastPaidOn: day("2026-05-01") });
    });
  });

  describe("promises kept (E.10: kept ÷ judged, not ÷ made)", () => {
    const SHEET = `
      invoice  debtor  due         open
      F-101    Durand  2026-01-05  0.00
      F-102    Durand  2026-01-05  600.00
      F-103    Durand  2026-01-05  300.00
      F-104    Durand  2026-01-05  200.00`;
    const LOG = `
      on          debtor  outcome  until       amount   covers
      2026-02-02  Durand  PTP      2026-02-10  1000.00  F-101=1000.00
      2026-02-03  Durand  PTP      2026-02-10  1000.00  F-102=1000.00
      2026-02-04  Durand  PTPP     2026-02-10  300.00   F-103=300.00
      2026-06-26  Durand  PTP      2026-07-10  200.00   F-104=200.00`;

    it("leaves open promises out", () => {
      expect(habits(SHEET, LOG).promisesKept).toEqual({ kind: "share", part: 1, of: 3 });
    });

    it("adds up what was promised and what came in, judged promises alone", () => {
      // 1 000 of 1 000, 400 of 1 000, 0 of 300.
      expect(habits(SHEET, LOG).promisedAmounts).toEqual([
        { promised: money("2300.00"), received: money("1400.00") },
      ]);
    });

    it("counts a promise on two invoices once", () => {
      const log = `
        on          debtor  outcome  until       amount   covers
        2026-02-02  Durand  PTP      2026-02-10  1600.00  F-101=1000.00, F-102=600.00
        2026-03-02  Durand  PTP      2026-03-10  600.00   F-102=600.00`;
      expect(habits(SHEET, log).promisesKept).toEqual({ kind: "share", part: 0, of: 2 });
    });

    it("is not enough to say, never 0 %, before two are judged", () => {
      expect(habits(SHEET).promisesKept).toEqual({ kind: "not-enough", part: 0, of: 0 });
      const one = `
        on          debtor  outcome  until       amount   covers
        2026-02-04  Durand  PTP      2026-02-10  300.00   F-103=300.00`;
      expect(habits(SHEET, one).promisesKept).toEqual({ kind: "not-enough", part: 0, of: 1 });
    });

    it("keeps currencies apart", () => {
      const log = `
        on          debtor  outcome  until       amount      covers
        2026-02-02  Durand  PTP      2026-02-10  300.00      F-103=300.00
        2026-02-02  Durand  PTP      2026-02-10  80.00 GBP   F-9=80.00 GBP`;
      const sheet = `${SHEET}\n F-9  Durand  2026-01-05  80.00 GBP`;
      expect(habits(sheet, log).promisedAmounts).toEqual([
        { promised: money("300.00"), received: money("0.00") },
        { promised: money("80.00 GBP"), received: money("0.00 GBP") },
      ]);
    });
  });

  describe("reaching people (E.11 to E.13)", () => {
    it("counts attempts, answers and right parties", () => {
      const { answered, rightPartyOfAnswered, promised } = habits(
        NO_ROWS,
        `
        on          debtor  outcome  until       amount   covers
        2026-02-02  Durand  NA       -           -        -
        2026-02-03  Durand  VM       -           -        -
        2026-02-04  Durand  MSG3     -           -        -
        2026-02-05  Durand  NOC      -           -        -
        2026-02-06  Durand  PTP      2026-02-10  300.00   F-103=300.00
        2026-02-09  Durand  OTH      -           -        -
        2026-02-09  Durand  SKIP     -           -        -`,
      );
      expect(answered).toEqual({ kind: "share", part: 3, of: 5 });
      expect(rightPartyOfAnswered).toEqual({ kind: "share", part: 2, of: 3 });
      expect(promised).toEqual({ kind: "share", part: 1, of: 2 });
    });

    it("says nothing without calls", () => {
      const { answered, rightPartyOfAnswered } = habits(NO_ROWS);
      expect(answered).toEqual({ kind: "not-enough", part: 0, of: 0 });
      expect(rightPartyOfAnswered).toEqual({ kind: "not-enough", part: 0, of: 0 });
    });
  });

  it("never has a part above the whole", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (rows, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(rows, history, asOf, DEFAULT_POLICY);
        const calls = [...history.eventsByDebtor.values()].flat().filter((event) => event.type === "call");
        const promises = assessments.flatMap((assessment) => assessment.promises);
        const found = paymentHabits(rows, calls, promises, DEFAULT_POLICY);
        const { promisesKept, answered, rightPartyOfAnswered, promised } = found;
        for (const { part, of } of [promisesKept, answered, rightPartyOfAnswered, promised])
          expect(part).toBeLessThanOrEqual(of);
        for (const { promised: whole, received } of found.promisedAmounts) {
          expect(received.amountMinor).toBeLessThanOrEqual(whole.amountMinor);
          expect(received.currency).toBe(whole.currency);
        }
      }),
    );
  });
});

describe("usualMonthlyPayments", () => {
  const usual = (sheet: string, asOf: string): readonly unknown[] =>
    usualMonthlyPayments(receivables(sheet), day(asOf));

  it("spreads a year's payments over the months since the first of them", () => {
    // 900 + 600 in March, April, May and June: 375 a month.
    const sheet = `
      invoice  debtor  due         open  invoiced  paidOn
      F-101    Durand  2026-03-01  0.00  900.00    2026-03-20
      F-102    Durand  2026-04-01  0.00  600.00    2026-05-02`;
    expect(usual(sheet, "2026-06-10")).toEqual([money("375.00")]);
  });

  it("looks back twelve calendar months, today's included, and never ahead", () => {
    const sheet = `
      invoice  debtor  due         open  invoiced  paidOn
      F-100    Durand  2025-06-01  0.00  5000.00   2025-06-30
      F-101    Durand  2025-06-01  0.00  900.00    2025-07-01
      F-102    Durand  2026-04-01  0.00  300.00    2026-06-10
      F-103    Durand  2026-04-01  0.00  8000.00   2026-06-11`;
    expect(usual(sheet, "2026-06-10")).toEqual([money("100.00")]);
  });

  it("says nothing from one payment, and keeps currencies apart", () => {
    const sheet = `
      invoice  debtor  due         open      invoiced      paidOn
      F-101    Durand  2026-03-01  0.00      900.00        2026-06-01
      F-102    Durand  2026-03-01  0.00 GBP  100.00 GBP    2026-06-01
      F-103    Durand  2026-03-01  0.00 GBP  101.00 GBP    2026-06-02`;
    expect(usual(sheet, "2026-06-10")).toEqual([money("201.00 GBP")]);
  });
});
