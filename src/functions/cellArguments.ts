import { HOLIDAY_CALENDARS, type HolidayCalendar } from "../domain/holidays";
import type { LocalDate } from "../domain/localDate";
import type { OutcomeCode } from "../domain/outcome";
import { localDateToSerial, serialToLocalDate } from "../domain/serialDate";
import { parseUnambiguousDate } from "../text/parseDate";
import { parseOutcome } from "../text/ruleWords";
import { invalidNumber, invalidValue } from "./cellError";
import { inForce } from "./inForce";

/**
 * What a cell gives a function: a number (dates are serials), a text, a truth value, or nothing. An omitted argument
 * arrives as `null`, an empty cell as `null`, `""` or 0 depending on the host and the type; a range as rows.
 */
export type CellArgument = unknown;

function isBlank(argument: CellArgument): argument is null | undefined | "" {
  return (
    argument === null || argument === undefined || (typeof argument === "string" && argument.trim() === "")
  );
}

/** A range of one cell is that cell; any other range is an error that names the argument. */
function singleCell(argument: CellArgument, name: string): CellArgument {
  if (!Array.isArray(argument)) return argument;
  const rows = argument as readonly unknown[];
  const [row] = rows;
  if (rows.length === 1 && Array.isArray(row) && row.length === 1) return row[0] as CellArgument;
  throw invalidValue("one-cell", name);
}

/**
 * A date from a serial or from a text that cannot be read two ways.
 *
 * Shape:  `undefined` when the argument is omitted or empty. A serial 0 is an empty cell, never 1899-12-31.
 * Errors: `#VALUE!` naming the argument; never today, never a guess between day and month.
 */
export function dateArgument(argument: CellArgument, name: string): LocalDate | undefined {
  const cell = singleCell(argument, name);
  if (isBlank(cell) || cell === 0) return undefined;
  const date =
    typeof cell === "number"
      ? serialToLocalDate(cell, inForce().uses1904)
      : typeof cell === "string"
        ? parseUnambiguousDate(cell)
        : undefined;
  if (date === undefined) throw invalidValue("date", name);
  return date;
}

/** A finite number; a text is an error, since 1,234 and 1.234 mean different things in different countries. */
export function numberArgument(argument: CellArgument, name: string): number | undefined {
  const cell = singleCell(argument, name);
  if (isBlank(cell)) return undefined;
  if (typeof cell !== "number" || !Number.isFinite(cell)) throw invalidValue("number", name);
  return cell;
}

/** A whole number within bounds; out of them is `#NUM!`. */
export function wholeNumberArgument(
  argument: CellArgument,
  name: string,
  bounds: { readonly min: number; readonly max: number },
): number | undefined {
  const value = numberArgument(argument, name);
  if (value === undefined) return undefined;
  const whole = Math.trunc(value);
  if (whole < bounds.min || whole > bounds.max) throw invalidNumber();
  return whole;
}

/** A code or a label of either language; people's own words mean that somebody was reached without a commitment. */
export function outcomeArgument(argument: CellArgument, name: string): OutcomeCode | undefined {
  const cell = singleCell(argument, name);
  if (isBlank(cell) || cell === 0) return undefined;
  if (typeof cell !== "string") throw invalidValue("text", name);
  return parseOutcome(cell) ?? "NOC";
}

export function calendarArgument(argument: CellArgument, name: string): HolidayCalendar | undefined {
  const cell = singleCell(argument, name);
  if (isBlank(cell) || cell === 0) return undefined;
  const wanted = typeof cell === "string" ? cell.trim().toUpperCase() : undefined;
  const calendar = HOLIDAY_CALENDARS.find((known) => known.toUpperCase() === wanted);
  if (calendar === undefined) throw invalidValue("calendar", name);
  return calendar;
}

/** A date as a cell holds it; `""` for none. A date no cell can hold is `#NUM!`. */
export function dateResult(date: LocalDate | undefined): number | string {
  if (date === undefined) return "";
  const { uses1904 } = inForce();
  const serial = localDateToSerial(date, uses1904);
  if (serialToLocalDate(serial, uses1904) === undefined) throw invalidNumber();
  return serial;
}
