import { refreshColumns } from "../../src/application/refreshColumns";
import type { ColumnMode } from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { deleteColumns } from "../../src/embedded/workbook/structure";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { day, money } from "../support/receivables";
import { addTable, cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

/*
 * Our columns hold nothing of their own: whatever somebody does to them, one click writes them again from the sheet and
 * the log, on any computer.
 */

const scenes: ExcelScene[] = [];
afterEach(() => scenes.splice(0).forEach((scene) => scene.close()));

const ROWS = [
  ["Client", "Facture", "Échéance", "Solde"],
  ["Durand", "F-101", "2026-10-30", 1200],
  ["Martin", "F-102", "2026-11-10", 200],
  ["Petit", "F-103", "2026-12-31", 80],
] as const;

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const logged = (id: string) => ({ id, loggedAt: `2026-11-${id}T09:00:00.000Z`, author: "Claire" });
const durand = {
  ...{ debtorKey: "durand", debtorName: "Durand" },
  covers: [{ key: "durand|f-101", reference: "F-101", open: money("1200.00") }],
};

/** A promise, corrected since; no answer, taken back; another reached. */
const LOG: readonly CallEvent[] = [
  { ...logged("20"), ...durand, type: "call", calledOn: day("2026-11-20"), outcome: "VM" },
  {
    ...logged("21"),
    ...durand,
    ...{
      type: "call",
      calledOn: day("2026-11-20"),
      outcome: "PTP",
      untilOn: day("2026-11-27"),
      amount: money("1200.00"),
    },
    replaces: "20",
  },
  {
    ...logged("22"),
    ...{
      type: "call",
      calledOn: day("2026-11-22"),
      outcome: "NA",
      debtorKey: "martin",
      debtorName: "Martin",
    },
    covers: [{ key: "martin|f-102", reference: "F-102", open: money("200.00") }],
  },
  { ...logged("23"), type: "void", voids: "22" },
];

const REBUILT = [
  ["Prochain appel", "Niveau", "Pourquoi", "Dernier appel", "Résultat", "Promis pour"],
  // The promise was for Friday 27 November, day 46353; the next business day is 46356.
  [
    ...[46_356, "Relance ferme", "Promesse pour le 27/11/2026 + 1 jour ouvré"],
    ...[46_346, "Promesse de paiement", 46_353],
  ],
  [46_338, expect.any(String), expect.any(String), "", "", ""],
  [expect.any(Number), "Non échue", expect.any(String), "", "", ""],
];

/** As « Add the columns » and « Refresh the columns » do it, on a computer that knows nothing but the workbook. */
async function refresh(workbook: Workbook, mode: ColumnMode = "values"): Promise<string> {
  const scene = await openScene(workbook);
  scenes.push(scene);
  const { table, log } = scene.ports;
  const [candidate] = value(await table.findCandidates());
  const { place, mapping } = candidate!;
  const clock = { today: () => day("2026-11-24"), now: () => "2026-11-24T09:00:00.000Z" };
  const opened = { place, mapping, defaultCurrency: "EUR" };
  const options = { mode, language: "fr" } as const;
  return value(await refreshColumns({ table, log, clock }, opened, DEFAULT_POLICY, options)).written.address;
}

async function withColumns(isTable: boolean): Promise<Workbook> {
  const workbook = workbookOf({ Clients: ROWS });
  if (isTable) addTable(workbook, "Encours", "Clients!A1:D4");
  const scene = await openScene(workbook);
  scenes.push(scene);
  value(await scene.ports.log.append(LOG));
  expect(await refresh(workbook)).toBe("E1:J1");
  return workbook;
}

const columnsOf = (workbook: Workbook): readonly (readonly unknown[])[] => cellsAt(workbook, "Clients!E1:J4");

const HARM: readonly (readonly [what: string, harm: (workbook: Workbook) => void])[] = [
  ["deleted", (workbook) => deleteColumns(workbook, sheetOf(workbook, "Clients"), 4, 6, { kind: "person" })],
  [
    "emptied, headers and all",
    (workbook) => {
      for (let row = 0; row < 4; row += 1)
        for (let column = 4; column < 10; column += 1)
          sheetOf(workbook, "Clients").setCell(row, column, undefined);
    },
  ],
  [
    "typed over",
    (workbook) => {
      for (let row = 1; row < 4; row += 1)
        for (let column = 4; column < 10; column += 1)
          sheetOf(workbook, "Clients").setCell(row, column, { value: "payé !", format: GENERAL });
    },
  ],
];

describe.each([
  ["a plain list", false],
  ["a table", true],
])("The columns beside %s", (_, isTable) => {
  // Excel lets nobody empty the header of a table.
  it.each(HARM.filter(([what]) => !isTable || !what.startsWith("emptied")))(
    "%s, come back from the sheet and the log as they were",
    async (_what, harm) => {
      const workbook = await withColumns(isTable);
      const before = columnsOf(workbook);
      expect(before).toEqual(REBUILT);
      harm(workbook);
      expect(columnsOf(workbook)).not.toEqual(before);
      await refresh(workbook);
      expect(columnsOf(workbook)).toEqual(before);
      expect(
        cellsAt(workbook, "Clients!A1:D4")
          .slice(1)
          .map(([name]) => name),
      ).toEqual([...["Durand", "Martin", "Petit"]]);
      expect(cellsAt(workbook, "Clients!K1:P4").flat()).toEqual(Array(24).fill(""));
    },
  );

  it("come back from a saved file as well", async () => {
    const workbook = await withColumns(isTable);
    const before = columnsOf(workbook);
    deleteColumns(workbook, sheetOf(workbook, "Clients"), 4, 6, { kind: "person" });
    const saved = value(readXlsx(writeXlsx(workbook)));
    await refresh(saved);
    expect(columnsOf(saved)).toEqual(before);
  });
});
