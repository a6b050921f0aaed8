import { addDays, localDateToCivil, type LocalDate } from "../domain/localDate";
import { addSampleHistory, type SampleReceivable } from "./sampleHistory";
import type { Cell, CellFormat, CellValue } from "./workbook/cell";
import { GENERAL } from "./workbook/cell";
import { internFormat } from "./workbook/formats";
import { Workbook } from "./workbook/workbook";

/** `terms` in days from the invoice; amounts in euros with tax; a credit note is negative. */
interface SampleInvoice {
  readonly issuedDaysAgo: number;
  readonly termDays: number;
  readonly amount: number;
  readonly paid?: number;
  readonly remark?: string;
}

interface SampleDebtor {
  readonly code: string;
  readonly name: string;
  readonly contact: string;
  /** From 01 99 00 00 00 to 01 99 00 99 99, the French numbers kept for fiction. */
  readonly phone: string;
  readonly invoices: readonly SampleInvoice[];
}

function invoice(
  issuedDaysAgo: number,
  termDays: number,
  amount: number,
  paid?: number,
  remark?: string,
): SampleInvoice {
  return {
    issuedDaysAgo,
    termDays,
    amount,
    ...(paid === undefined ? {} : { paid }),
    ...(remark === undefined ? {} : { remark }),
  };
}

const DEBTORS: readonly SampleDebtor[] = [
  {
    code: "C0104",
    name: "Ateliers Brunel",
    contact: "Sophie Lambert",
    phone: "01 99 00 14 20",
    invoices: [invoice(74, 30, 2450.8), invoice(45, 30, 1180), invoice(12, 30, 3264.5)],
  },
  {
    code: "C0112",
    name: "Boulangerie Delmas",
    contact: "Yves Delmas",
    phone: "01 99 00 22 31",
    invoices: [invoice(41, 30, 386.4), invoice(38, 30, 412.75), invoice(9, 30, 398.2)],
  },
  {
    code: "C0117",
    name: "Cabinet Verdier & Associés",
    contact: "Claire Verdier",
    phone: "01 99 00 08 77",
    invoices: [invoice(96, 45, 5760), invoice(33, 45, 5760), invoice(3, 45, 5760)],
  },
  {
    code: "C0121",
    name: "Carrosserie Lopez",
    contact: "Miguel Lopez",
    phone: "01 99 00 31 05",
    invoices: [
      invoice(128, 30, 1932.6, 900),
      invoice(97, 30, 742.15),
      invoice(66, 30, 2108.9),
      invoice(36, 30, 655.3),
    ],
  },
  {
    code: "C0126",
    name: "Clinique vétérinaire des Tilleuls",
    contact: "Anne Poirier",
    phone: "01 99 00 45 12",
    invoices: [invoice(35, 30, 894.24), invoice(20, 30, 1276.08)],
  },
  {
    code: "C0133",
    name: "Établissements Garnier",
    contact: "Patrice Garnier",
    phone: "01 99 00 19 64",
    invoices: [
      invoice(103, 60, 8940, 4470),
      invoice(72, 60, 3318.24),
      invoice(70, 60, 12480.6),
      invoice(25, 60, 6720),
    ],
  },
  {
    code: "C0138",
    name: "Fromagerie du Vercors Sud",
    contact: "Élodie Marchand",
    phone: "01 99 00 52 48",
    invoices: [invoice(44, 30, 1546.2, 1546.2), invoice(32, 30, 1487.65), invoice(14, 30, 1602.9)],
  },
  {
    code: "C0142",
    name: "Garage de la Plaine",
    contact: "Karim Benali",
    phone: "01 99 00 37 90",
    invoices: [
      invoice(83, 30, 468),
      invoice(81, 30, 312.5),
      invoice(52, 30, 1024.75),
      invoice(21, 30, 538.6),
    ],
  },
  {
    code: "C0149",
    name: "Hôtel du Parc Saint-Aubin",
    contact: "Nathalie Rey",
    phone: "01 99 00 60 03",
    invoices: [
      invoice(64, 30, 4218.9, undefined, "Litige : deux nappes livrées tachées"),
      invoice(48, 30, 2875.2),
      invoice(40, 0, -316.8),
      invoice(18, 30, 3950.4),
    ],
  },
  {
    code: "C0155",
    name: "Imprimerie Moreau",
    contact: "Denis Moreau",
    phone: "01 99 00 28 16",
    invoices: [invoice(77, 45, 1799.5), invoice(31, 45, 2240), invoice(2, 45, 1960.35)],
  },
  {
    code: "C0161",
    name: "Jardins d’Élise",
    contact: "Élise Fontaine",
    phone: "01 99 00 71 39",
    invoices: [invoice(58, 30, 274.8), invoice(29, 30, 631.44), invoice(16, 30, 189.9)],
  },
  {
    code: "C0167",
    name: "Menuiserie Kervella",
    contact: "Loïc Kervella",
    phone: "01 99 00 83 27",
    invoices: [
      invoice(142, 30, 3672),
      invoice(111, 30, 2916.5),
      invoice(79, 30, 4105.25, 2000),
      invoice(47, 30, 1388.7),
      invoice(15, 30, 2650),
    ],
  },
  {
    code: "C0173",
    name: "Pharmacie du Marché",
    contact: "Hélène Dubois",
    phone: "01 99 00 05 58",
    invoices: [invoice(39, 30, 962.3, 962.3), invoice(27, 30, 1014.6)],
  },
  {
    code: "C0178",
    name: "Restaurant L’Escale",
    contact: "Bruno Savary",
    phone: "01 99 00 90 41",
    invoices: [
      invoice(69, 30, 845.7),
      invoice(55, 30, 792.15),
      invoice(34, 30, 918.05),
      invoice(7, 30, 866.4),
    ],
  },
  {
    code: "C0184",
    name: "SARL Martin Frères",
    contact: "Paul Martin",
    phone: "01 99 00 66 19",
    invoices: [
      invoice(118, 45, 7248.5),
      invoice(88, 45, 5310),
      invoice(57, 45, 6894.2),
      invoice(26, 45, 4128.6),
    ],
  },
  {
    code: "C0190",
    name: "Transports Rousselot",
    contact: "Isabelle Rousselot",
    phone: "01 99 00 11 84",
    invoices: [
      invoice(62, 30, 2184.9),
      invoice(51, 30, 2366.4),
      invoice(30, 30, 2290.65),
      invoice(10, 30, 2418),
    ],
  },
  {
    code: "C0196",
    name: "Vignobles Castaing",
    contact: "Marguerite Castaing",
    phone: "01 99 00 48 72",
    invoices: [invoice(93, 60, 4860), invoice(61, 60, 5124.6), invoice(22, 60, 3790.8)],
  },
  {
    code: "C0199",
    name: "Zénith Événementiel",
    contact: "Thomas Arnaud",
    phone: "01 99 00 55 06",
    invoices: [invoice(85, 30, 9600, 9600), invoice(54, 30, 11400)],
  },
];

const HEADERS = [
  "Code client",
  "Client",
  "N° facture",
  "Date facture",
  "Échéance",
  "Montant TTC",
  "Réglé",
  "Solde",
  "Contact",
  "Téléphone",
  "Observations",
] as const;
/** `Solde`: new rows of the table get its formula by themselves. */
const BALANCE_COLUMN = 7;

const COLUMN_WIDTHS = [100, 206, 108, 116, 92, 112, 84, 92, 140, 112, 232];

const DATE = internFormat({ numberFormat: "dd/mm/yyyy" });
const AMOUNT = internFormat({ numberFormat: "#,##0.00" });
const TEXT = internFormat({ numberFormat: "@" });

/** Days from Excel's day 0 (30 December 1899) to 1 January 1970. */
const SERIAL_OF_EPOCH = 25_569;

/**
 * The ledger the embedded workbook starts with: sixty invoices of a French linen and tableware hirer, in the Excel table
 * « Factures » of the sheet « Clients », sorted by customer, with some past calls in the hidden log. Dates follow
 * `today`, so that there is always work to do.
 *
 * All names are invented.
 */
export function sampleLedger(today: LocalDate): Workbook {
  const workbook = new Workbook();
  workbook.fileName = "Suivi clients.xlsx";
  const sheet = workbook.addSheet("Clients");
  const write = (row: number, column: number, value: CellValue, format: CellFormat = GENERAL): void =>
    sheet.setCell(row, column, { value, format });

  HEADERS.forEach((header, column) => write(0, column, header));
  const invoices = DEBTORS.flatMap((debtor) => debtor.invoices.map((sample) => ({ debtor, sample })));
  const numbers = invoiceNumbers(
    invoices.map(({ sample }) => sample),
    today,
  );
  const receivables: SampleReceivable[] = [];
  invoices.forEach(({ debtor, sample }, index) => {
    const row = index + 1;
    const issuedOn = addDays(today, -sample.issuedDaysAgo);
    const paid = sample.paid ?? 0;
    write(row, 0, debtor.code);
    write(row, 1, debtor.name);
    const reference = numbers.get(sample) ?? "";
    write(row, 2, reference);
    write(row, 3, issuedOn + SERIAL_OF_EPOCH, DATE);
    write(row, 4, addDays(issuedOn, sample.termDays) + SERIAL_OF_EPOCH, DATE);
    write(row, 5, sample.amount, AMOUNT);
    write(row, 6, paid, AMOUNT);
    const open = Math.round((sample.amount - paid) * 100) / 100;
    receivables.push({ debtorCode: debtor.code, debtorName: debtor.name, reference, open });
    const balance: Cell = {
      formula: `=F${row + 1}-G${row + 1}`,
      value: open,
      format: AMOUNT,
    };
    sheet.setCell(row, 7, balance);
    write(row, 8, debtor.contact);
    write(row, 9, debtor.phone, TEXT);
    if (sample.remark !== undefined) write(row, 10, sample.remark);
  });

  sheet.tables = [
    {
      id: workbook.newTableId(),
      name: "Factures",
      range: { top: 0, left: 0, bottom: invoices.length, right: HEADERS.length - 1 },
      hasHeader: true,
      hasTotals: false,
      columns: HEADERS.map((name, index) => ({
        id: index + 1,
        name,
        ...(index === BALANCE_COLUMN ? { calculatedFormula: "=F2-G2" } : {}),
      })),
      style: "TableStyleMedium2",
    },
  ];
  COLUMN_WIDTHS.forEach((width, column) => sheet.columnWidths.set(column, width));
  sheet.frozenRows = 1;
  addSampleHistory(workbook, receivables, today);
  return workbook;
}

/** In the order of issue, as an accounting program numbers them: `FA2609-0412`, credit notes `AV2609-0413`. */
function invoiceNumbers(
  samples: readonly SampleInvoice[],
  today: LocalDate,
): ReadonlyMap<SampleInvoice, string> {
  const byIssue = [...samples].sort((a, b) => b.issuedDaysAgo - a.issuedDaysAgo);
  return new Map(
    byIssue.map((sample, index) => {
      const { year, month } = localDateToCivil(addDays(today, -sample.issuedDaysAgo));
      const period = `${String(year % 100).padStart(2, "0")}${String(month).padStart(2, "0")}`;
      const prefix = sample.amount < 0 ? "AV" : "FA";
      return [sample, `${prefix}${period}-${String(387 + index).padStart(4, "0")}`];
    }),
  );
}
