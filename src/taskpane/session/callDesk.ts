import { answerPlan, type PlanAnswerDraft } from "../../application/answerPlan";
import { earliestNext } from "../../application/previewCall";
import {
  recordCall,
  voidCall,
  type CallDraft,
  type RecordedCall,
  type RecordFault,
} from "../../application/recordCall";
import { recordNotice, type NoticeDraft } from "../../application/recordNotice";
import { settleDuty, type SettledDutyDraft } from "../../application/settleDuty";
import type { Ports, SheetFault } from "../../application/ports";
import type { OutcomeCode } from "../../domain/outcome";
import { invariant, type Result } from "../../domain/result";
import type { HeardObjection } from "../../text/objections";
import type { CallForm, CallFormChange } from "../callForm/callForm";
import type { CallForms } from "../callForm/callForms";
import { formKeyOf, type Message, type ReadyPhase, type Screen } from "./paneState";
import { debtorIn, type DebtorView } from "../views/deskView";
import type { PaneSessionOptions } from "./sessionOptions";
import { isBusy, type PaneStore } from "./paneStore";

/** Calls: typed, saved, taken back; and what is noted beside them. */
export class CallDesk {
  private forms: CallForms | undefined;

  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly options: PaneSessionOptions,
  ) {}

  /** Told by the screens when they are there: no call is made before. */
  readonly useCallForms = (forms: CallForms): void => {
    this.forms = forms;
  };

  /** @param heard what they said, when the outcome was chosen below the answer to it */
  readonly chooseOutcome = (outcome: OutcomeCode | undefined, heard?: HeardObjection): void =>
    this.changeForm((form, ready, view) => {
      const { language } = this.store.state;
      const chosen = this.callForms.chooseOutcome(form, outcome, ready.desk, view, language);
      return heard === undefined ? chosen : this.callForms.hearObjection(chosen, heard, language);
    });

  readonly changeCall = (change: CallFormChange): void =>
    this.changeForm((form, ready, view) =>
      change.currency === undefined
        ? this.callForms.changeCallForm(form, change, this.store.state.language)
        : this.callForms.chooseCurrency(form, change.currency, ready.desk, view, this.store.state.language),
    );

  readonly coverReceivable = (key: string, isCovered: boolean): void =>
    this.changeForm((form, ready, view) =>
      this.callForms.coverReceivable(form, key, isCovered, ready.desk, view, this.store.state.language),
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
    const { phase } = this.store.state;
    if (phase.type !== "ready" || phase.screen.type !== "call") return;
    const { debtorKey } = phase.screen;
    const form = phase.forms.get(formKeyOf(phase.screen));
    // On its way into the log it cannot be held back.
    if (form !== undefined && this.isBeingSaved(form)) return;
    // An attempt to save it may have left it waiting.
    if (form !== undefined) this.options.outbox?.drop([form.id]);
    this.store.changeReady({
      forms: without(phase.forms, formKeyOf(phase.screen)),
      saveFailure: undefined,
      screen: { type: "debtor", debtorKey },
    });
  };

  readonly saveCall = async (): Promise<void> => {
    const { phase, language } = this.store.state;
    if (phase.type !== "ready" || phase.screen.type !== "call" || isBusy(phase)) return;
    const form = phase.forms.get(formKeyOf(phase.screen));
    const view = debtorIn(phase.desk, phase.screen.debtorKey);
    if (form === undefined || view === undefined) return;
    const { draft, refusals } = this.callForms.decodeCallForm(form, phase.desk, view, language);
    if (draft === undefined || refusals.length > 0)
      return this.store.changeReady({ saveFailure: { type: "refused", refusals } });
    this.store.formKeeper.saving(formKeyOf(phase.screen), form);
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
    const { phase } = this.store.state;
    if (phase.type !== "ready" || isBusy(phase)) return;
    const view = debtorIn(phase.desk, debtorKey);
    if (view === undefined) return;
    // Asked for again after a failure: the same call, not one more.
    const again = this.store.state.waiting.find(
      (entry) =>
        entry.type === "call" &&
        entry.debtorKey === debtorKey &&
        entry.outcome === "NA" &&
        entry.calledOn === phase.desk.asOf,
    );
    const id = again?.id ?? this.ports.newId();
    const blank = this.callForms.openCallForm(phase.desk, view, { id, now: this.now() });
    const form = this.callForms.chooseOutcome(blank, "NA", phase.desk, view, this.store.state.language);
    const { draft } = this.callForms.decodeCallForm(form, phase.desk, view, this.store.state.language);
    if (draft !== undefined) await this.record(draft);
  };

  /** Takes back the call just logged. */
  readonly undoCall = (): Promise<void> =>
    this.store.run({ type: "saving" }, async (ready) => {
      const { message } = ready;
      if (message?.type !== "callLogged") return {};
      const undone = await voidCall(
        this.ports,
        ready.desk,
        { id: message.callId },
        this.store.recordOptions(ready),
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
    const { phase } = this.store.state;
    if (phase.type !== "ready" || isBusy(phase)) return;
    const view = debtorIn(phase.desk, debtorKey);
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
        this.store.recordOptions(ready),
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
        this.store.recordOptions(ready),
      ),
    );

  /** A formal notice was sent for these invoices: the delay before anything is handed over begins. */
  readonly recordNotice = (notice: Omit<NoticeDraft, "id">): Promise<void> => {
    const id = this.ports.newId();
    return this.note({ what: "notice", debtorKey: notice.debtor.key, callId: id }, (ready) =>
      recordNotice(this.ports, ready.desk, { ...notice, id }, this.store.recordOptions(ready)),
    );
  };

  newForm(
    phase: ReadyPhase,
    { debtorKey, replaces }: Extract<Screen, { type: "call" }>,
  ): CallForm | undefined {
    const view = debtorIn(phase.desk, debtorKey);
    if (view === undefined) return undefined;
    if (replaces === undefined)
      return this.callForms.openCallForm(phase.desk, view, { id: this.ports.newId(), now: this.now() });
    const corrected = phase.desk.history.eventsByDebtor.get(debtorKey)?.find(({ id }) => id === replaces);
    if (corrected?.type !== "call") return undefined;
    return this.callForms.openCorrection(corrected, this.ports.newId(), this.store.state.language);
  }

  private changeForm(change: (form: CallForm, ready: ReadyPhase, view: DebtorView) => CallForm): void {
    const { phase } = this.store.state;
    // While it is being saved a form stands still: what is written must be what is shown.
    if (phase.type !== "ready" || phase.screen.type !== "call" || phase.job?.type === "saving") return;
    const key = formKeyOf(phase.screen);
    const form = phase.forms.get(key);
    const view = debtorIn(phase.desk, phase.screen.debtorKey);
    if (form === undefined || view === undefined) return;
    this.store.changeReady({
      forms: new Map(phase.forms).set(key, change(form, phase, view)),
      saveFailure: undefined,
    });
  }

  /** By the person, or because it waited from before. */
  readonly isBeingSaved = ({ id }: CallForm): boolean => {
    const { phase, waiting } = this.store.state;
    if (phase.type !== "ready") return false;
    const isWaiting = waiting.some((entry) => entry.id === id);
    return phase.job?.type === "saving" || (phase.job?.type === "delivering" && isWaiting);
  };

  private async record(draft: CallDraft): Promise<void> {
    await this.store.run({ type: "saving" }, async (ready) => {
      const recorded = await recordCall(this.ports, ready.desk, draft, this.store.recordOptions(ready));
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
    return this.store.run({ type: "saving" }, async (ready) => {
      const written = await write(ready);
      if (!written.ok) return { message: { type: "fault", fault: sheetFaultOf(written.fault) } };
      const { desk, columnsFault } = written.value;
      const debtorName = debtorIn(desk, noted.debtorKey)?.debtor.name ?? "";
      return { desk, message: { type: "noted", ...noted, debtorName, columnsFault } };
    });
  }

  private get callForms(): CallForms {
    invariant(this.forms !== undefined, "screens bring what they need for forms");
    return this.forms;
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
