import {
  Area,
  BAD_REFERENCE,
  BAD_VALUE,
  type Lambda,
  Matrix,
  NOT_AVAILABLE,
  NO_RESULT,
  compareValues,
  isError,
  toBoolean,
  toScalar,
  type Scalar,
  type Value,
} from "../values";
import { lookupKey } from "../lookupIndex";
import {
  ErrorFound,
  booleanOf,
  integerOf,
  lambdaOf,
  matrixOf,
  numberOf,
  ofValues,
  type FunctionTable,
} from "./definition";

const CELLS_MAX = 5_000_000;

function rowsOf(matrix: Matrix): (readonly Scalar[])[] {
  return Array.from({ length: matrix.rows }, (_, row) => matrix.row(row));
}

function transposed(matrix: Matrix): Matrix {
  const values: Scalar[] = [];
  for (let column = 0; column < matrix.columns; column++)
    for (let row = 0; row < matrix.rows; row++) values.push(matrix.at(row, column));
  return new Matrix(matrix.columns, matrix.rows, values);
}

function fromRows(rows: readonly (readonly Scalar[])[]): Value {
  return rows.length === 0 || rows[0]!.length === 0 ? NO_RESULT : Matrix.fromRows(rows);
}

/** Applies to rows, or to columns by turning the matrix over and back. */
function along(
  matrix: Matrix,
  byColumn: boolean,
  change: (rows: (readonly Scalar[])[]) => (readonly Scalar[])[],
): Value {
  const result = fromRows(change(rowsOf(byColumn ? transposed(matrix) : matrix)));
  return byColumn && result instanceof Matrix ? transposed(result) : result;
}

function isTrue(value: Scalar): boolean {
  const truth = toBoolean(value);
  if (typeof truth !== "boolean") throw new ErrorFound(truth);
  return truth;
}

function filter(args: readonly Value[]): Value {
  const matrix = matrixOf(args[0]);
  const kept = matrixOf(args[1]);
  const byColumn = kept.rows === 1 && kept.columns > 1;
  if (byColumn ? kept.columns !== matrix.columns : kept.rows !== matrix.rows) return BAD_VALUE;
  const result = along(matrix, byColumn, (rows) => rows.filter((_, index) => isTrue(kept.values[index])));
  return result === NO_RESULT && args[2] !== undefined ? args[2] : result;
}

/** Empty cells stay last in either direction. */
function compareForSorting(a: Scalar, b: Scalar, direction: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return direction * compareValues(a, b);
}

function sort(args: readonly Value[]): Value {
  const keys = args[1] === undefined ? [1] : matrixOf(args[1]).values.map(integerOf);
  const orders = args[2] === undefined ? [1] : matrixOf(args[2]).values.map(integerOf);
  const byColumn = args[3] !== undefined && booleanOf(args[3]);
  const matrix = matrixOf(args[0]);
  const width = byColumn ? matrix.rows : matrix.columns;
  if (keys.some((key) => key < 1 || key > width) || orders.some((order) => Math.abs(order) !== 1))
    return BAD_VALUE;
  return along(matrix, byColumn, (rows) =>
    rows.sort((a, b) => {
      for (let i = 0; i < keys.length; i++) {
        const order = compareForSorting(a[keys[i]! - 1], b[keys[i]! - 1], orders[i] ?? orders[0]!);
        if (order !== 0) return order;
      }
      return 0;
    }),
  );
}

function sortBy(args: readonly Value[]): Value {
  const matrix = matrixOf(args[0]);
  const first = matrixOf(args[1]);
  const byColumn = first.rows === 1 && first.columns > 1;
  const keys: { readonly values: readonly Scalar[]; readonly order: number }[] = [];
  for (let i = 1; i < args.length; i += 2) {
    const by = matrixOf(args[i]);
    if (by.values.length !== (byColumn ? matrix.columns : matrix.rows)) return BAD_VALUE;
    keys.push({ values: by.values, order: args[i + 1] === undefined ? 1 : integerOf(args[i + 1]) });
  }
  return along(matrix, byColumn, (rows) => {
    const indexes = rows.map((_, index) => index);
    indexes.sort((a, b) => {
      for (const { values, order } of keys) {
        const compared = compareForSorting(values[a], values[b], order);
        if (compared !== 0) return compared;
      }
      return 0;
    });
    return indexes.map((index) => rows[index]!);
  });
}

function unique(args: readonly Value[]): Value {
  const byColumn = args[1] !== undefined && booleanOf(args[1]);
  const isOnce = args[2] !== undefined && booleanOf(args[2]);
  return along(matrixOf(args[0]), byColumn, (rows) => {
    const counts = new Map<string, number>();
    const keys = rows.map((row) =>
      row.map((value) => (value === undefined ? "" : lookupKey(value))).join("\u0000"),
    );
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return rows.filter((_, index) =>
      isOnce ? counts.get(keys[index]!) === 1 : keys.indexOf(keys[index]!) === index,
    );
  });
}

function sequence(args: readonly Value[]): Value {
  const rows = args[0] === undefined ? 1 : integerOf(args[0]);
  const columns = args[1] === undefined ? 1 : integerOf(args[1]);
  const start = args[2] === undefined ? 1 : numberOf(args[2]);
  const step = args[3] === undefined ? 1 : numberOf(args[3]);
  if (rows < 1 || columns < 1) return NO_RESULT;
  if (rows * columns > CELLS_MAX) return BAD_VALUE;
  return new Matrix(
    rows,
    columns,
    Array.from({ length: rows * columns }, (_, index) => start + index * step),
  );
}

/** The part that TAKE keeps: from the start, or from the end when negative. */
function taken<Item>(items: readonly Item[], count: Value): readonly Item[] {
  if (count === undefined) return items;
  const number = integerOf(count);
  return number < 0 ? items.slice(Math.max(0, items.length + number)) : items.slice(0, number);
}

function dropped<Item>(items: readonly Item[], count: Value): readonly Item[] {
  if (count === undefined) return items;
  const number = integerOf(count);
  return number < 0 ? items.slice(0, Math.max(0, items.length + number)) : items.slice(number);
}

function stacked(matrices: readonly Matrix[]): Value {
  const width = Math.max(...matrices.map(({ columns }) => columns));
  return fromRows(
    matrices.flatMap((matrix) =>
      rowsOf(matrix).map((row) =>
        Array.from({ length: width }, (_, column) => (column < row.length ? row[column] : NOT_AVAILABLE)),
      ),
    ),
  );
}

function chosen(rows: readonly (readonly Scalar[])[], indexes: readonly Value[]): (readonly Scalar[])[] {
  return indexes
    .flatMap((index) => matrixOf(index).values.map(integerOf))
    .map((index) => {
      const row = index > 0 ? rows[index - 1] : rows.at(index);
      if (index === 0 || row === undefined) throw new ErrorFound(BAD_VALUE);
      return row;
    });
}

function flattened(args: readonly Value[]): Scalar[] {
  const matrix = matrixOf(args[0]);
  const ignores = args[1] === undefined ? 0 : integerOf(args[1]);
  const source = args[2] !== undefined && booleanOf(args[2]) ? transposed(matrix) : matrix;
  return source.values.filter(
    (value) => !((ignores & 1) === 1 && value === undefined) && !((ignores & 2) === 2 && isError(value)),
  );
}

function applied(lambda: Lambda, args: readonly Value[]): Scalar {
  return toScalar(lambda.call(args));
}

function map(args: readonly Value[]): Value {
  const lambda = lambdaOf(args.at(-1));
  const matrices = args.slice(0, -1).map(matrixOf);
  const [first] = matrices;
  if (!first || matrices.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
    return BAD_VALUE;
  return new Matrix(
    first.rows,
    first.columns,
    first.values.map((_, index) =>
      applied(
        lambda,
        matrices.map(({ values }) => values[index]),
      ),
    ),
  );
}

function asRow(values: readonly Scalar[]): Matrix {
  return new Matrix(1, values.length, values);
}

/** Functions that make arrays of arrays, and those that take a LAMBDA. */
export const ARRAYS: FunctionTable = {
  FILTER: ofValues(2, 3, filter),
  SORT: ofValues(1, 4, sort),
  SORTBY: ofValues(2, 127, sortBy),
  UNIQUE: ofValues(1, 3, unique),
  SEQUENCE: ofValues(1, 4, sequence),
  TRANSPOSE: ofValues(1, 1, ([value]) => transposed(matrixOf(value))),
  TAKE: ofValues(2, 3, ([value, rows, columns]) =>
    fromRows(taken(rowsOf(matrixOf(value)), rows).map((row) => taken(row, columns))),
  ),
  DROP: ofValues(2, 3, ([value, rows, columns]) =>
    fromRows(dropped(rowsOf(matrixOf(value)), rows).map((row) => dropped(row, columns))),
  ),
  VSTACK: ofValues(1, 254, (args) => stacked(args.map(matrixOf))),
  HSTACK: ofValues(1, 254, (args) => {
    const result = stacked(args.map((arg) => transposed(matrixOf(arg))));
    return result instanceof Matrix ? transposed(result) : result;
  }),
  CHOOSEROWS: ofValues(2, 254, ([value, ...indexes]) => fromRows(chosen(rowsOf(matrixOf(value)), indexes))),
  CHOOSECOLS: ofValues(2, 254, ([value, ...indexes]) => {
    const result = fromRows(chosen(rowsOf(transposed(matrixOf(value))), indexes));
    return result instanceof Matrix ? transposed(result) : result;
  }),
  TOCOL: ofValues(1, 3, (args) => fromRows(flattened(args).map((value) => [value]))),
  TOROW: ofValues(1, 3, (args) => fromRows([flattened(args)])),
  EXPAND: ofValues(2, 4, ([value, rows, columns, padding = NOT_AVAILABLE]) => {
    const matrix = matrixOf(value);
    const height = rows === undefined ? matrix.rows : integerOf(rows);
    const width = columns === undefined ? matrix.columns : integerOf(columns);
    if (height < matrix.rows || width < matrix.columns) return BAD_VALUE;
    return fromRows(
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (_, column) =>
          row < matrix.rows && column < matrix.columns ? matrix.at(row, column) : toScalar(padding),
        ),
      ),
    );
  }),
  MAP: ofValues(2, 254, map),
  REDUCE: ofValues(3, 3, ([start, values, lambda]) =>
    matrixOf(values).values.reduce<Value>((total, value) => lambdaOf(lambda).call([total, value]), start),
  ),
  SCAN: ofValues(3, 3, ([start, values, lambda]) => {
    const matrix = matrixOf(values);
    let total = start;
    return new Matrix(
      matrix.rows,
      matrix.columns,
      matrix.values.map((value) => {
        total = lambdaOf(lambda).call([total, value]);
        return toScalar(total);
      }),
    );
  }),
  BYROW: ofValues(2, 2, ([values, lambda]) =>
    fromRows(rowsOf(matrixOf(values)).map((row) => [applied(lambdaOf(lambda), [asRow(row)])])),
  ),
  BYCOL: ofValues(2, 2, ([values, lambda]) =>
    fromRows([
      rowsOf(transposed(matrixOf(values))).map((column) =>
        applied(lambdaOf(lambda), [new Matrix(column.length, 1, column)]),
      ),
    ]),
  ),
  MAKEARRAY: ofValues(3, 3, ([rows, columns, lambda]) =>
    fromRows(
      Array.from({ length: integerOf(rows) }, (_, row) =>
        Array.from({ length: integerOf(columns) }, (_, column) =>
          applied(lambdaOf(lambda), [row + 1, column + 1]),
        ),
      ),
    ),
  ),
  SINGLE: ofValues(1, 1, ([value]) => toScalar(value)),
  ANCHORARRAY: ofValues(1, 1, ([value]) => {
    if (!(value instanceof Area)) return BAD_REFERENCE;
    const { reader, top, left } = value;
    reader.read(top, left);
    const array = reader.sheet.cellAt(top, left)?.array;
    return array
      ? new Area(reader, top, left, top + array.rows - 1, left + array.columns - 1)
      : BAD_REFERENCE;
  }),
};
