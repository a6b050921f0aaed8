import type { Sheet } from "../../workbook/sheet";
import { optionalTextArgument, textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkStructure } from "../checks";
import { fault } from "../hostError";
import { defineMembers, type HostObjectOrNull } from "../members";
import { checkSheetName, nextSheetName } from "../sheetNames";
import { eventRegistrations } from "./eventRegistrations";
import { worksheetObject } from "./worksheetObject";

const wrap = (sheet: Sheet | undefined): HostObjectOrNull =>
  sheet === undefined ? null : worksheetObject({ sheetId: sheet.id });

function findSheet(batch: Batch, key: unknown): Sheet | undefined {
  const text = textArgument(key);
  return batch.workbook.sheetById(text) ?? batch.workbook.sheetByName(text);
}

function found(sheet: Sheet | undefined) {
  if (sheet === undefined) throw fault("ItemNotFound");
  return worksheetObject({ sheetId: sheet.id });
}

const candidates = (batch: Batch, visibleOnly: unknown): readonly Sheet[] =>
  batch.workbook.sheets.filter((sheet) => visibleOnly !== true || sheet.visibility === "Visible");

/** The sheets of the workbook, hidden ones included, in their order. */
export const worksheetCollection = defineMembers<null, Excel.WorksheetCollection>({
  className: "WorksheetCollection",
  items: (_, batch) => batch.workbook.sheets.map((sheet) => worksheetObject({ sheetId: sheet.id })),
  item: (_, key, batch) => found(findSheet(batch, key)),
  call: {
    GetItem: (_, [key], batch) => found(findSheet(batch, key)),
    GetItemOrNullObject: (_, [key], batch) => wrap(findSheet(batch, key)),
    GetActiveWorksheet: (_, __, batch) => found(batch.workbook.sheetById(batch.workbook.activeSheetId)),
    GetFirst: (_, [visibleOnly], batch) => found(candidates(batch, visibleOnly)[0]),
    GetLast: (_, [visibleOnly], batch) => found(candidates(batch, visibleOnly).at(-1)),
    GetCount: (_, [visibleOnly], batch) => candidates(batch, visibleOnly).length,
    Add: (_, [name], batch) => {
      const wanted = optionalTextArgument(name) ?? nextSheetName(batch.workbook);
      checkStructure(batch);
      checkSheetName(batch.workbook, wanted);
      const sheet = batch.workbook.addSheet(wanted);
      batch.changed({ type: "sheets", kind: "added", sheetId: sheet.id, source: batch.source });
      return worksheetObject({ sheetId: sheet.id });
    },
    ...eventRegistrations(
      "DataChanged",
      "SelectionChanged",
      "Activated",
      "Deactivated",
      "Added",
      "Deleted",
      "Calculated",
      "ProtectionChanged",
    ),
  },
});
