import type { LiveRange } from "./liveRange";

/** Event ranges nobody released; the oldest are dropped beyond this many. */
const EVENT_RANGES_MAX = 1000;

/** Ranges a client keeps between batches, by the ids it knows them by. */
export class References {
  private readonly byId = new Map<string, LiveRange>();
  private readonly ids = new Map<LiveRange, string>();
  private readonly eventIds: string[] = [];
  private nextNumber = 1;

  get count(): number {
    return this.byId.size;
  }

  keep(live: LiveRange): string {
    const known = this.ids.get(live);
    if (known !== undefined) return known;
    const id = `ref${this.nextNumber++}`;
    this.byId.set(id, live);
    this.ids.set(live, id);
    return id;
  }

  keepForEvent(live: LiveRange): string {
    const id = this.keep(live);
    this.eventIds.push(id);
    if (this.eventIds.length > EVENT_RANGES_MAX) this.forget(this.eventIds.shift()!);
    return id;
  }

  idOf(live: LiveRange): string | undefined {
    return this.ids.get(live);
  }

  find(id: string): LiveRange | undefined {
    return this.byId.get(id);
  }

  forget(id: string): void {
    const live = this.byId.get(id);
    if (live !== undefined) this.ids.delete(live);
    this.byId.delete(id);
  }

  forgetAll(): void {
    this.byId.clear();
    this.ids.clear();
  }

  all(): Iterable<LiveRange> {
    return this.byId.values();
  }
}
