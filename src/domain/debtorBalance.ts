import type { Assessment } from "./assessment";
import { groupBy } from "./groupBy";
import type { Money } from "./money";

/** What stands between a debtor and us in one currency. */
export interface DebtorBalance {
  /** Credit notes and payments that stand against no invoice; below zero or zero. */
  readonly credits: Money;
  /** Of the invoices: in dispute, late or not. */
  readonly disputed: Money;
  /** Late, not in the hands of others and not in dispute: what is asked for. */
  readonly asked: Money;
}

/**
 * The balances of one debtor (or of many together), per currency in the order they were met. Amounts within the
 * tolerance are settled and left out; so are duplicates.
 */
export function debtorBalances(assessments: readonly Assessment[]): readonly DebtorBalance[] {
  const counted = assessments.filter(
    ({ receivable, next }) =>
      receivable.duplicateOf === undefined &&
      (next.reason.type !== "settled" || receivable.open.amountMinor < 0),
  );
  return [...groupBy(counted, ({ receivable }) => receivable.open.currency)].map(([currency, group]) => {
    const money = (amountMinor: number): Money => ({ amountMinor, currency });
    const sum = (amountOf: (assessment: Assessment) => number): number =>
      group.reduce((total, assessment) => total + amountOf(assessment), 0);
    const openOf = ({ receivable }: Assessment): number => receivable.open.amountMinor;
    const isOverdue = ({ daysLate = 0, next }: Assessment): boolean => daysLate > 0 && next.on !== undefined;
    const overdue = sum((assessment) => (isOverdue(assessment) ? openOf(assessment) : 0));
    const lateDisputed = sum((assessment) => (isOverdue(assessment) ? assessment.disputed.amountMinor : 0));
    return {
      credits: money(sum((assessment) => Math.min(0, openOf(assessment)))),
      disputed: money(sum(({ disputed }) => disputed.amountMinor)),
      asked: money(overdue - lateDisputed),
    };
  });
}
