import { foldCalls } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { countPromises, promisesDecidedSince } from "../../src/domain/promisesSince";
import { callLog, day, keyOf, money } from "../support/receivables";

const history = foldCalls(
  callLog(`
    id  on          debtor  outcome  until       amount   covers
    a   2026-03-02  Durand  PTP      2026-03-10  1000.00  F-101=1000.00
    b   2026-03-02  Martin  PTP      2026-03-10  500.00   F-102=500.00
    c   2026-03-02  Petit   PTP      2026-03-10  80.00    F-103=80.00
    d   2026-03-02  Roux    PTP      2026-03-30  70.00    F-104=70.00`),
);

const openOf =
  (amounts: Readonly<Record<string, string>>) =>
  (key: string): number | undefined => {
    const found = Object.entries(amounts).find(([invoice]) => key.endsWith(`|${invoice.toLowerCase()}`));
    return found && money(found[1]).amountMinor;
  };
const ALL_OPEN = { "F-101": "1000.00", "F-102": "500.00", "F-103": "80.00", "F-104": "70.00" };

describe("promisesDecidedSince", () => {
  it("tells the promises that a new reading decides, broken ones first", () => {
    const decided = promisesDecidedSince(
      history,
      {
        before: { day: day("2026-03-09"), openMinorOf: openOf(ALL_OPEN) },
        // Durand's invoice left the sheet; the day after 10 March is the day of judgement.
        now: {
          day: day("2026-03-11"),
          openMinorOf: openOf({ "F-102": "200.00", "F-103": "80.00", "F-104": "70.00" }),
        },
      },
      DEFAULT_POLICY,
    );
    expect(decided.map(({ debtorName, state }) => [debtorName, state])).toEqual([
      ["Petit", "broken"],
      ["Martin", "partly-kept"],
      ["Durand", "kept"],
    ]);
    expect(countPromises(decided)).toEqual({ kept: 1, partlyKept: 1, broken: 1 });
  });

  it("tells a promise once: not what the reading before had decided already", () => {
    const before = { day: day("2026-03-12"), openMinorOf: openOf(ALL_OPEN) };
    const now = { day: day("2026-03-13"), openMinorOf: openOf({ ...ALL_OPEN, "F-103": "0.00" }) };
    expect(
      promisesDecidedSince(history, { before, now }, DEFAULT_POLICY).map(({ debtorName, state }) => [
        debtorName,
        state,
      ]),
    ).toEqual([["Petit", "kept"]]);
  });

  it("follows the invoices under their new keys", () => {
    const renumbered = foldCalls([
      ...callLog(`
        id  on          debtor  outcome  until       amount   covers
        a   2026-03-02  Durand  PTP      2026-03-10  1000.00  F-101=1000.00`),
      {
        type: "reattachment",
        id: "r",
        loggedAt: "2026-03-11T09:00:00Z",
        author: "Anne",
        fromKey: keyOf("Durand", "F-101"),
        toKey: keyOf("Durand", "N-1"),
        fromReference: "F-101",
        toReference: "N-1",
      },
    ]);
    const openMinorOf = openOf({ "N-1": "1000.00" });
    const decided = promisesDecidedSince(
      renumbered,
      { before: { day: day("2026-03-09"), openMinorOf }, now: { day: day("2026-03-11"), openMinorOf } },
      DEFAULT_POLICY,
    );
    expect(decided.map(({ state }) => state)).toEqual(["broken"]);
  });
});
