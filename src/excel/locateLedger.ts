import type { ColumnMapping, LedgerPlace, SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { blockAddress } from "./a1";
import { HEADER_ROWS_MAX, recognizeColumns } from "./findLedgers";
import { headersAt, headerText } from "./headerRows";
import { probeKnownSheet } from "./knownSheet";
import { probeOwnColumns, type OwnColumns } from "./ownColumns";

/** A ledger where it stands now, in one batch. */
export interface LocatedLedger {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table | undefined;
  /** As it is now: renamed, moved, grown. */
  readonly place: LedgerPlace;
  readonly mapping: ColumnMapping;
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
 * Finds the ledger again: the sheet by its id (or name), the table by its id (or name), columns by their headers.
 *
 * Shape:  two `sync` calls.
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

  const sheet = probeSheet.find();
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

  let fewestMissing: readonly string[] | undefined;
  for (const row of rows) {
    const own = probe.found(row.row);
    const ownColumns = new Set(own.columns.values());
    const headers = new Map<number, string>();
    row.texts.forEach((text, index) => headers.set(row.column + index, text));
    const columns = [...headers]
      .filter(([column]) => !ownColumns.has(column))
      .map(([column, text]) => ({ index: column - known.firstColumn, header: text }));
    const recognized = recognizeColumns(mapping, columns);
    if (recognized.missing.length > 0) {
      if (fewestMissing === undefined || recognized.missing.length < fewestMissing.length)
        fewestMissing = recognized.missing;
      continue;
    }
    const isTable = table !== undefined;
    const span = isTable
      ? { first: row.column, last: row.column + row.texts.length - 1 }
      : spanOf(recognized.mapping, known, headers, ownColumns);
    const lastOfTheirs = lastNotOurs(span, ownColumns);
    const shift = known.firstColumn - span.first;
    const shifted: Partial<Record<string, { index: number; header: string }>> = {};
    for (const [field, choice] of Object.entries(recognized.mapping))
      shifted[field] = { ...choice, index: choice.index + shift };
    const columnCount = lastOfTheirs - span.first + 1;
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
      mapping: shifted,
      own,
      headers,
      lastColumn: span.last,
      usedLastRow: used.rowIndex + used.rowCount,
      usedLastColumn: used.columnIndex + used.columnCount,
      isProtected: sheet.protection.protected,
      isReadOnly: context.workbook.readOnly,
    });
  }
  return err({ type: "HeaderMissing", sheetName: sheet.name, headers: fewestMissing ?? [] });
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
  const mapped = Object.values(mapping).map(({ index }) => known.firstColumn + index);
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
