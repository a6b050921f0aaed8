import { decodeLedger } from "../../../src/excel/reader/decodeLedger";
import { ageingColumns, parseAgeBucket } from "../../../src/excel/reader/ageBuckets";
import { readSheet, TODAY } from "./readSheet";

const DUE = "2026-10-30";

describe("due dates from payment terms", () => {
  it("are computed where the sheet has no due date, in French", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Date facture", "Conditions de paiement", "Solde"],
      ["Durand", "F-1", "2026-01-15", "30 jours", 10],
      ["Durand", "F-2", "2026-01-15", "45 jours fin de mois le 10", 20],
      ["Martin", "F-3", "2026-01-15", "Comptant", 30],
      ["Martin", "F-4", "2026-01-15", "60FM", 40],
    ]);
    expect(sheet.headers).toMatchObject({ terms: "Conditions de paiement", issuedOn: "Date facture" });
    expect(sheet.receivables).toEqual([
      "Durand F-1 10 EUR 2026-02-14",
      "Durand F-2 20 EUR 2026-04-10",
      "Martin F-3 30 EUR 2026-01-15",
      "Martin F-4 40 EUR 2026-03-31",
    ]);
    expect(sheet.computed).toEqual(["30 jours", "45 jours fin de mois le 10", "Comptant", "60FM"]);
    expect(sheet.issues).toEqual([]);
  });

  it("are computed where a due date is blank, in English; one that stands wins", () => {
    const sheet = readSheet([
      ["Customer", "Invoice", "Invoice date", "Terms", "Due date", "Balance"],
      ["Durand", "F-1", "2026-01-15", "Net 30", "", 10],
      ["Durand", "F-2", "2026-01-15", "Net 30", DUE, 20],
      ["Martin", "F-3", "2026-01-15", "Due on receipt", DUE, 30],
    ]);
    expect(sheet.receivables).toEqual([
      "Durand F-1 10 EUR 2026-02-14",
      "Durand F-2 20 EUR 2026-10-30",
      "Martin F-3 30 EUR 2026-10-30",
    ]);
    expect(sheet.computed).toEqual(["Net 30"]);
  });

  it("are named, never guessed, where terms or invoice dates do not say them", () => {
    const good = ["F-6", "F-7", "F-8", "F-9", "F-10", "F-11"].map((reference) => [
      "Durand",
      reference,
      "2026-01-15",
      "30 jours",
      10,
    ]);
    const sheet = readSheet([
      ["Client", "Facture", "Date facture", "Délai de paiement", "Solde"],
      ["Durand", "F-1", "2026-01-15", "selon contrat", 10],
      ["Durand", "F-2", "2026-01-15", "", 10],
      ["Durand", "F-3", "", "30 jours", 10],
      ...good,
    ]);
    expect(sheet.issues).toEqual([
      { type: "TermsUnreadable", rowNumber: 2, cell: "D2", value: "selon contrat" },
      { type: "DueDateMissing", rowNumber: 3, cell: "D3" },
      { type: "TermsUnreadable", rowNumber: 4, cell: "D4", value: "30 jours" },
    ]);
    expect(sheet.receivables.slice(0, 3)).toEqual([
      "Durand F-1 10 EUR -",
      "Durand F-2 10 EUR -",
      "Durand F-3 10 EUR -",
    ]);
  });

  it("count days from bare figures only where the header speaks of days", () => {
    const rows = [
      ["Durand", "F-1", "2026-01-15", 30, 10],
      ["Durand", "F-2", "2026-01-15", 17, 10],
    ];
    const header = (terms: string): string[] => ["Client", "Facture", "Date facture", terms, "Solde"];
    expect(readSheet([header("Délai de paiement (jours)"), ...rows]).receivables).toEqual([
      "Durand F-1 10 EUR 2026-02-14",
      "Durand F-2 10 EUR 2026-02-01",
    ]);
    expect(readSheet([header("Code règlement"), ...rows]).missing).toEqual(["dueOn"]);
  });

  it("are refused as a whole when terms cannot be read in more than a third", () => {
    expect(
      readSheet([
        ["Client", "Facture", "Date facture", "Conditions", "Solde"],
        ["Durand", "F-1", "2026-01-15", "30 jours", 10],
        ["Durand", "F-2", "2026-01-15", "30/60/90", 10],
      ]).fault,
    ).toEqual({
      type: "TooManyUnreadable",
      field: "terms",
      count: 1,
      rows: 2,
      cell: "D3",
      value: "30/60/90",
    });
  });

  it("wait for the order of the invoice dates that they count from", () => {
    expect(
      readSheet([
        ["Client", "Facture", "Date facture", "Conditions", "Solde"],
        ["Durand", "F-1", "03/04/2026", "30 jours", 10],
        ["Durand", "F-2", "05/04/2026", "30 jours", 10],
      ]).fault,
    ).toEqual({ type: "DateOrderUnknown", field: "issuedOn", cell: "C2", value: "03/04/2026" });
  });
});

describe("balances by age", () => {
  it("are added up where there is no balance column", () => {
    const french = readSheet([
      ["Client", "Facture", "Échéance", "Non échu", "1 à 30 j", "31 à 60 j", "> 60 j"],
      ["Durand", "F-1", DUE, "", 100, "", ""],
      ["Durand", "F-2", DUE, 40, "", "", 2.5],
      ["Martin", "F-3", DUE, "", "", "", ""],
    ]);
    expect(french.receivables).toEqual(["Durand F-1 100 EUR 2026-10-30", "Durand F-2 42.5 EUR 2026-10-30"]);
    expect(french.issues).toEqual([{ type: "AmountMissing", rowNumber: 4, cell: "D4", field: "open" }]);
    const english = readSheet([
      ["Customer", "Invoice", "Due date", "Current", "1–30", "31-60", "61-90", "90+"],
      ["Durand", "F-1", DUE, "", "", "", "", "1 234,56"],
    ]);
    expect(english.receivables).toEqual(["Durand F-1 1234.56 EUR 2026-10-30"]);
  });

  it("name the one that cannot be read", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Non échu", "0-30", "31-60", "60+"],
      ...["F-1", "F-2", "F-3"].map((reference) => ["Durand", reference, DUE, 10, "", "", ""]),
      ["Durand", "F-4", DUE, 10, "", "voir", ""],
    ]);
    expect(sheet.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 5, cell: "F5", field: "open", value: "voir" },
    ]);
  });

  it("without a due date are a summary, and refused", () => {
    const sheet = readSheet([
      ["Client", "Total", "Non échu", "0-30", "31-60", "60+"],
      ["Durand", 60, 10, 20, 30, 0],
    ]);
    expect(sheet.missing).toEqual(["dueOn"]);
    expect(sheet.why).toContainEqual({ type: "AgedSummary" });
  });

  it.each([
    ["Current", -Infinity, 0],
    ["Non échu", -Infinity, 0],
    ["Not yet due", -Infinity, 0],
    ["1-30", 1, 30],
    ["31 à 60 jours", 31, 60],
    ["61–90 days", 61, 90],
    ["De 0 à 30 j", 0, 30],
    ["> 90", 90, Infinity],
    ["90+", 90, Infinity],
    ["Plus de 90 jours", 90, Infinity],
    ["Over 120 days", 120, Infinity],
    ["< 1 Month", 0, 30],
    ["2 Months", 60, 90],
    ["über 60 Tage", 60, Infinity],
  ])("« %s » holds what is %d to %d days late", (header, from, to) =>
    expect(parseAgeBucket(header)).toEqual({ from, to }),
  );

  it("are no ages where they overlap or leave a hole", () => {
    const found = (...headers: string[]): number =>
      ageingColumns(headers.map((header) => ({ header }))).length;
    expect(found("Current", "1-30", "31-60", "> 60")).toBe(4);
    expect(found("> 30", "> 60", "> 90")).toBe(0);
    expect(found("Current", "31-60", "61-90", "> 90")).toBe(0);
    expect(found("1-30", "31-60")).toBe(0);
  });
});

describe("what is asked and answered", () => {
  const place = {
    sheetId: "{1}",
    sheetName: "Clients",
    headerRow: 1,
    firstColumn: 1,
    columnCount: 4,
    rowCount: 2,
    address: "A1:D3",
  };
  const decode = (due: string, open: string, answers: object) =>
    decodeLedger({
      place,
      mapping: {
        debtorName: { index: 0, header: "Client" },
        reference: { index: 1, header: "Facture" },
        dueOn: { index: 2, header: "Échéance", ...answers },
        open: { index: 3, header: "Solde", ...answers },
      },
      defaultCurrency: "EUR",
      rows: [
        ["Durand", "F-1", due, open],
        ["Durand", "F-2", "05/05/2026", "12,50"],
      ],
      firstIndex: 0,
      numberFormats: {},
      uses1904: false,
      asOf: TODAY,
    });

  it("is the order of dates that no text settles", () => {
    expect(decode("03/04/2026", "10", {})).toEqual({
      ok: false,
      fault: { type: "DateOrderUnknown", field: "dueOn", cell: "C2", value: "03/04/2026" },
    });
    expect(decode("03/04/2026", "10", { dateOrder: "day-first" })).toMatchObject({
      ok: true,
      value: { receivables: [{ dueOn: 20_546 }, {}], issues: [] },
    });
    expect(decode("03/04/2026", "10", { dateOrder: "month-first" })).toMatchObject({
      ok: true,
      value: { receivables: [{ dueOn: 20_516 }, {}] },
    });
  });

  it("is not taken against what the column itself says", () => {
    expect(decode("25/04/2026", "10", { dateOrder: "month-first" })).toMatchObject({ ok: true });
    const mixed = decode("03/04/2026", "10", { dateOrder: "day-first" });
    expect(mixed.ok).toBe(true);
  });
});
