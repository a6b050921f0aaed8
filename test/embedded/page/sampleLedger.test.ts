import { parseIsoDate } from "../../../src/domain/localDate";
import { sampleLedger } from "../../../src/embedded/sampleLedger";
import type { Cell } from "../../../src/embedded/workbook/cell";

const today = parseIsoDate("2026-11-22");
if (today === undefined) throw new Error("no such day");
const sheet = sampleLedger(today).sheets[0];
const table = sheet?.tables[0];
const rows = Array.from({ length: 60 }, (_, index) => sheet?.rowAt(index + 1) ?? []);
const column = (index: number): readonly (Cell | undefined)[] => rows.map((cells) => cells[index]);

describe("sampleLedger", () => {
  it("holds sixty invoices in the table Factures of the sheet Clients", () => {
    expect(sheet?.name).toBe("Clients");
    expect(table?.name).toBe("Factures");
    expect(table?.range).toEqual({ top: 0, left: 0, bottom: 60, right: 10 });
    expect(table?.columns.map(({ name }) => name)).toEqual(
      Array.from({ length: 11 }, (_, index) => sheet?.cellAt(0, index)?.value),
    );
  });

  it("gives every invoice a number of its own", () => {
    expect(new Set(column(2).map((cell) => cell?.value)).size).toBe(60);
  });

  it("is sorted by customer", () => {
    const codes = column(0).map((cell) => String(cell?.value));
    expect(codes).toEqual([...codes].sort());
  });

  it("has a credit note, paid invoices and a dispute", () => {
    const amounts = column(5).map((cell) => Number(cell?.value));
    expect(amounts.filter((amount) => amount < 0)).toEqual([-316.8]);
    expect(column(7).filter((cell) => cell?.value === 0)).toHaveLength(3);
    expect(column(10).filter((cell) => String(cell?.value).startsWith("Litige"))).toHaveLength(1);
  });

  it("uses only telephone numbers kept for fiction", () => {
    for (const cell of column(9)) expect(cell?.value).toMatch(/^01 99 00 \d\d \d\d$/);
  });

  it("has never issued an invoice after today", () => {
    // 22 November 2026 is day 46 348.
    expect(Math.max(...column(3).map((cell) => Number(cell?.value)))).toBeLessThanOrEqual(46_348);
  });
});
