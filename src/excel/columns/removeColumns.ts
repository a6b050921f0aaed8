import {
  COMPUTED_COLUMNS,
  type ColumnMode,
  type LedgerPlace,
  type SheetFault,
} from "../../application/ports";
import { err, ok, type Result } from "../../domain/result";
import { probeKnownSheet } from "../knownSheet";
import { columnNameOf, probeOwnColumns, type OwnColumns } from "./ownColumns";
import type { ExcelDoor } from "../runExcel";

const LOOKED_AT_ROWS = 200;

interface FoundColumns extends OwnColumns {
  readonly sheet: Excel.Worksheet;
  readonly headerRow: number;
  readonly usedLastRow: number;
  readonly isProtected: boolean;
  readonly isReadOnly: boolean;
}

/** Shape: two `sync` calls. Errors: `SheetGone`. */
async function findOwnColumns(
  context: Excel.RequestContext,
  place: LedgerPlace,
): Promise<Result<FoundColumns, SheetFault>> {
  const sheetProbe = probeKnownSheet(context.workbook, place);
  context.workbook.load("readOnly");
  await context.sync();
  const sheet = sheetProbe.find();
  if (sheet === undefined) return err({ type: "SheetGone", sheetName: place.sheetName });
  const probe = probeOwnColumns(sheet);
  const anyName = COMPUTED_COLUMNS.map((id) =>
    sheet.names.getItemOrNullObject(columnNameOf(id)).getRangeOrNullObject().load("rowIndex"),
  );
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  sheet.protection.load("protected");
  await context.sync();
  const named = anyName.find((range) => !range.isNullObject);
  return ok({
    sheet,
    ...probe.found(undefined),
    headerRow: named === undefined ? place.headerRow : named.rowIndex + 1,
    usedLastRow: used.isNullObject ? place.headerRow : used.rowIndex + used.rowCount,
    isProtected: sheet.protection.protected,
    isReadOnly: context.workbook.readOnly,
  });
}

/** Whether our columns stand in the sheet, and whether they are formulas. */
export function columnModeOf(
  door: ExcelDoor,
  place: LedgerPlace,
): Promise<Result<ColumnMode | undefined, SheetFault>> {
  return door.read(
    async (context) => {
      const found = await findOwnColumns(context, place);
      if (!found.ok) return found;
      const { sheet, columns, headerRow, usedLastRow } = found.value;
      const column = columns.get("nextCall") ?? columns.get("stage") ?? columns.get("why");
      if (column === undefined) return ok(undefined);
      const rows = Math.min(LOOKED_AT_ROWS, usedLastRow - headerRow);
      if (rows < 1) return ok<ColumnMode>("values");
      const cells = sheet.getRangeByIndexes(headerRow, column - 1, rows, 1).load("formulas");
      await context.sync();
      const isLive = cells.formulas.some(([cell]) => typeof cell === "string" && cell.startsWith("="));
      return ok<ColumnMode>(isLive ? "formulas" : "values");
    },
    { sheetName: place.sheetName },
  );
}

/**
 * Takes our columns out again: columns of a table are deleted, cells beside a plain range cleared.
 *
 * Errors: `WorkbookReadOnly`, then `SheetProtected`, before anything is touched.
 */
export function removeOwnColumns(door: ExcelDoor, place: LedgerPlace): Promise<Result<void, SheetFault>> {
  return door.write(
    async (context) => {
      const found = await findOwnColumns(context, place);
      if (!found.ok) return found;
      const { sheet, columns, stale, headerRow, usedLastRow, isProtected, isReadOnly } = found.value;
      if (isReadOnly) return err({ type: "WorkbookReadOnly" });
      if (isProtected) return err({ type: "SheetProtected", sheetName: place.sheetName });

      const tables = sheet.tables.load("items/id");
      await context.sync();
      const placed = tables.items.map((table) => ({
        table,
        range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
      }));
      await context.sync();

      // From the right, so that a deleted table column moves none of those still to go.
      for (const [, column] of [...columns].sort(([, a], [, b]) => b - a)) {
        const inTable = placed.find(
          ({ range }) =>
            range.rowIndex === headerRow - 1 &&
            column - 1 >= range.columnIndex &&
            column - 1 < range.columnIndex + range.columnCount,
        );
        if (inTable) inTable.table.columns.getItemAt(column - 1 - inTable.range.columnIndex).delete();
        else
          sheet
            .getRangeByIndexes(headerRow - 1, column - 1, Math.max(1, usedLastRow - headerRow + 1), 1)
            .clear("All");
      }
      for (const id of [...columns.keys(), ...stale]) sheet.names.getItem(columnNameOf(id)).delete();
      await context.sync();
      return ok(undefined);
    },
    { sheetName: place.sheetName },
  );
}
