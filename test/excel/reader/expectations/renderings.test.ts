import * as fc from "fast-check";
import {
  addDays,
  formatIsoDate,
  localDate,
  localDateToCivil,
  type LocalDate,
} from "../../../../src/domain/localDate";
import { readStrangeSheet, shown, silentMistakes, type StrangeCell, type StrangeSheet } from "./strangeSheet";

// The same invoices as different people would write them down: whatever the writing, what is read is what was owed.

interface Invoice {
  readonly debtor: number;
  readonly issuedOn: LocalDate;
  readonly termDays: number;
  readonly cents: number;
  readonly paidCents: number;
}

interface Writing {
  readonly language: keyof typeof HEADERS;
  /** Which of the language's spellings, and in which order the columns stand. */
  readonly seed: number;
  readonly dates: "real" | "dd/mm/yyyy" | "dd.mm.yy" | "yyyy-mm-dd" | "mm/dd/yyyy";
  readonly amounts: "number" | "1 234,56" | "1 234,56 €" | "1,234.56" | "1.234,56" | "(1,234.56)";
  readonly money: "open" | "amount, paid" | "amount, open" | "amount, paid, open";
  readonly hasCode: boolean;
  /** Where the currencies of the debtors stand; all owe euros where nothing says so. */
  readonly currencies: "nowhere" | "column" | "number format" | "after the amount";
  /** On every row, or once: in the first row of its invoices, or in a title above them. */
  readonly debtor: "every row" | "first row" | "title";
  readonly titles: number;
  readonly sums: "none" | "labelled" | "unlabelled" | "by debtor";
  readonly blankEvery: number;
  readonly headerEvery: number;
  readonly others: readonly (keyof typeof OTHER_COLUMNS)[];
}

const HEADERS = {
  fr: {
    name: ["Client", "Nom du client", "Raison sociale", "Débiteur"],
    code: ["Code client", "N° client", "Compte client"],
    reference: ["N° facture", "Facture", "Référence facture", "N° pièce"],
    issuedOn: ["Date facture", "Date de facturation", "Date", "Émise le"],
    dueOn: ["Échéance", "Date d'échéance", "Date d’échéance", "À payer avant"],
    amount: ["Montant TTC", "Total TTC", "Montant facture", "Montant"],
    paid: ["Réglé", "Montant payé", "Déjà réglé"],
    open: ["Reste dû", "Solde", "Reste à payer", "Solde dû"],
    currency: ["Devise", "Monnaie"],
    total: ["Total", "TOTAL GÉNÉRAL", "Totaux"],
    totalOf: (name: string) => `Total ${name}`,
  },
  en: {
    name: ["Customer", "Customer name", "Client name", "Debtor"],
    code: ["Customer No.", "Customer ID", "Account number"],
    reference: ["Invoice No.", "Invoice", "Invoice number", "Document No."],
    issuedOn: ["Invoice date", "Date", "Issue date", "Document date"],
    dueOn: ["Due date", "Date due", "Net due date", "Payment due date"],
    amount: ["Amount", "Invoice amount", "Original amount", "Gross amount"],
    paid: ["Paid", "Amount paid", "Payments received"],
    open: ["Balance", "Balance due", "Open amount", "Outstanding"],
    currency: ["Currency", "Curr."],
    total: ["Total", "Grand total", "TOTAL:"],
    totalOf: (name: string) => `${name} Total`,
  },
  de: {
    name: ["Kunde", "Kundenname", "Debitor"],
    code: ["Kundennummer", "Kunden-Nr.", "Debitorennummer"],
    reference: ["Rechnungsnummer", "Rechnungs-Nr.", "Belegnummer"],
    issuedOn: ["Rechnungsdatum", "Belegdatum", "Datum"],
    dueOn: ["Fälligkeit", "Fällig am", "Fälligkeitsdatum"],
    amount: ["Rechnungsbetrag", "Bruttobetrag", "Betrag"],
    paid: ["Bezahlt", "Bezahlter Betrag", "Gezahlt"],
    open: ["Offen", "Offener Betrag", "Restbetrag"],
    currency: ["Währung"],
    total: ["Summe", "Gesamt", "Gesamtsumme"],
    totalOf: (name: string) => `Summe ${name}`,
  },
  es: {
    name: ["Cliente", "Nombre del cliente", "Razón social"],
    code: ["Código cliente", "Cód. cliente", "Nº cliente"],
    reference: ["Nº factura", "Factura", "Número de factura"],
    issuedOn: ["Fecha factura", "Fecha emisión", "Fecha"],
    dueOn: ["Vencimiento", "Fecha vencimiento", "Fecha de vencimiento", "F. Vto."],
    amount: ["Importe", "Importe total", "Importe factura"],
    paid: ["Cobrado", "Importe pagado", "Pagado"],
    open: ["Pendiente", "Saldo pendiente", "Importe pendiente", "Saldo"],
    currency: ["Moneda", "Divisa"],
    total: ["Total", "Suma", "Total general"],
    totalOf: (name: string) => `Total ${name}`,
  },
  it: {
    name: ["Cliente", "Ragione sociale", "Nome cliente"],
    code: ["Codice cliente", "Cod. cliente"],
    reference: ["N. fattura", "Numero fattura", "N. documento"],
    issuedOn: ["Data fattura", "Data documento", "Data emissione"],
    dueOn: ["Scadenza", "Data scadenza", "Data di scadenza"],
    amount: ["Importo", "Importo fattura", "Importo totale"],
    paid: ["Pagato", "Incassato", "Importo pagato"],
    open: ["Residuo", "Importo residuo", "Da pagare", "Saldo"],
    currency: ["Valuta", "Divisa"],
    total: ["Totale", "Totale generale"],
    totalOf: (name: string) => `Totale ${name}`,
  },
  nl: {
    name: ["Klant", "Klantnaam", "Naam klant", "Debiteur"],
    code: ["Klantnummer", "Klantcode", "Debiteurnummer"],
    reference: ["Factuurnummer", "Factuurnr.", "Factuur"],
    issuedOn: ["Factuurdatum", "Datum"],
    dueOn: ["Vervaldatum", "Vervaldag"],
    amount: ["Factuurbedrag", "Bedrag"],
    paid: ["Betaald", "Betaald bedrag"],
    open: ["Openstaand", "Openstaand bedrag"],
    currency: ["Valuta"],
    total: ["Totaal", "Eindtotaal"],
    totalOf: (name: string) => `Totaal ${name}`,
  },
  pt: {
    name: ["Cliente", "Nome do cliente"],
    code: ["Código do cliente", "Cód. cliente"],
    reference: ["Nº fatura", "Número da fatura", "Fatura"],
    issuedOn: ["Data da fatura", "Data emissão", "Data"],
    dueOn: ["Vencimento", "Data de vencimento", "Data venc."],
    amount: ["Valor", "Valor total", "Valor da fatura"],
    paid: ["Pago", "Valor pago"],
    open: ["Em aberto", "Valor em aberto", "Saldo devedor", "Valor pendente"],
    currency: ["Moeda"],
    total: ["Total", "Total geral"],
    totalOf: (name: string) => `Total ${name}`,
  },
} as const;

const DEBTORS = [
  ["C001", "Durand SARL", "EUR"],
  ["C002", "Éts Martin & Fils", "EUR"],
  ["C010", "Total Bâtiment", "EUR"],
  ["C007", "Müller GmbH", "CHF"],
  ["C100", "O'Neill Ltd", "USD"],
] as const;

const CURRENCY_FORMATS: Readonly<Record<string, string>> = {
  EUR: '#,##0.00 "€"',
  CHF: '"CHF" #,##0.00',
  USD: "[$$-409]#,##0.00",
};

/** Columns that have nothing to say; each a trap for somebody. */
const OTHER_COLUMNS = {
  Ville: (row: number) => ["Lyon", "Nice", "Metz"][row % 3] ?? "",
  "Code postal": (row: number) => 69_001 + row,
  "Taux TVA": () => 0.2,
  "Montant HT": (row: number) => 100 + row,
  "Jours de retard": (row: number) => 30 + row,
  Relances: (row: number) => row % 4,
  Commentaire: (row: number) => (row % 2 === 0 ? "rappeler lundi" : ""),
  "Date de livraison": (row: number) => formatIsoDate(addDays(day(2025, 3, 3), row)),
  "Plafond autorisé": (row: number) => 5000 + 100 * row,
} as const;

function day(year: number, month: number, dayOfMonth: number): LocalDate {
  const date = localDate(year, month, dayOfMonth);
  if (date === undefined) throw new Error("no such day");
  return date;
}

const anyInvoice: fc.Arbitrary<Invoice> = fc
  .record({
    debtor: fc.nat({ max: DEBTORS.length - 1 }),
    issuedOn: fc.integer({ min: 0, max: 500 }).map((days) => addDays(day(2025, 1, 1), days)),
    termDays: fc.constantFrom(15, 30, 45, 60),
    cents: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1_01, max: 3_000_000_00 }) },
      { weight: 1, arbitrary: fc.integer({ min: -90_000_00, max: -1_01 }) },
    ),
    paid: fc.constantFrom(0, 0, 0, 0.25, 1),
  })
  .map(({ paid, ...invoice }) => ({
    ...invoice,
    paidCents: invoice.cents < 0 ? 0 : Math.round(invoice.cents * paid),
  }));

const anyWriting: fc.Arbitrary<Writing> = fc.record({
  language: fc.constantFrom("fr", "fr", "en", "en", "de", "es", "it", "nl", "pt"),
  seed: fc.nat({ max: 10_000 }),
  dates: fc.constantFrom("real", "real", "dd/mm/yyyy", "dd.mm.yy", "yyyy-mm-dd", "mm/dd/yyyy"),
  amounts: fc.constantFrom(
    "number",
    "number",
    "1 234,56",
    "1 234,56 €",
    "1,234.56",
    "1.234,56",
    "(1,234.56)",
  ),
  money: fc.constantFrom("open", "amount, paid", "amount, open", "amount, paid, open"),
  hasCode: fc.boolean(),
  currencies: fc.constantFrom("nowhere", "nowhere", "column", "number format", "after the amount"),
  debtor: fc.constantFrom("every row", "every row", "every row", "first row", "title"),
  titles: fc.nat({ max: 4 }),
  sums: fc.constantFrom("none", "labelled", "unlabelled", "by debtor"),
  blankEvery: fc.constantFrom(0, 0, 3),
  headerEvery: fc.constantFrom(0, 0, 4),
  others: fc.uniqueArray(fc.constantFrom(...(Object.keys(OTHER_COLUMNS) as (keyof typeof OTHER_COLUMNS)[])), {
    maxLength: 4,
  }),
});

function writeDate(date: LocalDate, style: Writing["dates"]): string {
  const { year, month, day: dayOfMonth } = localDateToCivil(date);
  const [y, m, d] = [String(year), String(month).padStart(2, "0"), String(dayOfMonth).padStart(2, "0")];
  if (style === "real") return `${y}-${m}-${d}`;
  if (style === "yyyy-mm-dd") return `'${y}-${m}-${d}`;
  if (style === "dd.mm.yy") return `'${d}.${m}.${y.slice(2)}`;
  return style === "dd/mm/yyyy" ? `'${d}/${m}/${y}` : `'${m}/${d}/${y}`;
}

function writeAmount(cents: number, style: Writing["amounts"]): StrangeCell {
  if (style === "number") return cents / 100;
  const [thousands, decimal] = style.startsWith("1 ")
    ? ["\u00a0", ","]
    : style === "1.234,56"
      ? [".", ","]
      : [",", "."];
  const [whole = "", fraction = ""] = (Math.abs(cents) / 100).toFixed(2).split(".");
  const figure = `${whole.replace(/\B(?=(\d{3})+$)/g, thousands ?? "")}${decimal}${fraction}`;
  const signed = cents >= 0 ? figure : style === "(1,234.56)" ? `(${figure})` : `-${figure}`;
  return style === "1 234,56 €" ? `${signed}\u00a0€` : signed;
}

/** The sheet, and what is owed by its rows. */
function write(invoices: readonly Invoice[], chosen: Writing): StrangeSheet {
  const writing = withSayableCurrencies(chosen);
  const words = HEADERS[writing.language];
  const pick = (spellings: readonly string[]): string =>
    spellings[orderOf(spellings.join(), writing.seed) % spellings.length] ?? "";
  const currencyOf = ({ debtor }: Invoice): string =>
    writing.currencies === "nowhere" ? "EUR" : (DEBTORS[debtor]?.[2] ?? "EUR");
  const amountOf = (cents: number, currency?: string): StrangeCell => {
    const cell = writeAmount(cents, writing.amounts);
    if (currency === undefined) return cell;
    if (writing.currencies === "number format" && typeof cell === "number")
      return shown(cell, CURRENCY_FORMATS[currency] ?? "General");
    const isSaid = writing.amounts === "1 234,56 €" || typeof cell !== "string";
    return writing.currencies === "after the amount" && !isSaid ? `${cell} ${currency}` : cell;
  };
  type Column = {
    readonly header: string;
    readonly cell: (invoice: Invoice, index: number) => StrangeCell;
    readonly sum?: (rows: readonly Invoice[]) => number;
    readonly namesDebtor?: true;
  };
  const sumOf =
    (of: (invoice: Invoice) => number) =>
    (rows: readonly Invoice[]): number =>
      rows.reduce((sum, row) => sum + of(row), 0);
  const openOf = ({ cents, paidCents }: Invoice): number => cents - paidCents;
  const columns: Column[] = [
    { header: pick(words.name), cell: ({ debtor }) => DEBTORS[debtor]?.[1] ?? "", namesDebtor: true },
    { header: pick(words.reference), cell: (_, index) => `F${2001 + index}` },
    { header: pick(words.issuedOn), cell: ({ issuedOn }) => writeDate(issuedOn, writing.dates) },
    {
      header: pick(words.dueOn),
      cell: ({ issuedOn, termDays }) => writeDate(addDays(issuedOn, termDays), writing.dates),
    },
  ];
  if (writing.hasCode)
    columns.push({
      header: pick(words.code),
      cell: ({ debtor }) => DEBTORS[debtor]?.[0] ?? "",
      namesDebtor: true,
    });
  if (writing.money.includes("amount"))
    columns.push({
      header: pick(words.amount),
      cell: (invoice) => amountOf(invoice.cents, currencyOf(invoice)),
      sum: sumOf(({ cents }) => cents),
    });
  if (writing.money.includes("paid"))
    columns.push({
      header: pick(words.paid),
      cell: (invoice) => (invoice.paidCents === 0 ? "" : amountOf(invoice.paidCents, currencyOf(invoice))),
      sum: sumOf(({ paidCents }) => paidCents),
    });
  if (writing.money.includes("open"))
    columns.push({
      header: pick(words.open),
      cell: (invoice) => amountOf(openOf(invoice), currencyOf(invoice)),
      sum: sumOf(openOf),
    });
  if (writing.currencies === "column") columns.push({ header: pick(words.currency), cell: currencyOf });
  for (const header of writing.others)
    columns.push({ header, cell: (_, index) => OTHER_COLUMNS[header](index) });
  columns.sort((a, b) => orderOf(a.header, writing.seed) - orderOf(b.header, writing.seed));

  const rows: (readonly StrangeCell[])[] = [];
  const owed: Record<number, string> = {};
  const header = columns.map((column) => column.header);
  const sumRow = (label: string, of: readonly Invoice[]): readonly StrangeCell[] =>
    columns.map(({ header: title, sum }) =>
      sum ? amountOf(sum(of)) : title === pick(words.name) ? label : "",
    );
  for (let line = 0; line < writing.titles; line += 1)
    rows.push([["Encours au 31/03/2026", "Édité par la comptabilité", "", "Page 1"][line] ?? ""]);
  rows.push(header);
  const isGrouped = writing.sums === "by debtor" || writing.debtor !== "every row";
  const sorted = isGrouped ? invoices.toSorted((a, b) => a.debtor - b.debtor) : invoices;
  sorted.forEach((invoice, index) => {
    if (index > 0 && writing.blankEvery > 0 && index % writing.blankEvery === 0 && !isGrouped) rows.push([]);
    if (index > 0 && writing.headerEvery > 0 && index % writing.headerEvery === 0) rows.push(header);
    const isFirst = sorted[index - 1]?.debtor !== invoice.debtor;
    if (writing.debtor === "title" && isFirst)
      rows.push(columns.map(({ cell, namesDebtor }) => (namesDebtor ? cell(invoice, index) : "")));
    const isNamed = writing.debtor === "every row" || (writing.debtor === "first row" && isFirst);
    rows.push(columns.map(({ cell, namesDebtor }) => (namesDebtor && !isNamed ? "" : cell(invoice, index))));
    const [, name = ""] = DEBTORS[invoice.debtor] ?? [];
    owed[rows.length] =
      `${name} | F${2001 + index} | ${openOf(invoice) / 100} ${currencyOf(invoice)} | ${formatIsoDate(addDays(invoice.issuedOn, invoice.termDays))}`;
    if (writing.sums === "by debtor" && sorted[index + 1]?.debtor !== invoice.debtor)
      rows.push(
        sumRow(
          words.totalOf(name),
          sorted.filter(({ debtor }) => debtor === invoice.debtor),
        ),
      );
  });
  if (writing.sums === "labelled" || writing.sums === "by debtor")
    rows.push(sumRow(pick(words.total), sorted));
  if (writing.sums === "unlabelled") rows.push(sumRow("", sorted));
  return { kind: "written anyhow", rows, owed, outcome: "read or refused" };
}

/** A number format shows the currency of numbers only, a code follows texts only, and « € » says euros by itself. */
function withSayableCurrencies(writing: Writing): Writing {
  const { amounts, currencies } = writing;
  const cannotSay =
    amounts === "1 234,56 €"
      ? currencies !== "nowhere"
      : (currencies === "number format" && amounts !== "number") ||
        (currencies === "after the amount" && (amounts === "number" || amounts === "(1,234.56)"));
  return cannotSay ? { ...writing, currencies: "nowhere" } : writing;
}

/** Some order of the columns, the same each time. */
function orderOf(header: string, seed: number): number {
  let hash = seed;
  for (const character of header) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash;
}

describe("one book of invoices, written down in many ways", () => {
  it("is never read wrong in silence", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyInvoice, { minLength: 2, maxLength: 14 }),
        anyWriting,
        async (invoices, writing) => {
          const sheet = write(invoices, writing);
          expect(silentMistakes(sheet, await readStrangeSheet(sheet))).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 20_261_122 },
    );
  }, 120_000);

  it("is read whole where dates and amounts are real ones", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyInvoice, { minLength: 4, maxLength: 14 }),
        anyWriting,
        async (invoices, writing) => {
          const sheet = write(invoices, {
            ...writing,
            dates: "real",
            amounts: "number",
            debtor: "every row",
          });
          const reading = await readStrangeSheet(sheet);
          expect(reading.refusal).toBeUndefined();
          expect(reading.counted).toEqual(sheet.owed);
        },
      ),
      { numRuns: 40, seed: 20_261_122 },
    );
  }, 120_000);
});
