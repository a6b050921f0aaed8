import { plusCallDays, type CallCalendar } from "./calendar";
import type { CallLogged, CoveredReceivable } from "./callLog";
import type { LocalDate } from "./localDate";
import { moneyToDecimal, type Money } from "./money";
import type { Policy } from "./policy";
import { isSettled } from "./receivable";

/**
 * `partly-kept` counts as broken for what is left. `superseded`: another promise was made before it could be judged.
 * A promise taken back is `withdrawn`: its entry is voided, and it no longer appears at all.
 */
export type PromiseState = "open" | "kept" | "partly-kept" | "broken" | "superseded";

/** A promise: amount, date, means and person. Anything vaguer is an intention. */
export interface PromiseToPay {
  readonly callId: string;
  readonly madeOn: LocalDate;
  readonly promisedOn: LocalDate;
  /** What counts: never more than what was open. */
  readonly promised: Money;
  /** What was said. */
  readonly spoken: Money;
  readonly covers: readonly CoveredReceivable[];
}

/**
 * The promise a call brought, or `undefined`: without a date or an amount it is an intention, whatever button was
 * pressed. Source: RULES §6.
 */
export function promiseOf(call: CallLogged): PromiseToPay | undefined {
  if (call.outcome !== "PTP" && call.outcome !== "PTPP") return undefined;
  const { untilOn, amount } = call;
  if (untilOn === undefined || amount === undefined || amount.amountMinor <= 0) return undefined;
  const covers = call.covers.filter(({ open }) => open.currency === amount.currency);
  const openMinor = covers.reduce((sum, { open }) => sum + Math.max(0, open.amountMinor), 0);
  return {
    callId: call.id,
    madeOn: call.calledOn,
    promisedOn: untilOn,
    promised: { ...amount, amountMinor: Math.min(amount.amountMinor, openMinor) },
    spoken: amount,
    covers,
  };
}

/** The day a promise is judged: the first call day after the promised one. */
export function checkDayOf(promise: PromiseToPay, calendar: CallCalendar): LocalDate {
  return plusCallDays(promise.promisedOn, 1, calendar);
}

/** Open amount of a receivable in minor units; `undefined` when it is no longer in the sheet. */
export type OpenMinorOf = (receivableKey: string) => number | undefined;

/** What came in since a call, or the promise it brought: by how much the open amounts fell. A receivable that left the sheet was paid. */
export function receivedSince(
  { covers }: { readonly covers: readonly CoveredReceivable[] },
  openMinorOf: OpenMinorOf,
): number {
  return covers.reduce(
    (sum, { key, open }) => sum + Math.max(0, open.amountMinor - (openMinorOf(key) ?? 0)),
    0,
  );
}

/**
 * How a promise stands on a day. Source: RULES §6.
 *
 * Shape:  before the check day it is `open` or already `kept`; from the check day on it is judged.
 */
export function judgePromise(
  promise: PromiseToPay,
  on: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): Exclude<PromiseState, "superseded"> {
  const received = receivedSince(promise, on.openMinorOf);
  const isAllSettled = promise.covers.every(({ key, open }) =>
    isSettled(moneyToDecimal({ ...open, amountMinor: on.openMinorOf(key) ?? 0 }), policy),
  );
  if (received >= promise.promised.amountMinor || isAllSettled) return "kept";
  if (on.day < checkDayOf(promise, policy.calendar)) return "open";
  return received > 0 ? "partly-kept" : "broken";
}

export interface JudgedPromise extends PromiseToPay {
  readonly state: PromiseState;
  /** What had come in when it was judged (so far, while it is open), at most what was promised. */
  readonly received: Money;
}

/**
 * Every promise that these calls brought, judged: by the first later call made on or after its check day (its
 * snapshot says what was still open then), else by what is open now.
 *
 * @param calls oldest first; those of one debtor, or those that cover one receivable
 */
export function judgePromises(
  calls: readonly CallLogged[],
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): readonly JudgedPromise[] {
  const judged: JudgedPromise[] = [];
  calls.forEach((call, index) => {
    const promise = promiseOf(call);
    if (promise === undefined) return;
    const checkDay = checkDayOf(promise, policy.calendar);
    const promisedKeys = new Set(promise.covers.map(({ key }) => key));
    const later = calls
      .slice(index + 1)
      .filter(({ covers }) => covers.some(({ key }) => promisedKeys.has(key)));
    const judging = later.find((next) => next.calledOn >= checkDay);
    const replacing = later.find((next) => next.calledOn < checkDay && promiseOf(next) !== undefined);
    const at =
      judging === undefined
        ? now
        : { day: judging.calledOn, openMinorOf: openThen(judging, now.openMinorOf) };
    const state = judgePromise(promise, at, policy);
    const receivedMinor = Math.min(receivedSince(promise, at.openMinorOf), promise.promised.amountMinor);
    judged.push({
      ...promise,
      state: replacing !== undefined && state !== "kept" ? "superseded" : state,
      received: { ...promise.promised, amountMinor: receivedMinor },
    });
  });
  return judged;
}

/** What was open on the day of `call`: its own snapshot, and today's figure for what it did not cover. */
export function openThen(call: CallLogged, openMinorNow: OpenMinorOf): OpenMinorOf {
  const snapshot = new Map(call.covers.map(({ key, open }) => [key, open.amountMinor]));
  return (key) => snapshot.get(key) ?? openMinorNow(key);
}
