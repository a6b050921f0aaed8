import { columnToLetters, formatRange } from "../workbook/address";
import { isErrorValue, type Cell, type CellValue, type ErrorCode } from "../workbook/cell";
import { encodeCellText } from "./cellText";
import { formulaToFile, type FormulaPlace } from "./formulaText";
import type { CellElement } from "./sheetData";
import { escapeXml } from "./xml";

/** What writing cells needs to know of the rest of the workbook. */
export interface CellContext {
  readonly styleIndex: (cell: Cell) => number;
  readonly isName: (name: string) => boolean;
  /** Metadata that marks dynamic arrays, when the file has it. */
  readonly dynamicArrayMetadata: string | undefined;
}

/** The element a cell was read from, when the cell is still at its place. */
export interface CellBefore {
  readonly cell: Cell;
  readonly element: CellElement;
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly place: FormulaPlace;
  readonly prefix: string;
}

/**
 * A `c` element. Of the element it was read from it keeps what did not change: a formula as it was written (shared or
 * not), a text with its runs.
 */
export function cellXml(
  cell: Cell,
  at: CellPlace,
  context: CellContext,
  before: CellBefore | undefined,
): string {
  const { prefix } = at;
  const style = context.styleIndex(cell);
  const keepsFormula = before?.element.formula !== undefined && before.cell.formula === cell.formula;
  const formula = keepsFormula ? before.element.formula : formulaXml(cell, at, context);
  const keepsValue =
    before !== undefined &&
    isSameValue(before.cell.value, cell.value) &&
    (before.cell.formula === undefined) === (cell.formula === undefined);
  const { type, xml } = keepsValue ? keptValue(before.element, prefix) : valueXml(cell, prefix);
  const metadata = keepsFormula
    ? before.element.metadata
    : cell.array?.isDynamic === true
      ? context.dynamicArrayMetadata
      : undefined;
  const attributes =
    `r="${columnToLetters(at.column)}${at.row + 1}"` +
    (style === 0 ? "" : ` s="${style}"`) +
    (type === "n" ? "" : ` t="${type}"`) +
    (metadata === undefined ? "" : ` cm="${metadata}"`);
  const inner = formula + xml;
  return inner === "" ? `<${prefix}c ${attributes}/>` : `<${prefix}c ${attributes}>${inner}</${prefix}c>`;
}

function formulaXml({ formula, array }: Cell, at: CellPlace, context: CellContext): string {
  if (formula === undefined) return "";
  const text = escapeXml(formulaToFile(formula, at.place, context.isName));
  if (array === undefined) return `<${at.prefix}f>${text}</${at.prefix}f>`;
  const { row: top, column: left } = at;
  const range = { top, left, bottom: top + array.rows - 1, right: left + array.columns - 1 };
  return `<${at.prefix}f t="array" ref="${formatRange(range)}">${text}</${at.prefix}f>`;
}

interface WrittenValue {
  readonly type: string;
  readonly xml: string;
}

function keptValue({ type, value, inline }: CellElement, prefix: string): WrittenValue {
  return { type, xml: inline ?? (value === undefined ? "" : `<${prefix}v>${value}</${prefix}v>`) };
}

/** Errors newer than the file format have an older stand-in there. */
const FILE_ERRORS: Readonly<Partial<Record<ErrorCode, string>>> = {
  "#SPILL!": "#VALUE!",
  "#CALC!": "#VALUE!",
  "#BUSY!": "#GETTING_DATA",
};

function valueXml({ value, formula }: Cell, prefix: string): WrittenValue {
  if (value === undefined) return { type: "n", xml: "" };
  const v = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (isErrorValue(value)) return { type: "e", xml: v(FILE_ERRORS[value.error] ?? value.error) };
  if (typeof value === "boolean") return { type: "b", xml: v(value ? "1" : "0") };
  if (typeof value === "number")
    return Number.isFinite(value) ? { type: "n", xml: v(String(value)) } : { type: "e", xml: v("#NUM!") };
  const text = encodeCellText(value);
  if (formula !== undefined) return { type: "str", xml: v(text) };
  const space = /^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : "";
  return { type: "inlineStr", xml: `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>` };
}

/** Errors are compared by code: the message of a custom function is not kept in files. */
export function isSameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (a === b) return true;
  return isErrorValue(a) && isErrorValue(b) && a.error === b.error;
}

export function isSameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.formula === b.formula && a.format === b.format && isSameValue(a.value, b.value);
}
