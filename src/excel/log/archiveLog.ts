import type { Archived, StillCounts } from "../../application/logUpkeep";
import type { SheetFault } from "../../application/ports";
import { err, ok, type Result } from "../../domain/result";
import { escapeCellText } from "../cellText";
import { estimateBytes, inChunks } from "../chunks";
import { cellText, LOG_HEADERS } from "./logRows";
import { archiveSheetName, isLogSheet, layoutOf } from "./logShards";
import type { ExcelDoor } from "../runExcel";
import { entriesOf, readSheets, type StoredEntry, type WholeRow, type WholeSheet } from "./wholeSheets";

/** What {@link archiveLog} would do. */
export async function previewArchive(
  door: ExcelDoor,
  before: string,
  stillCounts: StillCounts,
): Promise<Result<Archived, SheetFault>> {
  const old = await readOld(door, before, stillCounts);
  return old.ok ? ok(archivedOf(old.value)) : old;
}

/** Sheet by sheet; what is done when one fails stands, and doing it again goes on from there. */
export async function archiveLog(
  door: ExcelDoor,
  before: string,
  stillCounts: StillCounts,
): Promise<Result<Archived, SheetFault>> {
  const old = await readOld(door, before, stillCounts);
  if (!old.ok) return old;
  for (const { sheetName, entries } of old.value) {
    const rows = entries.flatMap((entry) => entry.rows);
    const done = await door.write((context) => setAside(context, sheetName, rows), { sheetName });
    if (!done.ok) return done;
  }
  return ok(archivedOf(old.value));
}

async function readOld(
  door: ExcelDoor,
  before: string,
  stillCounts: StillCounts,
): Promise<Result<readonly OldEntries[], SheetFault>> {
  const sheets = await door.read((context) => readSheets(context, isLogSheet));
  return sheets.ok ? ok(sheets.value.map((sheet) => oldEntries(sheet, before, stillCounts))) : sheets;
}

interface OldEntries {
  readonly sheetName: string;
  /** What the sheet begins with that is old enough and counts no more. */
  readonly entries: readonly StoredEntry[];
  /** Old enough as well, from the one on that still counts. */
  readonly staying: readonly StoredEntry[];
}

function oldEntries(sheet: WholeSheet, before: string, stillCounts: StillCounts): OldEntries {
  const entries = entriesOf(sheet);
  const ofEntries = new Set(entries.flatMap(({ rows }) => rows));
  // Nothing below a row that is no entry goes: it would be emptied without a copy.
  const foreignRow = sheet.rows.find((row) => !ofEntries.has(row))?.rowNumber ?? Infinity;
  const found = entries.findIndex(
    ({ event, rows }) =>
      event.loggedAt >= before || stillCounts(event) || (rows.at(-1)?.rowNumber ?? 0) > foreignRow,
  );
  const end = found < 0 ? entries.length : found;
  return {
    sheetName: sheet.name,
    // The last one stays whatever its age: the next entry is written below it, by somebody who knows nothing of us.
    entries: entries.slice(0, Math.min(end, entries.length - 1)),
    staying: entries.slice(end).filter(({ event }) => event.loggedAt < before),
  };
}

function archivedOf(old: readonly OldEntries[]): Archived {
  return {
    entryCount: old.reduce((sum, { entries }) => sum + entries.length, 0),
    stayCount: old.reduce((sum, { staying }) => sum + staying.length, 0),
    stoppedAt: old.flatMap(({ staying: [first] }) => (first === undefined ? [] : [first.event])),
  };
}

/**
 * Copies rows below those set aside before, reads the copy again, and only then empties them in their sheet. Cut short, it
 * leaves rows standing twice, never none; doing it again copies what is not there yet. Rows are emptied, not deleted: two
 * people who do it at once write and empty the same cells, where a second deletion would take rows that moved up.
 */
async function setAside(
  context: Excel.RequestContext,
  sheetName: string,
  rows: readonly WholeRow[],
): Promise<Result<void, SheetFault>> {
  if (rows.length === 0) return ok(undefined);
  const { worksheets, protection } = context.workbook;
  const { width, markColumn } = layoutOf(sheetName);
  const name = archiveSheetName(sheetName);
  let archive = worksheets.getItemOrNullObject(name).load("name");
  const used = archive.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  protection.load("protected");
  context.workbook.load("readOnly");
  await context.sync();
  if (context.workbook.readOnly) return err({ type: "WorkbookReadOnly" });
  if (archive.isNullObject) {
    if (protection.protected) return err({ type: "WorkbookProtected" });
    archive = worksheets.add(name);
    archive.visibility = "VeryHidden";
    const headers = layoutOf(sheetName).version === 1 ? Array<string>(width).fill("-") : [...LOG_HEADERS];
    archive.getRangeByIndexes(0, 0, 1, width).values = [headers.map(escapeCellText)];
    await context.sync();
  }
  const end = used.isNullObject ? 1 : used.rowIndex + used.rowCount;
  const marks = archive.getRangeByIndexes(0, markColumn, end, 1).load("values");
  await context.sync();
  const present = new Set(marks.values.map(([mark]) => cellText(mark)));
  const markOf = ({ cells }: WholeRow): string => cells[markColumn] ?? "";
  const missing = rows.filter((row) => !present.has(markOf(row)));
  const copied = await inChunks(missing.length, {}, async ({ from, count }) => {
    const block = missing.slice(from, from + count).map(({ cells }) => cells.map(escapeCellText));
    archive.getRangeByIndexes(end + from, 0, count, width).values = block;
    await context.sync();
    return ok(estimateBytes(block));
  });
  if (!copied.ok) return copied;

  const sheet = worksheets.getItem(sheetName);
  const last = rows.at(-1)?.rowNumber ?? 1;
  const copies = archive.getRangeByIndexes(end, markColumn, Math.max(1, missing.length), 1).load("values");
  const still = sheet.getRangeByIndexes(1, markColumn, last - 1, 1).load("values");
  await context.sync();
  const isWhole = missing.every((row, index) => cellText(copies.values[index]?.[0]) === markOf(row));
  // Emptied: by somebody who does the same.
  const isUnchanged = rows.every((row) =>
    ["", markOf(row)].includes(cellText(still.values[row.rowNumber - 2]?.[0])),
  );
  if (!isWhole || !isUnchanged) return err({ type: "ChangedSinceRead", sheetName, rowNumber: last });
  sheet.getRangeByIndexes(1, 0, last - 1, width).clear("Contents");
  await context.sync();
  return ok(undefined);
}
