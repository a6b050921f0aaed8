import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Desk } from "../../../application/openDesk";
import type { SettledDutyDraft } from "../../../application/settleDuty";
import type { Duty } from "../../../domain/duties";
import { dutyWordsOf, formatDuty } from "../../../text/dutyWords";
import { DutyFacts } from "./DutyFacts";
import { TextField } from "./fields";
import { PlanAnswerBox, type PlanAnswerGiven } from "./PlanAnswerBox";
import { useCallWords } from "./useCallWords";
import "./call.css";

export interface OwnDutiesProps {
  readonly desk: Desk;
  /** Of one debtor. */
  readonly duties: readonly Duty[];
  readonly isSaving: boolean;
  readonly onSettle: (settled: Omit<SettledDutyDraft, "id" | "settledOn">) => void;
  readonly onAnswer: (answer: PlanAnswerGiven) => void;
}

/** What we owe this debtor: an answer, a consequence that we announced, papers, a promise of ours. */
export function OwnDuties({ desk, duties, isSaving, onSettle, onAnswer }: OwnDutiesProps) {
  const { language } = useCallWords();
  if (duties.length === 0) return null;
  return (
    <section className="ownDuties">
      <h2>{dutyWordsOf(language).title}</h2>
      <ul className="history">
        {duties.map((duty) => (
          <li key={`${duty.callId} ${duty.kind} ${"index" in duty ? duty.index : ""}`}>
            {duty.kind === "answer" ? (
              <PlanAnswerBox desk={desk} duty={duty} isSaving={isSaving} onAnswer={onAnswer} />
            ) : (
              <DutyLine
                duty={duty}
                asOf={desk.asOf}
                isSaving={isSaving}
                onSettle={(how, note) =>
                  onSettle({ callId: duty.callId, duty: { kind: duty.kind, index: duty.index }, how, note })
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly duty: Exclude<Duty, { readonly kind: "answer" }>;
  readonly asOf: Desk["asOf"];
  readonly isSaving: boolean;
  readonly onSettle: (how: "DONE" | "WAIVED", note: string) => void;
}

function DutyLine({ duty, asOf, isSaving, onSettle }: LineProps) {
  const { w, language } = useCallWords();
  const words = dutyWordsOf(language);
  const what = formatDuty(duty, language);
  const [isGivingUp, setIsGivingUp] = useState(false);
  const [why, setWhy] = useState("");
  return (
    <>
      <DutyFacts duty={duty} asOf={asOf} />
      {isGivingUp && (
        <TextField
          label={w.duties.why}
          hint={duty.kind === "consequence" ? words.waiveHint : undefined}
          value={why}
          onChange={setWhy}
        />
      )}
      <div className="actions">
        {!isGivingUp && (
          <Button
            size="small"
            disabledFocusable={isSaving}
            aria-label={w.duties.about(words.done, what)}
            onClick={() => onSettle("DONE", "")}
          >
            {words.done}
          </Button>
        )}
        <Button
          size="small"
          disabledFocusable={isSaving}
          aria-label={w.duties.about(words.waive, what)}
          onClick={() => (isGivingUp ? onSettle("WAIVED", why.trim()) : setIsGivingUp(true))}
        >
          {words.waive}
        </Button>
        {isGivingUp && (
          <Button size="small" onClick={() => setIsGivingUp(false)}>
            {w.answer.cancel}
          </Button>
        )}
      </div>
    </>
  );
}
