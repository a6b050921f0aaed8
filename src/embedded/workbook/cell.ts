/** Errors a cell can show. */
export const ERROR_CODES = [
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#DIV/0!",
  "#NUM!",
  "#NULL!",
  "#BUSY!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorValue {
  readonly error: ErrorCode;
  /** What Excel shows on hover: only custom functions give one. */
  readonly message?: string;
}

/** What a cell holds or its formula gives. An empty cell holds nothing (`undefined`), never `""`. */
export type CellValue = string | number | boolean | ErrorValue;

/** Looks of a cell; shared between cells and never changed in place (see `formats.ts`). */
export interface CellFormat {
  /** en-US code, such as `m/d/yyyy`; `General` by default. */
  readonly numberFormat: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** `#RRGGBB`. */
  readonly fontColor?: string;
  readonly fillColor?: string;
  readonly wrapText?: boolean;
  readonly horizontalAlignment?: "General" | "Left" | "Center" | "Right" | "Fill" | "Justify";
  readonly verticalAlignment?: "Top" | "Center" | "Bottom";
  /** The cell was typed with a leading apostrophe: its content is text whatever it looks like. */
  readonly isQuoted?: boolean;
  readonly isLocked?: boolean;
  /** Index of the `xf` in the file's styles this format was read from; a changed format has none. */
  readonly fileStyle?: number;
  /** Index of the `xf` a changed format came from: what is not modelled here (borders…) is kept from it. */
  readonly basedOnFileStyle?: number;
}

export const GENERAL: CellFormat = { numberFormat: "General" };

/** One cell. Replaced, never changed in place, so that two readers can compare by identity. */
export interface Cell {
  readonly value?: CellValue;
  /** In en-US, starting with `=`; then `value` is its last result. */
  readonly formula?: string;
  readonly format: CellFormat;
  /** The formula is an array formula of the file, over this many cells; the others hold their results only. */
  readonly array?: ArrayExtent;
}

export interface ArrayExtent {
  readonly rows: number;
  readonly columns: number;
  /** Spills by itself; the others were entered with Ctrl+Shift+Enter. */
  readonly isDynamic: boolean;
}

export function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === "object" && value !== null && "error" in value;
}

/** Zero-based, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const ROW_COUNT = 1_048_576;
export const COLUMN_COUNT = 16_384;
export const CELL_TEXT_MAX = 32_767;
