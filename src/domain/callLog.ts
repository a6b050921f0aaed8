import type { CallDetails, Instalment } from "./callDetails";
import type { ChangeTotal, ReceivableChange } from "./comparison";
import type { LocalDate } from "./localDate";
import type { Money } from "./money";
import type { OutcomeCode } from "./outcome";
import type { PaymentMeans, ReasonCode } from "./reason";

/** One receivable as it stood when the call was made: the snapshot against which payments are seen. */
export interface CoveredReceivable {
  readonly key: string;
  readonly reference: string;
  readonly open: Money;
  /** As it stood then: the sheet may be re-dated later. */
  readonly dueOn?: LocalDate;
}

interface Logged {
  /** Chosen once, before the write: a retry appends nothing twice. */
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly loggedAt: string;
  readonly author: string;
}

/** One contact attempt with one debtor, covering one or many receivables. */
export interface CallLogged extends Logged, CallDetails {
  readonly type: "call";
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly calledOn: LocalDate;
  readonly outcome: OutcomeCode;
  /** Promise, call-back, review, answer-by, instalment, payment run or return date. */
  readonly untilOn?: LocalDate;
  /** As spoken, even when it is more than what is open. */
  readonly amount?: Money;
  readonly means?: PaymentMeans;
  readonly person?: string;
  readonly reason?: ReasonCode;
  /** What the outcome asks for in words: terms, ground, which document, to whom. */
  readonly detail?: string;
  readonly note?: string;
  readonly covers: readonly CoveredReceivable[];
  /** A correction: the entry it stands in for stays in the log, without effect. */
  readonly replaces?: string;
  readonly replacedBecause?: string;
}

/** A formal notice was sent. */
export interface NoticeLogged extends Logged {
  readonly type: "notice";
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly noticeOn: LocalDate;
  /** Of the registered letter. */
  readonly tracking?: string;
  readonly covers: readonly CoveredReceivable[];
}

/** Takes an earlier entry back. The entry stays in the log; only its effect ends. */
export interface EntryVoided extends Logged {
  readonly type: "void";
  readonly voids: string;
}

/** The answer we had reserved on a proposed plan. */
export const PLAN_ANSWERS = ["ACCEPTED", "REJECTED", "COUNTERED", "LITIGATION"] as const;
export type PlanAnswer = (typeof PLAN_ANSWERS)[number];

export interface PlanAnswered extends Logged {
  readonly type: "planAnswer";
  /** The call on which the plan was proposed. */
  readonly callId: string;
  readonly answer: PlanAnswer;
  readonly answeredOn: LocalDate;
  /** As accepted, or as we propose it instead. */
  readonly plan?: readonly Instalment[];
  readonly note?: string;
}

/** What we had to do ourselves (a consequence announced, a commitment of ours, papers to send) was done, or we gave it up. */
export interface DutySettled extends Logged {
  readonly type: "duty";
  readonly callId: string;
  /** Papers of `NREC` and `DOC` have index 0. */
  readonly duty: { readonly kind: "consequence" | "commitment" | "document"; readonly index: number };
  readonly how: "DONE" | "WAIVED";
  readonly settledOn: LocalDate;
  readonly note?: string;
}

/** The history of one receivable goes on under another key: its invoice was re-numbered, or its debtor renamed. */
export interface ReceivableReattached extends Logged {
  readonly type: "reattachment";
  readonly fromKey: string;
  readonly toKey: string;
  /** As shown, for people who read the log. */
  readonly fromReference: string;
  readonly toReference: string;
  /** Whose it is now; calls that were about nothing else become this debtor's. */
  readonly toDebtorKey?: string;
}

/** Two names, one debtor: said by a person, never guessed. */
export interface DebtorsMerged extends Logged {
  readonly type: "merge";
  readonly fromDebtorKey: string;
  readonly intoDebtorKey: string;
  readonly fromName: string;
  readonly intoName: string;
}

/** The sheet was read again and had changed: what was paid, re-dated, gone. */
export interface SheetCompared extends Logged {
  readonly type: "comparison";
  /** When it was read before. */
  readonly seenOn: LocalDate;
  readonly comparedOn: LocalDate;
  /** Of all receivables. */
  readonly totals: readonly ChangeTotal[];
  readonly promises: PromisesJudged;
  /** Of the receivables that the log knows, one by one; the others are only counted. */
  readonly changes: readonly ReceivableChange[];
}

const FOUND_BY_READING = "compared-";

/** The id of a comparison; of what follows from it, with a suffix. It depends on nothing but what was compared. */
export function idOfFound(fingerprint: string, suffix = ""): string {
  return `${FOUND_BY_READING}${fingerprint}${suffix}`;
}

/** Not said by a person but found by reading the sheet: if it is lost, the next reading finds it again. */
export function isFoundByReading({ id }: Pick<CallEvent, "id">): boolean {
  return id.startsWith(FOUND_BY_READING);
}

/** How many promises a new reading of the sheet decided. */
export interface PromisesJudged {
  readonly kept: number;
  readonly partlyKept: number;
  readonly broken: number;
}

/** What an erasure takes out of entries: what was said and by whom, or the debtor as well. */
export type RedactionScope = "words" | "debtor";

/** A person asked to be forgotten: words of these entries were erased in place. The entries stay, with their effect. */
export interface EntriesRedacted extends Logged {
  readonly type: "redaction";
  readonly scope: RedactionScope;
  readonly redacts: readonly RedactedEntry[];
  readonly because?: string;
}

export interface RedactedEntry {
  readonly id: string;
  /** Of what its rows say since, so that nothing else can be changed under the pretext. */
  readonly contentHashes: readonly string[];
  /** Of a comparison: which of its changes, by index, were about whoever is forgotten; left out: all. */
  readonly changes?: readonly number[];
}

export type CallEvent =
  | CallLogged
  | NoticeLogged
  | PlanAnswered
  | DutySettled
  | ReceivableReattached
  | DebtorsMerged
  | SheetCompared
  | EntriesRedacted
  | EntryVoided;

/** Entries that say something about debtors; the others are about entries. */
type StandingEvent = Exclude<CallEvent, EntryVoided | EntriesRedacted>;

/** A contact with a debtor: what the rules and the timeline are made of. */
export type ContactEvent = CallLogged | NoticeLogged;

/**
 * What the log says, ready to be asked by receivable and by debtor. Oldest first everywhere. Keys are today's: what
 * was logged before an invoice was re-numbered or a debtor merged is found under the new key.
 */
export interface CallHistory {
  readonly callsByReceivable: ReadonlyMap<string, readonly CallLogged[]>;
  readonly noticesByReceivable: ReadonlyMap<string, readonly NoticeLogged[]>;
  readonly eventsByDebtor: ReadonlyMap<string, readonly ContactEvent[]>;
  readonly answersByCall: ReadonlyMap<string, readonly PlanAnswered[]>;
  readonly dutiesByCall: ReadonlyMap<string, readonly DutySettled[]>;
  /** In force, by the key that is no longer used. */
  readonly reattachments: ReadonlyMap<string, ReceivableReattached>;
  readonly merges: ReadonlyMap<string, DebtorsMerged>;
  readonly comparisons: readonly SheetCompared[];
  /** What keys of the past are called today, through any number of changes; a key that did not change is not in it. */
  readonly receivableKeysToday: ReadonlyMap<string, string>;
  readonly debtorKeysToday: ReadonlyMap<string, string>;
}

export const emptyCallHistory: CallHistory = {
  callsByReceivable: new Map(),
  noticesByReceivable: new Map(),
  eventsByDebtor: new Map(),
  answersByCall: new Map(),
  dutiesByCall: new Map(),
  reattachments: new Map(),
  merges: new Map(),
  comparisons: [],
  receivableKeysToday: new Map(),
  debtorKeysToday: new Map(),
};

/**
 * The history that a log tells.
 *
 * Shape:  any prefix of a log is a log; an entry met twice counts once; the order in which entries were
 *         appended does not matter: contacts count by the day they were made, everything else by when it was logged.
 *         What was voided, or replaced by a correction that stands, has no effect.
 */
export function foldCalls(log: Iterable<CallEvent>): CallHistory {
  const entries = [...log];
  const standing = standingEvents(entries);
  const contacts: ContactEvent[] = [];
  const answersByCall = new Map<string, PlanAnswered[]>();
  const dutiesByCall = new Map<string, DutySettled[]>();
  const receivables = new Aliases<ReceivableReattached>();
  const debtors = new Aliases<DebtorsMerged>();
  const comparisons: SheetCompared[] = [];
  const correctedBy = corrections(entries);
  for (const event of standing.toSorted(inOrderOfLogging)) {
    if (event.type === "call" || event.type === "notice") contacts.push(event);
    else if (event.type === "planAnswer") addTo(answersByCall, callInForce(event.callId, correctedBy), event);
    else if (event.type === "duty") addTo(dutiesByCall, callInForce(event.callId, correctedBy), event);
    else if (event.type === "comparison") comparisons.push(event);
    else if (event.type === "reattachment") receivables.add(event.fromKey, event.toKey, event);
    else debtors.add(event.fromDebtorKey, event.intoDebtorKey, event);
  }
  contacts.sort(inOrderOfContact);

  const callsByReceivable = new Map<string, CallLogged[]>();
  const noticesByReceivable = new Map<string, NoticeLogged[]>();
  const eventsByDebtor = new Map<string, ContactEvent[]>();
  const debtorKeyByReceivable = new Map<string, string>();
  for (const { toKey, toDebtorKey } of receivables.inForce.values())
    if (toDebtorKey !== undefined)
      debtorKeyByReceivable.set(receivables.today.get(toKey) ?? toKey, toDebtorKey);
  const keys: TodaysKeys = { receivables: receivables.today, debtors: debtors.today, debtorKeyByReceivable };
  for (const logged of contacts) {
    const event = underTodaysKeys(logged, keys);
    addTo(eventsByDebtor, event.debtorKey, event);
    for (const key of new Set(event.covers.map((covered) => covered.key))) {
      if (event.type === "call") addTo(callsByReceivable, key, event);
      else addTo(noticesByReceivable, key, event);
    }
  }
  return {
    callsByReceivable,
    noticesByReceivable,
    eventsByDebtor,
    answersByCall,
    dutiesByCall,
    reattachments: receivables.inForce,
    merges: debtors.inForce,
    comparisons,
    receivableKeysToday: receivables.today,
    debtorKeysToday: debtors.today,
  };
}

/** Corrections that were not taken back, by the call they stand in for. */
function corrections(log: Iterable<CallEvent>): ReadonlyMap<string, string> {
  const voided = new Set<string>();
  for (const event of log) if (event.type === "void") voided.add(event.voids);
  const correctedBy = new Map<string, string>();
  for (const event of log)
    if (event.type === "call" && event.replaces !== undefined && !voided.has(event.id))
      correctedBy.set(event.replaces, event.id);
  return correctedBy;
}

/** What was said about a call holds for its correction, and for the correction of that. */
function callInForce(callId: string, correctedBy: ReadonlyMap<string, string>): string {
  let id = callId;
  // Nothing but a broken log goes round in circles; each correction is followed once.
  for (let left = correctedBy.size; left > 0; left -= 1) id = correctedBy.get(id) ?? id;
  return id;
}

/** Entries that have an effect, each once. What a correction replaced comes back when the correction is voided. */
function standingEvents(log: Iterable<CallEvent>): readonly StandingEvent[] {
  const byId = new Map<string, CallEvent>();
  for (const event of log) if (!byId.has(event.id)) byId.set(event.id, event);
  const voided = new Set<string>();
  for (const event of byId.values()) if (event.type === "void") voided.add(event.voids);
  const replaced = new Set<string>();
  for (const event of byId.values())
    if (event.type === "call" && event.replaces !== undefined && !voided.has(event.id))
      replaced.add(event.replaces);
  return [...byId.values()].filter(
    (event): event is StandingEvent =>
      event.type !== "void" && event.type !== "redaction" && !voided.has(event.id) && !replaced.has(event.id),
  );
}

/** Old keys and what they are called today; going back to an old key ends its alias. */
class Aliases<Event> {
  readonly inForce = new Map<string, Event>();
  readonly today = new Map<string, string>();

  add(from: string, to: string, event: Event): void {
    if (from === to) return;
    this.today.delete(to);
    this.inForce.delete(to);
    for (const [old, key] of this.today) if (key === from) this.today.set(old, to);
    this.today.set(from, to);
    this.inForce.set(from, event);
  }
}

interface TodaysKeys {
  readonly receivables: ReadonlyMap<string, string>;
  readonly debtors: ReadonlyMap<string, string>;
  /** Of receivables that went to another debtor, by the key they have today. */
  readonly debtorKeyByReceivable: ReadonlyMap<string, string>;
}

function underTodaysKeys<Event extends ContactEvent>(event: Event, keys: TodaysKeys): Event {
  const isRenumbered = event.covers.some(({ key }) => keys.receivables.has(key));
  const covers = isRenumbered
    ? event.covers.map((covered) => ({
        ...covered,
        key: keys.receivables.get(covered.key) ?? covered.key,
      }))
    : event.covers;
  const owners = new Set(covers.map(({ key }) => keys.debtorKeyByReceivable.get(key)));
  const [owner] = isRenumbered && owners.size === 1 ? owners : [];
  const ownKey = owner ?? event.debtorKey;
  const debtorKey = keys.debtors.get(ownKey) ?? ownKey;
  if (debtorKey === event.debtorKey && !isRenumbered) return event;
  return { ...event, debtorKey, covers };
}

/** The day of the contact: when the call was made, when the notice was sent. */
export function contactedOn(event: ContactEvent): LocalDate {
  return event.type === "call" ? event.calledOn : event.noticeOn;
}

/** Whether two contacts cover an invoice in common. */
export function isAboutTheSame(a: Pick<ContactEvent, "covers">, b: Pick<ContactEvent, "covers">): boolean {
  const keys = new Set(a.covers.map(({ key }) => key));
  return b.covers.some(({ key }) => keys.has(key));
}

function inOrderOfContact(a: ContactEvent, b: ContactEvent): number {
  return contactedOn(a) - contactedOn(b) || inOrderOfLogging(a, b);
}

function inOrderOfLogging(a: Logged, b: Logged): number {
  return compareText(a.loggedAt, b.loggedAt) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
