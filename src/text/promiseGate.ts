import type { CallLogged } from "../domain/callLog";
import { joinList } from "./joinList";
import type { Language } from "./ruleWords";

/** What a promise is made of; the first two make it one at all. */
export type PromisePart = "amount" | "untilOn" | "means" | "person";

const PARTS: readonly PromisePart[] = ["amount", "untilOn", "means", "person"];

/** What is not known yet. */
export function promiseGaps(call: Pick<CallLogged, PromisePart>): readonly PromisePart[] {
  return PARTS.filter((part) => call[part] === undefined || call[part] === "");
}

/** What the gaps make of a promise, in one sentence; empty when there are none. Source: RULES §6. */
export function formatPromiseGaps(gaps: readonly PromisePart[], language: Language): string {
  if (gaps.length === 0) return "";
  const isIntention = gaps.includes("amount") || gaps.includes("untilOn");
  const missing = joinList(
    gaps.map((part) => WORDS[language][part]),
    language,
  );
  if (language === "fr")
    return isIntention
      ? `Il manque ${missing}\u00a0: ce sera noté comme une intention, et le client reste dans la liste.`
      : `C’est une promesse, mais il manque ${missing}\u00a0: à demander avant de raccrocher.`;
  return isIntention
    ? `Without ${missing}, it is noted as an intention, and the customer stays on the list.`
    : `It is a promise, but without ${missing}: ask before you hang up.`;
}

const WORDS: Readonly<Record<Language, Readonly<Record<PromisePart, string>>>> = {
  en: { amount: "an amount", untilOn: "a date", means: "a means of payment", person: "a name" },
  fr: { amount: "le montant", untilOn: "la date", means: "le moyen de paiement", person: "le nom" },
};
