import type { Cell, CellRange } from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import type { Change, DefinedName, Workbook } from "../workbook/workbook";
import { PERSON } from "./person";

/** One thing a person did. */
export interface Step {
  readonly sheetId: string;
  /** Selected when the step is taken back. */
  readonly range: CellRange;
  /** Puts the workbook back as it was before and tells it. @returns the step that does the same thing again. */
  takeBack(workbook: Workbook, sheet: Sheet): Step;
}

const STEPS_MAX = 100;

/** What Ctrl+Z and Ctrl+Y need: the person's steps, last first. Forgotten when somebody else changes cells. */
export class EditHistory {
  private undoable: Step[] = [];
  private redoable: Step[] = [];
  private isTakingBack = false;

  constructor(private readonly workbook: Workbook) {}

  remember(step: Step): void {
    this.undoable.push(step);
    if (this.undoable.length > STEPS_MAX) this.undoable.shift();
    this.redoable = [];
  }

  forget(): void {
    if (this.isTakingBack) return;
    this.undoable = [];
    this.redoable = [];
  }

  /** @returns the range it concerned, or `undefined` when there is nothing to undo. */
  undo(): CellRange | undefined {
    return this.move(this.undoable, this.redoable);
  }

  redo(): CellRange | undefined {
    return this.move(this.redoable, this.undoable);
  }

  private move(from: Step[], to: Step[]): CellRange | undefined {
    const step = from.pop();
    const sheet = step && this.workbook.sheetById(step.sheetId);
    if (step === undefined || sheet === undefined) return undefined;
    this.isTakingBack = true;
    try {
      to.push(step.takeBack(this.workbook, sheet));
    } finally {
      this.isTakingBack = false;
    }
    return step.range;
  }
}

/** Cells of one range as they are, row by row. */
export type CellRows = readonly (readonly (Cell | undefined)[])[];

export function cellRowsOf(sheet: Sheet, range: CellRange): CellRows {
  const rows: (readonly (Cell | undefined)[])[] = [];
  for (let row = range.top; row <= range.bottom; row++)
    rows.push(
      Array.from({ length: range.right - range.left + 1 }, (_, x) => sheet.cellAt(row, range.left + x)),
    );
  return rows;
}

/** Remembers a range, and the tables of its sheet, before cells are replaced. */
export function cellsStep(sheet: Sheet, range: CellRange): Step {
  const cells = cellRowsOf(sheet, range);
  const { id: sheetId, tables } = sheet;
  return {
    sheetId,
    range,
    takeBack: (workbook, current) => {
      const again = cellsStep(current, range);
      cells.forEach((row, y) =>
        row.forEach((cell, x) => current.setCell(range.top + y, range.left + x, cell)),
      );
      const hadOtherTables = current.tables !== tables;
      current.tables = tables;
      if (hadOtherTables) workbook.changed({ type: "tables", sheetId, source: PERSON });
      workbook.changed({ type: "cells", sheetId, range, source: PERSON });
      return again;
    },
  };
}

export type StructureChange = Extract<Change, { type: "structure" }>;

const OPPOSITES = {
  RowInserted: "RowDeleted",
  RowDeleted: "RowInserted",
  ColumnInserted: "ColumnDeleted",
  ColumnDeleted: "ColumnInserted",
} as const;

/**
 * Remembers the whole workbook before rows or columns move: what refers to them changes everywhere. Cells are never
 * changed in place, so that only the lists of them are copied.
 */
export function structureStep(
  workbook: Workbook,
  sheet: Sheet,
  changes: readonly StructureChange[],
  range: CellRange,
): Step {
  const before = snapshotOf(workbook);
  return {
    sheetId: sheet.id,
    range,
    takeBack: (current) => {
      const opposites = changes.map((change) => ({ ...change, kind: OPPOSITES[change.kind] })).reverse();
      const again = structureStep(current, sheet, opposites, range);
      putBack(current, before);
      for (const opposite of opposites) current.changed(opposite);
      current.changed({ type: "tables", sheetId: sheet.id, source: PERSON });
      current.changed({ type: "names", source: PERSON });
      return again;
    },
  };
}

interface Snapshot {
  readonly names: readonly DefinedName[];
  readonly sheets: readonly SheetSnapshot[];
}

interface SheetSnapshot {
  readonly sheetId: string;
  readonly rows: readonly (readonly [row: number, cells: readonly (Cell | undefined)[]])[];
  readonly tables: readonly Table[];
  readonly merges: readonly CellRange[];
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly hiddenRows: ReadonlySet<number>;
}

function snapshotOf(workbook: Workbook): Snapshot {
  return {
    names: [...workbook.names],
    sheets: workbook.sheets.map((sheet) => {
      const rows: (readonly [number, readonly (Cell | undefined)[]])[] = [];
      sheet.eachRow((row, cells) => rows.push([row, cells.slice()]));
      return {
        sheetId: sheet.id,
        rows,
        tables: sheet.tables,
        merges: sheet.merges,
        columnWidths: new Map(sheet.columnWidths),
        rowHeights: new Map(sheet.rowHeights),
        hiddenRows: new Set(sheet.hiddenRows),
      };
    }),
  };
}

function putBack(workbook: Workbook, snapshot: Snapshot): void {
  workbook.names.splice(0, workbook.names.length, ...snapshot.names);
  for (const { sheetId, rows, tables, merges, columnWidths, rowHeights, hiddenRows } of snapshot.sheets) {
    const sheet = workbook.sheetById(sheetId);
    if (sheet === undefined) continue;
    sheet.deleteRows(0, sheet.rowCount);
    for (const [row, cells] of rows)
      cells.forEach((cell, column) => cell !== undefined && sheet.setCell(row, column, cell));
    sheet.tables = tables;
    sheet.merges = merges;
    sheet.columnWidths.clear();
    columnWidths.forEach((width, column) => sheet.columnWidths.set(column, width));
    sheet.rowHeights.clear();
    rowHeights.forEach((height, row) => sheet.rowHeights.set(row, height));
    sheet.hiddenRows.clear();
    hiddenRows.forEach((row) => sheet.hiddenRows.add(row));
  }
}
