import { answerPlan } from "../../src/application/answerPlan";
import { openDesk, type Desk } from "../../src/application/openDesk";
import { recordCall, toCallLogged, type CallDraft } from "../../src/application/recordCall";
import { settleDuty } from "../../src/application/settleDuty";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { day, money, receivables } from "../support/receivables";
import { memoryWorkbook, opened, type MemoryWorkbook } from "./memoryPorts";

const SHEET = receivables(`
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-201    Petit   2026-03-02  80.00`);
const [F101] = SHEET;

const PROPOSAL: CallDraft = {
  id: "p1",
  debtor: F101!.debtor,
  covers: [F101!],
  calledOn: day("2026-03-09"),
  outcome: "PROP",
  untilOn: day("2026-03-11"),
  details: {
    plan: [
      { dueOn: day("2026-03-16"), amount: money("600.00") },
      { dueOn: day("2026-04-16"), amount: money("600.00") },
    ],
    consequences: [{ code: "STOP_DELIVERY", dueOn: day("2026-03-10") }],
  },
};
const options = { author: "Camille", mode: "values", language: "fr" } as const;

async function deskAfterProposal(): Promise<{ readonly workbook: MemoryWorkbook; readonly desk: Desk }> {
  const workbook = memoryWorkbook(SHEET);
  workbook.today = day("2026-03-09");
  const desk = await openDesk(workbook.ports, opened, DEFAULT_POLICY);
  if (!desk.ok) throw new Error(desk.fault.type);
  const recorded = await recordCall(workbook.ports, desk.value, PROPOSAL, options);
  if (!recorded.ok) throw new Error(recorded.fault.type);
  workbook.written.length = 0;
  return { workbook, desk: recorded.value.desk };
}

describe("answerPlan", () => {
  const ACCEPTED = {
    id: "a1",
    call: { id: "p1" },
    answer: "ACCEPTED",
    answeredOn: day("2026-03-09"),
    plan: PROPOSAL.details!.plan!,
  } as const;

  it("ends our duty to answer, and watches the first instalment as accepted", async () => {
    const { workbook, desk } = await deskAfterProposal();
    expect(desk.worklist.duties.map(({ kind }) => kind)).toContain("answer");
    const answered = await answerPlan(workbook.ports, desk, ACCEPTED, options);
    if (!answered.ok) throw new Error(answered.fault.type);
    expect(answered.value.desk.worklist.duties.map(({ kind }) => kind)).not.toContain("answer");
    // Monday 16 March + 1 call day.
    expect(formatIsoDate(answered.value.desk.assessments[0]!.next.on!)).toBe("2026-03-17");
    expect(workbook.log.at(-1)).toMatchObject({ type: "planAnswer", callId: "p1", author: "Camille" });
  });

  it("brings the rows of the proposal up to date, and no others", async () => {
    const { workbook, desk } = await deskAfterProposal();
    await answerPlan(workbook.ports, desk, ACCEPTED, options);
    expect(
      workbook.written.map(({ assessments }) => assessments.map(({ receivable }) => receivable.key)),
    ).toEqual([[F101!.key]]);
  });

  it("says why nothing was logged", async () => {
    const { workbook, desk } = await deskAfterProposal();
    workbook.faults.append = { type: "CellBeingEdited" };
    const answered = await answerPlan(workbook.ports, desk, ACCEPTED, options);
    expect(answered).toEqual({ ok: false, fault: { type: "CellBeingEdited" } });
  });
});

describe("settleDuty", () => {
  it("ends what we had announced, done or given up", async () => {
    const { workbook, desk } = await deskAfterProposal();
    const settled = await settleDuty(
      workbook.ports,
      desk,
      {
        id: "d1",
        callId: "p1",
        duty: { kind: "consequence", index: 0 },
        how: "WAIVED",
        settledOn: day("2026-03-09"),
        note: "Paid at once",
      },
      options,
    );
    if (!settled.ok) throw new Error(settled.fault.type);
    expect(settled.value.desk.worklist.duties.map(({ kind }) => kind)).toEqual(["answer"]);
    expect(workbook.log.at(-1)).toMatchObject({ type: "duty", how: "WAIVED", note: "Paid at once" });
  });
});

describe("toCallLogged", () => {
  const stamp = { loggedAt: "2026-03-20T09:00:00Z", author: "Camille" };

  it("keeps, in a correction, what was open when the call was made", () => {
    const then = { key: F101!.key, reference: "F-101", open: money("1500.00") };
    const gone = { key: "durand|f-090", reference: "F-090", open: money("10.00") };
    const corrected = toCallLogged(
      { ...PROPOSAL, id: "p2", replaces: "p1", replacedBecause: "Misheard", coveredThen: [then, gone] },
      stamp,
    );
    expect(corrected.covers).toEqual([then, gone]);
    expect(corrected).toMatchObject({ replaces: "p1", replacedBecause: "Misheard" });
  });
});
