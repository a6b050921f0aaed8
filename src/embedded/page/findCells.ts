import type { Cell } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { CellPosition } from "./grid/cellSelection";

export interface Search {
  readonly wanted: string;
  readonly from: CellPosition;
  readonly direction: "next" | "previous";
  readonly textOf: (cell: Cell) => string;
}

/**
 * The next cell, row by row, that shows the text wanted; case and accents do not count. Goes round at the end of the
 * sheet, and passes over hidden rows.
 *
 * @returns `undefined` when no cell shows it.
 */
export function findCell(
  sheet: Sheet,
  { wanted, from, direction, textOf }: Search,
): CellPosition | undefined {
  const bare = bareText(wanted);
  const used = sheet.usedRange(true);
  if (bare === "" || used === undefined) return undefined;
  const step = direction === "next" ? 1 : -1;
  const rowCount = Math.max(used.bottom, from.row) + 1;
  const columnCount = Math.max(used.right, from.column) + 1;
  // The row one starts in is looked at twice: its far part first, its near part at the end.
  for (let n = 0; n <= rowCount; n++) {
    const row = (((from.row + n * step) % rowCount) + rowCount) % rowCount;
    const cells = sheet.rowAt(row);
    if (cells === undefined || sheet.hiddenRows.has(row)) continue;
    const start = n === 0 ? from.column + step : direction === "next" ? 0 : columnCount - 1;
    for (let column = start; column >= 0 && column < columnCount; column += step) {
      const cell = cells[column];
      if (cell?.value !== undefined && bareText(textOf(cell)).includes(bare)) return { row, column };
    }
  }
  return undefined;
}

function bareText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s/g, " ").toLowerCase();
}
