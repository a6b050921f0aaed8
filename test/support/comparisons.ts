import type { CallEvent } from "../../src/domain/callLog";
import type { ChangeType, ReceivableChange, SeenReceivable } from "../../src/domain/comparison";
import { day, keyOf, money } from "./receivables";

/** An invoice as it stood at a reading of the sheet. */
export function seen(
  reference: string,
  open: string,
  debtor = "Durand",
  dueOn = "2026-10-05",
): SeenReceivable {
  return {
    key: keyOf(debtor, reference),
    reference,
    debtorKey: debtor.toLowerCase(),
    debtorName: debtor,
    dueOn: day(dueOn),
    open: money(open),
  };
}

/** What became of it at the next one. */
export const change = (type: ChangeType, before: SeenReceivable, after = before): ReceivableChange =>
  (type === "vanished" || type === "settledGone"
    ? { type, before }
    : type === "new"
      ? { type, after }
      : { type, before, after }) as ReceivableChange;

/** The entry of a reading that found these changes, at eight in the morning. */
export function comparison(
  id: string,
  comparedOn: string,
  ...changes: readonly ReceivableChange[]
): CallEvent {
  return {
    type: "comparison",
    id,
    loggedAt: `${comparedOn}T08:00:00.000Z`,
    author: "Anne",
    seenOn: day("2026-11-01"),
    comparedOn: day(comparedOn),
    totals: [],
    promises: { kept: 0, partlyKept: 0, broken: 0 },
    changes,
  };
}
