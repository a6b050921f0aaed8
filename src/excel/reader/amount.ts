import type { DecimalMark } from "../../application/ports";
import { readCommonAmount } from "./commonAmount";

/** An amount cell, read in the light of its column. */
export type AmountReading =
  | { readonly kind: "blank" }
  | { readonly kind: "amount"; readonly amount: number; readonly currency?: string }
  | { readonly kind: "unreadable" };

export interface AmountColumn {
  /** Some texts could be thousands or decimals, and no other text says which: the person has to. */
  readonly isUnsettled: boolean;
  read(cell: unknown): AmountReading;
}

const BLANK: AmountReading = { kind: "blank" };
const UNREADABLE: AmountReading = { kind: "unreadable" };

// Beyond this, whole cents are no longer exact.
const AMOUNT_MAX = 10_000_000_000_000;

const CURRENCY_SIGNS: readonly (readonly [string, string])[] = [
  // Longer ones first: the dollar sign ends several.
  ["CA$", "CAD"],
  ["C$", "CAD"],
  ["AU$", "AUD"],
  ["A$", "AUD"],
  ["NZ$", "NZD"],
  ["HK$", "HKD"],
  ["US$", "USD"],
  ["R$", "BRL"],
  ["FCFA", "XOF"],
  ["F CFA", "XOF"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["₺", "TRY"],
  ["₪", "ILS"],
  ["₴", "UAH"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
  ["Ft", "HUF"],
  ["lei", "RON"],
  ["SFr.", "CHF"],
  ["Fr.", "CHF"],
  ["EUROS", "EUR"],
  ["EURO", "EUR"],
];

// Written with a lone dollar sign, pesos included: it says no more than the sheet's own currency where that is one.
const DOLLARS: ReadonlySet<string> = new Set(
  "USD CAD AUD NZD HKD SGD TWD XCD FJD JMD TTD BSD BBD BZD NAD LRD MXN COP CLP ARS UYU DOP".split(" "),
);

const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    "AED ARS AUD BAM BDT BGN BHD BIF BRL CAD CDF CHF CLP CNY COP CRC CZK DJF DKK DOP DZD EGP EUR FJD GBP GEL GHS " +
    "GNF HKD HUF IDR ILS INR IQD ISK JOD JPY KES KMF KRW KWD KZT LBP LKR LYD MAD MDL MGA MKD MRU MUR MXN MYR NAD " +
    "NGN NOK NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SEK SGD THB TND TRY TWD TZS UAH UGX USD " +
    "UYU UZS VND VUV XAF XCD XOF XPF ZAR ZMW"
  ).split(" "),
);

/**
 * The currency a cell names: an ISO code, a sign or a word; `undefined` when it names none.
 *
 * @example parseCurrency("€") // => "EUR"
 */
export function parseCurrency(text: string, defaultCurrency: string): string | undefined {
  const plain = text.replace(/[\s\p{Cf}]+/gu, " ").trim();
  const code = plain.toUpperCase();
  if (CURRENCY_CODES.has(code)) return code;
  if (plain === "$") return DOLLARS.has(defaultCurrency) ? defaultCurrency : "USD";
  return CURRENCY_SIGNS.find(([sign]) => sign.toUpperCase() === code)?.[1];
}

/** Two currencies that one dollar sign may stand for. */
export function areDollars(one: string, other: string): boolean {
  return one !== other && DOLLARS.has(one) && DOLLARS.has(other);
}

/** Whether three letters in lower case are a currency's code. */
export function isCurrencyCode(text: string): boolean {
  return CURRENCY_CODES.has(text.toUpperCase());
}

const COMMON_UNITS = /^(?:eur|euros?|usd|gbp|chf|cad|aud)$/;

/**
 * The currency that a header names: in brackets, by a sign, or as its last word.
 *
 * @example currencyOfHeader("Balance (EUR)", "USD") // => "EUR"
 * @example currencyOfHeader("Open amount CHF", "EUR") // => "CHF"
 */
export function currencyOfHeader(header: string, defaultCurrency: string): string | undefined {
  const bracketed = /[([]\s*(?:en |in |em )?([^()[\]]{1,6}?)\s*[)\]]/i.exec(header)?.[1];
  if (bracketed !== undefined) {
    const currency = parseCurrency(bracketed, defaultCurrency);
    if (currency !== undefined) return currency;
  }
  const sign = /[€£¥₹₺₪₴$]/.exec(header)?.[0];
  if (sign !== undefined) return parseCurrency(sign, defaultCurrency);
  const last =
    header
      .trim()
      .split(/[\s_/:.-]+/)
      .at(-1) ?? "";
  const isCode = /^[A-Z]{3}$/.test(last) || COMMON_UNITS.test(last);
  return isCode && /[\s_/:.-]/.test(header.trim()) ? parseCurrency(last, defaultCurrency) : undefined;
}

/**
 * The currency that a number format shows beside its figures.
 *
 * @example currencyOfFormat('#,##0.00\\ [$€-40C]', "USD") // => "EUR"
 */
export function currencyOfFormat(
  numberFormat: string | undefined,
  defaultCurrency: string,
): string | undefined {
  if (numberFormat === undefined) return undefined;
  const bracketed = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(numberFormat)?.[1];
  if (bracketed !== undefined) return parseCurrency(bracketed, defaultCurrency);
  for (const [, quoted = ""] of numberFormat.matchAll(/"([^"]*)"/g)) {
    const currency = parseCurrency(quoted, defaultCurrency);
    if (currency !== undefined) return currency;
  }
  const bare = /[€£¥₹$]/.exec(numberFormat.replace(/\[[^\]]*\]/g, ""))?.[0];
  return bare === undefined ? undefined : parseCurrency(bare, defaultCurrency);
}

const HALF_CONVERTED_MIN = 2;

/**
 * Decides, from all its texts, how a column writes its decimals: `1,234` is a thousand or one and a bit.
 *
 * Shape:  a column that writes both ways, or never says, leaves such texts unreadable; they are never guessed.
 */
export function readAmountColumn(
  cells: Iterable<unknown>,
  options: {
    readonly defaultCurrency: string;
    /** The person's answer; where the texts themselves say something else, nothing is guessed. */
    readonly decimalMark?: DecimalMark | undefined;
  },
): AmountColumn {
  const marks = new Set<DecimalMark>(options.decimalMark === undefined ? [] : [options.decimalMark]);
  let hasOpenTexts = false;
  // A column of cents does not write thousandths in one cell, nor one of dinars hundredths.
  let hasThousandths = options.decimalMark !== undefined;
  // Every text is looked at twice: to learn from it, and to read it.
  const known = new Map<string, BareAmount | undefined>();
  const bareOf = (text: string): BareAmount | undefined => {
    let bare = known.get(text);
    if (bare === undefined && !known.has(text)) {
      bare = bareAmount(text, options.defaultCurrency);
      known.set(text, bare);
    }
    return bare;
  };
  let numbers = 0;
  let hasFractions = false;
  let textsWithDecimals = 0;
  for (const cell of cells) {
    if (typeof cell === "number") {
      numbers += 1;
      hasFractions ||= !Number.isInteger(cell);
    }
    if (typeof cell !== "string" || cell === "") continue;
    const common = readCommonAmount(cell);
    if (common !== undefined) {
      if (common.mark === undefined) continue;
      marks.add(common.mark);
      textsWithDecimals += 1;
      continue;
    }
    const figures = bareOf(cell)?.figures ?? "";
    const mark = decimalMarkOf(figures);
    if (mark === undefined) hasOpenTexts ||= /[.,]/.test(figures);
    else {
      marks.add(mark);
      textsWithDecimals += 1;
      hasThousandths ||= figures.length - figures.lastIndexOf(mark) === 4;
    }
  }
  const [mark] = marks.size === 1 ? [...marks] : [];
  // An export that an Excel of another region has half converted: 300,125 became three hundred thousand.
  const isHalfConverted =
    numbers > 0 && !hasFractions && textsWithDecimals >= HALF_CONVERTED_MIN && textsWithDecimals >= numbers;
  return {
    isUnsettled: marks.size === 0 && hasOpenTexts,
    read(cell) {
      if (typeof cell === "number")
        return isHalfConverted && Math.abs(cell) >= 1000 ? UNREADABLE : toReading(cell, undefined);
      if (cell === undefined || cell === null) return BLANK;
      if (typeof cell !== "string") return UNREADABLE;
      if (cell === "") return BLANK;
      const common = readCommonAmount(cell);
      if (common !== undefined) return toReading(common.value, common.isEuro ? "EUR" : undefined);
      const bare = bareOf(cell);
      const isThousandth =
        mark !== undefined &&
        !hasThousandths &&
        bare !== undefined &&
        decimalMarkOf(bare.figures) === undefined &&
        bare.figures.includes(mark);
      return isThousandth ? UNREADABLE : readBare(bare, mark);
    },
  };
}

/** The figures of a column's first cells, for comparing columns: `undefined` for what is no amount. */
export function amountsIn(cells: readonly unknown[]): readonly (number | undefined)[] {
  const column = readAmountColumn(cells, { defaultCurrency: "EUR" });
  return cells.map((cell) => {
    const reading = column.read(cell);
    return reading.kind === "amount" ? reading.amount : undefined;
  });
}

/**
 * Reads an amount text of any European or American make: `1 234,56 €` with any kind of space, `1.234,56`,
 * `(1,234.56)`, `1234.56-`, `12.00 CR`, `$2,385.08`.
 *
 * Errors: `unreadable`, never zero, for anything else, and for `1,234` when the decimal mark is not known.
 */
export function parseAmount(
  text: string,
  options: { readonly decimalMark: DecimalMark | undefined; readonly defaultCurrency: string },
): AmountReading {
  return readBare(bareAmount(text, options.defaultCurrency), options.decimalMark);
}

function readBare(bare: BareAmount | undefined, decimalMark: DecimalMark | undefined): AmountReading {
  if (bare === undefined) return UNREADABLE;
  if (bare.figures === "") return bare.currency === undefined ? BLANK : UNREADABLE;
  const amount = toNumber(bare.figures, decimalMarkOf(bare.figures) ?? decimalMark);
  return amount === undefined ? UNREADABLE : toReading(bare.isNegative ? -amount : amount, bare.currency);
}

/** Whether a text is made like an amount, whatever its decimal mark means. */
export function isAmountText(text: string): boolean {
  if (readCommonAmount(text) !== undefined) return true;
  const bare = bareAmount(text, "EUR");
  return bare !== undefined && bare.figures !== "";
}

interface BareAmount {
  /** Digits, points, commas and nothing else; spaces and apostrophes between groups are gone. */
  readonly figures: string;
  readonly isNegative: boolean;
  readonly currency: string | undefined;
}

function bareAmount(text: string, defaultCurrency: string): BareAmount | undefined {
  let rest = text
    .replace(/[\s\p{Cf}]+/gu, " ")
    .replace(/[−–—‐‑]/g, "-")
    .trim();
  let isNegative = false;

  const enclosed = /^\((.*)\)$/.exec(rest) ?? /^([^()]*?)\(([^()]+)\)([^()]*)$/.exec(rest);
  if (enclosed) {
    isNegative = true;
    rest = enclosed.slice(1).join(" ").trim();
  }
  const creditOrDebit = / ?\b(CR|DR)\.?$/i.exec(rest) ?? /^(CR|DR)\b ?/i.exec(rest);
  if (creditOrDebit) {
    if (isNegative) return undefined;
    isNegative = creditOrDebit[1]?.toUpperCase() === "CR";
    rest = rest.replace(creditOrDebit[0], "").trim();
  }

  const parts = /^([^\d.,]*)([\d.,][\d.,'’ ]*)?([^\d.,]*)$/.exec(rest);
  if (!parts) return undefined;
  const [, before = "", middle = "", after = ""] = parts;
  const signs = `${before}${after}`.match(/[-+]/g) ?? [];
  if (signs.length > 1) return undefined;
  if (signs[0] === "-") {
    if (isNegative) return undefined;
    isNegative = true;
  }
  let currency: string | undefined;
  for (const named of [before, after]) {
    const word = named.replace(/[-+]/g, "").trim();
    if (word === "") continue;
    const found = parseCurrency(word, defaultCurrency);
    if (found === undefined || (currency !== undefined && currency !== found)) return undefined;
    currency = found;
  }
  const figures = middle.trim();
  if (!isGroupedSoundly(figures)) return undefined;
  return { figures: figures.replace(/['’ ]/g, ""), isNegative, currency };
}

// « 12 3456 » is two numbers, or a phone: spaces and apostrophes only stand before groups of three.
function isGroupedSoundly(figures: string): boolean {
  if (!/['’ ]/.test(figures)) return true;
  return /^\d{1,3}(?:['’ ]\d{3})+(?:[.,]\d*)?$/.test(figures);
}

/** The decimal mark that the figures themselves prove; `undefined` when they leave it open. */
function decimalMarkOf(figures: string): DecimalMark | undefined {
  const point = figures.lastIndexOf(".");
  const comma = figures.lastIndexOf(",");
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  const mark: DecimalMark = point >= 0 ? "." : ",";
  const other: DecimalMark = point >= 0 ? "," : ".";
  const at = Math.max(point, comma);
  if (figures.indexOf(mark) < at) return other;
  const couldBeThousands = figures.length - at === 4 && /^[1-9]\d{0,2}$/.test(figures.slice(0, at));
  return couldBeThousands ? undefined : mark;
}

function toNumber(figures: string, mark: DecimalMark | undefined): number | undefined {
  const [whole = "", fraction, ...more] = mark === undefined ? [figures] : figures.split(mark);
  if (more.length > 0) return undefined;
  const isGrouped = /[.,]/.test(whole);
  if (isGrouped && (mark === undefined || !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)))
    return undefined;
  const digits = whole.replace(/[.,]/g, "");
  // 0123456789 is a telephone or an account.
  if (/^0\d/.test(digits)) return undefined;
  if (!/^\d*$/.test(digits) || (fraction !== undefined && !/^\d*$/.test(fraction))) return undefined;
  if (digits === "" && !fraction) return undefined;
  return Number(`${digits || "0"}.${fraction || "0"}`);
}

function toReading(amount: number, currency: string | undefined): AmountReading {
  if (!Number.isFinite(amount) || Math.abs(amount) > AMOUNT_MAX) return UNREADABLE;
  return { kind: "amount", amount: amount + 0, ...(currency !== undefined && { currency }) };
}
