import { intersection, parseAddress } from "../../workbook/address";
import type { CellRange } from "../../workbook/cell";
import type { Sheet, Table } from "../../workbook/sheet";
import type { Workbook } from "../../workbook/workbook";
import { textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkUnprotected } from "../checks";
import { fault } from "../hostError";
import type { LiveRange } from "../liveRange";
import { defineMembers, isHostObject, type HostObject } from "../members";
import { insertRows } from "../../workbook/structure";
import { headerTexts, uniqueColumnNames, writeHeaders } from "../../workbook/tableColumns";
import { allTables, findTable, nextTableName, type FoundTable } from "../tables";
import { eventRegistrations } from "./eventRegistrations";
import { resolveRange } from "./rangeObject";
import { tableObject } from "./tableObject";

interface TablesTarget {
  readonly find: (workbook: Workbook) => readonly FoundTable[];
  /** Where `add` puts a table when its address names no sheet. */
  readonly sheetId?: string;
}

const wrap = ({ table }: FoundTable): HostObject => tableObject({ tableId: table.id });

function found(tables: readonly FoundTable[], key: unknown): HostObject {
  const one = findTable(tables, key);
  if (one === undefined) throw fault("ItemNotFound");
  return wrap(one);
}

const tableCollection = defineMembers<TablesTarget, Excel.TableCollection>({
  className: "TableCollection",
  read: {
    Count: ({ find }, { workbook }) => find(workbook).length,
  },
  items: ({ find }, { workbook }) => find(workbook).map(wrap),
  item: ({ find }, key, { workbook }) => found(find(workbook), key),
  call: {
    Add: (target, [address, hasHeaders], batch) => addTable(batch, target, address, hasHeaders === true),
    GetCount: ({ find }, _, { workbook }) => find(workbook).length,
    GetItem: ({ find }, [key], { workbook }) => found(find(workbook), key),
    GetItemAt: ({ find }, [index], { workbook }) => {
      const one = find(workbook)[Number(index)];
      if (one === undefined) throw fault("ItemNotFound");
      return wrap(one);
    },
    GetItemOrNullObject: ({ find }, [key], { workbook }) => {
      const one = findTable(find(workbook), key);
      return one === undefined ? null : wrap(one);
    },
    ...eventRegistrations("DataChanged", "Added", "Deleted"),
  },
});

const scopedCollection = defineMembers<TablesTarget, Excel.TableScopedCollection>({
  className: "TableScopedCollection",
  items: ({ find }, { workbook }) => find(workbook).map(wrap),
  item: ({ find }, key, { workbook }) => found(find(workbook), key),
  call: {
    GetCount: ({ find }, _, { workbook }) => find(workbook).length,
    GetFirst: ({ find }, _, { workbook }) => {
      const first = find(workbook)[0];
      if (first === undefined) throw fault("ItemNotFound");
      return wrap(first);
    },
    GetItemOrNullObject: ({ find }, [key], { workbook }) => {
      const one = findTable(find(workbook), key);
      return one === undefined ? null : wrap(one);
    },
  },
});

export function workbookTables(): HostObject {
  return tableCollection({ find: allTables });
}

export function sheetTables({ id }: Sheet): HostObject {
  return tableCollection({
    find: (workbook) => allTables(workbook).filter(({ sheet }) => sheet.id === id),
    sheetId: id,
  });
}

/** Tables in or touching a range. */
export function tablesOf(find: () => readonly FoundTable[]): HostObject {
  return scopedCollection({ find });
}

function addTable(batch: Batch, target: TablesTarget, address: unknown, hasHeaders: boolean): HostObject {
  const { sheet, range: asked } = placeFor(batch, target, address);
  checkUnprotected(batch, sheet);
  // Without a header row one is put above the data, which moves down.
  const range = hasHeaders ? asked : { ...asked, bottom: asked.bottom + 1 };
  const spanned = hasHeaders && asked.top === asked.bottom ? { ...asked, bottom: asked.bottom + 1 } : range;
  const isInTheWay = (range: CellRange): boolean => intersection(range, spanned) !== undefined;
  if (sheet.merges.some(isInTheWay) || sheet.tables.some((table) => isInTheWay(table.range)))
    throw fault("MergedRangeConflict");
  batch.announceCells();
  if (!hasHeaders) insertRows(batch.workbook, sheet, asked.top, 1, batch.source);
  const texts = hasHeaders
    ? headerTexts(sheet, spanned.top, spanned.left, spanned.right)
    : Array.from({ length: spanned.right - spanned.left + 1 }, () => "");
  const table: Table = {
    id: batch.workbook.newTableId(),
    name: nextTableName(batch.workbook),
    range: spanned,
    hasHeader: true,
    hasTotals: false,
    columns: uniqueColumnNames(texts).map((name, index) => ({ id: index + 1, name })),
    style: "TableStyleMedium2",
  };
  sheet.tables = [...sheet.tables, table];
  writeHeaders(sheet, table);
  batch.changed({ type: "tables", sheetId: sheet.id, source: batch.source });
  return tableObject({ tableId: table.id });
}

function placeFor(
  batch: Batch,
  { sheetId }: TablesTarget,
  address: unknown,
): { readonly sheet: Sheet; readonly range: CellRange } {
  if (isHostObject(address)) return resolveRange(address.target as LiveRange, batch);
  const parsed = parseAddress(textArgument(address));
  if (parsed === undefined) throw fault("InvalidArgument");
  const { workbook } = batch;
  const sheet =
    parsed.sheetName === undefined
      ? workbook.sheetById(sheetId ?? workbook.activeSheetId)
      : workbook.sheetByName(parsed.sheetName);
  if (sheet === undefined) throw fault("ItemNotFound");
  if (sheetId !== undefined && sheet.id !== sheetId) throw fault("InvalidArgument");
  return { sheet, range: parsed.range };
}
