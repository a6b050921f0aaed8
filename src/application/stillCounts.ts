import type { CallEvent } from "../domain/callLog";
import type { Desk } from "./openDesk";

/**
 * Whether an entry may still change what Relance says of the sheet: it is about an invoice or a debtor that stands in it,
 * or about such an entry. Others may be set aside.
 */
export function stillCounts(
  { ledger, history }: Desk,
  log: readonly CallEvent[],
): (event: CallEvent) => boolean {
  const receivables = new Set(ledger.receivables.map(({ key }) => key));
  const debtors = new Set(ledger.receivables.map(({ debtor }) => debtor.key));
  const byId = new Map(log.map((event) => [event.id, event]));
  const isThere = (key: string): boolean => receivables.has(history.receivableKeysToday.get(key) ?? key);
  const isDebtorThere = (key: string): boolean => debtors.has(history.debtorKeysToday.get(key) ?? key);
  const counts = (event: CallEvent | undefined): boolean => {
    switch (event?.type) {
      case "call":
      case "notice":
        return event.covers.some(({ key }) => isThere(key));
      case "planAnswer":
      case "duty":
        return counts(byId.get(event.callId));
      case "reattachment":
        return isThere(event.toKey);
      case "merge":
        return isDebtorThere(event.fromDebtorKey) || isDebtorThere(event.intoDebtorKey);
      case "void": {
        const voided = byId.get(event.voids);
        return voided?.type !== "void" && counts(voided);
      }
      default:
        return false;
    }
  };
  return counts;
}
