import { Button } from "@fluentui/react-components";
import type { Desk } from "../../../application/openDesk";
import { entriesAbout } from "../../../domain/entriesAbout";
import { changesSeenOf } from "../../../domain/seenChanges";
import { personWordsOf } from "../../../text/personWords";
import type { CallForm } from "../../callForm/callForm";
import type { DebtorView } from "../../views/deskView";
import type { LogSession } from "../../session/logSession";
import { useBriefWords } from "../brief/useBriefWords";
import { CappedList } from "../CappedList";
import { CopyButton } from "../CopyButton";
import { ScreenTitle } from "../ScreenTitle";
import { draftLines, entryLines, profileLines, seenLines, sheetLines } from "./personLines";
import { useLogEntries } from "./useLogEntries";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  /** Calls to this debtor that are being typed. */
  readonly drafts: readonly CallForm[];
  readonly openLog: () => Promise<LogSession | undefined>;
  /** On the log's own screen, where entries are searched and erased. */
  readonly onErase: () => void;
  readonly onBack: () => void;
}

interface Section {
  readonly title: string;
  /** One a row, a draft or an entry, in lines. */
  readonly blocks: readonly (readonly string[])[];
}

/** All that is kept about one debtor and whoever was spoken to there, as text to hand over. */
export function PersonScreen({ desk, view, drafts, openLog, onErase, onBack }: Props) {
  const wording = useBriefWords();
  const { t, language } = wording;
  const w = personWordsOf(language);
  const { debtor, assessments } = view;
  const log = useLogEntries(openLog);
  const today = desk.history.debtorKeysToday;
  const about =
    log.type === "read"
      ? entriesAbout(log.entries, (key) => (today.get(key) ?? key) === debtor.key)
      : (desk.history.eventsByDebtor.get(debtor.key) ?? []).toReversed();
  const comparisons =
    log.type === "read"
      ? log.entries.filter((entry) => entry.type === "comparison")
      : desk.history.comparisons.toReversed();
  const seen = changesSeenOf(debtor.key, { ...desk.history, comparisons });
  const profile = profileLines(desk, debtor.key, wording);
  const sections: readonly Section[] = [
    {
      title: w.sheet(assessments.length),
      blocks: assessments.map(({ receivable }) => sheetLines(receivable, wording)),
    },
    { title: w.profile, blocks: profile.length === 0 ? [] : [profile] },
    { title: w.draft, blocks: drafts.map((draft) => draftLines(draft, wording)) },
    { title: w.log(about.length), blocks: about.map((entry) => entryLines(entry, desk, wording)) },
    { title: w.seen, blocks: seen.map((found) => seenLines(found, wording)) },
  ];
  const filled = sections.filter(({ blocks }) => blocks.length > 0);
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {debtor.name}
        </button>
      </div>
      <ScreenTitle>{w.title(debtor.name)}</ScreenTitle>
      <p>{w.intro}</p>
      <div role="status">
        {log.type === "reading" && <p className="hint">{w.reading}</p>}
        {log.type === "unreadable" && <p className="hint">{w.asideLog}</p>}
      </div>
      {log.type !== "reading" && (
        <div className="actions">
          <CopyButton
            text={[w.title(debtor.name), ...filled.map(textOf), w.lastReading].join("\n\n")}
            label={w.copy}
            copiedLabel={t.common.copied}
          />
        </div>
      )}
      {filled.map(({ title, blocks }) => (
        <section key={title}>
          <h2>{title}</h2>
          <CappedList
            items={blocks.map((lines, index) => ({ lines, index }))}
            first={10}
            keyOf={({ index }) => String(index)}
            className="invoices"
          >
            {({ lines: [head, ...others] }) => (
              <>
                <p className="name">{head}</p>
                {others.map((line, index) => (
                  <p key={index} className="note">
                    {line}
                  </p>
                ))}
              </>
            )}
          </CappedList>
        </section>
      ))}
      {log.type === "read" && about.length === 0 && <p className="hint">{w.noLog}</p>}
      <p className="hint">{w.lastReading}</p>
      {about.length > 0 && (
        <section>
          <div className="actions">
            <Button onClick={onErase}>{w.erase}</Button>
          </div>
          <p className="hint">{w.eraseHint}</p>
        </section>
      )}
    </main>
  );
}

function textOf({ title, blocks }: Section): string {
  return [title, ...blocks.map((lines) => lines.join("\n"))].join("\n\n");
}
