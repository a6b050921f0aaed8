import { foldCalls, type CallEvent, type CallHistory, type ContactEvent } from "../../src/domain/callLog";
import { changesSeenOf, paidSince, paymentsIn } from "../../src/domain/seenChanges";
import { change, comparison, seen } from "../support/comparisons";
import { callLog, day, keyOf, money } from "../support/receivables";

const PAID = change("paid", seen("F-101", "1200.00"), seen("F-101", "0.00"));
const PART_PAID = change("partPaid", seen("F-102", "300.00"), seen("F-102", "100.00"));
const VANISHED = change("vanished", seen("F-103", "80.00"));
const OF_MARTIN = change("paid", seen("F-201", "50.00", "Martin"), seen("F-201", "0.00", "Martin"));

describe("changesSeenOf", () => {
  const idsOf = (history: CallHistory, debtorKey = "durand"): readonly string[] =>
    changesSeenOf(debtorKey, history).map(({ id, changes }) => `${id} ${changes.length}`);

  it("keeps what each reading found of this debtor, oldest first", () => {
    const history = foldCalls([
      comparison("b", "2026-11-19", OF_MARTIN),
      comparison("c", "2026-11-20", VANISHED),
      comparison("a", "2026-11-12", PAID, OF_MARTIN, PART_PAID),
    ]);
    expect(idsOf(history)).toEqual(["a 2", "c 1"]);
    expect(changesSeenOf("durand", history)[0]).toMatchObject({
      type: "seen",
      seenOn: day("2026-11-12"),
      changes: [PAID, PART_PAID],
    });
  });

  it("follows a debtor who was merged with another", () => {
    const merge: CallEvent = {
      type: "merge",
      id: "m",
      loggedAt: "2026-11-21T08:00:00.000Z",
      author: "Anne",
      fromDebtorKey: "martin",
      intoDebtorKey: "durand",
      fromName: "Martin",
      intoName: "Durand",
    };
    const history = foldCalls([comparison("a", "2026-11-12", PAID, OF_MARTIN), merge]);
    expect(idsOf(history)).toEqual(["a 2"]);
    expect(idsOf(history, "martin")).toEqual([]);
  });

  it("does not take for paid what left the sheet and goes on under another number", () => {
    const reattachment: CallEvent = {
      type: "reattachment",
      id: "r",
      loggedAt: "2026-11-21T08:00:00.000Z",
      author: "Anne",
      fromKey: keyOf("Durand", "F-103"),
      toKey: keyOf("Durand", "F-903"),
      fromReference: "F-103",
      toReference: "F-903",
    };
    expect(idsOf(foldCalls([comparison("a", "2026-11-12", VANISHED), reattachment]))).toEqual([]);
  });
});

describe("paymentsIn", () => {
  it("adds up what was paid, in whole, in part, or by leaving the sheet", () => {
    const dearer = change("increased", seen("F-104", "10.00"), seen("F-104", "15.00"));
    expect(paymentsIn([PAID, PART_PAID, VANISHED, dearer])).toEqual([money("1480.00")]);
    expect(paymentsIn([dearer])).toEqual([]);
  });
});

describe("paidSince", () => {
  const [LAST] = callLog(`
    on          debtor  outcome  covers
    2026-11-12  Durand  NOC      F-101=1200.00`) as [ContactEvent];
  const lastAt: ContactEvent = { ...LAST, loggedAt: "2026-11-12T09:30:00.000Z" };
  const since = (events: readonly CallEvent[], open: Readonly<Record<string, number>> = {}) =>
    paidSince(lastAt, changesSeenOf("durand", foldCalls(events)), (key) => open[key]);

  it("tells what came in after the last contact, and when it was seen", () => {
    const events = [comparison("a", "2026-11-12", PAID), comparison("b", "2026-11-19", PART_PAID, VANISHED)];
    // That of the 12th was read in the morning, before the call.
    expect(since(events, { [keyOf("Durand", "F-102")]: 10000 })).toEqual({
      amounts: [money("280.00")],
      seenOn: day("2026-11-19"),
    });
  });

  it("leaves out what is open again: a wrong list, or a payment that came back", () => {
    const events = [comparison("b", "2026-11-19", PAID, VANISHED)];
    const open = { [keyOf("Durand", "F-101")]: 120000, [keyOf("Durand", "F-103")]: 8000 };
    expect(since(events, open)).toBeUndefined();
    expect(since([])).toBeUndefined();
  });
});
