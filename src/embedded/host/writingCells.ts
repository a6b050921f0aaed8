import type { TypingPlace } from "../formulas/typedFormat";
import { intersection } from "../workbook/address";
import { CELL_TEXT_MAX, GENERAL, type Cell, type CellFormat, type CellRange } from "../workbook/cell";
import { withFormat } from "../workbook/formats";
import type { Sheet } from "../workbook/sheet";
import { growTable, renameHeaders, tableToGrow } from "../workbook/tableFollowing";
import { typedCell, unquoted } from "../workbook/typedCell";
import type { Batch } from "./batch";
import {
  CELLS_PER_CALL_MAX,
  cellCountOf,
  checkUnprotected,
  columnCountOf,
  contains,
  isUnbounded,
  rowCountOf,
} from "./checks";
import { fault } from "./hostError";

/** The API types text as a person in the United States would, whatever the workbook's region. */
const WRITING_LOCALE = { tag: "en-US" };

/** Shape errors carry the only message of this kind that Excel documents. */
const SHAPE_MESSAGE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/**
 * Writes `values` or `formulas`, `[row][column]`, or one value for every cell.
 *
 * `null` leaves a cell as it is, `""` empties it, text is typed as by a person, numbers in a text cell become text.
 * Tables around the written cells follow: headers are renamed, rows and columns touching them are taken in.
 */
export function writeValues(batch: Batch, sheet: Sheet, range: CellRange, values: unknown): void {
  checkShape(range, values);
  checkUnprotected(batch, sheet, range);
  const before = cellCountOf(range) === 1 ? sheet.cellAt(range.top, range.left)?.value : undefined;
  const covered = sheet.merges.filter((merge) => intersection(merge, range) !== undefined);
  const isGrid = Array.isArray(values);
  const growth = batch.host.growsTables ? tableToGrow(sheet, range, { isPasted: false }) : undefined;
  for (let row = range.top; row <= range.bottom; row++) {
    const line = isGrid ? ((values as readonly unknown[])[row - range.top] as readonly unknown[]) : undefined;
    for (let column = range.left; column <= range.right; column++) {
      const value = line === undefined ? values : line[column - range.left];
      if (value === null || value === undefined) continue;
      if (covered.length > 0 && isHiddenByMerge(covered, row, column)) continue;
      const cell = sheet.cellAt(row, column);
      sheet.setCell(row, column, written(value, cell, { workbook: batch.workbook, sheet, row, column }));
    }
  }
  if (renameHeaders(batch.workbook, sheet, range)) batch.tablesFollowed(sheet.id);
  batch.cellsChanged(sheet.id, range, before);
  if (growth === undefined) return;
  const { hasGrown, filled } = growTable(sheet, growth);
  if (hasGrown) batch.tablesFollowed(sheet.id);
  if (filled !== undefined) batch.cellsChanged(sheet.id, filled);
}

/** Refuses whole rows and columns, and grids of another size than the range. */
export function checkShape(range: CellRange, values: unknown): void {
  if (!Array.isArray(values)) return checkSize(range, rowCountOf(range), columnCountOf(range));
  const rows = values as readonly unknown[];
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0;
  checkSize(range, rows.length, columns);
  if (!rows.every((line) => Array.isArray(line) && line.length === columns))
    throw fault("InvalidArgument", SHAPE_MESSAGE);
}

/** The same for a grid that only announces its size. */
export function checkSize(range: CellRange, rows: number, columns: number): void {
  if (isUnbounded(range)) throw fault("InvalidArgument");
  if (cellCountOf(range) > CELLS_PER_CALL_MAX) throw fault("RangeExceedsLimit");
  if (rows !== rowCountOf(range) || columns !== columnCountOf(range))
    throw fault("InvalidArgument", SHAPE_MESSAGE);
}

/** The cell that writing `value` into `cell` gives; `undefined` when nothing is left of it. */
function written(value: unknown, cell: Cell | undefined, place: TypingPlace): Cell | undefined {
  const format = unquoted(cell?.format ?? GENERAL);
  if (typeof value === "number")
    return format.numberFormat === "@" ? { value: String(value), format } : { value, format };
  if (typeof value === "boolean") return { value, format };
  if (typeof value !== "string") throw fault("InvalidArgument");
  if (value.length > CELL_TEXT_MAX) throw fault("InvalidArgument");
  return typedCell(value, cell, place, WRITING_LOCALE);
}

function isHiddenByMerge(merges: readonly CellRange[], row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      contains(merge, { top: row, left: column, bottom: row, right: column }) &&
      (merge.top !== row || merge.left !== column),
  );
}

/** Changes looks cell by cell; `change` gets the cell's place in the range. */
export function writeLooks(
  batch: Batch,
  sheet: Sheet,
  range: CellRange,
  change: (row: number, column: number) => Partial<CellFormat> | undefined,
): void {
  checkUnprotected(batch, sheet);
  const bounded = isUnbounded(range) ? intersection(range, sheet.usedRange(false) ?? EMPTY) : range;
  if (bounded !== undefined)
    for (let row = bounded.top; row <= bounded.bottom; row++)
      for (let column = bounded.left; column <= bounded.right; column++) {
        const looks = change(row - range.top, column - range.left);
        if (looks === undefined) continue;
        const cell = sheet.cellAt(row, column);
        const format = withFormat(cell?.format ?? GENERAL, looks);
        const isNothing = format === GENERAL && cell?.value === undefined && cell?.formula === undefined;
        sheet.setCell(row, column, isNothing ? undefined : { ...cell, format });
      }
  batch.looksChanged(sheet.id);
}

const EMPTY: CellRange = { top: -1, left: -1, bottom: -1, right: -1 };
