import { Button } from "@fluentui/react-components";
import type { Desk } from "../../application/openDesk";
import type { MergeSuggestion } from "../../domain/nameVariants";
import type { Debtor } from "../../domain/receivable";
import { formatAmounts } from "../../text/formatAmount";
import { pasteTextsOf } from "../../text/paste";
import { debtorIn } from "../views/deskView";
import type { Job } from "../session/paneState";
import { CappedList } from "./CappedList";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import "./paste.css";

interface Props {
  readonly desk: Desk;
  readonly suggestions: readonly MergeSuggestion[];
  readonly job: Job | undefined;
  readonly onMerge: (suggestion: MergeSuggestion) => void;
  readonly onDistinct: (suggestion: MergeSuggestion) => void;
  readonly onTakeBack: (entryIds: readonly string[]) => void;
  readonly onBack: () => void;
}

/** Names that may be one customer's: the person says so, or that they are not. */
export function MergeSuggestions({ desk, suggestions, job, onMerge, onDistinct, onTakeBack, onBack }: Props) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const merges = [...desk.history.merges.values()];
  const isBusy = job !== undefined;
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {words.backToSheet}
        </button>
      </div>
      <ScreenTitle>{words.mergesTitle}</ScreenTitle>
      {suggestions.length === 0 ? (
        <p>{words.noMerges}</p>
      ) : (
        <>
          <p className="hint">{words.mergesExplain}</p>
          <CappedList items={suggestions} first={10} keyOf={({ from }) => from.key} className="cards">
            {(suggestion) => {
              const { from, into } = suggestion;
              return (
                <div className="card pair">
                  <Name desk={desk} debtor={into} />
                  <Name desk={desk} debtor={from} />
                  <div className="actions">
                    <Button
                      size="small"
                      aria-label={words.sameCustomerOf(into.name, from.name)}
                      disabledFocusable={isBusy}
                      onClick={() => onMerge(suggestion)}
                    >
                      {words.sameCustomer}
                    </Button>
                    <Button
                      size="small"
                      appearance="subtle"
                      aria-label={words.notTheSameOf(into.name, from.name)}
                      disabledFocusable={isBusy}
                      onClick={() => onDistinct(suggestion)}
                    >
                      {words.notTheSame}
                    </Button>
                  </div>
                </div>
              );
            }}
          </CappedList>
        </>
      )}
      {merges.length > 0 && (
        <section>
          <h2>{words.mergedTitle}</h2>
          <CappedList items={merges} first={10} keyOf={({ id }) => id} className="changes">
            {({ id, fromName, intoName }) => (
              <div className="invoiceHead">
                <span>{words.fromTo(fromName, intoName)}</span>
                <button
                  type="button"
                  className="quiet"
                  aria-label={words.apartOf(fromName, intoName)}
                  disabled={isBusy}
                  onClick={() => onTakeBack([id])}
                >
                  {words.apart}
                </button>
              </div>
            )}
          </CappedList>
        </section>
      )}
    </main>
  );
}

function Name({ desk, debtor }: { readonly desk: Desk; readonly debtor: Debtor }) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const view = debtorIn(desk, debtor.key);
  return (
    <div>
      <span className="name">{debtor.name}</span>
      {debtor.code !== undefined && <span className="hint"> {debtor.code}</span>}
      <div className="hint">
        {[
          words.ownInvoices(view?.assessments.length ?? 0),
          ...(view && view.open.length > 0 ? [formatAmounts(view.open, language)] : []),
        ].join(" · ")}
      </div>
    </div>
  );
}
