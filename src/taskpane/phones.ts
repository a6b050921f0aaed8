import type { Assessment } from "../domain/assessment";

/** The numbers that the sheet gives for a debtor, each once, direct lines before second ones. */
export function phonesOf(assessments: readonly Assessment[]): readonly string[] {
  const numbers = assessments.flatMap(({ receivable: { phone, mobile } }) => [phone, mobile]);
  return [...new Set(numbers.filter((number): number is string => number !== undefined && number !== ""))];
}

/** @example "01 99 00 66 19" // => "tel:0199006619" */
export function telLink(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
