import type { Ledger, ReceivablesTable } from "../../src/application/ports";
import { formatIsoDate } from "../../src/domain/localDate";
import type { Result } from "../../src/domain/result";
import { deleteSheet, renameSheet } from "../../src/embedded/workbook/structure";
import { day } from "../support/receivables";
import { fillSheet, openScene, sheetOf, workbookOf, type ExcelScene, type SeedCell } from "./excelScene";

const TODAY = day("2026-11-23");

const PERSON = { kind: "person" } as const;
const ROWS: SeedCell[][] = [
  ["Client", "N° facture", "Échéance", "Montant TTC", "Reste dû"],
  ["Durand", "F-101", "2026-10-30", 1200, 1200],
  ["Martin SA", "F-102", "2026-11-20", 300, 200],
];

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function sceneOf(
  sheets: Readonly<Record<string, readonly (readonly SeedCell[])[]>> = { Clients: ROWS },
): Promise<ExcelScene> {
  const scene = await openScene(workbookOf(sheets));
  opened.push(scene);
  return scene;
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

async function confirmed(table: ReceivablesTable): Promise<Ledger> {
  const [candidate] = value(await table.findCandidates());
  if (!candidate) throw new Error("no candidate");
  return value(await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "EUR" }));
}

const lines = ({ receivables }: Ledger): readonly string[] =>
  receivables.map(
    ({ debtor, reference, open, dueOn }) =>
      `${debtor.name} ${reference} ${open.amountMinor / 100} ${dueOn === undefined ? "-" : formatIsoDate(dueOn)}`,
  );

const SAME = ["Durand F-101 1200 2026-10-30", "Martin SA F-102 200 2026-11-20"];

describe("a sheet that is not what it was", () => {
  it("is read by headers of other words for the same, and says which", async () => {
    const { ports, workbook } = await sceneOf();
    const before = await confirmed(ports.table);
    const sheet = sheetOf(workbook, "Clients");
    fillSheet(sheet, [["Nom du client", "N° facture", "Date d'échéance", "Montant TTC", "Solde"]]);
    const again = value(await ports.table.read({ ...before, asOf: TODAY }));
    expect(lines(again)).toEqual(SAME);
    expect(again.renamed).toEqual([
      { field: "debtorName", before: "Client", now: "Nom du client" },
      { field: "dueOn", before: "Échéance", now: "Date d'échéance" },
      { field: "open", before: "Reste dû", now: "Solde" },
    ]);
  });

  it("is refused, naming the header, where nothing stands for a column that is gone", async () => {
    const { ports, workbook } = await sceneOf();
    const before = await confirmed(ports.table);
    const sheet = sheetOf(workbook, "Clients");
    fillSheet(sheet, [["Client", "N° facture", "Zorglub", "Montant TTC", "Reste dû"]]);
    expect(await ports.table.read({ ...before, asOf: TODAY })).toEqual({
      ok: false,
      fault: { type: "HeaderMissing", sheetName: "Clients", headers: ["Échéance"] },
    });
  });

  it("is found under a new name", async () => {
    const { ports, workbook } = await sceneOf();
    const before = await confirmed(ports.table);
    renameSheet(workbook, sheetOf(workbook, "Clients"), "Export du 23", PERSON);
    const again = value(await ports.table.read({ ...before, asOf: TODAY }));
    expect(again.place.sheetName).toBe("Export du 23");
    expect(lines(again)).toEqual(SAME);
  });

  it("is found again where this morning's export is a sheet of its own, and the old one gone", async () => {
    const { ports, workbook } = await sceneOf();
    const before = await confirmed(ports.table);
    const [header = [], first = [], second = []] = ROWS;
    fillSheet(workbook.addSheet("Export du 23"), [["Édité le 23/11"], [], header, second, first]);
    fillSheet(workbook.addSheet("Notes"), [["Client", "Tél."]]);
    deleteSheet(workbook, sheetOf(workbook, "Clients"), PERSON);
    const again = value(await ports.table.read({ ...before, asOf: TODAY }));
    expect(again.place).toMatchObject({ sheetName: "Export du 23", headerRow: 3 });
    expect(lines(again)).toEqual(SAME.toReversed());
  });

  it("is not guessed between two sheets that are alike", async () => {
    const { ports, workbook } = await sceneOf();
    const before = await confirmed(ports.table);
    fillSheet(workbook.addSheet("Octobre"), ROWS);
    fillSheet(workbook.addSheet("Novembre"), ROWS);
    deleteSheet(workbook, sheetOf(workbook, "Clients"), PERSON);
    expect(await ports.table.read({ ...before, asOf: TODAY })).toEqual({
      ok: false,
      fault: { type: "SheetGone", sheetName: "Clients" },
    });
  });

  it("of balances by age is read from all of their columns, wherever they stand", async () => {
    const { ports } = await sceneOf({
      Ages: [
        ["Non échu", "1-30", "Facture", "Client", "Échéance", "31-60", "> 60"],
        ["", 100, "F-1", "Durand", "2026-10-30", "", ""],
        ["", "", "F-2", "Durand", "2026-09-30", 20, 3],
      ],
    });
    expect(lines(await confirmed(ports.table))).toEqual([
      "Durand F-1 100 2026-10-30",
      "Durand F-2 23 2026-09-30",
    ]);
  });

  it("that holds an amount which became a date is read without it", async () => {
    const { ports, workbook } = await sceneOf({
      Clients: [...ROWS, ["Petit", "F-103", "2026-10-30", 1, 1], ["Petit", "F-104", "2026-10-30", 5, 5]],
    });
    const sheet = sheetOf(workbook, "Clients");
    sheet.setCell(3, 4, { value: 46_112, format: { numberFormat: "d-mmm" } });
    const ledger = await confirmed(ports.table);
    expect(ledger.issues).toEqual([
      { type: "AmountUnreadable", rowNumber: 4, cell: "E4", field: "open", value: "46112" },
    ]);
  });
});
