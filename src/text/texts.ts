import type { LanguageCode } from "../application/ports";
import { en, type Texts } from "./en";
import { fr } from "./fr";

export type { Texts } from "./en";

const TEXTS: Readonly<Record<LanguageCode, Texts>> = { en, fr };

/** Every word of the pane in one language. */
export function textsOf(language: LanguageCode): Texts {
  return TEXTS[language];
}
