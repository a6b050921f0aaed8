import { FORMULA_ROWS_MAX, type Progress } from "../../src/application/ports";
import { refreshColumns } from "../../src/application/refreshColumns";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { day, receivables } from "../support/receivables";
import { memoryWorkbook, opened } from "./memoryPorts";

const SHEET = receivables(`
  invoice  debtor  due         open
  F-101    Durand  2026-03-02  1200.00
  F-201    Petit   2026-03-02  80.00`);
const asValues = { mode: "values", language: "fr" } as const;

describe("refreshColumns", () => {
  it("writes every row as of today, from what was just read", async () => {
    const workbook = memoryWorkbook(SHEET);
    const refreshed = await refreshColumns(workbook.ports, opened, DEFAULT_POLICY, asValues);
    expect(refreshed.ok && refreshed.value.written).toEqual({ rows: 2, address: "E1:J1", wereAdded: true });
    expect(workbook.written).toHaveLength(1);
    expect(workbook.written[0]).toMatchObject({ ...asValues, asOf: day("2026-03-09"), rowsOnly: false });
    expect(workbook.written[0]?.assessments.map(({ receivable }) => receivable.reference)).toEqual([
      "F-101",
      "F-201",
    ]);
    expect(refreshed.ok && refreshed.value.desk.ledger).toBe(workbook.written[0]?.ledger);
  });

  it("shows one progress for reading and writing", async () => {
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    await refreshColumns(memoryWorkbook(SHEET).ports, opened, DEFAULT_POLICY, { ...asValues, onProgress });
    expect(seen).toEqual([
      { rowsDone: 0, rows: 4 },
      { rowsDone: 2, rows: 4 },
      { rowsDone: 2, rows: 4 },
      { rowsDone: 4, rows: 4 },
    ]);
  });

  it("writes formulas up to the limit, and nothing beyond it", async () => {
    const rows = (count: number): typeof SHEET =>
      Array.from({ length: count }, (_, index) => ({ ...SHEET[0]!, key: `k${index}`, rowNumber: index + 2 }));
    const formulas = { mode: "formulas", language: "en" } as const;
    const small = memoryWorkbook(rows(FORMULA_ROWS_MAX));
    expect((await refreshColumns(small.ports, opened, DEFAULT_POLICY, formulas)).ok).toBe(true);
    expect(small.written[0]?.mode).toBe("formulas");
    const large = memoryWorkbook(rows(2_001));
    expect(await refreshColumns(large.ports, opened, DEFAULT_POLICY, formulas)).toEqual({
      ok: false,
      fault: { type: "TooManyRowsForFormulas", rows: 2_001 },
    });
    expect(large.written).toEqual([]);
    expect((await refreshColumns(large.ports, opened, DEFAULT_POLICY, asValues)).ok).toBe(true);
  });

  it("writes nothing when reading failed, and tells what writing met", async () => {
    const workbook = memoryWorkbook(SHEET);
    workbook.faults = { read: { type: "SheetEmpty", sheetName: "Encours" } };
    expect(await refreshColumns(workbook.ports, opened, DEFAULT_POLICY, asValues)).toEqual({
      ok: false,
      fault: { type: "SheetEmpty", sheetName: "Encours" },
    });
    expect(workbook.written).toEqual([]);
    workbook.faults = { writeColumns: { type: "SheetProtected", sheetName: "Encours" } };
    expect(await refreshColumns(workbook.ports, opened, DEFAULT_POLICY, asValues)).toEqual({
      ok: false,
      fault: { type: "SheetProtected", sheetName: "Encours" },
    });
  });
});
