import { cases as eventCases } from "./eventCases";
import { cases as functionCases } from "./functionCases";
import { cases as rangeCases } from "./rangeCases";
import { cases as readingCases } from "./readingCases";
import { cases as sessionCases } from "./sessionCases";
import { cases as sheetCases } from "./sheetCases";
import { cases as tableCases } from "./tableCases";
import { cases as workbookCases } from "./workbookCases";
import { cases as writingCases } from "./writingCases";
import type { HostCase } from "./hostCase";

/** Every host case, by the file that holds it. */
export const casesByFile: Readonly<Record<string, readonly HostCase[]>> = {
  eventCases,
  functionCases,
  rangeCases,
  readingCases,
  sessionCases,
  sheetCases,
  tableCases,
  workbookCases,
  writingCases,
};
