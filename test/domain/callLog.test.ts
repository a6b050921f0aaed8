import * as fc from "fast-check";
import {
  contactedOn,
  emptyCallHistory,
  foldCalls,
  isAboutTheSame,
  type CallEvent,
  type CallHistory,
  type CallLogged,
} from "../../src/domain/callLog";
import { anyCallLog } from "../support/arbitraries";
import { callLog, day, keyOf } from "../support/receivables";

/** Ids of the calls that cover an invoice of Durand's, oldest first. */
function callsOn(history: CallHistory, invoice: string): readonly string[] {
  return (history.callsByReceivable.get(keyOf("Durand", invoice)) ?? []).map(({ id }) => id);
}

const idsByDebtor = (history: CallHistory): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...history.eventsByDebtor].map(([debtor, events]) => [debtor, events.map(({ id }) => id)]),
  );

describe("foldCalls", () => {
  it("tells every contact by receivable and by debtor", () => {
    const history = foldCalls(
      callLog(`
        id  on          debtor  outcome  until       covers
        a   2026-03-02  Durand  NA       -           F-101, F-102
        b   2026-03-03  Durand  CB       2026-03-10  F-101
        c   2026-03-04  Petit   NA       -           F-101
        d   2026-03-20  Durand  notice   -           F-102`),
    );
    expect(callsOn(history, "F-101")).toEqual(["a", "b"]);
    expect(callsOn(history, "F-102")).toEqual(["a"]);
    expect(history.noticesByReceivable.get(keyOf("Durand", "F-102"))?.map(({ id }) => id)).toEqual(["d"]);
    expect(history.noticesByReceivable.has(keyOf("Durand", "F-101"))).toBe(false);
    expect(idsByDebtor(history)).toEqual({ durand: ["a", "b", "d"], petit: ["c"] });
  });

  it("counts contacts by their day, then by when they were logged, then by id", () => {
    const [first, second, third] = callLog(`
      id  on          debtor  outcome  covers
      z   2026-03-02  Durand  NA       F-101
      b   2026-03-02  Durand  NOC      F-101
      a   2026-03-01  Durand  VM       F-101`);
    const later = { ...second!, loggedAt: "2026-03-02T10:00:00Z" };
    expect(callsOn(foldCalls([later, first!, third!]), "F-101")).toEqual(["a", "z", "b"]);
    expect(callsOn(foldCalls([first!, second!, third!]), "F-101")).toEqual(["a", "b", "z"]);
  });

  it("ends the effect of a voided entry, wherever the void stands", () => {
    const [call, taken] = callLog(`
      id  on          debtor  outcome  covers  voids
      a   2026-03-02  Durand  PTP      F-101   -
      v   2026-03-02  -       void     -       a`);
    expect(callsOn(foldCalls([call!]), "F-101")).toEqual(["a"]);
    expect(callsOn(foldCalls([call!, taken!]), "F-101")).toEqual([]);
    expect(callsOn(foldCalls([taken!, call!]), "F-101")).toEqual([]);
  });

  describe("under today's keys", () => {
    const calls = callLog(`
      id  on          debtor  outcome  covers
      a   2026-03-02  Durand  NA       F-101
      b   2026-03-04  Durand  NOC      F-201`);
    const stamp = (id: string, minute: number) => ({
      id,
      loggedAt: `2026-03-05T10:0${minute}:00Z`,
      author: "Anne",
    });
    const reattach = (from: string, to: string, minute: number): CallEvent => ({
      type: "reattachment",
      ...stamp(`r${minute}`, minute),
      fromKey: keyOf("Durand", from),
      toKey: keyOf("Durand", to),
      fromReference: from,
      toReference: to,
    });

    it("finds what was said of an invoice under its new number, through any number of changes", () => {
      const log = [...calls, reattach("F-201", "F-301", 2), reattach("F-101", "F-201", 1)];
      expect(callsOn(foldCalls(log), "F-301")).toEqual(["a", "b"]);
      expect(callsOn(foldCalls(log), "F-201")).toEqual([]);
      expect([...foldCalls(log).receivableKeysToday]).toEqual([
        [keyOf("Durand", "F-101"), keyOf("Durand", "F-301")],
        [keyOf("Durand", "F-201"), keyOf("Durand", "F-301")],
      ]);
    });

    it("goes back to the first number when the invoice does", () => {
      const history = foldCalls([...calls, reattach("F-101", "F-201", 1), reattach("F-201", "F-101", 2)]);
      expect(callsOn(history, "F-101")).toEqual(["a", "b"]);
      expect([...history.receivableKeysToday.keys()]).toEqual([keyOf("Durand", "F-201")]);
    });

    it("separates them again when the reattachment is voided", () => {
      const voided: CallEvent = { type: "void", ...stamp("v", 3), voids: "r1" };
      const history = foldCalls([...calls, reattach("F-101", "F-201", 1), voided]);
      expect(callsOn(history, "F-101")).toEqual(["a"]);
      expect(history.reattachments.size).toBe(0);
    });

    it("gives a call to another customer when all it was about is theirs now, and not when a part stays", () => {
      const toMartin = (event: CallEvent): CallEvent => ({
        ...event,
        ...(event.type === "reattachment" && { toKey: keyOf("Martin", "F-9"), toDebtorKey: "martin" }),
      });
      const both = callLog(`
        id  on          debtor  outcome  covers
        c   2026-03-05  Durand  NOC      F-101, F-201`);
      const history = foldCalls([...calls, ...both, toMartin(reattach("F-101", "F-9", 1))]);
      expect(idsByDebtor(history)).toEqual({ martin: ["a"], durand: ["b", "c"] });
      expect(history.callsByReceivable.get(keyOf("Martin", "F-9"))?.map(({ id }) => id)).toEqual(["a", "c"]);
    });

    it("gives a merged debtor the contacts of both names", () => {
      const merge: CallEvent = {
        type: "merge",
        ...stamp("m", 1),
        fromDebtorKey: "durand",
        intoDebtorKey: "durand sarl",
        fromName: "Durand",
        intoName: "Durand SARL",
      };
      expect(idsByDebtor(foldCalls([...calls, merge]))).toEqual({ "durand sarl": ["a", "b"] });
    });
  });

  it("takes a correction for the entry it replaces, and that entry again when the correction is voided", () => {
    const [first, second, third] = callLog(`
      id  on          debtor  outcome  covers
      a   2026-03-02  Durand  PTP      F-101
      b   2026-03-02  Durand  INT      F-101
      c   2026-03-02  Durand  NOC      F-101`);
    const corrections = [
      { ...second!, replaces: "a", replacedBecause: "no date was given" } as CallEvent,
      { ...third!, replaces: "b" } as CallEvent,
    ];
    const log: readonly CallEvent[] = [first!, ...corrections];
    const voiding = (id: string): CallEvent => ({
      type: "void",
      id: `void ${id}`,
      loggedAt: "2026-03-03T10:00:00Z",
      author: "Anne",
      voids: id,
    });
    expect(callsOn(foldCalls(log), "F-101")).toEqual(["c"]);
    expect(callsOn(foldCalls(log.toReversed()), "F-101")).toEqual(["c"]);
    expect(callsOn(foldCalls([...log, voiding("c")]), "F-101")).toEqual(["b"]);
  });

  it("is empty for an empty log", () => {
    expect(foldCalls([])).toEqual(emptyCallHistory);
  });

  it("gives a valid history for any prefix: in order, once each, under every key it covers", () => {
    fc.assert(
      fc.property(anyCallLog, fc.nat({ max: 12 }), (log, length) => {
        const history = foldCalls(log.slice(0, length));
        for (const events of history.eventsByDebtor.values()) {
          const days = events.map(contactedOn);
          expect(days).toEqual([...days].sort((a, b) => a - b));
          expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
          for (const event of events)
            for (const { key } of event.covers) {
              const lists = event.type === "call" ? history.callsByReceivable : history.noticesByReceivable;
              expect(lists.get(key)?.filter(({ id }) => id === event.id)).toHaveLength(1);
            }
        }
      }),
    );
  });

  it("always takes recording twice as recording once", () => {
    fc.assert(fc.property(anyCallLog, (log) => expect(foldCalls([...log, ...log])).toEqual(foldCalls(log))));
  });

  it("never minds the order of appending", () => {
    fc.assert(
      fc.property(
        anyCallLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray([...log], { minLength: log.length })),
        ),
        ([log, shuffled]) => {
          expect(idsByDebtor(foldCalls(shuffled))).toEqual(idsByDebtor(foldCalls(log)));
        },
      ),
    );
  });
});

describe("contactedOn", () => {
  it("is the day of the call or of the notice", () => {
    const [call, notice] = callLog(`
      on          debtor  outcome  covers
      2026-03-02  Durand  NA       F-101
      2026-03-20  Durand  notice   F-101`);
    expect(call?.type === "call" && contactedOn(call)).toBe(day("2026-03-02"));
    expect(notice?.type === "notice" && contactedOn(notice)).toBe(day("2026-03-20"));
  });
});

describe("isAboutTheSame", () => {
  it("is sharing an invoice", () => {
    const [a, b, c] = callLog(`
      on          debtor  outcome  covers
      2026-03-02  Durand  NA       F-101, F-102
      2026-03-03  Durand  NA       F-102
      2026-03-04  Durand  NA       F-103`) as readonly CallLogged[];
    expect([isAboutTheSame(a!, b!), isAboutTheSame(a!, c!), isAboutTheSame(a!, { covers: [] })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
