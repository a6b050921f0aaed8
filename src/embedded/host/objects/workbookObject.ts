import { defineMembers } from "../members";
import { fault } from "../hostError";
import { applicationObject } from "./application";
import { namesOf } from "./names";
import { workbookProtectionObject } from "./protection";
import { rangeIn, rangeObject } from "./rangeObject";
import { runtimeObject } from "./runtime";
import { settingCollection } from "./settings";
import { workbookTables } from "./tableCollections";
import { worksheetCollection } from "./worksheetCollection";

export const workbookObject = defineMembers<null, Excel.Workbook>({
  className: "Workbook",
  read: {
    Name: (_, { workbook }) => workbook.fileName,
    ReadOnly: (_, { workbook }) => workbook.isReadOnly,
  },
  links: {
    Worksheets: () => worksheetCollection(null),
    Tables: () => workbookTables(),
    Names: () => namesOf({}),
    Settings: () => settingCollection(null),
    Application: () => applicationObject(null),
    Protection: () => workbookProtectionObject(null),
    _Runtime: () => runtimeObject(null),
  },
  call: {
    GetSelectedRange: (_, __, batch) =>
      rangeIn(batch, batch.workbook.activeSheetId, batch.workbook.selection),
    GetActiveCell: (_, __, batch) => {
      const { top, left } = batch.workbook.selection;
      return rangeIn(batch, batch.workbook.activeSheetId, { top, left, bottom: top, right: left });
    },
    _GetRangeForEventByReferenceId: (_, [referenceId], batch) => {
      const live = batch.client.references.find(String(referenceId));
      if (live?.range === undefined || batch.workbook.sheetById(live.sheetId) === undefined)
        throw fault("InvalidReference");
      return rangeObject(batch.liveRange(live.sheetId, live.range));
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_, [referenceId], batch) => {
      const live = batch.client.references.find(String(referenceId));
      if (live?.range === undefined || batch.workbook.sheetById(live.sheetId) === undefined) return null;
      return rangeObject(batch.liveRange(live.sheetId, live.range));
    },
    _RemoveReference: (_, [referenceId], batch) => {
      batch.client.references.forget(String(referenceId));
    },
    _RemoveAllReferences: (_, __, batch) => {
      batch.client.references.forgetAll();
    },
    _GetReferenceCount: (_, __, batch) => batch.client.references.count,
  },
});
