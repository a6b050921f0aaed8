import * as fc from "fast-check";
import type { CallDetails } from "../../src/domain/callDetails";
import { foldCalls, type CallEvent, type CallLogged, type DutySettled } from "../../src/domain/callLog";
import { dutyWhen, openDuties, type Duty } from "../../src/domain/duties";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { openMinorIn } from "../../src/domain/receivable";
import { anyCallLog, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

const OPEN = `
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-102    Durand  2026-03-02  300.00`;
const PAID = "invoice  debtor  due  open\n F-101  Durand  2026-03-02  0.00";

/** What is owed after these calls; `details` adds to the first of them, `settled` comes after. */
function duties(
  log: string,
  {
    details = {},
    settled = [],
    sheet = OPEN,
  }: {
    readonly details?: CallDetails & Partial<CallLogged>;
    readonly settled?: readonly CallEvent[];
    readonly sheet?: string;
  } = {},
): readonly Duty[] {
  const [first, ...others] = callLog(log);
  const events = [{ ...first, ...details } as CallEvent, ...others, ...settled];
  return openDuties(foldCalls(events), openMinorIn(receivables(sheet)), DEFAULT_POLICY);
}

/** What is owed, and when. */
const lines = (found: readonly Duty[]): readonly string[] =>
  found.map(({ kind, dueOn }) => `${kind} ${dueOn === undefined ? "-" : formatIsoDate(dueOn)}`);

function done(
  kind: DutySettled["duty"]["kind"],
  index = 0,
  how: DutySettled["how"] = "DONE",
  callId = "call-1",
): CallEvent {
  return {
    type: "duty",
    id: `settles-${kind}-${index}`,
    loggedAt: "2026-03-09T09:00:00Z",
    author: "Camille",
    callId,
    duty: { kind, index },
    how,
    settledOn: day("2026-03-09"),
  };
}

describe("openDuties", () => {
  it("are none where nothing was said", () => {
    expect(duties("on  debtor  outcome  covers\n 2026-03-04  Durand  NOC  F-101=1200.00")).toEqual([]);
  });

  describe("an answer we reserved", () => {
    const PROPOSED = `
      on          debtor  outcome  until       covers
      2026-03-04  Durand  PROP     2026-03-10  F-101=1200.00`;

    it("is owed by the day we named, with the plan and whom we ask", () => {
      const plan = [{ dueOn: day("2026-03-15"), amount: money("600.00") }];
      expect(duties(PROPOSED, { details: { plan, consulted: "Direction" } })).toEqual([
        {
          kind: "answer",
          callId: "call-1",
          debtorKey: "durand",
          debtorName: "Durand",
          saidOn: day("2026-03-04"),
          dueOn: day("2026-03-10"),
          references: ["F-101"],
          plan,
          consulted: "Direction",
        },
      ]);
    });

    it("is owed two call days later when no day was named", () => {
      const log = "on  debtor  outcome  covers\n 2026-03-05  Durand  PROP  F-101=1200.00";
      expect(lines(duties(log))).toEqual(["answer 2026-03-09"]);
    });

    it("ends with any answer", () => {
      const answer: CallEvent = {
        type: "planAnswer",
        id: "answer",
        loggedAt: "2026-03-09T09:00:00Z",
        author: "Camille",
        callId: "call-1",
        answer: "COUNTERED",
        answeredOn: day("2026-03-09"),
      };
      expect(duties(PROPOSED, { settled: [answer] })).toEqual([]);
    });

    it("ends when they promise the whole, agree or propose anew, or calls stop", () => {
      const after = (outcome: string, covers = "F-101=1200.00"): readonly string[] =>
        lines(duties(`${PROPOSED}\n 2026-03-06  Durand  ${outcome}  2026-03-20  ${covers}`));
      expect(after("PLAN")).toEqual([]);
      expect(after("PTP")).toEqual([]);
      expect(after("PROP")).toEqual(["answer 2026-03-20"]);
      expect(after("LEGAL")).toEqual([]);
      expect(after("INSOL")).toEqual([]);
      expect(after("NA")).toEqual(["answer 2026-03-10"]);
      expect(after("PTPP")).toEqual(["answer 2026-03-10"]);
      expect(after("PLAN", "F-102=300.00")).toEqual(["answer 2026-03-10"]);
    });

    it("ends when what it is about is paid or gone from the sheet", () => {
      expect(duties(PROPOSED, { sheet: PAID })).toEqual([]);
      expect(duties(PROPOSED, { sheet: "invoice  debtor" })).toEqual([]);
    });

    it("is still owed when the call names no invoice", () => {
      const log = "on  debtor  outcome  until\n 2026-03-04  Durand  PROP  2026-03-10";
      expect(lines(duties(log, { sheet: "invoice  debtor" }))).toEqual(["answer 2026-03-10"]);
    });
  });

  describe("a consequence we announced", () => {
    const CALLED = "on  debtor  outcome  covers\n 2026-03-04  Durand  REF  F-101=1200.00";
    const details: CallDetails = {
      consequences: [
        { code: "STOP_DELIVERY", dueOn: day("2026-03-12") },
        { code: "AGENCY", dueOn: day("2026-03-20") },
      ],
    };

    it("is owed by its day, each on its own", () => {
      expect(duties(CALLED, { details })).toMatchObject([
        { kind: "consequence", index: 0, code: "STOP_DELIVERY", dueOn: day("2026-03-12"), timesAnnounced: 1 },
        { kind: "consequence", index: 1, code: "AGENCY", dueOn: day("2026-03-20") },
      ]);
    });

    it("ends once done or waived, that one alone", () => {
      expect(lines(duties(CALLED, { details, settled: [done("consequence", 0)] }))).toEqual([
        "consequence 2026-03-20",
      ]);
      expect(lines(duties(CALLED, { details, settled: [done("consequence", 1, "WAIVED")] }))).toEqual([
        "consequence 2026-03-12",
      ]);
      expect(lines(duties(CALLED, { details, settled: [done("commitment", 0)] }))).toHaveLength(2);
    });

    it("ends when they paid", () => {
      expect(duties(CALLED, { details, sheet: PAID })).toEqual([]);
    });

    it("is done by handing over as announced", () => {
      const handed = (outcome: string, covers = "F-101=1200.00"): readonly string[] =>
        lines(duties(`${CALLED}\n 2026-03-21  Durand  ${outcome}  ${covers}`, { details }));
      expect(handed("AGENCY")).toEqual(["consequence 2026-03-12"]);
      expect(handed("LEGAL")).toEqual(["consequence 2026-03-12", "consequence 2026-03-20"]);
      expect(handed("AGENCY", "F-102=300.00")).toHaveLength(2);
    });

    it("is owed once when it is announced again: the later day counts, and how often it was said", () => {
      const events = callLog(`${CALLED}\n 2026-03-11  Durand  NOC  F-101=1200.00, F-102=300.00`);
      const again = events.map((event, index) => ({
        ...event,
        consequences: [{ code: "STOP_DELIVERY" as const, dueOn: day(`2026-03-${12 + 7 * index}`) }],
      }));
      expect(openDuties(foldCalls(again), openMinorIn(receivables(OPEN)), DEFAULT_POLICY)).toMatchObject([
        { callId: "call-2", dueOn: day("2026-03-19"), timesAnnounced: 2 },
      ]);
    });
  });

  describe("what we said we would do", () => {
    const CALLED = "on  debtor  outcome  covers\n 2026-03-04  Durand  NOC  F-101=1200.00";
    const details: CallDetails = {
      commitments: [
        { party: "DEBTOR", action: "Envoyer le bordereau", dueOn: day("2026-03-06") },
        { party: "US", action: "Avoir sur F-101", dueOn: day("2026-03-09") },
        { party: "US", action: "Rappeler le commercial" },
      ],
    };

    it("is owed, with or without a day; what they said is not ours", () => {
      expect(duties(CALLED, { details })).toMatchObject([
        { kind: "commitment", index: 1, action: "Avoir sur F-101", dueOn: day("2026-03-09") },
        { kind: "commitment", index: 2, action: "Rappeler le commercial", dueOn: undefined },
      ]);
    });

    it("ends once done, and not because they paid", () => {
      expect(lines(duties(CALLED, { details, settled: [done("commitment", 2)], sheet: PAID }))).toEqual([
        "commitment 2026-03-09",
      ]);
    });
  });

  describe("papers to send", () => {
    const ASKED = (outcome: string): string =>
      `on  debtor  outcome  covers\n 2026-03-06  Durand  ${outcome}  F-101=1200.00`;

    it("are an invoice to send again the same day, or a paper by the next call day", () => {
      expect(duties(ASKED("NREC"), { details: { person: "Léa Petit" } })).toMatchObject([
        { kind: "document", index: 0, outcome: "NREC", to: "Léa Petit", dueOn: day("2026-03-06") },
      ]);
      // Friday: by Monday, a day before the call that follows on Tuesday.
      expect(duties(ASKED("DOC"), { details: { detail: "Bon de commande" } })).toMatchObject([
        { kind: "document", outcome: "DOC", which: "Bon de commande", dueOn: day("2026-03-09") },
      ]);
    });

    it("end once sent: said so, a letter logged, or spoken about since", () => {
      const after = (outcome: string, covers = "F-101=1200.00"): readonly string[] =>
        lines(duties(`${ASKED("DOC")}\n 2026-03-09  Durand  ${outcome}  ${covers}`));
      expect(duties(ASKED("DOC"), { settled: [done("document")] })).toEqual([]);
      expect(after("OTH")).toEqual([]);
      expect(after("NOC")).toEqual([]);
      expect(after("NA")).toEqual(["document 2026-03-09"]);
      expect(after("OTH", "F-102=300.00")).toEqual(["document 2026-03-09"]);
    });

    it("end when the invoice is paid", () => {
      expect(duties(ASKED("NREC"), { sheet: PAID })).toEqual([]);
    });
  });

  it("come oldest day first, those said first before others, and undated ones last", () => {
    const found = duties(
      `
      on          debtor  outcome  until       covers
      2026-03-04  Durand  PROP     2026-03-10  F-101=1200.00
      2026-03-03  Petit   PROP     2026-03-10  P-1`,
      {
        details: { commitments: ["Rappeler", "Écrire"].map((action) => ({ party: "US", action })) },
        sheet: `${OPEN}\n P-1  Petit  -  5.00`,
      },
    );
    expect(found.map(({ kind, debtorName }) => `${kind} ${debtorName}`)).toEqual([
      "answer Petit",
      "answer Durand",
      "commitment Durand",
      "commitment Durand",
    ]);
  });

  it("are never owed to a debtor whose invoices are all paid, commitments apart", () => {
    fc.assert(
      fc.property(anyCallLog, (log) => {
        const covering = log.filter((event) => !("covers" in event) || event.covers.length > 0);
        expect(openDuties(foldCalls(covering), () => 0, DEFAULT_POLICY)).toEqual([]);
      }),
    );
  });

  it("always name a call of the log and its debtor", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, (rows, log) => {
        const history = foldCalls(log);
        for (const { callId, debtorKey } of openDuties(history, openMinorIn(rows), DEFAULT_POLICY))
          expect(history.eventsByDebtor.get(debtorKey)?.some(({ id }) => id === callId)).toBe(true);
      }),
    );
  });
});

describe("dutyWhen", () => {
  it("is late only after its day", () => {
    const [duty] = duties("on  debtor  outcome  until  covers\n 2026-03-04  Durand  PROP  2026-03-10  F-101");
    expect(dutyWhen(duty!, day("2026-03-09"))).toBe("coming");
    expect(dutyWhen(duty!, day("2026-03-10"))).toBe("today");
    expect(dutyWhen(duty!, day("2026-03-11"))).toBe("late");
    expect(dutyWhen({ ...duty!, dueOn: undefined }, day("2026-03-11"))).toBe("undated");
  });
});
