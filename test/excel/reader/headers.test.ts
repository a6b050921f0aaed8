import type { Field } from "../../../src/application/ports";
import { missingFields } from "../../../src/application/missingFields";
import type { ColumnEvidence } from "../../../src/excel/reader/columnEvidence";
import { mapHeaders, normalizeHeader } from "../../../src/excel/reader/headers";

const TEXTS: ColumnEvidence = {
  filled: 1,
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
const DATES: ColumnEvidence = { ...TEXTS, dates: 1 };
const AMOUNTS: ColumnEvidence = { ...TEXTS, amounts: 1 };
const STATES: ColumnEvidence = { ...TEXTS, statusWords: 1 };
const TERMS: ColumnEvidence = { ...TEXTS, terms: 1 };

/** `header:kind` separated by `|`; kinds are d(ate), a(mount), s(tatus), t(erms), anything else text. */
function map(sheet: string): Readonly<Partial<Record<Field, string>>> {
  const columns = sheet.split("|").map((column, index) => {
    const [, header = "", kind = ""] = /^\s*(.*?)(?::([dast]))?\s*$/s.exec(column) ?? [];
    return { index, header, evidence: { d: DATES, a: AMOUNTS, s: STATES, t: TERMS }[kind] ?? TEXTS };
  });
  const { mapping } = mapHeaders(columns);
  return Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header]));
}

describe("normalizeHeader", () => {
  it.each([
    ["Date\nd’Échéance", "date echeance"],
    ["DO_TotalTTC", "do total ttc"],
    ["InvoiceAmount", "invoice amount"],
    ["customerID", "customer id"],
    ["  N° de Facture ", "no facture"],
    ["Amount (₹)", "amount"],
    ["Solde (EUR)", "solde"],
    ["Solde dû", "solde xdu"],
    ["Montant du", "montant xdu"],
    ["invoice_id", "invoice id"],
  ])("makes %j comparable", (header, normal) => expect(normalizeHeader(header)).toBe(normal));
});

describe("mapHeaders", () => {
  it("reads a French ledger kept by hand", () => {
    expect(
      map("Client|N° Fact.|Date facture:d|Échéance:d|Montant TTC:a|Réglé:a|Reste dû:a|Tél.|Litige"),
    ).toEqual({
      debtorName: "Client",
      reference: "N° Fact.",
      issuedOn: "Date facture",
      dueOn: "Échéance",
      amount: "Montant TTC",
      paid: "Réglé",
      open: "Reste dû",
      phone: "Tél.",
      disputed: "Litige",
    });
  });

  it("reads Odoo in French", () => {
    expect(
      map(
        "Numéro|Nom d'affichage du partenaire de la facture|Date de facturation:d|Date d'échéance:d|Total signé:a|Montant dû signé:a|Statut de paiement:s|Devise",
      ),
    ).toEqual({
      reference: "Numéro",
      debtorName: "Nom d'affichage du partenaire de la facture",
      issuedOn: "Date de facturation",
      dueOn: "Date d'échéance",
      amount: "Total signé",
      open: "Montant dû signé",
      status: "Statut de paiement",
      currency: "Devise",
    });
  });

  it("reads Dolibarr", () => {
    expect(
      map(
        "Réf. facture|Date facturation:d|Date échéance:d|Tiers|Montant HT:a|Montant TTC:a|Reste à encaisser:a|État:s",
      ),
    ).toEqual({
      reference: "Réf. facture",
      issuedOn: "Date facturation",
      dueOn: "Date échéance",
      debtorName: "Tiers",
      amount: "Montant TTC",
      open: "Reste à encaisser",
      status: "État",
    });
  });

  it("reads Sage's ageing of a customer account", () => {
    expect(
      map("Compte tiers|Intitulé|N° pièce|Date pièce:d|Date échéance:d|Débit:a|Crédit:a|Solde:a"),
    ).toEqual({
      debtorCode: "Compte tiers",
      debtorName: "Intitulé",
      reference: "N° pièce",
      issuedOn: "Date pièce",
      dueOn: "Date échéance",
      amount: "Débit",
      paid: "Crédit",
      open: "Solde",
    });
  });

  it("reads QuickBooks", () => {
    expect(map("Date:d|Transaction type|Num|Customer|Due date:d|Amount:a|Open balance:a")).toEqual({
      issuedOn: "Date",
      reference: "Num",
      debtorName: "Customer",
      dueOn: "Due date",
      amount: "Amount",
      open: "Open balance",
    });
  });

  it("reads Xero's export", () => {
    expect(
      map(
        "ContactName|EmailAddress|InvoiceNumber|Reference|InvoiceDate:d|DueDate:d|Total:a|InvoiceAmountPaid:a|InvoiceAmountDue:a|Currency|Status:s",
      ),
    ).toEqual({
      debtorName: "ContactName",
      email: "EmailAddress",
      reference: "InvoiceNumber",
      issuedOn: "InvoiceDate",
      dueOn: "DueDate",
      amount: "Total",
      paid: "InvoiceAmountPaid",
      open: "InvoiceAmountDue",
      currency: "Currency",
      status: "Status",
    });
  });

  it("reads SAP and Business Central", () => {
    expect(
      map(
        "Customer|Document Number|Document Date:d|Net due date:d|Arrears after net due date:a|Amount in local currency:a|Local Currency",
      ),
    ).toEqual({
      debtorName: "Customer",
      reference: "Document Number",
      issuedOn: "Document Date",
      dueOn: "Net due date",
      amount: "Amount in local currency",
      currency: "Local Currency",
    });
    expect(
      map(
        "Customer No.|Customer Name|Document No.|Posting Date:d|Due Date:d|Original Amount:a|Remaining Amount:a|Currency Code",
      ),
    ).toEqual({
      debtorCode: "Customer No.",
      debtorName: "Customer Name",
      reference: "Document No.",
      issuedOn: "Posting Date",
      dueOn: "Due Date",
      amount: "Original Amount",
      open: "Remaining Amount",
      currency: "Currency Code",
    });
  });

  it.each([
    [
      "German",
      "Kundennummer|Kunde|Rechnungsnummer|Rechnungsdatum:d|Fälligkeit:d|Rechnungsbetrag:a|Offener Betrag:a|Währung",
    ],
    [
      "Spanish",
      "Código cliente|Cliente|Nº factura|Fecha factura:d|Fecha de vencimiento:d|Importe total:a|Saldo pendiente:a|Moneda",
    ],
    [
      "Italian",
      "Codice cliente|Ragione sociale|Numero fattura|Data fattura:d|Scadenza:d|Importo totale:a|Importo residuo:a|Valuta",
    ],
    [
      "Dutch",
      "Klantnummer|Klantnaam|Factuurnummer|Factuurdatum:d|Vervaldatum:d|Factuurbedrag:a|Openstaand bedrag:a|Valuta",
    ],
    [
      "Portuguese",
      "Código do cliente|Nome do cliente|Número da fatura|Data de emissão:d|Data de vencimento:d|Valor total:a|Valor em aberto:a|Moeda",
    ],
  ])("reads %s headers", (_, sheet) => {
    const [debtorCode, debtorName, reference, issuedOn, dueOn, amount, open, currency] = sheet
      .split("|")
      .map((header) => header.split(":")[0]);
    expect(map(sheet)).toEqual({
      debtorCode,
      debtorName,
      reference,
      issuedOn,
      dueOn,
      amount,
      open,
      currency,
    });
  });

  it("takes neither days, nor addresses, nor suppliers, nor predictions for what they resemble", () => {
    const mapped = map(
      "Jours de retard:a|Days overdue:a|Adresse de facturation|Nom du fournisseur|Payment_date_predict:d|Taux de TVA:a|Montant de TVA:a|Aging bucket",
    );
    expect(mapped).toEqual({});
  });

  it("takes a column of dates for no amount, and a column of amounts for no date", () => {
    expect(map("Échéance:a|Solde:d")).toEqual({});
  });

  it("says what the rules cannot do without", () => {
    expect(missingFields(mapHeaders([{ index: 0, header: "Client", evidence: TEXTS }]).mapping)).toEqual([
      "dueOn",
      "open",
    ]);
    expect(missingFields(mapHeaders([]).mapping)).toEqual(["debtor", "dueOn", "open"]);
  });
});
