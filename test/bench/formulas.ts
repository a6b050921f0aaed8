import { Calculation } from "../../src/embedded/formulas/calculation";
import { insertRows } from "../../src/embedded/workbook/structure";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { Workbook } from "../../src/embedded/workbook/workbook";

export interface Timing {
  readonly what: string;
  readonly milliseconds: number;
}

const PERSON = { kind: "person" } as const;

/** A ledger of `rows` × 15 with three formulas in each row, without results. */
export function largeLedger(rows: number): Workbook {
  const workbook = new Workbook();
  const sheet = workbook.addSheet("Ledger");
  for (let row = 0; row < rows; row++) {
    const n = row + 1;
    const values = [`F-${n}`, `Debtor ${n % 900}`, 45_000 + (n % 700), (n % 5000) / 4, n % 3, "EUR"];
    values.push(`R${n}`, n, n * 2, n * 3, `note ${n}`, n % 12);
    values.forEach((value, column) => sheet.setCell(row, column, { value, format: GENERAL }));
    const formulas = [
      `=D${n}-E${n}*10`,
      `=IF(M${n}>500,"high",IF(M${n}>0,"low","paid"))`,
      `=MAX(0,46000-C${n})*M${n}`,
    ];
    formulas.forEach((formula, index) => sheet.setCell(row, 12 + index, { formula, format: GENERAL }));
  }
  return workbook;
}

/** Opens, recalculates and edits a ledger of 50 000 × 15 with 150 000 formulas. */
export function timeFormulas(rows = 50_000): readonly Timing[] {
  const timings: Timing[] = [];
  const time = <Result>(what: string, run: () => Result): Result => {
    const start = performance.now();
    const result = run();
    timings.push({ what, milliseconds: performance.now() - start });
    return result;
  };
  const workbook = largeLedger(rows);
  const sheet = workbook.sheets[0]!;
  const calculation = time("register formulas", () => new Calculation(workbook));
  time("compute them the first time", () => calculation.recalculate());
  time("compute all of them again", () => calculation.recalculateAll());
  time("open with results", () => {
    const opened = new Calculation(workbook);
    opened.recalculate();
    opened.dispose();
  });
  const edit = (row: number, column: number, value: number): void => {
    sheet.setCell(row, column, { value, format: GENERAL });
    const range = { top: row, left: column, bottom: row, right: column };
    workbook.changed({ type: "cells", sheetId: sheet.id, range, source: PERSON });
    calculation.recalculate();
  };
  time("edit a cell that three formulas read", () => edit(25_000 % rows, 3, 7));
  time("insert a row in the middle", () => {
    insertRows(workbook, sheet, Math.floor(rows / 2), 1, PERSON);
    calculation.recalculate();
  });
  return timings;
}
