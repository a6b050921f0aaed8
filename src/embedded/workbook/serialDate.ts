import { localDate, localDateToCivil, daysToLocalDate, type CivilDate } from "../../domain/localDate";

/** Serial of 1970-01-01 in the 1900 system. */
const EPOCH_SERIAL = 25_569;
/** 29 February 1900 never was, but Excel counts it: serials from 61 on are one too high. */
const PHANTOM_LEAP_DAY = 60;
/** Days from the 1900 system to the 1904 system. */
export const DAYS_1904 = 1_462;
const SERIAL_MAX = 2_958_465;

/**
 * Excel's day number of a date; `undefined` when there is no such day or Excel cannot count it.
 *
 * Shape: 1 is 1900-01-01 in the 1900 system (60 the day that never was), 0 is 1904-01-01 in the 1904 system.
 *
 * @example dateToSerial({ year: 2026, month: 2, day: 15 }, false) // => 46068
 */
export function dateToSerial({ year, month, day }: CivilDate, uses1904: boolean): number | undefined {
  if (year === 1900 && month === 2 && day === 29) return uses1904 ? undefined : PHANTOM_LEAP_DAY;
  const date = localDate(year, month, day);
  if (date === undefined) return undefined;
  const counted = date + EPOCH_SERIAL;
  const serial = counted <= PHANTOM_LEAP_DAY ? counted - 1 : counted;
  if (uses1904) return serial - DAYS_1904 < 0 ? undefined : serial - DAYS_1904;
  return serial < 1 || serial > SERIAL_MAX ? undefined : serial;
}

/** The civil date of a 1900-system serial; `undefined` outside 1–2 958 465 and for the day that never was. */
export function serialToDate(serial: number): CivilDate | undefined {
  const day = Math.floor(serial);
  if (day < 1 || day > SERIAL_MAX || day === PHANTOM_LEAP_DAY) return undefined;
  return localDateToCivil(
    daysToLocalDate(day < PHANTOM_LEAP_DAY ? day - EPOCH_SERIAL + 1 : day - EPOCH_SERIAL),
  );
}
