import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { formatIsoDate, parseIsoDate, type LocalDate } from "../../../domain/localDate";
import type { Money } from "../../../domain/money";
import { splitPlan, type PlanSplit } from "../../../domain/planProposal";
import type { LanguageCode } from "../../../application/ports";
import { formatFigure } from "../../../text/formatAmount";
import { parseAmount } from "../../../text/parseAmount";
import type { PlanLine } from "../../callForm/callForm";
import { AmountField, ChoiceField, DateField, TextField } from "./fields";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly total: Money;
  readonly today: LocalDate;
  readonly onFill: (lines: readonly PlanLine[]) => void;
}

const INTERVALS = ["MONTH", "TWO_WEEKS", "WEEK"] as const;
type Interval = (typeof INTERVALS)[number];
const EVERY: Readonly<Record<Interval, PlanSplit["every"]>> = {
  MONTH: { months: 1 },
  TWO_WEEKS: { days: 14 },
  WEEK: { days: 7 },
};
const COUNT_MAX = 36;

/** As typed. */
interface Split {
  readonly first: string;
  readonly count: string;
  readonly every: Interval;
  readonly from: string;
}

/** A first payment now and so many after it: fills the lines of a plan, which stay to be changed. */
export function SplitPanel({ total, today, onFill }: Props) {
  const { w, language } = useCallWords();
  const [split, setSplit] = useState<Split>({
    first: "",
    count: "3",
    every: "MONTH",
    from: formatIsoDate(today),
  });
  const [isRefused, setIsRefused] = useState(false);
  const change = (changed: Partial<Split>): void => {
    setSplit({ ...split, ...changed });
    setIsRefused(false);
  };
  const fill = (): void => {
    const lines = linesOf(split, total, language);
    if (lines === undefined) setIsRefused(true);
    else onFill(lines);
  };
  return (
    <>
      <div className="fields">
        <AmountField
          label={w.plan.first}
          value={split.first}
          currency={total.currency}
          hint={w.plan.firstHint}
          onChange={(first) => change({ first })}
        />
        <DateField label={w.plan.from} value={split.from} onChange={(from) => change({ from })} />
        <TextField label={w.plan.count} value={split.count} onChange={(count) => change({ count })} />
        <ChoiceField
          label={w.plan.every}
          value={split.every}
          codes={INTERVALS}
          words={w.plan.intervals}
          onChange={(every) => change({ every: every === "" ? "MONTH" : every })}
        />
      </div>
      {isRefused && (
        <p role="alert" className="refusal">
          {w.plan.cannotSplit}
        </p>
      )}
      <div className="actions">
        <Button size="small" onClick={fill}>
          {w.plan.fill}
        </Button>
      </div>
    </>
  );
}

function linesOf(
  { first, count, every, from }: Split,
  total: Money,
  language: LanguageCode,
): readonly PlanLine[] | undefined {
  const firstOn = parseIsoDate(from);
  const times = /^\d+$/.test(count.trim()) ? Number(count) : 0;
  const firstPayment = first.trim() === "" ? undefined : parseAmount(first, total.currency, language);
  const isFirstWrong =
    first.trim() !== "" &&
    (firstPayment === undefined ||
      firstPayment.amountMinor <= 0 ||
      firstPayment.amountMinor > total.amountMinor);
  if (firstOn === undefined || times < 1 || times > COUNT_MAX || isFirstWrong || total.amountMinor <= 0)
    return undefined;
  return splitPlan({ total, firstOn, firstPayment, count: times, every: EVERY[every] }).map(
    ({ dueOn, amount }) => ({ dueOn: formatIsoDate(dueOn), amount: formatFigure(amount, language) }),
  );
}
