import type { CallHistory, CallLogged } from "../../../domain/callLog";
import { formatAmount } from "../../../text/formatAmount";
import { formatDate } from "../../../text/formatDate";
import { formatSeenChange, formatSeenChanges } from "../../../text/seenWords";
import { recapOf } from "../../../text/recap";
import { formatOutcome } from "../../../text/ruleWords";
import { storyDayOf, type StoryEvent } from "../../views/briefView";
import type { BriefWording } from "./useBriefWords";

/** What happened, in two or three words. */
export function titleOf(event: StoryEvent, { t, language }: BriefWording): string {
  if (event.type === "seen") return formatSeenChanges(event, language);
  return event.type === "notice" ? t.debtor.notice : formatOutcome(event.outcome, language);
}

/** What was agreed and said, one thing a line. */
export function linesOf(event: StoryEvent, history: CallHistory, wording: BriefWording): readonly string[] {
  const { t, b, d, language } = wording;
  if (event.type === "seen") return event.changes.map((change) => formatSeenChange(change, language));
  if (event.type === "notice") return event.tracking === undefined ? [] : [b.trackedAs(event.tracking)];
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
    ? [b.readBack(recapOf(event, language).map(({ text }) => text))]
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

/** Why they pay late, how many invoices, how long it took and who called. */
export function aroundOf(event: CallLogged, { t, b }: BriefWording): string {
  const { reason, covers, author, durationSeconds } = event;
  return [
    ...(reason === undefined ? [] : [t.reasons[reason]]),
    t.common.invoices(covers.length),
    ...(durationSeconds === undefined ? [] : [b.lasted(Math.round(durationSeconds / 60))]),
    ...(author === "" ? [] : [t.debtor.by(author)]),
  ].join(" · ");
}

/** Everything that the line shows, and the invoices it covers. */
export function textOf(event: StoryEvent, history: CallHistory, wording: BriefWording): string {
  return [
    formatDate(storyDayOf(event), wording.language),
    titleOf(event, wording),
    ...linesOf(event, history, wording),
    ...(event.type === "call" ? [event.note ?? "", aroundOf(event, wording)] : []),
    ...(event.type === "seen" ? [] : event.covers.map(({ reference }) => reference)),
  ].join(" ");
}
