import fc from "fast-check";
import type { ColumnMapping, Ledger, SheetFault } from "../../../src/application/ports";
import { formatIsoDate, parseIsoDate } from "../../../src/domain/localDate";
import { decodeLedger } from "../../../src/excel/reader/decodeLedger";
import { mapHeaders } from "../../../src/excel/reader/headers";
import { localDateToSerial } from "../../../src/domain/serialDate";
import { day } from "../../support/receivables";

const TODAY = day("2026-11-23");

// Nothing known of the cells: headers alone decide.
const EVIDENCE = {
  filled: 0,
  dates: 0,
  amounts: 0,
  statusWords: 0,
  terms: 0,
  outcomes: 0,
  kinds: 0,
  codes: 0,
  sides: 0,
  currencies: 0,
  emails: 0,
  phones: 0,
};

function decode(headers: readonly string[], rows: readonly (readonly unknown[])[], given?: ColumnMapping) {
  const mapping =
    given ?? mapHeaders(headers.map((header, index) => ({ index, header, evidence: EVIDENCE }))).mapping;
  const numberFormats = Object.fromEntries(
    ["dueOn", "issuedOn", "settledOn"].map((field) => [field, "m/d/yyyy"]),
  );
  return decodeLedger({
    place: {
      sheetId: "{1}",
      sheetName: "Clients",
      headerRow: 1,
      firstColumn: 1,
      columnCount: headers.length,
      rowCount: rows.length,
      address: "A1",
    },
    mapping,
    defaultCurrency: "EUR",
    rows: rows.map((row) =>
      row.map((cell) => {
        const date = typeof cell === "string" ? parseIsoDate(cell) : undefined;
        return date === undefined ? cell : localDateToSerial(date);
      }),
    ),
    firstIndex: 0,
    numberFormats,
    uses1904: false,
    asOf: TODAY,
  });
}

function ledgerOf(headers: readonly string[], rows: readonly (readonly unknown[])[]): Ledger {
  const decoded = decode(headers, rows);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.fault));
  return decoded.value;
}

/** `reference open due` of each receivable. */
function shown({ receivables }: Ledger): readonly string[] {
  return receivables.map(
    ({ reference, open, dueOn }) =>
      `${reference} ${open.amountMinor / 100} ${open.currency} ${dueOn === undefined ? "-" : formatIsoDate(dueOn)}`,
  );
}

const H = ["Client", "Facture", "Échéance", "Solde"];
const DUE = "2026-10-31";

describe("decodeLedger: what is open", () => {
  it("is the balance where the sheet has one", () => {
    expect(shown(ledgerOf([...H, "Montant", "Réglé"], [["Durand", "F-1", DUE, 40, 100, 10]]))).toEqual([
      "F-1 40 EUR 2026-10-31",
    ]);
  });

  it("is else the amount less what was paid, to the cent", () => {
    const rows = [
      ["Durand", "F-1", DUE, 100.01, 100],
      ["Durand", "F-2", DUE, 50, ""],
      ["Durand", "F-3", DUE, 50, 80],
    ];
    expect(shown(ledgerOf(["Client", "Facture", "Échéance", "Montant", "Réglé"], rows))).toEqual([
      "F-1 0.01 EUR 2026-10-31",
      "F-2 50 EUR 2026-10-31",
      "F-3 -30 EUR 2026-10-31",
    ]);
  });

  it("is nothing once there is a payment date or the status says paid", () => {
    const ledger = ledgerOf(
      ["Client", "Facture", "Échéance", "Montant", "Date de paiement", "Statut"],
      [
        ["Durand", "F-1", DUE, 10, "2026-11-02", ""],
        ["Durand", "F-2", DUE, 10, "", "Payée"],
        ["Durand", "F-3", DUE, 10, "", "En retard"],
        ["Durand", "F-4", DUE, 10, "", "Partiellement Payé"],
        ["Durand", "F-5", DUE, 10, "", "Annulée"],
        ["Durand", "F-6", DUE, 10, "", "Zorglub"],
      ],
    );
    expect(ledger.receivables.map(({ open }) => open.amountMinor)).toEqual([0, 0, 1000, 1000, 0, 1000]);
    expect(ledger.issues).toEqual([
      { type: "PartPaymentUnknown", rowNumber: 5, cell: "F5", value: "Partiellement Payé" },
      { type: "StatusUnknown", rowNumber: 7, cell: "F7", value: "Zorglub" },
    ]);
  });

  it("is the whole amount before the day of a payment that is only announced, and that day pays no debt yet", () => {
    const headers = ["Client", "Facture", "Échéance", "Montant", "Date de paiement", "Statut"];
    const ledger = ledgerOf(headers, [
      ["Durand", "F-1", DUE, 10, "2026-11-23", ""],
      ["Durand", "F-2", DUE, 10, "2026-11-24", ""],
      ["Durand", "F-3", DUE, 10, "30/11/2026", "En retard"],
      // Said in words as well: the person who keeps the sheet decides.
      ["Durand", "F-4", DUE, 10, "2026-12-15", "Payée"],
    ]);
    expect(ledger.receivables.map(({ open }) => open.amountMinor)).toEqual([0, 1000, 1000, 0]);
    expect(ledger.receivables.map(({ settledOn }) => settledOn)).toEqual([
      day("2026-11-23"),
      undefined,
      undefined,
      undefined,
    ]);
    expect(ledger.issues).toEqual([
      { type: "PaymentToCome", rowNumber: 3, cell: "E3", value: "2026-11-24" },
      { type: "PaymentToCome", rowNumber: 4, cell: "E4", value: "2026-11-30" },
    ]);
  });

  it("is never zero because it could not be read", () => {
    const ledger = ledgerOf(H, [
      ["Durand", "F-1", DUE, "voir mail"],
      ["Durand", "F-2", DUE, ""],
      ["Durand", "F-3", DUE, "1 680,00 €"],
      ["Durand", "F-4", DUE, "(12,50)"],
      ["Durand", "F-5", DUE, 5],
    ]);
    expect(shown(ledger)).toEqual([
      "F-3 1680 EUR 2026-10-31",
      "F-4 -12.5 EUR 2026-10-31",
      "F-5 5 EUR 2026-10-31",
    ]);
    expect(ledger.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 2, cell: "D2", field: "open", value: "voir mail" },
      { type: "AmountMissing", rowNumber: 3, cell: "D3", field: "open" },
    ]);
  });

  it("has the currency of its column, its text, or the sheet", () => {
    expect(
      shown(
        ledgerOf(
          [...H, "Devise"],
          [
            ["Durand", "F-1", DUE, 10, "USD"],
            ["Durand", "F-2", DUE, "10 £", ""],
            ["Durand", "F-3", DUE, 10, ""],
            ["Durand", "F-4", DUE, 10, "JPY"],
          ],
        ),
      ),
    ).toEqual([
      "F-1 10 USD 2026-10-31",
      "F-2 10 GBP 2026-10-31",
      "F-3 10 EUR 2026-10-31",
      "F-4 0.1 JPY 2026-10-31",
    ]);
  });
});

describe("decodeLedger: due dates", () => {
  it("are missing where they are missing or unreadable, never today", () => {
    const ledger = ledgerOf(H, [
      ["Durand", "F-1", "", 10],
      ["Durand", "F-2", "30 jours", 10],
      ["Durand", "F-3", DUE, 10],
      ["Durand", "F-4", "25/12/2026", 10],
      ["Durand", "F-5", 0, 10],
      ["Durand", "F-6", DUE, 10],
      ["Durand", "F-7", DUE, 10],
    ]);
    expect(shown(ledger)).toEqual([
      "F-1 10 EUR -",
      "F-2 10 EUR -",
      "F-3 10 EUR 2026-10-31",
      "F-4 10 EUR 2026-12-25",
      "F-5 10 EUR -",
      "F-6 10 EUR 2026-10-31",
      "F-7 10 EUR 2026-10-31",
    ]);
    expect(ledger.issues).toEqual([
      { type: "DueDateMissing", rowNumber: 2, cell: "C2" },
      { type: "DateUnreadable", rowNumber: 3, cell: "C3", field: "dueOn", value: "30 jours" },
      { type: "DateUnreadable", rowNumber: 6, cell: "C6", field: "dueOn", value: "0" },
    ]);
  });

  it("that cannot be read in more than a third refuse the sheet, naming the first", () => {
    const rows = [
      ["Durand", "F-1", DUE, 10],
      ["Durand", "F-2", "31/02/2026", 10],
      ["Durand", "F-3", "à voir", 10],
      ["Durand", "F-4", DUE, 10],
    ];
    const fault: SheetFault = {
      type: "TooManyUnreadable",
      field: "dueOn",
      count: 2,
      rows: 4,
      cell: "C3",
      value: "31/02/2026",
    };
    expect(decode(H, rows)).toEqual({ ok: false, fault });
    expect(decode(H, [...rows, ["Durand", "F-5", DUE, 1], ["Durand", "F-6", DUE, 1]]).ok).toBe(true);
  });
});

describe("decodeLedger: rows", () => {
  it("leaves out blanks, totals with or without a label, repeated headers and titles of groups", () => {
    const ledger = ledgerOf(H, [
      ["Durand", "", "", ""],
      ["Durand", "F-1", DUE, 10],
      ["Total Durand", "", "", 10],
      ["", "", "", ""],
      ["Client", "Facture", "Échéance", "Solde"],
      ["Total Énergies", "F-2", DUE, 20],
      ["Total Énergies", "F-3", "", 5],
      ["", "TOTAL GÉNÉRAL", "", 35],
      ["", "", "TOTAL", 35],
      ["", "", "", 35],
      ["Édité le 22/11/2026", "", "", ""],
    ]);
    expect(shown(ledger)).toEqual(["F-1 10 EUR 2026-10-31", "F-2 20 EUR 2026-10-31", "F-3 5 EUR -"]);
    expect(ledger.rowsLeftOut).toBe(8);
    expect(ledger.issues).toEqual([{ type: "DueDateMissing", rowNumber: 8, cell: "C8" }]);
  });

  it("names rows without a debtor and without a number", () => {
    const ledger = ledgerOf(H, [
      ["", "F-1", DUE, 10],
      ["Durand", "", DUE, 10],
      ["Durand", "", DUE, 10],
    ]);
    expect(ledger.receivables.map(({ key }) => key)).toEqual([
      "durand||/2026-10-31/1000EUR",
      "durand||/2026-10-31/1000EUR/2",
    ]);
    expect(ledger.issues).toEqual([
      { type: "DebtorMissing", rowNumber: 2, cell: "A2" },
      { type: "ReferenceMissing", rowNumber: 3, cell: "B3" },
      { type: "ReferenceMissing", rowNumber: 4, cell: "B4" },
    ]);
  });

  it("keeps contacts, and disputes by column or status", () => {
    const [first, second, third] = ledgerOf(
      [...H, "Litige", "Téléphone", "E-mail", "Statut"],
      [
        ["Durand", "F-1", DUE, 10, "qualité", "01 99 00 00 00", "a@b.fr", ""],
        ["Durand", "F-2", DUE, 10, "Non", "", "", "En litige"],
        ["Durand", "F-3", DUE, 10, "", "", "", ""],
      ],
    ).receivables;
    expect(first).toMatchObject({ isDisputed: true, phone: "01 99 00 00 00", email: "a@b.fr" });
    expect(second?.isDisputed).toBe(true);
    expect(third?.isDisputed).toBe(false);
  });
});

describe("decodeLedger: identity", () => {
  it("is debtor and number, whatever zeros, spaces, case and accents the export lost", () => {
    const [first] = ledgerOf(
      ["Code client", ...H],
      [["0042", "Éts Durand ", "FA 0001/007", DUE, 10]],
    ).receivables;
    const [second] = ledgerOf(["Code client", ...H], [[42, "DURAND", "fa1/7", DUE, 5]]).receivables;
    expect(first?.key).toBe("42|fa1/7");
    expect(second?.key).toBe(first?.key);
    expect(first?.reference).toBe("FA 0001/007");
    expect(first?.debtor).toEqual({ key: "42", name: "Éts Durand", code: "0042" });
  });

  it("shows a second row of the same invoice without counting it", () => {
    const ledger = ledgerOf(H, [
      ["Durand", "F-1", DUE, 10],
      ["DURAND", "F-01", DUE, 10],
    ]);
    expect(ledger.receivables.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, 2]);
    expect(ledger.issues).toEqual([
      { type: "DuplicateReceivable", rowNumber: 3, cell: "B3", reference: "F-01", otherRow: 2 },
    ]);
  });

  it("tells instalments apart by their due dates, in whatever order they stand", () => {
    const rows = [
      ["Durand", "F-1", "2026-10-31", 10],
      ["Durand", "F-1", "2026-11-30", 10],
    ];
    const ledger = ledgerOf(H, rows);
    expect(ledger.receivables.map(({ key }) => key)).toEqual([
      "durand|f-1|2026-10-31",
      "durand|f-1|2026-11-30",
    ]);
    expect(ledger.issues).toEqual([
      { type: "InstalmentOfReference", rowNumber: 3, cell: "B3", reference: "F-1", otherRow: 2 },
    ]);
    expect(ledgerOf(H, rows.toReversed()).receivables.map(({ key }) => key)).toEqual([
      "durand|f-1|2026-11-30",
      "durand|f-1|2026-10-31",
    ]);
  });

  it("keeps a credit note with the number of its invoice apart", () => {
    const ledger = ledgerOf(H, [
      ["Durand", "F-1", DUE, 10],
      ["Durand", "F-1", DUE, -4],
    ]);
    expect(ledger.receivables.map(({ key }) => key)).toEqual(["durand|f-1", "durand|f-1|credit"]);
    expect(ledger.issues).toEqual([]);
  });

  it("reports a number that stands under two debtors, unless each numbers its own", () => {
    const rows = Array.from({ length: 30 }, (_, index) => ["Durand", `F-${index}`, DUE, 10]);
    expect(ledgerOf(H, [...rows, ["Martin", "F-7", DUE, 10]]).issues).toEqual([
      { type: "ReferenceOfOtherDebtor", rowNumber: 32, cell: "B32", reference: "F-7", otherRow: 9 },
    ]);
    const theirs = rows.map(([, ...rest]) => ["Martin", ...rest]);
    expect(ledgerOf(H, [...rows, ...theirs]).issues).toEqual([]);
  });
});

describe("decodeLedger: always", () => {
  it("answers for any cells, every row counted once, never a date nobody wrote", () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "Durand",
        "F-1",
        "31/10/2026",
        "03/04/2026",
        "1 234,56 €",
        "Total",
        "#N/A",
        null,
        undefined,
        true,
      ),
      fc.double(),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 }), (rows) => {
        const decoded = decode(H, rows);
        if (!decoded.ok) return;
        const { receivables, issues, rowsLeftOut } = decoded.value;
        const withIssues = new Set(issues.map(({ rowNumber }) => rowNumber));
        const read = new Set(receivables.map(({ rowNumber }) => rowNumber));
        const refused = [...withIssues].filter((row) => !read.has(row)).length;
        expect(receivables.length + refused + rowsLeftOut).toBe(rows.length);
        const keys = receivables.filter(({ duplicateOf }) => duplicateOf === undefined).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
