import { formatAmount, formatAmounts, formatCount, formatFigure } from "../../src/text/formatAmount";
import { parseAmount } from "../../src/text/parseAmount";
import { money } from "../support/receivables";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("formatAmount", () => {
  it("writes an amount as each language does", () => {
    expect(plain(formatAmount(money("1234.56"), "fr"))).toBe("1 234,56 €");
    expect(formatAmount(money("1234.56"), "en")).toBe("€1,234.56");
  });

  it("shows the minor digits a currency has", () => {
    expect(plain(formatAmount({ amountMinor: 1500, currency: "JPY" }, "en"))).toBe("JP¥1,500");
  });

  it("writes what is no currency code after the figure", () => {
    expect(plain(formatAmount({ amountMinor: 1000, currency: "EURO" }, "fr"))).toBe("10,00 EURO");
  });

  it("puts currencies side by side without adding them up", () => {
    expect(formatAmounts([money("10.00"), money("5.00 GBP")], "en")).toBe("€10.00 · £5.00");
  });
});

describe("formatCount", () => {
  it("groups thousands", () => {
    expect(plain(formatCount(50_000, "fr"))).toBe("50 000");
    expect(formatCount(50_000, "en")).toBe("50,000");
  });
});

describe("parseAmount", () => {
  it.each([
    ["1 234,56", "fr", 123456],
    ["1\u202f234,56 €", "fr", 123456],
    ["1.234,56", "fr", 123456],
    ["1,234.56", "en", 123456],
    ["€1,234.56", "en", 123456],
    ["1500", "fr", 150000],
    ["1500.5", "fr", 150050],
    ["0,5", "en", 50],
    ["EUR 20", "en", undefined],
    ["20 eur", "en", 2000],
    ["-20", "fr", -2000],
  ] as const)("reads %s (%s)", (text, language, amountMinor) => {
    expect(parseAmount(text, "EUR", language)?.amountMinor).toBe(amountMinor);
  });

  it("takes a lone mark before three digits as the language does", () => {
    expect(parseAmount("1,234", "EUR", "en")?.amountMinor).toBe(123400);
    expect(parseAmount("1,234", "EUR", "fr")?.amountMinor).toBe(123);
    expect(parseAmount("1.234", "EUR", "fr")?.amountMinor).toBe(123400);
  });

  it("gives nothing for anything but one figure", () => {
    for (const text of ["", "a lot", "12 euros", "1,2,3.4.5", "12/11"])
      expect(parseAmount(text, "EUR", "en")).toBeUndefined();
  });

  it("reads back what it fills in", () => {
    for (const language of ["en", "fr"] as const)
      expect(parseAmount(formatFigure(money("2060.50"), language), "EUR", language)).toEqual(
        money("2060.50"),
      );
  });
});
