import type { Field, RowIssue } from "../application/ports";
import { formatIsoDate, type LocalDate } from "../domain/localDate";
import { decimalToMoney, type Money } from "../domain/money";
import type { OutcomeCode } from "../domain/outcome";
import { dueOnOfTerms } from "../domain/paymentTerms";
import { serialToLocalDate } from "../domain/serialDate";
import {
  currencyOfFormat,
  parseCurrency,
  readAmountColumn,
  type AmountColumn,
  type AmountReading,
} from "./amount";
import { isBlank, isDateFormat, readDateColumn, type DateColumn } from "./dateColumn";
import { parseOutcome } from "../text/ruleWords";
import { groupedDebtors } from "./groupedDebtors";
import { normalizeHeader } from "./headers";
import { columnsOf } from "./mappedColumns";
import { normalizeIdentifier, normalizeReference } from "./receivableKey";
import { cellAt, cellOf, cellsOfField, mapIndex, rowNumberOf, type LedgerCells } from "./rowCells";
import { isTotalLabel, phoneOf, saysCreditNote, textOf } from "./rowTexts";
import { isYes, parsePaymentState, type PaymentState } from "./statusWord";
import { readTermsColumn } from "./termsColumn";

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
  /** Set when `dueOn` was computed: the terms as the sheet has them. */
  readonly dueFromTerms: string | undefined;
  readonly contact: string | undefined;
  readonly role: string | undefined;
  readonly phone: string | undefined;
  readonly mobile: string | undefined;
  readonly email: string | undefined;
  readonly country: string | undefined;
  readonly caller: string | undefined;
  readonly lastCallOn: LocalDate | undefined;
  readonly lastOutcome: OutcomeCode | undefined;
  readonly note: string | undefined;
}

export type RowReading =
  /** Blank, a total, a repeated header, a group's title. */
  | { readonly kind: "left-out" }
  /** Its issues say why. */
  | { readonly kind: "unreadable"; readonly issues: readonly RowIssue[] }
  | { readonly kind: "receivable"; readonly row: DecodedRow; readonly issues: readonly RowIssue[] };

export interface LedgerDecoder {
  readonly readRow: (rowIndex: number) => RowReading;
  /** Columns that only the person's answer can settle. */
  readonly unsettled: ReadonlySet<Field>;
}

type AmountField = "amount" | "paid" | "open";

const LEFT_OUT: RowReading = { kind: "left-out" };

/**
 * Looks at whole columns once (which order dates are written in, which mark decimals have) and gives the reader of
 * single rows.
 */
export function ledgerDecoder(cells: LedgerCells): LedgerDecoder {
  const { defaultCurrency, mapping, numberFormats, place, uses1904, rows } = cells;

  const dateColumn = (field: Field): DateColumn | undefined =>
    mapping[field] &&
    readDateColumn(cellsOfField(cells, field), {
      uses1904,
      isFormattedAsDates: isDateFormat(numberFormats[field]),
      order: mapping[field].dateOrder,
    });
  const amountColumn = (field: Field): AmountColumn | undefined =>
    mapping[field] &&
    readAmountColumn(cellsOfField(cells, field), {
      defaultCurrency,
      decimalMark: mapping[field].decimalMark,
    });

  const dates: Partial<Record<Field, DateColumn | undefined>> = {
    issuedOn: dateColumn("issuedOn"),
    dueOn: dateColumn("dueOn"),
    settledOn: dateColumn("settledOn"),
    lastCallOn: dateColumn("lastCallOn"),
  };
  const amounts = { amount: amountColumn("amount"), paid: amountColumn("paid"), open: amountColumn("open") };
  const unsettled = new Set<Field>();
  for (const [field, column] of Object.entries({ ...dates, ...amounts }))
    if (column?.isUnsettled) unsettled.add(field as Field);
  const termsOf = readTermsColumn(mapping.terms?.header ?? "");
  // Words alone: a figure below « Échéance » may be days of delay.
  const termsInDueOn = readTermsColumn("code");
  // Balances by age are added up; of several dates of calls the latest counts; several notes are kept together.
  const indexesOf = (field: Field): readonly number[] =>
    columnsOf(mapping[field]).map(({ index }) => index - cells.firstIndex);
  const openIndexes = indexesOf("open");
  const lastCallIndexes = indexesOf("lastCallOn");
  const noteIndexes = [...indexesOf("lastOutcome"), ...indexesOf("notes")];
  const outcomes = new Map<string, OutcomeCode | undefined>([["", undefined]]);
  const outcomeOf = (text: string): OutcomeCode | undefined => {
    if (!outcomes.has(text)) outcomes.set(text, parseOutcome(text));
    return outcomes.get(text);
  };
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

  return { readRow, unsettled };

  function readRow(rowIndex: number): RowReading {
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
    const hasAmount =
      !isBlank(cell("amount")) ||
      !isBlank(cell("paid")) ||
      openIndexes.some((column) => !isBlank(row[column]));
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
    const reportDate = (field: Field, kind: "ambiguous" | "unreadable"): void => {
      const value = kind === "ambiguous" ? shownDate(cell(field), uses1904) : shownValue(cell(field));
      issues.push({
        type: kind === "ambiguous" ? "DateAmbiguous" : "DateUnreadable",
        ...at(field),
        field,
        value,
      });
    };

    if (!hasDebtor)
      issues.push({ type: "DebtorMissing", ...at(mapping.debtorName ? "debtorName" : "debtorCode") });
    if (reference === "" && mapping.reference) issues.push({ type: "ReferenceMissing", ...at("reference") });
    const dueReading = dates.dueOn?.read(cell("dueOn")) ?? { kind: "blank" };
    const issuedReading = dates.issuedOn?.read(cell("issuedOn")) ?? { kind: "blank" };
    const issuedOn = issuedReading.kind === "date" ? issuedReading.date : undefined;
    const { dueOn, dueFromTerms } = readDueOn();
    if (issuedReading.kind === "ambiguous" || issuedReading.kind === "unreadable")
      reportDate("issuedOn", issuedReading.kind);

    if (dueOn !== undefined && issuedOn !== undefined && dueOn < issuedOn)
      issues.push({ type: "DueBeforeIssued", ...at("dueOn"), value: formatIsoDate(dueOn) });

    const stateText = textOf(cell("status"));
    const state = stateOf(stateText);
    if (stateText !== "" && state === undefined)
      issues.push({ type: "StatusUnknown", ...at("status"), value: stateText });

    const currencyText = textOf(cell("currency"));
    const readAmount = (field: AmountField): AmountReading =>
      field === "open" && openIndexes.length > 1
        ? sumOf(openIndexes.map((column) => amounts.open?.read(row[column]) ?? { kind: "blank" }))
        : (amounts[field]?.read(cell(field)) ?? { kind: "blank" });
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
        dueFromTerms,
        contact: textOf(cell("contact")) || undefined,
        role: textOf(cell("role")) || undefined,
        phone: phoneOf(cell("phone")) || undefined,
        mobile: phoneOf(cell("mobile")) || undefined,
        email: textOf(cell("email")) || undefined,
        country: textOf(cell("country")) || undefined,
        caller: textOf(cell("caller")) || undefined,
        lastCallOn: lastCallOn(),
        lastOutcome: mapping.lastOutcome && outcomeOf(textOf(cell("lastOutcome"))),
        note: noteIndexes.length === 0 ? undefined : note(),
      },
    };

    /** As the sheet has it, else computed from the issue date and the terms that stand in its place or beside it. */
    function readDueOn(): { readonly dueOn?: LocalDate; readonly dueFromTerms?: string } {
      if (dueReading.kind === "date") return { dueOn: dueReading.date };
      if (dueReading.kind === "ambiguous") {
        reportDate("dueOn", "ambiguous");
        return {};
      }
      const isWritten = dueReading.kind === "unreadable";
      const text = textOf(cell(isWritten ? "dueOn" : "terms"));
      const terms =
        text === "" ? undefined : isWritten ? termsInDueOn(cell("dueOn")) : termsOf(cell("terms"));
      if (terms !== undefined && issuedOn !== undefined)
        return { dueOn: dueOnOfTerms(issuedOn, terms), dueFromTerms: text };
      if (isWritten) reportDate("dueOn", "unreadable");
      else if (mapping.terms && text !== "")
        issues.push({ type: "TermsUnreadable", ...at("terms"), value: text });
      else issues.push({ type: "DueDateMissing", ...at(mapping.dueOn ? "dueOn" : "terms") });
      return {};
    }

    /** Only days that are certain: a call is counted from it. */
    function lastCallOn(): LocalDate | undefined {
      let latest: LocalDate | undefined;
      for (const column of lastCallIndexes) {
        const reading = dates.lastCallOn?.read(row[column]);
        if (reading?.kind === "date" && (latest === undefined || reading.date > latest))
          latest = reading.date;
      }
      return latest;
    }

    function note(): string | undefined {
      const texts = noteIndexes.map((column) => textOf(row[column])).filter((text) => text !== "");
      return texts.length === 0 ? undefined : texts.join(" – ");
    }

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
      const refuse = (field: AmountField): undefined => {
        const column =
          field === "open"
            ? (openIndexes.find((index) => amounts.open?.read(row[index]).kind === "unreadable") ??
              openIndexes[0])
            : indexes.get(field);
        issues.push({
          type: "AmountUnreadable",
          rowNumber,
          cell: column === undefined ? at(field).cell : cellAt(cells, column, rowNumber),
          field,
          value: shownValue(column === undefined ? undefined : row[column]),
        });
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
  }

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

/** What balances by age make together; unreadable as soon as one of them is, or where they name two currencies. */
function sumOf(readings: readonly AmountReading[]): AmountReading {
  let amount = 0;
  let currency: string | undefined;
  let isFilled = false;
  for (const reading of readings) {
    if (reading.kind === "blank") continue;
    if (reading.kind === "unreadable") return reading;
    if (isFilled && reading.currency !== currency) return { kind: "unreadable" };
    isFilled = true;
    amount += reading.amount;
    currency = reading.currency;
  }
  return isFilled
    ? { kind: "amount", amount, ...(currency !== undefined && { currency }) }
    : { kind: "blank" };
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
