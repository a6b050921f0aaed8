import { openDesk, type Desk } from "../../src/application/openDesk";
import { previewCall } from "../../src/application/previewCall";
import { recordCall, refusalsOf, voidCall, type CallDraft } from "../../src/application/recordCall";
import type { CallLogged } from "../../src/domain/callLog";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { callLog, day, money, receivables } from "../support/receivables";
import { memoryWorkbook, opened, type MemoryWorkbook } from "./memoryPorts";

const SHEET = receivables(`
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-102    Durand  2026-03-02  300.00
  F-201    Petit   2026-03-02  80.00`);
const [F101, F102] = SHEET;

const PROMISE: CallDraft = {
  id: "draft-1",
  debtor: F101!.debtor,
  covers: [F101!, F102!],
  calledOn: day("2026-03-09"),
  outcome: "PTP",
  untilOn: day("2026-03-20"),
  amount: money("1500.00"),
  means: "TRANSFER",
  person: "Mme Durand",
};
const options = { author: "Camille", mode: "values", language: "fr" } as const;

async function deskOf(workbook: MemoryWorkbook): Promise<Desk> {
  const desk = await openDesk(workbook.ports, opened, DEFAULT_POLICY);
  if (!desk.ok) throw new Error(desk.fault.type);
  return desk.value;
}

const nextByReference = ({ assessments }: Desk): Readonly<Record<string, string>> =>
  Object.fromEntries(
    assessments.map(({ receivable, next }) => [receivable.reference, formatIsoDate(next.on!)]),
  );

describe("refusalsOf", () => {
  const refused = (change: Partial<CallDraft>): readonly unknown[] =>
    refusalsOf({ ...PROMISE, ...change }, day("2026-03-09"));

  it("lets a good draft pass", () => {
    expect(refused({})).toEqual([]);
    expect(refused({ untilOn: undefined, amount: undefined })).toEqual([]);
    expect(refused({ untilOn: day("2026-03-09") })).toEqual([]);
    expect(refused({ calledOn: day("2026-03-05") })).toEqual([]);
  });

  it("refuses a call about nothing, or made tomorrow", () => {
    expect(refused({ covers: [], amount: undefined })).toEqual([{ type: "NothingCovered" }]);
    expect(refused({ calledOn: day("2026-03-10") })).toEqual([
      { type: "CallInFuture", calledOn: day("2026-03-10"), today: day("2026-03-09") },
    ]);
  });

  it("refuses a date agreed before the call, except for what may have happened before it", () => {
    const untilOn = day("2026-03-08");
    for (const outcome of ["PTP", "CB", "RUN"] as const)
      expect(refused({ outcome, untilOn })).toEqual([
        { type: "DateBeforeCall", untilOn, calledOn: day("2026-03-09") },
      ]);
    for (const outcome of ["SENT", "INSOL"] as const) expect(refused({ outcome, untilOn })).toEqual([]);
  });

  it("refuses an amount that is nothing, or in a currency the call does not cover", () => {
    expect(refused({ amount: money("0.00") })).toEqual([{ type: "AmountNotPositive" }]);
    expect(refused({ amount: money("-5.00 GBP") })).toEqual([{ type: "AmountNotPositive" }]);
    expect(refused({ amount: money("5.00 GBP") })).toEqual([{ type: "CurrencyNotCovered", currency: "GBP" }]);
  });

  it("gives all refusals, in this order", () => {
    const all = refused({
      covers: [],
      calledOn: day("2026-03-10"),
      untilOn: day("2026-03-01"),
      amount: money("0.00"),
    }) as readonly { readonly type: string }[];
    expect(all.map(({ type }) => type)).toEqual([
      "NothingCovered",
      "CallInFuture",
      "DateBeforeCall",
      "AmountNotPositive",
    ]);
  });
});

describe("recordCall", () => {
  it("writes the call to the log, and brings exactly the rows concerned up to date", async () => {
    const workbook = memoryWorkbook(SHEET);
    const recorded = await recordCall(workbook.ports, await deskOf(workbook), PROMISE, options);
    expect(workbook.log).toEqual([
      {
        type: "call",
        id: "draft-1",
        loggedAt: "2026-03-09T09:30:00Z",
        author: "Camille",
        debtorKey: "durand",
        debtorName: "Durand",
        calledOn: day("2026-03-09"),
        outcome: "PTP",
        untilOn: day("2026-03-20"),
        amount: money("1500.00"),
        means: "TRANSFER",
        person: "Mme Durand",
        covers: [
          { key: "durand|f-101", reference: "F-101", open: money("1200.00"), dueOn: day("2026-03-02") },
          { key: "durand|f-102", reference: "F-102", open: money("300.00"), dueOn: day("2026-03-02") },
        ],
      },
    ]);
    expect(workbook.written).toHaveLength(1);
    expect(workbook.written[0]).toMatchObject({ mode: "values", language: "fr", rowsOnly: true });
    expect(workbook.written[0]?.assessments.map(({ receivable }) => receivable.reference)).toEqual([
      "F-101",
      "F-102",
    ]);
    expect(recorded.ok && nextByReference(recorded.value.desk)).toEqual({
      "F-101": "2026-03-23",
      "F-102": "2026-03-23",
      "F-201": "2026-03-04",
    });
    expect(recorded.ok && "columnsFault" in recorded.value).toBe(false);
  });

  it("keeps what was noted, and leaves out what was not", async () => {
    const workbook = memoryWorkbook(SHEET);
    const draft: CallDraft = {
      ...PROMISE,
      outcome: "REF",
      untilOn: undefined,
      amount: undefined,
      means: undefined,
      person: "",
      reason: "QUALITY",
      detail: "Ground",
      note: "Note",
    };
    await recordCall(workbook.ports, await deskOf(workbook), draft, options);
    expect(workbook.log[0]).toMatchObject({
      outcome: "REF",
      reason: "QUALITY",
      detail: "Ground",
      note: "Note",
    });
    for (const absent of ["untilOn", "amount", "means", "person"])
      expect(workbook.log[0]).not.toHaveProperty(absent);
  });

  it("records once when the same draft is saved twice", async () => {
    const workbook = memoryWorkbook(SHEET);
    const first = await recordCall(workbook.ports, await deskOf(workbook), PROMISE, options);
    const second = await recordCall(workbook.ports, await deskOf(workbook), PROMISE, options);
    expect(workbook.log).toHaveLength(1);
    expect(second.ok && first.ok && nextByReference(second.value.desk)).toEqual(
      first.ok && nextByReference(first.value.desk),
    );
  });

  it("records nothing that is refused", async () => {
    const workbook = memoryWorkbook(SHEET);
    const refused = await recordCall(
      workbook.ports,
      await deskOf(workbook),
      { ...PROMISE, covers: [] },
      options,
    );
    expect(refused).toEqual({
      ok: false,
      fault: {
        type: "CallRefused",
        refusals: [{ type: "NothingCovered" }, { type: "CurrencyNotCovered", currency: "EUR" }],
      },
    });
    expect([workbook.log, workbook.written]).toEqual([[], []]);
  });

  it("writes no columns where there are none", async () => {
    const workbook = memoryWorkbook(SHEET);
    const recorded = await recordCall(workbook.ports, await deskOf(workbook), PROMISE, {
      ...options,
      mode: undefined,
    });
    expect([recorded.ok, workbook.log.length, workbook.written.length]).toEqual([true, 1, 0]);
  });

  it("sees what a colleague logged meanwhile", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    workbook.log.push(
      ...callLog(
        "id  on  debtor  outcome  until  covers\n x  2026-03-09  Petit  CB  2026-03-27  F-201=80.00",
      ),
    );
    const recorded = await recordCall(workbook.ports, desk, PROMISE, options);
    expect(recorded.ok && nextByReference(recorded.value.desk)["F-201"]).toBe("2026-03-27");
  });

  it("corrects what had arrived after all when the person changed the form since, and corrects it once", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    await recordCall(workbook.ports, desk, PROMISE, options);
    const changed = { ...PROMISE, note: "Rappelle lundi" };
    const recorded = await recordCall(workbook.ports, desk, changed, options);
    await recordCall(workbook.ports, desk, changed, options);
    expect(workbook.log).toMatchObject([
      { id: "draft-1" },
      { id: "new-1", replaces: "draft-1", note: "Rappelle lundi" },
    ]);
    expect(recorded.ok && recorded.value.event.id).toBe("new-1");
  });

  it("writes nothing to the columns when the log was not written", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    workbook.faults = { append: { type: "LogNotWritten" } };
    expect(await recordCall(workbook.ports, desk, PROMISE, options)).toEqual({
      ok: false,
      fault: { type: "LogNotWritten" },
    });
    expect(workbook.written).toEqual([]);
  });

  it("says that the call is safe when the columns, or reading the log again, failed", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    const changed = { type: "ChangedSinceRead", sheetName: "Encours", rowNumber: 2 } as const;
    workbook.faults = { writeColumns: changed };
    const columns = await recordCall(workbook.ports, desk, PROMISE, options);
    expect(columns.ok && columns.value.columnsFault).toEqual(changed);
    workbook.faults = { readLog: { type: "CellBeingEdited" } };
    const reread = await recordCall(workbook.ports, desk, { ...PROMISE, id: "draft-2" }, options);
    expect(reread.ok && reread.value.columnsFault).toEqual({ type: "CellBeingEdited" });
    expect(workbook.log.map(({ id }) => id)).toEqual(["draft-1", "draft-2"]);
  });
});

describe("recordCall on a sheet that changed since it was read", () => {
  const inOrder = (order: string): typeof SHEET =>
    order.split(" ").map((reference, at) => ({
      ...SHEET.find((receivable) => receivable.reference === reference)!,
      rowNumber: at + 2,
    }));
  const rowsWritten = ({ written }: MemoryWorkbook): readonly string[] | undefined =>
    written.at(-1)?.assessments.map(({ receivable }) => `${receivable.reference} ${receivable.rowNumber}`);

  it("finds the invoices again after a sort, writes beside them, and goes on with the new order", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    workbook.sheet = inOrder("F-201 F-102 F-101");
    const recorded = await recordCall(workbook.ports, desk, PROMISE, options);
    expect(recorded.ok && recorded.value).toMatchObject({ wasReadAgain: true });
    expect(recorded.ok && recorded.value.columnsFault).toBeUndefined();
    expect(rowsWritten(workbook)).toEqual(["F-102 3", "F-101 4"]);
    expect(recorded.ok && recorded.value.desk.ledger.receivables.map(({ rowNumber }) => rowNumber)).toEqual([
      2, 3, 4,
    ]);
  });

  it("keeps its reading where something else has changed as well: the comparison tells that", async () => {
    const workbook = memoryWorkbook(SHEET);
    const desk = await deskOf(workbook);
    workbook.sheet = inOrder("F-201 F-102 F-101").map((receivable) =>
      receivable.reference === "F-201" ? { ...receivable, open: money("0.00") } : receivable,
    );
    const recorded = await recordCall(workbook.ports, desk, PROMISE, options);
    expect(rowsWritten(workbook)).toEqual(["F-102 3", "F-101 4"]);
    expect(recorded.ok && recorded.value).toMatchObject({ wasReadAgain: false });
    expect(recorded.ok && recorded.value.desk.ledger.receivables[2]?.open).toEqual(money("80.00"));
  });

  it("writes nothing where an invoice of the call is gone or stands at another amount", async () => {
    const sorted = inOrder("F-201 F-102 F-101");
    for (const sheet of [
      sorted.filter(({ reference }) => reference !== "F-102"),
      sorted.map((receivable) =>
        receivable.reference === "F-102" ? { ...receivable, open: money("299.00") } : receivable,
      ),
    ]) {
      const workbook = memoryWorkbook(SHEET);
      const desk = await deskOf(workbook);
      workbook.sheet = sheet;
      const recorded = await recordCall(workbook.ports, desk, PROMISE, options);
      expect(workbook.written).toEqual([]);
      expect(recorded.ok && recorded.value.columnsFault?.type).toBe("ChangedSinceRead");
    }
  });
});

describe("voidCall", () => {
  it("ends the effect of a call by one more entry, and brings its rows up to date", async () => {
    const workbook = memoryWorkbook(SHEET);
    const before = await deskOf(workbook);
    await recordCall(workbook.ports, before, PROMISE, options);
    const taken = await voidCall(workbook.ports, await deskOf(workbook), { id: "draft-1" }, options);
    expect(workbook.log.map(({ id, type }) => [id, type])).toEqual([
      ["draft-1", "call"],
      ["new-1", "void"],
    ]);
    expect(taken.ok && nextByReference(taken.value.desk)).toEqual(nextByReference(before));
    expect(workbook.written.at(-1)?.assessments.map(({ receivable }) => receivable.reference)).toEqual([
      "F-101",
      "F-102",
    ]);
  });

  it("concerns no row when the entry is unknown, or itself a void", async () => {
    const workbook = memoryWorkbook(SHEET, callLog("id  outcome  voids\n v  void  x"));
    const desk = await deskOf(workbook);
    for (const id of ["nobody", "v"]) {
      await voidCall(workbook.ports, desk, { id }, options);
      expect(workbook.written.at(-1)?.assessments).toEqual([]);
    }
  });

  it("comes to an end in a log where somebody wrote an entry that takes itself back", async () => {
    const workbook = memoryWorkbook(SHEET, callLog("id  outcome  voids\n v  void  v"));
    await voidCall(workbook.ports, await deskOf(workbook), { id: "v" }, options);
    expect(workbook.log).toHaveLength(2);
    expect(workbook.written.at(-1)?.assessments).toEqual([]);
  });
});

describe("previewCall", () => {
  it("gives what saving would give, also when an earlier promise covers more than the call", async () => {
    const workbook = memoryWorkbook(
      SHEET,
      callLog(`
        on          debtor  outcome  until       amount  covers
        2026-03-03  Durand  PTP      2026-03-05  300.00  F-101=1200.00, F-102=300.00`),
    );
    const desk = await deskOf(workbook);
    const draft: CallDraft = {
      ...PROMISE,
      covers: [F101!],
      outcome: "NOC",
      untilOn: undefined,
      amount: undefined,
    };
    const preview = previewCall(desk, draft);
    const recorded = await recordCall(workbook.ports, desk, draft, options);
    expect(preview.map(({ facts, stage }) => [facts.brokenPromises, stage])).toEqual([[1, "FIRM"]]);
    const saved = recorded.ok ? recorded.value.desk.assessments[0] : undefined;
    expect([saved?.next, saved?.stage, saved?.facts]).toEqual([
      preview[0]?.next,
      preview[0]?.stage,
      preview[0]?.facts,
    ]);
  });

  it("knows the plan that we accepted, when nobody answers after it", async () => {
    const [proposal] = callLog(`
      on          debtor  outcome  until       covers
      2026-03-05  Durand  PROP     2026-03-06  F-101=1200.00`);
    const plan = [{ dueOn: day("2026-03-20"), amount: money("1200.00") }];
    const workbook = memoryWorkbook(SHEET, [
      { ...proposal, plan } as CallLogged,
      {
        type: "planAnswer",
        id: "answer",
        loggedAt: "2026-03-06T09:00:00Z",
        author: "Camille",
        callId: "call-1",
        answer: "ACCEPTED",
        answeredOn: day("2026-03-06"),
      },
    ]);
    const draft: CallDraft = {
      ...PROMISE,
      covers: [F101!],
      outcome: "NA",
      untilOn: undefined,
      amount: undefined,
    };
    const [preview] = previewCall(await deskOf(workbook), draft);
    expect([preview?.facts.outcome, formatIsoDate(preview!.next.on!)]).toEqual(["PLAN", "2026-03-23"]);
  });

  it("shows what the call would set, without a trace", async () => {
    const workbook = memoryWorkbook(SHEET);
    const preview = previewCall(await deskOf(workbook), PROMISE);
    expect(preview.map(({ receivable, next }) => [receivable.reference, formatIsoDate(next.on!)])).toEqual([
      ["F-101", "2026-03-23"],
      ["F-102", "2026-03-23"],
    ]);
    expect([workbook.log, workbook.written]).toEqual([[], []]);
  });
});
