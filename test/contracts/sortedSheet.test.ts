import { openDesk } from "../../src/application/openDesk";
import type { Ports } from "../../src/application/ports";
import { recordCall } from "../../src/application/recordCall";
import { refreshColumns } from "../../src/application/refreshColumns";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { sortRange } from "../../src/embedded/workbook/structure";
import { day } from "../support/receivables";
import { cellsAt, openScene, sheetOf, workbookOf } from "./excelScene";

const TODAY = day("2026-11-23");

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

describe("a call saved after the person sorted the sheet", () => {
  it.each(["values", "formulas"] as const)(
    "is written beside its invoice, wherever it went (%s)",
    async (mode) => {
      const scene = await openScene(
        workbookOf({
          Clients: [
            ["Client", "N° facture", "Échéance", "Reste dû"],
            ["Durand", "F-101", day("2026-10-30") - day("1899-12-30"), 1200],
            ["Martin SA", "F-102", day("2026-11-02") - day("1899-12-30"), 200],
            ["Petit", "F-103", day("2026-11-05") - day("1899-12-30"), 80],
          ],
        }),
      );
      try {
        const clock = { today: () => TODAY, now: () => "2026-11-23T09:00:00.000Z" };
        const ports: Ports = { ...scene.ports, clock, newId: () => "id" };
        const [candidate] = value(await ports.table.findCandidates());
        const opened = { ...candidate!, defaultCurrency: "EUR" };
        value(await refreshColumns(ports, opened, DEFAULT_POLICY, { mode, language: "fr" }));
        const desk = value(await openDesk(ports, opened, DEFAULT_POLICY));
        const { workbook } = scene;
        const rows = { top: 1, left: 0, bottom: 3, right: 9 };
        sortRange(workbook, sheetOf(workbook, "Clients"), rows, 3, "ascending", { kind: "person" });
        expect(cellsAt(workbook, "Clients!B2:B4")).toEqual([["F-103"], ["F-102"], ["F-101"]]);

        const covers = desk.ledger.receivables.filter(({ reference }) => reference === "F-101");
        const call = {
          id: "call-1",
          debtor: covers[0]!.debtor,
          covers,
          calledOn: TODAY,
          outcome: "VM",
        } as const;
        const recorded = value(
          await recordCall(ports, desk, call, { author: "Camille", mode, language: "fr" }),
        );
        expect(recorded.columnsFault).toBeUndefined();
        expect(
          recorded.desk.ledger.receivables.map(({ reference, rowNumber }) => `${reference} ${rowNumber}`),
        ).toEqual(["F-103 2", "F-102 3", "F-101 4"]);
        expect(cellsAt(workbook, "Clients!I2:I4")).toEqual([[""], [""], ["Message laissé"]]);
      } finally {
        scene.close();
      }
    },
  );
});
