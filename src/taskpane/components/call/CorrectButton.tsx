import type { CallLogged } from "../../../domain/callLog";
import { formatDate } from "../../../text/formatDate";
import { formatOutcome } from "../../../text/ruleWords";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly call: CallLogged;
  readonly onCorrect: (callId: string) => void;
}

/** Under an entry of the timeline: opens its correction; and says so when the entry is one itself. */
export function CorrectButton({ call, onCorrect }: Props) {
  const { w, language } = useCallWords();
  const { id, calledOn, outcome, replacedBecause } = call;
  return (
    <>
      {replacedBecause !== undefined && <p className="hint">{w.correction.corrected(replacedBecause)}</p>}
      <button
        type="button"
        className="quiet"
        aria-label={w.correction.openFor(formatDate(calledOn, language), formatOutcome(outcome, language))}
        onClick={() => onCorrect(id)}
      >
        {w.correction.open}
      </button>
    </>
  );
}
