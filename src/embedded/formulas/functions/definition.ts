import {
  Area,
  Areas,
  BAD_VALUE,
  Lambda,
  Matrix,
  isError,
  toBoolean,
  toNumber,
  toScalar,
  toText,
  type CellReader,
  type Scalar,
  type Value,
} from "../values";
import type { CellValue, ErrorValue } from "../../workbook/cell";

/** What a function may ask beside its arguments. */
export interface Call {
  /** The cell the formula stands in. */
  readonly row: number;
  readonly column: number;
  readonly reader: CellReader;
  readonly workbook: CalculationSettings;
}

export interface CalculationSettings {
  /** Local date and time as a serial of this workbook. */
  readonly now: () => number;
  readonly uses1904: boolean;
  /** Any reference or defined name, as `INDIRECT` reads it; an error when there is none. */
  readonly referenceOf: (text: string, call: Call) => Value;
  /** Rows of a column by value, kept while nothing changes; see `lookupIndex.ts`. */
  readonly positionsOf: (area: Area) => ReadonlyMap<string, readonly number[]>;
}

/**
 * One worksheet function.
 *
 * `takes` says how each argument is given, the last letter standing for all that follow: `s` one value, never an error
 * (an error among them is the result, and an array makes the function run once for each of its values); `e` the same
 * but errors are given too; `r` whatever the argument is: areas unread, arrays whole.
 */
export interface FunctionDefinition {
  readonly takes: string;
  readonly argumentsMin: number;
  readonly argumentsMax: number;
  readonly run: (args: readonly Value[], call: Call) => Value;
  /** Its result may change although its arguments do not. */
  readonly isVolatile?: boolean;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

/** A function of single values. */
export function ofScalars(
  argumentsMin: number,
  argumentsMax: number,
  run: (args: readonly Scalar[], call: Call) => Value,
): FunctionDefinition {
  return { takes: "s", argumentsMin, argumentsMax, run: run as FunctionDefinition["run"] };
}

/** A function of numbers; an argument that is not one is its result's error. */
export function ofNumbers(
  argumentsMin: number,
  argumentsMax: number,
  run: (...numbers: number[]) => number | ErrorValue,
): FunctionDefinition {
  return ofScalars(argumentsMin, argumentsMax, (args) => {
    const numbers: number[] = [];
    for (const arg of args) {
      const number = toNumber(arg);
      if (typeof number !== "number") return number;
      numbers.push(number);
    }
    return run(...numbers);
  });
}

/** A function that looks at whole areas and arrays. */
export function ofValues(
  argumentsMin: number,
  argumentsMax: number,
  run: (args: readonly Value[], call: Call) => Value,
  takes = "r",
): FunctionDefinition {
  return { takes, argumentsMin, argumentsMax, run };
}

/** Stops reading arguments at the first error: caught where the function is called, never seen by a person. */
export class ErrorFound extends Error {
  constructor(readonly value: ErrorValue) {
    super(value.error);
  }
}

export function numberOf(value: Value): number {
  const number = toNumber(toScalar(value));
  if (typeof number !== "number") throw new ErrorFound(number);
  return number;
}

export function integerOf(value: Value): number {
  return Math.trunc(numberOf(value));
}

export function textOf(value: Value): string {
  const text = toText(toScalar(value));
  if (typeof text !== "string") throw new ErrorFound(text);
  return text;
}

export function booleanOf(value: Value): boolean {
  const truth = toBoolean(toScalar(value));
  if (typeof truth !== "boolean") throw new ErrorFound(truth);
  return truth;
}

export function lambdaOf(value: Value): Lambda {
  if (value instanceof Lambda) return value;
  throw new ErrorFound(isError(value) ? value : BAD_VALUE);
}

/** An argument as a rectangle of values, trimmed to what is in use. */
export function matrixOf(value: Value): Matrix {
  if (value instanceof Matrix) return value;
  if (value instanceof Area) return value.trimmed().toMatrix();
  return new Matrix(1, 1, [toScalar(value)]);
}

/** Visits what cells and arrays hold, without the empty ones; single values as they are. */
export function forEachValue(
  args: readonly Value[],
  visit: (value: CellValue, isSingleArgument: boolean) => void,
): void {
  for (const arg of args) {
    if (arg instanceof Area) arg.forEach((value) => visit(value, false));
    else if (arg instanceof Areas) for (const area of arg.areas) area.forEach((value) => visit(value, false));
    else if (arg instanceof Matrix) {
      for (const value of arg.values) if (value !== undefined) visit(value, false);
    } else if (arg instanceof Lambda) throw new ErrorFound(BAD_VALUE);
    else visit(arg ?? 0, true);
  }
}

/**
 * The numbers that `SUM` and its kin take: of cells and arrays only numbers, of single arguments also TRUE, FALSE and
 * text that looks like a number. Any error stops.
 */
export function numbersOf(args: readonly Value[]): number[] {
  const numbers: number[] = [];
  forEachValue(args, (value, isSingleArgument) => {
    if (typeof value === "number") numbers.push(value);
    else if (isError(value)) throw new ErrorFound(value);
    else if (isSingleArgument) numbers.push(numberOf(value));
  });
  return numbers;
}
