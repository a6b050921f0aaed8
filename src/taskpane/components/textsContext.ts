import { useContext } from "react";
import type { LanguageCode } from "../../application/ports";
import { textsOf, type Texts } from "../../text/texts";
import { LanguageContext } from "./languageContext";

export interface Wording {
  readonly t: Texts;
  readonly language: LanguageCode;
}

export function useTexts(): Wording {
  const language = useContext(LanguageContext);
  return { t: textsOf(language), language };
}
