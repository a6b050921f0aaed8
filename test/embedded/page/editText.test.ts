import { cellEditText } from "../../../src/embedded/page/editText";
import { GENERAL, type Cell } from "../../../src/embedded/workbook/cell";

const french = (cell: Cell): string => cellEditText(cell, "fr-FR", false);

describe("cellEditText", () => {
  it("shows a number with all its digits and the region's decimal sign", () => {
    expect(french({ value: 1234.5678, format: { numberFormat: "#,##0.00" } })).toBe("1234,5678");
    expect(french({ value: 0.1 + 0.2, format: GENERAL })).toBe("0,3");
  });

  it("shows a date as it is typed, with its time when it has one", () => {
    expect(french({ value: 46068, format: { numberFormat: "d mmm yy" } })).toBe("15/02/2026");
    expect(french({ value: 46068.5, format: { numberFormat: "m/d/yyyy" } })).toBe("15/02/2026 12:00");
  });

  it("shows a percentage as a percentage", () => {
    expect(french({ value: 0.125, format: { numberFormat: "0%" } })).toBe("12,5%");
  });

  it("shows the apostrophe of a quoted text", () => {
    expect(french({ value: "007", format: { numberFormat: "General", isQuoted: true } })).toBe("'007");
  });

  it("shows a formula rather than its result", () => {
    expect(french({ value: 3, formula: "=SUM(A1,A2)", format: GENERAL })).toBe("=SOMME(A1;A2)");
  });
});
