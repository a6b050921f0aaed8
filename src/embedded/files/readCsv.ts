import Papa from "papaparse";
import { err, ok, type Result } from "../../domain/result";
import {
  CELL_TEXT_MAX,
  COLUMN_COUNT,
  GENERAL,
  ROW_COUNT,
  type Cell,
  type CellFormat,
} from "../workbook/cell";
import { internFormat } from "../workbook/formats";
import { localeRules } from "../workbook/locales";
import { typeText, type TypingLocale } from "../workbook/typedText";
import { Workbook } from "../workbook/workbook";
import { decodeText } from "./decodeText";
import { detectDelimiter } from "./delimiter";
import type { FileFault } from "./fileFault";

/**
 * A workbook of one sheet from delimited text, its cells read as Excel reads typed text in the region.
 *
 * Encodings: UTF-8 and UTF-16 with or without mark, Windows-1252. Separators: `,` `;` tab `|`, or what a first
 * line `sep=…` says. Only `=…` becomes a formula; `="0025"` has its text as result at once.
 * Errors: EmptyFile, NotASpreadsheet, TooLarge (first wins). Never throws.
 */
export function readCsv(
  bytes: Uint8Array,
  options: { readonly locale: TypingLocale; readonly fileName: string },
): Result<Workbook, FileFault> {
  if (bytes.length === 0) return err({ type: "EmptyFile" });
  const decoded = decodeText(bytes);
  if (decoded === undefined) return err({ type: "NotASpreadsheet", looksLike: "binary" });
  // Excel keeps line feeds only inside a cell, whatever ends the lines of the file.
  const text = decoded.replace(/\r\n?/g, "\n");
  if (text.trim() === "") return err({ type: "EmptyFile" });
  const { delimiter, body } = separated(text, options.locale);
  const { data: rows } = Papa.parse<string[]>(body, { delimiter, newline: "\n" });
  if (rows.length > ROW_COUNT + 1) return err({ type: "TooLarge", limit: "rows" });

  const workbook = new Workbook();
  workbook.fileName = options.fileName;
  const sheet = workbook.addSheet(sheetNameFromFile(options.fileName));
  const formats = new Map<string, CellFormat>();
  const readCell = (field: string): Cell | undefined => fieldToCell(field, options.locale, formats);
  for (const [row, fields] of rows.entries()) {
    if (fields.length > COLUMN_COUNT) return err({ type: "TooLarge", limit: "columns" });
    for (const [column, field] of fields.entries()) {
      if (field === "") continue;
      const cell = readCell(field);
      if (cell !== undefined) sheet.setCell(row, column, cell);
    }
  }
  return ok(workbook);
}

function separated(text: string, locale: TypingLocale): { delimiter: string; body: string } {
  const told = /^sep=(.)\n/i.exec(text);
  if (told !== null) return { delimiter: told[1]!, body: text.slice(told[0].length) };
  // Where the comma is the decimal sign, lists are separated by semicolons.
  const preferred = localeRules(locale.tag).decimal === "," ? ";" : ",";
  return { delimiter: detectDelimiter(text, preferred), body: text };
}

function fieldToCell(
  field: string,
  locale: TypingLocale,
  formats: Map<string, CellFormat>,
): Cell | undefined {
  if (field.startsWith("=") && field.length > 1) {
    const quoted = /^="((?:[^"]|"")*)"$/.exec(field);
    if (quoted === null) return { formula: field, format: GENERAL };
    return { formula: field, value: quoted[1]!.replaceAll('""', '"'), format: GENERAL };
  }
  // A file has no leading apostrophes to protect text: an apostrophe there is one that people see.
  if (field.startsWith("'")) return { value: field.slice(0, CELL_TEXT_MAX), format: GENERAL };
  const typed = typeText(field, locale, { allowFormulas: false });
  if (typed.kind !== "value") return undefined;
  const { value, numberFormat } = typed;
  if (typeof value === "string") return { value: value.slice(0, CELL_TEXT_MAX), format: GENERAL };
  if (numberFormat === undefined) return { value, format: GENERAL };
  let format = formats.get(numberFormat);
  if (format === undefined) formats.set(numberFormat, (format = internFormat({ numberFormat })));
  return { value, format };
}

const SHEET_NAME_MAX = 31;

/** @example sheetNameFromFile("exports/balance [2026].csv") // => "balance 2026" */
export function sheetNameFromFile(fileName: string): string {
  const base = fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const name = base
    .replace(/[[\]:*?/\\]/g, "")
    .slice(0, SHEET_NAME_MAX)
    .replace(/^'+|'+$/g, "")
    .trim();
  return name === "" ? "Sheet1" : name;
}
