import { parseAddress } from "../../workbook/address";
import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import { optionalTextArgument, wholeArgument, wordArgument, textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkStructure, checkWritable } from "../checks";
import { fault } from "../hostError";
import { defineMembers } from "../members";
import { namedRange } from "../names";
import { checkSheetName } from "../sheetNames";
import { deleteSheet, renameSheet } from "../../workbook/structure";
import { findTable } from "../tables";
import { eventRegistrations } from "./eventRegistrations";
import { customPropertiesObject } from "./customProperties";
import { freezePanesObject } from "./freezePanes";
import { namesOf } from "./names";
import { colorArgument } from "./rangeFormat";
import { rangeIn } from "./rangeObject";
import { sheetTables } from "./tableCollections";
import { worksheetProtectionObject } from "./protection";

export interface SheetTarget {
  readonly sheetId: string;
}

const sheetOf = ({ sheetId }: SheetTarget, batch: Batch): Sheet => batch.sheet(sheetId);

export const worksheetObject = defineMembers<SheetTarget, Excel.Worksheet>({
  className: "Worksheet",
  identify: ({ sheetId }, batch) => ({ Id: batch.sheet(sheetId).id }),
  read: {
    Id: (target, batch) => sheetOf(target, batch).id,
    Name: (target, batch) => sheetOf(target, batch).name,
    Position: (target, batch) => batch.workbook.sheets.indexOf(sheetOf(target, batch)),
    Visibility: (target, batch) => sheetOf(target, batch).visibility,
    TabColor: (target, batch) => sheetOf(target, batch).tabColor,
    ShowGridlines: (target, batch) => sheetOf(target, batch).showsGridlines,
    ShowHeadings: (target, batch) => sheetOf(target, batch).showsHeadings,
  },
  write: {
    Name: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      const name = textArgument(value);
      checkStructure(batch);
      if (name === sheet.name) return;
      checkSheetName(batch.workbook, name, sheet);
      batch.announceCells();
      renameSheet(batch.workbook, sheet, name, batch.source);
    },
    Position: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      const position = wholeArgument(value);
      checkStructure(batch);
      const { sheets } = batch.workbook;
      if (position < 0 || position >= sheets.length) throw fault("InvalidArgument");
      sheets.splice(sheets.indexOf(sheet), 1);
      sheets.splice(position, 0, sheet);
      batch.changed({ type: "sheets", kind: "moved", sheetId: sheet.id, source: batch.source });
    },
    Visibility: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      const visibility = wordArgument(value, ["Visible", "Hidden", "VeryHidden"]);
      checkStructure(batch);
      if (visibility === sheet.visibility) return;
      if (visibility !== "Visible" && isLastVisible(batch, sheet)) throw fault("InvalidOperation");
      sheet.visibility = visibility;
      batch.changed({ type: "sheets", kind: "visibility", sheetId: sheet.id, source: batch.source });
      if (visibility !== "Visible") leaveSheet(batch, sheet);
    },
    TabColor: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      checkStructure(batch);
      sheet.tabColor = value === "" ? "" : colorArgument(value);
      batch.looksChanged(sheet.id);
    },
    ShowGridlines: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      checkWritable(batch);
      sheet.showsGridlines = value === true;
      batch.looksChanged(sheet.id);
    },
    ShowHeadings: (target, value, batch) => {
      const sheet = sheetOf(target, batch);
      checkWritable(batch);
      sheet.showsHeadings = value === true;
      batch.looksChanged(sheet.id);
    },
  },
  links: {
    Protection: (target, batch) => worksheetProtectionObject({ sheetId: sheetOf(target, batch).id }),
    Tables: (target, batch) => sheetTables(sheetOf(target, batch)),
    Names: (target, batch) => namesOf({ sheetId: sheetOf(target, batch).id }),
    CustomProperties: (target, batch) => customPropertiesObject({ sheetId: sheetOf(target, batch).id }),
    FreezePanes: (target, batch) => freezePanesObject({ sheetId: sheetOf(target, batch).id }),
  },
  call: {
    GetRange: (target, [address], batch) => {
      const sheet = sheetOf(target, batch);
      return rangeIn(batch, sheet.id, addressedRange(batch, sheet, optionalTextArgument(address)));
    },
    GetCell: (target, [row, column], batch) => {
      const top = wholeArgument(row);
      const left = wholeArgument(column);
      return rangeIn(batch, sheetOf(target, batch).id, { top, left, bottom: top, right: left });
    },
    GetRangeByIndexes: (target, [startRow, startColumn, rowCount, columnCount], batch) => {
      const top = wholeArgument(startRow);
      const left = wholeArgument(startColumn);
      const bottom = top + wholeArgument(rowCount) - 1;
      return rangeIn(batch, sheetOf(target, batch).id, {
        top,
        left,
        bottom,
        right: left + wholeArgument(columnCount) - 1,
      });
    },
    GetUsedRange: (target, [valuesOnly], batch) => {
      const sheet = sheetOf(target, batch);
      const used = sheet.usedRange(valuesOnly === true);
      return rangeIn(batch, sheet.id, used ?? { top: 0, left: 0, bottom: 0, right: 0 });
    },
    GetUsedRangeOrNullObject: (target, [valuesOnly], batch) => {
      const sheet = sheetOf(target, batch);
      const used = sheet.usedRange(valuesOnly === true);
      return used === undefined ? null : rangeIn(batch, sheet.id, used);
    },
    Activate: (target, _, batch) => {
      const sheet = sheetOf(target, batch);
      if (sheet.visibility !== "Visible") throw fault("InvalidOperation");
      if (batch.workbook.activeSheetId === sheet.id) return;
      batch.workbook.activeSheetId = sheet.id;
      batch.changed({ type: "activated", sheetId: sheet.id, source: batch.source });
    },
    Delete: (target, _, batch) => {
      const sheet = sheetOf(target, batch);
      checkStructure(batch);
      if (sheet.visibility === "VeryHidden") throw fault("InvalidOperation");
      if (isLastVisible(batch, sheet)) throw fault("InvalidOperation");
      batch.announceCells();
      deleteSheet(batch.workbook, sheet, batch.source);
    },
    Calculate: (target, _, batch) => {
      sheetOf(target, batch);
      batch.host.recalculateAll();
    },
    ...eventRegistrations(
      "DataChanged",
      "SelectionChanged",
      "Activated",
      "Deactivated",
      "Calculated",
      "ProtectionChanged",
    ),
  },
});

function isLastVisible(batch: Batch, sheet: Sheet): boolean {
  return (
    sheet.visibility === "Visible" &&
    !batch.workbook.sheets.some((other) => other !== sheet && other.visibility === "Visible")
  );
}

/** The sheet shown cannot be a hidden one: the next visible sheet comes up. */
function leaveSheet(batch: Batch, sheet: Sheet): void {
  const { workbook } = batch;
  if (workbook.activeSheetId !== sheet.id) return;
  const at = workbook.sheets.indexOf(sheet);
  const next = [...workbook.sheets.slice(at), ...workbook.sheets.slice(0, at).reverse()].find(
    (other) => other.visibility === "Visible",
  );
  if (next === undefined) return;
  workbook.activeSheetId = next.id;
  batch.changed({ type: "activated", sheetId: next.id, source: batch.source });
}

/** Longest address `getRange` takes. */
const ADDRESS_LENGTH_MAX = 8192;

/** An address of this sheet, a table's or a name's range, or the whole sheet when nothing is asked for. */
function addressedRange(batch: Batch, sheet: Sheet, address: string | undefined): CellRange {
  if (address === undefined || address === "")
    return { top: 0, left: 0, bottom: ROW_COUNT - 1, right: COLUMN_COUNT - 1 };
  if (address.length > ADDRESS_LENGTH_MAX) throw fault("InvalidArgument");
  const parsed = parseAddress(address);
  if (parsed !== undefined) {
    const isElsewhere =
      parsed.sheetName !== undefined && parsed.sheetName.toLowerCase() !== sheet.name.toLowerCase();
    if (isElsewhere) throw fault("InvalidArgument");
    return parsed.range;
  }
  const table = findTable(
    sheet.tables.map((candidate) => ({ sheet, table: candidate })),
    address,
  );
  if (table !== undefined) {
    const { range, hasHeader, hasTotals } = table.table;
    return { ...range, top: range.top + (hasHeader ? 1 : 0), bottom: range.bottom - (hasTotals ? 1 : 0) };
  }
  const named = namedRange(batch.workbook, address, sheet.id);
  if (named === undefined || named.sheetId !== sheet.id) throw fault("InvalidArgument");
  return named.range;
}
