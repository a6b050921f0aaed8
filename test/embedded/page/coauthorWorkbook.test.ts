import { coauthorWorkbook } from "../../../src/embedded/page/coauthorWorkbook";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { Workbook, type Change } from "../../../src/embedded/workbook/workbook";

const PERSON = { kind: "person" } as const;
const ONE_CELL = { top: 0, left: 0, bottom: 0, right: 0 };

let shared: Workbook;
let mine: Workbook;
let leave: () => void;
let heardByFirst: Change[];
let heardBySecond: Change[];

beforeEach(() => {
  shared = new Workbook();
  shared.addSheet("Clients");
  ({ workbook: mine, leave } = coauthorWorkbook(shared));
  heardByFirst = [];
  heardBySecond = [];
  shared.onChange((change) => heardByFirst.push(change));
  mine.onChange((change) => heardBySecond.push(change));
});

const typed = (workbook: Workbook, value: string): void => {
  const sheet = workbook.sheets[0]!;
  sheet.setCell(0, 0, { value, format: GENERAL });
  workbook.changed({ type: "cells", sheetId: sheet.id, range: ONE_CELL, source: PERSON });
};
const sourcesOf = (changes: readonly Change[]): unknown[] =>
  changes.map((change) => ("source" in change ? change.source.kind : undefined));

describe("coauthorWorkbook", () => {
  it("shares the cells, and tells each other's edits once, as somebody else's", () => {
    typed(shared, "un");
    typed(mine, "deux");
    expect(shared.sheets[0]?.cellAt(0, 0)?.value).toBe("deux");
    expect(sourcesOf(heardByFirst)).toEqual(["person", "client"]);
    expect(sourcesOf(heardBySecond)).toEqual(["client", "person"]);
  });

  it("keeps where each person points to themselves", () => {
    const there = { top: 4, left: 2, bottom: 4, right: 2 };
    mine.selection = there;
    mine.changed({ type: "selection", sheetId: shared.sheets[0]!.id, range: there, source: PERSON });
    expect(shared.selection).toEqual(ONE_CELL);
    expect(heardByFirst).toEqual([]);
    expect(heardBySecond).toHaveLength(1);
  });

  it("moves on to another sheet when the one shown is hidden by the other person", () => {
    const other = shared.addSheet("Tarifs");
    shared.sheets[0]!.visibility = "Hidden";
    shared.changed({ type: "sheets", kind: "visibility", sheetId: shared.sheets[0]!.id, source: PERSON });
    expect(mine.activeSheetId).toBe(other.id);
  });

  it("protects the sheets for both, and is read-only for one", () => {
    mine.isStructureProtected = true;
    mine.isReadOnly = true;
    expect(shared.isStructureProtected).toBe(true);
    expect(shared.isReadOnly).toBe(false);
  });

  it("hears nothing after leaving", () => {
    leave();
    typed(shared, "trois");
    expect(heardBySecond).toEqual([]);
  });
});
