import * as fc from "fast-check";
import { assessReceivables } from "../../src/domain/assessment";
import { callPace, cutToMinutes, type TimeBudget } from "../../src/domain/callDuration";
import { foldCalls, type CallLogged } from "../../src/domain/callLog";
import type { OutcomeCode } from "../../src/domain/outcome";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { buildWorklist } from "../../src/domain/worklist";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, receivables } from "../support/receivables";

/** Calls by Camille with one outcome, one a duration. */
function timed(outcome: OutcomeCode, seconds: readonly (number | undefined)[]): readonly CallLogged[] {
  const [call] = callLog(`on  debtor  outcome\n 2026-03-02  Durand  ${outcome}`);
  return seconds.map((durationSeconds, index) => ({
    ...(call as CallLogged),
    id: `${outcome}-${index}`,
    ...(durationSeconds !== undefined && { durationSeconds }),
  }));
}

describe("callPace", () => {
  it("goes by the policy while nothing was timed: 1, 3 and 8 minutes, four on average", () => {
    expect(callPace([], "Camille", DEFAULT_POLICY)).toEqual({
      byReach: {
        attempt: { seconds: 60, isFromPolicy: true },
        contact: { seconds: 180, isFromPolicy: true },
        "right-party": { seconds: 480, isFromPolicy: true },
      },
      expectedSeconds: 240,
    });
  });

  it("takes the median of five timed calls and more, not their average", () => {
    const odd = callPace(timed("NA", [30, 20, 600, 40, 25]), "Camille", DEFAULT_POLICY);
    expect(odd.byReach.attempt).toEqual({ seconds: 30, isFromPolicy: false });
    const even = callPace(timed("NA", [30, 20, 600, 40, 25, 36]), "Camille", DEFAULT_POLICY);
    expect(even.byReach.attempt.seconds).toBe(33);
  });

  it("needs five of a kind, and leaves out calls whose timer did not run", () => {
    const calls = timed("NA", [30, 30, 30, 30, 0, undefined]);
    expect(callPace(calls, "Camille", DEFAULT_POLICY).byReach.attempt).toEqual({
      seconds: 60,
      isFromPolicy: true,
    });
  });

  it("is one's own: colleagues are quicker or slower", () => {
    const calls = timed("NA", [30, 30, 30, 30, 30]);
    expect(callPace(calls, "Luc", DEFAULT_POLICY).byReach.attempt.isFromPolicy).toBe(true);
    expect(callPace(calls, "camille", DEFAULT_POLICY).byReach.attempt.isFromPolicy).toBe(false);
  });

  it("weighs each kind by how often it happens, once ten calls were made", () => {
    // 8 attempts of 30 s and 2 conversations, not timed: 0.8 × 30 + 0.2 × 480 = 120.
    const calls = [...timed("NA", Array<number>(8).fill(30)), ...timed("NOC", [undefined, undefined])];
    expect(callPace(calls, "Camille", DEFAULT_POLICY).expectedSeconds).toBe(120);
    // Nine calls say too little: (30 + 180 + 480) / 3.
    expect(callPace(calls.slice(1), "Camille", DEFAULT_POLICY).expectedSeconds).toBe(230);
  });

  it("does not time letters and calls that were put off", () => {
    const calls = [...timed("OTH", [900, 900, 900, 900, 900]), ...timed("SKIP", [5, 5, 5, 5, 5])];
    expect(callPace(calls, "Camille", DEFAULT_POLICY).expectedSeconds).toBe(240);
  });
});

describe("cutToMinutes", () => {
  // Arnaud ranks first by its stage, and is due today; the two others are late by three call days and by one.
  const ASSESSED_ON = day("2026-03-09");
  const history = foldCalls(
    callLog(`
      on          debtor  outcome  until       covers
      2026-03-02  Arnaud  CB       2026-03-09  A-1
      2026-03-02  Bertin  CB       2026-03-04  B-1
      2026-03-02  Colas   CB       2026-03-06  C-1`),
  );
  const sheet = receivables(`
    invoice  debtor  due         open
    A-1      Arnaud  2026-01-05  100.00
    B-1      Bertin  2026-02-26  100.00
    C-1      Colas   2026-02-26  100.00`);
  const { entries } = buildWorklist(
    assessReceivables(sheet, history, ASSESSED_ON, DEFAULT_POLICY),
    history,
    ASSESSED_ON,
    DEFAULT_POLICY,
  );
  const names = ({ fits, leftOver }: TimeBudget): string =>
    [fits, leftOver].map((part) => part.map(({ debtor }) => debtor.name).join(" ")).join(" | ");

  it("ranks by points, and takes late calls first when there is little time", () => {
    expect(entries.map(({ debtor, lateByCallDays }) => `${debtor.name} ${lateByCallDays}`)).toEqual([
      "Arnaud 0",
      "Bertin 3",
      "Colas 1",
    ]);
    expect(names(cutToMinutes(entries, 8, { expectedSeconds: 240 }))).toBe("Bertin Colas | Arnaud");
  });

  it("says what does not fit", () => {
    const budget = cutToMinutes(entries, 7, { expectedSeconds: 240 });
    expect(names(budget)).toBe("Bertin | Colas Arnaud");
    expect(names(cutToMinutes(entries, 0, { expectedSeconds: 240 }))).toBe(" | Bertin Colas Arnaud");
    expect(names(cutToMinutes(entries, 45, { expectedSeconds: 240 }))).toBe("Bertin Colas Arnaud | ");
  });

  it("fits everything when calls take no time at all", () => {
    expect(cutToMinutes(entries, 0, { expectedSeconds: 0 })).toMatchObject({ leftOver: [] });
  });

  it("never loses an entry, nor plans more than the minutes there are", () => {
    fc.assert(
      fc.property(
        anyReceivables,
        anyCallLog,
        anyDay,
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 900 }),
        (rows, log, asOf, minutes, expectedSeconds) => {
          const folded = foldCalls(log);
          const list = buildWorklist(
            assessReceivables(rows, folded, asOf, DEFAULT_POLICY),
            folded,
            asOf,
            DEFAULT_POLICY,
          );
          const { fits, leftOver } = cutToMinutes(list.entries, minutes, { expectedSeconds });
          expect(new Set([...fits, ...leftOver])).toEqual(new Set(list.entries));
          expect(fits.length + leftOver.length).toBe(list.entries.length);
          expect(fits.length * expectedSeconds).toBeLessThanOrEqual(60 * minutes);
        },
      ),
    );
  });
});
