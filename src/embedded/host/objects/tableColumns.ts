import type { CellRange } from "../../workbook/cell";
import type { Sheet, Table, TableColumn } from "../../workbook/sheet";
import { optionalTextArgument, textArgument, wholeArgument, wholeArgumentOr } from "../arguments";
import type { Batch } from "../batch";
import { CELLS_MOVED_MAX, checkMove, checkUnprotected, rowCountOf } from "../checks";
import { fault } from "../hostError";
import { defineMembers, type HostObject } from "../members";
import { readCells, readValue } from "../readingCells";
import { deleteTableColumn, insertTableColumn } from "../../workbook/structure";
import { uniqueColumnNames, writeHeaders } from "../../workbook/tableColumns";
import { columnOf, dataBodyOf, headerRowOf } from "../tables";
import { checkShape, writeValues } from "../writingCells";
import { rangeIn } from "./rangeObject";
import { tableOf, type TableTarget } from "./tableObject";

interface ColumnTarget extends TableTarget {
  readonly columnId: number;
}

interface FoundColumn {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly column: TableColumn;
  readonly index: number;
}

function columnFound(target: ColumnTarget, batch: Batch): FoundColumn {
  const { sheet, table } = tableOf(target, batch);
  const index = table.columns.findIndex(({ id }) => id === target.columnId);
  const column = table.columns[index];
  if (column === undefined) throw fault("ItemNotFound");
  return { sheet, table, column, index };
}

const rangeOfColumn =
  (part: (table: Table) => CellRange) => (target: ColumnTarget, _: readonly unknown[], batch: Batch) => {
    const { sheet, table, index } = columnFound(target, batch);
    return rangeIn(batch, sheet.id, columnOf(part(table), index));
  };

const tableColumnObject = defineMembers<ColumnTarget, Excel.TableColumn>({
  className: "TableColumn",
  identify: (target, batch) => ({ Id: columnFound(target, batch).column.id }),
  read: {
    Id: (target, batch) => columnFound(target, batch).column.id,
    Name: (target, batch) => columnFound(target, batch).column.name,
    Index: (target, batch) => columnFound(target, batch).index,
    Values: (target, batch) => {
      const { sheet, table, index } = columnFound(target, batch);
      return readCells(sheet, columnOf(table.range, index), readValue);
    },
  },
  write: {
    Name: (target, value, batch) => {
      const { sheet, table, index } = columnFound(target, batch);
      const name = textArgument(value);
      const isTaken = table.columns.some(
        (other, at) => at !== index && other.name.toLowerCase() === name.toLowerCase(),
      );
      if (name === "" || isTaken) throw fault("InvalidArgument");
      writeValues(batch, sheet, columnOf(headerRowOf(table), index), `'${name}`);
    },
    Values: (target, value, batch) => {
      const { sheet, table, index } = columnFound(target, batch);
      writeValues(batch, sheet, columnOf(table.range, index), value);
    },
  },
  call: {
    GetRange: rangeOfColumn(({ range }) => range),
    GetHeaderRowRange: rangeOfColumn(headerRowOf),
    GetDataBodyRange: rangeOfColumn(dataBodyOf),
    Delete: (target, _, batch) => {
      const { sheet, table, index } = columnFound(target, batch);
      checkUnprotected(batch, sheet);
      if (table.columns.length === 1) throw fault("InvalidOperation");
      checkMove(sheet, columnOf(table.range, index), "left");
      batch.announceCells();
      deleteTableColumn(batch.workbook, sheet, table, index, batch.source);
    },
  },
});

export const tableColumnCollection = defineMembers<TableTarget, Excel.TableColumnCollection>({
  className: "TableColumnCollection",
  read: {
    Count: (target, batch) => tableOf(target, batch).table.columns.length,
  },
  items: (target, batch) =>
    tableOf(target, batch).table.columns.map(({ id }) => tableColumnObject({ ...target, columnId: id })),
  item: (target, key, batch) => {
    const found = findColumn(target, key, batch);
    if (found === null) throw fault("ItemNotFound");
    return found;
  },
  call: {
    Add: (target, [index, values, name], batch) =>
      addColumn(target, wholeArgumentOr(index, -1), values, optionalTextArgument(name), batch),
    GetCount: (target, _, batch) => tableOf(target, batch).table.columns.length,
    GetItemAt: (target, [index], batch) => {
      const column = tableOf(target, batch).table.columns[wholeArgument(index)];
      if (column === undefined) throw fault("ItemNotFound");
      return tableColumnObject({ ...target, columnId: column.id });
    },
    GetItemOrNullObject: (target, [key], batch) => findColumn(target, key, batch),
  },
});

/** By id (a number) or by name without case. */
function findColumn(target: TableTarget, key: unknown, batch: Batch): HostObject | null {
  const { columns } = tableOf(target, batch).table;
  const column = columns.find(({ id, name }) =>
    typeof key === "number" ? id === key : name.toLowerCase() === textArgument(key).toLowerCase(),
  );
  return column === undefined ? null : tableColumnObject({ ...target, columnId: column.id });
}

/**
 * A new column, at the end by default. `values` holds its header, its rows, and its total when there is one.
 *
 * Cells to the right of the table move right, in the rows of the table.
 */
function addColumn(
  target: TableTarget,
  index: number,
  values: unknown,
  name: string | undefined,
  batch: Batch,
): HostObject {
  const { sheet, table } = tableOf(target, batch);
  checkUnprotected(batch, sheet);
  const at = index < 0 || index >= table.columns.length ? table.columns.length : index;
  const placed = columnOf(table.range, at);
  if (values !== null && values !== undefined) checkShape(placed, values);
  checkMove(sheet, placed, "right");
  const lastUsed = sheet.usedRange(false)?.right ?? 0;
  if (rowCountOf(placed) * (lastUsed - table.range.right) > CELLS_MOVED_MAX)
    throw fault("OperationCellsExceedLimit");
  batch.announceCells();
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const asked = name ?? headerIn(values);
  const added: TableColumn = { id, name: uniqueColumnNames([asked], table.columns)[0]! };
  insertTableColumn(batch.workbook, sheet, table, at, added, batch.source);
  const next = tableOf(target, batch).table;
  if (values !== null && values !== undefined) {
    const grid: unknown[] = Array.isArray(values) ? [...(values as unknown[])] : [];
    if (grid.length > 0) {
      if (table.hasHeader) grid[0] = [`'${added.name}`];
      writeValues(batch, sheet, placed, grid);
    } else writeValues(batch, sheet, columnOf(dataBodyOf(next), at), values);
  }
  if (next.hasHeader) writeHeaders(sheet, next);
  batch.cellsChanged(sheet.id, placed);
  return tableColumnObject({ ...target, columnId: id });
}

function headerIn(values: unknown): string {
  const first: unknown = Array.isArray(values) && Array.isArray(values[0]) ? values[0][0] : "";
  if (typeof first === "string") return first.replace(/^'/, "");
  return typeof first === "number" || typeof first === "boolean" ? String(first) : "";
}
