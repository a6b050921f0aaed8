import { addDays, dayOfWeek, LAST_DAY, localDate, yearOf, type LocalDate } from "./localDate";
import { invariant } from "./result";

/** Calendars of public holidays that call days know. */
export const HOLIDAY_CALENDARS = ["FR", "FR-AM", "TARGET", "none"] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

/** A holiday on a fixed day of the year, or a number of days after Easter Sunday. */
type HolidayRule = { readonly month: number; readonly day: number } | { readonly daysAfterEaster: number };

const GOOD_FRIDAY: HolidayRule = { daysAfterEaster: -2 };
const EASTER_MONDAY: HolidayRule = { daysAfterEaster: 1 };

/** Source: Code du travail, art. L3133-1 (checked 2026-11-22). */
const FR: readonly HolidayRule[] = [
  { month: 1, day: 1 },
  EASTER_MONDAY,
  { month: 5, day: 1 },
  { month: 5, day: 8 },
  { daysAfterEaster: 39 }, // Ascension
  { daysAfterEaster: 50 }, // Whit Monday
  { month: 7, day: 14 },
  { month: 8, day: 15 },
  { month: 11, day: 1 },
  { month: 11, day: 11 },
  { month: 12, day: 25 },
];

const RULES: Readonly<Record<HolidayCalendar, readonly HolidayRule[]>> = {
  FR,
  /** Alsace-Moselle. Source: Code du travail, art. L3134-13 (checked 2026-11-22). */
  "FR-AM": [...FR, GOOD_FRIDAY, { month: 12, day: 26 }],
  /** Closing days of the euro settlement system. Source: ECB, long-term calendar since 2002. */
  TARGET: [
    { month: 1, day: 1 },
    GOOD_FRIDAY,
    EASTER_MONDAY,
    { month: 5, day: 1 },
    { month: 12, day: 25 },
    { month: 12, day: 26 },
  ],
  none: [],
};

/** Easter Sunday of a Gregorian year (Anonymous Gregorian algorithm, Nature, 1876). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  const date = localDate(year, month, day);
  invariant(date !== undefined && dayOfWeek(date) === 7, "Easter is a Sunday");
  return date;
}

/**
 * The public holidays of one year in one calendar, unordered; two may fall on one day (1 May 2008 was Ascension).
 *
 * Shape:  none after the year 9999: a call counted from 9999-12-31 must not stop the whole sheet.
 */
export function holidaysOf(calendar: HolidayCalendar, year: number): readonly LocalDate[] {
  if (RULES[calendar].length === 0 || year > yearOf(LAST_DAY)) return [];
  const easter = easterSunday(year);
  return RULES[calendar].map((rule) => {
    if ("daysAfterEaster" in rule) return addDays(easter, rule.daysAfterEaster);
    const date = localDate(year, rule.month, rule.day);
    invariant(date !== undefined, "a fixed holiday exists every year");
    return date;
  });
}
