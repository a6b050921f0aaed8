import { defineMembers } from "../members";
import { dataBodyOf } from "../tables";
import { rowCountOf } from "../checks";
import type { Batch } from "../batch";
import { tableOf, type TableTarget } from "./tableObject";

const rowCount = (target: TableTarget, batch: Batch) => rowCountOf(dataBodyOf(tableOf(target, batch).table));

/** Row objects are slow in Excel and break co-authoring: only their number is known here. */
export const tableRowCollection = defineMembers<TableTarget, Excel.TableRowCollection>({
  className: "TableRowCollection",
  read: { Count: rowCount },
  call: { GetCount: (target, _, batch) => rowCount(target, batch) },
});
