import { LiveRange } from "../host/liveRange";
import type { Cell, CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { type CellPosition } from "./grid/cellSelection";
import { listAround } from "./sheetEdits";

/** A column of a table or list that can be filtered. */
export interface FilterPlace {
  readonly sheet: Sheet;
  readonly header: CellPosition;
  /** Rows of the list. */
  readonly body: CellRange;
}

interface ColumnFilter {
  /** The header cell, wherever it moves. */
  readonly header: LiveRange;
  readonly kept: ReadonlySet<string>;
}

/** Column filters as in Excel: rows whose text is not among those kept are hidden, until the filter is cleared. */
export class ListFilters {
  private filters: readonly ColumnFilter[] = [];

  constructor(
    private readonly workbook: Workbook,
    private readonly textOf: (cell: Cell | undefined) => string,
  ) {
    workbook.onChange((change) => {
      if (change.type !== "structure" || this.filters.length === 0) return;
      for (const { header } of this.filters) header.follow(change);
      const kept = this.filters.filter(({ header }) => header.range !== undefined);
      if (kept.length === this.filters.length) return;
      // The list of a filter that went with its column is no longer known: show everything, then filter again.
      this.filters = kept;
      const sheet = this.workbook.sheetById(change.sheetId);
      sheet?.hiddenRows.clear();
      if (sheet !== undefined) this.reapply(sheet);
    });
  }

  /** The column a cell belongs to, when it lies in a table or list. */
  placeAt(sheet: Sheet, at: CellPosition): FilterPlace | undefined {
    const list = listAround(sheet, at);
    if (list === undefined) return undefined;
    const header = list.header ?? list.body.top;
    const body = list.header === undefined ? { ...list.body, top: list.body.top + 1 } : list.body;
    return body.top > body.bottom ? undefined : { sheet, header: { row: header, column: at.column }, body };
  }

  /** Every different text of the column, in the order of the rows. */
  textsOf({ sheet, header, body }: FilterPlace): readonly string[] {
    const texts = new Set<string>();
    for (let row = body.top; row <= body.bottom; row++)
      texts.add(this.textOf(sheet.cellAt(row, header.column)));
    return [...texts];
  }

  /** The texts kept, or `undefined` when the column is not filtered. */
  keptAt({ sheet, header }: FilterPlace): ReadonlySet<string> | undefined {
    return this.filterAt(sheet, header.row, header.column)?.kept;
  }

  isFiltered(sheet: Sheet, row: number, column: number): boolean {
    return this.filterAt(sheet, row, column) !== undefined;
  }

  set(place: FilterPlace, kept: ReadonlySet<string> | undefined): void {
    const { sheet, header } = place;
    const others = this.filters.filter(
      (filter) => filter !== this.filterAt(sheet, header.row, header.column),
    );
    const { row, column } = header;
    const range = { top: row, left: column, bottom: row, right: column };
    this.filters =
      kept === undefined ? others : [...others, { header: new LiveRange(sheet.id, range), kept }];
    this.applyTo(place);
  }

  /** After rows changed places. @returns whether there was anything to do. */
  reapply(sheet: Sheet): boolean {
    const headers = this.filters.flatMap(({ header }) =>
      header.sheetId === sheet.id && header.range !== undefined ? [header.range] : [],
    );
    for (const { top, left } of headers) {
      const place = this.placeAt(sheet, { row: top, column: left });
      if (place !== undefined) this.applyTo(place);
    }
    return headers.length > 0;
  }

  /** Rows of the filtered list around a cell that are shown, and all of them; `undefined` when nothing is filtered. */
  shownAround(sheet: Sheet, at: CellPosition): { readonly shown: number; readonly all: number } | undefined {
    if (!this.filters.some(({ header }) => header.sheetId === sheet.id)) return undefined;
    const place = this.placeAt(sheet, at);
    if (place === undefined || this.filtersOf(place).length === 0) return undefined;
    const { top, bottom } = place.body;
    let hidden = 0;
    for (const row of sheet.hiddenRows) if (row >= top && row <= bottom) hidden++;
    return { shown: bottom - top + 1 - hidden, all: bottom - top + 1 };
  }

  private applyTo(place: FilterPlace): void {
    const { sheet, body } = place;
    const filters = this.filtersOf(place);
    for (let row = body.top; row <= body.bottom; row++) {
      const isKept = filters.every(({ header, kept }) =>
        kept.has(this.textOf(sheet.cellAt(row, header.range?.left ?? -1))),
      );
      if (isKept) sheet.hiddenRows.delete(row);
      else sheet.hiddenRows.add(row);
    }
  }

  private filtersOf({ sheet, header, body }: FilterPlace): readonly ColumnFilter[] {
    return this.filters.filter(
      ({ header: { sheetId, range } }) =>
        sheetId === sheet.id &&
        range?.top === header.row &&
        range.left >= body.left &&
        range.left <= body.right,
    );
  }

  private filterAt(sheet: Sheet, row: number, column: number): ColumnFilter | undefined {
    return this.filters.find(
      ({ header: { sheetId, range } }) => sheetId === sheet.id && range?.top === row && range.left === column,
    );
  }
}
