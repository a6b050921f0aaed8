import type { Ports } from "../application/ports";
import { createCallLog } from "./callLogSheet";
import { createReceivablesTable } from "./receivablesTable";
import { openExcelDoor, type ExcelDoor } from "./runExcel";
import { createSettingsStore } from "./settingsStore";

/** The ports that the workbook stands behind; clock and ids are the root's. */
export type ExcelPorts = Pick<Ports, "table" | "log" | "settings"> & { readonly door: ExcelDoor };

/** @param door brought by tests; otherwise the Excel of this page */
export function createExcelPorts(door: ExcelDoor = openExcelDoor()): ExcelPorts {
  const settings = createSettingsStore(door);
  return { table: createReceivablesTable(door, settings), log: createCallLog(door), settings, door };
}
