import { columnToLetters, parseAddress, quoteSheetName } from "../../workbook/address";
import { COLUMN_COUNT, ROW_COUNT } from "../../workbook/cell";
import { lookupKey } from "../lookupIndex";
import {
  Area,
  BAD_REFERENCE,
  BAD_VALUE,
  Matrix,
  NOT_AVAILABLE,
  areEqual,
  compareValues,
  isError,
  toScalar,
  type Scalar,
  type Value,
} from "../values";
import { wildcard } from "./criteria";
import {
  ErrorFound,
  booleanOf,
  integerOf,
  matrixOf,
  numberOf,
  ofScalars,
  ofValues,
  textOf,
  type Call,
  type FunctionTable,
} from "./definition";

type Grid = Area | Matrix;

/** Areas stay unread: a lookup in a long column reads what it needs. */
function gridOf(value: Value): Grid {
  if (isError(value)) throw new ErrorFound(value);
  return value instanceof Area ? value : matrixOf(value);
}

/** A row or a column of values by index. */
interface Line {
  readonly length: number;
  readonly at: (index: number) => Scalar;
  /** Set for a column of cells, which can be looked up at once. */
  readonly column?: Area;
}

function lineOf(grid: Grid): Line {
  const used = grid instanceof Area ? grid.trimmed() : grid;
  if (grid.columns === 1)
    return {
      length: used.rows,
      at: (index) => used.at(index, 0),
      ...(used instanceof Area ? { column: used } : {}),
    };
  if (grid.rows === 1) return { length: used.columns, at: (index) => used.at(0, index) };
  throw new ErrorFound(NOT_AVAILABLE);
}

function columnLine(grid: Grid, column: number): Line {
  if (!(grid instanceof Area)) return { length: grid.rows, at: (index) => grid.at(index, column) };
  const left = grid.left + column;
  return lineOf(new Area(grid.reader, grid.top, left, grid.bottom, left));
}

function rowLine(grid: Grid, row: number): Line {
  return {
    length: (grid instanceof Area ? grid.trimmed() : grid).columns,
    at: (index) => grid.at(row, index),
  };
}

/** First (or last) position of an equal value; wildcards only where the function has them. */
function exactPosition(
  wanted: Scalar,
  line: Line,
  call: Call,
  { hasWildcards, isFromEnd = false }: { hasWildcards: boolean; isFromEnd?: boolean },
): number {
  const pattern = hasWildcards && typeof wanted === "string" ? wildcard(wanted) : undefined;
  if (pattern === undefined && line.column && wanted !== undefined) {
    const positions = call.workbook.positionsOf(line.column).get(lookupKey(wanted));
    return positions?.at(isFromEnd ? -1 : 0) ?? -1;
  }
  const isMatch = (value: Scalar): boolean =>
    pattern
      ? typeof value === "string" && pattern.test(value)
      : value !== undefined && typeof value === typeof (wanted ?? 0) && areEqual(value, wanted);
  for (let i = 0; i < line.length; i++) {
    const index = isFromEnd ? line.length - 1 - i : i;
    if (isMatch(line.at(index))) return index;
  }
  return -1;
}

/** Last position not greater than `wanted` in an ascending line, by halving as Excel does; values of other kinds are passed over. */
function approximatePosition(wanted: Scalar, line: Line, isAscending = true): number {
  const target = wanted ?? 0;
  let low = 0;
  let high = line.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    while (probe <= high && typeof line.at(probe) !== typeof target) probe++;
    if (probe > high) {
      high = middle - 1;
      continue;
    }
    const order = compareValues(line.at(probe), target);
    if (isAscending ? order <= 0 : order >= 0) {
      found = probe;
      low = probe + 1;
    } else high = middle - 1;
  }
  return found;
}

/** The nearest value below (or above) when there is no equal one; the line needs no order. */
function nearestPosition(wanted: Scalar, line: Line, side: "below" | "above"): number {
  let best = -1;
  for (let i = 0; i < line.length; i++) {
    const value = line.at(i);
    if (value === undefined || typeof value !== typeof (wanted ?? 0)) continue;
    const order = compareValues(value, wanted);
    if (order === 0) return i;
    if (side === "below" ? order > 0 : order < 0) continue;
    const isNearer = best < 0 || (side === "below" ? 1 : -1) * compareValues(value, line.at(best)) > 0;
    if (isNearer) best = i;
  }
  return best;
}

function xPosition(wanted: Scalar, line: Line, matchMode: number, searchMode: number, call: Call): number {
  const exact = exactPosition(wanted, line, call, {
    hasWildcards: matchMode === 2,
    isFromEnd: searchMode < 0,
  });
  if (exact >= 0 || matchMode === 0 || matchMode === 2) return exact;
  return nearestPosition(wanted, line, matchMode < 0 ? "below" : "above");
}

function lookupIn(
  wanted: Value,
  search: Line,
  isApproximate: boolean,
  call: Call,
  pick: (position: number) => Scalar,
): Value {
  const value = toScalar(wanted);
  if (isError(value)) return value;
  const found = isApproximate
    ? approximatePosition(value, search)
    : exactPosition(value, search, call, { hasWildcards: true });
  return found < 0 ? NOT_AVAILABLE : pick(found);
}

function slice(grid: Grid, top: number, left: number, rows: number, columns: number): Value {
  if (grid instanceof Area)
    return new Area(
      grid.reader,
      grid.top + top,
      grid.left + left,
      grid.top + top + rows - 1,
      grid.left + left + columns - 1,
    );
  const values: Scalar[] = [];
  for (let row = top; row < top + rows; row++)
    for (let column = left; column < left + columns; column++) values.push(grid.at(row, column));
  return values.length === 1 ? values[0] : new Matrix(rows, columns, values);
}

function index(args: readonly Value[]): Value {
  const grid = gridOf(args[0]);
  let row = integerOf(args[1]);
  let column = args[2] === undefined ? 0 : integerOf(args[2]);
  // With one number, a row is counted along its columns.
  if (args.length === 2 && grid.rows === 1 && grid.columns > 1) [row, column] = [0, row];
  if (row < 0 || column < 0) return BAD_VALUE;
  if (row > grid.rows || column > grid.columns) return BAD_REFERENCE;
  return slice(
    grid,
    row === 0 ? 0 : row - 1,
    column === 0 ? 0 : column - 1,
    row === 0 ? grid.rows : 1,
    column === 0 ? grid.columns : 1,
  );
}

function offset(args: readonly Value[]): Value {
  const [start, rows, columns, height, width] = args;
  if (!(start instanceof Area)) return BAD_VALUE;
  const tall = height === undefined ? start.rows : integerOf(height);
  const wide = width === undefined ? start.columns : integerOf(width);
  if (tall === 0 || wide === 0) return BAD_REFERENCE;
  const top = start.top + integerOf(rows) + (tall < 0 ? tall + 1 : 0);
  const left = start.left + integerOf(columns) + (wide < 0 ? wide + 1 : 0);
  const bottom = top + Math.abs(tall) - 1;
  const right = left + Math.abs(wide) - 1;
  if (top < 0 || left < 0 || bottom >= ROW_COUNT || right >= COLUMN_COUNT) return BAD_REFERENCE;
  return new Area(start.reader, top, left, bottom, right);
}

function address(args: readonly Value[]): Value {
  const row = integerOf(args[0]);
  const column = integerOf(args[1]);
  const kind = args[2] === undefined ? 1 : integerOf(args[2]);
  const isA1 = args[3] === undefined || booleanOf(args[3]);
  if (row < 1 || column < 1 || row > ROW_COUNT || column > COLUMN_COUNT || kind < 1 || kind > 4)
    return BAD_VALUE;
  const isRowFixed = kind === 1 || kind === 2;
  const isColumnFixed = kind === 1 || kind === 3;
  const cell = isA1
    ? `${isColumnFixed ? "$" : ""}${columnToLetters(column - 1)}${isRowFixed ? "$" : ""}${row}`
    : `R${isRowFixed ? row : `[${row}]`}C${isColumnFixed ? column : `[${column}]`}`;
  return args[4] === undefined ? cell : `${quoteSheetName(textOf(args[4]))}!${cell}`;
}

function rowNumbers(area: Area): Value {
  return new Matrix(
    area.rows,
    1,
    Array.from({ length: area.rows }, (_, row) => area.top + row + 1),
  );
}

function columnNumbers(area: Area): Value {
  return new Matrix(
    1,
    area.columns,
    Array.from({ length: area.columns }, (_, column) => area.left + column + 1),
  );
}

function isApproximate(value: Value, count: number): boolean {
  return count < 4 || booleanOf(value);
}

export const LOOKUP: FunctionTable = {
  VLOOKUP: ofValues(
    3,
    4,
    (args, call) => {
      const grid = gridOf(args[1]);
      const column = integerOf(args[2]);
      if (column < 1) return BAD_VALUE;
      if (column > grid.columns) return BAD_REFERENCE;
      const near = isApproximate(args[3], args.length);
      return lookupIn(args[0], columnLine(grid, 0), near, call, (row) => grid.at(row, column - 1));
    },
    "srss",
  ),
  HLOOKUP: ofValues(
    3,
    4,
    (args, call) => {
      const grid = gridOf(args[1]);
      const row = integerOf(args[2]);
      if (row < 1) return BAD_VALUE;
      if (row > grid.rows) return BAD_REFERENCE;
      const near = isApproximate(args[3], args.length);
      return lookupIn(args[0], rowLine(grid, 0), near, call, (column) => grid.at(row - 1, column));
    },
    "srss",
  ),
  LOOKUP: ofValues(
    2,
    3,
    ([wanted, first, second]) => {
      const grid = gridOf(first);
      const isWide = grid.columns > grid.rows;
      const search =
        grid.columns === 1 || grid.rows === 1
          ? lineOf(grid)
          : isWide
            ? rowLine(grid, 0)
            : columnLine(grid, 0);
      const found = approximatePosition(toScalar(wanted), search);
      if (found < 0) return NOT_AVAILABLE;
      if (second !== undefined) return lineOf(gridOf(second)).at(found);
      return isWide ? grid.at(grid.rows - 1, found) : grid.at(found, grid.columns - 1);
    },
    "srr",
  ),
  MATCH: ofValues(
    2,
    3,
    (args, call) => {
      const kind = args.length < 3 ? 1 : numberOf(args[2]);
      const line = lineOf(gridOf(args[1]));
      const wanted = args[0] as Scalar;
      const found =
        kind === 0
          ? exactPosition(wanted, line, call, { hasWildcards: true })
          : approximatePosition(wanted, line, kind > 0);
      return found < 0 ? NOT_AVAILABLE : found + 1;
    },
    "srs",
  ),
  XMATCH: ofValues(
    2,
    4,
    (args, call) => {
      const found = xPosition(
        args[0] as Scalar,
        lineOf(gridOf(args[1])),
        args[2] === undefined ? 0 : integerOf(args[2]),
        args[3] === undefined ? 1 : integerOf(args[3]),
        call,
      );
      return found < 0 ? NOT_AVAILABLE : found + 1;
    },
    "srss",
  ),
  XLOOKUP: ofValues(
    3,
    6,
    (args, call) => {
      const search = gridOf(args[1]);
      const results = gridOf(args[2]);
      const found = xPosition(
        args[0] as Scalar,
        lineOf(search),
        args[4] === undefined ? 0 : integerOf(args[4]),
        args[5] === undefined ? 1 : integerOf(args[5]),
        call,
      );
      if (found < 0) return args[3] === undefined ? NOT_AVAILABLE : args[3];
      if (search.columns === 1)
        return search.rows === results.rows ? slice(results, found, 0, 1, results.columns) : BAD_VALUE;
      return search.columns === results.columns ? slice(results, 0, found, results.rows, 1) : BAD_VALUE;
    },
    "srrrss",
  ),
  INDEX: ofValues(2, 4, index, "rss"),
  OFFSET: { ...ofValues(3, 5, offset, "rssss"), isVolatile: true },
  INDIRECT: {
    ...ofValues(
      1,
      2,
      ([text, isA1], call) => {
        if (isA1 !== undefined && !booleanOf(isA1)) return BAD_REFERENCE;
        const reference = textOf(text);
        const isReference = parseAddress(reference) !== undefined || /^[\p{L}_\\]/u.test(reference);
        return isReference ? call.workbook.referenceOf(reference, call) : BAD_REFERENCE;
      },
      "ss",
    ),
    isVolatile: true,
  },
  ROW: ofValues(0, 1, ([area], call) => {
    if (area === undefined) return call.row + 1;
    if (!(area instanceof Area)) return BAD_VALUE;
    return area.rows === 1 ? area.top + 1 : rowNumbers(area);
  }),
  COLUMN: ofValues(0, 1, ([area], call) => {
    if (area === undefined) return call.column + 1;
    if (!(area instanceof Area)) return BAD_VALUE;
    return area.columns === 1 ? area.left + 1 : columnNumbers(area);
  }),
  ROWS: ofValues(1, 1, ([value]) => gridOf(value).rows),
  COLUMNS: ofValues(1, 1, ([value]) => gridOf(value).columns),
  ADDRESS: ofScalars(2, 5, address),
};
