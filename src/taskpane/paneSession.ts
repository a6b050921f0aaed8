import { answerPlan, type PlanAnswerDraft } from "../application/answerPlan";
import type { LogUpkeep } from "../application/logUpkeep";
import { judgeDesk, openDesk, type Desk, type OpenLedger } from "../application/openDesk";
import { missingFields } from "../application/missingFields";
import { earliestNext } from "../application/previewCall";
import {
  appendEntries,
  recordCall,
  voidCall,
  type CallDraft,
  type RecordedCall,
  type RecordFault,
  type RecordOptions,
} from "../application/recordCall";
import type * as PasteModule from "../application/paste";
import { recordNotice, type NoticeDraft } from "../application/recordNotice";
import { refreshColumns } from "../application/refreshColumns";
import { settleDuty, type SettledDutyDraft } from "../application/settleDuty";
import type {
  ColumnChoice,
  ColumnMapping,
  CallTexts,
  ColumnMode,
  Field,
  LanguageCode,
  LogRowUnreadable,
  Ports,
  Progress,
  SheetFault,
  SettingsStore,
  WorkbookSettings,
} from "../application/ports";
import { foldCalls, type CallEvent } from "../domain/callLog";
import type { MergeSuggestion } from "../domain/nameVariants";
import type { OrphanedReceivable } from "../domain/orphans";
import type { OutcomeCode } from "../domain/outcome";
import { DEFAULT_POLICY, type Policy } from "../domain/policy";
import type { Receivable } from "../domain/receivable";
import { invariant, type Result } from "../domain/result";
import type { HeardObjection } from "../text/objections";
import type { CallForm, CallFormChange } from "./callForm";
import type { CallForms } from "./callForms";
import { viewOf, type DebtorView } from "./deskView";
import type { DraftMemory } from "./draftMemory";
import { FormKeeper } from "./formKeeper";
import type { LogDraft, LogSession } from "./logSession";
import { mapField, parseCurrency, type Setup } from "./mapping";
import type { StoredOutbox, UnreadableEntry, WaitingElsewhere } from "./outbox";
import type { ReviewMemory } from "./reviewMemory";
import {
  formKeyOf,
  screenOfFormKey,
  type FirstRunPhase,
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
  /** Entries and calls being typed, kept on this computer; left out where there is nowhere to keep them. */
  readonly outbox?: StoredOutbox;
  readonly drafts?: DraftMemory;
  /** What callers think of their own calls; left out where it cannot be kept private. */
  readonly reviews?: ReviewMemory;
  /** Rows of the log that are no entry any more, as of its last reading. */
  readonly unreadableRows?: () => readonly LogRowUnreadable[];
  /** Fetched when the log's own screen is opened. */
  readonly logUpkeep?: () => Promise<LogUpkeep>;
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
  private readonly formKeeper: FormKeeper;
  private cancellation: AbortController | undefined;
  /** The last one; it never fails. */
  private delivery: Promise<unknown> = Promise.resolve();
  /** The log changed while a job was under way, or while it was being read. */
  private isLogStale = false;
  private isReadingLog = false;
  private lastLog: readonly CallEvent[] | undefined;
  private forms: CallForms | undefined;
  private state: PaneState;

  constructor(ports: Ports, options: PaneSessionOptions) {
    this.ports = ports;
    this.options = options;
    this.state = {
      language: this.displayLanguage(),
      languageChoice: undefined,
      callTexts: {},
      author: options.authorMemory.read(),
      phase: { type: "loading", what: "looking" },
      waiting: options.outbox?.waiting() ?? [],
      waitingFault: undefined,
      isWaitingForCell: false,
      bug: undefined,
    };
    this.formKeeper = new FormKeeper(options.drafts);
    const { outbox } = options;
    outbox?.subscribe(() =>
      this.show({ ...this.state, waiting: outbox.waiting(), waitingFault: outbox.lastFault }),
    );
  }

  get reviews(): ReviewMemory | undefined {
    return this.options.reviews;
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
      const isSheetReplaced =
        phase.type !== "ready" ||
        phase.isSheetChanged ||
        (phase.message?.type === "fault" && CANNOT_BE_READ.has(phase.message.fault.type));
      const asked = questionIn(phase);
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
        isSheetReplaced,
        ...(asked && { fault: asked }),
      });
    });

  /** After a failure: does again what failed. */
  readonly retry = (): Promise<void> => {
    const { phase } = this.state;
    return phase.type === "failed" && phase.during === "looking" ? this.lookForLists() : this.start();
  };

  // The log -------------------------------------------------------------------------------------------------------

  /** Told by the workbook: somebody else wrote to the log. The sheet itself is not read again. */
  readonly logChanged = (): Promise<void> =>
    this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "ready") return;
      this.isLogStale = phase.job !== undefined || this.isReadingLog;
      if (this.isLogStale) return;
      const log = await this.readLog();
      const now = this.state.phase;
      // What was read meanwhile, by a job that began after us, is newer.
      if (log.ok && now.type === "ready" && now.desk === phase.desk && log.value !== this.lastLog) {
        this.lastLog = log.value;
        const { ledger, asOf, policy } = now.desk;
        this.changeReady({ desk: judgeDesk(ledger, foldCalls(log.value), asOf, policy) });
      }
      if (this.wasLogChanged()) await this.logChanged();
    });

  /** Logs what waits, and brings its rows up to date. Why it could not is said where the entries are. */
  readonly deliverWaiting = (): Promise<void> => {
    const delivery = this.run({ type: "delivering" }, async (ready) => {
      const { waiting } = this.state;
      const delivered = await appendEntries(this.ports, ready.desk, waiting, this.recordOptions(ready));
      if (!delivered.ok) return {};
      const { desk, columnsFault } = delivered.value;
      // The person went on meanwhile: nothing of what they typed or read is taken away.
      const { phase } = this.state;
      const { forms: formsNow, message } = phase.type === "ready" ? phase : ready;
      const logged = new Set(waiting.map(({ id }) => id));
      const forms = new Map(
        [...formsNow].filter(
          ([formKey, form]) => !logged.has(form.id) || !this.formKeeper.isAsSaved(formKey, form),
        ),
      );
      if (columnsFault) return { desk, forms, message: { type: "fault", fault: columnsFault } };
      // Why they had to wait is no longer true.
      const isSaid = message !== undefined && message.type !== "fault";
      return { desk, forms, message: isSaid ? message : { type: "delivered", count: waiting.length } };
    });
    this.delivery = Promise.all([this.delivery, delivery]);
    return delivery;
  };

  /** As {@link deliverWaiting}, but nobody asked: not under the hands of somebody who types a call. */
  readonly deliverUnasked = async (): Promise<void> => {
    const { phase, waiting } = this.state;
    if (waiting.length > 0 && phase.type === "ready" && phase.screen.type !== "call")
      await this.deliverWaiting();
  };

  /** Entries that wait for other workbooks than the open one, by their addresses. */
  readonly waitingElsewhere = (): readonly WaitingElsewhere[] => this.options.outbox?.elsewhere() ?? [];

  /** Kept on this computer, for whatever workbook, and not to be read by this Relance. */
  readonly unreadableEntries = (): readonly UnreadableEntry[] => this.options.outbox?.unreadable() ?? [];

  /** What waited for another workbook is logged in this one. */
  readonly takeWaiting = (workbook: string): Promise<void> => {
    this.options.outbox?.take(workbook);
    return this.deliverWaiting();
  };

  readonly forgetUnreadable = (names: readonly string[]): void => this.options.outbox?.forget(names);

  /** Throws away what waits for another workbook. */
  readonly forgetWaiting = (workbook: string): void => {
    const forgotten = this.waitingElsewhere().filter((waiting) => waiting.workbook === workbook);
    this.options.outbox?.drop(forgotten.flatMap(({ events }) => events.map(({ id }) => id)));
  };

  /** Whether this computer keeps what is typed when the pane is closed. */
  readonly isMemoryLasting = (): boolean => this.options.outbox?.isLasting ?? true;

  readonly unreadableRows = (): readonly LogRowUnreadable[] => this.options.unreadableRows?.() ?? [];

  /** What the log's own screen works with; `undefined` where there is no such thing. */
  readonly openLog = async (): Promise<LogSession | undefined> => {
    const upkeep = await this.options.logUpkeep?.();
    if (upkeep === undefined) return undefined;
    const { LogSession: Session } = await import(/* webpackChunkName: "log" */ "./logSession");
    return new Session({
      log: this.ports.log,
      upkeep,
      desk: () => (this.state.phase.type === "ready" ? this.state.phase.desk : undefined),
      waiting: () => this.state.waiting,
      drafts: () => this.drafts(),
      discardDrafts: (formKeys) => {
        const { phase } = this.state;
        if (phase.type === "ready")
          this.changeReady({ forms: new Map([...phase.forms].filter(([key]) => !formKeys.includes(key))) });
      },
      stamp: () => ({
        id: this.ports.newId(),
        loggedAt: this.ports.clock.now(),
        author: this.state.author.trim(),
      }),
      today: () => this.ports.clock.today(),
      onChanged: () => void this.logChanged(),
      onErased: (ids) => ids.forEach((id) => this.options.reviews?.remove(id)),
    });
  };

  /** Told by the door to the workbook. */
  readonly waitingForCell = (isWaitingForCell: boolean): void =>
    this.show({ ...this.state, isWaitingForCell });

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
      const compared = isReadOtherwise(phase, opened)
        ? await this.keepReading(desk.value)
        : await this.compare(desk.value, { keepsFirst: true });
      const remembered = await this.rememberSettings({ ledger: opened });
      const message: Message | undefined = remembered
        ? { type: "fault", fault: remembered }
        : compared.message;
      const forms = phase.before?.forms ?? new Map<string, CallForm>();
      await this.showDesk({ ...compared, message }, opened, { screen: { type: "sheet" }, forms });
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
      return { isSheetChanged: false, ...(await this.compare(desk.value)) };
    });

  /** Told by the sheet: somebody changed much of it, as when an export is pasted over it. */
  readonly sheetChanged = (): void => {
    const { phase } = this.state;
    if (phase.type === "ready" && phase.job === undefined && !phase.isSheetChanged)
      this.changeReady({ isSheetChanged: true });
  };

  readonly addOrRefreshColumns = (mode: ColumnMode): Promise<void> =>
    this.run({ type: "refreshing" }, async (ready, job) => {
      const { language } = this.state;
      let compared: ComparedDesk | undefined;
      const refreshed = await refreshColumns(this.ports, ready.opened, ready.desk.policy, {
        mode,
        language,
        onRead: async (desk) => {
          compared = await this.compare(desk, { keepsFirst: true });
          return compared.desk;
        },
        ...job,
      });
      if (!refreshed.ok) {
        // Part of the columns may stand by now: ask the sheet rather than guess.
        const standing = await this.ports.table.columnMode(ready.opened.place);
        return {
          ...compared,
          message: { type: "fault", fault: refreshed.fault },
          ...(standing.ok && { columns: standing.value }),
        };
      }
      const { desk, written } = refreshed.value;
      const fault =
        mode === this.settings.columnMode ? undefined : await this.rememberSettings({ columnMode: mode });
      const found = compared?.message?.type === "sheetCompared" ? compared.message : undefined;
      const message: Message = fault
        ? { type: "fault", fault }
        : found
          ? { ...found, areColumnsWritten: true }
          : { type: "columnsWritten", written };
      const paste = compared?.paste && { ...compared.paste, areColumnsStale: false };
      return { desk, paste, columns: mode, message, isSheetChanged: false };
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
    // Before one dials: a colleague may have called a moment ago.
    if (screen.type === "debtor" || screen.type === "call") void this.logChanged();
  };

  /** From a call to its debtor, its entries kept; from a debtor to the list. @returns whether there was a way back. */
  readonly goBack = (): boolean => {
    const { phase } = this.state;
    if (phase.type !== "ready") return false;
    if (isAboutSheet(phase.screen)) {
      this.open({ type: "sheet" });
      return true;
    }
    if (phase.screen.type === "log" || phase.screen.type === "policy") {
      this.open({ type: "settings" });
      return true;
    }
    if (phase.screen.type === "agenda" || phase.screen.type === "elsewhere") {
      this.open({ type: "today" });
      return true;
    }
    if (!("debtorKey" in phase.screen)) return false;
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

  /** @param heard what they said, when the outcome was chosen below the answer to it */
  readonly chooseOutcome = (outcome: OutcomeCode | undefined, heard?: HeardObjection): void =>
    this.changeForm((form, ready, view) => {
      const { language } = this.state;
      const chosen = this.callForms.chooseOutcome(form, outcome, ready.desk, view, language);
      return heard === undefined ? chosen : this.callForms.hearObjection(chosen, heard, language);
    });

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
    const form = phase.forms.get(formKeyOf(phase.screen));
    // On its way into the log it cannot be held back.
    if (form !== undefined && this.isBeingSaved(form)) return;
    // An attempt to save it may have left it waiting.
    if (form !== undefined) this.options.outbox?.drop([form.id]);
    this.changeReady({
      forms: without(phase.forms, formKeyOf(phase.screen)),
      saveFailure: undefined,
      screen: { type: "debtor", debtorKey },
    });
  };

  /** By the person, or because it waited from before. */
  readonly isBeingSaved = ({ id }: CallForm): boolean => {
    const { phase, waiting } = this.state;
    if (phase.type !== "ready") return false;
    const isWaiting = waiting.some((entry) => entry.id === id);
    return phase.job?.type === "saving" || (phase.job?.type === "delivering" && isWaiting);
  };

  readonly saveCall = async (): Promise<void> => {
    const { phase, language } = this.state;
    if (phase.type !== "ready" || phase.screen.type !== "call" || isBusy(phase)) return;
    const form = phase.forms.get(formKeyOf(phase.screen));
    const view = this.debtor(phase, phase.screen.debtorKey);
    if (form === undefined || view === undefined) return;
    const { draft, refusals } = this.callForms.decodeCallForm(form, phase.desk, view, language);
    if (draft === undefined || refusals.length > 0)
      return this.changeReady({ saveFailure: { type: "refused", refusals } });
    this.formKeeper.saving(formKeyOf(phase.screen), form);
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
    if (phase.type !== "ready" || isBusy(phase)) return;
    const view = this.debtor(phase, debtorKey);
    if (view === undefined) return;
    // Asked for again after a failure: the same call, not one more.
    const again = this.state.waiting.find(
      (entry) =>
        entry.type === "call" &&
        entry.debtorKey === debtorKey &&
        entry.outcome === "NA" &&
        entry.calledOn === phase.desk.asOf,
    );
    const id = again?.id ?? this.ports.newId();
    const blank = this.callForms.openCallForm(phase.desk, view, { id, now: this.now() });
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

  /** An e-mail went out after a call: an entry of its own, about the same invoices. */
  readonly logMail = async (
    debtorKey: string,
    callId: string,
    said: Pick<CallDraft, "detail" | "note">,
  ): Promise<void> => {
    const { phase } = this.state;
    if (phase.type !== "ready" || isBusy(phase)) return;
    const view = this.debtor(phase, debtorKey);
    const call = phase.desk.history.eventsByDebtor.get(debtorKey)?.find(({ id }) => id === callId);
    if (view === undefined || call === undefined) return;
    const keys = new Set(call.covers.map(({ key }) => key));
    const covers = view.assessments
      .map(({ receivable }) => receivable)
      .filter(({ key, duplicateOf }) => keys.has(key) && duplicateOf === undefined);
    const inSheet = new Set(covers.map(({ key }) => key));
    await this.record({
      id: this.ports.newId(),
      debtor: view.debtor,
      covers,
      coveredThen: call.covers.filter(({ key }) => !inSheet.has(key)),
      calledOn: phase.desk.asOf,
      outcome: "OTH",
      ...said,
    });
  };

  /** The answer we had reserved on a plan that the debtor proposed. */
  readonly answerPlan = (
    debtorKey: string,
    answer: Omit<PlanAnswerDraft, "id" | "answeredOn">,
  ): Promise<void> =>
    this.note({ what: "planAnswer", debtorKey, callId: answer.call.id }, (ready) =>
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
    this.note({ what: "duty", debtorKey, callId: settled.callId }, (ready) =>
      settleDuty(
        this.ports,
        ready.desk,
        { ...settled, id: this.ports.newId(), settledOn: ready.desk.asOf },
        this.recordOptions(ready),
      ),
    );

  /** A formal notice was sent for these invoices: the delay before anything is handed over begins. */
  readonly recordNotice = (notice: Omit<NoticeDraft, "id">): Promise<void> => {
    const id = this.ports.newId();
    return this.note({ what: "notice", debtorKey: notice.debtor.key, callId: id }, (ready) =>
      recordNotice(this.ports, ready.desk, { ...notice, id }, this.recordOptions(ready)),
    );
  };

  // Changes of the sheet ------------------------------------------------------------------------------------------

  /** « Not paid, it is this one »: the calls about an invoice that left the sheet go on with another. */
  readonly reattach = (from: OrphanedReceivable, to: Receivable): Promise<void> =>
    this.rejoin("invoice", from.reference, to.reference, ({ reattachReceivable }, ready, id) =>
      reattachReceivable(this.ports, ready.desk, { id, from, to }, this.recordOptions(ready)),
    );

  /** « Same customer ». */
  readonly mergeDebtors = ({ from, into }: MergeSuggestion): Promise<void> =>
    this.rejoin("customer", from.name, into.name, ({ mergeDebtors }, ready, id) =>
      mergeDebtors(this.ports, ready.desk, { id, from, into }, this.recordOptions(ready)),
    );

  /** « Not the same »: remembered in the workbook, and not asked again. */
  readonly sayDistinct = ({ from, into }: MergeSuggestion): Promise<void> =>
    this.run({ type: "saving" }, async ({ distinctDebtors: before }) => {
      const distinctDebtors = [...before, [from.key, into.key] as const];
      const fault = await this.rememberSettings({ distinctDebtors });
      return fault ? { distinctDebtors, message: { type: "fault", fault } } : { distinctDebtors };
    });

  /** Ends what moved calls to another invoice or customer; by itself or by a person. */
  readonly takeBack = (entryIds: readonly string[]): Promise<void> =>
    this.run({ type: "saving" }, async (ready) => {
      const { takeBack } = await loadPaste();
      const taken = await takeBack(this.ports, ready.desk, entryIds, this.recordOptions(ready));
      if (!taken.ok) return { message: { type: "fault", fault: taken.fault } };
      const { desk, columnsFault } = taken.value;
      return { desk, message: { type: "takenBack", columnsFault } };
    });

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

  /** The rules that hold from now on: kept in the workbook, and the desk judged by them at once. */
  readonly changePolicy = (policy: Policy): Promise<void> =>
    this.run({ type: "saving" }, async (ready) => {
      const fault = await this.rememberSettings({ policy });
      if (fault) return { message: { type: "fault", fault } };
      this.putLanguageInForce();
      const { ledger, history, asOf } = ready.desk;
      return { desk: judgeDesk(ledger, history, asOf, policy), message: { type: "settingsSaved" } };
    });

  readonly changeCallTexts = (callTexts: CallTexts): Promise<void> =>
    this.run({ type: "saving" }, async () => {
      const fault = await this.rememberSettings({ callTexts });
      if (fault) return { message: { type: "fault", fault } };
      this.show({ ...this.state, callTexts });
      return { message: { type: "settingsSaved" } };
    });

  get settingsStore(): Pick<SettingsStore, "policyToText" | "textToPolicy"> {
    return this.ports.settings;
  }

  readonly typeAuthor = (author: string): void => {
    this.options.authorMemory.write(author.trim());
    this.show({ ...this.state, author });
  };

  // ---------------------------------------------------------------------------------------------------------------

  private async readLog(): ReturnType<Ports["log"]["read"]> {
    this.isReadingLog = true;
    try {
      return await this.ports.log.read();
    } finally {
      this.isReadingLog = false;
    }
  }

  private wasLogChanged(): boolean {
    return this.isLogStale;
  }

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
      const { desk, columnsFault, wasReadAgain } = recorded.value;
      const covered = new Set(draft.covers.map(({ key }) => key));
      const after = desk.assessments.filter(({ receivable }) => covered.has(receivable.key));
      return {
        desk,
        ...(wasReadAgain && { isSheetChanged: false }),
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
    noted: Pick<Extract<Message, { type: "noted" }>, "what" | "debtorKey" | "callId">,
    write: (ready: ReadyPhase) => Promise<Result<RecordedCall, RecordFault>>,
  ): Promise<void> {
    return this.run({ type: "saving" }, async (ready) => {
      const written = await write(ready);
      if (!written.ok) return { message: { type: "fault", fault: sheetFaultOf(written.fault) } };
      const { desk, columnsFault } = written.value;
      const debtorName = viewOf(desk).debtorsByKey.get(noted.debtorKey)?.debtor.name ?? "";
      return { desk, message: { type: "noted", ...noted, debtorName, columnsFault } };
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
    const compared = await this.compare(desk.value);
    const forms = this.formKeeper.kept(compared.desk);
    const found = compared.message?.type === "nothingChanged" ? undefined : compared.message;
    const typed = [...forms].filter(([formKey, form]) => !this.formKeeper.isAsSaved(formKey, form));
    const message = draftsKept(new Map(typed), compared.desk) ?? found;
    await this.showDesk({ ...compared, message }, opened, { screen: { type: "today" }, forms });
    if (this.state.waiting.length > 0) await this.deliverWaiting();
  }

  private read(opened: OpenLedger): ReturnType<typeof openDesk> {
    this.showPhase({ type: "loading", what: "reading" });
    const onProgress = (progress: Progress): void =>
      this.showPhase({ type: "loading", what: "reading", progress });
    return openDesk(this.ports, opened, this.settings.policy, { onProgress });
  }

  private async showDesk(
    { desk, paste, message }: ComparedDesk,
    opened: OpenLedger,
    at: Pick<ReadyPhase, "screen" | "forms">,
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
      paste,
      isSheetChanged: false,
      distinctDebtors: this.settings.distinctDebtors ?? [],
      ...at,
      message: message ?? (columns.ok ? undefined : { type: "fault", fault: columns.fault }),
    });
  }

  /** What has changed since the sheet was read before, with every note where it belongs now. */
  private async compare(read: Desk, { keepsFirst = false } = {}): Promise<ComparedDesk> {
    const { compareReading } = await loadPaste();
    const author = this.state.author.trim();
    const { desk, report, notKept, ...found } = await compareReading(this.ports, read, { author });
    const { phase } = this.state;
    const compared = { desk, paste: phase.type === "ready" ? phase.paste : undefined };
    // A workbook is written to only where the person asked for something that is kept in it.
    if (found.isFirst) return keepsFirst ? this.keepReading(desk) : { ...compared, message: undefined };
    if (found.isAnotherList) return { desk, paste: undefined, message: { type: "anotherList" } };
    if (report === undefined)
      return {
        ...compared,
        message: notKept ? { type: "fault", fault: notKept } : { type: "nothingChanged" },
      };
    return {
      desk,
      paste: { report, ...(notKept && { notKept }), areColumnsStale: true },
      message: { type: "sheetCompared", event: report.event, areColumnsWritten: false, notKept },
    };
  }

  /** From here on, later readings are compared with this one. A workbook that cannot keep it is only not compared. */
  private async keepReading(desk: Desk): Promise<ComparedDesk> {
    const { keepReading } = await loadPaste();
    await keepReading(this.ports, desk);
    return { desk, paste: undefined, message: undefined };
  }

  private rejoin(
    what: "invoice" | "customer",
    from: string,
    into: string,
    write: (paste: PasteUseCases, ready: ReadyPhase, id: string) => ReturnType<PasteUseCases["takeBack"]>,
  ): Promise<void> {
    return this.run({ type: "saving" }, async (ready) => {
      const id = this.ports.newId();
      const written = await write(await loadPaste(), ready, id);
      if (!written.ok) return { message: { type: "fault", fault: written.fault } };
      const { desk, columnsFault } = written.value;
      return { desk, message: { type: "rejoined", what, from, into, entryIds: [id], columnsFault } };
    });
  }

  /**
   * One job at a time: what is asked meanwhile is ignored, and buttons say so. Only a delivery, which nobody asked for,
   * is waited for.
   */
  private run(
    job: Job,
    work: (
      ready: ReadyPhase,
      job: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
    ) => Promise<Partial<Omit<ReadyPhase, "type" | "job">>>,
  ): Promise<void> {
    return this.catchBugs(async () => {
      const { phase } = this.state;
      if (phase.type !== "ready" || isBusy(phase) || (phase.job !== undefined && job.type === "delivering"))
        return;
      const cancellation = new AbortController();
      this.cancellation = cancellation;
      // Nobody looks for an answer to what nobody asked for.
      this.changeReady({ job, ...(job.type !== "delivering" && { message: undefined }) });
      if (phase.job !== undefined) await this.delivery;
      const ready = this.state.phase;
      if (ready.type !== "ready") return;
      // Undo takes back the call that the message spoke of, though it has just gone from sight.
      const change = await work(
        { ...ready, message: phase.message },
        {
          signal: cancellation.signal,
          onProgress: (progress) => {
            if (job.type === "rereading" || job.type === "refreshing")
              this.changeReady({ job: { ...job, progress } });
          },
        },
      );
      // Another job waits for this one to end.
      const isLast = this.cancellation === cancellation;
      this.changeReady({ ...change, ...(isLast && { job: undefined }) });
      if (this.wasLogChanged()) void this.logChanged();
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

  /** Calls being typed, with the names of whom they are to. */
  private drafts(): readonly LogDraft[] {
    const { phase } = this.state;
    if (phase.type !== "ready") return [];
    return [...phase.forms].map(([formKey, form]) => {
      const { debtorKey } = screenOfFormKey(formKey);
      return { formKey, debtorName: this.debtor(phase, debtorKey)?.debtor.name ?? debtorKey, form };
    });
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
    if (phase.type === "firstRun") {
      const { fault: _before, ...firstRun } = phase;
      this.showPhase({ ...firstRun, setup: change(phase.setup) });
    }
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
    this.show({ ...this.state, language, languageChoice, callTexts: this.settings.callTexts ?? {} });
    this.options.onInForce?.({ policy: this.settings.policy, language });
  }

  private displayLanguage(): LanguageCode {
    return this.options.displayLanguage.toLowerCase().startsWith("fr") ? "fr" : "en";
  }

  private showPhase(phase: Phase): void {
    if (phase.type === "ready") this.formKeeper.keep(phase.forms);
    this.show({ ...this.state, phase });
  }

  private show(state: PaneState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** Something the person asked for is under way. */
function isBusy({ job }: ReadyPhase): boolean {
  return job !== undefined && job.type !== "delivering";
}

type PasteUseCases = typeof PasteModule;

/** Needed once the workbook has been read, and fetched meanwhile. */
async function loadPaste(): Promise<PasteUseCases> {
  return import(/* webpackChunkName: "desk" */ "../application/paste");
}

/** A reading after what was compared with the one before. */
type ComparedDesk = Pick<ReadyPhase, "desk" | "paste" | "message">;

/** The same sheet with other columns: the person corrects how it is read, and nothing of it has changed. */
function isReadOtherwise({ before, isSheetReplaced }: FirstRunPhase, opened: OpenLedger): boolean {
  if (before === undefined || isSheetReplaced) return false;
  const { place, mapping, defaultCurrency } = before.opened;
  const meaning = (columns: ColumnMapping): string =>
    JSON.stringify(Object.entries(columns).sort(), (name, value: unknown) =>
      name === "index" ? undefined : value,
    );
  return (
    place.sheetId === opened.place.sheetId &&
    (defaultCurrency !== opened.defaultCurrency || meaning(mapping) !== meaning(opened.mapping))
  );
}

/** What a sheet says that is not the one whose columns were confirmed. */
const CANNOT_BE_READ: ReadonlySet<SheetFault["type"]> = new Set([
  "HeaderMissing",
  "TooManyUnreadable",
  "DateOrderUnknown",
  "DecimalMarkUnknown",
  "InvoicesRepeated",
]);

/** Screens one reaches from the sheet's, and leaves to it. */
function isAboutSheet({ type }: Screen): boolean {
  return type === "changes" || type === "orphans" || type === "merges";
}

function sheetFaultOf(fault: RecordFault): SheetFault {
  // Taking an entry back refuses nothing: a refusal here would be a bug of ours.
  if (fault.type === "CallRefused") throw new Error("Bug: a correction was refused");
  return fault;
}

function draftsKept(forms: ReadonlyMap<string, CallForm>, desk: Desk): Message | undefined {
  const formKey = [...forms.keys()].at(-1);
  if (formKey === undefined) return undefined;
  const screen = screenOfFormKey(formKey);
  const debtorName = viewOf(desk).debtorsByKey.get(screen.debtorKey)?.debtor.name ?? "";
  return { type: "draftsKept", count: forms.size, debtorName, screen };
}

/** What the person has to answer before the sheet can be read: asked below its column. */
function questionIn(phase: Phase): SheetFault | undefined {
  const fault =
    phase.type === "failed"
      ? phase.fault
      : phase.type === "ready" && phase.message?.type === "fault"
        ? phase.message.fault
        : undefined;
  return fault?.type === "DateOrderUnknown" || fault?.type === "DecimalMarkUnknown" ? fault : undefined;
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
