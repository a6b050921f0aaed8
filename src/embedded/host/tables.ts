import type { CellRange } from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { fault } from "./hostError";

/** Rows of the table without header and total row; one empty-looking row at least, as Excel keeps. */
export function dataBodyOf(table: Table): CellRange {
  const { range, hasHeader, hasTotals } = table;
  return { ...range, top: range.top + (hasHeader ? 1 : 0), bottom: range.bottom - (hasTotals ? 1 : 0) };
}

export function headerRowOf(table: Table): CellRange {
  if (!table.hasHeader) throw fault("InvalidOperation");
  return { ...table.range, bottom: table.range.top };
}

export function columnOf(range: CellRange, index: number): CellRange {
  return { ...range, left: range.left + index, right: range.left + index };
}

export interface FoundTable {
  readonly sheet: Sheet;
  readonly table: Table;
}

export function allTables(workbook: Workbook): readonly FoundTable[] {
  return workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
}

/** Ids of the API are texts; the model's are numbers. */
export function tableIdText(id: number): string {
  return `{00000000-0000-4000-8000-${id.toString(16).toUpperCase().padStart(12, "0")}}`;
}

/** By id or by name without case. */
export function findTable(found: readonly FoundTable[], key: unknown): FoundTable | undefined {
  if (typeof key !== "string") return undefined;
  const wanted = key.toLowerCase();
  return found.find(({ table }) => tableIdText(table.id) === key || table.name.toLowerCase() === wanted);
}

/** Letter, `_` or `\` first, then letters, digits, `.` and `_`; no spaces, not like an address, 255 long. */
export function isValidName(name: string): boolean {
  const isAddress = /^[A-Za-z]{1,3}\d+$/.test(name) || /^[Rr]\d*([Cc]\d*)?$|^[Cc]\d*$/.test(name);
  return name.length <= 255 && /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && !isAddress;
}

/** Table names and workbook names share one space. */
export function isNameTaken(workbook: Workbook, name: string): boolean {
  const wanted = name.toLowerCase();
  return (
    allTables(workbook).some(({ table }) => table.name.toLowerCase() === wanted) ||
    workbook.names.some((known) => known.sheetId === undefined && known.name.toLowerCase() === wanted)
  );
}

export function nextTableName(workbook: Workbook): string {
  let number = 1;
  while (isNameTaken(workbook, `Table${number}`)) number += 1;
  return `Table${number}`;
}
