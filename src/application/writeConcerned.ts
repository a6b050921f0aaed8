import type { Receivable } from "../domain/receivable";
import { ok, type Result } from "../domain/result";
import { judgeDesk, type Desk } from "./openDesk";
import type { ColumnMode, ColumnsWritten, LanguageCode, Ports, SheetFault } from "./ports";

/** What was written beside some rows, and the desk that goes on. */
export interface ConcernedWritten {
  readonly desk: Desk;
  /** The rows had only been put in another order: the desk is that of a new reading. */
  readonly wasReadAgain: boolean;
}

/**
 * Brings our columns up to date beside some receivables, and finds them again when the sheet was sorted since it was
 * read: it is read once more, and written when each of them stands there as it was.
 *
 * Shape:  the desk keeps its reading unless nothing but the order of rows is different: what else has changed is for
 *         the comparison to tell, not to slip in with a call.
 * Errors: those of `writeColumns`; `ChangedSinceRead` where one of them is not there as it was.
 */
export async function writeConcerned(
  { table }: Pick<Ports, "table">,
  desk: Desk,
  keys: ReadonlySet<string>,
  { mode, language }: { readonly mode: ColumnMode; readonly language: LanguageCode },
): Promise<Result<ConcernedWritten, SheetFault>> {
  const writeFrom = ({ ledger, assessments, asOf }: Desk): Promise<Result<ColumnsWritten, SheetFault>> =>
    table.writeColumns({
      ledger,
      assessments: assessments.filter(({ receivable }) => keys.has(receivable.key)),
      mode,
      language,
      asOf,
      rowsOnly: true,
    });

  const written = await writeFrom(desk);
  if (written.ok) return ok({ desk, wasReadAgain: false });
  if (written.fault.type !== "ChangedSinceRead") return written;
  const { ledger, history, asOf, policy } = desk;
  const read = await table.read({ ...ledger, asOf });
  if (!read.ok) return written;
  const fresh = judgeDesk(read.value, history, asOf, policy);
  const [before, now] = [standingIn(desk), standingIn(fresh)];
  if ([...keys].some((key) => before.has(key) && before.get(key) !== now.get(key))) return written;
  const again = await writeFrom(fresh);
  if (!again.ok) return again;
  const isOnlySorted = before.size === now.size && [...before].every(([key, as]) => now.get(key) === as);
  return ok({ desk: isOnlySorted ? fresh : desk, wasReadAgain: isOnlySorted });
}

/** What the sheet says of each receivable that counts, wherever it stands. */
function standingIn({ ledger: { receivables } }: Desk): ReadonlyMap<string, string> {
  const counted = receivables.filter(({ duplicateOf }) => duplicateOf === undefined);
  return new Map(counted.map((receivable) => [receivable.key, saidOf(receivable)]));
}

function saidOf({ rowNumber: _row, ...said }: Receivable): string {
  return JSON.stringify(said);
}
