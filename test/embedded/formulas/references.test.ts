import fc from "fast-check";
import { Calculation } from "../../../src/embedded/formulas/calculation";
import { readersAlong, resolvePattern } from "../../../src/embedded/formulas/references";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { FormulaSheet } from "./formulaSheet";

const PERSON = { kind: "person" } as const;

/** A table `Invoices` in A1:C5 with totals, some text in D1, and formulas wherever a test puts them. */
function ledger(): FormulaSheet {
  const sheet = new FormulaSheet();
  sheet.sheet.tables = [
    {
      id: 1,
      name: "Invoices",
      range: { top: 0, left: 0, bottom: 4, right: 2 },
      hasHeader: true,
      hasTotals: true,
      columns: [
        { id: 1, name: "Invoice" },
        { id: 2, name: "Balance" },
        { id: 3, name: "Days late" },
      ],
    },
  ];
  sheet.workbook.changed({ type: "tables", sheetId: sheet.sheet.id, source: PERSON });
  sheet.fill("A1", [
    ["Invoice", "Balance", "Days late"],
    ["F-1", 10, 5],
    ["F-2", 20, 0],
    ["F-3", 30, 40],
    ["Total", 60, null],
  ]);
  return sheet;
}

describe("structured references", () => {
  it.each([
    ["=SUM(Invoices[Balance])", 60],
    ["=SUM(Invoices)", 105],
    ["=SUM(Invoices[[Balance]:[Days late]])", 105],
    ["=Invoices[[#Headers],[Days late]]", "Days late"],
    ["=Invoices[[#Totals],[Balance]]", 60],
    ["=COUNTA(Invoices[#All])", 14],
    ["=COUNTA(Invoices[[#Headers],[#Data],[Invoice]])", 4],
    ["=ROWS(Invoices[#Data])", 3],
    ["=COLUMNS(Invoices[#Headers])", 3],
    ["=SUM(INVOICES[balance])", 60],
    ["=Invoices[Missing]", "#REF!"],
    ["=Invoices[@Balance]", "#VALUE!"],
    ["=SUM(Other[Balance])", "#REF!"],
  ])("%s outside the table is %p", (formula, expected) => {
    const sheet = ledger();
    sheet.type({ F9: formula });
    expect(sheet.value("F9")).toBe(expected);
  });

  it.each([
    ["=Invoices[@Balance]*2", [20, 40, 60]],
    ["=Invoices[@[Days late]]+1", [6, 1, 41]],
    ["=Invoices[[#This Row],[Balance]]", [10, 20, 30]],
    ["=SUM(Invoices[@[Balance]:[Days late]])", [15, 20, 70]],
  ])("%s means the row beside it", (formula, expected) => {
    const sheet = ledger();
    sheet.type({ E2: formula, E3: formula, E4: formula });
    expect(sheet.values("E2:E4").flat()).toEqual(expected);
  });

  it("finds its table by where it stands when it names none", () => {
    const sheet = ledger();
    sheet.type({ C2: "=[@Balance]/2", C3: "=SUM([Balance])", D2: "=[@Balance]" });
    expect(sheet.values("C2:D3")).toEqual([
      [5, "#REF!"],
      [60, undefined],
    ]);
  });

  it("follows a table that grows", () => {
    const sheet = ledger();
    sheet.type({ F1: "=SUM(Invoices[Balance])" });
    sheet.sheet.tables = sheet.sheet.tables.map((table) => ({ ...table, hasTotals: false }));
    sheet.workbook.changed({ type: "tables", sheetId: sheet.sheet.id, source: PERSON });
    sheet.calculation.recalculate();
    expect(sheet.value("F1")).toBe(120);
  });
});

describe("references", () => {
  it.each([
    ["=SUM(A:A)", 6],
    ["=SUM(1:1)+SUM(2:3)", 66],
    ["=SUM('Été 2026'!A1:A2)", 300],
    ["=SUM($A1:B$2)", 33],
    ["=SUM(OFFSET(A1,1,0,2,2))", 55],
    ['=SUM(INDIRECT("B1:B"&2))', 30],
    ["=ROW(A3)*10+COLUMN(B1)", 32],
    ["=COUNTBLANK(A1:A4)", 1],
  ])("%s is %p", (formula, expected) => {
    const sheet = new FormulaSheet();
    sheet.fill("A1", [
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    sheet.workbook.addSheet("Été 2026");
    sheet.type({ "Été 2026!A1": 100, "Été 2026!A2": 200, H9: formula });
    expect(sheet.value("H9")).toBe(expected);
  });

  it("computes what INDIRECT and OFFSET point to when it changes", () => {
    const sheet = new FormulaSheet({ A1: 1, B1: '=INDIRECT("A1")+1', B2: "=OFFSET(A1,0,0)*2", C1: "=B1+B2" });
    sheet.type({ A1: 5 });
    expect(sheet.values("B1:C2")).toEqual([
      [6, 16],
      [10, undefined],
    ]);
  });
});

describe("defined names", () => {
  it("are ranges, constants and LAMBDAs, also recursive ones", () => {
    const sheet = new FormulaSheet({ A1: 2, A2: 3 });
    sheet.workbook.names.push(
      { name: "Amounts", refersTo: "=Ledger!$A$1:$A$2", isVisible: true },
      { name: "Rate", refersTo: "=0.2", isVisible: true },
      { name: "Twice", refersTo: "=LAMBDA(x,x*2)", isVisible: true },
      { name: "Factorial", refersTo: "=LAMBDA(n,IF(n<2,1,n*Factorial(n-1)))", isVisible: true },
    );
    sheet.workbook.changed({ type: "names", source: PERSON });
    sheet.type({ B1: "=SUM(amounts)*Rate", B2: "=Twice(A2)", B3: "=Factorial(5)" });
    expect(sheet.values("B1:B3").flat()).toEqual([1, 6, 120]);
    sheet.type({ A1: 7 });
    expect(sheet.value("B1")).toBe(2);
  });

  it("come into effect when they are defined later", () => {
    const sheet = new FormulaSheet({ A1: "=Rate*2" });
    expect(sheet.value("A1")).toBe("#NAME?");
    sheet.workbook.names.push({ name: "Rate", refersTo: "=4", isVisible: true });
    sheet.workbook.changed({ type: "names", source: PERSON });
    sheet.calculation.recalculate();
    expect(sheet.value("A1")).toBe(8);
  });
});

describe("opening", () => {
  it("keeps results until something they read changes, but computes what depends on the clock", () => {
    const { workbook, sheet } = new FormulaSheet();
    sheet.setCell(0, 0, { value: 1, format: GENERAL });
    sheet.setCell(0, 1, { formula: "=A1+1", value: 99, format: GENERAL });
    sheet.setCell(0, 2, { formula: "=TODAY()", value: 1, format: GENERAL });
    sheet.setCell(0, 3, { formula: "=A1+1", format: GENERAL });
    const calculation = new Calculation(workbook, undefined, { now: () => new Date(2025, 11, 9) });
    calculation.recalculate();
    expect([1, 2, 3].map((column) => sheet.cellAt(0, column)?.value)).toEqual([99, 46_000, 2]);
    calculation.recalculateAll();
    expect(sheet.cellAt(0, 1)?.value).toBe(2);
  });

  it("keeps the results of functions it does not know, and names them", () => {
    const { workbook, sheet } = new FormulaSheet();
    sheet.setCell(0, 0, { formula: '=CUBEVALUE("Sales",A2)', value: 42, format: GENERAL });
    sheet.setCell(1, 0, { formula: "=[1]Other!A1", value: 7, format: GENERAL });
    const calculation = new Calculation(workbook);
    calculation.recalculateAll();
    expect([sheet.cellAt(0, 0)?.value, sheet.cellAt(1, 0)?.value]).toEqual([42, 7]);
    expect([0, 1, 2].map((row) => calculation.unsupportedAt(sheet, row, 0))).toEqual([
      ["CUBEVALUE"],
      ["[1]Other!A1"],
      [],
    ]);
  });
});

describe("dependents", () => {
  const edge = fc.record({ index: fc.integer({ min: -6, max: 6 }), isRelative: fc.boolean() });

  it("always hold every formula whose range touches the change", () => {
    fc.assert(
      fc.property(edge, edge, fc.nat(12), fc.nat(4), fc.nat(12), (start, end, first, length, place) => {
        const span = { first, last: first + length };
        const fixed = { index: 0, isRelative: false };
        const range = resolvePattern({ top: start, bottom: end, left: fixed, right: fixed }, place, 0);
        if (range === undefined) return;
        if (range.top > span.last || range.bottom < span.first) return;
        const readers = readersAlong(start, end, span);
        expect(place >= readers.first && place <= readers.last).toBe(true);
      }),
    );
  });

  it("recalculated alone give what recalculating everything gives", () => {
    const cell = fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 1, max: 6 }));
    const written = fc.oneof(
      fc.integer({ min: -9, max: 9 }),
      cell.map(([column, row]) => `=${column}${row}+1`),
      cell.map(([column, row]) => `=SUM($${column}$1:${column}${row})`),
      cell.map(([column, row]) => `=IF(${column}${row}>0,COUNT(C:C),MAX(1:${row}))`),
    );
    const edit = fc.tuple(cell, written);
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const sheet = new FormulaSheet();
        for (const [[column, row], typed] of edits) sheet.type({ [`${column}${row}`]: typed });
        if (sheet.calculation.cycles().length > 0) return;
        const alone = sheet.values("A1:C6");
        sheet.calculation.recalculateAll();
        expect(sheet.values("A1:C6")).toEqual(alone);
      }),
      { numRuns: 300 },
    );
  });
});
