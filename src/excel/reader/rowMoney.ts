import type { Field } from "../../application/ports";
import { formatIsoDate } from "../../domain/localDate";
import { decimalToMoney, type Money } from "../../domain/money";
import {
  areDollars,
  currencyOfFormat,
  currencyOfHeader,
  parseCurrency,
  readAmountColumn,
  type AmountColumn,
  type AmountReading,
} from "./amount";
import { isDateFormat, type DateColumn } from "./dateColumn";
import { normalizeHeader } from "./headers";
import { columnsOf } from "./mappedColumns";
import { cellAt, cellsOfField, type LedgerCells } from "./rowCells";
import { shownValue, type RowInHand } from "../rowInHand";
import { textOf } from "./rowTexts";
import { isMatched, parseSide, type PaymentState } from "./statusWord";

export interface RowMoney {
  /** What was invoiced, when the sheet says it; else what is open. */
  readonly invoiced: Money;
  readonly open: Money;
}

export interface MoneyReader {
  /** `undefined` when it cannot be read: the issue that says why has been reported. */
  readonly read: (row: RowInHand, state: PaymentState | undefined) => RowMoney | undefined;
  /** Columns that only the person's answer can settle. */
  readonly unsettled: readonly Field[];
}

type AmountField = "amount" | "paid" | "open";
const AMOUNT_FIELDS = ["amount", "paid", "open"] as const;

/** One column that an amount stands in. */
interface AmountSource {
  /** Within a row's cells. */
  readonly column: number;
  /** Named by the header: `Balance (EUR)`. */
  readonly currency: string | undefined;
}

const BLANK: AmountReading = { kind: "blank" };
const UNREADABLE: AmountReading = { kind: "unreadable" };

/**
 * Looks at the amount columns of a ledger once and gives the reader of what a row owes: a balance column first; else the
 * amount less what was paid; else what the sheet says of the payment.
 */
export function moneyReader(cells: LedgerCells, settledOn: DateColumn | undefined): MoneyReader {
  const { asOf, defaultCurrency, firstIndex, mapping, numberFormats, rows } = cells;
  const sourcesOf = (field: AmountField): readonly AmountSource[] =>
    columnsOf(mapping[field]).map(({ index, header }) => ({
      column: index - firstIndex,
      currency: currencyOfHeader(header, defaultCurrency),
    }));
  const sources = { amount: sourcesOf("amount"), paid: sourcesOf("paid"), open: sourcesOf("open") };
  const columnOf = (field: AmountField): AmountColumn | undefined =>
    mapping[field] &&
    readAmountColumn(cellsOfField(cells, field), {
      defaultCurrency,
      decimalMark: mapping[field].decimalMark,
    });
  const columns = { amount: columnOf("amount"), paid: columnOf("paid"), open: columnOf("open") };

  const looksOf = rememberedBy((format: string) => ({
    currency: currencyOfFormat(format, defaultCurrency),
    // 31.03 became the 31st of March, 0.5 is half of something: the amount is not there.
    isNoAmount: isDateFormat(format) || format.includes("%"),
  }));
  const currencyNamed = rememberedBy((text: string) =>
    text === "" ? undefined : parseCurrency(text, defaultCurrency),
  );
  const formatOf = (field: AmountField, column: number, rowIndex: number): string | undefined =>
    cells.cellFormats?.get(column + firstIndex)?.[rowIndex] ?? numberFormats[field];

  const isAccount =
    isDebitHeader(mapping.amount?.header) &&
    /^(?:credit|(?:betrag )?haben|habenbetrag|avere|haber|cr|credito)$/.test(
      normalizeHeader(mapping.paid?.header ?? ""),
    );
  // `bcy_balance` beside `currency_code`: the column names the currency of the invoice, not of this amount.
  const saysHouse = (field: Field): boolean =>
    HOUSE_WORDS.test(normalizeHeader(mapping[field]?.header ?? ""));
  const isOfInvoice = !saysHouse("currency");
  const isInHouseCurrency = {
    amount: isOfInvoice && saysHouse("amount"),
    paid: isOfInvoice && saysHouse("paid"),
    open: isOfInvoice && saysHouse("open"),
  };
  const isPaidNegative = arePaymentsNegative();
  return {
    read,
    unsettled: AMOUNT_FIELDS.filter((field) => columns[field]?.isUnsettled),
  };

  function readSource(field: AmountField, { column, currency }: AmountSource, row: RowInHand): AmountReading {
    const cell = row.cells[column];
    const reading = columns[field]?.read(cell) ?? BLANK;
    if (reading.kind !== "amount") return reading;
    if (typeof cell === "number" && looksOf(formatOf(field, column, row.index) ?? "").isNoAmount)
      return UNREADABLE;
    if (currency === undefined || (reading.currency !== undefined && !areDollars(reading.currency, currency)))
      return reading;
    return { ...reading, currency };
  }

  function readAmount(field: AmountField, row: RowInHand): AmountReading {
    const [first, ...others] = sources[field];
    if (first === undefined) return BLANK;
    const reading = readSource(field, first, row);
    return others.length === 0
      ? reading
      : sumOf([reading, ...others.map((source) => readSource(field, source, row))]);
  }

  function read(row: RowInHand, state: PaymentState | undefined): RowMoney | undefined {
    const currencyText = textOf(row.cell("currency"));
    if (currencyText !== "" && currencyNamed(currencyText) === undefined) {
      // Another currency than the sheet's, and we do not know which.
      row.report({
        type: "AmountUnreadable",
        ...row.at("currency"),
        field: "currency",
        value: currencyText,
      });
      return undefined;
    }
    const currencyOf = (field: AmountField, own: string | undefined): string => {
      const named = isInHouseCurrency[field] ? undefined : currencyNamed(currencyText);
      // The amount's own sign or header says what it is in; of dollars, the column says which.
      if (own !== undefined && !(named !== undefined && areDollars(own, named))) return own;
      const column = sources[field][0]?.column ?? 0;
      return named ?? looksOf(formatOf(field, column, row.index) ?? "").currency ?? defaultCurrency;
    };
    const refuse = (field: AmountField): undefined => {
      const column =
        sources[field].find((source) => readSource(field, source, row).kind === "unreadable")?.column ??
        sources[field][0]?.column ??
        0;
      row.report({
        type: "AmountUnreadable",
        rowNumber: row.rowNumber,
        cell: cellAt(cells, column, row.rowNumber),
        field,
        value: shownValue(row.cells[column]),
      });
      return undefined;
    };

    const side = mapping.side && parseSide(row.cell("side"));
    const signed = (reading: AmountReading): AmountReading =>
      reading.kind === "amount" && side === "credit"
        ? { ...reading, amount: -Math.abs(reading.amount) + 0 }
        : reading;
    const invoiced = signed(readAmount("amount", row));
    const open = signed(readAmount("open", row));
    const paid = readAmount("paid", row);
    if (mapping.side && side === undefined && (invoiced.kind === "amount" || open.kind === "amount")) {
      // Owed to us or by us: the amount alone does not say.
      row.report({
        type: "AmountUnreadable",
        ...row.at("side"),
        field: "side",
        value: shownValue(row.cell("side") ?? ""),
      });
      return undefined;
    }

    if (open.kind === "unreadable") return refuse("open");
    if (open.kind === "amount") {
      const currency = currencyOf("open", open.currency);
      const balance = decimalToMoney(state === "cancelled" ? 0 : open.amount, currency);
      const isSameCurrency =
        invoiced.kind === "amount" && currencyOf("amount", invoiced.currency) === currency;
      return {
        open: balance,
        invoiced: isSameCurrency ? decimalToMoney(invoiced.amount, currency) : balance,
      };
    }
    if (invoiced.kind === "unreadable") return refuse("amount");
    const isLettered = mapping.lettering !== undefined && isMatched(row.cell("lettering"));
    if (invoiced.kind === "blank" && isAccount && paid.kind === "amount") {
      // A payment or a credit note on a line of its own, as accounts keep them.
      const received = decimalToMoney(-paid.amount, currencyOf("amount", paid.currency));
      return { invoiced: received, open: isLettered ? { ...received, amountMinor: 0 } : received };
    }
    if (invoiced.kind === "blank") {
      const field = mapping.open ? "open" : "amount";
      row.report({ type: "AmountMissing", ...row.at(field), field });
      return undefined;
    }
    const whole = decimalToMoney(invoiced.amount, currencyOf("amount", invoiced.currency));
    const nothing: Money = { amountMinor: 0, currency: whole.currency };
    if (paid.kind === "unreadable") return refuse("paid");
    if (state === "cancelled" || isLettered) return { invoiced: whole, open: nothing };
    if (paid.kind === "amount") {
      if (paid.currency !== undefined && currencyOf("paid", paid.currency) !== whole.currency)
        return refuse("paid");
      // Of an invoice; a credit note and what was paid back on it are both below zero.
      const isOpposed = paid.amount < 0 && whole.amountMinor > 0;
      if (isOpposed && !isPaidNegative) return refuse("paid");
      const sign = isOpposed ? -1 : 1;
      const received = sign * decimalToMoney(paid.amount, whole.currency).amountMinor;
      return { invoiced: whole, open: { ...whole, amountMinor: whole.amountMinor - received } };
    }
    const settled = settledOn?.read(row.cell("settledOn")) ?? BLANK;
    const isToCome = settled.kind === "date" && settled.date > asOf;
    // Whichever of two days it was: it was paid.
    if ((settled.kind === "date" && !isToCome) || settled.kind === "ambiguous")
      return { invoiced: whole, open: nothing };
    if (settled.kind === "unreadable")
      row.report({
        type: "DateUnreadable",
        ...row.at("settledOn"),
        field: "settledOn",
        value: shownValue(row.cell("settledOn")),
      });
    if (state === "paid") return { invoiced: whole, open: nothing };
    if (isToCome)
      row.report({ type: "PaymentToCome", ...row.at("settledOn"), value: formatIsoDate(settled.date) });
    if (state === "part-paid")
      row.report({ type: "PartPaymentUnknown", ...row.at("status"), value: textOf(row.cell("status")) });
    // The balance column says nothing here, and nothing else does either: the whole amount would be a guess.
    if (mapping.open && state === undefined && !mapping.paid) {
      row.report({ type: "AmountMissing", ...row.at("open"), field: "open" });
      return undefined;
    }
    return { invoiced: whole, open: whole };
  }

  /** Some write what was paid below zero, so that a sum gives the rest; whoever does writes all of it so. */
  function arePaymentsNegative(): boolean {
    const [amountColumn, paidColumn] = [sources.amount[0]?.column, sources.paid[0]?.column];
    if (amountColumn === undefined || paidColumn === undefined) return false;
    let negative = 0;
    for (const row of rows) {
      const paid = columns.paid?.read(row[paidColumn]);
      if (paid?.kind !== "amount" || paid.amount === 0) continue;
      const invoiced = columns.amount?.read(row[amountColumn]);
      if (invoiced?.kind !== "amount" || invoiced.amount <= 0) continue;
      if (paid.amount > 0) return false;
      negative += 1;
    }
    return negative > 0;
  }
}

const HOUSE_WORDS = /\b(?:bcy|base|local|lcy|house|hw|hauswahrung|reporting|tenue|societe|company)\b/;

function isDebitHeader(header: string | undefined): boolean {
  return /^(?:debit|(?:betrag )?soll|sollbetrag|dare|debe|dr|debito)$/.test(normalizeHeader(header ?? ""));
}

/** What several columns make together; unreadable as soon as one of them is, or where two currencies are owed. */
function sumOf(readings: readonly AmountReading[]): AmountReading {
  let amount = 0;
  let currency: string | undefined;
  let isFilled = false;
  for (const reading of readings) {
    if (reading.kind === "blank") continue;
    if (reading.kind === "unreadable") return reading;
    // Nothing is owed in the other currencies.
    if (isFilled && reading.amount === 0) continue;
    if (isFilled && amount !== 0 && reading.currency !== currency) return UNREADABLE;
    isFilled = true;
    amount += reading.amount;
    currency = reading.currency;
  }
  return isFilled ? { kind: "amount", amount, ...(currency !== undefined && { currency }) } : BLANK;
}

/** The same few texts fill a column. */
function rememberedBy<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Value;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
