import type { CallEvent } from "../domain/callLog";
import { formatIsoDate, type LocalDate } from "../domain/localDate";
import { moneyToDecimal, type Money } from "../domain/money";

/** What people read of one entry when they unhide the log; the payload beside it is what is read back. */
export interface ShownEvent {
  readonly debtor?: string;
  readonly on?: LocalDate;
  readonly outcome?: string;
  readonly untilOn?: LocalDate;
  readonly amount?: Money;
  readonly references?: string;
  readonly note?: string;
}

export function showEvent(event: CallEvent): ShownEvent {
  switch (event.type) {
    case "call":
      return {
        ...event,
        debtor: event.debtorName,
        on: event.calledOn,
        references: referencesOf(event.covers),
      };
    case "notice":
      return { debtor: event.debtorName, on: event.noticeOn, references: referencesOf(event.covers) };
    case "planAnswer":
      return { on: event.answeredOn, outcome: event.answer, note: event.note ?? event.callId };
    case "duty":
      return { on: event.settledOn, outcome: event.how, note: event.note ?? event.callId };
    case "reattachment":
      return { references: `${event.fromReference} > ${event.toReference}` };
    case "merge":
      return { debtor: `${event.fromName} > ${event.intoName}` };
    case "void":
      return { note: event.voids };
  }
}

/** In the order of the log's columns, from `debtor` to `note`. */
export function shownCells(event: CallEvent): readonly string[] {
  const { debtor, on, outcome, untilOn, amount, references, note } = showEvent(event);
  const date = (value: LocalDate | undefined): string => (value === undefined ? "" : formatIsoDate(value));
  return [
    debtor ?? "",
    date(on),
    outcome ?? "",
    date(untilOn),
    amount === undefined ? "" : String(moneyToDecimal(amount)),
    amount?.currency ?? "",
    references ?? "",
    note ?? "",
  ];
}

function referencesOf(covers: readonly { readonly reference: string }[]): string {
  return covers.map(({ reference }) => reference).join(", ");
}
