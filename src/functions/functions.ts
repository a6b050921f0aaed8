/* The comments here are what people read in Excel's formula help: one plain sentence each. French: text/functionTexts. */
import { plusCallDays } from "../domain/calendar";
import { daysLate, type CallFacts } from "../domain/receivable";
import { nextCall } from "../domain/schedule";
import { callStage } from "../domain/stage";
import { formatNextCallReason, formatStage } from "../text/ruleWords";
import {
  calendarArgument,
  dateArgument,
  dateResult,
  numberArgument,
  outcomeArgument,
  wholeNumberArgument,
} from "./cellArguments";
import { inForce } from "./inForce";
import { todayLocal } from "./today";

/** More call days than anybody plans ahead (about 38 years); keeps one cell from stalling the sheet. */
const CALL_DAYS_MAX = 10_000;
const BROKEN_PROMISES_MAX = 1_000;

/**
 * Date of the next call to make, or empty when there is none.
 * @customfunction NEXTCALL
 * @param {any} dueDate Due date of the invoice.
 * @param {any} [open] Amount still open. Empty: the invoice is taken as open.
 * @param {any} [lastCall] Date of the last call.
 * @param {any} [outcome] Outcome of that call: code or label (PTP, No answer…).
 * @param {any} [until] Date agreed: promise, call-back, review, instalment…
 * @param {any} [asOf] Day to answer for. Empty: today.
 * @returns {any} Date serial, or empty text.
 */
export function nextCallOn(
  dueDate: any,
  open?: any,
  lastCall?: any,
  outcome?: any,
  until?: any,
  asOf?: any,
): any {
  const facts = contactFacts(dueDate, open, lastCall, outcome, until);
  return dateResult(nextCall(facts, dayOf(asOf), inForce().policy).on);
}

/**
 * Escalation stage of the invoice.
 * @customfunction CALLSTAGE
 * @param {any} dueDate Due date of the invoice.
 * @param {any} [open] Amount still open. Empty: the invoice is taken as open.
 * @param {any} [lastCall] Date of the last call.
 * @param {any} [outcome] Outcome of that call: code or label (PTP, No answer…).
 * @param {any} [until] Date agreed: promise, call-back, review, instalment…
 * @param {any} [brokenPromises] Number of broken promises.
 * @param {any} [noticeDate] Date of the formal notice.
 * @param {any} [asOf] Day to answer for. Empty: today.
 * @returns {any} Stage in words, or empty text.
 */
export function callStageLabel(
  dueDate: any,
  open?: any,
  lastCall?: any,
  outcome?: any,
  until?: any,
  brokenPromises?: any,
  noticeDate?: any,
  asOf?: any,
): any {
  const facts: CallFacts = {
    ...contactFacts(dueDate, open, lastCall, outcome, until),
    brokenPromises: wholeNumberArgument(brokenPromises, "brokenPromises", {
      min: 0,
      max: BROKEN_PROMISES_MAX,
    }),
    noticeOn: dateArgument(noticeDate, "noticeDate"),
  };
  const { policy, language } = inForce();
  return formatStage(callStage(facts, dayOf(asOf), policy), language);
}

/**
 * The rule, in words, behind the date that NEXTCALL gives.
 * @customfunction CALLREASON
 * @param {any} dueDate Due date of the invoice.
 * @param {any} [open] Amount still open. Empty: the invoice is taken as open.
 * @param {any} [lastCall] Date of the last call.
 * @param {any} [outcome] Outcome of that call: code or label (PTP, No answer…).
 * @param {any} [until] Date agreed: promise, call-back, review, instalment…
 * @param {any} [asOf] Day to answer for. Empty: today.
 * @returns {any} One sentence.
 */
export function callReason(
  dueDate: any,
  open?: any,
  lastCall?: any,
  outcome?: any,
  until?: any,
  asOf?: any,
): any {
  const facts = contactFacts(dueDate, open, lastCall, outcome, until);
  const { policy, language } = inForce();
  return formatNextCallReason(nextCall(facts, dayOf(asOf), policy).reason, language);
}

/**
 * Days late on a date; negative before the due date.
 * @customfunction DAYSLATE
 * @param {any} dueDate Due date of the invoice.
 * @param {any} [asOf] Day to answer for. Empty: today.
 * @returns {any} Whole days, or empty text without a due date.
 */
export function daysLateOn(dueDate: any, asOf?: any): any {
  const dueOn = dateArgument(dueDate, "dueDate");
  return dueOn === undefined ? "" : daysLate(dueOn, dayOf(asOf));
}

/**
 * The date rolled to a call day, or the n-th call day after it (before it when negative).
 * @customfunction CALLDAY
 * @param {any} date Date to start from.
 * @param {any} [workingDays] Call days to count. Empty or 0: roll.
 * @param {any} [calendar] FR, FR-AM, TARGET or none. Empty: the workbook's.
 * @returns {any} Date serial, or empty text without a date.
 */
export function callDay(date: any, workingDays?: any, calendar?: any): any {
  const from = dateArgument(date, "date");
  if (from === undefined) return "";
  const count =
    wholeNumberArgument(workingDays, "workingDays", { min: -CALL_DAYS_MAX, max: CALL_DAYS_MAX }) ?? 0;
  const { policy } = inForce();
  const holidays = calendarArgument(calendar, "calendar") ?? policy.calendar.holidays;
  return dateResult(plusCallDays(from, count, { ...policy.calendar, holidays }));
}

function contactFacts(
  dueDate: unknown,
  open: unknown,
  lastCall: unknown,
  outcome: unknown,
  until: unknown,
): CallFacts {
  return {
    dueOn: dateArgument(dueDate, "dueDate"),
    open: numberArgument(open, "open"),
    lastCallOn: dateArgument(lastCall, "lastCall"),
    outcome: outcomeArgument(outcome, "outcome"),
    untilOn: dateArgument(until, "until"),
  };
}

function dayOf(asOf: unknown): ReturnType<typeof todayLocal> {
  return dateArgument(asOf, "asOf") ?? todayLocal();
}
