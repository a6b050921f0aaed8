import { assessReceivables, type Assessment } from "../domain/assessment";
import { foldCalls, type CallEvent } from "../domain/callLog";
import type { Desk } from "./openDesk";
import { toCallLogged, type CallDraft } from "./recordCall";

// Later than any instant that a log holds: the call being written is the last one of its day.
const NOT_YET_LOGGED = "9999-12-31T23:59:59.999Z";

/**
 * What the covered receivables would be once this draft is saved, while it is being typed.
 *
 * Shape:  one assessment a covered receivable; pure, and only this debtor's calls are folded again.
 */
export function previewCall(desk: Desk, draft: CallDraft): readonly Assessment[] {
  const { history } = desk;
  const events: CallEvent[] = [...(history.eventsByDebtor.get(draft.debtor.key) ?? [])];
  for (const { key } of draft.covers)
    events.push(
      ...(history.callsByReceivable.get(key) ?? []),
      ...(history.noticesByReceivable.get(key) ?? []),
    );
  for (const answers of history.answersByCall.values()) events.push(...answers);
  events.push(toCallLogged(draft, { loggedAt: NOT_YET_LOGGED, author: "" }));
  // An earlier promise may cover more than this call does: what is open of that judges it too.
  const coveredKeys = new Set(draft.covers.map(({ key }) => key));
  const others = desk.ledger.receivables.filter(
    ({ key, debtor }) => debtor.key === draft.debtor.key && !coveredKeys.has(key),
  );
  const assessed = assessReceivables([...draft.covers, ...others], foldCalls(events), desk.asOf, desk.policy);
  return assessed.slice(0, draft.covers.length);
}

/** The earliest next call among receivables, with the one that gives it; `undefined` when none is to be called. */
export function earliestNext(assessments: readonly Assessment[]): Assessment | undefined {
  let earliest: Assessment | undefined;
  for (const assessment of assessments) {
    const { on } = assessment.next;
    if (on !== undefined && (earliest?.next.on === undefined || on < earliest.next.on)) earliest = assessment;
  }
  return earliest;
}
