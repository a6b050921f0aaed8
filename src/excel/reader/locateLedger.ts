import type {
  ColumnMapping,
  LedgerPlace,
  RenamedColumn,
  SheetColumn,
  SheetFault,
} from "../../application/ports";
import { err, ok, type Result } from "../../domain/result";
import { blockAddress } from "../a1";
import type { SampledColumn } from "./columnEvidence";
import { HEADER_ROWS_MAX, recognizeColumns, type RecognizedColumns } from "./findLedgers";
import { headersAt, headerText } from "./headerRows";
import { findSheetAlike } from "./sheetAlike";
import { probeKnownSheet } from "../knownSheet";
import { mapColumns } from "./mapColumns";
import { mappedIndexes, shiftMapping } from "./mappedColumns";
import { probeOwnColumns, type OwnColumns } from "../columns/ownColumns";

/** A ledger where it stands now, in one batch. */
export interface LocatedLedger {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table | undefined;
  /** As it is now: renamed, moved, grown. */
  readonly place: LedgerPlace;
  readonly mapping: ColumnMapping;
  /** Columns that the mapping knew under another header. */
  readonly renamed: readonly RenamedColumn[];
  readonly own: OwnColumns;
  /** Every header of the row, ours too, by 1-based column. */
  readonly headers: ReadonlyMap<number, string>;
  /** 1-based last column: of the table with ours, or of what the plain range holds. */
  readonly lastColumn: number;
  /** 1-based last row and column with content anywhere on the sheet. */
  readonly usedLastRow: number;
  readonly usedLastColumn: number;
  readonly isProtected: boolean;
  readonly isReadOnly: boolean;
}

/**
 * Finds the ledger again: the sheet by its id (or name), the table by its id (or name), columns by their headers. A sheet
 * that is gone is looked for by its headers; columns whose headers are gone, by what the sheet itself says of others.
 *
 * Shape:  two `sync` calls; one more for columns that are gone, two for a sheet that is.
 * Errors: `SheetGone`, then `SheetEmpty`, then `HeaderMissing` (headers of the mapping that stand nowhere).
 */
export async function locateLedger(
  context: Excel.RequestContext,
  known: LedgerPlace,
  mapping: ColumnMapping,
): Promise<Result<LocatedLedger, SheetFault>> {
  const { tables } = context.workbook;
  const probeSheet = probeKnownSheet(context.workbook, known);
  const tableById =
    known.tableId === undefined ? undefined : tables.getItemOrNullObject(known.tableId).load("id,name");
  const tableByName =
    known.tableName === undefined ? undefined : tables.getItemOrNullObject(known.tableName).load("id,name");
  context.workbook.load("readOnly");
  await context.sync();

  const sheet = probeSheet.find() ?? (await findSheetAlike(context, mapping));
  if (sheet === undefined) return err({ type: "SheetGone", sheetName: known.sheetName });
  const table =
    tableById && !tableById.isNullObject
      ? tableById
      : tableByName && !tableByName.isNullObject
        ? tableByName
        : undefined;

  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  const top = used.getIntersectionOrNullObject(`1:${Math.max(HEADER_ROWS_MAX, known.headerRow)}`);
  const probe = probeOwnColumns(sheet);
  sheet.protection.load("protected");
  const header = table?.getHeaderRowRange().load("values,rowIndex,columnIndex,columnCount");
  const body = table?.getDataBodyRange().load("rowCount");
  if (!table) top.load("values,rowIndex,columnIndex");
  await context.sync();
  if (used.isNullObject) return err({ type: "SheetEmpty", sheetName: sheet.name });

  const rows: HeaderRow[] = [];
  if (header && body) {
    rows.push({
      row: header.rowIndex + 1,
      column: header.columnIndex + 1,
      texts: (header.values[0] ?? []).map(headerText),
      rowCount: body.rowCount,
    });
  } else if (!top.isNullObject) {
    top.values.forEach((_, index) => {
      const row = top.rowIndex + 1 + index;
      const texts = headersAt(top.values, index);
      rows.push({ row, column: top.columnIndex + 1, texts, rowCount: used.rowIndex + used.rowCount - row });
    });
    // Where it was is looked at first; it is elsewhere only when rows were added above it.
    rows.sort((a, b) => Math.abs(a.row - known.headerRow) - Math.abs(b.row - known.headerRow));
  }

  let likeliest: KnownRow | undefined;
  for (const row of rows) {
    const own = probe.found(row.row);
    const columns = columnsOfRow(row, known, new Set(own.columns.values()));
    const recognized = recognizeColumns(mapping, columns);
    if (likeliest === undefined || recognized.missing.length < likeliest.recognized.missing.length)
      likeliest = { row, own, columns, recognized };
    if (recognized.missing.length === 0) break;
  }
  if (likeliest === undefined) return err({ type: "HeaderMissing", sheetName: sheet.name, headers: [] });
  const { row, own, columns } = likeliest;
  let { recognized } = likeliest;
  if (recognized.missing.length > 0) {
    const samples = await sampleColumns(context, sheet, row, columns, known);
    const { mapping: fresh } = mapColumns(samples, { areAmountsInThousands: false });
    recognized = recognizeColumns(mapping, columns, fresh);
    if (recognized.missing.length > 0)
      return err({ type: "HeaderMissing", sheetName: sheet.name, headers: recognized.missing });
  }
  const ownColumns = new Set(own.columns.values());
  const headers = new Map<number, string>();
  row.texts.forEach((text, index) => headers.set(row.column + index, text));
  const span =
    table === undefined
      ? spanOf(recognized.mapping, known, headers, ownColumns)
      : { first: row.column, last: row.column + row.texts.length - 1 };
  const columnCount = lastNotOurs(span, ownColumns) - span.first + 1;
  return ok({
    sheet,
    table,
    place: {
      sheetId: sheet.id,
      sheetName: sheet.name,
      ...(table && { tableId: table.id, tableName: table.name }),
      headerRow: row.row,
      firstColumn: span.first,
      columnCount,
      rowCount: row.rowCount,
      address: blockAddress({ row: row.row, column: span.first, rowCount: row.rowCount + 1, columnCount }),
    },
    mapping: shiftMapping(recognized.mapping, known.firstColumn - span.first),
    renamed: recognized.renamed,
    own,
    headers,
    lastColumn: span.last,
    usedLastRow: used.rowIndex + used.rowCount,
    usedLastColumn: used.columnIndex + used.columnCount,
    isProtected: sheet.protection.protected,
    isReadOnly: context.workbook.readOnly,
  });
}

/** A row that may be the header, with what it gives of the mapping. */
interface KnownRow {
  readonly row: HeaderRow;
  readonly own: OwnColumns;
  /** Theirs, counted from where the ledger was known to begin. */
  readonly columns: readonly SheetColumn[];
  readonly recognized: RecognizedColumns;
}

function columnsOfRow(
  row: HeaderRow,
  known: LedgerPlace,
  ownColumns: ReadonlySet<number>,
): readonly SheetColumn[] {
  return row.texts
    .map((header, index) => ({ index: row.column + index - known.firstColumn, header }))
    .filter(({ index }) => !ownColumns.has(known.firstColumn + index));
}

const SAMPLE_ROWS = 100;

/** Shape: one `sync`. */
async function sampleColumns(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  row: HeaderRow,
  columns: readonly SheetColumn[],
  known: LedgerPlace,
): Promise<readonly SampledColumn[]> {
  const count = Math.min(SAMPLE_ROWS, row.rowCount);
  if (count <= 0) return [];
  const block = sheet
    .getRangeByIndexes(row.row, row.column - 1, count, row.texts.length)
    .load("values,numberFormat");
  await context.sync();
  return columns.map(({ index, header }) => {
    const at = known.firstColumn + index - row.column;
    return {
      index,
      header,
      cells: block.values.map((cells) => cells[at] as unknown),
      formats: (block.numberFormat as string[][]).map((formats) => formats[at]),
    };
  });
}

interface HeaderRow {
  readonly row: number;
  readonly column: number;
  /** One a column. */
  readonly texts: readonly string[];
  readonly rowCount: number;
}

interface ColumnSpan {
  readonly first: number;
  readonly last: number;
}

/** From the leftmost column of the ledger to the last header that follows without a gap. */
function spanOf(
  mapping: ColumnMapping,
  known: LedgerPlace,
  headers: ReadonlyMap<number, string>,
  ownColumns: ReadonlySet<number>,
): ColumnSpan {
  const mapped = mappedIndexes(mapping).map((index) => known.firstColumn + index);
  let first = Math.min(known.firstColumn, ...mapped);
  while (first < Math.min(...mapped) && !headers.get(first)) first += 1;
  let last = Math.max(...mapped);
  while (headers.get(last + 1) || ownColumns.has(last + 1)) last += 1;
  // Columns without a header that were part of it.
  const lastKnown = known.firstColumn + known.columnCount - 1;
  return { first, last: Math.max(last, ownColumns.size === 0 ? lastKnown : last) };
}

function lastNotOurs({ first, last }: ColumnSpan, ownColumns: ReadonlySet<number>): number {
  let column = last;
  while (column > first && ownColumns.has(column)) column -= 1;
  return column;
}
