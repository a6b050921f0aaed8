import type { LanguageCode } from "../application/ports";
import { localDateToCivil, type LocalDate } from "../domain/localDate";

const MONTHS_EN = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/**
 * A date as people write it: in English with the month's name, since 03/04 is two days to an English reader.
 *
 * @example
 * formatDate(date, "fr") // => "21/03/2026"
 * formatDate(date, "en") // => "21 Mar 2026"
 */
export function formatDate(date: LocalDate, language: LanguageCode): string {
  const { year, month, day } = localDateToCivil(date);
  if (language === "en") return `${day} ${MONTHS_EN[month - 1]} ${year}`;
  return `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}
