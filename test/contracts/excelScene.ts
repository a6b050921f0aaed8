import type { Calculation } from "../../src/embedded/formulas/calculation";
import { OfficeHost } from "../../src/embedded/host/officeHost";
import { parseAddress } from "../../src/embedded/workbook/address";
import { GENERAL, isErrorValue, type CellFormat } from "../../src/embedded/workbook/cell";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import { Workbook } from "../../src/embedded/workbook/workbook";
import { parseIsoDate } from "../../src/domain/localDate";
import { localDateToSerial } from "../../src/domain/serialDate";
import { createExcelPorts, type ExcelPorts } from "../../src/excel/excelPorts";
import { openExcelDoor } from "../../src/excel/runExcel";
import { openOfficeClient, type OfficeClient } from "../support/officeClient";

/** `2026-03-31` in a seed is a real date; anything else is what it is. */
export type SeedCell = string | number | boolean | null;

export interface ExcelScene {
  readonly workbook: Workbook;
  readonly host: OfficeHost;
  readonly ports: ExcelPorts;
  readonly client: OfficeClient;
  /** One more person with the same workbook open; with the same id, one more window of one person. */
  join(clientId?: string): Promise<ExcelPorts>;
  close(): void;
}

const DATE: CellFormat = { numberFormat: "m/d/yyyy" };

export function sheetOf(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** A workbook with these sheets, each from A1 on. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly SeedCell[])[]>>): Workbook {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(sheets)) fillSheet(workbook.addSheet(name), rows);
  return workbook;
}

export function fillSheet(sheet: Sheet, rows: readonly (readonly SeedCell[])[], top = 0, left = 0): void {
  rows.forEach((cells, row) =>
    cells.forEach((value, column) => {
      if (value === null) return;
      const date = typeof value === "string" ? parseIsoDate(value) : undefined;
      sheet.setCell(
        top + row,
        left + column,
        date === undefined ? { value, format: GENERAL } : { value: localDateToSerial(date), format: DATE },
      );
    }),
  );
}

/** Makes a table of cells that are there already: `Clients!A1:H9`, header included. */
export function addTable(workbook: Workbook, name: string, address: string): void {
  const parsed = parseAddress(address);
  if (!parsed?.sheetName) throw new Error(`no such place ${address}`);
  const sheet = sheetOf(workbook, parsed.sheetName);
  const { range } = parsed;
  const columns = Array.from({ length: range.right - range.left + 1 }, (_, index) => ({
    id: index + 1,
    name: String(sheet.cellAt(range.top, range.left + index)?.value),
  }));
  sheet.tables = [
    ...sheet.tables,
    { id: workbook.newTableId(), name, range, hasHeader: true, hasTotals: false, columns },
  ];
}

/**
 * Starts Excel on a workbook, with the add-in's ports on the real client library.
 *
 * @param calculation computes the formulas; without one they stay without a result
 */
export async function openScene(workbook: Workbook, calculation?: Calculation): Promise<ExcelScene> {
  const host = new OfficeHost(workbook, {
    uiLanguage: "fr-FR",
    dataLocale: "fr-FR",
    ...(calculation && { calculation }),
  });
  const clients: OfficeClient[] = [];
  const open = async (): Promise<OfficeClient> => {
    const client = await openOfficeClient(host);
    clients.push(client);
    return client;
  };
  const portsOf = (client: OfficeClient, clientId?: string): ExcelPorts =>
    createExcelPorts(
      openExcelDoor(() => client.Excel),
      clientId,
    );
  const client = await open();
  return {
    workbook,
    host,
    client,
    ports: portsOf(client),
    join: async (clientId) => portsOf(await open(), clientId),
    close: () => clients.forEach((each) => each.close()),
  };
}

/** What cells hold: formulas as text, errors by their code, `""` when empty. */
export function cellsAt(workbook: Workbook, address: string): readonly (readonly unknown[])[] {
  const parsed = parseAddress(address);
  if (!parsed?.sheetName) throw new Error(`no such place ${address}`);
  const sheet = sheetOf(workbook, parsed.sheetName);
  const { top, left, bottom, right } = parsed.range;
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_column, column) => {
      const cell = sheet.cellAt(top + row, left + column);
      const value = cell?.formula ?? cell?.value ?? "";
      return isErrorValue(value) ? value.error : value;
    }),
  );
}
