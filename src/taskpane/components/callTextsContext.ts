import { createContext } from "react";
import type { CallTexts } from "../../application/ports";

/** The person's own words for scripts and answers, for whatever shows them. */
export const CallTextsContext = createContext<CallTexts>({});
