import type { LogUpkeep } from "../../src/application/logUpkeep";
import type { CallLog, SheetFault } from "../../src/application/ports";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import { err, ok } from "../../src/domain/result";
import { belongingTo } from "../../src/taskpane/views/logSearch";
import { LogSession } from "../../src/taskpane/session/logSession";
import { callLog, day } from "../support/receivables";

const LOG = callLog(`
  id  on          debtor     outcome  covers
  c1  2026-11-10  Martin SA  NOC      F-1=10.00
  c2  2026-11-12  Petit      NOC      F-2=20.00`) as readonly CallLogged[];

const after = (id: string, change: Partial<CallEvent>): CallEvent =>
  ({ id, loggedAt: "2026-11-20T09:00:00Z", author: "Claire", ...change }) as CallEvent;

describe("belongingTo", () => {
  const corrected = { ...LOG[0]!, id: "c1b", replaces: "c1" };
  const correctedAgain = { ...LOG[0]!, id: "c1c", replaces: "c1b" };
  const answer = after("a", {
    type: "planAnswer",
    callId: "c1",
    answer: "ACCEPTED",
    answeredOn: day("2026-11-20"),
  });
  const done = after("d", {
    type: "duty",
    callId: "c1c",
    duty: { kind: "document", index: 0 },
    how: "DONE",
    settledOn: day("2026-11-20"),
  });
  const all = [done, answer, correctedAgain, corrected, ...LOG];

  it("is every version of a call, and what was said and done about any of them", () => {
    for (const found of [LOG[0]!, corrected, correctedAgain])
      expect(belongingTo([found], all).map(({ id }) => id)).toEqual(
        ["d", "a", "c1c", "c1b", "c1"].filter((id) => id !== found.id),
      );
  });

  it("is nothing of another call, nor what an answer alone was found by", () => {
    expect(belongingTo([LOG[1]!], all)).toEqual([]);
    expect(belongingTo([answer], all)).toEqual([]);
  });
});

describe("LogSession", () => {
  interface Given {
    readonly waiting?: readonly CallEvent[];
    readonly delivery?: SheetFault;
  }

  function sessionOf({ waiting = [], delivery }: Given = {}) {
    const done: string[] = [];
    const log: CallLog = {
      read: async () => ok(LOG),
      append: async (events) => {
        done.push(`append ${events.length}`);
        return delivery ? err(delivery) : ok(undefined);
      },
    };
    const upkeep = {
      readArchive: async () => ok([]),
      erase: async ({ ids }: { readonly ids: readonly string[] }) => {
        done.push(`erase ${ids.join()}`);
        return ok(ids.length);
      },
    } as unknown as LogUpkeep;
    const session = new LogSession({
      log,
      upkeep,
      desk: () => undefined,
      waiting: () => waiting,
      drafts: () => [],
      discardDrafts: () => undefined,
      stamp: () => ({ id: "e", loggedAt: "2026-11-22T09:00:00Z", author: "Claire" }),
      today: () => day("2026-11-22"),
      onChanged: () => done.push("changed"),
      onErased: (ids) => done.push(`forget ${ids.join()}`),
    });
    return { session, done };
  }

  const WAITING = { ...LOG[0]!, id: "w", loggedAt: "2026-11-22T08:00:00Z", note: "Mme Leroy" };

  it("finds what still waits on this computer, once, and latest first", async () => {
    const { session } = sessionOf({ waiting: [WAITING, LOG[0]!] });
    await session.search("martin", "en");
    expect(session.getState().search?.found.map(({ id }) => id)).toEqual(["w", "c1"]);
  });

  it("erases what waits only once it is in the log, and then what this computer keeps of it", async () => {
    const { session, done } = sessionOf({ waiting: [WAITING] });
    await session.search("leroy", "en");
    await session.erase(["w"], "", "words");
    expect(done).toEqual(["append 0", "erase w", "changed", "forget w"]);
    expect(session.getState()).toMatchObject({ outcome: { type: "erased", count: 1 }, search: undefined });
  });

  it("erases nothing while something waits that cannot be logged", async () => {
    const { session, done } = sessionOf({ waiting: [WAITING], delivery: { type: "WorkbookReadOnly" } });
    await session.search("leroy", "en");
    await session.erase(["w"], "", "words");
    expect(done).toEqual(["append 0"]);
    expect(session.getState()).toMatchObject({
      outcome: { type: "fault", fault: { type: "WorkbookReadOnly" } },
      search: { text: "leroy" },
    });
  });

  it("is stopped between thousands of entries, and finds nothing then", async () => {
    const waiting = Array.from({ length: 2_500 }, (_, index) => ({ ...WAITING, id: `w${index}` }));
    const { session } = sessionOf({ waiting });
    const told: number[] = [];
    session.subscribe(() => {
      const { progress } = session.getState();
      if (progress) told.push(progress.rowsDone);
      if (progress?.rowsDone === 2_000) session.stop();
    });
    await session.search("leroy", "en");
    expect([...new Set(told)]).toEqual([1_000, 2_000]);
    expect(session.getState()).toMatchObject({
      outcome: { fault: { type: "Cancelled", rowsDone: 2_000, rows: 2_502 } },
      search: undefined,
    });
  });
});
