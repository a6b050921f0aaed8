import { Field as LabelledField, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { contactedOn, type CallHistory, type CallLogged, type ContactEvent } from "../../../domain/callLog";
import type { JudgedPromise } from "../../../domain/promise";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { recapOf } from "../../../text/recap";
import { formatOutcome } from "../../../text/ruleWords";
import { CorrectButton } from "../call/CorrectButton";
import { CappedList } from "../CappedList";
import { useBriefWords, type BriefWording } from "./useBriefWords";

interface Props {
  /** Newest first. */
  readonly events: readonly ContactEvent[];
  readonly history: CallHistory;
  readonly promises: readonly JudgedPromise[];
  readonly onCorrect: (callId: string) => void;
}

const SEARCHED_FROM = 6;

/** Calls, letters and what came of them; searched by any word that stands in them. */
export function Timeline({ events, history, promises, onCorrect }: Props) {
  const wording = useBriefWords();
  const { t, b } = wording;
  const [query, setQuery] = useState("");
  const promisesByCall = useMemo(
    () => new Map(promises.map((promise) => [promise.callId, promise])),
    [promises],
  );
  if (events.length === 0) return <p className="hint">{t.debtor.noHistory}</p>;
  const wanted = plain(query);
  const found =
    wanted === ""
      ? events
      : events.filter((event) => plain(textOf(event, history, wording)).includes(wanted));
  return (
    <>
      {events.length >= SEARCHED_FROM && (
        <LabelledField label={b.findInHistory}>
          <Input type="search" value={query} onChange={(_event, { value }) => setQuery(value)} />
        </LabelledField>
      )}
      {found.length === 0 && (
        <p role="status" className="hint">
          {b.noMatch(query.trim())}
        </p>
      )}
      <CappedList key={wanted} items={found} first={5} keyOf={({ id }) => id} className="history">
        {(event) => (
          <HistoryLine
            event={event}
            lines={linesOf(event, history, wording)}
            promise={promisesByCall.get(event.id)}
            onCorrect={onCorrect}
          />
        )}
      </CappedList>
    </>
  );
}

interface HistoryLineProps {
  readonly event: ContactEvent;
  readonly lines: readonly string[];
  readonly promise: JudgedPromise | undefined;
  readonly onCorrect: (callId: string) => void;
}

function HistoryLine({ event, lines, promise, onCorrect }: HistoryLineProps) {
  const wording = useBriefWords();
  const { t } = wording;
  return (
    <>
      <p>
        <span className="name">{formatDate(contactedOn(event), wording.language)}</span>{" "}
        {titleOf(event, wording)}
        {promise !== undefined && (
          <span className={`chip promise-${promise.state}`}>
            {t.debtor.promise(t.promiseStates[promise.state])}
          </span>
        )}
      </p>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {event.type === "call" && (
        <>
          {event.note !== undefined && <p className="note">{event.note}</p>}
          <p className="hint">{aroundOf(event, wording)}</p>
          <CorrectButton call={event} onCorrect={onCorrect} />
        </>
      )}
    </>
  );
}

function titleOf(event: ContactEvent, { t, language }: BriefWording): string {
  return event.type === "notice" ? t.debtor.notice : formatOutcome(event.outcome, language);
}

/** What was agreed and said, one thing a line. */
function linesOf(event: ContactEvent, history: CallHistory, wording: BriefWording): readonly string[] {
  if (event.type === "notice") return [];
  const { t, b, d, language } = wording;
  const {
    amount,
    untilOn,
    means,
    person,
    detail,
    version,
    assessment,
    unanswered = [],
    objections = [],
  } = event;
  const said = [
    ...(amount === undefined ? [] : [formatAmount(amount, language)]),
    ...(untilOn === undefined ? [] : [t.debtor.until(formatDate(untilOn, language))]),
    ...(means === undefined ? [] : [t.means[means]]),
    ...(person === undefined ? [] : [t.debtor.with(person)]),
  ].join(" · ");
  const agreed = hasDetails(event)
    ? recapOf(event, language).map(({ text }) => text)
    : [...(said === "" ? [] : [said]), ...(detail === undefined ? [] : [detail])];
  return [
    ...agreed,
    ...(version === undefined ? [] : [b.theirVersion(version)]),
    ...(assessment === undefined ? [] : [b.ourAssessment(assessment)]),
    ...objections.map((code) => d.objections[code]),
    ...unanswered,
    ...(history.answersByCall.get(event.id) ?? []).map(({ answer, answeredOn }) =>
      b.answered(d.planAnswers[answer], answeredOn),
    ),
    ...(history.dutiesByCall.get(event.id) ?? []).map(({ how, settledOn }) =>
      b.settled(d.settled[how], settledOn),
    ),
    ...(event.replaces === undefined ? [] : [b.correction(event.replacedBecause ?? "")]),
  ];
}

function hasDetails({ plan, dispute, consequences, commitments, grace }: CallLogged): boolean {
  return [plan, dispute, consequences, commitments, grace].some((detail) => detail !== undefined);
}

function aroundOf(event: CallLogged, { t, b }: BriefWording): string {
  const { reason, covers, author, durationSeconds } = event;
  return [
    ...(reason === undefined ? [] : [t.reasons[reason]]),
    t.common.invoices(covers.length),
    ...(durationSeconds === undefined ? [] : [b.lasted(Math.round(durationSeconds / 60))]),
    ...(author === "" ? [] : [t.debtor.by(author)]),
  ].join(" · ");
}

/** Everything that the line shows, and the invoices it covers. */
function textOf(event: ContactEvent, history: CallHistory, wording: BriefWording): string {
  return [
    formatDate(contactedOn(event), wording.language),
    titleOf(event, wording),
    ...linesOf(event, history, wording),
    ...(event.type === "call" ? [event.note ?? "", aroundOf(event, wording)] : []),
    ...event.covers.map(({ reference }) => reference),
  ].join(" ");
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .toLowerCase()
    .trim();
}
