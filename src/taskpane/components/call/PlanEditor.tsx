import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Desk } from "../../../application/openDesk";
import { formatIsoDate } from "../../../domain/localDate";
import type { Money } from "../../../domain/money";
import type { Receivable } from "../../../domain/receivable";
import type { PlanLine } from "../../callForm/callForm";
import { decodePlan } from "../../callForm/decodeCallForm";
import { Disclosure } from "../Disclosure";
import { withLine, withoutLine, type CallPartProps } from "./callParts";
import { AmountField, DateField } from "./fields";
import { PlanFigures } from "./PlanFigures";
import { SplitPanel } from "./SplitPanel";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly title: string;
  readonly desk: Desk;
  /** Of the debtor, paid ones too. */
  readonly receivables: readonly Receivable[];
  readonly lines: readonly PlanLine[];
  /** What the plan is to pay off. */
  readonly open: Money;
  readonly refusalOf: CallPartProps["refusalOf"];
  readonly onChange: (lines: readonly PlanLine[]) => void;
}

/** The payments of a plan: filled in by splitting what is open, or one by one, and measured. */
export function PlanEditor({ title, desk, receivables, lines, open, refusalOf, onChange }: Props) {
  const { w, language } = useCallWords();
  const { plan, refusals } = decodePlan(lines, { currency: open.currency, from: desk.asOf, language });
  // The button that filled the lines goes: the keyboard goes on at the first of them.
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const [timesFilled, setTimesFilled] = useState(0);
  useEffect(() => {
    if (timesFilled > 0) fieldset.current?.querySelector("input")?.focus();
  }, [timesFilled]);
  const fill = (filled: readonly PlanLine[]): void => {
    onChange(filled);
    setTimesFilled(timesFilled + 1);
  };
  return (
    <fieldset className="plan" ref={fieldset}>
      <legend>{title}</legend>
      {lines.map((line, index) => (
        <div key={index} className="planLine">
          <DateField
            label={w.plan.date}
            name={w.plan.dueOn(index + 1)}
            value={line.dueOn}
            refusal={refusalOf(`plan.${index}.dueOn`)}
            onChange={(dueOn) => onChange(withLine(lines, index, { dueOn }))}
          />
          <AmountField
            label={w.plan.figure}
            name={w.plan.amount(index + 1)}
            value={line.amount}
            currency={open.currency}
            refusal={refusalOf(`plan.${index}.amount`)}
            onChange={(amount) => onChange(withLine(lines, index, { amount }))}
          />
          <button
            type="button"
            className="close"
            aria-label={w.plan.remove(index + 1)}
            title={w.plan.remove(index + 1)}
            onClick={() => onChange(withoutLine(lines, index))}
          >
            ×
          </button>
        </div>
      ))}
      {plan.length > 0 && refusals.length === 0 && (
        <PlanFigures desk={desk} plan={plan} open={open} receivables={receivables} />
      )}
      {lines.length === 0 && <SplitPanel total={open} today={desk.asOf} onFill={fill} />}
      <div className="actions">
        <Button
          size="small"
          onClick={() =>
            onChange([...lines, { dueOn: lines.length === 0 ? formatIsoDate(desk.asOf) : "", amount: "" }])
          }
        >
          {w.plan.add}
        </Button>
      </div>
      {lines.length > 0 && (
        <Disclosure title={w.plan.split}>
          {() => <SplitPanel total={open} today={desk.asOf} onFill={fill} />}
        </Disclosure>
      )}
    </fieldset>
  );
}
