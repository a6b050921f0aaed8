import { Field as LabelledField, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { CallHistory } from "../../../domain/callLog";
import type { JudgedPromise } from "../../../domain/promise";
import { formatDate } from "../../../text/formatDate";
import { storyDayOf, type StoryEvent } from "../../views/briefView";
import { CorrectButton } from "../call/CorrectButton";
import { CappedList } from "../CappedList";
import { aroundOf, linesOf, textOf, titleOf } from "./historyLines";
import { useBriefWords } from "./useBriefWords";
import { foldText } from "../../../domain/foldText";

interface Props {
  /** Newest first. */
  readonly events: readonly StoryEvent[];
  readonly history: CallHistory;
  readonly promises: readonly JudgedPromise[];
  readonly onCorrect: (callId: string) => void;
}

const SEARCHED_FROM = 6;

/** Calls, letters, what came of them and what the sheet showed; searched by any word that stands in them. */
export function Timeline({ events, history, promises, onCorrect }: Props) {
  const wording = useBriefWords();
  const { t, b } = wording;
  const [query, setQuery] = useState("");
  const promisesByCall = useMemo(
    () => new Map(promises.map((promise) => [promise.callId, promise])),
    [promises],
  );
  if (events.length === 0) return <p className="hint">{t.debtor.noHistory}</p>;
  const wanted = foldText(query);
  const found =
    wanted === ""
      ? events
      : events.filter((event) => foldText(textOf(event, history, wording)).includes(wanted));
  return (
    <>
      {events.length >= SEARCHED_FROM && (
        <LabelledField label={b.findInHistory}>
          <Input type="search" value={query} onChange={(_event, { value }) => setQuery(value)} />
        </LabelledField>
      )}
      {found.length === 0 && (
        <p role="status" className="hint">
          {b.noMatch(query.trim())}
        </p>
      )}
      <CappedList key={wanted} items={found} first={5} keyOf={({ id }) => id} className="history">
        {(event) => (
          <HistoryLine
            event={event}
            lines={linesOf(event, history, wording)}
            promise={promisesByCall.get(event.id)}
            onCorrect={onCorrect}
          />
        )}
      </CappedList>
    </>
  );
}

interface HistoryLineProps {
  readonly event: StoryEvent;
  readonly lines: readonly string[];
  readonly promise: JudgedPromise | undefined;
  readonly onCorrect: (callId: string) => void;
}

function HistoryLine({ event, lines, promise, onCorrect }: HistoryLineProps) {
  const wording = useBriefWords();
  const { t } = wording;
  return (
    <>
      <p className="historyHead">
        <span className="name">{formatDate(storyDayOf(event), wording.language)}</span>{" "}
        <span>{titleOf(event, wording)}</span>{" "}
        {promise !== undefined && (
          <span className={`chip promise-${promise.state}`}>
            {t.debtor.promise(t.promiseStates[promise.state])}
          </span>
        )}
      </p>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {event.type === "call" && (
        <>
          {event.note !== undefined && <p className="note">{event.note}</p>}
          <p className="hint">{aroundOf(event, wording)}</p>
          <CorrectButton call={event} onCorrect={onCorrect} />
        </>
      )}
    </>
  );
}
