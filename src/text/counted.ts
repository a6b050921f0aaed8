import { formatCount } from "./formatAmount";
import type { Language } from "./ruleWords";

/**
 * A number with its noun. French counts 0 and 1 as singular.
 *
 * @example
 * counted(1, ["fait", "faits"], "fr") // => "1 fait"
 */
export function counted(count: number, [one, many]: readonly [string, string], language: Language): string {
  const isOne = language === "fr" ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return `${formatCount(count, language)} ${isOne ? one : many}`;
}
