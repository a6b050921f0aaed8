import type { DebtorsMerged, EntryVoided, ReceivableReattached } from "../domain/callLog";
import type { SeenReceivable } from "../domain/comparison";
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
  const event = toReattachment(from, { ...to, debtorKey: to.debtor.key }, { id, ...stamp(ports, options) });
  return appendEntries(ports, desk, [event], options);
}

/** « Same customer »: what is called about one counts for the other. */
export function mergeDebtors(
  ports: Ports,
  desk: Desk,
  { id, from, into }: { readonly id: string; readonly from: Debtor; readonly into: Debtor },
  options: RecordOptions,
): Recorded {
  return appendEntries(ports, desk, [toMerge(from, into, { id, ...stamp(ports, options) })], options);
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

type Stamp = Pick<EntryVoided, "id" | "loggedAt" | "author">;

/** The entry by which notes follow an invoice, whether a person said so or a reading of the sheet proved it. */
export function toReattachment(
  from: Pick<OrphanedReceivable, "key" | "reference">,
  to: Pick<SeenReceivable, "key" | "reference" | "debtorKey">,
  stamp: Stamp,
): ReceivableReattached {
  return {
    type: "reattachment",
    ...stamp,
    fromKey: from.key,
    toKey: to.key,
    fromReference: from.reference,
    toReference: to.reference,
    toDebtorKey: to.debtorKey,
  };
}

/** Likewise for a customer. */
export function toMerge(from: Debtor, into: Debtor, stamp: Stamp): DebtorsMerged {
  return {
    type: "merge",
    ...stamp,
    fromDebtorKey: from.key,
    intoDebtorKey: into.key,
    fromName: from.name,
    intoName: into.name,
  };
}

function stamp(ports: Ports, { author }: RecordOptions): Omit<Stamp, "id"> {
  return { loggedAt: ports.clock.now(), author };
}
