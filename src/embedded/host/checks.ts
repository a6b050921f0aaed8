import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import { isTornByMoving } from "../workbook/structure";
import type { Batch } from "./batch";
import { fault } from "./hostError";

/** Most cells one call may read or write. */
export const CELLS_PER_CALL_MAX = 5_000_000;

/** Most cells one call may move aside, on the web. */
export const CELLS_MOVED_MAX = 33_554_000;

/** Refuses any change to a workbook opened for reading. */
export function checkWritable(batch: Batch): void {
  if (batch.workbook.isReadOnly) throw fault("AccessDenied");
}

/** Refuses adding, deleting, renaming, moving, hiding and showing sheets of a protected workbook. */
export function checkStructure(batch: Batch): void {
  checkWritable(batch);
  if (batch.workbook.isStructureProtected) throw fault("AccessDenied");
}

/** Refuses a change to a protected sheet, except to cells that are all unlocked. */
export function checkUnprotected(batch: Batch, sheet: Sheet, range?: CellRange): void {
  checkWritable(batch);
  if (!sheet.isProtected) return;
  if (range === undefined || !areAllUnlocked(sheet, range)) throw fault("AccessDenied");
}

function areAllUnlocked(sheet: Sheet, range: CellRange): boolean {
  if (isUnbounded(range)) return false;
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++)
      if (sheet.cellAt(row, column)?.format.isLocked !== false) return false;
  return true;
}

/**
 * Refuses moving the cells behind a block when a table or a merged cell would be torn, or when an insertion would push
 * cells in use off the sheet.
 */
export function checkMove(sheet: Sheet, block: CellRange, towards: "down" | "right" | "up" | "left"): void {
  const isAlongRows = towards === "down" || towards === "up";
  if (isTornByMoving(sheet, block, isAlongRows ? "rows" : "columns")) throw fault("InsertDeleteConflict");
  if (
    towards === "down" &&
    isInUse(sheet, { ...block, top: ROW_COUNT - rowCountOf(block), bottom: ROW_COUNT - 1 })
  )
    throw fault("NonBlankCellOffSheet");
  if (
    towards === "right" &&
    isInUse(sheet, { ...block, left: COLUMN_COUNT - columnCountOf(block), right: COLUMN_COUNT - 1 })
  )
    throw fault("NonBlankCellOffSheet");
}

/** Whether any cell of the range has content or looks. */
function isInUse(sheet: Sheet, range: CellRange): boolean {
  for (let row = range.top; row <= Math.min(range.bottom, sheet.rowCount - 1); row++) {
    const cells = sheet.rowAt(row) ?? [];
    for (let column = range.left; column <= Math.min(range.right, cells.length - 1); column++)
      if (cells[column] !== undefined) return true;
  }
  return false;
}

/** Whole columns or rows: such ranges have no values of their own. */
export function isUnbounded(range: CellRange): boolean {
  return (
    (range.top === 0 && range.bottom === ROW_COUNT - 1) ||
    (range.left === 0 && range.right === COLUMN_COUNT - 1)
  );
}

export function contains(outer: CellRange, inner: CellRange): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

export function rowCountOf(range: CellRange): number {
  return range.bottom - range.top + 1;
}

export function columnCountOf(range: CellRange): number {
  return range.right - range.left + 1;
}

export function cellCountOf(range: CellRange): number {
  return rowCountOf(range) * columnCountOf(range);
}
