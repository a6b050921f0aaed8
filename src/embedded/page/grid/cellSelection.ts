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
    const grown = grownByFilled(sheet, region);
    if (grown === region) return region;
    region = grown;
  }
}

function grownByFilled(sheet: Sheet, region: CellRange): CellRange {
  const { top, left, bottom, right } = region;
  const isAnyFilled = (range: CellRange): boolean => {
    if (range.top < 0 || range.left < 0) return false;
    for (let row = range.top; row <= range.bottom; row++)
      for (let column = range.left; column <= range.right; column++)
        if (sheet.cellAt(row, column)?.value !== undefined) return true;
    return false;
  };
  const wideLeft = Math.max(left - 1, 0);
  const highTop = Math.max(top - 1, 0);
  if (isAnyFilled({ top: bottom + 1, bottom: bottom + 1, left: wideLeft, right: right + 1 }))
    return { ...region, bottom: bottom + 1 };
  if (isAnyFilled({ top: highTop, bottom: bottom + 1, left: right + 1, right: right + 1 }))
    return { ...region, right: right + 1 };
  if (isAnyFilled({ top: top - 1, bottom: top - 1, left: wideLeft, right: right + 1 }))
    return { ...region, top: top - 1 };
  if (isAnyFilled({ top: highTop, bottom: bottom + 1, left: left - 1, right: left - 1 }))
    return { ...region, left: left - 1 };
  return region;
}
