import type { ColumnMapping } from "../../application/ports";
import { HEADER_ROWS_MAX, recognizeColumns } from "./findLedgers";
import { headersAt } from "./headerRows";
import { isOwnSheet } from "../ownSheets";

// So many headers alike are no chance.
const SAME_HEADERS_MIN = 4;

/**
 * The one visible sheet that has every header of a mapping: the morning's export pasted into a sheet of its own.
 *
 * Shape:  two `sync` calls; `undefined` when no sheet has them, or more than one, for then the person has to say which.
 */
export async function findSheetAlike(
  context: Excel.RequestContext,
  mapping: ColumnMapping,
): Promise<Excel.Worksheet | undefined> {
  if (Object.keys(mapping).length < SAME_HEADERS_MIN) return undefined;
  const worksheets = context.workbook.worksheets.load("items/id,items/name,items/visibility");
  await context.sync();
  const tops = worksheets.items
    .filter(({ visibility, name }) => visibility === "Visible" && !isOwnSheet(name))
    .map((sheet) => ({
      sheet,
      top: sheet
        .getUsedRangeOrNullObject(true)
        .getIntersectionOrNullObject(`1:${HEADER_ROWS_MAX}`)
        .load("values"),
    }));
  await context.sync();
  const alike = tops.filter(
    ({ top }) =>
      !top.isNullObject &&
      top.values.some((_, at) => {
        const columns = headersAt(top.values, at).map((header, index) => ({ index, header }));
        return recognizeColumns(mapping, columns).missing.length === 0;
      }),
  );
  return alike.length === 1 ? alike[0]?.sheet : undefined;
}
