import { answerPlan, type PlanAnswerDraft } from "../application/answerPlan";
import { openDesk, type Desk, type OpenLedger } from "../application/openDesk";
import { missingFields } from "../application/missingFields";
import { earliestNext } from "../application/previewCall";
import {
  recordCall,
  voidCall,
  type CallDraft,
  type RecordedCall,
  type RecordFault,
  type RecordOptions,
} from "../application/recordCall";
import { refreshColumns } from "../application/refreshColumns";
import { settleDuty, type SettledDutyDraft } from "../application/settleDuty";
import type {
  ColumnChoice,
  ColumnMode,
  Field,
  LanguageCode,
  Ports,
  Progress,
  SheetFault,
  WorkbookSettings,
} from "../application/ports";
import type { OutcomeCode } from "../domain/outcome";
import { DEFAULT_POLICY } from "../domain/policy";
import { invariant, type Result } from "../domain/result";
import type { CallForm, CallFormChange } from "./callForm";
import type { CallForms } from "./callForms";
import { viewOf, type DebtorView } from "./deskView";
import { mapField, parseCurrency, type Setup } from "./mapping";
import {
  formKeyOf,
  type Job,
  type Message,
  type PaneState,
  type Phase,
  type ReadyPhase,
  type Screen,
} from "./paneState";

/** Where the person's own name is kept: on this computer, since the workbook is shared. */
export interface AuthorMemory {
  read(): string;
  write(author: string): void;
}

export interface PaneSessionOptions {
  /** Excel's display language, BCP 47. */
  readonly displayLanguage: string;
  readonly authorMemory: AuthorMemory;
  /** Writes the row issues out as a sheet; left out where there is no such thing. */
  readonly writeIssues?: (
    lines: readonly WordedIssue[],
    language: LanguageCode,
  ) => Promise<Result<void, SheetFault>>;
  readonly onInForce?: (
    inForce: Pick<WorkbookSettings, "policy"> & { readonly language: LanguageCode },
  ) => void;
}

export interface WordedIssue {
  readonly rowNumber: number;
  readonly cell: string;
  readonly text: string;
}

/**
 * What the pane does, apart from how it looks: every action of the person is a method, every change a new state.
 *
 * Errors: faults become part of the state, never exceptions. An exception is a bug: it becomes `bug`, which the screen
 *         throws again for the error boundary.
 */
export class PaneSession {
  private readonly ports: Ports;
  private readonly options: PaneSessionOptions;
  private readonly listeners = new Set<() => void>();
  private settings: WorkbookSettings = { columnMode: "values", policy: DEFAULT_POLICY };
  private cancellation: AbortController | undefined;
  private forms: CallForms | undefined;
  private state: PaneState;

  constructor(ports: Ports, options: PaneSessionOptions) {
    this.ports = ports;
    this.options = options;
    this.state = {
      language: this.displayLanguage(),
      languageChoice: undefined,
      author: options.authorMemory.read(),
      phase: { type: "loading", what: "looking" },
      bug: undefined,
    };
  }

  readonly getState = (): PaneState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads what the workbook remembers, then its sheet; without a remembered sheet, looks for one. */
  readonly start = (): Promise<void> =>
    this.catchBugs(async () => {
      this.show({ ...this.state, bug: undefined, phase: { type: "loading", what: "looking" } });
      const settings = await this.ports.settings.read();
      if (!settings.ok) return this.showPhase({ type: "failed", fault: settings.fault, during: "reading" });
      this.settings = settings.value;
      this.putLanguageInForce();
      const { ledger } = this.settings;
      if (ledger === undefined) return this.lookForLists();
      await this.readLedger(ledger);
    });

  /** Looks for lists of invoices and asks the person which one, and which columns. */
  readonly lookForLists = (): Promise<void> =>
    this.catchBugs(async () => {
      const { phase } = this.state;
      const before = phase.type === "ready" ? { ...phase, message: undefined } : undefined;
      this.showPhase({ type: "loading", what: "looking" });
      const found = await this.ports.table.findCandidates();
      if (!found.ok) return this.showPhase({ type: "failed", fault: found.fault, during: "looking" });
      const candidates = found.value;
      const first = candidates[0];
      if (first === undefined)
        return this.showPhase({
          type: "failed",
          fault: { type: "NoReceivablesFound", sheetNames: [] },
          during: "looking",
        });
      const currency = this.settings.ledger?.defaultCurrency ?? "EUR";
      this.showPhase({
        type: "firstRun",
        setup: { candidates, chosen: 0, mapping: first.mapping, currency },
        before,
      });
    });

  /** After a failure: does again what failed. */
  readonly retry = (): Promise<void> => {
    const { phase } = this.state;
    return phase.type === "failed" && phase.during === "looking" ? this.lookForLists() : this.start();
  };

  // First run -----------------------------------------------------------------------------------------------------

  readonly chooseCandidate = (chosen: number): void => {
    this.changeSetup((setup) => {
      const candidate = setup.candidates[chosen];
      return candidate === undefined ? setup : { ...setup, chosen, mapping: candidate.mapping };
    });
  };

  readonly chooseColumn = (field: Field, column: ColumnChoice | undefined): void => {
    this.changeSetup((setup) => ({ ...setup, mapping: mapField(setup.mapping, field, column) }));
  };

  readonly typeCurrency = (currency: string): void => {
    this.changeSetup((setup) => ({ ...setup, currency }));
  };

  /** Reads the sheet with the chosen columns and remembers them in the workbook. */
  readonly confirmMapping = (): Promise<void> =>
    this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "firstRun") return;
      const { candidates, chosen, mapping, currency } = phase.setup;
      const candidate = candidates[chosen];
      const defaultCurrency = parseCurrency(currency);
      if (candidate === undefined || defaultCurrency === undefined || missingFields(mapping).length > 0)
        return;

      const opened: OpenLedger = { place: candidate.place, mapping, defaultCurrency };
      const desk = await this.read(opened);
      if (!desk.ok) return this.showPhase({ ...phase, fault: desk.fault });
      const remembered = await this.rememberSettings({ ledger: opened });
      const message: Message | undefined = remembered && { type: "fault", fault: remembered };
      const forms = phase.before?.forms ?? new Map<string, CallForm>();
      await this.showDesk(desk.value, opened, { screen: { type: "sheet" }, message, forms });
    });

  readonly keepMapping = (): void => {
    const { phase } = this.state;
    if (phase.type === "firstRun" && phase.before !== undefined) this.showPhase(phase.before);
  };

  // The sheet -----------------------------------------------------------------------------------------------------

  /** Reads the sheet and the log again, keeping the screen and what is being typed. */
  readonly readAgain = (): Promise<void> =>
    this.run({ type: "rereading" }, async (ready, job) => {
      const desk = await openDesk(this.ports, ready.opened, ready.desk.policy, job);
      if (!desk.ok) return { message: { type: "fault", fault: desk.fault } };
      return { desk: desk.value, message: undefined };
    });

  readonly addOrRefreshColumns = (mode: ColumnMode): Promise<void> =>
    this.run({ type: "refreshing" }, async (ready, job) => {
      const { language } = this.state;
      const refreshed = await refreshColumns(this.ports, ready.opened, ready.desk.policy, {
        mode,
        language,
        ...job,
      });
      if (!refreshed.ok) {
        // Part of the columns may stand by now: ask the sheet rather than guess.
        const standing = await this.ports.table.columnMode(ready.opened.place);
        return {
          message: { type: "fault", fault: refreshed.fault },
          ...(standing.ok && { columns: standing.value }),
        };
      }
      const { desk, written } = refreshed.value;
      const fault =
        mode === this.settings.columnMode ? undefined : await this.rememberSettings({ columnMode: mode });
      const message: Message = fault ? { type: "fault", fault } : { type: "columnsWritten", written };
      return { desk, columns: mode, message };
    });

  readonly removeColumns = (): Promise<void> =>
    this.run({ type: "removing" }, async (ready) => {
      const removed = await this.ports.table.removeColumns(ready.opened.place);
      if (!removed.ok) return { message: { type: "fault", fault: removed.fault } };
      return { columns: undefined, message: { type: "columnsRemoved" } };
    });

  /** Stops the reading or writing under way; what was done stands. */
  readonly cancel = (): void => {
    this.cancellation?.abort();
  };

  /** Puts what could not be read on a sheet of its own, to print or to hand on. */
  readonly writeIssues = (): Promise<void> =>
    this.run({ type: "writingIssues" }, async ({ desk }) => {
      const { language } = this.state;
      // With the words of the screens, which are there by now: the shell does without them.
      const { formatRowIssue } = await import(/* webpackChunkName: "desk" */ "../text/formatFault");
      const lines = desk.ledger.issues.map((issue) => ({
        rowNumber: issue.rowNumber,
        cell: issue.cell,
        text: formatRowIssue(issue, language),
      }));
      const written = await this.options.writeIssues?.(lines, language);
      if (written === undefined) return {};
      return { message: written.ok ? { type: "issuesWritten" } : { type: "fault", fault: written.fault } };
    });

  readonly selectCell = (cell: string): Promise<void> => {
    this.dismissMessage();
    return this.select(cell);
  };

  /** Shows our columns where they were just written; the message that offers it stays. */
  readonly showColumns = async (): Promise<void> => {
    const { phase } = this.state;
    if (phase.type !== "ready" || phase.message?.type !== "columnsWritten") return;
    const [firstCell = ""] = phase.message.written.address.split(":");
    await this.select(firstCell);
  };

  /** Told by the sheet: which row the person selected, 1-based; `undefined` on another sheet or several rows. */
  readonly rowSelected = (rowNumber: number | undefined): void => {
    const { phase } = this.state;
    if (phase.type !== "ready") return;
    const row = phase.desk.ledger.receivables.find((receivable) => receivable.rowNumber === rowNumber);
    if (row?.debtor.key !== phase.selectedDebtorKey) this.changeReady({ selectedDebtorKey: row?.debtor.key });
  };

  // Screens -------------------------------------------------------------------------------------------------------

  readonly open = (screen: Screen): void => {
    const { phase } = this.state;
    if (phase.type !== "ready") return;
    let { forms } = phase;
    if (screen.type === "call" && !forms.has(formKeyOf(screen))) {
      const form = this.newForm(phase, screen);
      if (form === undefined) return;
      forms = new Map(forms).set(formKeyOf(screen), form);
    }
    this.changeReady({ screen, forms, message: undefined, saveFailure: undefined });
  };

  /** From a call to its debtor, its entries kept; from a debtor to the list. @returns whether there was a way back. */
  readonly goBack = (): boolean => {
    const { phase } = this.state;
    if (phase.type !== "ready" || !("debtorKey" in phase.screen)) return false;
    const { type, debtorKey } = phase.screen;
    // What is being saved stays in sight until it is known how that went.
    if (phase.job?.type !== "saving")
      this.open(type === "debtor" ? { type: "today", cameFrom: debtorKey } : { type: "debtor", debtorKey });
    return true;
  };

  readonly dismissMessage = (): void => this.changeReady({ message: undefined });

  // Calls ---------------------------------------------------------------------------------------------------------

  /** Told by the screens when they are there: no call is made before. */
  readonly useCallForms = (forms: CallForms): void => {
    this.forms = forms;
  };

  readonly chooseOutcome = (outcome: OutcomeCode | undefined): void =>
    this.changeForm((form, ready, view) =>
      this.callForms.chooseOutcome(form, outcome, ready.desk, view, this.state.language),
    );

  readonly changeCall = (change: CallFormChange): void =>
    this.changeForm((form, ready, view) =>
      change.currency === undefined
        ? this.callForms.changeCallForm(form, change, this.state.language)
        : this.callForms.chooseCurrency(form, change.currency, ready.desk, view, this.state.language),
    );

  readonly coverReceivable = (key: string, isCovered: boolean): void =>
    this.changeForm((form, ready, view) =>
      this.callForms.coverReceivable(form, key, isCovered, ready.desk, view, this.state.language),
    );

  readonly timeCall = (action: "start" | "pause" | "reset"): void => {
    const now = this.now();
    this.changeForm((form) => {
      const { startTimer, pauseTimer, unusedTimer } = this.callForms;
      if (action === "reset") return { ...form, timer: unusedTimer };
      return {
        ...form,
        timer: action === "start" ? startTimer(form.timer, now) : pauseTimer(form.timer, now),
      };
    });
  };

  /** This instant, ISO 8601, for what shows how long the call has lasted. */
  readonly now = (): string => this.ports.clock.now();

  readonly discardCall = (): void => {
    const { phase } = this.state;
    if (phase.type !== "ready" || phase.screen.type !== "call") return;
    const { debtorKey } = phase.screen;
    this.changeReady({
      forms: without(phase.forms, formKeyOf(phase.screen)),
      saveFailure: undefined,
      screen: { type: "debtor", debtorKey },
    });
  };

  readonly saveCall = async (): Promise<void> => {
    const { phase, language } = this.state;
    if (phase.type !== "ready" || phase.screen.type !== "call" || phase.job !== undefined) return;
    const form = phase.forms.get(formKeyOf(phase.screen));
    const view = this.debtor(phase, phase.screen.debtorKey);
    if (form === undefined || view === undefined) return;
    const { draft, refusals } = this.callForms.decodeCallForm(form, phase.desk, view, language);
    if (draft === undefined || refusals.length > 0)
      return this.changeReady({ saveFailure: { type: "refused", refusals } });
    // A call of another day was not timed: the timer only shows how long the form was open.
    const isTimed = draft.calledOn === phase.desk.asOf || form.correction !== undefined;
    const durationSeconds = isTimed ? this.callForms.durationToLog(form.timer, this.now()) : undefined;
    await this.record({
      ...draft,
      details: { ...draft.details, ...(durationSeconds !== undefined && { durationSeconds }) },
    });
  };

  /** « Pas de réponse »: logged at once for what the entry covers; the confirmation offers to take it back. */
  readonly logNoAnswer = async (debtorKey: string): Promise<void> => {
    const { phase } = this.state;
    if (phase.type !== "ready" || phase.job !== undefined) return;
    const view = this.debtor(phase, debtorKey);
    if (view === undefined) return;
    const blank = this.callForms.openCallForm(phase.desk, view, { id: this.ports.newId(), now: this.now() });
    const form = this.callForms.chooseOutcome(blank, "NA", phase.desk, view, this.state.language);
    const { draft } = this.callForms.decodeCallForm(form, phase.desk, view, this.state.language);
    if (draft !== undefined) await this.record(draft);
  };

  /** Takes back the call just logged. */
  readonly undoCall = (): Promise<void> =>
    this.run({ type: "saving" }, async (ready) => {
      const { message } = ready;
      if (message?.type !== "callLogged") return {};
      const undone = await voidCall(
        this.ports,
        ready.desk,
        { id: message.callId },
        this.recordOptions(ready),
      );
      if (!undone.ok) return { message: { type: "fault", fault: sheetFaultOf(undone.fault) } };
      const { desk, columnsFault } = undone.value;
      return { desk, message: { type: "callUndone", debtorName: message.debtorName, columnsFault } };
    });

  /** The answer we had reserved on a plan that the debtor proposed. */
  readonly answerPlan = (
    debtorKey: string,
    answer: Omit<PlanAnswerDraft, "id" | "answeredOn">,
  ): Promise<void> =>
    this.note("planAnswer", debtorKey, (ready) =>
      answerPlan(
        this.ports,
        ready.desk,
        { ...answer, id: this.ports.newId(), answeredOn: ready.desk.asOf },
        this.recordOptions(ready),
      ),
    );

  /** We did what we had announced or promised, or gave it up. */
  readonly settleDuty = (
    debtorKey: string,
    settled: Omit<SettledDutyDraft, "id" | "settledOn">,
  ): Promise<void> =>
    this.note("duty", debtorKey, (ready) =>
      settleDuty(
        this.ports,
        ready.desk,
        { ...settled, id: this.ports.newId(), settledOn: ready.desk.asOf },
        this.recordOptions(ready),
      ),
    );

  // Settings ------------------------------------------------------------------------------------------------------

  /** `undefined`: as Excel. */
  readonly chooseLanguage = (languageChoice: LanguageCode | undefined): Promise<void> =>
    this.catchBugs(async () => {
      const { language: _before, ...others } = this.settings;
      this.settings = { ...others, ...(languageChoice && { language: languageChoice }) };
      this.putLanguageInForce();
      const fault = await this.rememberSettings({});
      if (fault) this.changeReady({ message: { type: "fault", fault } });
    });

  readonly typeAuthor = (author: string): void => {
    this.options.authorMemory.write(author.trim());
    this.show({ ...this.state, author });
  };

  // ---------------------------------------------------------------------------------------------------------------

  private select(cell: string): Promise<void> {
    return this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "ready") return;
      const selected = await this.ports.table.selectCell(phase.opened.place, cell);
      if (!selected.ok) this.changeReady({ message: { type: "fault", fault: selected.fault } });
    });
  }

  private async record(draft: CallDraft): Promise<void> {
    await this.run({ type: "saving" }, async (ready) => {
      const recorded = await recordCall(this.ports, ready.desk, draft, this.recordOptions(ready));
      const debtorKey = draft.debtor.key;
      if (!recorded.ok) {
        const { fault } = recorded;
        if (fault.type === "CallRefused")
          return { saveFailure: { type: "refused", refusals: fault.refusals } };
        // The form shows its own failure; without a form (no answer), the message does.
        return ready.screen.type === "call"
          ? { saveFailure: { type: "fault", fault } }
          : { message: { type: "fault", fault } };
      }
      const { desk, columnsFault } = recorded.value;
      const covered = new Set(draft.covers.map(({ key }) => key));
      const after = desk.assessments.filter(({ receivable }) => covered.has(receivable.key));
      return {
        desk,
        screen: { type: "debtor", debtorKey },
        forms: ready.screen.type === "call" ? without(ready.forms, formKeyOf(ready.screen)) : ready.forms,
        saveFailure: undefined,
        message: {
          type: "callLogged",
          callId: recorded.value.event.id,
          debtorKey,
          debtorName: draft.debtor.name,
          outcome: draft.outcome,
          next: (earliestNext(after) ?? after[0])?.next,
          columnsFault,
        },
      };
    });
  }

  /** Writes an entry of another kind than a call, from the debtor's own screen. */
  private note(
    what: Extract<Message, { type: "noted" }>["what"],
    debtorKey: string,
    write: (ready: ReadyPhase) => Promise<Result<RecordedCall, RecordFault>>,
  ): Promise<void> {
    return this.run({ type: "saving" }, async (ready) => {
      const written = await write(ready);
      if (!written.ok) return { message: { type: "fault", fault: sheetFaultOf(written.fault) } };
      const { desk, columnsFault } = written.value;
      const debtorName = viewOf(desk).debtorsByKey.get(debtorKey)?.debtor.name ?? "";
      return { desk, message: { type: "noted", what, debtorName, columnsFault } };
    });
  }

  private get callForms(): CallForms {
    invariant(this.forms !== undefined, "screens bring what they need for forms");
    return this.forms;
  }

  private newForm(
    phase: ReadyPhase,
    { debtorKey, replaces }: Extract<Screen, { type: "call" }>,
  ): CallForm | undefined {
    const view = this.debtor(phase, debtorKey);
    if (view === undefined) return undefined;
    if (replaces === undefined)
      return this.callForms.openCallForm(phase.desk, view, { id: this.ports.newId(), now: this.now() });
    const corrected = phase.desk.history.eventsByDebtor.get(debtorKey)?.find(({ id }) => id === replaces);
    if (corrected?.type !== "call") return undefined;
    return this.callForms.openCorrection(corrected, this.ports.newId(), this.state.language);
  }

  private recordOptions({ columns }: ReadyPhase): RecordOptions {
    return { author: this.state.author.trim(), mode: columns, language: this.state.language };
  }

  private async readLedger(opened: OpenLedger): Promise<void> {
    const desk = await this.read(opened);
    if (!desk.ok) return this.showPhase({ type: "failed", fault: desk.fault, during: "reading" });
    await this.showDesk(desk.value, opened, {
      screen: { type: "today" },
      message: undefined,
      forms: new Map(),
    });
  }

  private read(opened: OpenLedger): ReturnType<typeof openDesk> {
    this.showPhase({ type: "loading", what: "reading" });
    const onProgress = (progress: Progress): void =>
      this.showPhase({ type: "loading", what: "reading", progress });
    return openDesk(this.ports, opened, this.settings.policy, { onProgress });
  }

  private async showDesk(
    desk: Desk,
    opened: OpenLedger,
    at: Pick<ReadyPhase, "screen" | "message" | "forms">,
  ): Promise<void> {
    const columns = await this.ports.table.columnMode(opened.place);
    this.showPhase({
      type: "ready",
      desk,
      opened,
      columns: columns.ok ? columns.value : undefined,
      job: undefined,
      saveFailure: undefined,
      selectedDebtorKey: undefined,
      ...at,
      message: at.message ?? (columns.ok ? undefined : { type: "fault", fault: columns.fault }),
    });
  }

  /** One job at a time: what is asked meanwhile is ignored, and buttons say so. */
  private run(
    job: Job,
    work: (
      ready: ReadyPhase,
      job: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
    ) => Promise<Partial<Omit<ReadyPhase, "type" | "job">>>,
  ): Promise<void> {
    return this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "ready" || phase.job !== undefined) return;
      const cancellation = new AbortController();
      this.cancellation = cancellation;
      this.changeReady({ job, message: undefined });
      const change = await work(phase, {
        signal: cancellation.signal,
        onProgress: (progress) => {
          if (job.type === "rereading" || job.type === "refreshing")
            this.changeReady({ job: { ...job, progress } });
        },
      });
      this.changeReady({ ...change, job: undefined });
    });
  }

  private async catchBugs(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const bug = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.show({ ...this.state, bug });
    }
  }

  private debtor({ desk }: ReadyPhase, debtorKey: string): DebtorView | undefined {
    return viewOf(desk).debtorsByKey.get(debtorKey);
  }

  private changeForm(change: (form: CallForm, ready: ReadyPhase, view: DebtorView) => CallForm): void {
    const { phase } = this.state;
    // While it is being saved a form stands still: what is written must be what is shown.
    if (phase.type !== "ready" || phase.screen.type !== "call" || phase.job?.type === "saving") return;
    const key = formKeyOf(phase.screen);
    const form = phase.forms.get(key);
    const view = this.debtor(phase, phase.screen.debtorKey);
    if (form === undefined || view === undefined) return;
    this.changeReady({
      forms: new Map(phase.forms).set(key, change(form, phase, view)),
      saveFailure: undefined,
    });
  }

  private changeSetup(change: (setup: Setup) => Setup): void {
    const { phase } = this.state;
    if (phase.type === "firstRun")
      this.showPhase({ type: "firstRun", setup: change(phase.setup), before: phase.before });
  }

  private changeReady(change: Partial<ReadyPhase>): void {
    const { phase } = this.state;
    if (phase.type === "ready") this.showPhase({ ...phase, ...change });
  }

  /** The fault, when the workbook could not keep it. */
  private async rememberSettings(change: Partial<WorkbookSettings>): Promise<SheetFault | undefined> {
    this.settings = { ...this.settings, ...change };
    const written = await this.ports.settings.write(this.settings);
    return written.ok ? undefined : written.fault;
  }

  private putLanguageInForce(): void {
    const languageChoice = this.settings.language;
    const language = languageChoice ?? this.displayLanguage();
    this.show({ ...this.state, language, languageChoice });
    this.options.onInForce?.({ policy: this.settings.policy, language });
  }

  private displayLanguage(): LanguageCode {
    return this.options.displayLanguage.toLowerCase().startsWith("fr") ? "fr" : "en";
  }

  private showPhase(phase: Phase): void {
    this.show({ ...this.state, phase });
  }

  private show(state: PaneState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function sheetFaultOf(fault: RecordFault): SheetFault {
  // Taking an entry back refuses nothing: a refusal here would be a bug of ours.
  if (fault.type === "CallRefused") throw new Error("Bug: a correction was refused");
  return fault;
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
