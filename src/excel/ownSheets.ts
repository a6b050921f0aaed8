import type { LanguageCode } from "../application/ports";
import { ISSUES_SHEET_NAMES } from "./issuesSheet";
import { isArchiveSheet, isLogSheet } from "./log/logShards";
import { SEEN_SHEET_NAME } from "./seenRows";
import { OWN_SHEET_NAME } from "./columns/todayName";

/** Copies of the log, to read. */
export const LOG_COPY_SHEET_NAMES: Readonly<Record<LanguageCode, string>> = {
  en: "Relance - call log (copy)",
  fr: "Relance - journal (copie)",
};

const OWN_SHEETS: ReadonlySet<string> = new Set([
  OWN_SHEET_NAME,
  SEEN_SHEET_NAME,
  ...ISSUES_SHEET_NAMES,
  ...Object.values(LOG_COPY_SHEET_NAMES),
]);

/** Whether a sheet is one that we made: never a place to look for receivables. */
export function isOwnSheet(name: string): boolean {
  return OWN_SHEETS.has(name) || isLogSheet(name) || isArchiveSheet(name);
}
