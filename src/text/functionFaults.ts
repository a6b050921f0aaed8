import { FUNCTION_TEXTS_FR } from "./functionTexts";
import type { Language } from "./ruleWords";

/** What was expected where something else stands. */
export type FunctionFault = "date" | "number" | "text" | "calendar" | "one-cell";

const FAULTS: Readonly<Record<Language, Readonly<Record<FunctionFault, string>>>> = {
  en: {
    date: "is not a date that can be read only one way. Use a date cell or YYYY-MM-DD.",
    number: "is not a number.",
    text: "is not an outcome code or label.",
    calendar: "is not a calendar. Use FR, FR-AM, TARGET or none.",
    "one-cell": "must be one cell, not a range.",
  },
  fr: {
    date: "n’est pas une date lisible sans ambiguïté. Utilisez une cellule date ou AAAA-MM-JJ.",
    number: "n’est pas un nombre.",
    text: "n’est ni un code ni un libellé de résultat.",
    calendar: "n’est pas un calendrier. Utilisez FR, FR-AM, TARGET ou none.",
    "one-cell": "doit être une seule cellule, pas une plage.",
  },
};

/** @example functionFault("number", "open", "en") // => "open is not a number." */
export function functionFault(fault: FunctionFault, argument: string, language: Language): string {
  return `${language === "fr" ? frenchName(argument) : argument} ${FAULTS[language][fault]}`;
}

function frenchName(argument: string): string {
  for (const { parameters } of Object.values(FUNCTION_TEXTS_FR)) {
    const parameter = parameters[argument];
    if (parameter !== undefined) return parameter.name;
  }
  return argument;
}
