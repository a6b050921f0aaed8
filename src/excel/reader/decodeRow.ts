import type { Field, RowIssue } from "../../application/ports";
import { formatIsoDate, type LocalDate } from "../../domain/localDate";
import type { OutcomeCode } from "../../domain/outcome";
import { dueOnOfTerms } from "../../domain/paymentTerms";
import { serialToLocalDate } from "../../domain/serialDate";
import { parseOutcome } from "../../text/ruleWords";
import { nameInTitle } from "./customerTitle";
import { isBlank, isDateFormat, readDateColumn, type DateColumn } from "./dateColumn";
import { documentKind, type DocumentKind } from "./documentKind";
import { groupedDebtors } from "./groupedDebtors";
import { headerPromise, isRowOfWords } from "./headerRows";
import { columnsOf } from "./mappedColumns";
import { normalizeIdentifier, normalizeReference } from "./receivableKey";
import { cellOf, cellsOfField, mapIndex, rowNumberOf, type LedgerCells } from "./rowCells";
import { shownValue, type RowInHand } from "../rowInHand";
import { moneyReader, type RowMoney } from "./rowMoney";
import { isBareTotal, isTotalLabel, phoneOf, saysCreditNote, textOf } from "./rowTexts";
import { isYes, paymentStateReader, type PaymentState } from "./statusWord";
import { readTermsColumn } from "./termsColumn";
import { titledRows } from "./titledDebtors";

/** A row read on its own; what only other rows can tell (duplicates, instalments) comes after. */
export interface DecodedRow extends RowMoney {
  readonly rowNumber: number;
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly debtorCode: string | undefined;
  /** As in the sheet; empty when it has none. */
  readonly reference: string;
  readonly issuedOn: LocalDate | undefined;
  readonly dueOn: LocalDate | undefined;
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
  /** The header of another list: this row and what follows are none of ours. */
  | { readonly kind: "other-list"; readonly issue: RowIssue }
  /** Its issues say why. */
  | { readonly kind: "unreadable"; readonly issues: readonly RowIssue[] }
  | { readonly kind: "receivable"; readonly row: DecodedRow; readonly issues: readonly RowIssue[] };

export interface LedgerDecoder {
  readonly readRow: (rowIndex: number) => RowReading;
  /** Columns that only the person's answer can settle. */
  readonly unsettled: ReadonlySet<Field>;
}

const LEFT_OUT: RowReading = { kind: "left-out" };

/**
 * Looks at whole columns once (which order dates are written in, which mark decimals have) and gives the reader of
 * single rows.
 */
export function ledgerDecoder(cells: LedgerCells): LedgerDecoder {
  const { asOf, mapping, numberFormats, place, uses1904, rows } = cells;

  const dateColumn = (field: Field): DateColumn | undefined =>
    mapping[field] &&
    readDateColumn(cellsOfField(cells, field), {
      uses1904,
      isFormattedAsDates: isDateFormat(numberFormats[field]),
      order: mapping[field].dateOrder,
    });
  const dates: Readonly<Record<"issuedOn" | "dueOn" | "settledOn" | "lastCallOn", DateColumn | undefined>> = {
    issuedOn: dateColumn("issuedOn"),
    dueOn: dateColumn("dueOn"),
    settledOn: dateColumn("settledOn"),
    lastCallOn: dateColumn("lastCallOn"),
  };
  const money = moneyReader(cells, dates.settledOn);
  const unsettled = new Set<Field>(money.unsettled);
  for (const [field, column] of Object.entries(dates)) if (column?.isUnsettled) unsettled.add(field as Field);
  const termsOf = readTermsColumn(mapping.terms?.header ?? "");
  // Words alone: a figure below « Échéance » may be days of delay.
  const termsInDueOn = readTermsColumn("code");
  // Of several due dates the last one agreed counts, of several dates of calls the latest; notes are kept together.
  const indexesOf = (field: Field): readonly number[] =>
    columnsOf(mapping[field]).map(({ index }) => index - cells.firstIndex);
  const amountIndexes = [...indexesOf("amount"), ...indexesOf("paid"), ...indexesOf("open")];
  const dueIndexes = indexesOf("dueOn").toReversed();
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

  const readState = paymentStateReader(mapping.status?.header ?? "");
  const states = new Map<unknown, PaymentState | undefined>();
  const stateOf = (cell: unknown): PaymentState | undefined => {
    if (!states.has(cell)) states.set(cell, readState(cell));
    return states.get(cell);
  };
  const kinds = new Map<unknown, DocumentKind | undefined>();
  const kindOf = (cell: unknown): DocumentKind | undefined => {
    if (!kinds.has(cell)) kinds.set(cell, documentKind(textOf(cell)));
    return kinds.get(cell);
  };

  const answers = new Map<unknown, boolean>([[undefined, false]]);
  const saysYes = (cell: unknown): boolean => {
    const known = answers.get(cell);
    if (known !== undefined) return known;
    const answer = isYes(cell);
    answers.set(cell, answer);
    return answer;
  };
  const titled = titledRows(cells);
  const leaders = titled?.leaders ?? groupedDebtors(cells);
  const [codeIndex, nameIndex] = [indexes.get("debtorCode"), indexes.get("debtorName")];
  return { readRow, unsettled };

  function readRow(rowIndex: number): RowReading {
    const row = rows[rowIndex] ?? [];
    const rowNumber = rowNumberOf(place, rowIndex);
    const dueIndex =
      dueIndexes.length < 2
        ? dueIndexes[0]
        : (dueIndexes.find((column) => !isBlank(row[column])) ?? dueIndexes[0]);
    const cell = (field: Field): unknown => {
      const column = field === "dueOn" ? dueIndex : indexes.get(field);
      return column === undefined ? undefined : row[column];
    };
    const at = (field: Field): { rowNumber: number; cell: string } => ({
      rowNumber,
      cell: cellOf(cells, field, rowNumber),
    });

    const leader = leaders.get(rowIndex);
    if (titled?.unexplained.has(rowIndex))
      return { kind: "unreadable", issues: [{ type: "DueDateMissing", ...at("dueOn") }] };
    if (titled?.others.has(rowIndex)) return LEFT_OUT;
    // Where titles name the debtors, this column holds something else in the rows of invoices.
    const namedIn = leader === undefined ? (titled ? [] : row) : (rows[leader] ?? row);
    const isTitle = leader !== undefined;
    const debtorCode = codeIndex === undefined ? "" : debtorText(namedIn[codeIndex], isTitle);
    const debtorName = nameIndex === undefined ? "" : debtorText(namedIn[nameIndex], isTitle);
    const reference = textOf(cell("reference"));
    const hasAmount = amountIndexes.some((column) => !isBlank(row[column]));
    // Where an amount is summed, its label may stand in the column of due dates.
    const hasDueDate = !isBlank(cell("dueOn")) && !isTotalLabel(textOf(cell("dueOn")));
    const hasDebtor = debtorCode !== "" || debtorName !== "";
    if (!hasAmount && !(hasDueDate && (hasDebtor || reference !== ""))) {
      // Nothing is owed here: a blank row, a group's title, a footer. A reference with a debtor is an invoice all the same.
      if (!(reference !== "" && hasDebtor)) return LEFT_OUT;
    }
    if (isRepeatedHeader(row, headers) || (rowIndex === 0 && numbersColumns(row))) return LEFT_OUT;
    if (beginsOtherList(row))
      return {
        kind: "other-list",
        issue: { type: "OtherListBelow", ...at("debtorName"), value: wordsOf(row) },
      };
    if (reference === "" && mapping.reference && (isBareTotal(debtorName) || isBareTotal(debtorCode)))
      return LEFT_OUT;
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

    const state = stateOf(cell("status"));
    const stateText = textOf(cell("status"));
    if (stateText !== "" && state === undefined)
      issues.push({ type: "StatusUnknown", ...at("status"), value: stateText });
    const kind = kindOf(cell("documentType"));
    if (kind === "not-owed" || state === "draft") {
      const field = kind === "not-owed" ? "documentType" : "status";
      issues.push({ type: "NotAnInvoice", ...at(field), value: shownValue(cell(field)) });
      return { kind: "unreadable", issues };
    }

    const report = (issue: RowIssue): void => void issues.push(issue);
    const inHand: RowInHand = { cells: row, index: rowIndex, rowNumber, cell, at, report };
    const owed = money.read(inHand, state);
    const credit =
      owed === undefined || owed.open.amountMinor <= 0
        ? undefined
        : kind === "credit" || kind === "payment"
          ? textOf(cell("documentType"))
          : saysCreditNote(row);
    if (credit !== undefined) {
      // Owed by the customer, says the sign; owed to the customer, says the word.
      const field = isBlank(cell("open")) ? "amount" : "open";
      const value = `${shownValue(cell(field))} (${credit})`;
      issues.push({ type: "AmountUnreadable", ...at(field), field, value });
      return { kind: "unreadable", issues };
    }
    if (owed === undefined || !hasDebtor) return { kind: "unreadable", issues };

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
        ...owed,
        settledOn: settledOn(),
        isDisputed: state === "disputed" || saysYes(cell("disputed")),
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

    /** Only a day that is certain, and past: habits are counted from it. */
    function settledOn(): LocalDate | undefined {
      const reading = dates.settledOn?.read(cell("settledOn"));
      return reading?.kind === "date" && reading.date <= asOf ? reading.date : undefined;
    }
  }

  /** Words for columns where amounts stand: a list of other things goes on below ours. */
  function beginsOtherList(row: readonly unknown[]): boolean {
    const isWordAmongAmounts = amountIndexes.some((column) => {
      const cell = row[column];
      return typeof cell === "string" && cell !== "" && !/[\d#]/.test(cell);
    });
    return isWordAmongAmounts && isRowOfWords(row) && headerPromise(row) > OTHER_HEADER_MIN;
  }
}

// Two columns named beyond doubt.
const OTHER_HEADER_MIN = 1.5;

/** 1, 2, 3, 4 below the headers, as forms number their columns. */
function numbersColumns(row: readonly unknown[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell)).map(Number);
  return filled.length > 2 && filled.every((cell, at) => cell === (filled[0] ?? 0) + at);
}

function wordsOf(row: readonly unknown[]): string {
  return row
    .map(textOf)
    .filter((text) => text !== "")
    .join(" · ");
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

/** Its words again in their columns, or part of them where a header takes two rows; another word begins another list. */
function isRepeatedHeader(
  row: readonly unknown[],
  headers: readonly (readonly [column: number, header: string])[],
): boolean {
  let same = 0;
  for (const [column, header] of headers) {
    const other = row[column];
    if (isBlank(other)) continue;
    if (typeof other !== "string" || !header.includes(other.trim())) return false;
    same += 1;
  }
  return same >= 2;
}

function debtorText(cell: unknown, isTitle: boolean): string {
  const text = textOf(cell);
  return isTitle ? nameInTitle(text) : text;
}
