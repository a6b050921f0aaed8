import { formatAddress, intersection, parseAddress } from "../../workbook/address";
import { COLUMN_COUNT, GENERAL, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import { booleanArgument, wholeArgument, wholeArgumentOr, wordArgument } from "../arguments";
import type { Batch } from "../batch";
import { cellCountOf, checkMove, checkUnprotected, columnCountOf, contains, rowCountOf } from "../checks";
import { fault } from "../hostError";
import type { LiveRange } from "../liveRange";
import { defineMembers, type HostObject, type HostObjectOrNull } from "../members";
import {
  readCells,
  readFormula,
  readNumberFormat,
  readText,
  readValue,
  readValueType,
} from "../readingCells";
import {
  deleteCells,
  deleteColumns,
  deleteRows,
  insertCells,
  insertColumns,
  insertRows,
} from "../../workbook/structure";
import { checkShape, checkSize, writeLooks, writeValues } from "../writingCells";
import { rangeFormatObject } from "./rangeFormat";
import { tablesOf } from "./tableCollections";
import { worksheetObject } from "./worksheetObject";

/** @throws ItemNotFound when the sheet is gone, InvalidReference when the cells are */
export function resolveRange(live: LiveRange, batch: Batch): { sheet: Sheet; range: CellRange } {
  const sheet = batch.sheet(live.sheetId);
  if (live.range === undefined) throw fault("InvalidReference");
  return { sheet, range: live.range };
}

/** A range of a sheet, cut off nowhere: what reaches beyond the sheet is refused. */
export function rangeIn(batch: Batch, sheetId: string, range: CellRange): HostObject {
  const isInside =
    range.top >= 0 &&
    range.left >= 0 &&
    range.top <= range.bottom &&
    range.left <= range.right &&
    range.bottom < ROW_COUNT &&
    range.right < COLUMN_COUNT;
  if (!isInside) throw fault("InvalidArgument");
  return rangeObject(batch.liveRange(sheetId, range));
}

type RangeCall = (live: LiveRange, args: readonly unknown[], batch: Batch) => HostObjectOrNull;

/** A member that gives another range of the same sheet, from this range and its arguments. */
function rangeFrom(other: (range: CellRange, args: readonly unknown[]) => CellRange): RangeCall {
  return (live, args, batch) => {
    const { sheet, range } = resolveRange(live, batch);
    return rangeIn(batch, sheet.id, other(range, args));
  };
}

/** The same, where there may be no such range: then a null object, or ItemNotFound. */
function rangeOrNull(
  other: (sheet: Sheet, range: CellRange, args: readonly unknown[], batch: Batch) => CellRange | undefined,
): RangeCall {
  return (live, args, batch) => {
    const { sheet, range } = resolveRange(live, batch);
    const found = other(sheet, range, args, batch);
    return found === undefined ? null : rangeIn(batch, sheet.id, found);
  };
}

function orItemNotFound(call: RangeCall): RangeCall {
  return (live, args, batch) => {
    const found = call(live, args, batch);
    if (found === null) throw fault("ItemNotFound");
    return found;
  };
}

const intersectionWith = rangeOrNull((sheet, range, [other], batch) => {
  const second = rangeArgument(other, sheet, batch);
  return second === undefined ? undefined : intersection(range, second);
});

const usedRangeInside = rangeOrNull((sheet, range, [valuesOnly]) =>
  usedInside(sheet, range, valuesOnly === true),
);

function usedInside(sheet: Sheet, range: CellRange, valuesOnly: boolean): CellRange | undefined {
  let used: CellRange | undefined;
  const last = Math.min(range.bottom, sheet.rowCount - 1);
  for (let row = range.top; row <= last; row++)
    sheet.rowAt(row)?.forEach((cell, column) => {
      if (cell === undefined || column < range.left || column > range.right) return;
      if (valuesOnly && cell.value === undefined && cell.formula === undefined) return;
      used = {
        top: used?.top ?? row,
        left: Math.min(used?.left ?? column, column),
        bottom: row,
        right: Math.max(used?.right ?? column, column),
      };
    });
  return used;
}

/** A range argument: another range object, or an address on the same sheet. `undefined`: on another sheet. */
function rangeArgument(argument: unknown, sheet: Sheet, batch: Batch): CellRange | undefined {
  if (typeof argument === "string") {
    const parsed = parseAddress(argument);
    if (parsed === undefined) throw fault("InvalidArgument");
    return parsed.range;
  }
  const live = (argument as HostObjectOrNull)?.target as LiveRange | undefined;
  if (live === undefined) throw fault("InvalidArgument");
  const resolved = resolveRange(live, batch);
  return resolved.sheet.id === sheet.id ? resolved.range : undefined;
}

function boundingRect(first: CellRange, second: CellRange): CellRange {
  return {
    top: Math.min(first.top, second.top),
    left: Math.min(first.left, second.left),
    bottom: Math.max(first.bottom, second.bottom),
    right: Math.max(first.right, second.right),
  };
}

/** What inserting or deleting a range moves: whole rows or columns, whatever was asked, or the cells behind a block. */
function movedPart(range: CellRange): "rows" | "columns" | "cells" {
  if (range.left === 0 && range.right === COLUMN_COUNT - 1) return "rows";
  if (range.top === 0 && range.bottom === ROW_COUNT - 1) return "columns";
  return "cells";
}

function hiddenRows(sheet: Sheet, range: CellRange): boolean | null {
  let hidden = 0;
  for (let row = range.top; row <= range.bottom; row++) if (sheet.hiddenRows.has(row)) hidden += 1;
  return hidden === 0 ? false : hidden === rowCountOf(range) ? true : null;
}

function hiddenColumns(sheet: Sheet, range: CellRange): boolean | null {
  let hidden = 0;
  for (let column = range.left; column <= range.right; column++)
    if (sheet.columnWidths.get(column) === 0) hidden += 1;
  return hidden === 0 ? false : hidden === columnCountOf(range) ? true : null;
}

const read =
  <Value>(value: (sheet: Sheet, range: CellRange, batch: Batch) => Value) =>
  (live: LiveRange, batch: Batch): Value => {
    const { sheet, range } = resolveRange(live, batch);
    return value(sheet, range, batch);
  };

export const rangeObject = defineMembers<LiveRange, Excel.Range>({
  className: "Range",
  identify: (live, batch) => ({ _ReferenceId: batch.client.references.idOf(live) ?? "" }),
  read: {
    Address: read((sheet, range) => formatAddress(sheet.name, range)),
    AddressLocal: read((sheet, range) => formatAddress(sheet.name, range)),
    CellCount: read((_, range) => (cellCountOf(range) > 2 ** 31 - 1 ? -1 : cellCountOf(range))),
    RowIndex: read((_, range) => range.top),
    ColumnIndex: read((_, range) => range.left),
    RowCount: read((_, range) => rowCountOf(range)),
    ColumnCount: read((_, range) => columnCountOf(range)),
    IsEntireColumn: read((_, range) => range.top === 0 && range.bottom === ROW_COUNT - 1),
    IsEntireRow: read((_, range) => range.left === 0 && range.right === COLUMN_COUNT - 1),
    Values: read((sheet, range) => readCells(sheet, range, readValue)),
    Formulas: read((sheet, range) => readCells(sheet, range, readFormula)),
    Text: read((sheet, range, batch) => readCells(sheet, range, readText(batch))),
    NumberFormat: read((sheet, range) => readCells(sheet, range, readNumberFormat)),
    ValueTypes: read((sheet, range) => readCells(sheet, range, readValueType)),
    RowHidden: read(hiddenRows),
    ColumnHidden: read(hiddenColumns),
    Hidden: read((sheet, range) => hiddenRows(sheet, range) || hiddenColumns(sheet, range)),
  },
  write: {
    Values: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      writeValues(batch, sheet, range, value);
    },
    Formulas: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      writeValues(batch, sheet, range, value);
    },
    NumberFormat: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const one = singleFormat(value);
      if (one === undefined) checkShape(range, value);
      writeLooks(batch, sheet, range, (row, column) => {
        const numberFormat = one ?? (value as readonly (readonly unknown[])[])[row]![column];
        if (numberFormat === null) return undefined;
        if (typeof numberFormat !== "string") throw fault("InvalidArgument");
        return { numberFormat };
      });
    },
    RowHidden: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      checkUnprotected(batch, sheet);
      const isHidden = booleanArgument(value);
      for (let row = range.top; row <= range.bottom; row++)
        if (isHidden) sheet.hiddenRows.add(row);
        else sheet.hiddenRows.delete(row);
      batch.looksChanged(sheet.id);
    },
    ColumnHidden: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      checkUnprotected(batch, sheet);
      const isHidden = booleanArgument(value);
      for (let column = range.left; column <= range.right; column++)
        if (isHidden) sheet.columnWidths.set(column, 0);
        else if (sheet.columnWidths.get(column) === 0) sheet.columnWidths.delete(column);
      batch.looksChanged(sheet.id);
    },
  },
  links: {
    Worksheet: (live, batch) => worksheetObject({ sheetId: batch.sheet(live.sheetId).id }),
    Format: (live) => rangeFormatObject(live),
  },
  call: {
    GetCell: rangeFrom((range, [row, column]) => {
      const top = range.top + wholeArgument(row);
      const left = range.left + wholeArgument(column);
      return { top, left, bottom: top, right: left };
    }),
    GetRow: rangeFrom((range, [row]) => {
      const top = range.top + wholeArgument(row);
      return { ...range, top, bottom: top };
    }),
    GetColumn: rangeFrom((range, [column]) => {
      const left = range.left + wholeArgument(column);
      return { ...range, left, right: left };
    }),
    GetResizedRange: rangeFrom((range, [rows, columns]) => ({
      ...range,
      bottom: range.bottom + wholeArgument(rows),
      right: range.right + wholeArgument(columns),
    })),
    GetAbsoluteResizedRange: rangeFrom((range, [rows, columns]) => ({
      ...range,
      bottom: range.top + wholeArgument(rows) - 1,
      right: range.left + wholeArgument(columns) - 1,
    })),
    GetOffsetRange: rangeFrom((range, [rows, columns]) => ({
      top: range.top + wholeArgument(rows),
      bottom: range.bottom + wholeArgument(rows),
      left: range.left + wholeArgument(columns),
      right: range.right + wholeArgument(columns),
    })),
    GetEntireColumn: rangeFrom((range) => ({ ...range, top: 0, bottom: ROW_COUNT - 1 })),
    GetEntireRow: rangeFrom((range) => ({ ...range, left: 0, right: COLUMN_COUNT - 1 })),
    GetLastCell: rangeFrom((range) => ({ ...range, top: range.bottom, left: range.right })),
    GetLastRow: rangeFrom((range) => ({ ...range, top: range.bottom })),
    GetLastColumn: rangeFrom((range) => ({ ...range, left: range.right })),
    GetRowsBelow: rangeFrom((range, [count]) => {
      const rows = countArgument(count);
      return { ...range, top: range.bottom + 1, bottom: range.bottom + rows };
    }),
    GetRowsAbove: rangeFrom((range, [count]) => {
      const rows = countArgument(count);
      return { ...range, top: range.top - rows, bottom: range.top - 1 };
    }),
    GetColumnsAfter: rangeFrom((range, [count]) => {
      const columns = countArgument(count);
      return { ...range, left: range.right + 1, right: range.right + columns };
    }),
    GetColumnsBefore: rangeFrom((range, [count]) => {
      const columns = countArgument(count);
      return { ...range, left: range.left - columns, right: range.left - 1 };
    }),
    GetBoundingRect: (live, [other], batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const second = rangeArgument(other, sheet, batch);
      if (second === undefined) throw fault("InvalidArgument");
      return rangeIn(batch, sheet.id, boundingRect(range, second));
    },
    GetIntersection: orItemNotFound(intersectionWith),
    GetIntersectionOrNullObject: intersectionWith,
    GetUsedRange: orItemNotFound(usedRangeInside),
    GetUsedRangeOrNullObject: usedRangeInside,
    GetTables: (live, [fullyContained], batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const isFound = (table: CellRange) =>
        fullyContained === true ? contains(range, table) : intersection(range, table) !== undefined;
      return tablesOf(() =>
        sheet.tables.filter((table) => isFound(table.range)).map((table) => ({ sheet, table })),
      );
    },
    Insert: (live, [shift], batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const asked = wordArgument(shift, ["Down", "Right"]) === "Down" ? "down" : "right";
      checkUnprotected(batch, sheet);
      const part = movedPart(range);
      checkMove(sheet, range, part === "cells" ? asked : part === "rows" ? "down" : "right");
      batch.announceCells();
      const { workbook, source } = batch;
      if (part === "rows") insertRows(workbook, sheet, range.top, rowCountOf(range), source);
      else if (part === "columns") insertColumns(workbook, sheet, range.left, columnCountOf(range), source);
      else insertCells(workbook, sheet, range, asked, source);
      return rangeIn(batch, sheet.id, range);
    },
    Delete: (live, [shift], batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const asked = wordArgument(shift, ["Up", "Left"]) === "Up" ? "up" : "left";
      checkUnprotected(batch, sheet);
      const part = movedPart(range);
      checkMove(sheet, range, part === "cells" ? asked : part === "rows" ? "up" : "left");
      batch.announceCells();
      const { workbook, source } = batch;
      if (part === "rows") deleteRows(workbook, sheet, range.top, rowCountOf(range), source);
      else if (part === "columns") deleteColumns(workbook, sheet, range.left, columnCountOf(range), source);
      else deleteCells(workbook, sheet, range, asked, source);
    },
    Clear: (live, [applyTo], batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const what = wordArgument(applyTo ?? "All", ["All", "Contents", "Formats"]);
      checkUnprotected(batch, sheet, range);
      clearCells(batch, sheet, range, what);
    },
    Select: (live, _, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      if (sheet.visibility !== "Visible") throw fault("InvalidOperation");
      const { workbook, source } = batch;
      if (workbook.activeSheetId !== sheet.id) {
        workbook.activeSheetId = sheet.id;
        batch.changed({ type: "activated", sheetId: sheet.id, source });
      }
      workbook.selection = range;
      batch.changed({ type: "selection", sheetId: sheet.id, range, source });
    },
    _KeepReference: (live, _, batch) => {
      batch.client.references.keep(live);
    },
    _ValidateArraySize: (live, [rows, columns], batch) => {
      checkSize(resolveRange(live, batch).range, wholeArgument(rows), wholeArgument(columns));
    },
  },
});

function countArgument(count: unknown): number {
  const value = wholeArgumentOr(count, 1);
  if (value < 1) throw fault("InvalidArgument");
  return value;
}

/** One format for all cells: a text, or a grid of one. */
function singleFormat(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const isOne =
    Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) && value[0].length === 1;
  const only: unknown = isOne ? (value as unknown[][])[0]![0] : undefined;
  return typeof only === "string" ? only : undefined;
}

function clearCells(
  batch: Batch,
  sheet: Sheet,
  range: CellRange,
  what: "All" | "Contents" | "Formats",
): void {
  const before = cellCountOf(range) === 1 ? sheet.cellAt(range.top, range.left)?.value : undefined;
  const last = Math.min(range.bottom, sheet.rowCount - 1);
  for (let row = range.top; row <= last; row++)
    sheet.rowAt(row)?.forEach((cell, column) => {
      if (cell === undefined || column < range.left || column > range.right) return;
      const { format, ...content } = cell;
      if (what === "All") sheet.setCell(row, column, undefined);
      else if (what === "Contents") sheet.setCell(row, column, format === GENERAL ? undefined : { format });
      else
        sheet.setCell(
          row,
          column,
          content.value === undefined && content.formula === undefined
            ? undefined
            : { ...content, format: GENERAL },
        );
    });
  if (what === "Formats") batch.looksChanged(sheet.id);
  else batch.cellsChanged(sheet.id, range, before);
}
