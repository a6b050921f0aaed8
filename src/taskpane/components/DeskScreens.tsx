import { lazy, Suspense, useLayoutEffect, useState } from "react";
import type { Desk } from "../../application/openDesk";
import type { SheetFault } from "../../application/ports";
import type { BriefMoment } from "../views/briefView";
import { isPrivatePerson } from "../../domain/debtorProfile";
import { deliveryWordsOf } from "../../text/deliveryWords";
import { callForms } from "../callForm/callForms";
import { debtorIn, viewOf, type DebtorView } from "../views/deskView";
import type { PaneSession } from "../session/paneSession";
import {
  formKeyOf,
  screenOfFormKey,
  type PaneState,
  type ReadyPhase,
  type Screen,
} from "../session/paneState";
import { mergeSuggestions } from "../views/pasteView";
import { FollowUpScreen } from "./call/FollowUpScreen";
import { NO_FILTERS, type TodayFilters } from "../views/todayFilters";
import { CallScreen } from "./CallScreen";
import { CallTextsContext } from "./callTextsContext";
import { DebtorScreen } from "./DebtorScreen";
import { ExcelWaits } from "./ExcelWaits";
import { LogNotices } from "./LogNotices";
import { MergeSuggestions } from "./MergeSuggestions";
import { MessageLine } from "./MessageLine";
import { Orphans } from "./Orphans";
import { PasteReport } from "./PasteReport";
import { SelectedRow } from "./SelectedRow";
import { SettingsScreen } from "./SettingsScreen";
import { SheetChanged } from "./SheetChanged";
import { SheetScreen } from "./SheetScreen";
import { Today } from "./Today";
import { useTexts } from "./textsContext";
import { useEscape } from "./useEscape";
import { useFocusKept } from "./useFocusKept";

// Few open it: fetched when somebody does.
const PolicyScreen = lazy(async () => ({
  default: (await import(/* webpackChunkName: "policy" */ "./PolicyScreen")).PolicyScreen,
}));
const Agenda = lazy(async () => ({
  default: (await import(/* webpackChunkName: "agenda" */ "./Agenda")).Agenda,
}));
const PersonScreen = lazy(async () => ({
  default: (await import(/* webpackChunkName: "person" */ "./person/PersonScreen")).PersonScreen,
}));
const ElsewhereScreen = lazy(async () => ({
  default: (await import(/* webpackChunkName: "log" */ "./ElsewhereScreen")).ElsewhereScreen,
}));
const LogScreen = lazy(async () => ({
  default: (await import(/* webpackChunkName: "log" */ "./LogScreen")).LogScreen,
}));

interface Props {
  readonly session: PaneSession;
  readonly state: PaneState;
  readonly ready: ReadyPhase;
}

/** Everything that needs the sheet to have been read. */
export function DeskScreens({ session, state, ready }: Props) {
  const { t } = useTexts();
  const { desk, screen, message, job, selectedDebtorKey } = ready;
  const isBusy = job !== undefined && job.type !== "delivering";
  const view = viewOf(desk);
  const shownKey = "debtorKey" in screen ? screen.debtorKey : undefined;
  const selected =
    selectedDebtorKey !== undefined && selectedDebtorKey !== shownKey
      ? view.debtorsByKey.get(selectedDebtorKey)
      : undefined;
  const following = view.toCall.find(
    ({ debtor }) => message?.type !== "callLogged" || debtor.key !== message.debtorKey,
  );
  const tabs = ["today", "sheet", "settings"] as const;
  const openDebtor = (debtorKey: string): void => session.open({ type: "debtor", debtorKey });
  useLayoutEffect(() => session.calls.useCallForms(callForms), [session]);
  const [filters, setFilters] = useState(NO_FILTERS);
  useEscape(session.goBack);
  const keepFocus = useFocusKept();

  return (
    <div {...keepFocus}>
      <nav aria-label={t.nav.label}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={tabOf(screen) === tab ? "page" : undefined}
            onClick={() => session.open({ type: tab })}
          >
            {t.nav[tab]}
          </button>
        ))}
      </nav>
      {selected && screen.type !== "call" && (
        <SelectedRow name={selected.debtor.name} onOpen={() => openDebtor(selected.debtor.key)} />
      )}
      {ready.isSheetChanged && job === undefined && (
        <SheetChanged onReadAgain={() => void session.sheet.readAgain()} />
      )}
      <MessageLine
        message={message}
        isBusy={isBusy}
        following={following}
        onUndo={() => void session.calls.undoCall()}
        onFollowUp={(debtorKey, callId) => session.open({ type: "followUp", debtorKey, callId })}
        onOpenFollowing={() => following && openDebtor(following.debtor.key)}
        onReadAgain={() => void session.sheet.readAgain()}
        onChangeColumns={() => void session.opening.lookForLists()}
        onShowColumns={() => void session.sheet.showColumns()}
        onDismiss={session.dismissMessage}
        onSeeChanges={() => session.open({ type: "changes" })}
        onResume={session.open}
        onTakeBack={(entryIds) => void session.rejoining.takeBack(entryIds)}
      />
      <ExcelWaits
        job={job}
        isWaitingForCell={state.isWaitingForCell}
        isLasting={session.log.isMemoryLasting()}
      />
      <LogNotices
        waiting={state.waiting}
        fault={state.waitingFault}
        isFaultSaid={isSaid(state.waitingFault, ready)}
        isLasting={session.log.isMemoryLasting()}
        unreadable={session.log.unreadableRows()}
        isTyping={screen.type === "call"}
        job={job}
        onTryAgain={() => void session.log.deliverWaiting()}
      />
      {screen.type === "today" && <ElsewhereLink session={session} />}
      <CallTextsContext.Provider value={state.callTexts}>
        <ScreenOf {...{ session, state, ready, filters }} onFilter={setFilters} />
      </CallTextsContext.Provider>
    </div>
  );
}

/** Quiet, and on one screen only: what waits for another workbook is no business of this one. */
function ElsewhereLink({ session }: { readonly session: PaneSession }) {
  const { language } = useTexts();
  const waiting = session.log.waitingElsewhere().flatMap(({ events }) => events);
  const count = waiting.length + session.log.unreadableEntries().length;
  if (count === 0) return null;
  return (
    <div className="message">
      <button type="button" className="quiet" onClick={() => session.open({ type: "elsewhere" })}>
        {deliveryWordsOf(language).elsewhere.open(count)}
      </button>
    </div>
  );
}

/** A message or the form says already why the last entry could not be logged. */
function isSaid(fault: SheetFault | undefined, { message, saveFailure }: ReadyPhase): boolean {
  return [message, saveFailure].some((said) => said?.type === "fault" && said.fault.type === fault?.type);
}

/** When and by whom a call is about to be made. */
function momentOf(now: string, author: string, isPrivatePerson: boolean): BriefMoment {
  const at = new Date(now);
  return { now, minuteOfDay: at.getHours() * 60 + at.getMinutes(), author, isPrivatePerson };
}

/** All rows of a debtor when they stand together; else the first of them. */
function rowsAddress({ ledger }: Desk, { assessments }: DebtorView): string {
  const rows = assessments.map(({ receivable }) => receivable.rowNumber);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const [left, right] = [...ledger.place.address.matchAll(/[A-Z]+/g)].map(([letters]) => letters);
  const isBlock = bottom - top + 1 === new Set(rows).size;
  return isBlock && right !== undefined ? `${left}${top}:${right}${bottom}` : `${left ?? "A"}${top}`;
}

const SHEET_SCREENS: ReadonlySet<Screen["type"]> = new Set(["sheet", "changes", "orphans", "merges"]);

function tabOf({ type }: Screen): "today" | "sheet" | "settings" {
  if (SHEET_SCREENS.has(type)) return "sheet";
  return type === "settings" || type === "policy" || type === "log" ? "settings" : "today";
}

interface ScreenProps extends Props {
  readonly filters: TodayFilters;
  readonly onFilter: (filters: TodayFilters) => void;
}

function ScreenOf({ session, state, ready, filters, onFilter }: ScreenProps) {
  const { t } = useTexts();
  const { desk, screen, job, forms, columns, saveFailure } = ready;
  const isSaving = job?.type === "saving";
  switch (screen.type) {
    case "today":
      return (
        <Today
          desk={desk}
          isBusy={job !== undefined && job.type !== "delivering"}
          cameFrom={screen.cameFrom}
          author={state.author}
          filters={filters}
          onFilter={onFilter}
          onOpen={(debtorKey) => session.open({ type: "debtor", debtorKey })}
          onPutOff={(debtorKey) => {
            session.open({ type: "call", debtorKey });
            session.calls.chooseOutcome("SKIP");
          }}
          onChangeColumns={() => void session.opening.lookForLists()}
          onOpenAgenda={() => session.open({ type: "agenda" })}
        />
      );
    case "agenda":
      return (
        <Suspense fallback={null}>
          <Agenda
            desk={desk}
            now={session.calls.now}
            onOpen={(debtorKey) => session.open({ type: "debtor", debtorKey })}
            onBack={session.goBack}
          />
        </Suspense>
      );
    case "elsewhere":
      return (
        <Suspense fallback={null}>
          <ElsewhereScreen
            desk={desk}
            elsewhere={session.log.waitingElsewhere()}
            unreadable={session.log.unreadableEntries()}
            isBusy={job !== undefined}
            onTake={(workbook) => void session.log.takeWaiting(workbook)}
            onForget={session.log.forgetWaiting}
            onForgetUnreadable={session.log.forgetUnreadable}
            onBack={session.goBack}
          />
        </Suspense>
      );
    case "sheet":
      return (
        <SheetScreen
          desk={desk}
          columns={columns}
          job={job}
          onReadAgain={() => void session.sheet.readAgain()}
          onChangeColumns={() => void session.opening.lookForLists()}
          onSelectCell={(cell) => void session.sheet.selectCell(cell)}
          onWriteColumns={(mode) => void session.sheet.addOrRefreshColumns(mode)}
          onRemoveColumns={() => void session.sheet.removeColumns()}
          onWriteIssues={() => void session.sheet.writeIssues()}
          onCancel={session.cancel}
          mergesCount={mergeSuggestions(desk, ready.distinctDebtors).length}
          onOpenChanges={() => session.open({ type: "changes" })}
          onOpenOrphans={() => session.open({ type: "orphans" })}
          onOpenMerges={() => session.open({ type: "merges" })}
        />
      );
    case "changes":
      return (
        <PasteReport
          desk={desk}
          paste={ready.paste}
          columns={columns}
          job={job}
          mergesCount={mergeSuggestions(desk, ready.distinctDebtors).length}
          onOpenDebtor={(debtorKey) => session.open({ type: "debtor", debtorKey })}
          onOpenOrphans={(key) => session.open({ type: "orphans", ...(key !== undefined && { key }) })}
          onOpenMerges={() => session.open({ type: "merges" })}
          onTakeBack={(entryIds) => void session.rejoining.takeBack(entryIds)}
          onRefreshColumns={(mode) => void session.sheet.addOrRefreshColumns(mode)}
          onBack={session.goBack}
        />
      );
    case "orphans":
      return (
        <Orphans
          desk={desk}
          job={job}
          openKey={screen.key}
          onReattach={(from, to) => void session.rejoining.reattach(from, to)}
          onBack={session.goBack}
        />
      );
    case "merges":
      return (
        <MergeSuggestions
          desk={desk}
          suggestions={mergeSuggestions(desk, ready.distinctDebtors)}
          job={job}
          onMerge={(suggestion) => void session.rejoining.mergeDebtors(suggestion)}
          onDistinct={(suggestion) => void session.rejoining.sayDistinct(suggestion)}
          onTakeBack={(entryIds) => void session.rejoining.takeBack(entryIds)}
          onBack={session.goBack}
        />
      );
    case "settings":
      return (
        <SettingsScreen
          languageChoice={state.languageChoice}
          author={state.author}
          onChooseLanguage={(language) => void session.settings.chooseLanguage(language)}
          onTypeAuthor={session.settings.typeAuthor}
          onOpenPolicy={() => session.open({ type: "policy" })}
          onOpenLog={() => session.open({ type: "log" })}
        />
      );
    case "policy":
      return (
        <Suspense fallback={null}>
          <PolicyScreen
            policy={desk.policy}
            texts={state.callTexts}
            store={session.settings.settingsStore}
            isSaving={isSaving}
            onSavePolicy={(policy) => void session.settings.changePolicy(policy)}
            onSaveTexts={(texts) => void session.settings.changeCallTexts(texts)}
            onBack={session.goBack}
          />
        </Suspense>
      );
    case "log":
      return (
        <Suspense fallback={null}>
          <LogScreen open={session.log.openLog} search={screen.search} onBack={session.goBack} />
        </Suspense>
      );
    case "person": {
      const shown = debtorIn(desk, screen.debtorKey);
      if (shown === undefined) return <p className="screen">{t.debtor.gone}</p>;
      return (
        <Suspense fallback={null}>
          <PersonScreen
            desk={desk}
            view={shown}
            drafts={[...forms].flatMap(([formKey, form]) =>
              screenOfFormKey(formKey).debtorKey === screen.debtorKey ? [form] : [],
            )}
            openLog={session.log.openLog}
            onErase={() => session.open({ type: "log", search: shown.debtor.name })}
            onBack={session.goBack}
          />
        </Suspense>
      );
    }
    case "debtor":
    case "followUp":
    case "call": {
      const { debtorKey } = screen;
      const view = debtorIn(desk, debtorKey);
      if (view === undefined) return <p className="screen">{t.debtor.gone}</p>;
      const isPrivate = isPrivatePerson(debtorKey, desk.policy);
      const { message } = ready;
      const isJustCalled =
        message?.type === "callLogged" &&
        message.debtorKey === debtorKey &&
        viewOf(desk).toCall.some(({ debtor }) => debtor.key !== debtorKey);
      const moment = (): BriefMoment => momentOf(session.calls.now(), state.author, isPrivate);
      if (screen.type === "followUp")
        return (
          <FollowUpScreen
            key={screen.callId}
            desk={desk}
            view={view}
            callId={screen.callId}
            author={state.author}
            isSaving={isSaving}
            reviews={session.reviews}
            onSent={(said) => void session.calls.logMail(debtorKey, screen.callId, said)}
            onBack={session.goBack}
          />
        );
      const form = screen.type === "call" ? forms.get(formKeyOf(screen)) : undefined;
      if (screen.type === "call" && form !== undefined)
        return (
          <CallScreen
            key={form.id}
            desk={desk}
            view={view}
            form={form}
            author={state.author}
            isSaving={session.calls.isBeingSaved(form)}
            failure={saveFailure}
            now={session.calls.now}
            moment={moment}
            onTime={session.calls.timeCall}
            onChooseOutcome={session.calls.chooseOutcome}
            onChange={session.calls.changeCall}
            onCover={session.calls.coverReceivable}
            onTypeAuthor={session.settings.typeAuthor}
            onSave={() => void session.calls.saveCall()}
            onDiscard={session.calls.discardCall}
            onTakeBack={(entryId) => {
              session.calls.discardCall();
              void session.rejoining.takeBack([entryId]);
            }}
            onBack={session.goBack}
          />
        );
      return (
        <DebtorScreen
          key={debtorKey}
          desk={desk}
          view={view}
          isSaving={isSaving}
          hasDraft={forms.has(debtorKey)}
          isJustCalled={isJustCalled}
          onLogCall={() => session.open({ type: "call", debtorKey })}
          onNoAnswer={() => void session.calls.logNoAnswer(debtorKey)}
          moment={moment}
          onOutcome={(outcome, heard) => {
            session.open({ type: "call", debtorKey });
            session.calls.chooseOutcome(outcome, heard);
          }}
          onShowRows={() => void session.sheet.selectCell(rowsAddress(desk, view))}
          onSettle={(settled) => void session.calls.settleDuty(debtorKey, settled)}
          onAnswer={(answer) => void session.calls.answerPlan(debtorKey, answer)}
          onNotice={(notice) => void session.calls.recordNotice({ debtor: view.debtor, ...notice })}
          onSaveProfile={(profile) =>
            void session.settings.changePolicy({
              ...desk.policy,
              debtors: new Map(desk.policy.debtors).set(debtorKey, profile),
            })
          }
          onCorrect={(replaces) => session.open({ type: "call", debtorKey, replaces })}
          onOpenPerson={() => session.open({ type: "person", debtorKey })}
          onBack={session.goBack}
        />
      );
    }
  }
}
