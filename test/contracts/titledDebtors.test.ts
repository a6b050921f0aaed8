import { judgeDesk } from "../../src/application/openDesk";
import type { Ledger } from "../../src/application/ports";
import { emptyCallHistory } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { insertColumns, insertRows } from "../../src/embedded/workbook/structure";
import { day } from "../support/receivables";
import { cellsAt, openScene, sheetOf, workbookOf, type ExcelScene, type SeedCell } from "./excelScene";

const PERSON = { kind: "person" } as const;
const TODAY = day("2026-03-23");

// As QuickBooks lays it out: no header above the customers.
const ROWS: readonly (readonly SeedCell[])[] = [
  ["", "Date", "Num", "Due Date", "Open Balance"],
  ["Oak Garden"],
  ["", "2026-01-05", "1021", "2026-02-04", 239],
  ["", "2026-01-09", "1022", "2026-02-08", 100],
  ["Total for Oak Garden", "", "", "", 339],
  ["Pine Boats"],
  ["", "2026-01-12", "1027", "2026-02-11", 85],
  ["Total for Pine Boats", "", "", "", 85],
];
const OWED = ["3 Oak Garden 1021", "4 Oak Garden 1022", "7 Pine Boats 1027"];

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const owed = ({ receivables }: Ledger): readonly string[] =>
  receivables.map(({ rowNumber, debtor, reference }) => `${rowNumber} ${debtor.name} ${reference}`);

async function openTitled(): Promise<{ readonly scene: ExcelScene; readonly ledger: Ledger }> {
  const scene = await openScene(workbookOf({ Invoices: ROWS }));
  opened.push(scene);
  const { table } = scene.ports;
  const [candidate] = value(await table.findCandidates());
  if (candidate === undefined) throw new Error("no candidate");
  expect(candidate.missing).toEqual([]);
  expect(candidate.reasons.debtorName).toEqual([
    { type: "TitlesAbove", examples: ["Oak Garden", "Pine Boats"] },
  ]);
  return { scene, ledger: value(await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "USD" })) };
}

describe("customers that stand as titles above their invoices", () => {
  it("are read with the invoices below them", async () => {
    const { ledger } = await openTitled();
    expect(owed(ledger)).toEqual(OWED);
    expect(ledger.issues).toEqual([]);
  });

  it("are found again with the remembered columns, when columns and rows were added before them", async () => {
    const { scene, ledger } = await openTitled();
    insertColumns(scene.workbook, sheetOf(scene.workbook, "Invoices"), 0, 2, PERSON);
    insertRows(scene.workbook, sheetOf(scene.workbook, "Invoices"), 0, 1, PERSON);
    const again = value(await scene.ports.table.read({ asOf: TODAY, ...ledger, defaultCurrency: "USD" }));
    expect(owed(again)).toEqual(["4 Oak Garden 1021", "5 Oak Garden 1022", "8 Pine Boats 1027"]);
  });

  it("are proposed again as the person confirmed them", async () => {
    const { scene, ledger } = await openTitled();
    const { place, mapping, defaultCurrency } = ledger;
    const settings = value(await scene.ports.settings.read());
    value(await scene.ports.settings.write({ ...settings, ledger: { place, mapping, defaultCurrency } }));
    const [candidate] = value(await scene.ports.table.findCandidates());
    expect(candidate?.isRemembered).toBe(true);
    expect(candidate?.mapping.debtorName).toEqual({ index: 0, header: "", inTitles: true });
    expect(candidate?.reasons.debtorName?.map(({ type }) => type)).toEqual(["Confirmed", "TitlesAbove"]);
  });

  it("have our columns written beside their invoices, and nothing beside titles and totals", async () => {
    const { scene, ledger } = await openTitled();
    const { assessments } = judgeDesk(ledger, emptyCallHistory, TODAY, DEFAULT_POLICY);
    const request = {
      ledger,
      assessments,
      mode: "values",
      language: "en",
      asOf: TODAY,
      rowsOnly: false,
    } as const;
    expect(value(await scene.ports.table.writeColumns(request)).rows).toBe(3);
    const stages = cellsAt(scene.workbook, "Invoices!G2:G8").map(([cell]) => cell !== "" && cell !== null);
    expect(stages).toEqual([false, true, true, false, false, true, false]);
    expect(
      owed(value(await scene.ports.table.read({ asOf: TODAY, ...ledger, defaultCurrency: "USD" }))),
    ).toEqual(OWED);
  });
});
