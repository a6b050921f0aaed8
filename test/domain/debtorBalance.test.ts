import * as fc from "fast-check";
import { assessReceivables } from "../../src/domain/assessment";
import { foldCalls } from "../../src/domain/callLog";
import { debtorBalances } from "../../src/domain/debtorBalance";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { buildWorklist } from "../../src/domain/worklist";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

describe("debtorBalances", () => {
  const LOG = `
    on          debtor  outcome  amount  covers
    2026-03-05  Durand  DISP     200.00  F-101=1200.00
    2026-03-05  Durand  LEGAL    -       F-105=70.00`;
  const balances = (sheet: string): ReturnType<typeof debtorBalances> =>
    debtorBalances(
      assessReceivables(receivables(sheet), foldCalls(callLog(LOG)), day("2026-03-20"), DEFAULT_POLICY),
    );

  it("are what stands against no invoice, what is in dispute, and what is asked", () => {
    expect(
      balances(`
        invoice  debtor  due         open       duplicateOf
        F-101    Durand  2026-03-02  1200.00    -
        F-102    Durand  2026-03-02  300.00     -
        F-103    Durand  2026-06-02  500.00     -
        F-104    Durand  2026-03-02  0.01       -
        F-105    Durand  2026-03-02  70.00      -
        F-102    Durand  2026-03-02  300.00     3
        A-1      Durand  2026-03-02  -150.00    -
        G-1      Durand  2026-03-02  80.00 GBP  -`),
    ).toEqual([
      {
        credits: money("-150.00"),
        disputed: money("200.00"),
        asked: money("1300.00"),
      },
      {
        credits: money("0.00 GBP"),
        disputed: money("0.00 GBP"),
        asked: money("80.00 GBP"),
      },
    ]);
  });

  it("are nothing where all is settled", () => {
    expect(balances("invoice  debtor  due  open\n F-1  Durand  2026-03-02  0.00")).toEqual([]);
  });

  it("does not ask for an invoice without a due date", () => {
    expect(balances("invoice  debtor  due  open\n F-1  Durand  -  5.00")[0]).toMatchObject({
      asked: money("0.00"),
    });
  });

  it("never ask for less than nothing, nor leave out what today's list asks", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (rows, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(rows, history, asOf, DEFAULT_POLICY);
        for (const { credits, asked } of debtorBalances(assessments)) {
          expect(credits.amountMinor).toBeLessThanOrEqual(0);
          expect(asked.amountMinor).toBeGreaterThanOrEqual(0);
        }
        for (const { debtor, asked } of buildWorklist(assessments, history, asOf, DEFAULT_POLICY).entries) {
          const own = assessments.filter(({ receivable }) => receivable.debtor.key === debtor.key);
          expect(
            debtorBalances(own)
              .map((balance) => balance.asked)
              .filter(({ amountMinor }) => amountMinor > 0),
          ).toEqual(expect.arrayContaining([...asked]));
        }
      }),
    );
  });
});
