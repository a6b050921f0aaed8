import { Button } from "@fluentui/react-components";
import type { Desk } from "../../application/openDesk";
import { earliestNext } from "../../application/previewCall";
import type { Assessment } from "../../domain/assessment";
import { contactedOn, type CallLogged, type NoticeLogged } from "../../domain/callLog";
import type { JudgedPromise } from "../../domain/promise";
import { formatAmount } from "../../text/formatAmount";
import { formatDate } from "../../text/formatDate";
import { formatNextCallReason, formatOutcome, formatStage } from "../../text/ruleWords";
import type { DebtorView } from "../deskView";
import { placeOrReasons } from "../whyNotToday";
import { Amounts } from "./Amounts";
import { CorrectButton } from "./call/CorrectButton";
import { OwnDuties, type OwnDutiesProps } from "./call/OwnDuties";
import { CappedList } from "./CappedList";
import { CopyButton } from "./CopyButton";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly isSaving: boolean;
  readonly hasDraft: boolean;
  readonly onLogCall: () => void;
  readonly onNoAnswer: () => void;
  readonly onSelectCell: (cell: string) => void;
  readonly onSettle: OwnDutiesProps["onSettle"];
  readonly onAnswer: OwnDutiesProps["onAnswer"];
  readonly onCorrect: (callId: string) => void;
  readonly onBack: () => void;
}

/** One debtor: how to reach them, what they owe and why it is late, what was said before. */
export function DebtorScreen(props: Props) {
  const { desk, view, isSaving, hasDraft, onLogCall, onNoAnswer, onSelectCell, onBack } = props;
  const { onSettle, onAnswer, onCorrect } = props;
  const { t, language } = useTexts();
  const { debtor, assessments, overdue, open } = view;
  const next = earliestNext(assessments.filter(({ receivable }) => receivable.duplicateOf === undefined));
  const nextOn = next?.next.on;
  const events = [...(desk.history.eventsByDebtor.get(debtor.key) ?? [])].reverse();
  const promises = new Map(
    assessments.flatMap((one) => one.promises).map((promise) => [promise.callId, promise]),
  );
  const firstRow = assessments[0]?.receivable.rowNumber;

  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {t.debtor.toToday}
        </button>
      </div>
      <ScreenTitle>{debtor.name}</ScreenTitle>
      <dl className="figures">
        <div>
          <dt>{t.debtor.overdue}</dt>
          <dd>
            <Amounts amounts={overdue} />
          </dd>
        </div>
        <div>
          <dt>{t.debtor.open}</dt>
          <dd>
            <Amounts amounts={open} />
          </dd>
        </div>
        <div>
          <dt>{t.debtor.nextCall}</dt>
          <dd>{nextOn === undefined ? t.debtor.noCall : formatDate(nextOn, language)}</dd>
          {nextOn !== undefined && nextOn < desk.asOf && (
            <dd className="since">{t.today.callOverdue(desk.asOf - nextOn)}</dd>
          )}
        </div>
      </dl>
      <p className="hint">{placeOrReasons(view, language)}</p>
      <div className="actions">
        <Button appearance="primary" onClick={onLogCall}>
          {t.debtor.logCall}
        </Button>
        <Button disabledFocusable={isSaving} title={t.debtor.noAnswerHint} onClick={onNoAnswer}>
          {isSaving ? t.call.saving : t.debtor.noAnswer}
        </Button>
      </div>
      {hasDraft && <p className="hint">{t.call.draftKept}</p>}
      <Contact assessments={assessments} />
      <OwnDuties
        desk={desk}
        duties={desk.worklist.duties.filter(({ debtorKey }) => debtorKey === debtor.key)}
        {...{ isSaving, onSettle, onAnswer }}
      />
      <section>
        <h2>{t.debtor.invoicesTitle(assessments.length)}</h2>
        <CappedList
          items={inOrderOfInterest(assessments)}
          first={10}
          keyOf={({ receivable }) => String(receivable.rowNumber)}
          className="invoices"
        >
          {(assessment) => <InvoiceLine assessment={assessment} />}
        </CappedList>
        {firstRow !== undefined && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              onSelectCell(`${desk.ledger.place.address.match(/[A-Z]+/)?.[0] ?? "A"}${firstRow}`)
            }
          >
            {t.debtor.showInSheet}
          </button>
        )}
      </section>
      <section>
        <h2>{t.debtor.historyTitle(events.filter(({ type }) => type === "call").length)}</h2>
        {events.length === 0 ? (
          <p className="hint">{t.debtor.noHistory}</p>
        ) : (
          <CappedList items={events} first={5} keyOf={({ id }) => id} className="history">
            {(event) => <HistoryLine event={event} promise={promises.get(event.id)} onCorrect={onCorrect} />}
          </CappedList>
        )}
      </section>
    </main>
  );
}

function Contact({ assessments }: { readonly assessments: readonly Assessment[] }) {
  const { t } = useTexts();
  const receivables = assessments.map(({ receivable }) => receivable);
  const contacts = distinct(receivables.map(({ contact }) => contact));
  const phones = distinct(receivables.map(({ phone }) => phone));
  const emails = distinct(receivables.map(({ email }) => email));
  if (contacts.length + phones.length + emails.length === 0)
    return <p className="hint">{t.debtor.noContact}</p>;
  return (
    <section className="contact" aria-label={t.debtor.contact}>
      {contacts.length > 0 && <p>{contacts.join(", ")}</p>}
      {phones.map((phone) => (
        <p key={phone}>
          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
          <CopyButton text={phone} label={t.common.copy} copiedLabel={t.common.copied} describes={phone} />
        </p>
      ))}
      {emails.map((email) => (
        <p key={email}>
          <a href={`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`}>{email}</a>
          <CopyButton text={email} label={t.common.copy} copiedLabel={t.common.copied} describes={email} />
        </p>
      ))}
    </section>
  );
}

function InvoiceLine({ assessment }: { readonly assessment: Assessment }) {
  const { t, language } = useTexts();
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
            : `${t.debtor.due(formatDate(receivable.dueOn, language))} · ${lateness(daysLate ?? 0, t)}`}
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

function lateness(daysLate: number, t: ReturnType<typeof useTexts>["t"]): string {
  if (daysLate === 0) return t.common.dueToday;
  return daysLate > 0 ? t.common.daysLate(daysLate) : t.common.dueIn(-daysLate);
}

interface HistoryLineProps {
  readonly event: CallLogged | NoticeLogged;
  readonly promise: JudgedPromise | undefined;
  readonly onCorrect: (callId: string) => void;
}

function HistoryLine({ event, promise, onCorrect }: HistoryLineProps) {
  const { t, language } = useTexts();
  const date = formatDate(contactedOn(event), language);
  if (event.type === "notice")
    return (
      <p>
        <span className="name">{date}</span> {t.debtor.notice}
      </p>
    );
  const { outcome, amount, untilOn, means, person, reason, detail, note, author, covers } = event;
  const said = [
    ...(amount === undefined ? [] : [formatAmount(amount, language)]),
    ...(untilOn === undefined ? [] : [t.debtor.until(formatDate(untilOn, language))]),
    ...(means === undefined ? [] : [t.means[means]]),
    ...(person === undefined ? [] : [t.debtor.with(person)]),
  ];
  const around = [
    ...(reason === undefined ? [] : [t.reasons[reason]]),
    t.common.invoices(covers.length),
    ...(author === "" ? [] : [t.debtor.by(author)]),
  ];
  return (
    <>
      <p>
        <span className="name">{date}</span> {formatOutcome(outcome, language)}
        {promise !== undefined && (
          <span className={`chip promise-${promise.state}`}>
            {t.debtor.promise(t.promiseStates[promise.state])}
          </span>
        )}
      </p>
      {said.length > 0 && <p>{said.join(" · ")}</p>}
      {detail !== undefined && <p>{detail}</p>}
      {note !== undefined && <p className="note">{note}</p>}
      <p className="hint">{around.join(" · ")}</p>
      <CorrectButton call={event} onCorrect={onCorrect} />
    </>
  );
}

/** Oldest due first; what is settled or entered twice last. */
function inOrderOfInterest(assessments: readonly Assessment[]): readonly Assessment[] {
  const isLast = ({ receivable, next }: Assessment): number =>
    receivable.duplicateOf !== undefined || next.reason.type === "settled" ? 1 : 0;
  return [...assessments].sort(
    (a, b) => isLast(a) - isLast(b) || (a.receivable.dueOn ?? Infinity) - (b.receivable.dueOn ?? Infinity),
  );
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text): text is string => text !== undefined && text !== ""))];
}
