import fc from "fast-check";
import {
  deleteCells,
  deleteColumns,
  deleteRows,
  deleteSheet,
  insertCells,
  insertColumns,
  insertRows,
  insertTableColumn,
  isTornByMoving,
  renameSheet,
  sortRange,
  translateFormula,
} from "../../../src/embedded/workbook/structure";
import type { Table } from "../../../src/embedded/workbook/sheet";
import { FormulaSheet } from "./formulaSheet";

const PERSON = { kind: "person" } as const;

function invoicesTable(): Table {
  return {
    id: 1,
    name: "Invoices",
    range: { top: 0, left: 0, bottom: 3, right: 2 },
    hasHeader: true,
    hasTotals: false,
    columns: [
      { id: 1, name: "Invoice" },
      { id: 2, name: "Amount" },
      { id: 3, name: "Paid", calculatedFormula: "[@Amount]/2" },
    ],
  };
}

function sheetWithTable(): FormulaSheet {
  const sheet = new FormulaSheet();
  sheet.sheet.tables = [invoicesTable()];
  sheet.workbook.changed({ type: "tables", sheetId: sheet.sheet.id, source: PERSON });
  sheet.fill("A1", [
    ["Invoice", "Amount", "Paid"],
    ["F-1", 10, "=[@Amount]/2"],
    ["F-2", 20, "=[@Amount]/2"],
    ["F-3", 30, "=[@Amount]/2"],
  ]);
  return sheet;
}

describe("insertRows", () => {
  it("moves cells and every reference below, and widens ranges around", () => {
    const sheet = new FormulaSheet({ A1: 1, A2: 2, A3: "=A2*10", B1: "=SUM(A1:A3)", B2: "=A$1+1" });
    insertRows(sheet.workbook, sheet.sheet, 1, 2, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.formula("A5")).toBe("=A4*10");
    expect(sheet.formula("B1")).toBe("=SUM(A1:A5)");
    expect(sheet.formula("B4")).toBe("=A$1+1");
    sheet.type({ A2: 100 });
    expect(sheet.value("B1")).toBe(123);
  });

  it("changes formulas on other sheets and defined names, not those that mean another sheet", () => {
    const sheet = new FormulaSheet({ A5: 7 });
    sheet.workbook.addSheet("Été");
    sheet.workbook.names.push({ name: "Limit", refersTo: "=Ledger!$A$5", isVisible: true });
    sheet.type({ "Été!A1": "=Ledger!A5+A5", "Été!A2": "=Limit" });
    insertRows(sheet.workbook, sheet.sheet, 0, 1, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.formula("Été!A1")).toBe("=Ledger!A6+A5");
    expect(sheet.workbook.names[0]?.refersTo).toBe("=Ledger!$A$6");
    expect(sheet.values("Été!A1:A2")).toEqual([[7], [7]]);
  });

  it("grows a table it falls into and fills its calculated columns", () => {
    const sheet = sheetWithTable();
    insertRows(sheet.workbook, sheet.sheet, 2, 1, PERSON);
    sheet.type({ B3: 8 });
    expect(sheet.sheet.tables[0]?.range).toEqual({ top: 0, left: 0, bottom: 4, right: 2 });
    expect(sheet.values("B2:C5")).toEqual([
      [10, 5],
      [8, 4],
      [20, 10],
      [30, 15],
    ]);
  });

  it("moves merges, hidden rows and tables below", () => {
    const sheet = sheetWithTable();
    sheet.sheet.merges = [{ top: 6, left: 0, bottom: 7, right: 1 }];
    sheet.sheet.hiddenRows.add(2);
    insertRows(sheet.workbook, sheet.sheet, 0, 3, PERSON);
    expect(sheet.sheet.merges).toEqual([{ top: 9, left: 0, bottom: 10, right: 1 }]);
    expect([...sheet.sheet.hiddenRows]).toEqual([5]);
    expect(sheet.sheet.tables[0]?.range).toEqual({ top: 3, left: 0, bottom: 6, right: 2 });
  });
});

describe("deleteRows", () => {
  it("shrinks ranges and turns references to deleted cells into #REF!", () => {
    const sheet = new FormulaSheet({ A1: 1, A2: 2, A3: 4, B1: "=SUM(A1:A3)", C1: "=A2", D1: "=Ledger!A2+1" });
    deleteRows(sheet.workbook, sheet.sheet, 1, 1, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.formula("B1")).toBe("=SUM(A1:A2)");
    expect(sheet.formula("C1")).toBe("=#REF!");
    expect(sheet.values("B1:D1")).toEqual([[5, "#REF!", "#REF!"]]);
  });

  it("takes a table away with all its rows", () => {
    const sheet = sheetWithTable();
    sheet.type({ F10: "=SUM(Invoices[Amount])" });
    deleteRows(sheet.workbook, sheet.sheet, 0, 4, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.sheet.tables).toEqual([]);
    expect(sheet.formula("F6")).toBe("=SUM(#REF!)");
    expect(sheet.value("F6")).toBe("#REF!");
  });

  it("undoes an insertion: formulas read as before", () => {
    const formula = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 40 }),
          fc.constantFrom("A", "$B", "C"),
        )
        .map(([a, b, column]) => `=SUM(${column}${Math.min(a, b)}:${column}$${Math.max(a, b)})`),
      fc.integer({ min: 1, max: 40 }).map((row) => `=Ledger!D${row}&"A${row}"`),
      fc.constant("=SUM(D:D)+SUM(3:4)"),
    );
    fc.assert(
      fc.property(
        fc.array(formula, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 45 }),
        fc.integer({ min: 1, max: 5 }),
        (formulas, at, count) => {
          const sheet = new FormulaSheet();
          sheet.fill("H1", [formulas]);
          insertRows(sheet.workbook, sheet.sheet, at, count, PERSON);
          deleteRows(sheet.workbook, sheet.sheet, at, count, PERSON);
          expect(formulas.map((_, i) => sheet.sheet.cellAt(0, 7 + i)?.formula)).toEqual(formulas);
        },
      ),
    );
  });
});

describe("insertColumns", () => {
  it("adds a named column to a table it falls into", () => {
    const sheet = sheetWithTable();
    insertColumns(sheet.workbook, sheet.sheet, 1, 1, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.values("A1:D2")).toEqual([
      ["Invoice", "Column1", "Amount", "Paid"],
      ["F-1", undefined, 10, 5],
    ]);
    expect(sheet.sheet.tables[0]?.columns.map(({ name }) => name)).toEqual([
      "Invoice",
      "Column1",
      "Amount",
      "Paid",
    ]);
  });

  it("makes new columns as wide as the one before them", () => {
    const sheet = new FormulaSheet();
    sheet.sheet.columnWidths.set(1, 120);
    insertColumns(sheet.workbook, sheet.sheet, 2, 2, PERSON);
    expect([...sheet.sheet.columnWidths]).toEqual([
      [1, 120],
      [2, 120],
      [3, 120],
    ]);
  });

  it("moves widths and column references", () => {
    const sheet = new FormulaSheet({ A1: "=SUM(C:D)+$C$2" });
    sheet.sheet.columnWidths.set(2, 120);
    insertColumns(sheet.workbook, sheet.sheet, 2, 1, PERSON);
    expect(sheet.formula("A1")).toBe("=SUM(D:E)+$D$2");
    expect([...sheet.sheet.columnWidths]).toEqual([[3, 120]]);
  });
});

describe("deleteColumns", () => {
  it("takes columns out of a table and out of what refers to them", () => {
    const sheet = sheetWithTable();
    sheet.type({ F1: "=SUM(Invoices[Paid])", G1: "=COUNTA(Invoices[Invoice])" });
    deleteColumns(sheet.workbook, sheet.sheet, 2, 1, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.sheet.tables[0]?.columns.map(({ name }) => name)).toEqual(["Invoice", "Amount"]);
    expect(sheet.formula("E1")).toBe("=SUM(#REF!)");
    expect(sheet.values("E1:F1")).toEqual([["#REF!", 3]]);
  });
});

describe("insertCells and deleteCells", () => {
  const block = { top: 1, left: 1, bottom: 1, right: 1 };

  it("move what lies wholly behind the block, and compute again what reaches beyond it", () => {
    const sheet = new FormulaSheet();
    sheet.fill("A1", [
      ["a", 1, "=B2"],
      ["b", 2, "=SUM(B1:B3)"],
      ["c", 4, "=SUM(A2:B2)"],
    ]);
    insertCells(sheet.workbook, sheet.sheet, block, "down", PERSON);
    sheet.calculation.recalculate();
    expect(["C1", "C2", "C3"].map((address) => sheet.formula(address))).toEqual([
      "=B3",
      "=SUM(B1:B4)",
      "=SUM(A2:B2)",
    ]);
    expect(sheet.values("B1:C4")).toEqual([
      [1, 2],
      [undefined, 7],
      [2, 0],
      [4, undefined],
    ]);
  });

  it("leave other columns, their looks and hidden rows alone", () => {
    const sheet = new FormulaSheet({ A2: "stays", B2: "moves" });
    sheet.sheet.hiddenRows.add(3);
    sheet.sheet.columnWidths.set(2, 120);
    insertCells(sheet.workbook, sheet.sheet, block, "down", PERSON);
    insertCells(sheet.workbook, sheet.sheet, { ...block, top: 2, bottom: 2 }, "right", PERSON);
    expect(sheet.values("A2:C3")).toEqual([
      ["stays", undefined, undefined],
      [undefined, undefined, "moves"],
    ]);
    expect([[...sheet.sheet.hiddenRows], [...sheet.sheet.columnWidths]]).toEqual([[3], [[2, 120]]]);
  });

  it("move tables that lie behind the block, and grow one it falls into", () => {
    const sheet = sheetWithTable();
    insertCells(sheet.workbook, sheet.sheet, { top: 2, left: 0, bottom: 2, right: 2 }, "down", PERSON);
    expect(sheet.sheet.tables[0]?.range).toEqual({ top: 0, left: 0, bottom: 4, right: 2 });
    insertCells(sheet.workbook, sheet.sheet, { top: 0, left: 0, bottom: 4, right: 0 }, "right", PERSON);
    expect(sheet.sheet.tables[0]?.range).toEqual({ top: 0, left: 1, bottom: 4, right: 3 });
  });

  it.each([
    ["rows", { top: 0, left: 0, bottom: 0, right: 2 }, false],
    ["rows", { top: 0, left: 0, bottom: 0, right: 1 }, true],
    ["rows", { top: 9, left: 0, bottom: 9, right: 1 }, false],
    ["columns", { top: 0, left: 0, bottom: 3, right: 0 }, false],
    ["columns", { top: 1, left: 0, bottom: 3, right: 0 }, true],
    ["columns", { top: 1, left: 5, bottom: 3, right: 5 }, false],
  ] as const)("moving %s behind %j tears the table: %s", (along, range, isTorn) => {
    expect(isTornByMoving(sheetWithTable().sheet, range, along)).toBe(isTorn);
  });

  it("undo each other: cells and formulas read as before", () => {
    const place = fc.record({
      top: fc.integer({ min: 0, max: 8 }),
      left: fc.integer({ min: 0, max: 8 }),
      height: fc.integer({ min: 0, max: 3 }),
      width: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(place, fc.boolean(), ({ top, left, height, width }, isDown) => {
        const sheet = new FormulaSheet();
        const rows = Array.from({ length: 6 }, (_, row) =>
          Array.from({ length: 6 }, (_cell, column) =>
            (row + column) % 3 === 0 ? `=$F$${row + 1}&D1` : row * 6 + column,
          ),
        );
        sheet.fill("A1", rows);
        const moved = { top, left, bottom: top + height, right: left + width };
        insertCells(sheet.workbook, sheet.sheet, moved, isDown ? "down" : "right", PERSON);
        deleteCells(sheet.workbook, sheet.sheet, moved, isDown ? "up" : "left", PERSON);
        const now = rows.map((line, row) =>
          line.map((_value, column) => {
            const cell = sheet.sheet.cellAt(row, column);
            return cell?.formula ?? cell?.value;
          }),
        );
        expect(now).toEqual(rows);
      }),
    );
  });
});

describe("insertTableColumn", () => {
  it("moves only the rows of the table, and every formula that reads what moved", () => {
    const sheet = sheetWithTable();
    sheet.type({ E2: "beside", B9: "below", F9: "=B2+SUM(Invoices[Amount])", G9: "=E2" });
    const table = sheet.sheet.tables[0]!;
    insertTableColumn(sheet.workbook, sheet.sheet, table, 1, { id: 9, name: "Stage" }, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.sheet.tables[0]?.columns.map(({ name }) => name)).toEqual([
      "Invoice",
      "Stage",
      "Amount",
      "Paid",
    ]);
    expect([sheet.value("F2"), sheet.value("B9"), sheet.formula("F9"), sheet.formula("G9")]).toEqual([
      "beside",
      "below",
      "=C2+SUM(Invoices[Amount])",
      "=F2",
    ]);
    expect(sheet.values("C2:D2")).toEqual([[10, 5]]);
  });
});

describe("renameSheet", () => {
  it("renames the sheet in references and names, with quotes where they are needed", () => {
    const sheet = new FormulaSheet({ A1: 3 });
    sheet.workbook.addSheet("Report");
    sheet.workbook.names.push({ name: "Open", refersTo: "=Ledger!$A$1", isVisible: true });
    sheet.type({ "Report!A1": "=LEDGER!A1*2", "Report!A2": '="Ledger!A1"' });
    renameSheet(sheet.workbook, sheet.sheet, "Compte clients", PERSON);
    sheet.calculation.recalculate();
    expect(sheet.formula("Report!A1")).toBe("='Compte clients'!A1*2");
    expect(sheet.formula("Report!A2")).toBe('="Ledger!A1"');
    expect(sheet.workbook.names[0]?.refersTo).toBe("='Compte clients'!$A$1");
    sheet.sheet.setCell(0, 0, { value: 5, format: { numberFormat: "General" } });
    sheet.workbook.changed({
      type: "cells",
      sheetId: sheet.sheet.id,
      range: { top: 0, left: 0, bottom: 0, right: 0 },
      source: PERSON,
    });
    sheet.calculation.recalculate();
    expect(sheet.value("Report!A1")).toBe(10);
  });
});

describe("deleteSheet", () => {
  it("makes references to the sheet #REF! and takes its names along", () => {
    const sheet = new FormulaSheet({ A1: 1 });
    const report = sheet.workbook.addSheet("Report");
    sheet.workbook.names.push(
      { name: "Total", refersTo: "=Report!$A$1", isVisible: true },
      { name: "Local", refersTo: "=Report!$A$2", sheetId: report.id, isVisible: true },
    );
    sheet.type({ "Report!A1": 9, B1: "=Report!A1+A1", B2: "=Total" });
    expect(sheet.values("B1:B2")).toEqual([[10], [9]]);
    deleteSheet(sheet.workbook, report, PERSON);
    sheet.calculation.recalculate();
    expect(sheet.formula("B1")).toBe("=#REF!+A1");
    expect(sheet.values("B1:B2")).toEqual([["#REF!"], ["#REF!"]]);
    expect(sheet.workbook.names.map(({ name }) => name)).toEqual(["Total"]);
  });
});

describe("sortRange", () => {
  it("orders numbers, texts, booleans and errors, empty cells last in both directions", () => {
    const sheet = new FormulaSheet();
    sheet.fill("A1", [["b"], [true], [null], [2], ["A"], [1], [{ error: "#N/A" }]]);
    const range = { top: 0, left: 0, bottom: 6, right: 0 };
    sortRange(sheet.workbook, sheet.sheet, range, 0, "ascending", PERSON);
    expect(sheet.values("A1:A7").flat()).toEqual([1, 2, "A", "b", true, "#N/A", undefined]);
    sortRange(sheet.workbook, sheet.sheet, range, 0, "descending", PERSON);
    expect(sheet.values("A1:A7").flat()).toEqual(["#N/A", true, "b", "A", 2, 1, undefined]);
  });

  it("keeps formulas with their row", () => {
    const sheet = new FormulaSheet();
    sheet.fill("A1", [
      ["b", 1, "=B1*$E$1"],
      ["a", 2, "=B2*$E$1"],
    ]);
    sheet.type({ E1: 10 });
    sortRange(sheet.workbook, sheet.sheet, { top: 0, left: 0, bottom: 1, right: 2 }, 0, "ascending", PERSON);
    sheet.calculation.recalculate();
    expect(sheet.values("A1:C2")).toEqual([
      ["a", 2, 20],
      ["b", 1, 10],
    ]);
    expect(sheet.formula("C1")).toBe("=B1*$E$1");
  });
});

describe("translateFormula", () => {
  it.each([
    ["=A1+$A$1+A$1+$A1", "=C3+$A$1+C$1+$A3"],
    ["=SUM(A:A,1:1,'My S'!B2:C3)&\"A1\"", "=SUM(C:C,3:3,'My S'!D4:E5)&\"A1\""],
    ["=[@Amount]+LOG10(A1)", "=[@Amount]+LOG10(C3)"],
    ["=SUM(A$1:A1)", "=SUM(C$1:C3)"],
  ])("%s two rows down and two columns right is %s", (formula, expected) => {
    expect(translateFormula(formula, { row: 0, column: 0 }, { row: 2, column: 2 })).toBe(expected);
  });

  it("loses references that leave the sheet", () => {
    expect(translateFormula("=A1+B2", { row: 1, column: 1 }, { row: 0, column: 0 })).toBe("=#REF!+A1");
  });
});
