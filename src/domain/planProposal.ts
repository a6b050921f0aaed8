import type { Instalment } from "./callDetails";
import { groupBy } from "./groupBy";
import { addDays, addMonths, laterOf, type LocalDate } from "./localDate";
import { decimalToMoney, moneyToDecimal, splitMoney, totalsByCurrency, type Money } from "./money";
import type { Policy } from "./policy";
import { invariant } from "./result";

export interface PlanSplit {
  readonly total: Money;
  /** Of the first payment, or of the first of equal instalments without one. */
  readonly firstOn: LocalDate;
  /** Paid now; at most the total. */
  readonly firstPayment?: Money | undefined;
  /** Equal instalments after the first payment; at least 1. */
  readonly count: number;
  readonly every: { readonly months: number } | { readonly days: number };
}

/**
 * A first payment now and equal instalments after it; nothing is lost in the split.
 *
 * Shape:  instalments of nothing are left out. Their dates are those people would name: like due dates, they are never
 *         moved to a call day; only the call that checks them is.
 */
export function splitPlan({ total, firstOn, firstPayment, count, every }: PlanSplit): readonly Instalment[] {
  invariant(
    firstPayment === undefined || firstPayment.currency === total.currency,
    "a plan is split in the currency of its total",
  );
  const dateOf = (step: number): LocalDate =>
    "months" in every ? addMonths(firstOn, step * every.months) : addDays(firstOn, step * every.days);
  const paidFirst = Math.min(firstPayment?.amountMinor ?? 0, total.amountMinor);
  const rest = { ...total, amountMinor: total.amountMinor - paidFirst };
  const stepOfFirst = paidFirst > 0 ? 1 : 0;
  const instalments: Instalment[] = [
    { dueOn: firstOn, amount: { ...total, amountMinor: paidFirst } },
    ...splitMoney(rest, count).map((amount, index) => ({ dueOn: dateOf(index + stepOfFirst), amount })),
  ];
  return instalments.filter(({ amount }) => amount.amountMinor > 0);
}

/** What speaks against accepting a plan; data for people to judge by. */
export type PlanConcern =
  /** It does not bring in everything that is owed. */
  | { readonly type: "LeavesOut"; readonly amount: Money }
  | { readonly type: "AsksTooMuch"; readonly amount: Money }
  | { readonly type: "NothingNow" }
  | { readonly type: "TooLong"; readonly lastOn: LocalDate; readonly monthsMax: number }
  /** An instalment is more than they usually pay in a month. */
  | { readonly type: "AboveUsualPayments"; readonly usualMonthly: Money; readonly largest: Money }
  | { readonly type: "SolvencyCheckNeeded"; readonly from: Money };

/** A plan in figures, in one currency. Source: S0-29, S0-33, S4-12. */
export interface PlanAnalysis {
  readonly total: Money;
  /** Paid within the first days, of the total. */
  readonly upFront: Money;
  readonly lastOn: LocalDate;
  readonly concerns: readonly PlanConcern[];
}

/**
 * Measures a plan against what is owed and what they usually pay.
 *
 * @param owed open amounts that the plan is about
 * @param usualMonthly of `usualMonthlyPayments`
 */
export function analysePlan(
  plan: readonly Instalment[],
  { owed, usualMonthly }: { readonly owed: readonly Money[]; readonly usualMonthly: readonly Money[] },
  asOf: LocalDate,
  policy: Policy,
): readonly PlanAnalysis[] {
  const owedTotals = totalsByCurrency(owed);
  return [...groupBy(plan, ({ amount }) => amount.currency)].map(([currency, instalments]) => {
    const of = (totals: readonly Money[]): Money | undefined =>
      totals.find((total) => total.currency === currency);
    const owedMinor = of(owedTotals)?.amountMinor ?? 0;
    return analyse(instalments, currency, { owedMinor, usualMonthly: of(usualMonthly) }, asOf, policy);
  });
}

function analyse(
  unordered: readonly Instalment[],
  currency: string,
  { owedMinor, usualMonthly }: { readonly owedMinor: number; readonly usualMonthly: Money | undefined },
  asOf: LocalDate,
  { plan: limits }: Policy,
): PlanAnalysis {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const sum = (part: readonly Instalment[]): number =>
    part.reduce((total, { amount }) => total + amount.amountMinor, 0);
  const instalments = unordered.toSorted((a, b) => a.dueOn - b.dueOn);
  const isNow = ({ dueOn }: Instalment): boolean => dueOn <= addDays(asOf, limits.firstPaymentDays);
  const lastOn = instalments.map(({ dueOn }) => dueOn).reduce(laterOf);
  const later = instalments.filter((instalment) => !isNow(instalment));
  // The first payment is the largest only where there is no other.
  const largestMinor = Math.max(
    ...(later.length > 0 ? later : instalments).map(({ amount }) => amount.amountMinor),
  );
  const totalMinor = sum(instalments);
  const upFront = money(sum(instalments.filter(isNow)));

  const concerns: PlanConcern[] = [];
  if (totalMinor < owedMinor) concerns.push({ type: "LeavesOut", amount: money(owedMinor - totalMinor) });
  if (totalMinor > owedMinor) concerns.push({ type: "AsksTooMuch", amount: money(totalMinor - owedMinor) });
  if (upFront.amountMinor === 0) concerns.push({ type: "NothingNow" });
  const latest = addMonths(asOf, limits.monthsMax);
  if (lastOn > latest) concerns.push({ type: "TooLong", lastOn, monthsMax: limits.monthsMax });
  if (usualMonthly !== undefined && largestMinor > usualMonthly.amountMinor)
    concerns.push({ type: "AboveUsualPayments", usualMonthly, largest: money(largestMinor) });
  if (moneyToDecimal(money(totalMinor)) >= limits.solvencyCheckFrom)
    concerns.push({ type: "SolvencyCheckNeeded", from: decimalToMoney(limits.solvencyCheckFrom, currency) });
  return {
    total: money(totalMinor),
    upFront,
    lastOn,
    concerns,
  };
}
