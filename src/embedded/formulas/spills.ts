import { COLUMN_COUNT, GENERAL, ROW_COUNT, type CellRange, type CellValue } from "../workbook/cell";
import type { ChangedPlaces } from "./changedPlaces";
import type { FormulaCell, FormulaCells } from "./formulaCell";
import { checkedNumber, isError, type Matrix } from "./values";

/** A cell that shows a part of another cell's array. */
export interface SpilledCell {
  readonly anchor: FormulaCell;
  readonly value: CellValue;
}

/** Writes arrays into the cells below and right of their formula, and takes them back. */
export class Spills {
  private readonly blocked = new Map<FormulaCell, CellRange>();

  constructor(private readonly results: ChangedPlaces) {}

  /** Takes over the cells an array filled before the workbook was opened. */
  adopt(anchor: FormulaCell, rows: number, columns: number): void {
    const range = extentOf(anchor, rows, columns);
    forEachBeside(anchor, range, (row, column) => {
      const cell = anchor.cells.sheet.cellAt(row, column);
      if (cell?.value === undefined || cell.formula !== undefined) return;
      anchor.cells.spilled.set(keyOf(row, column), { anchor, value: cell.value });
    });
    anchor.spill = range;
  }

  /**
   * Shows an array from its formula's cell on.
   *
   * @returns the cells that show it; `undefined` when something stands in its way, and then nothing is shown.
   */
  spread(anchor: FormulaCell, matrix: Matrix, rows: number, columns: number): CellRange | undefined {
    const { cells } = anchor;
    const range = extentOf(anchor, rows, columns);
    const valueAt = (row: number, column: number): CellValue =>
      shownValue(matrix, row - anchor.row, column - anchor.column);
    if (!this.isFree(anchor, range, valueAt)) {
      this.withdraw(anchor);
      this.blocked.set(anchor, range);
      return undefined;
    }
    this.blocked.delete(anchor);
    this.withdraw(anchor, range);
    forEachBeside(anchor, range, (row, column) => {
      const value = valueAt(row, column);
      const before = cells.sheet.cellAt(row, column);
      cells.spilled.set(keyOf(row, column), { anchor, value });
      if (isSame(before?.value, value)) return;
      cells.sheet.setCell(row, column, { value, format: before?.format ?? GENERAL });
      this.results.add(cells.sheet.id, row, column);
    });
    if (range.right >= cells.columnsUsed) cells.columnsUsed = range.right + 1;
    anchor.spill = range;
    return range;
  }

  /** Empties the cells that showed an array, but those within `kept` and those written over since. */
  withdraw(anchor: FormulaCell, kept?: CellRange): CellRange | undefined {
    const { cells, spill } = anchor;
    this.blocked.delete(anchor);
    if (spill === undefined) return undefined;
    forEachBeside(anchor, spill, (row, column) => {
      const key = keyOf(row, column);
      const spilled = cells.spilled.get(key);
      if (spilled?.anchor !== anchor || (kept && contains(kept, row, column))) return;
      cells.spilled.delete(key);
      const cell = cells.sheet.cellAt(row, column);
      if (cell === undefined || cell.formula !== undefined || !isSame(cell.value, spilled.value)) return;
      cells.sheet.setCell(row, column, cell.format === GENERAL ? undefined : { format: cell.format });
      this.results.add(cells.sheet.id, row, column);
    });
    anchor.spill = undefined;
    return spill;
  }

  /** The formulas whose arrays are concerned by a change: written over, or waiting for room there. */
  disturbedBy(cells: FormulaCells, range: CellRange): readonly FormulaCell[] {
    const disturbed = new Set<FormulaCell>();
    for (const [key, { anchor, value }] of cells.spilled) {
      const { row, column } = placeOf(key);
      if (!contains(range, row, column)) continue;
      const cell = cells.sheet.cellAt(row, column);
      if (cell?.formula === undefined && isSame(cell?.value, value)) continue;
      cells.spilled.delete(key);
      disturbed.add(anchor);
    }
    for (const [anchor, wanted] of this.blocked)
      if (anchor.cells === cells && overlaps(wanted, range)) disturbed.add(anchor);
    return [...disturbed];
  }

  clear(): void {
    this.blocked.clear();
  }

  private isFree(
    anchor: FormulaCell,
    range: CellRange,
    valueAt: (row: number, column: number) => CellValue,
  ): boolean {
    if (range.bottom >= ROW_COUNT || range.right >= COLUMN_COUNT) return false;
    const { sheet, spilled } = anchor.cells;
    // Arrays do not spill within tables.
    if (sheet.tables.some((table) => overlaps(table.range, range))) return false;
    let isFree = true;
    forEachBeside(anchor, range, (row, column) => {
      const cell = sheet.cellAt(row, column);
      if (cell?.value === undefined && cell?.formula === undefined) return;
      const isOwn = spilled.get(keyOf(row, column))?.anchor === anchor;
      // What already shows the array's value is no obstacle: an undone edit puts such values back.
      if (!isOwn && (cell.formula !== undefined || !isSame(cell.value, valueAt(row, column)))) isFree = false;
    });
    return isFree;
  }
}

function shownValue(matrix: Matrix, row: number, column: number): CellValue {
  if (row >= matrix.rows || column >= matrix.columns) return { error: "#N/A" };
  const value = matrix.at(row, column) ?? 0;
  return typeof value === "number" ? checkedNumber(value) : value;
}

function extentOf({ row, column }: FormulaCell, rows: number, columns: number): CellRange {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

function forEachBeside(
  anchor: FormulaCell,
  range: CellRange,
  visit: (row: number, column: number) => void,
): void {
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++)
      if (row !== anchor.row || column !== anchor.column) visit(row, column);
}

export function keyOf(row: number, column: number): number {
  return row * COLUMN_COUNT + column;
}

function placeOf(key: number): { readonly row: number; readonly column: number } {
  const column = key % COLUMN_COUNT;
  return { row: (key - column) / COLUMN_COUNT, column };
}

function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

function overlaps(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function isSame(a: CellValue | undefined, b: CellValue): boolean {
  return a === b || (isError(a) && isError(b) && a.error === b.error);
}
