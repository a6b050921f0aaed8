import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "./cell";

/** @example columnToLetters(27) // => "AB" */
export function columnToLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** @example lettersToColumn("AB") // => 27 */
export function lettersToColumn(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A1 form without sheet; whole columns as `A:B`, whole rows as `1:2`, one cell as `A1`. */
export function formatRange(range: CellRange): string {
  const { top, left, bottom, right } = range;
  if (top === 0 && bottom === ROW_COUNT - 1) return `${columnToLetters(left)}:${columnToLetters(right)}`;
  if (left === 0 && right === COLUMN_COUNT - 1) return `${top + 1}:${bottom + 1}`;
  const start = `${columnToLetters(left)}${top + 1}`;
  return top === bottom && left === right ? start : `${start}:${columnToLetters(right)}${bottom + 1}`;
}

/** With its sheet, quoted when the name needs it: `'Compte clients'!A1:B2`. */
export function formatAddress(sheetName: string, range: CellRange): string {
  return `${quoteSheetName(sheetName)}!${formatRange(range)}`;
}

export function quoteSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export interface ParsedAddress {
  readonly sheetName?: string;
  readonly range: CellRange;
}

/** Reads `A1`, `$A$1:B2`, `A:C`, `2:3`, with or without a sheet; `undefined` when it is not an address. */
export function parseAddress(text: string): ParsedAddress | undefined {
  const bang = text.lastIndexOf("!");
  const reference = text
    .slice(bang + 1)
    .replaceAll("$", "")
    .trim();
  const sheet = bang < 0 ? undefined : unquoteSheetName(text.slice(0, bang));
  const range = parseRange(reference);
  if (range === undefined) return undefined;
  return sheet === undefined ? { range } : { sheetName: sheet, range };
}

function unquoteSheetName(text: string): string {
  return text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function parseRange(text: string): CellRange | undefined {
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(text);
  if (cells) {
    const [, l1, r1, l2 = l1, r2 = r1] = cells;
    return ordered(Number(r1) - 1, lettersToColumn(l1!), Number(r2) - 1, lettersToColumn(l2!));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text);
  if (columns) return ordered(0, lettersToColumn(columns[1]!), ROW_COUNT - 1, lettersToColumn(columns[2]!));
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(text);
  if (rows) return ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, COLUMN_COUNT - 1);
  return undefined;
}

function ordered(r1: number, c1: number, r2: number, c2: number): CellRange | undefined {
  const range = {
    top: Math.min(r1, r2),
    left: Math.min(c1, c2),
    bottom: Math.max(r1, r2),
    right: Math.max(c1, c2),
  };
  const isInside =
    range.top >= 0 && range.left >= 0 && range.bottom < ROW_COUNT && range.right < COLUMN_COUNT;
  return isInside ? range : undefined;
}

export function intersection(a: CellRange, b: CellRange): CellRange | undefined {
  const range = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return range.top <= range.bottom && range.left <= range.right ? range : undefined;
}
