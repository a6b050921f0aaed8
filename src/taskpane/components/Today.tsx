import { Input } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { LanguageCode } from "../../application/ports";
import type { Desk } from "../../application/openDesk";
import { earliestNext } from "../../application/previewCall";
import type { LocalDate } from "../../domain/localDate";
import type { WorklistEntry } from "../../domain/worklist";
import { agendaWordsOf } from "../../text/agendaWords";
import { formatDate } from "../../text/formatDate";
import { formatPoint } from "../../text/formatFault";
import { formatStage } from "../../text/ruleWords";
import type { Texts } from "../../text/texts";
import { todayWordsOf } from "../../text/todayWords";
import { NO_FILTERS, narrowToday, type TodayFilters } from "../views/todayFilters";
import { findDebtors, viewOf, type DebtorView } from "../views/deskView";
import { mainReason, placeOrReasons } from "../views/whyNotToday";
import { AllSettled } from "./AllSettled";
import { Amounts } from "./Amounts";
import { CappedList } from "./CappedList";
import { Disclosure } from "./Disclosure";
import { focusWhenShown, ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import { DutyList } from "./today/DutyList";
import { Filters } from "./today/Filters";
import { useEscape } from "./useEscape";

interface Props {
  readonly desk: Desk;
  readonly isBusy: boolean;
  /** Debtor from whose screen the person comes back: the keyboard goes on from there. */
  readonly cameFrom: string | undefined;
  readonly author: string;
  readonly filters: TodayFilters;
  readonly onFilter: (filters: TodayFilters) => void;
  readonly onOpen: (debtorKey: string) => void;
  /** Puts a call off: a reason is asked for. */
  readonly onPutOff: (debtorKey: string) => void;
  readonly onChangeColumns: () => void;
  readonly onOpenAgenda: () => void;
}

/** Whom to call now and why; and why the others are not in the list. */
export function Today(props: Props) {
  const { desk, isBusy, cameFrom, author, filters, onFilter, onOpen, onPutOff, onChangeColumns } = props;
  const { onOpenAgenda } = props;
  const { t, language } = useTexts();
  const w = todayWordsOf(language);
  const [query, setQuery] = useState("");
  const screen = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const view = viewOf(desk);
  const narrowed = narrowToday(desk, view.toCall, filters, { author, language });
  const isSearching = query.trim() !== "";
  const found = isSearching ? findDebtors(view, query) : [];
  const notToCallCount = view.notToCall.reduce((sum, { debtors }) => sum + debtors.length, 0);

  const clearSearch = useCallback((): boolean => {
    const wasSearching = search.current !== null && search.current.value !== "";
    setQuery("");
    return wasSearching;
  }, []);
  useEscape(clearSearch);

  // Typed anywhere in the pane, also where nothing has the focus: no element could listen for it.
  useEffect(() => {
    const moveByKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const field = event.target instanceof Element ? event.target.closest("input, textarea, select") : null;
      if (event.key === "/" && field === null) {
        event.preventDefault();
        search.current?.focus();
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const entries = [...(screen.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
      const at = entries.findIndex((entry) => entry === document.activeElement);
      const to = event.key === "ArrowDown" ? at + 1 : at - 1;
      event.preventDefault();
      if (to < 0) search.current?.focus();
      else entries[Math.min(to, entries.length - 1)]?.focus();
    };
    document.addEventListener("keydown", moveByKey);
    return () => document.removeEventListener("keydown", moveByKey);
  }, []);

  return (
    <main className="screen" ref={screen}>
      <div className="titleRow">
        <ScreenTitle>{t.today.title(view.toCall.length)}</ScreenTitle>
        <button type="button" className="quiet" onClick={onOpenAgenda}>
          {agendaWordsOf(language).open}
        </button>
      </div>
      <Input
        type="search"
        ref={search}
        value={query}
        aria-label={t.today.searchLabel}
        placeholder={t.today.searchHint}
        onChange={(_event, { value }) => setQuery(value)}
      />
      {!isSearching && view.toCall.length > 0 && (
        <Filters views={view.toCall} filters={filters} unreadable={narrowed.unreadable} onChange={onFilter} />
      )}
      <div role="status" className="hint">
        {isSearching && (
          <p>{found.length === 0 ? t.today.noResults(query.trim()) : t.today.results(found.length)}</p>
        )}
        {!isSearching && narrowed.budget && (
          <p>
            {w.fits(
              narrowed.shown.length,
              narrowed.shown.length + narrowed.leftOver.length,
              narrowed.budget.minutes,
            )}{" "}
            {narrowed.leftOver.length > 0 && `${w.minutesHint} `}
            {w.pace(
              narrowed.budget.pace.expectedSeconds,
              Object.values(narrowed.budget.pace.byReach).some(({ isFromPolicy }) => !isFromPolicy),
            )}
          </p>
        )}
        {!isSearching && narrowed.hiddenCount > 0 && <p>{w.hidden(narrowed.hiddenCount)}</p>}
      </div>
      {isSearching ? (
        <CappedList key={query} items={found} first={20} keyOf={({ debtor }) => debtor.key}>
          {(debtor) => <DebtorLine view={debtor} why={placeOrReasons(debtor, language)} onOpen={onOpen} />}
        </CappedList>
      ) : (
        <>
          <DutyList desk={desk} onOpen={onOpen} />
          {view.toCall.length === 0 ? (
            <EmptyList desk={desk}>
              {view.isAllSettled && (
                <AllSettled ledger={desk.ledger} isBusy={isBusy} onChangeColumns={onChangeColumns} />
              )}
            </EmptyList>
          ) : narrowed.shown.length + narrowed.leftOver.length === 0 ? (
            <div className="empty">
              <p>{w.noneLeft}</p>
              <button type="button" className="quiet" onClick={() => onFilter(NO_FILTERS)}>
                {w.clear}
              </button>
            </div>
          ) : (
            <CappedList
              items={narrowed.shown}
              first={25}
              keyOf={({ debtor }) => debtor.key}
              className="cards"
              label={t.today.title(view.toCall.length)}
              isOrdered
            >
              {(debtor) => (
                <EntryCard
                  view={debtor}
                  asOf={desk.asOf}
                  takesFocus={debtor.debtor.key === cameFrom}
                  onOpen={onOpen}
                  onPutOff={onPutOff}
                />
              )}
            </CappedList>
          )}
          {narrowed.leftOver.length > 0 && (
            <Disclosure title={w.leftOver(narrowed.leftOver.length)}>
              {() => (
                <CappedList items={narrowed.leftOver} first={15} keyOf={({ debtor }) => debtor.key}>
                  {(debtor) => (
                    <DebtorLine view={debtor} why={placeOrReasons(debtor, language)} onOpen={onOpen} />
                  )}
                </CappedList>
              )}
            </Disclosure>
          )}
          {notToCallCount > 0 && (
            <section className="notToCall">
              <h2>{t.today.notInList(notToCallCount)}</h2>
              {view.notToCall.map(({ type, debtors }) => (
                <Disclosure key={type} title={`${t.suppressionGroups[type]} (${debtors.length})`}>
                  {() => (
                    <CappedList items={debtors} first={15} keyOf={({ debtor }) => debtor.key}>
                      {(debtor) => (
                        <DebtorLine view={debtor} why={mainReason(debtor, language)} onOpen={onOpen} />
                      )}
                    </CappedList>
                  )}
                </Disclosure>
              ))}
            </section>
          )}
        </>
      )}
    </main>
  );
}

function EmptyList({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  const { t, language } = useTexts();
  const next = earliestNext(
    desk.assessments.filter(({ receivable }) => receivable.duplicateOf === undefined),
  );
  return (
    <>
      <div className="empty">
        <p>{t.today.empty}</p>
        {next?.next.on !== undefined && (
          <p className="hint">
            {t.today.emptyNext(next.receivable.debtor.name, formatDate(next.next.on, language))}
          </p>
        )}
      </div>
      {children}
    </>
  );
}

interface EntryCardProps {
  readonly view: DebtorView;
  readonly asOf: LocalDate;
  readonly takesFocus: boolean;
  readonly onOpen: (debtorKey: string) => void;
  readonly onPutOff: (debtorKey: string) => void;
}

function EntryCard({ view, asOf, takesFocus, onOpen, onPutOff }: EntryCardProps) {
  const { t, language } = useTexts();
  const w = todayWordsOf(language);
  const { entry } = view;
  if (entry === undefined) return null;
  const { debtor, overdue, daysLateMax, tone, callOn, points, total } = entry;
  const overdueDays = asOf - callOn;
  const when = overdueDays > 0 ? t.today.callOverdue(overdueDays) : t.today.callToday;
  // What put them on top is said at once: nobody dials without knowing of it.
  const broken = points.find(({ type }) => type === "broken-promise");
  return (
    <div className="card">
      <button
        type="button"
        className="cardMain"
        data-entry
        ref={takesFocus ? focusWhenShown : undefined}
        onClick={() => onOpen(debtor.key)}
      >
        <span className="cardTitle">
          <span className="name">{debtor.name}</span>{" "}
          <span className="amounts">
            {overdue.length > 0 ? <Amounts amounts={overdue} /> : t.today.nothingOverdue}
          </span>
        </span>
        <span className="stageAndDue hint">
          {tone !== undefined && <span className={`chip tone${tone}`}>{formatStage(tone, language)}</span>}{" "}
          {daysLateMax > 0 && <span>{t.common.daysLate(daysLateMax)}</span>}
        </span>
        <span className="hint">
          {broken === undefined ? (
            when
          ) : (
            <>
              <span className="broken">{formatPoint(broken, language)}</span> · {when}
            </>
          )}
        </span>
      </button>
      <div className="cardFoot">
        <Disclosure
          title={t.today.points(total)}
          label={t.today.pointsFor(debtor.name, total)}
          className="points"
        >
          {() => <PointLines entry={{ points }} t={t} language={language} />}
        </Disclosure>
        <button
          type="button"
          className="quiet"
          aria-label={w.notTodayFor(debtor.name)}
          onClick={() => onPutOff(debtor.key)}
        >
          {w.notToday}
        </button>
      </div>
    </div>
  );
}

interface PointLinesProps {
  readonly entry: Pick<WorklistEntry, "points">;
  readonly t: Texts;
  readonly language: LanguageCode;
}

function PointLines({ entry: { points }, t, language }: PointLinesProps) {
  if (points.length === 0) return <p className="hint">{t.today.noPoints}</p>;
  return (
    <ul className="lines">
      {points.map((point) => (
        <li key={point.type}>{t.today.pointsOne(formatPoint(point, language), point.points)}</li>
      ))}
    </ul>
  );
}

interface DebtorLineProps {
  readonly view: DebtorView;
  readonly why: string;
  readonly onOpen: (debtorKey: string) => void;
}

function DebtorLine({ view: { debtor }, why, onOpen }: DebtorLineProps) {
  return (
    <button type="button" className="line" data-entry onClick={() => onOpen(debtor.key)}>
      <span className="name">{debtor.name}</span>
      <span className="hint">{why}</span>
    </button>
  );
}
