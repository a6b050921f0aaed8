import type { LedgerPlace, SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { withoutSheet } from "./a1";
import { probeKnownSheet } from "./knownSheet";
import type { ExcelDoor } from "./runExcel";
import type { RemoveListener } from "./selection";

/**
 * Tells when more than a row of the ledger's sheet was changed at once, by a person or a colleague: an export pasted
 * over it, rows deleted. What we write ourselves is not told, nor are single rows: people type all day.
 */
export function onSheetReplaced(
  door: ExcelDoor,
  place: LedgerPlace,
  listener: () => void,
): Promise<Result<RemoveListener, SheetFault>> {
  return door.read(
    async (context) => {
      const probe = probeKnownSheet(context.workbook, place);
      await context.sync();
      const sheet = probe.find();
      if (sheet === undefined) return err({ type: "SheetGone", sheetName: place.sheetName });
      const registration = sheet.onChanged.add(({ address, triggerSource }) => {
        if (triggerSource !== "ThisLocalAddin" && spansRows(address)) listener();
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

/** More than one row, whole columns too. @example spansRows("A2:K9") // => true */
export function spansRows(address: string): boolean {
  return withoutSheet(address)
    .split(",")
    .some((area) => {
      const [first = "", last = first] = area.split(":").map((corner) => corner.replace(/\D+/g, ""));
      return first !== last || first === "";
    });
}
