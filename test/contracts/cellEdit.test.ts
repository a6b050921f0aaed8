import { createExcelPorts } from "../../src/excel/excelPorts";
import { openExcelDoor } from "../../src/excel/runExcel";
import type { CallEvent } from "../../src/domain/callLog";
import { openScene, workbookOf } from "./excelScene";

const VOID: CallEvent = {
  type: "void",
  id: "v",
  loggedAt: "2026-11-23T09:00:00.000Z",
  author: "Paul",
  voids: "x",
};

describe("A write while a person types in a cell", () => {
  it("waits, says so, and is done once when they have finished", async () => {
    const scene = await openScene(workbookOf({ Clients: [["Client"]] }));
    const told: boolean[] = [];
    const door = openExcelDoor(
      () => scene.client.Excel,
      (isWaiting) => told.push(isWaiting),
    );
    const { log } = createExcelPorts(door);
    scene.host.cellEdit.begin();
    const appending = log.append([VOID]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(told).toEqual([true]);
    scene.host.cellEdit.end();
    expect(await appending).toEqual({ ok: true, value: undefined });
    expect(told).toEqual([true, false]);
    const read = await log.read();
    expect(read.ok && read.value).toEqual([VOID]);
    await log.append([{ ...VOID, id: "w" }]);
    expect(told).toEqual([true, false]);
    scene.close();
  });
});
