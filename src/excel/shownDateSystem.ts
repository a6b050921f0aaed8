import { yearOf } from "../domain/localDate";
import { serialToLocalDate } from "../domain/serialDate";

/**
 * Whether a workbook counts its days from 1904, told from date cells as they are held and as they are shown: Office.js
 * has no stable property for it.
 *
 * @param cells a date-formatted cell's serial, and its display text; one without a four-digit year tells nothing
 */
export function shows1904(cells: Iterable<{ readonly serial: number; readonly text: string }>): boolean {
  for (const { serial, text } of cells) {
    const shownYear = Number(/(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1]);
    const isHeldIn = (uses1904: boolean): boolean => {
      const date = serialToLocalDate(serial, uses1904);
      return date !== undefined && yearOf(date) === shownYear;
    };
    if (isHeldIn(false)) return false;
    if (isHeldIn(true)) return true;
  }
  return false;
}
