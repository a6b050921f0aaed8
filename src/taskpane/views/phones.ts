import type { Assessment } from "../../domain/assessment";

/** The numbers that the sheet gives for a debtor, each once, direct lines before second ones. */
export function phonesOf(assessments: readonly Assessment[]): readonly string[] {
  const numbers = assessments.flatMap(({ receivable: { phone, mobile } }) => [phone, mobile]);
  return [...new Set(numbers.filter((number): number is string => number !== undefined && number !== ""))];
}

/**
 * What a phone dials: the first number, its extension apart, and no trunk zero after a country code.
 *
 * @example
 * telLink("01 99 00 66 19") // => "tel:0199006619"
 * telLink("+33 (0)4 71 00 00 04 poste 451") // => "tel:+33471000004;ext=451"
 */
export function telLink(phone: string): string {
  const [number = "", after = ""] = phone
    .replace(/(\+\d{1,3}\s*)\(0\)/, "$1")
    .split(/[\p{L}#]+/u)
    .map((part) => part.replace(/[^+\d]/g, ""))
    .filter((part) => part !== "");
  return `tel:${number}${after !== "" && after.length <= EXTENSION_DIGITS_MAX ? `;ext=${after}` : ""}`;
}

/** More of them are another number. */
const EXTENSION_DIGITS_MAX = 6;
