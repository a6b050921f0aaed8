import { onRowSelected } from "../../src/excel/selection";
import { writeIssuesSheet } from "../../src/excel/issuesSheet";
import { cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => {
  opened.splice(0).forEach((scene) => scene.close());
  Reflect.deleteProperty(globalThis, "Excel");
  Reflect.deleteProperty(globalThis, "Office");
});

const ROWS = [
  ["Client", "Facture", "Échéance", "Solde"],
  ["Durand", "F-1", "2026-10-30", 10],
  ["Martin", "F-2", "2026-10-30", 20],
];

async function sceneOf(): Promise<ExcelScene> {
  const scene = await openScene(workbookOf({ Clients: ROWS }));
  opened.push(scene);
  return scene;
}

async function placeIn(scene: ExcelScene) {
  const found = await scene.ports.table.findCandidates();
  if (!found.ok || !found.value[0]) throw new Error("no ledger");
  return found.value[0].place;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe("selectCell and onRowSelected", () => {
  it("selects the cell on its sheet, and tells the row a person selects until it is removed", async () => {
    const scene = await sceneOf();
    const place = await placeIn(scene);
    const rows: number[] = [];
    const listening = await onRowSelected(scene.ports.door, place, (row) => rows.push(row));
    if (!listening.ok) throw new Error(JSON.stringify(listening.fault));

    const { workbook } = scene;
    const select = (top: number): void => {
      workbook.selection = { top, left: 0, bottom: top, right: 0 };
      workbook.changed({
        type: "selection",
        sheetId: place.sheetId,
        range: workbook.selection,
        source: { kind: "person" },
      });
    };
    select(2);
    await settle();
    select(0);
    await settle();
    expect(rows).toEqual([3]);
    await listening.value();
    select(1);
    await settle();
    expect(rows).toEqual([3]);

    expect((await scene.ports.table.selectCell(place, "B3")).ok).toBe(true);
    expect(workbook.selection).toEqual({ top: 2, left: 1, bottom: 2, right: 1 });
    expect(await scene.ports.table.selectCell({ ...place, sheetId: "{x}", sheetName: "x" }, "B3")).toEqual({
      ok: false,
      fault: { type: "SheetGone", sheetName: "x" },
    });
  });
});

describe("writeIssuesSheet", () => {
  const LINES = [{ rowNumber: 3, cell: "C3", text: "=Date illisible" }];

  it("makes the report anew each time", async () => {
    const scene = await sceneOf();
    Object.assign(globalThis, { Excel: scene.client.Excel, Office: scene.client.Office });
    expect(await writeIssuesSheet(scene.ports.door, [...LINES, ...LINES], "fr")).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await writeIssuesSheet(scene.ports.door, LINES, "fr")).toEqual({ ok: true, value: undefined });
    expect(cellsAt(scene.workbook, "'Relance - lignes à revoir'!A1:C3")).toEqual([
      ["Ligne", "Cellule", "À revoir"],
      [3, "C3", "=Date illisible"],
      ["", "", ""],
    ]);
    const found = await scene.ports.table.findCandidates();
    expect(found.ok && found.value.map(({ place }) => place.sheetName)).toEqual(["Clients"]);
  });

  it("never touches a sheet of that name that it did not make", async () => {
    const scene = await openScene(workbookOf({ Clients: ROWS, "Relance - lignes à revoir": [["à moi"]] }));
    opened.push(scene);
    Object.assign(globalThis, { Excel: scene.client.Excel, Office: scene.client.Office });
    expect(await writeIssuesSheet(scene.ports.door, LINES, "fr")).toMatchObject({
      ok: false,
      fault: { type: "SheetNameTaken", sheetName: "Relance - lignes à revoir" },
    });
    expect(sheetOf(scene.workbook, "Relance - lignes à revoir").cellAt(0, 0)?.value).toBe("à moi");
  });
});
