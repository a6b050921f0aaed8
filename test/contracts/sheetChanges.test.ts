import { onSheetReplaced, spansRows } from "../../src/excel/sheetChanges";
import type { ChangeSource } from "../../src/embedded/workbook/workbook";
import { openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

const ROWS = [
  ["Client", "Facture", "Échéance", "Solde"],
  ["Durand", "F-1", "2026-10-30", 10],
  ["Martin", "F-2", "2026-10-30", 20],
];
const PERSON: ChangeSource = { kind: "person" };
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

interface Listening {
  readonly scene: ExcelScene;
  readonly told: () => number;
  readonly remove: () => Promise<void>;
  /** A person changes a block of the sheet of that name, as a paste does. */
  readonly change: (rows: number, sheetName?: string) => void;
}

async function listen(): Promise<Listening> {
  const scene = await openScene(workbookOf({ Clients: ROWS, Notes: [["à moi"]] }));
  opened.push(scene);
  const found = await scene.ports.table.findCandidates();
  if (!found.ok || !found.value[0]) throw new Error("no ledger");
  let told = 0;
  const listening = await onSheetReplaced(scene.ports.door, found.value[0].place, () => (told += 1));
  if (!listening.ok) throw new Error(JSON.stringify(listening.fault));
  return {
    scene,
    told: () => told,
    remove: listening.value,
    change: (rows, sheetName = "Clients") => {
      const sheet = sheetOf(scene.workbook, sheetName);
      const range = { top: 1, left: 0, bottom: rows, right: 3 };
      scene.workbook.changed({ type: "cells", sheetId: sheet.id, range, source: PERSON });
    },
  };
}

describe("onSheetReplaced", () => {
  it("tells of a paste at once, at each of its events, until it is removed", async () => {
    const { told, change, remove } = await listen();
    change(2);
    change(2);
    await settle();
    expect(told()).toBe(2);
    await remove();
    change(2);
    await settle();
    expect(told()).toBe(2);
  });

  it("does not tell of a single row, nor of another sheet", async () => {
    const { told, change } = await listen();
    change(1);
    change(2, "Notes");
    await settle();
    expect(told()).toBe(0);
  });

  it("does not tell of what Relance writes itself", async () => {
    const { scene, told } = await listen();
    await scene.client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("F1:F3").values = [[1], [2], [3]];
      await context.sync();
    });
    await settle();
    expect(told()).toBe(0);
  });
});

describe("spansRows", () => {
  it.each([
    ["A2:K9", true],
    ["'Relances 2026'!$A$2:$K$9", true],
    ["A:C", true],
    ["3:4", true],
    ["B2,D5:D6", true],
    ["B2", false],
    ["B2:K2", false],
    ["B2,D5", false],
  ])("%s: %s", (address, spans) => {
    expect(spansRows(address)).toBe(spans);
  });
});
