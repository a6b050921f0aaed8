import type { CellRange } from "../workbook/cell";

export interface SheetRange {
  readonly sheetId: string;
  readonly range: CellRange;
}

/** Gathers cells and gives them back as few ranges: runs down a column, equal runs side by side as one. */
export class ChangedPlaces {
  private readonly bySheet = new Map<string, Map<number, number[]>>();

  add(sheetId: string, row: number, column: number): void {
    let columns = this.bySheet.get(sheetId);
    if (columns === undefined) this.bySheet.set(sheetId, (columns = new Map<number, number[]>()));
    const rows = columns.get(column);
    if (rows === undefined) columns.set(column, [row]);
    else rows.push(row);
  }

  /** Everything added since the last time. */
  take(): readonly SheetRange[] {
    const ranges = [...this.bySheet].flatMap(([sheetId, columns]) =>
      rangesOf(columns).map((range) => ({ sheetId, range })),
    );
    this.bySheet.clear();
    return ranges;
  }
}

function rangesOf(columns: ReadonlyMap<number, number[]>): CellRange[] {
  const ranges: CellRange[] = [];
  let neighbours = new Map<string, number>();
  for (const [column, rows] of [...columns].sort(([a], [b]) => a - b)) {
    const current = new Map<string, number>();
    for (const { top, bottom } of runsOf(rows)) {
      const key = `${top}-${bottom}`;
      const index = neighbours.get(key);
      const left = index === undefined ? undefined : ranges[index];
      if (index !== undefined && left?.right === column - 1) {
        ranges[index] = { ...left, right: column };
        current.set(key, index);
      } else {
        current.set(key, ranges.length);
        ranges.push({ top, bottom, left: column, right: column });
      }
    }
    neighbours = current;
  }
  return ranges;
}

function runsOf(rows: number[]): { readonly top: number; readonly bottom: number }[] {
  const isAscending = rows.every((row, index) => index === 0 || row >= rows[index - 1]!);
  if (!isAscending) rows.sort((a, b) => a - b);
  const runs: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row <= last.bottom + 1) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}
