import { openDesk } from "../../src/application/openDesk";
import type { Progress } from "../../src/application/ports";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { callLog, day, receivables } from "../support/receivables";
import { memoryWorkbook, opened } from "./memoryPorts";

const SHEET = receivables(`
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-201    Petit   2026-03-02  80.00`);
const LOG = callLog(`
  on          debtor  outcome  until       covers
  2026-03-05  Petit   CB       2026-03-20  F-201=80.00`);

describe("openDesk", () => {
  it("judges the sheet and the log as of today", async () => {
    const { ports } = memoryWorkbook(SHEET, LOG);
    const desk = await openDesk(ports, opened, DEFAULT_POLICY);
    if (!desk.ok) throw new Error(desk.fault.type);
    expect(desk.value.asOf).toBe(day("2026-03-09"));
    expect(desk.value.assessments.map(({ next }) => formatIsoDate(next.on!))).toEqual([
      "2026-03-04",
      "2026-03-20",
    ]);
    expect(desk.value.worklist.entries.map(({ debtor }) => debtor.name)).toEqual(["Durand"]);
    expect(desk.value.worklist.suppressed.map(({ why }) => why.type)).toEqual(["called-recently"]);
    expect(desk.value.ledger.place).toBe(opened.place);
  });

  it("passes progress on", async () => {
    const seen: Progress[] = [];
    await openDesk(memoryWorkbook(SHEET).ports, opened, DEFAULT_POLICY, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen).toEqual([
      { rowsDone: 0, rows: 2 },
      { rowsDone: 2, rows: 2 },
    ]);
  });

  it("tells the fault of the sheet before that of the log", async () => {
    const workbook = memoryWorkbook(SHEET);
    workbook.faults = { read: { type: "CellBeingEdited" }, readLog: { type: "LogTooNew", version: 9 } };
    expect(await openDesk(workbook.ports, opened, DEFAULT_POLICY)).toEqual({
      ok: false,
      fault: { type: "CellBeingEdited" },
    });
    workbook.faults = { readLog: { type: "LogTooNew", version: 9 } };
    expect(await openDesk(workbook.ports, opened, DEFAULT_POLICY)).toEqual({
      ok: false,
      fault: { type: "LogTooNew", version: 9 },
    });
  });
});
