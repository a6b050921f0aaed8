import type { CallLog, LogRowUnreadable, LogWatch, SheetFault } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { applyRedactions } from "../../domain/redaction";
import { err, ok, type Result } from "../../domain/result";
import { escapeCellText } from "../cellText";
import { endOfChain, loadHead, noteHead } from "./logHeads";
import { encodeLogEvent, HASH_COLUMN, LOG_HEADERS, LOG_WIDTH, sealRows, type LogRow } from "./logRows";
import { archiveSheetName, isLogSheet, newClientId, shardSheetName } from "./logShards";
import { LogReader } from "./readLog";
import { officeCode, type ExcelDoor } from "../runExcel";

const APPEND_ATTEMPTS = 6;
// Well below the 5 MB of one request, seals and escapes included. Source: platform facts §3.
const REQUEST_CHARACTERS_MAX = 500_000;

/**
 * The log on very hidden sheets of the workbook, one for each person's Excel: rows below one another, no Excel table,
 * nothing ever changed or deleted here.
 *
 * Two windows of one person may still share a sheet and pick the same row, and « undo » may take a row back. So an
 * append reads what its rows held in the very request that writes them, puts back what it overwrote and leaves the
 * sheet to the other; it reads its own entries again before it calls them written; and every reading appends again what
 * this session had written and no longer finds.
 *
 * @param clientId of this person's Excel: names the sheet it appends to
 */
export function createCallLog(door: ExcelDoor, clientId: string | Promise<string>): CallLog & LogWatch {
  const reader = new LogReader();
  /** As given back last: the same again as long as nothing changed. */
  let known: { readonly version: number; readonly events: readonly CallEvent[] } | undefined;
  /** Written by this session, by id. */
  const written = new Map<string, CallEvent>();
  /** Hashes of rows it wrote, each with the one before. */
  const links = new Map<string, string>();
  let own: string | undefined;
  /** One job at a time: what one has read must not change under another. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(job: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(job, job);
    last = mine.catch(() => undefined);
    return mine;
  };

  const read = async (): Promise<Result<readonly CallEvent[], SheetFault>> => {
    const caughtUp = await door.read((context) => catchUp(context, reader));
    if (!caughtUp.ok) return caughtUp;
    if (known?.version !== reader.version)
      known = { version: reader.version, events: applyRedactions(inOrder(reader.events())) };
    return ok(known.events);
  };

  const append = async (events: readonly CallEvent[]): Promise<Result<void, SheetFault>> => {
    for (let attempt = 1; ; attempt += 1) {
      const target = (own ??= shardSheetName(await clientId));
      const appended = await door.write((context) => appendOnce(context, reader, target, links, events));
      if (appended.ok && appended.value === "taken") own = shardSheetName(newClientId());
      // What was sent may have arrived although the answer did not: the ids tell, so trying again is harmless.
      const isWorthAnother = appended.ok ? appended.value === "taken" : appended.fault.type === "HostFailure";
      if (isWorthAnother && attempt < APPEND_ATTEMPTS) continue;
      if (!appended.ok) return appended;
      if (appended.value === "taken") return err({ type: "LogNotWritten" });
      for (const event of events) written.set(event.id, event);
      return ok(undefined);
    }
  };

  const appendAll = async (events: readonly CallEvent[]): Promise<Result<void, SheetFault>> => {
    for (const group of inRequests(events)) {
      const appended = await append(group);
      if (!appended.ok) return appended;
    }
    return ok(undefined);
  };

  return {
    append: (events) => inTurn(() => appendAll(events)),
    read: () =>
      inTurn(async () => {
        const found = await read();
        if (!found.ok || written.size === 0) return found;
        const ids = new Set(found.value.map(({ id }) => id));
        const lost = [...written.values()].filter(({ id }) => !ids.has(id));
        if (lost.length === 0) return found;
        const restored = await appendAll(lost);
        return restored.ok ? read() : restored;
      }),
    unreadable: (): readonly LogRowUnreadable[] => reader.unreadable(),
  };
}

/** Each entry once, by the instant it was logged at; at the same instant, in the order of sheets and rows. */
function inOrder(events: readonly CallEvent[]): readonly CallEvent[] {
  const byId = new Map<string, CallEvent>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : a.loggedAt > b.loggedAt ? 1 : 0));
}

/** Shape: two `sync` calls, and one a chunk of new rows. */
async function catchUp(context: Excel.RequestContext, reader: LogReader): Promise<Result<void, SheetFault>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const sheets = worksheets.items.filter(({ name }) => isLogSheet(name));
  reader.keepOnly(sheets.map(({ name }) => name));
  if (sheets.length === 0) return ok(undefined);
  const probes = sheets.map((sheet) => reader.probe(sheet.name, sheet));
  await context.sync();
  return reader.catchUp(context, probes);
}

/** Groups that one request can carry. */
function inRequests(events: readonly CallEvent[]): readonly (readonly CallEvent[])[] {
  const groups: CallEvent[][] = [];
  let characters = 0;
  for (const event of events) {
    const size = JSON.stringify(event).length;
    if (groups.length === 0 || characters + size > REQUEST_CHARACTERS_MAX) {
      groups.push([]);
      characters = 0;
    }
    groups.at(-1)?.push(event);
    characters += size;
  }
  return groups;
}

type Appended = "written" | "taken";

/** Shape: three `sync` calls, one more for a new sheet, one a chunk of rows not read before; one when all stand there. */
async function appendOnce(
  context: Excel.RequestContext,
  reader: LogReader,
  own: string,
  links: Map<string, string>,
  events: readonly CallEvent[],
): Promise<Result<Appended, SheetFault>> {
  const opened = await openSheet(context, reader, own);
  if (!opened.ok) return opened;
  const { sheet, noted, hasArchive } = opened.value;
  const last = reader.lastHashOf(own);
  const end = await endOfChain(context, { sheetName: own, last, noted, hasArchive, written: links });

  const present = new Set(reader.eventsOf(own).map(({ id }) => id));
  const unsealed = events.filter(({ id }) => !present.has(id)).flatMap((event) => encodeLogEvent(event));
  if (unsealed.length === 0) {
    // They had arrived, although the answer had not; so may their end not have been noted.
    if (end !== undefined && end !== noted) {
      noteHead(context, own, end);
      await context.sync();
    }
    return ok("written");
  }
  if (end === undefined) return ok("taken");
  const rows = sealRows(unsealed, end);
  rows.forEach((row, index) => links.set(hashOf(row), index === 0 ? end : hashOf(rows[index - 1]!)));

  const top = reader.nextRowOf(own) - 1;
  const target = (): Excel.Range => sheet.getRangeByIndexes(top, 0, rows.length, LOG_WIDTH);
  // In the same request: what stands there at the very moment of writing.
  const before = target().load("values");
  target().values = escapeRows(rows);
  await context.sync();

  const overwritten = (before.values as unknown[][]).filter((row) => row.some((cell) => cell !== ""));
  if (overwritten.length > 0) {
    // Somebody took these rows in between: theirs go back, ours come again further down.
    const ours = rows.map(() => Array<string>(LOG_WIDTH).fill(""));
    const back = (before.values as unknown[][]).map((row, index) =>
      row.some((cell) => cell !== "") ? row.map(String) : (ours[index] ?? []),
    );
    target().values = escapeRows(back);
    await context.sync();
    return ok("taken");
  }

  // Not before: on rows that somebody else had taken, what they noted stays.
  noteHead(context, own, hashOf(rows.at(-1)!));
  const after = sheet.getRangeByIndexes(top, HASH_COLUMN, rows.length, 1).load("values");
  await context.sync();
  const isOurs = rows.every((row, index) => String(after.values[index]?.[0]) === hashOf(row));
  return ok(isOurs ? "written" : "taken");
}

function hashOf(row: LogRow): string {
  return row[HASH_COLUMN] ?? "";
}

function escapeRows(rows: readonly LogRow[]): string[][] {
  return rows.map((row) => row.map(escapeCellText));
}

interface OpenedSheet {
  readonly sheet: Excel.Worksheet;
  /** Hash noted as that of its last row. */
  readonly noted: string | undefined;
  readonly hasArchive: boolean;
}

/**
 * The sheet this Excel appends to, read up to its last row; created on first use.
 *
 * Errors: `WorkbookReadOnly`, then `WorkbookProtected` when it must be created, `SheetProtected` when it is there.
 */
async function openSheet(
  context: Excel.RequestContext,
  reader: LogReader,
  own: string,
): Promise<Result<OpenedSheet, SheetFault>> {
  const { worksheets, protection } = context.workbook;
  const head = loadHead(context, own);
  const known = worksheets.getItemOrNullObject(own).load("name");
  const probe = reader.probe(own, known);
  worksheets.load("items/name,items/protection/protected");
  protection.load("protected");
  context.workbook.load("readOnly");
  await context.sync();
  if (context.workbook.readOnly) return err({ type: "WorkbookReadOnly" });
  const opened = (sheet: Excel.Worksheet): OpenedSheet => ({
    sheet,
    noted: head.isNullObject ? undefined : String(head.value),
    hasArchive: worksheets.items.some(({ name }) => name === archiveSheetName(own)),
  });
  if (!known.isNullObject) {
    const isProtected = worksheets.items.some((sheet) => sheet.name === own && sheet.protection.protected);
    if (isProtected) return err({ type: "SheetProtected", sheetName: own });
    const caughtUp = await reader.catchUp(context, [probe]);
    return caughtUp.ok ? ok(opened(known)) : caughtUp;
  }
  if (protection.protected) return err({ type: "WorkbookProtected" });
  reader.forget(own);
  const sheet = worksheets.add(own);
  sheet.visibility = "VeryHidden";
  const header = sheet.getRangeByIndexes(0, 0, 1, LOG_WIDTH);
  header.values = [LOG_HEADERS.map(escapeCellText)];
  header.format.font.bold = true;
  try {
    await context.sync();
    return ok(opened(sheet));
  } catch (error) {
    // Another window of the same person created it at the same moment.
    if (officeCode(error) !== "ItemAlreadyExists" && officeCode(error) !== "InvalidArgument") throw error;
    const theirs = worksheets.getItemOrNullObject(own).load("name");
    const theirProbe = reader.probe(own, theirs);
    await context.sync();
    if (theirs.isNullObject) throw error;
    const caughtUp = await reader.catchUp(context, [theirProbe]);
    return caughtUp.ok ? ok(opened(theirs)) : caughtUp;
  }
}
