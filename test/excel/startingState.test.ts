import { formatIsoDate } from "../../src/domain/localDate";
import type { Receivable } from "../../src/domain/receivable";
import { readSheet, type SheetCell } from "./reader/readSheet";

const DUE = "2026-10-30";

function receivablesOf(rows: readonly (readonly SheetCell[])[]): readonly Receivable[] {
  const { ledger, fault, missing } = readSheet(rows);
  if (!ledger) throw new Error(JSON.stringify(fault ?? missing));
  return ledger.receivables;
}

describe("what a sheet keeps of earlier calls", () => {
  it("is read in French: the last of several days, the outcome, the notes", () => {
    const [first, second] = receivablesOf([
      ["Client", "Facture", "Échéance", "Solde", "Date dernière relance", "Résultat appel", "Commentaires"],
      ["Durand", "F-1", DUE, 10, "2026-11-12", "Promesse de paiement", "Virement annoncé"],
      ["Martin", "F-2", DUE, 10, "", "rappeler la compta", ""],
    ]);
    expect(first?.sheetLastCallOn && formatIsoDate(first.sheetLastCallOn)).toBe("2026-11-12");
    expect(first?.sheetOutcome).toBe("PTP");
    expect(first?.sheetNote).toBe("Promesse de paiement – Virement annoncé");
    expect(second).not.toHaveProperty("sheetOutcome");
    expect(second?.sheetNote).toBe("rappeler la compta");
  });

  it("is read in English", () => {
    const [first] = receivablesOf([
      ["Customer", "Invoice", "Due date", "Balance", "Last called on", "Call outcome", "Notes"],
      ["Durand", "F-1", DUE, 10, "2026-11-12", "No answer", "ask for Ann"],
    ]);
    expect(first).toMatchObject({ sheetOutcome: "NA", sheetNote: "No answer – ask for Ann" });
  });

  it("is the latest of several reminders, each in its column", () => {
    const [first, second] = receivablesOf([
      ["Client", "Facture", "Échéance", "Solde", "Date relance 1", "Date relance 2"],
      ["Durand", "F-1", DUE, 10, "2026-11-05", "2026-11-12"],
      ["Martin", "F-2", DUE, 10, "2026-11-06", ""],
    ]);
    const days = [first, second].map((receivable) => receivable?.sheetLastCallOn);
    expect(days.map((on) => on && formatIsoDate(on))).toEqual(["2026-11-12", "2026-11-06"]);
  });

  it("is no call to make, and no date that is not one", () => {
    const { headers } = readSheet([
      ["Client", "Facture", "Échéance", "Solde", "Prochaine relance", "Dernière relance"],
      ["Durand", "F-1", DUE, 10, "2026-12-12", "par mail"],
    ]);
    expect(headers).not.toHaveProperty("lastCallOn");
  });
});

describe("whom to reach", () => {
  it("is read with role, second phone, country and the one who calls", () => {
    const [first] = receivablesOf([
      [
        "Client",
        "Facture",
        "Échéance",
        "Solde",
        "Contact",
        "Fonction",
        "Téléphone",
        "Portable",
        "Pays",
        "Suivi par",
      ],
      ["Durand", "F-1", DUE, 10, "Mme Roux", "Comptable", "01 99 00 00 00", 699_000_000, "France", "Camille"],
    ]);
    expect(first).toMatchObject({
      contact: "Mme Roux",
      role: "Comptable",
      phone: "01 99 00 00 00",
      mobile: "0699000000",
      country: "France",
      caller: "Camille",
    });
  });

  it("takes a lone mobile for the phone", () => {
    const [first] = receivablesOf([
      ["Customer", "Invoice", "Due date", "Balance", "Mobile", "Job title", "Account manager", "Country"],
      ["Durand", "F-1", DUE, 10, "+44 7700 900000", "Buyer", "Ann", "UK"],
    ]);
    expect(first).toMatchObject({ phone: "+44 7700 900000", role: "Buyer", caller: "Ann", country: "UK" });
    expect(first).not.toHaveProperty("mobile");
  });
});
