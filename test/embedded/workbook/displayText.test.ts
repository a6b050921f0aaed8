import type { CellValue } from "../../../src/embedded/workbook/cell";
import { displayText } from "../../../src/embedded/workbook/displayText";

function shown(value: CellValue, numberFormat: string, locale: string, uses1904 = false): string {
  return displayText({ value, format: { numberFormat } }, locale, uses1904);
}

describe("displayText", () => {
  it("shows nothing for a cell that holds nothing", () => {
    expect(displayText(undefined, "fr-FR", false)).toBe("");
    expect(displayText({ format: { numberFormat: "m/d/yyyy" } }, "fr-FR", false)).toBe("");
  });

  it.each([
    ["en-US", "2/15/2026"],
    ["en-GB", "15/02/2026"],
    ["fr-FR", "15/02/2026"],
    ["de-DE", "15.02.2026"],
    ["es-ES", "15/02/2026"],
    ["it-IT", "15/02/2026"],
    ["nl-NL", "15-2-2026"],
    ["pt-PT", "15/02/2026"],
  ])("shows the built-in short date as %s does", (locale, expected) => {
    expect(shown(46068, "m/d/yyyy", locale)).toBe(expected);
  });

  it("shows its time after the short date", () => {
    expect(shown(46068.75, "m/d/yyyy h:mm", "en-US")).toBe("2/15/2026 18:00");
    expect(shown(46068.25, "m/d/yyyy h:mm", "fr-FR")).toBe("15/02/2026 06:00");
  });

  it("puts the region's separator into date codes, but not into quoted text", () => {
    expect(shown(46068, "dd/mm/yyyy", "de-DE")).toBe("15.02.2026");
    expect(shown(46068, 'dd"/"mm', "de-DE")).toBe("15/02");
    expect(shown(46068, "dd/mm/yyyy", "fr-FR")).toBe("15/02/2026");
  });

  it("shows month and day names in the region's language, unless the code asks for another", () => {
    expect(shown(46068, "dddd d mmmm yyyy", "fr-FR")).toBe("dimanche 15 février 2026");
    expect(shown(46068, "[$-F800]dddd, mmmm d, yyyy", "fr-FR")).toBe("dimanche 15 février 2026");
    expect(shown(46068, "[$-409]d-mmm-yy", "fr-FR")).toBe("15-Feb-26");
  });

  it("shows the day that Excel invented in 1900", () => {
    expect(shown(60, "m/d/yyyy", "en-US")).toBe("2/29/1900");
    expect(shown(61, "m/d/yyyy", "en-US")).toBe("3/1/1900");
  });

  it("moves dates of a workbook that counts from 1904, and only dates", () => {
    expect(shown(44606, "m/d/yyyy", "fr-FR", true)).toBe("15/02/2026");
    expect(shown(1.5, "[h]:mm", "fr-FR", true)).toBe("36:00");
    expect(shown(44606, "General", "fr-FR", true)).toBe("44606");
  });

  it("shows a date before the calendar's start as number signs", () => {
    expect(shown(-1, "m/d/yyyy", "fr-FR")).toBe("########");
  });

  it.each<[number, string, string, string]>([
    [1234.5, "General", "fr-FR", "1234,5"],
    [0.1 + 0.2, "General", "en-US", "0.3"],
    [123456789012, "General", "en-US", "1.23457E+11"],
    [1680, '#,##0.00 "€";[Red]-#,##0.00 "€"', "fr-FR", "1\u202f680,00 €"],
    [-4235, "$#,##0.00_);[Red]($#,##0.00)", "en-US", "($4,235.00)"],
    [0.125, "0.00%", "fr-FR", "12,50%"],
    [1234.5, "#,##0.00", "de-DE", "1.234,50"],
    [1.5, "# ?/?", "en-US", "1 1/2"],
    [7, "00000", "fr-FR", "00007"],
  ])("shows %p as %s in %s", (value, format, locale, expected) => {
    expect(shown(value, format, locale)).toBe(expected);
  });

  it("shows booleans and errors in the region's language", () => {
    expect(shown(true, "General", "fr-FR")).toBe("VRAI");
    expect(shown(false, "General", "en-US")).toBe("FALSE");
    expect(shown({ error: "#VALUE!" }, "General", "fr-FR")).toBe("#VALEUR!");
    expect(shown({ error: "#N/A" }, "0.00", "fr-FR")).toBe("#N/A");
  });

  it("shows text as it is, or in the format's text section", () => {
    expect(shown("0123", "@", "fr-FR")).toBe("0123");
    expect(shown("Durand", "m/d/yyyy", "fr-FR")).toBe("Durand");
    expect(shown("Durand", '0;0;0;"M. "@', "fr-FR")).toBe("M. Durand");
  });

  it("shows the number when the code cannot be read", () => {
    expect(shown(12.5, "[[nonsense", "fr-FR")).toBe("12,5");
  });
});
