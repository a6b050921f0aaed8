import { addDays, addMonths, localDate, localDateToCivil, type LocalDate } from "./localDate";

/** When an invoice falls due, counted from its date. */
export interface PaymentTerms {
  readonly days: number;
  /** Whole months, counted before the days. */
  readonly months: number;
  /**
   * To which month end the count goes: `days-first`, as « 45 jours fin de mois » is computed by accounting programs
   * (days, then the end of that month); `month-first`, as « net 45 EOM » (end of the invoice's month, then days).
   */
  readonly monthEnd: "none" | "days-first" | "month-first";
  /** The first such day of a month after all that: « le 10 ». Clipped to months that are shorter. */
  readonly dayOfMonth?: number;
}

/**
 * The due date that payment terms give an invoice.
 *
 * Source: Code de commerce, art. L441-10 (« quarante-cinq jours fin de mois »; both orders of counting are accepted);
 *         DECISIONS, "Due dates from payment terms".
 *
 * @example
 * // 17 March, 60 days, month end, the 15th => 15 June
 */
export function dueOnOfTerms(issuedOn: LocalDate, terms: PaymentTerms): LocalDate {
  const { days, months, monthEnd, dayOfMonth } = terms;
  let due = addMonths(issuedOn, months);
  if (monthEnd === "month-first") due = addDays(endOfMonth(due), days);
  else due = addDays(due, days);
  if (monthEnd === "days-first") due = endOfMonth(due);
  if (dayOfMonth === undefined) return due;
  // At the end of a month the day meant is one of the next month, even where this month still has it.
  const from = monthEnd === "none" ? due : addDays(due, 1);
  const inThisMonth = dayOfMonthOf(from, dayOfMonth);
  return inThisMonth >= from ? inThisMonth : dayOfMonthOf(addDays(endOfMonth(from), 1), dayOfMonth);
}

function endOfMonth(date: LocalDate): LocalDate {
  const { year, month } = localDateToCivil(date);
  const next = month === 12 ? localDate(year + 1, 1, 1) : localDate(year, month + 1, 1);
  return next === undefined ? date : addDays(next, -1);
}

function dayOfMonthOf(date: LocalDate, day: number): LocalDate {
  const { year, month } = localDateToCivil(date);
  return localDate(year, month, day) ?? endOfMonth(date);
}
