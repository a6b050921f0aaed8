import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { fault } from "./hostError";

const SHEET_NAME_LENGTH_MAX = 31;

/**
 * Refuses a name Excel would not give a sheet.
 *
 * @throws InvalidArgument for its characters or length, then ItemAlreadyExists when another sheet has it
 */
export function checkSheetName(workbook: Workbook, name: string, renamed?: Sheet): void {
  const isWellFormed =
    name.length > 0 &&
    name.length <= SHEET_NAME_LENGTH_MAX &&
    !/[\\/?*[\]:]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== "history";
  if (!isWellFormed) throw fault("InvalidArgument");
  const taken = workbook.sheetByName(name);
  if (taken !== undefined && taken !== renamed) throw fault("ItemAlreadyExists");
}

/** The name Excel gives a sheet nobody named: the first free `Sheet1`. */
export function nextSheetName(workbook: Workbook): string {
  let number = 1;
  while (workbook.sheetByName(`Sheet${number}`) !== undefined) number += 1;
  return `Sheet${number}`;
}
