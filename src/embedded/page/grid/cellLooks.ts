import { GENERAL, isErrorValue, type Cell } from "../../workbook/cell";
import { displayText } from "../../workbook/displayText";
import type { Sheet, Table } from "../../workbook/sheet";

/** What a General number shows at most. */
const DECIMALS_MAX = 9;

/** How one cell shows, before its column's width is considered. */
export interface CellLooks {
  readonly text: string;
  readonly align: "left" | "center" | "right";
  /** Numbers and dates never spill over their neighbours: too narrow, they show as `####`. */
  readonly isNumber: boolean;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly color: string;
  readonly fill: string;
  /** What a custom function said about its error. */
  readonly errorMessage: string;
}

export function cellLooks(
  sheet: Sheet,
  row: number,
  column: number,
  regional: { readonly localeTag: string; readonly uses1904: boolean },
): CellLooks {
  const cell = sheet.cellAt(row, column);
  const table = tableLooks(sheet, row, column);
  const { value, format } = cell ?? {};
  const ownFill = format?.fillColor;
  return {
    text: displayText(cell, regional.localeTag, regional.uses1904),
    align: alignmentOf(cell),
    isNumber: typeof value === "number",
    isBold: format?.bold ?? table?.isBold ?? false,
    isItalic: format?.italic ?? false,
    isUnderlined: format?.underline ?? false,
    color: format?.fontColor ?? (ownFill === undefined ? (table?.color ?? "") : readableOn(ownFill)),
    fill: ownFill ?? table?.fill ?? "",
    errorMessage: isErrorValue(value) ? (value.message ?? "") : "",
  };
}

/** A General number rounded to as many decimals as fit; `undefined` for other numbers, and where none is few enough. */
export function shortenedNumber(
  { value, format }: Cell,
  regional: { readonly localeTag: string; readonly uses1904: boolean },
  fits: (text: string) => boolean,
): string | undefined {
  if (typeof value !== "number" || format.numberFormat !== GENERAL.numberFormat) return undefined;
  for (let decimals = DECIMALS_MAX; decimals >= 0; decimals--) {
    const rounded = { value: Number(value.toFixed(decimals)), format };
    const text = displayText(rounded, regional.localeTag, regional.uses1904);
    if (fits(text)) return text;
  }
  return undefined;
}

function alignmentOf(cell: Cell | undefined): CellLooks["align"] {
  switch (cell?.format.horizontalAlignment) {
    case "Left":
    case "Fill":
    case "Justify":
      return "left";
    case "Center":
      return "center";
    case "Right":
      return "right";
    default: {
      const value = cell?.value;
      if (typeof value === "number") return "right";
      return typeof value === "boolean" || isErrorValue(value) ? "center" : "left";
    }
  }
}

interface TableLooks {
  readonly fill: string;
  readonly color: string;
  readonly isBold: boolean;
}

/** Accents of Office's theme, in the order in which table styles 1, 2, 3… use them. */
const ACCENTS = ["#595959", "#4472C4", "#ED7D31", "#7B7B7B", "#BF9000", "#2E75B6", "#548235"];

/** A tint of the sheet's own background, so that it fits the dark theme too. */
function bandOf(accent: string): string {
  return `color-mix(in srgb, ${accent} 20%, var(--sheet))`;
}

function tableLooks(sheet: Sheet, row: number, column: number): TableLooks | undefined {
  const table = sheet.tables.find(
    ({ range }) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
  );
  if (table === undefined || table.style === "") return undefined;
  const accent = accentOf(table);
  const isHeader = table.hasHeader && row === table.range.top;
  const isTotals = table.hasTotals && row === table.range.bottom;
  const isLight = table.style?.startsWith("TableStyleLight") ?? false;
  if (isHeader && !isLight) return { fill: accent, color: "#FFFFFF", isBold: true };
  if (isHeader || isTotals) return { fill: "", color: "", isBold: true };
  const firstRow = table.range.top + (table.hasHeader ? 1 : 0);
  return (row - firstRow) % 2 === 0 ? { fill: bandOf(accent), color: "", isBold: false } : undefined;
}

function accentOf({ style }: Table): string {
  const number = Number(/\d+$/.exec(style ?? "TableStyleMedium2")?.[0] ?? 2);
  return ACCENTS[(number - 1) % ACCENTS.length] ?? "#4472C4";
}

/** Black or white, whichever reads better on a fill; a fill from a file may be dark. */
function readableOn(fill: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16) / 255);
  const luminance = 0.299 * (red ?? 1) + 0.587 * (green ?? 1) + 0.114 * (blue ?? 1);
  return luminance > 0.55 ? "#000000" : "#FFFFFF";
}
