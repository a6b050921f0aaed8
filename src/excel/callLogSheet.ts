import type { CallLog, SheetFault } from "../application/ports";
import type { CallEvent } from "../domain/callLog";
import { err, ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { estimateBytes, inChunks } from "./chunks";
import {
  decodeLogRows,
  encodeLogEvent,
  LOG_HEADERS,
  LOG_SHEET_NAME,
  LOG_WIDTH,
  type LogRow,
} from "./logRows";
import { officeCode, type ExcelDoor } from "./runExcel";

const APPEND_ATTEMPTS = 6;

/**
 * The log on a hidden sheet of the workbook: rows below one another, no Excel table, nothing ever changed or deleted.
 *
 * Two people may log at the same instant and pick the same row. So an append reads what its rows held in the very
 * request that writes them, puts back what it overwrote, and reads its own entries again before it calls them
 * written; and every reading appends again what this session had written and no longer finds.
 */
export function createCallLog(door: ExcelDoor): CallLog {
  /** Written by this session, by id: a colleague's Excel may still overwrite them until both have merged. */
  const written = new Map<string, CallEvent>();

  const read = async (): Promise<Result<readonly CallEvent[], SheetFault>> => {
    const rows = await door.read(readRows);
    return rows.ok ? decodeLogRows(rows.value, 2) : rows;
  };

  const append = async (events: readonly CallEvent[]): Promise<Result<void, SheetFault>> => {
    for (let attempt = 1; ; attempt += 1) {
      const appended = await door.write((context) => appendOnce(context, events));
      // What was sent may have arrived although the answer did not: the ids tell, so trying again is harmless.
      const isWorthAnother = appended.ok ? appended.value === "taken" : appended.fault.type === "HostFailure";
      if (isWorthAnother && attempt < APPEND_ATTEMPTS) continue;
      if (!appended.ok) return appended;
      if (appended.value === "taken") return err({ type: "LogNotWritten" });
      for (const event of events) written.set(event.id, event);
      return ok(undefined);
    }
  };

  return {
    append,
    async read() {
      const found = await read();
      if (!found.ok || written.size === 0) return found;
      const ids = new Set(found.value.map(({ id }) => id));
      const lost = [...written.values()].filter(({ id }) => !ids.has(id));
      if (lost.length === 0) return found;
      const restored = await append(lost);
      return restored.ok ? read() : restored;
    },
  };
}

/** Rows below the header. Shape: one `sync` to find them, one a chunk. */
async function readRows(
  context: Excel.RequestContext,
): Promise<Result<readonly (readonly unknown[])[], SheetFault>> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(LOG_SHEET_NAME);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  if (sheet.isNullObject || used.isNullObject) return ok([]);
  const rows: unknown[][] = [];
  const done = await inChunks(used.rowIndex + used.rowCount - 1, {}, async ({ from, count }) => {
    const block = sheet.getRangeByIndexes(1 + from, 0, count, LOG_WIDTH).load("values");
    await context.sync();
    for (const row of block.values as unknown[][]) rows.push(row);
    return ok(estimateBytes(block.values));
  });
  return done.ok ? ok(rows) : done;
}

type Appended = "written" | "taken";

/** Shape: four `sync` calls. */
async function appendOnce(
  context: Excel.RequestContext,
  events: readonly CallEvent[],
): Promise<Result<Appended, SheetFault>> {
  const opened = await openSheet(context);
  if (!opened.ok) return opened;
  const sheet = opened.value;

  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  const idColumn = used.getIntersectionOrNullObject("A:A").load("values");
  sheet.protection.load("protected");
  await context.sync();
  if (sheet.protection.protected) return err({ type: "SheetProtected", sheetName: LOG_SHEET_NAME });
  const present = new Set<string>();
  if (!idColumn.isNullObject) for (const [id] of idColumn.values as unknown[][]) present.add(String(id));
  const rows = events.filter(({ id }) => !present.has(id)).flatMap(encodeLogEvent);
  if (rows.length === 0) return ok("written");

  const top = used.isNullObject ? 1 : Math.max(1, used.rowIndex + used.rowCount);
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

  const after = sheet.getRangeByIndexes(top, 0, rows.length, 1).load("values");
  await context.sync();
  const isOurs = rows.every((row, index) => String(after.values[index]?.[0]) === row[0]);
  return ok(isOurs ? "written" : "taken");
}

function escapeRows(rows: readonly LogRow[]): string[][] {
  return rows.map((row) => row.map(escapeCellText));
}

/** The log's sheet, created on first use. Errors: `WorkbookReadOnly`, then `WorkbookProtected`. */
async function openSheet(context: Excel.RequestContext): Promise<Result<Excel.Worksheet, SheetFault>> {
  const { worksheets, protection } = context.workbook;
  const known = worksheets.getItemOrNullObject(LOG_SHEET_NAME).load("name");
  protection.load("protected");
  context.workbook.load("readOnly");
  await context.sync();
  if (context.workbook.readOnly) return err({ type: "WorkbookReadOnly" });
  if (!known.isNullObject) return ok(known);
  if (protection.protected) return err({ type: "WorkbookProtected" });
  const sheet = worksheets.add(LOG_SHEET_NAME);
  sheet.visibility = "VeryHidden";
  const header = sheet.getRangeByIndexes(0, 0, 1, LOG_WIDTH);
  header.values = [LOG_HEADERS.map(escapeCellText)];
  header.format.font.bold = true;
  try {
    await context.sync();
    return ok(sheet);
  } catch (error) {
    // A colleague created it at the same moment.
    if (officeCode(error) !== "ItemAlreadyExists" && officeCode(error) !== "InvalidArgument") throw error;
    const theirs = worksheets.getItemOrNullObject(LOG_SHEET_NAME).load("name");
    await context.sync();
    if (theirs.isNullObject) throw error;
    return ok(theirs);
  }
}
