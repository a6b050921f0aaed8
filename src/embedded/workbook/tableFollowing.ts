import { translateFormula } from "../formulas/rewrite";
import { intersection } from "./address";
import { GENERAL, type CellRange } from "./cell";
import type { Sheet, Table } from "./sheet";
import { columnsFor, headerTexts, replaceTable, uniqueColumnNames, writeHeaders } from "./tableColumns";
import { followColumnNames } from "./tableNames";
import { unquoted } from "./typedCell";
import type { Workbook } from "./workbook";

/*
 * What Excel does to a table when somebody, a person or an add-in, writes on it or beside it. Whoever writes tells the
 * workbook's listeners about it.
 */

/** A table about to take in what is being written, and the range it will have. */
export interface TableGrowth {
  readonly table: Table;
  readonly range: CellRange;
  /** The cells that make it grow: all that is written, or the part below the table's last row. */
  readonly beyond: CellRange;
}

/**
 * The table that grows when this range is written: the range touches it from below or from the right, and nothing stood
 * there before. To be asked before the cells are written.
 *
 * @param options.isPasted what is pasted over the last rows of a table and beyond grows it as well
 */
export function tableToGrow(
  sheet: Sheet,
  written: CellRange,
  { isPasted }: { readonly isPasted: boolean },
): TableGrowth | undefined {
  for (const table of sheet.tables) {
    const { bottom, left, right } = table.range;
    const isOver = written.top <= bottom && written.left <= right && written.right >= left;
    const beyond = isPasted && isOver ? { ...written, top: bottom + 1 } : written;
    if (beyond.top > beyond.bottom) continue;
    const range = grownRange(sheet, table, beyond);
    if (range !== undefined && isEmpty(sheet, beyond)) return { table, range, beyond };
  }
  return undefined;
}

/**
 * Takes in what was written. New columns get their names; new rows the looks of the last one and the formulas of
 * calculated columns.
 *
 * @returns whether the table grew, which it does not for empty cells, and the rows where formulas were filled in
 */
export function growTable(
  sheet: Sheet,
  growth: TableGrowth,
): { readonly hasGrown: boolean; readonly filled?: CellRange } {
  // Renaming headers may have replaced the table since.
  const table = sheet.tables.find(({ id }) => id === growth.table.id);
  if (table === undefined || isEmpty(sheet, growth.beyond)) return { hasGrown: false };
  const { range } = growth;
  const grown: Table = { ...table, range, columns: columnsFor(sheet, table, range) };
  replaceTable(sheet, grown);
  if (grown.hasHeader) writeHeaders(sheet, grown);
  const last = table.range.bottom;
  return continueRows(sheet, grown, last)
    ? { hasGrown: true, filled: { ...range, top: last + 1 } }
    : { hasGrown: true };
}

/**
 * A header cell that was written renames its column; the name stays unique and is text.
 *
 * @returns whether a table changed
 */
export function renameHeaders(workbook: Workbook, sheet: Sheet, written: CellRange): boolean {
  let hasRenamed = false;
  for (const { id } of sheet.tables) {
    // Following the names of one table may have replaced the others.
    const table = sheet.tables.find((candidate) => candidate.id === id);
    if (table?.hasHeader !== true) continue;
    const { top, left, right } = table.range;
    const common = intersection({ ...table.range, bottom: top }, written);
    if (common === undefined) continue;
    const texts = headerTexts(sheet, top, left, right);
    const columns = table.columns.map((column, index) => {
      const text = texts[index] ?? "";
      const isWritten = left + index >= common.left && left + index <= common.right;
      if (!isWritten || text === column.name) return column;
      const others = table.columns.filter((other) => other.id !== column.id);
      return { ...column, name: uniqueColumnNames([text], others)[0] ?? column.name };
    });
    const renamed: Table = { ...table, columns };
    replaceTable(sheet, renamed);
    writeHeaders(sheet, renamed);
    followColumnNames(workbook, table, renamed);
    hasRenamed = true;
  }
  return hasRenamed;
}

/** The table with the cells directly below or beside it, unless another table or merged cells are in the way. */
function grownRange(sheet: Sheet, table: Table, written: CellRange): CellRange | undefined {
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

function continueRows(sheet: Sheet, { range, columns }: Table, last: number): boolean {
  let hasNewFormulas = false;
  columns.forEach(({ calculatedFormula }, index) => {
    const column = range.left + index;
    const model = sheet.cellAt(last, column);
    if (model === undefined) return;
    for (let row = last + 1; row <= range.bottom; row++) {
      const cell = sheet.cellAt(row, column);
      const format = cell === undefined || cell.format === GENERAL ? unquoted(model.format) : cell.format;
      const isFree = cell?.value === undefined && cell?.formula === undefined;
      if (isFree && calculatedFormula !== undefined && model.formula !== undefined) {
        const formula = translateFormula(model.formula, { row: last, column }, { row, column });
        sheet.setCell(row, column, { formula, format });
        hasNewFormulas = true;
      } else if (cell !== undefined || format !== GENERAL) sheet.setCell(row, column, { ...cell, format });
    }
  });
  return hasNewFormulas;
}

function isEmpty(sheet: Sheet, range: CellRange): boolean {
  const bottom = Math.min(range.bottom, sheet.rowCount - 1);
  for (let row = range.top; row <= bottom; row++) {
    const cells = sheet.rowAt(row);
    if (cells === undefined) continue;
    const right = Math.min(range.right, cells.length - 1);
    for (let column = range.left; column <= right; column++)
      if (cells[column]?.value !== undefined || cells[column]?.formula !== undefined) return false;
  }
  return true;
}
