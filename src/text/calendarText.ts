import { sha256 } from "../domain/sha256";
import { addDays, formatIsoDate, type LocalDate } from "../domain/localDate";
import type { Money } from "../domain/money";
import { formatAmounts } from "./formatAmount";
import type { Language } from "./ruleWords";

/** A call to come, as a calendar shows it: all day, since nobody fixed an hour. */
export interface CalendarCall {
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly callOn: LocalDate;
  readonly contact?: string;
  readonly phone?: string;
  /** What it is about, one amount a currency. */
  readonly amounts: readonly Money[];
  readonly references: readonly string[];
  /** Why on that day, in words. */
  readonly reason?: string;
}

/**
 * Planned calls as the text of an `.ics` file.
 *
 * Shape:  one all-day event a call; the same debtor and day always have the same UID, so that a calendar which reads the file
 *         again does not show the call twice.
 * Source: RFC 5545 (lines end in CRLF and are folded at 75 octets; text is escaped).
 *
 * @param stampedAt this instant, ISO 8601 in UTC
 */
export function icsOf(calls: readonly CalendarCall[], language: Language, stampedAt: string): string {
  const stamp = utcStamp(stampedAt);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Relance//Call desk//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...calls.flatMap((call) => eventOf(call, language, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventOf(call: CalendarCall, language: Language, stamp: string): readonly string[] {
  const { debtorKey, debtorName, callOn } = call;
  const words = WORDS[language];
  return [
    "BEGIN:VEVENT",
    `UID:${sha256(`${debtorKey}\n${formatIsoDate(callOn)}`).slice(0, UID_LENGTH)}@relance`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDate(callOn)}`,
    // The end is the first day that is no longer part of the event.
    `DTEND;VALUE=DATE:${basicDate(addDays(callOn, 1))}`,
    `SUMMARY:${escaped(words.summary(debtorName))}`,
    `DESCRIPTION:${escaped(descriptionOf(call, language))}`,
    // A reminder, not an appointment: the person stays free for others.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function descriptionOf(call: CalendarCall, language: Language): string {
  const { contact, phone, amounts, references, reason } = call;
  const words = WORDS[language];
  return [
    [contact, phone].filter((known) => known !== undefined && known !== "").join(", "),
    amounts.length === 0 ? "" : words.about(formatAmounts(amounts, language)),
    references.join(", "),
    reason ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const UID_LENGTH = 32;

interface CalendarWords {
  readonly summary: (debtor: string) => string;
  readonly about: (amounts: string) => string;
}

const WORDS: Readonly<Record<Language, CalendarWords>> = {
  en: { summary: (debtor) => `Call ${debtor}`, about: (amounts) => `To ask for: ${amounts}` },
  fr: { summary: (debtor) => `Appeler ${debtor}`, about: (amounts) => `À demander\u00a0: ${amounts}` },
};

function basicDate(date: LocalDate): string {
  return formatIsoDate(date).replaceAll("-", "");
}

/** @example utcStamp("2026-11-22T06:00:00.123Z") // => "20261122T060000Z" */
function utcStamp(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, (character) => `\\${character}`)
      .replace(/\r\n|\r|\n/g, "\\n")
      // Other control characters are not allowed at all.
      .replace(/(?!\t)\p{Cc}/gu, "")
  );
}

const LINE_OCTETS_MAX = 75;

/** Breaks a line where a reader puts it together again, never inside a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS_MAX) {
      lines.push(current);
      // The space that marks a continued line is one of its octets.
      current = " ";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}
