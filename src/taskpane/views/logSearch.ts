import type { LanguageCode } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { foldText } from "../../domain/foldText";
import { formatIsoDate, type LocalDate } from "../../domain/localDate";
import { entryCells, entryHeaders, entryTable } from "../../text/entryCells";
import { readDateText } from "../../text/parseDate";

/**
 * Whether a text says each of these words somewhere, case and accents ignored. A word with a mark inside it (a date, an
 * invoice number, a name with a hyphen) is looked for as a whole; nothing but marks is found nowhere. A day may be
 * written in any way.
 */
export function saysAll(wanted: string): (said: string) => boolean {
  const words = wanted
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== "");
  const day = dayOf(wanted);
  const phrases = day === undefined ? words : [foldText(formatIsoDate(day))];
  if (phrases.length === 0) return () => false;
  return (said) => {
    const folded = foldText(said);
    return phrases.every((phrase) => folded.includes(phrase));
  };
}

/** Of a text that is nothing but a date, with its year in full. */
function dayOf(wanted: string): LocalDate | undefined {
  const read = /\d{4}/.test(wanted) ? readDateText(wanted.trim()) : undefined;
  if (read === undefined) return undefined;
  return read.type === "certain" ? read.date : read.dayFirst;
}

// What a machine knows an entry by: a figure searched for would be found in it.
const NOT_SAID = /^(type|id|loggedAt|callId|voids|replaces|redacts|.*[kK]ey)$/;
const WORDED_COLUMNS = entryHeaders("en").length - 2;

/** All that an entry says: its cells but for the ids, days and amounts also as figures, and every text of its details. */
export function saidBy(event: CallEvent, language: LanguageCode): string {
  const [values = []] = entryTable([event], language).rows;
  const figures = values.map((value) =>
    value.type === "figure"
      ? value.figure.toFixed(2)
      : value.type === "day" || value.type === "instant"
        ? formatIsoDate(value.on)
        : "",
  );
  const details: string[] = [];
  collectTexts(event, details);
  return [...entryCells(event, language).slice(0, WORDED_COLUMNS), ...figures, ...details].join(" ");
}

function collectTexts(value: unknown, texts: string[], name = ""): void {
  if (typeof value === "string") texts.push(value);
  else if (typeof value === "number" && name.endsWith("On")) texts.push(formatIsoDate(value as LocalDate));
  else if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) if (!NOT_SAID.test(key)) collectTexts(part, texts, key);
}

/** All that is typed in a form. */
export function textsIn(form: unknown): string {
  const texts: string[] = [];
  collectTexts(form, texts);
  return texts.join(" ");
}

/**
 * Entries that say more of calls that were found: answers to their plans, what was done about them, and the versions
 * that a correction left behind or put in their place.
 */
export function belongingTo(found: readonly CallEvent[], all: readonly CallEvent[]): readonly CallEvent[] {
  const foundIds = new Set(found.map(({ id }) => id));
  const ids = new Set(foundIds);
  const linksOf = (event: CallEvent): readonly string[] =>
    event.type === "planAnswer" || event.type === "duty"
      ? [event.callId]
      : event.type === "call" && event.replaces !== undefined
        ? [event.replaces]
        : [];
  // A correction of a correction: until nothing more belongs.
  for (let before = -1; before < ids.size;) {
    before = ids.size;
    for (const event of all) {
      const links = linksOf(event);
      if (links.some((id) => ids.has(id))) ids.add(event.id);
      if (event.type === "call" && ids.has(event.id)) links.forEach((id) => ids.add(id));
    }
  }
  return all.filter(({ id }) => ids.has(id) && !foundIds.has(id));
}
