import type { ColumnChoice, ColumnMapping } from "../../application/ports";
import { amountsIn } from "./amount";
import { normalizeHeader, scoreHeader, type HeaderColumn } from "./headers";

/* Penalties, interest and fees for paying late, inside what looks like a balance: no call asks for them. */

// What nobody is invoiced before they are late.
const LATE_CHARGES =
  "penalites?|penalty|penalties|interets?|interests?|indemnites?|agios|majorations?|surcharges?|" +
  "(?:late|collection|recovery|finance|dunning) (?:fees?|charges?)|frais (?:retard|recouvrement|relances?|rejet|impayes?)";
// May be part of the invoice as well.
const CHARGE_WORDS = new RegExp(`\\b(?:${LATE_CHARGES}|frais|fees?|accessoires)\\b`);
const LATE_CHARGE_WORDS = new RegExp(`\\b(?:${LATE_CHARGES})\\b`);
const INVOICED_COSTS =
  /\b(?:port|livraison|transport|expedition|emballage|shipping|freight|delivery|carriage|handling|packing)\b/;
const INCLUDING =
  /\b(?:avec|incl|inclus|incluse?s?|y compris|compris|comprises?|including|includes|included|inclusive|plus|with)\b/;
const TOTAL_WORDS = /\b(?:total|totale|totaux)\b/;

/** The field that a header names once « avec pénalités », « incl. fees » is taken out of it; `undefined` when it says no such thing. */
export function fieldWithCharges(header: string): "open" | "amount" | undefined {
  const words = normalizeHeader(header);
  if (!CHARGE_WORDS.test(words) || !INCLUDING.test(words) || INVOICED_COSTS.test(words)) return undefined;
  const plain = words
    .replace(new RegExp(CHARGE_WORDS, "g"), " ")
    .replace(new RegExp(INCLUDING, "g"), " ")
    .replace(/ +/g, " ")
    .trim();
  const fields = scoreHeader(plain).map(({ field }) => field);
  return fields.includes("open") ? "open" : fields.includes("amount") ? "amount" : undefined;
}

/** « Pénalités », « Late fees »: nothing but charges. */
export function namesCharges(header: string, words = CHARGE_WORDS): boolean {
  const named = normalizeHeader(header);
  return words.test(named) && !INVOICED_COSTS.test(named) && fieldWithCharges(header) === undefined;
}

export interface BalanceColumns {
  readonly mapping: ColumnMapping;
  /** Columns with headers, those already taken too. */
  readonly columns: readonly HeaderColumn[];
  /** A column's first cells, by its index within the ledger. */
  readonly cellsOf: (index: number) => readonly unknown[];
}

/**
 * The column taken for what is open, where another one says what is open without charges: the figures prove that it is
 * that plus the charges beside it, or it is a total, at or above a plain balance in every row.
 */
export function balanceWithCharges(balance: BalanceColumns): ColumnChoice | undefined {
  const { mapping, columns, cellsOf } = balance;
  const { open } = mapping;
  if (open === undefined) return undefined;
  const total = amountsIn(cellsOf(open.index));
  const plain = columns
    .filter(({ index, header }) => index !== open.index && namesBalance(header) && !namesTotal(header))
    .map(({ index }) => amountsIn(cellsOf(index)));
  if (plain.some((rest) => isSumOf(total, rest, chargesIn(balance, CHARGE_WORDS)))) return open;
  if (namesTotal(open.header) && plain.some((rest) => isNeverBelow(total, rest))) return open;
  // Without the payments, an invoice paid further down would be open again.
  if (mapping.paid === undefined) return undefined;
  return isSumOf(total, invoicedLessPaid(balance), chargesIn(balance, LATE_CHARGE_WORDS)) ? open : undefined;
}

/** Whether what was taken for what is open may hold charges, and no other column says it without: somebody has to say. */
export function mayHoldCharges(balance: BalanceColumns): boolean {
  const { mapping, cellsOf } = balance;
  const { open, amount } = mapping;
  const charges = chargesIn(balance, CHARGE_WORDS);
  if (open === undefined || !charges.some((charge) => charge !== undefined && charge !== 0)) return false;
  const total = amountsIn(cellsOf(open.index));
  if (isSumOf(total, invoicedLessPaid(balance), charges)) return true;
  // Never more than what was invoiced: nothing was added to it.
  return (
    namesTotal(open.header) && (amount === undefined || isNeverBelow(total, amountsIn(cellsOf(amount.index))))
  );
}

const BALANCE_SCORE_MIN = 0.95;

/** A header that names the balance in full: « Solde », « Balance », « Reste dû ». */
function namesBalance(header: string): boolean {
  return scoreHeader(header).some(
    ({ field, score, isWholeHeader }) => field === "open" && isWholeHeader && score >= BALANCE_SCORE_MIN,
  );
}

function namesTotal(header: string): boolean {
  return TOTAL_WORDS.test(normalizeHeader(header));
}

type Amounts = readonly (number | undefined)[];

const AMOUNTS_MIN = 0.5;
const DATES_MAX = 0.9;
const HALF_A_CENT = 0.005;

/** What the columns of charges come to, row by row. */
function chargesIn({ columns, cellsOf }: BalanceColumns, words: RegExp): Amounts {
  const charges = columns
    .filter(
      ({ header, evidence }) =>
        namesCharges(header, words) && evidence.amounts >= AMOUNTS_MIN && evidence.dates < DATES_MAX,
    )
    .map(({ index }) => amountsIn(cellsOf(index)));
  return (charges[0] ?? []).map((_, row) => charges.reduce((sum, column) => sum + (column[row] ?? 0), 0));
}

function invoicedLessPaid({ mapping: { amount, paid }, cellsOf }: BalanceColumns): Amounts {
  if (amount === undefined) return [];
  const payments = paid === undefined ? [] : amountsIn(cellsOf(paid.index));
  return amountsIn(cellsOf(amount.index)).map((whole, row) =>
    whole === undefined ? undefined : whole - (payments[row] ?? 0),
  );
}

/** In every row that says both; and charges stand in one of them. */
function isSumOf(total: Amounts, rest: Amounts, charges: Amounts): boolean {
  let charged = 0;
  for (const [row, sum] of total.entries()) {
    const own = rest[row];
    const added = charges[row] ?? 0;
    if (sum === undefined || own === undefined) continue;
    if (Math.abs(own + added - sum) >= HALF_A_CENT) return false;
    if (added !== 0) charged += 1;
  }
  return charged > 0;
}

/** At or above it in every row that says both, and above it in one. */
function isNeverBelow(total: Amounts, rest: Amounts): boolean {
  let above = 0;
  for (const [row, sum] of total.entries()) {
    const own = rest[row];
    if (sum === undefined || own === undefined) continue;
    if (sum < own - HALF_A_CENT) return false;
    if (sum > own + HALF_A_CENT) above += 1;
  }
  return above > 0;
}
