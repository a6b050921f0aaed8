import type { LedgerPlace, SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { probeKnownSheet } from "./knownSheet";
import type { ExcelDoor } from "./runExcel";

/** Ends the listening. */
export type RemoveListener = () => Promise<void>;

/** Listens to the ledger's sheet; `register` adds the handler to it. Shape: two `sync` calls, one to end it. */
export function listenToSheet<Event>(
  door: ExcelDoor,
  place: LedgerPlace,
  register: (sheet: Excel.Worksheet) => OfficeExtension.EventHandlerResult<Event>,
): Promise<Result<RemoveListener, SheetFault>> {
  return door.read(
    async (context) => {
      const probe = probeKnownSheet(context.workbook, place);
      await context.sync();
      const sheet = probe.find();
      if (sheet === undefined) return err({ type: "SheetGone", sheetName: place.sheetName });
      const registration = register(sheet);
      await context.sync();
      return ok(async () => {
        registration.remove();
        await registration.context.sync();
      });
    },
    { sheetName: place.sheetName },
  );
}
