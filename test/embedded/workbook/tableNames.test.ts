import { rewriteFormula } from "../../../src/embedded/formulas/rewrite";
import type { Table } from "../../../src/embedded/workbook/sheet";
import { followColumnNames, renameTable } from "../../../src/embedded/workbook/tableNames";
import { FormulaSheet } from "../formulas/formulaSheet";

const PERSON = { kind: "person" } as const;

const invoices: Table = {
  id: 1,
  name: "Invoices",
  range: { top: 0, left: 0, bottom: 2, right: 1 },
  hasHeader: true,
  hasTotals: false,
  columns: [
    { id: 1, name: "Due" },
    { id: 2, name: "Late", calculatedFormula: "[@Due]+1" },
  ],
};

function ledger(): FormulaSheet {
  const sheet = new FormulaSheet();
  sheet.sheet.tables = [invoices];
  sheet.workbook.names.push({ name: "Open", refersTo: "=Invoices[Due]", isVisible: true });
  sheet.fill("A1", [
    ["Due", "Late"],
    [1, "=[@Due]+1"],
    [2, "=[@Due]+1"],
  ]);
  sheet.type({ D1: "=SUM(invoices[Due])", D2: '=ROWS(Invoices)&"Invoices[Due]"', D3: "=SUM(Open)" });
  return sheet;
}

describe("renameTable", () => {
  it("follows the table in formulas and names, not in texts, and computes on", () => {
    const sheet = ledger();
    renameTable(sheet.workbook, sheet.sheet, invoices, "Factures");
    sheet.workbook.changed({ type: "tables", sheetId: sheet.sheet.id, source: PERSON });
    sheet.type({ A2: 10 });
    expect(["D1", "D2"].map((address) => sheet.formula(address))).toEqual([
      "=SUM(Factures[Due])",
      '=ROWS(Factures)&"Invoices[Due]"',
    ]);
    expect(sheet.workbook.names[0]?.refersTo).toBe("=Factures[Due]");
    expect([sheet.value("D1"), sheet.value("D3"), sheet.value("B2")]).toEqual([12, 12, 11]);
  });
});

describe("followColumnNames", () => {
  it("follows a column inside its table, outside it, in names and in its calculated columns", () => {
    const sheet = ledger();
    const renamed = { ...invoices, columns: [{ id: 1, name: "Due [on] #1" }, invoices.columns[1]!] };
    sheet.sheet.tables = [renamed];
    followColumnNames(sheet.workbook, invoices, renamed);
    sheet.workbook.changed({ type: "tables", sheetId: sheet.sheet.id, source: PERSON });
    sheet.type({ A2: 10 });
    expect([sheet.formula("B2"), sheet.formula("D1"), sheet.workbook.names[0]?.refersTo]).toEqual([
      "=[@[Due '[on'] '#1]]+1",
      "=SUM(invoices[Due '[on'] '#1])",
      "=Invoices[Due '[on'] '#1]",
    ]);
    expect(sheet.sheet.tables[0]?.columns[1]?.calculatedFormula).toBe("[@[Due '[on'] '#1]]+1");
    expect([sheet.value("B2"), sheet.value("D1"), sheet.value("D3")]).toEqual([11, 12, 12]);
  });

  it("leaves columns of the same name in other tables alone", () => {
    const sheet = new FormulaSheet({ D1: "=SUM(Payments[Due])" });
    sheet.sheet.tables = [invoices];
    followColumnNames(sheet.workbook, invoices, { ...invoices, columns: [{ id: 1, name: "Échéance" }] });
    expect(sheet.formula("D1")).toBe("=SUM(Payments[Due])");
  });
});

describe("rewriteFormula", () => {
  it("renames what stands alone, not what stands on a sheet", () => {
    const name = (written: string) => (written === "Rate" ? "Taux" : written);
    expect(rewriteFormula("=Rate*Ledger!Rate+Other", { name })).toBe("=Taux*Ledger!Rate+Other");
  });
});
