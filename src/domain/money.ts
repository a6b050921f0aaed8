/** An amount in whole minor units (cents) of one currency. Amounts of two currencies are never added up. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}

/**
 * Currencies whose minor unit is not a hundredth.
 * Source: ISO 4217 list one (checked 2026-11-22).
 */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Digits after the decimal separator in `currency`; 2 for a code the table does not name. */
export function minorDigitsOf(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/**
 * The one rounding function: half to even, on the decimal figure a person sees.
 *
 * A product of doubles such as 1.005 × 100 = 100.49999999999999 is first read as the decimal it stands for,
 * so that the half is seen.
 */
export function roundHalfEven(value: number): number {
  // Most amounts are whole already, but for the noise of doubles: no half is near.
  const nearest = Math.round(value);
  if (Math.abs(value - nearest) < 0.25 && Math.abs(value) < 1e14) return nearest + 0; // never -0
  const decimal = Number(value.toPrecision(15));
  const floor = Math.floor(decimal);
  const rest = decimal - floor;
  if (rest < 0.5) return floor + 0; // never -0
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor + 0 : floor + 1;
}

/**
 * Money from a decimal figure in major units, rounded half-even to the currency's minor unit.
 *
 * @example decimalToMoney(1234.56, "EUR") // => { amountMinor: 123456, currency: "EUR" }
 */
export function decimalToMoney(amount: number, currency: string): Money {
  return { amountMinor: roundHalfEven(amount * 10 ** minorDigitsOf(currency)), currency };
}

/** Major units, for display and for thresholds; never for sums. */
export function moneyToDecimal(money: Money): number {
  return money.amountMinor / 10 ** minorDigitsOf(money.currency);
}

/** Totals per currency, in the order the currencies were met. */
export function totalsByCurrency(amounts: Iterable<Money>): readonly Money[] {
  const totals = new Map<string, number>();
  for (const { amountMinor, currency } of amounts)
    totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  return [...totals].map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

/**
 * Equal parts of an amount, to the minor unit; nothing is lost: the first parts carry what does not divide.
 *
 * @param parts at least 1
 *
 * @example
 * // 100.00 in three => 33.34, 33.33, 33.33
 */
export function splitMoney({ amountMinor, currency }: Money, parts: number): readonly Money[] {
  const each = Math.trunc(amountMinor / parts);
  const rest = amountMinor - each * parts;
  return Array.from({ length: parts }, (_, index) => ({
    amountMinor: each + (index < Math.abs(rest) ? Math.sign(rest) : 0),
    currency,
  }));
}
