import { invariant } from "../../domain/result";
import { compareValues } from "../formulas/values";
import { translateFormula, type WrittenReference } from "../formulas/rewrite";
import { COLUMN_COUNT, GENERAL, ROW_COUNT, type Cell, type CellRange } from "./cell";
import { rewriteWorkbook } from "./rewriteWorkbook";
import type { Sheet, Table, TableColumn } from "./sheet";
import type { ChangeSource, Lane, Workbook } from "./workbook";

export { translateFormula } from "../formulas/rewrite";

/** Puts `count` empty rows before row `at`; what stood there moves down with everything that refers to it. */
export function insertRows(
  workbook: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  shift(workbook, sheet, "RowInserted", at, count, source);
}

/** Deletes `count` rows from `at` on; references to nothing else become `#REF!`. */
export function deleteRows(
  workbook: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  shift(workbook, sheet, "RowDeleted", at, count, source);
}

/** As `insertRows`; inside a table the new columns are its own, with a name. */
export function insertColumns(
  workbook: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  shift(workbook, sheet, "ColumnInserted", at, count, source);
}

export function deleteColumns(
  workbook: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  shift(workbook, sheet, "ColumnDeleted", at, count, source);
}

/**
 * Puts empty cells in the place of a block; what stood there moves down or to the right, in the block's own columns or
 * rows, with the references to it. Tables and merged cells there must lie within those columns or rows: see
 * `isTornByMoving`.
 */
export function insertCells(
  workbook: Workbook,
  sheet: Sheet,
  block: CellRange,
  towards: "down" | "right",
  source: ChangeSource,
): void {
  const { kind, at, count, lane } = movementOf(block, towards === "down", "Inserted");
  shift(workbook, sheet, kind, at, count, source, { lane });
}

/** Deletes the cells of a block; those below it move up, or those to its right move left. */
export function deleteCells(
  workbook: Workbook,
  sheet: Sheet,
  block: CellRange,
  towards: "up" | "left",
  source: ChangeSource,
): void {
  const { kind, at, count, lane } = movementOf(block, towards === "up", "Deleted");
  shift(workbook, sheet, kind, at, count, source, { lane });
}

/** Whether moving the cells behind a block would tear a table or a merged cell apart. */
export function isTornByMoving(sheet: Sheet, block: CellRange, along: "rows" | "columns"): boolean {
  const isTorn = (range: CellRange): boolean =>
    along === "rows"
      ? range.bottom >= block.top &&
        range.left <= block.right &&
        range.right >= block.left &&
        (range.left < block.left || range.right > block.right)
      : range.right >= block.left &&
        range.top <= block.bottom &&
        range.bottom >= block.top &&
        (range.top < block.top || range.bottom > block.bottom);
  return sheet.merges.some(isTorn) || sheet.tables.some(({ range }) => isTorn(range));
}

/**
 * Gives a table one more column, before its column number `index` or after the last one. In the rows of the table,
 * everything from there on moves right, with the references to it.
 */
export function insertTableColumn(
  workbook: Workbook,
  sheet: Sheet,
  table: Table,
  index: number,
  column: TableColumn,
  source: ChangeSource,
): void {
  const lane = { first: table.range.top, last: table.range.bottom };
  const widened = { tableId: table.id, index, column };
  shift(workbook, sheet, "ColumnInserted", table.range.left + index, 1, source, { lane, widened });
}

/** Takes a column out of a table; in the rows of the table, everything after it moves left. */
export function deleteTableColumn(
  workbook: Workbook,
  sheet: Sheet,
  table: Table,
  index: number,
  source: ChangeSource,
): void {
  const lane = { first: table.range.top, last: table.range.bottom };
  shift(workbook, sheet, "ColumnDeleted", table.range.left + index, 1, source, { lane });
}

function movementOf<Done extends "Inserted" | "Deleted">(
  { top, left, bottom, right }: CellRange,
  isAlongRows: boolean,
  done: Done,
): {
  readonly kind: `Row${Done}` | `Column${Done}`;
  readonly at: number;
  readonly count: number;
  readonly lane: Lane;
} {
  return isAlongRows
    ? { kind: `Row${done}`, at: top, count: bottom - top + 1, lane: { first: left, last: right } }
    : { kind: `Column${done}`, at: left, count: right - left + 1, lane: { first: top, last: bottom } };
}

/** Gives a sheet another name, in every reference too. Whether the name is allowed is decided above. */
export function renameSheet(workbook: Workbook, sheet: Sheet, name: string, source: ChangeSource): void {
  const old = sheet.name.toLowerCase();
  const renamed = (sheetName: string): string =>
    sheetName
      .split(":")
      .map((part) => (part.toLowerCase() === old ? name : part))
      .join(":");
  rewriteWorkbook(workbook, () => ({
    cells: (reference) => {
      const sheetName = renamed(reference.sheetName);
      return sheetName === reference.sheetName ? reference : { ...reference, sheetName };
    },
    nameSheet: renamed,
  }));
  sheet.name = name;
  workbook.changed({ type: "sheets", kind: "renamed", sheetId: sheet.id, source });
}

/** Deletes a sheet; references to it become `#REF!`, its own names go with it. */
export function deleteSheet(workbook: Workbook, sheet: Sheet, source: ChangeSource): void {
  const gone = sheet.name.toLowerCase();
  const tables = new Set(sheet.tables.map(({ name }) => name.toLowerCase()));
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  const kept = workbook.names.filter(({ sheetId }) => sheetId !== sheet.id);
  const hasLostNames = kept.length < workbook.names.length;
  workbook.names.splice(0, workbook.names.length, ...kept);
  rewriteWorkbook(workbook, () => ({
    cells: (reference) => (reference.sheetName.toLowerCase() === gone ? undefined : reference),
    nameSheet: (sheetName) => (sheetName.toLowerCase() === gone ? undefined : sheetName),
    table: (reference) => (tables.has((reference.table ?? "").toLowerCase()) ? undefined : reference),
  }));
  if (workbook.activeSheetId === sheet.id)
    workbook.activeSheetId =
      (workbook.sheets.find(({ visibility }) => visibility === "Visible") ?? workbook.sheets[0])?.id ?? "";
  workbook.changed({ type: "sheets", kind: "deleted", sheetId: sheet.id, source });
  if (hasLostNames) workbook.changed({ type: "names", source });
}

/**
 * Sorts the rows of a range by one of its columns: numbers, texts, FALSE and TRUE, errors; empty cells last either way.
 * Equal rows keep their order. Formulas move as if copied.
 *
 * @param range the rows to sort, without header or totals.
 * @param column of the sheet, not counted from the range.
 */
export function sortRange(
  workbook: Workbook,
  sheet: Sheet,
  range: CellRange,
  column: number,
  order: "ascending" | "descending",
  source: ChangeSource,
): void {
  invariant(column >= range.left && column <= range.right, "the sort column lies within the range");
  const bottom = Math.min(range.bottom, sheet.rowCount - 1);
  const rows: { readonly row: number; readonly cells: readonly (Cell | undefined)[] }[] = [];
  for (let row = range.top; row <= bottom; row++)
    rows.push({ row, cells: sheet.rowAt(row)?.slice(range.left, range.right + 1) ?? [] });
  const direction = order === "ascending" ? 1 : -1;
  const key = column - range.left;
  rows.sort((a, b) => {
    const x = a.cells[key]?.value;
    const y = b.cells[key]?.value;
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return direction * compareValues(x, y);
  });
  const width = Math.min(range.right, sheet.usedRange(false)?.right ?? range.right) - range.left + 1;
  rows.forEach(({ row: from, cells }, index) => {
    const to = range.top + index;
    for (let i = 0; i < width; i++) {
      const place = range.left + i;
      const cell = cells[i];
      const isMovedFormula = cell?.formula !== undefined && from !== to;
      const moved = isMovedFormula
        ? {
            ...cell,
            formula: translateFormula(cell.formula, { row: from, column: place }, { row: to, column: place }),
          }
        : cell;
      sheet.setCell(to, place, moved);
    }
  });
  workbook.changed({ type: "cells", sheetId: sheet.id, range: { ...range, bottom }, source });
}

function shift(
  workbook: Workbook,
  sheet: Sheet,
  kind: "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted",
  at: number,
  count: number,
  source: ChangeSource,
  { lane, widened }: { readonly lane?: Lane; readonly widened?: WidenedTable } = {},
): void {
  const tables = JSON.stringify(sheet.tables);
  const names = JSON.stringify(workbook.names);
  const along = kind.startsWith("Row") ? "rows" : "columns";
  const signed = kind.endsWith("Inserted") ? count : -count;
  new Shift(along, at, signed, lane, widened).apply(workbook, sheet);
  const change = { type: "structure", sheetId: sheet.id, kind, at, count, source } as const;
  workbook.changed(lane === undefined ? change : { ...change, lane });
  if (JSON.stringify(sheet.tables) !== tables)
    workbook.changed({ type: "tables", sheetId: sheet.id, source });
  if (JSON.stringify(workbook.names) !== names) workbook.changed({ type: "names", source });
}

/** The table that takes an inserted column in as its own. */
interface WidenedTable {
  readonly tableId: number;
  readonly index: number;
  readonly column: TableColumn;
}

/**
 * Rows or columns put in (`count` above 0) or taken out (below 0) at one place of one sheet: whole ones, or only their
 * part in a lane across them. What does not lie within the lane stays.
 */
class Shift {
  constructor(
    private readonly along: "rows" | "columns",
    private readonly at: number,
    private readonly count: number,
    private readonly lane: Lane | undefined,
    private readonly widened: WidenedTable | undefined,
  ) {}

  apply(workbook: Workbook, sheet: Sheet): void {
    const tablesBefore = sheet.tables;
    this.moveCells(sheet);
    if (this.lane === undefined) this.moveLooks(sheet);
    sheet.merges = sheet.merges.flatMap((merge) => this.movedRange(merge) ?? []).filter(isMerge);
    const named: { readonly table: Table; readonly column: TableColumn; readonly index: number }[] = [];
    sheet.tables = sheet.tables.flatMap((table) => this.movedTable(table, named) ?? []);
    this.rewrite(workbook, sheet, lostColumns(tablesBefore, sheet.tables));
    if (this.count > 0) this.dressInserted(sheet);
    for (const { table, column, index } of named) {
      if (!table.hasHeader) continue;
      const place = table.range.left + index;
      const neighbour = sheet.cellAt(table.range.top, place - 1) ?? sheet.cellAt(table.range.top, place + 1);
      sheet.setCell(table.range.top, place, { value: column.name, format: neighbour?.format ?? GENERAL });
    }
  }

  private moveCells(sheet: Sheet): void {
    if (this.lane !== undefined) this.moveCellsIn(this.lane, sheet);
    else if (this.along === "rows") {
      if (this.count > 0) sheet.insertRows(this.at, this.count);
      else sheet.deleteRows(this.at, -this.count);
    } else if (this.count > 0) sheet.insertColumns(this.at, this.count);
    else sheet.deleteColumns(this.at, -this.count);
  }

  private moveCellsIn({ first, last }: Lane, sheet: Sheet): void {
    const { at, count } = this;
    if (this.along === "columns") {
      for (let row = first; row <= Math.min(last, sheet.rowCount - 1); row++) {
        const before = [...(sheet.rowAt(row) ?? [])];
        if (at >= before.length) continue;
        const gap: undefined[] = Array.from({ length: Math.max(0, count) });
        const after = before.toSpliced(at, Math.max(0, -count), ...gap);
        const end = Math.max(before.length, after.length);
        for (let column = at; column < end; column++) sheet.setCell(row, column, after[column]);
      }
      return;
    }
    const rowCount = sheet.rowCount;
    const moved: (readonly (Cell | undefined)[])[] = [];
    for (let row = at; row < rowCount; row++) moved.push(sheet.rowAt(row)?.slice(first, last + 1) ?? []);
    const put = (row: number, cells: readonly (Cell | undefined)[] | undefined): void => {
      const width = Math.max(cells?.length ?? 0, (sheet.rowAt(row)?.length ?? 0) - first);
      for (let i = 0; i < Math.min(width, last - first + 1); i++) sheet.setCell(row, first + i, cells?.[i]);
    };
    for (let row = at; row < rowCount + Math.max(0, count); row++) put(row, moved[row - at - count]);
  }

  /** New cells look like those before them, and within a table they hold its calculated columns' formulas. */
  private dressInserted(sheet: Sheet): void {
    if (this.along === "rows") {
      const table = sheet.tables.find(
        ({ range }) =>
          this.at > range.top && this.at <= range.bottom && this.isInLane(range.left, range.right),
      );
      const isUnderHeader = table?.hasHeader === true && this.at === table.range.top + 1;
      const model = isUnderHeader ? this.at + this.count : this.at - 1;
      sheet.rowAt(model)?.forEach((cell, column) => {
        if (cell === undefined || !this.isInLane(column, column)) return;
        const calculated = table?.columns[column - table.range.left]?.calculatedFormula !== undefined;
        const formula = calculated ? cell.formula : undefined;
        for (let row = this.at; row < this.at + this.count; row++) {
          const moved = formula && translateFormula(formula, { row: model, column }, { row, column });
          if (moved !== undefined) sheet.setCell(row, column, { formula: moved, format: cell.format });
          else if (cell.format !== GENERAL) sheet.setCell(row, column, { format: cell.format });
        }
      });
      return;
    }
    for (let row = 0; row < sheet.rowCount; row++) {
      if (!this.isInLane(row, row)) continue;
      const format = sheet.cellAt(row, this.at - 1)?.format ?? GENERAL;
      if (format === GENERAL) continue;
      for (let column = this.at; column < this.at + this.count; column++)
        sheet.setCell(row, column, { format });
    }
  }

  private moveLooks(sheet: Sheet): void {
    if (this.along === "rows") {
      const hidden = [...sheet.hiddenRows];
      sheet.hiddenRows.clear();
      for (const row of hidden) {
        const moved = this.movedIndex(row);
        if (moved !== undefined) sheet.hiddenRows.add(moved);
      }
      const heights = [...sheet.rowHeights];
      sheet.rowHeights.clear();
      for (const [row, height] of heights) {
        const moved = this.movedIndex(row);
        if (moved !== undefined) sheet.rowHeights.set(moved, height);
      }
      return;
    }
    const widths = [...sheet.columnWidths];
    sheet.columnWidths.clear();
    for (const [column, width] of widths) {
      const moved = this.movedIndex(column);
      if (moved !== undefined) sheet.columnWidths.set(moved, width);
    }
    const neighbour = sheet.columnWidths.get(this.at - 1);
    if (neighbour === undefined) return;
    for (let column = this.at; column < this.at + this.count; column++)
      sheet.columnWidths.set(column, neighbour);
  }

  private rewrite(
    workbook: Workbook,
    sheet: Sheet,
    lost: ReadonlyMap<string, ReadonlySet<string> | "all">,
  ): void {
    const wanted = sheet.name.toLowerCase();
    const isUntouched = (formula: string): boolean =>
      (this.along === "rows" ? largestNumber(formula) : largestColumn(formula)) <= this.at;
    rewriteWorkbook(workbook, (own) => ({
      ...(lost.size === 0 ? { isUntouched } : {}),
      cells: (reference) => {
        const name = reference.sheetName === "" ? own?.name.toLowerCase() : reference.sheetName.toLowerCase();
        return name === wanted ? this.movedReference(reference) : reference;
      },
      ...(lost.size === 0
        ? {}
        : {
            table: (reference) => {
              const columns = lost.get((reference.table ?? "").toLowerCase());
              if (columns === undefined) return reference;
              const isLost =
                columns === "all" || reference.columns?.some((column) => columns.has(column.toLowerCase()));
              return isLost ? undefined : reference;
            },
          }),
    }));
  }

  private movedIndex(index: number): number | undefined {
    if (index < this.at) return index;
    if (this.count < 0 && index < this.at - this.count) return undefined;
    return index + this.count;
  }

  /** Both ends of a span; `undefined` when all of it was deleted. */
  private movedSpan(first: number, last: number, limit: number): readonly [number, number] | undefined {
    if (this.count > 0) {
      const start = first >= this.at ? first + this.count : first;
      if (start >= limit) return undefined;
      return [start, Math.min(limit - 1, last >= this.at ? last + this.count : last)];
    }
    const end = this.at - this.count;
    if (first >= this.at && last < end) return undefined;
    const start = first < this.at ? first : first < end ? this.at : first + this.count;
    const stop = last < this.at ? last : last < end ? this.at - 1 : last + this.count;
    return [start, stop];
  }

  /** Whether something lies wholly within the lane, from one column or row across it to another. */
  private isInLane(first: number, last: number): boolean {
    return this.lane === undefined || (first >= this.lane.first && last <= this.lane.last);
  }

  private movedRange(range: CellRange): CellRange | undefined {
    const isMoved =
      this.along === "rows" ? this.isInLane(range.left, range.right) : this.isInLane(range.top, range.bottom);
    if (!isMoved) return range;
    if (this.along === "rows") {
      const span = this.movedSpan(range.top, range.bottom, ROW_COUNT);
      return span && { ...range, top: span[0], bottom: span[1] };
    }
    const span = this.movedSpan(range.left, range.right, COLUMN_COUNT);
    return span && { ...range, left: span[0], right: span[1] };
  }

  private movedReference(reference: WrittenReference): WrittenReference | undefined {
    const { range } = reference;
    const isRows = this.along === "rows";
    const first = isRows ? range.top : range.left;
    // A whole column has no rows that could move, nor a whole row columns.
    if (first === null) return reference;
    const acrossFirst = isRows ? range.left : range.top;
    const acrossLast = (isRows ? range.right : range.bottom) ?? acrossFirst;
    const isWhole = acrossFirst === null || acrossLast === null;
    if (this.lane !== undefined && (isWhole || !this.isInLane(acrossFirst, acrossLast))) return reference;
    const last = (isRows ? range.bottom : range.right) ?? first;
    const span = this.movedSpan(first, last, isRows ? ROW_COUNT : COLUMN_COUNT);
    if (span === undefined) return undefined;
    if (span[0] === first && span[1] === last) return reference;
    const moved = isRows ? { top: span[0], bottom: span[1] } : { left: span[0], right: span[1] };
    return { sheetName: reference.sheetName, range: { ...range, ...moved } };
  }

  private movedTable(
    table: Table,
    named: { readonly table: Table; readonly column: TableColumn; readonly index: number }[],
  ): Table | undefined {
    if (this.widened?.tableId === table.id) return widenedTable(table, this.widened);
    const { range: before } = table;
    const isMoved =
      this.along === "rows"
        ? this.isInLane(before.left, before.right)
        : this.isInLane(before.top, before.bottom);
    if (!isMoved) return table;
    const range = this.movedRange(before);
    if (range === undefined) return undefined;
    if (this.along === "rows") {
      const isHeaderLost = table.hasHeader && this.movedIndex(table.range.top) === undefined;
      const isTotalLost = table.hasTotals && this.movedIndex(table.range.bottom) === undefined;
      return {
        ...table,
        range,
        hasHeader: table.hasHeader && !isHeaderLost,
        hasTotals: table.hasTotals && !isTotalLost,
      };
    }
    const columns = [...table.columns];
    const index = this.at - table.range.left;
    if (this.count < 0) {
      const kept = table.columns.filter((_, i) => this.movedIndex(table.range.left + i) !== undefined);
      return { ...table, range, columns: kept };
    }
    if (index <= 0 || index >= columns.length) return { ...table, range };
    const added = Array.from({ length: this.count }, (_, i) => {
      const column = newColumn(columns);
      columns.splice(index + i, 0, column);
      return column;
    });
    const grown = { ...table, range, columns };
    added.forEach((column, i) => named.push({ table: grown, column, index: index + i }));
    return grown;
  }
}

function widenedTable(table: Table, { index, column }: WidenedTable): Table {
  const { range, columns } = table;
  return {
    ...table,
    range: { ...range, right: range.right + 1 },
    columns: columns.toSpliced(index, 0, column),
  };
}

/** `Column1`, `Column2`…: the first that is free. */
function newColumn(columns: readonly TableColumn[]): TableColumn {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`column${number}`)) number++;
  return { id: Math.max(0, ...columns.map(({ id }) => id)) + 1, name: `Column${number}` };
}

/** Tables that are gone, or the columns they lost, by name in lower case. */
function lostColumns(
  before: readonly Table[],
  after: readonly Table[],
): ReadonlyMap<string, ReadonlySet<string> | "all"> {
  const lost = new Map<string, ReadonlySet<string> | "all">();
  for (const table of before) {
    const now = after.find(({ id }) => id === table.id);
    if (now === undefined) {
      lost.set(table.name.toLowerCase(), "all");
      continue;
    }
    const kept = new Set(now.columns.map(({ id }) => id));
    const gone = table.columns.filter(({ id }) => !kept.has(id)).map(({ name }) => name.toLowerCase());
    if (gone.length > 0) lost.set(table.name.toLowerCase(), new Set(gone));
  }
  return lost;
}

/** At least as large as any row a formula names. */
function largestNumber(formula: string): number {
  let largest = 0;
  let number = 0;
  for (let i = 0; i < formula.length; i++) {
    const digit = formula.charCodeAt(i) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : 0;
    if (number > largest) largest = number;
  }
  return largest;
}

/** At least as large as the number of any column a formula names; words before a digit or a lock count as columns. */
function largestColumn(formula: string): number {
  let largest = 0;
  for (const [letters] of formula.matchAll(/[A-Za-z]{1,3}(?=[$\d:]|$)|(?<=:\$?)[A-Za-z]{1,3}/g)) {
    let column = 0;
    for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31);
    if (column > largest) largest = column;
  }
  return largest;
}

function isMerge({ top, left, bottom, right }: CellRange): boolean {
  return top !== bottom || left !== right;
}
