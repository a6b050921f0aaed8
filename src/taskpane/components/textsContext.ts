import { createContext, useContext } from "react";
import type { LanguageCode } from "../../application/ports";
import { textsOf, type Texts } from "../../text/texts";

/** The language of every component below. */
export const LanguageContext = createContext<LanguageCode>("en");

export interface Wording {
  readonly t: Texts;
  readonly language: LanguageCode;
}

export function useTexts(): Wording {
  const language = useContext(LanguageContext);
  return { t: textsOf(language), language };
}
