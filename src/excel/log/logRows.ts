import type { CallEvent } from "../../domain/callLog";
import { toCellCharacters } from "../cellText";
import { encodeEvent } from "./logEvents";
import { CHAIN_START, hashContent, hashLink, type Seal } from "./logSeal";
import { shownCells } from "./shownEvent";

/** Raised only when an older Relance could misread what a newer one writes. */
export const LOG_VERSION = 2;

/** For people first; then what is read back, and the seal. */
export const LOG_HEADERS = [
  "id",
  "logged at",
  "by",
  "debtor",
  "invoices",
  "kind",
  "on",
  "outcome",
  "reason",
  "contact",
  "until",
  "amount",
  "currency",
  "note",
  "days late",
  "balance",
  "replaces",
  "version",
  "part",
  "details",
  "salt",
  "content hash",
  "previous hash",
  "hash",
] as const;

export const LOG_WIDTH = LOG_HEADERS.length;
const VERSION_COLUMN = LOG_HEADERS.indexOf("version");
const PART_COLUMN = LOG_HEADERS.indexOf("part");
/** Everything before the seal is sealed. */
const SEAL_COLUMN = LOG_HEADERS.indexOf("salt");
export const HASH_COLUMN = LOG_HEADERS.indexOf("hash");

// Below the 32 767 characters of a cell, with room for the apostrophe. Source: platform facts §4.
const PAYLOAD_CHARACTERS_MAX = 30_000;
// What people read beside it is cut; the payload keeps the whole.
const SHOWN_CHARACTERS_MAX = 8_000;
/** Begins a payload that goes on from the row above, so that no part begins with what Excel takes for something else. */
export const CONTINUED = "…";

/** The cells of one row up to its seal, as texts: none is left for Excel to interpret. */
export type LogRow = readonly string[];

/**
 * The rows of one entry, not yet sealed: one, or several where its payload is longer than a cell.
 *
 * @param offsetMinutesAt how far local time is ahead of UTC at an instant; people read the log in local time
 * @param partCount gives the entry at least so many rows, for writing it over an older form of itself
 */
export function encodeLogEvent(
  event: CallEvent,
  offsetMinutesAt: (instant: Date) => number = localOffsetMinutes,
  partCount = 1,
): readonly LogRow[] {
  const parts = payloadParts(encodeEvent(event));
  while (parts.length < partCount) parts.push(CONTINUED);
  const shown = [formatLocalInstant(event.loggedAt, offsetMinutesAt), event.author, ...shownCells(event)].map(
    (cell) => toCellCharacters(cell, SHOWN_CHARACTERS_MAX),
  );
  return parts.map((part, index) => [
    event.id,
    ...(index === 0 ? shown : shown.map(() => "")),
    String(LOG_VERSION),
    `${index + 1}/${parts.length}`,
    part,
  ]);
}

/** Rows with their seals, each committing to the one before: ready to be written below `previousHash`. */
export function sealRows(
  rows: readonly LogRow[],
  previousHash: string = CHAIN_START,
  newSalt: () => string = () => crypto.randomUUID(),
): readonly LogRow[] {
  let previous = previousHash;
  return rows.map((row) => {
    const salt = newSalt();
    const contentHash = hashContent(salt, row);
    const hash = hashLink(previous, identityOf(row), contentHash);
    const sealed = [...row, salt, contentHash, previous, hash];
    previous = hash;
    return sealed;
  });
}

export interface SealedRow {
  /** Up to the seal. */
  readonly cells: LogRow;
  readonly id: string;
  readonly version: string;
  readonly part: string;
  readonly seal: Seal;
}

/** A whole row as it was read, taken apart. */
export function splitRow(row: readonly unknown[]): SealedRow {
  const texts = Array.from({ length: LOG_WIDTH }, (_, column) => cellText(row[column]));
  const [salt = "", contentHash = "", previousHash = "", hash = ""] = texts.slice(SEAL_COLUMN);
  const cells = texts.slice(0, SEAL_COLUMN);
  return { cells, ...identityOf(cells), seal: { salt, contentHash, previousHash, hash } };
}

/** A cell of the log as text; the log holds nothing else, unless somebody typed into it. */
export function cellText(cell: unknown): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

function identityOf(row: LogRow) {
  return { id: row[0] ?? "", version: row[VERSION_COLUMN] ?? "", part: row[PART_COLUMN] ?? "" };
}

function payloadParts(json: string): string[] {
  const payload = json.replace(CHARACTERS_NO_FILE_KEEPS, toJsonEscape);
  const parts: string[] = [];
  for (let at = 0; at < payload.length;) {
    const end = cutBefore(payload, at + PAYLOAD_CHARACTERS_MAX);
    parts.push((at === 0 ? "" : CONTINUED) + payload.slice(at, end));
    at = end;
  }
  return parts;
}

// JSON escapes the other control characters itself.
const CHARACTERS_NO_FILE_KEEPS = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

function toJsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Not between the two halves of a character. */
function cutBefore(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

function localOffsetMinutes(instant: Date): number {
  return -instant.getTimezoneOffset();
}

/** `2026-11-23T09:00:00.000Z` as `2026-11-23T10:00:00+01:00`; what is no instant stays as it is. */
function formatLocalInstant(loggedAt: string, offsetMinutesAt: (instant: Date) => number): string {
  const instant = new Date(loggedAt);
  if (Number.isNaN(instant.getTime())) return loggedAt;
  const offset = offsetMinutesAt(instant);
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const ahead = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}
