import type { Desk } from "../application/openDesk";
import { viewOf } from "./deskView";
import type { WaitingElsewhere } from "./outbox";

/** What the open workbook has to do with entries that wait for another one, the strongest proof first. */
export type Belonging =
  | { readonly type: "sameBook" }
  | { readonly type: "sameCustomers"; readonly known: number; readonly named: number }
  | { readonly type: "otherBook" };

export function belongingOf({ events, isContinued }: WaitingElsewhere, desk: Desk): Belonging {
  if (isContinued) return { type: "sameBook" };
  const { debtorsByKey } = viewOf(desk);
  const today = desk.history.debtorKeysToday;
  const named = events.flatMap((event) => ("debtorKey" in event ? [event.debtorKey] : []));
  const known = named.filter((key) => debtorsByKey.has(today.get(key) ?? key)).length;
  return known > 0 ? { type: "sameCustomers", known, named: named.length } : { type: "otherBook" };
}
