import { parseAddress } from "../../../src/embedded/workbook/address";
import { GENERAL, isErrorValue, type CellValue } from "../../../src/embedded/workbook/cell";
import { Workbook } from "../../../src/embedded/workbook/workbook";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import {
  Calculation,
  type CalculationOptions,
  type CustomFunctions,
} from "../../../src/embedded/formulas/calculation";

export type Typed = CellValue | null;

/** What tests read: the value, an error by its name, nothing for an empty cell. */
export type Shown = string | number | boolean | undefined;

/** A workbook under test: typing computes at once. */
export class FormulaSheet {
  readonly workbook = new Workbook();
  readonly sheet: Sheet;
  readonly calculation: Calculation;

  constructor(
    cells: Readonly<Record<string, Typed>> = {},
    options: CalculationOptions & { readonly customFunctions?: CustomFunctions } = {},
  ) {
    this.sheet = this.workbook.addSheet("Ledger");
    this.calculation = new Calculation(this.workbook, options.customFunctions, options);
    this.calculation.recalculate();
    this.type(cells);
  }

  /** Puts values and formulas (`=…`) into cells, `null` empties; then everything that depends on them is computed. */
  type(cells: Readonly<Record<string, Typed>>): void {
    for (const [address, typed] of Object.entries(cells)) this.put(address, typed);
    this.calculation.recalculate();
  }

  /** Rows of values from one cell on. */
  fill(topLeft: string, rows: readonly (readonly Typed[])[]): void {
    const { sheet, range } = this.locate(topLeft);
    rows.forEach((row, r) =>
      row.forEach((typed, c) => this.write(sheet, range.top + r, range.left + c, typed)),
    );
    const changed = {
      ...range,
      bottom: range.top + rows.length - 1,
      right: range.left + rows[0]!.length - 1,
    };
    this.workbook.changed({ type: "cells", sheetId: sheet.id, range: changed, source: { kind: "person" } });
    this.calculation.recalculate();
  }

  value(address: string): Shown {
    const { sheet, range } = this.locate(address);
    const value = sheet.cellAt(range.top, range.left)?.value;
    return isErrorValue(value) ? value.error : value;
  }

  formula(address: string): string | undefined {
    const { sheet, range } = this.locate(address);
    return sheet.cellAt(range.top, range.left)?.formula;
  }

  /** The values of a range, row by row. */
  values(address: string): Shown[][] {
    const { sheet, range } = this.locate(address);
    const rows: Shown[][] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      const shown: Shown[] = [];
      for (let column = range.left; column <= range.right; column++) {
        const value = sheet.cellAt(row, column)?.value;
        shown.push(isErrorValue(value) ? value.error : value);
      }
      rows.push(shown);
    }
    return rows;
  }

  private put(address: string, typed: Typed): void {
    const { sheet, range } = this.locate(address);
    this.write(sheet, range.top, range.left, typed);
    this.workbook.changed({ type: "cells", sheetId: sheet.id, range, source: { kind: "person" } });
  }

  private write(sheet: Sheet, row: number, column: number, typed: Typed): void {
    const isFormula = typeof typed === "string" && typed.startsWith("=");
    const content = isFormula ? { formula: typed } : { value: typed ?? undefined };
    sheet.setCell(row, column, typed === null ? undefined : { ...content, format: GENERAL });
  }

  private locate(address: string): {
    sheet: Sheet;
    range: { top: number; left: number; bottom: number; right: number };
  } {
    const parsed = parseAddress(address);
    if (parsed === undefined) throw new Error(`Not an address: ${address}`);
    const sheet = parsed.sheetName ? this.workbook.sheetByName(parsed.sheetName) : this.sheet;
    if (sheet === undefined) throw new Error(`No sheet for ${address}`);
    return { sheet, range: parsed.range };
  }
}

/** The result of one formula on a sheet holding `cells`; the formula stands in Z1. */
export function resultOf(
  formula: string,
  cells: Readonly<Record<string, Typed>> = {},
  options: CalculationOptions = {},
): Shown {
  const sheet = new FormulaSheet(cells, options);
  sheet.type({ Z1: formula });
  return sheet.value("Z1");
}
