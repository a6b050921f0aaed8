import { Calculation } from "../../../src/embedded/formulas/calculation";
import { GENERAL } from "../../../src/embedded/workbook/cell";
import { FormulaSheet } from "./formulaSheet";

describe("arrays", () => {
  it("spill into the empty cells below and right, and what reads those cells follows", () => {
    const sheet = new FormulaSheet({ E1: "=SUM(C1:C9)", A1: 3, A2: 1, A3: 2, C1: "=SORT(A1:A3)" });
    expect(sheet.values("C1:C4").flat()).toEqual([1, 2, 3, undefined]);
    expect(sheet.value("E1")).toBe(6);
    sheet.type({ A1: 10 });
    expect(sheet.values("C1:C3").flat()).toEqual([1, 2, 10]);
    expect(sheet.value("E1")).toBe(13);
  });

  it("take back cells they no longer need", () => {
    const sheet = new FormulaSheet({ A1: 3, C1: "=SEQUENCE(A1)", D1: "=COUNT(C:C)" });
    expect(sheet.value("D1")).toBe(3);
    sheet.type({ A1: 2 });
    expect(sheet.values("C1:D3")).toEqual([
      [1, 2],
      [2, undefined],
      [undefined, undefined],
    ]);
    sheet.type({ C1: null });
    expect(sheet.values("C1:D2")).toEqual([
      [undefined, 0],
      [undefined, undefined],
    ]);
  });

  it("are #SPILL! while something stands in their way", () => {
    const sheet = new FormulaSheet({ C2: "in the way", C1: "=SEQUENCE(3)" });
    expect(sheet.values("C1:C3").flat()).toEqual(["#SPILL!", "in the way", undefined]);
    sheet.type({ C2: null });
    expect(sheet.values("C1:C3").flat()).toEqual([1, 2, 3]);
    sheet.type({ C3: "typed" });
    expect(sheet.values("C1:C3").flat()).toEqual(["#SPILL!", undefined, "typed"]);
  });

  it("are referred to as a whole with #", () => {
    const sheet = new FormulaSheet({ A1: 2, C1: "=SEQUENCE(A1)", D1: "=SUM(C1#)" });
    expect(sheet.value("D1")).toBe(3);
    sheet.type({ A1: 4 });
    expect(sheet.value("D1")).toBe(10);
  });

  it("tell the file where they spilled", () => {
    const sheet = new FormulaSheet({ C1: "=SEQUENCE(2,3)", C5: "=SUM(A1:A3*2)", C6: "=SUM(A1:A3)" });
    const extents = [0, 4, 5].map((row) => sheet.sheet.cellAt(row, 2)?.array);
    expect(extents).toEqual([
      { rows: 2, columns: 3, isDynamic: true },
      { rows: 1, columns: 1, isDynamic: true },
      undefined,
    ]);
  });

  it("of a file keep their cells, and take part in the next calculation", () => {
    const { workbook, sheet } = new FormulaSheet({ A1: 2 });
    const array = { rows: 2, columns: 1, isDynamic: true };
    sheet.setCell(0, 2, { formula: "=SEQUENCE(A1)", value: 1, format: GENERAL, array });
    sheet.setCell(1, 2, { value: 2, format: GENERAL });
    const calculation = new Calculation(workbook);
    sheet.setCell(0, 0, { value: 1, format: GENERAL });
    const range = { top: 0, left: 0, bottom: 0, right: 0 };
    workbook.changed({ type: "cells", sheetId: sheet.id, range, source: { kind: "person" } });
    calculation.recalculate();
    expect([sheet.cellAt(0, 2)?.value, sheet.cellAt(1, 2)]).toEqual([1, undefined]);
  });

  it("are one value beside the formula in files from before they spilled", () => {
    const { workbook, sheet } = new FormulaSheet({ A1: 5, A2: 6 });
    sheet.setCell(1, 2, { formula: "=A1:A3", value: 0, format: GENERAL });
    new Calculation(workbook).recalculateAll();
    expect([sheet.cellAt(1, 2)?.value, sheet.cellAt(2, 2)]).toEqual([6, undefined]);
  });

  it("entered with Ctrl+Shift+Enter keep their cells", () => {
    const { workbook, sheet } = new FormulaSheet({ A1: 5, A2: 6 });
    const array = { rows: 3, columns: 1, isDynamic: false };
    sheet.setCell(0, 2, { formula: "=A1:A2*2", value: 0, format: GENERAL, array });
    new Calculation(workbook).recalculateAll();
    expect([0, 1, 2].map((row) => sheet.cellAt(row, 2)?.value)).toEqual([10, 12, { error: "#N/A" }]);
    expect(sheet.cellAt(0, 2)?.array).toEqual(array);
  });
});
