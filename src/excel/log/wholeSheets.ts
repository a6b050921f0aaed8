import type { LongJob, SheetFault } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { ok, type Result } from "../../domain/result";
import { estimateBytes, inChunks } from "../chunks";
import { cellText } from "./logRows";
import { EntryReader, isArchiveSheet, isLogSheet, layoutOf } from "./logShards";

/** A whole sheet of the log, blank rows left out. */
export interface WholeSheet {
  readonly name: string;
  readonly rows: readonly WholeRow[];
}

export interface WholeRow {
  /** 1-based. */
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

export interface StoredEntry {
  readonly event: CallEvent;
  readonly rows: readonly WholeRow[];
}

/** Shape: two `sync` calls, one a chunk more. Sheets in the order of their names. */
export async function readSheets(
  context: Excel.RequestContext,
  isWanted: (name: string) => boolean,
  job: LongJob = {},
): Promise<Result<readonly WholeSheet[], SheetFault>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const wanted = worksheets.items
    .filter(({ name }) => isWanted(name))
    .map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount") }))
    .sort((one, other) => (one.sheet.name < other.sheet.name ? -1 : 1));
  if (wanted.length === 0) return ok([]);
  await context.sync();
  const parts = wanted.map(({ sheet, used }) => ({
    sheet,
    rowCount: used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - 1),
  }));
  const rows = parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let rowsBefore = 0;
  const sheets: WholeSheet[] = [];
  for (const { sheet, rowCount } of parts) {
    const from = rowsBefore;
    const ofSheet = await readRows(context, sheet, rowCount, {
      ...job,
      onProgress: ({ rowsDone }) => job.onProgress?.({ rowsDone: from + rowsDone, rows }),
    });
    if (!ofSheet.ok) return ofSheet;
    rowsBefore += rowCount;
    sheets.push({ name: sheet.name, rows: ofSheet.value });
  }
  return ok(sheets);
}

async function readRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rowCount: number,
  job: LongJob,
): Promise<Result<readonly WholeRow[], SheetFault>> {
  const { width } = layoutOf(sheet.name);
  const rows: WholeRow[] = [];
  const read = await inChunks(rowCount, job, async ({ from, count }) => {
    const block = sheet.getRangeByIndexes(1 + from, 0, count, width).load("values");
    await context.sync();
    for (const [index, values] of block.values.entries()) {
      const cells = values.map(cellText);
      if (cells.some((cell) => cell !== "")) rows.push({ rowNumber: from + index + 2, cells });
    }
    return ok(estimateBytes(block.values));
  });
  return read.ok ? ok(rows) : read;
}

/** The entries of a sheet with their rows; rows that are no entry are passed over. */
export function entriesOf(sheet: WholeSheet): readonly StoredEntry[] {
  const { versionColumn, partColumn, payloadColumn } = layoutOf(sheet.name);
  const reader = new EntryReader(sheet.name);
  const entries: StoredEntry[] = [];
  let rows: WholeRow[] = [];
  for (const row of sheet.rows) {
    const before = reader.events.length;
    if (row.cells[partColumn]?.startsWith("1/")) rows = [];
    rows.push(row);
    reader.add(row.rowNumber, row.cells[versionColumn], row.cells[partColumn], row.cells[payloadColumn]);
    const event = reader.events[before];
    if (event !== undefined) entries.push({ event, rows });
  }
  return entries;
}

/** Set aside or not. */
export function isOfTheLog(name: string): boolean {
  return isLogSheet(name) || isArchiveSheet(name);
}
