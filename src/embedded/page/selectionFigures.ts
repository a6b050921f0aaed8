import { intersection } from "../workbook/address";
import type { CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";

/** What the status bar says about the selected cells. */
export interface SelectionFigures {
  /** Cells that are not empty. */
  readonly count: number;
  readonly numberCount: number;
  readonly sum: number;
  /** Format of the first selected cell, in which Excel shows the figures. */
  readonly numberFormat: string;
}

export function selectionFigures(sheet: Sheet, selected: CellRange): SelectionFigures {
  let count = 0;
  let numberCount = 0;
  let sum = 0;
  const written = { top: 0, left: 0, bottom: sheet.rowCount - 1, right: selected.right };
  const range = intersection(selected, written);
  for (let row = range?.top ?? 0; row <= (range?.bottom ?? -1); row++) {
    const cells = sheet.rowAt(row);
    if (cells === undefined) continue;
    const right = Math.min(selected.right, cells.length - 1);
    for (let column = selected.left; column <= right; column++) {
      const cell = cells[column];
      if (cell?.value === undefined || cell.value === "") continue;
      count++;
      if (typeof cell.value !== "number") continue;
      numberCount++;
      sum += cell.value;
    }
  }
  const numberFormat = sheet.cellAt(selected.top, selected.left)?.format.numberFormat ?? "General";
  // Fifteen significant digits, as Excel: 0.1 + 0.2 is 0.3.
  return { count, numberCount, sum: Number(sum.toPrecision(15)), numberFormat };
}
