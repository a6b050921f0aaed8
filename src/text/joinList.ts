import type { Language } from "./ruleWords";

/**
 * Parts as a sentence lists them; the last one after « and » (no comma before it in either language).
 *
 * @example
 * joinList(["F-1", "F-2", "F-3"], "fr") // => "F-1, F-2 et F-3"
 */
export function joinList(parts: readonly string[], language: Language): string {
  const last = parts.at(-1);
  if (last === undefined) return "";
  if (parts.length === 1) return last;
  return `${parts.slice(0, -1).join(", ")} ${language === "fr" ? "et" : "and"} ${last}`;
}
