import { holidaysOf, type HolidayCalendar } from "./holidays";
import { addDays, dayOfWeek, yearOf, type LocalDate } from "./localDate";

/** Which days are call days: Monday–Friday, not a public holiday, not one of the user's own days off. */
export interface CallCalendar {
  readonly holidays: HolidayCalendar;
  readonly extraDaysOff: ReadonlySet<LocalDate>;
}

// Holidays are asked for once a row; a year is worked out once. The table never changes, so sharing it is harmless.
const holidaysByCalendarYear = new Map<string, ReadonlySet<LocalDate>>();

function isPublicHoliday(date: LocalDate, calendar: HolidayCalendar): boolean {
  const key = `${calendar} ${yearOf(date)}`;
  let holidays = holidaysByCalendarYear.get(key);
  if (holidays === undefined) {
    holidays = new Set(holidaysOf(calendar, yearOf(date)));
    holidaysByCalendarYear.set(key, holidays);
  }
  return holidays.has(date);
}

export function isCallDay(date: LocalDate, calendar: CallCalendar): boolean {
  if (dayOfWeek(date) > 5 || calendar.extraDaysOff.has(date)) return false;
  return calendar.holidays === "none" || !isPublicHoliday(date, calendar.holidays);
}

/** `date` itself when it is a call day, else the next one. Source: RULES §2, `roll`. */
export function rollToCallDay(date: LocalDate, calendar: CallCalendar): LocalDate {
  let day = date;
  while (!isCallDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/**
 * The n-th call day strictly after `date`, or strictly before it when `callDays` is negative. Source: RULES §2, `plus`.
 *
 * With 0 it rolls: there is no zeroth day after.
 *
 * @example
 * // Friday 2026-11-20 + 1 call day => Monday 2026-11-23
 */
export function plusCallDays(date: LocalDate, callDays: number, calendar: CallCalendar): LocalDate {
  if (callDays === 0) return rollToCallDay(date, calendar);
  const step = Math.sign(callDays);
  let day = date;
  for (let left = Math.abs(callDays); left > 0;) {
    day = addDays(day, step);
    if (isCallDay(day, calendar)) left -= 1;
  }
  return day;
}

/** How many call days lie in `(from, to]`; 0 when `to` is not after `from`. */
export function callDaysBetween(from: LocalDate, to: LocalDate, calendar: CallCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isCallDay(day, calendar)) count += 1;
  return count;
}
