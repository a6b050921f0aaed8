import type { CellRange, ErrorValue } from "../workbook/cell";
import type { Table } from "../workbook/sheet";
import { BAD_REFERENCE, NO_INTERSECTION } from "./values";

/** The cells a structured reference means; with `isThisRow`, only those in the row of the formula. */
export interface TableCells {
  readonly range: CellRange;
  readonly isThisRow: boolean;
}

/**
 * @param sections any of `headers`, `data`, `totals`, `all`, `this row`; none means the data.
 * @param columns none for all of them, one, or the first and the last.
 */
export function resolveTableReference(
  table: Table,
  sections: readonly string[],
  columns: readonly string[],
): TableCells | ErrorValue {
  const span = columnSpan(table, columns);
  if (span === undefined) return BAD_REFERENCE;
  const { left, right } = span;
  const rows = rowSpan(table, sections);
  if (rows === undefined) return NO_INTERSECTION;
  return { range: { ...rows, left, right }, isThisRow: sections.includes("this row") };
}

/** A table always has one row of data in Excel's eyes, even if the file says otherwise. */
export function dataRows(table: Table): { readonly top: number; readonly bottom: number } {
  const top = table.range.top + (table.hasHeader ? 1 : 0);
  return { top, bottom: Math.max(top, table.range.bottom - (table.hasTotals ? 1 : 0)) };
}

function columnSpan(table: Table, columns: readonly string[]): { left: number; right: number } | undefined {
  if (columns.length === 0) return table.range;
  const indexes = columns.map((wanted) =>
    table.columns.findIndex(({ name }) => name.toLowerCase() === wanted.toLowerCase()),
  );
  if (indexes.some((index) => index < 0)) return undefined;
  return {
    left: table.range.left + Math.min(...indexes),
    right: table.range.left + Math.max(...indexes),
  };
}

function rowSpan(table: Table, sections: readonly string[]): { top: number; bottom: number } | undefined {
  const { range } = table;
  if (sections.includes("all")) return { top: range.top, bottom: range.bottom };
  const header = table.hasHeader ? { top: range.top, bottom: range.top } : undefined;
  const totals = table.hasTotals ? { top: range.bottom, bottom: range.bottom } : undefined;
  const data = dataRows(table);
  const hasData = sections.length === 0 || sections.includes("data") || sections.includes("this row");
  const parts = [
    sections.includes("headers") ? header : undefined,
    hasData ? data : undefined,
    sections.includes("totals") ? totals : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return { top: parts[0]!.top, bottom: parts.at(-1)!.bottom };
}
