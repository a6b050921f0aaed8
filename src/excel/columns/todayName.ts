import type { SheetFault } from "../../application/ports";
import type { LocalDate } from "../../domain/localDate";
import { localDateToSerial } from "../../domain/serialDate";
import { err, ok, type Result } from "../../domain/result";
import { SHORT_DATE_FORMAT, TODAY_NAME } from "./computedCells";
import type { ExcelDoor } from "../runExcel";

/** Our own sheet for what formulas need. Stored in workbooks. */
export const OWN_SHEET_NAME = "Relance_Data";

/**
 * Makes sure that `Relance_Today` stands for the day, creating our hidden sheet for it.
 *
 * Shape:  at most three `sync` calls; writes only what differs.
 * Errors: `WorkbookProtected` when the sheet cannot be added.
 */
export async function ensureToday(
  context: Excel.RequestContext,
  today: LocalDate,
  uses1904: boolean,
): Promise<Result<void, SheetFault>> {
  const { worksheets, names, protection } = context.workbook;
  const known = worksheets.getItemOrNullObject(OWN_SHEET_NAME).load("name");
  const name = names.getItemOrNullObject(TODAY_NAME).load("name");
  protection.load("protected");
  await context.sync();
  if (known.isNullObject && protection.protected) return err({ type: "WorkbookProtected" });
  const sheet = known.isNullObject ? worksheets.add(OWN_SHEET_NAME) : known;
  if (known.isNullObject) {
    sheet.visibility = "VeryHidden";
  }
  // The year that days count from, for whoever sets the day later without having read a sheet.
  sheet.getRange("A1:A2").values = [["'Today"], ["'Days count from"]];
  sheet.getRange("B2").values = [[uses1904 ? 1904 : 1900]];
  const cell = sheet.getRange("B1");
  cell.numberFormat = [[SHORT_DATE_FORMAT]];
  cell.values = [[localDateToSerial(today, uses1904)]];
  if (name.isNullObject) names.add(TODAY_NAME, cell).visible = false;
  await context.sync();
  return ok(undefined);
}

/**
 * Sets the day that live formulas follow, where there are any: on load, and when the day changes.
 *
 * @returns whether it was another day before; `false` too in a workbook without such formulas, which stays untouched
 */
export function keepToday(door: ExcelDoor, today: LocalDate): Promise<Result<boolean, SheetFault>> {
  return door.write(async (context) => {
    const name = context.workbook.names.getItemOrNullObject(TODAY_NAME);
    const cell = name.getRangeOrNullObject().load("values");
    context.workbook.load("readOnly");
    await context.sync();
    if (name.isNullObject || cell.isNullObject || context.workbook.readOnly) return ok(false);
    const firstYear = cell.getOffsetRange(1, 0).load("values");
    await context.sync();
    const serial = localDateToSerial(today, firstYear.values[0]?.[0] === 1904);
    if (cell.values[0]?.[0] === serial) return ok(false);
    cell.values = [[serial]];
    await context.sync();
    return ok(true);
  });
}
