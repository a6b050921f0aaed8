import { daysToLocalDate, LAST_DAY, type LocalDate } from "./localDate";

/** Days from a serial's day 0 to 1970-01-01. Serial 36526 is 2000-01-01. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = EPOCH_1900 - 1_462;

/**
 * The first serial that both systems agree to be a real day: in the 1900 system, 60 stands for a 29 February 1900
 * that never was, and everything before it is one day off.
 */
const SERIAL_MIN_1900 = 61;

/**
 * The day of a spreadsheet serial; its fraction, a time of day, is cut off.
 *
 * Errors: `undefined` below 1900-03-01 (1900 system), below 1904-01-01 (1904 system) and after 9999-12-31.
 *
 * @example
 * serialToLocalDate(46102) // => 2026-03-21
 */
export function serialToLocalDate(serial: number, uses1904 = false): LocalDate | undefined {
  const min = uses1904 ? 0 : SERIAL_MIN_1900;
  if (!Number.isFinite(serial) || serial < min) return undefined;
  const date = daysToLocalDate(serial - (uses1904 ? EPOCH_1904 : EPOCH_1900));
  return date > LAST_DAY ? undefined : date;
}

export function localDateToSerial(date: LocalDate, uses1904 = false): number {
  return date + (uses1904 ? EPOCH_1904 : EPOCH_1900);
}
