import * as fc from "fast-check";
import { addDays } from "../../src/domain/localDate";
import { COMMITMENTS } from "../../src/domain/outcome";
import { DEFAULT_POLICY, LADDER_STAGES, type Stage } from "../../src/domain/policy";
import { daysLate, type CallFacts } from "../../src/domain/receivable";
import { loggedContact, nextCall } from "../../src/domain/schedule";
import { callStage, isHigherStage, isLadderStage } from "../../src/domain/stage";
import { anyFactsAndDay } from "../support/arbitraries";
import { day } from "../support/receivables";

const DUE = day("2026-03-02");

/** The stage so many days after the due date. */
function stageAt(days: number, facts: CallFacts = {}): Stage | undefined {
  return callStage({ dueOn: DUE, ...facts }, addDays(DUE, days), DEFAULT_POLICY);
}

/** Called once, long ago, without a commitment; a formal notice long ago. */
const called: CallFacts = { lastCallOn: addDays(DUE, 3), outcome: "NOC" };
const calledAndWarned: CallFacts = { ...called, noticeOn: addDays(DUE, -100) };

describe("callStage", () => {
  it.each<[days: number, stage: Stage]>([
    [-8, "NOT_DUE"],
    [-7, "PRE_DUE"],
    [0, "PRE_DUE"],
    [1, "REMINDER"],
    [14, "REMINDER"],
    [15, "FIRM"],
    [29, "FIRM"],
    [30, "NOTICE"],
    [44, "NOTICE"],
    [45, "HANDOVER"],
    [400, "HANDOVER"],
  ])("climbs with the delay: %d days late", (days, stage) => {
    expect(stageAt(days, calledAndWarned)).toBe(stage);
  });

  it("has no courtesy check when the policy skips it", () => {
    const policy = { ...DEFAULT_POLICY, isPreDueCallOn: false };
    expect(callStage({ dueOn: DUE }, DUE, policy)).toBe("NOT_DUE");
    expect(callStage({ dueOn: DUE }, addDays(DUE, 1), policy)).toBe("REMINDER");
  });

  it("ends when settled, before anything else", () => {
    expect(stageAt(60, { open: 0, outcome: "LEGAL" })).toBe("SETTLED");
    expect(stageAt(60, { open: -50, outcome: "DISP" })).toBe("SETTLED");
    expect(callStage({ open: 0.01 }, DUE, DEFAULT_POLICY)).toBe("SETTLED");
  });

  it("stops, or is handed over, due date or not", () => {
    expect(stageAt(60, { outcome: "INSOL" })).toBe("STOPPED");
    expect(stageAt(-20, { outcome: "DNC" })).toBe("STOPPED");
    expect(stageAt(60, { outcome: "AGENCY" })).toBe("HANDED_OVER");
    expect(callStage({ outcome: "LEGAL" }, DUE, DEFAULT_POLICY)).toBe("HANDED_OVER");
  });

  it("is a dispute, due date or not", () => {
    expect(stageAt(60, { outcome: "DISP", lastCallOn: DUE })).toBe("DISPUTE");
    expect(callStage({ outcome: "DISP" }, DUE, DEFAULT_POLICY)).toBe("DISPUTE");
  });

  it("is unknown without a due date", () => {
    expect(callStage({}, DUE, DEFAULT_POLICY)).toBeUndefined();
    expect(callStage({ lastCallOn: DUE, outcome: "PTP", untilOn: DUE }, DUE, DEFAULT_POLICY)).toBeUndefined();
  });

  describe("with broken promises", () => {
    it("climbs one step each", () => {
      expect(stageAt(1, { ...calledAndWarned, brokenPromises: 1 })).toBe("FIRM");
      expect(stageAt(1, { ...calledAndWarned, brokenPromises: 2 })).toBe("NOTICE");
      expect(stageAt(1, { ...calledAndWarned, brokenPromises: 3 })).toBe("HANDOVER");
    });

    it("stays on the last step, however many", () => {
      expect(stageAt(45, { ...calledAndWarned, brokenPromises: 9 })).toBe("HANDOVER");
    });

    it("does not climb before it is late", () => {
      expect(stageAt(0, { ...calledAndWarned, brokenPromises: 3 })).toBe("PRE_DUE");
      expect(stageAt(-30, { ...calledAndWarned, brokenPromises: 3 })).toBe("NOT_DUE");
    });

    it("climbs no further than the caps allow", () => {
      expect(stageAt(1, { brokenPromises: 3 })).toBe("FIRM");
      expect(stageAt(1, { ...called, brokenPromises: 3 })).toBe("NOTICE");
    });
  });

  describe("with caps", () => {
    it("is firm at most before anybody called", () => {
      expect(stageAt(37)).toBe("FIRM");
      expect(stageAt(400, { noticeOn: DUE })).toBe("FIRM");
    });

    it("takes a letter, or an outcome without any date, for no call", () => {
      expect(stageAt(60, { ...called, outcome: "OTH" })).toBe("FIRM");
      expect(stageAt(60, { outcome: "NA" })).toBe("FIRM");
    });

    it("takes a date agreed for a call", () => {
      expect(stageAt(60, { untilOn: addDays(DUE, 20) })).toBe("NOTICE");
    });

    it("is notice at most without a formal notice", () => {
      expect(stageAt(60, called)).toBe("NOTICE");
    });

    it("hands over fifteen days after the notice, not before", () => {
      expect(stageAt(60, { ...called, noticeOn: addDays(DUE, 46) })).toBe("NOTICE");
      expect(stageAt(60, { ...called, noticeOn: addDays(DUE, 45) })).toBe("HANDOVER");
      expect(stageAt(60, { ...called, noticeOn: addDays(DUE, 90) })).toBe("NOTICE");
    });
  });

  describe("with a commitment pending", () => {
    // Promised ten days late, for the day that would be thirty days late: judged on the next call day.
    const promised: CallFacts = { lastCallOn: addDays(DUE, 10), outcome: "PTP", untilOn: addDays(DUE, 30) };

    it("stays where it was when the promise was made, and its check day included", () => {
      expect(stageAt(10, promised)).toBe("REMINDER");
      expect(stageAt(30, promised)).toBe("REMINDER");
      expect(stageAt(31, promised)).toBe("REMINDER");
      expect(stageAt(32, promised)).toBe("NOTICE");
    });

    it.each(["PTP", "PTPP", "PLAN", "PROP", "APPR"] as const)("stays while %s is pending", (outcome) => {
      expect(stageAt(29, { ...promised, outcome })).toBe("REMINDER");
      expect(stageAt(60, { ...promised, outcome })).toBe("NOTICE");
    });

    it.each(["CB", "NEG", "RUN", "SENT", "INT", "ABS"] as const)(
      "climbs after %s, which binds nobody",
      (outcome) => {
        expect(stageAt(29, { ...promised, outcome })).toBe("FIRM");
      },
    );

    it("stays while a proposal without a date waits two days for our answer", () => {
      const proposed: CallFacts = { lastCallOn: addDays(DUE, 14), outcome: "PROP" };
      expect(stageAt(16, proposed)).toBe("REMINDER");
      expect(stageAt(17, proposed)).toBe("FIRM");
    });

    it("climbs when the promise has no date, or the date no call", () => {
      expect(stageAt(20, { lastCallOn: addDays(DUE, 14), outcome: "PTP" })).toBe("FIRM");
      expect(stageAt(20, { untilOn: addDays(DUE, 30) })).toBe("FIRM");
      expect(stageAt(20, { lastCallOn: addDays(DUE, 14), untilOn: addDays(DUE, 30) })).toBe("FIRM");
    });

    it("keeps the broken promises and the caps of the day it was made", () => {
      expect(stageAt(29, { ...promised, brokenPromises: 1 })).toBe("FIRM");
      const late: CallFacts = { lastCallOn: addDays(DUE, 50), outcome: "PTP", untilOn: addDays(DUE, 80) };
      expect(stageAt(70, { ...late, noticeOn: addDays(DUE, 40) })).toBe("NOTICE");
      expect(stageAt(70, { ...late, noticeOn: addDays(DUE, 35) })).toBe("HANDOVER");
    });

    it("stays a courtesy check when it was promised before the due date", () => {
      const early: CallFacts = { lastCallOn: addDays(DUE, -3), outcome: "PTP", untilOn: addDays(DUE, 10) };
      expect(stageAt(5, early)).toBe("PRE_DUE");
      expect(stageAt(12, early)).toBe("REMINDER");
    });
  });

  it("never falls as days pass, unless a commitment froze it", () => {
    const height = (stage: Stage | undefined): number =>
      (["NOT_DUE", "PRE_DUE", ...LADDER_STAGES] as readonly (Stage | undefined)[]).indexOf(stage);
    fc.assert(
      fc.property(anyFactsAndDay, fc.nat({ max: 90 }), ({ facts, asOf }, days) => {
        const outcome = loggedContact(facts)?.outcome;
        // A day before the call, looked back to, knows a commitment that had not been made.
        fc.pre(outcome === undefined || !COMMITMENTS.has(outcome) || asOf >= (facts.lastCallOn ?? asOf));
        const before = callStage(facts, asOf, DEFAULT_POLICY);
        const after = callStage(facts, addDays(asOf, days), DEFAULT_POLICY);
        expect(height(after)).toBeGreaterThanOrEqual(height(before));
      }),
      { numRuns: 500 },
    );
  });

  it("never changes while a commitment is pending", () => {
    fc.assert(
      fc.property(anyFactsAndDay, ({ facts, asOf }) => {
        const contact = loggedContact(facts);
        const { on } = nextCall(facts, asOf, DEFAULT_POLICY);
        fc.pre(contact?.calledOn !== undefined && COMMITMENTS.has(contact.outcome));
        fc.pre(on !== undefined && asOf <= on && contact.calledOn <= on);
        expect(callStage(facts, asOf, DEFAULT_POLICY)).toBe(
          callStage(facts, contact.calledOn, DEFAULT_POLICY),
        );
      }),
    );
  });
});

describe("isHigherStage", () => {
  it("orders the ladder", () => {
    expect(isHigherStage("NOTICE", "FIRM")).toBe(true);
    expect(isHigherStage("FIRM", "FIRM")).toBe(false);
    expect(isHigherStage("REMINDER", "HANDOVER")).toBe(false);
  });
});

describe("isLadderStage", () => {
  it("knows the steps from the ends", () => {
    expect(isLadderStage("REMINDER")).toBe(true);
    expect(isLadderStage("DISPUTE")).toBe(false);
    expect(isLadderStage("PRE_DUE")).toBe(false);
    expect(isLadderStage(undefined)).toBe(false);
  });
});

describe("daysLate", () => {
  it("is 0 on the due date, which is not late", () => {
    expect(daysLate(DUE, DUE)).toBe(0);
    expect(daysLate(DUE, day("2026-03-03"))).toBe(1);
    expect(daysLate(DUE, day("2026-02-28"))).toBe(-2);
  });
});
