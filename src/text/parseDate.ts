import type { DateOrder } from "../application/ports";
import { localDate, type LocalDate } from "../domain/localDate";

/**
 * What a text can mean as a date. `certain`: it leaves no choice (then `order` says which one it needed). `open`:
 * day and month cannot be told apart from the text alone.
 */
export type TextDate =
  | { readonly type: "certain"; readonly date: LocalDate; readonly order?: DateOrder }
  | { readonly type: "open"; readonly dayFirst: LocalDate; readonly monthFirst: LocalDate };

/** Month words folded (no accents, lower case, no final point): French, English, German, Spanish, Italian, Dutch, Portuguese. */
const MONTH_WORDS = [
  "jan january janv janvier januar enero ene gennaio gen januari janeiro",
  "feb february fev fevr fevrier februar febrero febbraio februari fevereiro",
  "mar march mars marz maerz mrz marzo maart mrt marco",
  "apr april avr avril abr abril aprile",
  "may mai mayo mag maggio mei maio",
  "jun june juin juni junio giu giugno junho",
  "jul july juil juillet juli julio lug luglio julho",
  "aug august aou aout ago agosto augustus",
  "sep sept september septembre septiembre set settembre setembro",
  "oct october octobre okt oktober octubre ott ottobre out outubro",
  "nov november novembre noviembre novembro",
  "dec december decembre dez dezember dic diciembre dicembre dezembro",
];
const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, index) => words.split(" ").map((word) => [word, index + 1] as const)),
);

/** @param word folded: lower case, without accents */
export function isMonthWord(word: string): boolean {
  return MONTHS.has(word);
}

// Only days of the week: « reporté 12 mars 2026 » says something else than 12 March.
const WEEKDAY =
  "(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|dien|mitt|donn|frei|sonn|mie|jue|vie|sab|dom|gio|maan|din|woe|don|vrij|zat|zon|seg|ter|qua|quin|sex)[a-z]*\\.?,? )?";
// A time of day may follow a date; it is cut, as in a serial.
const TIME =
  "(?:[t ,]+\\d{1,2}[:h]\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?(?: ?z| ?[+-]\\d{2}:?\\d{2})?)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})([/. -])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const COMPACT = /^(\d{4})()(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(`^(\\d{1,2})([/. -])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);
// « ven. 31/03/2026 », « le 31/03/2026 ».
const BEFORE_FIGURES = new RegExp(`^(?:le |on |am )?${WEEKDAY}(?=\\d)`);
const DAY_WORD = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:er|st|nd|rd|th)?[ ./-]*(?:de )?([a-z]+)(?:[ ./-]+|\\.?, ?)(?:de )?(\\d{4}|\\d{2})${TIME}$`,
);
const WORD_DAY = new RegExp(
  `^${WEEKDAY}([a-z]+)\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4}|\\d{2})${TIME}$`,
);

/**
 * Reads a date text: ISO, `21/03/2026`, `21.03.26`, `2026/03/21`, `30-Mar-2026`, `1er mars 2026`, `March 21, 2026`,
 * `3. März 2026`; a time after it is cut off. Two-digit years are 2000–2079 and 1980–1999: debts of the thirties of
 * this century exist, those of the last century's do not.
 *
 * Shape:  `undefined` when it is not a date, or a day that does not exist in any reading.
 */
export function readDateText(text: string): TextDate | undefined {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\p{Cf}]+/gu, " ")
    .trim()
    .toLowerCase();
  // Midnight of a European day, written in UTC: the day it shows is the day before.
  if (/t2[0-3]:00(?::00(?:\.0+)?)? ?z$/.test(folded)) return undefined;
  const yearFirst = YEAR_FIRST.exec(folded) ?? COMPACT.exec(folded);
  if (yearFirst) return certain(localDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])));
  const yearLast = YEAR_LAST.exec(folded.replace(BEFORE_FIGURES, ""));
  if (yearLast) return readFigures(Number(yearLast[1]), Number(yearLast[3]), fullYear(yearLast[4] ?? ""));
  const dayWord = DAY_WORD.exec(folded);
  const reading = dayWord && readMonthWord(dayWord[1], dayWord[2], dayWord[3]);
  // « Mar 21st 2026 » looks like a 21 of the month « st ».
  if (reading) return reading;
  const wordDay = WORD_DAY.exec(folded);
  return wordDay ? readMonthWord(wordDay[2], wordDay[1], wordDay[3]) : undefined;
}

/** A date that the text alone settles; `undefined` also when day and month could be swapped. */
export function parseUnambiguousDate(text: string): LocalDate | undefined {
  const reading = readDateText(text);
  return reading?.type === "certain" ? reading.date : undefined;
}

function readFigures(first: number, second: number, year: number): TextDate | undefined {
  const dayFirst = localDate(year, second, first);
  const monthFirst = localDate(year, first, second);
  if (dayFirst === undefined) return certain(monthFirst, "month-first");
  if (monthFirst === undefined) return certain(dayFirst, "day-first");
  if (dayFirst === monthFirst) return certain(dayFirst);
  return { type: "open", dayFirst, monthFirst };
}

function readMonthWord(day = "", word = "", year = ""): TextDate | undefined {
  const month = MONTHS.get(word);
  return month === undefined ? undefined : certain(localDate(fullYear(year), month, Number(day)));
}

function certain(date: LocalDate | undefined, order?: DateOrder): TextDate | undefined {
  if (date === undefined) return undefined;
  return order === undefined ? { type: "certain", date } : { type: "certain", date, order };
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 80 ? 2000 + year : 1900 + year;
}
