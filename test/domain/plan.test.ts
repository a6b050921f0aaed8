import * as fc from "fast-check";
import { assessReceivables, type Assessment } from "../../src/domain/assessment";
import type { Instalment } from "../../src/domain/callDetails";
import { foldCalls, type CallEvent, type PlanAnswered } from "../../src/domain/callLog";
import { formatIsoDate, type LocalDate } from "../../src/domain/localDate";
import { agreedPlanOf, judgePlans, type JudgedPlan } from "../../src/domain/plan";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { anyDay } from "../support/arbitraries";
import { callLog, day, money, receivables } from "../support/receivables";

/** 2 000 now, then twice 5 000: Friday 6 March, Friday 10 April, Monday 11 May. */
const PLAN: readonly Instalment[] = [
  { dueOn: day("2026-03-06"), amount: money("2000.00") },
  { dueOn: day("2026-04-10"), amount: money("5000.00") },
  { dueOn: day("2026-05-11"), amount: money("5000.00") },
];
const AGREED = `
  on          debtor  outcome  until       covers
  2026-03-02  Durand  PLAN     2026-03-06  F-101=12000.00`;
const PROPOSED = `
  on          debtor  outcome  until       covers
  2026-03-02  Durand  PROP     2026-03-05  F-101=12000.00`;

function answered(
  answer: PlanAnswered["answer"],
  on: string,
  plan?: readonly Instalment[],
  time = "10:00",
): PlanAnswered {
  return {
    type: "planAnswer",
    id: `answer-${answer}-${on}`,
    loggedAt: `${on}T${time}:00Z`,
    author: "Camille",
    callId: "call-1",
    answer,
    answeredOn: day(on),
    ...(plan !== undefined && { plan }),
  };
}

/** The log, its first call with the plan. */
function events(
  log: string,
  plan: readonly Instalment[] = PLAN,
  more: readonly CallEvent[] = [],
): readonly CallEvent[] {
  const [first, ...others] = callLog(log);
  return [{ ...first, plan } as CallEvent, ...others, ...more];
}

function judged(log: readonly CallEvent[], asOf: string, open: string): readonly JudgedPlan[] {
  const history = foldCalls(log);
  const calls = (history.eventsByDebtor.get("durand") ?? []).filter((event) => event.type === "call");
  const now = { day: day(asOf), openMinorOf: () => money(open).amountMinor };
  return judgePlans(calls, history, now, DEFAULT_POLICY);
}

const states = (log: readonly CallEvent[], asOf: string, open: string): readonly string[] =>
  judged(log, asOf, open).flatMap(({ instalments }) => instalments.map(({ state }) => state));

describe("judgePlans", () => {
  it("pays the instalments in their order from what came in", () => {
    const paid = (open: string): readonly string[] => states(events(AGREED), "2026-03-05", open);
    expect(paid("12000.00")).toEqual(["due", "due", "due"]);
    expect(paid("10000.00")).toEqual(["paid", "due", "due"]);
    expect(paid("5000.01")).toEqual(["paid", "due", "due"]);
    expect(paid("5000.00")).toEqual(["paid", "paid", "due"]);
    expect(paid("0.00")).toEqual(["paid", "paid", "paid"]);
  });

  it("misses an instalment on the call day after it, not on the day", () => {
    expect(states(events(AGREED), "2026-03-08", "12000.00")).toEqual(["due", "due", "due"]);
    // Friday 6 March: checked on Monday the 9th.
    expect(states(events(AGREED), "2026-03-09", "12000.00")).toEqual(["missed", "due", "due"]);
    expect(states(events(AGREED), "2026-03-09", "10500.00")).toEqual(["missed", "due", "due"]);
  });

  it("says whether anything is outstanding", () => {
    const [plan] = judged(events(AGREED), "2026-04-14", "10000.00");
    expect(plan).toMatchObject({
      callId: "call-1",
      calledOn: day("2026-03-02"),
      missed: 1,
      isUpToDate: false,
    });
    expect(judged(events(AGREED), "2026-04-01", "10000.00")[0]).toMatchObject({
      missed: 0,
      isUpToDate: true,
    });
    expect(judged(events(AGREED), "2026-06-01", "0.00")[0]).toMatchObject({
      missed: 0,
    });
  });

  it("remembers what was missed once a call has seen it, though it came in later", () => {
    const log = events(`${AGREED}\n 2026-03-10  Durand  NA  -  F-101=12000.00`);
    const [plan] = judged(log, "2026-03-20", "10000.00");
    expect(plan?.instalments.map(({ state }) => state)).toEqual(["paid-late", "due", "due"]);
    expect(plan).toMatchObject({ missed: 1, isUpToDate: true });
  });

  it("does not count what another invoice's calls have seen", () => {
    const log = events(`${AGREED}\n 2026-03-10  Durand  NA  -  F-102=50.00`);
    expect(states(log, "2026-03-20", "10000.00")).toEqual(["paid", "due", "due"]);
  });

  it("takes an invoice that left the sheet for paid", () => {
    const history = foldCalls(events(AGREED));
    const calls = history.eventsByDebtor.get("durand")!.filter((event) => event.type === "call");
    const now = { day: day("2026-06-01"), openMinorOf: () => undefined };
    expect(judgePlans(calls, history, now, DEFAULT_POLICY)[0]).toMatchObject({
      missed: 0,
    });
  });

  it("is replaced by another plan, from the next instalment on", () => {
    const [first, second] = callLog(`${AGREED}\n 2026-04-01  Durand  PLAN  -  F-101=10000.00`);
    const again = [{ dueOn: day("2026-06-01"), amount: money("10000.00") }];
    const log = [{ ...first, plan: PLAN } as CallEvent, { ...second, plan: again } as CallEvent];
    expect(
      judged(log, "2026-04-20", "10000.00").map(({ instalments }) => instalments.map(({ state }) => state)),
    ).toEqual([["paid", "superseded", "superseded"], ["due"]]);
  });

  it("is replaced by a promise of the whole rest, not by one of an instalment", () => {
    const promised = (amount: string): readonly string[] => {
      const [first] = events(AGREED);
      const [promise] = callLog(`
        id  on          debtor  outcome  until       amount    covers
        p   2026-04-01  Durand  PTP      2026-04-20  ${amount}  F-101=10000.00`);
      return states([first!, promise!], "2026-04-02", "10000.00");
    };
    expect(promised("10000.00")).toEqual(["paid", "superseded", "superseded"]);
    expect(promised("5000.00")).toEqual(["paid", "due", "due"]);
  });

  it("is none without instalments, or in a currency that the call does not cover", () => {
    expect(judged(callLog(AGREED), "2026-04-01", "12000.00")).toEqual([]);
    const other = [{ dueOn: day("2026-03-06"), amount: money("80.00 GBP") }];
    expect(judged(events(AGREED, other), "2026-04-01", "12000.00")).toEqual([]);
  });

  it("takes instalments as they fall due, whatever their order in the form", () => {
    const [plan] = judged(events(AGREED, PLAN.toReversed()), "2026-03-05", "10000.00");
    expect(plan?.instalments.map(({ dueOn }) => formatIsoDate(dueOn))).toEqual([
      "2026-03-06",
      "2026-04-10",
      "2026-05-11",
    ]);
  });

  it("always has as many paid as what came in covers, whatever comes later", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ after: fc.nat({ max: 90 }), amountMinor: fc.integer({ min: 1, max: 5_000 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat({ max: 30_000 }),
        anyDay,
        (parts, receivedMinor, asOf) => {
          const calledOn = day("2026-03-02");
          const plan = parts.map(({ after, amountMinor }) => ({
            dueOn: (calledOn + after) as LocalDate,
            amount: { amountMinor, currency: "EUR" },
          }));
          const whole = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          const received = Math.min(receivedMinor, whole);
          const [call] = callLog(
            `on  debtor  outcome  covers\n 2026-03-02  Durand  PLAN  F-101=${whole / 100}`,
          );
          const history = foldCalls([{ ...call, plan } as CallEvent]);
          const calls = history.eventsByDebtor.get("durand")!.filter((event) => event.type === "call");
          const now = { day: asOf, openMinorOf: () => whole - received };
          const [found] = judgePlans(calls, history, now, DEFAULT_POLICY);
          let sum = 0;
          for (const { amount, state } of found!.instalments) {
            sum += amount.amountMinor;
            // What is left is a cent: settled, by the tolerance.
            expect(state === "paid").toBe(sum <= received || whole - received <= 1);
          }
          expect(found!.isUpToDate).toBe(found!.missed === 0);
        },
      ),
    );
  });
});

describe("agreedPlanOf", () => {
  const planOf = (log: readonly CallEvent[]): readonly string[] | undefined => {
    const history = foldCalls(log);
    const [call] = history.eventsByDebtor.get("durand")!.filter((event) => event.type === "call");
    return agreedPlanOf(call!, history)?.instalments.map(({ dueOn }) => formatIsoDate(dueOn));
  };

  it("is what they proposed, once we accept it", () => {
    expect(planOf(events(PROPOSED))).toBeUndefined();
    expect(planOf(events(PROPOSED, PLAN, [answered("REJECTED", "2026-03-05")]))).toBeUndefined();
    expect(planOf(events(PROPOSED, PLAN, [answered("ACCEPTED", "2026-03-05")]))).toEqual([
      "2026-03-06",
      "2026-04-10",
      "2026-05-11",
    ]);
  });

  it("is the plan of the answer where it names one", () => {
    const accepted = answered("ACCEPTED", "2026-03-05", [PLAN[2]!]);
    expect(planOf(events(PROPOSED, PLAN, [accepted]))).toEqual(["2026-05-11"]);
  });

  it("goes by the last answer", () => {
    const both = [answered("COUNTERED", "2026-03-04"), answered("ACCEPTED", "2026-03-05")];
    expect(planOf(events(PROPOSED, PLAN, both))).toHaveLength(3);
  });

  it("comes with no other outcome", () => {
    expect(planOf(events(PROPOSED.replace("PROP", "NEG "), PLAN))).toBeUndefined();
  });

  it("keeps the answer when the call is corrected, and when the correction is", () => {
    const [first] = events(PROPOSED);
    const correction = (id: string, replaces: string): CallEvent =>
      ({ ...first, id, replaces, loggedAt: `2026-03-03T09:00:00Z` }) as CallEvent;
    const accepted = answered("ACCEPTED", "2026-03-05");
    expect(planOf([first!, correction("second", "call-1"), accepted])).toHaveLength(3);
    expect(
      planOf([first!, correction("second", "call-1"), correction("third", "second"), accepted]),
    ).toHaveLength(3);
  });
});

describe("assessReceivables, with plans", () => {
  function assess(log: readonly CallEvent[], asOf: string, open = "12000.00", row = ""): Assessment {
    const [assessed] = assessReceivables(
      receivables(`
        invoice  debtor  due         open      disputed
        F-101    Durand  2026-02-23  ${open}  ${row || "-"}`),
      foldCalls(log),
      day(asOf),
      DEFAULT_POLICY,
    );
    return assessed!;
  }
  /** Outcome, its date, next call, stage and broken commitments. */
  const line = ({ facts, next, stage }: Assessment): string =>
    [
      facts.outcome,
      facts.untilOn === undefined ? "-" : formatIsoDate(facts.untilOn),
      next.on === undefined ? "none" : formatIsoDate(next.on),
      stage,
      facts.brokenPromises,
    ].join(" ");

  describe("our answer to a plan", () => {
    const after = (answer: PlanAnswered["answer"], more: readonly CallEvent[] = []): string =>
      line(assess(events(PROPOSED, PLAN, [answered(answer, "2026-03-05"), ...more]), "2026-03-05"));

    it("is reserved until we give it", () => {
      expect(line(assess(events(PROPOSED), "2026-03-04"))).toBe("PROP 2026-03-05 2026-03-05 REMINDER 0");
    });

    it("accepted: a plan, next call the call day after its first instalment", () => {
      expect(after("ACCEPTED")).toBe("PLAN 2026-03-06 2026-03-09 REMINDER 0");
    });

    it("countered: a negotiation, to be told them that day", () => {
      expect(after("COUNTERED")).toBe("NEG 2026-03-05 2026-03-05 REMINDER 0");
    });

    it("rejected: reached without commitment, on the day of the answer", () => {
      // Ten days late on 5 March: every six days, Wednesday the 11th.
      expect(after("REJECTED")).toBe("NOC - 2026-03-11 REMINDER 0");
    });

    it("litigation: handed over, no more calls", () => {
      expect(after("LITIGATION")).toBe("LEGAL - none HANDED_OVER 0");
    });

    it("accepted without instalments: an intention, nothing is watched", () => {
      const log = [...callLog(PROPOSED), answered("ACCEPTED", "2026-03-05")];
      expect(line(assess(log, "2026-03-05"))).toBe("PLAN - 2026-03-04 REMINDER 0");
    });

    it("gives way to a call made since, by day and by time", () => {
      const later = (on: string, time: string): CallEvent =>
        ({
          ...callLog(`id  on  debtor  outcome  covers\n x  ${on}  Durand  CANT  F-101=12000.00`)[0],
          loggedAt: `${on}T${time}:00Z`,
        }) as CallEvent;
      expect(after("REJECTED", [later("2026-03-06", "08:00")])).toMatch(/^CANT/);
      expect(after("REJECTED", [later("2026-03-05", "11:00")])).toMatch(/^CANT/);
      expect(after("REJECTED", [later("2026-03-05", "09:00")])).toMatch(/^NOC/);
      expect(after("REJECTED", [later("2026-03-03", "09:00")])).toMatch(/^NOC/);
    });

    it("gives way to what was agreed before it was given, litigation apart", () => {
      const [promise] = callLog(`
        id  on          debtor  outcome  until       amount    covers
        x   2026-03-03  Durand  PTP      2026-03-20  12000.00  F-101=12000.00`);
      expect(after("REJECTED", [promise!])).toBe("PTP 2026-03-20 2026-03-23 REMINDER 0");
      expect(after("LITIGATION", [promise!])).toMatch(/^LEGAL/);
    });

    it("does not give way to a letter", () => {
      const [letter] = callLog(
        "id  on  debtor  outcome  covers\n x  2026-03-06  Durand  OTH  F-101=12000.00",
      );
      expect(after("REJECTED", [letter!])).toMatch(/^NOC/);
    });
  });

  describe("a plan in force", () => {
    it("is watched instalment by instalment", () => {
      expect(line(assess(events(AGREED), "2026-03-06"))).toBe("PLAN 2026-03-06 2026-03-09 REMINDER 0");
      expect(line(assess(events(AGREED), "2026-03-12", "10000.00"))).toBe(
        "PLAN 2026-04-10 2026-04-13 REMINDER 0",
      );
    });

    it("counts a missed instalment like a broken promise: a step up, and a call", () => {
      // 14 days late is REMINDER; one step up is FIRM.
      expect(line(assess(events(AGREED), "2026-03-09"))).toBe("PLAN 2026-03-06 2026-03-09 FIRM 1");
    });

    it("holds the stage of the day it was agreed, as long as it is kept", () => {
      // 46 days late on 10 April; 7 on the day of the call.
      expect(line(assess(events(AGREED), "2026-04-10", "10000.00"))).toBe(
        "PLAN 2026-04-10 2026-04-13 REMINDER 0",
      );
    });

    it("stands when nobody was reached, while nothing is outstanding", () => {
      const log = (outcome: string): readonly CallEvent[] =>
        events(`${AGREED}\n 2026-03-10  Durand  ${outcome}  -  F-101=10000.00`);
      expect(line(assess(log("NA"), "2026-03-11", "10000.00"))).toMatch(/^PLAN 2026-04-10/);
      expect(line(assess(log("NOC"), "2026-03-11", "10000.00"))).toMatch(/^PLAN 2026-04-10/);
      expect(line(assess(log("OTH"), "2026-03-11", "10000.00"))).toMatch(/^PLAN 2026-04-10/);
      expect(line(assess(log("REF"), "2026-03-11", "10000.00"))).toMatch(/^REF/);
      expect(line(assess(log("NA"), "2026-04-14", "10000.00"))).toBe("NA - 2026-03-11 NOTICE 1");
    });

    it("goes on after a missed instalment came in as promised", () => {
      const log = (open: string): Assessment => {
        const [first] = events(AGREED);
        const [promise] = callLog(`
          id  on          debtor  outcome  until       amount   covers
          x   2026-03-10  Durand  PTP      2026-03-13  2000.00  F-101=12000.00`);
        return assess([first!, promise!], "2026-03-17", open);
      };
      expect(line(log("10000.00"))).toBe("PLAN 2026-04-10 2026-04-13 FIRM 1");
      // Promised, and not kept either: two broken commitments.
      expect(line(log("12000.00"))).toBe("PTP 2026-03-13 2026-03-16 NOTICE 2");
    });

    it("asks for what it left out once all instalments have come in", () => {
      const short = PLAN.slice(0, 2);
      expect(line(assess(events(AGREED, short), "2026-04-10", "5000.00"))).toBe(
        "PLAN 2026-04-10 2026-04-13 REMINDER 0",
      );
    });

    it("gives way to the sheet's own mark « disputed » as every other commitment does", () => {
      expect(line(assess(events(AGREED), "2026-03-05", "12000.00", "yes"))).toBe(
        "PLAN 2026-03-06 2026-03-09 REMINDER 0",
      );
    });

    it("is an intention for an invoice in a currency it says nothing of", () => {
      const [call] = callLog(`
        on          debtor  outcome  until       covers
        2026-03-02  Durand  PLAN     2026-03-06  F-101=12000.00, F-102=900.00 GBP`);
      const assessed = assessReceivables(
        receivables(`
          invoice  debtor  due         open
          F-101    Durand  2026-02-23  12000.00
          F-102    Durand  2026-02-23  900.00 GBP`),
        foldCalls([{ ...call, plan: PLAN } as CallEvent]),
        day("2026-03-05"),
        DEFAULT_POLICY,
      );
      expect(assessed.map(({ facts }) => facts.outcome)).toEqual(["PLAN", "INT"]);
    });

    it("says nothing of an invoice whose currency was corrected in the sheet", () => {
      expect(line(assess(events(AGREED), "2026-03-05", "12000.00 GBP"))).toBe(
        "PLAN 2026-03-06 2026-03-09 REMINDER 0",
      );
    });
  });
});
