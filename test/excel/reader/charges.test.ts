import { fieldWithCharges } from "../../../src/excel/reader/charges";
import { readSheet, type ReadSheet, type SheetCell } from "./readSheet";

/** Three late invoices: 100, 200 and 50 were invoiced; the first two have charges of 12 each. */
function read(headers: readonly string[], ...amounts: readonly (readonly number[])[]): ReadSheet {
  const names =
    headers[0] === "Customer" ? ["Customer", "Invoice", "Due date"] : ["Client", "Facture", "Échéance"];
  const rows: readonly SheetCell[][] = [
    ["Durand", "F-1", "2026-10-01"],
    ["Martin", "F-2", "2026-10-02"],
    ["Petit", "F-3", "2026-10-05"],
  ];
  return readSheet([
    [...names, ...headers.slice(1)],
    ...rows.map((row, at) => [...row, ...amounts.map((column) => column[at] ?? 0)]),
  ]);
}

const PLAIN = [100, 200, 50];
const CHARGES = [12, 12, 0];
const TOTAL = [112, 212, 50];
const open = ({ ledger }: ReadSheet): readonly number[] | undefined =>
  ledger?.receivables.map((receivable) => receivable.open.amountMinor / 100);
const doubts = ({ why }: ReadSheet): readonly unknown[] => why.filter(({ type }) => type !== "FieldsFound");

describe("a total with penalties beside a plain balance", () => {
  it("gives way to the balance, on whichever side it stands", () => {
    for (const sheet of [
      read(["Client", "Total dû", "Solde"], TOTAL, PLAIN),
      read(["Client", "Reste dû", "Total dû"], PLAIN, TOTAL),
      read(["Customer", "Total due", "Balance"], TOTAL, PLAIN),
      read(["Customer", "Balance", "Balance incl. interest"], PLAIN, TOTAL),
    ]) {
      expect(open(sheet)).toEqual(PLAIN);
      expect(doubts(sheet)).toEqual([]);
    }
  });

  it("gives way whatever it is called, where the figures prove that it is the balance and the charges", () => {
    const french = read(["Client", "Reste à payer", "Intérêts", "Solde"], TOTAL, CHARGES, PLAIN);
    expect(french.headers["open"]).toBe("Solde");
    const english = read(["Customer", "Outstanding", "Late fees", "Balance"], TOTAL, CHARGES, PLAIN);
    expect(english.headers["open"]).toBe("Balance");
    // The other way round nothing stands against the one that is taken first.
    const other = read(["Client", "Reste à payer", "Intérêts", "Solde"], PLAIN, CHARGES, TOTAL);
    expect(other.headers["open"]).toBe("Reste à payer");
  });

  it("gives way to what was invoiced less what was paid", () => {
    const paid = [0, 50, 0];
    const due = [112, 162, 50];
    const french = read(
      ["Client", "Montant TTC", "Réglé", "Pénalités", "Montant dû"],
      PLAIN,
      paid,
      CHARGES,
      due,
    );
    expect(open(french)).toEqual([100, 150, 50]);
    const english = read(
      ["Customer", "Invoice amount", "Paid", "Penalties", "Amount due"],
      PLAIN,
      paid,
      CHARGES,
      due,
    );
    expect(open(english)).toEqual([100, 150, 50]);
  });

  it("stays where a balance is above it in some row: it is another balance then", () => {
    const sheet = read(["Client", "Total dû", "Solde"], TOTAL, [100, 300, 50]);
    expect(sheet.headers["open"]).toBe("Total dû");
  });
});

describe("a total with penalties that stands alone", () => {
  it("is proposed with a doubt where the columns beside it show charges", () => {
    const french = read(["Client", "Montant TTC", "Pénalités", "Total dû"], PLAIN, CHARGES, TOTAL);
    expect(french.headers["open"]).toBe("Total dû");
    expect(doubts(french)).toEqual([{ type: "BalanceWithCharges", header: "Total dû" }]);
    const english = read(["Customer", "Late fees", "Total due"], CHARGES, TOTAL);
    expect(english.headers["open"]).toBe("Total due");
    expect(doubts(english)).toEqual([{ type: "BalanceWithCharges", header: "Total due" }]);
  });

  it("is proposed with a doubt where its own header says so", () => {
    const french = read(["Client", "Solde avec pénalités"], TOTAL);
    expect(french.headers["open"]).toBe("Solde avec pénalités");
    expect(doubts(french)).toEqual([{ type: "BalanceWithCharges", header: "Solde avec pénalités" }]);
    const english = read(["Customer", "Amount incl. penalties"], TOTAL);
    expect(english.headers["amount"]).toBe("Amount incl. penalties");
    expect(doubts(english)).toEqual([{ type: "BalanceWithCharges", header: "Amount incl. penalties" }]);
  });

  it("is not taken where another figure may be the balance alone: the person is asked", () => {
    const sheet = read(["Client", "Principal restant dû", "Total avec frais"], PLAIN, TOTAL);
    expect(sheet.missing).toEqual(["open"]);
  });

  it("is not doubted without charges, nor where it is never more than what was invoiced", () => {
    expect(doubts(read(["Client", "Total dû"], TOTAL))).toEqual([]);
    expect(doubts(read(["Client", "Montant TTC", "Pénalités", "Total dû"], PLAIN, CHARGES, PLAIN))).toEqual(
      [],
    );
    expect(doubts(read(["Client", "Frais de port", "Total dû"], CHARGES, TOTAL))).toEqual([]);
  });
});

describe("fieldWithCharges", () => {
  it("says what a header names besides charges", () => {
    expect(fieldWithCharges("Reste dû pénalités comprises")).toBe("open");
    expect(fieldWithCharges("Balance including late fees")).toBe("open");
    expect(fieldWithCharges("Montant des pénalités")).toBeUndefined();
    expect(fieldWithCharges("Solde hors pénalités")).toBeUndefined();
    expect(fieldWithCharges("Montant frais de port inclus")).toBeUndefined();
  });
});
