/** How long a call has lasted. Plain values, since it is kept with the draft. */
export interface CallTimer {
  /** Until it last stood still. */
  readonly elapsedSeconds: number;
  /** Instant, ISO 8601; left out while it stands still. */
  readonly runningSince?: string;
}

export const unusedTimer: CallTimer = { elapsedSeconds: 0 };

/** Longer than any call: the form was left open. */
const CALL_SECONDS_MAX = 3 * 3600;

export function startTimer(timer: CallTimer, now: string): CallTimer {
  return timer.runningSince === undefined ? { ...timer, runningSince: now } : timer;
}

export function pauseTimer(timer: CallTimer, now: string): CallTimer {
  return { elapsedSeconds: secondsOf(timer, now) };
}

/** Whole seconds; a clock set back meanwhile counts for nothing. */
export function secondsOf({ elapsedSeconds, runningSince }: CallTimer, now: string): number {
  if (runningSince === undefined) return elapsedSeconds;
  const running = Math.floor((Date.parse(now) - Date.parse(runningSince)) / 1000);
  return elapsedSeconds + Math.max(0, running);
}

/** What is worth noting as the length of the call; `undefined` when the timer was not used or forgotten. */
export function durationToLog(timer: CallTimer, now: string): number | undefined {
  const seconds = secondsOf(timer, now);
  return seconds > 0 && seconds <= CALL_SECONDS_MAX ? seconds : undefined;
}
