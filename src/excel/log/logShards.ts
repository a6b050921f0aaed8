import type { CallEvent } from "../../domain/callLog";
import type { LogRowUnreadable } from "../../application/ports";
import { toCellCharacters } from "../cellText";
import { decodeEvent } from "./logEvents";
import { cellText, CONTINUED, HASH_COLUMN, LOG_HEADERS, LOG_VERSION, LOG_WIDTH } from "./logRows";

/*
 * The log is several very hidden sheets. Everybody's Excel appends to a sheet of its own, so that no two ever write the
 * same cells; whoever reads puts them together.
 */

/** Stored in workbooks: never renamed. The sheet of this very name holds rows of the first layout; nobody appends to it. */
export const LOG_SHEET_NAME = "Relance_Log";
const SHARD_PREFIX = `${LOG_SHEET_NAME}_`;
/** What was set aside for its age, in the layout of the sheet it came from. */
const ARCHIVE_PREFIX = "Relance_Old_";

export function shardSheetName(clientId: string): string {
  return SHARD_PREFIX + clientId;
}

export function archiveSheetName(logSheetName: string): string {
  return ARCHIVE_PREFIX + logSheetName.slice(SHARD_PREFIX.length);
}

// A sheet's name has 31 characters.
const CLIENT_ID_DIGITS = 12;

/** Random: nobody hands numbers out. */
export function newClientId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, CLIENT_ID_DIGITS);
}

export function logSheetNameOfArchive(archiveName: string): string {
  const id = archiveName.slice(ARCHIVE_PREFIX.length);
  return id === "" ? LOG_SHEET_NAME : SHARD_PREFIX + id;
}

// Excel takes no notice of capitals in names: the sheet of `relance_log_1` is found under `Relance_Log_1` as well.
export function isLogSheet(name: string): boolean {
  return isFirstSheet(name) || startsWith(name, SHARD_PREFIX);
}

export function isArchiveSheet(name: string): boolean {
  return startsWith(name, ARCHIVE_PREFIX);
}

function isFirstSheet(name: string): boolean {
  return name.toLowerCase() === LOG_SHEET_NAME.toLowerCase();
}

function startsWith(name: string, prefix: string): boolean {
  return name.toLowerCase().startsWith(prefix.toLowerCase());
}

/** Where a sheet's rows keep what is read back; columns are 0-based. */
export interface LogLayout {
  readonly version: number;
  readonly width: number;
  readonly versionColumn: number;
  readonly partColumn: number;
  readonly payloadColumn: number;
  /** A cell that no other row of the sheet shares: tells whether a row is still the one read before. */
  readonly markColumn: number;
}

const FIRST_LAYOUT: LogLayout = {
  version: 1,
  width: 15,
  versionColumn: 1,
  partColumn: 2,
  payloadColumn: 14,
  markColumn: 0,
};
const LAYOUT: LogLayout = {
  version: LOG_VERSION,
  width: LOG_WIDTH,
  versionColumn: LOG_HEADERS.indexOf("version"),
  partColumn: LOG_HEADERS.indexOf("part"),
  payloadColumn: LOG_HEADERS.indexOf("details"),
  markColumn: HASH_COLUMN,
};

export function layoutOf(sheetName: string): LogLayout {
  return isFirstSheet(sheetName) || sheetName === ARCHIVE_PREFIX ? FIRST_LAYOUT : LAYOUT;
}

const FOUND_CHARACTERS_MAX = 80;

/** Puts entries together from rows, as far as they have been read: the next rows of the sheet may follow later. */
export class EntryReader {
  readonly events: CallEvent[] = [];
  /** Rows that are no entry, or not a whole one. The others stand. */
  readonly unreadable: LogRowUnreadable[] = [];
  private begun: { readonly rowNumber: number; readonly count: number; readonly parts: string[] } | undefined;

  constructor(private readonly sheetName: string) {}

  /**
   * @param rowNumber 1-based
   * @returns the version that this Relance is too old for
   */
  add(rowNumber: number, version: unknown, part: unknown, payload: unknown): number | undefined {
    const text = cellText(payload);
    const partText = cellText(part);
    if (text === "" && partText === "" && cellText(version) === "") return undefined;
    const written = Number(version);
    if (Number.isInteger(written) && written > LOG_VERSION) return written;

    const numbers = /^(\d{1,4})\/(\d{1,4})$/.exec(partText);
    const [number, count] = [Number(numbers?.[1]), Number(numbers?.[2])];
    if (number === 1) {
      this.endUnfinished();
      this.begun = { rowNumber, count, parts: [] };
    }
    if (this.begun?.count !== count || this.begun.parts.length !== number - 1) {
      this.endUnfinished();
      this.unreadable.push(this.unreadableRow(rowNumber, `${partText} ${text}`));
      return undefined;
    }
    this.begun.parts.push(number > 1 && text.startsWith(CONTINUED) ? text.slice(CONTINUED.length) : text);
    if (number < count) return undefined;
    const { rowNumber: first, parts } = this.begun;
    this.begun = undefined;
    const event = decodeEvent(parts.join(""));
    if (event === undefined) this.unreadable.push(this.unreadableRow(first, parts.join("")));
    else this.events.push(event);
    return undefined;
  }

  /** An entry whose last rows are missing. */
  endUnfinished(): void {
    if (this.begun === undefined) return;
    const { rowNumber, parts } = this.begun;
    this.begun = undefined;
    this.unreadable.push(this.unreadableRow(rowNumber, parts.join("")));
  }

  private unreadableRow(rowNumber: number, found: string): LogRowUnreadable {
    const shown = toCellCharacters(found.trim(), FOUND_CHARACTERS_MAX);
    return { type: "LogUnreadable", sheetName: this.sheetName, rowNumber, found: shown };
  }
}
