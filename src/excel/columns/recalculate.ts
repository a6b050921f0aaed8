import type { SheetFault } from "../../application/ports";
import { ok, type Result } from "../../domain/result";
import type { ExcelDoor } from "../runExcel";

/**
 * Has Excel ask every formula again, for when the rules that our functions answer by have changed. No cell is written:
 * nothing to save, nothing for a colleague to merge.
 *
 * Shape: one `sync` call.
 */
export function recalculateAll(door: ExcelDoor): Promise<Result<void, SheetFault>> {
  return door.write(async (context) => {
    // « Recalculate » would only take the cells that Excel knows to be out of date.
    context.workbook.application.calculate("Full");
    await context.sync();
    return ok(undefined);
  });
}
