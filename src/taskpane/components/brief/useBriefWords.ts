import { briefWordsOf, type BriefWords } from "../../../text/briefWords";
import { callDetailWordsOf, type CallDetailWords } from "../../../text/callDetailWords";
import { useTexts, type Wording } from "../textsContext";

/** The pane's words with those of the brief: `b`, and `d` for the codes of a call's details. */
export interface BriefWording extends Wording {
  readonly b: BriefWords;
  readonly d: CallDetailWords;
}

export function useBriefWords(): BriefWording {
  const wording = useTexts();
  const { language } = wording;
  return { ...wording, b: briefWordsOf(language), d: callDetailWordsOf(language) };
}
