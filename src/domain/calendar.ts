import { holidaysOf, type HolidayCalendar } from "./holidays";
import { addDays, dayOfWeek, yearOf, type LocalDate } from "./localDate";

/** Which days are call days: Monday–Friday, not a public holiday, not one of the user's own days off. */
export interface CallCalendar {
  readonly holidays: HolidayCalendar;
  readonly extraDaysOff: ReadonlySet<LocalDate>;
}

// Holidays are asked for once a row; a year is worked out once. The table never changes, so sharing it is harmless.
const holidaysByCalendarYear = new Map<string, ReadonlySet<LocalDate>>();

function holidaySetOf(calendar: HolidayCalendar, year: number): ReadonlySet<LocalDate> {
  const key = `${calendar} ${year}`;
  let holidays = holidaysByCalendarYear.get(key);
  if (holidays === undefined) {
    holidays = new Set(holidaysOf(calendar, year));
    holidaysByCalendarYear.set(key, holidays);
  }
  return holidays;
}

function isWeekday(date: LocalDate): boolean {
  return dayOfWeek(date) <= 5;
}

export function isCallDay(date: LocalDate, calendar: CallCalendar): boolean {
  if (!isWeekday(date) || calendar.extraDaysOff.has(date)) return false;
  return calendar.holidays === "none" || !holidaySetOf(calendar.holidays, yearOf(date)).has(date);
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

/** The first Friday after `date` that is a call day: when people most often agree to pay. */
export function nextWorkedFriday(date: LocalDate, calendar: CallCalendar): LocalDate {
  let friday = addDays(date, 1 + ((11 - dayOfWeek(date)) % 7));
  // A person's own days off may take a whole year of Fridays; then any will do.
  for (let weeks = 0; weeks < 52 && !isCallDay(friday, calendar); weeks += 1) friday = addDays(friday, 7);
  return friday;
}

/** How many call days lie in `(from, to]`; 0 when `to` is not after `from`. */
export function callDaysBetween(from: LocalDate, to: LocalDate, calendar: CallCalendar): number {
  if (to <= from) return 0;
  // Counted by weeks and years, not by days: a call may be overdue by decades, on thousands of rows.
  const daysOff = new Set(calendar.extraDaysOff);
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    for (const holiday of holidaySetOf(calendar.holidays, year)) daysOff.add(holiday);
  let count = weekdaysUpTo(to) - weekdaysUpTo(from);
  for (const day of daysOff) if (day > from && day <= to && isWeekday(day)) count -= 1;
  return count;
}

/** Weekdays since a Monday long ago, `date` included: only differences mean something. */
function weekdaysUpTo(date: LocalDate): number {
  // 1969-12-29, day -3, was a Monday.
  const weeks = Math.floor((date + 3) / 7);
  return 5 * weeks + Math.min(dayOfWeek(date), 5);
}
