import { phoneOf } from "../../../src/excel/reader/rowTexts";
import { readSheet } from "./readSheet";

// Each sheet as somebody once sent it, and what has to be read from it: right, or refused with the cell named.
const DUE = "2026-10-30";
const LATER = "2026-11-30";

describe("headers on two rows", () => {
  it("are read as one where cells are merged downwards", () => {
    const sheet = readSheet([
      ["Client", "N° facture", "Échéance", "Montant", "", ""],
      ["", "", "", "HT", "TTC", "Reste dû"],
      ["Durand", "F-1", DUE, 100, 120, 60],
    ]);
    expect(sheet.headers).toEqual({
      debtorName: "Client",
      reference: "N° facture",
      dueOn: "Échéance",
      amount: "TTC",
      open: "Reste dû",
    });
    expect(sheet.receivables).toEqual(["Durand F-1 60 EUR 2026-10-30"]);
  });

  it("are read as one where a word stands over several", () => {
    const sheet = readSheet([
      ["Encours au 22/11"],
      ["Customer", "Invoice", "", "Amounts", "", ""],
      ["", "No.", "Due date", "Net", "Gross amount", "Open balance"],
      ["Durand", "F-1", DUE, 100, 120, 60],
      ["Martin", "F-2", DUE, 10, 12, 12],
    ]);
    expect(sheet.headers).toMatchObject({
      debtorName: "Customer",
      reference: "Invoice No.",
      open: "Open balance",
    });
    expect(sheet.receivables).toEqual(["Durand F-1 60 EUR 2026-10-30", "Martin F-2 12 EUR 2026-10-30"]);
  });

  it("are not made of a line of filters above a header that is whole", () => {
    const sheet = readSheet([
      ["Statut", "Toutes", "Client", "Tous"],
      ["Client", "Facture", "Échéance", "Solde"],
      ["Durand", "F-1", DUE, 10],
    ]);
    expect(sheet.headers).toEqual({
      debtorName: "Client",
      reference: "Facture",
      dueOn: "Échéance",
      open: "Solde",
    });
  });

  it("are not seen in a first row of words below a header", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Solde"],
      ["Client divers", "", "", ""],
      ["Durand", "F-1", DUE, 10],
    ]);
    expect(sheet.headers).toMatchObject({ debtorName: "Client", open: "Solde" });
    expect(sheet.receivables).toEqual(["Durand F-1 10 EUR 2026-10-30"]);
  });
});

describe("debtors named once for several rows", () => {
  it("are carried down from the title of their group, and not past its total", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Solde"],
      ["Client : Durand SA", "", "", ""],
      ["", "F-1", DUE, 10],
      ["", "F-2", LATER, 20],
      ["Total Durand SA", "", "", 30],
      ["", "F-9", LATER, 5],
      ["Martin", "", "", ""],
      ["", "F-3", DUE, 5],
      ["Martin - Total", "", "", 5],
      ["Total général", "", "", 35],
    ]);
    expect(sheet.receivables).toEqual([
      "Durand SA F-1 10 EUR 2026-10-30",
      "Durand SA F-2 20 EUR 2026-11-30",
      "Martin F-3 5 EUR 2026-10-30",
    ]);
    expect(sheet.issues).toEqual([{ type: "DebtorMissing", rowNumber: 6, cell: "A6" }]);
  });

  it("are carried down from the first row of their group", () => {
    const sheet = readSheet([
      ["Customer", "Invoice", "Due date", "Balance"],
      ["Durand", "F-1", DUE, 10],
      ["", "F-2", LATER, 20],
      ["", "F-3", LATER, 20],
      ["Martin", "F-4", DUE, 5],
    ]);
    expect(sheet.receivables).toEqual([
      "Durand F-1 10 EUR 2026-10-30",
      "Durand F-2 20 EUR 2026-11-30",
      "Durand F-3 20 EUR 2026-11-30",
      "Martin F-4 5 EUR 2026-10-30",
    ]);
  });

  it("are missing, not guessed, in a list that names every other one", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Solde"],
      ["Durand", "F-1", DUE, 10],
      ["Martin", "F-2", DUE, 10],
      ["", "F-3", DUE, 10],
      ["Leroy", "F-4", DUE, 10],
    ]);
    expect(sheet.issues).toEqual([{ type: "DebtorMissing", rowNumber: 4, cell: "A4" }]);
    expect(sheet.receivables).toHaveLength(3);
  });
});

describe("sums", () => {
  it("are left out without their word, where the debtor's rows above add up to them", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Solde"],
      ["Durand", "F-1", DUE, 10],
      ["Durand", "F-2", LATER, 20],
      ["Durand", "", "", 30],
      ["Martin", "F-3", DUE, 5],
      ["Martin", "", "", 7],
    ]);
    expect(sheet.receivables).toEqual([
      "Durand F-1 10 EUR 2026-10-30",
      "Durand F-2 20 EUR 2026-11-30",
      "Martin F-3 5 EUR 2026-10-30",
      "Martin  7 EUR -",
    ]);
    expect(sheet.rowsLeftOut).toBe(1);
  });
});

describe("amounts", () => {
  it("that may be thousands or thousandths in every row refuse the sheet", () => {
    expect(
      readSheet([
        ["Client", "Facture", "Échéance", "Montant"],
        ["Durand", "F-1", DUE, "1.234"],
        ["Durand", "F-2", DUE, "12.500"],
      ]).fault,
    ).toEqual({ type: "DecimalMarkUnknown", field: "amount", cell: "D2", value: "1.234" });
  });

  it("are neither percentages nor in thousands", () => {
    const header = ["Client", "Facture", "Échéance", "Montant (K€)", "Solde"];
    const sheet = readSheet([header, ["Durand", "F-1", DUE, 1.2, 0.2]], { 4: "0.00%" });
    expect(sheet.missing).toEqual(["open"]);
    expect(
      readSheet([
        ["Customer", "Invoice", "Due date", "Balance in thousands"],
        ["Durand", "F-1", DUE, 1],
      ]).missing,
    ).toEqual(["open"]);
  });

  it("are taken with tax, never without", () => {
    const rows = [["Durand", "F-1", DUE, 100, 120]];
    expect(
      readSheet([["Client", "Facture", "Échéance", "Montant HT", "Montant TTC"], ...rows]).headers["amount"],
    ).toBe("Montant TTC");
    expect(readSheet([["Client", "Facture", "Échéance", "Montant HT", "TVA"], ...rows]).missing).toEqual([
      "open",
    ]);
  });

  it("are negative by their sign, whatever colour shows it", () => {
    const rows = [
      ["Client", "Facture", "Échéance", "Montant"],
      ["Durand", "F-1", DUE, -10],
      ["Durand", "F-2", DUE, 30],
    ];
    expect(readSheet(rows, { 3: "#,##0.00;[Red]#,##0.00" }).receivables).toEqual([
      "Durand F-1 -10 EUR 2026-10-30",
      "Durand F-2 30 EUR 2026-10-30",
    ]);
  });

  it.each([["Solde"], ["Solde cumulé"], ["Running balance"]])(
    "are each row's own: « %s » adding up the rows above is no balance",
    (header) => {
      const sheet = readSheet([
        ["Client", "Facture", "Échéance", "Montant", header],
        ["Durand", "F-1", DUE, 100, 100],
        ["Durand", "F-2", DUE, 50, 150],
        ["Martin", "F-3", DUE, 25, 175],
        ["Martin", "F-4", DUE, 25, 200],
      ]);
      expect(sheet.headers).not.toHaveProperty("open");
      expect(sheet.receivables).toEqual([
        "Durand F-1 100 EUR 2026-10-30",
        "Durand F-2 50 EUR 2026-10-30",
        "Martin F-3 25 EUR 2026-10-30",
        "Martin F-4 25 EUR 2026-10-30",
      ]);
    },
  );

  it("are no debtor's total, repeated on each of its rows", () => {
    const sheet = readSheet([
      ["Customer", "Invoice", "Due date", "Amount", "Customer balance"],
      ["Durand", "F-1", DUE, 100, 150],
      ["Durand", "F-2", DUE, 50, 150],
      ["Martin", "F-3", DUE, 20, 20],
    ]);
    expect(sheet.receivables).toEqual([
      "Durand F-1 100 EUR 2026-10-30",
      "Durand F-2 50 EUR 2026-10-30",
      "Martin F-3 20 EUR 2026-10-30",
    ]);
  });

  it("are lowered by payments, whichever sign the column gives them all", () => {
    const header = ["Client", "Facture", "Échéance", "Montant", "Réglé"];
    const below = [
      ["Durand", "F-1", DUE, 1200, -200],
      ["Durand", "F-2", DUE, 100, ""],
      ["Durand", "A-1", DUE, -50, -50],
    ];
    expect(readSheet([header, ...below]).receivables).toEqual([
      "Durand F-1 1000 EUR 2026-10-30",
      "Durand F-2 100 EUR 2026-10-30",
      "Durand A-1 0 EUR 2026-10-30",
    ]);
    const mixed = readSheet([header, ...below, ["Durand", "F-3", DUE, 80, 30]]);
    expect(mixed.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 2, cell: "E2", field: "paid", value: "-200" },
    ]);
    expect(mixed.receivables).toContain("Durand F-3 50 EUR 2026-10-30");
  });

  it("in a currency nobody knows are refused, never taken for euros", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Montant", "Devise"],
      ["Durand", "F-1", DUE, 100, "Zorkmid"],
      ["Durand", "F-2", DUE, 100, "usd"],
      ["Durand", "F-3", DUE, 100, ""],
    ]);
    expect(sheet.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 2, cell: "E2", field: "currency", value: "Zorkmid" },
    ]);
    expect(sheet.receivables).toEqual(["Durand F-2 100 USD 2026-10-30", "Durand F-3 100 EUR 2026-10-30"]);
  });

  it("stay balances where equal amounts follow one another", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Montant", "Solde"],
      ["Durand", "F-1", DUE, 100, 100],
      ["Durand", "F-2", DUE, 100, 40],
      ["Martin", "F-3", DUE, 100, 0],
      ["Martin", "F-4", DUE, 100, 100],
    ]);
    expect(sheet.headers).toMatchObject({ open: "Solde" });
  });

  it("of an account are debits less credits, a payment on a row of its own below zero", () => {
    const sheet = readSheet([
      ["Compte client", "N° pièce", "Échéance", "Débit", "Crédit"],
      ["411DUR", "F-1", DUE, 100, ""],
      ["411DUR", "R-1", DUE, "", 40],
    ]);
    expect(sheet.receivables).toEqual(["411DUR F-1 100 EUR 2026-10-30", "411DUR R-1 -40 EUR 2026-10-30"]);
  });

  it("of a credit note that is not below zero are refused, naming the cell", () => {
    const rows = ["F-1", "F-2", "F-3"].map((reference) => ["Durand", "Facture", reference, DUE, 10]);
    const header = ["Client", "Type", "Facture", "Échéance", "Montant"];
    const sheet = readSheet([
      header,
      ...rows,
      ["Durand", "Avoir", "A-1", DUE, 10],
      ["Durand", "Avoir", "A-2", DUE, -4],
    ]);
    expect(sheet.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 5, cell: "E5", field: "amount", value: "10 (Avoir)" },
    ]);
    expect(sheet.receivables).toContain("Durand A-2 -4 EUR 2026-10-30");
  });
});

describe("dates", () => {
  const GOOD = ["F-7", "F-8", "F-9"].map((reference) => ["Durand", reference, DUE, 10]);

  it("written in two orders are doubted where they can be read two ways", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Montant"],
      ["Durand", "F-1", "13/04/2026", 10],
      ["Durand", "F-2", "04/25/2026", 10],
      ["Durand", "F-3", "03/04/2026", 10],
      ...GOOD,
    ]);
    expect(sheet.receivables.slice(0, 3)).toEqual([
      "Durand F-1 10 EUR 2026-04-13",
      "Durand F-2 10 EUR 2026-04-25",
      "Durand F-3 10 EUR -",
    ]);
    expect(sheet.issues).toEqual([
      { type: "DateAmbiguous", rowNumber: 4, cell: "C4", field: "dueOn", value: "03/04/2026" },
    ]);
  });

  it("are read from serials that lost their format, and amounts beside them are not taken for dates", () => {
    const sheet = readSheet([
      ["Customer", "Invoice", "Due date", "Amount"],
      ["Durand", "F-1", 46_325, 12.5],
      ["Durand", "F-2", 46_326, 99],
    ]);
    expect(sheet.receivables).toEqual(["Durand F-1 12.5 EUR 2026-10-30", "Durand F-2 99 EUR 2026-10-31"]);
  });

  it("are not made of figures that may be days of delay, nor of words", () => {
    const header = ["Client", "Facture", "Date", "Échéance", "Montant"];
    expect(readSheet([header, ["Durand", "F-1", "2026-09-30", 30, 10]]).missing).toEqual(["dueOn"]);
    expect(readSheet([header, ["Durand", "F-1", "2026-09-30", "selon contrat", 10]]).fault).toEqual({
      type: "TooManyUnreadable",
      field: "dueOn",
      count: 1,
      rows: 1,
      cell: "D2",
      value: "selon contrat",
    });
  });

  it("before the invoice are reported", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Date facture", "Échéance", "Montant"],
      ["Durand", "F-1", "2026-09-30", "2026-08-30", 10],
      ["Durand", "F-2", "2026-09-30", "2026-09-30", 10],
    ]);
    expect(sheet.issues).toEqual([
      { type: "DueBeforeIssued", rowNumber: 2, cell: "D2", value: "2026-08-30" },
    ]);
  });

  it.each(["30/10/0206", "30/10/2206", "2026-03-20T23:00:00.000Z"])(
    "slipped to %s are unreadable",
    (value) => {
      const header = ["Client", "Facture", "Échéance", "Montant"];
      const sheet = readSheet([header, ["Durand", "F-1", value, 10], ...GOOD]);
      expect(sheet.issues).toEqual([
        { type: "DateUnreadable", rowNumber: 2, cell: "C2", field: "dueOn", value },
      ]);
      expect(sheet.receivables[0]).toBe("Durand F-1 10 EUR -");
    },
  );
});

describe("error cells", () => {
  it("are nothing, named where they stand", () => {
    const sheet = readSheet([
      ["Client", "Facture", "Échéance", "Montant"],
      ["Durand", "F-1", DUE, "#REF!"],
      ["Durand", "F-2", "#VALUE!", 10],
      ["#N/A", "F-3", DUE, 10],
      ...["F-4", "F-5", "F-6"].map((reference) => ["Martin", reference, DUE, 10]),
    ]);
    expect(sheet.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 2, cell: "D2", field: "amount", value: "#REF!" },
      { type: "DateUnreadable", rowNumber: 3, cell: "C3", field: "dueOn", value: "#VALUE!" },
      { type: "DebtorMissing", rowNumber: 4, cell: "A4" },
    ]);
  });
});

describe("phoneOf", () => {
  it("keeps two numbers as they stand, and gives back the zero a number lost", () => {
    expect(phoneOf("01 99 99 99 99 - 06 99 99 99 99")).toBe("01 99 99 99 99 - 06 99 99 99 99");
    expect(phoneOf(199_999_999)).toBe("0199999999");
    expect(phoneOf(2_025_550_100)).toBe("2025550100");
  });
});
