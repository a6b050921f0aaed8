import {
  Area,
  BAD_NUMBER,
  BAD_VALUE,
  DIVISION_BY_ZERO,
  Matrix,
  NOT_AVAILABLE,
  isError,
  type Value,
} from "../values";
import { average, largest, sampleVariance, smallest, sum, variance } from "./aggregates";
import { forEachMatch } from "./criteria";
import {
  ErrorFound,
  forEachValue,
  integerOf,
  matrixOf,
  numberOf,
  numbersOf,
  ofValues,
  type Call,
  type FunctionDefinition,
  type FunctionTable,
} from "./definition";

/** A function of the numbers among its arguments. */
function ofAllNumbers(run: (numbers: readonly number[]) => Value): FunctionDefinition {
  return ofValues(1, 255, (args) => run(numbersOf(args)));
}

/** As `AVERAGEA` counts: text is 0, TRUE is 1. */
function numbersWithText(args: readonly Value[]): number[] {
  const numbers: number[] = [];
  forEachValue(args, (value, isSingleArgument) => {
    if (isError(value)) throw new ErrorFound(value);
    if (typeof value === "string") numbers.push(isSingleArgument ? numberOf(value) : 0);
    else numbers.push(Number(value));
  });
  return numbers;
}

function ordered(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

function median(numbers: readonly number[]): Value {
  if (numbers.length === 0) return BAD_NUMBER;
  const sorted = ordered(numbers);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function percentile(numbers: readonly number[], share: number): Value {
  if (numbers.length === 0 || share < 0 || share > 1) return BAD_NUMBER;
  const sorted = ordered(numbers);
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

function percentileExclusive(numbers: readonly number[], share: number): Value {
  const position = share * (numbers.length + 1) - 1;
  if (position < 0 || position > numbers.length - 1) return BAD_NUMBER;
  const sorted = ordered(numbers);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

function rankOf(args: readonly Value[], ofEquals: (first: number, count: number) => number): Value {
  const number = numberOf(args[0]);
  const isAscending = args.length > 2 && numberOf(args[2]) !== 0;
  const numbers = numbersOf([args[1]]);
  const equals = numbers.filter((other) => other === number).length;
  if (equals === 0) return NOT_AVAILABLE;
  const before = numbers.filter((other) => (isAscending ? other < number : other > number)).length;
  return ofEquals(before + 1, equals);
}

/** The numbers of `values` where the conditions hold. */
function matchingNumbers(values: Value, pairs: readonly Value[], call: Call): number[] {
  const source = values instanceof Area ? values : matrixOf(values);
  const conditions = pairs[0];
  const sized = conditions instanceof Area ? conditions : matrixOf(conditions);
  if (source.rows !== sized.rows || source.columns !== sized.columns) throw new ErrorFound(BAD_VALUE);
  const numbers: number[] = [];
  forEachMatch(pairs, call, (row, column) => {
    const value = source.at(row, column);
    if (typeof value === "number") numbers.push(value);
    else if (isError(value)) throw new ErrorFound(value);
  });
  return numbers;
}

/** SUMIF's sum range only gives its top left cell: it is as large as the range of the condition. */
function matchingNumbersResized(args: readonly Value[], call: Call): number[] {
  const [range, wanted, values] = args;
  if (!(range instanceof Area) || !(values instanceof Area))
    return matchingNumbers(values ?? range, [range, wanted], call);
  const { reader, top, left } = values;
  const resized = new Area(reader, top, left, top + range.rows - 1, left + range.columns - 1);
  return matchingNumbers(resized, [range, wanted], call);
}

function countIfs(pairs: readonly Value[], call: Call): number {
  let count = 0;
  forEachMatch(pairs, call, () => count++);
  return count;
}

/** `r` for the ranges, `e` for the conditions: an array of conditions gives an array of results. */
function pairsAfter(start: string): string {
  return start + "re".repeat(127);
}

export const STATISTICS: FunctionTable = {
  COUNT: ofValues(1, 255, (args) => {
    let count = 0;
    forEachValue(args, (value, isSingleArgument) => {
      if (typeof value === "number") count++;
      else if (isSingleArgument && !isError(value) && value !== "" && !Number.isNaN(Number(value))) count++;
    });
    return count;
  }),
  COUNTA: ofValues(1, 255, (args) => {
    let count = 0;
    forEachValue(args, () => count++);
    return count;
  }),
  COUNTBLANK: ofValues(1, 1, ([range]) => {
    const source = range instanceof Area ? range : matrixOf(range);
    let filled = 0;
    forEachValue([range], (value) => {
      if (value !== "") filled++;
    });
    return source.rows * source.columns - filled;
  }),
  COUNTIF: ofValues(2, 2, countIfs, "re"),
  COUNTIFS: ofValues(2, 254, countIfs, pairsAfter("")),
  SUMIF: ofValues(2, 3, (args, call) => sum(matchingNumbersResized(args, call)), "rer"),
  SUMIFS: ofValues(
    3,
    255,
    ([values, ...pairs], call) => sum(matchingNumbers(values, pairs, call)),
    pairsAfter("r"),
  ),
  AVERAGEIF: ofValues(2, 3, (args, call) => average(matchingNumbersResized(args, call)), "rer"),
  AVERAGEIFS: ofValues(
    3,
    255,
    ([values, ...pairs], call) => average(matchingNumbers(values, pairs, call)),
    pairsAfter("r"),
  ),
  MAXIFS: ofValues(
    3,
    255,
    ([values, ...pairs], call) => largest(matchingNumbers(values, pairs, call)),
    pairsAfter("r"),
  ),
  MINIFS: ofValues(
    3,
    255,
    ([values, ...pairs], call) => smallest(matchingNumbers(values, pairs, call)),
    pairsAfter("r"),
  ),
  AVERAGE: ofAllNumbers(average),
  AVERAGEA: ofValues(1, 255, (args) => average(numbersWithText(args))),
  MAX: ofAllNumbers(largest),
  MAXA: ofValues(1, 255, (args) => largest(numbersWithText(args))),
  MIN: ofAllNumbers(smallest),
  MINA: ofValues(1, 255, (args) => smallest(numbersWithText(args))),
  MEDIAN: ofAllNumbers(median),
  "MODE.SNGL": ofAllNumbers(mode),
  MODE: ofAllNumbers(mode),
  STDEV: ofAllNumbers((numbers) => Math.sqrt(sampleVariance(numbers))),
  "STDEV.S": ofAllNumbers((numbers) => Math.sqrt(sampleVariance(numbers))),
  STDEVP: ofAllNumbers((numbers) => Math.sqrt(variance(numbers))),
  "STDEV.P": ofAllNumbers((numbers) => Math.sqrt(variance(numbers))),
  VAR: ofAllNumbers(sampleVariance),
  "VAR.S": ofAllNumbers(sampleVariance),
  VARP: ofAllNumbers(variance),
  "VAR.P": ofAllNumbers(variance),
  GEOMEAN: ofAllNumbers((numbers) =>
    numbers.some((number) => number <= 0)
      ? BAD_NUMBER
      : Math.exp(average(numbers.map((number) => Math.log(number)))),
  ),
  LARGE: ofValues(
    2,
    2,
    ([values, k]) => ordered(numbersOf([values])).at(-Math.ceil(numberOf(k))) ?? BAD_NUMBER,
    "rs",
  ),
  SMALL: ofValues(
    2,
    2,
    ([values, k]) => ordered(numbersOf([values]))[Math.ceil(numberOf(k)) - 1] ?? BAD_NUMBER,
    "rs",
  ),
  PERCENTILE: ofValues(2, 2, ([values, share]) => percentile(numbersOf([values]), numberOf(share)), "rs"),
  "PERCENTILE.INC": ofValues(
    2,
    2,
    ([values, share]) => percentile(numbersOf([values]), numberOf(share)),
    "rs",
  ),
  "PERCENTILE.EXC": ofValues(
    2,
    2,
    ([values, share]) => percentileExclusive(numbersOf([values]), numberOf(share)),
    "rs",
  ),
  QUARTILE: ofValues(
    2,
    2,
    ([values, quarter]) => percentile(numbersOf([values]), integerOf(quarter) / 4),
    "rs",
  ),
  "QUARTILE.INC": ofValues(
    2,
    2,
    ([values, quarter]) => percentile(numbersOf([values]), integerOf(quarter) / 4),
    "rs",
  ),
  RANK: ofValues(2, 3, (args) => rankOf(args, (first) => first), "srs"),
  "RANK.EQ": ofValues(2, 3, (args) => rankOf(args, (first) => first), "srs"),
  "RANK.AVG": ofValues(2, 3, (args) => rankOf(args, (first, count) => first + (count - 1) / 2), "srs"),
  CORREL: ofValues(2, 2, ([first, second]) => correlation(pairedNumbers(first, second))),
  FREQUENCY: ofValues(2, 2, ([values, bounds]) => {
    const limits = ordered(numbersOf([bounds]));
    const counts = Array.from({ length: limits.length + 1 }, () => 0);
    for (const number of numbersOf([values])) {
      const bin = limits.findIndex((limit) => number <= limit);
      counts[bin < 0 ? limits.length : bin]!++;
    }
    return new Matrix(counts.length, 1, counts);
  }),
};

function mode(numbers: readonly number[]): Value {
  const counts = new Map<number, number>();
  let found: number | undefined;
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  for (const [number, count] of counts)
    if (count > 1 && (found === undefined || count > counts.get(found)!)) found = number;
  return found ?? NOT_AVAILABLE;
}

function pairedNumbers(first: Value, second: Value): [number, number][] {
  const a = matrixOf(first);
  const b = matrixOf(second);
  if (a.values.length !== b.values.length) throw new ErrorFound(NOT_AVAILABLE);
  return a.values.flatMap((x, index): [number, number][] => {
    const y = b.values[index];
    return typeof x === "number" && typeof y === "number" ? [[x, y]] : [];
  });
}

function correlation(pairs: readonly [number, number][]): Value {
  const meanX = average(pairs.map(([x]) => x));
  const meanY = average(pairs.map(([, y]) => y));
  const spread = Math.sqrt(
    sum(pairs.map(([x]) => (x - meanX) ** 2)) * sum(pairs.map(([, y]) => (y - meanY) ** 2)),
  );
  return spread === 0 ? DIVISION_BY_ZERO : sum(pairs.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
}
