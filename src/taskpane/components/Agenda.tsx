import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Desk } from "../../application/openDesk";
import { AGENDA_DAYS, agendaOf, type AgendaCall, type AgendaDay } from "../../domain/agenda";
import { totalsByCurrency } from "../../domain/money";
import { agendaWordsOf, formatAgendaDay } from "../../text/agendaWords";
import { icsOf, type CalendarCall } from "../../text/calendarText";
import { dutyWordsOf, formatDuty, formatDutyDue } from "../../text/dutyWords";
import { formatAmounts } from "../../text/formatAmount";
import { formatNextCallReason } from "../../text/ruleWords";
import type { LanguageCode } from "../../application/ports";
import { copyText } from "../copyText";
import { CappedList } from "./CappedList";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly desk: Desk;
  /** This instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly onOpen: (debtorKey: string) => void;
  readonly onBack: () => void;
}

/** Calls planned for the next working days, and what is ours to do on each; to be put into a calendar. */
export function Agenda({ desk, now, onOpen, onBack }: Props) {
  const { t, language } = useTexts();
  const w = agendaWordsOf(language);
  const [days] = useState(() => agendaOf(desk, desk.policy));
  const calls = days.flatMap((day) => day.calls.map((call) => toCalendar(call, day, language)));
  const hasDuties = days.some(({ duties }) => duties.length > 0);
  const [copied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => setCopied(await copyText(icsOf(calls, language, now())));
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {t.nav.today}
        </button>
      </div>
      <ScreenTitle>{w.title(AGENDA_DAYS)}</ScreenTitle>
      {calls.length === 0 && <p className="empty">{w.empty}</p>}
      {calls.length > 0 && (
        <section>
          <div className="actions">
            <Button onClick={() => void copy()}>{w.copyIcs}</Button>
            <span role="status">{copied === true && w.copied(calls.length)}</span>
          </div>
          <p className="hint">{w.copyIcsHint}</p>
        </section>
      )}
      {(calls.length > 0 || hasDuties) &&
        days.map((day) => <Day key={day.on} day={day} desk={desk} onOpen={onOpen} />)}
    </main>
  );
}

interface DayProps {
  readonly day: AgendaDay;
  readonly desk: Desk;
  readonly onOpen: (debtorKey: string) => void;
}

function Day({ day: { on, calls, amounts, duties }, desk: { asOf }, onOpen }: DayProps) {
  const { t, language } = useTexts();
  const w = agendaWordsOf(language);
  return (
    <section className="agendaDay">
      <div className="titleRow">
        <h2>{formatAgendaDay(on, { today: asOf, language })}</h2>
        <p className="hint">
          {calls.length === 0 ? w.free : `${w.calls(calls.length)} · ${formatAmounts(amounts, language)}`}
        </p>
      </div>
      <CappedList items={calls} first={8} keyOf={({ debtor }) => debtor.key}>
        {(call) => (
          <button type="button" className="line" onClick={() => onOpen(call.debtor.key)}>
            <span className="cardTitle">
              <span className="name">{call.debtor.name}</span>
              <span className="amount">{formatAmounts(call.amounts, language)}</span>
            </span>
            <span className="hint">
              {call.isLate ? t.today.callOverdue(asOf - call.callOn) : reasonOf(call, language)}
            </span>
          </button>
        )}
      </CappedList>
      {duties.length > 0 && (
        <>
          <h3>{dutyWordsOf(language).title}</h3>
          <CappedList
            items={duties}
            first={5}
            keyOf={(duty) => `${duty.callId} ${duty.kind} ${"index" in duty ? duty.index : ""}`}
          >
            {(duty) => (
              <button type="button" className="line" onClick={() => onOpen(duty.debtorKey)}>
                <span className="name">{duty.debtorName}</span>
                <span>{formatDuty(duty, language)}</span>
                <span className="hint">{formatDutyDue(duty, asOf, language)}</span>
              </button>
            )}
          </CappedList>
        </>
      )}
    </section>
  );
}

/**
 * A late call goes into the calendar on the first day there is: the past holds no appointments. What is in dispute is not
 * asked for.
 */
function toCalendar(call: AgendaCall, { on }: AgendaDay, language: LanguageCode): CalendarCall {
  const receivables = call.covers.map(({ receivable }) => receivable);
  const contact = receivables.find((receivable) => receivable.contact !== undefined)?.contact;
  const phone = receivables.flatMap((receivable) => receivable.phone ?? receivable.mobile ?? [])[0];
  return {
    debtorKey: call.debtor.key,
    debtorName: call.debtor.name,
    callOn: on,
    amounts: totalsByCurrency(
      call.covers
        .map(({ receivable: { open }, disputed }) => ({
          ...open,
          amountMinor: open.amountMinor - disputed.amountMinor,
        }))
        .filter(({ amountMinor }) => amountMinor > 0),
    ),
    references: receivables.map(({ reference }) => reference),
    reason: reasonOf(call, language),
    ...(contact !== undefined && { contact }),
    ...(phone !== undefined && { phone }),
  };
}

/** Why that day: of the invoice whose call comes first. */
function reasonOf({ covers }: AgendaCall, language: LanguageCode): string {
  const earliest = covers.reduce((first, other) =>
    (other.next.on ?? Infinity) < (first.next.on ?? Infinity) ? other : first,
  );
  return formatNextCallReason(earliest.next.reason, language);
}
