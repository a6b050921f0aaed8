import { BAD_NUMBER, BAD_VALUE, isError, textToNumber, type Value } from "../values";
import { DAYS_1904 } from "../clock";
import {
  ErrorFound,
  integerOf,
  matrixOf,
  numberOf,
  ofScalars,
  ofValues,
  textOf,
  type Call,
  type FunctionDefinition,
  type FunctionTable,
} from "./definition";

interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const UNIX_EPOCH_SERIAL = 25_569;
const SERIAL_MAX = 2_958_465;

/**
 * The calendar day of a serial of the 1900 system, which knows a 29 February 1900 (serial 60) and a day 0.
 */
export function serialToCivil(serial: number): CivilDay {
  const days = Math.floor(serial);
  if (days < 0 || days > SERIAL_MAX) throw new ErrorFound(BAD_NUMBER);
  if (days === 60) return { year: 1900, month: 2, day: 29 };
  if (days === 0) return { year: 1900, month: 1, day: 0 };
  const instant = new Date((days + (days < 60 ? 1 : 0) - UNIX_EPOCH_SERIAL) * MS_PER_DAY);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

/** Months and days beyond their range carry over, as in `DATE`. */
export function civilToSerial(year: number, month: number, day: number): number {
  const monthIndex = Math.floor(month) - 1;
  const wholeYear = Math.floor(year) + Math.floor(monthIndex / 12);
  const first = Date.UTC(wholeYear, ((monthIndex % 12) + 12) % 12, 1) / MS_PER_DAY + UNIX_EPOCH_SERIAL;
  const serial = (first < 61 ? first - 1 : first) + Math.floor(day) - 1;
  if (serial < 0 || serial > SERIAL_MAX) throw new ErrorFound(BAD_NUMBER);
  return serial;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A whole serial of the 1900 system from an argument of this workbook. */
function dateOf(value: Value, call: Call): number {
  const serial = Math.floor(numberOf(value)) + (call.workbook.uses1904 ? DAYS_1904 : 0);
  if (serial < 0 || serial > SERIAL_MAX) throw new ErrorFound(BAD_NUMBER);
  return serial;
}

function toSerial(serial: number, call: Call): number {
  return serial - (call.workbook.uses1904 ? DAYS_1904 : 0);
}

/** Monday is 0, Sunday is 6. */
function dayFromMonday(serial: number): number {
  return (((serial - 2) % 7) + 7) % 7;
}

/** A part of the date an argument means. */
function ofDay(read: (day: CivilDay, serial: number) => number): FunctionDefinition {
  return ofScalars(1, 1, ([date], call) => {
    const serial = dateOf(date, call);
    return read(serialToCivil(serial), serial);
  });
}

function ofTime(read: (seconds: number) => number): FunctionDefinition {
  return ofScalars(1, 1, ([time]) => {
    const serial = numberOf(time);
    if (serial < 0) return BAD_NUMBER;
    // Half a second up: 0.5 - 1e-12 is noon.
    return read(Math.floor((serial - Math.floor(serial)) * 86_400 + 0.5) % 86_400);
  });
}

function monthsLater(serial: number, months: number): CivilDay {
  const { year, month, day } = serialToCivil(serial);
  const index = year * 12 + month - 1 + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return { year: targetYear, month: targetMonth, day: Math.min(day, daysInMonth(targetYear, targetMonth)) };
}

function dateDifference(start: number, end: number, unit: string): Value {
  if (start > end) return BAD_NUMBER;
  const from = serialToCivil(start);
  const to = serialToCivil(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case "D":
      return end - start;
    case "M":
      return months;
    case "Y":
      return Math.floor(months / 12);
    case "YM":
      return ((months % 12) + 12) % 12;
    case "MD": {
      if (to.day >= from.day) return to.day - from.day;
      const previous = to.month === 1 ? daysInMonth(to.year - 1, 12) : daysInMonth(to.year, to.month - 1);
      return previous - from.day + to.day;
    }
    case "YD": {
      const wraps = to.month < from.month || (to.month === from.month && to.day < from.day);
      return end - civilToSerial(to.year - (wraps ? 1 : 0), from.month, from.day);
    }
    default:
      return BAD_NUMBER;
  }
}

/** `true` for the days of the week not worked, Monday first; codes and texts as in `NETWORKDAYS.INTL`. */
function weekendOf(value: Value): readonly boolean[] {
  if (value === undefined) return [false, false, false, false, false, true, true];
  if (typeof value === "string") {
    if (!/^[01]{7}$/.test(value)) throw new ErrorFound(BAD_VALUE);
    return Array.from(value, (day) => day === "1");
  }
  const code = integerOf(value);
  const isPair = code >= 1 && code <= 7;
  if (!isPair && !(code >= 11 && code <= 17)) throw new ErrorFound(BAD_NUMBER);
  // 1 is Saturday and Sunday, 2 Sunday and Monday…; 11 is Sunday only, 12 Monday only…
  const first = isPair ? (code + 4) % 7 : (code - 11 + 6) % 7;
  return Array.from({ length: 7 }, (_, day) => day === first || (isPair && day === (first + 1) % 7));
}

function holidaysOf(value: Value, call: Call): ReadonlySet<number> {
  if (value === undefined) return new Set();
  const days = matrixOf(value).values.filter((day) => day !== undefined && day !== "");
  return new Set(
    days.map((day) => {
      if (isError(day)) throw new ErrorFound(day);
      return dateOf(day, call);
    }),
  );
}

function networkDays(
  start: number,
  end: number,
  weekend: readonly boolean[],
  holidays: ReadonlySet<number>,
): number {
  if (start > end) return -networkDays(end, start, weekend, holidays);
  const isWorked = (serial: number): boolean => !weekend[dayFromMonday(serial)];
  const workedPerWeek = weekend.filter((isOff) => !isOff).length;
  const weeks = Math.floor((end - start + 1) / 7);
  let count = weeks * workedPerWeek;
  for (let day = start + weeks * 7; day <= end; day++) if (isWorked(day)) count++;
  for (const holiday of holidays) if (holiday >= start && holiday <= end && isWorked(holiday)) count--;
  return count;
}

function workday(
  start: number,
  days: number,
  weekend: readonly boolean[],
  holidays: ReadonlySet<number>,
): number {
  if (weekend.every(Boolean)) throw new ErrorFound(BAD_VALUE);
  const step = days < 0 ? -1 : 1;
  let serial = start;
  for (let left = Math.abs(days); left > 0;) {
    serial += step;
    if (serial < 0 || serial > SERIAL_MAX) throw new ErrorFound(BAD_NUMBER);
    if (!weekend[dayFromMonday(serial)] && !holidays.has(serial)) left--;
  }
  return serial;
}

function weekday(serial: number, kind: number): Value {
  const monday = dayFromMonday(serial);
  if (kind === 1) return ((monday + 1) % 7) + 1;
  if (kind === 2) return monday + 1;
  if (kind === 3) return monday;
  if (kind >= 11 && kind <= 17) return ((monday - (kind - 11) + 7) % 7) + 1;
  return BAD_NUMBER;
}

function isoWeek(serial: number): number {
  const thursday = serial - dayFromMonday(serial) + 3;
  const { year } = serialToCivil(thursday);
  return Math.floor((thursday - civilToSerial(year, 1, 1)) / 7) + 1;
}

function weekNumber(serial: number, kind: number): Value {
  if (kind === 21) return isoWeek(serial);
  // Day the week starts on, Monday 0.
  const starts: Readonly<Record<number, number>> = {
    1: 6,
    2: 0,
    11: 0,
    12: 1,
    13: 2,
    14: 3,
    15: 4,
    16: 5,
    17: 6,
  };
  const start = starts[kind];
  if (start === undefined) return BAD_NUMBER;
  const newYear = civilToSerial(serialToCivil(serial).year, 1, 1);
  const offset = (dayFromMonday(newYear) - start + 7) % 7;
  return Math.floor((serial - newYear + offset) / 7) + 1;
}

function days360(start: number, end: number, isEuropean: boolean): number {
  const from = serialToCivil(start);
  const to = serialToCivil(end);
  let firstDay = from.day;
  let lastDay = to.day;
  if (isEuropean) {
    firstDay = Math.min(firstDay, 30);
    lastDay = Math.min(lastDay, 30);
  } else {
    if (firstDay === daysInMonth(from.year, from.month)) firstDay = 30;
    if (lastDay === 31 && firstDay === 30) lastDay = 30;
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + lastDay - firstDay;
}

function yearFraction(first: number, second: number, basis: number): Value {
  const start = Math.min(first, second);
  const end = Math.max(first, second);
  if (basis === 0) return days360(start, end, false) / 360;
  if (basis === 2) return (end - start) / 360;
  if (basis === 3) return (end - start) / 365;
  if (basis === 4) return days360(start, end, true) / 360;
  if (basis !== 1) return BAD_NUMBER;
  const from = serialToCivil(start);
  const to = serialToCivil(end);
  const isWithinYear = to.year === from.year || end <= civilToSerial(from.year + 1, from.month, from.day);
  if (!isWithinYear) {
    const days = civilToSerial(to.year + 1, 1, 1) - civilToSerial(from.year, 1, 1);
    return (end - start) / (days / (to.year - from.year + 1));
  }
  const hasLeapDay = [from.year, to.year].some((year) => {
    if (daysInMonth(year, 2) !== 29) return false;
    const leapDay = civilToSerial(year, 2, 29);
    return from.year === to.year || (leapDay >= start && leapDay <= end);
  });
  return (end - start) / (hasLeapDay ? 366 : 365);
}

/** Dates are serials throughout; no time zone and no JavaScript date comes near them. */
export const DATES: FunctionTable = {
  TODAY: ofScalars(0, 0, (_, call) => Math.floor(call.workbook.now())),
  NOW: { ...ofScalars(0, 0, (_, call) => call.workbook.now()), isVolatile: true },
  DATE: ofScalars(3, 3, ([year, month, day], call) => {
    const given = integerOf(year);
    if (given < 0 || given > 9999) return BAD_NUMBER;
    return toSerial(
      civilToSerial(given < 1900 ? given + 1900 : given, integerOf(month), integerOf(day)),
      call,
    );
  }),
  TIME: ofScalars(3, 3, ([hours, minutes, seconds]) => {
    const total = integerOf(hours) * 3600 + integerOf(minutes) * 60 + integerOf(seconds);
    return total < 0 ? BAD_NUMBER : (total % 86_400) / 86_400;
  }),
  DATEVALUE: ofScalars(1, 1, ([text], call) => {
    const serial = typeof text === "string" ? textToNumber(text) : undefined;
    return serial === undefined ? BAD_VALUE : toSerial(Math.floor(serial), call);
  }),
  TIMEVALUE: ofScalars(1, 1, ([text]) => {
    const serial = textToNumber(textOf(text));
    return serial === undefined ? BAD_VALUE : serial - Math.floor(serial);
  }),
  YEAR: ofDay(({ year }) => year),
  MONTH: ofDay(({ month }) => month),
  DAY: ofDay(({ day }) => day),
  HOUR: ofTime((seconds) => Math.floor(seconds / 3600)),
  MINUTE: ofTime((seconds) => Math.floor(seconds / 60) % 60),
  SECOND: ofTime((seconds) => seconds % 60),
  WEEKDAY: ofScalars(1, 2, ([date, kind], call) =>
    weekday(dateOf(date, call), kind === undefined ? 1 : integerOf(kind)),
  ),
  WEEKNUM: ofScalars(1, 2, ([date, kind], call) =>
    weekNumber(dateOf(date, call), kind === undefined ? 1 : integerOf(kind)),
  ),
  ISOWEEKNUM: ofDay((_, serial) => isoWeek(serial)),
  EDATE: ofScalars(2, 2, ([date, months], call) => {
    const { year, month, day } = monthsLater(dateOf(date, call), integerOf(months));
    return toSerial(civilToSerial(year, month, day), call);
  }),
  EOMONTH: ofScalars(2, 2, ([date, months], call) => {
    const { year, month } = monthsLater(dateOf(date, call), integerOf(months));
    return toSerial(civilToSerial(year, month, daysInMonth(year, month)), call);
  }),
  DAYS: ofScalars(2, 2, ([end, start], call) => dateOf(end, call) - dateOf(start, call)),
  DAYS360: ofScalars(2, 3, ([start, end, isEuropean], call) =>
    days360(dateOf(start, call), dateOf(end, call), isEuropean !== undefined && numberOf(isEuropean) !== 0),
  ),
  YEARFRAC: ofScalars(2, 3, ([start, end, basis], call) =>
    yearFraction(dateOf(start, call), dateOf(end, call), basis === undefined ? 0 : integerOf(basis)),
  ),
  DATEDIF: ofScalars(3, 3, ([start, end, unit], call) =>
    dateDifference(dateOf(start, call), dateOf(end, call), textOf(unit)),
  ),
  NETWORKDAYS: ofValues(
    2,
    3,
    ([start, end, holidays], call) =>
      networkDays(dateOf(start, call), dateOf(end, call), weekendOf(undefined), holidaysOf(holidays, call)),
    "ssr",
  ),
  "NETWORKDAYS.INTL": ofValues(
    2,
    4,
    ([start, end, weekend, holidays], call) =>
      networkDays(dateOf(start, call), dateOf(end, call), weekendOf(weekend), holidaysOf(holidays, call)),
    "sssr",
  ),
  WORKDAY: ofValues(
    2,
    3,
    ([start, days, holidays], call) =>
      toSerial(
        workday(dateOf(start, call), integerOf(days), weekendOf(undefined), holidaysOf(holidays, call)),
        call,
      ),
    "ssr",
  ),
  "WORKDAY.INTL": ofValues(
    2,
    4,
    ([start, days, weekend, holidays], call) =>
      toSerial(
        workday(dateOf(start, call), integerOf(days), weekendOf(weekend), holidaysOf(holidays, call)),
        call,
      ),
    "sssr",
  ),
};
