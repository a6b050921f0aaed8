import type { CallDetails } from "../domain/callDetails";
import {
  foldCalls,
  type CallEvent,
  type CallHistory,
  type CallLogged,
  type CoveredReceivable,
  type EntryVoided,
} from "../domain/callLog";
import type { LocalDate } from "../domain/localDate";
import type { Money } from "../domain/money";
import type { OutcomeCode } from "../domain/outcome";
import type { PaymentMeans, ReasonCode } from "../domain/reason";
import type { Debtor, Receivable } from "../domain/receivable";
import { err, ok, type Result } from "../domain/result";
import { judgeDesk, type Desk } from "./openDesk";
import type { ColumnMode, LanguageCode, Ports, SheetFault } from "./ports";
import { writeConcerned } from "./writeConcerned";

/** What the form gives. Nothing is read from the clock after this point. */
export interface CallDraft {
  /** Chosen when the form opens, so that saving twice records once. */
  readonly id: string;
  readonly debtor: Debtor;
  readonly covers: readonly Receivable[];
  readonly calledOn: LocalDate;
  readonly outcome: OutcomeCode;
  readonly untilOn?: LocalDate | undefined;
  readonly amount?: Money | undefined;
  readonly means?: PaymentMeans | undefined;
  readonly person?: string | undefined;
  readonly reason?: ReasonCode | undefined;
  readonly detail?: string | undefined;
  readonly note?: string | undefined;
  readonly details?: CallDetails | undefined;
  /** A correction: the entry it stands in for, and why. */
  readonly replaces?: string | undefined;
  readonly replacedBecause?: string | undefined;
  /**
   * A correction: what the call was about as it stood then. It counts instead of today's figures, and also for what
   * left the sheet since; `covers` holds those of it that are still there, and what was forgotten.
   */
  readonly coveredThen?: readonly CoveredReceivable[] | undefined;
}

/** Why a draft is not a call yet; shown beside the field. */
export type CallRefusal =
  | { readonly type: "NothingCovered" }
  | { readonly type: "CallInFuture"; readonly calledOn: LocalDate; readonly today: LocalDate }
  | { readonly type: "DateBeforeCall"; readonly untilOn: LocalDate; readonly calledOn: LocalDate }
  | { readonly type: "AmountNotPositive" }
  | { readonly type: "CurrencyNotCovered"; readonly currency: string };

/** Runs over a draft in this order; the first refusal wins, all are given. */
export function refusalsOf(draft: CallDraft, today: LocalDate): readonly CallRefusal[] {
  const refusals: CallRefusal[] = [];
  const covers = coveredBy(draft);
  if (covers.length === 0) refusals.push({ type: "NothingCovered" });
  if (draft.calledOn > today) refusals.push({ type: "CallInFuture", calledOn: draft.calledOn, today });
  // A payment may have been sent, and an insolvency opened, before the call; nothing else is agreed for the past.
  const isPastAllowed = draft.outcome === "SENT" || draft.outcome === "INSOL";
  if (draft.untilOn !== undefined && draft.untilOn < draft.calledOn && !isPastAllowed)
    refusals.push({ type: "DateBeforeCall", untilOn: draft.untilOn, calledOn: draft.calledOn });
  if (draft.amount !== undefined) {
    const { amountMinor, currency } = draft.amount;
    if (amountMinor <= 0) refusals.push({ type: "AmountNotPositive" });
    else if (!covers.some(({ open }) => open.currency === currency))
      refusals.push({ type: "CurrencyNotCovered", currency });
  }
  return refusals;
}

export interface RecordedCall {
  readonly event: CallEvent;
  readonly desk: Desk;
  /**
   * The entry is safe in the log, but the columns of these invoices could not be brought up to date; when the log
   * itself could not be read again, neither could the desk.
   */
  readonly columnsFault?: SheetFault;
  /** The sheet had been sorted: the desk is that of a new reading of the same rows. */
  readonly wasReadAgain?: boolean;
}

export type RecordFault =
  SheetFault | { readonly type: "CallRefused"; readonly refusals: readonly CallRefusal[] };

export interface RecordOptions {
  readonly author: string;
  /** `undefined`: our columns are not in the sheet, and none are added. */
  readonly mode: ColumnMode | undefined;
  readonly language: LanguageCode;
}

/**
 * Writes one call to the log, then brings exactly the rows concerned up to date.
 *
 * Errors: refusals, then faults of appending (nothing was recorded). A fault after it is no failure: the call
 *         stands in the log, and `columnsFault` says what to refresh. Saving the same draft again records nothing
 *         twice.
 */
export async function recordCall(
  ports: Ports,
  desk: Desk,
  draft: CallDraft,
  options: RecordOptions,
): Promise<Result<RecordedCall, RecordFault>> {
  const refusals = refusalsOf(draft, ports.clock.today());
  if (refusals.length > 0) return err({ type: "CallRefused", refusals });
  const stamp = { loggedAt: ports.clock.now(), author: options.author };
  const call = toCallLogged(draft, stamp);
  const recorded = await appendEntry(ports, desk, call, options);
  if (!recorded.ok || saysTheSame(recorded.value.desk, call)) return recorded;
  // An earlier attempt had arrived after all, and the person has changed the form since: a correction.
  return appendEntry(ports, desk, { ...call, id: ports.newId(), replaces: call.id }, options);
}

/** Takes back an entry just made: the log keeps both, its effect ends. */
export async function voidCall(
  ports: Ports,
  desk: Desk,
  call: Pick<CallLogged, "id">,
  options: RecordOptions,
): Promise<Result<RecordedCall, RecordFault>> {
  const event: EntryVoided = {
    type: "void",
    id: ports.newId(),
    loggedAt: ports.clock.now(),
    author: options.author,
    voids: call.id,
  };
  return appendEntry(ports, desk, event, options);
}

/** The entry a draft makes in the log. */
export function toCallLogged(draft: CallDraft, stamp: Pick<CallLogged, "loggedAt" | "author">): CallLogged {
  const { untilOn, amount, means, person, reason, detail, note, replaces, replacedBecause } = draft;
  return {
    type: "call",
    id: draft.id,
    ...stamp,
    debtorKey: draft.debtor.key,
    debtorName: draft.debtor.name,
    calledOn: draft.calledOn,
    outcome: draft.outcome,
    ...(untilOn !== undefined && { untilOn }),
    ...(amount !== undefined && { amount }),
    ...(means !== undefined && { means }),
    ...(person && { person }),
    ...(reason !== undefined && { reason }),
    ...(detail && { detail }),
    ...(note && { note }),
    ...draft.details,
    covers: coveredBy(draft),
    ...(replaces !== undefined && { replaces }),
    ...(replacedBecause && { replacedBecause }),
  };
}

function coveredBy({ covers, coveredThen = [] }: CallDraft): readonly CoveredReceivable[] {
  const then = new Set(coveredThen.map(({ key }) => key));
  const now = covers.filter(({ key }) => !then.has(key));
  return [...coveredThen, ...now.map(toCovered)];
}

/** What is kept of a receivable at the moment of a contact. */
export function toCovered({ key, reference, open, dueOn }: Receivable): CoveredReceivable {
  return { key, reference, open, ...(dueOn !== undefined && { dueOn }) };
}

/** Whether the log holds the call as it is, or as a correction; yes when the log holds none of the two. */
function saysTheSame({ history }: Desk, call: CallLogged): boolean {
  const logged = [...history.eventsByDebtor.values()]
    .flat()
    .filter((event) => event.type === "call")
    .filter(({ id, replaces }) => id === call.id || replaces === call.id);
  return logged.length === 0 || logged.some((other) => wordsOf(other) === wordsOf(call));
}

/** What a call says, whatever the order of its fields, when and as what it was logged, and what its keys are today. */
function wordsOf(call: CallLogged): string {
  const { id: _id, loggedAt: _loggedAt, replaces: _replaces, debtorKey: _debtorKey, covers, ...said } = call;
  const about = covers.map(({ reference, open }) => ({ reference, open }));
  return JSON.stringify({ ...said, about }, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/**
 * Appends one entry of any kind to the log, then brings the rows it is about up to date.
 *
 * Errors: faults of appending: nothing was recorded. A fault after it is in `columnsFault`.
 */
export async function appendEntry(
  ports: Ports,
  desk: Desk,
  event: CallEvent,
  options: RecordOptions,
): Promise<Result<RecordedCall, SheetFault>> {
  const appended = await appendEntries(ports, desk, [event], options);
  return appended.ok ? ok({ event, ...appended.value }) : appended;
}

/** As {@link appendEntry}, for entries that belong together. */
export async function appendEntries(
  ports: Ports,
  desk: Desk,
  events: readonly CallEvent[],
  { mode, language }: RecordOptions,
): Promise<Result<Omit<RecordedCall, "event">, SheetFault>> {
  const appended = await ports.log.append(events);
  if (!appended.ok) return appended;
  // Read back rather than added in memory: a colleague may have logged a call on the same debtor meanwhile.
  const log = await ports.log.read();
  if (!log.ok) return ok({ desk, columnsFault: log.fault });
  const after = judgeDesk(desk.ledger, foldCalls(log.value), desk.asOf, desk.policy);
  if (mode === undefined) return ok({ desk: after });

  const concerned = keysConcerned(events, log.value, after.history);
  const written = await writeConcerned(ports, after, concerned, { mode, language });
  return ok(written.ok ? written.value : { desk: after, columnsFault: written.fault });
}

/** Under today's keys: the rows of the sheet that entries are about. */
function keysConcerned(
  events: readonly CallEvent[],
  log: readonly CallEvent[],
  history: CallHistory,
): ReadonlySet<string> {
  const byId = new Map(log.map((entry) => [entry.id, entry]));
  const keys = new Set<string>();
  // A log that somebody wrote by hand may hold an entry that takes itself back.
  const seen = new Set<string>();
  const add = (entry: CallEvent | undefined): void => {
    if (entry === undefined || seen.has(entry.id)) return;
    seen.add(entry.id);
    if (entry.type === "void") return add(byId.get(entry.voids));
    if (entry.type === "planAnswer" || entry.type === "duty") return add(byId.get(entry.callId));
    if (entry.type === "call" || entry.type === "notice")
      for (const { key } of entry.covers) keys.add(history.receivableKeysToday.get(key) ?? key);
    if (entry.type === "call" && entry.replaces !== undefined) add(byId.get(entry.replaces));
    if (entry.type === "reattachment")
      keys.add(entry.fromKey).add(history.receivableKeysToday.get(entry.toKey) ?? entry.toKey);
  };
  events.forEach(add);
  return keys;
}
