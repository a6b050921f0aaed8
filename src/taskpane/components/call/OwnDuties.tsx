import { Button } from "@fluentui/react-components";
import type { Desk } from "../../../application/openDesk";
import type { SettledDutyDraft } from "../../../application/settleDuty";
import type { Duty } from "../../../domain/duties";
import { DueLine, dutyWords } from "./DueLine";
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
  const wording = useCallWords();
  const { w } = wording;
  if (duties.length === 0) return null;
  return (
    <section className="ownDuties">
      <h2>{w.duties.title}</h2>
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
                onSettle={(how) =>
                  onSettle({ callId: duty.callId, duty: { kind: duty.kind, index: duty.index }, how })
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
  readonly onSettle: (how: "DONE" | "WAIVED") => void;
}

function DutyLine({ duty, asOf, isSaving, onSettle }: LineProps) {
  const wording = useCallWords();
  const { w } = wording;
  const what = dutyWords(duty, wording);
  return (
    <>
      <p className="name">{what}</p>
      <DueLine duty={duty} asOf={asOf} />
      <div className="actions">
        <Button
          size="small"
          disabledFocusable={isSaving}
          aria-label={w.duties.doneFor(what)}
          onClick={() => onSettle("DONE")}
        >
          {w.duties.done}
        </Button>
        <Button
          size="small"
          disabledFocusable={isSaving}
          aria-label={w.duties.waiveFor(what)}
          onClick={() => onSettle("WAIVED")}
        >
          {w.duties.waive}
        </Button>
      </div>
    </>
  );
}
