import { wholeArgumentOr } from "../arguments";
import type { Batch } from "../batch";
import { checkUnprotected } from "../checks";
import { fault } from "../hostError";
import { defineMembers } from "../members";
import { rangeIn } from "./rangeObject";

interface PanesTarget {
  readonly sheetId: string;
}

function freeze(batch: Batch, { sheetId }: PanesTarget, rows: number, columns: number): void {
  const sheet = batch.sheet(sheetId);
  checkUnprotected(batch, sheet);
  if (rows < 0 || columns < 0) throw fault("InvalidArgument");
  sheet.frozenRows = rows;
  sheet.frozenColumns = columns;
  batch.looksChanged(sheetId);
}

export const freezePanesObject = defineMembers<PanesTarget, Excel.WorksheetFreezePanes>({
  className: "WorksheetFreezePanes",
  call: {
    FreezeRows: (target, [count], batch) => freeze(batch, target, wholeArgumentOr(count, 1), 0),
    FreezeColumns: (target, [count], batch) => freeze(batch, target, 0, wholeArgumentOr(count, 1)),
    Unfreeze: (target, _, batch) => freeze(batch, target, 0, 0),
    GetLocationOrNullObject: ({ sheetId }, _, batch) => {
      const { frozenRows, frozenColumns } = batch.sheet(sheetId);
      if (frozenRows === 0 && frozenColumns === 0) return null;
      return rangeIn(batch, sheetId, {
        top: 0,
        left: 0,
        bottom: Math.max(0, frozenRows - 1),
        right: Math.max(0, frozenColumns - 1),
      });
    },
  },
});
