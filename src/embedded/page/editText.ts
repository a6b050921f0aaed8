import { isErrorValue, type Cell } from "../workbook/cell";
import { displayValue } from "../workbook/displayText";
import type { CellPosition } from "./grid/cellSelection";
import { formulaToLocal } from "./localFormula";
import type { OpenWorkbook } from "./openWorkbook";

/** What the formula bar shows and a person edits: the formula, or the value as one would type it. */
export function editTextOf(open: OpenWorkbook, { row, column }: CellPosition): string {
  const cell = open.activeSheet.cellAt(row, column);
  return cell === undefined ? "" : cellEditText(cell, open.localeTag, open.workbook.uses1904);
}

/**
 * Typed again, it gives the same cell.
 *
 * @example cellEditText({ value: 1234.5, format: GENERAL }, "fr-FR", false) // => "1234,5"
 */
export function cellEditText(cell: Cell, localeTag: string, uses1904: boolean): string {
  const { value, formula, format } = cell;
  if (formula !== undefined) return formulaToLocal(formula, localeTag);
  if (value === undefined) return "";
  if (typeof value === "string") return format.isQuoted ? `'${value}` : value;
  if (typeof value !== "number" || isErrorValue(value))
    return displayValue(value, "General", localeTag, uses1904);
  const code = format.numberFormat;
  if (isPercent(code)) return `${numberText(value * 100, localeTag)}%`;
  const dateCode = dateEditCode(code, value);
  return dateCode === undefined
    ? numberText(value, localeTag)
    : displayValue(value, dateCode, localeTag, uses1904);
}

function isPercent(code: string): boolean {
  return /%/.test(code.replace(/"[^"]*"/g, ""));
}

/** Dates are edited as the region's short date, with their time when they have one. */
function dateEditCode(code: string, value: number): string | undefined {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  const hasDay = /[yd]/i.test(bare);
  const hasTime = /[hs]/i.test(bare);
  if (bare === "General" || !(hasDay || hasTime)) return undefined;
  if (!hasDay) return "h:mm:ss";
  return value % 1 === 0 ? "m/d/yyyy" : "m/d/yyyy h:mm";
}

/** All the digits, with the region's decimal sign and no thousands. */
function numberText(value: number, localeTag: string): string {
  const text = String(Number(value.toPrecision(15)));
  const decimal = new Intl.NumberFormat(localeTag).format(1.5).slice(1, 2);
  return text.replace(".", decimal).replace("e", "E");
}
