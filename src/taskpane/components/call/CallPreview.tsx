import type { Desk } from "../../../application/openDesk";
import { earliestNext, previewCall } from "../../../application/previewCall";
import type { CallDraft } from "../../../application/recordCall";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { formatPromiseGaps, promiseGaps } from "../../../text/promiseGate";
import { formatNextCallReason } from "../../../text/ruleWords";
import { currenciesNotPromised, openOfCovered, type CallForm } from "../../callForm/callForm";
import { missingOfCommitment } from "../../callForm/decodeCallForm";
import type { DebtorView } from "../../views/deskView";
import { useTexts } from "../textsContext";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly form: CallForm;
  /** What the form is so far. */
  readonly draft: CallDraft;
}

/** What saving would set, by the rules themselves; and what a promise lacks to be one. */
export function CallPreview({ desk, view, form, draft }: Props) {
  const { t, language } = useTexts();
  const assessments = previewCall(desk, draft);
  const next = (earliestNext(assessments) ?? assessments[0])?.next;
  const lack = missingOfCommitment(draft);
  const notPromised = lack === undefined ? currenciesNotPromised(form, view) : [];
  const open = openOfCovered(form, view);
  const isPromise = draft.outcome === "PTP" || draft.outcome === "PTPP";
  const isMoreThanOpen =
    isPromise && draft.amount !== undefined && draft.amount.amountMinor > open.amountMinor;
  const toAsk = isPromise && lack === undefined ? formatPromiseGaps(promiseGaps(draft), language) : "";
  if (next === undefined && lack === undefined) return null;
  const why = next && formatNextCallReason(next.reason, language);
  return (
    <div className="preview">
      {lack !== undefined && <p className="warning">{t.call.intention[lack]}</p>}
      {notPromised.length > 0 && <p className="warning">{t.call.otherCurrency(notPromised.join(", "))}</p>}
      {isMoreThanOpen && <p className="warning">{t.call.moreThanOpen(formatAmount(open, language))}</p>}
      {toAsk !== "" && <p>{toAsk}</p>}
      {next !== undefined && why && (
        <p>
          {next.on === undefined
            ? t.call.previewNone(why)
            : t.call.previewNext(formatDate(next.on, language), why)}
        </p>
      )}
    </div>
  );
}
