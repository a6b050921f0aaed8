import type { LocaleRules } from "./locales";
import { dateToSerial } from "./serialDate";

/** A typed date or time as Excel keeps it: a serial number and the format it gives the cell. */
export interface TypedDate {
  readonly value: number;
  readonly numberFormat: string;
}

interface TypedDay {
  readonly serial: number;
  readonly numberFormat: string;
}

interface TypedTime {
  /** Part of a day; 1 or more when hours go beyond 24. */
  readonly days: number;
  readonly numberFormat: string;
}

const SHORT_DATE = "m/d/yyyy";
const DAY_MONTH = "d-mmm";
const MONTH_YEAR = "mmm-yy";
const DAY_MONTH_YEAR = "d-mmm-yy";

/**
 * Reads a date, a time or both, in the region's order; `undefined` when Excel would keep the text.
 *
 * Two-digit years 00–29 are 2000–2029, 30–99 are 1930–1999. Years before 1900 (or 1904) stay text.
 */
export function readTypedDate(
  text: string,
  rules: LocaleRules,
  options: { readonly uses1904?: boolean; readonly thisYear?: number },
): TypedDate | undefined {
  const onlyTime = readTime(text, rules);
  if (onlyTime !== undefined) return { value: onlyTime.days, numberFormat: onlyTime.numberFormat };
  const context: Context = {
    rules,
    uses1904: options.uses1904 ?? false,
    thisYear: options.thisYear ?? new Date().getFullYear(),
  };
  const onlyDay = readDay(text, context);
  if (onlyDay !== undefined) return { value: onlyDay.serial, numberFormat: onlyDay.numberFormat };
  // A time follows the last space before its first colon, or an hour with AM/PM.
  const split = /^(.*\S) +(\d{1,2}(?::\S+| +[AaPp]).*)$/.exec(text);
  if (split === null) return undefined;
  const day = readDay(split[1]!, context);
  const time = readTime(split[2]!, rules);
  if (day === undefined || time === undefined || time.days >= 1) return undefined;
  return { value: day.serial + time.days, numberFormat: `${SHORT_DATE} h:mm` };
}

interface Context {
  readonly rules: LocaleRules;
  readonly uses1904: boolean;
  readonly thisYear: number;
}

function readDay(text: string, context: Context): TypedDay | undefined {
  return /\p{L}/u.test(text) ? readNamedMonth(text, context) : readNumericDate(text, context);
}

function readNumericDate(text: string, context: Context): TypedDay | undefined {
  const { rules } = context;
  const match = /^(\d{1,4})([-/.])(\d{1,4})(?:\2(\d{1,4}))?\.?$/.exec(text);
  if (match === null) return undefined;
  const [, first, separator, second, third] = match;
  if (!rules.dateSeparators.includes(separator!)) return undefined;
  // `1.2.` is a date only where a dot ends the month.
  if (text.endsWith(".") && (separator !== "." || third !== undefined)) return undefined;
  const a = Number(first);
  const b = Number(second);
  if (third === undefined) return readTwoParts(first!, second!, context);
  const c = Number(third);
  if (first!.length === 4) return dayOf(a, b, c, SHORT_DATE, context);
  if (first!.length > 2 || second!.length > 2) return undefined;
  const year = fullYear(third);
  if (year === undefined) return undefined;
  return rules.dateOrder === "mdy"
    ? dayOf(year, a, b, SHORT_DATE, context)
    : dayOf(year, b, a, SHORT_DATE, context);
}

/** `15/2` is a day this year; where that cannot be, `2/2026` and `2/45` are months, `2026/2` too. */
function readTwoParts(first: string, second: string, context: Context): TypedDay | undefined {
  const a = Number(first);
  const b = Number(second);
  if (first.length === 4) return second.length <= 2 ? dayOf(a, b, 1, MONTH_YEAR, context) : undefined;
  if (first.length > 2) return undefined;
  if (second.length === 4) return dayOf(b, a, 1, MONTH_YEAR, context);
  if (second.length > 2) return undefined;
  const { thisYear, rules } = context;
  const [month, day] = rules.dateOrder === "mdy" ? [a, b] : [b, a];
  const year = fullYear(second);
  return (
    dayOf(thisYear, month, day, DAY_MONTH, context) ??
    dayOf(thisYear, day, month, DAY_MONTH, context) ??
    (year === undefined ? undefined : dayOf(year, a, 1, MONTH_YEAR, context))
  );
}

const BETWEEN = "(?:\\.?[-/ ]| ?, ?|\\.)?";

/** `15-Feb`, `15 février 2026`, `Feb-2026`, `March 5, 2026`: the month in the region's own words. */
function readNamedMonth(text: string, context: Context): TypedDay | undefined {
  const match = new RegExp(
    `^(?:(\\d{1,2})${BETWEEN})?(\\p{L}{3,})(?:${BETWEEN}(\\d{1,4}))?(?:(?:[-/ ]|, ?)(\\d{1,4}))?$`,
    "u",
  ).exec(text);
  if (match === null) return undefined;
  const [, before, word, after, last] = match;
  const month = monthOf(word!, context.rules);
  if (month === undefined) return undefined;
  const { thisYear } = context;
  if (before !== undefined) {
    if (last !== undefined) return undefined;
    const day = Number(before);
    if (after === undefined) return dayOf(thisYear, month, day, DAY_MONTH, context);
    const year = fullYear(after);
    return year === undefined ? undefined : dayOf(year, month, day, DAY_MONTH_YEAR, context);
  }
  if (after === undefined) return undefined;
  if (last !== undefined) {
    const year = fullYear(last);
    if (year === undefined || after.length > 2) return undefined;
    return dayOf(year, month, Number(after), DAY_MONTH_YEAR, context);
  }
  const asDay = after.length <= 2 ? dayOf(thisYear, month, Number(after), DAY_MONTH, context) : undefined;
  const year = fullYear(after);
  return asDay ?? (year === undefined ? undefined : dayOf(year, month, 1, MONTH_YEAR, context));
}

function monthOf(word: string, rules: LocaleRules): number | undefined {
  const wanted = word.toLowerCase();
  const short = rules.shortMonths.findIndex((month) => month.toLowerCase() === wanted);
  if (short >= 0) return short + 1;
  const starting = rules.months.flatMap((month, index) =>
    month.toLowerCase().startsWith(wanted) ? [index + 1] : [],
  );
  return starting.length === 1 ? starting[0] : undefined;
}

const FIRST_YEAR_OF_TWO_DIGITS = 1930;

function fullYear(digits: string): number | undefined {
  const year = Number(digits);
  if (digits.length === 4) return year;
  if (digits.length > 2) return undefined;
  return year < 30 ? 2000 + year : FIRST_YEAR_OF_TWO_DIGITS - 30 + year;
}

function dayOf(
  year: number,
  month: number,
  day: number,
  numberFormat: string,
  { uses1904 }: Context,
): TypedDay | undefined {
  const serial = dateToSerial({ year, month, day }, uses1904);
  return serial === undefined ? undefined : { serial, numberFormat };
}

const SECONDS_PER_DAY = 86_400;

function readTime(text: string, rules: LocaleRules): TypedTime | undefined {
  // Excel wants a space before AM or PM: `5P` is a part number.
  const match = /^(\d{1,4})(?::(\d{1,2})(?::(\d{1,2}))?([.,]\d+)?)?(?: +([AaPp])[Mm]?)?$/.exec(text);
  if (match === null) return undefined;
  const [, first, second, third, fractionText, half] = match;
  if (second === undefined && half === undefined) return undefined;
  if (fractionText !== undefined && !fractionText.startsWith(rules.decimal)) return undefined;
  const fraction = fractionText === undefined ? 0 : Number(`0.${fractionText.slice(1)}`);
  // With a fraction and one colon only, the parts are minutes and seconds.
  const isMinutesFirst = fractionText !== undefined && third === undefined;
  const hours = isMinutesFirst ? 0 : Number(first);
  const minutes = isMinutesFirst ? Number(first) : Number(second ?? 0);
  const seconds = (isMinutesFirst ? Number(second) : Number(third ?? 0)) + fraction;
  if (minutes > 59 || seconds >= 60) return undefined;
  if (half !== undefined) {
    if (hours > 12 || isMinutesFirst) return undefined;
    const isAfternoon = half.toLowerCase() === "p";
    const hourOfDay = (hours % 12) + (isAfternoon ? 12 : 0);
    const numberFormat = third === undefined ? "h:mm AM/PM" : "h:mm:ss AM/PM";
    return { days: (hourOfDay * 3600 + minutes * 60 + seconds) / SECONDS_PER_DAY, numberFormat };
  }
  if (hours > 9999) return undefined;
  const days = (hours * 3600 + minutes * 60 + seconds) / SECONDS_PER_DAY;
  const numberFormat =
    fractionText !== undefined
      ? "mm:ss.0"
      : hours >= 24
        ? "[h]:mm:ss"
        : third === undefined
          ? "h:mm"
          : "h:mm:ss";
  return { days, numberFormat };
}
