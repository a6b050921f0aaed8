import * as fc from "fast-check";
import { assessReceivables, type Assessment } from "../../src/domain/assessment";
import { foldCalls } from "../../src/domain/callLog";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { nextCall } from "../../src/domain/schedule";
import { callStage } from "../../src/domain/stage";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

function assess(sheet: string, log: string, asOf: string): readonly Assessment[] {
  return assessReceivables(receivables(sheet), foldCalls(callLog(log)), day(asOf), DEFAULT_POLICY);
}

const NO_CALLS = "on  debtor  outcome";

/** Next call, stage and broken promises, in one line. */
function line({ next, stage, facts }: Assessment): string {
  return `${next.on === undefined ? "none" : formatIsoDate(next.on)} ${stage ?? "-"} ${facts.brokenPromises}`;
}

describe("assessReceivables", () => {
  it("assesses each row of the sheet, in its order", () => {
    const assessed = assess(
      `
      invoice  debtor  due         open
      F-101    Durand  2026-03-02  1200.00
      F-102    Durand  -           80.00
      F-103    Petit   2026-03-31  0.00`,
      NO_CALLS,
      "2026-03-20",
    );
    expect(assessed.map(line)).toEqual(["2026-03-04 FIRM 0", "none - 0", "none SETTLED 0"]);
    expect(assessed.map(({ daysLate }) => daysLate)).toEqual([18, undefined, -11]);
    expect(assessed.map(({ receivable }) => receivable.reference)).toEqual(["F-101", "F-102", "F-103"]);
  });

  const SHEET = `
    invoice  debtor  due         open
    F-101    Durand  2026-03-02  1200.00`;

  it("goes by the last call", () => {
    const [assessed] = assess(
      SHEET,
      `
      on          debtor  outcome  until       covers
      2026-03-05  Durand  CB       2026-03-12  F-101=1200.00
      2026-03-12  Durand  NA       -           F-101=1200.00`,
      "2026-03-12",
    );
    expect(line(assessed!)).toBe("2026-03-13 REMINDER 0");
    expect(assessed?.lastCall?.outcome).toBe("NA");
  });

  it("leaves a letter out: the call before it stands", () => {
    const [assessed] = assess(
      SHEET,
      `
      on          debtor  outcome  until       covers
      2026-03-05  Durand  CB       2026-03-27  F-101=1200.00
      2026-03-12  Durand  OTH      -           F-101=1200.00`,
      "2026-03-12",
    );
    expect(line(assessed!)).toBe("2026-03-27 REMINDER 0");
    expect(assessed?.lastCall?.outcome).toBe("CB");
  });

  it("counts promises broken or kept in part", () => {
    const log = `
      on          debtor  outcome  until       amount   covers
      2026-03-05  Durand  PTP      2026-03-10  1500.00  F-101=1500.00
      2026-03-12  Durand  PTP      2026-03-17  1200.00  F-101=1200.00`;
    expect(assess(SHEET, log, "2026-03-17").map(line)).toEqual(["2026-03-18 FIRM 1"]);
    // Its check day: still pending, so still counted from the day it was made, but broken by now.
    expect(assess(SHEET, log, "2026-03-18").map(line)).toEqual(["2026-03-18 NOTICE 2"]);
    expect(assess(SHEET, log, "2026-03-18")[0]?.promises.map(({ state }) => state)).toEqual([
      "partly-kept",
      "broken",
    ]);
  });

  it("takes a promise without an amount as an intention: it does not silence the list", () => {
    const log = `
      on          debtor  outcome  until       covers
      2026-03-05  Durand  PTP      2026-04-30  F-101=1200.00`;
    const [assessed] = assess(SHEET, log, "2026-03-09");
    expect(line(assessed!)).toBe("2026-03-09 REMINDER 0");
    expect(assessed?.facts.outcome).toBe("INT");
  });

  it("takes a promise in another currency as an intention", () => {
    const assessed = assess(
      `
      invoice  debtor  due         open
      F-101    Durand  2026-03-02  1200.00
      F-102    Durand  2026-03-02  900.00 GBP`,
      `
      on          debtor  outcome  until       amount   covers
      2026-03-05  Durand  PTP      2026-03-26  1200.00  F-101=1200.00, F-102=900.00 GBP`,
      "2026-03-09",
    );
    expect(assessed.map(({ facts }) => facts.outcome)).toEqual(["PTP", "INT"]);
    expect(assessed.map(line)).toEqual(["2026-03-27 REMINDER 0", "2026-03-09 REMINDER 0"]);
  });

  it("goes by the latest formal notice", () => {
    const late = "invoice  debtor  due  open\n F-101  Durand  2026-01-02  1200.00";
    const log = `
      on          debtor  outcome  covers
      2026-01-20  Durand  NOC      F-101=1200.00
      2026-02-10  Durand  notice   F-101=1200.00`;
    expect(assess(late, log, "2026-02-24")[0]?.stage).toBe("NOTICE");
    expect(assess(late, log, "2026-02-25")[0]?.stage).toBe("HANDOVER");
    const again = `${log}\n 2026-02-20  Durand  notice  F-101=1200.00`;
    expect(assess(late, again, "2026-02-25")[0]?.stage).toBe("NOTICE");
  });

  it("believes a sheet that says « disputed » until somebody who can settle it was reached", () => {
    const disputed = "invoice  debtor  due  open  disputed\n F-101  Durand  2026-03-02  1200.00  yes";
    const after = (outcome: string): readonly string[] =>
      assess(
        disputed,
        `on  debtor  outcome  covers\n 2026-03-19  Durand  ${outcome}  F-101=1200.00`,
        "2026-03-20",
      ).map(line);
    expect(assess(disputed, NO_CALLS, "2026-03-20").map(line)).toEqual(["2026-03-04 DISPUTE 0"]);
    // A dispute without a review date is looked at again ten call days after the call.
    expect(after("NA")).toEqual(["2026-04-02 DISPUTE 0"]);
    expect(after("INT")).toEqual(["2026-03-23 FIRM 0"]);
    expect(after("LEGAL")).toEqual(["none HANDED_OVER 0"]);
  });

  it("takes up the calls that the sheet itself keeps, until the log has one", () => {
    const [late] = receivables("invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00");
    if (!late) throw new Error("no receivable");
    const called = { ...late, sheetLastCallOn: day("2026-03-18"), sheetOutcome: "VM" as const };
    const after = (log: string, sheet = called): readonly string[] =>
      assessReceivables([sheet], foldCalls(callLog(log)), day("2026-03-20"), DEFAULT_POLICY).map(line);
    expect(after(NO_CALLS)).toEqual(["2026-03-20 FIRM 0"]);
    const logged = "on  debtor  outcome  covers\n 2026-03-19  Durand  VM  F-101=1200.00";
    expect(after(logged)).toEqual(["2026-03-23 FIRM 0"]);
    // A call that the sheet dates after today was not made yet.
    expect(after(NO_CALLS, { ...called, sheetLastCallOn: day("2026-03-25") })).toEqual(["2026-03-04 FIRM 0"]);
  });

  it("forgets the sheet's dispute once the receivable is settled", () => {
    const settled = "invoice  debtor  due  open  disputed\n F-101  Durand  2026-03-02  0.00  yes";
    const log = "on  debtor  outcome  covers\n 2026-03-19  Durand  NA  F-101=1200.00";
    expect(assess(settled, log, "2026-03-20").map(line)).toEqual(["none SETTLED 0"]);
  });

  it("does not count a duplicate row as money still open", () => {
    const assessed = assess(
      `
      invoice  debtor  due         open     duplicateOf
      F-101    Durand  2026-03-02  0.00     -
      F-101    Durand  2026-03-02  1200.00  2`,
      `
      on          debtor  outcome  until       amount   covers
      2026-03-05  Durand  PTP      2026-03-10  1200.00  F-101=1200.00`,
      "2026-03-12",
    );
    expect(assessed[0]?.promises.map(({ state }) => state)).toEqual(["kept"]);
  });

  it("always answers as the rules do on the facts it shows", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (sheet, log, asOf) => {
        const assessed = assessReceivables(sheet, foldCalls(log), asOf, DEFAULT_POLICY);
        expect(assessed.map(({ receivable }) => receivable)).toEqual(sheet);
        for (const { facts, next, stage } of assessed) {
          expect(next).toEqual(nextCall(facts, asOf, DEFAULT_POLICY));
          expect(stage).toBe(callStage(facts, asOf, DEFAULT_POLICY));
        }
      }),
    );
  });
});

describe("the part in dispute", () => {
  const SHEET = `
    invoice  debtor  due         open
    F-101    Durand  2026-03-02  1200.00
    F-102    Durand  2026-03-02  300.00
    A-1      Durand  2026-03-02  -50.00`;
  const disputed = (log: string, details: object = {}, sheet = SHEET): readonly number[] =>
    assessReceivables(
      receivables(sheet),
      foldCalls(callLog(log).map((event) => ({ ...event, ...details }))),
      day("2026-03-09"),
      DEFAULT_POLICY,
    ).map((assessment) => assessment.disputed.amountMinor / 100);
  const DISPUTED = `
    on          debtor  outcome  until       amount  covers
    2026-03-05  Durand  DISP     2026-03-19  -       F-101=1200.00, F-102=300.00`;

  it("is nothing of what is not disputed", () => {
    expect(disputed(NO_CALLS)).toEqual([0, 0, 0]);
  });

  it("is all of it when no amount was named, credits apart", () => {
    const log = "on  debtor  outcome  covers\n 2026-03-05  Durand  DISP  F-101=1200.00, A-1=-50.00";
    expect(disputed(log)).toEqual([1200, 0, 0]);
  });

  it("is the amount named, taken from the invoices in the order of the call", () => {
    const part = (amount: string): object => ({ dispute: { category: "D_QTY", disputed: money(amount) } });
    expect(disputed(DISPUTED, part("200.00"))).toEqual([200, 0, 0]);
    expect(disputed(DISPUTED, part("1250.00"))).toEqual([1200, 50, 0]);
    expect(disputed(DISPUTED.replace("-       F-101", "80.00   F-101"))).toEqual([80, 0, 0]);
  });

  it("is never more than what is still open", () => {
    const paid = SHEET.replace("1200.00", "150.00");
    expect(disputed(DISPUTED, { dispute: { category: "D_QTY", disputed: money("200.00") } }, paid)).toEqual([
      150, 0, 0,
    ]);
  });

  it("is all of it when the amount is in another currency, or only the sheet says so", () => {
    expect(disputed(DISPUTED, { dispute: { category: "D_QTY", disputed: money("9.00 GBP") } })).toEqual([
      1200, 300, 0,
    ]);
    const corrected = `
      on          debtor  outcome  amount  covers
      2026-03-05  Durand  DISP     80.00   F-101=1200.00 GBP`;
    expect(disputed(corrected)).toEqual([1200, 0, 0]);
    const marked = "invoice  debtor  due  open  disputed\n F-101  Durand  2026-03-02  1200.00  yes";
    expect(disputed(NO_CALLS, {}, marked)).toEqual([1200]);
    const calledSince = "on  debtor  outcome  amount  covers\n 2026-03-05  Durand  NA  80.00  F-101=1200.00";
    expect(disputed(calledSince, {}, marked)).toEqual([1200]);
  });

  it("passes over what the call covers in other currencies", () => {
    const log = `
      on          debtor  outcome  amount  covers
      2026-03-05  Durand  DISP     80.00   F-103=900.00 GBP, F-101=1200.00`;
    expect(disputed(log)).toEqual([80, 0, 0]);
  });
});
