import { judgeDesk } from "../../src/application/openDesk";
import { emptyCallHistory } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { day } from "../support/receivables";
import { cellsAt, openScene, workbookOf } from "./excelScene";

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

describe("a workbook that was saved and opened again", () => {
  it("still has our columns, the log and what people chose", async () => {
    const asOf = day("2026-11-23");
    const before = await openScene(
      workbookOf({
        Clients: [
          ["Client", "Facture", "Échéance", "Solde"],
          ["Durand", "F-1", "2026-10-30", 10],
          ["Martin", "F-2", "2026-12-30", 20],
        ],
      }),
    );
    const [candidate] = value(await before.ports.table.findCandidates());
    if (!candidate) throw new Error("no ledger");
    const { place, mapping } = candidate;
    const chosen = {
      ledger: { place, mapping, defaultCurrency: "EUR" },
      columnMode: "values",
      policy: DEFAULT_POLICY,
    } as const;
    value(await before.ports.settings.write(chosen));
    const ledger = value(await before.ports.table.read({ asOf, ...chosen.ledger }));
    const { assessments } = judgeDesk(ledger, emptyCallHistory, asOf, DEFAULT_POLICY);
    const columns = { ledger, assessments, mode: "values", language: "fr", asOf, rowsOnly: false } as const;
    value(await before.ports.table.writeColumns(columns));
    value(
      await before.ports.log.append([
        { type: "void", id: "1", loggedAt: "2026-11-23T09:00:00Z", author: "Claire", voids: "0" },
      ]),
    );
    const bytes = writeXlsx(before.workbook);
    before.close();

    const after = await openScene(value(readXlsx(bytes)));
    const [again] = value(await after.ports.table.findCandidates());
    expect(again).toMatchObject({ isRemembered: true, mapping });
    expect(again?.place.columnCount).toBe(4);
    expect(value(await after.ports.settings.read()).policy).toEqual(DEFAULT_POLICY);
    expect(value(await after.ports.log.read()).map(({ id }) => id)).toEqual(["1"]);
    expect(value(await after.ports.table.columnMode(place))).toBe("values");
    const reread = value(await after.ports.table.read({ asOf, ...chosen.ledger }));
    expect(value(await after.ports.table.writeColumns({ ...columns, ledger: reread })).wereAdded).toBe(false);
    expect(cellsAt(after.workbook, "Clients!E1:F2")).toEqual([
      ["Prochain appel", "Niveau"],
      [46328, "Relance ferme"],
    ]);
    after.close();
  });
});
