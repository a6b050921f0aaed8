import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import type { Axis } from "./axis";

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The range spans from `anchor` to `end`, which Shift moves; `active`, inside it, takes what is typed. */
export interface CellSelection {
  readonly active: CellPosition;
  readonly anchor: CellPosition;
  readonly end: CellPosition;
}

export type Direction = "up" | "down" | "left" | "right";

export function oneCell(row: number, column: number): CellSelection {
  const position = { row, column };
  return { active: position, anchor: position, end: position };
}

export function selectionBetween(anchor: CellPosition, end: CellPosition): CellSelection {
  return { active: anchor, anchor, end };
}

export function selectionOfRange(range: CellRange): CellSelection {
  return selectionBetween({ row: range.top, column: range.left }, { row: range.bottom, column: range.right });
}

export function rangeOfSelection({ anchor, end }: CellSelection): CellRange {
  return {
    top: Math.min(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    bottom: Math.max(anchor.row, end.row),
    right: Math.max(anchor.column, end.column),
  };
}

export function sameRange(a: CellRange, b: CellRange): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function isOneCell({ anchor, end }: CellSelection): boolean {
  return anchor.row === end.row && anchor.column === end.column;
}

/** Whole columns or rows are selected as in Excel: to the very end of the sheet. */
export function isWholeColumns(range: CellRange): boolean {
  return range.top === 0 && range.bottom === ROW_COUNT - 1;
}

export function isWholeRows(range: CellRange): boolean {
  return range.left === 0 && range.right === COLUMN_COUNT - 1;
}

/** One step over hidden rows and columns; stays when there is nowhere to go. */
export function stepFrom(from: CellPosition, direction: Direction, rows: Axis, columns: Axis): CellPosition {
  const isVertical = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  const axis = isVertical ? rows : columns;
  const start = isVertical ? from.row : from.column;
  let index = start + sign;
  while (index >= 0 && index < axis.count && axis.isHidden(index)) index += sign;
  if (index < 0 || index >= axis.count) index = start;
  return isVertical ? { ...from, row: index } : { ...from, column: index };
}

/**
 * Where Ctrl+arrow goes: to the end of the filled cells, or, from an edge, to the next filled cell; when there is none,
 * to the edge of the sheet.
 */
export function edgeFrom(from: CellPosition, direction: Direction, sheet: Sheet): CellPosition {
  const isVertical = direction === "up" || direction === "down";
  const sign = direction === "up" || direction === "left" ? -1 : 1;
  const start = isVertical ? from.row : from.column;
  const last = isVertical ? ROW_COUNT - 1 : COLUMN_COUNT - 1;
  // Beyond what was ever written everything is empty: looking there would take a million steps.
  const lastWritten = isVertical ? sheet.rowCount - 1 : (sheet.rowAt(from.row)?.length ?? 0) - 1;
  const isFilled = (index: number): boolean => {
    const cell = isVertical ? sheet.cellAt(index, from.column) : sheet.cellAt(from.row, index);
    return cell !== undefined && (cell.value !== undefined || cell.formula !== undefined);
  };
  const isInside = (index: number): boolean => index >= 0 && index <= last;
  const land = (index: number): CellPosition =>
    isVertical ? { ...from, row: index } : { ...from, column: index };

  let index = start + sign;
  if (isFilled(start) && isInside(index) && isFilled(index)) {
    while (isInside(index + sign) && isFilled(index + sign)) index += sign;
    return land(index);
  }
  if (sign < 0) index = Math.min(index, lastWritten);
  while (isInside(index) && index <= lastWritten && !isFilled(index)) index += sign;
  if (sign > 0) return land(index <= lastWritten ? index : last);
  return land(Math.max(index, 0));
}

/** The block of filled cells around a cell, bounded by an empty row and an empty column, as Ctrl+A takes it. */
export function currentRegion(sheet: Sheet, at: CellPosition): CellRange {
  const table = sheet.tables.find(
    ({ range }) =>
      at.row >= range.top && at.row <= range.bottom && at.column >= range.left && at.column <= range.right,
  );
  if (table !== undefined) return table.range;
  let region: CellRange = { top: at.row, left: at.column, bottom: at.row, right: at.column };
  for (;;) {
    // Downward as far as it goes before looking sideways, which takes the whole height.
    let grown = region;
    for (let next = downward(sheet, grown); next !== undefined; next = downward(sheet, grown)) grown = next;
    for (let next = upward(sheet, grown); next !== undefined; next = upward(sheet, grown)) grown = next;
    grown = sideways(sheet, grown);
    if (grown === region) return region;
    region = grown;
  }
}

function downward(sheet: Sheet, region: CellRange): CellRange | undefined {
  const { left, right } = region;
  const bottom = region.bottom + 1;
  return isAnyFilled(sheet, { top: bottom, bottom, left: Math.max(left - 1, 0), right: right + 1 })
    ? { ...region, bottom }
    : undefined;
}

function upward(sheet: Sheet, region: CellRange): CellRange | undefined {
  const { left, right } = region;
  const top = region.top - 1;
  return top >= 0 && isAnyFilled(sheet, { top, bottom: top, left: Math.max(left - 1, 0), right: right + 1 })
    ? { ...region, top }
    : undefined;
}

function sideways(sheet: Sheet, region: CellRange): CellRange {
  const { left, right } = region;
  const rows = { top: Math.max(region.top - 1, 0), bottom: region.bottom + 1 };
  const isRightFilled = isAnyFilled(sheet, { ...rows, left: right + 1, right: right + 1 });
  const isLeftFilled = left > 0 && isAnyFilled(sheet, { ...rows, left: left - 1, right: left - 1 });
  if (!isRightFilled && !isLeftFilled) return region;
  return { ...region, left: isLeftFilled ? left - 1 : left, right: isRightFilled ? right + 1 : right };
}

function isAnyFilled(sheet: Sheet, range: CellRange): boolean {
  for (let row = range.top; row <= range.bottom; row++) {
    const cells = sheet.rowAt(row);
    if (cells === undefined) continue;
    for (let column = range.left; column <= range.right; column++)
      if (cells[column]?.value !== undefined) return true;
  }
  return false;
}
