import type { SheetCopy } from "../../application/logUpkeep";
import type { LongJob, SheetFault } from "../../application/ports";
import { localDateToSerial } from "../../domain/serialDate";
import { ok, type Result } from "../../domain/result";
import type { EntryColumn, EntryValue } from "../../application/entryTable";
import { escapeCellText, toCellCharacters } from "../cellText";
import { estimateBytes, inChunks } from "../chunks";
import { SHORT_DATE_FORMAT } from "../columns/computedCells";
import { GENERATED_MARK, openGeneratedSheet } from "../generatedSheet";
import { LOG_COPY_SHEET_NAMES } from "../ownSheets";
import type { ExcelDoor } from "../runExcel";

// The person's own order of day, month and year: Excel shows these two formats as the region writes dates.
const FORMATS: Partial<Record<EntryColumn, string>> = {
  loggedAt: `${SHORT_DATE_FORMAT} h:mm`,
  on: SHORT_DATE_FORMAT,
  until: SHORT_DATE_FORMAT,
  amount: "#,##0.00",
  balance: "#,##0.00",
};

// The others take what they need. Notes and lists of invoices would push everything else out of sight.
const COLUMN_POINTS: Partial<Record<EntryColumn, number>> = {
  kind: 90,
  debtor: 150,
  invoices: 170,
  outcome: 130,
  reason: 130,
  contact: 110,
  note: 320,
  entry: 80,
  replaces: 80,
};
const WRAPPED: ReadonlySet<EntryColumn> = new Set([
  "debtor",
  "invoices",
  "outcome",
  "reason",
  "contact",
  "note",
]);

/** The notice, then the header. */
const ROWS_ABOVE = 2;

/**
 * Writes entries out as a sheet to read, filter or print. It is a copy and says so, made anew each time: nothing is read
 * back.
 *
 * Errors: those of {@link openGeneratedSheet}; `Cancelled` leaves a shorter copy behind.
 */
export function writeLogCopy(
  door: ExcelDoor,
  { columns, rows, notice, language, uses1904 }: SheetCopy,
  job: LongJob,
): Promise<Result<void, SheetFault>> {
  return door.write(async (context) => {
    const opened = await openGeneratedSheet(context, LOG_COPY_SHEET_NAMES[language]);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const width = columns.length;
    sheet.getRange("A1").values = [[escapeCellText(notice)]];
    sheet.getRangeByIndexes(1, 0, 1, width).values = [columns.map(({ header }) => escapeCellText(header))];
    const body = (column: number): Excel.Range =>
      sheet.getRangeByIndexes(ROWS_ABOVE, column, Math.max(1, rows.length), 1);
    columns.forEach(({ id }, column) => {
      const format = FORMATS[id];
      if (format !== undefined) body(column).numberFormat = [[format]];
    });
    const written = await inChunks(rows.length, job, async ({ from, count }) => {
      const block = rows
        .slice(from, from + count)
        .map((row) => row.map((value) => toCellValue(value, uses1904)));
      sheet.getRangeByIndexes(ROWS_ABOVE + from, 0, count, width).values = block;
      await context.sync();
      return ok(estimateBytes(block));
    });
    if (!written.ok) return written;
    const whole = sheet.getRangeByIndexes(1, 0, 1 + rows.length, width);
    // A table without rows would get a blank one.
    if (rows.length > 0) sheet.tables.add(whole, true);
    whole.format.verticalAlignment = "Top";
    whole.format.autofitColumns();
    columns.forEach(({ id }, column) => {
      const points = COLUMN_POINTS[id];
      if (points !== undefined) body(column).format.columnWidth = points;
      if (WRAPPED.has(id)) body(column).format.wrapText = true;
    });
    whole.format.autofitRows();
    sheet.getRangeByIndexes(0, 0, ROWS_ABOVE, width).format.font.bold = true;
    sheet.freezePanes.freezeRows(ROWS_ABOVE);
    sheet.activate();
    await context.sync();
    return ok(undefined);
  });
}

/** Takes the copies away that were made before: they hold what is about to be erased. Somebody else's sheets stay. */
export function removeLogCopies(door: ExcelDoor): Promise<Result<void, SheetFault>> {
  return door.write(async (context) => {
    const sheets = Object.values(LOG_COPY_SHEET_NAMES).map((name) =>
      context.workbook.worksheets.getItemOrNullObject(name).load("name"),
    );
    const marks = sheets.map((sheet) =>
      sheet.customProperties.getItemOrNullObject(GENERATED_MARK).load("key"),
    );
    await context.sync();
    const copies = sheets.filter((sheet, index) => !sheet.isNullObject && !marks[index]?.isNullObject);
    if (copies.length === 0) return ok(undefined);
    for (const copy of copies) copy.delete();
    await context.sync();
    return ok(undefined);
  });
}

function toCellValue(value: EntryValue, uses1904: boolean): string | number {
  switch (value.type) {
    case "text":
      return escapeCellText(toCellCharacters(value.text));
    case "day":
      return localDateToSerial(value.on, uses1904);
    case "instant":
      return localDateToSerial(value.on, uses1904) + value.minuteOfDay / MINUTES_PER_DAY;
    case "figure":
      return value.figure;
  }
}

const MINUTES_PER_DAY = 1_440;
