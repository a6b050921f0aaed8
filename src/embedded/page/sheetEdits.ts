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
} from "../workbook/structure";
import type { Workbook } from "../workbook/workbook";
import { currentRegion, isWholeColumns, isWholeRows, type CellPosition } from "./grid/cellSelection";
import type { StructureChange } from "./editHistory";
import { PERSON } from "./person";

/** Why rows, columns or sheets stay as they are; worded in `words.ts`. */
export type SheetRefusal =
  | { readonly type: "ReadOnly" }
  | { readonly type: "SheetProtected"; readonly sheetName: string }
  | { readonly type: "StructureProtected" }
  | { readonly type: "LastVisibleSheet" }
  | { readonly type: "SheetNameTaken"; readonly name: string }
  | { readonly type: "SheetNameBad"; readonly name: string }
  | { readonly type: "NothingToSort" }
  | { readonly type: "NothingToFilter" };

type Done = Result<undefined, SheetRefusal>;

export type Movement = "insertRows" | "deleteRows" | "insertColumns" | "deleteColumns";

/**
 * What inserting or deleting as many rows or columns as are selected, at the selection, comes to: one change after the
 * other. Rows that are filtered out lie between those one sees, and are not deleted with them.
 */
export function plannedMovement(
  workbook: Workbook,
  sheet: Sheet,
  movement: Movement,
): Result<readonly StructureChange[], SheetRefusal> {
  const refusal = refusalOf(workbook, sheet);
  if (refusal !== undefined) return refusal;
  const { top, left, bottom, right } = workbook.selection;
  // A whole column has no number of rows one could mean.
  const rowCount = isWholeColumns(workbook.selection) ? 1 : bottom - top + 1;
  const columnCount = isWholeRows(workbook.selection) ? 1 : right - left + 1;
  const common = { type: "structure", sheetId: sheet.id, source: PERSON } as const;
  const changeOf = (at: number, count: number): StructureChange => ({
    ...common,
    at,
    count,
    kind: MOVEMENT_KINDS[movement],
  });
  switch (movement) {
    case "insertRows":
      return ok([changeOf(top, rowCount)]);
    case "deleteRows":
      // From the last one up, so that none moves before its turn.
      return ok(
        shownRuns(sheet, top, top + rowCount - 1)
          .reverse()
          .map((run) => changeOf(run.top, run.bottom - run.top + 1)),
      );
    case "insertColumns":
    case "deleteColumns":
      return ok([changeOf(left, columnCount)]);
  }
}

/** The rows between two that are not hidden, as runs of neighbours. */
function shownRuns(
  sheet: Sheet,
  top: number,
  bottom: number,
): { readonly top: number; readonly bottom: number }[] {
  const runs: { readonly top: number; readonly bottom: number }[] = [];
  let from = top;
  const hidden = [...sheet.hiddenRows].filter((row) => row >= top && row <= bottom);
  for (const row of [...hidden.sort((a, b) => a - b), bottom + 1]) {
    if (row > from) runs.push({ top: from, bottom: row - 1 });
    from = row + 1;
  }
  return runs;
}

const MOVEMENT_KINDS = {
  insertRows: "RowInserted",
  deleteRows: "RowDeleted",
  insertColumns: "ColumnInserted",
  deleteColumns: "ColumnDeleted",
} as const;

export function carryOutMovement(
  workbook: Workbook,
  sheet: Sheet,
  { kind, at, count }: StructureChange,
): void {
  switch (kind) {
    case "RowInserted":
      return insertRows(workbook, sheet, at, count, PERSON);
    case "RowDeleted":
      return deleteRows(workbook, sheet, at, count, PERSON);
    case "ColumnInserted":
      return insertColumns(workbook, sheet, at, count, PERSON);
    case "ColumnDeleted":
      return deleteColumns(workbook, sheet, at, count, PERSON);
  }
}

/** The rows of the table or list around a cell, without its header and total row. */
export function rowsToSort(
  workbook: Workbook,
  sheet: Sheet,
  at: CellPosition,
): Result<CellRange, SheetRefusal> {
  const refusal = refusalOf(workbook, sheet);
  if (refusal !== undefined) return refusal;
  const body = listAround(sheet, at)?.body;
  return body === undefined || body.top >= body.bottom ? err({ type: "NothingToSort" }) : ok(body);
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

/** A table or a plain list: where its headers stand, if it has any, and its rows. */
export interface ListPlace {
  /** Row of the headers. */
  readonly header: number | undefined;
  readonly body: CellRange;
}

export function listAround(sheet: Sheet, at: CellPosition): ListPlace | undefined {
  const table = sheet.tables.find(({ range }) => intersection(range, oneCellRange(at)) !== undefined);
  if (table !== undefined) {
    const { range, hasHeader, hasTotals } = table;
    return {
      header: hasHeader ? range.top : undefined,
      body: { ...range, top: range.top + (hasHeader ? 1 : 0), bottom: range.bottom - (hasTotals ? 1 : 0) },
    };
  }
  if (sheet.cellAt(at.row, at.column)?.value === undefined) return undefined;
  const region = currentRegion(sheet, at);
  return hasHeaderRow(sheet, region)
    ? { header: region.top, body: { ...region, top: region.top + 1 } }
    : { header: undefined, body: region };
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
