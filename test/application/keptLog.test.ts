import { keepUntilSeen, type Outbox } from "../../src/application/keptLog";
import type { CallLog, SheetFault } from "../../src/application/ports";
import { stillCounts } from "../../src/application/stillCounts";
import { judgeDesk } from "../../src/application/openDesk";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { err, ok } from "../../src/domain/result";
import { callLog, day, receivables } from "../support/receivables";
import { opened, place } from "./memoryPorts";

const entry = (id: string): CallEvent => ({
  type: "void",
  id,
  loggedAt: "2026-03-09T09:00:00Z",
  author: "Claire",
  voids: "x",
});

class MemoryOutbox implements Outbox {
  readonly isLasting = true;
  entries: CallEvent[] = [];
  readonly attempts: (SheetFault | undefined)[] = [];
  waiting = (): readonly CallEvent[] => this.entries;
  put(events: readonly CallEvent[]): void {
    this.entries.push(...events);
  }
  drop(ids: Iterable<string>): void {
    const dropped = new Set(ids);
    this.entries = this.entries.filter(({ id }) => !dropped.has(id));
  }
  logRead(log: readonly CallEvent[]): void {
    this.drop(log.map(({ id }) => id));
  }
  attempted(fault: SheetFault | undefined): void {
    this.attempts.push(fault);
  }
}

function kept(): {
  log: CallLog;
  outbox: MemoryOutbox;
  sheet: CallEvent[];
  fail: (fault?: SheetFault) => void;
} {
  const outbox = new MemoryOutbox();
  const sheet: CallEvent[] = [];
  let fault: SheetFault | undefined;
  const log = keepUntilSeen(
    {
      read: async () => ok([...sheet]),
      append: async (events) => {
        if (fault) return err(fault);
        sheet.push(...events);
        return ok(undefined);
      },
    },
    outbox,
  );
  return { log, outbox, sheet, fail: (next) => (fault = next) };
}

describe("keepUntilSeen", () => {
  it("keeps an entry until it was written, and lets what waits go along with the next one", async () => {
    const { log, outbox, sheet, fail } = kept();
    fail({ type: "WorkbookReadOnly" });
    expect(await log.append([entry("a")])).toEqual({ ok: false, fault: { type: "WorkbookReadOnly" } });
    expect([outbox.entries.map(({ id }) => id), sheet]).toEqual([["a"], []]);
    fail(undefined);
    expect(await log.append([entry("b")])).toEqual({ ok: true, value: undefined });
    expect([outbox.entries, sheet.map(({ id }) => id)]).toEqual([[], ["a", "b"]]);
    expect(outbox.attempts).toEqual([{ type: "WorkbookReadOnly" }, undefined]);
  });

  it("delivers what waits when nothing new is appended", async () => {
    const { log, outbox, sheet } = kept();
    outbox.put([entry("a")]);
    await log.append([]);
    expect([outbox.entries, sheet.map(({ id }) => id)]).toEqual([[], ["a"]]);
  });

  it("lets go of what is seen in the log, however it came there", async () => {
    const { log, outbox, sheet } = kept();
    outbox.put([entry("a"), entry("b")]);
    sheet.push(entry("a"));
    await log.read();
    expect(outbox.entries.map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("stillCounts", () => {
  const SHEET = receivables(`
    invoice  debtor  due         open
    F-101    Durand  2026-03-02  1200.00`);
  const LOG = callLog(`
    id    on          debtor  outcome  covers
    here  2026-03-03  Durand  NOC      F-101=1200.00
    gone  2026-03-03  Durand  NOC      F-099=50.00`);
  const about = (type: "planAnswer", callId: string): CallEvent => ({
    type,
    id: `answer to ${callId}`,
    loggedAt: "2026-03-09T09:00:00Z",
    author: "Claire",
    callId,
    answer: "ACCEPTED",
    answeredOn: day("2026-03-09"),
  });
  const ledger = {
    ...opened,
    place,
    uses1904: false,
    issues: [],
    rowsLeftOut: 0,
    receivables: SHEET,
  };

  it("is true of what is about an invoice in the sheet, or about such an entry, also under an old number", () => {
    const renumbered: CallEvent = {
      ...entry("renumbered"),
      type: "reattachment",
      fromKey: "durand|f-050",
      toKey: "durand|f-101",
      fromReference: "F-050",
      toReference: "F-101",
    };
    const old = callLog(`
      id   on          debtor  outcome  covers
      old  2026-01-03  Durand  NOC      F-050=10.00`);
    const log: readonly CallEvent[] = [
      ...LOG,
      ...old,
      renumbered,
      about("planAnswer", "here"),
      about("planAnswer", "gone"),
      { ...entry("undone"), type: "void", voids: "here" },
      { ...entry("self"), type: "void", voids: "self" },
    ];
    const desk = judgeDesk(ledger, foldCalls(log), day("2026-03-09"), DEFAULT_POLICY);
    const counts = stillCounts(desk, log);
    expect(log.filter(counts).map(({ id }) => id)).toEqual([
      "here",
      "old",
      "renumbered",
      "answer to here",
      "undone",
    ]);
  });
});
