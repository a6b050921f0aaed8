import fc from "fast-check";
import { displayValue } from "../../../src/embedded/workbook/displayText";
import { serialToDate } from "../../../src/embedded/workbook/serialDate";
import { typeText, type Typed } from "../../../src/embedded/workbook/typedText";

const US = { tag: "en-US" };
const GB = { tag: "en-GB" };
const FR = { tag: "fr-FR" };
const DE = { tag: "de-DE" };
const ES = { tag: "es-ES" };
const NL = { tag: "nl-NL" };

function value(v: unknown, numberFormat?: string): Typed {
  return (
    numberFormat === undefined ? { kind: "value", value: v } : { kind: "value", value: v, numberFormat }
  ) as Typed;
}

function text(content: string): Typed {
  return { kind: "value", value: content };
}

describe("typeText", () => {
  it("leaves nothing for an empty text", () => {
    expect(typeText("", US)).toEqual({ kind: "empty" });
  });

  it("keeps ordinary text, spaces and all", () => {
    expect(typeText(" Dupont SA ", FR)).toEqual(text(" Dupont SA "));
    expect(typeText("30FM", FR)).toEqual(text("30FM"));
    expect(typeText("F-2026-014", FR)).toEqual(text("F-2026-014"));
  });

  it("takes what follows an apostrophe as text", () => {
    expect(typeText("'0123", US)).toEqual({ kind: "value", value: "0123", isQuoted: true });
    expect(typeText("'=1+1", US)).toEqual({ kind: "value", value: "=1+1", isQuoted: true });
  });

  it("keeps everything as text in a cell formatted as text", () => {
    expect(typeText("0123", US, { currentFormat: "@" })).toEqual(text("0123"));
    expect(typeText("=A1", US, { currentFormat: "@" })).toEqual(text("=A1"));
  });

  it("leaves the cell's own number format alone", () => {
    expect(typeText("15/02/2026", FR, { currentFormat: "0.00" })).toEqual(value(46068));
  });

  describe("formulas", () => {
    it.each([
      ["=A1+1", "=A1+1"],
      ["+A1", "=+A1"],
      ["-A1", "=-A1"],
      ["-1+2", "=-1+2"],
    ])("reads %s as a formula", (typed, formula) => {
      expect(typeText(typed, US)).toEqual({ kind: "formula", formula });
    });

    it("does not take signs alone for formulas", () => {
      expect(typeText("=", US)).toEqual(text("="));
      expect(typeText("-", US)).toEqual(text("-"));
      expect(typeText("--", US)).toEqual(text("--"));
    });

    it("keeps them as text when formulas are not allowed", () => {
      expect(typeText("=A1", US, { allowFormulas: false })).toEqual(text("=A1"));
      expect(typeText("+33 1 23 45 67 89", FR, { allowFormulas: false })).toEqual(text("+33 1 23 45 67 89"));
    });
  });

  describe("numbers", () => {
    it.each<[string, { tag: string }, number, string | undefined]>([
      ["12", US, 12, undefined],
      [" 12 ", US, 12, undefined],
      ["-12.5", US, -12.5, undefined],
      ["+7", US, 7, undefined],
      [".5", US, 0.5, undefined],
      ["5.", US, 5, undefined],
      ["0123", US, 123, undefined],
      ["0000000000", US, 0, undefined],
      ["1,234", US, 1234, "#,##0"],
      ["1,234,567.8", US, 1234567.8, "#,##0.00"],
      ["(1,234.00)", US, -1234, "#,##0.00"],
      ["(25)", US, -25, undefined],
      ["12%", US, 0.12, "0%"],
      ["12.5 %", US, 0.125, "0.00%"],
      ["-7%", US, -0.07, "0%"],
      ["1e5", US, 100000, "0.00E+00"],
      ["1.5E-3", US, 0.0015, "0.00E+00"],
      ["1 234,56", FR, 1234.56, "#,##0.00"],
      ["1\u00a0680,00", FR, 1680, "#,##0.00"],
      ["1\u202f680", FR, 1680, "#,##0"],
      ["12,5", FR, 12.5, undefined],
      ["12,5 %", FR, 0.125, "0.00%"],
      ["1.234,56", DE, 1234.56, "#,##0.00"],
      ["1.234", ES, 1234, "#,##0"],
      ["1 1/2", US, 1.5, "# ?/?"],
      ["2 11/16", US, 2.6875, "# ??/??"],
    ])("reads %s (%p) as %p", (typed, locale, number, format) => {
      expect(typeText(typed, locale)).toEqual(value(number, format));
    });

    it.each<[string, { tag: string }]>([
      ["1,23", US],
      ["1 234", US],
      ["12.5", FR],
      ["01 23 45 67 89", FR],
      ["1.680,00", FR],
      ["123-", US],
      ["1.234,56-", DE],
      ["12,5", US],
      ["1e400", US],
      ["--5", US],
      ["12%%", US],
      ["12 items", US],
    ])("keeps %s as text in %p", (typed, locale) => {
      expect(typeText(typed, locale, { allowFormulas: false })).toEqual(text(typed));
    });

    it("keeps fifteen digits and loses the others", () => {
      expect(typeText("1234567890123456789", US)).toEqual(value(1234567890123450000));
      expect(typeText("4111111111111111", US)).toEqual(value(4111111111111110));
      expect(typeText("0.12345678901234567", US)).toEqual(value(0.123456789012345));
    });

    it.each<[string, { tag: string }, number, string]>([
      ["$4,235.00", US, 4235, "$#,##0.00_);[Red]($#,##0.00)"],
      ["$5", US, 5, "$#,##0_);[Red]($#,##0)"],
      ["-$5", US, -5, "$#,##0_);[Red]($#,##0)"],
      ["($5.25)", US, -5.25, "$#,##0.00_);[Red]($#,##0.00)"],
      ["£12", GB, 12, "£#,##0;[Red]-£#,##0"],
      ["1 680,00 €", FR, 1680, '#,##0.00 "€";[Red]-#,##0.00 "€"'],
      ["1\u202f680,00\u00a0€", FR, 1680, '#,##0.00 "€";[Red]-#,##0.00 "€"'],
      ["-12 €", FR, -12, '#,##0 "€";[Red]-#,##0 "€"'],
      ["€5", US, 5, "[$€-2] #,##0"],
      ["5.00 €", US, 5, "#,##0.00 [$€-1]"],
    ])("reads the amount %s (%p) as %p", (typed, locale, number, format) => {
      expect(typeText(typed, locale)).toEqual(value(number, format));
    });

    it("does not know other regions' currency signs", () => {
      expect(typeText("$5", FR)).toEqual(text("$5"));
      expect(typeText("5 EUR", FR)).toEqual(text("5 EUR"));
    });
  });

  describe("dates", () => {
    it.each<[string, { tag: string }, number, string]>([
      ["2/15/2026", US, 46068, "m/d/yyyy"],
      ["03/01/2012", US, 40969, "m/d/yyyy"],
      ["03/01/2012", GB, 40911, "m/d/yyyy"],
      ["15/02/2026", FR, 46068, "m/d/yyyy"],
      ["15-02-2026", FR, 46068, "m/d/yyyy"],
      ["15/2/26", FR, 46068, "m/d/yyyy"],
      ["15.02.2026", DE, 46068, "m/d/yyyy"],
      ["15-2-2026", NL, 46068, "m/d/yyyy"],
      ["2026-02-15", US, 46068, "m/d/yyyy"],
      ["2026-02-15", FR, 46068, "m/d/yyyy"],
      ["2026/2/15", DE, 46068, "m/d/yyyy"],
      ["1/1/29", US, 47119, "m/d/yyyy"],
      ["1/1/30", US, 10959, "m/d/yyyy"],
      ["2/29/1900", US, 60, "m/d/yyyy"],
      ["3/1/1900", US, 61, "m/d/yyyy"],
      ["1/1/1900", US, 1, "m/d/yyyy"],
      ["12/31/9999", US, 2958465, "m/d/yyyy"],
      ["30-Mar-2026", US, 46111, "d-mmm-yy"],
      ["30 mars 2026", FR, 46111, "d-mmm-yy"],
      ["March 30, 2026", US, 46111, "d-mmm-yy"],
      ["15-févr.-2026", FR, 46068, "d-mmm-yy"],
      ["15 févr. 2026", FR, 46068, "d-mmm-yy"],
      ["févr.-2026", FR, 46054, "mmm-yy"],
      ["Feb-2026", US, 46054, "mmm-yy"],
      ["2/2026", US, 46054, "mmm-yy"],
      ["2026-02", FR, 46054, "mmm-yy"],
      ["1/45", US, 16438, "mmm-yy"],
    ])("reads %s (%p) as %p", (typed, locale, serial, format) => {
      expect(typeText(typed, locale, { thisYear: 2026 })).toEqual(value(serial, format));
    });

    it("completes a day and month with this year", () => {
      expect(typeText("15-Feb", US, { thisYear: 2026 })).toEqual(value(46068, "d-mmm"));
      expect(typeText("2/15", US, { thisYear: 2026 })).toEqual(value(46068, "d-mmm"));
      expect(typeText("15/2", US, { thisYear: 2026 })).toEqual(value(46068, "d-mmm"));
      expect(typeText("15/2", FR, { thisYear: 2026 })).toEqual(value(46068, "d-mmm"));
      expect(typeText("DEC1", US, { thisYear: 2026 })).toEqual(value(46357, "d-mmm"));
      expect(typeText("1.2.", DE, { thisYear: 2026 })).toEqual(value(46054, "d-mmm"));
    });

    it.each<[string, { tag: string }]>([
      ["31/12/2012", US],
      ["19-8-2025", US],
      ["12/31/2012", FR],
      ["30/02/2026", FR],
      ["29/02/2026", FR],
      ["15.02.2026", US],
      ["15.02.2026", FR],
      ["15-Feb", FR],
      ["01/01/1899", FR],
      ["2026-02-15T10:00:00", US],
      ["1/2-2026", US],
      ["Mai 2026", US],
    ])("keeps %s as text in %p", (typed, locale) => {
      expect(typeText(typed, locale)).toEqual(text(typed));
    });

    it("counts from 1904 in a workbook that does", () => {
      expect(typeText("15/02/2026", FR, { uses1904: true })).toEqual(value(44606, "m/d/yyyy"));
      expect(typeText("01/01/1904", FR, { uses1904: true })).toEqual(value(0, "m/d/yyyy"));
      expect(typeText("31/12/1903", FR, { uses1904: true })).toEqual(text("31/12/1903"));
    });

    it.each<[string, { tag: string }, number, string]>([
      ["13:45", FR, 0.572916666666667, "h:mm"],
      ["6:00:00", US, 0.25, "h:mm:ss"],
      ["1:30 PM", US, 0.5625, "h:mm AM/PM"],
      ["12 AM", US, 0, "h:mm AM/PM"],
      ["36:00", US, 1.5, "[h]:mm:ss"],
      ["30:00.0", US, 0.0208333333333333, "mm:ss.0"],
      ["15/02/2026 12:00", FR, 46068.5, "m/d/yyyy h:mm"],
      ["2026-02-15 18:00:00", US, 46068.75, "m/d/yyyy h:mm"],
      ["2/15/2026 6:00 PM", US, 46068.75, "m/d/yyyy h:mm"],
    ])("reads the time in %s (%p)", (typed, locale, serial, format) => {
      const typedValue = typeText(typed, locale) as { value: number; numberFormat: string };
      expect(typedValue.value).toBeCloseTo(serial, 12);
      expect(typedValue.numberFormat).toBe(format);
    });

    it("wants a space before AM and PM", () => {
      expect(typeText("5P", US)).toEqual(text("5P"));
      expect(typeText("1:30PM", US)).toEqual(text("1:30PM"));
    });
  });

  describe("booleans and errors", () => {
    it("knows the region's words only", () => {
      expect(typeText("true", US)).toEqual(value(true));
      expect(typeText("VRAI", FR)).toEqual(value(true));
      expect(typeText("faux", FR)).toEqual(value(false));
      expect(typeText("TRUE", FR)).toEqual(text("TRUE"));
      expect(typeText("VRAI", US)).toEqual(text("VRAI"));
    });

    it("reads error words", () => {
      expect(typeText("#N/A", US)).toEqual(value({ error: "#N/A" }));
      expect(typeText("#DIV/0!", US)).toEqual(value({ error: "#DIV/0!" }));
      expect(typeText("#VALEUR!", FR)).toEqual(value({ error: "#VALUE!" }));
      expect(typeText("#NV", DE)).toEqual(value({ error: "#N/A" }));
    });
  });

  it("never fails, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(US, GB, FR, DE, ES, NL),
        (typed, locale) => {
          expect(["empty", "value", "formula"]).toContain(typeText(typed, locale).kind);
        },
      ),
    );
  });

  it("always reads back a date as the region shows it", () => {
    const anyDay = fc
      .integer({ min: 1, max: 2958465 })
      .filter((serial) => serialToDate(serial) !== undefined);
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom("en-US", "en-GB", "fr-FR", "de-DE", "es-ES", "it-IT", "nl-NL", "pt-PT"),
        (serial, tag) => {
          const shown = displayValue(serial, "m/d/yyyy", tag, false);
          expect(typeText(shown, { tag })).toEqual(value(serial, "m/d/yyyy"));
        },
      ),
    );
  });

  it("always reads back an amount as the region shows it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom("en-US", "en-GB", "fr-FR", "de-DE", "es-ES", "it-IT", "nl-NL", "pt-PT"),
        (cents, tag) => {
          const shown = displayValue(cents / 100, "#,##0.00", tag, false);
          expect(typeText(shown, { tag })).toMatchObject({ value: cents === 0 ? 0 : cents / 100 });
        },
      ),
    );
  });
});
