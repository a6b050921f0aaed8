import type { CallEvent, CallLogged, EntriesRedacted, SheetCompared } from "../../src/domain/callLog";
import { applyRedactions, changesToForget, redactEvent, saysWords } from "../../src/domain/redaction";
import { day, money } from "../support/receivables";

const CALL: CallLogged = {
  type: "call",
  id: "c",
  loggedAt: "2026-03-09T09:00:00Z",
  author: "Claire",
  debtorKey: "durand",
  debtorName: "Durand",
  calledOn: day("2026-03-09"),
  outcome: "DISP",
  untilOn: day("2026-03-20"),
  amount: money("50.00"),
  means: "TRANSFER",
  reason: "CASH_TEMP",
  covers: [{ key: "durand|f-1", reference: "F-1", open: money("50.00") }],
};
const WORDS: Partial<CallLogged> = {
  person: "SECRET",
  detail: "SECRET",
  note: "SECRET",
  version: "SECRET",
  assessment: "SECRET",
  consulted: "SECRET",
  replacedBecause: "SECRET",
  unanswered: ["SECRET"],
  role: "ACCOUNTANT",
  impression: { willingness: "NO" },
  dispute: { category: "D_QUAL", owner: "SECRET" },
  grace: { untilOn: day("2026-04-01"), grantedBy: "SECRET" },
  commitments: [{ party: "DEBTOR", action: "SECRET", dueOn: day("2026-03-20") }],
};
const seen = (debtor: string, reference: string) => ({
  key: `${debtor}|${reference}`,
  reference,
  debtorKey: debtor,
  debtorName: debtor,
  open: money("50.00"),
});
/** What one reading found of Durand, then of Martin, then of Durand who is called Dupont now. */
const COMPARISON: SheetCompared = {
  type: "comparison",
  id: "compared-1",
  loggedAt: "2026-03-09T08:00:00Z",
  author: "Claire",
  seenOn: day("2026-03-08"),
  comparedOn: day("2026-03-09"),
  totals: [],
  promises: { kept: 0, partlyKept: 0, broken: 0 },
  changes: [
    { type: "vanished", before: seen("durand", "F-1") },
    { type: "vanished", before: seen("martin", "F-2") },
    { type: "debtorRenamed", before: seen("dupont", "F-3"), after: seen("durand", "F-3") },
  ],
};
const stamp = { id: "r", loggedAt: "2026-03-10T09:00:00Z", author: "Claire" };

describe("redactEvent", () => {
  it("leaves the facts that the rules rest on, and none of the words", () => {
    const redacted = redactEvent({ ...CALL, ...WORDS }, "words");
    expect(JSON.stringify(redacted)).not.toContain("SECRET");
    expect(redacted).toEqual({
      ...CALL,
      dispute: { category: "D_QUAL" },
      grace: { untilOn: day("2026-04-01"), grantedBy: "" },
      commitments: [{ party: "DEBTOR", action: "", dueOn: day("2026-03-20") }],
    });
  });

  it("leaves nothing of the debtor when the debtor is to be forgotten, whatever the entry", () => {
    const logged = { ...stamp };
    const entries: readonly CallEvent[] = [
      { ...CALL, ...WORDS },
      {
        ...logged,
        type: "notice",
        debtorKey: "durand",
        debtorName: "Durand",
        noticeOn: CALL.calledOn,
        covers: CALL.covers,
      },
      {
        ...logged,
        type: "merge",
        fromDebtorKey: "durand",
        intoDebtorKey: "x",
        fromName: "Durand",
        intoName: "X",
      },
      {
        ...logged,
        type: "reattachment",
        fromKey: "durand|f-1",
        toKey: "durand|f-2",
        fromReference: "F-1",
        toReference: "F-2",
      },
    ];
    const text = JSON.stringify(entries.map((event) => redactEvent(event, "debtor")));
    expect(text).not.toMatch(/durand|F-1|SECRET/i);
  });

  it("leaves in a comparison what was found of others, when told which changes are theirs", () => {
    const redacted = redactEvent(COMPARISON, "debtor", [0, 2]);
    expect(JSON.stringify(redacted)).not.toMatch(/durand|dupont|F-1|F-3/);
    expect(redacted).toMatchObject({ changes: { 1: COMPARISON.changes[1] } });
    expect(redactEvent(redacted, "debtor", [0, 2])).toEqual(redacted);
    expect(redactEvent(COMPARISON, "debtor")).toMatchObject({ changes: [] });
  });

  it("erases once: doing it again changes nothing", () => {
    for (const scope of ["words", "debtor"] as const) {
      const once = redactEvent({ ...CALL, ...WORDS }, scope);
      expect(redactEvent(once, scope)).toEqual(once);
    }
  });
});

describe("applyRedactions", () => {
  const redaction = (scope: EntriesRedacted["scope"]): EntriesRedacted => ({
    ...stamp,
    type: "redaction",
    scope,
    redacts: [{ id: "c", contentHashes: [] }],
  });

  it("erases what an entry of the log says was erased, the wider scope where there are two", () => {
    const other = { ...CALL, id: "d", note: "stays" };
    const log: readonly CallEvent[] = [
      { ...CALL, note: "SECRET" },
      other,
      redaction("debtor"),
      redaction("words"),
    ];
    const read = applyRedactions(log);
    expect(JSON.stringify(read[0])).not.toMatch(/SECRET|Durand/);
    expect(read[1]).toBe(other);
  });

  it("gives the very same log when nothing was erased", () => {
    const log = [CALL];
    expect(applyRedactions(log)).toBe(log);
  });
});

describe("changesToForget", () => {
  const begun: EntriesRedacted = {
    ...stamp,
    type: "redaction",
    scope: "debtor",
    redacts: [{ id: "compared-1", contentHashes: [], changes: [1] }],
  };

  it("finds the changes about whoever the entries were about, under either name", () => {
    expect(changesToForget(COMPARISON, [CALL], [])).toEqual([0, 2]);
  });

  it("goes on with an erasure that was cut short, whose calls name nobody any more", () => {
    expect(changesToForget(COMPARISON, [redactEvent(CALL, "debtor")], [begun])).toEqual([1]);
  });

  it("takes all when nothing tells whose they are", () => {
    expect(changesToForget(COMPARISON, [], [])).toBeUndefined();
  });
});

describe("saysWords", () => {
  it("is true of an entry that an erasure would take something out of, and of the debtor's facts only when they go too", () => {
    expect(saysWords({ ...CALL, note: "SECRET" }, "words")).toBe(true);
    expect(saysWords(CALL, "words")).toBe(false);
    expect(saysWords(CALL, "debtor")).toBe(true);
  });

  it("is false of what was erased, in whatever order its fields were read", () => {
    for (const scope of ["words", "debtor"] as const) {
      const redacted = redactEvent({ ...CALL, ...WORDS }, scope);
      const reordered = Object.fromEntries(Object.entries(redacted).reverse()) as unknown as CallEvent;
      expect(saysWords(reordered, scope)).toBe(false);
    }
  });
});
