import {
  COMPUTED_COLUMNS,
  FORMULA_ROWS_MAX,
  type ColumnsWritten,
  type ComputedColumn,
  type Field,
  type SheetFault,
  type WriteColumnsRequest,
} from "../../application/ports";
import type { Assessment } from "../../domain/assessment";
import { err, ok, type Result } from "../../domain/result";
import { blockAddress, columnLetters, withoutSheet } from "../a1";
import { findBegunColumns, forgetBegunColumns, noteBegunColumns } from "./begunColumns";
import { escapeWhereNeeded } from "../cellText";
import { inChunks } from "../chunks";
import {
  computedFormulas,
  computedValues,
  DATE_COLUMNS,
  EMPTY_ROW,
  SHORT_DATE_FORMAT,
  type ComputedCell,
  type ComputedRow,
} from "./computedCells";
import { identifyRow } from "../reader/decodeRow";
import { locateLedger, type LocatedLedger } from "../reader/locateLedger";
import { columnNameOf, freeHeaders } from "./ownColumns";
import { baseKeyOf, isKeyOfRow } from "../reader/receivableKey";
import type { ExcelDoor } from "../runExcel";
import { isBlank } from "../reader/dateColumn";
import { ensureToday } from "./todayName";

// In points: the longest usual content, and a header beside a table's filter button.
const COLUMN_WIDTHS: Readonly<Record<ComputedColumn, number>> = {
  nextCall: 100,
  stage: 100,
  why: 320,
  lastCall: 95,
  outcome: 145,
  promised: 90,
};

// Rows a person would read past in one glance: one range over them is cheaper than two.
const GAP_ROWS_MAX = 20;
const LAST_COLUMN = 16_384;
const RUNS_PER_BATCH = 40;

const IDENTIFYING_FIELDS: readonly Field[] = ["debtorCode", "debtorName", "reference"];
const FORMULA_FIELDS: readonly Field[] = [...IDENTIFYING_FIELDS, "dueOn", "open", "amount", "paid"];

/**
 * Writes our columns beside the ledger, adding those that are not there yet.
 *
 * Shape:  per chunk one `sync` to read who stands in its rows and what our cells hold, one to write what differs;
 *         `null` leaves a cell untouched. Running it again completes a job that was cut short.
 * Errors: `WorkbookReadOnly`, then `SheetProtected`, then `TooManyRowsForFormulas`, then `ChangedSinceRead`,
 *         `FormulasNeedRealDates` (per chunk), then `NoRoom`, all before anything is written to the rows concerned;
 *         `Cancelled` between chunks.
 */
export function writeColumns(
  door: ExcelDoor,
  request: WriteColumnsRequest,
): Promise<Result<ColumnsWritten, SheetFault>> {
  const { ledger, mode } = request;
  const { sheetName } = ledger.place;
  if (mode === "formulas" && ledger.receivables.length > FORMULA_ROWS_MAX)
    return Promise.resolve(err({ type: "TooManyRowsForFormulas", rows: ledger.receivables.length }));
  return door.write(
    async (context) => {
      const found = await locateLedger(context, ledger.place, ledger.mapping);
      if (!found.ok) return found;
      const located = found.value;
      if (located.isReadOnly) return err({ type: "WorkbookReadOnly" });
      if (located.isProtected) return err({ type: "SheetProtected", sheetName: located.place.sheetName });
      return new ColumnsWriter(context, located, request).write();
    },
    { sheetName },
  );
}

/** A run of rows, 1-based. */
interface RowRun {
  readonly first: number;
  readonly count: number;
}

class ColumnsWriter {
  private own: ReadonlyMap<ComputedColumn, number>;
  private wereAdded = false;
  private rowsWritten = 0;
  private readonly assessmentByRow = new Map<number, Assessment>();
  private readonly keyByRow = new Map<number, string>();

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly located: LocatedLedger,
    private readonly request: WriteColumnsRequest,
  ) {
    this.own = located.own.columns;
    // Rows added above the header since the reading move all rows alike.
    const moved = located.place.headerRow - request.ledger.place.headerRow;
    for (const assessment of request.assessments) {
      const row = assessment.receivable.rowNumber + moved;
      this.assessmentByRow.set(row, assessment);
      this.keyByRow.set(row, assessment.receivable.key);
    }
    if (!request.rowsOnly)
      for (const { key, rowNumber } of request.ledger.receivables) this.keyByRow.set(rowNumber + moved, key);
  }

  async write(): Promise<Result<ColumnsWritten, SheetFault>> {
    const { place } = this.located;
    const { ledger, rowsOnly, onProgress, signal, mode, asOf } = this.request;
    if (mode === "formulas") {
      const today = await ensureToday(this.context, asOf, ledger.uses1904);
      if (!today.ok) return today;
    }
    if (rowsOnly) {
      const runs = this.runsConcerned();
      for (let at = 0; at < runs.length; at += RUNS_PER_BATCH) {
        const written = await this.writeRuns(runs.slice(at, at + RUNS_PER_BATCH));
        if (!written.ok) return written;
      }
    } else {
      const job = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
      const written = await inChunks(place.rowCount, job, ({ from, count }) =>
        this.writeRuns([{ first: place.headerRow + 1 + from, count }]),
      );
      if (!written.ok) return written;
    }
    return ok({ rows: this.rowsWritten, address: this.headerAddress(), wereAdded: this.wereAdded });
  }

  private runsConcerned(): readonly RowRun[] {
    const rows = [...this.assessmentByRow.keys()].sort((a, b) => a - b);
    const runs: { first: number; count: number }[] = [];
    for (const row of rows) {
      const last = runs.at(-1);
      if (last && row - (last.first + last.count) < GAP_ROWS_MAX) last.count = row - last.first + 1;
      else runs.push({ first: row, count: 1 });
    }
    return runs;
  }

  /** Compares, then writes, these rows and no others. Gives the bytes it carried. */
  private async writeRuns(runs: readonly RowRun[]): Promise<Result<number, SheetFault>> {
    const sources = runs.map((run) => this.loadSource(run));
    let held = runs.map((run) => this.loadOwn(run));
    await this.context.sync();

    for (const [at, run] of runs.entries()) {
      const fault = this.faultInRows(run, sources[at] ?? new Map());
      if (fault !== undefined) return err(fault);
    }

    if (this.absentColumns().length > 0) {
      await this.nameBegunColumns();
      const added = this.absentColumns().length > 0 ? await this.addColumns() : ok(undefined);
      if (!added.ok) return added;
      this.wereAdded = true;
      held = runs.map((run) => this.loadOwn(run));
      await this.context.sync();
    }

    let bytes = 0;
    runs.forEach((run, at) => {
      bytes += this.queueWrites(run, sources[at] ?? new Map(), held[at] ?? new Map());
    });
    await this.context.sync();
    return ok(bytes);
  }

  private loadSource(run: RowRun): ReadonlyMap<Field, Excel.Range> {
    const fields: readonly Field[] = this.request.mode === "formulas" ? FORMULA_FIELDS : IDENTIFYING_FIELDS;
    const source = new Map<Field, Excel.Range>();
    for (const field of fields) {
      const choice = this.located.mapping[field];
      if (choice)
        source.set(
          field,
          this.columnRange(this.located.place.firstColumn + choice.index, run).load("values"),
        );
    }
    return source;
  }

  private loadOwn(run: RowRun): ReadonlyMap<ComputedColumn, Excel.Range> {
    return new Map([...this.own].map(([id, column]) => [id, this.columnRange(column, run).load("formulas")]));
  }

  private faultInRows(run: RowRun, source: ReadonlyMap<Field, Excel.Range>): SheetFault | undefined {
    for (let index = 0; index < run.count; index += 1) {
      const rowNumber = run.first + index;
      const key = this.keyByRow.get(rowNumber);
      if (key === undefined) continue;
      const identity = identifyRow({
        debtorCode: cellIn(source, "debtorCode", index),
        // In titles above, not in the row.
        debtorName: this.located.mapping.debtorName?.inTitles ? "" : cellIn(source, "debtorName", index),
        reference: cellIn(source, "reference", index),
      });
      if (!isKeyOfRow(key, baseKeyOf(identity)))
        return { type: "ChangedSinceRead", sheetName: this.located.place.sheetName, rowNumber };
      if (this.request.mode === "values" || !this.assessmentByRow.has(rowNumber)) continue;
      const due = cellIn(source, "dueOn", index);
      if (typeof due === "string" && !isBlank(due))
        return { type: "FormulasNeedRealDates", cell: this.cellOf("dueOn", rowNumber) };
    }
    return undefined;
  }

  private queueWrites(
    run: RowRun,
    source: ReadonlyMap<Field, Excel.Range>,
    held: ReadonlyMap<ComputedColumn, Excel.Range>,
  ): number {
    const wanted = Array.from({ length: run.count }, (_, index) =>
      this.wantedRow(run.first + index, (field) => cellIn(source, field, index)),
    );
    this.rowsWritten += wanted.filter((row) => row !== undefined && row !== EMPTY_ROW).length;
    let bytes = 0;
    for (const id of COMPUTED_COLUMNS) {
      const column = this.own.get(id);
      if (column === undefined) continue;
      const current = held.get(id)?.formulas as unknown[][] | undefined;
      const cells = wanted.map((row, index) => [this.cellToWrite(row?.[id], current?.[index]?.[0])]);
      bytes += cells.reduce((sum, [cell]) => sum + (typeof cell === "string" ? 2 * cell.length + 5 : 9), 0);
      if (cells.every(([cell]) => cell === null)) continue;
      const range = this.columnRange(column, run);
      // A scalar fills the range, whatever its declared type says.
      if (DATE_COLUMNS.has(id)) range.numberFormat = SHORT_DATE_FORMAT as unknown as string[][];
      if (this.request.mode === "formulas") range.formulas = cells;
      else range.values = cells;
    }
    return bytes;
  }

  /** `undefined`: a row that this request leaves as it is. */
  private wantedRow(rowNumber: number, cell: (field: Field) => unknown): ComputedRow | undefined {
    const { ledger, rowsOnly, mode, language } = this.request;
    const assessment = this.assessmentByRow.get(rowNumber);
    if (assessment === undefined) return rowsOnly ? undefined : EMPTY_ROW;
    if (mode === "values") return computedValues(assessment, language, ledger.uses1904);
    const { mapping, place } = this.located;
    return computedFormulas(
      assessment,
      { rowNumber, mapping, firstColumn: place.firstColumn, ownColumns: this.own, cell },
      language,
      ledger.uses1904,
    );
  }

  private cellToWrite(wanted: ComputedCell | undefined, held: unknown): ComputedCell | null {
    if (wanted === undefined || wanted === held) return null;
    if (
      typeof wanted === "number" ||
      wanted === "" ||
      (this.request.mode === "formulas" && wanted.startsWith("="))
    )
      return wanted;
    return escapeWhereNeeded(wanted);
  }

  /** Shape: three `sync` calls. Errors: `NoRoom` before anything is written. */
  private async addColumns(): Promise<Result<void, SheetFault>> {
    const { located, context } = this;
    const { sheet, table, place } = located;
    const absent = this.absentColumns();
    const count = absent.length;
    // A table grows over its total row too.
    const rowCount = table
      ? place.rowCount + 2
      : Math.max(located.usedLastRow, place.headerRow + place.rowCount) - place.headerRow + 1;
    const right = { row: place.headerRow, column: located.lastColumn + 1, rowCount, columnCount: count };
    const beyond = { ...right, column: Math.max(located.usedLastColumn, located.lastColumn) + 1 };
    if (right.column + count - 1 > LAST_COLUMN)
      return err({
        type: "NoRoom",
        sheetName: place.sheetName,
        address: `${columnLetters(LAST_COLUMN)}${place.headerRow}`,
      });
    const occupied = sheet.getRange(blockAddress(right)).getUsedRangeOrNullObject(true).load("address");
    await context.sync();

    let start = right.column;
    if (!occupied.isNullObject) {
      if (table || beyond.column + count - 1 > LAST_COLUMN)
        return err({ type: "NoRoom", sheetName: place.sheetName, address: withoutSheet(occupied.address) });
      start = beyond.column;
    }

    const headers = freeHeaders(absent, this.request.language, located.headers.values());
    if (table) noteBegunColumns(context, table, new Map(absent.map((id, at) => [id, headers[at] ?? ""])));
    const columns = new Map(this.own);
    const neighbour = sheet.getRangeByIndexes(
      place.headerRow - 1,
      place.firstColumn - 1 + place.columnCount - 1,
      1,
      1,
    );
    neighbour.load("format/fill/color,format/font/bold,format/font/color");
    await context.sync();

    absent.forEach((id, index) => {
      const column = start + index;
      const header = headers[index] ?? "";
      if (table) table.columns.add(undefined, undefined, header);
      const cell = sheet.getRangeByIndexes(place.headerRow - 1, column - 1, 1, 1);
      // The name first: cut short after it, the column is still empty, and is begun anew in the same place.
      if (!table) {
        this.nameColumn(id, cell);
        cell.values = [[header]];
        cell.format.font.bold = neighbour.format.font.bold;
        cell.format.font.color = neighbour.format.font.color;
        const fill = neighbour.format.fill.color;
        if (fill && fill.toUpperCase() !== "#FFFFFF") cell.format.fill.color = fill;
      }
      const whole = sheet.getRangeByIndexes(place.headerRow - 1, column - 1, place.rowCount + 1, 1);
      whole.format.wrapText = false;
      whole.format.columnWidth = COLUMN_WIDTHS[id];
      if (table) this.nameColumn(id, cell);
      columns.set(id, column);
    });
    if (table) forgetBegunColumns(context);
    await context.sync();
    this.own = columns;
    return ok(undefined);
  }

  /** Columns that a table was given by a batch cut short before it named them. Shape: up to two `sync` calls. */
  private async nameBegunColumns(): Promise<void> {
    const { context, located } = this;
    const { sheet, table, place, headers } = located;
    if (table === undefined) return;
    const begun = await findBegunColumns(context, table, headers);
    const unnamed = [...begun].filter(([id]) => !this.own.has(id));
    if (unnamed.length === 0) return;
    for (const [id, column] of unnamed)
      this.nameColumn(id, sheet.getRangeByIndexes(place.headerRow - 1, column - 1, 1, 1));
    forgetBegunColumns(context);
    await context.sync();
    this.own = new Map([...this.own, ...unnamed]);
  }

  private absentColumns(): readonly ComputedColumn[] {
    return COMPUTED_COLUMNS.filter((id) => !this.own.has(id));
  }

  private nameColumn(id: ComputedColumn, header: Excel.Range): void {
    const { names } = this.located.sheet;
    // One that points at nothing of ours any more.
    if (this.located.own.stale.includes(id)) names.getItemOrNullObject(columnNameOf(id)).delete();
    names.add(columnNameOf(id), header).visible = false;
  }

  private columnRange(column: number, { first, count }: RowRun): Excel.Range {
    return this.located.sheet.getRangeByIndexes(first - 1, column - 1, count, 1);
  }

  private cellOf(field: Field, rowNumber: number): string {
    const { place, mapping } = this.located;
    return `${columnLetters(place.firstColumn + (mapping[field]?.index ?? 0))}${rowNumber}`;
  }

  private headerAddress(): string {
    const row = this.located.place.headerRow;
    const columns = [...this.own.values()].sort((a, b) => a - b);
    const [first] = columns;
    const last = columns.at(-1);
    if (first === undefined || last === undefined) return "";
    if (last - first === columns.length - 1)
      return blockAddress({ row, column: first, rowCount: 1, columnCount: columns.length });
    return columns.map((column) => `${columnLetters(column)}${row}`).join(",");
  }
}

function cellIn(source: ReadonlyMap<Field, Excel.Range>, field: Field, index: number): unknown {
  return source.get(field)?.values[index]?.[0];
}
