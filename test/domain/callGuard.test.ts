import * as fc from "fast-check";
import { guardWarnings, type GuardWarning, type PlannedCall } from "../../src/domain/callGuard";
import { emptyCallHistory, foldCalls, type CallLogged } from "../../src/domain/callLog";
import { NO_COMMITMENTS } from "../../src/domain/commitments";
import { DEFAULT_POLICY, type Policy } from "../../src/domain/policy";
import { judgePlans } from "../../src/domain/plan";
import { judgePromises } from "../../src/domain/promise";
import { anyCallLog, anyDay } from "../support/arbitraries";
import { callLog, day, money } from "../support/receivables";

/** The warnings about calling Durand on a day, after these calls. */
function warnings(
  log: string,
  on: string,
  planned: Partial<PlannedCall> = {},
  policy: Policy = DEFAULT_POLICY,
): readonly GuardWarning[] {
  const events = callLog(log);
  const calls = events.filter((event) => event.type === "call");
  const promises = judgePromises(
    calls,
    { day: day(on), openMinorOf: () => money("1200.00").amountMinor },
    policy,
  );
  const call = { debtorKey: "durand", isPrivatePerson: false, on: day(on), ...planned };
  return guardWarnings(call, foldCalls(events), { promises, plans: [] }, policy);
}

const types = (found: readonly GuardWarning[]): readonly string[] => found.map(({ type }) => type);

describe("guardWarnings", () => {
  it("has nothing to say about a first call", () => {
    expect(warnings("on  debtor  outcome", "2026-03-10")).toEqual([]);
  });

  describe("attempts (RULES §7: more than 4 in 7 days or 2 in a day with one contact)", () => {
    const FOUR = `
      on          debtor  outcome
      2026-03-04  Durand  NA
      2026-03-05  Durand  BUSY
      2026-03-06  Durand  VM
      2026-03-09  Durand  MSG3`;

    it("warns before the fifth in seven days", () => {
      expect(warnings(FOUR, "2026-03-10")).toEqual([
        { type: "TooManyAttemptsInDays", attempts: 4, max: 4, days: 7 },
      ]);
    });

    it("lets go on the eighth day", () => {
      // 2026-03-04 is the seventh day back from 2026-03-10, and out of the window on 2026-03-11.
      expect(warnings(FOUR, "2026-03-11")).toEqual([]);
    });

    it("warns before the third in a day", () => {
      const log = (calls: number): string =>
        `on  debtor  outcome${"\n 2026-03-10  Durand  NA".repeat(calls)}`;
      expect(warnings(log(1), "2026-03-10")).toEqual([]);
      expect(warnings(log(2), "2026-03-10")).toEqual([{ type: "TooManyAttemptsToday", attempts: 2, max: 2 }]);
    });

    it("counts neither letters nor calls that were put off", () => {
      const log = `on  debtor  outcome${"\n 2026-03-10  Durand  OTH".repeat(5)}${"\n 2026-03-10  Durand  SKIP".repeat(5)}`;
      expect(warnings(log, "2026-03-10")).toEqual([]);
    });

    it("counts neither what others were called about nor what comes after", () => {
      const log = `
        on          debtor  outcome
        2026-03-10  Petit   NA
        2026-03-10  Petit   NA
        2026-03-11  Durand  NA
        2026-03-12  Durand  NA`;
      expect(warnings(log, "2026-03-10")).toEqual([]);
    });

    it("warns about private persons before the fourth in seven days and the second in a day", () => {
      const log = `
        on          debtor  outcome
        2026-03-05  Durand  NA
        2026-03-06  Durand  NA
        2026-03-10  Durand  NA`;
      expect(warnings(log, "2026-03-10", { isPrivatePerson: true })).toEqual([
        { type: "TooManyAttemptsInDays", attempts: 3, max: 3, days: 7 },
        { type: "TooManyAttemptsToday", attempts: 1, max: 1 },
      ]);
    });

    describe("with one contact", () => {
      const events = callLog("on  debtor  outcome\n 2026-03-10  Durand  MSG3\n 2026-03-10  Durand  MSG3");
      const withPersons = (
        first: string | undefined,
        second: string | undefined,
        planned: Partial<PlannedCall>,
      ): readonly string[] => {
        const history = foldCalls(
          events.map((event, index) => {
            const person = index === 0 ? first : second;
            return person === undefined || event.type !== "call" ? event : { ...event, person };
          }),
        );
        const call = { debtorKey: "durand", isPrivatePerson: false, on: day("2026-03-10"), ...planned };
        return types(guardWarnings(call, history, NO_COMMITMENTS, DEFAULT_POLICY));
      };

      it("leaves out calls to somebody else", () => {
        expect(withPersons("Zoé Roux", "Léa Petit", { contact: "Léa Petit" })).toEqual([]);
        expect(withPersons("léa  petit", "Lea Petit", { contact: "Léa Petit" })).toEqual([
          "TooManyAttemptsToday",
        ]);
      });

      it("counts a call that names nobody, and every call when nobody is named now", () => {
        expect(withPersons(undefined, "Léa Petit", { contact: "Léa Petit" })).toEqual([
          "TooManyAttemptsToday",
        ]);
        expect(withPersons("Zoé Roux", "Léa Petit", {})).toEqual(["TooManyAttemptsToday"]);
      });

      it("takes a private person for one contact, whoever answered", () => {
        expect(withPersons("Zoé Roux", "Zoé Roux", { contact: "Léa Petit", isPrivatePerson: true })).toEqual([
          "TooManyAttemptsToday",
        ]);
      });
    });
  });

  describe("a conversation less than five days ago", () => {
    const SPOKEN = "on  debtor  outcome\n 2026-03-05  Durand  NOC";

    it("warns until the fifth day", () => {
      expect(warnings(SPOKEN, "2026-03-09")).toEqual([
        { type: "SpokenRecently", on: day("2026-03-05"), days: 4, daysMin: 5 },
      ]);
      expect(warnings(SPOKEN, "2026-03-10")).toEqual([]);
    });

    it("is not an attempt, nor a word with somebody who cannot speak for them", () => {
      const log = "on  debtor  outcome\n 2026-03-09  Durand  NA\n 2026-03-09  Durand  MSG3";
      expect(types(warnings(log, "2026-03-10"))).toEqual([]);
    });

    it("does not count once a commitment is broken", () => {
      const promised = (until: string): string => `
        on          debtor  outcome  until       amount   covers
        2026-03-02  Durand  PTP      ${until}  1200.00  F-101=1200.00`;
      // Promised for Tuesday 03, checked on the 4th: broken. Promised for the 5th: still open on the 5th.
      expect(warnings(promised("2026-03-03"), "2026-03-04")).toEqual([]);
      expect(types(warnings(promised("2026-03-05"), "2026-03-04"))).toEqual(["SpokenRecently"]);
      // Broken on the 4th, spoken about on the 5th, nothing new since.
      const spokenAbout = `${promised("2026-03-03")}\n 2026-03-05  Durand  NOC  -  -  F-101=1200.00`;
      expect(types(warnings(spokenAbout, "2026-03-06"))).toEqual(["SpokenRecently"]);
    });

    it("does not count for a part that came in: the rest is broken", () => {
      const log = `
        on          debtor  outcome  until       amount   covers
        2026-03-02  Durand  PTP      2026-03-03  1500.00  F-101=1500.00`;
      expect(warnings(log, "2026-03-04")).toEqual([]);
    });

    it("does not count once an instalment is missed", () => {
      const [call] = callLog(`
        on          debtor  outcome  covers
        2026-03-02  Durand  PLAN     F-101=1200.00`);
      const plan = [
        { dueOn: day("2026-03-03"), amount: money("600.00") },
        { dueOn: day("2026-04-03"), amount: money("600.00") },
      ];
      const found = (on: string): readonly string[] => {
        const history = foldCalls([{ ...call, plan } as CallLogged]);
        const calls = history.eventsByDebtor.get("durand") as readonly CallLogged[];
        const now = { day: day(on), openMinorOf: () => money("1200.00").amountMinor };
        const plans = judgePlans(calls, history, now, DEFAULT_POLICY);
        const planned = { debtorKey: "durand", isPrivatePerson: false, on: day(on) };
        return types(guardWarnings(planned, history, { promises: [], plans }, DEFAULT_POLICY));
      };
      // Due on Tuesday the 3rd, checked on the 4th.
      expect(found("2026-03-03")).toEqual(["SpokenRecently"]);
      expect(found("2026-03-04")).toEqual([]);
    });

    it("does not count on the day they named themselves", () => {
      const log = "on  debtor  outcome  until\n 2026-03-05  Durand  APPR  2026-03-09";
      expect(types(warnings(log, "2026-03-06"))).toEqual(["SpokenRecently"]);
      expect(warnings(log, "2026-03-09")).toEqual([]);
    });

    it("counts when the day named is that of the conversation", () => {
      const log = "on  debtor  outcome  until\n 2026-03-05  Durand  SENT  2026-03-05";
      expect(types(warnings(log, "2026-03-06"))).toEqual(["SpokenRecently"]);
    });
  });

  describe("a colleague's call", () => {
    const events = callLog("on  debtor  outcome\n 2026-03-10  Durand  NA"); // logged by Camille at 09:00 UTC
    const asked = (now: string, author: string): readonly GuardWarning[] =>
      guardWarnings(
        { debtorKey: "durand", isPrivatePerson: false, on: day("2026-03-10"), now, author },
        foldCalls(events),
        NO_COMMITMENTS,
        DEFAULT_POLICY,
      );

    it("is mentioned with who and how long ago", () => {
      expect(asked("2026-03-10T11:20:00Z", "Luc")).toEqual([
        { type: "CalledRecently", by: "Camille", at: "2026-03-10T09:00:00Z", hoursAgo: 2 },
      ]);
    });

    it("is not one's own, an old one, or one from a clock ahead of ours", () => {
      expect(asked("2026-03-10T11:20:00Z", "camille")).toEqual([]);
      expect(asked("2026-03-10T21:00:00Z", "Luc")).toEqual([]);
      expect(asked("2026-03-10T08:59:00Z", "Luc")).toEqual([]);
    });

    it("is the latest one when several called, and not looked for without knowing who asks", () => {
      const two = foldCalls(
        events.flatMap((event) => [
          event,
          { ...event, id: "later", author: "Zoé", loggedAt: "2026-03-10T10:30:00Z" },
          { ...event, id: "between", author: "Léo", loggedAt: "2026-03-10T09:30:00Z" },
        ]),
      );
      const call = { debtorKey: "durand", isPrivatePerson: false, on: day("2026-03-10") };
      const now = "2026-03-10T11:00:00Z";
      const found = guardWarnings({ ...call, now, author: "Luc" }, two, NO_COMMITMENTS, DEFAULT_POLICY);
      expect(found).toContainEqual({
        type: "CalledRecently",
        by: "Zoé",
        at: "2026-03-10T10:30:00Z",
        hoursAgo: 0,
      });
      expect(types(found).filter((type) => type === "CalledRecently")).toHaveLength(1);
      expect(types(guardWarnings({ ...call, now }, two, NO_COMMITMENTS, DEFAULT_POLICY))).not.toContain(
        "CalledRecently",
      );
    });
  });

  describe("the hour (09:00–12:30 and 14:00–18:00)", () => {
    const at = (hour: number, minute: number, policy = DEFAULT_POLICY): readonly string[] =>
      types(warnings("on  debtor  outcome", "2026-03-10", { minuteOfDay: 60 * hour + minute }, policy));

    it.each([
      [8, 59, ["OutsideCallHours"]],
      [9, 0, []],
      [12, 29, []],
      [12, 30, ["OutsideCallHours"]],
      [13, 59, ["OutsideCallHours"]],
      [14, 0, []],
      [18, 0, ["OutsideCallHours"]],
    ])("at %i:%i", (hour, minute, expected) => {
      expect(at(hour, minute)).toEqual(expected);
    });

    it("is free when the policy names none", () => {
      expect(at(3, 0, { ...DEFAULT_POLICY, guard: { ...DEFAULT_POLICY.guard, hours: [] } })).toEqual([]);
    });
  });

  it("warns on days that are no call days", () => {
    // A Sunday, and Christmas.
    expect(warnings("on  debtor  outcome", "2026-03-08")).toEqual([
      { type: "NotACallDay", on: day("2026-03-08") },
    ]);
    expect(types(warnings("on  debtor  outcome", "2026-12-25"))).toEqual(["NotACallDay"]);
  });

  it("never warns of past calls without any", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (on, isPrivatePerson) => {
        const call = { debtorKey: "arnaud", isPrivatePerson, on, now: "2026-03-10T11:00:00Z", author: "Luc" };
        const found = types(guardWarnings(call, emptyCallHistory, NO_COMMITMENTS, DEFAULT_POLICY));
        expect(found.filter((type) => type !== "NotACallDay")).toEqual([]);
      }),
    );
  });

  it("always warns of a private person where it warns of attempts with a business", () => {
    fc.assert(
      fc.property(anyCallLog, anyDay, (log, on) => {
        const attempts = (isPrivatePerson: boolean): readonly string[] =>
          types(
            guardWarnings(
              { debtorKey: "arnaud", isPrivatePerson, on },
              foldCalls(log),
              NO_COMMITMENTS,
              DEFAULT_POLICY,
            ),
          ).filter((type) => type.startsWith("TooMany"));
        expect(attempts(true)).toEqual(expect.arrayContaining([...attempts(false)]));
      }),
    );
  });
});
