import { callDetailWordsOf, type CallDetailWords } from "../../../text/callDetailWords";
import { callFormWordsOf, type CallFormWords } from "../../../text/callFormWords";
import { useTexts, type Wording } from "../textsContext";

/** The pane's words with those of the call form: `w`, and `d` for the codes of a call's details. */
export interface CallWording extends Wording {
  readonly w: CallFormWords;
  readonly d: CallDetailWords;
}

export function useCallWords(): CallWording {
  const wording = useTexts();
  const { language } = wording;
  return { ...wording, w: callFormWordsOf(language), d: callDetailWordsOf(language) };
}
