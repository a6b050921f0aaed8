import type { SheetCompared } from "../../src/domain/callLog";
import { compareReadings, seeReceivables, totalsOfChanges } from "../../src/domain/comparison";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { decodeEvent, encodeEvent } from "../../src/excel/log/logEvents";
import { shownCells } from "../../src/excel/log/shownEvent";
import { day, receivables } from "../support/receivables";

const before = seeReceivables(
  receivables(`
    invoice  debtor  due         open
    F-1      Durand  2026-03-31  100.00
    F-2      Durand  2026-04-30  50.00
    F-3      Martin  -           20.00 USD
    F-4      Petit   2026-05-31  0.00
    F-5      Petit   2026-05-31  70.00`),
);
const after = seeReceivables(
  receivables(`
    invoice  debtor  due         open
    F-1      Durand  2026-03-31  0.00
    F-9      Durand  2026-04-30  50.00
    F-3      Martin  2026-06-30  20.00 USD
    F-6      Petit   2026-07-31  5.00`),
);
const { changes } = compareReadings(before, after, { policy: DEFAULT_POLICY });

const EVENT: SheetCompared = {
  type: "comparison",
  id: "compared-1",
  loggedAt: "2026-11-24T08:00:00Z",
  author: "Anne",
  seenOn: day("2026-11-20"),
  comparedOn: day("2026-11-24"),
  totals: totalsOfChanges(changes),
  promises: { kept: 1, partlyKept: 0, broken: 2 },
  changes,
};

describe("a comparison in the log", () => {
  it("comes back as it was written, with dates that people can read", () => {
    expect(EVENT.changes.map(({ type }) => type)).toEqual([
      "paid",
      "vanished",
      "reDated",
      "reNumbered",
      "settledGone",
      "new",
    ]);
    expect(decodeEvent(encodeEvent(EVENT))).toEqual(EVENT);
    expect(encodeEvent(EVENT)).toContain('"comparedOn":"2026-11-24"');
    expect(encodeEvent(EVENT)).toContain('"dueOn":"2026-03-31"');
  });

  it("is refused when a change is of no known kind, or lacks the half it needs", () => {
    const text = encodeEvent(EVENT);
    expect(decodeEvent(text.replace('"type":"paid","before"', '"type":"lost","before"'))).toBeUndefined();
    expect(
      decodeEvent(text.replace('"type":"vanished","before"', '"type":"vanished","after"')),
    ).toBeUndefined();
  });

  it("is one readable line for whoever unhides the log", () => {
    const cells = shownCells(EVENT);
    expect(cells).toContain("2026-11-24");
    expect(cells).toContain("F-1, F-5, F-3, F-2, F-4, F-6");
    expect(cells).toContain("paid 1, vanished 1, reDated 1, reNumbered 1, settledGone 1, new 1");
  });
});
