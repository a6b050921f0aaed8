import { parseAddress } from "../workbook/address";
import {
  ERROR_CODES,
  GENERAL,
  type ArrayExtent,
  type Cell,
  type CellFormat,
  type CellRange,
  type CellValue,
} from "../workbook/cell";
import { dateToSerial } from "../workbook/serialDate";
import type { Sheet, Table } from "../workbook/sheet";
import { decodeCellText, richText } from "./cellText";
import { formulaFromFile, type FormulaPlace } from "./formulaText";
import { cellElements, rowAttributes, rowElements, type CellElement, type RowElement } from "./sheetData";
import { shareFormula, type SharedFormula } from "./sharedFormula";
import {
  childNamed,
  childrenNamed,
  decodeEntities,
  flag,
  numberAttribute,
  readTag,
  XmlError,
  type XmlDocument,
} from "./xml";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly uses1904: boolean;
  readonly tables: readonly Table[];
  /** Cell metadata indexes that mark dynamic arrays. */
  readonly dynamicArrays: ReadonlySet<string>;
}

/** Elements of a sheet too big for the tree. */
export const OPAQUE_IN_SHEETS: ReadonlySet<string> = new Set(["sheetData"]);

/** Fills `sheet` from its part. Throws {@link XmlError} when the part makes no sense. */
export function readSheet(document: XmlDocument, sheet: Sheet, context: SheetContext): void {
  const { root } = document;
  readCells(document, sheet, context);
  sheet.merges = childrenNamed(childNamed(root, "mergeCells"), "mergeCell").flatMap((merge) => {
    const range = rangeOf(merge.attributes.get("ref"));
    return range === undefined ? [] : [range];
  });
  sheet.isProtected = flag(childNamed(root, "sheetProtection"), "sheet");
  const pane = childNamed(childNamed(childNamed(root, "sheetViews"), "sheetView"), "pane");
  if (/^frozen/.test(pane?.attributes.get("state") ?? "")) {
    sheet.frozenRows = numberAttribute(pane, "ySplit") ?? 0;
    sheet.frozenColumns = numberAttribute(pane, "xSplit") ?? 0;
  }
  for (const column of childrenNamed(childNamed(root, "cols"), "col")) {
    const width = numberAttribute(column, "width");
    const first = numberAttribute(column, "min");
    const last = numberAttribute(column, "max");
    if (width === undefined || first === undefined || last === undefined) continue;
    // One element may cover all columns to the right; their width is of no use here.
    if (last - first > WIDE_COLUMNS_MAX) continue;
    for (let index = first - 1; index < last; index++) sheet.columnWidths.set(index, widthToPixels(width));
  }
}

const WIDE_COLUMNS_MAX = 1_000;
const DIGIT_WIDTH_PIXELS = 7;

/** Widths count digits of the default font, 7 pixels wide, padding included. */
export function widthToPixels(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / DIGIT_WIDTH_PIXELS)) / 256) * DIGIT_WIDTH_PIXELS);
}

export function pixelsToWidth(pixels: number): number {
  return Math.round((pixels / DIGIT_WIDTH_PIXELS) * 256) / 256;
}

export function rangeOf(reference: string | undefined): CellRange | undefined {
  return reference === undefined ? undefined : parseAddress(reference)?.range;
}

interface SharedMaster {
  readonly row: number;
  readonly column: number;
  readonly formula: SharedFormula;
}

function readCells({ root, text, prefix }: XmlDocument, sheet: Sheet, context: SheetContext): void {
  const sheetData = childNamed(root, "sheetData");
  if (sheetData === undefined) return;
  const shared = new Map<string, SharedMaster>();
  const formulas = new Map<string, string>();
  const emptyCells = new Map<CellFormat, Cell>();
  for (const row of rowElements(text, sheetData.innerStart, sheetData.innerEnd, prefix)) {
    readRowLooks(text, row, sheet);
    for (const element of cellElements(text, row, prefix)) {
      const format = context.formats[element.style] ?? GENERAL;
      const value = valueOf(element, context, prefix);
      if (element.formula !== undefined) {
        const place = placeOf(context.tables, row.row, element.column);
        const read = readFormula(element, row.row, { shared, formulas, place, prefix, context });
        sheet.setCell(row.row, element.column, cellWith(format, value, read));
      } else if (value !== undefined && value !== "")
        sheet.setCell(row.row, element.column, { value, format });
      else if (format !== GENERAL) {
        // Cells with looks only are many and all alike.
        let empty = emptyCells.get(format);
        if (empty === undefined) emptyCells.set(format, (empty = { format }));
        sheet.setCell(row.row, element.column, empty);
      }
    }
  }
}

function readRowLooks(text: string, row: RowElement, sheet: Sheet): void {
  const tag = text.slice(row.start, row.innerStart);
  if (!tag.includes("hidden") && !tag.includes("ht=")) return;
  const attributes = rowAttributes(text, row);
  const hidden = attributes.get("hidden");
  if (hidden === "1" || hidden === "true") sheet.hiddenRows.add(row.row);
  const height = Number(attributes.get("ht"));
  if (height > 0) sheet.rowHeights.set(row.row, height);
}

interface ReadFormula {
  readonly formula: string | undefined;
  readonly array: ArrayExtent | undefined;
}

function cellWith(format: CellFormat, value: CellValue | undefined, { formula, array }: ReadFormula): Cell {
  return {
    ...(value === undefined ? {} : { value }),
    ...(formula === undefined ? {} : { formula }),
    format,
    ...(array === undefined ? {} : { array }),
  };
}

/** The table around a cell below its header, if any. */
export function placeOf(tables: readonly Table[], row: number, column: number): FormulaPlace {
  for (const { name, range } of tables)
    if (row >= range.top && row <= range.bottom && column >= range.left && column <= range.right)
      return { tableName: name };
  return {};
}

function readFormula(
  element: CellElement,
  row: number,
  known: {
    readonly shared: Map<string, SharedMaster>;
    readonly formulas: Map<string, string>;
    readonly place: FormulaPlace;
    readonly prefix: string;
    readonly context: SheetContext;
  },
): ReadFormula {
  const { attributes, closesItself, end } = readTag(element.formula!, 0);
  const close = element.formula!.lastIndexOf("</");
  const text = closesItself ? "" : decodeEntities(element.formula!.slice(end, close));
  const type = attributes.get("t");
  if (type === "dataTable") return { formula: undefined, array: undefined };
  const index = attributes.get("si") ?? "";
  const master = type === "shared" ? known.shared.get(index) : undefined;
  if (type === "shared" && text !== "")
    known.shared.set(index, { row, column: element.column, formula: shareFormula(text) });
  const written =
    text === "" && master !== undefined
      ? master.formula(row - master.row, element.column - master.column)
      : text;
  if (written === "") return { formula: undefined, array: undefined };
  // Fills of one formula with structured references are the same text in every row.
  const key = `${known.place.tableName ?? ""}\n${written}`;
  let formula = known.formulas.get(key);
  if (formula === undefined) known.formulas.set(key, (formula = formulaFromFile(written, known.place)));
  const range = type === "array" ? rangeOf(attributes.get("ref")) : undefined;
  const array =
    range === undefined
      ? undefined
      : {
          rows: range.bottom - range.top + 1,
          columns: range.right - range.left + 1,
          isDynamic: element.metadata !== undefined && known.context.dynamicArrays.has(element.metadata),
        };
  return { formula, array };
}

const ERRORS: ReadonlyMap<string, CellValue> = new Map(ERROR_CODES.map((error) => [error, { error }]));

function valueOf(element: CellElement, context: SheetContext, prefix: string): CellValue | undefined {
  const { type, value, inline } = element;
  if (type === "inlineStr") return inline === undefined ? value : richText(inline, prefix);
  if (value === undefined) return undefined;
  switch (type) {
    case "s": {
      const shared = context.sharedStrings[Number(value)];
      if (shared === undefined) throw new XmlError("shared string");
      return shared;
    }
    case "str":
      return decodeCellText(value);
    case "b":
      return value === "1" || value === "true";
    case "e":
      return ERRORS.get(decodeEntities(value)) ?? ERRORS.get("#VALUE!");
    case "d":
      return isoDateToSerial(value, context.uses1904);
    default: {
      if (value.trim() === "") return undefined;
      const number = Number(value);
      if (Number.isNaN(number)) throw new XmlError("number");
      return number;
    }
  }
}

const SECONDS_PER_DAY = 86_400;

/** Dates are rarely written as text in cells, but they may be. What is no date stays text. */
function isoDateToSerial(text: string, uses1904: boolean): CellValue {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text);
  if (match === null) return text;
  const [, year, month, day, hours, minutes, seconds] = match;
  const serial = dateToSerial({ year: Number(year), month: Number(month), day: Number(day) }, uses1904);
  if (serial === undefined) return text;
  const elapsed = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return serial + elapsed / SECONDS_PER_DAY;
}
