import { useEffect, useState } from "react";
import { secondsOf, type CallTimer } from "../../callForm/callTimer";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly timer: CallTimer;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  readonly onTime: (action: "start" | "pause" | "reset") => void;
}

/** How long the call has lasted; it may be paused, or put back to zero, and then nothing is noted. */
export function CallClock({ timer, now, onTime }: Props) {
  const { w } = useCallWords();
  const isRunning = timer.runningSince !== undefined;
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => setTicks((ticks) => ticks + 1), 1000);
    return () => clearInterval(ticking);
  }, [isRunning]);
  const seconds = secondsOf(timer, now());
  const isUsed = isRunning || seconds > 0;
  return (
    <div className="callClock">
      <span role="timer" aria-label={w.timer.label}>
        {w.duration(Math.floor(seconds / 60), seconds % 60)}
      </span>
      <button type="button" className="quiet" onClick={() => onTime(isRunning ? "pause" : "start")}>
        {isRunning ? w.timer.pause : isUsed ? w.timer.resume : w.timer.start}
      </button>
      {isUsed && (
        <button type="button" className="quiet" onClick={() => onTime("reset")}>
          {w.timer.reset}
        </button>
      )}
    </div>
  );
}
