import * as fc from "fast-check";
import { AGENDA_DAYS, agendaOf, type AgendaDay } from "../../src/domain/agenda";
import { assessReceivables } from "../../src/domain/assessment";
import { isCallDay } from "../../src/domain/calendar";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY, type Policy } from "../../src/domain/policy";
import { buildWorklist } from "../../src/domain/worklist";
import { anyCallLog, anyDay, anyReceivables } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

function agenda(
  sheet: string,
  events: readonly CallEvent[],
  asOf: string,
  policy: Policy = DEFAULT_POLICY,
): readonly AgendaDay[] {
  const history = foldCalls(events);
  const assessments = assessReceivables(receivables(sheet), history, day(asOf), policy);
  const worklist = buildWorklist(assessments, history, day(asOf), policy);
  return agendaOf({ assessments, worklist }, policy);
}

/** Each day that has calls, with whom. */
const lines = (days: readonly AgendaDay[]): readonly string[] =>
  days
    .filter(({ calls }) => calls.length > 0)
    .map(({ on, calls }) => `${formatIsoDate(on)} ${calls.map(({ debtor }) => debtor.name).join(" ")}`);

describe("agendaOf", () => {
  it("is ten call days: no weekends, no holidays", () => {
    // From the Thursday before Easter 2026; Easter Monday is 6 April.
    const days = agenda("invoice  debtor", [], "2026-04-02").map(({ on }) => formatIsoDate(on));
    expect(days).toEqual([
      "2026-04-02",
      "2026-04-03",
      "2026-04-07",
      "2026-04-08",
      "2026-04-09",
      "2026-04-10",
      "2026-04-13",
      "2026-04-14",
      "2026-04-15",
      "2026-04-16",
    ]);
  });

  it("begins with the next call day on a day off", () => {
    expect(formatIsoDate(agenda("invoice  debtor", [], "2026-04-05")[0]!.on)).toBe("2026-04-07");
  });

  const SHEET = `
    invoice  debtor  due         open
    F-101    Arnaud  2026-03-02  1200.00
    F-102    Arnaud  2026-03-03  300.00
    F-201    Bertin  2026-03-10  80.00 GBP
    F-301    Colas   2026-03-10  500.00
    F-401    Diop    2026-06-02  900.00`;

  it("puts each debtor's next call on its day, once, and what is late on the first", () => {
    // First calls on 4 March (late) and, for Bertin and Colas, on Thursday the 12th; Diop's is beyond ten days.
    expect(lines(agenda(SHEET, [], "2026-03-11"))).toEqual(["2026-03-11 Arnaud", "2026-03-12 Bertin Colas"]);
    const [first] = agenda(SHEET, [], "2026-03-11");
    expect(first?.calls[0]).toMatchObject({ callOn: day("2026-03-04"), isLate: true });
    expect(first?.calls[0]?.covers.map(({ receivable }) => receivable.reference)).toEqual(["F-101", "F-102"]);
  });

  it("says what each call is about, and each day, a currency at a time", () => {
    const [first, second] = agenda(SHEET, [], "2026-03-11");
    expect(first?.amounts).toEqual([money("1500.00")]);
    expect(second?.calls.map(({ amounts }) => amounts)).toEqual([[money("80.00 GBP")], [money("500.00")]]);
    expect(second?.amounts).toEqual([money("80.00 GBP"), money("500.00")]);
  });

  it("puts a call that falls on a day off of ours on the next call day", () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      isPreDueCallOn: false,
      debtors: new Map([["bertin", { segment: "FOREIGN" }]]),
    };
    // Whit Monday, 25 May 2026: a call day abroad.
    const sheet = "invoice  debtor  due  open\n F-201  Bertin  2026-05-23  80.00";
    const [, , tuesday] = agenda(sheet, [], "2026-05-21", policy);
    expect(tuesday).toMatchObject({
      on: day("2026-05-26"),
      calls: [{ callOn: day("2026-05-25"), isLate: false }],
    });
  });

  it("leaves out whom nobody calls: in credit, or for too little", () => {
    const credit = `${SHEET}\n A-1  Colas  2026-03-10  -900.00`;
    expect(lines(agenda(credit, [], "2026-03-11"))[1]).toBe("2026-03-12 Bertin");
    const policy = { ...DEFAULT_POLICY, callFrom: { GBP: 100 } };
    expect(lines(agenda(SHEET, [], "2026-03-11", policy))[1]).toBe("2026-03-12 Colas");
  });

  it("puts our own duties on their days, late ones on the first, and undated ones nowhere", () => {
    const [call] = callLog("on  debtor  outcome  covers\n 2026-03-06  Arnaud  NOC  F-101=1200.00");
    const commitments = ["2026-03-09", "2026-03-14", "2026-05-04", undefined].map((dueOn) => ({
      party: "US" as const,
      action: `Le ${dueOn}`,
      ...(dueOn !== undefined && { dueOn: day(dueOn) }),
    }));
    const days = agenda(SHEET, [{ ...call, commitments } as CallEvent], "2026-03-11");
    const duties = days.flatMap(({ on, duties }) =>
      duties.map((duty) => `${formatIsoDate(on)} ${formatIsoDate(duty.dueOn!)}`),
    );
    // Saturday the 14th stands under Monday.
    expect(duties).toEqual(["2026-03-11 2026-03-09", "2026-03-16 2026-03-14"]);
  });

  it("always has ten call days in order, and each debtor once at most, never before its day", () => {
    fc.assert(
      fc.property(anyReceivables, anyCallLog, anyDay, (rows, log, asOf) => {
        const history = foldCalls(log);
        const assessments = assessReceivables(rows, history, asOf, DEFAULT_POLICY);
        const worklist = buildWorklist(assessments, history, asOf, DEFAULT_POLICY);
        const days = agendaOf({ assessments, worklist }, DEFAULT_POLICY);
        const dates = days.map(({ on }) => on);
        expect(dates).toHaveLength(AGENDA_DAYS);
        expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
        expect(dates.every((date) => date >= asOf && isCallDay(date, DEFAULT_POLICY.calendar))).toBe(true);
        const debtors = days.flatMap(({ calls }) => calls.map(({ debtor }) => debtor.key));
        expect(new Set(debtors).size).toBe(debtors.length);
        expect(days.every(({ on, calls }) => calls.every(({ callOn }) => callOn <= on))).toBe(true);
        // Everybody in today's list is in the agenda's first day, when today is a call day.
        if (dates[0] === asOf)
          expect(new Set(days[0]!.calls.map(({ debtor }) => debtor.key))).toEqual(
            new Set(worklist.entries.map(({ debtor }) => debtor.key)),
          );
      }),
    );
  });
});
