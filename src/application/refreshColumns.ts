import type { Policy } from "../domain/policy";
import { err, ok, type Result } from "../domain/result";
import { openDesk, type Desk, type OpenLedger } from "./openDesk";
import {
  FORMULA_ROWS_MAX,
  type ColumnMode,
  type ColumnsWritten,
  type LanguageCode,
  type LongJob,
  type Ports,
  type SheetFault,
} from "./ports";

export interface RefreshedColumns {
  readonly desk: Desk;
  readonly written: ColumnsWritten;
}

/**
 * Adds our columns, or brings them up to date: reads afresh, judges, writes every row.
 *
 * Errors: `TooManyRowsForFormulas` before anything is written; a cancelled job leaves whole rows behind, never half
 *         a row, and running it again completes it.
 */
export async function refreshColumns(
  ports: Pick<Ports, "table" | "log" | "clock">,
  opened: OpenLedger,
  policy: Policy,
  options: {
    readonly mode: ColumnMode;
    readonly language: LanguageCode;
    /** What else a new reading brings about, before the columns are written from it. */
    readonly onRead?: (desk: Desk) => Promise<Desk>;
  } & LongJob,
): Promise<Result<RefreshedColumns, SheetFault>> {
  const { mode, language, onRead, ...job } = options;
  // Reading is the first half of the work, writing the second: one bar for both.
  const { onProgress } = job;
  const half = (from: number): LongJob => ({
    ...job,
    ...(onProgress && {
      onProgress: ({ rowsDone, rows }) => onProgress({ rowsDone: from * rows + rowsDone, rows: 2 * rows }),
    }),
  });

  const read = await openDesk(ports, opened, policy, half(0));
  if (!read.ok) return read;
  const desk = (await onRead?.(read.value)) ?? read.value;
  const { ledger, assessments, asOf } = desk;
  if (mode === "formulas" && ledger.receivables.length > FORMULA_ROWS_MAX)
    return err({ type: "TooManyRowsForFormulas", rows: ledger.receivables.length });

  const written = await ports.table.writeColumns({
    ledger,
    assessments,
    mode,
    language,
    asOf,
    rowsOnly: false,
    ...half(1),
  });
  return written.ok ? ok({ desk, written: written.value }) : written;
}
