import type { LogWatch, Ports } from "../application/ports";
import { createCallLog } from "./callLogSheet";
import { createLastReading } from "./lastReading";
import { newClientId } from "./logShards";
import { createReceivablesTable } from "./receivablesTable";
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
    table: createReceivablesTable(door, settings),
    log: createCallLog(door, clientId),
    settings,
    lastReading: createLastReading(door),
    door,
  };
}
