import { parseA1Ref, type RangeA1 } from "@borgar/fx/xlsx";
import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../workbook/cell";

/** One edge of a reference: an absolute index, or its distance from the cell the formula stands in. */
export interface Edge {
  readonly index: number;
  readonly isRelative: boolean;
}

/** A reference as a filled formula holds it: the same for every cell of the fill. */
export interface RangePattern {
  readonly top: Edge;
  readonly left: Edge;
  readonly bottom: Edge;
  readonly right: Edge;
}

export interface ParsedReference {
  readonly workbookName: string;
  /** Empty: the sheet of the formula. `First:Last` for a reference through several sheets. */
  readonly sheetName: string;
  readonly pattern: RangePattern;
}

/** Reads an A1 reference standing in the formula of one cell; `undefined` when it is none. */
export function parseReference(
  text: string,
  anchor: { readonly row: number; readonly column: number },
): ParsedReference | undefined {
  const parsed = parseA1Ref(text);
  if (parsed === undefined || !("range" in parsed)) return undefined;
  return {
    workbookName: parsed.workbookName ?? "",
    sheetName: parsed.sheetName ?? "",
    pattern: toPattern(parsed.range, anchor.row, anchor.column),
  };
}

function toPattern(range: RangeA1, row: number, column: number): RangePattern {
  const edge = (
    index: number | null | undefined,
    isLocked: unknown,
    origin: number,
    unbounded: number,
  ): Edge =>
    index === null || index === undefined
      ? { index: unbounded, isRelative: false }
      : isLocked
        ? { index, isRelative: false }
        : { index: index - origin, isRelative: true };
  const isOneRow = range.bottom === undefined;
  const isOneColumn = range.right === undefined;
  return {
    top: edge(range.top, range.$top, row, 0),
    left: edge(range.left, range.$left, column, 0),
    bottom: isOneRow
      ? edge(range.top, range.$top, row, 0)
      : edge(range.bottom, range.$bottom, row, ROW_COUNT - 1),
    right: isOneColumn
      ? edge(range.left, range.$left, column, 0)
      : edge(range.right, range.$right, column, COLUMN_COUNT - 1),
  };
}

export function absolutePattern(range: CellRange): RangePattern {
  const edge = (index: number): Edge => ({ index, isRelative: false });
  return {
    top: edge(range.top),
    left: edge(range.left),
    bottom: edge(range.bottom),
    right: edge(range.right),
  };
}

/** The cells a pattern means for the formula at one cell; `undefined` when it leaves the sheet. */
export function resolvePattern(pattern: RangePattern, row: number, column: number): CellRange | undefined {
  const { top, left, bottom, right } = pattern;
  const r1 = top.isRelative ? row + top.index : top.index;
  const r2 = bottom.isRelative ? row + bottom.index : bottom.index;
  const c1 = left.isRelative ? column + left.index : left.index;
  const c2 = right.isRelative ? column + right.index : right.index;
  const range = {
    top: r1 < r2 ? r1 : r2,
    left: c1 < c2 ? c1 : c2,
    bottom: r1 < r2 ? r2 : r1,
    right: c1 < c2 ? c2 : c1,
  };
  if (range.top < 0 || range.left < 0 || range.bottom >= ROW_COUNT || range.right >= COLUMN_COUNT)
    return undefined;
  return range;
}

/** Indexes from `first` to `last`; empty when `first` is greater. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Rows (or columns) of the formulas whose reference touches `changed`: the inverse of `resolvePattern` along one
 * direction. May hold a few too many when both edges cross each other, never too few.
 */
export function readersAlong(start: Edge, end: Edge, changed: Span): Span {
  let first = 0;
  let last = Infinity;
  // A formula at p reads [p + start, p + end]: it touches the change when p + start <= last and p + end >= first.
  if (start.isRelative && end.isRelative) {
    const low = Math.min(start.index, end.index);
    const high = Math.max(start.index, end.index);
    return { first: Math.max(0, changed.first - high), last: changed.last - low };
  }
  if (!start.isRelative && !end.isRelative) {
    const isTouched =
      Math.min(start.index, end.index) <= changed.last && Math.max(start.index, end.index) >= changed.first;
    return isTouched ? { first, last } : { first: 0, last: -1 };
  }
  // One edge fixed, one moving: the range runs between them, whichever is first.
  const fixed = start.isRelative ? end.index : start.index;
  const moving = start.isRelative ? start.index : end.index;
  if (fixed >= changed.first && fixed <= changed.last) return { first, last };
  if (fixed < changed.first) first = Math.max(0, changed.first - moving);
  else last = changed.last - moving;
  return { first, last };
}

const REFERENCE_OR_SKIPPED =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.\\(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.\\(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.\\(!])|[\p{L}\p{N}_.\\?]+/gu;

/**
 * The text that formulas filled from one another share: relative references written as distances.
 *
 * Only a key: two formulas with the same key on the same sheet mean the same; two that mean the same may differ.
 */
export function fillKey(formula: string, row: number, column: number): string {
  return formula.replace(
    REFERENCE_OR_SKIPPED,
    (
      text: string,
      lockColumn: string | undefined,
      letters: string | undefined,
      lockRow: string | undefined,
      digits: string | undefined,
      lockFirstColumn: string | undefined,
      firstColumn: string | undefined,
      lockLastColumn: string | undefined,
      lastColumn: string | undefined,
      lockFirstRow: string | undefined,
      firstRow: string | undefined,
      lockLastRow: string | undefined,
      lastRow: string | undefined,
    ) => {
      if (letters !== undefined && digits !== undefined)
        return `\u0001${columnKey(letters, lockColumn, column)},${rowKey(digits, lockRow, row)}`;
      if (firstColumn !== undefined && lastColumn !== undefined)
        return `\u0002${columnKey(firstColumn, lockFirstColumn, column)}:${columnKey(lastColumn, lockLastColumn, column)}`;
      if (firstRow !== undefined && lastRow !== undefined)
        return `\u0003${rowKey(firstRow, lockFirstRow, row)}:${rowKey(lastRow, lockLastRow, row)}`;
      return text;
    },
  );
}

function columnKey(letters: string, lock: string | undefined, origin: number): string {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31);
  return lock ? `$${column}` : String(column - 1 - origin);
}

function rowKey(digits: string, lock: string | undefined, origin: number): string {
  return lock ? `$${digits}` : String(Number(digits) - 1 - origin);
}

/**
 * A formula as filled down its column: texts around row numbers that move along.
 *
 * Comparing a cell with what a fill from the cell above would have written is far quicker than reading its formula.
 */
export class ColumnFill {
  private constructor(
    private readonly texts: readonly string[],
    /** One less than the texts. */
    private readonly distances: readonly number[],
  ) {}

  static of(formula: string, row: number): ColumnFill {
    const texts: string[] = [];
    const distances: number[] = [];
    let end = 0;
    const add = (start: number, digits: string): void => {
      texts.push(formula.slice(end, start));
      distances.push(Number(digits) - row);
      end = start + digits.length;
    };
    for (const match of formula.matchAll(REFERENCE_OR_SKIPPED)) {
      const [text, , letters, lockRow, digits, , , , , lockFirstRow, firstRow, lockLastRow, lastRow] = match;
      const start = match.index;
      if (letters !== undefined && digits !== undefined && !lockRow)
        add(start + text.length - digits.length, digits);
      if (firstRow !== undefined && lastRow !== undefined) {
        if (!lockFirstRow) add(start, firstRow);
        if (!lockLastRow) add(start + text.length - lastRow.length, lastRow);
      }
    }
    texts.push(formula.slice(end));
    return new ColumnFill(texts, distances);
  }

  /** The formula as it reads in another row of the same column. */
  at(row: number): string {
    const { texts, distances } = this;
    let formula = texts[0]!;
    for (let i = 0; i < distances.length; i++) formula += String(row + distances[i]!) + texts[i + 1]!;
    return formula;
  }
}
