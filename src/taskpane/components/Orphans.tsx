import { Button, Field as LabelledField, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Desk } from "../../application/openDesk";
import { contactedOn } from "../../domain/callLog";
import type { OrphanedReceivable } from "../../domain/orphans";
import type { Receivable } from "../../domain/receivable";
import { formatAmount } from "../../text/formatAmount";
import { formatDate } from "../../text/formatDate";
import { pasteTextsOf } from "../../text/paste";
import { formatOutcome } from "../../text/ruleWords";
import type { Job } from "../session/paneState";
import { findOpenInvoices, orphansOf } from "../views/pasteView";
import { CappedList } from "./CappedList";
import { Disclosure } from "./Disclosure";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import "./paste.css";

interface Props {
  readonly desk: Desk;
  readonly job: Job | undefined;
  /** The one the person comes for: its choice of invoices is open. */
  readonly openKey: string | undefined;
  readonly onReattach: (from: OrphanedReceivable, to: Receivable) => void;
  readonly onBack: () => void;
}

/** Calls about invoices that are no longer in the sheet, each with what it may be today. */
export function Orphans(props: Props) {
  const { desk, openKey, onBack } = props;
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const orphans = orphansOf(desk);
  const asked = orphans.filter(({ key }) => key === openKey);
  const others = orphans.filter(({ key }) => key !== openKey);
  const toCheck = others.filter(({ candidates }) => candidates.length > 0);
  const unseen = others.filter((orphan) => !toCheck.includes(orphan) && orphan.vanishedOn === undefined);
  const vanished = others.filter((orphan) => !toCheck.includes(orphan) && orphan.vanishedOn !== undefined);
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {words.backToSheet}
        </button>
      </div>
      <ScreenTitle>{words.orphansTitle}</ScreenTitle>
      {orphans.length === 0 ? <p>{words.noOrphans}</p> : <p className="hint">{words.orphansExplain}</p>}
      {asked.length > 0 && <OrphanList {...props} orphans={asked} />}
      {toCheck.length > 0 && (
        <section>
          <h2>{words.orphansToCheck}</h2>
          <OrphanList {...props} orphans={toCheck} />
        </section>
      )}
      {unseen.length > 0 && (
        <section>
          <h2>{words.orphansUnseen}</h2>
          <OrphanList {...props} orphans={unseen} />
        </section>
      )}
      {vanished.length > 0 && (
        <Disclosure title={words.orphansVanished(vanished.length)} isOpenAtFirst={orphans.length <= 5}>
          {() => (
            <>
              <p className="hint">{words.orphansVanishedHint}</p>
              <OrphanList {...props} orphans={vanished} />
            </>
          )}
        </Disclosure>
      )}
    </main>
  );
}

function OrphanList(props: Props & { readonly orphans: readonly OrphanedReceivable[] }) {
  return (
    <CappedList items={props.orphans} first={10} keyOf={({ key }) => key} className="cards">
      {(orphan) => <OrphanCard {...props} orphan={orphan} />}
    </CappedList>
  );
}

function OrphanCard({
  desk,
  job,
  openKey,
  orphan,
  onReattach,
}: Props & { readonly orphan: OrphanedReceivable }) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const [isChoosing, setIsChoosing] = useState(orphan.key === openKey);
  const { debtorName, reference, open, dueOn, vanishedOn, lastContact, candidates } = orphan;
  const contacted = formatDate(contactedOn(lastContact), language);
  const isBusy = job !== undefined;
  return (
    <div className="card orphan">
      <div className="invoiceHead">
        <span className="name">{reference || words.noReference}</span>
        <span className="amount">{formatAmount(open, language)}</span>
      </div>
      <p className="hint">
        {[
          debtorName,
          ...(dueOn === undefined ? [] : [words.due(formatDate(dueOn, language))]),
          ...(vanishedOn === undefined ? [] : [words.vanishedOn(formatDate(vanishedOn, language))]),
        ].join(" · ")}
      </p>
      <p>
        {lastContact.type === "call"
          ? words.lastCall(contacted, formatOutcome(lastContact.outcome, language))
          : words.noticeOn(contacted)}
      </p>
      {lastContact.type === "call" && lastContact.note && <p className="note">{lastContact.note}</p>}
      <div className="actions">
        {candidates.map((candidate) => (
          <Button
            key={candidate.key}
            size="small"
            disabledFocusable={isBusy}
            onClick={() => onReattach(orphan, candidate)}
          >
            {words.isThisOne(shownInvoice(candidate, language, words.noReference))}
          </Button>
        ))}
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={isChoosing}
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {words.anotherInvoice}
        </Button>
      </div>
      {isChoosing && (
        <InvoiceChoice
          desk={desk}
          orphan={orphan}
          isBusy={isBusy}
          onChoose={(to) => onReattach(orphan, to)}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly desk: Desk;
  readonly orphan: OrphanedReceivable;
  readonly isBusy: boolean;
  readonly onChoose: (receivable: Receivable) => void;
}

function InvoiceChoice({ desk, orphan, isBusy, onChoose }: ChoiceProps) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const [query, setQuery] = useState("");
  const found = findOpenInvoices(desk, query, orphan.debtorKey);
  return (
    <div role="group" aria-label={words.anotherInvoiceFor(orphan.reference || words.noReference)}>
      <LabelledField label={words.findInvoice}>
        <Input
          type="search"
          value={query}
          placeholder={words.findInvoiceHint}
          onChange={(_event, { value }) => setQuery(value)}
        />
      </LabelledField>
      {found.length === 0 ? (
        <p role="status" className="hint">
          {words.noInvoiceFound(query.trim())}
        </p>
      ) : (
        <CappedList items={found} first={5} keyOf={({ rowNumber }) => String(rowNumber)}>
          {(receivable) => (
            <button type="button" className="line" disabled={isBusy} onClick={() => onChoose(receivable)}>
              <span className="invoiceHead">
                <span className="name">{receivable.reference || words.noReference}</span>
                <span className="amount">{formatAmount(receivable.open, language)}</span>
              </span>
              <span className="hint">
                {[
                  receivable.debtor.name,
                  ...(receivable.dueOn === undefined
                    ? []
                    : [words.due(formatDate(receivable.dueOn, language))]),
                ].join(" · ")}
              </span>
            </button>
          )}
        </CappedList>
      )}
    </div>
  );
}

function shownInvoice({ reference, open }: Receivable, language: "en" | "fr", noReference: string): string {
  return `${reference || noReference} · ${formatAmount(open, language)}`;
}
