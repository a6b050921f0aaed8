import type { CallLogged } from "./callLog";
import { localDateToCivil, type LocalDate } from "./localDate";
import { roundHalfEven, type Money } from "./money";
import type { Policy } from "./policy";
import { promiseOf, type JudgedPromise } from "./promise";
import type { Receivable } from "./receivable";

/** So many out of so many. Too few to say anything is a state of its own: it is never 0 %. */
export type Share =
  | { readonly kind: "share"; readonly part: number; readonly of: number }
  | { readonly kind: "not-enough"; readonly part: number; readonly of: number };

/** Fewer payments, judged promises or calls than this are no habit. */
export const HABIT_MIN = 2;

/** How late one currency's invoices were paid. */
export type PaymentDelays =
  | {
      readonly kind: "delays";
      readonly currency: string;
      /** Paid invoices whose due date and day of payment are both known. */
      readonly invoices: number;
      /** Each invoice counts once; below zero when they pay early. */
      readonly averageDays: number;
      /** Each invoice counts by its amount. */
      readonly averageDaysByAmount: number;
      /** How many were paid after their due date. */
      readonly paidLate: Share;
      /** Average of the later half less that of the earlier half; `undefined` under four invoices. */
      readonly trendDays: number | undefined;
      readonly lastPaidOn: LocalDate;
    }
  | { readonly kind: "not-enough"; readonly currency: string; readonly invoices: number };

/** How promises in one currency were kept, by amount: what came in by the check day of what was promised. */
export interface PromisedAmounts {
  readonly promised: Money;
  readonly received: Money;
}

/** How a debtor pays and can be reached, from the sheet's paid rows and from the log. */
export interface PaymentHabits {
  /** Per currency, in the order they were met; empty when the sheet keeps no paid rows. */
  readonly delays: readonly PaymentDelays[];
  /** Kept out of those judged: open, replaced and withdrawn promises say nothing yet. */
  readonly promisesKept: Share;
  /** Of judged promises, per currency. */
  readonly promisedAmounts: readonly PromisedAmounts[];
  /** Somebody answered, out of attempts. */
  readonly answered: Share;
  /** The right party, out of answered calls. */
  readonly rightPartyOfAnswered: Share;
  /** Calls that brought a promise, out of those that reached the right party. */
  readonly promised: Share;
}

/**
 * The habits of one debtor (or of many together).
 *
 * @param receivables its rows, paid ones included; duplicates are left out
 * @param calls its calls; a promise that covers several receivables may appear several times in `promises`
 */
export function paymentHabits(
  receivables: readonly Receivable[],
  calls: readonly CallLogged[],
  promises: readonly JudgedPromise[],
  policy: Policy,
): PaymentHabits {
  const judged = judgedOnce(promises);
  const reaches = calls.map(({ outcome }) => policy.outcomes[outcome].reach);
  const attempts = reaches.filter((reach) => reach !== "none").length;
  const answered = reaches.filter((reach) => reach === "contact" || reach === "right-party").length;
  const rightParty = reaches.filter((reach) => reach === "right-party").length;
  return {
    delays: paymentDelays(receivables),
    promisesKept: share(judged.filter(({ state }) => state === "kept").length, judged.length),
    promisedAmounts: promisedAmounts(judged),
    answered: share(answered, attempts),
    rightPartyOfAnswered: share(rightParty, answered),
    promised: share(calls.filter((call) => promiseOf(call) !== undefined).length, rightParty),
  };
}

function share(part: number, of: number): Share {
  return { kind: of < HABIT_MIN ? "not-enough" : "share", part, of };
}

/** A promise on several invoices is one promise; one that is not decided yet is none here. */
function judgedOnce(promises: readonly JudgedPromise[]): readonly JudgedPromise[] {
  const byCall = new Map(promises.map((promise) => [promise.callId, promise]));
  return [...byCall.values()].filter(
    ({ state }) => state === "kept" || state === "partly-kept" || state === "broken",
  );
}

function promisedAmounts(judged: readonly JudgedPromise[]): readonly PromisedAmounts[] {
  const byCurrency = new Map<string, { promised: number; received: number }>();
  for (const { promised, received } of judged) {
    const sums = byCurrency.get(promised.currency) ?? { promised: 0, received: 0 };
    sums.promised += promised.amountMinor;
    sums.received += received.amountMinor;
    byCurrency.set(promised.currency, sums);
  }
  return [...byCurrency].map(([currency, { promised, received }]) => ({
    promised: { amountMinor: promised, currency },
    received: { amountMinor: received, currency },
  }));
}

interface PaidInvoice {
  readonly settledOn: LocalDate;
  readonly amount: Money;
}

/** Credit notes are not paid, and what is still open in part is not either. */
function paidInvoices(receivables: readonly Receivable[]): readonly (PaidInvoice & Receivable)[] {
  return receivables.flatMap((receivable) => {
    const { settledOn, invoiced, open, duplicateOf } = receivable;
    if (settledOn === undefined || invoiced === undefined || duplicateOf !== undefined) return [];
    if (invoiced.amountMinor <= 0 || open.amountMinor > 0) return [];
    return [{ ...receivable, settledOn, amount: invoiced }];
  });
}

interface PaymentDelay {
  readonly days: number;
  readonly amountMinor: number;
  readonly settledOn: LocalDate;
}

function paymentDelays(receivables: readonly Receivable[]): readonly PaymentDelays[] {
  const byCurrency = new Map<string, PaymentDelay[]>();
  for (const { settledOn, dueOn, amount } of paidInvoices(receivables)) {
    if (dueOn === undefined) continue;
    const delays = byCurrency.get(amount.currency) ?? [];
    delays.push({ days: settledOn - dueOn, amountMinor: amount.amountMinor, settledOn });
    byCurrency.set(amount.currency, delays);
  }
  return [...byCurrency].map(([currency, delays]) => measureDelays(currency, delays));
}

function measureDelays(currency: string, delays: readonly PaymentDelay[]): PaymentDelays {
  if (delays.length < HABIT_MIN) return { kind: "not-enough", currency, invoices: delays.length };
  const oldestFirst = delays.toSorted((a, b) => a.settledOn - b.settledOn);
  const half = Math.floor(oldestFirst.length / 2);
  const weight = delays.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    kind: "delays",
    currency,
    invoices: delays.length,
    averageDays: averageDays(delays),
    averageDaysByAmount: delays.reduce((sum, { days, amountMinor }) => sum + days * amountMinor, 0) / weight,
    paidLate: share(delays.filter(({ days }) => days > 0).length, delays.length),
    trendDays:
      half < HABIT_MIN
        ? undefined
        : averageDays(oldestFirst.slice(-half)) - averageDays(oldestFirst.slice(0, half)),
    lastPaidOn: oldestFirst.at(-1)!.settledOn,
  };
}

function averageDays(delays: readonly PaymentDelay[]): number {
  return delays.reduce((sum, { days }) => sum + days, 0) / delays.length;
}

/** Payments are looked at over a year. */
const MONTHS_BACK = 12;

/**
 * What a debtor usually pays in a month, per currency: a plan is measured against it.
 *
 * Shape:  the payments of the last twelve calendar months, that of `asOf` included, over the months since the first of
 *         them; nothing for a currency with fewer than two payments.
 */
export function usualMonthlyPayments(receivables: readonly Receivable[], asOf: LocalDate): readonly Money[] {
  const thisMonth = monthOf(asOf);
  const byCurrency = new Map<string, { count: number; sum: number; firstMonth: number }>();
  for (const { settledOn, amount } of paidInvoices(receivables)) {
    const month = monthOf(settledOn);
    if (month <= thisMonth - MONTHS_BACK || settledOn > asOf) continue;
    const met = byCurrency.get(amount.currency) ?? { count: 0, sum: 0, firstMonth: month };
    met.count += 1;
    met.sum += amount.amountMinor;
    met.firstMonth = Math.min(met.firstMonth, month);
    byCurrency.set(amount.currency, met);
  }
  return [...byCurrency].flatMap(([currency, { count, sum, firstMonth }]) =>
    count < HABIT_MIN ? [] : [{ currency, amountMinor: roundHalfEven(sum / (thisMonth - firstMonth + 1)) }],
  );
}

/** Months since year 0. */
function monthOf(date: LocalDate): number {
  const { year, month } = localDateToCivil(date);
  return 12 * year + month;
}
