import type {
  CallLog,
  Clock,
  ColumnMode,
  ComputedColumn,
  LastReading,
  LedgerPlace,
  NewId,
  Ports,
  ReceivablesTable,
  SettingsStore,
  SheetFault,
  SheetSeen,
  WorkbookSettings,
} from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import { parseIsoDate, type LocalDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { err, ok, type Result } from "../../src/domain/result";
import { localDateToSerial } from "../../src/domain/serialDate";
import { computedValues, type ComputedCell } from "../../src/excel/columns/computedCells";
import { decodeLedger } from "../../src/excel/reader/decodeLedger";
import { findLedgers, recognizeColumns } from "../../src/excel/reader/findLedgers";
import { headersAt } from "../../src/excel/reader/headerRows";
import { policyToText, textToPolicy } from "../../src/excel/settingsStore";

/** `2026-03-31` is a real date; anything else is what it is; `null` is an empty cell. */
export type MemoryCell = string | number | boolean | null;

/** One sheet in memory, from A1 on, changeable by a test as a person would change it. */
export class MemoryTable implements ReceivablesTable {
  /** What stands in our columns, by 1-based row. */
  readonly written = new Map<number, Readonly<Record<ComputedColumn, ComputedCell>>>();
  mode: ColumnMode | undefined;
  selectedCell: string | undefined;
  /** Set to make every call fail so. */
  fault: SheetFault | undefined;
  isProtected = false;

  constructor(
    public rows: MemoryCell[][],
    readonly sheetName = "Clients",
    private readonly settings?: SettingsStore,
  ) {}

  async findCandidates(): ReturnType<ReceivablesTable["findCandidates"]> {
    if (this.fault) return err(this.fault);
    if (this.rows.every((row) => row.every((cell) => cell === null)))
      return err({ type: "SheetEmpty", sheetName: this.sheetName });
    const remembered = await this.settings?.read();
    const values = this.values();
    const candidates = findLedgers(
      {
        sheetId: `{${this.sheetName}}`,
        sheetName: this.sheetName,
        row: 1,
        column: 1,
        values,
        texts: this.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
        numberFormats: this.rows.map((row) => row.map(formatOf)),
        rowCount: values.length,
        ownColumns: new Set(),
        tables: [],
      },
      remembered?.ok ? remembered.value.ledger : undefined,
    );
    return candidates.length > 0
      ? ok(candidates)
      : err({ type: "NoReceivablesFound", sheetNames: [this.sheetName] });
  }

  async read({
    place,
    mapping,
    defaultCurrency,
    asOf,
    onProgress,
    signal,
  }: Parameters<ReceivablesTable["read"]>[0]) {
    if (this.fault) return err(this.fault);
    const rows = this.values().slice(place.headerRow);
    if (signal?.aborted) return err<SheetFault>({ type: "Cancelled", rowsDone: 0, rows: rows.length });
    const columns = headersAt(this.rows, place.headerRow - 1).map((header, index) => ({
      index: index + 1 - place.firstColumn,
      header,
    }));
    const found = recognizeColumns(mapping, columns);
    if (found.missing.length > 0)
      return err<SheetFault>({ type: "HeaderMissing", sheetName: this.sheetName, headers: found.missing });
    onProgress?.({ rowsDone: rows.length, rows: rows.length });
    const body = this.rows.slice(place.headerRow);
    const numberFormats = Object.fromEntries(
      Object.entries(found.mapping).map(([field, { index }]) => [
        field,
        body
          .map((row) => formatOf(row[place.firstColumn - 1 + index] ?? null))
          .find((format) => format !== "General") ?? "General",
      ]),
    );
    return decodeLedger({
      place: { ...place, rowCount: rows.length },
      mapping: found.mapping,
      defaultCurrency,
      rows: rows.map((row) => row.slice(place.firstColumn - 1)),
      firstIndex: 0,
      numberFormats,
      uses1904: false,
      asOf,
    });
  }

  async writeColumns(request: Parameters<ReceivablesTable["writeColumns"]>[0]) {
    if (this.fault) return err(this.fault);
    const { ledger, assessments, mode, language, asOf, rowsOnly } = request;
    if (this.isProtected) return err<SheetFault>({ type: "SheetProtected", sheetName: this.sheetName });
    const now = await this.read({ ...ledger, asOf });
    if (!now.ok) return now;
    const keys = new Map(now.value.receivables.map(({ rowNumber, key }) => [rowNumber, key]));
    const concerned = rowsOnly ? assessments.map(({ receivable }) => receivable) : ledger.receivables;
    const moved = concerned.find(({ rowNumber, key }) => keys.get(rowNumber) !== key);
    if (moved)
      return err<SheetFault>({
        type: "ChangedSinceRead",
        sheetName: this.sheetName,
        rowNumber: moved.rowNumber,
      });
    const wereAdded = this.mode === undefined;
    this.mode = mode;
    if (!rowsOnly) this.written.clear();
    for (const assessment of assessments)
      this.written.set(assessment.receivable.rowNumber, computedValues(assessment, language, false));
    return ok({
      rows: assessments.length,
      address: `Z${ledger.place.headerRow}:AE${ledger.place.headerRow}`,
      wereAdded,
    });
  }

  async columnMode(_place: LedgerPlace) {
    return this.fault ? err(this.fault) : ok(this.mode);
  }

  async removeColumns(_place: LedgerPlace) {
    if (this.fault) return err(this.fault);
    this.written.clear();
    this.mode = undefined;
    return ok(undefined);
  }

  async selectCell(_place: LedgerPlace, cell: string) {
    if (this.fault) return err(this.fault);
    this.selectedCell = cell;
    return ok(undefined);
  }

  private values(): (string | number | boolean)[][] {
    return this.rows.map((row) =>
      row.map((cell) => {
        const date = typeof cell === "string" ? parseIsoDate(cell) : undefined;
        return cell === null ? "" : date === undefined ? cell : localDateToSerial(date);
      }),
    );
  }
}

function formatOf(cell: MemoryCell): string {
  return typeof cell === "string" && parseIsoDate(cell) !== undefined ? "m/d/yyyy" : "General";
}

export class MemoryLog implements CallLog {
  readonly events: CallEvent[] = [];
  fault: SheetFault | undefined;

  async read(): Promise<Result<readonly CallEvent[], SheetFault>> {
    return this.fault ? err(this.fault) : ok([...this.events]);
  }

  async append(events: readonly CallEvent[]): Promise<Result<void, SheetFault>> {
    if (this.fault) return err(this.fault);
    for (const event of events) if (!this.events.some(({ id }) => id === event.id)) this.events.push(event);
    return ok(undefined);
  }
}

export class MemorySettings implements SettingsStore {
  readonly policyToText = policyToText;
  readonly textToPolicy = textToPolicy;
  settings: WorkbookSettings = { columnMode: "values", policy: DEFAULT_POLICY };
  fault: SheetFault | undefined;

  async read(): Promise<Result<WorkbookSettings, SheetFault>> {
    return this.fault ? err(this.fault) : ok(this.settings);
  }

  async write(settings: WorkbookSettings): Promise<Result<void, SheetFault>> {
    if (this.fault) return err(this.fault);
    this.settings = settings;
    return ok(undefined);
  }
}

export class MemoryLastReading implements LastReading {
  seen: SheetSeen | undefined;
  fault: SheetFault | undefined;

  async read(): Promise<Result<SheetSeen | undefined, SheetFault>> {
    return this.fault ? err(this.fault) : ok(this.seen);
  }

  async write(seen: SheetSeen): Promise<Result<void, SheetFault>> {
    if (this.fault) return err(this.fault);
    this.seen = seen;
    return ok(undefined);
  }
}

/** A clock that stands still until a test moves it. */
export class MemoryClock implements Clock {
  constructor(
    public on: LocalDate,
    public at = "2026-11-22T09:30:00.000Z",
  ) {}

  today(): LocalDate {
    return this.on;
  }

  now(): string {
    return this.at;
  }
}

/** `call-1`, `call-2`, … */
export function countingIds(prefix = "call"): NewId {
  let count = 0;
  return () => `${prefix}-${(count += 1)}`;
}

export interface MemoryPorts extends Ports {
  readonly table: MemoryTable;
  readonly log: MemoryLog;
  readonly settings: MemorySettings;
  readonly lastReading: MemoryLastReading;
  readonly clock: MemoryClock;
}

/** Everything the use cases need, in memory, over one sheet. */
export function memoryPorts(rows: MemoryCell[][], today: LocalDate): MemoryPorts {
  const settings = new MemorySettings();
  return {
    table: new MemoryTable(rows, "Clients", settings),
    log: new MemoryLog(),
    settings,
    lastReading: new MemoryLastReading(),
    clock: new MemoryClock(today),
    newId: countingIds(),
  };
}
