import type { Desk } from "../../../application/openDesk";
import { dutyWhen, type Duty } from "../../../domain/duties";
import { dutyWordsOf, formatDuty, formatDutyDue } from "../../../text/dutyWords";
import { todayWordsOf } from "../../../text/todayWords";
import { CappedList } from "../CappedList";
import { Disclosure } from "../Disclosure";
import { useTexts } from "../textsContext";

interface Props {
  readonly desk: Desk;
  readonly onOpen: (debtorKey: string) => void;
}

/** What we said we would do: it stands beside the calls, and what is late stands first and open. */
export function DutyList({ desk, onOpen }: Props) {
  const { language } = useTexts();
  const { duties } = desk.worklist;
  if (duties.length === 0) return null;
  const words = todayWordsOf(language);
  const isPressing = (duty: Duty): boolean => ["late", "today"].includes(dutyWhen(duty, desk.asOf));
  const pressing = duties.filter(isPressing);
  const later = duties.filter((duty) => !isPressing(duty));
  const list = (some: readonly Duty[]) => <DutyLines duties={some} asOf={desk.asOf} onOpen={onOpen} />;
  return (
    <section className="ownDuties">
      <h2>{words.duties(duties.length)}</h2>
      {list(pressing)}
      {later.length > 0 && (
        <Disclosure title={`${dutyWordsOf(language).when.coming} (${later.length})`}>
          {() => list(later)}
        </Disclosure>
      )}
    </section>
  );
}

interface LinesProps {
  readonly duties: readonly Duty[];
  readonly asOf: Desk["asOf"];
  readonly onOpen: (debtorKey: string) => void;
}

function DutyLines({ duties, asOf, onOpen }: LinesProps) {
  const { language } = useTexts();
  return (
    <CappedList
      items={duties}
      first={5}
      keyOf={(duty) => `${duty.callId} ${duty.kind} ${"index" in duty ? duty.index : ""}`}
    >
      {(duty) => (
        <button type="button" className="line" onClick={() => onOpen(duty.debtorKey)}>
          <span className="cardTitle">
            <span className="name">{duty.debtorName}</span>{" "}
            <span className="hint">{formatDutyDue(duty, asOf, language)}</span>
          </span>
          <span>{formatDuty(duty, language)}</span>
        </button>
      )}
    </CappedList>
  );
}
