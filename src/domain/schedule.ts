import { plusCallDays, rollToCallDay } from "./calendar";
import { addDays, earlierOf, laterOf, type LocalDate } from "./localDate";
import { DATED_COMMITMENTS, UNANSWERED, type NextCallRule, type OutcomeCode } from "./outcome";
import type { Policy } from "./policy";
import { daysLate, isSettled, type CallFacts } from "./receivable";
import { assertNever } from "./result";

/** Why the next call is when it is: the rule of RULES §4 that applied, with its figures. Worded in `text/`. */
export type NextCallReason =
  | { readonly type: "settled" }
  | { readonly type: "stopped"; readonly outcome: OutcomeCode }
  | {
      readonly type: "outcome";
      readonly outcome: OutcomeCode;
      /** Which date the table counted from, and how. */
      readonly basis: NextCallBasis;
    }
  | { readonly type: "no-due-date" }
  | { readonly type: "pre-due"; readonly dueOn: LocalDate; readonly days: number }
  | { readonly type: "first-call"; readonly dueOn: LocalDate; readonly days: number }
  /** We gave them until then: no call before the call day after it. */
  | { readonly type: "grace"; readonly untilOn: LocalDate };

export type NextCallBasis =
  | { readonly kind: "after-call"; readonly from: LocalDate; readonly callDays: number }
  | { readonly kind: "after-until"; readonly from: LocalDate; readonly callDays: number }
  | { readonly kind: "on-until"; readonly from: LocalDate }
  | { readonly kind: "cadence"; readonly from: LocalDate; readonly days: number }
  /** A number of days after the due date: first call, or an unanswered attempt before it. */
  | { readonly kind: "first-delay"; readonly from: LocalDate; readonly days: number }
  /** « All in order » on a receivable without a due date: nothing to count from. */
  | { readonly kind: "no-due-date" };

export interface NextCall {
  /** `undefined` = no call. In the past when the call is overdue: never clamped to today. */
  readonly on: LocalDate | undefined;
  readonly reason: NextCallReason;
}

/**
 * What was logged, read as RULES §3 reads it: an unlabelled call is `NOC`, a lone date is a promise, a promise
 * without a date is an intention, a letter does not count.
 */
export interface LoggedContact {
  readonly outcome: OutcomeCode;
  readonly calledOn: LocalDate | undefined;
  readonly untilOn: LocalDate | undefined;
}

/** The contact that counts, or `undefined` when nobody called. */
export function loggedContact(facts: CallFacts): LoggedContact | undefined {
  const { lastCallOn: calledOn, untilOn } = facts;
  let outcome = facts.outcome ?? (calledOn !== undefined ? "NOC" : untilOn !== undefined ? "PTP" : undefined);
  if (outcome === undefined || outcome === "OTH") return undefined;
  if (untilOn === undefined && DATED_COMMITMENTS.has(outcome)) outcome = "INT";
  return { outcome, calledOn, untilOn };
}

export function isStopOutcome(outcome: OutcomeCode, policy: Policy): boolean {
  return policy.outcomes[outcome].next.kind === "stop";
}

/**
 * When to call about one receivable, and why: the first rule of RULES §4 that applies.
 *
 * Shape:  pure; the result may lie in the past (the call is overdue).
 * Errors: never throws; a missing due date is the reason `no-due-date`.
 *
 * @example
 * // due 2027-01-13, never called, seen on 2027-02-19 => 2027-01-15, first-call
 */
export function nextCall(facts: CallFacts, asOf: LocalDate, policy: Policy): NextCall {
  const next = nextCallWithoutGrace(facts, asOf, policy);
  const { grace } = facts;
  if (grace === undefined || next.on === undefined) return next;
  const afterGrace = plusCallDays(grace.untilOn, 1, policy.calendar);
  if (next.on >= afterGrace) return next;
  return { on: afterGrace, reason: { type: "grace", untilOn: grace.untilOn } };
}

function nextCallWithoutGrace(facts: CallFacts, asOf: LocalDate, policy: Policy): NextCall {
  if (isSettled(facts.open, policy)) return { on: undefined, reason: { type: "settled" } };

  const contact = loggedContact(facts);
  if (contact !== undefined) {
    if (isStopOutcome(contact.outcome, policy))
      return { on: undefined, reason: { type: "stopped", outcome: contact.outcome } };
    const counted = countFrom(policy.outcomes[contact.outcome].next, contact, facts.dueOn, policy);
    if (counted !== undefined) {
      const { on, basis } = notLaterThanFirstCall(counted, contact, facts.dueOn, asOf, policy);
      return { on, reason: { type: "outcome", outcome: contact.outcome, basis } };
    }
  }

  const { dueOn } = facts;
  if (dueOn === undefined) return { on: undefined, reason: { type: "no-due-date" } };
  const isPreDueWanted =
    policy.isPreDueCallOn && (facts.open === undefined || facts.open >= policy.preDueMin);
  if (asOf <= dueOn && isPreDueWanted) {
    const on = rollToCallDay(addDays(dueOn, -policy.preDueDays), policy.calendar);
    return { on, reason: { type: "pre-due", dueOn, days: policy.preDueDays } };
  }
  const { on } = firstCall(dueOn, policy);
  return { on, reason: { type: "first-call", dueOn, days: policy.firstDelayDays } };
}

interface Counted {
  readonly on: LocalDate | undefined;
  readonly basis: NextCallBasis;
}

function firstCall(dueOn: LocalDate, policy: Policy): Counted & { readonly on: LocalDate } {
  return {
    on: rollToCallDay(addDays(dueOn, policy.firstDelayDays), policy.calendar),
    basis: { kind: "first-delay", from: dueOn, days: policy.firstDelayDays },
  };
}

/** `undefined` when the date that the rule counts from is not known: the receivable counts as never called. */
function countFrom(
  rule: NextCallRule,
  contact: LoggedContact,
  dueOn: LocalDate | undefined,
  policy: Policy,
): Counted | undefined {
  const { calledOn, untilOn } = contact;
  const { calendar } = policy;
  switch (rule.kind) {
    case "after-call":
      if (calledOn === undefined) return undefined;
      return {
        on: plusCallDays(calledOn, rule.callDays, calendar),
        basis: { kind: "after-call", from: calledOn, callDays: rule.callDays },
      };
    case "after-until":
      if (untilOn === undefined) return countFrom(rule.otherwise, contact, dueOn, policy);
      return {
        on: plusCallDays(untilOn, rule.callDays, calendar),
        basis: { kind: "after-until", from: untilOn, callDays: rule.callDays },
      };
    case "on-until":
      if (untilOn === undefined) return countFrom(rule.otherwise, contact, dueOn, policy);
      return { on: rollToCallDay(untilOn, calendar), basis: { kind: "on-until", from: untilOn } };
    case "after-later": {
      const from =
        calledOn !== undefined && untilOn !== undefined ? laterOf(calledOn, untilOn) : (calledOn ?? untilOn);
      if (from === undefined) return undefined;
      const kind = from === calledOn ? "after-call" : "after-until";
      return {
        on: plusCallDays(from, rule.callDays, calendar),
        basis: { kind, from, callDays: rule.callDays },
      };
    }
    case "cadence": {
      if (calledOn === undefined) return undefined;
      if (dueOn !== undefined && calledOn <= dueOn) return firstCall(dueOn, policy);
      const days = cadenceDays(dueOn === undefined ? 1 : daysLate(dueOn, calledOn), policy);
      return {
        on: rollToCallDay(addDays(calledOn, days), calendar),
        basis: { kind: "cadence", from: calledOn, days },
      };
    }
    case "first-delay":
      if (dueOn === undefined) return { on: undefined, basis: { kind: "no-due-date" } };
      return firstCall(dueOn, policy);
    case "stop":
    case "not-a-call":
    case "unknown":
      return undefined;
    default:
      return assertNever(rule);
  }
}

/** Calendar days between two calls on the rung reached at `days` late; the lowest rung below the first. */
function cadenceDays(days: number, policy: Policy): number {
  let { everyDays } = policy.ladder[0]!;
  for (const rung of policy.ladder) if (rung.fromDaysLate <= days) everyDays = rung.everyDays;
  return everyDays;
}

/** An unanswered attempt before the due date never pushes the first call back. Source: RULES §4, last paragraph. */
function notLaterThanFirstCall(
  counted: Counted,
  contact: LoggedContact,
  dueOn: LocalDate | undefined,
  asOf: LocalDate,
  policy: Policy,
): Counted {
  if (dueOn === undefined || asOf > dueOn || counted.on === undefined) return counted;
  const isPreDue = contact.calledOn === undefined || contact.calledOn <= dueOn;
  if (!isPreDue || !UNANSWERED.has(contact.outcome)) return counted;
  const first = firstCall(dueOn, policy);
  return earlierOf(counted.on, first.on) === counted.on ? counted : first;
}
