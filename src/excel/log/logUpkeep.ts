import type { LogFinding, LogUpkeep, LogVerdict } from "../../application/logUpkeep";
import type { CallLog, DecimalMark, LongJob, SheetFault } from "../../application/ports";
import { err, ok, type Result } from "../../domain/result";
import { archiveLog, previewArchive } from "./archiveLog";
import { eraseEntries } from "./eraseEntries";
import { writeLogCopy } from "./logCopySheet";
import { readHeads } from "./logHeads";
import { splitRow } from "./logRows";
import { ERASED } from "./logSeal";
import { archiveSheetName, isArchiveSheet, layoutOf, logSheetNameOfArchive } from "./logShards";
import type { ExcelDoor } from "../runExcel";
import {
  checkRow,
  findingsOf,
  fingerprintOf,
  type Chain,
  type CheckedRow,
  type LoggedErasure,
  type PlacedRow,
} from "./verifyLog";
import { entriesOf, isOfTheLog, readSheets, type WholeSheet } from "./wholeSheets";

/** What one does with the log as a whole. Few need it: fetched when its screen is opened. */
export function createLogUpkeep(door: ExcelDoor, log: CallLog): LogUpkeep {
  return {
    verify: (job = {}) => verify(door, job),
    showCopy: (copy, job = {}) => writeLogCopy(door, copy, job),
    readDecimalMark: () => readDecimalMark(door),
    previewArchive: (before, stillCounts) => previewArchive(door, before, stillCounts),
    archive: (before, stillCounts) => archiveLog(door, before, stillCounts),
    async readArchive() {
      const sheets = await door.read((context) => readSheets(context, isArchiveSheet));
      return sheets.ok ? ok(sheets.value.flatMap(entriesOf).map(({ event }) => event)) : sheets;
    },
    erase: (erasure, job = {}) => eraseEntries(door, log, erasure, job),
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
