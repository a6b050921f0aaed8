import { localDate, parseIsoDate, type LocalDate } from "../domain/localDate";

/**
 * What a text can mean as a date. `certain`: it leaves no choice (then `order` says which one it needed). `open`:
 * day and month cannot be told apart from the text alone.
 */
export type DateReading =
  | { readonly type: "certain"; readonly date: LocalDate; readonly order?: DateOrder }
  | { readonly type: "open"; readonly dayFirst: LocalDate; readonly monthFirst: LocalDate };

export type DateOrder = "day-first" | "month-first";

/** Month words of French and English, folded: without accents, lower case, without a final point. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ["jan", "january", "janv", "janvier"],
    ["feb", "february", "fev", "fevr", "fevrier"],
    ["mar", "march", "mars"],
    ["apr", "april", "avr", "avril"],
    ["may", "mai"],
    ["jun", "june", "juin"],
    ["jul", "july", "juil", "juillet"],
    ["aug", "august", "aou", "aout"],
    ["sep", "sept", "september", "septembre"],
    ["oct", "october", "octobre"],
    ["nov", "november", "novembre"],
    ["dec", "december", "decembre"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
);

/**
 * Reads a date text: ISO, `21/03/2026`, `21.03.26`, `2026/03/21`, `30-Mar-2026`, `1er mars 2026`, `March 21, 2026`;
 * a time after it is cut off. Two-digit years are 2000–2029 and 1930–1999, as Excel reads them.
 *
 * Shape:  `undefined` when it is not a date, or a day that does not exist in any reading.
 */
export function readDateText(text: string): DateReading | undefined {
  const trimmed = withoutTime(text.replace(/[\s\u00a0\u202f]+/g, " ").trim());
  return readIso(trimmed) ?? readNumeric(trimmed) ?? readWithMonthWord(trimmed);
}

/** A date that the text alone settles; `undefined` also when day and month could be swapped. */
export function parseUnambiguousDate(text: string): LocalDate | undefined {
  const reading = readDateText(text);
  return reading?.type === "certain" ? reading.date : undefined;
}

function withoutTime(text: string): string {
  return text.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?( ?Z|[+-]\d{2}:?\d{2})?$/, "").trim();
}

function readIso(text: string): DateReading | undefined {
  const date = parseIsoDate(text);
  if (date !== undefined) return { type: "certain", date };
  const match = /^(\d{4})([/. -])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  return match ? certain(localDate(Number(match[1]), Number(match[3]), Number(match[4]))) : undefined;
}

function readNumeric(text: string): DateReading | undefined {
  const match = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!match) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[3]), fullYear(match[4]!)];
  const dayFirst = localDate(year, second, first);
  const monthFirst = localDate(year, first, second);
  if (dayFirst === undefined) return certain(monthFirst, "month-first");
  if (monthFirst === undefined) return certain(dayFirst, "day-first");
  if (dayFirst === monthFirst) return certain(dayFirst);
  return { type: "open", dayFirst, monthFirst };
}

function readWithMonthWord(text: string): DateReading | undefined {
  const folded = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const dayMonth =
    /^(?:[a-z]+\.?,? )?(\d{1,2})(?:er|st|nd|rd|th)?[ ./-]*([a-z]+)(?:[ ./-]+|\.?, ?)(\d{4}|\d{2})$/.exec(
      folded,
    );
  const reading = dayMonth && fromMonthWord(dayMonth[1]!, dayMonth[2]!, dayMonth[3]!);
  // « Mar 21st 2026 » looks like a 21 of the month « st ».
  if (reading) return reading;
  const monthDay = /^([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}|\d{2})$/.exec(folded);
  return monthDay ? fromMonthWord(monthDay[2]!, monthDay[1]!, monthDay[3]!) : undefined;
}

function fromMonthWord(day: string, word: string, year: string): DateReading | undefined {
  const month = MONTHS.get(word);
  return month === undefined ? undefined : certain(localDate(fullYear(year), month, Number(day)));
}

function certain(date: LocalDate | undefined, order?: DateOrder): DateReading | undefined {
  if (date === undefined) return undefined;
  return order === undefined ? { type: "certain", date } : { type: "certain", date, order };
}

/** @see Excel's default window: 00–29 are 2000–2029, 30–99 are 1930–1999. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year;
}
