import { contactedOn, type CallHistory, type ContactEvent } from "./callLog";
import { amountOfChange, type ReceivableChange } from "./comparison";
import type { LocalDate } from "./localDate";
import { totalsByCurrency, type Money } from "./money";
import type { OpenMinorOf } from "./promise";

/** What one reading of the sheet found of one debtor: payments before all. */
export interface SeenChanges {
  readonly type: "seen";
  /** Of the entry that holds it. */
  readonly id: string;
  readonly loggedAt: string;
  readonly seenOn: LocalDate;
  readonly changes: readonly ReceivableChange[];
}

/**
 * What readings of the sheet found of one debtor, oldest first: of invoices that somebody called about, since the log
 * keeps no others.
 *
 * Shape:  an invoice that goes on under another key did not leave the sheet; a reading that found nothing else of this
 *         debtor is left out.
 */
export function changesSeenOf(
  debtorKey: string,
  { comparisons, debtorKeysToday, receivableKeysToday }: CallHistory,
): readonly SeenChanges[] {
  const isTheirs = (change: ReceivableChange): boolean => {
    const { debtorKey: named } = "after" in change ? change.after : change.before;
    return (debtorKeysToday.get(named) ?? named) === debtorKey;
  };
  const goesOn = (change: ReceivableChange): boolean =>
    (change.type === "vanished" || change.type === "settledGone") &&
    receivableKeysToday.has(change.before.key);
  return comparisons.flatMap(({ id, loggedAt, comparedOn, changes: all }) => {
    const changes = all.filter((change) => isTheirs(change) && !goesOn(change));
    return changes.length === 0 ? [] : [{ type: "seen", id, loggedAt, seenOn: comparedOn, changes }];
  });
}

/** What came in, one amount a currency. What left the sheet while open counts as paid, as for promises. */
export function paymentsIn(changes: readonly ReceivableChange[]): readonly Money[] {
  return totalsByCurrency(changes.filter(isPayment).map(amountOfChange));
}

function isPayment({ type }: ReceivableChange): boolean {
  return type === "paid" || type === "partPaid" || type === "vanished";
}

/**
 * What came in since a contact, and when that was last seen; `undefined` when nothing did.
 *
 * Shape:  an invoice of which more is open today than was left then does not count: a wrong list was pasted, or a
 *         payment came back.
 */
export function paidSince(
  last: ContactEvent,
  seen: readonly SeenChanges[],
  openMinorOf: OpenMinorOf,
): { readonly amounts: readonly Money[]; readonly seenOn: LocalDate } | undefined {
  const isStill = (change: ReceivableChange): boolean => {
    const left = "after" in change ? change.after : { ...change.before, open: { amountMinor: 0 } };
    return (openMinorOf(left.key) ?? 0) <= Math.max(0, left.open.amountMinor);
  };
  const since = seen.flatMap(({ seenOn, loggedAt, changes }) => {
    const paid = changes.filter((change) => isPayment(change) && isStill(change));
    const isLater = seenOn >= contactedOn(last) && loggedAt > last.loggedAt;
    return isLater && paid.length > 0 ? [{ seenOn, paid }] : [];
  });
  const latest = since.at(-1);
  return latest && { amounts: paymentsIn(since.flatMap(({ paid }) => paid)), seenOn: latest.seenOn };
}
