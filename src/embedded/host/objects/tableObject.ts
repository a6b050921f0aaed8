import { intersection, parseAddress } from "../../workbook/address";
import { GENERAL, type CellRange } from "../../workbook/cell";
import type { Sheet, Table } from "../../workbook/sheet";
import { booleanArgument, textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkUnprotected } from "../checks";
import { fault } from "../hostError";
import type { LiveRange } from "../liveRange";
import { defineMembers, isHostObject } from "../members";
import {
  allTables,
  dataBodyOf,
  headerRowOf,
  isNameTaken,
  isValidName,
  tableIdText,
  type FoundTable,
} from "../tables";
import { columnsFor, replaceTable, writeHeaders } from "../../workbook/tableColumns";
import { renameTable } from "../../workbook/tableNames";
import { eventRegistrations } from "./eventRegistrations";
import { rangeIn, resolveRange } from "./rangeObject";
import { tableColumnCollection } from "./tableColumns";
import { tableRowCollection } from "./tableRows";
import { worksheetObject } from "./worksheetObject";

export interface TableTarget {
  readonly tableId: number;
}

/** @throws ItemNotFound when the table or its sheet was deleted */
export function tableOf({ tableId }: TableTarget, batch: Batch): FoundTable {
  const found = allTables(batch.workbook).find(({ table }) => table.id === tableId);
  if (found === undefined) throw fault("ItemNotFound");
  return found;
}

/** Changes the table itself, after checking that its sheet allows it. */
export function changeTable(
  target: TableTarget,
  batch: Batch,
  change: (table: Table, sheet: Sheet) => Partial<Table>,
): void {
  const { sheet, table } = tableOf(target, batch);
  checkUnprotected(batch, sheet);
  const changed = change(table, sheet);
  replaceTable(sheet, { ...tableOf(target, batch).table, ...changed });
  batch.changed({ type: "tables", sheetId: sheet.id, source: batch.source });
}

const rangeOfTable =
  (part: (table: Table) => CellRange) => (target: TableTarget, _: readonly unknown[], batch: Batch) => {
    const { sheet, table } = tableOf(target, batch);
    return rangeIn(batch, sheet.id, part(table));
  };

export const tableObject = defineMembers<TableTarget, Excel.Table>({
  className: "Table",
  identify: (target, batch) => ({ Id: tableIdText(tableOf(target, batch).table.id) }),
  read: {
    Id: (target, batch) => tableIdText(tableOf(target, batch).table.id),
    Name: (target, batch) => tableOf(target, batch).table.name,
    ShowHeaders: (target, batch) => tableOf(target, batch).table.hasHeader,
    ShowTotals: (target, batch) => tableOf(target, batch).table.hasTotals,
    Style: (target, batch) => tableOf(target, batch).table.style ?? "",
    LegacyId: (target, batch) => String(tableOf(target, batch).table.id),
  },
  write: {
    Name: (target, value, batch) =>
      changeTable(target, batch, (table, sheet) => {
        const name = textArgument(value);
        if (!isValidName(name)) throw fault("InvalidArgument");
        const isRecased = name.toLowerCase() === table.name.toLowerCase();
        if (!isRecased && isNameTaken(batch.workbook, name)) throw fault("ItemAlreadyExists");
        batch.announceCells();
        renameTable(batch.workbook, sheet, table, name);
        return {};
      }),
    Style: (target, value, batch) => changeTable(target, batch, () => ({ style: textArgument(value) })),
    ShowTotals: (target, value, batch) => {
      const isShown = booleanArgument(value);
      if (tableOf(target, batch).table.hasTotals === isShown) return;
      changeTable(target, batch, (table, sheet) => {
        const { range } = table;
        const totals = isShown ? range.bottom + 1 : range.bottom;
        const label = { value: "Total", format: GENERAL };
        for (let column = range.left; column <= range.right; column++)
          sheet.setCell(totals, column, isShown && column === range.left ? label : undefined);
        return { hasTotals: isShown, range: { ...range, bottom: range.bottom + (isShown ? 1 : -1) } };
      });
    },
  },
  links: {
    Columns: (target) => tableColumnCollection(target),
    Rows: (target) => tableRowCollection(target),
    Worksheet: (target, batch) => worksheetObject({ sheetId: tableOf(target, batch).sheet.id }),
  },
  call: {
    GetRange: rangeOfTable(({ range }) => range),
    GetHeaderRowRange: rangeOfTable(headerRowOf),
    GetDataBodyRange: rangeOfTable(dataBodyOf),
    GetTotalRowRange: rangeOfTable(({ range, hasTotals }) => {
      if (!hasTotals) throw fault("InvalidOperation");
      return { ...range, top: range.bottom };
    }),
    Resize: (target, [newRange], batch) => resize(target, newRange, batch),
    Delete: (target, _, batch) => {
      const { sheet, table } = removeTable(target, batch);
      const { range } = table;
      for (let row = range.top; row <= range.bottom; row++)
        for (let column = range.left; column <= range.right; column++) sheet.setCell(row, column, undefined);
      batch.cellsChanged(sheet.id, range);
    },
    ConvertToRange: (target, _, batch) => {
      const { sheet, table } = removeTable(target, batch);
      return rangeIn(batch, sheet.id, table.range);
    },
    ...eventRegistrations("DataChanged", "SelectionChanged"),
  },
});

function removeTable(target: TableTarget, batch: Batch): FoundTable {
  const found = tableOf(target, batch);
  checkUnprotected(batch, found.sheet);
  found.sheet.tables = found.sheet.tables.filter(({ id }) => id !== found.table.id);
  batch.changed({ type: "tables", sheetId: found.sheet.id, source: batch.source });
  return found;
}

/** The header row must stay where it is; the new range must overlap the old one and meet no other table. */
function resize(target: TableTarget, newRange: unknown, batch: Batch): void {
  changeTable(target, batch, (table, sheet) => {
    const range = rangeArgument(newRange, sheet, batch);
    const isAllowed =
      range.top === table.range.top &&
      range.bottom > range.top &&
      intersection(range, table.range) !== undefined &&
      !sheet.tables.some(
        (other) => other.id !== table.id && intersection(other.range, range) !== undefined,
      ) &&
      !sheet.merges.some((merge) => intersection(merge, range) !== undefined);
    if (!isAllowed) throw fault("InvalidArgument");
    const columns =
      range.left === table.range.left ? columnsFor(sheet, table, range) : columnsMoved(sheet, table, range);
    if (table.hasHeader) writeHeaders(sheet, { range, columns });
    return { range, columns };
  });
}

/** Columns of a table whose left edge moves: those that stay keep their ids. */
function columnsMoved(sheet: Sheet, table: Table, range: CellRange) {
  const offset = range.left - table.range.left;
  const kept = offset > 0 ? table.columns.slice(offset) : [];
  return columnsFor(sheet, { ...table, columns: kept }, range);
}

function rangeArgument(argument: unknown, sheet: Sheet, batch: Batch): CellRange {
  if (isHostObject(argument)) {
    const resolved = resolveRange(argument.target as LiveRange, batch);
    if (resolved.sheet.id !== sheet.id) throw fault("InvalidArgument");
    return resolved.range;
  }
  const parsed = parseAddress(textArgument(argument));
  if (parsed === undefined) throw fault("InvalidArgument");
  return parsed.range;
}
