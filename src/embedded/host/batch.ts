import type { CellRange, CellValue } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { Change, ChangeSource, Workbook } from "../workbook/workbook";
import type { ClientConnection } from "./clientConnection";
import { fault } from "./hostError";
import { LiveRange } from "./liveRange";
import type { HostObject } from "./members";
import type { OfficeHost } from "./officeHost";

interface PendingCells {
  readonly sheetId: string;
  readonly range: CellRange;
  readonly valueBefore?: CellValue;
}

/**
 * One batch (`context.sync`) while it runs: what its members read the workbook through and announce changes with.
 *
 * Consecutive writes to touching blocks of one sheet are announced as one change: the client cuts a large write into
 * blocks, and nobody recalculates or redraws hundreds of times for it. A change is always announced before the
 * next read.
 */
export class Batch {
  /** The member at work, for `debugInfo.errorLocation`. */
  location = "";
  /** Ranges made in this batch; they follow structure changes until it ends. */
  readonly ranges: LiveRange[] = [];
  private pending: PendingCells | undefined;
  private readonly pendingTables = new Set<string>();

  constructor(
    readonly host: OfficeHost,
    readonly client: ClientConnection,
  ) {}

  get workbook(): Workbook {
    return this.host.workbook;
  }

  get source(): ChangeSource {
    return this.client.source;
  }

  identityOf(object: HostObject): Readonly<Record<string, unknown>> {
    return object.members.identify?.(object.target, this) ?? {};
  }

  liveRange(sheetId: string, range: CellRange): LiveRange {
    const live = new LiveRange(sheetId, range);
    this.ranges.push(live);
    return live;
  }

  /** @throws ItemNotFound when the sheet was deleted */
  sheet(sheetId: string): Sheet {
    const sheet = this.workbook.sheetById(sheetId);
    if (sheet === undefined) throw fault("ItemNotFound");
    return sheet;
  }

  /** Notes that constants or formulas changed; `valueBefore` for a single cell only. */
  cellsChanged(sheetId: string, range: CellRange, valueBefore?: CellValue): void {
    const { pending } = this;
    if (pending !== undefined && pending.sheetId === sheetId && isBelow(pending.range, range)) {
      this.pending = { sheetId, range: { ...pending.range, bottom: range.bottom } };
      return;
    }
    this.announceCells();
    this.pending = valueBefore === undefined ? { sheetId, range } : { sheetId, range, valueBefore };
  }

  /** Notes that tables of a sheet changed along with the cells being written. */
  tablesFollowed(sheetId: string): void {
    this.pendingTables.add(sheetId);
  }

  announceCells(): void {
    const { pending, source } = this;
    this.pending = undefined;
    if (pending !== undefined) this.workbook.changed({ type: "cells", ...pending, source });
    const tables = [...this.pendingTables];
    this.pendingTables.clear();
    for (const sheetId of tables) this.workbook.changed({ type: "tables", sheetId, source });
  }

  /** Everything written so far is known to all, and computed. */
  settle(): void {
    this.announceCells();
    this.host.settleResults();
  }

  /** Announces any other change, after the cells written before it. */
  changed(change: Change): void {
    this.announceCells();
    this.workbook.changed(change);
  }

  /** The sheet looks different: formats, widths, hidden rows, panes. Raises no change event in Excel either. */
  looksChanged(sheetId: string): void {
    this.changed({ type: "sheets", kind: "looks", sheetId, source: this.source });
  }
}

function isBelow(first: CellRange, next: CellRange): boolean {
  return first.left === next.left && first.right === next.right && first.bottom + 1 === next.top;
}
