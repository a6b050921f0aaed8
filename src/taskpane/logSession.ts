import type { Archived, LogUpkeep, LogVerdict } from "../application/logUpkeep";
import type { Desk } from "../application/openDesk";
import type { CallLog, LanguageCode, Progress, SheetFault } from "../application/ports";
import { stillCounts } from "../application/stillCounts";
import type { CallEvent, RedactionScope } from "../domain/callLog";
import { addMonths, formatIsoDate, type LocalDate } from "../domain/localDate";
import { err, ok, type Result } from "../domain/result";
import { entryCells, entryHeaders } from "../text/entryCells";
import { foldText } from "../domain/foldText";

export type LogJob = "verifying" | "copying" | "searching" | "archiving" | "erasing";

export type LogOutcome =
  | { readonly type: "verified"; readonly verdict: LogVerdict }
  | { readonly type: "copied" }
  | { readonly type: "archived"; readonly archived: Archived }
  | { readonly type: "erased"; readonly count: number }
  | { readonly type: "fault"; readonly fault: SheetFault };

export interface LogState {
  readonly job: LogJob | undefined;
  readonly progress: Progress | undefined;
  /** Of the last job. */
  readonly outcome: LogOutcome | undefined;
  /** What was searched for, and every entry that says it, latest first; `undefined` before a search. */
  readonly search: { readonly text: string; readonly found: readonly CallEvent[] } | undefined;
}

export interface LogSessionOptions {
  readonly log: CallLog;
  readonly upkeep: LogUpkeep;
  readonly desk: () => Desk | undefined;
  /** Of an entry made now. */
  readonly stamp: () => Pick<CallEvent, "id" | "loggedAt" | "author">;
  readonly today: () => LocalDate;
  /** The log says something else now. */
  readonly onChanged: () => void;
}

/** What the log's own screen does: every action is a method, every change a new state. */
export class LogSession {
  private readonly listeners = new Set<() => void>();
  private state: LogState = { job: undefined, progress: undefined, outcome: undefined, search: undefined };

  constructor(private readonly options: LogSessionOptions) {}

  readonly getState = (): LogState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly verify = (): Promise<void> =>
    this.run("verifying", async () => {
      const verdict = await this.options.upkeep.verify({
        onProgress: (progress) => this.show({ ...this.state, progress }),
      });
      return verdict.ok ? { outcome: { type: "verified", verdict: verdict.value } } : faultOf(verdict.fault);
    });

  /** Everything, set aside or not, as a sheet to read; latest first. */
  readonly showCopy = (language: LanguageCode): Promise<void> =>
    this.run("copying", async () => {
      const entries = await this.entries();
      if (!entries.ok) return faultOf(entries.fault);
      const rows = [entryHeaders(language), ...entries.value.map((event) => entryCells(event, language))];
      const shown = await this.options.upkeep.showCopy(rows, language);
      return shown.ok ? { outcome: { type: "copied" } } : faultOf(shown.fault);
    });

  /** Entries that say every word of the text somewhere, case and accents ignored; an empty text finds all. */
  readonly search = (text: string, language: LanguageCode): Promise<void> =>
    this.run("searching", async () => {
      const entries = await this.entries();
      if (!entries.ok) return faultOf(entries.fault);
      const words = foldText(text).split(/\s+/);
      const found = entries.value.filter((event) => {
        const said = foldText(`${JSON.stringify(event)} ${entryCells(event, language).join(" ")}`);
        return words.every((word) => said.includes(word));
      });
      return { outcome: undefined, search: { text, found } };
    });

  readonly endSearch = (): void => this.show({ ...this.state, search: undefined, outcome: undefined });

  /** Sets aside what is older than so many months and counts no more. */
  readonly archive = (months: number): Promise<void> =>
    this.run("archiving", async () => {
      const desk = this.options.desk();
      const log = await this.options.log.read();
      if (desk === undefined) return {};
      if (!log.ok) return faultOf(log.fault);
      const before = `${formatIsoDate(addMonths(this.options.today(), -months))}T00:00:00.000Z`;
      const archived = await this.options.upkeep.archive(before, stillCounts(desk, log.value));
      this.options.onChanged();
      return archived.ok
        ? { outcome: { type: "archived", archived: archived.value } }
        : faultOf(archived.fault);
    });

  /** Erases what the found entries say of a person; they stay. */
  readonly erase = (because: string, scope: RedactionScope): Promise<void> =>
    this.run("erasing", async () => {
      const { search } = this.state;
      if (search === undefined) return {};
      const erased = await this.options.upkeep.erase({
        ...this.options.stamp(),
        ids: search.found.map(({ id }) => id),
        scope,
        ...(because !== "" && { because }),
      });
      this.options.onChanged();
      return erased.ok
        ? { outcome: { type: "erased", count: erased.value }, search: undefined }
        : faultOf(erased.fault);
    });

  private async entries(): Promise<Result<readonly CallEvent[], SheetFault>> {
    const log = await this.options.log.read();
    if (!log.ok) return err(log.fault);
    const old = await this.options.upkeep.readArchive();
    if (!old.ok) return err(old.fault);
    const byId = new Map([...old.value, ...log.value].map((event) => [event.id, event]));
    return ok([...byId.values()].toSorted((a, b) => (a.loggedAt < b.loggedAt ? 1 : -1)));
  }

  /** One job at a time: what is asked meanwhile is ignored, and buttons say so. */
  private async run(job: LogJob, work: () => Promise<Partial<LogState>>): Promise<void> {
    if (this.state.job !== undefined) return;
    this.show({ ...this.state, job, progress: undefined, outcome: undefined });
    let change: Partial<LogState> = {};
    try {
      change = await work();
    } finally {
      this.show({ ...this.state, ...change, job: undefined, progress: undefined });
    }
  }

  private show(state: LogState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function faultOf(fault: SheetFault): Pick<LogState, "outcome"> {
  return { outcome: { type: "fault", fault } };
}
