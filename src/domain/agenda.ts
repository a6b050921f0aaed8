import type { Assessment } from "./assessment";
import { plusCallDays, rollToCallDay } from "./calendar";
import type { Duty } from "./duties";
import { groupBy } from "./groupBy";
import type { LocalDate } from "./localDate";
import { totalsByCurrency, type Money } from "./money";
import type { Policy } from "./policy";
import { nextDebtorCalls, type NextDebtorCall, type Worklist } from "./worklist";

/** A call to come. `callOn` is before the day it stands under when it is late, or falls on a day off of ours. */
export interface AgendaCall extends NextDebtorCall {
  readonly isLate: boolean;
  /** What it is about, per currency. */
  readonly amounts: readonly Money[];
}

export interface AgendaDay {
  readonly on: LocalDate;
  /** The longest late first, then by name. */
  readonly calls: readonly AgendaCall[];
  /** Of its calls together, per currency. */
  readonly amounts: readonly Money[];
  /** Ours, due that day; late ones under the first day, undated ones nowhere. */
  readonly duties: readonly Duty[];
}

/** How far ahead: « appels prévus des dix prochains jours ouvrés ». */
export const AGENDA_DAYS = 10;

/**
 * Planned calls and our own duties over the next ten call days, today's included when it is one.
 *
 * Shape:  always ten days, in order, each with what falls after the day before it up to itself; what is late stands under
 *         the first. One call a debtor: its earliest. Later ones depend on what that one brings.
 */
export function agendaOf(
  { assessments, worklist }: { readonly assessments: readonly Assessment[]; readonly worklist: Worklist },
  policy: Policy,
): readonly AgendaDay[] {
  const { asOf, duties } = worklist;
  const days = [rollToCallDay(asOf, policy.calendar)];
  while (days.length < AGENDA_DAYS) days.push(plusCallDays(days.at(-1)!, 1, policy.calendar));
  const dayFor = (on: LocalDate): LocalDate | undefined => days.find((day) => on <= day);

  const calls = nextDebtorCalls(assessments).map((call): AgendaCall => ({
    ...call,
    isLate: call.callOn < asOf,
    amounts: totalsByCurrency(call.covers.map(({ receivable }) => receivable.open)),
  }));
  const callsByDay = groupBy(calls, ({ callOn }) => dayFor(callOn));
  const dutiesByDay = groupBy(duties, ({ dueOn }) => (dueOn === undefined ? undefined : dayFor(dueOn)));
  return days.map((on) => {
    const ofDay = (callsByDay.get(on) ?? []).toSorted(
      (a, b) => a.callOn - b.callOn || a.debtor.name.localeCompare(b.debtor.name),
    );
    return {
      on,
      calls: ofDay,
      amounts: totalsByCurrency(ofDay.flatMap(({ amounts }) => amounts)),
      duties: dutiesByDay.get(on) ?? [],
    };
  });
}
