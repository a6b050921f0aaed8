import { tokenize, tokenTypes } from "@borgar/fx";
import { columnToLetters, lettersToColumn } from "../workbook/address";
import { COLUMN_COUNT, ROW_COUNT } from "../workbook/cell";

/** A formula shared down a range, cut once where its relative references are. */
export type SharedFormula = (rowsDown: number, columnsRight: number) => string;

const REFERENCE = /(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?/g;

/**
 * Cuts a formula (without `=`) so that it can be written for every cell that shares it.
 *
 * Excel wraps references that leave the sheet around its edge; so do we.
 *
 * @example shareFormula("A1*$B$1")(1, 0) // => "A2*$B$1"
 */
export function shareFormula(formula: string): SharedFormula {
  const pieces: (string | RelativeReference)[] = [];
  for (const token of tokenize(`=${formula}`).slice(1)) {
    if (
      token.type === tokenTypes.REF_RANGE ||
      token.type === tokenTypes.REF_BEAM ||
      token.type === tokenTypes.REF_TERNARY
    )
      pieces.push(...cutReference(token.value));
    else pieces.push(token.value);
  }
  return (rowsDown, columnsRight) => {
    let text = "";
    for (const piece of pieces)
      text += typeof piece === "string" ? piece : moved(piece, rowsDown, columnsRight);
    return text;
  };
}

interface RelativeReference {
  readonly column: number | undefined;
  readonly row: number | undefined;
}

function cutReference(value: string): (string | RelativeReference)[] {
  const bang = value.lastIndexOf("!") + 1;
  const pieces: (string | RelativeReference)[] = bang > 0 ? [value.slice(0, bang)] : [];
  for (const part of value.slice(bang).split(/(:|\.)/)) {
    if (part === ":" || part === "." || part === "") {
      pieces.push(part);
      continue;
    }
    REFERENCE.lastIndex = 0;
    const [whole, columnAnchor, letters, rowAnchor, digits] = REFERENCE.exec(part)!;
    // A row alone (`$1:2`) has its anchor where a column would have it.
    const isRowFixed = rowAnchor === "$" || (letters === undefined && columnAnchor === "$");
    if (letters !== undefined && columnAnchor === "")
      pieces.push({ column: lettersToColumn(letters), row: undefined });
    else pieces.push(letters === undefined ? "" : `$${letters}`);
    if (digits !== undefined && !isRowFixed) pieces.push({ column: undefined, row: Number(digits) - 1 });
    else if (digits !== undefined) pieces.push(`$${digits}`);
    pieces.push(part.slice(whole.length));
  }
  return pieces;
}

function moved({ column, row }: RelativeReference, rowsDown: number, columnsRight: number): string {
  if (column !== undefined) return columnToLetters(wrapped(column + columnsRight, COLUMN_COUNT));
  return String(wrapped(row! + rowsDown, ROW_COUNT) + 1);
}

function wrapped(index: number, count: number): number {
  return ((index % count) + count) % count;
}
