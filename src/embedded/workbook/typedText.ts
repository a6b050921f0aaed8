import { ERROR_CODES, type ErrorCode, type ErrorValue } from "./cell";
import { readTypedDate } from "./typedDate";
import { localeRules, type LocaleRules } from "./locales";

/** Whose habits decide how typed text is read. */
export interface TypingLocale {
  /** BCP 47: `fr-FR`, `en-US`, … */
  readonly tag: string;
}

/** What Excel makes of text typed into, or imported as, a General cell. */
export type Typed =
  | {
      readonly kind: "value";
      readonly value: string | number | boolean | ErrorValue;
      /** en-US code that Excel gives a General cell along with the value; left out when it stays as it is. */
      readonly numberFormat?: string;
      /** The text was protected by a leading apostrophe, which is not part of the value. */
      readonly isQuoted?: true;
    }
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "empty" };

export interface TypingOptions {
  /** Text starting with `=`, and with `+` or `-` when it is not a number, is a formula. True by default. */
  readonly allowFormulas?: boolean;
  readonly uses1904?: boolean;
  /** Number format of the cell typed into: `@` keeps everything as text; other than General, it stays. */
  readonly currentFormat?: string;
  /** Completes `15-Feb`; this year by default. */
  readonly thisYear?: number;
}

/**
 * Reads `text` as Excel does in a region.
 *
 * Order: apostrophe, text format, `=` formula, boolean, error, date or time, number, fraction, `+`/`-` formula, text.
 * Dates are serials. Leading zeros and digits beyond the fifteenth are lost, as in Excel. A trailing minus stays text.
 *
 * @example
 * typeText("03/01/2012", { tag: "en-US" }) // => 40969, "m/d/yyyy" (1 March)
 * typeText("31/12/2012", { tag: "en-US" }) // => the text: there is no month 31
 * typeText("1 680,00 €", { tag: "fr-FR" }) // => 1680, '#,##0.00 "€";[Red]-#,##0.00 "€"'
 */
export function typeText(text: string, locale: TypingLocale, options: TypingOptions = {}): Typed {
  if (text === "") return { kind: "empty" };
  if (text.startsWith("'")) return { kind: "value", value: text.slice(1), isQuoted: true };
  const { allowFormulas = true, currentFormat = "General" } = options;
  if (currentFormat === "@") return { kind: "value", value: text };
  if (allowFormulas && text.startsWith("=") && text.length > 1) return { kind: "formula", formula: text };
  const read = readConstant(text, localeRules(locale.tag), options);
  if (read !== undefined) {
    const keepsFormat = currentFormat !== "General" || read.numberFormat === undefined;
    return keepsFormat
      ? { kind: "value", value: read.value }
      : { kind: "value", value: read.value, numberFormat: read.numberFormat };
  }
  if (allowFormulas && /^[+-].*[^\s+-]/s.test(text)) return { kind: "formula", formula: `=${text}` };
  return { kind: "value", value: text };
}

interface TypedConstant {
  readonly value: number | boolean | ErrorValue;
  readonly numberFormat?: string;
}

function readConstant(text: string, rules: LocaleRules, options: TypingOptions): TypedConstant | undefined {
  // The longest constant is a long date with a time; long notes are the common case and never need a closer look.
  if (text.length > CONSTANT_LENGTH_MAX) return undefined;
  const trimmed = text.replace(/^ +| +$/g, "");
  if (trimmed.startsWith("#") || !/\d/.test(trimmed)) return readWord(trimmed, rules);
  return readTypedDate(trimmed, rules, options) ?? readNumber(trimmed, rules) ?? readFraction(trimmed);
}

const CONSTANT_LENGTH_MAX = 255;

function readWord(text: string, rules: LocaleRules): TypedConstant | undefined {
  const word = text.toUpperCase();
  if (word === rules.trueWord) return { value: true };
  if (word === rules.falseWord) return { value: false };
  return word.startsWith("#") ? readError(word, rules) : undefined;
}

function readError(word: string, rules: LocaleRules): TypedConstant | undefined {
  const code = ERROR_CODES.find((known: ErrorCode) => (rules.errors[known] ?? known) === word);
  return code === undefined ? undefined : { value: { error: code } };
}

const SIGNIFICANT_DIGITS_MAX = 15;
const NUMBER_MAX = 9.99999999999999e307;

interface NumberPatterns {
  readonly number: RegExp;
  readonly groups: RegExp;
}

const patternsByRules = new WeakMap<LocaleRules, NumberPatterns>();

function numberPatterns(rules: LocaleRules): NumberPatterns {
  let patterns = patternsByRules.get(rules);
  if (patterns === undefined) {
    const decimal = escapeForRegExp(rules.decimal);
    const group = `[${rules.groups.map(escapeForRegExp).join("")}]`;
    patterns = {
      // Between separators Excel wants three digits or more: `1,2345` is a number, `1,23` is text.
      number: new RegExp(`^(\\d+(?:${group}\\d{3,})*)?(?:${decimal}(\\d*))?(?:[eE]([+-]?\\d+))?$`),
      groups: new RegExp(group, "g"),
    };
    patternsByRules.set(rules, patterns);
  }
  return patterns;
}

function escapeForRegExp(character: string): string {
  return /[\s\u00a0\u202f]/.test(character) ? character : `\\${character}`;
}

/** Sign, parentheses, currency sign and percent sign around a number, in any order Excel accepts. */
function readNumber(text: string, rules: LocaleRules): TypedConstant | undefined {
  let rest = text;
  let isNegative = false;
  if (rest.startsWith("(") && rest.endsWith(")")) {
    isNegative = true;
    rest = rest.slice(1, -1).trim();
    if (/^[+-]/.test(rest)) return undefined;
  }
  const currency = takeCurrency(rest, rules);
  rest = currency?.rest ?? rest;
  if (/^[+-]/.test(rest)) {
    if (isNegative) return undefined;
    isNegative = rest.startsWith("-");
    rest = rest.slice(1).trimStart();
  }
  const isPercent = rest.endsWith("%");
  if (isPercent) {
    if (currency !== undefined) return undefined;
    rest = rest.slice(0, -1).trimEnd();
  }
  const { number, groups } = numberPatterns(rules);
  const match = number.exec(rest);
  if (match === null) return undefined;
  const [, whole = "", decimals, exponent] = match;
  if (whole === "" && (decimals ?? "") === "") return undefined;
  const wholeDigits = whole.replace(groups, "");
  const isGrouped = wholeDigits !== whole;
  const magnitude = toFifteenDigits(wholeDigits, decimals ?? "", exponent);
  if (magnitude > NUMBER_MAX) return undefined;
  const signed = isNegative && magnitude !== 0 ? -magnitude : magnitude;
  const value = isPercent ? Number((signed / 100).toPrecision(SIGNIFICANT_DIGITS_MAX)) : signed;
  const hasDecimals = (decimals ?? "") !== "";
  const numberFormat =
    exponent !== undefined
      ? "0.00E+00"
      : isPercent
        ? hasDecimals
          ? "0.00%"
          : "0%"
        : currency !== undefined
          ? currency.formats[hasDecimals ? 1 : 0]
          : isGrouped
            ? hasDecimals
              ? "#,##0.00"
              : "#,##0"
            : undefined;
  return numberFormat === undefined ? { value } : { value, numberFormat };
}

/** Excel keeps fifteen significant digits of what is typed; the others become zeros. */
function toFifteenDigits(whole: string, decimals: string, exponent: string | undefined): number {
  const digits = whole + decimals;
  const lead = digits.length - digits.replace(/^0+/, "").length;
  const kept = digits.slice(0, lead + SIGNIFICANT_DIGITS_MAX).padEnd(digits.length, "0");
  return Number(
    `${kept.slice(0, whole.length) || "0"}.${kept.slice(whole.length) || "0"}e${exponent ?? "0"}`,
  );
}

interface TakenCurrency {
  /** The text without the currency sign; its own sign in front. */
  readonly rest: string;
  readonly formats: readonly [whole: string, withCents: string];
}

const SPACES = "[ \\u00a0\\u202f]*";

function takeCurrency(text: string, rules: LocaleRules): TakenCurrency | undefined {
  // Excel knows the region's own sign and the euro, wherever it runs.
  for (const symbol of rules.currencySymbol === "€" ? ["€"] : [rules.currencySymbol, "€"]) {
    if (!text.includes(symbol)) continue;
    const sign = `\\${symbol}`;
    const before = new RegExp(`^([+-]?)${SPACES}${sign}${SPACES}([^${symbol}]+)$`).exec(text);
    const after = new RegExp(`^([^${symbol}]*[^${symbol} \\u00a0\\u202f])${SPACES}${sign}$`).exec(text);
    if (before === null && after === null) return undefined;
    const rest = before === null ? after![1]! : before[1]! + before[2]!;
    const formats: TakenCurrency["formats"] =
      symbol === rules.currencySymbol
        ? rules.currencyFormats
        : before === null
          ? ["#,##0 [$€-1]", "#,##0.00 [$€-1]"]
          : ["[$€-2] #,##0", "[$€-2] #,##0.00"];
    return { rest, formats };
  }
  return undefined;
}

/** `1 1/2`: a whole number and a fraction; a fraction alone would be a date. */
function readFraction(text: string): TypedConstant | undefined {
  const match = /^(-?)(\d+) (\d{1,3})\/(\d{1,3})$/.exec(text);
  if (match === null || Number(match[4]) === 0) return undefined;
  const magnitude = Number(match[2]) + Number(match[3]) / Number(match[4]);
  const isOneDigit = match[3]!.length === 1 && match[4]!.length === 1;
  return { value: match[1] === "-" ? -magnitude : magnitude, numberFormat: isOneDigit ? "# ?/?" : "# ??/??" };
}
