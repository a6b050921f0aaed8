import {
  parseA1Ref,
  parseStructRef,
  stringifyA1Ref,
  stringifyStructRef,
  tokenTypes,
  tokenize,
  type RangeA1,
  type ReferenceStructXlsx,
  type Token,
} from "@borgar/fx/xlsx";
import { COLUMN_COUNT, ROW_COUNT } from "../workbook/cell";

/** A reference to cells as a formula writes it; `sheetName` is empty when it writes none. */
export interface WrittenReference {
  readonly sheetName: string;
  readonly range: RangeA1;
}

/** How references change; left out: they stay. A part that gives `undefined` is lost and becomes `#REF!`. */
export interface Rewriting {
  readonly cells?: (reference: WrittenReference) => WrittenReference | undefined;
  readonly table?: (reference: ReferenceStructXlsx) => ReferenceStructXlsx | undefined;
  /** The sheet before a name, as in `Clients!Limit`. */
  readonly nameSheet?: (sheetName: string) => string | undefined;
  /** A name without a sheet: a defined name, or a table as a whole. */
  readonly name?: (name: string) => string;
  /** Tells at a glance that nothing will change; most formulas need not be read then. */
  readonly isUntouched?: (formula: string) => boolean;
}

/** The same formula with other references; every character that is no changed reference stays as typed. */
export function rewriteFormula(formula: string, rewriting: Rewriting): string {
  if (rewriting.isUntouched?.(formula) === true) return formula;
  return tokenize(formula, { withLocation: false })
    .map((token) => rewrittenToken(token, rewriting))
    .join("");
}

function rewrittenToken(token: Token, { cells, table, name, nameSheet }: Rewriting): string {
  switch (token.type) {
    case tokenTypes.REF_RANGE:
    case tokenTypes.REF_BEAM:
      return cells ? rewrittenCells(token.value, cells) : token.value;
    case tokenTypes.REF_STRUCT:
      return table ? rewrittenTable(token.value, table) : token.value;
    case tokenTypes.REF_NAMED:
      if (token.value.includes("!")) return nameSheet ? rewrittenName(token.value, nameSheet) : token.value;
      return name ? name(token.value) : token.value;
    default:
      return token.value;
  }
}

function rewrittenCells(text: string, change: NonNullable<Rewriting["cells"]>): string {
  const parsed = parseA1Ref(text);
  if (parsed === undefined || !("range" in parsed) || parsed.workbookName) return text;
  const before = { sheetName: parsed.sheetName ?? "", range: parsed.range };
  const after = change(before);
  if (after === before) return text;
  return after === undefined ? "#REF!" : stringifyA1Ref(after);
}

function rewrittenTable(text: string, change: NonNullable<Rewriting["table"]>): string {
  const parsed = parseStructRef(text);
  if (parsed === undefined || parsed.workbookName) return text;
  const after = change(parsed);
  if (after === parsed) return text;
  return after === undefined ? "#REF!" : stringifyStructRef(after);
}

function rewrittenName(text: string, change: NonNullable<Rewriting["nameSheet"]>): string {
  const parsed = parseA1Ref(text);
  if (parsed === undefined || !("name" in parsed) || !parsed.sheetName || parsed.workbookName) return text;
  const sheetName = change(parsed.sheetName);
  if (sheetName === parsed.sheetName) return text;
  return sheetName === undefined ? "#REF!" : stringifyA1Ref({ sheetName, name: parsed.name });
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The formula as it reads when copied or filled from one cell to another: relative references move along, and those
 * that would leave the sheet become `#REF!`.
 */
export function translateFormula(formula: string, from: CellPlace, to: CellPlace): string {
  const rows = to.row - from.row;
  const columns = to.column - from.column;
  if (rows === 0 && columns === 0) return formula;
  return rewriteFormula(formula, { cells: (reference) => movedReference(reference, rows, columns) });
}

function movedReference(
  reference: WrittenReference,
  rows: number,
  columns: number,
): WrittenReference | undefined {
  const { range } = reference;
  const moved = {
    ...range,
    top: movedEdge(range.top, range.$top, rows),
    left: movedEdge(range.left, range.$left, columns),
    ...("bottom" in range ? { bottom: movedEdge(range.bottom, range.$bottom, rows) } : {}),
    ...("right" in range ? { right: movedEdge(range.right, range.$right, columns) } : {}),
  };
  const isInside = (index: number | null | undefined, count: number): boolean =>
    index === null || index === undefined || (index >= 0 && index < count);
  return isInside(moved.top, ROW_COUNT) &&
    isInside(moved.bottom, ROW_COUNT) &&
    isInside(moved.left, COLUMN_COUNT) &&
    isInside(moved.right, COLUMN_COUNT)
    ? { sheetName: reference.sheetName, range: inOrder(moved) }
    : undefined;
}

function movedEdge(index: number | null | undefined, isLocked: unknown, distance: number): number | null {
  if (index === null || index === undefined) return null;
  return isLocked ? index : index + distance;
}

/** `$A$5:A3` is written `A3:$A$5`: the edges keep their locks when they cross. */
function inOrder(range: RangeA1): RangeA1 {
  const { top, bottom, left, right } = range;
  const crossesRows = typeof top === "number" && typeof bottom === "number" && top > bottom;
  const crossesColumns = typeof left === "number" && typeof right === "number" && left > right;
  return {
    ...range,
    ...(crossesRows ? { top: bottom, bottom: top, $top: range.$bottom, $bottom: range.$top } : {}),
    ...(crossesColumns ? { left: right, right: left, $left: range.$right, $right: range.$left } : {}),
  };
}
