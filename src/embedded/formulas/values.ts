import { parseValue } from "numfmt";
import {
  isErrorValue,
  type CellRange,
  type CellValue,
  type ErrorCode,
  type ErrorValue,
} from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";

/** One value; `undefined` is an empty cell or an argument left out. */
export type Scalar = CellValue | undefined;

/** A rectangle of values, row after row, at least 1 × 1. */
export class Matrix {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly values: readonly Scalar[],
  ) {}

  static fromRows(rows: readonly (readonly Scalar[])[]): Matrix {
    return new Matrix(rows.length, rows[0]?.length ?? 0, rows.flat());
  }

  at(row: number, column: number): Scalar {
    return this.values[row * this.columns + column];
  }

  row(row: number): readonly Scalar[] {
    return this.values.slice(row * this.columns, (row + 1) * this.columns);
  }
}

/** Where formulas read cells: brings a cell up to date before giving its value. */
export interface CellReader {
  readonly sheet: Sheet;
  read(row: number, column: number): Scalar;
  /** Columns from this one on are empty; an upper bound. */
  readonly columnsUsed: number;
}

/** A reference to one rectangle of cells, not read yet. */
export class Area implements CellRange {
  constructor(
    readonly reader: CellReader,
    readonly top: number,
    readonly left: number,
    readonly bottom: number,
    readonly right: number,
  ) {}

  get rows(): number {
    return this.bottom - this.top + 1;
  }

  get columns(): number {
    return this.right - this.left + 1;
  }

  get isOneCell(): boolean {
    return this.top === this.bottom && this.left === this.right;
  }

  at(row: number, column: number): Scalar {
    return this.reader.read(this.top + row, this.left + column);
  }

  /** Without the empty rows and columns below and right of everything ever written, but at least one cell. */
  trimmed(): Area {
    const bottom = Math.max(this.top, Math.min(this.bottom, this.reader.sheet.rowCount - 1));
    const right = Math.max(this.left, Math.min(this.right, this.reader.columnsUsed - 1));
    return bottom === this.bottom && right === this.right
      ? this
      : new Area(this.reader, this.top, this.left, bottom, right);
  }

  toMatrix(): Matrix {
    const { reader, top, left, bottom, right, rows, columns } = this;
    const values: Scalar[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) values.push(reader.read(row, column));
    return new Matrix(rows, columns, values);
  }

  /** Visits the cells that hold something. */
  forEach(visit: (value: CellValue) => void): void {
    const { reader, top, left, bottom, right } = this.trimmed();
    for (let row = top; row <= bottom; row++) {
      if (reader.sheet.rowAt(row) === undefined) continue;
      for (let column = left; column <= right; column++) {
        const value = reader.read(row, column);
        if (value !== undefined) visit(value);
      }
    }
  }
}

/** Several areas at once, as `(A1:A3,C1)` refers to. */
export class Areas {
  constructor(readonly areas: readonly Area[]) {}
}

export class Lambda {
  constructor(
    readonly parameterCount: number,
    readonly call: (args: readonly Value[]) => Value,
  ) {}
}

/** What an expression can give. */
export type Value = Scalar | Matrix | Area | Areas | Lambda;

const ERRORS = new Map<ErrorCode, ErrorValue>();

/** The shared value of an error without a message. */
export function errorOf(error: ErrorCode): ErrorValue {
  let value = ERRORS.get(error);
  if (value === undefined) ERRORS.set(error, (value = { error }));
  return value;
}

export const NOT_AVAILABLE = errorOf("#N/A");
export const BAD_VALUE = errorOf("#VALUE!");
export const BAD_REFERENCE = errorOf("#REF!");
export const BAD_NUMBER = errorOf("#NUM!");
export const UNKNOWN_NAME = errorOf("#NAME?");
export const DIVISION_BY_ZERO = errorOf("#DIV/0!");
export const NO_INTERSECTION = errorOf("#NULL!");
export const BUSY = errorOf("#BUSY!");
export const NO_RESULT = errorOf("#CALC!");

export function isError(value: Value): value is ErrorValue {
  return isErrorValue(value) && !(value instanceof Matrix || value instanceof Area);
}

/** A number as Excel holds it, or the error it turns into. */
export function checkedNumber(value: number): number | ErrorValue {
  if (!Number.isFinite(value)) return BAD_NUMBER;
  return value === 0 ? 0 : value;
}

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** How amounts and dates begin; telling other texts apart at once keeps conditions on text columns quick. */
const MAY_BE_NUMBER = /^[\d.+\-($€£¥]|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Text as `VALUE` reads it in en-US: numbers, percentages, amounts, dates and times; else `undefined`. */
export function textToNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (PLAIN_NUMBER.test(trimmed)) return Number(trimmed);
  if (!MAY_BE_NUMBER.test(trimmed) || !/\d/.test(trimmed)) return undefined;
  const parsed = parseValue(trimmed, { locale: "en" })?.v;
  return typeof parsed === "number" ? parsed : undefined;
}

/** As arithmetic takes it: empty is 0, TRUE is 1, text that looks like a number is that number. */
export function toNumber(value: Scalar): number | ErrorValue {
  if (typeof value === "number") return value;
  if (value === undefined) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return textToNumber(value) ?? BAD_VALUE;
  return value;
}

/** As `&` takes it: numbers with up to 15 digits, `TRUE` and `FALSE` in capitals. */
export function toText(value: Scalar): string | ErrorValue {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value;
}

/** As `IF` takes its condition. */
export function toBoolean(value: Scalar): boolean | ErrorValue {
  if (typeof value === "boolean") return value;
  if (value === undefined) return false;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string") {
    const upper = value.toUpperCase();
    return upper === "TRUE" ? true : upper === "FALSE" ? false : BAD_VALUE;
  }
  return value;
}

/** A number as the General format writes it in a text of any width: at most 15 significant digits. */
export function numberToText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e21 || size < 1e-9) {
    const [mantissa = "", exponent = "0"] = value.toExponential(14).split("e");
    const digits = mantissa.replace(/\.?0+$/, "");
    const power = Number(exponent);
    return `${digits}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  return String(Number(value.toPrecision(15)));
}

const collator = new Intl.Collator("en", { sensitivity: "accent" });

function rank(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  return typeof value === "boolean" ? 2 : 3;
}

/**
 * Order of two values as Excel sorts and compares them: numbers, then texts without regard to case, then FALSE and
 * TRUE, then errors. An empty cell counts as the other side's zero, `""` or FALSE.
 *
 * @returns below, above or exactly 0.
 */
export function compareValues(left: Scalar, right: Scalar): number {
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return rank(a) - rank(b);
}

function emptyLike(other: Scalar): CellValue {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0 : collator.compare(a, b) || (a < b ? -1 : 1);
}

/** Excel compares what 15 significant digits can tell apart, so 0.1 + 0.2 equals 0.3. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  const distance = a - b;
  if (Math.abs(distance) > 1e-14 * Math.max(Math.abs(a), Math.abs(b))) return distance;
  return Number(a.toPrecision(15)) - Number(b.toPrecision(15));
}

/** Values equal as `=` tells them: without case for text. */
export function areEqual(left: Scalar, right: Scalar): boolean {
  return compareValues(left, right) === 0;
}

/** The one value of a 1 × 1 matrix or area; larger ones as a matrix. */
export function dereference(value: Value): Scalar | Matrix | Lambda {
  if (value instanceof Area) return value.isOneCell ? value.at(0, 0) : value.trimmed().toMatrix();
  if (value instanceof Matrix) return value.values.length === 1 ? value.values[0] : value;
  if (value instanceof Areas) return BAD_VALUE;
  return value;
}

/** The value at the top left; errors for what has none. */
export function toScalar(value: Value): Scalar {
  if (value instanceof Area) return value.at(0, 0);
  if (value instanceof Matrix) return value.values[0];
  if (value instanceof Areas) return BAD_VALUE;
  return value instanceof Lambda ? NO_RESULT : value;
}
