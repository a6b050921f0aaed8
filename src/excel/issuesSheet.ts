import type { LanguageCode, SheetFault } from "../application/ports";
import { ok, type Result } from "../domain/result";
import { escapeCellText } from "./cellText";
import { openGeneratedSheet } from "./generatedSheet";
import type { ExcelDoor } from "./runExcel";

const SHEET_NAMES: Readonly<Record<LanguageCode, string>> = {
  en: "Relance - rows to check",
  fr: "Relance - lignes à revoir",
};

/** The generated report sheets, in either language. */
export const ISSUES_SHEET_NAMES: readonly string[] = Object.values(SHEET_NAMES);

const HEADERS: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: ["Row", "Cell", "What to check"],
  fr: ["Ligne", "Cellule", "À revoir"],
};

/** One issue, worded. */
export interface IssueLine {
  readonly rowNumber: number;
  readonly cell: string;
  readonly text: string;
}

/**
 * Writes the row issues out as a sheet to print or to hand on. The sheet is disposable: each time made anew.
 *
 * Errors: those of {@link openGeneratedSheet}.
 */
export function writeIssuesSheet(
  door: ExcelDoor,
  lines: readonly IssueLine[],
  language: LanguageCode,
): Promise<Result<void, SheetFault>> {
  return door.write(async (context) => {
    const opened = await openGeneratedSheet(context, SHEET_NAMES[language]);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const rows = [
      HEADERS[language].map(escapeCellText),
      ...lines.map(({ rowNumber, cell, text }) => [rowNumber, escapeCellText(cell), escapeCellText(text)]),
    ];
    const range = sheet.getRangeByIndexes(0, 0, rows.length, 3);
    range.values = rows;
    sheet.getRange("A1:C1").format.font.bold = true;
    sheet.getRange("C:C").format.columnWidth = 420;
    sheet.activate();
    await context.sync();
    return ok(undefined);
  });
}
