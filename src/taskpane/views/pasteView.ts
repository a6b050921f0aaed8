import type { PasteReport } from "../../application/compareReading";
import type { Desk } from "../../application/openDesk";
import type { DebtorsMerged, ReceivableReattached, SheetCompared } from "../../domain/callLog";
import type { ChangeTotal, ReceivableChange } from "../../domain/comparison";
import { moneyToDecimal } from "../../domain/money";
import { suggestMerges, type MergeSuggestion } from "../../domain/nameVariants";
import { findOrphans, type OrphanedReceivable } from "../../domain/orphans";
import type { PromiseDecided } from "../../domain/promisesSince";
import { isSettled, type Debtor, type Receivable } from "../../domain/receivable";
import { viewOf } from "./deskView";
import { foldText } from "../../domain/foldText";

/** What a comparison of the sheet shows: just made, or as the log keeps it. */
export interface ComparisonView {
  readonly event: SheetCompared;
  readonly groups: readonly ChangeGroup[];
  /** Left out of what the log keeps. */
  readonly promises: readonly PromiseDecided[];
  /** Receivables that nobody called about are only counted. */
  readonly isPartial: boolean;
  /** In force, by the key it had before. */
  readonly reattached: ReadonlyMap<string, ReceivableReattached>;
  /** In force, by the debtor key it had before. */
  readonly merged: ReadonlyMap<string, DebtorsMerged>;
}

export interface ChangeGroup {
  readonly total: ChangeTotal;
  readonly changes: readonly ReceivableChange[];
}

/** The comparison just made, else the last one that the log keeps; `undefined` when there was none. */
export function comparisonView(
  { history }: Desk,
  report: PasteReport | undefined,
): ComparisonView | undefined {
  const event = report?.event ?? history.comparisons.at(-1);
  if (event === undefined) return undefined;
  const changes = report?.changes ?? event.changes;
  const isOfEvent = ({ id }: { readonly id: string }): boolean => id.startsWith(event.id);
  return {
    event,
    groups: event.totals.map((total) => ({
      total,
      changes: changes.filter(({ type }) => type === total.type),
    })),
    promises: report?.promises ?? [],
    isPartial: report === undefined && event.totals.some(({ count }) => count > 0),
    reattached: new Map([...history.reattachments].filter(([, reattachment]) => isOfEvent(reattachment))),
    merged: new Map([...history.merges].filter(([, merge]) => isOfEvent(merge))),
  };
}

const orphansByDesk = new WeakMap<Desk, readonly OrphanedReceivable[]>();

/** Notes without an invoice; worked out once a desk, since several screens count them. */
export function orphansOf(desk: Desk): readonly OrphanedReceivable[] {
  let orphans = orphansByDesk.get(desk);
  if (orphans === undefined) {
    orphans = findOrphans(desk.history, desk.ledger.receivables, desk.policy);
    orphansByDesk.set(desk, orphans);
  }
  return orphans;
}

/** Those that somebody should look at: what left an export of open items is most often simply paid. */
export function orphansToCheck(desk: Desk): readonly OrphanedReceivable[] {
  return orphansOf(desk).filter(
    ({ candidates, vanishedOn }) => candidates.length > 0 || vanishedOn === undefined,
  );
}

type DistinctDebtors = readonly (readonly [string, string])[];

const suggestionsByDesk = new WeakMap<
  Desk,
  { readonly distinct: DistinctDebtors; readonly suggestions: readonly MergeSuggestion[] }
>();

/** Names that may be one customer's; worked out once a desk. */
export function mergeSuggestions(desk: Desk, distinct: DistinctDebtors): readonly MergeSuggestion[] {
  const known = suggestionsByDesk.get(desk);
  if (known?.distinct === distinct) return known.suggestions;
  const { debtorsByKey } = viewOf(desk);
  const suggestions = suggestMerges({
    debtors: [...debtorsByKey.values()].map(({ debtor }) => debtor),
    distinct,
    countOf: (key) => debtorsByKey.get(key)?.assessments.length ?? 0,
  });
  suggestionsByDesk.set(desk, { distinct, suggestions });
  return suggestions;
}

/** Open invoices of the sheet whose customer or number contains the words; those of `debtor` first. */
export function findOpenInvoices(desk: Desk, query: string, debtorKey: string): readonly Receivable[] {
  const words = foldText(query).split(" ").filter(Boolean);
  return desk.ledger.receivables
    .filter(
      ({ duplicateOf, open }) => duplicateOf === undefined && !isSettled(moneyToDecimal(open), desk.policy),
    )
    .filter(({ debtor, reference }) => {
      const text = foldText(`${debtor.name} ${debtor.code ?? ""} ${reference}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => Number(isOf(b, debtorKey)) - Number(isOf(a, debtorKey)) || a.rowNumber - b.rowNumber);
}

function isOf({ debtor }: { readonly debtor: Debtor }, debtorKey: string): boolean {
  return debtor.key === debtorKey;
}
