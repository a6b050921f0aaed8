import type { LocalDate } from "./localDate";
import type { Money } from "./money";
import type { OutcomeCode } from "./outcome";
import type { PaymentMeans, ReasonCode } from "./reason";

/** One receivable as it stood when the call was made: the snapshot against which payments are seen. */
export interface CoveredReceivable {
  readonly key: string;
  readonly reference: string;
  readonly open: Money;
}

interface Logged {
  /** Chosen once, before the write: a retry appends nothing twice. */
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly loggedAt: string;
  readonly author: string;
}

/** One contact attempt with one debtor, covering one or many receivables. */
export interface CallLogged extends Logged {
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
}

/** A formal notice was sent. */
export interface NoticeLogged extends Logged {
  readonly type: "notice";
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly noticeOn: LocalDate;
  readonly covers: readonly CoveredReceivable[];
}

/** Takes an earlier entry back. The entry stays in the log; only its effect ends. */
export interface EntryVoided extends Logged {
  readonly type: "void";
  readonly voids: string;
}

export type CallEvent = CallLogged | NoticeLogged | EntryVoided;

/** What the log says, ready to be asked by receivable and by debtor. Oldest first everywhere. */
export interface CallHistory {
  readonly callsByReceivable: ReadonlyMap<string, readonly CallLogged[]>;
  readonly noticesByReceivable: ReadonlyMap<string, readonly NoticeLogged[]>;
  readonly eventsByDebtor: ReadonlyMap<string, readonly (CallLogged | NoticeLogged)[]>;
}

export const emptyCallHistory: CallHistory = {
  callsByReceivable: new Map(),
  noticesByReceivable: new Map(),
  eventsByDebtor: new Map(),
};

/**
 * The history that a log tells.
 *
 * Shape:  any prefix of a log is a log; an entry met twice counts once; the order in which entries were
 *         appended does not matter: they count by the day of the contact, then by when they were logged.
 */
export function foldCalls(log: Iterable<CallEvent>): CallHistory {
  const byId = new Map<string, CallEvent>();
  for (const event of log) if (!byId.has(event.id)) byId.set(event.id, event);

  const voided = new Set<string>();
  for (const event of byId.values()) if (event.type === "void") voided.add(event.voids);

  const standing: (CallLogged | NoticeLogged)[] = [];
  for (const event of byId.values()) if (event.type !== "void" && !voided.has(event.id)) standing.push(event);
  standing.sort(inOrderOfContact);

  const callsByReceivable = new Map<string, CallLogged[]>();
  const noticesByReceivable = new Map<string, NoticeLogged[]>();
  const eventsByDebtor = new Map<string, (CallLogged | NoticeLogged)[]>();
  for (const event of standing) {
    addTo(eventsByDebtor, event.debtorKey, event);
    for (const { key } of event.covers) {
      if (event.type === "call") addTo(callsByReceivable, key, event);
      else addTo(noticesByReceivable, key, event);
    }
  }
  return { callsByReceivable, noticesByReceivable, eventsByDebtor };
}

/** The day of the contact: when the call was made, when the notice was sent. */
export function contactedOn(event: CallLogged | NoticeLogged): LocalDate {
  return event.type === "call" ? event.calledOn : event.noticeOn;
}

function inOrderOfContact(a: CallLogged | NoticeLogged, b: CallLogged | NoticeLogged): number {
  return contactedOn(a) - contactedOn(b) || compareText(a.loggedAt, b.loggedAt) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
