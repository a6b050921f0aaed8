import type { CellRange } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { ChangeSource, Workbook } from "../workbook/workbook";
import { LiveRange } from "./liveRange";

type Kind = "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted";

function moved(
  workbook: Workbook,
  sheet: Sheet,
  kind: Kind,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  const change = { type: "structure", sheetId: sheet.id, kind, at, count, source } as const;
  const follow = (range: CellRange) => {
    const live = new LiveRange(sheet.id, range);
    live.follow(change);
    return live.range;
  };
  sheet.tables = sheet.tables.flatMap((table) => {
    const range = follow(table.range);
    return range === undefined ? [] : [{ ...table, range }];
  });
  sheet.merges = sheet.merges.flatMap((merge) => follow(merge) ?? []);
  workbook.changed(change);
}

export function insertRows(w: Workbook, sheet: Sheet, at: number, count: number, source: ChangeSource): void {
  sheet.insertRows(at, count);
  moved(w, sheet, "RowInserted", at, count, source);
}
export function deleteRows(w: Workbook, sheet: Sheet, at: number, count: number, source: ChangeSource): void {
  sheet.deleteRows(at, count);
  moved(w, sheet, "RowDeleted", at, count, source);
}
export function insertColumns(
  w: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  sheet.insertColumns(at, count);
  moved(w, sheet, "ColumnInserted", at, count, source);
}
export function deleteColumns(
  w: Workbook,
  sheet: Sheet,
  at: number,
  count: number,
  source: ChangeSource,
): void {
  sheet.deleteColumns(at, count);
  moved(w, sheet, "ColumnDeleted", at, count, source);
}
export function renameSheet(w: Workbook, sheet: Sheet, name: string, source: ChangeSource): void {
  sheet.name = name;
  w.changed({ type: "sheets", kind: "renamed", sheetId: sheet.id, source });
}
export function deleteSheet(w: Workbook, sheet: Sheet, source: ChangeSource): void {
  w.sheets.splice(w.sheets.indexOf(sheet), 1);
  if (w.activeSheetId === sheet.id)
    w.activeSheetId = w.sheets.find((s) => s.visibility === "Visible")?.id ?? "";
  w.changed({ type: "sheets", kind: "deleted", sheetId: sheet.id, source });
}
