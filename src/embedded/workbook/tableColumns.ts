import { GENERAL, isErrorValue, type CellRange } from "./cell";
import type { Sheet, Table, TableColumn } from "./sheet";

export function replaceTable(sheet: Sheet, next: Table): void {
  sheet.tables = sheet.tables.map((table) => (table.id === next.id ? next : table));
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

/** What cells of a row say as headers; errors by their code, empty cells `""`. */
export function headerTexts(sheet: Sheet, row: number, left: number, right: number): readonly string[] {
  const texts: string[] = [];
  for (let column = left; column <= right; column++) {
    const value = sheet.cellAt(row, column)?.value;
    texts.push(isErrorValue(value) ? value.error : String(value ?? ""));
  }
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
