import type { CallEvent } from "./callLog";

/**
 * Every entry about one debtor: calls, letters, what was answered or done since, names put together, and what took any of
 * these back or erased it.
 *
 * @param isTheirs whether a debtor's key, as it stands in an entry, is this debtor's, today or formerly
 */
export function entriesAbout(
  entries: readonly CallEvent[],
  isTheirs: (debtorKey: string) => boolean,
): readonly CallEvent[] {
  const ids = new Set<string>();
  const isAbout = (entry: CallEvent): boolean => {
    switch (entry.type) {
      case "call":
      case "notice":
        return isTheirs(entry.debtorKey);
      case "merge":
        return isTheirs(entry.fromDebtorKey) || isTheirs(entry.intoDebtorKey);
      case "reattachment":
        return entry.toDebtorKey !== undefined && isTheirs(entry.toDebtorKey);
      case "planAnswer":
      case "duty":
        return ids.has(entry.callId);
      case "void":
        return ids.has(entry.voids);
      case "redaction":
        return entry.redacts.some(({ id }) => ids.has(id));
      case "comparison":
        return false;
    }
  };
  // Each entry names only what was logged before it; whoever gives them latest first gets them so.
  const before = entries.toSorted((a, b) => (a.loggedAt < b.loggedAt ? -1 : a.loggedAt > b.loggedAt ? 1 : 0));
  for (const entry of before) if (isAbout(entry)) ids.add(entry.id);
  return entries.filter(({ id }) => ids.has(id));
}
