import type {
  Archived,
  Erasure,
  LogFinding,
  LogUpkeep,
  LogVerdict,
  StillCounts,
} from "../application/logUpkeep";
import type { CallLog, DecimalMark, LongJob, SheetFault } from "../application/ports";
import type { CallEvent, EntriesRedacted } from "../domain/callLog";
import { redactEvent, saysWords } from "../domain/redaction";
import { err, ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { estimateBytes, inChunks } from "./chunks";
import { removeLogCopies, writeLogCopy } from "./logCopySheet";
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
  type Chain,
  type CheckedRow,
  type LoggedErasure,
  type PlacedRow,
} from "./verifyLog";

/** What one does with the log as a whole. Few need it: fetched when its screen is opened. */
export function createLogUpkeep(door: ExcelDoor, log: CallLog): LogUpkeep {
  return {
    verify: (job = {}) => verify(door, job),
    showCopy: (copy, job = {}) => writeLogCopy(door, copy, job),
    readDecimalMark: () => readDecimalMark(door),
    async previewArchive(before, stillCounts) {
      const sheets = await door.read((context) => readSheets(context, isLogSheet));
      return sheets.ok
        ? ok(archivedOf(sheets.value.map((sheet) => oldEntries(sheet, before, stillCounts))))
        : sheets;
    },
    async archive(before, stillCounts) {
      const sheets = await door.read((context) => readSheets(context, isLogSheet));
      if (!sheets.ok) return sheets;
      const old = sheets.value.map((sheet) => oldEntries(sheet, before, stillCounts));
      for (const { sheetName, entries } of old) {
        const rows = entries.flatMap((entry) => entry.rows);
        const done = await door.write((context) => setAside(context, sheetName, rows), { sheetName });
        if (!done.ok) return done;
      }
      return ok(archivedOf(old));
    },
    async readArchive() {
      const sheets = await door.read((context) => readSheets(context, isArchiveSheet));
      return sheets.ok ? ok(sheets.value.flatMap(entriesOf).map(({ event }) => event)) : sheets;
    },
    erase: (erasure, job = {}) => erase(door, log, erasure, job),
  };
}

/** Where Excel is too old to say, or busy, nothing depends on it that a person could not mend. */
async function readDecimalMark(door: ExcelDoor): Promise<DecimalMark | undefined> {
  const read = await door.read(async (context) => {
    const { numberFormat } = context.application.cultureInfo;
    numberFormat.load("numberDecimalSeparator");
    await context.sync();
    return ok(numberFormat.numberDecimalSeparator);
  });
  return read.ok && (read.value === "," || read.value === ".") ? read.value : undefined;
}

const isOfTheLog = (name: string): boolean => isLogSheet(name) || isArchiveSheet(name);

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

const SECOND_LOOK_MS = 700;

async function verify(door: ExcelDoor, job: LongJob): Promise<Result<LogVerdict, SheetFault>> {
  const verdict = await look(door, job);
  if (!verdict.ok || verdict.value.findings.length === 0) return verdict;
  // A colleague may have been writing meanwhile: only what is still so counts.
  await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK_MS));
  return look(door, job);
}

async function look(door: ExcelDoor, job: LongJob): Promise<Result<LogVerdict, SheetFault>> {
  // Reading is the first half of the work, hashing the second: one bar for both.
  const reading: LongJob = {
    ...job,
    onProgress: ({ rowsDone, rows }) => job.onProgress?.({ rowsDone, rows: 2 * rows }),
  };
  const read = await door.read(async (context) => {
    const sheets = await readSheets(context, isOfTheLog, reading);
    return sheets.ok ? ok({ sheets: sheets.value, heads: await readHeads(context) }) : sheets;
  });
  if (!read.ok) return read;
  const { sheets, heads } = read.value;

  const missing: LogFinding[] = [];
  const chains: Chain[] = [];
  const rowCount = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  let rowsDone = 0;
  let unsealedCount = 0;
  for (const name of chainNames(sheets, heads)) {
    const parts = sheets.filter((sheet) => sheet.name === name || sheet.name === archiveSheetName(name));
    if (parts.length === 0) {
      missing.push({ type: "SheetMissing", sheetName: name });
      continue;
    }
    if (layoutOf(name).version === 1) {
      unsealedCount += parts.reduce((sum, { rows }) => sum + rows.length, 0);
      continue;
    }
    // What was set aside comes first.
    const placed = [...parts]
      .sort((one) => (isArchiveSheet(one.name) ? -1 : 1))
      .flatMap(({ name: sheetName, rows }) =>
        rows.map(({ rowNumber, cells }): PlacedRow => ({ sheetName, rowNumber, ...splitRow(cells) })),
      );
    const rows: CheckedRow[] = [];
    for (let from = 0; from < placed.length; from += ROWS_AT_A_TIME) {
      if (job.signal?.aborted) return err({ type: "Cancelled", rowsDone, rows: rowCount });
      for (const row of placed.slice(from, from + ROWS_AT_A_TIME)) rows.push(checkRow(row));
      rowsDone += Math.min(ROWS_AT_A_TIME, placed.length - from);
      job.onProgress?.({ rowsDone: rowCount + rowsDone, rows: 2 * rowCount });
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    chains.push({ sheetName: name, rows, head: heads.get(name) });
  }

  const entries = sheets.flatMap((sheet) => entriesOf(sheet).map((entry) => ({ ...entry, sheet })));
  const erasures = entries.flatMap(({ event, rows, sheet: { name: sheetName } }): LoggedErasure[] =>
    // The first layout has no seals, and knew no erasures.
    event.type === "redaction" && layoutOf(sheetName).version > 1
      ? [{ event, rows: rows.map(({ rowNumber }) => ({ sheetName, rowNumber })) }]
      : [],
  );
  const findings = [...missing, ...findingsOf(chains, erasures)];
  const copied = new Set(
    findings.flatMap((finding) => (finding.type === "SheetCopied" ? [finding.sheetName] : [])),
  );
  const hashes = new Map(
    chains.map(({ sheetName, rows }) => [sheetName, rows.map(({ seal }) => seal.hash)] as const),
  );
  const erased = chains.flatMap(({ rows }) => rows.filter(({ seal }) => seal.salt === ERASED));
  return ok({
    entryCount: new Set(entries.map(({ event }) => event.id)).size,
    sheetCount: sheets.length,
    unsealedCount,
    erasedCount: new Set(erased.map(({ id }) => id)).size,
    endsNotNoted: chains
      .filter(({ head, rows, sheetName }) => head === undefined && rows.length > 0 && !copied.has(sheetName))
      .map(({ sheetName }) => sheetName),
    findings,
    fingerprint: fingerprintOf(new Map([...hashes].map(([name, ofSheet]) => [name, ofSheet.at(-1) ?? ""]))),
    chains: hashes,
  });
}

/** By the name of the sheet that is appended to. */
function chainNames(sheets: readonly WholeSheet[], heads: ReadonlyMap<string, string>): readonly string[] {
  const names = sheets.map(({ name }) => (isArchiveSheet(name) ? logSheetNameOfArchive(name) : name));
  return [...new Set([...names, ...heads.keys()])].sort();
}

// Setting aside -----------------------------------------------------------------------------------------------------

interface OldEntries {
  readonly sheetName: string;
  /** What the sheet begins with that is old enough and counts no more. */
  readonly entries: readonly StoredEntry[];
  /** Old enough as well, from the one on that still counts. */
  readonly staying: readonly StoredEntry[];
}

function oldEntries(sheet: WholeSheet, before: string, stillCounts: StillCounts): OldEntries {
  const entries = entriesOf(sheet);
  const found = entries.findIndex(({ event }) => event.loggedAt >= before || stillCounts(event));
  const end = found < 0 ? entries.length : found;
  return {
    sheetName: sheet.name,
    entries: entries.slice(0, end),
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
  job: LongJob,
): Promise<Result<number, SheetFault>> {
  // First, since nothing would ask for it any more once the entries say nothing.
  const removed = await removeLogCopies(door);
  if (!removed.ok) return removed;
  const wanted = new Set(ids);
  const sheets = await door.read((context) => readSheets(context, isOfTheLog));
  if (!sheets.ok) return sheets;
  const erased = sheets.value.flatMap((sheet) =>
    entriesOf(sheet)
      .filter(({ event }) => wanted.has(event.id) && saysWords(event, erasure.scope))
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
    const written = await door.write((context) => overwrite(context, sheetName, ofSheet, job), { sheetName });
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

/**
 * Writes rows over themselves, hashes apart; compares their ids first. All rows of an entry go in one operation, for half
 * of an entry cannot be read any more, nor erased. Shape: one `sync`, and one a chunk.
 */
async function overwrite(
  context: Excel.RequestContext,
  sheetName: string,
  entries: readonly ErasedEntry[],
  { onProgress }: LongJob,
): Promise<Result<void, SheetFault>> {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const last = Math.max(...entries.flatMap(({ rows }) => rows.map(({ rowNumber }) => rowNumber)));
  const ids = sheet.getRangeByIndexes(0, 0, last, 1).load("values");
  await context.sync();
  const isThere = (id: string, rowNumber: number): boolean => cellText(ids.values[rowNumber - 1]?.[0]) === id;
  const moved = entries.flatMap(({ id, rows }) => rows.filter(({ rowNumber }) => !isThere(id, rowNumber)))[0];
  if (moved !== undefined) return err({ type: "ChangedSinceRead", sheetName, rowNumber: moved.rowNumber });
  return inChunks(entries.length, onProgress ? { onProgress } : {}, async ({ from, count }) => {
    let bytes = 0;
    for (const { rows } of entries.slice(from, from + count)) {
      for (const block of adjoining(rows)) {
        const cells = block.map((row) => row.cells.map(escapeCellText));
        bytes += estimateBytes(cells);
        sheet.getRangeByIndexes(block[0]!.rowNumber - 1, 0, block.length, cells[0]!.length).values = cells;
      }
    }
    await context.sync();
    return ok(bytes);
  });
}

/** Rows in blocks without gaps: an entry is one, unless somebody put rows in between. */
function adjoining(rows: ErasedEntry["rows"]): readonly ErasedEntry["rows"][] {
  const blocks: ErasedEntry["rows"][number][][] = [];
  rows.forEach((row, index) => {
    if (index > 0 && rows[index - 1]!.rowNumber === row.rowNumber - 1) blocks.at(-1)!.push(row);
    else blocks.push([row]);
  });
  return blocks;
}
