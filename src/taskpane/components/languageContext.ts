import { createContext } from "react";
import type { LanguageCode } from "../../application/ports";

/** The language of every component below. */
export const LanguageContext = createContext<LanguageCode>("en");
