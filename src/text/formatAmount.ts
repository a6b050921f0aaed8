import type { LanguageCode } from "../application/ports";
import { minorDigitsOf, moneyToDecimal, type Money } from "../domain/money";

const LOCALES: Readonly<Record<LanguageCode, string>> = { en: "en-GB", fr: "fr-FR" };

// A formatter takes far longer to build than to use, and lists show hundreds of amounts.
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(key: string, locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter;
}

/**
 * An amount with its currency; a code that is no ISO 4217 code is written after the figure as it stands.
 *
 * @example
 * formatAmount({ amountMinor: 123456, currency: "EUR" }, "fr") // => "1 234,56 €" (with no-break spaces)
 * formatAmount({ amountMinor: 123456, currency: "EUR" }, "en") // => "€1,234.56"
 */
export function formatAmount(money: Money, language: LanguageCode): string {
  const { currency } = money;
  const digits = minorDigitsOf(currency);
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const figure = moneyToDecimal(money);
  if (/^[A-Z]{3}$/.test(currency)) {
    const options = { style: "currency", currency, ...fraction } as const;
    return formatterOf(`${language} ${currency}`, LOCALES[language], options).format(figure);
  }
  const plain = formatterOf(`${language} ${digits}`, LOCALES[language], fraction).format(figure);
  return `${plain}\u00a0${currency}`;
}

/** Several currencies side by side, never added up. */
export function formatAmounts(amounts: readonly Money[], language: LanguageCode): string {
  return amounts.map((amount) => formatAmount(amount, language)).join(" · ");
}

/** A whole number, grouped. @example formatCount(50000, "en") // => "50,000" */
export function formatCount(count: number, language: LanguageCode): string {
  return formatterOf(language, LOCALES[language], { maximumFractionDigits: 0 }).format(count);
}

/**
 * The bare figure, for a field that a person may change.
 *
 * @example
 * formatFigure({ amountMinor: 123456, currency: "EUR" }, "fr") // => "1234,56"
 */
export function formatFigure(money: Money, language: LanguageCode): string {
  const text = moneyToDecimal(money).toFixed(minorDigitsOf(money.currency));
  return language === "fr" ? text.replace(".", ",") : text;
}

/**
 * The currency beside a field: its sign where it has one of its own.
 *
 * @example
 * currencySign("EUR", "fr") // => "€"
 */
export function currencySign(currency: string, language: LanguageCode): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency;
  const formatter = formatterOf(`sign ${language} ${currency}`, LOCALES[language], {
    style: "currency",
    currency,
  });
  return formatter.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
}
