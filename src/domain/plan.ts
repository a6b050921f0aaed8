import { plusCallDays } from "./calendar";
import type { Instalment } from "./callDetails";
import type { CallHistory, CallLogged, CoveredReceivable, PlanAnswered } from "./callLog";
import type { LocalDate } from "./localDate";
import { moneyToDecimal } from "./money";
import type { Policy } from "./policy";
import { openThen, promiseOf, receivedSince, type OpenMinorOf } from "./promise";
import { isSettled } from "./receivable";

/** A plan both sides agreed to: on the phone, or by our answer to what they proposed. */
export interface AgreedPlan {
  readonly callId: string;
  /** The day of the call: what was paid since then pays the plan. */
  readonly calledOn: LocalDate;
  /** Earliest first. */
  readonly instalments: readonly Instalment[];
  readonly covers: readonly CoveredReceivable[];
}

/**
 * `missed` was not paid on its check day and still is not; `paid-late` was missed, and has come in since.
 * `superseded`: another plan or a promise of the whole rest took its place before it could be judged.
 */
export type InstalmentState = "due" | "paid" | "missed" | "paid-late" | "superseded";

export interface JudgedInstalment extends Instalment {
  readonly state: InstalmentState;
}

export interface JudgedPlan extends Omit<AgreedPlan, "instalments"> {
  readonly instalments: readonly JudgedInstalment[];
  /** Missed, whether or not it came in later: each counts like a broken promise. */
  readonly missed: number;
  /** Nothing that fell due is outstanding. */
  readonly isUpToDate: boolean;
}

/** Our last answer to the plan that a call brought. */
export function answerTo(call: CallLogged, history: CallHistory): PlanAnswered | undefined {
  return history.answersByCall.get(call.id)?.at(-1);
}

/** The plan that a call brought, agreed at once or accepted later; `undefined` without instalments in what it covers. */
export function agreedPlanOf(call: CallLogged, history: CallHistory): AgreedPlan | undefined {
  let plan: readonly Instalment[] | undefined;
  if (call.outcome === "PLAN") plan = call.plan;
  else if (call.outcome === "PROP") {
    const answer = answerTo(call, history);
    if (answer?.answer === "ACCEPTED") plan = answer.plan ?? call.plan;
  }
  const isCovered = ({ amount }: Instalment): boolean =>
    call.covers.some(({ open }) => open.currency === amount.currency);
  const instalments = (plan ?? []).filter(isCovered).sort((a, b) => a.dueOn - b.dueOn);
  if (instalments.length === 0) return undefined;
  const currencies = new Set(instalments.map(({ amount }) => amount.currency));
  return {
    callId: call.id,
    calledOn: call.calledOn,
    instalments,
    covers: call.covers.filter(({ open }) => currencies.has(open.currency)),
  };
}

/**
 * Every plan that these calls brought, with each instalment judged as a promise is: on the first call day after it, by
 * the first later call made from then on (its snapshot says what was still open), else by what is open now. What comes
 * in pays the instalments in their order. Source: RULES §6.
 *
 * @param calls oldest first, of one debtor
 */
export function judgePlans(
  calls: readonly CallLogged[],
  history: CallHistory,
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): readonly JudgedPlan[] {
  return calls.flatMap((call, index) => {
    const plan = agreedPlanOf(call, history);
    return plan === undefined ? [] : [judgePlan(plan, calls.slice(index + 1), history, now, policy)];
  });
}

function judgePlan(
  plan: AgreedPlan,
  laterCalls: readonly CallLogged[],
  history: CallHistory,
  now: { readonly day: LocalDate; readonly openMinorOf: OpenMinorOf },
  policy: Policy,
): JudgedPlan {
  const keys = new Set(plan.covers.map(({ key }) => key));
  const later = laterCalls.filter(({ covers }) => covers.some(({ key }) => keys.has(key)));
  const replacing = later.find((next) => replacesPlan(next, plan, history));
  const isCovered = (currency: string, upTo: number, openMinorOf: OpenMinorOf): boolean => {
    const covers = plan.covers.filter(({ open }) => open.currency === currency);
    const isAllSettled = covers.every(({ key, open }) =>
      isSettled(moneyToDecimal({ ...open, amountMinor: openMinorOf(key) ?? 0 }), policy),
    );
    return isAllSettled || receivedSince({ covers }, openMinorOf) >= upTo;
  };

  const dueSoFar = new Map<string, number>();
  const instalments = plan.instalments.map((instalment): JudgedInstalment => {
    const { dueOn, amount } = instalment;
    const upTo = (dueSoFar.get(amount.currency) ?? 0) + amount.amountMinor;
    dueSoFar.set(amount.currency, upTo);
    const checkDay = plusCallDays(dueOn, 1, policy.calendar);
    const judging = later.find(({ calledOn }) => calledOn >= checkDay);
    const openMinorThen = judging === undefined ? now.openMinorOf : openThen(judging, now.openMinorOf);
    const wasPaid = isCovered(amount.currency, upTo, openMinorThen);
    const isReplaced = replacing !== undefined && replacing.calledOn < checkDay;
    const isJudged = judging !== undefined || now.day >= checkDay;
    let state: InstalmentState;
    if (wasPaid) state = "paid";
    else if (isReplaced) state = "superseded";
    else if (!isJudged) state = "due";
    else state = isCovered(amount.currency, upTo, now.openMinorOf) ? "paid-late" : "missed";
    return { ...instalment, state };
  });
  return {
    ...plan,
    instalments,
    missed: instalments.filter(({ state }) => state === "missed" || state === "paid-late").length,
    isUpToDate: instalments.every(({ state }) => state !== "missed"),
  };
}

/** Another agreed plan, or a promise of everything that the plan has not brought in yet. */
function replacesPlan(next: CallLogged, plan: AgreedPlan, history: CallHistory): boolean {
  if (agreedPlanOf(next, history) !== undefined) return true;
  const promise = promiseOf(next);
  if (promise === undefined) return false;
  const { currency, amountMinor } = promise.promised;
  // What the call did not look at stands as it did when the plan was made.
  const openMinorOf = openThen(
    next,
    (key) => plan.covers.find((covered) => covered.key === key)?.open.amountMinor,
  );
  const rest = plan.covers
    .filter(({ open }) => open.currency === currency)
    .reduce((sum, { key }) => sum + Math.max(0, openMinorOf(key)!), 0);
  return amountMinor >= rest;
}
