import type { CallEvent, CoveredReceivable } from "../../src/domain/callLog";
import { parseIsoDate, type LocalDate } from "../../src/domain/localDate";
import { decimalToMoney, type Money } from "../../src/domain/money";
import { isOutcomeCode } from "../../src/domain/outcome";
import type { Receivable } from "../../src/domain/receivable";
import { invariant } from "../../src/domain/result";

/** @example day("2026-03-31") */
export function day(iso: string): LocalDate {
  const date = parseIsoDate(iso);
  invariant(date !== undefined, `${iso} is a day`);
  return date;
}

/** @example money("1200.00") // => 1200.00 EUR; money("80.00 GBP") */
export function money(text: string): Money {
  const [amount, currency = "EUR"] = text.split(" ");
  return decimalToMoney(Number(amount), currency);
}

export function keyOf(debtor: string, invoice: string): string {
  return `${debtor.toLowerCase()}|${invoice.toLowerCase()}`;
}

/** Rows of a table written with two spaces or more between cells; `-` is an empty cell. */
function rowsOf(table: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(/\s{2,}/));
  return rows.map((cells) =>
    Object.fromEntries(
      header.map((name, index) => [name, cells[index] ?? "-"]).filter(([, cell]) => cell !== "-"),
    ),
  );
}

/**
 * A sheet of receivables as people would draw it.
 *
 * Columns: invoice, debtor, due, open (`1200.00`, or `80.00 GBP`), disputed (`yes`), duplicateOf (a row number),
 * invoiced (an amount) and paidOn.
 *
 * @example
 * receivables(`
 *   invoice  debtor  due         open
 *   F-101    Durand  2026-03-31  1200.00`)
 */
export function receivables(table: string): readonly Receivable[] {
  return rowsOf(table).map((row, index) => {
    const { invoice = "", debtor = "", due, open, disputed, duplicateOf, invoiced, paidOn } = row;
    return {
      key: keyOf(debtor, invoice),
      rowNumber: index + 2,
      debtor: { key: debtor.toLowerCase(), name: debtor },
      reference: invoice,
      ...(due !== undefined && { dueOn: day(due) }),
      open: money(open ?? "100.00"),
      isDisputed: disputed === "yes",
      ...(duplicateOf !== undefined && { duplicateOf: Number(duplicateOf) }),
      ...(invoiced !== undefined && { invoiced: money(invoiced) }),
      ...(paidOn !== undefined && { settledOn: day(paidOn) }),
    };
  });
}

/**
 * A log of calls, notices and voids, in the order of appending.
 *
 * Columns: id, on, debtor, outcome (a code, `notice`, or `void`), until, amount, covers (`F-101=1200.00, F-102=80.00`,
 * each with what was open that day) and voids (an id).
 */
export function callLog(table: string): readonly CallEvent[] {
  return rowsOf(table).map((row, index) => {
    const {
      id = `call-${index + 1}`,
      on = "2026-01-01",
      debtor = "",
      outcome = "",
      until,
      amount,
      covers,
      voids,
    } = row;
    const logged = { id, loggedAt: `${on}T09:00:00Z`, author: "Camille" };
    if (outcome === "void") return { ...logged, type: "void", voids: voids ?? "" };
    const contact = {
      ...logged,
      debtorKey: debtor.toLowerCase(),
      debtorName: debtor,
      covers: (covers ?? "")
        .split(/, ?/)
        .filter(Boolean)
        .map((cover) => covered(debtor, cover)),
    };
    if (outcome === "notice") return { ...contact, type: "notice", noticeOn: day(on) };
    invariant(isOutcomeCode(outcome), `${outcome} is an outcome`);
    return {
      ...contact,
      type: "call",
      calledOn: day(on),
      outcome,
      ...(until !== undefined && { untilOn: day(until) }),
      ...(amount !== undefined && { amount: money(amount) }),
    };
  });
}

function covered(debtor: string, cover: string): CoveredReceivable {
  const [reference = "", open = "100.00"] = cover.split("=");
  return { key: keyOf(debtor, reference), reference, open: money(open) };
}
