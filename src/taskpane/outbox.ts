import type { Outbox } from "../application/keptLog";
import type { CallEvent } from "../domain/callLog";
import type { LocalMemory } from "./localMemory";

/** How an entry is written down; the same way as in the log. */
export interface EntryCodec {
  encode(event: CallEvent): string;
  decode(text: string): CallEvent | undefined;
}

/** Entries that wait for another workbook than the open one. */
export interface WaitingElsewhere {
  readonly workbook: string;
  readonly events: readonly CallEvent[];
}

/** The outbox on this computer, one name an entry, so that two windows never write over each other's. */
export class StoredOutbox implements Outbox {
  private readonly listeners = new Set<() => void>();
  /** Of the open workbook. */
  private entries: readonly CallEvent[];

  /** @param workbook where the open one is stored; empty for one never saved */
  constructor(
    private readonly memory: LocalMemory,
    private readonly workbook: string,
    private readonly codec: EntryCodec,
  ) {
    this.entries = this.stored().flatMap(({ event, workbook: of }) => (of === workbook ? [event] : []));
  }

  get isLasting(): boolean {
    return this.memory.isLasting;
  }

  readonly waiting = (): readonly CallEvent[] => this.entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  elsewhere(): readonly WaitingElsewhere[] {
    const byWorkbook = new Map<string, CallEvent[]>();
    for (const { event, workbook } of this.stored()) {
      if (workbook === this.workbook) continue;
      byWorkbook.set(workbook, [...(byWorkbook.get(workbook) ?? []), event]);
    }
    return [...byWorkbook].map(([workbook, events]) => ({ workbook, events }));
  }

  put(events: readonly CallEvent[]): void {
    if (events.length === 0) return;
    for (const event of events)
      this.memory.write(
        PREFIX + event.id,
        JSON.stringify({ workbook: this.workbook, entry: this.codec.encode(event) }),
      );
    const ids = new Set(events.map(({ id }) => id));
    this.change([...this.entries.filter(({ id }) => !ids.has(id)), ...events]);
  }

  drop(ids: Iterable<string>): void {
    const dropped = new Set(ids);
    for (const id of dropped) this.memory.remove(PREFIX + id);
    const rest = this.entries.filter(({ id }) => !dropped.has(id));
    if (rest.length < this.entries.length) this.change(rest);
  }

  private change(entries: readonly CallEvent[]): void {
    this.entries = entries.toSorted((a, b) =>
      a.loggedAt < b.loggedAt ? -1 : a.loggedAt > b.loggedAt ? 1 : 0,
    );
    for (const listener of this.listeners) listener();
  }

  private stored(): readonly { readonly workbook: string; readonly event: CallEvent }[] {
    return this.memory
      .names()
      .filter((name) => name.startsWith(PREFIX))
      .flatMap((name) => {
        const stored = parseStored(this.memory.read(name) ?? "");
        const event = stored && this.codec.decode(stored.entry);
        return stored === undefined || event === undefined ? [] : [{ workbook: stored.workbook, event }];
      })
      .sort((a, b) => (a.event.loggedAt < b.event.loggedAt ? -1 : 1));
  }
}

const PREFIX = "outbox.";

function parseStored(text: string): { readonly workbook: string; readonly entry: string } | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null || !("workbook" in json) || !("entry" in json))
      return undefined;
    const { workbook, entry } = json;
    return typeof workbook === "string" && typeof entry === "string" ? { workbook, entry } : undefined;
  } catch {
    return undefined;
  }
}
