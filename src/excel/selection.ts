import type { LedgerPlace, SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { firstRowOf } from "./a1";
import { probeKnownSheet } from "./knownSheet";
import type { ExcelDoor } from "./runExcel";

/** Ends the listening. */
export type RemoveListener = () => Promise<void>;

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
  return door.read(
    async (context) => {
      const probe = probeKnownSheet(context.workbook, place);
      await context.sync();
      const sheet = probe.find();
      if (sheet === undefined) return err({ type: "SheetGone", sheetName: place.sheetName });
      const registration = sheet.onSelectionChanged.add(({ address }) => {
        const row = firstRowOf(address);
        if (row !== undefined && row > place.headerRow) listener(row);
        return Promise.resolve();
      });
      await context.sync();
      return ok(async () => {
        registration.remove();
        await registration.context.sync();
      });
    },
    { sheetName: place.sheetName },
  );
}
