import type { Assessment } from "../../../domain/assessment";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { formatNextCallReason, formatStage } from "../../../text/ruleWords";
import { CappedList } from "../CappedList";
import { useBriefWords, type BriefWording } from "./useBriefWords";

/** What one debtor owes, oldest due first; what is settled or entered twice last. */
export function Invoices({ assessments }: { readonly assessments: readonly Assessment[] }) {
  return (
    <CappedList
      items={inOrderOfInterest(assessments)}
      first={10}
      keyOf={({ receivable }) => String(receivable.rowNumber)}
      className="invoices"
    >
      {(assessment) => <InvoiceLine assessment={assessment} />}
    </CappedList>
  );
}

function InvoiceLine({ assessment }: { readonly assessment: Assessment }) {
  const wording = useBriefWords();
  const { t, b, language } = wording;
  const { receivable, next, stage, daysLate } = assessment;
  const why = formatNextCallReason(next.reason, language);
  return (
    <>
      <div className="invoiceHead">
        <span className="name">{receivable.reference || "–"}</span>
        <span className="amount">{formatAmount(receivable.open, language)}</span>
      </div>
      <p className="hint stageAndDue">
        {stage !== undefined && <span className={`chip tone${stage}`}>{formatStage(stage, language)}</span>}
        <span>
          {receivable.dueOn === undefined
            ? t.common.noDueDate
            : `${t.debtor.due(formatDate(receivable.dueOn, language))} · ${lateness(daysLate ?? 0, wording)}`}
          {receivable.dueFromTerms !== undefined && ` · ${b.fromTerms(receivable.dueFromTerms)}`}
        </span>
      </p>
      <p className="hint">
        {receivable.duplicateOf !== undefined
          ? t.debtor.duplicate(receivable.duplicateOf)
          : next.on === undefined
            ? t.debtor.noNext(why)
            : t.debtor.nextOn(formatDate(next.on, language), why)}
      </p>
    </>
  );
}

function lateness(daysLate: number, { t }: BriefWording): string {
  if (daysLate === 0) return t.common.dueToday;
  return daysLate > 0 ? t.common.daysLate(daysLate) : t.common.dueIn(-daysLate);
}

function inOrderOfInterest(assessments: readonly Assessment[]): readonly Assessment[] {
  const isLast = ({ receivable, next }: Assessment): number =>
    receivable.duplicateOf !== undefined || next.reason.type === "settled" ? 1 : 0;
  return assessments.toSorted(
    (a, b) => isLast(a) - isLast(b) || (a.receivable.dueOn ?? Infinity) - (b.receivable.dueOn ?? Infinity),
  );
}
