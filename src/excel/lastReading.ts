import type { LastReading, SheetFault, SheetSeen } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { officeCode, type ExcelDoor } from "./runExcel";
import { decodeSeen, encodeSeen, SEEN_SHEET_NAME } from "./seenRows";

// Thirty thousand characters each, two bytes for accents: well below the 5 MB of one request. Source: platform facts §3.
const PARTS_PER_REQUEST = 50;

/** What was seen last, on a very hidden sheet of the workbook: all of it in column A, written anew each time. */
export function createLastReading(door: ExcelDoor): LastReading {
  return {
    read: () => door.read(readSeen),
    write: (seen) => door.write((context) => writeSeen(context, seen)),
  };
}

/** Shape: one `sync` to find it, one a request of parts. */
async function readSeen(context: Excel.RequestContext): Promise<Result<SheetSeen | undefined, SheetFault>> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(SEEN_SHEET_NAME);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  if (sheet.isNullObject || used.isNullObject || used.rowIndex > 0) return ok(undefined);
  const texts: unknown[] = [];
  while (texts.length < used.rowCount) {
    const count = Math.min(PARTS_PER_REQUEST, used.rowCount - texts.length);
    const block = sheet.getRangeByIndexes(texts.length, 0, count, 1).load("values");
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be too large an answer
    await context.sync();
    for (const [text] of block.values as unknown[][]) texts.push(text);
  }
  return ok(decodeSeen(texts));
}

/** Shape: three `sync` calls, one more a request of parts. The first cell comes last: until then nothing is whole. */
async function writeSeen(context: Excel.RequestContext, seen: SheetSeen): Promise<Result<void, SheetFault>> {
  const opened = await openSheet(context);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  sheet.getRange("A1").values = [[""]];
  await context.sync();

  const [head = "", ...parts] = encodeSeen(seen);
  const rowsBefore = used.isNullObject ? 0 : used.rowIndex + used.rowCount - 1;
  const texts = [
    ...parts.map(escapeCellText),
    ...Array<string>(Math.max(0, rowsBefore - parts.length)).fill(""),
  ];
  for (let from = 0; from < texts.length; from += PARTS_PER_REQUEST) {
    const block = texts.slice(from, from + PARTS_PER_REQUEST);
    sheet.getRangeByIndexes(1 + from, 0, block.length, 1).values = block.map((text) => [text]);
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- all at once would be too large a request
    await context.sync();
  }
  sheet.getRange("A1").values = [[escapeCellText(head)]];
  await context.sync();
  return ok(undefined);
}

/** Created on first use. Errors: `WorkbookReadOnly`, then `WorkbookProtected`, then `SheetProtected`. */
async function openSheet(context: Excel.RequestContext): Promise<Result<Excel.Worksheet, SheetFault>> {
  const { worksheets, protection } = context.workbook;
  const known = worksheets.getItemOrNullObject(SEEN_SHEET_NAME).load("name,protection/protected");
  protection.load("protected");
  context.workbook.load("readOnly");
  await context.sync();
  if (context.workbook.readOnly) return err({ type: "WorkbookReadOnly" });
  if (!known.isNullObject)
    return known.protection.protected
      ? err({ type: "SheetProtected", sheetName: SEEN_SHEET_NAME })
      : ok(known);
  if (protection.protected) return err({ type: "WorkbookProtected" });
  const sheet = worksheets.add(SEEN_SHEET_NAME);
  sheet.visibility = "VeryHidden";
  try {
    await context.sync();
    return ok(sheet);
  } catch (error) {
    // A colleague created it at the same moment.
    if (officeCode(error) !== "ItemAlreadyExists" && officeCode(error) !== "InvalidArgument") throw error;
    const theirs = worksheets.getItemOrNullObject(SEEN_SHEET_NAME).load("name");
    await context.sync();
    if (theirs.isNullObject) throw error;
    return ok(theirs);
  }
}
