import { keepUntilSeen, type Outbox } from "../../src/application/keptLog";
import { idOfFound, type CallEvent } from "../../src/domain/callLog";
import { MemoryLog } from "../support/memoryPorts";
import { callLog, day } from "../support/receivables";

function outboxInMemory(): Outbox & { readonly ids: () => readonly string[] } {
  let kept: readonly CallEvent[] = [];
  return {
    isLasting: false,
    waiting: () => kept,
    put: (events) => {
      const ids = new Set(events.map(({ id }) => id));
      kept = [...kept.filter(({ id }) => !ids.has(id)), ...events];
    },
    drop: (ids) => {
      const gone = new Set(ids);
      kept = kept.filter(({ id }) => !gone.has(id));
    },
    ids: () => kept.map(({ id }) => id),
  };
}

const [CALL] = callLog(`
  id  on          debtor  outcome  covers
  a   2026-03-02  Durand  NA       F-101`);
const COMPARISON: CallEvent = {
  type: "comparison",
  id: idOfFound("f1"),
  loggedAt: "2026-03-03T08:00:00Z",
  author: "Anne",
  seenOn: day("2026-03-02"),
  comparedOn: day("2026-03-03"),
  totals: [],
  promises: { kept: 0, partlyKept: 0, broken: 0 },
  changes: [],
};

describe("keepUntilSeen", () => {
  it("keeps what a person logged until it was written, and appends what waited before it", async () => {
    const log = new MemoryLog();
    const outbox = outboxInMemory();
    const kept = keepUntilSeen(log, outbox);
    log.fault = { type: "WorkbookReadOnly" };
    expect((await kept.append([CALL!])).ok).toBe(false);
    expect(outbox.ids()).toEqual(["a"]);
    log.fault = undefined;
    expect((await kept.append([COMPARISON])).ok).toBe(true);
    expect(log.events.map(({ id }) => id)).toEqual(["a", "compared-f1"]);
    expect(outbox.ids()).toEqual([]);
  });

  it("keeps nothing of what reading the sheet found: the next reading finds it again", async () => {
    const log = new MemoryLog();
    const outbox = outboxInMemory();
    log.fault = { type: "WorkbookReadOnly" };
    expect((await keepUntilSeen(log, outbox).append([COMPARISON])).ok).toBe(false);
    expect(outbox.ids()).toEqual([]);
  });
});
