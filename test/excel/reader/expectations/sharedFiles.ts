import type { Field, MissingField, RowIssue, SheetFault } from "../../../../src/application/ports";

/** What a ledger has to say once it is read. Every figure was counted without our code; `counted` says how. */
export interface ExpectedLedger {
  /** Where there are several to choose from. */
  readonly sheet?: string;
  /** A1 form, header included. */
  readonly address: string;
  readonly headers: Readonly<Partial<Record<Field, string>>>;
  readonly missing?: readonly MissingField[];
  /** Receivables, settled ones and credit notes included. */
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly issues: Readonly<Partial<Record<RowIssue["type"], number>>>;
  /** Open amounts in minor units, by currency; EUR where the sheet names none. */
  readonly totals: Readonly<Record<string, number>>;
  readonly creditNotes: number;
  readonly settled: number;
  readonly disputed: number;
  readonly debtors: number;
  /** Sum of the due dates as days since 1 January 1970: one date wrong anywhere and it is another. */
  readonly dueDays: number;
}

interface Read {
  readonly path: string;
  /** The Excel that opens it: it decides what becomes of dates in a text file. */
  readonly tag: "fr-FR" | "en-US";
  readonly counted: string;
}

/** Read in full; other sheets of the workbook that could be meant are offered after it. */
export interface ReadableFile extends Read {
  readonly ledger: ExpectedLedger;
  readonly others?: readonly ExpectedLedger[];
}

/** Found and mapped, and refused when it is read. */
export interface RefusedFile extends Read {
  readonly headers: ExpectedLedger["headers"];
  /** The parts that say where and how much. */
  readonly fault: Pick<SheetFault, "type"> & {
    readonly field?: Field;
    readonly count: number;
    readonly rows: number;
    readonly cell: string;
    readonly value?: string;
  };
}

/** Nothing in it is owed by anyone. */
export interface FileWithoutReceivables {
  readonly path: string;
  readonly why: string;
}

// The days and months of the IBM sample can be swapped in 861 due dates of 2 466, and 80 more are the same both ways.
const IBM_COUNTED =
  "csv: 2 466 records, each with SettledDate, so nothing is open; 561 Disputed = Yes; due dates read by strptime in the " +
  "order the file is known to have, its own DaysLate agreeing in every row";
const IBM_HEADERS = {
  debtorCode: "customerID",
  reference: "invoiceNumber",
  issuedOn: "InvoiceDate",
  dueOn: "DueDate",
  amount: "InvoiceAmount",
  disputed: "Disputed",
  settledOn: "SettledDate",
  country: "countryCode",
} as const;
const IBM_DMY_HEADERS = { ...IBM_HEADERS, country: "countrycode" } as const;
const IBM_FIGURES = {
  headers: IBM_HEADERS,
  rows: 2466,
  rowsLeftOut: 0,
  issues: {},
  totals: { EUR: 0 },
  creditNotes: 0,
  settled: 2466,
  disputed: 561,
  debtors: 100,
  dueDays: 38_774_453,
} as const;
const IBM_DOUBTED = { type: "TooManyUnreadable", field: "dueOn", count: 861, rows: 2466 } as const;

const inBothExcels = (
  file: Omit<ReadableFile, "tag">,
): readonly [french: ReadableFile, american: ReadableFile] => [
  { ...file, tag: "fr-FR" },
  { ...file, tag: "en-US" },
];

const SAGE: Omit<ReadableFile, "tag"> = {
  path: "fr-sage100-fec/factures_clients.csv",
  counted:
    "csv with ;: sum of DO_TotalTTC less DO_MontantRegle over 5 records, one paid in full; DO_DateLivr blank in row 3",
  ledger: {
    address: "A1:I6",
    headers: {
      reference: "DO_Piece",
      issuedOn: "DO_Date",
      dueOn: "DO_DateLivr",
      debtorCode: "CT_Num",
      amount: "DO_TotalTTC",
      paid: "DO_MontantRegle",
    },
    rows: 5,
    rowsLeftOut: 0,
    issues: { DueDateMissing: 1 },
    totals: { EUR: 1_168_000_000 },
    creditNotes: 0,
    settled: 1,
    disputed: 0,
    debtors: 4,
    dueDays: 82_171,
  },
};

export const READABLE_FILES: readonly ReadableFile[] = [
  {
    path: "ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv",
    tag: "en-US",
    counted: IBM_COUNTED,
    ledger: { address: "A1:L2467", ...IBM_FIGURES },
  },
  {
    path: "ibm-ar/variant-dmy-pedroteles.csv",
    tag: "fr-FR",
    counted: IBM_COUNTED,
    ledger: {
      address: "A1:L2467",
      ...IBM_FIGURES,
      headers: IBM_DMY_HEADERS,
    },
  },
  {
    path: "ibm-ar/variant-lost-zeros-swatibanka.csv",
    tag: "en-US",
    counted: IBM_COUNTED,
    ledger: { address: "A1:K2467", ...IBM_FIGURES },
  },
  ...inBothExcels({
    path: "highradius-open-invoices/data.csv",
    counted:
      "csv, Decimal: sum of total_open_amount by invoice_currency; due_in_date before posting_date in 32 records; 664 " +
      "spellings of cust_number are 526 without leading zeros, each of them one name",
    ledger: {
      address: "A1:V9701",
      headers: {
        debtorCode: "cust_number",
        debtorName: "name_customer",
        reference: "invoice_id",
        issuedOn: "posting_date",
        dueOn: "due_in_date",
        currency: "invoice_currency",
        open: "total_open_amount",
        documentType: "document type",
      },
      rows: 9700,
      rowsLeftOut: 0,
      issues: { DueBeforeIssued: 32 },
      totals: { USD: 27_511_371_683, CAD: 4_447_100_908 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 526,
      dueDays: 178_191_250,
    },
  }),
  ...inBothExcels({
    path: "fr-factures-faker/invoice_dataset.csv",
    counted:
      "csv, Decimal: sum of Total Général by Devise over the 751 records whose status is not Payé (249 are, all with a " +
      "payment date); 251 Partiellement Payé without an amount paid",
    ledger: {
      address: "A1:X1001",
      headers: {
        reference: "Numéro de Facture",
        issuedOn: "Date de Facture",
        dueOn: "Date d'Échéance",
        debtorName: "Nom du Client",
        debtorCode: "ID Client",
        amount: "Total Général",
        status: "Statut du Paiement",
        settledOn: "Date de Paiement",
        currency: "Devise",
      },
      rows: 1000,
      rowsLeftOut: 0,
      issues: { PartPaymentUnknown: 251 },
      totals: { EUR: 35_183_950, GBP: 38_502_542, USD: 36_622_346 },
      creditNotes: 0,
      settled: 249,
      disputed: 0,
      debtors: 10,
      dueDays: 20_042_653,
    },
  }),
  { ...SAGE, tag: "fr-FR" },
  {
    ...SAGE,
    tag: "en-US",
    counted: `${SAGE.counted}; an American Excel swaps day and month of 10/02 and 01/03 in DO_Date, the first of three orders`,
    ledger: { ...SAGE.ledger, issues: { DueDateMissing: 1, DateAmbiguous: 2 } },
  },
  ...inBothExcels({
    path: "fr-app-recouvrement/factures.csv",
    counted: "csv: sum of montant over the 11 records of 17 whose statut is not Payée",
    ledger: {
      address: "A1:G18",
      headers: {
        reference: "numero",
        debtorCode: "client_id",
        amount: "montant",
        issuedOn: "date_emission",
        dueOn: "date_echeance",
        status: "statut",
      },
      rows: 17,
      rowsLeftOut: 0,
      issues: {},
      totals: { EUR: 109_334_900 },
      creditNotes: 0,
      settled: 6,
      disputed: 0,
      debtors: 8,
      dueDays: 337_039,
    },
  }),
  ...inBothExcels({
    path: "fr-app-recouvrement/factures_exemple.csv",
    counted: "csv, Decimal: sum of montant over 7 records; nothing says that one is paid",
    ledger: {
      address: "A1:E8",
      headers: {
        reference: "numero",
        debtorCode: "client_id",
        amount: "montant",
        issuedOn: "date_emission",
        dueOn: "date_echeance",
      },
      rows: 7,
      rowsLeftOut: 0,
      issues: {},
      totals: { EUR: 2_600_410 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 7,
      dueDays: 138_478,
    },
  }),
  ...inBothExcels({
    path: "xero-aged-receivables/invoices_sample.csv",
    counted: "csv: sum of amount over 4 records, none paid",
    ledger: {
      address: "A1:E5",
      headers: {
        reference: "invoice_id",
        debtorName: "customer",
        amount: "amount",
        dueOn: "due_date",
        status: "status",
      },
      rows: 4,
      rowsLeftOut: 0,
      issues: {},
      totals: { EUR: 330_000 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 4,
      dueDays: 80_442,
    },
  }),
  {
    path: "xero-aged-receivables/sample_AR_aging_report.xlsx",
    tag: "fr-FR",
    counted: "openpyxl: sum of Total over 10 rows; the six bucket columns add up to it in each",
    ledger: {
      address: "A1:Q11",
      headers: {
        debtorName: "Contact",
        reference: "Invoice Number",
        issuedOn: "Invoice Date",
        dueOn: "Due Date",
        open: "Total",
        status: "CB Payment Status",
        documentType: "Doc Type",
      },
      rows: 10,
      rowsLeftOut: 0,
      issues: {},
      totals: { EUR: 2_217_000 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 10,
      dueDays: 201_487,
    },
  },
  {
    path: "in-fmcg-aging/AR_Aging_Report.xlsx",
    tag: "fr-FR",
    counted:
      "openpyxl, values: amount less paid over 20 rows is the balance column; six are nil; rupees by the number format. The " +
      "customer ledger's 13 rows and the action plan's 5 stand above or without a TOTAL",
    ledger: {
      sheet: "Invoice Data",
      address: "A2:L22",
      headers: {
        reference: "Invoice No.",
        debtorName: "Customer Name",
        issuedOn: "Invoice Date",
        dueOn: "Due Date",
        amount: "Amount (₹)",
        paid: "Amount Paid (₹)",
        open: "Balance Due (₹)",
        status: "Status",
        notes: "Remarks",
      },
      rows: 20,
      rowsLeftOut: 0,
      issues: {},
      totals: { INR: 92_750_000 },
      creditNotes: 0,
      settled: 6,
      disputed: 0,
      debtors: 13,
      dueDays: 402_644,
    },
    others: [
      {
        sheet: "Customer Ledger",
        address: "A2:H16",
        headers: {
          debtorName: "Customer Name",
          amount: "Total Invoiced (₹)",
          paid: "Total Paid (₹)",
          open: "Balance Due (₹)",
        },
        missing: ["dueOn"],
        rows: 13,
        rowsLeftOut: 1,
        issues: { DueDateMissing: 13 },
        totals: { INR: 92_750_000 },
        creditNotes: 0,
        settled: 3,
        disputed: 0,
        debtors: 13,
        dueDays: 0,
      },
      {
        sheet: "MIS Report",
        address: "A17:F22",
        headers: { debtorName: "Customer", open: "Outstanding (₹)" },
        missing: ["dueOn"],
        rows: 5,
        rowsLeftOut: 0,
        issues: { DueDateMissing: 5 },
        totals: { INR: 33_700_000 },
        creditNotes: 0,
        settled: 0,
        disputed: 0,
        debtors: 5,
        dueDays: 0,
      },
    ],
  },
  {
    path: "stadium-debtors/Debtors.xlsx",
    tag: "fr-FR",
    counted:
      "openpyxl, values, Decimal: sum of PAYMENT AMOUNT over 1 862 rows; DUEDATE before DOCDATE in 207; 15 documents have a " +
      "second row of the same customer, each with another due date. The sum at the foot of Upfront is that of its 206 rows",
    ledger: {
      sheet: "Scheduled Payments",
      address: "A1:L1863",
      headers: {
        reference: "DOCNUMBR",
        debtorCode: "CUSTNMBR",
        amount: "PAYMENT AMOUNT",
        dueOn: "DUEDATE",
        issuedOn: "DOCDATE",
      },
      rows: 1862,
      rowsLeftOut: 0,
      issues: { InstalmentOfReference: 15, DueBeforeIssued: 207 },
      totals: { EUR: 1_618_522_855 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 594,
      dueDays: 33_243_942,
    },
  },
  {
    path: "philly-aging/SampleAgingReport.xlsx",
    tag: "fr-FR",
    counted:
      "openpyxl: sum of Amount over 7 rows, dollars by the number format; ten blank rows below; no due date anywhere",
    ledger: {
      address: "A1:I8",
      headers: {
        reference: "Invoice",
        debtorName: "Vendor",
        debtorCode: "Vendor ID",
        issuedOn: "Invoice Date",
        amount: "Amount",
      },
      missing: ["dueOn"],
      rows: 7,
      rowsLeftOut: 0,
      issues: { DueDateMissing: 7 },
      totals: { USD: 508_161 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 2,
      dueDays: 0,
    },
  },
  {
    path: "philly-aging/new_report_input.xlsx",
    tag: "fr-FR",
    counted:
      "openpyxl: sum of Amount over 6 rows; « Vendor Name » stands beside « Vendor ID » and is one name a number, « Name » is " +
      "a clerk; no due date anywhere",
    ledger: {
      address: "A1:P7",
      headers: {
        reference: "Document Number",
        debtorName: "Vendor Name",
        debtorCode: "Vendor ID",
        issuedOn: "Document Date",
        amount: "Amount",
        notes: "Note",
        documentType: "Document Type",
      },
      missing: ["dueOn"],
      rows: 6,
      rowsLeftOut: 0,
      issues: { DueDateMissing: 6 },
      totals: { EUR: 21_066 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 4,
      dueDays: 0,
    },
  },
  {
    path: "philly-aging/old_report_input.xlsx",
    tag: "fr-FR",
    counted: "openpyxl: sum of Amount over 6 rows; names as in the new report; no due date anywhere",
    ledger: {
      address: "B1:W7",
      headers: {
        reference: "Document Number",
        debtorName: "Vendor Name",
        debtorCode: "Vendor ID",
        issuedOn: "Document Date",
        amount: "Amount",
        notes: "Comments",
        documentType: "Document Type",
      },
      missing: ["dueOn"],
      rows: 6,
      rowsLeftOut: 0,
      issues: { DueDateMissing: 6 },
      totals: { EUR: 27_055 },
      creditNotes: 0,
      settled: 0,
      disputed: 0,
      debtors: 4,
      dueDays: 0,
    },
  },
];

const GUILD_HEADERS = {
  reference: "invoice_id",
  debtorCode: "customer_id",
  issuedOn: "issue_date",
  dueOn: "due_date",
  amount: "amount_incl_gst",
  paid: "amount_paid",
  settledOn: "payment_date",
  status: "status",
} as const;

/**
 * One row a movement: 115 870 of 33 299 receivables, each beginning with what was owed and ending with what is left.
 *
 * Counted with zipfile and a regex over the raw XML, Decimal: « Debt Amount » is in every row the sum of « Cash Flow » of
 * its receivable so far; the first rows add up to 85 783 885.36, the last ones to 0: everything was paid. 82 571 rows
 * repeat debtor, reference and due date of an earlier one with another amount.
 */
const MOVEMENTS_FILE: RefusedFile = {
  path: "perf-115k/AR.xlsx",
  tag: "fr-FR",
  counted: "see above",
  headers: {
    issuedOn: "Date Created",
    dueOn: "Date of Planned Repayment",
    reference: "ID Accounts Receivable",
    debtorCode: "ID Contractor",
    open: "Debt Amount",
  },
  fault: { type: "InvoicesRepeated", count: 82_571, rows: 115_870, cell: "F3" },
};

export const REFUSED_FILES: readonly RefusedFile[] = [
  {
    path: "ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv",
    tag: "fr-FR",
    counted:
      "csv: day at most 12 and not the month's number in 861 DueDates, first in row 2 (2/1/2013, a 2 January to this Excel)",
    headers: IBM_HEADERS,
    fault: { ...IBM_DOUBTED, cell: "F2", value: "2013-01-02" },
  },
  {
    path: "ibm-ar/variant-dmy-pedroteles.csv",
    tag: "en-US",
    counted: "as above, first in row 7 (03/02/2012, a 2 March to this Excel)",
    headers: IBM_DMY_HEADERS,
    fault: { ...IBM_DOUBTED, cell: "F7", value: "2012-03-02" },
  },
  {
    path: "ibm-ar/variant-lost-zeros-swatibanka.csv",
    tag: "fr-FR",
    counted: "as the first",
    headers: IBM_HEADERS,
    fault: { ...IBM_DOUBTED, cell: "F2", value: "2013-01-02" },
  },
  {
    path: "au-guild-messy/FactInvoice_raw.csv",
    tag: "fr-FR",
    counted:
      "csv, regex: of 2 571 due_dates 1 371 can only be day-first and 54 only month-first, so 886 can be either; so can 28 " +
      "written year first and 15 written « Mar » that this Excel makes real dates of, beside those it swapped",
    headers: GUILD_HEADERS,
    fault: {
      type: "TooManyUnreadable",
      field: "dueOn",
      count: 929,
      rows: 2571,
      cell: "G5",
      value: "2026-04-11",
    },
  },
  {
    path: "au-guild-messy/FactInvoice_raw.csv",
    tag: "en-US",
    counted: "as above; this Excel makes real dates of 41 month names",
    headers: GUILD_HEADERS,
    fault: {
      type: "TooManyUnreadable",
      field: "dueOn",
      count: 955,
      rows: 2571,
      cell: "G5",
      value: "2026-04-11",
    },
  },
  MOVEMENTS_FILE,
];

export const FILES_WITHOUT_RECEIVABLES: readonly FileWithoutReceivables[] = [
  { path: "au-guild-messy/DimCustomer_raw.csv", why: "customers and their terms" },
  { path: "au-guild-messy/DimInvoiceStatus_raw.csv", why: "a list of states" },
  { path: "bc-excel-layouts/OpenCustEntriestoDate-CZ.xlsx", why: "an empty layout, and in Czech" },
  { path: "fr-app-recouvrement/clients_exemple.csv", why: "customers and their phones" },
  { path: "fr-sage100-fec/clients.csv", why: "customers and their terms" },
  { path: "fr-holidays/jours_feries_metropole.csv", why: "public holidays" },
  { path: "fr-holidays/python-holidays-FR-2000-2050.csv", why: "public holidays" },
  { path: "reader-torture/grist-empty_rows.xlsx", why: "figures in the first and the last row of a sheet" },
  { path: "reader-torture/grist-headers_with_none_cell.xlsx", why: "words" },
  { path: "reader-torture/grist-strange_dates.xlsx", why: "one row of dates, some impossible" },
  { path: "reader-torture/messytables-excel_pasting.csv", why: "emissions by year" },
  { path: "reader-torture/messytables-skip_initials.csv", why: "words" },
  { path: "reader-torture/messytables-spanish_chars.csv", why: "a state's spending, in Latin-1" },
  { path: "reader-torture/messytables-utf8bom.csv", why: "one row of words" },
];

/** Not tables at all. */
export const FILES_THAT_ARE_NO_SHEETS: readonly FileWithoutReceivables[] = [
  { path: "README.md", why: "says what is in the folder" },
  { path: "fr-holidays/LICENSE.md", why: "a licence" },
  { path: "observed-layouts/layouts.json", why: "shapes of sheets in words; strangers.test.ts builds them" },
  { path: "peer-dunning-cases/oca_credit_control.developers.json", why: "dunning cases of other programs" },
  { path: "peer-dunning-cases/other_peers.developers.json", why: "dunning cases of other programs" },
];
