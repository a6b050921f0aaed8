import { assessReceivables } from "../../src/domain/assessment";
import { foldCalls, type CallEvent } from "../../src/domain/callLog";
import { consequenceChoices, type ConsequenceWarning } from "../../src/domain/consequence";
import { openDuties } from "../../src/domain/duties";
import type { ConsequenceCode } from "../../src/domain/callDetails";
import { DEFAULT_POLICY, type LadderStage, type Policy } from "../../src/domain/policy";
import { openMinorIn } from "../../src/domain/receivable";
import { callLog, day, receivables } from "../support/receivables";

const SHEET = `
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-102    Durand  2026-06-02  300.00
  F-103    Durand  2026-03-02  0.00`;

interface Situation {
  readonly tone?: LadderStage | undefined;
  readonly events?: readonly CallEvent[];
  readonly policy?: Policy;
  readonly sheet?: string;
}

/** At the stage NOTICE unless said otherwise. */
function warnings(
  code: ConsequenceCode,
  { events = [], policy = DEFAULT_POLICY, sheet = SHEET, ...situation }: Situation = {},
): readonly ConsequenceWarning[] | undefined {
  const tone = "tone" in situation ? situation.tone : "NOTICE";
  const history = foldCalls(events);
  const rows = receivables(sheet);
  const assessments = assessReceivables(rows, history, day("2026-04-10"), policy);
  const duties = openDuties(history, openMinorIn(rows), policy);
  return consequenceChoices("durand", { assessments, tone, duties }, policy).find(
    (choice) => choice.code === code,
  )?.warnings;
}

describe("consequenceChoices", () => {
  it("offers all of them, mildest first", () => {
    const choices = consequenceChoices(
      "durand",
      { assessments: [], tone: "NOTICE", duties: [] },
      DEFAULT_POLICY,
    );
    expect(choices).toEqual(
      ["INTEREST", "STOP_DELIVERY", "NO_CREDIT", "AGENCY", "LEGAL"].map((code) => ({ code, warnings: [] })),
    );
  });

  it("warns of what is announced before its stage", () => {
    expect(warnings("AGENCY")).toEqual([]);
    expect(warnings("AGENCY", { tone: "FIRM" })).toEqual([
      { type: "EarlierThanStage", from: "NOTICE", now: "FIRM" },
    ]);
    expect(warnings("INTEREST", { tone: undefined })).toEqual([
      { type: "EarlierThanStage", from: "FIRM", now: undefined },
    ]);
  });

  it("warns of what was announced before and not done", () => {
    const [call] = callLog("on  debtor  outcome  covers\n 2026-04-01  Durand  REF  F-101=1200.00");
    const announced = {
      ...call,
      consequences: [{ code: "AGENCY", dueOn: day("2026-04-08") }],
    } as CallEvent;
    expect(warnings("AGENCY", { events: [announced] })).toEqual([
      { type: "AlreadyAnnounced", dueOn: day("2026-04-08"), times: 1 },
    ]);
    expect(warnings("LEGAL", { events: [announced] })).toEqual([]);
    const others = { ...announced, debtorKey: "petit" } as CallEvent;
    expect(warnings("AGENCY", { events: [others] })).toEqual([]);
  });

  it("asks for a name where the debtor is strategic", () => {
    const policy = { ...DEFAULT_POLICY, debtors: new Map([["durand", { isStrategic: true }]]) };
    expect(warnings("INTEREST", { policy })).toEqual([{ type: "ApprovalNeeded" }]);
  });

  it("warns when all that is late is in dispute, in full", () => {
    const disputed = (amount: string): readonly CallEvent[] =>
      callLog(`
        on          debtor  outcome  amount   covers
        2026-04-01  Durand  DISP     ${amount}  F-101=1200.00`);
    expect(warnings("INTEREST", { events: disputed("1200.00") })).toEqual([{ type: "AllInDispute" }]);
    expect(warnings("INTEREST", { events: disputed("200.00") })).toEqual([]);
  });

  it("does not take a debtor without a due date for one in dispute", () => {
    expect(warnings("INTEREST", { sheet: "invoice  debtor  due  open\n F-101  Durand  -  5.00" })).toEqual(
      [],
    );
  });
});
