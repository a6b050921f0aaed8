import type { CellRange } from "../workbook/cell";

export interface PlacedCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** The ranges that cover some cells: runs down a column, and runs of equal height side by side as one. */
export function mergeCells(cells: readonly PlacedCell[]): { sheetId: string; range: CellRange }[] {
  const sorted = [...cells].sort(
    (a, b) => compareText(a.sheetId, b.sheetId) || a.column - b.column || a.row - b.row,
  );
  const runs: { sheetId: string; range: CellRange }[] = [];
  for (const { sheetId, row, column } of sorted) {
    const last = runs.at(-1);
    const continues = last?.sheetId === sheetId && last.range.left === column && row <= last.range.bottom + 1;
    if (continues) last.range = { ...last.range, bottom: Math.max(row, last.range.bottom) };
    else runs.push({ sheetId, range: { top: row, left: column, bottom: row, right: column } });
  }
  const merged: typeof runs = [];
  const byRightEdge = new Map<string, (typeof runs)[number]>();
  for (const run of runs) {
    const { top, bottom, left, right } = run.range;
    const neighbour = byRightEdge.get(`${run.sheetId} ${top} ${bottom} ${left - 1}`);
    if (neighbour) neighbour.range = { ...neighbour.range, right };
    else merged.push(run);
    byRightEdge.set(`${run.sheetId} ${top} ${bottom} ${right}`, neighbour ?? run);
  }
  return merged;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
