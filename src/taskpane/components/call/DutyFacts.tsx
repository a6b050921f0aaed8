import type { Duty } from "../../../domain/duties";
import type { LocalDate } from "../../../domain/localDate";
import { formatDuty, formatDutyDue, formatDutyOrigin } from "../../../text/dutyWords";
import { useCallWords } from "./useCallWords";

/** What we owe, by when, and where it comes from. */
export function DutyFacts({ duty, asOf }: { readonly duty: Duty; readonly asOf: LocalDate }) {
  const { language } = useCallWords();
  const isLate = duty.dueOn !== undefined && duty.dueOn < asOf;
  return (
    <div>
      <p className="name">{formatDuty(duty, language)}</p>
      <p className="hint dutyFacts">
        <span className={isLate ? "chip toneFIRM" : undefined}>{formatDutyDue(duty, asOf, language)}</span>
        <span>{formatDutyOrigin(duty, language)}</span>
      </p>
    </div>
  );
}
