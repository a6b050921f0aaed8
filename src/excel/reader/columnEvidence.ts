import { readDateText } from "../../text/parseDate";
import { parseOutcome } from "../../text/ruleWords";
import { isAmountText, parseCurrency } from "./amount";
import { isBlank, isDateFormat } from "./dateColumn";
import { documentKind } from "./documentKind";
import { parseSide, paymentStateReader } from "./statusWord";
import { readTermsColumn } from "./termsColumn";

/** What the first cells of a column look like, as shares of those that are filled (0–1). */
export interface ColumnEvidence {
  /** Of all cells. */
  readonly filled: number;
  readonly dates: number;
  readonly amounts: number;
  /** Texts that the payment states of an invoice are written in. */
  readonly statusWords: number;
  readonly terms: number;
  /** Outcomes of calls, as our own tables name them. */
  readonly outcomes: number;
  /** Sorts of documents: invoice, credit note, payment. */
  readonly kinds: number;
  /** One word with a figure in it. */
  readonly codes: number;
  /** Debit or credit. */
  readonly sides: number;
  readonly currencies: number;
  readonly emails: number;
  readonly phones: number;
}

export interface SampledColumn {
  /** 0-based within the ledger. */
  readonly index: number;
  readonly header: string;
  readonly cells: readonly unknown[];
  /** One a cell. */
  readonly formats: readonly (string | undefined)[];
}

const PHONE = /^(?:\+|00)?[\d(][\d\s().\-/]{7,}(?:\*|\s.*\d)?$/;
const EMAIL = /^\S+@\S+\.\S+$/;

export function evidenceOf({ header, cells, formats }: SampledColumn): ColumnEvidence {
  let filled = 0;
  let dates = 0;
  let amounts = 0;
  let statusWords = 0;
  let terms = 0;
  let outcomes = 0;
  let kinds = 0;
  let codes = 0;
  let sides = 0;
  let currencies = 0;
  let emails = 0;
  let phones = 0;
  const termsOf = readTermsColumn(header);
  const stateOf = paymentStateReader(header);
  cells.forEach((cell, row) => {
    if (isBlank(cell)) return;
    filled += 1;
    if (termsOf(cell) !== undefined) terms += 1;
    if (stateOf(cell) !== undefined) statusWords += 1;
    if (typeof cell === "number") {
      if (isDateFormat(formats[row])) dates += 1;
      else {
        amounts += 1;
        // Dates that lost their format are whole days of our time.
        if (Number.isInteger(cell) && cell > 36_000 && cell < 60_000) dates += 1;
        if (Number.isInteger(cell) && cell > 99_999_999 && cell < 1e12) phones += 1;
      }
    } else if (typeof cell === "string") {
      const isDate = readDateText(cell) !== undefined;
      if (isDate) dates += 1;
      else if (isAmountText(cell)) amounts += 1;
      if (parseOutcome(cell) !== undefined) outcomes += 1;
      if (documentKind(cell) !== undefined) kinds += 1;
      if (/^\p{L}{0,5}[-./]?\d+[\p{L}\d]*$/u.test(cell.trim())) codes += 1;
      if (parseSide(cell) !== undefined) sides += 1;
      if (/^(?:[A-Za-z]{3}|[€£$])$/.test(cell.trim()) && parseCurrency(cell, "EUR") !== undefined)
        currencies += 1;
      if (EMAIL.test(cell.trim())) emails += 1;
      if (!isDate && PHONE.test(cell.trim()) && cell.replace(/\D/g, "").length >= 8) phones += 1;
    }
  });
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    filled: cells.length === 0 ? 0 : filled / cells.length,
    dates: share(dates),
    amounts: share(amounts),
    statusWords: share(statusWords),
    terms: share(terms),
    outcomes: share(outcomes),
    kinds: share(kinds),
    codes: share(codes),
    sides: share(sides),
    currencies: share(currencies),
    emails: share(emails),
    phones: share(phones),
  };
}

/** No field is a percentage. */
export function isPercentColumn({ cells, formats }: SampledColumn): boolean {
  return shareOfNumberFormats(cells, formats, (format) => format.includes("%")) > 0.5;
}

/** Shown as `12 k€` and held as 12: read as it stands, a thousand times too little. `#,##0, "k€"` only looks so. */
export function isInThousands({ cells, formats }: SampledColumn): boolean {
  return (
    shareOfNumberFormats(
      cells,
      formats,
      (format) =>
        /(?:^|["\\\s\]])[kKmM] ?(?:€|\$|£|eur|usd|chf|gbp)/i.test(format) && !/[0#?],+(?![0#?])/.test(format),
    ) > 0.5
  );
}

function shareOfNumberFormats(
  cells: readonly unknown[],
  formats: readonly (string | undefined)[],
  isSuch: (format: string) => boolean,
): number {
  let numbers = 0;
  let such = 0;
  cells.forEach((cell, row) => {
    if (typeof cell !== "number") return;
    numbers += 1;
    if (isSuch(formats[row] ?? "")) such += 1;
  });
  return numbers === 0 ? 0 : such / numbers;
}
