import { parseAddress } from "../../src/embedded/workbook/address";
import { GENERAL, isErrorValue, type CellRange, type CellValue } from "../../src/embedded/workbook/cell";
import { OfficeHost } from "../../src/embedded/host/officeHost";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import { Workbook } from "../../src/embedded/workbook/workbook";
import type { OfficeClient } from "../support/officeClient";

type SeedValue = CellValue | null | `=${string}`;

export interface Seed {
  /** Cells by sheet, from A1 on; `null` is an empty cell, text starting with `=` a formula without a result. */
  readonly sheets: Readonly<Record<string, readonly (readonly SeedValue[])[]>>;
  /** Tables by name: `Clients!A1:B3`, header row included. */
  readonly tables?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Formulas are computed. */
  readonly computes?: boolean;
  /** Whatever else the workbook or the host needs before the client starts. */
  readonly prepare?: (scene: Scene) => void;
}

export interface Scene {
  readonly workbook: Workbook;
  readonly host: OfficeHost;
  readonly sheet: (name: string) => Sheet;
}

/** The real client library, running wherever the case is played. */
export type CaseClient = Pick<OfficeClient, "Excel" | "CustomFunctions" | "connection" | "close">;

/** What a case may need besides its own client. */
export interface Stage extends Scene {
  readonly client: CaseClient;
  /** Another person's Excel on the same workbook. */
  readonly openCoauthor: () => Promise<CaseClient>;
  /** Every event under way has arrived. */
  readonly settled: () => Promise<void>;
  /** Nothing is left to compute, custom functions included. */
  readonly computed: () => Promise<void>;
}

/**
 * One rule of Excel, played through the real client library.
 *
 * `captured`: public documentation, a bug report with Microsoft's answer or a real file says so (`source`).
 * `assumed`: nobody wrote it down; this is what we expect until someone looks in Excel.
 */
export interface HostCase {
  readonly rule: string;
  readonly basis: "captured" | "assumed";
  readonly source?: string;
  readonly seed: Seed;
  /** The case listens to events or brings functions: it starts a client of its own. */
  readonly startsClient?: boolean;
  readonly operations: (context: Excel.RequestContext, stage: Stage) => Promise<unknown>;
  /** What the operations return. */
  readonly expected?: unknown;
  /** The error they end with. */
  readonly fails?: { readonly code: string; readonly location?: string; readonly message?: string };
  /** Cells afterwards, by address; formulas as text. */
  readonly leaves?: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

export function sceneOf(seed: Seed): Scene {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(seed.sheets)) fill(workbook.addSheet(name), rows);
  for (const [name, address] of Object.entries(seed.tables ?? {})) addTable(workbook, name, address);
  for (const [name, refersTo] of Object.entries(seed.names ?? {}))
    workbook.names.push({ name, refersTo, isVisible: true });
  for (const [key, value] of Object.entries(seed.settings ?? {}))
    workbook.settings.set(key, JSON.stringify(value));
  const host = new OfficeHost(workbook, { uiLanguage: "fr-FR", dataLocale: "fr-FR" });
  const sheet = (name: string) => workbook.sheetByName(name)!;
  const scene = { workbook, host, sheet };
  seed.prepare?.(scene);
  return scene;
}

function fill(sheet: Sheet, rows: Seed["sheets"][string]): void {
  rows.forEach((values, row) =>
    values.forEach((value, column) => {
      if (value === null) return;
      const isFormula = typeof value === "string" && value.startsWith("=");
      sheet.setCell(
        row,
        column,
        isFormula ? { formula: value, format: GENERAL } : { value, format: GENERAL },
      );
    }),
  );
}

function addTable(workbook: Workbook, name: string, address: string): void {
  const { sheet, range } = placed(workbook, address);
  const columns = Array.from({ length: range.right - range.left + 1 }, (_, index) => ({
    id: index + 1,
    name: String(sheet.cellAt(range.top, range.left + index)?.value),
  }));
  const table = { id: workbook.newTableId(), name, range, hasHeader: true, hasTotals: false, columns };
  sheet.tables = [...sheet.tables, table];
}

/** What the cells at `address` hold: formulas as text, errors by their code, `""` when empty. */
export function cellsAt(workbook: Workbook, address: string): readonly (readonly unknown[])[] {
  const { sheet, range } = placed(workbook, address);
  const rows: unknown[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const line: unknown[] = [];
    for (let column = range.left; column <= range.right; column++) {
      const cell = sheet.cellAt(row, column);
      const value = cell?.formula ?? cell?.value ?? "";
      line.push(isErrorValue(value) ? value.error : value);
    }
    rows.push(line);
  }
  return rows;
}

function placed(workbook: Workbook, address: string): { readonly sheet: Sheet; readonly range: CellRange } {
  const { sheetName, range } = parseAddress(address)!;
  return { sheet: workbook.sheetByName(sheetName!)!, range };
}
