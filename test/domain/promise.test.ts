import * as fc from "fast-check";
import type { CallLogged } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import {
  checkDayOf,
  judgePromise,
  judgePromises,
  promiseOf,
  receivedSince,
  type OpenMinorOf,
  type PromiseToPay,
} from "../../src/domain/promise";
import { callLog, day, keyOf, money } from "../support/receivables";

function callsOf(table: string): readonly CallLogged[] {
  return callLog(table).filter((event) => event.type === "call");
}

function promiseIn(table: string): PromiseToPay {
  const promise = promiseOf(callsOf(table)[0]!);
  if (promise === undefined) throw new Error("no promise was made");
  return promise;
}

/** What is open now, by invoice of Durand's. */
function openNow(amounts: Readonly<Record<string, string>>): OpenMinorOf {
  const byKey = new Map(
    Object.entries(amounts).map(([invoice, amount]) => [keyOf("Durand", invoice), money(amount).amountMinor]),
  );
  return (key) => byKey.get(key);
}

const PROMISE = `
  on          debtor  outcome  until       amount   covers
  2026-03-16  Durand  PTP      2026-03-20  1000.00  F-101=1200.00`;

describe("promiseOf", () => {
  it("is the amount and date that were said", () => {
    expect(promiseIn(PROMISE)).toEqual({
      callId: "call-1",
      madeOn: day("2026-03-16"),
      promisedOn: day("2026-03-20"),
      promised: money("1000.00"),
      spoken: money("1000.00"),
      covers: [{ key: keyOf("Durand", "F-101"), reference: "F-101", open: money("1200.00") }],
    });
  });

  it.each([
    ["another outcome", "CB", "2026-03-20", "1000.00"],
    ["no date", "PTP", "-", "1000.00"],
    ["no amount", "PTP", "2026-03-20", "-"],
    ["nothing", "PTPP", "2026-03-20", "0.00"],
    ["less than nothing", "PTPP", "2026-03-20", "-5.00"],
  ])("is none with %s", (_, outcome, until, amount) => {
    const [call] = callsOf(`
      on          debtor  outcome       until      amount     covers
      2026-03-16  Durand  ${outcome}  ${until}  ${amount}  F-101=1200.00`);
    expect(promiseOf(call!)).toBeUndefined();
  });

  it("counts no more than what was open, and keeps what was said", () => {
    const promise = promiseIn(`
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTPP     2026-03-20  2000.00  F-101=1200.00, F-102=300.00, A-1=-50.00`);
    expect(promise.promised).toEqual(money("1500.00"));
    expect(promise.spoken).toEqual(money("2000.00"));
  });

  it("promises nothing for receivables of another currency", () => {
    const promise = promiseIn(`
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  2000.00  F-101=1200.00, F-102=900.00 GBP`);
    expect(promise.covers.map(({ reference }) => reference)).toEqual(["F-101"]);
    expect(promise.promised).toEqual(money("1200.00"));
  });
});

describe("checkDayOf", () => {
  it("is the first call day after the promised one", () => {
    expect(checkDayOf(promiseIn(PROMISE), DEFAULT_POLICY.calendar)).toBe(day("2026-03-23"));
  });
});

describe("receivedSince", () => {
  it("is what the open amounts fell by, never less than nothing", () => {
    const promise = promiseIn(`
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1500.00  F-101=1200.00, F-102=300.00`);
    expect(receivedSince(promise, openNow({ "F-101": "1000.00", "F-102": "400.00" }))).toBe(20_000);
  });

  it("takes a receivable that left the sheet as paid", () => {
    expect(receivedSince(promiseIn(PROMISE), openNow({}))).toBe(120_000);
  });
});

describe("judgePromise", () => {
  it.each([
    ["open until its check day", "2026-03-22", "1200.00", "open"],
    ["broken on its check day when nothing came", "2026-03-23", "1200.00", "broken"],
    ["broken when the amount even grew", "2026-03-23", "1300.00", "broken"],
    ["partly kept when something came", "2026-03-23", "1199.99", "partly-kept"],
    ["open with a part before the check day", "2026-03-20", "700.00", "open"],
    ["kept when the amount came", "2026-03-23", "200.00", "kept"],
    ["kept as soon as the amount came", "2026-03-17", "200.00", "kept"],
    ["kept when more came", "2026-03-23", "0.00", "kept"],
    ["partly kept when a cent is missing", "2026-03-23", "200.01", "partly-kept"],
  ])("is %s", (_, asOf, open, state) => {
    const on = { day: day(asOf), openMinorOf: openNow({ "F-101": open }) };
    expect(judgePromise(promiseIn(PROMISE), on, DEFAULT_POLICY)).toBe(state);
  });

  it("is kept when what it covers is settled, up to the tolerance", () => {
    const all = promiseIn(`
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1200.00  F-101=1200.00`);
    const judged = (open: string): string =>
      judgePromise(all, { day: day("2026-03-23"), openMinorOf: openNow({ "F-101": open }) }, DEFAULT_POLICY);
    expect(judged("0.01")).toBe("kept");
    expect(judged("0.02")).toBe("partly-kept");
    expect(judged("-10.00")).toBe("kept");
  });

  it("never goes back from kept as days pass", () => {
    fc.assert(
      fc.property(fc.nat({ max: 130_000 }), fc.nat({ max: 30 }), fc.nat({ max: 30 }), (openMinor, a, b) => {
        const at = (days: number): string => {
          const on = { day: (day("2026-03-16") + days) as never, openMinorOf: () => openMinor };
          return judgePromise(promiseIn(PROMISE), on, DEFAULT_POLICY);
        };
        if (at(Math.min(a, b)) !== "open") expect(at(Math.max(a, b))).toBe(at(Math.min(a, b)));
      }),
    );
  });
});

describe("judgePromises", () => {
  const statesOf = (table: string, asOf: string, open: Readonly<Record<string, string>>): readonly string[] =>
    judgePromises(callsOf(table), { day: day(asOf), openMinorOf: openNow(open) }, DEFAULT_POLICY).map(
      ({ state }) => state,
    );

  it("judges by what is open now when nobody called since", () => {
    expect(statesOf(PROMISE, "2026-03-20", { "F-101": "1200.00" })).toEqual(["open"]);
    expect(statesOf(PROMISE, "2026-03-23", { "F-101": "1200.00" })).toEqual(["broken"]);
  });

  it("judges by the first call on or after the check day: a payment after it does not mend the promise", () => {
    const calls = `
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1000.00  F-101=1200.00
      2026-03-23  Durand  NA       -           -        F-101=1200.00
      2026-03-25  Durand  NA       -           -        F-101=200.00`;
    expect(statesOf(calls, "2026-03-30", { "F-101": "0.00" })).toEqual(["broken"]);
  });

  it("takes today's figure for what the judging call did not cover", () => {
    const calls = `
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1300.00  F-101=1200.00, F-102=300.00
      2026-03-23  Durand  NA       -           -        F-102=300.00`;
    expect(statesOf(calls, "2026-03-30", { "F-101": "1000.00", "F-102": "0.00" })).toEqual(["partly-kept"]);
  });

  it("does not let a call on other receivables judge it", () => {
    const calls = `
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1000.00  F-101=1200.00
      2026-03-23  Durand  NA       -           -        F-102=1200.00`;
    expect(statesOf(calls, "2026-03-30", { "F-101": "0.00", "F-102": "1200.00" })).toEqual(["kept"]);
  });

  it("is superseded by a promise made before it could be judged", () => {
    const calls = `
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1000.00  F-101=1200.00
      2026-03-19  Durand  PTP      2026-03-27  1000.00  F-101=1200.00`;
    expect(statesOf(calls, "2026-03-20", { "F-101": "1200.00" })).toEqual(["superseded", "open"]);
    expect(statesOf(calls, "2026-03-30", { "F-101": "1200.00" })).toEqual(["superseded", "broken"]);
    expect(statesOf(calls, "2026-03-30", { "F-101": "0.00" })).toEqual(["kept", "kept"]);
  });

  it("is broken, not superseded, when the next promise came on its check day", () => {
    const calls = `
      on          debtor  outcome  until       amount   covers
      2026-03-16  Durand  PTP      2026-03-20  1000.00  F-101=1200.00
      2026-03-23  Durand  PTP      2026-03-27  1000.00  F-101=1200.00`;
    expect(statesOf(calls, "2026-03-24", { "F-101": "1200.00" })).toEqual(["broken", "open"]);
  });

  it("finds none among calls that promised nothing", () => {
    expect(statesOf("on  debtor  outcome  covers\n 2026-03-16  Durand  NA  F-101", "2026-03-20", {})).toEqual(
      [],
    );
  });
});
