import type { CallEvent } from "../../domain/callLog";
import { formatIsoDate, type LocalDate } from "../../domain/localDate";
import { moneyToDecimal } from "../../domain/money";
import { showEvent } from "../../domain/shownEvent";

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
