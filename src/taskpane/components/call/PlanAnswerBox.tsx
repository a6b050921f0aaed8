import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { PlanAnswerDraft } from "../../../application/answerPlan";
import type { Desk } from "../../../application/openDesk";
import { PLAN_ANSWERS, type PlanAnswer } from "../../../domain/callLog";
import type { Duty } from "../../../domain/duties";
import { formatIsoDate } from "../../../domain/localDate";
import type { Money } from "../../../domain/money";
import { formatAmount, formatFigure } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import type { PlanLine } from "../../callForm/callForm";
import { decodePlan, type FormPlace } from "../../callForm/decodeCallForm";
import { DutyFacts } from "./DutyFacts";
import { PlanEditor } from "./PlanEditor";
import { TextField } from "./fields";
import { useCallWords } from "./useCallWords";

export type PlanAnswerGiven = Omit<PlanAnswerDraft, "id" | "answeredOn">;

interface Props {
  readonly desk: Desk;
  readonly duty: Extract<Duty, { readonly kind: "answer" }>;
  readonly isSaving: boolean;
  readonly onAnswer: (answer: PlanAnswerGiven) => void;
}

/** A plan that the debtor proposed, and the answer we had reserved. */
export function PlanAnswerBox({ desk, duty, isSaving, onAnswer }: Props) {
  const { w, language } = useCallWords();
  const [answer, setAnswer] = useState<PlanAnswer>();
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<readonly PlanLine[]>(() =>
    duty.plan.map(({ dueOn, amount }) => ({
      dueOn: formatIsoDate(dueOn),
      amount: formatFigure(amount, language),
    })),
  );
  const [isTried, setIsTried] = useState(false);
  const open = openOfProposal(desk, duty);
  const withPlan = answer === "ACCEPTED" || answer === "COUNTERED";
  const decoded = decodePlan(lines, { currency: open.currency, from: desk.asOf, language });
  const refusals = new Map<FormPlace, string>(
    isTried && withPlan ? decoded.refusals.map(({ place, fault }) => [place, w.faults[fault]]) : [],
  );
  const save = (): void => {
    setIsTried(true);
    if (answer === undefined || (withPlan && decoded.refusals.length > 0)) return;
    onAnswer({
      call: { id: duty.callId },
      answer,
      ...(withPlan && { plan: decoded.plan }),
      note: note.trim(),
    });
  };

  return (
    <div className="stack">
      <DutyFacts duty={duty} asOf={desk.asOf} />
      {duty.plan.length > 0 && !withPlan && (
        <ul className="lines">
          {duty.plan.map(({ dueOn, amount }, index) => (
            <li key={index}>{w.answer.line(formatDate(dueOn, language), formatAmount(amount, language))}</li>
          ))}
        </ul>
      )}
      <div className="actions" role="group" aria-label={w.answer.choose}>
        {PLAN_ANSWERS.map((code) => (
          <Button
            key={code}
            size="small"
            aria-pressed={answer === code}
            appearance={answer === code ? "primary" : "secondary"}
            onClick={() => setAnswer(answer === code ? undefined : code)}
          >
            {w.answer.answers[code]}
          </Button>
        ))}
      </div>
      {answer !== undefined && (
        <>
          {withPlan && (
            <PlanEditor
              title={answer === "ACCEPTED" ? w.answer.acceptedPlan : w.answer.counterPlan}
              lines={lines}
              open={open}
              desk={desk}
              receivables={desk.ledger.receivables.filter(({ debtor }) => debtor.key === duty.debtorKey)}
              refusalOf={(place) => refusals.get(place)}
              onChange={setLines}
            />
          )}
          <TextField label={w.answer.note} value={note} onChange={setNote} />
          <div className="actions">
            <Button size="small" appearance="primary" disabledFocusable={isSaving} onClick={save}>
              {w.answer.save}
            </Button>
            <Button size="small" onClick={() => setAnswer(undefined)}>
              {w.answer.cancel}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Still open today on what the proposal was about. */
function openOfProposal(desk: Desk, { callId, debtorKey, plan }: Props["duty"]): Money {
  const call = desk.history.eventsByDebtor.get(debtorKey)?.find(({ id }) => id === callId);
  const covered = new Set(call?.covers.map(({ key }) => key));
  const currency = plan[0]?.amount.currency ?? call?.covers[0]?.open.currency ?? "EUR";
  const amountMinor = desk.ledger.receivables
    .filter(
      ({ key, open, duplicateOf }) =>
        covered.has(key) && open.currency === currency && duplicateOf === undefined,
    )
    .reduce((sum, { open }) => sum + Math.max(0, open.amountMinor), 0);
  return { amountMinor, currency };
}
