import { ExcelUtilities } from "@microsoft/office-js-helpers";

/**
 * A fresh, empty sheet of this name; one that exists is cleared.
 *
 * The only use of `@microsoft/office-js-helpers`, which is no longer maintained: on disposable sheets that we generated
 * ourselves, never on the log or on a sheet of the person. Its other parts (storage, messages, sign-in) stay unused.
 */
export async function forceCreateSheet(workbook: Excel.Workbook, name: string): Promise<Excel.Worksheet> {
  return ExcelUtilities.forceCreateSheet(workbook, name, true);
}
