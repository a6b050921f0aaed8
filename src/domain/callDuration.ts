import type { CallLogged } from "./callLog";
import { roundHalfEven } from "./money";
import type { Reach } from "./outcome";
import { isSamePerson } from "./personName";
import type { Policy } from "./policy";
import type { WorklistEntry } from "./worklist";

type CallReach = Exclude<Reach, "none">;

/** How long one's calls take that got so far. */
export interface ReachDuration {
  readonly seconds: number;
  /** Too few were timed: the policy's figure. */
  readonly isFromPolicy: boolean;
}

/** How long one's next call is likely to take, and from what that is said. */
export interface CallPace {
  readonly byReach: Readonly<Record<CallReach, ReachDuration>>;
  /** Of one call, before knowing whether anybody answers. */
  readonly expectedSeconds: number;
}

const REACHES: readonly CallReach[] = ["attempt", "contact", "right-party"];

/** Fewer timed calls of one kind say nothing. */
const TIMED_CALLS_MIN = 5;
/** Fewer calls do not say how often one gets through: each kind is taken as equally likely. */
const CALLS_MIN = 10;

/**
 * A caller's pace: the median of own durations by how far the call got, weighted by how often it gets so far.
 *
 * @param calls of everybody; those of `author` count
 */
export function callPace(calls: Iterable<CallLogged>, author: string, policy: Policy): CallPace {
  const own: Record<CallReach, CallLogged[]> = { attempt: [], contact: [], "right-party": [] };
  for (const call of calls) {
    const { reach } = policy.outcomes[call.outcome];
    if (reach !== "none" && isSamePerson(call.author, author)) own[reach].push(call);
  }
  const byReach = {
    attempt: durationOf(own.attempt, policy.callMinutes.attempt),
    contact: durationOf(own.contact, policy.callMinutes.contact),
    "right-party": durationOf(own["right-party"], policy.callMinutes["right-party"]),
  };
  const made = REACHES.reduce((sum, reach) => sum + own[reach].length, 0);
  const weightOf = (reach: CallReach): number =>
    made < CALLS_MIN ? 1 / REACHES.length : own[reach].length / made;
  const expected = REACHES.reduce((sum, reach) => sum + weightOf(reach) * byReach[reach].seconds, 0);
  return { byReach, expectedSeconds: roundHalfEven(expected) };
}

function durationOf(calls: readonly CallLogged[], policyMinutes: number): ReachDuration {
  // Zero: the timer was not running.
  const timed = calls.flatMap(({ durationSeconds }) => (durationSeconds ? [durationSeconds] : []));
  const isFromPolicy = timed.length < TIMED_CALLS_MIN;
  return { seconds: isFromPolicy ? roundHalfEven(60 * policyMinutes) : medianOf(timed), isFromPolicy };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return roundHalfEven((sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2);
}

/** « I have N minutes »: what fits, and what does not. */
export interface TimeBudget {
  /** Late calls first, then by rank. */
  readonly fits: readonly WorklistEntry[];
  readonly leftOver: readonly WorklistEntry[];
}

/**
 * Cuts the list to the minutes there are. Late calls come first, whatever their points: what was planned is done
 * before what could be.
 */
export function cutToMinutes(
  entries: readonly WorklistEntry[],
  minutes: number,
  { expectedSeconds }: Pick<CallPace, "expectedSeconds">,
): TimeBudget {
  const isLate = ({ lateByCallDays }: WorklistEntry): boolean => lateByCallDays > 0;
  const inOrder = [...entries.filter(isLate), ...entries.filter((entry) => !isLate(entry))];
  // A pace of nothing fits everything.
  const count = expectedSeconds === 0 ? inOrder.length : Math.floor((60 * minutes) / expectedSeconds);
  const fits = inOrder.slice(0, count);
  return { fits, leftOver: inOrder.slice(count) };
}
