import { PersonEdits } from "../../../src/embedded/page/personEdits";
import { parseAddress } from "../../../src/embedded/workbook/address";
import { GENERAL, type CellRange } from "../../../src/embedded/workbook/cell";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import { Workbook, type Change } from "../../../src/embedded/workbook/workbook";

function at(address: string): CellRange {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(address);
  return parsed.range;
}

let workbook: Workbook;
let sheet: Sheet;
let edits: PersonEdits;
let changes: Change[];

beforeEach(() => {
  workbook = new Workbook();
  sheet = workbook.addSheet("Clients");
  edits = new PersonEdits(workbook, () => "fr-FR");
  changes = [];
  workbook.onChange((change) => changes.push(change));
});

const valueAt = (address: string): unknown => {
  const { top, left } = at(address);
  const cell = sheet.cellAt(top, left);
  return cell?.formula ?? cell?.value;
};

function tableFrom(address: string, ...names: readonly string[]): void {
  const range = at(address);
  names.forEach((name, index) =>
    sheet.setCell(range.top, range.left + index, { value: name, format: GENERAL }),
  );
  sheet.tables = [
    {
      id: 1,
      name: "Factures",
      range,
      hasHeader: true,
      hasTotals: false,
      columns: names.map((name, index) => ({ id: index + 1, name })),
    },
  ];
}

describe("PersonEdits.type", () => {
  it("types as the region does, and tells which cells changed", () => {
    expect(edits.type(sheet, at("B2"), "1 234,50").ok).toBe(true);
    expect(valueAt("B2")).toBe(1234.5);
    expect(changes).toEqual([
      { type: "cells", sheetId: sheet.id, range: at("B2"), source: { kind: "person" } },
    ]);
  });

  it("shows a date where a formula starts from one, in a cell without a format", () => {
    edits.type(sheet, at("A1"), "31/12/2026");
    edits.type(sheet, at("B1:B2"), "=A$1+30");
    edits.type(sheet, at("C1"), "=AUJOURDHUI");
    expect(
      ["B1", "B2", "C1"].map(
        (address) => sheet.cellAt(at(address).top, at(address).left)?.format.numberFormat,
      ),
    ).toEqual(["m/d/yyyy", "m/d/yyyy", "General"]);
  });

  it("fills a selection with one formula whose references move along", () => {
    edits.type(sheet, at("C1:C3"), "=A1*2");
    expect([valueAt("C1"), valueAt("C2"), valueAt("C3")]).toEqual(["=A1*2", "=A2*2", "=A3*2"]);
  });

  it("takes the apostrophe for text, and forgets it when something else is typed", () => {
    edits.type(sheet, at("A1"), "'007");
    expect(valueAt("A1")).toBe("007");
    edits.type(sheet, at("A1"), "7");
    expect(sheet.cellAt(0, 0)).toEqual({ value: 7, format: GENERAL });
  });

  it("refuses a locked cell of a protected sheet, and changes nothing", () => {
    sheet.isProtected = true;
    expect(edits.type(sheet, at("A1"), "1")).toEqual({
      ok: false,
      fault: { type: "SheetProtected", sheetName: "Clients" },
    });
    expect(changes).toEqual([]);
  });

  it("lets an unlocked cell of a protected sheet be typed into", () => {
    sheet.setCell(0, 0, { format: { numberFormat: "General", isLocked: false } });
    sheet.isProtected = true;
    expect(edits.type(sheet, at("A1"), "1").ok).toBe(true);
  });

  it("refuses a text longer than a cell holds", () => {
    expect(edits.type(sheet, at("A1"), "x".repeat(32_768))).toEqual({
      ok: false,
      fault: { type: "TextTooLong", length: 32_768, lengthMax: 32_767 },
    });
  });

  it("closes parentheses that were left open, and refuses what is no formula even then", () => {
    edits.type(sheet, at("A1"), "=SOMME(B1;ARRONDI(B2;1");
    expect(valueAt("A1")).toBe("=SUM(B1,ROUND(B2,1))");
    expect(edits.type(sheet, at("A2"), "=SOMME(B1;*2)")).toEqual({
      ok: false,
      fault: { type: "FormulaUnreadable" },
    });
    expect(valueAt("A2")).toBeUndefined();
    edits.type(sheet, at("A2"), "'=pas une formule (");
    expect(valueAt("A2")).toBe("=pas une formule (");
  });

  it("refuses everything in a read-only workbook", () => {
    workbook.isReadOnly = true;
    expect(edits.type(sheet, at("A1"), "1")).toEqual({ ok: false, fault: { type: "ReadOnly" } });
  });
});

describe("PersonEdits and tables", () => {
  it("takes a row typed right below into the table", () => {
    tableFrom("A1:B3", "Client", "Solde");
    edits.type(sheet, at("A4"), "Durand");
    expect(sheet.tables[0]?.range).toEqual(at("A1:B4"));
  });

  it("takes a column typed right beside into the table, under its own name", () => {
    tableFrom("A1:B3", "Client", "Solde");
    edits.type(sheet, at("C1"), "Client");
    expect(sheet.tables[0]?.columns.map(({ name }) => name)).toEqual(["Client", "Solde", "Client2"]);
  });

  it("grows a table under a longer export pasted over it", () => {
    tableFrom("A1:B3", "Client", "Solde");
    const rows = ["Client", "a", "b", "c", "d"].map((name, row) => [name, row === 0 ? "Solde" : String(row)]);
    edits.pasteText(sheet, at("A1"), rows);
    expect(sheet.tables[0]?.range).toEqual(at("A1:B5"));
  });

  it("leaves a table alone under cells pasted empty", () => {
    tableFrom("A1:B3", "Client", "Solde");
    edits.pasteText(sheet, at("A4"), [["", ""]]);
    expect(sheet.tables[0]?.range).toEqual(at("A1:B3"));
  });

  it("renames a column when its header is typed over", () => {
    tableFrom("A1:B3", "Client", "Solde");
    edits.type(sheet, at("B1"), "Reste dû");
    expect(sheet.tables[0]?.columns[1]).toEqual({ id: 2, name: "Reste dû" });
  });
});

describe("PersonEdits.pasteText and pasteCells", () => {
  it("fills a selection that is a multiple of what was copied", () => {
    edits.pasteText(sheet, at("A1:A4"), [["x"], ["y"]]);
    expect(["A1", "A2", "A3", "A4"].map(valueAt)).toEqual(["x", "y", "x", "y"]);
  });

  it("moves the references of copied formulas, and keeps looks", () => {
    sheet.setCell(0, 1, { value: 2, formula: "=A1+$A$1", format: { numberFormat: "0.00" } });
    edits.pasteCells(sheet, at("C3"), edits.cellsOf(sheet, at("B1")));
    expect(valueAt("C3")).toBe("=B3+$A$1");
    expect(sheet.cellAt(2, 2)?.format.numberFormat).toBe("0.00");
  });

  it("refuses what would not fit on the sheet", () => {
    expect(edits.pasteText(sheet, at("XFD1"), [["a", "b"]])).toEqual({
      ok: false,
      fault: { type: "OutsideSheet" },
    });
  });
});

describe("PersonEdits.undo", () => {
  it("puts back what was there, and redo does it again", () => {
    edits.type(sheet, at("A1"), "1");
    edits.type(sheet, at("A1"), "2");
    expect(edits.undo()).toEqual(at("A1"));
    expect(valueAt("A1")).toBe(1);
    edits.redo();
    expect(valueAt("A1")).toBe(2);
  });

  it("forgets when an add-in wrote, as Excel on the web does", () => {
    edits.type(sheet, at("A1"), "1");
    workbook.changed({
      type: "cells",
      sheetId: sheet.id,
      range: at("A1"),
      source: { kind: "client", clientId: "c" },
    });
    expect(edits.undo()).toBeUndefined();
  });
});

describe("PersonEdits.extend", () => {
  const formatted = (address: string, value: number, numberFormat: string): void => {
    const { top, left } = at(address);
    sheet.setCell(top, left, { value, format: { numberFormat } });
  };

  it("goes on with even steps of numbers, and repeats what has none", () => {
    edits.pasteText(sheet, at("A1"), [
      ["10", "x"],
      ["15", "y"],
    ]);
    edits.extend(sheet, at("A1:B2"), at("A1:B5"));
    expect([valueAt("A3"), valueAt("A4"), valueAt("A5")]).toEqual([20, 25, 30]);
    expect([valueAt("B3"), valueAt("B4"), valueAt("B5")]).toEqual(["x", "y", "x"]);
  });

  it("repeats one number, goes on with one date day by day, also upward", () => {
    edits.type(sheet, at("A5"), "7");
    formatted("B5", 46_000, "m/d/yyyy");
    edits.extend(sheet, at("A5:B5"), at("A3:B5"));
    expect([valueAt("A3"), valueAt("A4")]).toEqual([7, 7]);
    expect([valueAt("B3"), valueAt("B4")]).toEqual([45_998, 45_999]);
  });

  it("moves formulas along, and is undone as one step", () => {
    edits.type(sheet, at("B1"), "=A1*2");
    edits.extend(sheet, at("B1"), at("B1:B3"));
    expect([valueAt("B2"), valueAt("B3")]).toEqual(["=A2*2", "=A3*2"]);
    edits.undo();
    expect([valueAt("B1"), valueAt("B2"), valueAt("B3")]).toEqual(["=A1*2", undefined, undefined]);
  });
});

describe("PersonEdits.undo", () => {
  beforeEach(() => edits.pasteText(sheet, at("A1"), [["3"], ["1"], ["2"]]));

  it("takes back a sort, and does it again", () => {
    edits.sort(sheet, { row: 0, column: 0 }, "ascending");
    expect([valueAt("A1"), valueAt("A2"), valueAt("A3")]).toEqual([1, 2, 3]);
    edits.undo();
    expect([valueAt("A1"), valueAt("A2"), valueAt("A3")]).toEqual([3, 1, 2]);
    edits.redo();
    expect([valueAt("A1"), valueAt("A2"), valueAt("A3")]).toEqual([1, 2, 3]);
  });

  it("brings back deleted rows with the formulas that referred to them, and the steps before", () => {
    edits.type(sheet, at("C9"), "=A2");
    workbook.selection = at("A2");
    edits.move(sheet, "deleteRows");
    expect(valueAt("C8")).toBe("=#REF!");
    edits.undo();
    expect([valueAt("A2"), valueAt("C9")]).toEqual([1, "=A2"]);
    expect(changes.at(-3)).toMatchObject({ type: "structure", kind: "RowInserted", at: 1, count: 1 });
    edits.undo();
    expect(valueAt("C9")).toBeUndefined();
    edits.redo();
    edits.redo();
    expect(valueAt("C8")).toBe("=#REF!");
  });

  it("makes a table as small again as it was before something was typed below it", () => {
    tableFrom("E1:E2", "Client");
    edits.type(sheet, at("E3"), "Durand");
    expect(sheet.tables[0]?.range).toEqual(at("E1:E3"));
    edits.undo();
    expect(sheet.tables[0]?.range).toEqual(at("E1:E2"));
    expect(valueAt("E3")).toBeUndefined();
  });

  it("forgets its steps when somebody else writes", () => {
    workbook.changed({
      type: "cells",
      sheetId: sheet.id,
      range: at("A1"),
      source: { kind: "client", clientId: "client1" },
    });
    expect(edits.undo()).toBeUndefined();
  });
});

describe("Rows that are filtered out", () => {
  beforeEach(() => {
    ["a", "b", "c", "d", "e"].forEach((value, row) => sheet.setCell(row, 0, { value, format: GENERAL }));
    sheet.hiddenRows.add(1).add(3);
  });
  const column = (): unknown[] => ["A1", "A2", "A3", "A4", "A5"].map(valueAt);

  it("stay when the rows around them are deleted, and come back in their places", () => {
    workbook.selection = at("A1:A5");
    expect(edits.move(sheet, "deleteRows").ok).toBe(true);
    expect(column()).toEqual(["b", "d", undefined, undefined, undefined]);
    expect([...sheet.hiddenRows].sort()).toEqual([0, 1]);
    edits.undo();
    expect(column()).toEqual(["a", "b", "c", "d", "e"]);
    expect([...sheet.hiddenRows].sort()).toEqual([1, 3]);
    edits.redo();
    expect(column()).toEqual(["b", "d", undefined, undefined, undefined]);
  });

  it("are neither cleared, typed over nor filled", () => {
    edits.clear(sheet, at("A1:A2"));
    edits.type(sheet, at("A3:A4"), "x");
    expect(column()).toEqual([undefined, "b", "x", "d", "e"]);
    edits.fill(sheet, at("A3:A5"), "down");
    expect(column()).toEqual([undefined, "b", "x", "d", "x"]);
  });

  it("are not copied, and formulas copied without them still read their neighbours", () => {
    sheet.setCell(2, 1, { value: "c", formula: "=A3", format: GENERAL });
    edits.pasteCells(sheet, at("C1"), edits.cellsOf(sheet, at("A1:B3")));
    expect(["C1", "C2", "C3", "D2"].map(valueAt)).toEqual(["a", "c", undefined, "=C2"]);
  });

  it("can be typed into when one is meant alone", () => {
    edits.type(sheet, at("A2"), "seen");
    expect(valueAt("A2")).toBe("seen");
  });
});
