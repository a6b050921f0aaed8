import { Button } from "@fluentui/react-components";
import type { CallCalendar } from "../../../domain/calendar";
import { formatIsoDate, type LocalDate } from "../../../domain/localDate";
import type { Money } from "../../../domain/money";
import { formatAmount } from "../../../text/formatAmount";
import { parseAmount } from "../../../text/parseAmount";
import { openOfCovered, type PlanLine } from "../../callForm";
import { withLine, withoutLine, type CallPartProps } from "./callParts";
import { AmountField, DateField, TextField } from "./fields";
import { useCallWords } from "./useCallWords";

/** A plan in the call form: proposed, with the answer reserved, or agreed. */
export function PlanFields({ desk, view, form, refusalOf, onChange }: CallPartProps) {
  const { w } = useCallWords();
  const isProposed = form.outcome === "PROP";
  return (
    <>
      {isProposed && <p className="hint">{w.plan.reserved}</p>}
      <PlanEditor
        title={isProposed ? w.plan.proposed : w.plan.agreed}
        lines={form.plan}
        open={openOfCovered(form, view)}
        today={desk.asOf}
        calendar={desk.policy.calendar}
        refusalOf={refusalOf}
        onChange={(plan) => onChange({ plan })}
      />
      {isProposed && (
        <TextField
          label={w.plan.consulted}
          value={form.consulted}
          onChange={(consulted) => onChange({ consulted })}
        />
      )}
      <TextField
        label={isProposed ? w.plan.terms : w.plan.clause}
        value={form.detail}
        onChange={(detail) => onChange({ detail })}
      />
    </>
  );
}

interface EditorProps {
  readonly title: string;
  readonly lines: readonly PlanLine[];
  /** What the plan is to pay off. */
  readonly open: Money;
  readonly today: LocalDate;
  readonly calendar: CallCalendar;
  readonly refusalOf: CallPartProps["refusalOf"];
  readonly onChange: (lines: readonly PlanLine[]) => void;
}

/** The payments of a plan, one by one, and what they come to against what is open. */
export function PlanEditor({ title, lines, open, today, refusalOf, onChange }: EditorProps) {
  const { w } = useCallWords();
  return (
    <fieldset className="plan">
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
      {lines.length > 0 && <PlanSum lines={lines} open={open} />}
      <div className="actions">
        <Button
          size="small"
          onClick={() =>
            onChange([...lines, { dueOn: lines.length === 0 ? formatIsoDate(today) : "", amount: "" }])
          }
        >
          {w.plan.add}
        </Button>
      </div>
    </fieldset>
  );
}

function PlanSum({ lines, open }: Pick<EditorProps, "lines" | "open">) {
  const { w, language } = useCallWords();
  const amounts = lines.map(({ amount }) => parseAmount(amount, open.currency, language)?.amountMinor);
  if (amounts.some((amount) => amount === undefined)) return null;
  const totalMinor = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const missingMinor = open.amountMinor - totalMinor;
  const total = formatAmount({ ...open, amountMinor: totalMinor }, language);
  const rest = formatAmount({ ...open, amountMinor: Math.abs(missingMinor) }, language);
  return (
    <p className={missingMinor === 0 ? "hint" : "planSum"} role="status">
      {missingMinor === 0
        ? w.plan.sumExact(total)
        : missingMinor > 0
          ? w.plan.sumShort(total, rest)
          : w.plan.sumOver(total, rest)}
    </p>
  );
}
