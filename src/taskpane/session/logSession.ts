import { compareKept, type KeptVerdict } from "../../application/keptFingerprint";
import type { Archived, LogUpkeep, LogVerdict } from "../../application/logUpkeep";
import type { Desk } from "../../application/openDesk";
import type {
  CallLog,
  DecimalMark,
  LanguageCode,
  LongJob,
  Progress,
  SheetFault,
} from "../../application/ports";
import { stillCounts } from "../../application/stillCounts";
import type { CallEvent, RedactionScope } from "../../domain/callLog";
import { addMonths, formatIsoDate, type LocalDate } from "../../domain/localDate";
import { err, ok, type Result } from "../../domain/result";
import { entryTable, formatCsv } from "../../text/entryCells";
import { logWordsOf } from "../../text/logWords";
import type { CallForm } from "../callForm/callForm";
import { downloadFile } from "../downloadFile";
import { belongingTo, saidBy, saysAll, textsIn } from "../views/logSearch";

export type LogJob =
  "verifying" | "copying" | "exporting" | "searching" | "lookingForOld" | "archiving" | "erasing";

/** What can be stopped halfway with nothing half done. */
const STOPPABLE: ReadonlySet<LogJob> = new Set(["verifying", "copying", "exporting", "searching"]);

export type LogOutcome =
  | { readonly type: "verified"; readonly verdict: LogVerdict }
  | { readonly type: "empty" }
  | { readonly type: "copied"; readonly count: number }
  | { readonly type: "exported"; readonly count: number; readonly fileName: string }
  /** Looked at, not done yet. */
  | { readonly type: "old"; readonly months: number; readonly old: Archived }
  | { readonly type: "archived"; readonly archived: Archived }
  | { readonly type: "erased"; readonly count: number; readonly scope: RedactionScope }
  | { readonly type: "fault"; readonly fault: SheetFault };

/** Entries are latest first everywhere. */
export interface LogSearch {
  readonly text: string;
  readonly found: readonly CallEvent[];
  /** They say something else, but about a call that was found: answers, what was done since, earlier and later versions. */
  readonly belonging: readonly CallEvent[];
  /** Calls being typed on this computer that say it too: keys of their forms. */
  readonly drafts: readonly string[];
}

export interface LogState {
  readonly job: LogJob | undefined;
  readonly progress: Progress | undefined;
  /** Of the last job, and which it was. */
  readonly outcome: (LogOutcome & { readonly job: LogJob }) | undefined;
  /** `undefined` before a search. */
  readonly search: LogSearch | undefined;
}

export interface LogDraft {
  readonly formKey: string;
  readonly debtorName: string;
  readonly form: CallForm;
}

export interface LogSessionOptions {
  readonly log: CallLog;
  readonly upkeep: LogUpkeep;
  readonly desk: () => Desk | undefined;
  /** Entries on their way into the log. */
  readonly waiting: () => readonly CallEvent[];
  /** Calls being typed on this computer. */
  readonly drafts: () => readonly LogDraft[];
  readonly discardDrafts: (formKeys: readonly string[]) => void;
  /** Of an entry made now. */
  readonly stamp: () => Pick<CallEvent, "id" | "loggedAt" | "author">;
  readonly today: () => LocalDate;
  /** The log says something else now. */
  readonly onChanged: () => void;
  /** What this computer keeps about these entries goes too. */
  readonly onErased: (ids: readonly string[]) => void;
}

// About a twentieth of a second, then the pane may draw.
const ENTRIES_AT_A_TIME = 1_000;

/** What the log's own screen does: every action is a method, every change a new state. */
export class LogSession {
  private readonly listeners = new Set<() => void>();
  private cancellation = new AbortController();
  private state: LogState = { job: undefined, progress: undefined, outcome: undefined, search: undefined };

  constructor(private readonly options: LogSessionOptions) {}

  readonly getState = (): LogState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get today(): LocalDate {
    return this.options.today();
  }

  get isStoppable(): boolean {
    return this.state.job !== undefined && STOPPABLE.has(this.state.job);
  }

  readonly stop = (): void => this.cancellation.abort();

  readonly verify = (): Promise<void> =>
    this.run("verifying", async (job) => {
      const verdict = await this.options.upkeep.verify(job);
      return verdict.ok ? { outcome: { type: "verified", verdict: verdict.value } } : faultOf(verdict.fault);
    });

  /** What a fingerprint kept elsewhere says of the log, as it was verified just now. */
  readonly compare = (kept: string): KeptVerdict | undefined => {
    const { outcome } = this.state;
    return outcome?.type === "verified" ? compareKept(kept, outcome.verdict) : undefined;
  };

  /** Everything, set aside or not, as a sheet to read; latest first. */
  readonly showCopy = (language: LanguageCode): Promise<void> =>
    this.run("copying", async (job) => {
      const entries = await this.entries();
      if (!entries.ok) return faultOf(entries.fault);
      const count = entries.value.length;
      if (count === 0) return { outcome: { type: "empty" } };
      const shown = await this.options.upkeep.showCopy(
        {
          ...entryTable(entries.value, language),
          notice: logWordsOf(language).copySheet.notice(count, this.today),
          language,
          uses1904: this.options.desk()?.ledger.uses1904 ?? false,
        },
        job,
      );
      return shown.ok ? { outcome: { type: "copied", count } } : faultOf(shown.fault);
    });

  /** Everything, or what was found, as a file that Excel opens. */
  readonly exportCsv = (language: LanguageCode, found?: readonly CallEvent[]): Promise<void> =>
    this.run("exporting", async () => {
      const entries = found === undefined ? await this.entries() : ok(found);
      if (!entries.ok) return faultOf(entries.fault);
      const count = entries.value.length;
      if (count === 0) return { outcome: { type: "empty" } };
      const mark: DecimalMark =
        (await this.options.upkeep.readDecimalMark()) ?? (language === "fr" ? "," : ".");
      const fileName = `${logWordsOf(language).exporting.fileName}-${formatIsoDate(this.today)}.csv`;
      downloadFile(fileName, formatCsv(entries.value, language, mark));
      return { outcome: { type: "exported", count, fileName } };
    });

  /** Entries that say every word of the text somewhere, case and accents ignored; an empty text finds all. */
  readonly search = (text: string, language: LanguageCode): Promise<void> =>
    this.run("searching", async ({ signal, onProgress }) => {
      const entries = await this.entries();
      if (!entries.ok) return faultOf(entries.fault);
      const all = entries.value;
      if (text.trim() === "") return { search: { text, found: all, belonging: [], drafts: [] } };
      const isSaid = saysAll(text);
      const found: CallEvent[] = [];
      for (let from = 0; from < all.length; from += ENTRIES_AT_A_TIME) {
        if (signal.aborted) return faultOf({ type: "Cancelled", rowsDone: from, rows: all.length });
        const some = all.slice(from, from + ENTRIES_AT_A_TIME);
        found.push(...some.filter((event) => isSaid(saidBy(event, language))));
        onProgress({ rowsDone: from + some.length, rows: all.length });
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      const drafts = this.options
        .drafts()
        .flatMap(({ formKey, debtorName, form }) =>
          isSaid(`${debtorName} ${textsIn(form)}`) ? [formKey] : [],
        );
      return { search: { text, found, belonging: belongingTo(found, all), drafts } };
    });

  readonly endSearch = (): void => this.show({ ...this.state, search: undefined, outcome: undefined });

  /** What {@link archive} would set aside. */
  readonly lookForOld = (months: number): Promise<void> =>
    this.run("lookingForOld", async () => {
      const old = await this.withOld(months, (...of) => this.options.upkeep.previewArchive(...of));
      return old.ok ? { outcome: { type: "old", months, old: old.value } } : faultOf(old.fault);
    });

  /** Sets aside what is older than so many months and counts no more. */
  readonly archive = (months: number): Promise<void> =>
    this.run("archiving", async () => {
      const archived = await this.withOld(months, (...of) => this.options.upkeep.archive(...of));
      this.options.onChanged();
      return archived.ok
        ? { outcome: { type: "archived", archived: archived.value } }
        : faultOf(archived.fault);
    });

  readonly forgetOutcome = (): void => this.show({ ...this.state, outcome: undefined });

  /** Erases what these entries say of a person, here and on this computer; they stay. */
  readonly erase = (ids: readonly string[], because: string, scope: RedactionScope): Promise<void> =>
    this.run("erasing", async (job) => {
      // What still waits must be in the log before it can be erased there.
      const delivered = await this.options.log.append([]);
      if (!delivered.ok) return faultOf(delivered.fault);
      const erased = await this.eraseIn(ids, scope, because, job);
      this.options.onChanged();
      if (!erased.ok) return faultOf(erased.fault);
      this.options.discardDrafts(this.state.search?.drafts ?? []);
      this.options.onErased(ids);
      return { outcome: { type: "erased", count: erased.value, scope }, search: undefined };
    });

  /** Entries whose erasure was logged and cut short: erases them as was said then. */
  readonly finishErasing = (ids: readonly string[]): Promise<void> =>
    this.run("erasing", async (job) => {
      const entries = await this.entries();
      if (!entries.ok) return faultOf(entries.fault);
      const forgotten = new Set(
        entries.value.flatMap((event) =>
          event.type === "redaction" && event.scope === "debtor" ? event.redacts.map(({ id }) => id) : [],
        ),
      );
      let count = 0;
      for (const scope of ["words", "debtor"] as const) {
        const ofScope = ids.filter((id) => forgotten.has(id) === (scope === "debtor"));
        const erased = ofScope.length === 0 ? ok(0) : await this.eraseIn(ofScope, scope, "", job);
        if (!erased.ok) return faultOf(erased.fault);
        count += erased.value;
      }
      this.options.onChanged();
      return { outcome: { type: "erased", count, scope: "words" } };
    });

  private eraseIn(
    ids: readonly string[],
    scope: RedactionScope,
    because: string,
    job: LongJob,
  ): Promise<Result<number, SheetFault>> {
    const erasure = { ...this.options.stamp(), ids, scope, ...(because !== "" && { because }) };
    return this.options.upkeep.erase(erasure, job);
  }

  private async withOld(months: number, work: LogUpkeep["archive"]): Promise<Result<Archived, SheetFault>> {
    const desk = this.options.desk();
    const log = await this.options.log.read();
    if (!log.ok) return log;
    const before = `${formatIsoDate(addMonths(this.today, -months))}T00:00:00.000Z`;
    // Without the sheet nobody knows what still counts: everything does.
    return work(before, desk === undefined ? () => true : stillCounts(desk, log.value));
  }

  /** In the log, set aside, or on their way into it. */
  private async entries(): Promise<Result<readonly CallEvent[], SheetFault>> {
    const log = await this.options.log.read();
    if (!log.ok) return err(log.fault);
    const old = await this.options.upkeep.readArchive();
    if (!old.ok) return err(old.fault);
    const all = [...this.options.waiting(), ...old.value, ...log.value];
    const byId = new Map(all.map((event) => [event.id, event]));
    return ok([...byId.values()].toSorted((a, b) => (a.loggedAt < b.loggedAt ? 1 : -1)));
  }

  /** One job at a time: what is asked meanwhile is ignored, and buttons say so. */
  private async run(
    job: LogJob,
    work: (
      job: Required<LongJob>,
    ) => Promise<{ readonly outcome?: LogOutcome; readonly search?: LogSearch | undefined }>,
  ): Promise<void> {
    if (this.state.job !== undefined) return;
    this.cancellation = new AbortController();
    this.show({ ...this.state, job, progress: undefined, outcome: undefined });
    let change: Partial<LogState> = {};
    try {
      const { outcome, ...others } = await work({
        signal: this.cancellation.signal,
        onProgress: (progress) => this.show({ ...this.state, progress }),
      });
      change = { ...others, outcome: outcome && { ...outcome, job } };
    } finally {
      this.show({ ...this.state, ...change, job: undefined, progress: undefined });
    }
  }

  private show(state: LogState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function faultOf(fault: SheetFault): { readonly outcome: LogOutcome } {
  return { outcome: { type: "fault", fault } };
}
