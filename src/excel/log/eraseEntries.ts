import type { Erasure } from "../../application/logUpkeep";
import type { CallLog, LongJob, SheetFault } from "../../application/ports";
import type { EntriesRedacted, RedactedEntry } from "../../domain/callLog";
import { changesToForget, redactEvent, saysWords } from "../../domain/redaction";
import { err, ok, type Result } from "../../domain/result";
import { escapeCellText } from "../cellText";
import { estimateBytes, inChunks } from "../chunks";
import { removeLogCopies } from "./logCopySheet";
import { encodeEvent } from "./logEvents";
import { cellText, encodeLogEvent, type LogRow } from "./logRows";
import { ERASED, hashContent } from "./logSeal";
import { layoutOf } from "./logShards";
import type { ExcelDoor } from "../runExcel";
import { entriesOf, isOfTheLog, readSheets, type StoredEntry, type WholeRow } from "./wholeSheets";

/** An entry's rows as they read once it is erased. */
interface ErasedEntry extends RedactedEntry {
  readonly sheetName: string;
  readonly rows: readonly { readonly rowNumber: number; readonly cells: LogRow }[];
}

/** Takes words out of entries, set aside or not, after logging that it is done. Shape: how many entries. */
export async function eraseEntries(
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
  const stored = sheets.value.flatMap((sheet) =>
    entriesOf(sheet).map((entry) => ({ ...entry, sheetName: sheet.name })),
  );
  const forgottenWith = stored.flatMap(({ event }) => (wanted.has(event.id) ? [event] : []));
  // Of an erasure that was cut short: its calls may say no more whom they were about.
  const before = stored.flatMap(({ event }) => (event.type === "redaction" ? [event] : []));
  const erased = stored.flatMap((entry) => {
    const { event } = entry;
    if (!wanted.has(event.id)) return [];
    const changes = erasure.scope === "debtor" ? changesToForget(event, forgottenWith, before) : undefined;
    return saysWords(event, erasure.scope, changes) ? [erasedEntry(entry, erasure.scope, changes)] : [];
  });
  if (erased.length === 0) return ok(0);
  // Said before it is done: an erasure that is cut short shows, and doing it again finishes it.
  const redaction: EntriesRedacted = {
    type: "redaction",
    ...erasure,
    redacts: erased.map(({ id, contentHashes, changes }) => ({
      id,
      contentHashes,
      ...(changes && { changes }),
    })),
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

/** Its contents have no hashes where its rows are of the first layout, which has no seals. */
function erasedEntry(
  { sheetName, event, rows }: StoredEntry & { readonly sheetName: string },
  scope: EntriesRedacted["scope"],
  changes: RedactedEntry["changes"],
): ErasedEntry {
  const redacted = redactEvent(event, scope, changes);
  const entry = { sheetName, id: event.id, ...(changes && { changes }) };
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
    return { ...entry, rows: placedCells(rows, cells), contentHashes: [] };
  }
  const cells = encodeLogEvent(redacted, undefined, rows.length);
  const contentHashes = cells.map((row) => hashContent("", row));
  const withSalt = cells.map((row) => [...row, ERASED]);
  return { ...entry, rows: placedCells(rows, withSalt), contentHashes };
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
