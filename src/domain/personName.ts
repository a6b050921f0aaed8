import { foldText } from "./foldText";

/** Case, accents, spaces and punctuation do not tell two people apart. */
export function isSamePerson(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}
