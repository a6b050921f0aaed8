import * as fc from "fast-check";
import { assessReceivables, type Assessment } from "../../src/domain/assessment";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import { addDays, formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { nextCall } from "../../src/domain/schedule";
import { callStage } from "../../src/domain/stage";
import { anyFactsAndDay } from "../support/arbitraries";
import { callLog, day, receivables } from "../support/receivables";

/** F-101, due on 2 March; days were given on the first call, until 20 March (a Friday). */
function assess(log: string, asOf: string): Assessment {
  const [first, ...others] = callLog(log);
  const granted = { ...first, grace: { untilOn: day("2026-03-20"), grantedBy: "Direction" } } as CallEvent;
  const [assessed] = assessReceivables(
    receivables("invoice  debtor  due  open\n F-101  Durand  2026-03-02  1200.00"),
    foldCalls([granted, ...others]),
    day(asOf),
    DEFAULT_POLICY,
  );
  return assessed!;
}

const line = ({ next, stage }: Assessment): string =>
  `${next.on === undefined ? "none" : formatIsoDate(next.on)} ${next.reason.type} ${stage}`;

const NOC = "on  debtor  outcome  until  covers\n 2026-03-05  Durand  NOC  -  F-101=1200.00";

describe("days that we gave", () => {
  it("put the next call off to the call day after them", () => {
    // Without them: six days after the 5th.
    expect(line(assess(NOC, "2026-03-06"))).toBe("2026-03-23 grace REMINDER");
    expect(assess(NOC, "2026-03-06").next.reason).toEqual({ type: "grace", untilOn: day("2026-03-20") });
  });

  it("hold the stage of the day they were given", () => {
    // 18 and 21 days late: FIRM, were it not for them.
    expect(line(assess(NOC, "2026-03-20"))).toBe("2026-03-23 grace REMINDER");
    expect(line(assess(NOC, "2026-03-23"))).toBe("2026-03-23 grace REMINDER");
    expect(line(assess(NOC, "2026-03-24"))).toBe("2026-03-23 grace FIRM");
  });

  it("are more than a formula in the sheet knows", () => {
    expect(assess(NOC, "2026-03-06").isBeyondFormulas).toBe(true);
    expect(assess(`${NOC}\n 2026-03-09  Durand  CB  2026-03-11  F-101`, "2026-03-10").isBeyondFormulas).toBe(
      false,
    );
  });

  it("leave a later date alone", () => {
    const log = "on  debtor  outcome  until  covers\n 2026-03-05  Durand  CB  2026-03-30  F-101=1200.00";
    expect(line(assess(log, "2026-03-06"))).toBe("2026-03-30 outcome REMINDER");
  });

  it("stand through attempts that reach nobody, letters and calls that were put off", () => {
    const after = (outcome: string): string =>
      line(assess(`${NOC}\n 2026-03-09  Durand  ${outcome}  -  F-101=1200.00`, "2026-03-10"));
    expect(after("NA")).toBe("2026-03-23 grace REMINDER");
    expect(after("OTH")).toBe("2026-03-23 grace REMINDER");
    expect(after("SKIP")).toBe("2026-03-23 grace REMINDER");
  });

  it("end with the next call that reaches somebody", () => {
    const log = `${NOC}\n 2026-03-09  Durand  CB  2026-03-11  F-101=1200.00`;
    expect(line(assess(log, "2026-03-10"))).toBe("2026-03-11 outcome REMINDER");
  });

  it("do not bring back what is settled, stopped or without a day", () => {
    const grace = { grantedOn: day("2026-03-05"), untilOn: day("2026-03-20") };
    expect(nextCall({ open: 0, grace }, day("2026-03-06"), DEFAULT_POLICY).reason.type).toBe("settled");
    expect(nextCall({ outcome: "DNC", grace }, day("2026-03-06"), DEFAULT_POLICY).reason.type).toBe(
      "stopped",
    );
    expect(nextCall({ grace }, day("2026-03-06"), DEFAULT_POLICY)).toEqual({
      on: undefined,
      reason: { type: "no-due-date" },
    });
  });

  it("never bring a call forward, nor a stage up", () => {
    fc.assert(
      fc.property(anyFactsAndDay, fc.nat({ max: 40 }), ({ facts, asOf }, days) => {
        const grantedOn = facts.lastCallOn ?? asOf;
        const grace = { grantedOn, untilOn: addDays(grantedOn, days) };
        const [without, withGrace] = [facts, { ...facts, grace }].map((known) =>
          nextCall(known, asOf, DEFAULT_POLICY),
        );
        expect(withGrace!.on === undefined).toBe(without!.on === undefined);
        if (without!.on !== undefined) {
          expect(withGrace!.on).toBeGreaterThanOrEqual(without!.on);
          if (withGrace!.reason.type === "grace") expect(withGrace!.on).toBeGreaterThan(grace.untilOn);
        }
        if (asOf > addDays(grace.untilOn, 7))
          expect(callStage({ ...facts, grace }, asOf, DEFAULT_POLICY)).toBe(
            callStage(facts, asOf, DEFAULT_POLICY),
          );
      }),
    );
  });
});
