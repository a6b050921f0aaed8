import { ISSUES_SHEET_NAMES } from "./issuesSheet";
import { isArchiveSheet, isLogSheet } from "./logShards";
import { SEEN_SHEET_NAME } from "./seenRows";
import { OWN_SHEET_NAME } from "./todayName";

const OWN_SHEETS: ReadonlySet<string> = new Set([OWN_SHEET_NAME, SEEN_SHEET_NAME, ...ISSUES_SHEET_NAMES]);

/** Whether a sheet is one that we made: never a place to look for receivables. */
export function isOwnSheet(name: string): boolean {
  return OWN_SHEETS.has(name) || isLogSheet(name) || isArchiveSheet(name);
}
