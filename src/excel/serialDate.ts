import { daysToLocalDate, type LocalDate } from "../domain/localDate";

/** Which day an Excel workbook counts from. Source: ECMA-376, 18.17.4.1. */
export interface DateSystem {
  readonly uses1904: boolean;
}

export const SYSTEM_1900: DateSystem = { uses1904: false };

// 1970-01-01 in the 1900 system.
const UNIX_EPOCH_SERIAL = 25_569;
const SYSTEM_1904_OFFSET_DAYS = 1_462;
// Serial 60 is 29 February 1900, a day that never was: what lies before it is off by one.
const FIRST_SOUND_SERIAL = 61;
// 31 December 9999.
const LAST_SERIAL = 2_958_465;

/**
 * The date of a serial number; the fraction (a time of day) is cut.
 *
 * Errors: `undefined` before 1 March 1900 (the leap year bug) and after 9999: no due date is meant there.
 */
export function serialToLocalDate(serial: number, system: DateSystem = SYSTEM_1900): LocalDate | undefined {
  const serial1900 = Math.floor(serial) + (system.uses1904 ? SYSTEM_1904_OFFSET_DAYS : 0);
  if (!(serial1900 >= FIRST_SOUND_SERIAL && serial1900 <= LAST_SERIAL)) return undefined;
  return daysToLocalDate(serial1900 - UNIX_EPOCH_SERIAL);
}

export function localDateToSerial(date: LocalDate, system: DateSystem = SYSTEM_1900): number {
  return date + UNIX_EPOCH_SERIAL - (system.uses1904 ? SYSTEM_1904_OFFSET_DAYS : 0);
}

/**
 * Tells the date system from cells as they are held and as they are shown: Office.js has no stable property for it.
 *
 * @param cells a date-formatted cell's serial, and its display text with a four-digit year
 */
export function dateSystemShown(
  cells: Iterable<{ readonly serial: number; readonly text: string }>,
): DateSystem {
  for (const { serial, text } of cells) {
    const shownYear = /(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1];
    if (shownYear === undefined) continue;
    const isYearOf = (system: DateSystem): boolean => {
      const date = serialToLocalDate(serial, system);
      return date !== undefined && new Date(date * 86_400_000).getUTCFullYear() === Number(shownYear);
    };
    if (isYearOf(SYSTEM_1900)) return SYSTEM_1900;
    if (isYearOf({ uses1904: true })) return { uses1904: true };
  }
  return SYSTEM_1900;
}
