import type { DateOrder } from "../../application/ports";
import { daysToLocalDate, localDateToCivil, type CivilDate, type LocalDate } from "../../domain/localDate";
import { serialToLocalDate } from "../../domain/serialDate";
import { parseUnambiguousDate, readDateText, type TextDate } from "../../text/parseDate";

/** One cell of a date column, read in the light of the whole column. */
export type DateReading =
  | { readonly kind: "blank" }
  | { readonly kind: "date"; readonly date: LocalDate }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "unreadable" };

export interface DateColumn {
  /** Texts that can be read two ways, and not one that says which: the person has to. */
  readonly isUnsettled: boolean;
  read(cell: unknown): DateReading;
}

export interface DateColumnOptions {
  readonly uses1904?: boolean;
  /** The column is formatted as dates: any sound serial is one. Else a number must look like a date of our time. */
  readonly isFormattedAsDates: boolean;
  /** The person's answer; where texts say something else, those with two readings stay in doubt. */
  readonly order?: DateOrder | undefined;
}

const BLANK: DateReading = { kind: "blank" };
const AMBIGUOUS: DateReading = { kind: "ambiguous" };
const UNREADABLE: DateReading = { kind: "unreadable" };

// Without a date format, 45 or 1200 is a number of days or an amount: 1990-01-01 to 2099-12-31 are taken for dates.
const PLAIN_SERIAL_MIN = 32_874;
const PLAIN_SERIAL_MAX = 73_050;

// No debt of ours falls due outside: 30/10/0206 and 30/10/2206 are slips of the hand.
const FIRST_DAY = daysToLocalDate(Date.UTC(1980, 0, 1) / 86_400_000);
const LAST_DAY = daysToLocalDate(Date.UTC(2100, 11, 31) / 86_400_000);

// So many texts, each with a figure above 12, and not one without: chance would have it less than once in 20 times.
const LEFTOVERS_MIN = 6;

/**
 * Decides, from all its cells, how a column writes its dates.
 *
 * A text with a figure above 12 settles the order of the others. Where texts of both orders meet, and where a
 * spreadsheet of the other locale has converted half of an export (`13/04` stays a text, `12/03` became the 3rd of
 * December), a cell that can be read both ways is ambiguous, whether text or real date. So is every such text when
 * nothing settles the order.
 */
export function readDateColumn(cells: readonly unknown[], options: DateColumnOptions): DateColumn {
  const { uses1904 = false, isFormattedAsDates, order: answer } = options;
  // The same few hundred days fill a column.
  const known = new Map<string, TextDate | undefined>();
  const parse = (text: string): TextDate | undefined => {
    if (!known.has(text)) known.set(text, readDateText(text));
    return known.get(text);
  };
  const doubt = readDoubts(cells);
  let dayFirstTexts = 0;
  let monthFirstTexts = 0;
  let openTexts = 0;
  let realDates = 0;
  let realDatesPast12 = 0;
  for (const cell of cells) {
    if (typeof cell === "number") {
      const date = serialOf(cell, uses1904, isFormattedAsDates);
      if (date === undefined) continue;
      realDates += 1;
      if (localDateToCivil(date).day > 12) realDatesPast12 += 1;
    } else if (typeof cell === "string") {
      const read = parse(cell);
      if (read?.type === "open") openTexts += 1;
      else if (read?.order === "day-first") dayFirstTexts += 1;
      else if (read?.order === "month-first") monthFirstTexts += 1;
    }
  }

  const settled = dayFirstTexts + monthFirstTexts;
  const hasBothOrders = dayFirstTexts > 0 && monthFirstTexts > 0;
  const isHalfConverted =
    realDates > 0 && settled > 0 && openTexts === 0 && (realDatesPast12 === 0 || settled >= LEFTOVERS_MIN);
  const shown: DateOrder | undefined =
    settled === 0 || hasBothOrders ? undefined : dayFirstTexts > 0 ? "day-first" : "month-first";
  const order =
    hasBothOrders || (shown !== undefined && answer !== undefined && shown !== answer)
      ? undefined
      : (shown ?? answer);

  return {
    isUnsettled: settled === 0 && openTexts > 0 && answer === undefined,
    read(cell) {
      if (isBlank(cell)) return BLANK;
      if (typeof cell === "number") {
        const date = serialOf(cell, uses1904, isFormattedAsDates);
        if (date === undefined) return UNREADABLE;
        return isHalfConverted && isSwappable(localDateToCivil(date)) ? AMBIGUOUS : inOurTime(date);
      }
      if (typeof cell !== "string") return UNREADABLE;
      const read = parse(cell);
      if (read === undefined) return UNREADABLE;
      if (doubt?.test(cell) && !isSameBothWays(cell)) return AMBIGUOUS;
      if (read.type === "certain") return inOurTime(read.date);
      if (order === undefined) return AMBIGUOUS;
      return inOurTime(order === "day-first" ? read.dayFirst : read.monthFirst);
    },
  };
}

const SHORT_YEAR = /^\s*(\d{2})([/. -])(\d{1,2})\2(\d{2})\s*$/;
const LONG_YEAR_FIRST = /^\s*\d{4}[/.-]\d{2}[/.-]\d{2}(?!\d)/;
const YEAR_DAY_MONTH = /^\s*\d{4}[/.-](?:1[3-9]|2\d|3[01])[/.-](?:0\d|1[0-2])(?!\d)/;
const YEARS_APART_MAX = 6;

/**
 * The texts of a column that may not be what they look like: `2026-03-04` where another is `2026-31-03`, and `26/02/28`
 * where the first figures hardly change and the last ones run through a month.
 */
function readDoubts(cells: readonly unknown[]): RegExp | undefined {
  const firsts = new Set<number>();
  const thirds = new Set<number>();
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    if (YEAR_DAY_MONTH.test(cell)) return LONG_YEAR_FIRST;
    const short = SHORT_YEAR.exec(cell);
    if (!short) continue;
    firsts.add(Number(short[1]));
    thirds.add(Number(short[4]));
  }
  const areYearsFirst =
    firsts.size > 0 && firsts.size <= 2 && [...firsts].every((year) => year >= 20 && year <= 39);
  const spread = Math.max(...thirds) - Math.min(...thirds);
  return areYearsFirst && spread > YEARS_APART_MAX ? SHORT_YEAR : undefined;
}

/** 2026-05-05, whichever of the two is the day. */
function isSameBothWays(text: string): boolean {
  const [, month, day] = /^\s*\d{4}[/.-](\d{2})[/.-](\d{2})/.exec(text) ?? [];
  return month !== undefined && month === day;
}

function inOurTime(date: LocalDate): DateReading {
  return date >= FIRST_DAY && date <= LAST_DAY ? { kind: "date", date } : UNREADABLE;
}

/** The 3rd of December may have been the 12th of March. */
function isSwappable({ day, month }: CivilDate): boolean {
  return day <= 12 && day !== month;
}

/** Codes with a day or year part outside quotes and brackets: `m/d/yyyy`, `dd\-mmm`, not `#,##0.00 "days"`. */
export function isDateFormat(numberFormat: string | undefined): boolean {
  if (numberFormat === undefined) return false;
  const bare = numberFormat.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  return /[dy]/i.test(bare) && !/general/i.test(bare);
}

/** Nothing, spaces, or the dash that stands for nothing. */
export function isBlank(cell: unknown): boolean {
  if (cell === undefined || cell === null || cell === "") return true;
  if (typeof cell !== "string") return false;
  // Most cells begin with a letter or a digit: no need to look further.
  const first = cell.charCodeAt(0);
  if (first > 0x2f && first < 0x7f) return false;
  return /^[\s\p{Cf}]*[-–—]?[\s\p{Cf}]*$/u.test(cell);
}

function serialOf(serial: number, uses1904: boolean, isFormatted: boolean): LocalDate | undefined {
  if (isFormatted) return serialToLocalDate(serial, uses1904);
  // 20260331, as mainframes write it.
  if (Number.isInteger(serial) && serial >= 19_900_101 && serial <= 20_991_231) {
    return parseUnambiguousDate(String(serial));
  }
  return serial >= PLAIN_SERIAL_MIN && serial <= PLAIN_SERIAL_MAX
    ? serialToLocalDate(serial, uses1904)
    : undefined;
}
