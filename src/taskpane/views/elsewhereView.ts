import type { Desk } from "../../application/openDesk";
import { viewOf } from "./deskView";
import type { WaitingElsewhere } from "../memory/outbox";

/** What the open workbook has to do with entries that wait for another one, the strongest proof first. */
export type Belonging =
  | { readonly type: "sameBook" }
  | { readonly type: "sameCustomers"; readonly known: number; readonly named: number }
  | { readonly type: "otherBook" };

const ORDER = ["sameBook", "sameCustomers", "otherBook"] as const satisfies readonly Belonging["type"][];

/** What certainly belongs here comes first. */
export function sortByBelonging(
  elsewhere: readonly WaitingElsewhere[],
  desk: Desk,
): readonly { readonly waiting: WaitingElsewhere; readonly belonging: Belonging }[] {
  return elsewhere
    .map((waiting) => ({ waiting, belonging: belongingOf(waiting, desk) }))
    .sort((a, b) => ORDER.indexOf(a.belonging.type) - ORDER.indexOf(b.belonging.type));
}

function belongingOf({ events, isContinued }: WaitingElsewhere, desk: Desk): Belonging {
  if (isContinued) return { type: "sameBook" };
  const { debtorsByKey } = viewOf(desk);
  const today = desk.history.debtorKeysToday;
  const named = events.flatMap((event) => ("debtorKey" in event ? [event.debtorKey] : []));
  const known = named.filter((key) => debtorsByKey.has(today.get(key) ?? key)).length;
  return known > 0 ? { type: "sameCustomers", known, named: named.length } : { type: "otherBook" };
}
