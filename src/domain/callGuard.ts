import { isCallDay, plusCallDays } from "./calendar";
import type { CallHistory, CallLogged } from "./callLog";
import type { Commitments } from "./commitments";
import { isPrivatePerson, policyFor } from "./debtorProfile";
import type { LocalDate } from "./localDate";
import { isSamePerson } from "./personName";
import type { CallHours, Policy } from "./policy";
import { checkDayOf } from "./promise";

/** What speaks against a call. It warns, never blocks: the person on the phone decides. Source: RULES §7. */
export type GuardWarning =
  /** This call would be one more than the policy allows with one contact. */
  | {
      readonly type: "TooManyAttemptsInDays";
      readonly attempts: number;
      readonly max: number;
      readonly days: number;
    }
  | { readonly type: "TooManyAttemptsToday"; readonly attempts: number; readonly max: number }
  /** Somebody who can speak for the debtor was reached, and nothing they said has failed since. */
  | {
      readonly type: "SpokenRecently";
      readonly on: LocalDate;
      readonly days: number;
      readonly daysMin: number;
    }
  /** A colleague called this debtor a few hours ago; `at` is an instant, ISO 8601 in UTC. */
  | { readonly type: "CalledRecently"; readonly by: string; readonly at: string; readonly hoursAgo: number }
  | { readonly type: "OutsideCallHours"; readonly hours: readonly CallHours[] }
  | { readonly type: "NotACallDay"; readonly on: LocalDate };

/** The call about to be made. Nothing here reads the clock. */
export interface PlannedCall {
  readonly debtorKey: string;
  /** Who is to be called; left out: whoever answers. */
  readonly contact?: string | undefined;
  /** Left out: as the settings say of the debtor. */
  readonly isPrivatePerson?: boolean | undefined;
  readonly on: LocalDate;
  /** Minutes since midnight where the debtor sits; left out, the hour is not judged. */
  readonly minuteOfDay?: number | undefined;
  /** This instant, ISO 8601 in UTC, and who is about to call; left out, colleagues are not looked for. */
  readonly now?: string | undefined;
  readonly author?: string | undefined;
}

/** Days that the weekly limit looks back over, the day of the call included. */
const WINDOW_DAYS = 7;
const MS_PER_HOUR = 3_600_000;

/**
 * Every warning about a call, gravest first.
 *
 * @param commitments of this debtor, judged on the day of the call
 */
export function guardWarnings(
  call: PlannedCall,
  history: CallHistory,
  commitments: Commitments,
  workbookPolicy: Policy,
): readonly GuardWarning[] {
  const policy = policyFor(call.debtorKey, workbookPolicy);
  const calls = (history.eventsByDebtor.get(call.debtorKey) ?? [])
    .filter((event) => event.type === "call")
    .filter(({ calledOn, outcome }) => calledOn <= call.on && policy.outcomes[outcome].reach !== "none");
  return [
    ...attemptWarnings(call, calls, policy),
    ...spokenWarnings(call, calls, commitments, policy),
    ...colleagueWarnings(call, calls, policy),
    ...dayAndHourWarnings(call, policy),
  ];
}

function attemptWarnings(
  call: PlannedCall,
  calls: readonly CallLogged[],
  policy: Policy,
): readonly GuardWarning[] {
  const { guard } = policy;
  const isPrivate = call.isPrivatePerson ?? isPrivatePerson(call.debtorKey, policy);
  const limits = isPrivate ? guard.privatePerson : guard.business;
  // Of a private person there is only one.
  const attempts = isPrivate ? calls : calls.filter((earlier) => isWithContact(earlier, call));
  const thisWeek = attempts.filter(({ calledOn }) => calledOn > call.on - WINDOW_DAYS).length;
  const today = attempts.filter(({ calledOn }) => calledOn === call.on).length;
  const warnings: GuardWarning[] = [];
  if (thisWeek >= limits.attemptsInSevenDaysMax)
    warnings.push({
      type: "TooManyAttemptsInDays",
      attempts: thisWeek,
      max: limits.attemptsInSevenDaysMax,
      days: WINDOW_DAYS,
    });
  if (today >= limits.attemptsInOneDayMax)
    warnings.push({ type: "TooManyAttemptsToday", attempts: today, max: limits.attemptsInOneDayMax });
  return warnings;
}

/** Whoever was not named may have been anybody. */
function isWithContact({ person }: CallLogged, { contact }: PlannedCall): boolean {
  return person === undefined || contact === undefined || isSamePerson(person, contact);
}

function spokenWarnings(
  call: PlannedCall,
  calls: readonly CallLogged[],
  commitments: Commitments,
  policy: Policy,
): readonly GuardWarning[] {
  const spoken = calls.findLast(({ outcome }) => policy.outcomes[outcome].reach === "right-party");
  if (spoken === undefined) return [];
  const days = call.on - spoken.calledOn;
  const daysMin = policy.guard.daysAfterConversation;
  if (days >= daysMin) return [];
  // They named this day themselves: not calling would be the fault.
  const isAgreed =
    spoken.untilOn !== undefined && spoken.untilOn > spoken.calledOn && spoken.untilOn <= call.on;
  const isBroken =
    commitments.promises.some(
      (promise) =>
        (promise.state === "broken" || promise.state === "partly-kept") &&
        checkDayOf(promise, policy.calendar) > spoken.calledOn,
    ) ||
    commitments.plans.some(({ instalments }) =>
      instalments.some(
        ({ state, dueOn }) => state === "missed" && plusCallDays(dueOn, 1, policy.calendar) > spoken.calledOn,
      ),
    );
  return isAgreed || isBroken ? [] : [{ type: "SpokenRecently", on: spoken.calledOn, days, daysMin }];
}

function colleagueWarnings(
  { now, author }: PlannedCall,
  calls: readonly CallLogged[],
  policy: Policy,
): readonly GuardWarning[] {
  if (now === undefined || author === undefined) return [];
  const { colleagueHours } = policy.guard;
  let latest: { readonly call: CallLogged; readonly msAgo: number } | undefined;
  for (const call of calls) {
    const msAgo = Date.parse(now) - Date.parse(call.loggedAt);
    const isRecent = msAgo >= 0 && msAgo < colleagueHours * MS_PER_HOUR;
    if (isRecent && !isSamePerson(call.author, author) && (latest === undefined || msAgo <= latest.msAgo))
      latest = { call, msAgo };
  }
  if (latest === undefined) return [];
  const { author: by, loggedAt: at } = latest.call;
  return [{ type: "CalledRecently", by, at, hoursAgo: Math.floor(latest.msAgo / MS_PER_HOUR) }];
}

function dayAndHourWarnings({ on, minuteOfDay }: PlannedCall, policy: Policy): readonly GuardWarning[] {
  const warnings: GuardWarning[] = [];
  if (!isCallDay(on, policy.calendar)) warnings.push({ type: "NotACallDay", on });
  const { hours } = policy.guard;
  const isInside = hours.some(
    ({ fromMinute, toMinute }) =>
      minuteOfDay !== undefined && minuteOfDay >= fromMinute && minuteOfDay < toMinute,
  );
  if (minuteOfDay !== undefined && hours.length > 0 && !isInside)
    warnings.push({ type: "OutsideCallHours", hours });
  return warnings;
}
