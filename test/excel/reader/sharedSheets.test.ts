import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Ledger, LedgerCandidate } from "../../../src/application/ports";
import { totalsByCurrency } from "../../../src/domain/money";
import { openFile } from "../../../src/embedded/files/openFile";
import { openScene, type ExcelScene } from "../../contracts/excelScene";
import { day } from "../../support/receivables";
import {
  FILES_THAT_ARE_NO_SHEETS,
  FILES_WITHOUT_RECEIVABLES,
  READABLE_FILES,
  REFUSED_FILES,
  type ExpectedLedger,
} from "./expectations/sharedFiles";

const TODAY = day("2026-11-23");

// Sheets that other people made; they are not part of the project. Without their folder there is nothing to check.
const FOLDER = join(process.cwd(), "..", "shared", "data");
const isPresent = existsSync(FOLDER);

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function openSheet(path: string, tag = "fr-FR"): Promise<ExcelScene["ports"]["table"]> {
  const file = openFile(new Uint8Array(readFileSync(join(FOLDER, path))), path, { tag });
  if (!file.ok) throw new Error(JSON.stringify(file.fault));
  const scene = await openScene(file.value);
  opened.push(scene);
  return scene.ports.table;
}

async function candidatesIn(table: ExcelScene["ports"]["table"]): Promise<readonly LedgerCandidate[]> {
  const found = await table.findCandidates();
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.value;
}

const headersOf = ({ mapping }: Pick<Ledger, "mapping">): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header.trim()]));

function figuresOf(candidate: LedgerCandidate, ledger: Ledger, hasChoice: boolean): ExpectedLedger {
  const counted = ledger.receivables.filter(({ duplicateOf }) => duplicateOf === undefined);
  const issues: Record<string, number> = {};
  for (const { type } of ledger.issues) issues[type] = (issues[type] ?? 0) + 1;
  return {
    ...(hasChoice && { sheet: candidate.place.sheetName }),
    address: candidate.place.address,
    headers: headersOf(ledger),
    ...(candidate.missing.length > 0 && { missing: candidate.missing }),
    rows: ledger.receivables.length,
    rowsLeftOut: ledger.rowsLeftOut,
    issues,
    totals: Object.fromEntries(
      totalsByCurrency(counted.map(({ open }) => open)).map(({ currency, amountMinor }) => [
        currency,
        amountMinor,
      ]),
    ),
    creditNotes: counted.filter(({ open }) => open.amountMinor < 0).length,
    settled: counted.filter(({ open }) => open.amountMinor === 0).length,
    disputed: counted.filter(({ isDisputed }) => isDisputed).length,
    debtors: new Set(counted.map(({ debtor }) => debtor.key)).size,
    dueDays: counted.reduce((days, { dueOn }) => days + (dueOn ?? 0), 0),
  };
}

(isPresent ? describe : describe.skip)(
  `sheets of other people${isPresent ? "" : " (../shared/data is not there)"}`,
  () => {
    it.each(READABLE_FILES.map((file) => [file.path, file.tag, file] as const))(
      "reads %s, opened in an Excel in %s, to the figures counted by hand",
      async (path, tag, { ledger, others = [] }) => {
        const table = await openSheet(path, tag);
        const candidates = await candidatesIn(table);
        const figures: ExpectedLedger[] = [];
        for (const candidate of candidates) {
          const read = await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "EUR" });
          if (!read.ok) throw new Error(JSON.stringify(read.fault));
          figures.push(figuresOf(candidate, read.value, candidates.length > 1));
          if (figures.length > others.length) break;
        }
        expect(figures).toEqual([ledger, ...others]);
      },
    );

    it.each(REFUSED_FILES.map((file) => [file.path, file.tag, file] as const))(
      "refuses %s in an Excel in %s, naming the first cell that cannot be believed",
      async (path, tag, { headers, fault }) => {
        const table = await openSheet(path, tag);
        const [candidate] = await candidatesIn(table);
        if (candidate === undefined) throw new Error("no ledger");
        expect(headersOf(candidate)).toEqual(headers);
        expect(await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "EUR" })).toMatchObject({
          ok: false,
          fault,
        });
      },
      60_000,
    );

    it("knows the same invoices again in three savings of one sheet: months first, days first, zeros lost", async () => {
      const keysOf = async (path: string, tag: string): Promise<ReadonlySet<string>> => {
        const table = await openSheet(path, tag);
        const [candidate] = await candidatesIn(table);
        const read = candidate && (await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "EUR" }));
        if (!read?.ok) throw new Error(JSON.stringify(read));
        return new Set(read.value.receivables.map(({ key }) => key));
      };
      const keys = await keysOf("ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv", "en-US");
      expect(keys.size).toBe(2466);
      expect(await keysOf("ibm-ar/variant-lost-zeros-swatibanka.csv", "en-US")).toEqual(keys);
      expect(await keysOf("ibm-ar/variant-dmy-pedroteles.csv", "fr-FR")).toEqual(keys);
    });

    it.each(FILES_WITHOUT_RECEIVABLES.map(({ path, why }) => [path, why] as const))(
      "finds nothing owed in %s (%s), and says where it looked",
      async (path) => {
        for (const tag of ["fr-FR", "en-US"])
          expect(await (await openSheet(path, tag)).findCandidates()).toMatchObject({
            ok: false,
            fault: { type: "NoReceivablesFound", sheetNames: expect.arrayContaining([expect.any(String)]) },
          });
      },
    );

    it("knows every file of the folder", () => {
      const known = [
        ...READABLE_FILES,
        ...REFUSED_FILES,
        ...FILES_WITHOUT_RECEIVABLES,
        ...FILES_THAT_ARE_NO_SHEETS,
      ].map(({ path }) => path);
      const present = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join("/"));
      expect([...new Set(known)].toSorted()).toEqual(present.toSorted());
    });
  },
);
