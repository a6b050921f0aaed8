import { Button, Checkbox, Field as LabelledField, Input, Select } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { LogFinding, LogVerdict } from "../../application/logUpkeep";
import { entryCells, formatCsv } from "../../text/entryCells";
import { logWordsOf, type LogWords } from "../../text/logWords";
import type { LogOutcome, LogSession } from "../logSession";
import { CopyButton } from "./CopyButton";
import { FaultMessage } from "./FaultMessage";
import { MessageBox } from "./MessageBox";
import { ProgressLine } from "./ProgressLine";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import "./log.css";

interface Props {
  readonly open: () => Promise<LogSession | undefined>;
  readonly onBack: () => void;
}

/** The log as a whole: whether it is whole, what it says, and what need not be kept. */
export function LogScreen({ open, onBack }: Props) {
  const { language } = useTexts();
  const words = logWordsOf(language);
  const [session, setSession] = useState<LogSession>();
  useEffect(() => {
    let isHere = true;
    void open().then((opened) => isHere && setSession(opened));
    return () => {
      isHere = false;
    };
  }, [open]);
  return (
    <main className="screen">
      <button type="button" className="quiet" onClick={onBack}>
        ← {words.back}
      </button>
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="hint">{words.intro}</p>
      {session && <LogTools session={session} words={words} />}
    </main>
  );
}

interface ToolsProps {
  readonly session: LogSession;
  readonly words: LogWords;
}

function LogTools({ session, words }: ToolsProps) {
  const { language } = useTexts();
  const { job, progress, outcome, search } = useSyncExternalStore(session.subscribe, session.getState);
  const isBusy = job !== undefined;
  return (
    <>
      <div className="actions">
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void session.verify()}>
          {words.verify.button}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void session.showCopy(language)}>
          {words.copySheet.button}
        </Button>
      </div>
      {job && <ProgressLine label={jobWords(job, words)} progress={progress} />}
      <div role="status">
        {outcome && outcome.type !== "fault" && <Outcome outcome={outcome} words={words} />}
      </div>
      {outcome?.type === "fault" && <FaultMessage fault={outcome.fault} actions={[]} />}
      <Search session={session} words={words} isBusy={isBusy} />
      {search && <Found session={session} words={words} isBusy={isBusy} />}
      <Archive session={session} words={words} isBusy={isBusy} />
    </>
  );
}

function jobWords(job: NonNullable<ReturnType<LogSession["getState"]>["job"]>, words: LogWords): string {
  switch (job) {
    case "verifying":
      return words.verify.working;
    case "copying":
      return words.copySheet.working;
    case "searching":
      return words.search.working;
    case "erasing":
      return words.erase.working;
    case "archiving":
      return words.archive.working;
  }
}

function Outcome({
  outcome,
  words,
}: {
  readonly outcome: Exclude<LogOutcome, { type: "fault" }>;
  readonly words: LogWords;
}) {
  switch (outcome.type) {
    case "verified":
      return <Verdict verdict={outcome.verdict} words={words} />;
    case "copied":
      return <MessageBox intent="success">{words.copySheet.done}</MessageBox>;
    case "erased":
      return <MessageBox intent="success">{words.erase.done(outcome.count)}</MessageBox>;
    case "archived":
      return (
        <MessageBox intent="success">
          <p>{words.archive.done(outcome.archived.entryCount)}</p>
          {outcome.archived.stoppedAt.length > 0 && (
            <p>{words.archive.stopped(outcome.archived.stoppedAt.length)}</p>
          )}
        </MessageBox>
      );
  }
}

// What a person can look at; the first ones are what matters.
const FINDINGS_SHOWN = 20;

function Verdict({ verdict, words }: { readonly verdict: LogVerdict; readonly words: LogWords }) {
  const { findings, unsealedCount, fingerprint, entryCount } = verdict;
  const isWhole = findings.length === 0;
  return (
    <>
      <MessageBox intent={isWhole ? "success" : "error"}>
        <p>{isWhole ? words.verify.whole(verdict) : words.verify.notWhole(findings.length)}</p>
        {!isWhole && (
          <ul>
            {findings.slice(0, FINDINGS_SHOWN).map((finding, index) => (
              <li key={index}>{formatFinding(finding, words)}</li>
            ))}
          </ul>
        )}
        {findings.length > FINDINGS_SHOWN && <p>{words.search.more(findings.length - FINDINGS_SHOWN)}</p>}
        {unsealedCount > 0 && <p>{words.verify.unsealed(unsealedCount)}</p>}
      </MessageBox>
      {entryCount > 0 && (
        <>
          <p>
            {words.verify.fingerprint} <code>{fingerprint.replace(/(.{8})(?=.)/g, "$1 ")}</code>
          </p>
          <CopyButton
            text={fingerprint}
            label={words.verify.copyFingerprint}
            copiedLabel={words.waiting.copied}
          />
        </>
      )}
      <p className="hint">{words.verify.proves}</p>
      <p className="hint">{words.verify.provesNot}</p>
    </>
  );
}

function formatFinding(finding: LogFinding, words: LogWords): string {
  // Each type words its own members, which the type cannot see.
  return (words.verify.findings[finding.type] as (finding: LogFinding) => string)(finding);
}

interface PartProps extends ToolsProps {
  readonly isBusy: boolean;
}

function Search({ session, words, isBusy }: PartProps) {
  const { language } = useTexts();
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void session.search(text, language);
      }}
    >
      <LabelledField label={words.search.label} hint={words.search.hint}>
        <Input type="search" value={text} onChange={(_event, { value }) => setText(value)} />
      </LabelledField>
      <div className="actions">
        <Button type="submit" disabledFocusable={isBusy}>
          {words.search.button}
        </Button>
      </div>
    </form>
  );
}

const ENTRIES_SHOWN = 50;

function Found({ session, words, isBusy }: PartProps) {
  const { language } = useTexts();
  const { search } = useSyncExternalStore(session.subscribe, session.getState);
  if (search === undefined) return null;
  const { found } = search;
  return (
    <section>
      <p role="status">{words.search.found(found.length)}</p>
      <ul className="logEntries">
        {found.slice(0, ENTRIES_SHOWN).map((event) => (
          <li key={event.id}>
            {/* Up to the note: what follows are bare figures and ids. */}
            {entryCells(event, language)
              .slice(0, 12)
              .filter((cell) => cell !== "")
              .join(" · ")}
          </li>
        ))}
      </ul>
      {found.length > ENTRIES_SHOWN && (
        <p className="hint">{words.search.more(found.length - ENTRIES_SHOWN)}</p>
      )}
      <div className="actions">
        {found.length > 0 && (
          <CopyButton
            text={formatCsv(found, language)}
            label={words.search.csv}
            copiedLabel={words.waiting.copied}
          />
        )}
        <Button size="small" onClick={session.endSearch}>
          {words.search.end}
        </Button>
      </div>
      {found.length > 0 && search.text.trim() !== "" && (
        <Erase session={session} words={words} isBusy={isBusy} count={found.length} />
      )}
    </section>
  );
}

function Erase({ session, words, isBusy, count }: PartProps & { readonly count: number }) {
  const [isAsking, setIsAsking] = useState(false);
  const [because, setBecause] = useState("");
  const [alsoDebtor, setAlsoDebtor] = useState(false);
  if (!isAsking)
    return (
      <div className="actions">
        <Button disabledFocusable={isBusy} onClick={() => setIsAsking(true)}>
          {words.erase.button(count)}
        </Button>
      </div>
    );
  return (
    <div className="confirm" role="group" aria-label={words.erase.button(count)}>
      <p>{words.erase.explain}</p>
      <Checkbox
        label={words.erase.alsoDebtor}
        checked={alsoDebtor}
        onChange={(_event, { checked }) => setAlsoDebtor(checked === true)}
      />
      <LabelledField label={words.erase.because}>
        <Input value={because} onChange={(_event, { value }) => setBecause(value)} />
      </LabelledField>
      <div className="actions">
        <Button
          disabledFocusable={isBusy}
          onClick={() => void session.erase(because.trim(), alsoDebtor ? "debtor" : "words")}
        >
          {words.erase.confirm}
        </Button>
        <Button onClick={() => setIsAsking(false)}>{words.erase.cancel}</Button>
      </div>
    </div>
  );
}

const AGES_MONTHS = [12, 24, 36, 60] as const;

function Archive({ session, words, isBusy }: PartProps) {
  const [months, setMonths] = useState(24);
  return (
    <section>
      <h2>{words.archive.title}</h2>
      <p className="hint">{words.archive.explain}</p>
      <LabelledField label={words.archive.olderThan}>
        <Select value={months} onChange={(_event, { value }) => setMonths(Number(value))}>
          {AGES_MONTHS.map((age) => (
            <option key={age} value={age}>
              {words.archive.months(age)}
            </option>
          ))}
        </Select>
      </LabelledField>
      <div className="actions">
        <Button disabledFocusable={isBusy} onClick={() => void session.archive(months)}>
          {words.archive.button}
        </Button>
      </div>
    </section>
  );
}
