import type { Outbox } from "../../application/keptLog";
import type { SheetFault } from "../../application/ports";
import { isFoundByReading, type CallEvent } from "../../domain/callLog";
import { groupBy } from "../../domain/groupBy";
import type { LocalMemory } from "./localMemory";

/** How an entry is written down; the same way as in the log. */
export interface EntryCodec {
  encode(event: CallEvent): string;
  decode(text: string): CallEvent | undefined;
}

/** Entries that wait for another workbook than the open one. */
export interface WaitingElsewhere {
  /** Its address; see `isNeverSaved`. */
  readonly workbook: string;
  /** Oldest first. */
  readonly events: readonly CallEvent[];
  /**
   * The log of the open workbook holds what the log of the other one held when they were made: it is the same book
   * under another name, or one is a copy of the other.
   */
  readonly isContinued: boolean;
}

/** What is kept and cannot be read: made by a newer Relance, or damaged. */
export interface UnreadableEntry {
  readonly name: string;
  readonly text: string;
}

/**
 * The outbox on this computer, one name an entry, so that two windows never write over each other's. It is read at each
 * question: another window may have delivered an entry, or thrown it away, since. What another window has put since this
 * one was opened is that window's to log, unless it does not for minutes.
 */
export class StoredOutbox implements Outbox {
  private readonly listeners = new Set<() => void>();
  /** Of the open workbook, as last read. */
  private log: readonly CallEvent[] = [];
  private fault: SheetFault | undefined;
  /** Ids of what this window logs. */
  private readonly ours = new Set<string>();

  /**
   * @param workbook what tells the open one from others; see `workbookName`
   * @param now in milliseconds
   */
  constructor(
    private readonly memory: LocalMemory,
    private readonly workbook: string,
    private readonly codec: EntryCodec,
    private readonly now: () => number = Date.now,
  ) {
    for (const { event } of this.here()) this.ours.add(event.id);
    memory.onChangedElsewhere(this.tell);
  }

  get isLasting(): boolean {
    return this.memory.isLasting;
  }

  /** Why the last attempt to log what waits failed. */
  get lastFault(): SheetFault | undefined {
    return this.fault;
  }

  readonly waiting = (): readonly CallEvent[] =>
    this.here().flatMap(({ event }) => (this.ours.has(event.id) ? [event] : []));

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  elsewhere(): readonly WaitingElsewhere[] {
    const byWorkbook = groupBy(
      this.readable().filter(({ workbook }) => workbook !== this.workbook),
      ({ workbook }) => workbook,
    );
    const logged = byWorkbook.size > 0 ? new Set(this.log.map(({ id }) => id)) : undefined;
    return [...byWorkbook].map(([workbook, kept]) => {
      const landmarks = kept.flatMap(({ after }) => after ?? []);
      return {
        workbook,
        events: kept.map(({ event }) => event),
        isContinued: landmarks.length > 0 && landmarks.every((id) => logged?.has(id)),
      };
    });
  }

  unreadable(): readonly UnreadableEntry[] {
    return this.all().flatMap(({ name, text, kept }) => (kept === undefined ? [{ name, text }] : []));
  }

  put(events: readonly CallEvent[]): void {
    if (events.length === 0) return;
    // What is found by reading is named by what was found: two books may hold the same.
    const after = this.log.findLast((event) => !isFoundByReading(event))?.id;
    for (const event of events)
      this.write(event, { workbook: this.workbook, ...(after !== undefined && { after }) });
    this.tell();
  }

  /** What waited for another workbook waits for this one from now on, under the same ids. */
  take(workbook: string): void {
    for (const { event, after, workbook: of } of this.readable())
      if (of === workbook)
        this.write(event, { workbook: this.workbook, ...(after !== undefined && { after }) });
    this.tell();
  }

  drop(ids: Iterable<string>): void {
    this.forget([...ids].map((id) => PREFIX + id));
  }

  /** @param names as `unreadable` gives them */
  forget(names: readonly string[]): void {
    if (names.length === 0) return;
    for (const name of names) this.memory.remove(name);
    this.tell();
  }

  logRead(log: readonly CallEvent[]): void {
    this.log = log;
    const left = this.here().filter(({ event: { id, loggedAt } }) => {
      return !this.ours.has(id) && this.now() - Date.parse(loggedAt) > LEFT_TO_OTHERS_MS;
    });
    for (const { event } of left) this.ours.add(event.id);
    const waiting = new Set(this.waiting().map(({ id }) => id));
    if (waiting.size > 0) this.drop(log.flatMap(({ id }) => (waiting.has(id) ? [id] : [])));
    if (left.length > 0) this.tell();
  }

  attempted(fault: SheetFault | undefined): void {
    this.fault = fault;
    this.tell();
  }

  private readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };

  private write(event: CallEvent, at: Omit<KeptEntry, "event">): void {
    this.ours.add(event.id);
    this.memory.write(PREFIX + event.id, JSON.stringify({ ...at, entry: this.codec.encode(event) }));
  }

  /** For the open workbook, whichever window put it. */
  private here(): readonly KeptEntry[] {
    return this.readable().filter(({ workbook }) => workbook === this.workbook);
  }

  private readable(): readonly KeptEntry[] {
    return this.all()
      .flatMap(({ kept }) => kept ?? [])
      .toSorted(({ event: a }, { event: b }) =>
        a.loggedAt < b.loggedAt ? -1 : a.loggedAt > b.loggedAt ? 1 : 0,
      );
  }

  private all(): readonly (UnreadableEntry & { readonly kept: KeptEntry | undefined })[] {
    return this.memory
      .names()
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => {
        const text = this.memory.read(name) ?? "";
        const stored = parseStored(text);
        const event = stored && this.codec.decode(stored.entry);
        if (stored === undefined || event === undefined) return { name, text, kept: undefined };
        const { entry: _encoded, ...at } = stored;
        return { name, text, kept: { event, ...at } };
      });
  }
}

interface KeptEntry {
  readonly event: CallEvent;
  readonly workbook: string;
  /** Id of the latest entry of that workbook's log when this one was made; left out when there was none. */
  readonly after?: string;
}

const PREFIX = "outbox.";

// Longer than anybody types in a cell while a call waits to be saved.
const LEFT_TO_OTHERS_MS = 5 * 60_000;

function parseStored(text: string): { workbook: string; entry: string; after?: string } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || !("workbook" in json) || !("entry" in json))
    return undefined;
  const { workbook, entry } = json;
  if (typeof workbook !== "string" || typeof entry !== "string") return undefined;
  const after = "after" in json && typeof json.after === "string" ? json.after : undefined;
  return { workbook, entry, ...(after !== undefined && { after }) };
}
