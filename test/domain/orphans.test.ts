import { foldCalls, type CallEvent, type SheetCompared } from "../../src/domain/callLog";
import { compareReadings, seeReceivables, totalsOfChanges } from "../../src/domain/comparison";
import { findOrphans } from "../../src/domain/orphans";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { callLog, day, keyOf, receivables } from "../support/receivables";

const CALLS = callLog(`
  id  on          debtor  outcome  until       amount   covers
  a   2026-03-02  Durand  NOC      -           -        F-101=1200.00
  b   2026-03-09  Martin  PTP      2026-03-16  80.00    F-103=80.00
  c   2026-03-10  Petit   NA       -           -        F-105=640.00`);

const BEFORE = `
  invoice  debtor  due         open
  F-101    Durand  2026-01-31  1200.00
  F-103    Martin  2026-02-15  80.00
  F-105    Petit   2026-02-20  640.00`;

/** The entry that a reading of `after`, following one of `before`, leaves in the log. */
function compared(before: string, after: string, on = "2026-03-12"): SheetCompared {
  const { changes } = compareReadings(
    seeReceivables(receivables(before)),
    seeReceivables(receivables(after)),
    {
      policy: DEFAULT_POLICY,
    },
  );
  return {
    type: "comparison",
    id: `compared-${on}`,
    loggedAt: `${on}T08:00:00Z`,
    author: "Anne",
    seenOn: day("2026-03-11"),
    comparedOn: day(on),
    totals: totalsOfChanges(changes),
    promises: { kept: 0, partlyKept: 0, broken: 0 },
    changes,
  };
}

/** `F-101 vanished 2026-03-12 ? F-9`: the orphans of a sheet, each with its candidates. */
function orphansOf(sheet: string, log: readonly CallEvent[]): readonly string[] {
  return findOrphans(foldCalls(log), receivables(sheet), DEFAULT_POLICY).map(
    ({ reference, vanishedOn, candidates }) =>
      [
        reference,
        ...(vanishedOn === undefined ? [] : ["vanished"]),
        ...candidates.map((candidate) => `? ${candidate.reference}`),
      ].join(" "),
  );
}

describe("findOrphans", () => {
  it("misses nothing while every invoice that was called about is in the sheet", () => {
    expect(orphansOf(BEFORE, CALLS)).toEqual([]);
  });

  it("does not miss what was seen paid before it left", () => {
    const paid = BEFORE.replace("1200.00", "0.00");
    const gone = BEFORE.replace(/.*F-101.*\n/, "");
    expect(orphansOf(gone, [...CALLS, compared(BEFORE, paid)])).toEqual([]);
  });

  it("says of what vanished that nobody saw it paid", () => {
    const gone = BEFORE.replace(/.*F-101.*\n/, "");
    expect(orphansOf(gone, [...CALLS, compared(BEFORE, gone)])).toEqual(["F-101 vanished"]);
  });

  it("forgets that an invoice had vanished once it is back, and what was open then", () => {
    const gone = BEFORE.replace(/.*F-101.*\n/, "");
    const log = [
      ...CALLS,
      compared(BEFORE, gone, "2026-03-12"),
      compared(gone, BEFORE, "2026-03-13"),
      compared(BEFORE, BEFORE.replace("1200.00", "0.00"), "2026-03-14"),
    ];
    expect(orphansOf(BEFORE, log)).toEqual([]);
    expect(orphansOf(gone, log)).toEqual([]);
  });

  it("proposes invoices with the same amount, due date or number, the same customer's first", () => {
    const sheet = `
      invoice   debtor  due         open
      F-888     Durand  2026-01-31  15.00
      2026-101  Durand  2026-01-31  1200.00
      X-1       Durand  2026-09-30  77.00
      F-103     Martin SA  2026-05-15  12.00`;
    // The new number was found by itself, and that was taken back: it is proposed again.
    expect(orphansOf(sheet, [...CALLS, compared(BEFORE, sheet)])).toEqual([
      "F-103 vanished ? F-103",
      "F-101 ? 2026-101",
      "F-105 vanished",
    ]);
  });

  it("never proposes a paid invoice or a row entered twice", () => {
    const sheet = `
      invoice  debtor  due         open     duplicateOf
      G-101    Durand  2026-01-31  0.00
      X-1      Durand  2026-01-31  1200.00  7`;
    expect(orphansOf(sheet, CALLS.slice(0, 1))).toEqual(["F-101"]);
  });

  it("takes a short number for nothing by itself: customers may number their own invoices", () => {
    const log = callLog(`
      id  on          debtor  outcome  covers
      a   2026-03-02  Durand  NOC      7=1200.00`);
    const sheet = `
      invoice  debtor  due         open
      7        Petit   2026-01-31  10.00`;
    expect(orphansOf(sheet, log)).toEqual(["7"]);
  });

  it("finds what a person re-attached no more", () => {
    const reattached: CallEvent = {
      type: "reattachment",
      id: "r",
      loggedAt: "2026-03-12T09:00:00Z",
      author: "Anne",
      fromKey: keyOf("Durand", "F-101"),
      toKey: keyOf("Durand", "N-1"),
      fromReference: "F-101",
      toReference: "N-1",
    };
    const sheet = BEFORE.replace("F-101", "N-1  ");
    expect(orphansOf(sheet, [...CALLS, reattached])).toEqual([]);
  });

  it("shows a notice where nobody called, and the last call otherwise", () => {
    const log = callLog(`
      id  on          debtor  outcome  covers
      a   2026-03-02  Durand  NOC      F-101
      n   2026-03-05  Durand  notice   F-101, F-102`);
    const contacts = findOrphans(foldCalls(log), [], DEFAULT_POLICY).map(({ reference, lastContact }) => [
      reference,
      lastContact.id,
    ]);
    expect(contacts).toEqual([
      ["F-102", "n"],
      ["F-101", "a"],
    ]);
  });

  it("lists first what can be re-attached, then what nobody saw leave, then what counts as paid", () => {
    const gone = `
      invoice  debtor  due         open
      N-1      Durand  2026-05-31  1200.00`;
    const partly = compared(BEFORE, gone);
    const log = [
      ...CALLS,
      {
        ...partly,
        changes: partly.changes.filter((change) => "before" in change && change.before.reference === "F-103"),
      },
    ];
    expect(orphansOf(gone, log)).toEqual(["F-101 ? N-1", "F-105", "F-103 vanished"]);
  });
});
