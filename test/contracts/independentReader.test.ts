import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDateFormat } from "numfmt";
import Papa from "papaparse";
import { openDesk } from "../../src/application/openDesk";
import type { ColumnMapping, Field, Ports } from "../../src/application/ports";
import { recordCall } from "../../src/application/recordCall";
import { refreshColumns } from "../../src/application/refreshColumns";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { openFile } from "../../src/embedded/files/openFile";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { Calculation } from "../../src/embedded/formulas/calculation";
import { sampleLedger } from "../../src/embedded/sampleLedger";
import { GENERAL, isErrorValue, type Cell } from "../../src/embedded/workbook/cell";
import { columnToLetters } from "../../src/embedded/workbook/address";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { day } from "../support/receivables";
import { addTable, openScene, sheetOf, workbookOf } from "./excelScene";

/*
 * What Relance and the embedded workbook write is read by a program that is not ours: LibreOffice Calc turns every sheet
 * of the saved files, the hidden ones too, into text. Without LibreOffice on the machine these tests are left out, and say
 * so; so are those on sheets of third parties, which are not part of the project.
 */

jest.setTimeout(400_000);

const TODAY = day("2026-11-24");
const SHARED = join(process.cwd(), "..", "shared", "data");
const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  existsSync,
);

/** A workbook on which Relance adds its columns and logs a promise. */
interface Ledger {
  readonly name: string;
  readonly open: () => Workbook;
  /** What a person would correct before reading: the header to take for a field, or `""` for none. */
  readonly corrections?: Readonly<Partial<Record<Field, string>>>;
}

const shared = (path: string, tag: string): Pick<Ledger, "name" | "open"> => ({
  name: path,
  open: () => {
    const file = openFile(new Uint8Array(readFileSync(join(SHARED, path))), path.split("/").at(-1)!, { tag });
    if (!file.ok) throw new Error(JSON.stringify(file.fault));
    return file.value;
  },
});

const OUR_LEDGERS: readonly Ledger[] = [
  { name: "the sample", open: () => sampleLedger(TODAY) },
  { name: "a workbook with much around its ledger", open: muchAroundALedger },
];

const SHARED_LEDGERS: readonly Ledger[] = [
  shared("fr-app-recouvrement/factures.csv", "fr-FR"),
  shared("fr-app-recouvrement/factures_exemple.csv", "fr-FR"),
  shared("fr-factures-faker/invoice_dataset.csv", "fr-FR"),
  shared("fr-sage100-fec/factures_clients.csv", "fr-FR"),
  shared("highradius-open-invoices/data.csv", "en-US"),
  // Every row has a date of payment: read as if none had been paid.
  {
    ...shared("ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv", "en-US"),
    corrections: { settledOn: "" },
  },
  { ...shared("ibm-ar/variant-dmy-pedroteles.csv", "fr-FR"), corrections: { settledOn: "" } },
  { ...shared("ibm-ar/variant-lost-zeros-swatibanka.csv", "en-US"), corrections: { settledOn: "" } },
  shared("in-fmcg-aging/AR_Aging_Report.xlsx", "en-US"),
  // They have no due date; a person would take the one there is.
  { ...shared("philly-aging/SampleAgingReport.xlsx", "en-US"), corrections: { dueOn: "Invoice Date" } },
  { ...shared("philly-aging/new_report_input.xlsx", "en-US"), corrections: { dueOn: "Document Date" } },
  { ...shared("philly-aging/old_report_input.xlsx", "en-US"), corrections: { dueOn: "Document Date" } },
  shared("stadium-debtors/Debtors.xlsx", "en-GB"),
  shared("xero-aged-receivables/invoices_sample.csv", "en-US"),
  shared("xero-aged-receivables/sample_AR_aging_report.xlsx", "en-US"),
];

/** Without a ledger Relance can use, for what they are or for what is wrong with them: opened and saved. */
const SHARED_OTHERS: readonly Pick<Ledger, "name" | "open">[] = [
  shared("au-guild-messy/DimCustomer_raw.csv", "en-GB"),
  shared("au-guild-messy/DimInvoiceStatus_raw.csv", "en-GB"),
  shared("au-guild-messy/FactInvoice_raw.csv", "en-GB"),
  shared("bc-excel-layouts/OpenCustEntriestoDate-CZ.xlsx", "en-GB"),
  shared("fr-app-recouvrement/clients_exemple.csv", "fr-FR"),
  shared("fr-holidays/jours_feries_metropole.csv", "fr-FR"),
  shared("fr-holidays/python-holidays-FR-2000-2050.csv", "fr-FR"),
  shared("fr-sage100-fec/clients.csv", "fr-FR"),
  shared("perf-115k/AR.xlsx", "en-US"),
  shared("reader-torture/grist-empty_rows.xlsx", "en-US"),
  shared("reader-torture/grist-headers_with_none_cell.xlsx", "en-US"),
  shared("reader-torture/grist-strange_dates.xlsx", "en-US"),
  shared("reader-torture/messytables-excel_pasting.csv", "en-US"),
  shared("reader-torture/messytables-skip_initials.csv", "en-US"),
  shared("reader-torture/messytables-spanish_chars.csv", "en-US"),
  shared("reader-torture/messytables-utf8bom.csv", "en-US"),
];

const areShared = existsSync(SHARED);
const ledgers = [...OUR_LEDGERS, ...(areShared ? SHARED_LEDGERS : [])];
const others = areShared ? SHARED_OTHERS : [];

/** What a promise was made on, and where it stands. */
interface Promised {
  readonly sheetName: string;
  readonly rowNumber: number;
  readonly reference: string;
}

type SheetTexts = Readonly<Record<string, readonly (readonly string[])[]>>;

(soffice ? describe : describe.skip)("A saved workbook, read by LibreOffice Calc (needs soffice)", () => {
  const workbooks = new Map<string, Workbook>();
  /** Why it could not be made is told by the test of that workbook. */
  const promises = new Map<string, Promised | Error>();
  let seen: ReadonlyMap<string, SheetTexts>;

  beforeAll(async () => {
    for (const { name, open } of others) workbooks.set(name, open());
    for (const ledger of ledgers) {
      const workbook = ledger.open();
      promises.set(
        ledger.name,
        await runRelance(workbook, ledger.corrections ?? {}).catch((error: Error) => error),
      );
      workbooks.set(ledger.name, workbook);
    }
    seen = readWithLibreOffice(workbooks);
  });

  it.each(ledgers.map(({ name }) => name))("shows the columns and the log of %s", (name) => {
    const promised = promises.get(name)!;
    if (promised instanceof Error) throw promised;
    const { sheetName, rowNumber, reference } = promised;
    const sheets = seen.get(name) ?? {};
    const rows = sheets[sheetName] ?? [];
    const headerRow = rows.find((cells) => OUR_HEADERS.every((header) => cells.includes(header)));
    expect(headerRow).toBeDefined();
    const from = headerRow!.indexOf("Next call");
    expect(rows[rowNumber - 1]?.slice(from, from + 6)).toEqual([
      expect.stringMatching(/^(30\/11\/(20)?26|11\/30\/(20)?26|2026-11-30)$/),
      expect.any(String),
      "Promise for 27 Nov 2026 + 1 working day",
      expect.stringMatching(/^(24\/11\/(20)?26|11\/24\/(20)?26|2026-11-24)$/),
      "Promise to pay",
      expect.stringMatching(/^(27\/11\/(20)?26|11\/27\/(20)?26|2026-11-27)$/),
    ]);
    const log = Object.entries(sheets).flatMap(([sheet, cells]) =>
      sheet.startsWith("Relance_Log") ? cells : [],
    );
    expect(log.find(([id]) => id === "promise-1")).toEqual(
      expect.arrayContaining(["Camille", "PTP", "2026-11-27", reference, "=1+1 n’est pas une formule"]),
    );
  });

  it.each([...ledgers, ...others].map(({ name }) => name))("shows every cell of %s", (name) => {
    expect(differencesFrom(workbooks.get(name)!, seen.get(name) ?? {})).toEqual([]);
  });
});

const OUR_HEADERS = ["Next call", "Stage", "Why", "Last call", "Outcome", "Promised for"];

/** A table with a calculated column, dates from 1904, merged, hidden and very hidden cells and sheets, names. */
function muchAroundALedger(): Workbook {
  const workbook = workbookOf({
    Accueil: [["Suivi & relances <2026>"], ["  espaces  ", "ligne\nsuivante", true]],
    Factures: [
      ["Client", "Facture", "Échéance", "Montant", "Réglé", "Solde"],
      ["Durand", "F-1", "2026-10-30", 120.5, 20, 100.5],
      ["Martin", "F-2", "2026-12-30", 80, 0, 80],
    ],
    Réglages: [["Taux", 0.1215]],
    Archives: [["F-0", "réglée"]],
  });
  workbook.uses1904 = true;
  const invoices = sheetOf(workbook, "Factures");
  for (const row of [1, 2]) {
    const due = invoices.cellAt(row, 2);
    invoices.setCell(row, 2, { ...due!, value: Number(due?.value) - 1462 });
    invoices.setCell(row, 5, { ...invoices.cellAt(row, 5)!, formula: "=[@Montant]-[@Réglé]" });
  }
  addTable(workbook, "Liste", "Factures!A1:F3");
  invoices.tables = invoices.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.name === "Solde" ? { ...column, calculatedFormula: "[@Montant]-[@Réglé]" } : column,
    ),
  }));
  invoices.frozenRows = 1;
  const home = sheetOf(workbook, "Accueil");
  home.merges = [{ top: 0, left: 0, bottom: 0, right: 3 }];
  home.setCell(2, 0, { value: { error: "#N/A" }, formula: "=NA()", format: GENERAL });
  sheetOf(workbook, "Réglages").visibility = "Hidden";
  sheetOf(workbook, "Archives").visibility = "VeryHidden";
  workbook.names.push(
    { name: "Taux", refersTo: "=Réglages!$B$1", isVisible: true },
    { name: "DOUBLE", refersTo: "=LAMBDA(x,x*2)", isVisible: true },
  );
  return workbook;
}

/** The product's own way through a workbook: find, read, add the columns, log a promise on its first open invoice. */
async function runRelance(
  workbook: Workbook,
  corrections: NonNullable<Ledger["corrections"]>,
): Promise<Promised> {
  // What follows the day, the other program computes anew: so do we.
  const calculation = new Calculation(workbook);
  calculation.recalculateAll();
  const scene = await openScene(workbook, calculation);
  try {
    const ports: Ports = {
      ...scene.ports,
      clock: { today: () => TODAY, now: () => "2026-11-24T09:00:00.000Z" },
      newId: () => "id",
    };
    const found = succeeded(await ports.table.findCandidates());
    const { place, mapping, columns } = found[0]!;
    const kept = Object.entries(mapping).filter(([field]) => corrections[field as Field] !== "");
    const chosen = Object.entries(corrections).flatMap(([field, header]) => {
      const column = columns.find((candidate) => candidate.header.trim() === header);
      if (header !== "" && column === undefined) throw new Error(`There is no column ${header}`);
      return column === undefined ? [] : [[field, column] as const];
    });
    const corrected: ColumnMapping = Object.fromEntries([...kept, ...chosen]);
    const opened = { place, mapping: corrected, defaultCurrency: "EUR" };
    const asValues = { mode: "values", language: "en" } as const;
    succeeded(await refreshColumns(ports, opened, DEFAULT_POLICY, asValues));
    const desk = succeeded(await openDesk(ports, opened, DEFAULT_POLICY));
    const receivable = desk.ledger.receivables.find(({ open }) => open.amountMinor > 0)!;
    const promise = {
      id: "promise-1",
      debtor: receivable.debtor,
      covers: [receivable],
      calledOn: TODAY,
      outcome: "PTP",
      untilOn: day("2026-11-27"),
      amount: receivable.open,
      means: "TRANSFER",
      person: "Mme Étienne",
      note: "=1+1 n’est pas une formule",
    } as const;
    succeeded(await recordCall(ports, desk, promise, { author: "Camille", ...asValues }));
    const { rowNumber, reference } = receivable;
    return { sheetName: place.sheetName, rowNumber, reference };
  } finally {
    scene.close();
  }
}

function succeeded<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: unknown },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

/** Texts of each sheet by its name, as LibreOffice shows them; all workbooks in one start of it. */
function readWithLibreOffice(workbooks: ReadonlyMap<string, Workbook>): ReadonlyMap<string, SheetTexts> {
  const folder = mkdtempSync(join(tmpdir(), "relance-calc-"));
  try {
    const texts = join(folder, "texts");
    mkdirSync(texts);
    const names = [...workbooks.keys()];
    const files = names.map((name, index) => {
      const file = join(folder, `${index}.xlsx`);
      writeFileSync(file, writeXlsx(workbooks.get(name)!));
      return file;
    });
    execFileSync(
      soffice!,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        // Comma, quotes, UTF-8, as shown, every sheet to a file of its own.
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        texts,
        ...files,
      ],
      { stdio: "pipe", timeout: 300_000 },
    );
    const written = readdirSync(texts);
    return new Map(
      names.map((name, index) => {
        const prefix = `${index}-`;
        const sheets = written.filter((file) => file.startsWith(prefix));
        return [
          name,
          Object.fromEntries(
            sheets.map((file) => [
              file.slice(prefix.length, -".csv".length),
              Papa.parse<string[]>(readFileSync(join(texts, file), "utf8"), { delimiter: "," }).data,
            ]),
          ),
        ];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const DIFFERENCES_SHOWN_MAX = 10;

/** LibreOffice fills the pivot tables of these sheets anew, in its own words. */
const PIVOT_SHEETS = /^Rozdělení dle (?:splatnosti|měn|typu dokladu)$/;

/** Cells that the other program shows otherwise, or has and we have not. */
function differencesFrom(workbook: Workbook, sheets: SheetTexts): readonly string[] {
  const differences: string[] = [];
  const names = workbook.sheets.map(({ name }) => name);
  if (Object.keys(sheets).sort().join() !== [...names].sort().join())
    differences.push(`sheets: ${Object.keys(sheets).join()} ≠ ${names.join()}`);
  for (const sheet of workbook.sheets) {
    if (PIVOT_SHEETS.test(sheet.name)) continue;
    const rows = sheets[sheet.name] ?? [];
    const rowCount = Math.max(rows.length, sheet.rowCount);
    for (let row = 0; row < rowCount && differences.length < DIFFERENCES_SHOWN_MAX; row++) {
      const width = Math.max(rows[row]?.length ?? 0, sheet.rowAt(row)?.length ?? 0);
      for (let column = 0; column < width; column++) {
        const cell = sheet.cellAt(row, column);
        const text = rows[row]?.[column] ?? "";
        if (!isShownAs(cell, text))
          differences.push(
            `${sheet.name}!${columnToLetters(column)}${row + 1}: ${JSON.stringify(cell?.value)} ≠ ${JSON.stringify(text)}`,
          );
      }
    }
  }
  return differences;
}

/** Texts to the letter; numbers by their value, in whatever format; of dates, that there is one. */
function isShownAs(cell: Cell | undefined, text: string): boolean {
  const value = cell?.value;
  if (cell === undefined || value === undefined || value === "") return text === "";
  if (typeof value === "string") return text.replace(/\r\n?/g, "\n") === value.replace(/\r\n?/g, "\n");
  if (typeof value === "boolean") return text === (value ? "TRUE" : "FALSE");
  if (isErrorValue(value)) return text === value.error;
  if (isDateFormat(cell.format.numberFormat)) return /\d/.test(text);
  const shown = Number(text.replace(/[^\d.eE+-]/g, "")) / (text.endsWith("%") ? 100 : 1);
  const isNegative = value < 0 && /^\(.*\)$/.test(text.trim());
  return Math.abs((isNegative ? -shown : shown) - value) <= Math.max(0.51, Math.abs(value) * 1e-9);
}
