import { contactedOn, type CallEvent, type CoveredReceivable } from "../domain/callLog";
import { formatIsoDate, type LocalDate } from "../domain/localDate";
import { moneyToDecimal, totalsByCurrency, type Money } from "../domain/money";

/** What people read of one entry when they unhide the log; the payload beside it is what is read back. */
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
    case "void":
      return { replaces: event.voids };
  }
}

/** In the order of the log's columns, from `debtor` to `replaces`. */
export function shownCells(event: CallEvent): readonly string[] {
  const shown = showEvent(event);
  const { debtor, references, on, outcome, reason, contact, untilOn, amount, note, daysLate, balance } =
    shown;
  const date = (value: LocalDate | undefined): string => (value === undefined ? "" : formatIsoDate(value));
  return [
    debtor ?? "",
    references ?? "",
    event.type,
    date(on),
    outcome ?? "",
    reason ?? "",
    contact ?? "",
    date(untilOn),
    amount === undefined ? "" : String(moneyToDecimal(amount)),
    amount?.currency ?? "",
    note ?? "",
    daysLate === undefined ? "" : String(daysLate),
    (balance ?? []).map((money) => `${moneyToDecimal(money)} ${money.currency}`).join(" + "),
    shown.replaces ?? "",
  ];
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
