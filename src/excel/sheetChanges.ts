import type { LedgerPlace, SheetFault } from "../application/ports";
import type { Result } from "../domain/result";
import { withoutSheet } from "./a1";
import { listenToSheet, type RemoveListener } from "./ledgerEvents";
import type { ExcelDoor } from "./runExcel";

/**
 * Tells when more than a row of the ledger's sheet was changed at once, by a person or a colleague: an export pasted
 * over it, rows deleted. What we write ourselves is not told, nor are single rows: people type all day.
 */
export function onSheetReplaced(
  door: ExcelDoor,
  place: LedgerPlace,
  listener: () => void,
): Promise<Result<RemoveListener, SheetFault>> {
  return listenToSheet(door, place, (sheet) =>
    sheet.onChanged.add(({ address, triggerSource }) => {
      if (triggerSource !== "ThisLocalAddin" && spansRows(address)) listener();
      return Promise.resolve();
    }),
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
