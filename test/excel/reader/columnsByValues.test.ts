import type { ColumnMapping, Field } from "../../../src/application/ports";
import { parseIsoDate } from "../../../src/domain/localDate";
import { localDateToSerial } from "../../../src/domain/serialDate";
import { recognizeColumns } from "../../../src/excel/reader/findLedgers";
import { mapColumns, type MappedColumns } from "../../../src/excel/reader/mapColumns";
import { isMisspelling } from "../../../src/excel/reader/misspelling";
import { readSheet, type SheetCell } from "./readSheet";

const DUE = "2026-10-30";

/** A header and the cells below it, a line a row; `2026-03-31` is a real date. */
function map(header: readonly string[], ...rows: readonly (readonly SheetCell[])[]): MappedColumns {
  const dateOf = (cell: SheetCell | undefined) => (typeof cell === "string" ? parseIsoDate(cell) : undefined);
  return mapColumns(
    header.map((name, index) => ({
      index,
      header: name,
      cells: rows.map((row) => {
        const date = dateOf(row[index]);
        return date === undefined ? (row[index] ?? "") : localDateToSerial(date);
      }),
      formats: rows.map((row) => (dateOf(row[index]) === undefined ? "General" : "m/d/yyyy")),
    })),
    { areAmountsInThousands: false },
  );
}

const headers = ({ mapping }: MappedColumns): Readonly<Partial<Record<Field, string>>> =>
  Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header]));

describe("columns known by their values", () => {
  it("take the dates that come after the invoice's for the due date", () => {
    const mapped = map(
      ["Client", "Facture", "Date", "Date 2", "Solde"],
      ["Durand", "F-1", "2026-09-30", "2026-10-30", 10],
      ["Martin", "F-2", "2026-10-01", "2026-11-15", 20],
    );
    expect(headers(mapped)).toMatchObject({ issuedOn: "Date", dueOn: "Date 2" });
    expect(mapped.reasons.dueOn).toEqual([{ type: "DatesAfter", header: "Date" }]);
  });

  it("tell two columns without words apart by which comes first", () => {
    const mapped = map(
      ["Customer", "Invoice", "Column3", "Column4", "Balance"],
      ["Durand", "F-1", "2026-10-30", "2026-09-30", 10],
      ["Martin", "F-2", "2026-11-15", "2026-10-01", 20],
    );
    expect(headers(mapped)).toMatchObject({ issuedOn: "Column4", dueOn: "Column3" });
  });

  it("believe a header that says something else", () => {
    const mapped = map(
      ["Client", "Facture", "Date facture", "Date de livraison", "Solde"],
      ["Durand", "F-1", "2026-09-30", "2026-10-30", 10],
      ["Martin", "F-2", "2026-10-01", "2026-11-15", 20],
    );
    expect(headers(mapped)).not.toHaveProperty("dueOn");
  });

  it("take amount less paid for the balance, whatever it is called", () => {
    const mapped = map(
      ["Client", "Facture", "Échéance", "Montant TTC", "Réglé", "Zorglub"],
      ["Durand", "F-1", DUE, 100, 40, 60],
      ["Martin", "F-2", DUE, 50, "", 50],
    );
    expect(headers(mapped)).toMatchObject({ open: "Zorglub" });
    expect(mapped.reasons.open).toEqual([{ type: "AmountLessPaid", amount: "Montant TTC", paid: "Réglé" }]);
  });

  it("give the same as a further reason for a column that its header names", () => {
    const mapped = map(
      ["Customer", "Invoice", "Invoice date", "Due date", "Amount", "Paid", "Balance"],
      ["Durand", "F-1", "2026-09-30", "2026-10-30", 100, 40, 60],
      ["Martin", "F-2", "2026-10-01", "2026-11-15", 50, 0, 50],
    );
    expect(mapped.reasons.dueOn).toEqual([
      { type: "HeaderNames" },
      { type: "DatesAfter", header: "Invoice date" },
    ]);
    expect(mapped.reasons.open).toEqual([
      { type: "HeaderNames" },
      { type: "AmountLessPaid", amount: "Amount", paid: "Paid" },
    ]);
  });

  it("refuse amounts beside a part of them under a word nobody knows", () => {
    const mapped = map(
      ["Client", "Facture", "Échéance", "Montant", "Zorglub"],
      ["Durand", "F-1", DUE, 100, 100],
      ["Martin", "F-2", DUE, 50, 20],
    );
    expect(headers(mapped)).not.toHaveProperty("amount");
  });

  it("add up everything that was paid", () => {
    const mapped = map(
      ["Client", "Facture", "Échéance", "Montant", "Acompte", "Règlement 1", "Règlement 2"],
      ["Durand", "F-1", DUE, 100, 10, 20, 30],
      ["Martin", "F-2", DUE, 50, "", 20, ""],
    );
    expect(mapped.mapping.paid?.others).toHaveLength(2);
  });

  it("know a customer's code beside the name, and an account that all share", () => {
    expect(
      headers(
        map(["Cliente", "Nome", "Vencimento", "Saldo"], ["C01", "Alfa", DUE, 1], ["C02", "Beta", DUE, 2]),
      ),
    ).toMatchObject({ debtorCode: "Cliente", debtorName: "Nome" });
    expect(
      headers(map(["Compte", "Client", "Échéance", "Solde"], [411, "Alpha", DUE, 1], [411, "Bêta", DUE, 2])),
    ).not.toHaveProperty("debtorCode");
  });
});

describe("amounts in thousands", () => {
  it("are refused where a title says so", () => {
    const sheet = readSheet([
      ["Encours clients en k€"],
      ["Client", "Facture", "Échéance", "Solde"],
      ["Durand", "F-1", DUE, 1.2],
    ]);
    expect(sheet.missing).toEqual(["open"]);
    expect(sheet.why).toContainEqual({ type: "AmountsInThousands", title: "Encours clients en k€" });
  });

  it("are refused where their format says so, unless it only divides what is shown", () => {
    const rows = [
      ["Customer", "Invoice", "Due date", "Balance"],
      ["Durand", "F-1", DUE, 1200],
    ];
    expect(readSheet(rows, { 3: '0.0 "k€"' }).missing).toEqual(["open"]);
    expect(readSheet(rows, { 3: '#,##0, "k€"' }).receivables).toEqual(["Durand F-1 1200 EUR 2026-10-30"]);
  });
});

describe("isMisspelling", () => {
  it.each([
    ["echeanse", "echeance"],
    ["montnat", "montant"],
    ["custommer", "customer"],
    ["outstandng", "outstanding"],
    ["factture", "facture"],
  ])("takes %s for %s", (written, meant) => expect(isMisspelling(written, meant)).toBe(true));

  it.each([
    ["contract", "contact"],
    ["unpaid", "paid"],
    ["preference", "reference"],
    ["montants payes", "montant"],
  ])("leaves %s alone beside %s", (written, meant) => expect(isMisspelling(written, meant)).toBe(false));

  it("finds columns by it", () => {
    expect(
      headers(map(["Cleint", "Facutre", "Echeanse", "Sodle", "Montnat TTC"], ["Durand", "F-1", DUE, 10, 12])),
    ).toEqual({
      debtorName: "Cleint",
      reference: "Facutre",
      dueOn: "Echeanse",
      amount: "Montnat TTC",
    });
  });
});

describe("recognizeColumns", () => {
  const MAPPING: ColumnMapping = {
    debtorName: { index: 0, header: "Client" },
    dueOn: { index: 1, header: "Échéance", dateOrder: "day-first" },
    open: { index: 2, header: "Solde" },
  };
  const columns = (...names: string[]) => names.map((header, index) => ({ index, header }));

  it("keeps the person's answers with the column, wherever it moves", () => {
    expect(recognizeColumns(MAPPING, columns("Solde", "Client", "Échéance")).mapping.dueOn).toEqual({
      index: 2,
      header: "Échéance",
      dateOrder: "day-first",
    });
  });

  it("knows a renamed column again by what the sheet says of it, and tells so", () => {
    const fresh: ColumnMapping = { dueOn: { index: 1, header: "Date limite de paiement" } };
    const found = recognizeColumns(MAPPING, columns("Client", "Date limite de paiement", "Solde"), fresh);
    expect(found.missing).toEqual([]);
    expect(found.mapping.dueOn).toEqual({ index: 1, header: "Date limite de paiement" });
    expect(found.renamed).toEqual([{ field: "dueOn", before: "Échéance", now: "Date limite de paiement" }]);
  });

  it("takes no other column for one that was chosen against its header", () => {
    const chosen: ColumnMapping = { ...MAPPING, open: { index: 2, header: "Zorglub" } };
    const fresh: ColumnMapping = { open: { index: 2, header: "Solde" } };
    expect(recognizeColumns(chosen, columns("Client", "Échéance", "Solde"), fresh).missing).toEqual([
      "Zorglub",
    ]);
  });

  it("misses a balance by age that has lost one of its columns", () => {
    const ages: ColumnMapping = {
      open: { index: 0, header: "Current", others: [{ index: 1, header: "1-30" }] },
    };
    expect(recognizeColumns(ages, columns("Current")).missing).toEqual(["Current"]);
  });
});
