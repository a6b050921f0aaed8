import type { LanguageCode } from "../../../application/ports";
import type { Desk } from "../../../application/openDesk";
import type { Instalment } from "../../../domain/callDetails";
import type { Money } from "../../../domain/money";
import { usualMonthlyPayments } from "../../../domain/paymentHabits";
import { analysePlan, type PlanConcern } from "../../../domain/planProposal";
import type { Receivable } from "../../../domain/receivable";
import type { CallFormWords } from "../../../text/callFormWords";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly desk: Desk;
  readonly plan: readonly Instalment[];
  /** What it is to pay off. */
  readonly open: Money;
  /** Of the debtor, paid ones too: what they usually pay is seen there. */
  readonly receivables: readonly Receivable[];
}

/** A plan in figures: what it comes to against what is open, how soon, and what speaks against it. */
export function PlanFigures({ desk, plan, open, receivables }: Props) {
  const { w, language } = useCallWords();
  const { asOf, policy } = desk;
  const usualMonthly = usualMonthlyPayments(receivables, asOf);
  const analyses = analysePlan(plan, { owed: [open], usualMonthly }, asOf, policy);
  return (
    <div role="status" className="planFigures">
      {analyses.map(({ total, upFront, lastOn, concerns }) => {
        const share = Math.round((100 * upFront.amountMinor) / Math.max(1, total.amountMinor));
        const isExact = total.amountMinor === open.amountMinor;
        return (
          <div key={total.currency}>
            {isExact && <p className="hint">{w.plan.sumExact(formatAmount(total, language))}</p>}
            {upFront.amountMinor > 0 && (
              <p className="hint">
                {w.plan.upFront(formatAmount(upFront, language), share, formatDate(lastOn, language))}
              </p>
            )}
            {concerns.map((concern) => (
              <p key={concern.type} className="concern">
                {concernWords(concern, total, w, language)}
              </p>
            ))}
          </div>
        );
      })}
    </div>
  );
}

function concernWords(concern: PlanConcern, total: Money, w: CallFormWords, language: LanguageCode): string {
  const amount = (money: Money): string => formatAmount(money, language);
  switch (concern.type) {
    case "LeavesOut":
      return w.plan.sumShort(amount(total), amount(concern.amount));
    case "AsksTooMuch":
      return w.plan.sumOver(amount(total), amount(concern.amount));
    case "NothingNow":
      return w.plan.nothingNow;
    case "TooLong":
      return w.plan.tooLong(concern.monthsMax);
    case "AboveUsualPayments":
      return w.plan.aboveUsual(amount(concern.largest), amount(concern.usualMonthly));
    case "SolvencyCheckNeeded":
      return w.plan.solvency(amount(concern.from));
  }
}
