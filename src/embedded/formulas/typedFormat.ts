import { parseA1Ref, parseStructRef, type AstExpression } from "@borgar/fx/xlsx";
import { isDateFormat } from "numfmt";
import type { CellFormat } from "../workbook/cell";
import { withFormat } from "../workbook/formats";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { parseFormula } from "./parseFormula";
import { resolveTableReference } from "./tableReference";

/** Where a formula is typed. */
export interface TypingPlace {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

const SHORT_DATE = "m/d/yyyy";
const SHORT_DATE_AND_TIME = "m/d/yyyy h:mm";

/** Functions that give dates, or one of the dates they are given. Formulas starting otherwise need not be read. */
const GIVING_DATES = new Set(["TODAY", "DATE", "NOW", "MAX", "MIN"]);

/**
 * The date format Excel gives a General cell when a formula is typed into it: that of the date the formula starts from.
 *
 * `=TODAY()`, `=A1`, `=A1+30` and `=[@Due]-5` show dates; a date less a date is a number. Other formats are not taken
 * over.
 */
function dateFormatOfTyped(formula: string, place: TypingPlace): string | undefined {
  const opening = /^=\+?\s*([A-Z.]+)\(/i.exec(formula)?.[1];
  if (opening !== undefined && !GIVING_DATES.has(opening.toUpperCase())) return undefined;
  const parsed = parseFormula(formula);
  return parsed.ok ? formatOf(parsed.value, place) : undefined;
}

/** The looks of a cell after a formula was typed into it: a General cell may show a date from now on. */
export function formatForFormula(format: CellFormat, formula: string, place: TypingPlace): CellFormat {
  if (format.numberFormat !== "General") return format;
  const numberFormat = dateFormatOfTyped(formula, place);
  return numberFormat === undefined ? format : withFormat(format, { numberFormat });
}

function formatOf(node: AstExpression, place: TypingPlace): string | undefined {
  switch (node.type) {
    case "CallExpression": {
      const name = node.callee.name.toUpperCase();
      if (name === "TODAY" || name === "DATE") return SHORT_DATE;
      if (name === "NOW") return SHORT_DATE_AND_TIME;
      const first = node.arguments[0];
      const isOneOfThem = name === "MAX" || name === "MIN";
      return isOneOfThem && first ? formatOf(first, place) : undefined;
    }
    case "BinaryExpression": {
      if (node.operator !== "+" && node.operator !== "-") return undefined;
      const [left, right] = node.arguments.map((operand) => formatOf(operand, place));
      if (node.operator === "-") return right === undefined ? left : undefined;
      return left !== undefined && right !== undefined ? undefined : (left ?? right);
    }
    case "UnaryExpression":
      return node.operator === "+" ? formatOf(node.arguments[0]!, place) : undefined;
    case "ReferenceIdentifier":
      return formatOfFirstCell(node.value, place);
    default:
      return undefined;
  }
}

function formatOfFirstCell(
  reference: string,
  { workbook, sheet, row, column }: TypingPlace,
): string | undefined {
  const cells = parseA1Ref(reference);
  if (cells !== undefined && "range" in cells) {
    const { range, sheetName } = cells;
    const meant = sheetName ? workbook.sheetByName(sheetName) : sheet;
    return dateFormatAt(meant, range.top ?? 0, range.left ?? 0);
  }
  const columns = parseStructRef(reference);
  if (columns === undefined) return undefined;
  for (const meant of workbook.sheets)
    for (const table of meant.tables) {
      const { range } = table;
      const isAround =
        meant === sheet &&
        row >= range.top &&
        row <= range.bottom &&
        column >= range.left &&
        column <= range.right;
      const isNamed = columns.table?.toLowerCase() === table.name.toLowerCase();
      if (columns.table ? !isNamed : !isAround) continue;
      const found = resolveTableReference(table, columns.sections ?? [], columns.columns ?? []);
      if ("error" in found) return undefined;
      return dateFormatAt(meant, found.isThisRow ? row : found.range.top, found.range.left);
    }
  return undefined;
}

function dateFormatAt(sheet: Sheet | undefined, row: number, column: number): string | undefined {
  const numberFormat = sheet?.cellAt(row, column)?.format.numberFormat;
  return numberFormat !== undefined && isDateFormat(numberFormat) ? numberFormat : undefined;
}
