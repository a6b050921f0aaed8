import fc from "fast-check";
import {
  currencyOfFormat,
  currencyOfHeader,
  parseAmount,
  parseCurrency,
  readAmountColumn,
  type AmountReading,
} from "../../../src/excel/reader/amount";

function shown(reading: AmountReading): string {
  if (reading.kind !== "amount") return reading.kind;
  return `${reading.amount}${reading.currency ? ` ${reading.currency}` : ""}`;
}

const read = (text: string): string =>
  shown(parseAmount(text, { decimalMark: undefined, defaultCurrency: "EUR" }));

describe("parseAmount", () => {
  it.each([
    ["1 234,56 €", "1234.56 EUR"],
    ["1\u202f234,56\u00a0€", "1234.56 EUR"],
    ["1.234,56", "1234.56"],
    ["1,234.56", "1234.56"],
    ["1'234.56 CHF", "1234.56 CHF"],
    ["(1,234.56)", "-1234.56"],
    ["($93.50)", "-93.5 USD"],
    ["1234.56-", "-1234.56"],
    ["−12,00", "-12"],
    ["12.00 CR", "-12"],
    ["12.00 DR", "12"],
    ["$2,385.08 ", "2385.08 USD"],
    ["-$ 93,848.00", "-93848 USD"],
    ["EUR 80", "80 EUR"],
    ["80 euros", "80 EUR"],
    ["£1.50", "1.5 GBP"],
    ["€   - 0", "0 EUR"],
    ["1.234.567", "1234567"],
    ["1234.567", "1234.567"],
    ["0,500", "0.5"],
    ["-", "blank"],
    ["", "blank"],
  ])("reads « %s »", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    "n/a",
    "#N/A",
    "12/03/2026",
    "1,2,3",
    "12 3456",
    "01 23 45 67 89",
    "0123456789",
    "--5",
    "(5) CR",
    "5 EUR USD",
    "1.234,567.8",
    "€",
    "12 %",
    "1e5",
    "ABC 12",
  ])("reads nothing into « %s »", (text) => expect(read(text)).toBe("unreadable"));

  it.each(["1,234", "1.234", "12.345 €"])("does not guess whether %s is a thousand", (text) =>
    expect(read(text)).toBe("unreadable"),
  );
});

describe("readAmountColumn", () => {
  const all = (cells: readonly unknown[]): readonly string[] => {
    const column = readAmountColumn(cells, { defaultCurrency: "EUR" });
    return cells.map((cell) => shown(column.read(cell)));
  };

  it("lets other cells say what 1,234 means", () => {
    expect(all(["1,234", "950.10"])).toEqual(["1234", "950.1"]);
    expect(all(["1.234", "1.950,10"])).toEqual(["1234", "1950.1"]);
    expect(all(["1,234", "17,505"])).toEqual(["unreadable", "unreadable"]);
    expect(all(["1,234", "1750,505"])).toEqual(["1.234", "1750.505"]);
  });

  it("takes no figure for thousandths in a column of cents", () => {
    expect(all(["1,234", "17,50"])).toEqual(["unreadable", "17.5"]);
  });

  it("reads as the person says where nothing else does, and not against the texts", () => {
    const read = (cells: readonly string[], decimalMark: "." | ","): readonly string[] => {
      const column = readAmountColumn(cells, { defaultCurrency: "EUR", decimalMark });
      return cells.map((cell) => shown(column.read(cell)));
    };
    expect(read(["1.234", "12.500"], ",")).toEqual(["1234", "12500"]);
    expect(read(["1.234", "12.500"], ".")).toEqual(["1.234", "12.5"]);
    expect(read(["1.234", "17,50"], ".")).toEqual(["unreadable", "17.5"]);
  });

  it("guesses nothing where cells contradict each other", () => {
    expect(all(["1,234", "950.10", "17,5"])).toEqual(["unreadable", "950.1", "17.5"]);
  });

  it("reads numbers as they are, and neither errors nor truths", () => {
    expect(all([12.5, -3, true, "#VALUE!", ""])).toEqual(["12.5", "-3", "unreadable", "unreadable", "blank"]);
  });

  it("always gives back an amount as any locale formats it", () => {
    const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(
        cents,
        fc.constantFrom("fr-FR", "en-US", "de-DE", "de-CH", "es-ES"),
        (amountMinor, locale) => {
          const text = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(
            amountMinor / 100,
          );
          const reading = parseAmount(text, { decimalMark: undefined, defaultCurrency: "EUR" });
          expect(reading).toEqual({ kind: "amount", amount: amountMinor / 100 + 0, currency: "EUR" });
        },
      ),
    );
  });

  it("always answers, whatever stands in the cells", () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 6 }), (cells) => {
        for (const answer of all(cells))
          expect(answer).toMatch(/^(blank|unreadable|-?[\d.e+-]+( [A-Z]{3})?)$/);
      }),
    );
  });
});

describe("parseCurrency", () => {
  it("takes a lone dollar for the sheet's own where that is one", () => {
    expect(parseCurrency("$", "CAD")).toBe("CAD");
    expect(parseCurrency("$", "MXN")).toBe("MXN");
    expect(parseCurrency("$", "EUR")).toBe("USD");
    expect(parseCurrency("euros", "EUR")).toBe("EUR");
    expect(parseCurrency("XYZ", "EUR")).toBeUndefined();
  });
});

describe("currencyOfHeader", () => {
  it.each([
    ["Balance (EUR)", "EUR"],
    ["Balance Due ($)", "USD"],
    ["Open amount CHF", "CHF"],
    ["Solde €", "EUR"],
    ["Montant (en MAD)", "MAD"],
    ["balance_usd", "USD"],
    ["Solde", undefined],
    ["Montant (TTC)", undefined],
    ["Total", undefined],
    ["Lei", undefined],
  ])("sees in « %s »", (header, currency) => expect(currencyOfHeader(header, "EUR")).toBe(currency));
});

describe("currencyOfFormat", () => {
  it.each([
    ['#,##0.00\\ "€"', "EUR"],
    ["[$€-2]\\ #,##0.00", "EUR"],
    ["_-* #,##0.00\\ [$€-40C]_-", "EUR"],
    ["[$$-409]#,##0.00", "USD"],
    ["#,##0.00 [$CHF]", "CHF"],
    ["General", undefined],
    ["#,##0.00", undefined],
  ])("sees in %s", (format, currency) => expect(currencyOfFormat(format, "EUR")).toBe(currency));
});
