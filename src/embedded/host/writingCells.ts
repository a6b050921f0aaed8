import { formatForFormula, type TypingPlace } from "../formulas/typedFormat";
import { intersection } from "../workbook/address";
import { CELL_TEXT_MAX, GENERAL, type Cell, type CellFormat, type CellRange } from "../workbook/cell";
import { withFormat } from "../workbook/formats";
import type { Sheet, Table } from "../workbook/sheet";
import { translateFormula } from "../workbook/structure";
import { followColumnNames } from "../workbook/tableNames";
import { typeText } from "../workbook/typedText";
import type { Batch } from "./batch";
import {
  CELLS_PER_CALL_MAX,
  cellCountOf,
  checkUnprotected,
  columnCountOf,
  contains,
  isUnbounded,
  rowCountOf,
} from "./checks";
import { fault } from "./hostError";
import { columnsFor, grownRange, uniqueColumnNames, replaceTable, writeHeaders } from "./tables";

/** The API types text as a person in the United States would, whatever the workbook's region. */
const WRITING_LOCALE = { tag: "en-US" };

/** Shape errors carry the only message of this kind that Excel documents. */
const SHAPE_MESSAGE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/**
 * Writes `values` or `formulas`, `[row][column]`, or one value for every cell.
 *
 * `null` leaves a cell as it is, `""` empties it, text is typed as by a person, numbers in a text cell become text.
 * Tables around the written cells follow: headers are renamed, rows and columns touching them are taken in.
 */
export function writeValues(batch: Batch, sheet: Sheet, range: CellRange, values: unknown): void {
  checkShape(range, values);
  checkUnprotected(batch, sheet, range);
  const before = cellCountOf(range) === 1 ? sheet.cellAt(range.top, range.left)?.value : undefined;
  const covered = sheet.merges.filter((merge) => intersection(merge, range) !== undefined);
  const isGrid = Array.isArray(values);
  const wroteBelow = tablesToGrow(batch, sheet, range);
  for (let row = range.top; row <= range.bottom; row++) {
    const line = isGrid ? ((values as readonly unknown[])[row - range.top] as readonly unknown[]) : undefined;
    for (let column = range.left; column <= range.right; column++) {
      const value = line === undefined ? values : line[column - range.left];
      if (value === null || value === undefined) continue;
      if (covered.length > 0 && isHiddenByMerge(covered, row, column)) continue;
      const cell = sheet.cellAt(row, column);
      sheet.setCell(row, column, written(value, cell, { workbook: batch.workbook, sheet, row, column }));
    }
  }
  renameHeaders(batch, sheet, range);
  batch.cellsChanged(sheet.id, range, before);
  for (const table of wroteBelow) growTable(batch, sheet, table, range);
}

/** Refuses whole rows and columns, and grids of another size than the range. */
export function checkShape(range: CellRange, values: unknown): void {
  if (!Array.isArray(values)) return checkSize(range, rowCountOf(range), columnCountOf(range));
  const rows = values as readonly unknown[];
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0;
  checkSize(range, rows.length, columns);
  if (!rows.every((line) => Array.isArray(line) && line.length === columns))
    throw fault("InvalidArgument", SHAPE_MESSAGE);
}

/** The same for a grid that only announces its size. */
export function checkSize(range: CellRange, rows: number, columns: number): void {
  if (isUnbounded(range)) throw fault("InvalidArgument");
  if (cellCountOf(range) > CELLS_PER_CALL_MAX) throw fault("RangeExceedsLimit");
  if (rows !== rowCountOf(range) || columns !== columnCountOf(range))
    throw fault("InvalidArgument", SHAPE_MESSAGE);
}

/** The cell that writing `value` into `cell` gives; `undefined` when nothing is left of it. */
function written(value: unknown, cell: Cell | undefined, place: TypingPlace): Cell | undefined {
  const format = unquoted(cell?.format ?? GENERAL);
  if (typeof value === "number")
    return format.numberFormat === "@" ? { value: String(value), format } : { value, format };
  if (typeof value === "boolean") return { value, format };
  if (typeof value !== "string") throw fault("InvalidArgument");
  if (value.length > CELL_TEXT_MAX) throw fault("InvalidArgument");
  const typed = typeText(value, WRITING_LOCALE, {
    currentFormat: format.numberFormat,
    uses1904: place.workbook.uses1904,
  });
  switch (typed.kind) {
    case "empty":
      return format === GENERAL ? undefined : { format };
    case "formula":
      return { formula: typed.formula, format: formatForFormula(format, typed.formula, place) };
    case "value": {
      if (typed.isQuoted) return { value: typed.value, format: withFormat(format, { isQuoted: true }) };
      const { numberFormat } = typed;
      return {
        value: typed.value,
        format: numberFormat === undefined ? format : withFormat(format, { numberFormat }),
      };
    }
  }
}

function unquoted(format: CellFormat): CellFormat {
  return format.isQuoted ? withFormat(format, { isQuoted: false }) : format;
}

function isHiddenByMerge(merges: readonly CellRange[], row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      contains(merge, { top: row, left: column, bottom: row, right: column }) &&
      (merge.top !== row || merge.left !== column),
  );
}

/** Changes looks cell by cell; `change` gets the cell's place in the range. */
export function writeLooks(
  batch: Batch,
  sheet: Sheet,
  range: CellRange,
  change: (row: number, column: number) => Partial<CellFormat> | undefined,
): void {
  checkUnprotected(batch, sheet);
  const bounded = isUnbounded(range) ? intersection(range, sheet.usedRange(false) ?? EMPTY) : range;
  if (bounded !== undefined)
    for (let row = bounded.top; row <= bounded.bottom; row++)
      for (let column = bounded.left; column <= bounded.right; column++) {
        const looks = change(row - range.top, column - range.left);
        if (looks === undefined) continue;
        const cell = sheet.cellAt(row, column);
        const format = withFormat(cell?.format ?? GENERAL, looks);
        const isNothing = format === GENERAL && cell?.value === undefined && cell?.formula === undefined;
        sheet.setCell(row, column, isNothing ? undefined : { ...cell, format });
      }
  batch.looksChanged(sheet.id);
}

const EMPTY: CellRange = { top: -1, left: -1, bottom: -1, right: -1 };

/** A header cell that was written renames its column; the name stays unique and is text. */
function renameHeaders(batch: Batch, sheet: Sheet, range: CellRange): void {
  for (const { id } of sheet.tables) {
    // Following the names of one table may have replaced the others.
    const table = sheet.tables.find((candidate) => candidate.id === id);
    if (table?.hasHeader !== true) continue;
    const common = intersection({ ...table.range, bottom: table.range.top }, range);
    if (common === undefined) continue;
    const columns = table.columns.map((column, index) => {
      const at = table.range.left + index;
      if (at < common.left || at > common.right) return column;
      const cell = sheet.cellAt(table.range.top, at);
      const text = cell?.value === undefined || typeof cell.value === "object" ? "" : String(cell.value);
      if (text === column.name) return column;
      const others = table.columns.filter((other) => other.id !== column.id);
      return { ...column, name: uniqueColumnNames([text], others)[0]! };
    });
    const renamed: Table = { ...table, columns };
    replaceTable(sheet, renamed);
    writeHeaders(sheet, renamed);
    followColumnNames(batch.workbook, table, renamed);
    batch.tablesFollowed(sheet.id);
  }
}

/** Tables that would take in what is about to be written: the cells there were empty. */
function tablesToGrow(batch: Batch, sheet: Sheet, range: CellRange): readonly Table[] {
  if (!batch.host.growsTables) return [];
  return sheet.tables.filter(
    (table) => grownRange(sheet, table, range) !== undefined && isEmpty(sheet, range),
  );
}

function isEmpty(sheet: Sheet, range: CellRange): boolean {
  for (let row = range.top; row <= range.bottom; row++) {
    const cells = sheet.rowAt(row);
    if (cells === undefined) continue;
    for (let column = range.left; column <= range.right; column++)
      if (cells[column]?.value !== undefined || cells[column]?.formula !== undefined) return false;
  }
  return true;
}

function growTable(batch: Batch, sheet: Sheet, { id }: Table, written: CellRange): void {
  const table = sheet.tables.find((candidate) => candidate.id === id);
  const range = table === undefined ? undefined : grownRange(sheet, table, written);
  if (table === undefined || range === undefined || isEmpty(sheet, written)) return;
  const grown: Table = { ...table, range, columns: columnsFor(sheet, table, range) };
  replaceTable(sheet, grown);
  if (grown.hasHeader) writeHeaders(sheet, grown);
  const hasNewFormulas = continueRows(sheet, grown, table.range.bottom);
  batch.tablesFollowed(sheet.id);
  if (hasNewFormulas) batch.cellsChanged(sheet.id, { ...range, top: table.range.bottom + 1 });
}

/**
 * New rows of a table look like its last one, and go on with the formulas of its calculated columns.
 *
 * @returns whether any formula was filled in
 */
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
