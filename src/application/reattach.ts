import type { DebtorsMerged, EntryVoided, ReceivableReattached } from "../domain/callLog";
import type { OrphanedReceivable } from "../domain/orphans";
import type { Debtor, Receivable } from "../domain/receivable";
import type { Result } from "../domain/result";
import type { Desk } from "./openDesk";
import type { Ports, SheetFault } from "./ports";
import { appendEntries, type RecordedCall, type RecordOptions } from "./recordCall";

type Recorded = Promise<Result<Omit<RecordedCall, "event">, SheetFault>>;

/** « Not paid, it is this one »: the history of a receivable goes on under another that stands in the sheet. */
export function reattachReceivable(
  ports: Ports,
  desk: Desk,
  { id, from, to }: { readonly id: string; readonly from: OrphanedReceivable; readonly to: Receivable },
  options: RecordOptions,
): Recorded {
  const event: ReceivableReattached = {
    type: "reattachment",
    id,
    ...stamp(ports, options),
    fromKey: from.key,
    toKey: to.key,
    fromReference: from.reference,
    toReference: to.reference,
    toDebtorKey: to.debtor.key,
  };
  return appendEntries(ports, desk, [event], options);
}

/** « Same customer »: what is called about one counts for the other. */
export function mergeDebtors(
  ports: Ports,
  desk: Desk,
  { id, from, into }: { readonly id: string; readonly from: Debtor; readonly into: Debtor },
  options: RecordOptions,
): Recorded {
  const event: DebtorsMerged = {
    type: "merge",
    id,
    ...stamp(ports, options),
    fromDebtorKey: from.key,
    intoDebtorKey: into.key,
    fromName: from.name,
    intoName: into.name,
  };
  return appendEntries(ports, desk, [event], options);
}

/** Ends the effect of entries that belong together; the log keeps them. */
export function takeBack(
  ports: Ports,
  desk: Desk,
  entryIds: readonly string[],
  options: RecordOptions,
): Recorded {
  const events = entryIds.map((voids): EntryVoided => ({
    type: "void",
    id: ports.newId(),
    ...stamp(ports, options),
    voids,
  }));
  return appendEntries(ports, desk, events, options);
}

function stamp(ports: Ports, { author }: RecordOptions): Pick<EntryVoided, "loggedAt" | "author"> {
  return { loggedAt: ports.clock.now(), author };
}
