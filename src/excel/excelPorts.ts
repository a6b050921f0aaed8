import type { LogWatch, Ports, ReceivablesTable } from "../application/ports";
import { createCallLog } from "./log/callLogSheet";
import { createLastReading } from "./lastReading";
import { newClientId } from "./log/logShards";
import { openExcelDoor, type ExcelDoor } from "./runExcel";
import { createSettingsStore } from "./settingsStore";

/** The ports that the workbook stands behind; clock and ids are the root's. */
export type ExcelPorts = Pick<Ports, "table" | "settings" | "lastReading"> & {
  readonly log: Ports["log"] & LogWatch;
  readonly door: ExcelDoor;
};

/**
 * @param door brought by tests; otherwise the Excel of this page
 * @param clientId of this person's Excel; names the sheet of the log it appends to
 */
export function createExcelPorts(
  door: ExcelDoor = openExcelDoor(),
  clientId: string | Promise<string> = newClientId(),
): ExcelPorts {
  const settings = createSettingsStore(door);
  return {
    table: fetchedTable(async () =>
      (await import(/* webpackChunkName: "sheet" */ "./receivablesTable")).createReceivablesTable(
        door,
        settings,
      ),
    ),
    log: createCallLog(door, clientId),
    settings,
    lastReading: createLastReading(door),
    door,
  };
}

/** The reader knows the words of seven languages: it is fetched while the pane already shows that it opens. */
function fetchedTable(load: () => Promise<ReceivablesTable>): ReceivablesTable {
  let loading: Promise<ReceivablesTable> | undefined;
  const table = (): Promise<ReceivablesTable> => (loading ??= load());
  return {
    findCandidates: async () => (await table()).findCandidates(),
    read: async (request) => (await table()).read(request),
    writeColumns: async (request) => (await table()).writeColumns(request),
    columnMode: async (place) => (await table()).columnMode(place),
    removeColumns: async (place) => (await table()).removeColumns(place),
    selectCell: async (place, cell) => (await table()).selectCell(place, cell),
  };
}
