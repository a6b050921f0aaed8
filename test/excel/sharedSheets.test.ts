import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ledger, LedgerCandidate } from "../../src/application/ports";
import { totalsByCurrency } from "../../src/domain/money";
import { openFile } from "../../src/embedded/files/openFile";
import { openScene, type ExcelScene } from "../contracts/excelScene";

// Sheets that other people made; they are not part of the project. Figures counted independently, with Python's csv,
// decimal and datetime modules over the raw files.
const FOLDER = join(process.cwd(), "..", "shared", "data");
const describeIfPresent = existsSync(FOLDER) ? describe : describe.skip;

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function openSheet(path: string, tag = "fr-FR") {
  const file = openFile(new Uint8Array(readFileSync(join(FOLDER, path))), path, { tag });
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  const scene = await openScene(file.value);
  opened.push(scene);
  return scene.ports.table;
}

async function candidatesOf(path: string, tag?: string): Promise<readonly LedgerCandidate[]> {
  const found = await (await openSheet(path, tag)).findCandidates();
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.value;
}

async function readSheet(path: string, tag?: string): Promise<Ledger> {
  const table = await openSheet(path, tag);
  const found = await table.findCandidates();
  if (!found.ok || !found.value[0]) throw new Error(JSON.stringify(found));
  const read = await table.read({ ...found.value[0], defaultCurrency: "EUR" });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

function headersOf({ mapping }: Pick<Ledger, "mapping">): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header.trim()]));
}

function countsOf({ issues }: Ledger): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of issues) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function totalsOf(ledger: Ledger): Readonly<Record<string, number>> {
  const counted = ledger.receivables.filter(({ duplicateOf }) => duplicateOf === undefined);
  return Object.fromEntries(
    totalsByCurrency(counted.map(({ open }) => open)).map(({ currency, amountMinor }) => [
      currency,
      amountMinor,
    ]),
  );
}

describeIfPresent("sheets of other people", () => {
  it("reads the IBM sample with its days first, settled rows as settled", async () => {
    const ledger = await readSheet("ibm-ar/variant-dmy-pedroteles.csv");
    expect(headersOf(ledger)).toEqual({
      debtorCode: "customerID",
      reference: "invoiceNumber",
      issuedOn: "InvoiceDate",
      dueOn: "DueDate",
      amount: "InvoiceAmount",
      disputed: "Disputed",
      settledOn: "SettledDate",
    });
    expect(ledger.receivables).toHaveLength(2466);
    expect(ledger.issues).toEqual([]);
    expect(ledger.receivables.filter(({ isDisputed }) => isDisputed)).toHaveLength(561);
    expect(ledger.receivables.reduce((sum, { dueOn }) => sum + (dueOn ?? NaN), 0)).toBe(38_774_453);
    expect(totalsOf(ledger)).toEqual({ EUR: 0 });
  });

  it("reads the same sample with its months first, in an Excel that writes them so", async () => {
    const ledger = await readSheet("ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv", "en-US");
    expect(ledger.issues).toEqual([]);
    expect(ledger.receivables.reduce((sum, { dueOn }) => sum + (dueOn ?? NaN), 0)).toBe(38_774_453);
  });

  it.each([
    ["ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv", "fr-FR"],
    ["ibm-ar/variant-dmy-pedroteles.csv", "en-US"],
  ])("refuses %s half converted by an Excel in %s, naming the first doubtful cell", async (path, tag) => {
    const table = await openSheet(path, tag);
    const found = await table.findCandidates();
    if (!found.ok || !found.value[0]) throw new Error("no ledger");
    expect(await table.read({ ...found.value[0], defaultCurrency: "EUR" })).toMatchObject({
      ok: false,
      fault: { type: "TooManyUnreadable", field: "dueOn", count: 861, rows: 2466 },
    });
  });

  it("reads the open invoices of HighRadius in their two currencies", async () => {
    const ledger = await readSheet("highradius-open-invoices/data.csv");
    expect(headersOf(ledger)).toEqual({
      debtorCode: "cust_number",
      debtorName: "name_customer",
      reference: "invoice_id",
      issuedOn: "posting_date",
      dueOn: "due_in_date",
      currency: "invoice_currency",
      open: "total_open_amount",
    });
    expect(ledger.receivables).toHaveLength(9700);
    expect(countsOf(ledger)).toEqual({ DueBeforeIssued: 32 });
    expect(totalsOf(ledger)).toEqual({ USD: 27_511_371_683, CAD: 4_447_100_908 });
  });

  it("reads a French export by its status words, part payments as unknown", async () => {
    const ledger = await readSheet("fr-factures-faker/invoice_dataset.csv");
    expect(headersOf(ledger)).toEqual({
      reference: "Numéro de Facture",
      issuedOn: "Date de Facture",
      dueOn: "Date d'Échéance",
      debtorName: "Nom du Client",
      debtorCode: "ID Client",
      amount: "Total Général",
      status: "Statut du Paiement",
      settledOn: "Date de Paiement",
      currency: "Devise",
    });
    expect(ledger.receivables).toHaveLength(1000);
    expect(countsOf(ledger)).toEqual({ PartPaymentUnknown: 251 });
    expect(totalsOf(ledger)).toEqual({ EUR: 35_183_950, GBP: 38_502_542, USD: 36_622_346 });
  });

  it("reads Sage's own names, one due date missing", async () => {
    const ledger = await readSheet("fr-sage100-fec/factures_clients.csv");
    expect(headersOf(ledger)).toEqual({
      reference: "DO_Piece",
      issuedOn: "DO_Date",
      dueOn: "DO_DateLivr",
      debtorCode: "CT_Num",
      amount: "DO_TotalTTC",
      paid: "DO_MontantRegle",
    });
    expect(ledger.issues).toEqual([{ type: "DueDateMissing", rowNumber: 3, cell: "D3" }]);
    expect(totalsOf(ledger)).toEqual({ EUR: 1_168_000_000 });
  });

  it("reads a small French export by status", async () => {
    const ledger = await readSheet("fr-app-recouvrement/factures.csv");
    expect(headersOf(ledger)).toMatchObject({
      reference: "numero",
      debtorCode: "client_id",
      amount: "montant",
    });
    expect(totalsOf(ledger)).toEqual({ EUR: 109_334_900 });
  });

  it("takes the invoices of an ageing workbook before its summaries", async () => {
    const [first, ...others] = await candidatesOf("in-fmcg-aging/AR_Aging_Report.xlsx");
    expect(first?.place).toMatchObject({ sheetName: "Invoice Data", headerRow: 2, rowCount: 20 });
    expect(others.every(({ missing }) => missing.length > 0)).toBe(true);
    const ledger = await readSheet("in-fmcg-aging/AR_Aging_Report.xlsx");
    expect(totalsOf(ledger)).toEqual({ INR: 92_750_000 });
  });

  it("takes the total of an ageing report without a balance column for the balance", async () => {
    const ledger = await readSheet("xero-aged-receivables/sample_AR_aging_report.xlsx");
    expect(headersOf(ledger)).toMatchObject({ debtorName: "Contact", open: "Total", dueOn: "Due Date" });
    expect(totalsOf(ledger)).toEqual({ EUR: 2_217_000 });
  });

  it("reads instalment plans whose dates are formulas", async () => {
    const ledger = await readSheet("stadium-debtors/Debtors.xlsx");
    expect(headersOf(ledger)).toEqual({
      reference: "DOCNUMBR",
      debtorCode: "CUSTNMBR",
      amount: "PAYMENT AMOUNT",
      dueOn: "DUEDATE",
      issuedOn: "DOCDATE",
    });
    expect(ledger.receivables).toHaveLength(1862);
    expect(countsOf(ledger)).toEqual({ InstalmentOfReference: 15, DueBeforeIssued: 207 });
  });

  it.each(["SampleAgingReport.xlsx", "new_report_input.xlsx", "old_report_input.xlsx"])(
    "asks for the due date that %s does not have",
    async (file) => {
      const [first] = await candidatesOf(`philly-aging/${file}`);
      expect(first?.missing).toEqual(["dueOn"]);
    },
  );

  it("refuses four ways of writing dates in one column", async () => {
    const table = await openSheet("au-guild-messy/FactInvoice_raw.csv");
    const found = await table.findCandidates();
    if (!found.ok || !found.value[0]) throw new Error("no ledger");
    expect(headersOf(found.value[0])).toMatchObject({ amount: "amount_incl_gst", paid: "amount_paid" });
    expect(await table.read({ ...found.value[0], defaultCurrency: "AUD" })).toMatchObject({
      ok: false,
      fault: { type: "TooManyUnreadable", field: "dueOn" },
    });
  });

  it.each([
    "bc-excel-layouts/OpenCustEntriestoDate-CZ.xlsx",
    "reader-torture/grist-empty_rows.xlsx",
    "reader-torture/grist-strange_dates.xlsx",
    "reader-torture/messytables-excel_pasting.csv",
    "au-guild-messy/DimCustomer_raw.csv",
  ])("finds nothing in %s, and says where it looked", async (path) => {
    expect(await (await openSheet(path)).findCandidates()).toMatchObject({
      ok: false,
      fault: { type: "NoReceivablesFound" },
    });
  });
});
