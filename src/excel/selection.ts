import type { LedgerPlace, SheetFault } from "../application/ports";
import type { Result } from "../domain/result";
import { firstRowOf } from "./a1";
import { listenToSheet, type RemoveListener } from "./ledgerEvents";
import type { ExcelDoor } from "./runExcel";

/**
 * Tells which row (1-based) of the ledger's sheet the person selects, the first of several.
 *
 * Shape:  whole columns, and rows up to the header, are not told.
 */
export function onRowSelected(
  door: ExcelDoor,
  place: LedgerPlace,
  listener: (rowNumber: number) => void,
): Promise<Result<RemoveListener, SheetFault>> {
  return listenToSheet(door, place, (sheet) =>
    sheet.onSelectionChanged.add(({ address }) => {
      const row = firstRowOf(address);
      if (row !== undefined && row > place.headerRow) listener(row);
      return Promise.resolve();
    }),
  );
}
