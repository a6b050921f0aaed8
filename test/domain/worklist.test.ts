import * as fc from "fast-check";
import { assessReceivables } from "../../src/domain/assessment";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import type { DebtorProfile } from "../../src/domain/debtorProfile";
import { formatIsoDate } from "../../src/domain/localDate";
import { moneyToDecimal } from "../../src/domain/money";
import { DEFAULT_POLICY, type Policy } from "../../src/domain/policy";
import { nextCall } from "../../src/domain/schedule";
import {
  buildWorklist,
  type Suppression,
  type Worklist,
  type WorklistEntry,
} from "../../src/domain/worklist";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

const NO_CALLS = "on  debtor  outcome";

function worklist(sheet: string, log: string, asOf: string): Worklist {
  const history = foldCalls(callLog(log));
  const assessments = assessReceivables(receivables(sheet), history, day(asOf), DEFAULT_POLICY);
  return buildWorklist(assessments, history, day(asOf), DEFAULT_POLICY);
}

/** The call, with the references it covers. */
function called({ debtor, callOn, covers }: WorklistEntry): string {
  return `${debtor.name} ${formatIsoDate(callOn)}: ${covers.map(({ receivable }) => receivable.reference).join(" ")}`;
}

/** Why each reference is not called. */
function kept({ suppressed }: Worklist): Readonly<Record<string, Suppression["type"]>> {
  return Object.fromEntries(
    suppressed.map(({ assessment, why }) => [assessment.receivable.reference, why.type]),
  );
}

/** The points of the first entry, by their reason. */
function points({ entries }: Worklist): Readonly<Record<string, number>> {
  return Object.fromEntries((entries[0]?.points ?? []).map(({ type, points }) => [type, points]));
}

describe("buildWorklist", () => {
  describe("one call a debtor", () => {
    it("covers what is late and what comes due for a call within three days", () => {
      const { entries } = worklist(
        `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  1200.00
        F-102    Durand  2026-03-06  300.00
        F-103    Durand  2026-03-18  80.00
        F-201    Petit   2026-03-02  50.00`,
        NO_CALLS,
        "2026-03-09",
      );
      // F-103 is not due: its courtesy call is on 2026-03-11, seven days after that of 2026-03-04.
      expect(entries.map(called)).toEqual(["Durand 2026-03-04: F-101 F-102", "Petit 2026-03-04: F-201"]);
    });

    it("reaches as far as the policy says, from the earliest call", () => {
      const sheet = `
        invoice  debtor  due         open
        F-101    Durand  2026-03-13  1200.00
        F-102    Durand  2026-03-16  300.00
        F-103    Durand  2026-03-17  300.00`;
      // Courtesy calls on 2026-03-06, 03-09 and 03-10.
      expect(worklist(sheet, NO_CALLS, "2026-03-06").entries.map(called)).toEqual([
        "Durand 2026-03-06: F-101 F-102",
      ]);
    });

    it("is not made before its day", () => {
      const sheet = "invoice  debtor  due\n F-101  Durand  2026-03-13";
      expect(worklist(sheet, NO_CALLS, "2026-03-05").entries).toEqual([]);
      expect(worklist(sheet, NO_CALLS, "2026-03-06").entries.map(called)).toEqual([
        "Durand 2026-03-06: F-101",
      ]);
    });

    it("covers a late receivable with a promise pending when another one calls for it", () => {
      const { entries } = worklist(
        `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  1200.00
        F-102    Durand  2026-03-03  300.00`,
        `
        on          debtor  outcome  until       amount   covers
        2026-03-05  Durand  PTP      2026-03-27  1200.00  F-101=1200.00`,
        "2026-03-09",
      );
      expect(entries.map(called)).toEqual(["Durand 2026-03-05: F-101 F-102"]);
    });
  });

  describe("tone", () => {
    const SHEET = `
      invoice  debtor  due         open
      F-101    Durand  2026-01-05  1200.00
      F-102    Durand  2026-03-02  300.00`;

    it("is the highest stage", () => {
      expect(worklist(SHEET, NO_CALLS, "2026-03-09").entries[0]?.tone).toBe("FIRM");
    });

    it("leaves disputes out, without hiding the others", () => {
      const log = "on  debtor  outcome  covers\n 2026-02-20  Durand  DISP  F-101=1200.00";
      const { entries } = worklist(SHEET, log, "2026-03-09");
      expect(entries.map(called)).toEqual(["Durand 2026-03-04: F-101 F-102"]);
      expect(entries[0]?.tone).toBe("REMINDER");
    });

    it("leaves out what the sheet says is disputed, called about or not", () => {
      const log = "on  debtor  outcome  covers\n 2026-02-20  Durand  NA  F-101=1200.00";
      const disputed = `
        invoice  debtor  due         open     disputed
        F-101    Durand  2026-01-05  1200.00  yes
        F-102    Durand  2026-03-02  300.00   -`;
      expect(worklist(disputed, NO_CALLS, "2026-03-09").entries[0]?.tone).toBe("REMINDER");
      expect(worklist(disputed, log, "2026-03-09").entries[0]?.tone).toBe("REMINDER");
    });

    it("is none when nothing is late", () => {
      const sheet = "invoice  debtor  due\n F-101  Durand  2026-03-13";
      const [entry] = worklist(sheet, NO_CALLS, "2026-03-06").entries;
      expect([entry?.tone, entry?.overdue, entry?.daysLateMax]).toEqual([undefined, [], 0]);
    });
  });

  describe("net credit", () => {
    it("does not call a debtor to whom we owe more", () => {
      const list = worklist(
        `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  1200.00
        A-1      Durand  2026-03-02  -1500.00`,
        NO_CALLS,
        "2026-03-09",
      );
      expect(list.entries).toEqual([]);
      expect(list.suppressed.map(({ why }) => why)).toEqual([
        { type: "net-credit", net: [money("-300.00")] },
        { type: "settled" },
      ]);
    });

    it("does not call one with whom we are even, and calls one who owes a cent more", () => {
      const even = (credit: string): Worklist =>
        worklist(
          `
          invoice  debtor  due         open
          F-101    Durand  2026-03-02  1200.00
          A-1      Durand  -           ${credit}`,
          NO_CALLS,
          "2026-03-09",
        );
      expect(even("-1200.00").entries).toEqual([]);
      expect(even("-1199.99").entries.map(called)).toEqual(["Durand 2026-03-04: F-101"]);
    });

    it("does not set a credit in one currency against a debt in another", () => {
      const { entries } = worklist(
        `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  1200.00
        A-1      Durand  2026-03-02  -1500.00 GBP`,
        NO_CALLS,
        "2026-03-09",
      );
      expect(entries.map(called)).toEqual(["Durand 2026-03-04: F-101"]);
    });
  });

  describe("who is not in the list, and why", () => {
    it("names a reason for each", () => {
      const list = worklist(
        `
        invoice   debtor   due         open     disputed  duplicateOf
        paid      Arnaud   2026-03-02  0.00     -         -
        stopped   Bertin   2026-03-02  100.00   -         -
        undated   Colas    -           100.00   -         -
        twice     Diop     2026-03-30  100.00   -         -
        twin      Diop     2026-03-30  100.00   -         5
        promised  Evrard   2026-03-02  100.00   -         -
        plan      Faure    2026-03-02  100.00   -         -
        disputed  Garcia   2026-03-02  100.00   -         -
        called    Hubert   2026-03-02  100.00   -         -
        young     Isaac    2026-03-05  100.00   -         -
        future    Jacquet  2026-05-29  100.00   -         -
        claimed   Klein    2026-03-05  100.00   yes       -
        vague     Leroy    2026-03-02  100.00   -         -
        waiting   Morel    -           100.00   -         -`,
        `
        on          debtor  outcome  until       amount  covers
        2026-03-05  Bertin  INSOL    -           -       stopped
        2026-03-05  Evrard  PTP      2026-03-20  100.00  promised
        2026-03-05  Faure   PLAN     2026-03-20  -       plan
        2026-03-05  Garcia  DISP     2026-03-20  -       disputed
        2026-03-05  Hubert  NOC      -           -       called
        2026-03-06  Leroy   PLAN     -           -       vague
        2026-03-06  Morel   PRE_OK   -           -       waiting`,
        "2026-03-06",
      );
      expect(list.entries).toEqual([]);
      expect(kept(list)).toEqual({
        paid: "settled",
        stopped: "stopped",
        undated: "no-due-date",
        twice: "not-due",
        twin: "duplicate-key",
        promised: "promise-open",
        plan: "plan-current",
        disputed: "dispute",
        called: "called-recently",
        young: "not-due",
        future: "not-due",
        claimed: "dispute",
        vague: "called-recently",
        waiting: "no-due-date",
      });
    });

    it("gives the figures of a promise", () => {
      const list = worklist(
        "invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00",
        `
        on          debtor  outcome  until       amount   covers
        2026-03-05  Durand  PTP      2026-03-20  1500.00  F-101=1200.00`,
        "2026-03-09",
      );
      expect(list.suppressed[0]?.why).toEqual({
        type: "promise-open",
        promisedOn: day("2026-03-20"),
        amount: money("1200.00"),
        nextOn: day("2026-03-23"),
      });
    });

    it("tells the promise of the last call, whatever was logged after it", () => {
      const list = worklist(
        "invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00",
        `
        on          debtor  outcome  until       amount  covers
        2026-03-05  Durand  PTP      2026-03-20  700.00  F-101=1200.00
        2026-03-03  Durand  PTP      2026-03-05  100.00  F-101=1200.00`,
        "2026-03-09",
      );
      expect(list.suppressed[0]?.why).toMatchObject({ type: "promise-open", amount: money("700.00") });
    });

    it("gives the date of a promise even where its amount is not known", () => {
      const [assessment] = assessReceivables(
        receivables("invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00"),
        foldCalls([]),
        day("2026-03-09"),
        DEFAULT_POLICY,
      );
      const facts = { dueOn: day("2026-03-02"), outcome: "PTP" as const, untilOn: day("2026-03-20") };
      const promised = { ...assessment!, facts, next: nextCall(facts, day("2026-03-09"), DEFAULT_POLICY) };
      const list = buildWorklist([promised], foldCalls([]), day("2026-03-09"), DEFAULT_POLICY);
      expect(list.suppressed[0]?.why).toEqual({
        type: "promise-open",
        promisedOn: day("2026-03-20"),
        nextOn: day("2026-03-23"),
      });
    });

    it("says when a person called too recently is called next", () => {
      const list = worklist(
        "invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00",
        "on  debtor  outcome  covers\n 2026-03-05  Durand  VM  F-101=1200.00",
        "2026-03-05",
      );
      expect(list.suppressed[0]?.why).toEqual({
        type: "called-recently",
        lastCallOn: day("2026-03-05"),
        nextOn: day("2026-03-09"),
      });
    });
  });

  describe("priority", () => {
    const ONE = `
      invoice  debtor  due         open
      F-101    Durand  2026-03-02  1200.00`;

    it("gives two points a call day overdue, twenty at most", () => {
      expect(points(worklist(ONE, NO_CALLS, "2026-03-04"))).toEqual({});
      expect(points(worklist(ONE, NO_CALLS, "2026-03-09"))).toEqual({ "call-overdue": 6 });
      const [entry] = worklist(ONE, NO_CALLS, "2026-03-27").entries;
      expect(entry?.points).toContainEqual({ type: "call-overdue", callDays: 17, points: 20 });
    });

    it("counts every call day, however long ago", () => {
      const [entry] = worklist(ONE, NO_CALLS, "2027-03-02").entries;
      expect(entry?.points).toContainEqual({ type: "call-overdue", callDays: 250, points: 20 });
    });

    it("gives ten, twenty and thirty points for the stage", () => {
      const stagePoints = (asOf: string, log = NO_CALLS): number | undefined =>
        points(worklist(ONE, log, asOf))["stage"];
      const log = `
        on          debtor  outcome  covers
        2026-03-05  Durand  NOC      F-101=1200.00
        2026-03-25  Durand  notice   F-101=1200.00`;
      expect(stagePoints("2026-03-16")).toBeUndefined();
      expect(stagePoints("2026-03-17")).toBe(10);
      expect(stagePoints("2026-04-01", log)).toBe(20);
      expect(stagePoints("2026-04-16", log)).toBe(30);
    });

    it("gives forty points a broken promise, eighty at most, and counts one on several receivables once", () => {
      const sheet = `${ONE}\n F-102  Durand  2026-03-02  300.00`;
      const promises = (count: number): string =>
        [
          "on          debtor  outcome  until       amount  covers",
          "2026-03-05  Durand  PTP      2026-03-06  500.00  F-101=1200.00, F-102=300.00",
          "2026-03-09  Durand  PTPP     2026-03-10  500.00  F-101=1200.00, F-102=300.00",
          "2026-03-11  Durand  PTP      2026-03-12  500.00  F-101=1200.00",
        ]
          .slice(0, 1 + count)
          .join("\n");
      expect(
        [1, 2, 3].map((count) => points(worklist(sheet, promises(count), "2026-03-13"))["broken-promise"]),
      ).toEqual([40, 80, 80]);
    });

    it("gives five points a decile of the book in the same currency", () => {
      const rows = Array.from(
        { length: 20 },
        (_, index) => `F-${index}  D${index}  2026-03-02  ${100 * (index + 1)}.00`,
      );
      const { entries } = worklist(
        [`invoice  debtor  due  open`, ...rows, "F-X  Overseas  2026-03-02  1.00 GBP"].join("\n"),
        NO_CALLS,
        "2026-03-04",
      );
      const byDebtor = Object.fromEntries(entries.map(({ debtor, total }) => [debtor.name, total]));
      expect([byDebtor["D0"], byDebtor["D1"], byDebtor["D2"], byDebtor["D10"], byDebtor["D19"]]).toEqual([
        0, 0, 5, 25, 45,
      ]);
      expect(byDebtor["Overseas"]).toBe(0);
    });

    it("gives equal amounts equal points, and a debtor in two currencies the better of them", () => {
      const { entries } = worklist(
        `
        invoice  debtor  due         open
        F-1      A       2026-03-02  100.00
        F-2      B       2026-03-02  500.00
        F-3      C       2026-03-02  500.00
        F-4      A       2026-03-02  900.00 GBP
        F-5      B       2026-03-02  100.00 GBP`,
        NO_CALLS,
        "2026-03-04",
      );
      const amounts = entries.flatMap(({ debtor, points }) =>
        points.map((point) => [debtor.name, point.type === "overdue-amount" && point.currency, point.points]),
      );
      expect(amounts).toEqual([
        ["A", "GBP", 25],
        ["B", "EUR", 15],
        ["C", "EUR", 15],
      ]);
    });

    it("ranks by what a call can collect: not by what is stopped", () => {
      const list = worklist(
        `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  10.00
        F-102    Durand  2026-03-02  90000.00
        F-201    Petit   2026-03-02  500.00`,
        "on  debtor  outcome  covers\n 2026-03-03  Durand  INSOL  F-102=90000.00",
        "2026-03-04",
      );
      expect(list.entries.map(({ debtor, total }) => [debtor.name, total])).toEqual([
        ["Petit", 25],
        ["Durand", 0],
      ]);
      expect(list.entries[1]?.overdue).toEqual([money("10.00")]);
    });

    it("gives ten points when three attempts never reached the right party", () => {
      const attempts = (last: string): string => `
        on          debtor  outcome  covers
        2026-03-04  Durand  NA       F-101=1200.00
        2026-03-05  Durand  WPER     F-101=1200.00
        2026-03-06  Durand  ${last}    F-101=1200.00`;
      const reached = (last: string): number | undefined =>
        points(worklist(ONE, attempts(last), "2026-03-20"))["never-reached"];
      expect(reached("BUSY")).toBe(10);
      expect(reached("NOC")).toBeUndefined();
      expect(reached("SKIP")).toBeUndefined();
    });

    it("gives thirty points when the limitation is less than twelve months away", () => {
      const due = (dueOn: string): number | undefined =>
        points(worklist(`invoice  debtor  due\n F-101  Durand  ${dueOn}`, NO_CALLS, "2026-03-10"))[
          "limitation-near"
        ];
      expect(due("2022-03-10")).toBeUndefined();
      expect(due("2022-03-09")).toBe(30);
      expect(due("2021-03-10")).toBe(30);
      expect(due("2021-03-09")).toBeUndefined();
    });

    it("names the earliest limitation of what the call covers", () => {
      const [entry] = worklist(
        `
        invoice  debtor  due
        F-101    Durand  2021-06-01
        F-102    Durand  2021-05-03
        F-103    Durand  2021-07-01`,
        NO_CALLS,
        "2026-03-10",
      ).entries;
      expect(entry?.points).toContainEqual({ type: "limitation-near", on: day("2026-05-03"), points: 30 });
    });

    it("gives twenty-five points when our own answer is overdue", () => {
      const log = `
        on          debtor  outcome  until       covers
        2026-03-04  Durand  PROP     2026-03-10  F-101=1200.00`;
      expect(points(worklist(ONE, log, "2026-03-10"))["own-duty"]).toBeUndefined();
      expect(worklist(ONE, log, "2026-03-11").entries[0]?.points).toContainEqual({
        type: "own-duty",
        on: day("2026-03-10"),
        points: 25,
        kind: "answer",
        count: 1,
      });
    });

    it("gives them once, however many duties of ours are overdue, and names the oldest", () => {
      const log = `
        on          debtor  outcome  until       covers
        2026-03-04  Durand  PROP     2026-03-10  F-101=1200.00`;
      const [event] = callLog(log);
      const withConsequence = {
        ...event!,
        consequences: [{ code: "STOP_DELIVERY" as const, dueOn: day("2026-03-06") }],
      };
      const history = foldCalls([withConsequence]);
      const assessments = assessReceivables(receivables(ONE), history, day("2026-03-11"), DEFAULT_POLICY);
      const list = buildWorklist(assessments, history, day("2026-03-11"), DEFAULT_POLICY);
      expect(list.entries[0]?.points).toContainEqual({
        type: "own-duty",
        on: day("2026-03-06"),
        points: 25,
        kind: "consequence",
        count: 2,
      });
      expect(list.duties.map(({ kind }) => kind)).toEqual(["consequence", "answer"]);
    });

    it("shows points that add up", () => {
      const [entry] = worklist(ONE, NO_CALLS, "2026-03-27").entries;
      expect(entry?.points.map(({ points }) => points)).toEqual([20, 10]);
      expect(entry?.total).toBe(30);
    });
  });

  describe("calls that wait", () => {
    const ONE = "invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00";
    const why = (
      sheet: string,
      events: readonly CallEvent[],
      asOf: string,
      policy = DEFAULT_POLICY,
    ): unknown => {
      const history = foldCalls(events);
      const assessments = assessReceivables(receivables(sheet), history, day(asOf), policy);
      return buildWorklist(assessments, history, day(asOf), policy).suppressed.map(
        (suppressed) => suppressed.why,
      );
    };

    it("for days that we gave", () => {
      const [call] = callLog("on  debtor  outcome  covers\n 2026-03-05  Durand  NOC  F-101=1200.00");
      const granted = {
        ...call,
        grace: { untilOn: day("2026-03-20"), grantedBy: "Direction" },
      } as CallEvent;
      expect(why(ONE, [granted], "2026-03-12")).toEqual([
        { type: "grace", untilOn: day("2026-03-20"), nextOn: day("2026-03-23") },
      ]);
    });

    it("because a person put them off, and said why", () => {
      const [call] = callLog(
        "on  debtor  outcome  until  covers\n 2026-03-05  Durand  SKIP  2026-03-16  F-101=1200.00",
      );
      expect(why(ONE, [{ ...call, detail: "Chez le commercial" } as CallEvent], "2026-03-12")).toEqual([
        { type: "snoozed", nextOn: day("2026-03-16"), by: "Camille", why: "Chez le commercial" },
      ]);
      expect(why(ONE, [call!], "2026-03-12")).toEqual([
        { type: "snoozed", nextOn: day("2026-03-16"), by: "Camille", why: "" },
      ]);
    });

    it("because the sheet says so without saying who", () => {
      const skipped = receivables(ONE).map((receivable) => ({
        ...receivable,
        sheetOutcome: "SKIP" as const,
        sheetLastCallOn: day("2026-03-11"),
      }));
      const assessments = assessReceivables(skipped, foldCalls([]), day("2026-03-11"), DEFAULT_POLICY);
      const { suppressed } = buildWorklist(assessments, foldCalls([]), day("2026-03-11"), DEFAULT_POLICY);
      expect(suppressed[0]?.why).toEqual({ type: "snoozed", nextOn: day("2026-03-12"), by: "", why: "" });
    });

    it("until their first call where the sheet names an outcome without its day", () => {
      const [receivable] = receivables(ONE);
      const said = [{ ...receivable!, sheetOutcome: "NA" as const }];
      const assessments = assessReceivables(said, foldCalls([]), day("2026-03-03"), DEFAULT_POLICY);
      const { suppressed } = buildWorklist(assessments, foldCalls([]), day("2026-03-03"), DEFAULT_POLICY);
      expect(suppressed[0]?.why).toEqual({
        type: "not-due",
        dueOn: day("2026-03-02"),
        nextOn: day("2026-03-04"),
      });
    });

    it("below what a call is worth, in every currency", () => {
      const policy = { ...DEFAULT_POLICY, callFrom: { EUR: 50, GBP: 100 } };
      const sheet = (eur: string, gbp: string): string => `
        invoice  debtor  due         open
        F-101    Durand  2026-03-02  ${eur}
        F-102    Durand  2026-03-02  ${gbp} GBP
        F-103    Durand  2026-06-02  900.00`;
      expect(why(sheet("49.99", "99.99"), [], "2026-03-09", policy)).toEqual([
        {
          type: "below-threshold",
          total: [money("49.99"), money("99.99 GBP")],
          callFrom: [money("50.00"), money("100.00 GBP")],
        },
        {
          type: "below-threshold",
          total: [money("49.99"), money("99.99 GBP")],
          callFrom: [money("50.00"), money("100.00 GBP")],
        },
        { type: "not-due", dueOn: day("2026-06-02"), nextOn: day("2026-05-26") },
      ]);
      expect(why(sheet("50.00", "1.00"), [], "2026-03-09", policy)).toHaveLength(1);
      expect(why(sheet("1.00", "100.00"), [], "2026-03-09", policy)).toHaveLength(1);
    });

    it("for nothing in a currency that names no least amount", () => {
      const policy = { ...DEFAULT_POLICY, callFrom: { GBP: 100 } };
      expect(why(ONE, [], "2026-03-09", policy)).toEqual([]);
    });
  });

  describe("an entry", () => {
    const SHEET = `
      invoice  debtor  due         open
      F-101    Durand  2026-03-02  1200.00
      F-102    Durand  2026-03-02  300.00
      F-103    Durand  2026-03-02  50.00 GBP`;
    const entry = (policy: Policy, sheet = receivables(SHEET), log = NO_CALLS): WorklistEntry | undefined => {
      const history = foldCalls(callLog(log));
      const assessments = assessReceivables(sheet, history, day("2026-03-20"), policy);
      return buildWorklist(assessments, history, day("2026-03-20"), policy).entries[0];
    };
    const withDurand = (profile: DebtorProfile): Policy => ({
      ...DEFAULT_POLICY,
      debtors: new Map([["durand", profile]]),
    });

    it("asks for what is not in dispute", () => {
      const log = `
        on          debtor  outcome  until       amount  covers
        2026-03-05  Durand  DISP     2026-03-19  200.00  F-101=1200.00
        2026-03-05  Durand  DISP     2026-03-19  50.00 GBP  F-103=50.00 GBP`;
      const found = entry(DEFAULT_POLICY, receivables(SHEET), log);
      expect(found?.overdue).toEqual([money("1500.00"), money("50.00 GBP")]);
      expect(found?.asked).toEqual([money("1300.00")]);
    });

    it("names the caller of the settings, else the sheet's, else nobody", () => {
      const sheet = receivables(SHEET).map((receivable, index) => ({
        ...receivable,
        ...(index > 0 && { caller: `Luc ${index}` }),
      }));
      expect(entry(withDurand({ caller: "Zoé" }), sheet)?.caller).toBe("Zoé");
      expect(entry(DEFAULT_POLICY, sheet)?.caller).toBe("Luc 1");
      expect(entry(DEFAULT_POLICY)?.caller).toBeUndefined();
    });

    it("has five points more for a strategic debtor", () => {
      expect(entry(withDurand({ isStrategic: true }))?.points).toContainEqual({
        type: "strategic",
        points: 5,
      });
      expect(entry(DEFAULT_POLICY)?.points.map(({ type }) => type)).not.toContain("strategic");
    });

    it("says how late the call is, in the debtor's call days", () => {
      // First call on Wednesday 4 March; twelve call days later it is Friday the 20th.
      expect(entry(DEFAULT_POLICY)?.lateByCallDays).toBe(12);
    });
  });

  describe("ties", () => {
    const order = (sheet: string): readonly string[] =>
      worklist(sheet, NO_CALLS, "2026-03-04").entries.map(({ debtor }) => debtor.name);

    it("go to the larger overdue amount", () => {
      expect(
        order(`
        invoice  debtor  due         open
        F-1      A       2026-03-02  100.00
        F-2      B       2026-03-02  300.00 GBP
        F-3      C       2026-03-02  200.00 CHF`),
      ).toEqual(["B", "C", "A"]);
    });

    it("compare figures as people read them, whatever the minor unit", () => {
      expect(
        order(`
        invoice  debtor  due         open
        F-1      A       2026-03-02  150.00
        F-2      B       2026-03-02  9000 JPY`),
      ).toEqual(["B", "A"]);
    });

    it("put a call without a due date last", () => {
      const calls = `
        on          debtor  outcome  covers
        2026-03-02  A       NA       F-1
        2026-03-02  B       NA       F-2`;
      const sheet = `
        invoice  debtor  due
        F-1      A       -
        F-2      B       2026-03-10`;
      expect(worklist(sheet, calls, "2026-03-03").entries.map(({ debtor }) => debtor.name)).toEqual([
        "B",
        "A",
      ]);
    });

    it("then to the older due date, then to the name", () => {
      expect(
        order(`
        invoice  debtor  due         open
        F-1      C       2026-03-02  100.00
        F-2      B       2026-03-02  100.00
        F-3      A       2026-03-03  100.00`),
      ).toEqual(["B", "C"]);
      expect(
        order(`
        invoice  debtor  due         open
        F-1      C       2026-03-01  100.00
        F-2      B       2026-03-02  100.00
        F-3      A       2026-02-28  100.00`),
      ).toEqual(["A", "C", "B"]);
    });
  });

  it("always puts every assessment in exactly one place", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (sheet, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(sheet, history, asOf, DEFAULT_POLICY);
        const { entries, suppressed } = buildWorklist(assessments, history, asOf, DEFAULT_POLICY);
        const placed = [
          ...entries.flatMap(({ covers }) => covers),
          ...suppressed.map(({ assessment }) => assessment),
        ];
        expect(placed).toHaveLength(assessments.length);
        expect(new Set(placed)).toEqual(new Set(assessments));
      }),
    );
  });

  it("never loses money in its totals, nor adds two currencies", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (sheet, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(sheet, history, asOf, DEFAULT_POLICY);
        for (const { covers, overdue, points, total } of buildWorklist(
          assessments,
          history,
          asOf,
          DEFAULT_POLICY,
        ).entries) {
          const late = covers.filter(({ daysLate }) => (daysLate ?? 0) > 0);
          expect(new Set(overdue.map(({ currency }) => currency)).size).toBe(overdue.length);
          for (const currency of ["EUR", "GBP", "JPY"]) {
            let sum = 0;
            for (const { receivable } of late)
              if (receivable.open.currency === currency) sum += receivable.open.amountMinor;
            expect(overdue.find((money) => money.currency === currency)?.amountMinor ?? 0).toBe(sum);
          }
          expect(total).toBe(points.reduce((sum, { points }) => sum + points, 0));
          expect(overdue.every((money) => moneyToDecimal(money) > DEFAULT_POLICY.tolerance)).toBe(true);
        }
      }),
    );
  });

  it("never calls one debtor twice, before its day, or lower than one with fewer points", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (sheet, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(sheet, history, asOf, DEFAULT_POLICY);
        const { entries } = buildWorklist(assessments, history, asOf, DEFAULT_POLICY);
        expect(new Set(entries.map(({ debtor }) => debtor.key)).size).toBe(entries.length);
        expect(entries.every(({ callOn }) => callOn <= asOf)).toBe(true);
        const totals = entries.map(({ total }) => total);
        expect(totals).toEqual([...totals].sort((a, b) => b - a));
      }),
    );
  });
});
