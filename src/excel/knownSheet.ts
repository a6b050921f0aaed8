import type { LedgerPlace } from "../application/ports";

/**
 * The sheet of a place: by its id, which survives renaming, else by its name, which survives a copy of the workbook.
 *
 * Shape: `find` is for after the `sync` that follows; none of its own.
 */
export function probeKnownSheet(
  { worksheets }: Excel.Workbook,
  place: Pick<LedgerPlace, "sheetId" | "sheetName">,
): { find(): Excel.Worksheet | undefined } {
  const byId = worksheets.getItemOrNullObject(place.sheetId).load("id,name");
  const byName = worksheets.getItemOrNullObject(place.sheetName).load("id,name");
  return { find: () => [byId, byName].find(({ isNullObject }) => !isNullObject) };
}
