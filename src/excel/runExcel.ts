import type { SheetFault } from "../application/ports";
import { err, type Result } from "../domain/result";

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

/** @param excel the library of the page by default; tests bring that of another client */
export function openExcelDoor(excel: () => { readonly run: Run } = () => Excel): ExcelDoor {
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
  return {
    async read(batch, place = {}) {
      for (const pauseMs of EDIT_MODE_PAUSES_MS) {
        const result = await attempt({}, batch, place);
        if (result.ok || result.fault.type !== "CellBeingEdited") return result;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return attempt({}, batch, place);
    },
    write: (batch, place = {}) => attempt({ delayForCellEdit: true }, batch, place),
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
