import { isErrorValue, type Cell, type CellRange, type CellValue } from "../workbook/cell";
import { displayText } from "../workbook/displayText";
import type { Sheet } from "../workbook/sheet";
import type { Batch } from "./batch";
import { CELLS_PER_CALL_MAX, cellCountOf, isUnbounded } from "./checks";
import { fault } from "./hostError";

type Grid = readonly (readonly unknown[])[] | null;

/** One property of every cell, `[row][column]`; `null` for whole rows and columns. */
export function readCells(sheet: Sheet, range: CellRange, read: (cell: Cell | undefined) => unknown): Grid {
  if (isUnbounded(range)) return null;
  if (cellCountOf(range) > CELLS_PER_CALL_MAX) throw fault("RangeExceedsLimit");
  const grid: unknown[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const cells = sheet.rowAt(row);
    const line: unknown[] = [];
    for (let column = range.left; column <= range.right; column++) line.push(read(cells?.[column]));
    grid.push(line);
  }
  return grid;
}

/** As the API shows a value: errors by their code, empty cells as `""`. */
export function wireValue(value: CellValue | undefined): string | number | boolean {
  if (value === undefined) return "";
  return isErrorValue(value) ? value.error : value;
}

export const readValue = (cell: Cell | undefined) => wireValue(cell?.value);

/** A quoted text comes back without its apostrophe: writing it again loses the protection, as in Excel. */
export const readFormula = (cell: Cell | undefined) => cell?.formula ?? wireValue(cell?.value);

export const readNumberFormat = (cell: Cell | undefined) => cell?.format.numberFormat ?? "General";

export const readValueType = (cell: Cell | undefined) => valueType(cell?.value);

export function valueType(value: CellValue | undefined): "Empty" | "String" | "Double" | "Boolean" | "Error" {
  if (value === undefined) return "Empty";
  if (typeof value === "string") return "String";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "Error";
}

export function readText(batch: Batch): (cell: Cell | undefined) => string {
  const { dataLocale } = batch.host.options;
  const { uses1904 } = batch.workbook;
  return (cell) => (cell?.value === undefined ? "" : displayText(cell, dataLocale, uses1904));
}

/** One property all cells share, or `null` when they differ. */
export function shared<Value>(
  sheet: Sheet,
  range: CellRange,
  read: (cell: Cell | undefined) => Value,
): Value | null {
  const bottom = Math.min(range.bottom, Math.max(range.top, sheet.rowCount));
  const first = read(sheet.cellAt(range.top, range.left));
  for (let row = range.top; row <= bottom; row++) {
    const cells = sheet.rowAt(row);
    const right = Math.min(range.right, Math.max(range.left, cells?.length ?? 0));
    for (let column = range.left; column <= right; column++) if (read(cells?.[column]) !== first) return null;
  }
  return first;
}
