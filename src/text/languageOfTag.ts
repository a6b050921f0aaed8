import type { Language } from "./ruleWords";

/** The language to speak where Excel, or the browser, is set to a BCP 47 tag; English for those we do not know. */
export function languageOfTag(tag: string): Language {
  return tag.toLowerCase().startsWith("fr") ? "fr" : "en";
}
