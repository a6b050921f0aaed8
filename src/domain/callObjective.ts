import { nextWorkedFriday, rollToCallDay } from "./calendar";
import type { CallDetails } from "./callDetails";
import type { CallLogged } from "./callLog";
import { brokenCommitments, commitmentsOf } from "./commitments";
import { addDays, laterOf, type LocalDate } from "./localDate";
import { roundHalfEven, type Money } from "./money";
import { promiseOf } from "./promise";
import type { Policy } from "./policy";
import type { WorklistEntry } from "./worklist";

type Preparation = NonNullable<CallDetails["preparation"]>;

/** What to aim at, and how far one may give way, in one currency. */
export interface SuggestedObjective {
  readonly objective: { readonly amount: Money; readonly payOn: LocalDate };
  readonly fallback: { readonly firstPayment: Money; readonly latestOn: LocalDate };
}

/**
 * What a call should bring, before it is made: all that is asked for by the next worked Friday; at worst a first payment
 * of a share of it, and the rest some days later. Whoever broke a commitment is given less. Source: S4-10, S4-11.
 *
 * Shape:  one a currency, in the order of `asked`.
 */
export function suggestObjectives(
  { asked, covers }: Pick<WorklistEntry, "asked" | "covers">,
  asOf: LocalDate,
  policy: Policy,
): readonly SuggestedObjective[] {
  const payOn = nextWorkedFriday(asOf, policy.calendar);
  const { fallbackDays, firstPaymentPercent } =
    brokenCommitments(commitmentsOf(covers)) > 0 ? policy.objective.afterBroken : policy.objective.usual;
  return asked.map((amount) => ({
    objective: { amount, payOn },
    fallback: {
      firstPayment: {
        ...amount,
        amountMinor: roundHalfEven((amount.amountMinor * firstPaymentPercent) / 100),
      },
      latestOn: rollToCallDay(addDays(payOn, fallbackDays), policy.calendar),
    },
  }));
}

/** How a call came out against what it was to bring. `open`: nobody who could agree to anything was reached. */
export type ObjectiveResult = "met" | "within-fallback" | "missed" | "open" | "none-set";

/**
 * Compares what was agreed with the objective and the fallback set before the call. Source: S4-10, S4-44.
 *
 * Shape:  only what was agreed in an amount and a date counts; an objective without an amount or a date is met by any.
 */
export function objectiveResult(call: CallLogged, policy: Policy): ObjectiveResult {
  const { objective, fallback } = call.preparation ?? {};
  if (objective === undefined && fallback === undefined) return "none-set";
  if (policy.outcomes[call.outcome].reach !== "right-party") return "open";
  const agreed = agreedIn(call);
  if (agreed === undefined) return "missed";
  if (meetsObjective(objective, agreed)) return "met";
  return meetsFallback(fallback, agreed) ? "within-fallback" : "missed";
}

interface Agreed {
  readonly first: Money;
  readonly total: Money;
  readonly lastOn: LocalDate;
}

function agreedIn(call: CallLogged): Agreed | undefined {
  const promise = promiseOf(call);
  if (promise !== undefined)
    return { first: promise.spoken, total: promise.spoken, lastOn: promise.promisedOn };
  const instalments = call.outcome === "PLAN" ? (call.plan ?? []) : [];
  const [first] = instalments.toSorted((a, b) => a.dueOn - b.dueOn);
  if (first === undefined) return undefined;
  const { currency } = first.amount;
  const total = instalments
    .filter(({ amount }) => amount.currency === currency)
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return {
    first: first.amount,
    total: { amountMinor: total, currency },
    lastOn: instalments.map(({ dueOn }) => dueOn).reduce(laterOf),
  };
}

function meetsObjective(objective: Preparation["objective"], { total, lastOn }: Agreed): boolean {
  if (objective === undefined) return false;
  return reaches(total, objective.amount) && (objective.payOn === undefined || lastOn <= objective.payOn);
}

function meetsFallback(fallback: Preparation["fallback"], { first, lastOn }: Agreed): boolean {
  if (fallback === undefined) return false;
  return (
    reaches(first, fallback.firstPayment) && (fallback.latestOn === undefined || lastOn <= fallback.latestOn)
  );
}

function reaches(amount: Money, wanted: Money | undefined): boolean {
  return (
    wanted === undefined || (amount.currency === wanted.currency && amount.amountMinor >= wanted.amountMinor)
  );
}
