import { compareReading, keepReading, type ComparedReading } from "../../src/application/compareReading";
import { openDesk } from "../../src/application/openDesk";
import { mergeDebtors, reattachReceivable, takeBack } from "../../src/application/reattach";
import { findOrphans } from "../../src/domain/orphans";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { callLog, day, keyOf, receivables } from "../support/receivables";
import { memoryWorkbook, opened, type MemoryWorkbook } from "./memoryPorts";

const SHEET = `
  invoice  debtor  due         open
  F-101    Durand  2026-01-31  1200.00
  F-102    Durand  2026-02-28  300.00
  F-103    Martin  2026-02-15  80.00
  F-104    Petit   2026-02-20  640.00`;

const LOG = callLog(`
  id  on          debtor  outcome  until       amount   covers
  a   2026-03-02  Durand  PTP      2026-03-10  1200.00  F-101=1200.00
  b   2026-03-02  Martin  PTP      2026-03-10  80.00    F-103=80.00`);

const by = { author: "Anne" };
const options = { author: "Anne", mode: undefined, language: "fr" } as const;

/** A workbook in which the sheet was read on 9 March, and the next export pasted on the 12th. */
async function pasted(after: string, before = SHEET): Promise<MemoryWorkbook> {
  const workbook = memoryWorkbook(receivables(before), LOG);
  expect(await keepReading(workbook.ports, await deskOf(workbook))).toBeUndefined();
  workbook.sheet = receivables(after);
  workbook.today = day("2026-03-12");
  return workbook;
}

async function deskOf(workbook: MemoryWorkbook) {
  const desk = await openDesk(workbook.ports, opened, DEFAULT_POLICY);
  if (!desk.ok) throw new Error(JSON.stringify(desk.fault));
  return desk.value;
}

async function compared(workbook: MemoryWorkbook): Promise<ComparedReading> {
  return compareReading(workbook.ports, await deskOf(workbook), by);
}

const callIds = ({ desk }: ComparedReading, key: string): readonly string[] =>
  (desk.history.callsByReceivable.get(key) ?? []).map(({ id }) => id);

describe("compareReading", () => {
  it("writes nothing when nothing has changed, in whatever order the rows are", async () => {
    const workbook = await pasted(SHEET);
    const kept = workbook.seen;
    workbook.sheet = [...workbook.sheet].reverse();
    expect((await compared(workbook)).report).toBeUndefined();
    expect(workbook.log).toEqual(LOG);
    expect(workbook.seen).toBe(kept);
  });

  it("says that it is the first reading, and writes nothing", async () => {
    const workbook = memoryWorkbook(receivables(SHEET), LOG);
    expect(await compared(workbook)).toMatchObject({ isFirst: true });
    expect(workbook.seen).toBeUndefined();
  });

  it("records what changed, with the single changes of known invoices only", async () => {
    const workbook = await pasted(`
      invoice  debtor  due         open
      F-101    Durand  2026-01-31  0.00
      F-103    Martin  2026-03-31  50.00
      F-104    Petit   2026-02-20  640.00
      F-105    Petit   2026-04-30  12.00`);
    const { report, notKept } = await compared(workbook);
    expect(notKept).toBeUndefined();
    expect(report?.changes.map(({ type }) => type)).toEqual(["paid", "partPaid", "vanished", "new"]);
    expect(workbook.log.at(-1)).toMatchObject({
      type: "comparison",
      author: "Anne",
      seenOn: day("2026-03-09"),
      comparedOn: day("2026-03-12"),
      totals: [
        { type: "paid", count: 1, amounts: [{ amountMinor: 120000, currency: "EUR" }] },
        { type: "partPaid", count: 1, amounts: [{ amountMinor: 3000, currency: "EUR" }] },
        { type: "vanished", count: 1, amounts: [{ amountMinor: 30000, currency: "EUR" }] },
        { type: "new", count: 1, amounts: [{ amountMinor: 1200, currency: "EUR" }] },
      ],
      promises: { kept: 1, partlyKept: 1, broken: 0 },
      changes: [
        { type: "paid", before: { reference: "F-101" } },
        { type: "partPaid", before: { reference: "F-103" } },
      ],
    });
    expect(workbook.seen).toMatchObject({ seenOn: day("2026-03-12") });
    expect((await compared(workbook)).report).toBeUndefined();
  });

  it("moves notes to the new number of an invoice by itself, and back when that is undone", async () => {
    const workbook = await pasted(SHEET.replace("F-101 ", "2026-101 "));
    const found = await compared(workbook);
    expect(found.report?.reattachments).toMatchObject([{ fromReference: "F-101", toReference: "2026-101" }]);
    expect(callIds(found, keyOf("Durand", "2026-101"))).toEqual(["a"]);
    expect(found.desk.assessments[0]?.lastCall?.id).toBe("a");

    const ids = found.report!.reattachments.map(({ id }) => id);
    const undone = await takeBack(workbook.ports, found.desk, ids, options);
    if (!undone.ok) throw new Error(JSON.stringify(undone.fault));
    const { desk } = undone.value;
    expect(desk.assessments[0]?.lastCall).toBeUndefined();
    expect(
      findOrphans(desk.history, desk.ledger.receivables, DEFAULT_POLICY).map((orphan) => [
        orphan.reference,
        orphan.candidates[0]?.reference,
      ]),
    ).toEqual([["F-101", "2026-101"]]);
  });

  it("takes the calls of a customer along whose every invoice came back under one new name", async () => {
    const workbook = await pasted(SHEET.replaceAll("Durand  ", "Durand SA  "));
    const { report, desk } = await compared(workbook);
    expect(report?.merges).toMatchObject([{ fromName: "Durand", intoName: "Durand SA" }]);
    expect(desk.history.eventsByDebtor.get("durand sa")?.map(({ id }) => id)).toEqual(["a"]);
  });

  it("leaves a customer's calls with the name that is still there, or when somebody had the new name before", async () => {
    const stillThere = await pasted(SHEET.replace("F-101    Durand", "F-101    Lopez"));
    expect((await compared(stillThere)).report).toMatchObject({ merges: [], reattachments: [{}] });
    const taken = await pasted(SHEET.replaceAll("Durand  ", "Petit  "));
    expect((await compared(taken)).report).toMatchObject({ merges: [], reattachments: [{}] });
  });

  it("records nothing of numbers that changed where nobody had called", async () => {
    const workbook = await pasted(SHEET.replace("F-104 ", "2026-104 "));
    const { report } = await compared(workbook);
    expect(report?.changes.map(({ type }) => type)).toEqual(["reNumbered"]);
    expect(report?.reattachments).toEqual([]);
  });

  it("records once what two people find in the same export", async () => {
    const workbook = await pasted(SHEET.replace("1200.00", "0.00"));
    const seen = workbook.seen;
    await compared(workbook);
    workbook.seen = seen;
    await compared(workbook);
    expect(workbook.log.filter(({ type }) => type === "comparison")).toHaveLength(1);
  });

  it("shows the comparison and moves the notes although the workbook cannot keep it, and repeats it next time", async () => {
    const workbook = await pasted(SHEET.replace("F-101 ", "2026-101 "));
    const kept = workbook.seen;
    const refused = { ...workbook.ports.log };
    const ports = {
      ...workbook.ports,
      log: {
        ...refused,
        append: async () => ({ ok: false, fault: { type: "WorkbookReadOnly" } }) as const,
      },
    };
    const found = await compareReading(ports, await deskOf(workbook), by);
    expect(found.notKept).toEqual({ type: "WorkbookReadOnly" });
    expect(found.report?.changes).toHaveLength(1);
    expect(callIds(found, keyOf("Durand", "2026-101"))).toEqual(["a"]);
    expect(workbook.seen).toBe(kept);
    expect((await compared(workbook)).report?.changes).toHaveLength(1);
  });

  it("takes a sheet without anything in common for another list", async () => {
    const rows = (name: string): string =>
      Array.from(
        { length: 12 },
        (_, index) => `${name}-${index}  ${name} ${index}  2026-01-31  ${index + 10}.00`,
      ).join("\n");
    const workbook = await pasted(
      `invoice  debtor  due  open\n${rows("B")}`,
      `invoice  debtor  due  open\n${rows("A")}`,
    );
    expect(await compared(workbook)).toMatchObject({ isAnotherList: true });
    expect(workbook.log).toEqual(LOG);
    expect(workbook.seen?.receivables[0]?.reference).toBe("B-0");
  });
});

describe("reattachReceivable", () => {
  it("gives the notes of a vanished invoice to the one that a person chose", async () => {
    const workbook = await pasted(`
      invoice  debtor  due         open
      F-102    Durand  2026-02-28  300.00
      F-103    Martin  2026-02-15  80.00
      F-104    Petit   2026-02-20  640.00
      N-1      Durand  2026-04-30  1150.00`);
    const { desk } = await compared(workbook);
    const [orphan] = findOrphans(desk.history, desk.ledger.receivables, DEFAULT_POLICY);
    const chosen = desk.ledger.receivables.find(({ reference }) => reference === "N-1");
    const done = await reattachReceivable(
      workbook.ports,
      desk,
      { id: "r", from: orphan!, to: chosen! },
      options,
    );
    if (!done.ok) throw new Error(JSON.stringify(done.fault));
    expect(done.value.desk.assessments.at(-1)?.lastCall?.id).toBe("a");
    expect(findOrphans(done.value.desk.history, desk.ledger.receivables, DEFAULT_POLICY)).toEqual([]);
  });
});

describe("mergeDebtors", () => {
  it("puts the invoices of both names under one customer, and apart again when that is undone", async () => {
    const workbook = memoryWorkbook(
      receivables(`
        invoice  debtor       due         open
        F-101    Durand       2026-01-31  1200.00
        F-102    SARL Durand  2026-02-28  300.00`),
      LOG,
    );
    const desk = await deskOf(workbook);
    const [into, from] = desk.ledger.receivables.map(({ debtor }) => debtor);
    const merged = await mergeDebtors(workbook.ports, desk, { id: "m", from: from!, into: into! }, options);
    if (!merged.ok) throw new Error(JSON.stringify(merged.fault));
    expect(
      merged.value.desk.ledger.receivables.map(({ key, debtor, debtorAsRead }) => [
        key,
        debtor.name,
        debtorAsRead?.name,
      ]),
    ).toEqual([
      ["durand|f-101", "Durand", undefined],
      ["sarl durand|f-102", "Durand", "SARL Durand"],
    ]);
    const apart = await takeBack(workbook.ports, merged.value.desk, ["m"], options);
    if (!apart.ok) throw new Error(JSON.stringify(apart.fault));
    expect(apart.value.desk.ledger.receivables).toEqual(desk.ledger.receivables);
  });

  it("shows the name the person gave where none of its invoices is in the sheet any more", async () => {
    const workbook = memoryWorkbook(receivables(SHEET), [
      ...LOG,
      {
        type: "merge",
        id: "m",
        loggedAt: "2026-03-03T09:00:00Z",
        author: "Anne",
        fromDebtorKey: "petit",
        intoDebtorKey: "maison petit",
        fromName: "Petit",
        intoName: "Maison Petit",
      },
    ]);
    const desk = await deskOf(workbook);
    expect(desk.ledger.receivables.at(-1)?.debtor).toEqual({ key: "maison petit", name: "Maison Petit" });
  });
});
