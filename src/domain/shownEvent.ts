import { contactedOn, type CallEvent, type CoveredReceivable } from "./callLog";
import type { LocalDate } from "./localDate";
import { totalsByCurrency, type Money } from "./money";

/** What people read of one entry, whatever its kind: in the log's own row, in a copy of it, in a list. */
export interface ShownEvent {
  readonly debtor?: string;
  readonly references?: string;
  readonly on?: LocalDate;
  readonly outcome?: string;
  readonly reason?: string;
  readonly contact?: string;
  readonly untilOn?: LocalDate;
  readonly amount?: Money;
  readonly note?: string;
  /** Of the oldest invoice, on the day of the call. */
  readonly daysLate?: number;
  /** Open on that day, a currency at a time. */
  readonly balance?: readonly Money[];
  /** The entry that it corrects or takes back. */
  readonly replaces?: string;
}

export function showEvent(event: CallEvent): ShownEvent {
  switch (event.type) {
    case "call":
      return {
        debtor: event.debtorName,
        on: event.calledOn,
        outcome: event.outcome,
        ...snapshotOf(event.covers, contactedOn(event)),
        ...(event.reason !== undefined && { reason: event.reason }),
        ...(event.person !== undefined && { contact: event.person }),
        ...(event.untilOn !== undefined && { untilOn: event.untilOn }),
        ...(event.amount !== undefined && { amount: event.amount }),
        ...(event.note !== undefined && { note: event.note }),
        ...(event.replaces !== undefined && { replaces: event.replaces }),
      };
    case "notice":
      return {
        debtor: event.debtorName,
        on: event.noticeOn,
        ...snapshotOf(event.covers, contactedOn(event)),
      };
    case "planAnswer":
      return { on: event.answeredOn, outcome: event.answer, note: event.note ?? event.callId };
    case "duty":
      return { on: event.settledOn, outcome: event.how, note: event.note ?? event.callId };
    case "reattachment":
      return { references: `${event.fromReference} > ${event.toReference}` };
    case "merge":
      return { debtor: `${event.fromName} > ${event.intoName}` };
    case "comparison":
      return {
        on: event.comparedOn,
        references: referencesOf(
          event.changes.map((change) => ("before" in change ? change.before : change.after)),
        ),
        note: event.totals.map(({ type, count }) => `${type} ${count}`).join(", "),
      };
    case "redaction":
      return {
        references: String(event.redacts.length),
        ...(event.because !== undefined && { note: event.because }),
      };
    case "void":
      return { replaces: event.voids };
  }
}

function snapshotOf(
  covers: readonly CoveredReceivable[],
  on: LocalDate,
): Pick<ShownEvent, "references" | "daysLate" | "balance"> {
  const daysLate = Math.max(...covers.flatMap(({ dueOn }) => (dueOn === undefined ? [] : [on - dueOn])));
  return {
    references: referencesOf(covers),
    ...(Number.isFinite(daysLate) && { daysLate }),
    balance: totalsByCurrency(covers.map(({ open }) => open)),
  };
}

function referencesOf(covers: readonly { readonly reference: string }[]): string {
  return covers.map(({ reference }) => reference).join(", ");
}
