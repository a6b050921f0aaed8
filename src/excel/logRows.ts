import * as v from "valibot";
import type { SheetFault } from "../application/ports";
import type { CallEvent } from "../domain/callLog";
import { formatIsoDate, parseIsoDate, type LocalDate } from "../domain/localDate";
import { moneyToDecimal } from "../domain/money";
import { isOutcomeCode, type OutcomeCode } from "../domain/outcome";
import { PAYMENT_MEANS, REASON_CODES } from "../domain/reason";
import { err, ok, type Result } from "../domain/result";
import { toCellCharacters } from "./cellText";

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
  const payload = JSON.stringify(toPayload(event));
  const parts: string[] = [];
  for (let at = 0; at < payload.length; at += PAYLOAD_CHARACTERS_MAX)
    parts.push(payload.slice(at, at + PAYLOAD_CHARACTERS_MAX));
  const shown = shownCells(event);
  return parts.map((part, index) => [
    event.id,
    String(LOG_VERSION),
    `${index + 1}/${parts.length}`,
    ...(index === 0 ? shown : shown.map(() => "")),
    part,
  ]);
}

function shownCells(event: CallEvent): readonly string[] {
  const common = [event.loggedAt, event.author, event.type];
  const cells =
    event.type === "void"
      ? [...common, "", "", "", "", "", "", "", event.voids]
      : event.type === "notice"
        ? [
            ...common,
            event.debtorName,
            formatIsoDate(event.noticeOn),
            "",
            "",
            "",
            "",
            referencesOf(event),
            "",
          ]
        : [
            ...common,
            event.debtorName,
            formatIsoDate(event.calledOn),
            event.outcome,
            event.untilOn === undefined ? "" : formatIsoDate(event.untilOn),
            event.amount === undefined ? "" : String(moneyToDecimal(event.amount)),
            event.amount?.currency ?? "",
            referencesOf(event),
            event.note ?? "",
          ];
  return cells.map((cell) => toCellCharacters(cell, SHOWN_CHARACTERS_MAX));
}

function referencesOf(event: Extract<CallEvent, { readonly type: "call" | "notice" }>): string {
  return event.covers.map(({ reference }) => reference).join(", ");
}

/** Dates as ISO text: a payload is readable without knowing how Relance counts days. */
function toPayload(event: CallEvent): unknown {
  if (event.type === "void") return event;
  if (event.type === "notice") return { ...event, noticeOn: formatIsoDate(event.noticeOn) };
  return {
    ...event,
    calledOn: formatIsoDate(event.calledOn),
    ...(event.untilOn !== undefined && { untilOn: formatIsoDate(event.untilOn) }),
  };
}

const isoDate = v.pipe(
  v.string(),
  v.rawTransform<string, LocalDate>(({ dataset, addIssue, NEVER }) => {
    const date = parseIsoDate(dataset.value);
    if (date !== undefined) return date;
    addIssue({ message: "no such day" });
    return NEVER;
  }),
);
const money = v.object({
  amountMinor: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
const covered = v.object({ key: v.string(), reference: v.string(), open: money });
const logged = { id: v.pipe(v.string(), v.nonEmpty()), loggedAt: v.string(), author: v.string() };
const withDebtor = { ...logged, debtorKey: v.string(), debtorName: v.string(), covers: v.array(covered) };

const eventSchema = v.variant("type", [
  v.object({
    type: v.literal("call"),
    ...withDebtor,
    calledOn: isoDate,
    outcome: v.custom<OutcomeCode>((code) => typeof code === "string" && isOutcomeCode(code)),
    untilOn: v.exactOptional(isoDate),
    amount: v.exactOptional(money),
    means: v.exactOptional(v.picklist(PAYMENT_MEANS)),
    person: v.exactOptional(v.string()),
    reason: v.exactOptional(v.picklist(REASON_CODES)),
    detail: v.exactOptional(v.string()),
    note: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal("notice"), ...withDebtor, noticeOn: isoDate }),
  v.object({ type: v.literal("void"), ...logged, voids: v.pipe(v.string(), v.nonEmpty()) }),
]);

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
    const event = decodePayload(entry.parts.join(""));
    if (event === undefined || event.id !== id) return unreadable();
    events.set(id, event);
  }
  for (const [id, { parts, rowNumber }] of partial)
    if (parts.includes(undefined)) return err({ type: "LogUnreadable", rowNumber, found: id });
  return ok([...events.values()]);
}

function decodePayload(payload: string): CallEvent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(eventSchema, json);
  return parsed.success ? parsed.output : undefined;
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
