import type { CallEvent, CallLogged, EntriesRedacted } from "../../src/domain/callLog";
import { applyRedactions, redactEvent, saysWords } from "../../src/domain/redaction";
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
  dispute: { category: "D_QUAL", owner: "SECRET" },
  grace: { untilOn: day("2026-04-01"), grantedBy: "SECRET" },
  commitments: [{ party: "DEBTOR", action: "SECRET", dueOn: day("2026-03-20") }],
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
