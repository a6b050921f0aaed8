import { type Cell, type CellRange } from "./cell";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface TableColumn {
  readonly id: number;
  readonly name: string;
  /** Filled down the column in the file; kept for saving. */
  readonly calculatedFormula?: string;
}

/** An Excel table. `range` holds the header row and, when shown, the total row. */
export interface Table {
  readonly id: number;
  readonly name: string;
  readonly range: CellRange;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly columns: readonly TableColumn[];
  readonly style?: string;
}

/** Cells by row then column, both zero-based. Holds data only: who may write what is decided above (see `workbook.ts`). */
export class Sheet {
  name: string;
  visibility: Visibility = "Visible";
  isProtected = false;
  tables: readonly Table[] = [];
  merges: readonly CellRange[] = [];
  frozenRows = 0;
  frozenColumns = 0;
  /** `#RRGGBB`, or empty for none. */
  tabColor = "";
  showsGridlines = true;
  showsHeadings = true;
  /** In pixels, by column; others have the default width. */
  readonly columnWidths = new Map<number, number>();
  /** In points, by row, where the file says so; others have the default height. */
  readonly rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly customProperties = new Map<string, string>();
  private readonly rows: ((Cell | undefined)[] | undefined)[] = [];

  constructor(
    /** As the API shows it, `{8-4-4-4-12}`; never changes. */
    readonly id: string,
    name: string,
  ) {
    this.name = name;
  }

  cellAt(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  setCell(row: number, column: number, cell: Cell | undefined): void {
    const cells = (this.rows[row] ??= []);
    if (cell === undefined) delete cells[column];
    else cells[column] = cell;
  }

  /** One row's cells, sparse; `undefined` when the row was never written. Do not change it. */
  rowAt(row: number): readonly (Cell | undefined)[] | undefined {
    return this.rows[row];
  }

  /** Visits the rows ever written, in order. */
  eachRow(visit: (row: number, cells: readonly (Cell | undefined)[]) => void): void {
    this.rows.forEach((cells, row) => {
      if (cells !== undefined) visit(row, cells);
    });
  }

  /** Rows ever written, an upper bound of the used range. */
  get rowCount(): number {
    return this.rows.length;
  }

  /** Smallest range with content, or with content or looks when `valuesOnly` is false; `undefined` when empty. */
  usedRange(valuesOnly: boolean): CellRange | undefined {
    let top = -1;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    this.rows.forEach((cells, row) => {
      cells?.forEach((cell, column) => {
        if (cell === undefined) return;
        if (valuesOnly && cell.value === undefined && cell.formula === undefined) return;
        if (top < 0) top = row;
        bottom = row;
        if (column < left) left = column;
        if (column > right) right = column;
      });
    });
    return top < 0 ? undefined : { top, left, bottom, right };
  }

  /** Puts `count` empty rows before `row`; cells only — references are the workbook's task. */
  insertRows(row: number, count: number): void {
    if (row < this.rows.length) {
      const empty: (Cell | undefined)[][] = Array.from({ length: count }, () => []);
      this.rows.splice(row, 0, ...empty);
    }
  }

  deleteRows(row: number, count: number): void {
    this.rows.splice(row, count);
  }

  insertColumns(column: number, count: number): void {
    for (const cells of this.rows)
      if (cells !== undefined && column < cells.length) {
        const gap: (Cell | undefined)[] = Array.from({ length: count });
        cells.splice(column, 0, ...gap);
      }
  }

  deleteColumns(column: number, count: number): void {
    for (const cells of this.rows) cells?.splice(column, count);
  }
}
