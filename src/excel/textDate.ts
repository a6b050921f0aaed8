import { localDate, type LocalDate } from "../domain/localDate";

/** Which of the first two figures of a date text is the day. */
export type DateOrder = "day-month" | "month-day";

/** A date text as far as it can be read without knowing the order its column is written in. */
export type TextDate =
  | { readonly kind: "date"; readonly date: LocalDate }
  /** Only one order gives a date: it tells how its column is written. */
  | { readonly kind: "ordered"; readonly date: LocalDate; readonly order: DateOrder }
  /** Both orders give a date: 03/04/2026. */
  | { readonly kind: "either"; readonly dayMonth: LocalDate; readonly monthDay: LocalDate };

const MONTH_NAMES: readonly (readonly string[])[] = [
  ["jan", "january", "janv", "janvier", "januar", "enero", "ene", "gennaio", "gen", "januari", "janeiro"],
  ["feb", "february", "fev", "fevr", "fevrier", "februar", "febrero", "febbraio", "februari", "fevereiro"],
  ["mar", "march", "mars", "marz", "maerz", "mrz", "marzo", "maart", "mrt", "marco"],
  ["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
  ["may", "mai", "mayo", "mag", "maggio", "mei", "maio"],
  ["jun", "june", "juin", "juni", "junio", "giu", "giugno", "junho"],
  ["jul", "july", "juil", "juillet", "juli", "julio", "lug", "luglio", "julho"],
  ["aug", "august", "aou", "aout", "ago", "agosto", "augustus"],
  ["sep", "sept", "september", "septembre", "septiembre", "set", "settembre", "setembro"],
  ["oct", "october", "octobre", "okt", "oktober", "octubre", "ott", "ottobre", "out", "outubro"],
  ["nov", "november", "novembre", "noviembre", "novembro"],
  ["dec", "december", "decembre", "dez", "dezember", "dic", "diciembre", "dicembre", "dezembro"],
];

const MONTH_BY_NAME: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

// A time of day may follow a date; it is cut, as in a serial.
const TIME = String.raw`(?:[T ,]+\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?`;
const WEEKDAY = String.raw`(?:[a-z]{2,9}\.?,? )?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, "i");
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, "i");
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_NAME = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:er|st|nd|rd|th|\.)?[- /]?(?:de )?([a-z]+)\.?[- /,]{0,2}(?:de )?(\d{4}|\d{2})${TIME}$`,
  "i",
);
const NAME_DAY = new RegExp(
  String.raw`^${WEEKDAY}([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`,
  "i",
);

/**
 * Reads a date text: ISO, `dd/mm/yyyy`, `d.m.yy`, `30-Mar-2026`, `15 févr. 2026`, `March 3rd, 2026`; a time is cut.
 *
 * Shape:  never invents: a day that does not exist (31/02) and words are `undefined`; whether 03/04 is 3 April or
 *         4 March is left open.
 */
export function parseTextDate(text: string): TextDate | undefined {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\p{Cf}]+/gu, " ")
    .trim();

  const yearFirst = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
  if (yearFirst) {
    const [year, month, day] =
      yearFirst.length === 4 ? yearFirst.slice(1) : [yearFirst[1], yearFirst[3], yearFirst[4]];
    return plainDate(localDate(Number(year), Number(month), Number(day)));
  }

  const yearLast = YEAR_LAST.exec(plain);
  if (yearLast) return orderedDate(Number(yearLast[1]), Number(yearLast[3]), yearOfText(yearLast[4] ?? ""));

  const dayName = DAY_NAME.exec(plain);
  const nameDay = NAME_DAY.exec(plain);
  return (
    (dayName && namedDate(dayName[1], dayName[2], dayName[3])) ??
    (nameDay && namedDate(nameDay[2], nameDay[1], nameDay[3])) ??
    undefined
  );
}

/** The two orders of a real date whose day could have been its month; `undefined` when only one reading exists. */
export function isSwappable({ day, month }: { readonly day: number; readonly month: number }): boolean {
  return day <= 12 && day !== month;
}

function plainDate(date: LocalDate | undefined): TextDate | undefined {
  return date === undefined ? undefined : { kind: "date", date };
}

function orderedDate(first: number, second: number, year: number): TextDate | undefined {
  const dayMonth = localDate(year, second, first);
  const monthDay = localDate(year, first, second);
  if (dayMonth !== undefined && monthDay !== undefined)
    return dayMonth === monthDay ? { kind: "date", date: dayMonth } : { kind: "either", dayMonth, monthDay };
  if (dayMonth !== undefined) return { kind: "ordered", date: dayMonth, order: "day-month" };
  if (monthDay !== undefined) return { kind: "ordered", date: monthDay, order: "month-day" };
  return undefined;
}

function namedDate(day = "", monthName = "", year = ""): TextDate | undefined {
  const month = MONTH_BY_NAME.get(monthName.toLowerCase());
  return month === undefined ? undefined : plainDate(localDate(yearOfText(year), month, Number(day)));
}

// Debts of the thirties of this century exist; those of the last century's do not.
function yearOfText(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number >= 80 ? 1900 + number : 2000 + number;
}
