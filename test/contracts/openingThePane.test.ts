import type { Ports } from "../../src/application/ports";
import { Calculation } from "../../src/embedded/formulas/calculation";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import type { Change } from "../../src/embedded/workbook/workbook";
import { recalculateAll } from "../../src/excel/columns/recalculate";
import { onRowSelected } from "../../src/excel/selection";
import { keepToday } from "../../src/excel/columns/todayName";
import { callStageLabel } from "../../src/functions/functions";
import { assumeInForce, putInForce } from "../../src/functions/inForce";
import { FunctionsInForce } from "../../src/taskpane/session/functionsInForce";
import { PaneSession } from "../../src/taskpane/session/paneSession";
import { installCustomFunctionsRuntime } from "../functions/customFunctionsRuntime";
import { day } from "../support/receivables";
import { addTable, cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const ROWS = [
  ["Client", "Facture", "Échéance", "Solde", "Téléphone"],
  ["Durand", "F-1", "2026-10-30", 10, "01 99 99 99 99 - 06 99 99 99 99"],
  ["Martin", "F-2", "2026-12-30", 20, null],
];
const TODAY = day("2026-11-23");

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function sceneOf(): Promise<ExcelScene> {
  const workbook = workbookOf({ Clients: ROWS, Notes: [["à ne pas toucher"]] });
  addTable(workbook, "Factures", "Clients!A1:E3");
  workbook.names.push({ name: "TauxTVA", refersTo: "=0.2", isVisible: true });
  const scene = await openScene(workbook);
  opened.push(scene);
  return scene;
}

/** The pane as its root starts it, without its screens. */
async function openPane(
  { ports }: ExcelScene,
  onInForce?: ConstructorParameters<typeof PaneSession>[1]["onInForce"],
): Promise<PaneSession> {
  const clock = { today: () => TODAY, now: () => "2026-11-23T09:00:00.000Z" };
  const all: Ports = {
    table: ports.table,
    log: ports.log,
    settings: ports.settings,
    lastReading: ports.lastReading,
    clock,
    newId: () => "1",
  };
  const session = new PaneSession(all, {
    displayLanguage: "fr-FR",
    authorMemory: { read: () => "", write: () => undefined },
    ...(onInForce && { onInForce }),
  });
  await keepToday(ports.door, TODAY);
  await session.opening.start();
  return session;
}

/** Kinds of changes from now on, beside what is merely looked at. */
function changesOf({ workbook }: ExcelScene): readonly Change["type"][] {
  const types: Change["type"][] = [];
  workbook.onChange(({ type }) => {
    if (type !== "selection" && type !== "activated") types.push(type);
  });
  return types;
}

describe("opening the pane", () => {
  it("changes nothing in a workbook that knows nothing of Relance", async () => {
    const scene = await sceneOf();
    const before = writeXlsx(scene.workbook);
    const changes = changesOf(scene);
    const session = await openPane(scene);
    expect(session.getState().phase.type).toBe("firstRun");
    expect(changes).toEqual([]);
    expect(writeXlsx(scene.workbook)).toEqual(before);
  });

  it("writes its settings and what it read, and nothing else, once the person has confirmed", async () => {
    const scene = await sceneOf();
    const changes = changesOf(scene);
    const session = await openPane(scene);
    await session.opening.confirmMapping();
    const { phase } = session.getState();
    if (phase.type !== "ready") throw new Error(phase.type);
    expect(new Set(changes)).toEqual(new Set(["sheets", "cells", "settings"]));
    const confirmed = changes.length;
    await onRowSelected(scene.ports.door, phase.opened.place, session.sheet.rowSelected);
    session.open({ type: "today" });
    session.open({ type: "debtor", debtorKey: "durand" });
    await session.sheet.readAgain();
    expect(changes).toHaveLength(confirmed);

    const again = await openPane(scene);
    expect(again.getState().phase.type).toBe("ready");
    expect(changes).toHaveLength(confirmed);
    expect(scene.workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Clients", "Visible"],
      ["Notes", "Visible"],
      ["Relance_Seen", "VeryHidden"],
    ]);
    expect(scene.workbook.names.map(({ name }) => name)).toEqual(["TauxTVA"]);
    expect([...scene.workbook.settings.keys()]).toEqual(["Relance"]);
  });

  it("leaves the file as it was but for the settings and what it read", async () => {
    const scene = await sceneOf();
    const before = readXlsx(writeXlsx(scene.workbook));
    const session = await openPane(scene);
    await session.opening.confirmMapping();
    const after = readXlsx(writeXlsx(scene.workbook));
    if (!before.ok || !after.ok) throw new Error("not saved");
    for (const sheet of before.value.sheets) {
      const address = `${sheet.name}!A1:H9`;
      expect(cellsAt(after.value, address)).toEqual(cellsAt(before.value, address));
      expect(sheetOf(after.value, sheet.name).tables).toEqual(sheet.tables);
    }
    expect(after.value.sheets.map(({ name }) => name)).toEqual(["Clients", "Notes", "Relance_Seen"]);
    expect(after.value.names).toEqual(before.value.names);
  });
});

describe("keepToday", () => {
  it("keeps to the days of the workbook it finds, without having read a sheet", async () => {
    const scene = await sceneOf();
    const session = await openPane(scene);
    await session.opening.confirmMapping();
    await session.sheet.addOrRefreshColumns("formulas");
    expect(cellsAt(scene.workbook, "Relance_Data!A1:B2")).toEqual([
      ["Today", 46_349],
      ["Days count from", 1900],
    ]);
    sheetOf(scene.workbook, "Relance_Data").setCell(1, 1, {
      value: 1904,
      format: { numberFormat: "General" },
    });
    expect(await keepToday(scene.ports.door, day("2026-11-24"))).toEqual({ ok: true, value: true });
    expect(cellsAt(scene.workbook, "Relance_Data!B1:B1")).toEqual([[44_888]]);
    expect(await keepToday(scene.ports.door, day("2026-11-24"))).toEqual({ ok: true, value: false });
  });
});

describe("a change of rules while the workbook is open", () => {
  it("reaches the columns that follow the sheet, and every formula that somebody typed", async () => {
    installCustomFunctionsRuntime();
    assumeInForce("fr");
    const workbook = workbookOf({ Clients: ROWS });
    sheetOf(workbook, "Clients").setCell(5, 0, {
      formula: "=CALLSTAGE(C2,D2,,,,,,Relance_Today)",
      format: { numberFormat: "General" },
    });
    const calculation = new Calculation(workbook, {
      has: (name) => name === "CALLSTAGE",
      onRegistered: () => undefined,
      invoke: async (calls) =>
        calls.map(({ args }) => {
          const [due, open, last, outcome, until, broken, notice, asOf] = args;
          const stage = callStageLabel(due, open, last, outcome, until, broken, notice, asOf) as string;
          return { ok: true as const, value: stage };
        }),
    });
    const scene = await openScene(workbook, calculation);
    opened.push(scene);
    const functions = new FunctionsInForce(putInForce, () => recalculateAll(scene.ports.door));
    const session = await openPane(scene, (settings) => functions.settingsKnown(settings));
    await session.opening.confirmMapping();
    await session.sheet.addOrRefreshColumns("formulas");
    await calculation.whenIdle();
    expect(stagesOf(scene)).toEqual(["Relance ferme", "Relance ferme"]);

    await session.settings.chooseLanguage("en");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await calculation.whenIdle();
    expect(stagesOf(scene)).toEqual(["Firm reminder", "Firm reminder"]);
  });
});

/** What the column of ours and the cell below the sheet show. */
function stagesOf({ workbook }: ExcelScene): readonly unknown[] {
  const sheet = sheetOf(workbook, "Clients");
  return [sheet.cellAt(1, 6)?.value, sheet.cellAt(5, 0)?.value];
}

describe("recalculateAll", () => {
  it("has every formula asked again, and writes no cell", async () => {
    const scene = await sceneOf();
    const changes = changesOf(scene);
    const asked = jest.spyOn(scene.host, "recalculateAll");
    expect(await recalculateAll(scene.ports.door)).toEqual({ ok: true, value: undefined });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(changes).toEqual([]);
  });
});
