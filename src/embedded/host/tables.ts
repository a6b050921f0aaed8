import { intersection } from "../workbook/address";
import { GENERAL, type CellRange } from "../workbook/cell";
import type { Sheet, Table, TableColumn } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { fault } from "./hostError";
import { wireValue } from "./readingCells";

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

export function replaceTable(sheet: Sheet, next: Table): void {
  sheet.tables = sheet.tables.map((table) => (table.id === next.id ? next : table));
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

/**
 * Column names for header texts, all different without case: a blank becomes the first free `Column1`, a repeat gets
 * a number (`Total`, `Total2`).
 */
export function uniqueColumnNames(
  texts: readonly string[],
  taken: readonly TableColumn[] = [],
): readonly string[] {
  const used = new Set(taken.map(({ name }) => name.toLowerCase()));
  return texts.map((text) => {
    let number = 1;
    let name = text === "" ? "Column1" : text;
    while (used.has(name.toLowerCase())) name = `${text === "" ? "Column" : text}${++number}`;
    used.add(name.toLowerCase());
    return name;
  });
}

export function headerTexts(sheet: Sheet, row: number, left: number, right: number): readonly string[] {
  const texts: string[] = [];
  for (let column = left; column <= right; column++)
    texts.push(String(wireValue(sheet.cellAt(row, column)?.value)));
  return texts;
}

/** Headers are texts: the cells are rewritten with the column names. */
export function writeHeaders(sheet: Sheet, table: Pick<Table, "range" | "columns">): void {
  table.columns.forEach(({ name }, index) => {
    const column = table.range.left + index;
    const cell = sheet.cellAt(table.range.top, column);
    if (cell?.value === name && cell.formula === undefined) return;
    sheet.setCell(table.range.top, column, { value: name, format: cell?.format ?? GENERAL });
  });
}

/** Columns for a table that now spans `range`: those it had keep their ids, new ones take names from the sheet. */
export function columnsFor(sheet: Sheet, table: Table, range: CellRange): readonly TableColumn[] {
  let nextId = Math.max(0, ...table.columns.map(({ id }) => id)) + 1;
  const kept = table.columns.slice(0, range.right - range.left + 1);
  const texts = table.hasHeader
    ? headerTexts(sheet, range.top, range.left + kept.length, range.right)
    : Array.from({ length: Math.max(0, range.right - range.left + 1 - kept.length) }, () => "");
  const names = uniqueColumnNames(texts, kept);
  return [...kept, ...names.map((name) => ({ id: nextId++, name }))];
}

/** Cells directly below or beside a table that were written grow the table, unless another table is in the way. */
export function grownRange(sheet: Sheet, table: Table, written: CellRange): CellRange | undefined {
  const { range } = table;
  const isBelow =
    !table.hasTotals &&
    written.top === range.bottom + 1 &&
    written.left <= range.right &&
    written.right >= range.left;
  const isBeside =
    written.left === range.right + 1 && written.top <= range.bottom && written.bottom >= range.top;
  if (!isBelow && !isBeside) return undefined;
  const grown = isBelow ? { ...range, bottom: written.bottom } : { ...range, right: written.right };
  const isBlocked =
    sheet.tables.some((other) => other.id !== table.id && intersection(other.range, grown) !== undefined) ||
    sheet.merges.some((merge) => intersection(merge, grown) !== undefined);
  return isBlocked ? undefined : grown;
}
