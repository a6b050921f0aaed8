import {
  Button,
  Checkbox,
  Field as LabelledField,
  Input,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import type { KeptVerdict } from "../../application/keptFingerprint";
import type { Archived, LogFinding, LogVerdict } from "../../application/logUpkeep";
import type { LanguageCode } from "../../application/ports";
import type { CallEvent, RedactionScope } from "../../domain/callLog";
import { saysWords } from "../../domain/redaction";
import { entryCells } from "../../text/entryCells";
import { logWordsOf, type LogWords } from "../../text/logWords";
import type { LogJob, LogOutcome, LogSearch, LogSession, LogState } from "../session/logSession";
import { CappedList } from "./CappedList";
import { CopyButton } from "./CopyButton";
import { FaultMessage } from "./FaultMessage";
import { MessageBox } from "./MessageBox";
import { ProgressLine } from "./ProgressLine";
import { focusWhenShown, ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import "./log.css";

interface Props {
  readonly open: () => Promise<LogSession | undefined>;
  /** Looked for at once. */
  readonly search?: string | undefined;
  readonly onBack: () => void;
}

/** The log as a whole: whether it is whole, what it says, and what need not be kept. */
export function LogScreen({ open, search, onBack }: Props) {
  const { language } = useTexts();
  const words = logWordsOf(language);
  const [session, setSession] = useState<LogSession>();
  useEffect(() => {
    let isHere = true;
    void open().then((opened) => {
      if (!isHere) return;
      setSession(opened);
      if (search !== undefined) void opened?.search(search, language);
    });
    return () => {
      isHere = false;
    };
  }, [open, search, language]);
  return (
    <main className="screen">
      <button type="button" className="quiet" onClick={onBack}>
        ← {words.back}
      </button>
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="hint">{words.intro}</p>
      {session && <LogTools session={session} words={words} wanted={search ?? ""} />}
    </main>
  );
}

interface ToolsProps {
  readonly session: LogSession;
  readonly words: LogWords;
}

interface PartProps extends ToolsProps {
  readonly state: LogState;
}

function LogTools({ session, words, wanted }: ToolsProps & { readonly wanted: string }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const part = { session, words, state };
  return (
    <>
      <Whole {...part} />
      <Search {...part} wanted={wanted} />
      <Archive {...part} />
    </>
  );
}

/** How far a job of a part is, and what came of it: shown where it was asked for. */
function JobOf({ jobs, session, words, state }: PartProps & { readonly jobs: readonly LogJob[] }) {
  const { job, progress, outcome } = state;
  const done = outcome && jobs.includes(outcome.job) ? outcome : undefined;
  return (
    <>
      {job !== undefined && jobs.includes(job) && (
        <ProgressLine label={jobWords(job, words)} progress={progress}>
          {session.isStoppable && (
            <Button size="small" onClick={session.stop}>
              {words.stop}
            </Button>
          )}
        </ProgressLine>
      )}
      <div role="status" className="logPart">
        {done && done.type !== "fault" && (
          <Outcome outcome={done} session={session} words={words} state={state} />
        )}
      </div>
      {done?.type === "verified" && done.verdict.entryCount > 0 && (
        <Compare session={session} words={words} isWhole={done.verdict.findings.length === 0} />
      )}
      {done?.type === "fault" && <FaultMessage fault={done.fault} actions={[]} />}
    </>
  );
}

function jobWords(job: LogJob, words: LogWords): string {
  switch (job) {
    case "verifying":
      return words.verify.working;
    case "copying":
      return words.copySheet.working;
    case "exporting":
      return words.exporting.working;
    case "searching":
      return words.search.working;
    case "erasing":
      return words.erase.working;
    case "lookingForOld":
      return words.archive.looking;
    case "archiving":
      return words.archive.working;
  }
}

function Outcome({
  outcome,
  ...part
}: PartProps & { readonly outcome: Exclude<LogOutcome, { type: "fault" }> }) {
  const { words } = part;
  switch (outcome.type) {
    case "verified":
      return <Verdict verdict={outcome.verdict} {...part} />;
    case "empty":
      return <p>{words.isEmpty}</p>;
    case "copied":
      return <MessageBox intent="success">{words.copySheet.done(outcome.count)}</MessageBox>;
    case "exported":
      return (
        <MessageBox intent="success">
          <p>{words.exporting.done(outcome.count, outcome.fileName)}</p>
          <p className="hint">{words.exporting.noFile}</p>
        </MessageBox>
      );
    case "erased":
      return (
        <Done>
          <p>{words.erase.done(outcome.count)}</p>
          {outcome.scope === "debtor" && <p>{words.erase.columnsStale}</p>}
        </Done>
      );
    case "old":
      return <OldEntries months={outcome.months} old={outcome.old} {...part} />;
    case "archived":
      return (
        <Done>
          <p>{words.archive.done(outcome.archived.entryCount)}</p>
        </Done>
      );
  }
}

/** What was asked for twice is gone with its buttons: the keyboard goes on from here. */
function Done({ children }: { readonly children: ReactNode }) {
  return (
    <div tabIndex={-1} ref={focusWhenShown}>
      <MessageBox intent="success">{children}</MessageBox>
    </div>
  );
}

// All of it -------------------------------------------------------------------------------------------------------

function Whole(part: PartProps) {
  const { language } = useTexts();
  const { session, words, state } = part;
  const isBusy = state.job !== undefined;
  return (
    <>
      <div className="actions">
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void session.verify()}>
          {words.verify.button}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void session.showCopy(language)}>
          {words.copySheet.button}
        </Button>
        <Button disabledFocusable={isBusy} onClick={() => void session.exportCsv(language)}>
          {words.exporting.button}
        </Button>
      </div>
      <JobOf jobs={["verifying", "copying", "exporting"]} {...part} />
    </>
  );
}

// What a person can look at; the first ones are what matters.
const FINDINGS_SHOWN = 20;

function Verdict({ verdict, session, words, state }: PartProps & { readonly verdict: LogVerdict }) {
  const { t } = useTexts();
  const { findings, unsealedCount, erasedCount, endsNotNoted, fingerprint, entryCount } = verdict;
  const isWhole = findings.length === 0;
  const unfinished = findings.flatMap((finding) =>
    finding.type === "ErasureUnfinished" ? [finding.id] : [],
  );
  return (
    <>
      <MessageBox
        intent={isWhole ? "success" : "error"}
        actions={
          unfinished.length > 0 && (
            <Button
              size="small"
              disabledFocusable={state.job !== undefined}
              onClick={() => void session.finishErasing(unfinished)}
            >
              {words.verify.finishErasing}
            </Button>
          )
        }
      >
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
        {erasedCount > 0 && <p>{words.verify.erased(erasedCount)}</p>}
        {endsNotNoted.length > 0 && <p>{words.verify.endsNotNoted(endsNotNoted)}</p>}
      </MessageBox>
      {entryCount > 0 && (
        <div>
          <p>
            {words.verify.fingerprint}{" "}
            <code className="fingerprint">{fingerprint.replace(/(.{8})(?=.)/g, "$1 ")}</code>
          </p>
          <CopyButton
            text={words.verify.fingerprintText(verdict, session.today)}
            label={words.verify.copyFingerprint}
            copiedLabel={t.common.copied}
          />
        </div>
      )}
      <p className="hint">{words.verify.proves}</p>
      <p className="hint">{words.verify.provesNot}</p>
    </>
  );
}

function Compare({ session, words, isWhole }: ToolsProps & { readonly isWhole: boolean }) {
  const [kept, setKept] = useState("");
  const [said, setSaid] = useState<KeptVerdict>();
  return (
    <form
      className="logPart"
      onSubmit={(event) => {
        event.preventDefault();
        setSaid(session.compare(kept));
      }}
    >
      <LabelledField label={words.compare.label} hint={words.compare.hint}>
        <Textarea
          value={kept}
          onChange={(_event, { value }) => {
            setKept(value);
            setSaid(undefined);
          }}
        />
      </LabelledField>
      <div className="actions">
        <Button type="submit">{words.compare.button}</Button>
      </div>
      <div role="status">
        {said && (
          <MessageBox intent={intentOf(said, isWhole)}>
            <p>{formatKept(said, words)}</p>
            {!isWhole && <p>{words.compare.seeAbove}</p>}
          </MessageBox>
        )}
      </div>
    </form>
  );
}

function intentOf({ type }: KeptVerdict, isWhole: boolean): "success" | "warning" | "error" {
  if (type === "Differs") return "error";
  return isWhole && (type === "Same" || type === "Grown") ? "success" : "warning";
}

// Each type words its own members, which the types of these two cannot see.
function formatFinding(finding: LogFinding, words: LogWords): string {
  return (words.verify.findings[finding.type] as (finding: LogFinding) => string)(finding);
}

function formatKept(said: KeptVerdict, words: LogWords): string {
  return (words.compare.verdicts[said.type] as (said: KeptVerdict) => string)(said);
}

// Some of it ------------------------------------------------------------------------------------------------------

function Search({ wanted, ...part }: PartProps & { readonly wanted: string }) {
  const { language } = useTexts();
  const { session, words, state } = part;
  const [text, setText] = useState(wanted);
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void session.search(text, language);
        }}
      >
        <LabelledField label={words.search.label} hint={words.search.hint}>
          <Input ref={box} type="search" value={text} onChange={(_event, { value }) => setText(value)} />
        </LabelledField>
        <div className="actions">
          <Button type="submit" disabledFocusable={state.job !== undefined}>
            {words.search.button}
          </Button>
        </div>
      </form>
      <JobOf jobs={["searching", "erasing"]} {...part} />
      {state.search && (
        <Found
          // Another search, another list: nothing of the one before is ticked or unfolded.
          key={keyOf(state.search)}
          {...part}
          search={state.search}
          onEnd={() => {
            session.endSearch();
            box.current?.focus();
          }}
        />
      )}
    </>
  );
}

function keyOf({ text, found }: LogSearch): string {
  return `${text} ${found.length} ${found[0]?.id ?? ""}`;
}

const ENTRIES_SHOWN = 25;
// What is asked and the button stay within reach.
const ENTRIES_TICKED = 10;

interface FoundProps extends PartProps {
  readonly search: LogSearch;
  readonly onEnd: () => void;
}

function Found({ search, onEnd, ...part }: FoundProps) {
  const { language } = useTexts();
  const { session, words, state } = part;
  const { found } = search;
  const [isErasing, setIsErasing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isBusy = state.job !== undefined;
  const erasable = search.text.trim() === "" ? [] : erasableIn(search, "debtor");
  return (
    <section>
      <p role="status">{words.search.found(found.length)}</p>
      {!isErasing && (
        <CappedList items={found} first={ENTRIES_SHOWN} keyOf={({ id }) => id} className="logEntries">
          {(event) => entryLine(event, language)}
        </CappedList>
      )}
      <div className="actions">
        {found.length > 0 && (
          <Button
            size="small"
            disabledFocusable={isBusy}
            onClick={() => void session.exportCsv(language, found)}
          >
            {words.search.csv}
          </Button>
        )}
        <Button size="small" onClick={onEnd}>
          {words.search.end}
        </Button>
        {erasable.length > 0 && (
          <Button
            ref={opener}
            size="small"
            aria-expanded={isErasing}
            disabledFocusable={isBusy}
            onClick={() => setIsErasing(!isErasing)}
          >
            {words.erase.button(erasable.length)}
          </Button>
        )}
      </div>
      {isErasing && (
        <Erase
          search={search}
          {...part}
          onCancel={() => {
            setIsErasing(false);
            opener.current?.focus();
          }}
        />
      )}
    </section>
  );
}

/** Up to the note: what follows are bare figures and ids. A call noted on the day it was made says the day once. */
function entryLine(event: CallEvent, language: LanguageCode): string {
  const [loggedAt = "", ...cells] = entryCells(event, language).slice(0, 12);
  return [loggedAt, ...cells.filter((cell) => cell !== "" && !loggedAt.startsWith(cell))].join(" · ");
}

/** What a person is known by in an entry, and what was said. */
function erasureLine(event: CallEvent, language: LanguageCode): string {
  const { 0: loggedAt, 2: kind, 3: debtor, 8: contact, 11: note } = entryCells(event, language);
  return [loggedAt, kind, debtor, contact, note].filter(Boolean).join(" · ");
}

function erasableIn({ found, belonging }: LogSearch, scope: RedactionScope): readonly CallEvent[] {
  return [...found, ...belonging].filter((event) => saysWords(event, scope));
}

interface EraseProps extends PartProps {
  readonly search: LogSearch;
  readonly onCancel: () => void;
}

function Erase({ session, words, state, search, onCancel }: EraseProps) {
  const { language } = useTexts();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [because, setBecause] = useState("");
  const [alsoDebtor, setAlsoDebtor] = useState(false);
  const scope = alsoDebtor ? "debtor" : "words";
  const entries = erasableIn(search, scope);
  const belonging = new Set(search.belonging.map(({ id }) => id));
  const ids = entries.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  const tick = (id: string, isTicked: boolean): void => {
    const changed = new Set(kept);
    if (isTicked) changed.delete(id);
    else changed.add(id);
    setKept(changed);
  };
  return (
    <div className="confirm erase">
      <h2 tabIndex={-1} ref={focusWhenShown}>
        {words.erase.title}
      </h2>
      <p>{words.erase.goes}</p>
      <p>{alsoDebtor ? words.erase.staysForNobody : words.erase.stays}</p>
      {search.drafts.length > 0 && <p>{words.erase.drafts(search.drafts.length)}</p>}
      <p className="hint">{words.erase.notReached}</p>
      <Checkbox
        label={words.erase.alsoDebtor}
        checked={alsoDebtor}
        onChange={(_event, { checked }) => setAlsoDebtor(checked === true)}
      />
      {entries.length === 0 && <p>{words.erase.nothingLeft}</p>}
      {entries.length > 0 && <p className="name">{words.erase.choose}</p>}
      <CappedList items={entries} first={ENTRIES_TICKED} keyOf={({ id }) => id} className="logEntries">
        {(event) => (
          <Checkbox
            label={[
              erasureLine(event, language),
              ...(belonging.has(event.id) ? [words.erase.belonging] : []),
            ].join(" · ")}
            checked={!kept.has(event.id)}
            onChange={(_event, { checked }) => tick(event.id, checked === true)}
          />
        )}
      </CappedList>
      <LabelledField label={words.erase.because} hint={words.erase.becauseHint}>
        <Input value={because} onChange={(_event, { value }) => setBecause(value)} />
      </LabelledField>
      <div className="actions">
        <Button
          disabledFocusable={state.job !== undefined || ids.length === 0}
          onClick={() => void session.erase(ids, because.trim(), scope)}
        >
          {words.erase.confirm(ids.length)}
        </Button>
        <Button onClick={onCancel}>{words.erase.cancel}</Button>
      </div>
    </div>
  );
}

// What is old -----------------------------------------------------------------------------------------------------

const AGES_MONTHS = [12, 24, 36, 60, 120] as const;

function Archive(part: PartProps) {
  const { session, words, state } = part;
  const [months, setMonths] = useState(24);
  return (
    <section>
      <h2>{words.archive.title}</h2>
      <p className="hint">{words.archive.explain}</p>
      <LabelledField label={words.archive.olderThan}>
        <Select
          value={months}
          onChange={(_event, { value }) => {
            setMonths(Number(value));
            if (state.outcome?.type === "old") session.forgetOutcome();
          }}
        >
          {AGES_MONTHS.map((age) => (
            <option key={age} value={age}>
              {words.archive.months(age)}
            </option>
          ))}
        </Select>
      </LabelledField>
      <div className="actions">
        <Button disabledFocusable={state.job !== undefined} onClick={() => void session.lookForOld(months)}>
          {words.archive.look}
        </Button>
      </div>
      <JobOf jobs={["lookingForOld", "archiving"]} {...part} />
    </section>
  );
}

interface OldEntriesProps extends ToolsProps {
  readonly months: number;
  readonly old: Archived;
}

/** What would be set aside, and what not and why, before it is done. */
function OldEntries({ session, words, months, old }: OldEntriesProps) {
  const { language } = useTexts();
  const { entryCount, stayCount, stoppedAt } = old;
  return (
    <div className="confirm">
      <p>{words.archive.would(entryCount)}</p>
      {stayCount > 0 && (
        <p>
          {words.archive.stay(
            stayCount,
            stoppedAt.map((event) => stoppedLine(event, language)),
          )}
        </p>
      )}
      {entryCount > 0 && (
        <div className="actions">
          <Button onClick={() => void session.archive(months)}>{words.archive.button(entryCount)}</Button>
          <Button onClick={session.forgetOutcome}>{words.archive.cancel}</Button>
        </div>
      )}
    </div>
  );
}

/** When, what, who and about which invoices. */
function stoppedLine(event: CallEvent, language: LanguageCode): string {
  const [loggedAt = "", , kind = "", debtor = "", invoices = ""] = entryCells(event, language);
  return [loggedAt, kind, debtor, invoices].filter((cell) => cell !== "").join(" · ");
}
