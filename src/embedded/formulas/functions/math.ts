import {
  Area,
  Areas,
  BAD_NUMBER,
  BAD_VALUE,
  DIVISION_BY_ZERO,
  Matrix,
  isError,
  type Scalar,
  type Value,
} from "../values";
import {
  ErrorFound,
  forEachValue,
  integerOf,
  matrixOf,
  numbersOf,
  ofNumbers,
  ofValues,
  type FunctionTable,
} from "./definition";
import { average, countNumbers, largest, sampleVariance, smallest, sum, variance } from "./aggregates";

/** Rounds half away from zero in decimal, so that 1.005 to two places is 1.01 as in Excel. */
export function roundTo(value: number, places: number): number {
  return shifted(value, places, (scaled) => Math.sign(scaled) * Math.round(Math.abs(scaled)));
}

function shifted(value: number, places: number, round: (scaled: number) => number): number {
  const digits = Math.trunc(places);
  if (digits > 300 || value === 0) return value;
  // Through decimal text: 1.005 * 100 would be 100.49999999999999.
  const [mantissa = "0", exponent = "0"] = value.toPrecision(15).split("e");
  const scaled = Number(`${mantissa}e${Number(exponent) + digits}`);
  const [rounded = "0", power = "0"] = String(round(scaled)).split("e");
  return Number(`${rounded}e${Number(power) - digits}`);
}

function roundToward(value: number, places: number): number {
  return shifted(value, places, Math.trunc);
}

function roundAway(value: number, places: number): number {
  return shifted(value, places, (scaled) => Math.sign(scaled) * Math.ceil(Math.abs(scaled)));
}

/** A quotient that is a whole number but for the 15th digit is that number. */
function steps(value: number, step: number): number {
  const quotient = value / step;
  const nearest = Math.round(quotient);
  return Math.abs(quotient - nearest) < 1e-11 * Math.max(1, Math.abs(nearest)) ? nearest : quotient;
}

/** Seven times 0.2 is 1.4 and not 1.4000000000000001. */
function multipleOf(step: number, count: number): number {
  return Number((step * count).toPrecision(15));
}

function modulo(value: number, divisor: number): number {
  return value - divisor * Math.floor(steps(value, divisor));
}

function ceiling(value: number, significance: number): number {
  return significance === 0 ? 0 : multipleOf(significance, Math.ceil(steps(value, significance)));
}

function floor(value: number, significance: number): number {
  return multipleOf(significance, Math.floor(steps(value, significance)));
}

/** `SUBTOTAL` and `AGGREGATE` by number; those above 100 leave out hidden rows. */
const SUBTOTALS: readonly ((numbers: readonly number[]) => number)[] = [
  average,
  countNumbers,
  countNumbers,
  largest,
  smallest,
  (numbers) => numbers.reduce((product, number) => product * number, 1),
  (numbers) => Math.sqrt(sampleVariance(numbers)),
  (numbers) => Math.sqrt(variance(numbers)),
  sum,
  sampleVariance,
  variance,
];

function subtotal(args: readonly Value[]): Value {
  const kind = integerOf(args[0]);
  const aggregate = SUBTOTALS[(kind > 100 ? kind - 100 : kind) - 1];
  if (!aggregate) return BAD_VALUE;
  const numbers: number[] = [];
  let filled = 0;
  for (const arg of args.slice(1)) {
    const areas = arg instanceof Areas ? arg.areas : arg instanceof Area ? [arg] : undefined;
    if (areas === undefined) return BAD_VALUE;
    for (const area of areas) {
      const { reader, top, bottom, left, right } = area.trimmed();
      for (let row = top; row <= bottom; row++) {
        // Filtered rows are left out always, rows hidden by hand only above 100; the workbook knows one kind.
        if (reader.sheet.hiddenRows.has(row)) continue;
        for (let column = left; column <= right; column++) {
          const cell = reader.sheet.cellAt(row, column);
          if (cell?.formula !== undefined && /SUBTOTAL\(|AGGREGATE\(/i.test(cell.formula)) continue;
          const value = reader.read(row, column);
          if (value === undefined) continue;
          filled++;
          if (typeof value === "number") numbers.push(value);
          else if (isError(value) && kind % 100 !== 3 && kind % 100 !== 2) return value;
        }
      }
    }
  }
  if (kind % 100 === 3) return filled;
  return aggregate(numbers);
}

function sumProduct(args: readonly Value[]): Value {
  const matrices = args.map((arg) => (arg instanceof Area ? arg : matrixOf(arg)));
  const rows = matrices[0]!.rows;
  const columns = matrices[0]!.columns;
  if (matrices.some((matrix) => matrix.rows !== rows || matrix.columns !== columns)) return BAD_VALUE;
  const first = matrices[0]!;
  const height = first instanceof Area ? first.trimmed().rows : rows;
  const width = first instanceof Area ? first.trimmed().columns : columns;
  let total = 0;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let product = 1;
      for (const matrix of matrices) {
        const value: Scalar = matrix.at(row, column);
        if (isError(value)) return value;
        product *= typeof value === "number" ? value : 0;
      }
      total += product;
    }
  return total;
}

function factorial(value: number): number {
  let product = 1;
  for (let i = 2; i <= Math.trunc(value); i++) product *= i;
  return product;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

export const MATH: FunctionTable = {
  SUM: ofValues(1, 255, (args) => sum(numbersOf(args))),
  PRODUCT: ofValues(1, 255, (args) => {
    const numbers = numbersOf(args);
    return numbers.length === 0 ? 0 : numbers.reduce((product, number) => product * number, 1);
  }),
  SUMSQ: ofValues(1, 255, (args) => sum(numbersOf(args).map((number) => number * number))),
  SUMPRODUCT: ofValues(1, 255, sumProduct),
  SUBTOTAL: ofValues(2, 255, subtotal),
  AGGREGATE: ofValues(3, 255, (args) => {
    const options = integerOf(args[1]);
    const ignoresErrors = options === 2 || options === 3 || options === 6 || options === 7;
    const kind = integerOf(args[0]);
    if (!ignoresErrors) return subtotal([kind, ...args.slice(2)]);
    const numbers: number[] = [];
    forEachValue(args.slice(2, kind >= 14 ? 3 : undefined), (value) => {
      if (typeof value === "number") numbers.push(value);
    });
    if (kind >= 14) {
      const k = integerOf(args[3]);
      numbers.sort((a, b) => (kind === 14 ? b - a : a - b));
      return numbers[k - 1] ?? BAD_NUMBER;
    }
    return SUBTOTALS[kind - 1]?.(numbers) ?? BAD_VALUE;
  }),
  ABS: ofNumbers(1, 1, Math.abs),
  SIGN: ofNumbers(1, 1, Math.sign),
  INT: ofNumbers(1, 1, Math.floor),
  TRUNC: ofNumbers(1, 2, (value, places = 0) => roundToward(value, places)),
  ROUND: ofNumbers(2, 2, roundTo),
  ROUNDUP: ofNumbers(2, 2, roundAway),
  ROUNDDOWN: ofNumbers(2, 2, roundToward),
  MROUND: ofNumbers(2, 2, (value, multiple) => {
    if (multiple === 0) return 0;
    if (value * multiple < 0) return BAD_NUMBER;
    return multipleOf(multiple, Math.round(steps(value, multiple)));
  }),
  CEILING: ofNumbers(2, 2, (value, step) => (value > 0 && step < 0 ? BAD_NUMBER : ceiling(value, step))),
  FLOOR: ofNumbers(2, 2, (value, step) =>
    step === 0
      ? value === 0
        ? 0
        : DIVISION_BY_ZERO
      : value > 0 && step < 0
        ? BAD_NUMBER
        : floor(value, step),
  ),
  "CEILING.MATH": ofNumbers(1, 3, (value, step = 1, mode = 0) =>
    value < 0 && mode !== 0 ? -ceiling(-value, Math.abs(step)) : ceiling(value, Math.abs(step)),
  ),
  "FLOOR.MATH": ofNumbers(1, 3, (value, step = 1, mode = 0) =>
    step === 0 ? 0 : value < 0 && mode !== 0 ? -floor(-value, Math.abs(step)) : floor(value, Math.abs(step)),
  ),
  EVEN: ofNumbers(1, 1, (value) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2),
  ODD: ofNumbers(1, 1, (value) =>
    value === 0 ? 1 : Math.sign(value) * (Math.ceil((Math.abs(value) - 1) / 2) * 2 + 1),
  ),
  MOD: ofNumbers(2, 2, (value, divisor) => (divisor === 0 ? DIVISION_BY_ZERO : modulo(value, divisor))),
  QUOTIENT: ofNumbers(2, 2, (value, divisor) =>
    divisor === 0 ? DIVISION_BY_ZERO : Math.trunc(value / divisor),
  ),
  POWER: ofNumbers(2, 2, (base, exponent) =>
    base === 0 && exponent === 0
      ? BAD_NUMBER
      : base === 0 && exponent < 0
        ? DIVISION_BY_ZERO
        : base ** exponent,
  ),
  SQRT: ofNumbers(1, 1, (value) => (value < 0 ? BAD_NUMBER : Math.sqrt(value))),
  EXP: ofNumbers(1, 1, Math.exp),
  LN: ofNumbers(1, 1, (value) => (value <= 0 ? BAD_NUMBER : Math.log(value))),
  LOG10: ofNumbers(1, 1, (value) => (value <= 0 ? BAD_NUMBER : Math.log10(value))),
  LOG: ofNumbers(1, 2, (value, base = 10) =>
    value <= 0 || base <= 0 ? BAD_NUMBER : base === 1 ? DIVISION_BY_ZERO : logarithm(value, base),
  ),
  PI: ofNumbers(0, 0, () => Math.PI),
  SIN: ofNumbers(1, 1, Math.sin),
  COS: ofNumbers(1, 1, Math.cos),
  TAN: ofNumbers(1, 1, Math.tan),
  ASIN: ofNumbers(1, 1, Math.asin),
  ACOS: ofNumbers(1, 1, Math.acos),
  ATAN: ofNumbers(1, 1, Math.atan),
  ATAN2: ofNumbers(2, 2, (x, y) => (x === 0 && y === 0 ? DIVISION_BY_ZERO : Math.atan2(y, x))),
  RADIANS: ofNumbers(1, 1, (degrees) => (degrees * Math.PI) / 180),
  DEGREES: ofNumbers(1, 1, (radians) => (radians * 180) / Math.PI),
  FACT: ofNumbers(1, 1, (value) => (value < 0 ? BAD_NUMBER : factorial(value))),
  COMBIN: ofNumbers(2, 2, (n, k) => {
    if (k < 0 || n < k) return BAD_NUMBER;
    let combinations = 1;
    for (let i = 1; i <= Math.trunc(k); i++) combinations = (combinations * (Math.trunc(n) - i + 1)) / i;
    return Math.round(combinations);
  }),
  GCD: ofValues(1, 255, (args) => numbersOf(args).map(Math.trunc).reduce(greatestDivisor, 0)),
  LCM: ofValues(1, 255, (args) =>
    numbersOf(args)
      .map(Math.trunc)
      .reduce((a, b) => (a === 0 || b === 0 ? 0 : (a / greatestDivisor(a, b)) * b), 1),
  ),
  RAND: { ...ofNumbers(0, 0, Math.random), isVolatile: true },
  RANDBETWEEN: {
    ...ofNumbers(2, 2, (low, high) =>
      high < low
        ? BAD_NUMBER
        : Math.ceil(low) + Math.floor(Math.random() * (Math.floor(high) - Math.ceil(low) + 1)),
    ),
    isVolatile: true,
  },
  MMULT: ofValues(2, 2, ([first, second]) => {
    const a = matrixOf(first);
    const b = matrixOf(second);
    if (a.columns !== b.rows) return BAD_VALUE;
    const values: number[] = [];
    for (let row = 0; row < a.rows; row++)
      for (let column = 0; column < b.columns; column++) {
        let total = 0;
        for (let i = 0; i < a.columns; i++) {
          const x = a.at(row, i);
          const y = b.at(i, column);
          if (typeof x !== "number" || typeof y !== "number") throw new ErrorFound(BAD_VALUE);
          total += x * y;
        }
        values.push(total);
      }
    return new Matrix(a.rows, b.columns, values);
  }),
};

function logarithm(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}
