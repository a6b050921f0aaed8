import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../workbook/cell";
import type { Change } from "../workbook/workbook";

type StructureChange = Extract<Change, { type: "structure" }>;

/** A range that follows the rows and columns inserted and deleted around it, as a range object of the API does. */
export class LiveRange {
  constructor(
    readonly sheetId: string,
    /** `undefined` once all its cells are deleted. */
    public range: CellRange | undefined,
  ) {}

  follow(change: StructureChange): void {
    if (change.sheetId !== this.sheetId || this.range === undefined) return;
    const { top, left, bottom, right } = this.range;
    const isRows = change.kind === "RowInserted" || change.kind === "RowDeleted";
    const isInserted = change.kind === "RowInserted" || change.kind === "ColumnInserted";
    const limit = (isRows ? ROW_COUNT : COLUMN_COUNT) - 1;
    const [start, end] = isRows ? [top, bottom] : [left, right];
    if (start === 0 && end === limit) return;
    const [acrossFirst, acrossLast] = isRows ? [left, right] : [top, bottom];
    const { lane } = change;
    if (lane !== undefined && (acrossFirst < lane.first || acrossLast > lane.last)) return;
    const span = isInserted
      ? spanAfterInsert(start, end, change.at, change.count, limit)
      : spanAfterDelete(start, end, change.at, change.count);
    if (span === undefined) this.range = undefined;
    else if (isRows) this.range = { ...this.range, top: span[0], bottom: span[1] };
    else this.range = { ...this.range, left: span[0], right: span[1] };
  }
}

type Span = readonly [start: number, end: number];

function spanAfterInsert(
  start: number,
  end: number,
  at: number,
  count: number,
  limit: number,
): Span | undefined {
  if (at > end) return [start, end];
  const moved = at <= start ? start + count : start;
  return moved > limit ? undefined : [moved, Math.min(end + count, limit)];
}

function spanAfterDelete(start: number, end: number, at: number, count: number): Span | undefined {
  const last = at + count - 1;
  if (at <= start && last >= end) return undefined;
  const movedStart = start > last ? start - count : Math.min(start, at);
  const movedEnd = end > last ? end - count : Math.min(end, at - 1);
  return [movedStart, movedEnd];
}
