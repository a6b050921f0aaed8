import { localDate, type LocalDate } from "../domain/localDate";
import { invariant } from "../domain/result";

/**
 * Today where the person sits: the default of `asOf`, and nothing else. Formulas that the pane inserts pass a day
 * instead, so that they recalculate when the day changes and not at every edit.
 */
export function todayLocal(): LocalDate {
  const now = new Date();
  const today = localDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  invariant(today !== undefined, "today exists");
  return today;
}
