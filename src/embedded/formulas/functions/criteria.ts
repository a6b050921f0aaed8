import {
  Area,
  BAD_VALUE,
  type Matrix,
  areEqual,
  compareValues,
  isError,
  textToNumber,
  type Scalar,
  type Value,
} from "../values";
import type { CellValue } from "../../workbook/cell";
import { lookupKey, numericTextKey } from "../lookupIndex";
import { ErrorFound, matrixOf, type Call } from "./definition";

type Test = (value: Scalar) => boolean;

/** A condition as `COUNTIF` reads it: `">=10"`, `"<>"`, `"Dur*"`, `12`, TRUE. */
export interface Criterion {
  readonly test: Test;
  /** Set when only cells equal to this value pass: they can be looked up. */
  readonly equals?: CellValue;
}

const COMPARED = /^(<=|>=|<>|=|<|>)([\s\S]*)$/;

export function criterionOf(wanted: Scalar): Criterion {
  if (wanted === undefined) return equalTo(0);
  if (typeof wanted !== "string") return equalTo(wanted);
  const [, operator = "", operand = wanted] = COMPARED.exec(wanted) ?? [];
  if (operand === "") return emptiness(operator);
  const value = criterionValue(operand);
  if (operator === "" || operator === "=")
    return typeof value === "string" ? textMatch(value) : equalTo(value);
  if (operator === "<>") {
    const { test } = typeof value === "string" ? textMatch(value) : equalTo(value);
    return { test: (candidate) => !test(candidate) };
  }
  return { test: (candidate) => isOrdered(candidate, operator, value) };
}

function emptiness(operator: string): Criterion {
  if (operator === "=") return { test: (value) => value === undefined };
  if (operator === "<>") return { test: (value) => value !== undefined };
  if (operator === "") return { test: (value) => value === undefined || value === "" };
  return { test: () => false };
}

function criterionValue(operand: string): CellValue {
  const number = textToNumber(operand);
  if (number !== undefined) return number;
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  return operand;
}

function equalTo(wanted: CellValue): Criterion {
  if (isError(wanted)) return { test: (value) => isError(value) && value.error === wanted.error };
  // Text that looks like the number counts too.
  if (typeof wanted === "number")
    return {
      equals: wanted,
      test: (value) =>
        typeof value === "number"
          ? areEqual(value, wanted)
          : typeof value === "string" && textToNumber(value) === wanted,
    };
  return { test: (value) => typeof value === typeof wanted && areEqual(value, wanted), equals: wanted };
}

function textMatch(pattern: string): Criterion {
  const matches = wildcard(pattern);
  return matches === undefined
    ? equalTo(pattern)
    : { test: (value) => typeof value === "string" && matches.test(value) };
}

/**
 * `*` stands for any text, `?` for one character, `~` takes away their meaning.
 *
 * @returns `undefined` when the text has none of them.
 */
export function wildcard(pattern: string): RegExp | undefined {
  if (!/[*?~]/.test(pattern)) return undefined;
  const source = pattern.replace(/~([*?~])|[*]|[?]|[\\^$.|+()[\]{}]/g, (found: string, kept?: string) => {
    if (kept !== undefined) return `\\${kept}`;
    if (found === "*") return "[\\s\\S]*";
    return found === "?" ? "[\\s\\S]" : `\\${found}`;
  });
  return new RegExp(`^${source}$`, "iu");
}

function isOrdered(value: Scalar, operator: string, limit: CellValue): boolean {
  if (value === undefined || typeof value !== typeof limit || isError(value)) return false;
  const order = compareValues(value, limit);
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/**
 * Visits the places of a range where every condition holds.
 *
 * @param pairs range, condition, range, condition…; all ranges have the same size.
 */
export function forEachMatch(
  pairs: readonly Value[],
  call: Call,
  visit: (row: number, column: number) => void,
): void {
  const conditions: { readonly range: Area | Matrix; readonly criterion: Criterion }[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const range = pairs[i];
    const wanted = pairs[i + 1];
    const criterion = criterionOf(wanted as Scalar);
    conditions.push({ range: range instanceof Area ? range : matrixOf(range), criterion });
  }
  const first = conditions[0]!.range;
  for (const { range } of conditions)
    if (range.rows !== first.rows || range.columns !== first.columns) throw new ErrorFound(BAD_VALUE);
  const holds = (row: number, column: number, lookedUp: number): boolean => {
    for (let i = 0; i < conditions.length; i++)
      if (i !== lookedUp && !conditions[i]!.criterion.test(conditions[i]!.range.at(row, column)))
        return false;
    return true;
  };
  const lookedUp = conditions.findIndex(
    ({ range, criterion }) => criterion.equals !== undefined && range instanceof Area && range.columns === 1,
  );
  if (lookedUp >= 0) {
    const { range, criterion } = conditions[lookedUp]!;
    for (const row of rowsEqualTo(criterion.equals!, range as Area, call))
      if (holds(row, 0, lookedUp)) visit(row, 0);
    return;
  }
  const isFullScan = conditions.every(({ criterion }) => criterion.test(undefined));
  const rows = isFullScan ? first.rows : Math.max(...conditions.map(({ range }) => usedRows(range)));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < first.columns; column++) if (holds(row, column, -1)) visit(row, column);
}

function rowsEqualTo(value: CellValue, column: Area, call: Call): readonly number[] {
  const positions = call.workbook.positionsOf(column);
  const rows = positions.get(lookupKey(value)) ?? [];
  const asText = typeof value === "number" ? positions.get(numericTextKey(value)) : undefined;
  return asText === undefined ? rows : [...rows, ...asText].sort((a, b) => a - b);
}

function usedRows(range: Area | Matrix): number {
  return range instanceof Area ? range.trimmed().rows : range.rows;
}
