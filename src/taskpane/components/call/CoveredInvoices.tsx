import { Checkbox } from "@fluentui/react-components";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import {
  coverable,
  coverableLines,
  currenciesToChoose,
  disputedKeys,
  partlyDisputed,
  type CallForm,
} from "../../callForm/callForm";
import type { DebtorView } from "../../views/deskView";
import { CappedList } from "../CappedList";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly view: DebtorView;
  readonly form: CallForm;
  readonly refusal: string | undefined;
  readonly onCover: (key: string, isCovered: boolean) => void;
}

/** Which invoices the call was about. */
export function CoveredInvoices({ view, form, refusal, onCover }: Props) {
  const { t, w, language } = useCallWords();
  const disputed = disputedKeys(view);
  const inPart = partlyDisputed(view);
  const inSheet = new Set(coverable(view).map(({ key }) => key));
  const lines = coverableLines(form, view);
  const isTicked = ({ key }: { readonly key: string }): boolean => form.covered.includes(key);
  // What is ticked comes first, so that a long list hides none of it.
  const ordered = [...lines.filter(isTicked), ...lines.filter((line) => !isTicked(line))];
  const isLong = lines.length > 8;
  return (
    <fieldset data-refused={refusal && true}>
      <legend>{t.call.covers}</legend>
      {currenciesToChoose(form, view).length > 0 && (
        <p className="hint">{t.call.oneCurrency(form.currency)}</p>
      )}
      <CappedList items={isLong ? ordered : lines} first={8} keyOf={({ key }) => key} className="ticks">
        {({ key, reference, open, dueOn }) => (
          <Checkbox
            checked={form.covered.includes(key)}
            onChange={(_event, { checked }) => onCover(key, checked === true)}
            label={
              <>
                <span className="invoiceHead">
                  {reference || "–"} <span className="amount">{formatAmount(open, language)}</span>
                </span>{" "}
                <span className="hint">
                  {!inSheet.has(key)
                    ? w.gone
                    : dueOn === undefined
                      ? t.common.noDueDate
                      : t.debtor.due(formatDate(dueOn, language))}
                  {disputed.has(key) && ` · ${t.call.disputed}`}
                  {inPart.has(key) && ` · ${w.partlyDisputed(formatAmount(inPart.get(key)!, language))}`}
                </span>
              </>
            }
          />
        )}
      </CappedList>
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}
