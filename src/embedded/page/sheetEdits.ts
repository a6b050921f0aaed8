import { err, ok, type Result } from "../../domain/result";
import { intersection } from "../workbook/address";
import type { CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import {
  deleteColumns,
  deleteRows,
  deleteSheet,
  insertColumns,
  insertRows,
  renameSheet,
  sortRange,
} from "../workbook/structure";
import type { Workbook } from "../workbook/workbook";
import { currentRegion, isWholeColumns, isWholeRows, type CellPosition } from "./grid/cellSelection";
import { PERSON } from "./person";

/** Why rows, columns or sheets stay as they are; worded in `words.ts`. */
export type SheetRefusal =
  | { readonly type: "ReadOnly" }
  | { readonly type: "SheetProtected"; readonly sheetName: string }
  | { readonly type: "StructureProtected" }
  | { readonly type: "LastVisibleSheet" }
  | { readonly type: "SheetNameTaken"; readonly name: string }
  | { readonly type: "SheetNameBad"; readonly name: string }
  | { readonly type: "NothingToSort" };

type Done = Result<undefined, SheetRefusal>;

export type Movement = "insertRows" | "deleteRows" | "insertColumns" | "deleteColumns";

/** Inserts or deletes as many rows or columns as are selected, at the selection. */
export function moveCells(workbook: Workbook, sheet: Sheet, movement: Movement): Done {
  const refusal = refusalOf(workbook, sheet);
  if (refusal !== undefined) return refusal;
  const { top, left, bottom, right } = workbook.selection;
  // A whole column has no number of rows one could mean.
  const rowCount = isWholeColumns(workbook.selection) ? 1 : bottom - top + 1;
  const columnCount = isWholeRows(workbook.selection) ? 1 : right - left + 1;
  switch (movement) {
    case "insertRows":
      insertRows(workbook, sheet, top, rowCount, PERSON);
      break;
    case "deleteRows":
      deleteRows(workbook, sheet, top, rowCount, PERSON);
      break;
    case "insertColumns":
      insertColumns(workbook, sheet, left, columnCount, PERSON);
      break;
    case "deleteColumns":
      deleteColumns(workbook, sheet, left, columnCount, PERSON);
  }
  return ok(undefined);
}

/** Sorts the table or list around a cell by that cell's column; its header row stays on top. */
export function sortAround(
  workbook: Workbook,
  sheet: Sheet,
  at: CellPosition,
  direction: "ascending" | "descending",
): Done {
  const refusal = refusalOf(workbook, sheet);
  if (refusal !== undefined) return refusal;
  const body = rowsToSort(sheet, at);
  if (body === undefined || body.top >= body.bottom) return err({ type: "NothingToSort" });
  sortRange(workbook, sheet, body, at.column, direction, PERSON);
  return ok(undefined);
}

export function addSheet(workbook: Workbook, after: Sheet, baseName: string): Result<Sheet, SheetRefusal> {
  if (workbook.isReadOnly) return err({ type: "ReadOnly" });
  if (workbook.isStructureProtected) return err({ type: "StructureProtected" });
  let number = workbook.sheets.length + 1;
  while (workbook.sheetByName(`${baseName}${number}`) !== undefined) number++;
  const sheet = workbook.addSheet(`${baseName}${number}`);
  workbook.sheets.splice(workbook.sheets.indexOf(after) + 1, 0, ...workbook.sheets.splice(-1));
  workbook.changed({ type: "sheets", kind: "added", sheetId: sheet.id, source: PERSON });
  return ok(sheet);
}

export function nameSheet(workbook: Workbook, sheet: Sheet, name: string): Done {
  const refusal = structureRefusal(workbook);
  if (refusal !== undefined) return refusal;
  const other = workbook.sheetByName(name);
  if (other !== undefined && other !== sheet) return err({ type: "SheetNameTaken", name });
  if (name === "" || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name) || name.toLowerCase() === "history")
    return err({ type: "SheetNameBad", name });
  renameSheet(workbook, sheet, name, PERSON);
  return ok(undefined);
}

export function removeSheet(workbook: Workbook, sheet: Sheet): Done {
  const refusal = structureRefusal(workbook) ?? lastVisibleRefusal(workbook, sheet);
  if (refusal !== undefined) return refusal;
  deleteSheet(workbook, sheet, PERSON);
  return ok(undefined);
}

export function setSheetShown(workbook: Workbook, sheet: Sheet, isShown: boolean): Done {
  const refusal = structureRefusal(workbook) ?? (isShown ? undefined : lastVisibleRefusal(workbook, sheet));
  if (refusal !== undefined) return refusal;
  sheet.visibility = isShown ? "Visible" : "Hidden";
  workbook.changed({ type: "sheets", kind: "visibility", sheetId: sheet.id, source: PERSON });
  return ok(undefined);
}

type Refused = { readonly ok: false; readonly fault: SheetRefusal } | undefined;

function refusalOf(workbook: Workbook, sheet: Sheet): Refused {
  if (workbook.isReadOnly) return err({ type: "ReadOnly" });
  return sheet.isProtected ? err({ type: "SheetProtected", sheetName: sheet.name }) : undefined;
}

function structureRefusal(workbook: Workbook): Refused {
  if (workbook.isReadOnly) return err({ type: "ReadOnly" });
  return workbook.isStructureProtected ? err({ type: "StructureProtected" }) : undefined;
}

function lastVisibleRefusal(workbook: Workbook, sheet: Sheet): Refused {
  const isAnotherVisible = workbook.sheets.some((other) => other !== sheet && other.visibility === "Visible");
  return isAnotherVisible ? undefined : err({ type: "LastVisibleSheet" });
}

function rowsToSort(sheet: Sheet, at: CellPosition): CellRange | undefined {
  const table = sheet.tables.find(({ range }) => intersection(range, oneCellRange(at)) !== undefined);
  if (table !== undefined) {
    const { range, hasHeader, hasTotals } = table;
    return { ...range, top: range.top + (hasHeader ? 1 : 0), bottom: range.bottom - (hasTotals ? 1 : 0) };
  }
  if (sheet.cellAt(at.row, at.column)?.value === undefined) return undefined;
  const region = currentRegion(sheet, at);
  return hasHeaderRow(sheet, region) ? { ...region, top: region.top + 1 } : region;
}

function oneCellRange({ row, column }: CellPosition): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

/** All texts over a row that is not all texts: headers, as Excel guesses. */
function hasHeaderRow(sheet: Sheet, { top, left, right }: CellRange): boolean {
  const isTextRow = (row: number): boolean => {
    for (let column = left; column <= right; column++)
      if (typeof sheet.cellAt(row, column)?.value !== "string") return false;
    return true;
  };
  return isTextRow(top) && !isTextRow(top + 1);
}
