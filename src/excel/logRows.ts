import type { SheetFault } from "../application/ports";
import type { CallEvent } from "../domain/callLog";
import { err, ok, type Result } from "../domain/result";
import { toCellCharacters } from "./cellText";
import { decodeEvent, encodeEvent } from "./logEvents";
import { shownCells } from "./shownEvent";

/** Stored in workbooks: never renamed. */
export const LOG_SHEET_NAME = "Relance_Log";
/** Raised only when an older Relance could misread what a newer one writes. */
export const LOG_VERSION = 1;

/** For people; `payload` alone is read back. */
export const LOG_HEADERS = [
  "id",
  "version",
  "part",
  "logged at",
  "author",
  "type",
  "debtor",
  "called on",
  "outcome",
  "until",
  "amount",
  "currency",
  "references",
  "note",
  "payload",
] as const;

export const LOG_WIDTH = LOG_HEADERS.length;
const VERSION_COLUMN = 1;
const PART_COLUMN = 2;
const PAYLOAD_COLUMN = LOG_WIDTH - 1;

// Below the 32 767 characters of a cell, with room for the apostrophe. Source: platform facts §4.
const PAYLOAD_CHARACTERS_MAX = 30_000;
// What people read beside it is cut; the payload keeps the whole.
const SHOWN_CHARACTERS_MAX = 8_000;

export type LogFault = Extract<SheetFault, { readonly type: "LogUnreadable" | "LogTooNew" }>;

/** One row of the log as texts: none is left for Excel to interpret. */
export type LogRow = readonly string[];

/** The rows of one entry: one, or several where its payload is longer than a cell. */
export function encodeLogEvent(event: CallEvent): readonly LogRow[] {
  const payload = encodeEvent(event);
  const parts: string[] = [];
  for (let at = 0; at < payload.length; at += PAYLOAD_CHARACTERS_MAX)
    parts.push(payload.slice(at, at + PAYLOAD_CHARACTERS_MAX));
  const shown = [event.loggedAt, event.author, event.type, ...shownCells(event)].map((cell) =>
    toCellCharacters(cell, SHOWN_CHARACTERS_MAX),
  );
  return parts.map((part, index) => [
    event.id,
    String(LOG_VERSION),
    `${index + 1}/${parts.length}`,
    ...(index === 0 ? shown : shown.map(() => "")),
    part,
  ]);
}

/**
 * The entries that the rows of the log hold, oldest row first; blank rows and repeated entries are passed over.
 *
 * @param rows below the header; `firstRowNumber` is the 1-based row of the first
 * Errors: `LogTooNew` before anything is decoded, else `LogUnreadable` with the first row that cannot be read: an
 *         entry is never silently lost.
 */
export function decodeLogRows(
  rows: readonly (readonly unknown[])[],
  firstRowNumber: number,
): Result<readonly CallEvent[], LogFault> {
  const isBlankRow = (row: readonly unknown[]): boolean =>
    row.every((cell) => cell === "" || cell === null || cell === undefined);
  for (const row of rows) {
    const version = Number(row[VERSION_COLUMN]);
    if (!isBlankRow(row) && Number.isInteger(version) && version > LOG_VERSION)
      return err({ type: "LogTooNew", version });
  }

  const events = new Map<string, CallEvent>();
  const partial = new Map<string, { parts: (string | undefined)[]; rowNumber: number }>();
  for (const [index, row] of rows.entries()) {
    if (isBlankRow(row)) continue;
    const rowNumber = firstRowNumber + index;
    const unreadable = (): Result<never, LogFault> =>
      err({ type: "LogUnreadable", rowNumber, found: foundIn(row) });
    const id = cellText(row[0]);
    const part = /^(\d{1,4})\/(\d{1,4})$/.exec(cellText(row[PART_COLUMN]));
    const payload = row[PAYLOAD_COLUMN];
    if (id === "" || !part || typeof payload !== "string") return unreadable();
    const [number, count] = [Number(part[1]), Number(part[2])];
    if (number < 1 || number > count) return unreadable();
    const entry = partial.get(id) ?? { parts: Array<string | undefined>(count).fill(undefined), rowNumber };
    if (entry.parts.length !== count) return unreadable();
    entry.parts[number - 1] = payload;
    partial.set(id, entry);
    if (entry.parts.includes(undefined) || events.has(id)) continue;
    const event = decodeEvent(entry.parts.join(""));
    if (event === undefined || event.id !== id) return unreadable();
    events.set(id, event);
  }
  for (const [id, { parts, rowNumber }] of partial)
    if (parts.includes(undefined)) return err({ type: "LogUnreadable", rowNumber, found: id });
  return ok([...events.values()]);
}

function cellText(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell) : "";
}

const FOUND_CHARACTERS_MAX = 80;

function foundIn(row: readonly unknown[]): string {
  const text = row
    .filter((cell) => cell !== "")
    .map(String)
    .join(" | ");
  return toCellCharacters(text, FOUND_CHARACTERS_MAX);
}
