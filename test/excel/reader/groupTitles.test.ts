import { isCustomerTitle } from "../../../src/excel/reader/customerTitle";
import { decodeLedger } from "../../../src/excel/reader/decodeLedger";
import { decodeSettings, DEFAULT_SETTINGS, encodeSettings } from "../../../src/excel/settingsStore";
import { readSheet, TODAY, type SheetCell } from "./readSheet";

type Rows = readonly (readonly SheetCell[])[];

// Made up after the layouts of the programs they name: the customer stands above the rows, in a column of something else.
const XERO: Rows = [
  ["Receivable Invoice Detail"],
  ["Example Company"],
  [],
  ["Invoice Date", "Source", "Reference", "Due Date", "Gross", "Balance"],
  ["Oak Furniture"],
  ["2026-01-05", "Receivable Invoice", "INV-001", "2026-02-04", 120, 100],
  ["2026-01-09", "Receivable Invoice", "INV-002", "2026-02-08", 50, 50],
  ["Total Oak Furniture", "", "", "", 170, 150],
  [],
  ["Basket Case"],
  ["2026-01-12", "Receivable Invoice", "INV-003", "2026-02-11", 75.5, 75.5],
  ["Total Basket Case", "", "", "", 75.5, 75.5],
  [],
  ["Total", "", "", "", 245.5, 225.5],
];
const XERO_OWES = [
  "Oak Furniture INV-001 100 EUR 2026-02-04",
  "Oak Furniture INV-002 50 EUR 2026-02-08",
  "Basket Case INV-003 75.5 EUR 2026-02-11",
];

const QUICKBOOKS: Rows = [
  ["Customer Balance Detail"],
  ["", "Date", "Transaction Type", "Num", "Due Date", "Amount", "Open Balance"],
  ["Amy’s Garden"],
  ["", "2026-01-05", "Invoice", "1021", "2026-02-04", 459, 239],
  ["", "2026-01-09", "Invoice", "1022", "2026-02-08", 100, 100],
  ["Total for Amy’s Garden", "", "", "", "", 559, 339],
  ["Bill’s Boats"],
  ["", "2026-01-12", "Invoice", "1027", "2026-02-11", 85, 85],
  ["Total for Bill’s Boats", "", "", "", "", 85, 85],
  ["TOTAL", "", "", "", "", 644, 424],
];

const ODOO: Rows = [
  [
    "",
    "Invoice Date",
    "Due Date",
    "Currency",
    "Account",
    "At Date",
    "1-30",
    "31-60",
    "61-90",
    "Older",
    "Total",
  ],
  ["Aged Receivable", "", "", "", "", 0, 30, 300, 0, 0, 330],
  ["Blue Interior", "", "", "", "", 0, 0, 300, 0, 0, 300],
  ["INV/2026/00001", "2026-01-05", "2026-02-04", "EUR", "411000", "", "", 100, "", "", ""],
  ["INV/2026/00002", "2026-01-05", "2026-02-06", "EUR", "411000", "", "", 200, "", "", ""],
  ["Deco Shop", "", "", "", "", 0, 30, 0, 0, 0, 30],
  ["INV/2026/00003", "2026-02-05", "2026-03-04", "EUR", "411000", "", 30, "", "", "", ""],
  ["Total", "", "", "", "", 0, 30, 300, 0, 0, 330],
];

const FRENCH: Rows = [
  ["Date facture", "N° facture", "Échéance", "Montant TTC", "Solde"],
  ["Menuiserie Durand"],
  ["2026-01-05", "FA-1", "2026-02-04", 1200, 1200],
  ["2026-01-09", "FA-2", "2026-02-08", 500, 250],
  ["Sous-total", "", "", 1700, 1450],
  ["Boulangerie Martin"],
  ["2026-01-12", "FA-3", "2026-02-11", 75.5, 75.5],
  ["Sous-total", "", "", 75.5, 75.5],
  ["Total général", "", "", 1775.5, 1525.5],
];
const FRENCH_OWES = [
  "Menuiserie Durand FA-1 1200 EUR 2026-02-04",
  "Menuiserie Durand FA-2 250 EUR 2026-02-08",
  "Boulangerie Martin FA-3 75.5 EUR 2026-02-11",
];

const GERMAN: Rows = [
  ["Rechnungsdatum", "Rechnungsnummer", "Fällig am", "Offener Betrag"],
  ["Kunde: Bäckerei Vogel"],
  ["2026-01-05", "R-1", "2026-02-04", 100],
  ["2026-01-06", "R-2", "2026-02-05", 20],
  ["Summe Bäckerei Vogel", "", "", 120],
  ["Kunde: Tischlerei Horn"],
  ["2026-01-07", "R-3", "2026-02-06", 30],
  ["Summe Tischlerei Horn", "", "", 30],
];

const SPANISH: Rows = [
  ["Fecha factura", "Nº factura", "Vencimiento", "Importe pendiente"],
  ["Panadería Robles"],
  ["2026-01-05", "A-1", "2026-02-04", 100],
  ["2026-01-06", "A-2", "2026-02-05", 20],
  [],
  ["Talleres Ibáñez"],
  ["2026-01-07", "A-3", "2026-02-06", 30],
];

const DUTCH: Rows = [
  ["Factuurdatum", "Factuurnummer", "Vervaldatum", "Openstaand bedrag"],
  ["Bakkerij Smit"],
  ["2026-01-05", "F-1", "2026-02-04", 100],
  ["2026-01-06", "F-2", "2026-02-05", 20],
  ["", "", "", 120],
  ["Garage De Wit"],
  ["2026-01-07", "F-3", "2026-02-06", 30],
  ["", "", "", 30],
];

describe("customers as titles above their invoices", () => {
  it.each([
    ["Xero: in the column of dates, closed by « Total Oak Furniture »", XERO, XERO_OWES],
    [
      "QuickBooks: in a column without a header, closed by « Total for … »",
      QUICKBOOKS,
      [
        "Amy’s Garden 1021 239 EUR 2026-02-04",
        "Amy’s Garden 1022 100 EUR 2026-02-08",
        "Bill’s Boats 1027 85 EUR 2026-02-11",
      ],
    ],
    [
      "Odoo: in the column of numbers, the sums by age beside, one account for all",
      ODOO,
      [
        "Blue Interior INV/2026/00001 100 EUR 2026-02-04",
        "Blue Interior INV/2026/00002 200 EUR 2026-02-06",
        "Deco Shop INV/2026/00003 30 EUR 2026-03-04",
      ],
    ],
    ["French, each group closed by its sum", FRENCH, FRENCH_OWES],
    [
      "German, named as « Kunde: … »",
      GERMAN,
      [
        "Bäckerei Vogel R-1 100 EUR 2026-02-04",
        "Bäckerei Vogel R-2 20 EUR 2026-02-05",
        "Tischlerei Horn R-3 30 EUR 2026-02-06",
      ],
    ],
    [
      "Spanish, between blank rows",
      SPANISH,
      [
        "Panadería Robles A-1 100 EUR 2026-02-04",
        "Panadería Robles A-2 20 EUR 2026-02-05",
        "Talleres Ibáñez A-3 30 EUR 2026-02-06",
      ],
    ],
    [
      "Dutch, closed by sums without a word",
      DUTCH,
      [
        "Bakkerij Smit F-1 100 EUR 2026-02-04",
        "Bakkerij Smit F-2 20 EUR 2026-02-05",
        "Garage De Wit F-3 30 EUR 2026-02-06",
      ],
    ],
    [
      "Odoo’s partner ledger: a balance that adds up the rows above is nobody’s, debit less credit is",
      [
        ["", "Journal", "Account", "Invoice Date", "Due Date", "Debit", "Credit", "Balance"],
        ["Blue Interior", "", "", "", "", 300, 0, 300],
        ["INV/2026/00001", "INV", "411000", "2026-01-05", "2026-02-04", 100, "", 100],
        ["INV/2026/00002", "INV", "411000", "2026-01-05", "2026-02-06", 200, "", 300],
        ["Deco Shop", "", "", "", "", 30, 0, 30],
        ["INV/2026/00003", "INV", "411000", "2026-02-05", "2026-03-04", 30, "", 30],
      ],
      [
        "Blue Interior INV/2026/00001 100 EUR 2026-02-04",
        "Blue Interior INV/2026/00002 200 EUR 2026-02-06",
        "Deco Shop INV/2026/00003 30 EUR 2026-03-04",
      ],
    ],
  ])("%s", (_, rows, owed) => {
    const read = readSheet(rows);
    expect(read.missing).toEqual([]);
    expect(read.receivables).toEqual(owed);
    expect(read.issues).toEqual([]);
    expect(read.ledger?.mapping.debtorName?.inTitles).toBe(true);
  });

  it("may have descriptions that name them again", () => {
    const rows = FRENCH.map((row, index) => [
      ...Array.from({ length: 5 }, (_, at) => row[at] ?? ""),
      ["Libellé", "", "FACT Menuiserie Durand SARL", "Escalier", "", "", "Boulangerie Martin SAS", "", ""][
        index
      ] ?? "",
    ]);
    expect(readSheet(rows).receivables).toEqual(FRENCH_OWES);
  });

  it("counts a payment without a date in its group", () => {
    const rows = [
      ...FRENCH.slice(0, 4),
      ["", "Avoir", "", "", -50],
      ["Sous-total", "", "", 1700, 1400],
      ...FRENCH.slice(5),
    ];
    const read = readSheet(rows);
    expect(read.receivables).toEqual([
      ...FRENCH_OWES.slice(0, 2),
      "Menuiserie Durand Avoir -50 EUR -",
      ...FRENCH_OWES.slice(2),
    ]);
  });
});

// As accounting programs print customers' accounts: the account in one cell, the name in the next.
const ACCOUNTS: Rows = [
  ["Date", "Journal", "N° pièce", "Libellé", "Échéance", "Débit", "Crédit"],
  ["411DURAND", "Durand SARL"],
  ["2026-01-05", "VE", "FA-1", "Facture FA-1", "2026-02-04", 1200, ""],
  ["2026-01-09", "VE", "FA-2", "Facture FA-2", "2026-02-08", 500, ""],
  ["411MARTIN", "Boulangerie Martin"],
  ["2026-01-12", "VE", "FA-3", "Facture FA-3", "2026-02-11", 75.5, ""],
];
const ACCOUNTS_OWE = [
  "Durand SARL FA-1 1200 EUR 2026-02-04",
  "Durand SARL FA-2 500 EUR 2026-02-08",
  "Boulangerie Martin FA-3 75.5 EUR 2026-02-11",
];
const withTotals = (first: string, second: string): Rows => [
  ...ACCOUNTS.slice(0, 4),
  ["", first, "", "", "", 1700, ""],
  ...ACCOUNTS.slice(4),
  ["", second, "", "", "", 75.5, ""],
];

describe("customers' accounts above their invoices, the name in the next cell", () => {
  it.each([
    ["ended by the next account alone", ACCOUNTS],
    ["closed by the total of the account", withTotals("Total 411DURAND", "Total 411MARTIN")],
    ["closed by the total of the name", withTotals("Total Durand SARL", "Total Boulangerie Martin")],
    [
      "closed by the total of both",
      withTotals("Total compte 411DURAND Durand SARL", "Total compte 411MARTIN Boulangerie Martin"),
    ],
    ["closed by totals without a name", withTotals("Total client", "Total client")],
    [
      "with their sums beside",
      ACCOUNTS.map((row, at) => [
        ...row,
        ...(at === 1 ? ["", "", "", 1700] : at === 4 ? ["", "", "", 75.5] : []),
      ]),
    ],
    ["with one total of the whole list", [...ACCOUNTS, ["", "Total général", "", "", "", 1775.5, ""]]],
    ["between blank rows", [...ACCOUNTS.slice(0, 4), [], ...ACCOUNTS.slice(4)]],
    [
      "of figures, one without an invoice",
      [
        ACCOUNTS[0]!,
        [41100012, "Durand SARL"],
        ...ACCOUNTS.slice(2, 4),
        [41100013, "Garage Petit"],
        [41100014, "Boulangerie Martin"],
        ACCOUNTS[5]!,
      ],
    ],
  ])("%s", (_, rows) => {
    const read = readSheet(rows as Rows);
    expect(read.receivables).toEqual(ACCOUNTS_OWE);
    expect(read.issues).toEqual([]);
    expect(read.ledger?.mapping.debtorName).toMatchObject({ header: "Journal", inTitles: true });
  });

  it("may stand in one cell with the name, ended by the next one", () => {
    const rows = ACCOUNTS.map((row) => (row.length === 2 ? [`${row[0]} ${row[1]}`] : row));
    expect(readSheet(rows).receivables).toEqual([
      "411DURAND Durand SARL FA-1 1200 EUR 2026-02-04",
      "411DURAND Durand SARL FA-2 500 EUR 2026-02-08",
      "411MARTIN Boulangerie Martin FA-3 75.5 EUR 2026-02-11",
    ]);
  });

  it.each([
    ["a remark between rows", [...ACCOUNTS.slice(0, 3), ["", "Voit avec son patron"], ...ACCOUNTS.slice(3)]],
    [
      "another account between customers",
      [...ACCOUNTS.slice(0, 4), ["401FOURN", "Fournitures SA"], ...ACCOUNTS.slice(4)],
    ],
    ["accounts of two makes", ACCOUNTS.map((row) => (row[0] === "411MARTIN" ? ["41100012", row[1]!] : row))],
    [
      "the same account twice",
      ACCOUNTS.map((row) => (row[0] === "411MARTIN" ? ["411DURAND", row[1]!] : row)),
    ],
    [
      "two accounts of one name",
      ACCOUNTS.map((row) => (row[0] === "411MARTIN" ? ["411MARTIN", "Durand SARL"] : row)),
    ],
    ["invoices after a blank row", [...ACCOUNTS.slice(0, 3), [], ...ACCOUNTS.slice(3)]],
    [
      "an invoice above the first account",
      [ACCOUNTS[0]!, ACCOUNTS[2]!.with(2, "FA-0"), ...ACCOUNTS.slice(1)],
    ],
    ["one account alone", ACCOUNTS.slice(0, 4)],
    [
      "codes that are no customers' accounts",
      ACCOUNTS.map((row) => (row.length === 2 ? [`R${String(row[0]).slice(3)}`, row[1]!] : row)),
    ],
    ["regions", ACCOUNTS.map((row) => (row[0] === "411MARTIN" ? ["411MARTIN", "Nord"] : row))],
  ])("%s: no customer is taken from them", (_, rows) => {
    const read = readSheet(rows as Rows);
    expect(read.ledger?.mapping.debtorName?.inTitles).toBeUndefined();
    expect(read.receivables).toEqual([]);
  });
});

const titled = (titles: readonly [string, string], rows: Rows = FRENCH): Rows =>
  rows.map((row) =>
    row.map((cell) =>
      typeof cell === "string"
        ? cell.replace("Menuiserie Durand", titles[0]).replace("Boulangerie Martin", titles[1])
        : cell,
    ),
  );
const NAMED: Rows = FRENCH.map((row, index) =>
  index === 4
    ? ["Total Menuiserie Durand", ...row.slice(1)]
    : index === 7
      ? ["Total Boulangerie Martin", ...row.slice(1)]
      : row,
);

describe("titles that may be no customers", () => {
  it.each([
    ["ages", titled(["1 - 30 days past due", "31 - 60 days past due"])],
    ["ages closed by their totals", titled(["1 - 30 days past due", "31 - 60 days past due"], NAMED)],
    ["French ages", titled(["De 0 à 30 jours", "Plus de 30 jours"])],
    ["« Current »", titled(["Current", "Overdue"])],
    ["sections", titled(["Factures impayées", "Avoirs"], NAMED)],
    ["months", titled(["Janvier 2026", "Février 2026"])],
    ["months without a year", titled(["Januar", "Februar"], NAMED)],
    ["quarters", titled(["Q1", "Q2"])],
    ["countries", titled(["France", "Deutschland"], NAMED)],
    ["places of sale", titled(["Nord", "Île-de-France et Sud"], NAMED)],
    ["sellers", titled(["Commercial : Paul Petit", "Commercial : Anne Grand"], NAMED)],
    ["currencies", titled(["EUR", "USD"], NAMED)],
    ["one section among customers", titled(["Menuiserie Durand", "Litiges"], NAMED)],
    ["one group only", [...FRENCH.slice(0, 5)]],
    ["the same title twice", titled(["Menuiserie Durand", "Menuiserie Durand"], NAMED)],
    [
      "a sum that its rows do not make",
      FRENCH.map((row, index) => (index === 4 ? ["Sous-total", "", "", 999, 998] : row)),
    ],
    ["no sums and no blank rows", FRENCH.filter((row) => row[0] !== "Sous-total")],
    [
      "an invoice before the first title",
      [FRENCH[0]!, ["2026-01-03", "FA-0", "2026-02-02", 10, 10], ...FRENCH.slice(1)],
    ],
    [
      "an invoice after a group's total",
      [...NAMED.slice(0, 5), ["2026-01-10", "FA-9", "2026-02-09", 10, 10], ...NAMED.slice(5)],
    ],
    ["a remark between rows", [...NAMED.slice(0, 3), ["Voit avec son patron"], ...NAMED.slice(3)]],
    [
      "a remark between rows, in a list of sums",
      [...FRENCH.slice(0, 3), ["Voit avec son patron"], ...FRENCH.slice(3)],
    ],
    [
      "a project within each customer",
      [
        FRENCH[0]!,
        ["Menuiserie Durand"],
        ["Toiture Lyon"],
        ["2026-01-05", "FA-1", "2026-02-04", 1200, 1200],
        ["Total Toiture Lyon", "", "", 1200, 1200],
        ["Escalier Dijon"],
        ["2026-01-05", "FA-2", "2026-02-04", 100, 100],
        ["Total Escalier Dijon", "", "", 100, 100],
        ["Total Menuiserie Durand", "", "", 1300, 1300],
      ],
    ],
    [
      "a project within each customer, the sums beside",
      [
        FRENCH[0]!,
        ["Menuiserie Durand", "", "", 1300, 1300],
        ["Toiture Lyon", "", "", 1200, 1200],
        ["2026-01-05", "FA-1", "2026-02-04", 1200, 1200],
        ["Escalier Dijon", "", "", 100, 100],
        ["2026-01-05", "FA-2", "2026-02-04", 100, 100],
      ],
    ],
    [
      "descriptions that name other companies",
      FRENCH.map((row, index) => [
        ...Array.from({ length: 5 }, (_, at) => row[at] ?? ""),
        ["Libellé", "", "FACT ALPHA SARL", "FACT BETA SAS", "", "", "FACT ALPHA SARL", "", ""][index] ?? "",
      ]),
    ],
    [
      "another column that may name the customers",
      FRENCH.map((row, index) => [
        ...Array.from({ length: 5 }, (_, at) => row[at] ?? ""),
        ["Bénéf.", "", "Alpha", "Bêta", "", "", "Gamma", "", ""][index] ?? "",
      ]),
    ],
  ])("%s: no customer is taken from them", (_, rows) => {
    const read = readSheet(rows as Rows);
    expect(read.ledger?.mapping.debtorName?.inTitles).toBeUndefined();
    expect(read.receivables).toEqual([]);
  });

  it.each([
    "Transports du Nord",
    "Export Plus SARL",
    "Martin",
    "Marc & Julien",
    "Client : Durand",
    "3 Suisses",
    "Team Sport SAS",
  ])("« %s » may be a customer", (name) => expect(isCustomerTitle(name)).toBe(true));

  it.each([
    "31-60",
    "> 90 jours",
    "mars 26",
    "05/03/2026",
    "Relancé le 12/03",
    "Q3",
    "España",
    "Unpaid invoices",
    "X",
    "—",
  ])("« %s » is none", (name) => expect(isCustomerTitle(name)).toBe(false));
});

it("leaves ages alone where a column names the customers", () => {
  const read = readSheet([
    ["", "Date", "Num", "Customer", "Due Date", "Open Balance"],
    ["1 - 30 days past due"],
    ["", "2026-01-05", "1021", "Oak Garden", "2026-02-04", 239],
    ["", "2026-01-09", "1022", "Pine Boats", "2026-02-08", 100],
    ["Total for 1 - 30 days past due", "", "", "", "", 339],
    ["31 - 60 days past due"],
    ["", "2026-01-02", "1019", "Oak Garden", "2026-01-08", 10],
    ["Total for 31 - 60 days past due", "", "", "", "", 10],
  ]);
  expect(read.headers["debtorName"]).toBe("Customer");
  expect(read.receivables).toEqual([
    "Oak Garden 1021 239 EUR 2026-02-04",
    "Pine Boats 1022 100 EUR 2026-02-08",
    "Oak Garden 1019 10 EUR 2026-01-08",
  ]);
});

// What was proved by the first rows may not go on below.
describe("titles further down", () => {
  const { ledger } = readSheet(NAMED);
  if (ledger === undefined) throw new Error("not read");
  const decode = (rows: readonly (readonly (string | number)[])[]) => {
    const decoded = decodeLedger({
      place: ledger.place,
      mapping: ledger.mapping,
      defaultCurrency: "EUR",
      rows: rows.map((row) => Array.from({ length: 5 }, (_, at) => row[at] ?? "")),
      firstIndex: 0,
      numberFormats: { dueOn: "m/d/yyyy", issuedOn: "m/d/yyyy" },
      uses1904: false,
      asOf: TODAY,
    });
    if (!decoded.ok) throw new Error(decoded.fault.type);
    const { receivables, issues } = decoded.value;
    return {
      debtors: receivables.map(({ debtor, reference }) => `${debtor.name} ${reference}`),
      issues: issues.map(({ type, ...issue }) => `${type} ${"cell" in issue ? issue.cell : ""}`),
    };
  };
  const invoice = (reference: string, open: number) => [46_027, reference, 46_057, open, open];
  const DURAND = [["Durand"], invoice("F1", 10), ["Total Durand", "", "", 10, 10]];

  it.each([
    [
      "a remark",
      [
        ["Martin"],
        invoice("F2", 20),
        ["Voit son patron"],
        invoice("F3", 5),
        ["Total Martin", "", "", 25, 25],
      ],
    ],
    [
      "a group within a group",
      [
        ["Martin"],
        ["Dijon"],
        invoice("F2", 20),
        ["Total Dijon", "", "", 20, 20],
        invoice("F3", 5),
        ["Total Martin", "", "", 25, 25],
      ],
    ],
    [
      "an age",
      [
        ["31 - 60 days past due"],
        invoice("F2", 20),
        invoice("F3", 5),
        ["Total 31 - 60 days past due", "", "", 25, 25],
      ],
    ],
    [
      "a total of another name",
      [["Martin"], invoice("F2", 20), invoice("F3", 5), ["Total Petit", "", "", 25, 25]],
    ],
  ])("%s: the rows of its group name no debtor, the others do", (_, rows) => {
    const read = decode([...DURAND, ...rows]);
    expect(read.debtors).toEqual(["Durand F1"]);
    expect(read.issues).toHaveLength(2);
    expect(read.issues.every((issue) => issue.startsWith("DebtorMissing"))).toBe(true);
  });

  it("an invoice below a group's total names no debtor", () => {
    const read = decode([...DURAND, invoice("F2", 20)]);
    expect(read).toEqual({ debtors: ["Durand F1"], issues: ["DebtorMissing A5"] });
  });

  it("a customer whose name begins with « Total » is one when its own total closes it", () => {
    const rows = [["Total Énergies"], invoice("F2", 20), ["Total Total Énergies", "", "", 20, 20]];
    expect(decode([...DURAND, ...rows])).toEqual({ debtors: ["Durand F1", "Total Énergies F2"], issues: [] });
  });
});

it("remembers in the workbook that the names stand in titles", () => {
  const { ledger } = readSheet(XERO);
  if (ledger === undefined) throw new Error("not read");
  const { place, mapping, defaultCurrency } = ledger;
  const settings = { ...DEFAULT_SETTINGS, ledger: { place, mapping, defaultCurrency } };
  const again = decodeSettings(encodeSettings(settings));
  expect(again.ok && again.value.ledger?.mapping.debtorName).toEqual({
    index: 0,
    header: "Invoice Date",
    inTitles: true,
  });
});
