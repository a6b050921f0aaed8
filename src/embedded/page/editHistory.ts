import type { Cell, CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";

/** Cells of one range as they were, row by row. */
export interface CellsBefore {
  readonly sheetId: string;
  readonly range: CellRange;
  readonly cells: readonly (readonly (Cell | undefined)[])[];
}

const STEPS_MAX = 100;

/** What Ctrl+Z and Ctrl+Y need: a person's cell edits, last first. Forgotten when rows move or an add-in writes. */
export class EditHistory {
  private undoable: CellsBefore[] = [];
  private redoable: CellsBefore[] = [];

  remember(before: CellsBefore): void {
    this.undoable.push(before);
    if (this.undoable.length > STEPS_MAX) this.undoable.shift();
    this.redoable = [];
  }

  forget(): void {
    this.undoable = [];
    this.redoable = [];
  }

  /** Puts back what the last edit replaced. @returns the step, or `undefined` when there is none. */
  undo(sheetById: (id: string) => Sheet | undefined): CellsBefore | undefined {
    return swapBack(this.undoable, this.redoable, sheetById);
  }

  redo(sheetById: (id: string) => Sheet | undefined): CellsBefore | undefined {
    return swapBack(this.redoable, this.undoable, sheetById);
  }
}

export function cellsBefore(sheet: Sheet, range: CellRange): CellsBefore {
  const cells: (Cell | undefined)[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const before: (Cell | undefined)[] = [];
    for (let column = range.left; column <= range.right; column++) before.push(sheet.cellAt(row, column));
    cells.push(before);
  }
  return { sheetId: sheet.id, range, cells };
}

function swapBack(
  from: CellsBefore[],
  to: CellsBefore[],
  sheetById: (id: string) => Sheet | undefined,
): CellsBefore | undefined {
  const step = from.pop();
  const sheet = step && sheetById(step.sheetId);
  if (step === undefined || sheet === undefined) return undefined;
  to.push(cellsBefore(sheet, step.range));
  step.cells.forEach((cells, y) =>
    cells.forEach((cell, x) => sheet.setCell(step.range.top + y, step.range.left + x, cell)),
  );
  return step;
}
