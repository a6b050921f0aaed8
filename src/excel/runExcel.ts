import type { SheetFault } from "../application/ports";
import { err, ok, type Result } from "../domain/result";

/** What a batch is about, for faults that name a place. */
export interface BatchPlace {
  readonly sheetName?: string;
}

export type Batch<Value> = (context: Excel.RequestContext) => Promise<Result<Value, SheetFault>>;

/** The one door to the workbook: every batch goes through it, and leaves as a value or a typed fault. */
export interface ExcelDoor {
  /** Tried again while a person types in a cell: three times, within two seconds. */
  read<Value>(batch: Batch<Value>, place?: BatchPlace): Promise<Result<Value, SheetFault>>;
  /** Waits until the person has left the cell; never tried again, since it may not be idempotent. */
  write<Value>(batch: Batch<Value>, place?: BatchPlace): Promise<Result<Value, SheetFault>>;
}

type Run = typeof Excel.run;

const EDIT_MODE_PAUSES_MS = [250, 500, 1000];

// Longer than a write takes when nobody types.
const CELL_EDIT_CHECK_MS = 1000;

/**
 * @param excel the library of the page by default; tests bring that of another client
 * @param onWaitingForCell told when a write waits for a person to leave the cell they type in, and when it no longer does
 */
export function openExcelDoor(
  excel: () => { readonly run: Run } = () => Excel,
  onWaitingForCell?: (isWaiting: boolean) => void,
): ExcelDoor {
  const attempt = async <Value>(
    options: Excel.RunOptions,
    batch: Batch<Value>,
    place: BatchPlace,
  ): Promise<Result<Value, SheetFault>> => {
    try {
      return await excel().run(options, batch);
    } catch (error) {
      return err(faultOf(error, place));
    }
  };
  const isCellBeingEdited = async (): Promise<boolean> => {
    const looked = await attempt(
      {},
      async (context) => {
        context.workbook.load("name");
        await context.sync();
        return ok(undefined);
      },
      {},
    );
    return !looked.ok && looked.fault.type === "CellBeingEdited";
  };
  return {
    async read(batch, place = {}) {
      for (const pauseMs of EDIT_MODE_PAUSES_MS) {
        const result = await attempt({}, batch, place);
        if (result.ok || result.fault.type !== "CellBeingEdited") return result;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return attempt({}, batch, place);
    },
    async write(batch, place = {}) {
      const stopWatching = onWaitingForCell && watchCellEdit(isCellBeingEdited, onWaitingForCell);
      try {
        return await attempt({ delayForCellEdit: true }, batch, place);
      } finally {
        stopWatching?.();
      }
    },
  };
}

/** Excel does not say that a request waits for a cell: another request, which may not wait, is asked to fail of it. */
function watchCellEdit(
  isCellBeingEdited: () => Promise<boolean>,
  onWaiting: (isWaiting: boolean) => void,
): () => void {
  let isTold = false;
  let isOver = false;
  const look = async (): Promise<void> => {
    const isBeingEdited = await isCellBeingEdited();
    if (isOver) return;
    if (isBeingEdited) {
      isTold = true;
      onWaiting(true);
    } else timer = setTimeout(() => void look(), CELL_EDIT_CHECK_MS);
  };
  let timer = setTimeout(() => void look(), CELL_EDIT_CHECK_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
    if (isTold) onWaiting(false);
  };
}

/** The code of an Office.js error; `undefined` for anything else that was thrown. */
export function officeCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The request or the answer was larger than the platform carries: ask for less. Source: platform facts §3. */
export function isPayloadError(error: unknown): boolean {
  const code = officeCode(error);
  return code === "RequestPayloadSizeLimitExceeded" || code === "ResponsePayloadSizeLimitExceeded";
}

/**
 * An Office.js error as a fault. Messages are localised and not for people: the code decides.
 *
 * Errors: throws what is no Office.js error again, for it is a bug.
 */
export function faultOf(error: unknown, { sheetName }: BatchPlace): SheetFault {
  const code = officeCode(error);
  if (code === undefined) throw error;
  const message = error instanceof Error ? error.message : String(error);
  switch (code) {
    case "InvalidOperationInCellEditMode":
      return { type: "CellBeingEdited" };
    case "InvalidOperation":
      // Excel has given this code for cell editing too; nothing else tells the two apart.
      return /edit/i.test(message) ? { type: "CellBeingEdited" } : { type: "HostFailure", code, message };
    case "AccessDenied":
      return sheetName === undefined ? { type: "WorkbookProtected" } : { type: "SheetProtected", sheetName };
    case "ItemNotFound":
      return sheetName === undefined
        ? { type: "HostFailure", code, message }
        : { type: "SheetGone", sheetName };
    case "OperationCellsExceedLimit":
      return sheetName === undefined
        ? { type: "HostFailure", code, message }
        : { type: "StrayCellsFarRight", sheetName };
    case "ApiNotFound":
    case "ApiNotAvailable":
    case "NotImplemented":
      return { type: "ExcelTooOld", needs: message };
    default:
      return { type: "HostFailure", code, message };
  }
}
