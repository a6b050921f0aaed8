declare const localDateBrand: unique symbol;

/**
 * A calendar date without time zone: the whole number of days since 1970-01-01 (negative before).
 *
 * Compare with `<`, subtract for a number of days. Text exists only at the edges.
 */
export type LocalDate = number & { readonly [localDateBrand]: "LocalDate" };

/** ISO 8601: Monday is 1, Sunday is 7. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const YEAR_MIN = 1;
const YEAR_MAX = 9999;

/**
 * The date of a civil year, month (1–12) and day, or `undefined` when there is no such day.
 *
 * @example
 * localDate(2026, 2, 29) // => undefined
 */
export function localDate(year: number, month: number, day: number): LocalDate | undefined {
  if (!Number.isInteger(year) || year < YEAR_MIN || year > YEAR_MAX) return undefined;
  if (!Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  // `setUTCFullYear` because `Date.UTC` reads the years 0–99 as 1900–1999.
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) return undefined;
  return (instant.getTime() / MS_PER_DAY) as LocalDate;
}

/** The last day that can be written down: 9999-12-31. */
export const LAST_DAY = (Date.UTC(YEAR_MAX, 11, 31) / MS_PER_DAY) as LocalDate;

/** Whole days since 1970-01-01 as a date; the fraction (a time of day) is cut off. */
export function daysToLocalDate(daysSinceEpoch: number): LocalDate {
  return Math.floor(daysSinceEpoch) as LocalDate;
}

export function localDateToCivil(date: LocalDate): CivilDate {
  const instant = new Date(date * MS_PER_DAY);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

export function yearOf(date: LocalDate): number {
  return localDateToCivil(date).year;
}

export function dayOfWeek(date: LocalDate): DayOfWeek {
  // 1970-01-01 was a Thursday (4).
  const sinceMonday = (((date + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as DayOfWeek;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return (date + days) as LocalDate;
}

/**
 * The same day `years` later; 29 February becomes 28 February in a common year. Never past `LAST_DAY`: sheets use
 * 9999-12-31 for « no end ».
 */
export function addYears(date: LocalDate, years: number): LocalDate {
  const { year, month, day } = localDateToCivil(date);
  return localDate(year + years, month, day) ?? localDate(year + years, month, 28) ?? LAST_DAY;
}

/**
 * The same day `months` later, or the last day of a shorter month. Never past `LAST_DAY`.
 *
 * @example
 * // 31 January + 1 month => 28 February (29 in a leap year)
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = localDateToCivil(date);
  const monthsSinceYearZero = 12 * year + (month - 1) + months;
  const inYear = Math.floor(monthsSinceYearZero / 12);
  const inMonth = monthsSinceYearZero - 12 * inYear + 1;
  for (let last = day; last > 27; last -= 1) {
    const on = localDate(inYear, inMonth, last);
    if (on !== undefined) return on;
  }
  return localDate(inYear, inMonth, day) ?? LAST_DAY;
}

export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
  return a <= b ? a : b;
}

export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a >= b ? a : b;
}

/** Reads exactly `YYYY-MM-DD`; anything else, and days that do not exist, is `undefined`. */
export function parseIsoDate(text: string): LocalDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? localDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** @example formatIsoDate(date) // => "2026-11-22" */
export function formatIsoDate(date: LocalDate): string {
  const { year, month, day } = localDateToCivil(date);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
