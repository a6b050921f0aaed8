import type { SheetFault } from "../../application/ports";
import { ok, type Result } from "../../domain/result";
import { isLogSheet } from "./logShards";
import type { ExcelDoor } from "../runExcel";
import type { RemoveListener } from "../ledgerEvents";

// An entry of several rows, or several entries, arrive as several events.
const PAUSE_MS = 300;

/**
 * Tells that somebody else changed the log: a colleague's entry arrived, or an « undo » took one of ours back.
 *
 * Shape:  once for all changes within a moment; our own are not told. Sheets of the log that come later are seen too.
 */
export function onLogChanged(
  door: ExcelDoor,
  listener: () => void,
): Promise<Result<RemoveListener, SheetFault>> {
  const changed = new Set<string>();
  /** Whether it is a sheet of the log, by its id. */
  const known = new Map<string, boolean>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = async (): Promise<void> => {
    timer = undefined;
    const ids = [...changed];
    changed.clear();
    // People's own sheets change all day: Excel is asked about each once.
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      const named = await door.read((context) => namesOf(context, unknown));
      if (named.ok) for (const [id, name] of named.value) known.set(id, isLogSheet(name));
    }
    if (ids.some((id) => known.get(id) === true)) listener();
  };

  return door.read(async (context) => {
    const registration = context.workbook.worksheets.onChanged.add(({ worksheetId, triggerSource }) => {
      if (triggerSource !== "ThisLocalAddin") {
        changed.add(worksheetId);
        timer ??= setTimeout(() => void tell(), PAUSE_MS);
      }
      return Promise.resolve();
    });
    await context.sync();
    return ok(async () => {
      clearTimeout(timer);
      registration.remove();
      await registration.context.sync();
    });
  });
}

async function namesOf(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
): Promise<Result<readonly (readonly [id: string, name: string])[], SheetFault>> {
  const sheets = sheetIds.map((id) => ({
    id,
    sheet: context.workbook.worksheets.getItemOrNullObject(id).load("name"),
  }));
  await context.sync();
  return ok(sheets.flatMap(({ id, sheet }) => (sheet.isNullObject ? [] : [[id, sheet.name] as const])));
}
