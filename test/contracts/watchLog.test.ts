import { onLogChanged } from "../../src/excel/log/watchLog";
import type { CallEvent } from "../../src/domain/callLog";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const VOID: CallEvent = {
  type: "void",
  id: "v",
  loggedAt: "2026-11-23T09:00:00.000Z",
  author: "Paul",
  voids: "x",
};

const scenes: ExcelScene[] = [];
afterEach(() => scenes.splice(0).forEach((scene) => scene.close()));

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700));

async function watched(): Promise<{ scene: ExcelScene; told: () => number; stop: () => Promise<void> }> {
  const scene = await openScene(workbookOf({ Clients: [["Client"]] }));
  scenes.push(scene);
  let count = 0;
  const registered = await onLogChanged(scene.ports.door, () => (count += 1));
  if (!registered.ok) throw new Error(registered.fault.type);
  return { scene, told: () => count, stop: registered.value };
}

describe("onLogChanged", () => {
  it("tells once of a colleague's entry, also of the first, for which a sheet was made", async () => {
    const { scene, told } = await watched();
    const colleague = await scene.join();
    await colleague.log.append([VOID]);
    await aMoment();
    expect(told()).toBe(1);
    await colleague.log.append([{ ...VOID, id: "w" }]);
    await aMoment();
    expect(told()).toBe(2);
  });

  it("tells of a row that a person changed, not of what this pane wrote, nor of other sheets", async () => {
    const { scene, told } = await watched();
    await scene.ports.log.append([VOID]);
    const person = { kind: "person" } as const;
    const one = { top: 0, left: 0, bottom: 0, right: 0 };
    const clients = sheetOf(scene.workbook, "Clients");
    scene.workbook.changed({ type: "cells", sheetId: clients.id, range: one, source: person });
    await aMoment();
    expect(told()).toBe(0);
    const log = scene.workbook.sheets.find(({ name }) => name.startsWith("Relance_Log_"))!;
    log.setCell(1, 0, { value: "z", format: GENERAL });
    scene.workbook.changed({ type: "cells", sheetId: log.id, range: one, source: person });
    await aMoment();
    expect(told()).toBe(1);
  });

  it("asks Excel about a sheet that is not the log once, however often it changes", async () => {
    const { scene, told } = await watched();
    const clients = sheetOf(scene.workbook, "Clients");
    const range = { top: 0, left: 0, bottom: 0, right: 0 };
    const change = (): void =>
      scene.workbook.changed({ type: "cells", sheetId: clients.id, range, source: { kind: "person" } });
    change();
    await aMoment();
    scene.host.counters.reset();
    change();
    await aMoment();
    expect([scene.host.counters.syncs, told()]).toEqual([0, 0]);
  });

  it("is silent once it was ended", async () => {
    const { scene, told, stop } = await watched();
    await stop();
    const colleague = await scene.join();
    await colleague.log.append([VOID]);
    await aMoment();
    expect(told()).toBe(0);
  });
});
