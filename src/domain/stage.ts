import { plusCallDays } from "./calendar";
import { addDays, type LocalDate } from "./localDate";
import { COMMITMENTS } from "./outcome";
import { LADDER_STAGES, type LadderStage, type Policy, type Stage } from "./policy";
import { daysLate, isSettled, type CallFacts } from "./receivable";
import { isStopOutcome, loggedContact, nextCall } from "./schedule";

/**
 * The escalation stage of one receivable. Source: RULES §5.
 *
 * Shape:  `undefined` when it has no due date and is neither settled, stopped nor disputed.
 *
 * @example
 * // 37 days late, never called => "FIRM": a formal notice needs a call first
 */
export function callStage(facts: CallFacts, asOf: LocalDate, policy: Policy): Stage | undefined {
  if (isSettled(facts.open, policy)) return "SETTLED";
  const contact = loggedContact(facts);
  if (contact !== undefined && isStopOutcome(contact.outcome, policy))
    return contact.outcome === "AGENCY" || contact.outcome === "LEGAL" ? "HANDED_OVER" : "STOPPED";
  if (contact?.outcome === "DISP") return "DISPUTE";
  if (facts.dueOn === undefined) return undefined;

  return stageFromLadder(facts, facts.dueOn, dayThatCounts(facts, asOf, policy), policy);
}

/** While a commitment is pending, or days that we gave last, the day of that call: what is kept never climbs. */
function dayThatCounts(facts: CallFacts, asOf: LocalDate, policy: Policy): LocalDate {
  const { grace } = facts;
  if (grace !== undefined && asOf <= plusCallDays(grace.untilOn, 1, policy.calendar)) return grace.grantedOn;
  const contact = loggedContact(facts);
  if (contact?.calledOn === undefined || !COMMITMENTS.has(contact.outcome)) return asOf;
  const { on } = nextCall(facts, asOf, policy);
  return on !== undefined && asOf <= on ? contact.calledOn : asOf;
}

function stageFromLadder(facts: CallFacts, dueOn: LocalDate, asOf: LocalDate, policy: Policy): Stage {
  const late = daysLate(dueOn, asOf);
  if (late <= 0)
    return policy.isPreDueCallOn && asOf >= addDays(dueOn, -policy.preDueDays) ? "PRE_DUE" : "NOT_DUE";

  let rung = 0;
  policy.ladder.forEach(({ fromDaysLate }, index) => {
    if (fromDaysLate <= late) rung = index;
  });
  const climbed = Math.min(rung + (facts.brokenPromises ?? 0), policy.ladder.length - 1);
  const reached = policy.ladder[climbed]!.stage;
  return lowerStage(reached, highestAllowed(facts, asOf, policy));
}

function highestAllowed(facts: CallFacts, asOf: LocalDate, policy: Policy): LadderStage {
  const contact = loggedContact(facts);
  if (contact?.calledOn === undefined && contact?.untilOn === undefined) return "FIRM";
  const { noticeOn } = facts;
  if (noticeOn === undefined || asOf < addDays(noticeOn, policy.handoverAfterNoticeDays)) return "NOTICE";
  return "HANDOVER";
}

function lowerStage(a: LadderStage, b: LadderStage): LadderStage {
  return LADDER_STAGES.indexOf(a) <= LADDER_STAGES.indexOf(b) ? a : b;
}

/** Orders stages by how far they went; disputes and ends do not climb. */
export function isHigherStage(a: LadderStage, b: LadderStage): boolean {
  return LADDER_STAGES.indexOf(a) > LADDER_STAGES.indexOf(b);
}

export function isLadderStage(stage: Stage | undefined): stage is LadderStage {
  return stage !== undefined && (LADDER_STAGES as readonly string[]).includes(stage);
}
