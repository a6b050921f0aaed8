import { intersection } from "../../workbook/address";
import type { CellRange } from "../../workbook/cell";
import type { Sheet, Table, TableColumn } from "../../workbook/sheet";
import { optionalTextArgument, textArgument, wholeArgument, wholeArgumentOr } from "../arguments";
import type { Batch } from "../batch";
import { checkUnprotected } from "../checks";
import { fault, notImplemented } from "../hostError";
import { defineMembers, type HostObject } from "../members";
import { readCells, readValue } from "../readingCells";
import { columnOf, dataBodyOf, headerRowOf, replaceTable, uniqueColumnNames, writeHeaders } from "../tables";
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
      shiftCells(sheet, table.range, table.range.left + index, -1);
      replaceTable(sheet, {
        ...table,
        range: { ...table.range, right: table.range.right - 1 },
        columns: table.columns.filter((_column, at) => at !== index),
      });
      batch.cellsChanged(sheet.id, { ...table.range, left: table.range.left + index });
      batch.changed({ type: "tables", sheetId: sheet.id, source: batch.source });
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
  const left = table.range.left + at;
  const grown: CellRange = { ...table.range, right: table.range.right + 1 };
  const inTheWay = { ...table.range, left: table.range.right + 1, right: table.range.right + 1 };
  if (
    sheet.tables.some((other) => other.id !== table.id && intersection(other.range, inTheWay) !== undefined)
  )
    throw notImplemented("TableColumnCollection.add beside another table");
  const placed = columnOf({ ...grown, left }, 0);
  if (values !== null && values !== undefined) checkShape(placed, values);
  shiftCells(sheet, table.range, left, 1);
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const asked = name ?? headerIn(values);
  const added: TableColumn = { id, name: uniqueColumnNames([asked], table.columns)[0]! };
  const columns = [...table.columns.slice(0, at), added, ...table.columns.slice(at)];
  const next: Table = { ...table, range: grown, columns };
  replaceTable(sheet, next);
  if (values !== null && values !== undefined) {
    const grid: unknown[] = Array.isArray(values) ? [...(values as unknown[])] : [];
    if (grid.length > 0) {
      if (table.hasHeader) grid[0] = [`'${added.name}`];
      writeValues(batch, sheet, placed, grid);
    } else writeValues(batch, sheet, columnOf(dataBodyOf(next), at), values);
  }
  if (next.hasHeader) writeHeaders(sheet, next);
  batch.cellsChanged(sheet.id, { ...grown, left });
  batch.changed({ type: "tables", sheetId: sheet.id, source: batch.source });
  return tableColumnObject({ ...target, columnId: id });
}

function headerIn(values: unknown): string {
  const first: unknown = Array.isArray(values) && Array.isArray(values[0]) ? values[0][0] : "";
  if (typeof first === "string") return first.replace(/^'/, "");
  return typeof first === "number" || typeof first === "boolean" ? String(first) : "";
}

/** Moves the cells of the table's rows, from `column` on, one to the right or to the left. */
function shiftCells(sheet: Sheet, { top, bottom }: CellRange, column: number, by: 1 | -1): void {
  for (let row = top; row <= bottom; row++) {
    const cells = [...(sheet.rowAt(row) ?? [])];
    if (by === 1) cells.splice(column, 0, undefined);
    else cells.splice(column, 1);
    const last = Math.max(cells.length, sheet.rowAt(row)?.length ?? 0);
    for (let at = column; at < last; at++) sheet.setCell(row, at, cells[at]);
  }
}
