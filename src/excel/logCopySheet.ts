import type { LanguageCode, SheetFault } from "../application/ports";
import { ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { estimateBytes, inChunks } from "./chunks";
import { openGeneratedSheet } from "./generatedSheet";
import type { ExcelDoor } from "./runExcel";

const SHEET_NAMES: Readonly<Record<LanguageCode, string>> = {
  en: "Relance - call log (copy)",
  fr: "Relance - journal (copie)",
};

// Invoices and note, as `text/entryCells` orders them.
const LONG_COLUMNS = [4, 11];
const LONG_COLUMN_POINTS = 260;

/** The copies of the log, in either language. */
export const LOG_COPY_SHEET_NAMES: readonly string[] = Object.values(SHEET_NAMES);

/**
 * Writes the log out as a sheet to read, filter or print. It is a copy, made anew each time: nothing is read back.
 *
 * @param rows texts; the first row is the header
 * Errors: those of {@link openGeneratedSheet}.
 */
export function writeLogCopy(
  door: ExcelDoor,
  rows: readonly (readonly string[])[],
  language: LanguageCode,
): Promise<Result<void, SheetFault>> {
  return door.write(async (context) => {
    const opened = await openGeneratedSheet(context, SHEET_NAMES[language]);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const width = rows[0]?.length ?? 0;
    const written = await inChunks(rows.length, {}, async ({ from, count }) => {
      const block = rows.slice(from, from + count).map((row) => row.map(escapeCellText));
      sheet.getRangeByIndexes(from, 0, count, width).values = block;
      await context.sync();
      return ok(estimateBytes(block));
    });
    if (!written.ok) return written;
    sheet.getRangeByIndexes(0, 0, 1, width).format.font.bold = true;
    sheet.freezePanes.freezeRows(1);
    sheet.getRangeByIndexes(0, 0, rows.length, width).format.autofitColumns();
    // Notes and lists of invoices would push everything else out of sight.
    for (const column of LONG_COLUMNS)
      if (column < width) sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = LONG_COLUMN_POINTS;
    sheet.activate();
    await context.sync();
    return ok(undefined);
  });
}
