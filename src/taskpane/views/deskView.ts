import type { Desk } from "../../application/openDesk";
import type { Field, Ledger, RowIssue } from "../../application/ports";
import type { Assessment } from "../../domain/assessment";
import { totalsByCurrency, type Money } from "../../domain/money";
import type { Debtor } from "../../domain/receivable";
import type { Suppressed, Suppression, WorklistEntry } from "../../domain/worklist";
import { foldText } from "../../domain/foldText";
import { groupBy } from "../../domain/groupBy";

/** One debtor as the pane shows it, in today's list or not. */
export interface DebtorView {
  readonly debtor: Debtor;
  /** In the order of the sheet. */
  readonly assessments: readonly Assessment[];
  readonly entry: WorklistEntry | undefined;
  /** 1-based place in today's list. */
  readonly rank: number | undefined;
  readonly suppressed: readonly Suppressed[];
  /** Open and overdue amounts, per currency; credits included, duplicates not. */
  readonly open: readonly Money[];
  readonly overdue: readonly Money[];
}

/** Debtors that are not in today's list for one reason. */
export interface SuppressionGroup {
  readonly type: Suppression["type"];
  readonly debtors: readonly DebtorView[];
}

export interface IssueGroup {
  readonly type: RowIssue["type"];
  readonly issues: readonly RowIssue[];
}

/** A desk arranged for the screens. */
export interface DeskView {
  readonly debtorsByKey: ReadonlyMap<string, DebtorView>;
  /** In the order of the list. */
  readonly toCall: readonly DebtorView[];
  readonly notToCall: readonly SuppressionGroup[];
  readonly open: readonly Money[];
  readonly overdue: readonly Money[];
  readonly issues: readonly IssueGroup[];
  /** The sheet holds invoices, and every one reads as paid. */
  readonly isAllSettled: boolean;
}

/** The reason that tells most about a debtor comes first: what was agreed, then what is in the way, then the calendar. */
const SUPPRESSION_ORDER: readonly Suppression["type"][] = [
  "promise-open",
  "plan-current",
  "grace",
  "dispute",
  "snoozed",
  "called-recently",
  "not-due",
  "below-threshold",
  "net-credit",
  "no-due-date",
  "stopped",
  "duplicate-key",
  "settled",
];

/** What stops a call from being planned comes first; what only deserves a look comes last. */
const ISSUE_ORDER: readonly RowIssue["type"][] = [
  "DateUnreadable",
  "DateAmbiguous",
  "DueDateMissing",
  "DueBeforeIssued",
  "PaymentToCome",
  "AmountUnreadable",
  "AmountMissing",
  "DebtorMissing",
  "ReferenceMissing",
  "DuplicateReceivable",
  "ReferenceOfOtherDebtor",
  "PartPaymentUnknown",
  "StatusUnknown",
  "InstalmentOfReference",
];

const views = new WeakMap<Desk, DeskView>();

/** The desk arranged for the screens; worked out once a desk, since every screen asks. */
export function viewOf(desk: Desk): DeskView {
  let view = views.get(desk);
  if (view === undefined) {
    view = arrange(desk);
    views.set(desk, view);
  }
  return view;
}

function arrange(desk: Desk): DeskView {
  const { assessments, worklist, ledger } = desk;
  const byDebtor = groupBy(assessments, ({ receivable }) => receivable.debtor.key);
  const suppressedByDebtor = groupBy(
    worklist.suppressed,
    ({ assessment }) => assessment.receivable.debtor.key,
  );
  const rankByDebtor = new Map(worklist.entries.map(({ debtor }, index) => [debtor.key, index + 1]));

  const debtorsByKey = new Map<string, DebtorView>();
  for (const [key, own] of byDebtor) {
    const rank = rankByDebtor.get(key);
    debtorsByKey.set(key, {
      debtor: own[0]!.receivable.debtor,
      assessments: own,
      entry: rank === undefined ? undefined : worklist.entries[rank - 1],
      rank,
      suppressed: suppressedByDebtor.get(key) ?? [],
      open: openOf(own),
      overdue: overdueOf(own),
    });
  }

  const all = [...debtorsByKey.values()];
  const notToCall = groupBy(
    all.filter(({ entry }) => entry === undefined),
    (view) => mainSuppression(view)?.why.type ?? "settled",
  );
  const issues = groupBy(ledger.issues, ({ type }) => type);
  return {
    debtorsByKey,
    toCall: worklist.entries.map(({ debtor }) => debtorsByKey.get(debtor.key)!),
    notToCall: SUPPRESSION_ORDER.flatMap((type) => {
      const debtors = notToCall.get(type);
      return debtors === undefined ? [] : [{ type, debtors }];
    }),
    open: openOf(assessments),
    overdue: overdueOf(assessments),
    issues: ISSUE_ORDER.flatMap((type) => {
      const ofType = issues.get(type);
      return ofType === undefined ? [] : [{ type, issues: ofType }];
    }),
    isAllSettled: assessments.length > 0 && assessments.every(({ next }) => next.reason.type === "settled"),
  };
}

/** Columns that can say of an invoice that it is paid, as the sheet was read. */
export function settlingColumns({
  mapping,
}: Pick<Ledger, "mapping">): readonly { readonly field: Field; readonly header: string }[] {
  return (["open", "paid", "settledOn", "status"] as const).flatMap((field) => {
    const column = mapping[field];
    return column === undefined ? [] : [{ field, header: column.header }];
  });
}

/** Why a debtor is not in the list: the reason that tells most. */
export function mainSuppression({ suppressed }: DebtorView): Suppressed | undefined {
  let main: Suppressed | undefined;
  for (const candidate of suppressed)
    if (main === undefined || orderOf(candidate) < orderOf(main)) main = candidate;
  return main;
}

/** Each different reason once, the telling ones first, with how many receivables it holds back. */
export function reasonsNotToCall(
  view: DebtorView,
): readonly { readonly why: Suppression; readonly count: number }[] {
  const byType = groupBy(view.suppressed, ({ why }) => why.type);
  return SUPPRESSION_ORDER.flatMap((type) => {
    const ofType = byType.get(type);
    return ofType === undefined ? [] : [{ why: ofType[0]!.why, count: ofType.length }];
  });
}

/**
 * Debtors whose name, code or one of whose invoices contains the words; case, accents and punctuation do not matter.
 *
 * Shape:  those in today's list first, by rank; then by name. All of them: whoever shows them caps them.
 */
export function findDebtors(view: DeskView, query: string): readonly DebtorView[] {
  const words = foldText(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const found = [...view.debtorsByKey.values()].filter(({ debtor, assessments }) => {
    const name = foldText(`${debtor.name} ${debtor.code ?? ""} ${otherNames(assessments).join(" ")}`);
    return (
      words.every((word) => name.includes(word)) ||
      assessments.some(({ receivable }) => {
        const reference = foldText(receivable.reference);
        return words.every((word) => reference.includes(word));
      })
    );
  });
  return found.sort(
    (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.debtor.name.localeCompare(b.debtor.name),
  );
}

/** Names of the sheet that a person put together with the debtor's. */
function otherNames(assessments: readonly Assessment[]): readonly string[] {
  return [...new Set(assessments.flatMap(({ receivable }) => receivable.debtorAsRead?.name ?? []))];
}

function orderOf({ why }: Suppressed): number {
  return SUPPRESSION_ORDER.indexOf(why.type);
}

function openOf(assessments: readonly Assessment[]): readonly Money[] {
  return nonZero(
    totalsByCurrency(
      assessments
        .filter(
          ({ receivable, next }) =>
            receivable.duplicateOf === undefined && !isPaidUp(next.reason.type, receivable.open),
        )
        .map(({ receivable }) => receivable.open),
    ),
  );
}

/** Settled and not a credit: nothing to show. A credit is owed to them and counts against the total. */
function isPaidUp(reason: string, open: Money): boolean {
  return reason === "settled" && open.amountMinor >= 0;
}

function overdueOf(assessments: readonly Assessment[]): readonly Money[] {
  return nonZero(
    totalsByCurrency(
      assessments
        .filter(
          ({ receivable, next, daysLate }) =>
            receivable.duplicateOf === undefined &&
            next.reason.type !== "settled" &&
            daysLate !== undefined &&
            daysLate > 0,
        )
        .map(({ receivable }) => receivable.open),
    ),
  );
}

function nonZero(amounts: readonly Money[]): readonly Money[] {
  return amounts.filter(({ amountMinor }) => amountMinor !== 0);
}

/** A debtor of the open sheet, under today's key. */
export function debtorIn(desk: Desk, debtorKey: string): DebtorView | undefined {
  return viewOf(desk).debtorsByKey.get(debtorKey);
}
