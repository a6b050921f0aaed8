import type { Archived, Erasure, LogUpkeep, LogVerdict } from "../application/logUpkeep";
import type { CallLog, LongJob, SheetFault } from "../application/ports";
import type { CallEvent, EntriesRedacted } from "../domain/callLog";
import { redactEvent } from "../domain/redaction";
import { err, ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { estimateBytes, inChunks } from "./chunks";
import { writeLogCopy } from "./logCopySheet";
import { encodeEvent } from "./logEvents";
import { readHeads } from "./logHeads";
import { cellText, encodeLogEvent, LOG_HEADERS, splitRow, type LogRow } from "./logRows";
import { ERASED, hashContent } from "./logSeal";
import {
  archiveSheetName,
  EntryReader,
  isArchiveSheet,
  isLogSheet,
  layoutOf,
  logSheetNameOfArchive,
} from "./logShards";
import type { ExcelDoor } from "./runExcel";
import {
  checkRow,
  findingsOf,
  fingerprintOf,
  type ErasedContents,
  type PlacedRow,
  type RowCheck,
} from "./verifyLog";

/** What one does with the log as a whole. Few need it: fetched when its screen is opened. */
export function createLogUpkeep(door: ExcelDoor, log: CallLog): LogUpkeep {
  return {
    verify: (job = {}) => verify(door, job),
    showCopy: (rows, language) => writeLogCopy(door, rows, language),
    archive: async (before, stillCounts) => {
      const sheets = await door.read((context) => readSheets(context, isLogSheet));
      if (!sheets.ok) return sheets;
      let archived: Archived = { entryCount: 0, stoppedAt: [] };
      for (const sheet of sheets.value) {
        const { entries, next } = oldEntries(sheet, before, stillCounts);
        const rows = entries.flatMap((entry) => entry.rows);
        const done = await door.write((context) => setAside(context, sheet.name, rows), {
          sheetName: sheet.name,
        });
        if (!done.ok) return done;
        archived = {
          entryCount: archived.entryCount + entries.length,
          stoppedAt: next === undefined ? archived.stoppedAt : [...archived.stoppedAt, next],
        };
      }
      return ok(archived);
    },
    async readArchive() {
      const sheets = await door.read((context) => readSheets(context, isArchiveSheet));
      return sheets.ok ? ok(sheets.value.flatMap(entriesOf).map(({ event }) => event)) : sheets;
    },
    erase: (erasure) => erase(door, log, erasure),
  };
}

/** A whole sheet of the log, blank rows left out. */
interface WholeSheet {
  readonly name: string;
  readonly rows: readonly WholeRow[];
}

interface WholeRow {
  /** 1-based. */
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

interface StoredEntry {
  readonly event: CallEvent;
  readonly rows: readonly WholeRow[];
}

/** Shape: two `sync` calls, one a chunk more. Sheets in the order of their names. */
async function readSheets(
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
  const sheets: WholeSheet[] = [];
  for (const { sheet, used } of wanted) {
    const count = used.isNullObject ? 0 : Math.max(0, used.rowIndex + used.rowCount - 1);
    const rows = await readRows(context, sheet, count, job);
    if (!rows.ok) return rows;
    sheets.push({ name: sheet.name, rows: rows.value });
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
function entriesOf(sheet: WholeSheet): readonly StoredEntry[] {
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

// Verifying ---------------------------------------------------------------------------------------------------------

// About a tenth of a second of hashing, then the pane may draw.
const ROWS_AT_A_TIME = 2_000;

async function verify(door: ExcelDoor, job: LongJob): Promise<Result<LogVerdict, SheetFault>> {
  const read = await door.read(async (context) => {
    const sheets = await readSheets(context, (name) => isLogSheet(name) || isArchiveSheet(name), job);
    return sheets.ok ? ok({ sheets: sheets.value, heads: await readHeads(context) }) : sheets;
  });
  if (!read.ok) return read;
  const { sheets, heads } = read.value;
  const entries = sheets.flatMap(entriesOf).map(({ event }) => event);
  const erased = erasedContents(entries);

  const findings: LogVerdict["findings"][number][] = [];
  const lastHashes = new Map<string, string>();
  let unsealedCount = 0;
  for (const name of chainNames(sheets, heads)) {
    const parts = sheets.filter((sheet) => sheet.name === name || sheet.name === archiveSheetName(name));
    if (parts.length === 0) {
      findings.push({ type: "SheetMissing", sheetName: name });
      continue;
    }
    if (layoutOf(name).version === 1) {
      unsealedCount += parts.reduce((sum, { rows }) => sum + rows.length, 0);
      continue;
    }
    // What was set aside comes first.
    const rows = [...parts]
      .sort((one) => (isArchiveSheet(one.name) ? -1 : 1))
      .flatMap((sheet) => sheet.rows.map((row) => placed(sheet.name, row)));
    const checks: RowCheck[] = [];
    for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
      if (job.signal?.aborted) return err({ type: "Cancelled", rowsDone: from, rows: rows.length });
      for (const row of rows.slice(from, from + ROWS_AT_A_TIME)) checks.push(checkRow(row, erased));
      job.onProgress?.({ rowsDone: checks.length, rows: rows.length });
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    findings.push(...findingsOf(rows, checks, heads.get(name)));
    lastHashes.set(name, rows.at(-1)?.seal.hash ?? "");
  }
  return ok({
    entryCount: new Set(entries.map(({ id }) => id)).size,
    sheetCount: sheets.length,
    unsealedCount,
    findings,
    fingerprint: fingerprintOf(lastHashes),
  });
}

/** By the name of the sheet that is appended to. */
function chainNames(sheets: readonly WholeSheet[], heads: ReadonlyMap<string, string>): readonly string[] {
  const names = sheets.map(({ name }) => (isArchiveSheet(name) ? logSheetNameOfArchive(name) : name));
  return [...new Set([...names, ...heads.keys()])].sort();
}

function placed(sheetName: string, { rowNumber, cells }: WholeRow): PlacedRow {
  return { sheetName, rowNumber, ...splitRow(cells) };
}

function erasedContents(entries: readonly CallEvent[]): ErasedContents {
  const contents = new Map<string, Set<string>>();
  for (const event of entries)
    if (event.type === "redaction")
      for (const { id, contentHashes } of event.redacts)
        contents.set(id, new Set([...(contents.get(id) ?? []), ...contentHashes]));
  return contents;
}

// Setting aside -----------------------------------------------------------------------------------------------------

/** The entries a sheet begins with that are old enough and count no more, and the one they end before. */
function oldEntries(
  sheet: WholeSheet,
  before: string,
  stillCounts: (event: CallEvent) => boolean,
): { readonly entries: readonly StoredEntry[]; readonly next: CallEvent | undefined } {
  const entries = entriesOf(sheet);
  const end = entries.findIndex(({ event }) => event.loggedAt >= before || stillCounts(event));
  const next = entries[end]?.event;
  return {
    entries: end < 0 ? entries : entries.slice(0, end),
    // Where the age asked for ends is no news.
    next: next !== undefined && next.loggedAt < before ? next : undefined,
  };
}

/**
 * Copies rows below those set aside before, reads the copy again, and only then takes them out of their sheet. Cut short,
 * it leaves rows standing twice, never none; doing it again copies what is not there yet.
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
  const isUnchanged = rows.every((row) => cellText(still.values[row.rowNumber - 2]?.[0]) === markOf(row));
  if (!isWhole || !isUnchanged) return err({ type: "ChangedSinceRead", sheetName, rowNumber: last });
  sheet
    .getRangeByIndexes(1, 0, last - 1, 1)
    .getEntireRow()
    .delete("Up");
  await context.sync();
  return ok(undefined);
}

// Erasing -----------------------------------------------------------------------------------------------------------

/** An entry's rows as they read once it is erased. */
interface ErasedEntry {
  readonly sheetName: string;
  readonly id: string;
  readonly rows: readonly { readonly rowNumber: number; readonly cells: LogRow }[];
  /** None for rows of the first layout, which have no seals. */
  readonly contentHashes: readonly string[];
}

async function erase(
  door: ExcelDoor,
  log: CallLog,
  { ids, ...erasure }: Erasure,
): Promise<Result<number, SheetFault>> {
  const wanted = new Set(ids);
  const sheets = await door.read((context) =>
    readSheets(context, (name) => isLogSheet(name) || isArchiveSheet(name)),
  );
  if (!sheets.ok) return sheets;
  const erased = sheets.value.flatMap((sheet) =>
    entriesOf(sheet)
      .filter(({ event }) => wanted.has(event.id))
      .map((entry) => erasedEntry(sheet.name, entry, erasure.scope)),
  );
  if (erased.length === 0) return ok(0);
  // Said before it is done: an erasure that is cut short shows, and doing it again finishes it.
  const redaction: EntriesRedacted = {
    type: "redaction",
    ...erasure,
    redacts: erased.map(({ id, contentHashes }) => ({ id, contentHashes })),
  };
  const logged = await log.append([redaction]);
  if (!logged.ok) return logged;
  for (const sheetName of new Set(erased.map((entry) => entry.sheetName))) {
    const ofSheet = erased.filter((entry) => entry.sheetName === sheetName);
    const written = await door.write((context) => overwrite(context, sheetName, ofSheet), { sheetName });
    if (!written.ok) return written;
  }
  return ok(new Set(erased.map(({ id }) => id)).size);
}

function erasedEntry(
  sheetName: string,
  { event, rows }: StoredEntry,
  scope: EntriesRedacted["scope"],
): ErasedEntry {
  const redacted = redactEvent(event, scope);
  const { version, payloadColumn } = layoutOf(sheetName);
  if (version === 1) {
    const cells = rows.map((row, index) =>
      row.cells.map((cell, column) =>
        column === payloadColumn
          ? index === 0
            ? encodeEvent(redacted)
            : ""
          : column < FIRST_LAYOUT_WORDS
            ? cell
            : "",
      ),
    );
    return { sheetName, id: event.id, rows: placedCells(rows, cells), contentHashes: [] };
  }
  const cells = encodeLogEvent(redacted, undefined, rows.length);
  const contentHashes = cells.map((row) => hashContent("", row));
  const withSalt = cells.map((row) => [...row, ERASED]);
  return { sheetName, id: event.id, rows: placedCells(rows, withSalt), contentHashes };
}

/** In the first layout: debtor and everything after it, for people alone. */
const FIRST_LAYOUT_WORDS = 6;

function placedCells(rows: readonly WholeRow[], cells: readonly LogRow[]): ErasedEntry["rows"] {
  return rows.map(({ rowNumber }, index) => ({ rowNumber, cells: cells[index] ?? [] }));
}

/** Writes rows over themselves, hashes apart; compares their ids first. Shape: three `sync` calls. */
async function overwrite(
  context: Excel.RequestContext,
  sheetName: string,
  entries: readonly ErasedEntry[],
): Promise<Result<void, SheetFault>> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const rows = entries.flatMap(({ id, rows: ofEntry }) => ofEntry.map((row) => ({ id, ...row })));
  const found = rows.map(({ rowNumber }) => sheet.getRangeByIndexes(rowNumber - 1, 0, 1, 1).load("values"));
  await context.sync();
  const moved = rows.find(({ id }, index) => cellText(found[index]?.values[0]?.[0]) !== id);
  if (moved !== undefined) return err({ type: "ChangedSinceRead", sheetName, rowNumber: moved.rowNumber });
  for (const { rowNumber, cells } of rows)
    sheet.getRangeByIndexes(rowNumber - 1, 0, 1, cells.length).values = [cells.map(escapeCellText)];
  await context.sync();
  return ok(undefined);
}
