import * as fc from "fast-check";
import { emptyCallHistory, foldCalls, type CallLogged } from "../../src/domain/callLog";
import { diagnose, type Cause, type Diagnosis, type DiagnosisFact } from "../../src/domain/diagnosis";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY, type Policy } from "../../src/domain/policy";
import { judgePlans } from "../../src/domain/plan";
import { judgePromises } from "../../src/domain/promise";
import { anyCallLog, anyDay } from "../support/arbitraries";
import { callLog, day, keyOf, money } from "../support/receivables";

type Said = Partial<CallLogged>;

/** What the log shows of Durand; `said` adds to the calls, in their order. */
function diagnosis(
  log: string,
  said: readonly Said[] = [],
  { asOf = "2026-06-30", open = "1200.00", policy = DEFAULT_POLICY as Policy } = {},
): Diagnosis {
  const calls = callLog(log)
    .filter((event) => event.type === "call")
    .map((call, index) => ({ ...call, ...said[index] }));
  const now = {
    day: day(asOf),
    openMinorOf: (key: string) => (key === keyOf("Durand", "F-101") ? money(open).amountMinor : undefined),
  };
  const promises = judgePromises(calls, now, policy);
  return diagnose(calls, { promises, plans: judgePlans(calls, emptyCallHistory, now, policy) }, now, policy);
}

function factsFor(cause: Cause, { evidence }: Diagnosis): readonly DiagnosisFact[] {
  return evidence.find((found) => found.cause === cause)!.facts;
}

/** Each fact with its day. */
function lines(cause: Cause, found: Diagnosis): readonly string[] {
  return factsFor(cause, found).map(({ on, type }) => `${formatIsoDate(on)} ${type}`);
}

const ONE_CALL = "on  debtor  outcome  covers\n 2026-03-02  Durand  NOC  F-101=1200.00";

describe("diagnose", () => {
  it("has no verdict without facts", () => {
    const nothing = diagnosis("on  debtor  outcome");
    expect(nothing.leaning).toEqual([]);
    expect(nothing.evidence).toEqual([
      { cause: "DIFFICULTY", facts: [], days: 0, isSupported: false },
      { cause: "BAD_FAITH", facts: [], days: 0, isSupported: false },
      { cause: "DISORDER", facts: [], days: 0, isSupported: false },
    ]);
    expect(diagnosis(ONE_CALL).leaning).toEqual([]);
  });

  describe("difficulty", () => {
    it("shows in reasons, outcomes, objections and impressions, each with its day", () => {
      const found = diagnosis(
        `
        on          debtor  outcome  covers
        2026-03-02  Durand  CANT     F-101=1200.00
        2026-03-09  Durand  PROP     F-101=1200.00
        2026-03-16  Durand  NOC      F-101=1200.00`,
        [
          { reason: "CASH_TEMP" },
          { objections: ["NO_CASH", "SEND_MAIL"] },
          { impression: { finances: "STRAINED", difficulty: "GENERAL" } },
        ],
      );
      expect(factsFor("DIFFICULTY", found)).toEqual([
        { type: "outcome", on: day("2026-03-02"), callId: "call-1", outcome: "CANT" },
        { type: "reason", on: day("2026-03-02"), callId: "call-1", reason: "CASH_TEMP" },
        { type: "outcome", on: day("2026-03-09"), callId: "call-2", outcome: "PROP" },
        { type: "objection", on: day("2026-03-09"), callId: "call-2", objection: "NO_CASH" },
        { type: "finances", on: day("2026-03-16"), callId: "call-3", finances: "STRAINED" },
        { type: "scope", on: day("2026-03-16"), callId: "call-3", scope: "GENERAL" },
      ]);
      expect(found.leaning).toEqual(["DIFFICULTY"]);
    });

    it("shows in a promise kept in part: whoever pays a part tries to pay", () => {
      const log = `
        on          debtor  outcome  until       amount   covers
        2026-03-02  Durand  PTP      2026-03-10  2000.00  F-101=2000.00`;
      expect(factsFor("DIFFICULTY", diagnosis(log))).toEqual([
        {
          type: "promise-partly-kept",
          on: day("2026-03-10"),
          callId: "call-1",
          promised: money("2000.00"),
          received: money("800.00"),
        },
      ]);
    });

    it("does not show in healthy or unknown finances", () => {
      expect(lines("DIFFICULTY", diagnosis(ONE_CALL, [{ impression: { finances: "HEALTHY" } }]))).toEqual([]);
      expect(lines("DIFFICULTY", diagnosis(ONE_CALL, [{ impression: { difficulty: "UNKNOWN" } }]))).toEqual(
        [],
      );
      expect(lines("DIFFICULTY", diagnosis(ONE_CALL, [{ impression: { finances: "CRITICAL" } }]))).toEqual([
        "2026-03-02 finances",
      ]);
    });
  });

  describe("bad faith", () => {
    it("is never named from one day, however much was said", () => {
      const found = diagnosis(ONE_CALL, [
        {
          outcome: "REF",
          reason: "STRETCH",
          impression: { willingness: "NO", difficulty: "ONLY_US" },
          unanswered: ["Pour quelle date ?"],
        },
      ]);
      expect(lines("BAD_FAITH", found)).toEqual([
        "2026-03-02 outcome",
        "2026-03-02 reason",
        "2026-03-02 scope",
        "2026-03-02 unwilling",
        "2026-03-02 unanswered",
      ]);
      expect(found.evidence[1]).toMatchObject({ days: 1, isSupported: false });
      expect(found.leaning).toEqual([]);
    });

    it("is named from two dated facts", () => {
      const log = `
        on          debtor  outcome  until       amount   covers
        2026-03-02  Durand  PTP      2026-03-10  1200.00  F-101=1200.00
        2026-03-12  Durand  NOC      -           -        F-101=1200.00`;
      const found = diagnosis(log, [{}, { unanswered: ["Quand ?"] }]);
      expect(factsFor("BAD_FAITH", found)).toEqual([
        { type: "promise-broken", on: day("2026-03-10"), callId: "call-1", promised: money("1200.00") },
        { type: "unanswered", on: day("2026-03-12"), callId: "call-2", questions: ["Quand ?"] },
      ]);
      expect(found.leaning).toEqual(["BAD_FAITH"]);
    });

    it("does not rest on what we presume", () => {
      expect(lines("BAD_FAITH", diagnosis(ONE_CALL, [{ reason: "BADFAITH" }]))).toEqual([]);
    });

    it("does not show in open or kept promises", () => {
      const log = `
        on          debtor  outcome  until       amount   covers
        2026-03-02  Durand  PTP      2026-03-10  1200.00  F-101=1200.00`;
      expect(lines("BAD_FAITH", diagnosis(log, [], { asOf: "2026-03-05" }))).toEqual([]);
      expect(lines("BAD_FAITH", diagnosis(log, [], { open: "0.00" }))).toEqual([]);
    });

    it("shows in instalments that are missing; late but paid, they show nothing", () => {
      const log = "on  debtor  outcome  covers\n 2026-03-02  Durand  PLAN  F-101=1200.00";
      const plan = [
        { dueOn: day("2026-03-10"), amount: money("400.00") },
        { dueOn: day("2026-04-10"), amount: money("400.00") },
        { dueOn: day("2026-07-10"), amount: money("400.00") },
      ];
      const missed = diagnosis(log, [{ plan }]);
      expect(factsFor("BAD_FAITH", missed)).toEqual([
        { type: "instalment-missed", on: day("2026-03-10"), callId: "call-1", amount: money("400.00") },
        { type: "instalment-missed", on: day("2026-04-10"), callId: "call-1", amount: money("400.00") },
      ]);
      const late = `${log}\n 2026-03-12  Durand  NA  F-101=1200.00`;
      expect(diagnosis(late, [{ plan }], { open: "400.00" }).evidence.flatMap(({ facts }) => facts)).toEqual(
        [],
      );
    });

    describe("explanations that change", () => {
      const changes = (...reasons: readonly CallLogged["reason"][]): readonly string[] => {
        const rows = reasons.map((_, index) => `2026-03-0${index + 2}  Durand  NOC  F-101=1200.00`);
        const said = reasons.map((reason) => (reason === undefined ? {} : { reason }));
        const found = diagnosis(`on  debtor  outcome  covers\n${rows.join("\n")}`, said);
        return factsFor("BAD_FAITH", found).flatMap((fact) =>
          fact.type === "reason-changed" ? [`${fact.from} > ${fact.to}`] : [],
        );
      };

      it("count each time the kind changes", () => {
        expect(changes("APPROVAL", "CASH_TEMP", "QUALITY")).toEqual([
          "APPROVAL > CASH_TEMP",
          "CASH_TEMP > QUALITY",
        ]);
      });

      it("do not count where one grows out of the other, or nothing is explained", () => {
        expect(changes("NOT_RECEIVED", "NOT_BOOKED", "APPROVAL")).toEqual([]);
        expect(changes("CASH_TEMP", "CASH_STRUCT")).toEqual([]);
        expect(changes("APPROVAL", "PAY_CALENDAR", "SENT_WAIT", "NO_REASON")).toEqual([]);
      });

      it("are compared with the last explanation, whatever stood between", () => {
        expect(changes("APPROVAL", undefined, "NO_REASON", "PRICE")).toEqual(["APPROVAL > PRICE"]);
      });

      it("count for the same invoice only", () => {
        const log = `
          on          debtor  outcome  covers
          2026-03-02  Durand  NOC      F-101=1200.00
          2026-03-03  Durand  NOC      F-102=80.00`;
        expect(lines("BAD_FAITH", diagnosis(log, [{ reason: "APPROVAL" }, { reason: "CASH_TEMP" }]))).toEqual(
          [],
        );
      });
    });

    describe("« not received » once more", () => {
      const again = (first: Said, second: Said, covers = "F-101=1200.00"): Diagnosis =>
        diagnosis(
          `
          on          debtor  outcome  covers
          2026-03-02  Durand  NREC     F-101=1200.00
          2026-03-05  Durand  NREC     ${covers}`,
          [first, second],
        );

      it("counts after it was sent again to somebody named", () => {
        const found = again({ person: "Léa Petit" }, {});
        expect(factsFor("BAD_FAITH", found)).toEqual([
          {
            type: "not-received-again",
            on: day("2026-03-05"),
            callId: "call-2",
            resentOn: day("2026-03-02"),
          },
        ]);
        // The first time is disorder, the second is not disorder once more.
        expect(lines("DISORDER", found)).toEqual(["2026-03-02 outcome"]);
      });

      it("also when it is said with another outcome", () => {
        const asReason = again({ person: "Léa Petit" }, { outcome: "NOC", reason: "NOT_RECEIVED" });
        const asObjection = again({ person: "Léa Petit" }, { outcome: "NOC", objections: ["NOT_RECEIVED"] });
        expect(lines("BAD_FAITH", asReason)).toEqual(["2026-03-05 not-received-again"]);
        expect(lines("BAD_FAITH", asObjection)).toEqual(["2026-03-05 not-received-again"]);
      });

      it("does not count without proof that it was sent, for another invoice, or on the same day", () => {
        expect(lines("BAD_FAITH", again({}, {}))).toEqual([]);
        expect(lines("BAD_FAITH", again({ person: "Léa Petit" }, {}, "F-102=80.00"))).toEqual([]);
        expect(lines("BAD_FAITH", again({ person: "Léa Petit" }, { calledOn: day("2026-03-02") }))).toEqual(
          [],
        );
        expect(lines("DISORDER", again({}, {}))).toEqual(["2026-03-02 outcome", "2026-03-05 outcome"]);
      });
    });

    describe("said to be paid", () => {
      const SENT = "on  debtor  outcome  covers\n 2026-03-02  Durand  SENT  F-101=1200.00";

      it("counts when nothing had come in by the day it was to be looked at", () => {
        // Monday 2 March + 3 call days: Thursday the 5th.
        expect(lines("BAD_FAITH", diagnosis(SENT, [], { asOf: "2026-03-04" }))).toEqual([]);
        expect(factsFor("BAD_FAITH", diagnosis(SENT, [], { asOf: "2026-03-05" }))).toEqual([
          { type: "said-paid", on: day("2026-03-02"), callId: "call-1", checkedOn: day("2026-03-05") },
        ]);
        expect(lines("BAD_FAITH", diagnosis(SENT, [], { open: "1000.00" }))).toEqual([]);
      });

      it("is judged by the next call about it, not by what came later", () => {
        const log = `${SENT}\n 2026-03-06  Durand  NOC  F-101=1200.00`;
        expect(factsFor("BAD_FAITH", diagnosis(log, [], { open: "0.00" }))).toMatchObject([
          { type: "said-paid", checkedOn: day("2026-03-06") },
        ]);
      });

      it("holds for payments said without proof", () => {
        const log = "on  debtor  outcome  covers\n 2026-03-02  Durand  PAIDX  F-101=1200.00";
        expect(lines("BAD_FAITH", diagnosis(log))).toEqual(["2026-03-02 said-paid"]);
      });

      it("is not looked at where the policy names no day, or no invoice was named", () => {
        const { outcomes } = DEFAULT_POLICY;
        const policy = {
          ...DEFAULT_POLICY,
          outcomes: { ...outcomes, SENT: { ...outcomes.SENT, next: { kind: "stop" as const } } },
        };
        expect(lines("BAD_FAITH", diagnosis(SENT, [], { policy }))).toEqual([]);
        expect(lines("BAD_FAITH", diagnosis("on  debtor  outcome\n 2026-03-02  Durand  SENT"))).toEqual([]);
      });
    });
  });

  describe("disorder", () => {
    it("shows in papers that go astray and people who are not there", () => {
      const found = diagnosis(
        `
        on          debtor  outcome  covers
        2026-03-02  Durand  DOC      F-101=1200.00
        2026-03-09  Durand  NOC      F-101=1200.00`,
        [{ reason: "CHAOS" }, { objections: ["ACCOUNTANT_AWAY"] }],
      );
      expect(lines("DISORDER", found)).toEqual([
        "2026-03-02 outcome",
        "2026-03-02 reason",
        "2026-03-09 objection",
      ]);
      expect(found.leaning).toEqual(["DISORDER"]);
    });
  });

  it("leans to the cause with facts on most days, and says so when two are even", () => {
    const log = `
      on          debtor  outcome  covers
      2026-03-02  Durand  CANT     F-101=1200.00
      2026-03-09  Durand  DOC      F-101=1200.00
      2026-03-16  Durand  NOC      F-101=1200.00`;
    expect(diagnosis(log).leaning).toEqual(["DIFFICULTY", "DISORDER"]);
    expect(diagnosis(log, [{}, {}, { reason: "CASH_TEMP" }]).leaning).toEqual(["DIFFICULTY"]);
  });

  it("never names a cause without facts, nor bad faith from one day", () => {
    fc.assert(
      fc.property(anyCallLog, anyDay, (log, asOf) => {
        const now = { day: asOf, openMinorOf: () => 10_000 };
        for (const events of foldCalls(log).eventsByDebtor.values()) {
          const calls = events.filter((event) => event.type === "call");
          const { evidence, leaning } = diagnose(
            calls,
            { promises: judgePromises(calls, now, DEFAULT_POLICY), plans: [] },
            now,
            DEFAULT_POLICY,
          );
          for (const { cause, facts, days } of evidence) {
            const least = cause === "BAD_FAITH" ? 2 : 1;
            if (leaning.includes(cause)) expect(days).toBeGreaterThanOrEqual(least);
            expect(days).toBeLessThanOrEqual(facts.length);
            expect(facts.every(({ callId }) => calls.some(({ id }) => id === callId))).toBe(true);
          }
        }
      }),
    );
  });
});
