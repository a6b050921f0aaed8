import * as fc from "fast-check";
import type { SheetSeen } from "../../src/application/ports";
import { seeReceivables, type SeenReceivable } from "../../src/domain/comparison";
import { decodeSeen, encodeSeen } from "../../src/excel/seenRows";
import { anyReceivables } from "../support/arbitraries";
import { day, receivables } from "../support/receivables";
import { cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

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

function seenOf(list: readonly SeenReceivable[], id = "s1"): SheetSeen {
  return { id, seenOn: day("2026-11-24"), receivables: list };
}

const SMALL = seenOf(
  seeReceivables(
    receivables(`
      invoice  debtor      due         open
      =F-1     Éts Durand  2026-10-30  10.00
      00123    Martin      -           -20.00 USD`),
  ),
);

/** Long enough for several cells and several requests. */
const LARGE = seenOf(
  Array.from({ length: 16_000 }, (_, index) => ({
    key: `client numéro ${index % 900}|fa-${index}-${"x".repeat(60)}`,
    reference: `FA-${index} 😀`,
    debtorKey: `client numéro ${index % 900}`,
    debtorName: `Client numéro ${index % 900}`,
    dueOn: day("2026-10-30"),
    open: { amountMinor: index, currency: "EUR" },
  })),
  "s2",
);

describe("lastReading", () => {
  it("knows nothing in a workbook where nothing was kept", async () => {
    const { ports } = await sceneOf();
    expect(await ports.lastReading.read()).toEqual({ ok: true, value: undefined });
  });

  it("gives back what was kept, small after large, on a very hidden sheet that is never taken for a list", async () => {
    const { ports, workbook } = await sceneOf();
    expect(await ports.lastReading.write(LARGE)).toEqual({ ok: true, value: undefined });
    expect(await ports.lastReading.read()).toEqual({ ok: true, value: LARGE });
    await ports.lastReading.write(SMALL);
    expect(await ports.lastReading.read()).toEqual({ ok: true, value: SMALL });
    expect(sheetOf(workbook, "Relance_Seen").visibility).toBe("VeryHidden");
    expect(cellsAt(workbook, "Relance_Seen!A3:A4")).toEqual([[""], [""]]);
    const found = await ports.table.findCandidates();
    expect(found.ok && found.value.map(({ place }) => place.sheetName)).toEqual(["Clients"]);
  });

  it("is read by a colleague", async () => {
    const scene = await sceneOf();
    await scene.ports.lastReading.write(SMALL);
    const colleague = await scene.join();
    expect(await colleague.lastReading.read()).toEqual({ ok: true, value: SMALL });
  });

  it("knows nothing rather than half of it when somebody changed or removed a part", async () => {
    const { ports, workbook } = await sceneOf();
    for (const row of [0, 1]) {
      await ports.lastReading.write(SMALL);
      const sheet = sheetOf(workbook, "Relance_Seen");
      const cell = sheet.cellAt(row, 0)!;
      sheet.setCell(row, 0, { ...cell, value: String(cell.value).replace("Durand", "Dupond").slice(0, -1) });
      expect(await ports.lastReading.read()).toEqual({ ok: true, value: undefined });
    }
  });

  it("says why it cannot be kept: read-only, protected structure, protected sheet", async () => {
    const { ports, workbook } = await sceneOf();
    workbook.isReadOnly = true;
    expect(await ports.lastReading.write(SMALL)).toEqual({ ok: false, fault: { type: "WorkbookReadOnly" } });
    workbook.isReadOnly = false;
    workbook.isStructureProtected = true;
    expect(await ports.lastReading.write(SMALL)).toEqual({ ok: false, fault: { type: "WorkbookProtected" } });
    workbook.isStructureProtected = false;
    await ports.lastReading.write(SMALL);
    sheetOf(workbook, "Relance_Seen").isProtected = true;
    expect(await ports.lastReading.write(LARGE)).toEqual({
      ok: false,
      fault: { type: "SheetProtected", sheetName: "Relance_Seen" },
    });
    expect(await ports.lastReading.read()).toEqual({ ok: true, value: SMALL });
  });
});

describe("encodeSeen", () => {
  it("fits fifty thousand receivables in two hundred cells of at most 30 000 characters", () => {
    const list = Array.from({ length: 50_000 }, (_, index) => ({
      ...LARGE.receivables[0]!,
      key: `client numéro 1|fa-${index}`,
    }));
    const texts = encodeSeen(seenOf(list));
    expect(texts.length).toBeLessThan(200);
    expect(Math.max(...texts.map(({ length }) => length))).toBe(30_000);
  });

  it("always comes back as it was", () => {
    fc.assert(
      fc.property(anyReceivables, fc.string({ unit: "binary", maxLength: 100 }), (list, text) => {
        const seen = seenOf(
          seeReceivables(list).map((one) => ({ ...one, debtorName: text, debtorKey: text })),
        );
        expect(decodeSeen(encodeSeen(seen))).toEqual(seen);
      }),
    );
  });

  it("is not read when a newer Relance wrote it, or when it is something else", () => {
    const [head = "", ...parts] = encodeSeen(SMALL);
    expect(decodeSeen([head.replace('"version":1', '"version":2'), ...parts])).toBeUndefined();
    expect(decodeSeen(["hello"])).toBeUndefined();
    expect(decodeSeen([])).toBeUndefined();
    expect(decodeSeen([head])).toBeUndefined();
  });
});
