import type { Field, RowIssue } from "../application/ports";
import { formatIsoDate, type LocalDate } from "../domain/localDate";
import { decimalToMoney, type Money } from "../domain/money";
import { serialToLocalDate } from "../domain/serialDate";
import {
  currencyOfFormat,
  parseCurrency,
  readAmountColumn,
  type AmountColumn,
  type AmountReading,
} from "./amount";
import { isBlank, isDateFormat, readDateColumn, type DateColumn } from "./dateColumn";
import { groupedDebtors } from "./groupedDebtors";
import { normalizeHeader } from "./headers";
import { normalizeIdentifier, normalizeReference } from "./receivableKey";
import { cellOf, cellsOfField, mapIndex, rowNumberOf, type LedgerCells } from "./rowCells";
import { isTotalLabel, phoneOf, saysCreditNote, textOf } from "./rowTexts";
import { isYes, parsePaymentState, type PaymentState } from "./statusWord";

/** A row read on its own; what only other rows can tell (duplicates, instalments) comes after. */
export interface DecodedRow {
  readonly rowNumber: number;
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly debtorCode: string | undefined;
  /** As in the sheet; empty when it has none. */
  readonly reference: string;
  readonly issuedOn: LocalDate | undefined;
  readonly dueOn: LocalDate | undefined;
  /** What was invoiced, when the sheet says it; else what is open. */
  readonly invoiced: Money;
  readonly open: Money;
  readonly settledOn: LocalDate | undefined;
  readonly isDisputed: boolean;
  readonly contact: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export type RowReading =
  /** Blank, a total, a repeated header, a group's title. */
  | { readonly kind: "left-out" }
  /** Its issues say why. */
  | { readonly kind: "unreadable"; readonly issues: readonly RowIssue[] }
  | { readonly kind: "receivable"; readonly row: DecodedRow; readonly issues: readonly RowIssue[] };

export type RowDecoder = (rowIndex: number) => RowReading;

const LEFT_OUT: RowReading = { kind: "left-out" };

/**
 * Looks at whole columns once (which order dates are written in, which mark decimals have) and gives the reader of
 * single rows.
 */
export function rowDecoder(cells: LedgerCells): RowDecoder {
  const { defaultCurrency, mapping, numberFormats, place, uses1904, rows } = cells;

  const dateColumn = (field: Field): DateColumn | undefined =>
    mapping[field] &&
    readDateColumn(cellsOfField(cells, field), {
      uses1904,
      isFormattedAsDates: isDateFormat(numberFormats[field]),
    });
  const amountColumn = (field: Field): AmountColumn | undefined =>
    mapping[field] && readAmountColumn(cellsOfField(cells, field), { defaultCurrency });

  const dates: Partial<Record<Field, DateColumn | undefined>> = {
    issuedOn: dateColumn("issuedOn"),
    dueOn: dateColumn("dueOn"),
    settledOn: dateColumn("settledOn"),
  };
  const amounts = { amount: amountColumn("amount"), paid: amountColumn("paid"), open: amountColumn("open") };
  const columnOf = (field: Field): number | undefined => mapIndex(cells, field);
  const indexes = new Map<Field, number>();
  for (const field of Object.keys(mapping) as Field[]) {
    const column = columnOf(field);
    if (column !== undefined) indexes.set(field, column);
  }
  const headers = [...indexes].map(([field, column]) => [column, mapping[field]?.header ?? ""] as const);
  const debtorKeys = new Map<string, string>();
  const debtorKeyOf = (text: string): string => {
    let key = debtorKeys.get(text);
    if (key === undefined) debtorKeys.set(text, (key = normalizeIdentifier(text)));
    return key;
  };

  const formatCurrencies = {
    amount: currencyOfFormat(numberFormats.amount, defaultCurrency),
    open: currencyOfFormat(numberFormats.open, defaultCurrency),
  };
  const currencyByFormat = new Map<string, string | undefined>();
  const formatCurrencyAt = (field: "amount" | "open", rowIndex: number): string | undefined => {
    const format = cells.amountFormats?.[rowIndex];
    if (format === undefined) return formatCurrencies[field];
    if (!currencyByFormat.has(format))
      currencyByFormat.set(format, currencyOfFormat(format, defaultCurrency));
    return currencyByFormat.get(format);
  };
  const currencies = new Map<string, string | undefined>([["", undefined]]);
  const currencyNamed = (text: string): string | undefined => {
    if (!currencies.has(text)) currencies.set(text, parseCurrency(text, defaultCurrency));
    return currencies.get(text);
  };
  const states = new Map<string, PaymentState | undefined>([["", undefined]]);
  const stateOf = (text: string): PaymentState | undefined => {
    if (!states.has(text)) states.set(text, parsePaymentState(text));
    return states.get(text);
  };

  const leaders = groupedDebtors(cells);
  const [codeIndex, nameIndex] = [indexes.get("debtorCode"), indexes.get("debtorName")];
  const isAccount =
    normalizeHeader(mapping.amount?.header ?? "") === "debit" &&
    normalizeHeader(mapping.paid?.header ?? "") === "credit";

  const isPaidNegative = arePaymentsNegative();

  return (rowIndex) => {
    const row = rows[rowIndex] ?? [];
    const rowNumber = rowNumberOf(place, rowIndex);
    const cell = (field: Field): unknown => {
      const column = indexes.get(field);
      return column === undefined ? undefined : row[column];
    };
    const at = (field: Field): { rowNumber: number; cell: string } => ({
      rowNumber,
      cell: cellOf(cells, field, rowNumber),
    });

    const leader = leaders.get(rowIndex);
    const namedIn = leader === undefined ? row : (rows[leader] ?? row);
    const [debtorCode, debtorName] = [codeIndex, nameIndex].map((column) =>
      column === undefined ? "" : debtorText(namedIn[column], leader !== undefined),
    ) as [string, string];
    const reference = textOf(cell("reference"));
    const hasAmount = !isBlank(cell("amount")) || !isBlank(cell("open")) || !isBlank(cell("paid"));
    // Where an amount is summed, its label may stand in the column of due dates.
    const hasDueDate = !isBlank(cell("dueOn")) && !isTotalLabel(textOf(cell("dueOn")));
    const hasDebtor = debtorCode !== "" || debtorName !== "";
    if (!hasAmount && !(hasDueDate && (hasDebtor || reference !== ""))) {
      // Nothing is owed here: a blank row, a group's title, a footer. A reference with a debtor is an invoice all the same.
      if (!(reference !== "" && hasDebtor)) return LEFT_OUT;
    }
    if (isRepeatedHeader(row, headers)) return LEFT_OUT;
    if (!hasDueDate) {
      // A sum, with or without its word: nobody owes it and it falls due on no day.
      if (!hasDebtor && reference === "") return LEFT_OUT;
      // « Total Énergies » with an invoice number is a customer; without, it is a total.
      if (isTotalLabel(reference)) return LEFT_OUT;
      if (reference === "" && (isTotalLabel(debtorName) || isTotalLabel(debtorCode))) return LEFT_OUT;
      const isLabelledElsewhere = row.some(
        (other) => typeof other === "string" && isTotalLabel(other.trim()),
      );
      if (isLabelledElsewhere && !(hasDebtor && reference !== "")) return LEFT_OUT;
    }

    const issues: RowIssue[] = [];
    const readDate = (field: "issuedOn" | "dueOn"): LocalDate | undefined => {
      const reading = dates[field]?.read(cell(field)) ?? { kind: "blank" };
      if (reading.kind === "date") return reading.date;
      if (reading.kind === "ambiguous")
        issues.push({
          type: "DateAmbiguous",
          ...at(field),
          field,
          value: shownDate(cell(field), uses1904),
        });
      else if (reading.kind === "unreadable")
        issues.push({ type: "DateUnreadable", ...at(field), field, value: shownValue(cell(field)) });
      else if (field === "dueOn") issues.push({ type: "DueDateMissing", ...at(field) });
      return undefined;
    };

    if (!hasDebtor)
      issues.push({ type: "DebtorMissing", ...at(mapping.debtorName ? "debtorName" : "debtorCode") });
    if (reference === "" && mapping.reference) issues.push({ type: "ReferenceMissing", ...at("reference") });
    const dueOn = readDate("dueOn");
    const issuedOn = readDate("issuedOn");

    if (dueOn !== undefined && issuedOn !== undefined && dueOn < issuedOn)
      issues.push({ type: "DueBeforeIssued", ...at("dueOn"), value: formatIsoDate(dueOn) });

    const stateText = textOf(cell("status"));
    const state = stateOf(stateText);
    if (stateText !== "" && state === undefined)
      issues.push({ type: "StatusUnknown", ...at("status"), value: stateText });

    const currencyText = textOf(cell("currency"));
    const readAmount = (field: "amount" | "paid" | "open"): AmountReading =>
      amounts[field]?.read(cell(field)) ?? { kind: "blank" };
    const currencyOf = (field: "amount" | "open", named: string | undefined): string =>
      currencyNamed(currencyText) ?? named ?? formatCurrencyAt(field, rowIndex) ?? defaultCurrency;

    if (currencyText !== "" && currencyNamed(currencyText) === undefined) {
      // Another currency than the sheet's, and we do not know which.
      issues.push({ type: "AmountUnreadable", ...at("currency"), field: "currency", value: currencyText });
      return { kind: "unreadable", issues };
    }
    const money = decodeMoney();
    const creditNote = money !== undefined && money.open.amountMinor > 0 ? saysCreditNote(row) : undefined;
    if (creditNote !== undefined) {
      // Owed by the customer, says the sign; owed to the customer, says the word.
      const field = isBlank(cell("open")) ? "amount" : "open";
      const value = `${shownValue(cell(field))} (${creditNote})`;
      issues.push({ type: "AmountUnreadable", ...at(field), field, value });
      return { kind: "unreadable", issues };
    }
    if (money === undefined || !hasDebtor) return { kind: "unreadable", issues };

    return {
      kind: "receivable",
      issues,
      row: {
        rowNumber,
        debtorKey: debtorKeyOf(debtorCode) || debtorKeyOf(debtorName),
        debtorName: debtorName || debtorCode,
        debtorCode: debtorCode || undefined,
        reference,
        issuedOn,
        dueOn,
        ...money,
        settledOn: settledOn(),
        isDisputed: isYes(cell("disputed")) || state === "disputed",
        contact: textOf(cell("contact")) || undefined,
        phone: phoneOf(cell("phone")) || undefined,
        email: textOf(cell("email")) || undefined,
      },
    };

    /** Only a day that is certain: habits are counted from it. */
    function settledOn(): LocalDate | undefined {
      const reading = dates.settledOn?.read(cell("settledOn"));
      return reading?.kind === "date" ? reading.date : undefined;
    }

    /** A balance column first; else the amount less what was paid; else what the sheet says of the payment. */
    function decodeMoney(): { readonly invoiced: Money; readonly open: Money } | undefined {
      const invoiced = readAmount("amount");
      const open = readAmount("open");
      const paid = readAmount("paid");
      const refuse = (field: "amount" | "paid" | "open"): undefined => {
        issues.push({ type: "AmountUnreadable", ...at(field), field, value: shownValue(cell(field)) });
        return undefined;
      };

      if (open.kind === "unreadable") return refuse("open");
      if (open.kind === "amount") {
        const currency = currencyOf("open", open.currency);
        const openMoney = decimalToMoney(open.amount, currency);
        return {
          open: openMoney,
          invoiced: invoiced.kind === "amount" ? decimalToMoney(invoiced.amount, currency) : openMoney,
        };
      }
      if (invoiced.kind === "unreadable") return refuse("amount");
      if (invoiced.kind === "blank" && isAccount && paid.kind === "amount") {
        // A payment or a credit note on a line of its own, as accounts keep them.
        const received = decimalToMoney(-paid.amount, currencyOf("amount", paid.currency));
        return { invoiced: received, open: received };
      }
      if (invoiced.kind === "blank") {
        issues.push({
          type: "AmountMissing",
          ...at(mapping.open ? "open" : "amount"),
          field: mapping.open ? "open" : "amount",
        });
        return undefined;
      }
      const whole = decimalToMoney(invoiced.amount, currencyOf("amount", invoiced.currency));
      const nothing: Money = { amountMinor: 0, currency: whole.currency };
      if (paid.kind === "unreadable") return refuse("paid");
      if (state === "cancelled") return { invoiced: whole, open: nothing };
      if (paid.kind === "amount") {
        // Of an invoice; a credit note and what was paid back on it are both below zero.
        const isOpposed = paid.amount < 0 && whole.amountMinor > 0;
        if (isOpposed && !isPaidNegative) return refuse("paid");
        const sign = isOpposed ? -1 : 1;
        const received = sign * decimalToMoney(paid.amount, whole.currency).amountMinor;
        return { invoiced: whole, open: { ...whole, amountMinor: whole.amountMinor - received } };
      }
      const settled = dates.settledOn?.read(cell("settledOn")) ?? { kind: "blank" };
      // Whichever of two days it was: it was paid.
      if (settled.kind === "date" || settled.kind === "ambiguous") return { invoiced: whole, open: nothing };
      if (settled.kind === "unreadable")
        issues.push({
          type: "DateUnreadable",
          ...at("settledOn"),
          field: "settledOn",
          value: shownValue(cell("settledOn")),
        });
      if (state === "paid") return { invoiced: whole, open: nothing };
      if (state === "part-paid")
        issues.push({ type: "PartPaymentUnknown", ...at("status"), value: stateText });
      // The balance column says nothing here, and nothing else does either: the whole amount would be a guess.
      if (mapping.open && state === undefined && !mapping.paid) {
        issues.push({ type: "AmountMissing", ...at("open"), field: "open" });
        return undefined;
      }
      return { invoiced: whole, open: whole };
    }
  };

  /** Some write what was paid below zero, so that a sum gives the rest; whoever does writes all of it so. */
  function arePaymentsNegative(): boolean {
    const [amountIndex, paidIndex] = [indexes.get("amount"), indexes.get("paid")];
    if (amountIndex === undefined || paidIndex === undefined) return false;
    let negative = 0;
    for (const row of rows) {
      const invoiced = amounts.amount?.read(row[amountIndex]);
      const paid = amounts.paid?.read(row[paidIndex]);
      if (invoiced?.kind !== "amount" || invoiced.amount <= 0 || paid?.kind !== "amount") continue;
      if (paid.amount > 0) return false;
      if (paid.amount < 0) negative += 1;
    }
    return negative > 0;
  }
}

/** The identity that a row's own cells give now: what a write compares with the keys it read. */
export function identifyRow(cells: {
  readonly debtorCode: unknown;
  readonly debtorName: unknown;
  readonly reference: unknown;
}): { readonly debtorKey: string; readonly reference: string } {
  const debtorCode = textOf(cells.debtorCode);
  return {
    debtorKey: normalizeIdentifier(debtorCode) || normalizeIdentifier(textOf(cells.debtorName)),
    reference: normalizeReference(textOf(cells.reference)),
  };
}

/** A real date whose order is in doubt, as the sheet holds it now; a text as it stands. */
function shownDate(cell: unknown, uses1904: boolean): string {
  const date = typeof cell === "number" ? serialToLocalDate(cell, uses1904) : undefined;
  return date === undefined ? shownValue(cell) : formatIsoDate(date);
}

function shownValue(cell: unknown): string {
  return typeof cell === "string" ? cell.trim() : String(cell);
}

function isRepeatedHeader(
  row: readonly unknown[],
  headers: readonly (readonly [column: number, header: string])[],
): boolean {
  let same = 0;
  for (const [column, header] of headers) {
    const other = row[column];
    if (typeof other === "string" && header !== "" && other.trim() === header) same += 1;
  }
  return same >= 2;
}

/** « Client : Durand » as the title of a group names Durand. */
function debtorText(cell: unknown, isTitle: boolean): string {
  const text = textOf(cell);
  return isTitle
    ? text.replace(/^(?:client|customer|compte|account|tiers|debtor|débiteur)\s*:\s*/i, "")
    : text;
}
