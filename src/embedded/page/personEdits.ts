import { err, ok, type Result } from "../../domain/result";
import { parseFormula } from "../formulas/parseFormula";
import { translateFormula } from "../formulas/rewrite";
import type { TypingPlace } from "../formulas/typedFormat";
import { intersection } from "../workbook/address";
import { CELL_TEXT_MAX, COLUMN_COUNT, GENERAL, ROW_COUNT, type Cell, type CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import { sortRange } from "../workbook/structure";
import { growTable, renameHeaders, tableToGrow, type TableGrowth } from "../workbook/tableFollowing";
import { typedCell } from "../workbook/typedCell";
import type { Workbook } from "../workbook/workbook";
import { EditHistory, cellRowsOf, cellsStep, structureStep, type CellRows } from "./editHistory";
import { continuedCell } from "./fillSeries";
import type { CellPosition } from "./grid/cellSelection";
import { formulaFromLocal } from "./localFormula";
import { PERSON } from "./person";
import {
  carryOutMovement,
  plannedMovement,
  rowsToSort,
  type Movement,
  type SheetRefusal,
} from "./sheetEdits";

/** Why a person may not do this; worded in `words.ts`. */
export type EditRefusal =
  | { readonly type: "ReadOnly" }
  | { readonly type: "SheetProtected"; readonly sheetName: string }
  | { readonly type: "TextTooLong"; readonly length: number; readonly lengthMax: number }
  | { readonly type: "OutsideSheet" }
  | { readonly type: "FormulaUnreadable" };

/** Cells copied inside the page: pasted again they keep formulas and looks, which text alone would lose. */
export interface CopiedCells {
  /** Where each line of cells stood; rows that were filtered out are not among them. */
  readonly rows: readonly number[];
  readonly left: number;
  readonly cells: CellRows;
}

/** As many as anybody forgets. */
const PARENTHESES_CLOSED_MAX = 8;

/**
 * What a person does to cells: typing, clearing, pasting, filling, moving, sorting; refused as in Excel, and undoable.
 * Rows that are filtered out are left alone, but by pasting and sorting.
 */
export class PersonEdits {
  private readonly history: EditHistory;

  constructor(
    private readonly workbook: Workbook,
    private readonly localeTag: () => string,
  ) {
    this.history = new EditHistory(workbook);
    workbook.onChange((change) => {
      const isPersonal = "source" in change && change.source.kind === "person";
      const isOthers = !isPersonal && (change.type === "cells" || change.type === "structure");
      const isGoneForGood = change.type === "sheets" && change.kind === "deleted";
      if (isOthers || isGoneForGood) this.history.forget();
    });
  }

  /** Types the same text into every cell of the range (one cell, or a whole selection with Ctrl+Enter). */
  type(sheet: Sheet, range: CellRange, text: string): Result<CellRange, EditRefusal> {
    if (text.length > CELL_TEXT_MAX)
      return err({ type: "TextTooLong", length: text.length, lengthMax: CELL_TEXT_MAX });
    const readable = this.readable(text);
    if (readable === undefined) return err({ type: "FormulaUnreadable" });
    return this.replaceShown(sheet, range, (row, column) =>
      this.typedCell(this.shiftedFormula(readable, row - range.top, column - range.left), {
        workbook: this.workbook,
        sheet,
        row,
        column,
      }),
    );
  }

  /** Empties cells; their looks stay. */
  clear(sheet: Sheet, range: CellRange): Result<CellRange, EditRefusal> {
    const used = sheet.usedRange(true);
    const filled = used && intersection(range, used);
    if (filled === undefined) return this.refusal(sheet, range) ?? ok(range);
    return this.replaceShown(sheet, filled, (row, column) => emptied(sheet.cellAt(row, column)));
  }

  /** Types a block of texts from `at` on; one text fills the whole selection. @returns the range written. */
  pasteText(
    sheet: Sheet,
    selected: CellRange,
    texts: readonly (readonly string[])[],
  ): Result<CellRange, EditRefusal> {
    const width = Math.max(1, ...texts.map((row) => row.length));
    const range = pastedRange(selected, texts.length, width);
    if (range === undefined) return err({ type: "OutsideSheet" });
    return this.replace(sheet, range, (row, column) => {
      const text = texts[(row - range.top) % texts.length]?.[(column - range.left) % width] ?? "";
      return this.typedCell(text.slice(0, CELL_TEXT_MAX), { workbook: this.workbook, sheet, row, column });
    });
  }

  /** Pastes copied cells with their looks; relative references in formulas move along. */
  pasteCells(sheet: Sheet, selected: CellRange, copied: CopiedCells): Result<CellRange, EditRefusal> {
    const height = copied.cells.length;
    const width = Math.max(1, copied.cells[0]?.length ?? 0);
    const range = pastedRange(selected, height, width);
    if (range === undefined) return err({ type: "OutsideSheet" });
    return this.replace(sheet, range, (row, column) => {
      const y = (row - range.top) % height;
      const x = (column - range.left) % width;
      const from = { row: copied.rows[y] ?? 0, column: copied.left + x };
      return movedCell(copied.cells[y]?.[x], from, { row, column });
    });
  }

  /** Ctrl+D and Ctrl+R: the first row (or column) of the range into the others. */
  fill(sheet: Sheet, range: CellRange, direction: "down" | "right"): Result<CellRange, EditRefusal> {
    return this.replaceShown(sheet, range, (row, column) => {
      const from = direction === "down" ? { row: range.top, column } : { row, column: range.left };
      return movedCell(sheet.cellAt(from.row, from.column), from, { row, column });
    });
  }

  /**
   * Drags the fill handle of `source` until the selection is `target`: dates and even steps of numbers go on, formulas
   * move along, everything else repeats.
   */
  extend(sheet: Sheet, source: CellRange, target: CellRange): Result<CellRange, EditRefusal> {
    const isVertical = target.top !== source.top || target.bottom !== source.bottom;
    const cells = cellRowsOf(sheet, source);
    const lineOf = (row: number, column: number): readonly (Cell | undefined)[] =>
      isVertical ? cells.map((line) => line[column - source.left]) : (cells[row - source.top] ?? []);
    const added = beyond(source, target);
    const extended = this.replaceShown(sheet, added, (row, column) => {
      const first = isVertical ? { row: source.top, column } : { row, column: source.left };
      const index = isVertical ? row - source.top : column - source.left;
      return continuedCell(lineOf(row, column), index, first, isVertical);
    });
    return extended.ok ? ok(target) : extended;
  }

  /** Inserts or deletes as many rows or columns as are selected, at the selection. */
  move(sheet: Sheet, movement: Movement): Result<undefined, SheetRefusal> {
    const planned = plannedMovement(this.workbook, sheet, movement);
    if (!planned.ok) return planned;
    this.history.remember(structureStep(this.workbook, sheet, planned.value, this.workbook.selection));
    for (const change of planned.value) carryOutMovement(this.workbook, sheet, change);
    return ok(undefined);
  }

  /** Sorts the table or list around a cell by that cell's column; its header row stays on top. */
  sort(
    sheet: Sheet,
    at: CellPosition,
    direction: "ascending" | "descending",
  ): Result<undefined, SheetRefusal> {
    const rows = rowsToSort(this.workbook, sheet, at);
    if (!rows.ok) return rows;
    this.history.remember(cellsStep(sheet, rows.value));
    sortRange(this.workbook, sheet, rows.value, at.column, direction, PERSON);
    return ok(undefined);
  }

  undo(): CellRange | undefined {
    return this.history.undo();
  }

  redo(): CellRange | undefined {
    return this.history.redo();
  }

  /** A copy of cells as they are, without rows that are filtered out. */
  cellsOf(sheet: Sheet, range: CellRange): CopiedCells {
    const isCopied = (row: number): boolean => !isFilteredOut(sheet, range, row);
    const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, y) => range.top + y);
    return {
      rows: rows.filter(isCopied),
      left: range.left,
      cells: cellRowsOf(sheet, range).filter((_, y) => isCopied(range.top + y)),
    };
  }

  /** Why this range may not be changed, or `undefined`. */
  refusal(sheet: Sheet, range: CellRange): { readonly ok: false; readonly fault: EditRefusal } | undefined {
    if (this.workbook.isReadOnly) return err({ type: "ReadOnly" });
    if (sheet.isProtected && hasLockedCell(sheet, range))
      return err({ type: "SheetProtected", sheetName: sheet.name });
    return undefined;
  }

  private replaceShown(
    sheet: Sheet,
    range: CellRange,
    cellFor: (row: number, column: number) => Cell | undefined,
  ): Result<CellRange, EditRefusal> {
    return this.replace(sheet, range, (row, column) =>
      isFilteredOut(sheet, range, row) ? sheet.cellAt(row, column) : cellFor(row, column),
    );
  }

  private replace(
    sheet: Sheet,
    range: CellRange,
    cellFor: (row: number, column: number) => Cell | undefined,
  ): Result<CellRange, EditRefusal> {
    const refusal = this.refusal(sheet, range);
    if (refusal !== undefined) return refusal;
    const growing = tableToGrow(sheet, range, { isPasted: true });
    const valueBefore = isOneCell(range) ? sheet.cellAt(range.top, range.left)?.value : undefined;
    const before = cellsStep(sheet, growing === undefined ? range : withGrowth(range, growing));
    // All new cells first: a fill or a paste may overlap what it reads.
    const cells: (Cell | undefined)[][] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      const line: (Cell | undefined)[] = [];
      for (let column = range.left; column <= range.right; column++) line.push(cellFor(row, column));
      cells.push(line);
    }
    cells.forEach((line, y) => line.forEach((cell, x) => sheet.setCell(range.top + y, range.left + x, cell)));
    this.history.remember(before);
    const followed = { type: "tables", sheetId: sheet.id, source: PERSON } as const;
    if (renameHeaders(this.workbook, sheet, range)) this.workbook.changed(followed);
    const told = { type: "cells", sheetId: sheet.id, range, source: PERSON } as const;
    this.workbook.changed(valueBefore === undefined ? told : { ...told, valueBefore });
    if (growing !== undefined) {
      const { hasGrown, filled } = growTable(sheet, growing);
      if (hasGrown) this.workbook.changed(followed);
      if (filled !== undefined)
        this.workbook.changed({ type: "cells", sheetId: sheet.id, range: filled, source: PERSON });
    }
    return ok(range);
  }

  private typedCell(text: string, place: TypingPlace): Cell | undefined {
    const tag = this.localeTag();
    return typedCell(
      text.startsWith("=") ? formulaFromLocal(text, tag) : text,
      place.sheet.cellAt(place.row, place.column),
      place,
      { tag },
    );
  }

  /** A typed formula with the parentheses that were left open closed; `undefined` when it is none even then. */
  private readable(text: string): string | undefined {
    if (!text.startsWith("=") || text.length === 1) return text;
    const isRead = (formula: string): boolean => parseFormula(formulaFromLocal(formula, this.localeTag())).ok;
    for (let formula = text; formula.length <= text.length + PARENTHESES_CLOSED_MAX; formula += ")")
      if (isRead(formula)) return formula;
    return undefined;
  }

  private shiftedFormula(text: string, rows: number, columns: number): string {
    if (!text.startsWith("=") || (rows === 0 && columns === 0)) return text;
    return translateFormula(
      formulaFromLocal(text, this.localeTag()),
      { row: 0, column: 0 },
      { row: rows, column: columns },
    );
  }
}

/** Of several rows those that are hidden; a hidden cell that is meant alone is none. */
function isFilteredOut(sheet: Sheet, { top, bottom }: CellRange, row: number): boolean {
  return top !== bottom && sheet.hiddenRows.has(row);
}

function emptied(cell: Cell | undefined): Cell | undefined {
  return cell === undefined || cell.format === GENERAL ? undefined : { format: cell.format };
}

function movedCell(cell: Cell | undefined, from: CellPosition, to: CellPosition): Cell | undefined {
  if (cell?.formula === undefined) return cell;
  return { ...cell, formula: translateFormula(cell.formula, from, to) };
}

/** A selection that is a multiple of the block is filled with it; otherwise the block lies from its first cell on. */
function pastedRange(selected: CellRange, height: number, width: number): CellRange | undefined {
  const { top, left, bottom, right } = selected;
  const fits = (length: number, count: number): boolean => length > count && length % count === 0;
  const isFilled = fits(bottom - top + 1, height) || fits(right - left + 1, width);
  const repeatedRows = isFilled && (bottom - top + 1) % height === 0 ? bottom - top + 1 : height;
  const repeatedColumns = isFilled && (right - left + 1) % width === 0 ? right - left + 1 : width;
  const range = { top, left, bottom: top + repeatedRows - 1, right: left + repeatedColumns - 1 };
  return range.bottom < ROW_COUNT && range.right < COLUMN_COUNT ? range : undefined;
}

function hasLockedCell(sheet: Sheet, range: CellRange): boolean {
  const bottom = Math.min(range.bottom, sheet.rowCount - 1);
  if (bottom < range.bottom) return true;
  for (let row = range.top; row <= bottom; row++)
    for (let column = range.left; column <= range.right; column++)
      if (sheet.cellAt(row, column)?.format.isLocked !== false) return true;
  return false;
}

function isOneCell({ top, left, bottom, right }: CellRange): boolean {
  return top === bottom && left === right;
}

/** The written cells and those a growing table fills by itself. */
function withGrowth(written: CellRange, { table, range }: TableGrowth): CellRange {
  const isDownward = range.bottom > table.range.bottom;
  return {
    top: Math.min(written.top, isDownward ? table.range.bottom + 1 : range.top),
    left: Math.min(written.left, isDownward ? range.left : table.range.right + 1),
    bottom: Math.max(written.bottom, range.bottom),
    right: Math.max(written.right, range.right),
  };
}

/** The part of `target` outside of `source`, on the one side where it is larger. */
function beyond(source: CellRange, target: CellRange): CellRange {
  if (target.bottom > source.bottom) return { ...target, top: source.bottom + 1 };
  if (target.top < source.top) return { ...target, bottom: source.top - 1 };
  if (target.right > source.right) return { ...target, left: source.right + 1 };
  return { ...target, right: source.left - 1 };
}
