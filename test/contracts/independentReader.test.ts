import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { openDesk, type OpenLedger } from "../../src/application/openDesk";
import type { Ports } from "../../src/application/ports";
import { recordCall } from "../../src/application/recordCall";
import { refreshColumns } from "../../src/application/refreshColumns";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { openFile } from "../../src/embedded/files/openFile";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { sampleLedger } from "../../src/embedded/sampleLedger";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { day } from "../support/receivables";
import { openScene } from "./excelScene";

/*
 * What Relance writes is read by a program that is not ours: LibreOffice Calc turns every sheet of the saved file, the
 * hidden ones too, into text. Without LibreOffice on the machine these tests are left out, and say so.
 */

jest.setTimeout(180_000);

const TODAY = day("2026-11-24");
const SHARED = join(__dirname, "..", "..", "..", "shared", "data");
const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  existsSync,
);

/** Rows of each sheet by its name, as LibreOffice shows them. */
function readWithLibreOffice(bytes: Uint8Array): Readonly<Record<string, readonly (readonly string[])[]>> {
  const folder = mkdtempSync(join(tmpdir(), "relance-calc-"));
  try {
    writeFileSync(join(folder, "saved.xlsx"), bytes);
    execFileSync(
      soffice!,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        // Comma, quotes, UTF-8, as shown, every sheet to a file of its own.
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        folder,
        join(folder, "saved.xlsx"),
      ],
      { stdio: "pipe", timeout: 120_000 },
    );
    return Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.endsWith(".csv"))
        .map((name) => [
          name.replace(/^saved-|\.csv$/g, ""),
          Papa.parse<string[]>(readFileSync(join(folder, name), "utf8")).data,
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The product's own way through a workbook: find, read, add the columns, log a promise on its first open invoice. */
async function runRelance(workbook: Workbook, change: (opened: OpenLedger) => OpenLedger = (same) => same) {
  const scene = await openScene(workbook);
  try {
    const ports: Ports = {
      ...scene.ports,
      clock: { today: () => TODAY, now: () => "2026-11-24T09:00:00.000Z" },
      newId: () => "id",
    };
    const found = await ports.table.findCandidates();
    if (!found.ok) throw new Error(JSON.stringify(found.fault));
    const { place, mapping } = found.value[0]!;
    const opened = change({ place, mapping, defaultCurrency: "EUR" });
    const refreshed = await refreshColumns(ports, opened, DEFAULT_POLICY, { mode: "values", language: "en" });
    if (!refreshed.ok) throw new Error(JSON.stringify(refreshed.fault));
    const desk = await openDesk(ports, opened, DEFAULT_POLICY);
    if (!desk.ok) throw new Error(JSON.stringify(desk.fault));
    const receivable = desk.value.ledger.receivables.find(({ open }) => open.amountMinor > 0)!;
    const recorded = await recordCall(
      ports,
      desk.value,
      {
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
      },
      { author: "Camille", mode: "values", language: "en" },
    );
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.fault));
    return { receivable, place };
  } finally {
    scene.close();
  }
}

function open(path: string, tag: string): Workbook {
  const file = openFile(new Uint8Array(readFileSync(join(SHARED, path))), path.split("/").at(-1)!, { tag });
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  return file.value;
}

const OUR_HEADERS = ["Next call", "Stage", "Why", "Last call", "Outcome", "Promised for"];

/** The row the promise was made on, and the log's entry about it, in what the other program read. */
function expectPromise(
  sheets: ReturnType<typeof readWithLibreOffice>,
  sheetName: string,
  { rowNumber, reference }: { readonly rowNumber: number; readonly reference: string },
): void {
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
  const log = Object.entries(sheets).flatMap(([name, cells]) =>
    name.startsWith("Relance_Log_") ? cells : [],
  );
  const entry = log.find(([id]) => id === "promise-1");
  expect(entry).toEqual(
    expect.arrayContaining(["Camille", "PTP", "2026-11-27", reference, "=1+1 n’est pas une formule"]),
  );
}

(soffice ? describe : describe.skip)("A saved workbook, read by LibreOffice Calc (needs soffice)", () => {
  it("shows the sample's columns and log", async () => {
    const workbook = sampleLedger(TODAY);
    const { receivable, place } = await runRelance(workbook);
    expectPromise(readWithLibreOffice(writeXlsx(workbook)), place.sheetName, receivable);
  });

  (existsSync(SHARED) ? it : it.skip).each([
    ["fr-factures-faker/invoice_dataset.csv", "fr-FR"],
    ["xero-aged-receivables/sample_AR_aging_report.xlsx", "en-US"],
    ["in-fmcg-aging/AR_Aging_Report.xlsx", "en-US"],
    ["stadium-debtors/Debtors.xlsx", "en-GB"],
    ["philly-aging/SampleAgingReport.xlsx", "en-US"],
    ["philly-aging/old_report_input.xlsx", "en-US"],
    ["philly-aging/new_report_input.xlsx", "en-US"],
    ["fr-sage100-fec/factures_clients.csv", "fr-FR"],
  ])("shows the columns and log of %s", async (path, tag) => {
    const workbook = open(path, tag);
    const { receivable, place } = await runRelance(workbook);
    expectPromise(readWithLibreOffice(writeXlsx(workbook)), place.sheetName, receivable);
  });
});
