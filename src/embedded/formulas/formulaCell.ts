import { keyOf, type SpilledCell } from "./spills";
import { resolvePattern, readersAlong, type RangePattern } from "./references";
import type { CellRange, CellValue } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { CellReader, Scalar } from "./values";
import type { Evaluate, Uses } from "./compile";

/** `waiting`: put aside until a cell it reads is computed; `computing`: being evaluated right now. */
export type FormulaState = "clean" | "dirty" | "computing" | "waiting";

/** One cell with a formula. */
export class FormulaCell {
  state: FormulaState = "clean";
  /** Where its array shows; left out when its result is one value. */
  spill: CellRange | undefined;
  /** Formulas of files that hold no array give the one value beside them, as before arrays spilled. */
  isSingleValued = false;
  /** Results of its custom functions, by call; only those of the last evaluation. */
  customResults?: ReadonlyMap<string, CellValue>;
  /** Tickets of the custom function calls it waits for, by call. */
  pendingCalls?: Map<string, number>;

  constructor(
    readonly cells: FormulaCells,
    readonly group: FillGroup,
    readonly formula: string,
    readonly row: number,
    readonly column: number,
  ) {}
}

/** The formulas of one sheet, and the sheet as formulas read it. */
export class FormulaCells implements CellReader {
  private readonly columns: (FormulaCell | undefined)[][] = [];
  columnsUsed = 0;
  /** Cells that show a part of an array, by `keyOf`. */
  readonly spilled = new Map<number, SpilledCell>();

  constructor(
    readonly sheet: Sheet,
    private readonly bringUpToDate: (cell: FormulaCell) => Scalar,
  ) {}

  at(row: number, column: number): FormulaCell | undefined {
    return this.columns[column]?.[row];
  }

  set(row: number, column: number, cell: FormulaCell | undefined): void {
    const rows = (this.columns[column] ??= []);
    if (cell === undefined) delete rows[row];
    else rows[row] = cell;
  }

  read(row: number, column: number): Scalar {
    const cell = this.sheet.cellAt(row, column);
    if (this.spilled.size > 0) {
      const anchor = this.spilled.get(keyOf(row, column))?.anchor;
      if (anchor !== undefined && anchor.state === "dirty") {
        this.bringUpToDate(anchor);
        return this.sheet.cellAt(row, column)?.value;
      }
    }
    if (cell === undefined) return undefined;
    if (cell.formula !== undefined) {
      const formula = this.columns[column]?.[row];
      if (formula !== undefined && formula.state !== "clean") return this.bringUpToDate(formula);
    }
    return cell.value;
  }

  *all(): IterableIterator<FormulaCell> {
    // Columns and rows without formulas are holes.
    for (const rows of Object.values(this.columns))
      for (const cell of Object.values(rows)) if (cell) yield cell;
  }

  /** Formula cells within a range, column by column. */
  forEachIn(range: CellRange, visit: (cell: FormulaCell) => void): void {
    const right = Math.min(range.right, this.columns.length - 1);
    for (let column = range.left; column <= right; column++) {
      const rows = this.columns[column];
      if (!rows) continue;
      const bottom = Math.min(range.bottom, rows.length - 1);
      for (let row = range.top; row <= bottom; row++) {
        const cell = rows[row];
        if (cell) visit(cell);
      }
    }
  }
}

/** Formulas of one sheet that are the same but for where they stand: compiled once. */
export class FillGroup {
  private readonly extents = new Map<number, { top: number; bottom: number }>();
  size = 0;

  constructor(
    readonly key: string,
    readonly cells: FormulaCells,
    public evaluate: Evaluate,
    public uses: Uses,
  ) {}

  get isSupported(): boolean {
    return this.uses.unsupported.size === 0;
  }

  add(row: number, column: number): void {
    this.size++;
    const extent = this.extents.get(column);
    if (extent === undefined) this.extents.set(column, { top: row, bottom: row });
    else {
      if (row < extent.top) extent.top = row;
      if (row > extent.bottom) extent.bottom = row;
    }
  }

  /** Visits its cells whose reference `pattern` touches `changed`, with the runs of rows looked at. */
  forEachReader(
    pattern: RangePattern,
    changed: CellRange,
    visitRun: (column: number, top: number, bottom: number) => void,
  ): void {
    const columns = readersAlong(pattern.left, pattern.right, { first: changed.left, last: changed.right });
    if (columns.last < columns.first) return;
    const rows = readersAlong(pattern.top, pattern.bottom, { first: changed.top, last: changed.bottom });
    for (const [column, extent] of this.extents) {
      if (column < columns.first || column > columns.last) continue;
      const top = Math.max(extent.top, rows.first);
      const bottom = Math.min(extent.bottom, rows.last);
      if (top <= bottom) visitRun(column, top, bottom);
    }
  }

  /** Everything its formulas can reach through `pattern`, to look it up by what changed. */
  reach(pattern: RangePattern): CellRange | undefined {
    let reach: CellRange | undefined;
    for (const [column, { top, bottom }] of this.extents)
      for (const row of [top, bottom]) {
        const range = resolvePattern(pattern, row, column);
        if (range === undefined) continue;
        reach = reach
          ? {
              top: Math.min(reach.top, range.top),
              left: Math.min(reach.left, range.left),
              bottom: Math.max(reach.bottom, range.bottom),
              right: Math.max(reach.right, range.right),
            }
          : range;
      }
    return reach;
  }

  forEachCell(visit: (cell: FormulaCell) => void): void {
    for (const [column, { top, bottom }] of this.extents)
      this.cells.forEachIn({ top, bottom, left: column, right: column }, (cell) => {
        if (cell.group === this) visit(cell);
      });
  }
}
