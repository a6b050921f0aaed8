import type { CallHistory } from "./callLog";
import type { Debtor, Receivable } from "./receivable";

/**
 * The receivables of a sheet under the customers that people said they belong to: those of a merged name get the
 * other's, and keep their own key. Applied again after another merge, or after one was taken back, it starts from the
 * sheet's own names.
 */
export function underMergedDebtors(
  receivables: readonly Receivable[],
  { debtorKeysToday, merges }: Pick<CallHistory, "debtorKeysToday" | "merges">,
): readonly Receivable[] {
  const isTouched = debtorKeysToday.size > 0 || receivables.some(({ debtorAsRead }) => debtorAsRead);
  if (!isTouched) return receivables;
  const asRead = new Map<string, Debtor>();
  for (const { debtor, debtorAsRead = debtor } of receivables)
    if (!asRead.has(debtorAsRead.key)) asRead.set(debtorAsRead.key, debtorAsRead);
  // Nothing of the other name may be in the sheet any more: the person named it when merging.
  const mergedNames = new Map(
    [...merges.values()].map(({ intoDebtorKey, intoName }) => [intoDebtorKey, intoName]),
  );
  const known = new Map<string, Debtor>();
  const debtorOf = (key: string): Debtor => {
    const debtor = asRead.get(key) ?? known.get(key) ?? { key, name: mergedNames.get(key) ?? key };
    known.set(key, debtor);
    return debtor;
  };
  return receivables.map(({ debtorAsRead, ...receivable }) => {
    const own = debtorAsRead ?? receivable.debtor;
    const today = debtorKeysToday.get(own.key);
    if (today === undefined) return { ...receivable, debtor: own };
    return { ...receivable, debtor: debtorOf(today), debtorAsRead: own };
  });
}
