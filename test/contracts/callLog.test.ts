import fc from "fast-check";
import type { CallLog, SheetFault } from "../../src/application/ports";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { decodeLogRows, encodeLogEvent, LOG_HEADERS } from "../../src/excel/logRows";
import { MemoryLog } from "../support/memoryPorts";
import { day } from "../support/receivables";
import { cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function sceneOf(): Promise<ExcelScene> {
  const scene = await openScene(workbookOf({ Clients: [["Client"], ["Durand"]] }));
  opened.push(scene);
  return scene;
}

function call(id: string, change: Partial<CallLogged> = {}): CallLogged {
  return {
    type: "call",
    id,
    loggedAt: "2026-11-23T09:00:00.000Z",
    author: "Claire",
    debtorKey: "durand",
    debtorName: "Durand",
    calledOn: day("2026-11-23"),
    outcome: "PTP",
    untilOn: day("2026-11-27"),
    amount: { amountMinor: 120_050, currency: "EUR" },
    means: "TRANSFER",
    person: "Mme Leroy",
    covers: [{ key: "durand|f-101", reference: "F-101", open: { amountMinor: 120_050, currency: "EUR" } }],
    ...change,
  };
}

const NOTICE: CallEvent = {
  type: "notice",
  id: "notice-1",
  loggedAt: "2026-11-24T09:00:00.000Z",
  author: "Claire",
  debtorKey: "durand",
  debtorName: "Durand",
  noticeOn: day("2026-11-24"),
  covers: [],
};
const VOID: CallEvent = {
  type: "void",
  id: "void-1",
  loggedAt: "2026-11-24T10:00:00.000Z",
  author: "Paul",
  voids: "a",
};

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function faultOf(result: Result<unknown, SheetFault>): SheetFault | undefined {
  return result.ok ? undefined : result.fault;
}

async function idsIn(log: CallLog): Promise<readonly string[]> {
  return value(await log.read()).map(({ id }) => id);
}

describe.each([
  ["in memory", async (): Promise<CallLog> => new MemoryLog()],
  ["in Excel", async (): Promise<CallLog> => (await sceneOf()).ports.log],
])("CallLog %s", (_, open) => {
  it("is empty at first", async () => {
    expect(value(await (await open()).read())).toEqual([]);
  });

  it("gives back exactly what was appended, in that order", async () => {
    const log = await open();
    value(await log.append([call("a"), NOTICE]));
    value(await log.append([VOID]));
    expect(value(await log.read())).toEqual([call("a"), NOTICE, VOID]);
  });

  it("appends the same entry once however often it is saved", async () => {
    const log = await open();
    value(await log.append([call("a")]));
    value(await log.append([call("a"), call("b")]));
    expect(await idsIn(log)).toEqual(["a", "b"]);
  });

  it("keeps any text as it was typed", async () => {
    const log = await open();
    const note = "=2+2\n- rappeler « après 14 h »\n'+33 6 12' ; 03/04/2026 ; 💶";
    value(await log.append([call("a", { note, person: "@Paul" })]));
    expect(value(await log.read())).toEqual([call("a", { note, person: "@Paul" })]);
  });

  it("keeps a note longer than a cell", async () => {
    const log = await open();
    const note = "é".repeat(70_000);
    value(await log.append([call("a", { note }), call("b")]));
    expect(value(await log.read())).toEqual([call("a", { note }), call("b")]);
  });
});

describe("createCallLog", () => {
  it("keeps its rows on a sheet nobody sees, readable without Relance, none of them a formula", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a", { note: "=A1" })]));
    expect(sheetOf(workbook, "Relance_Log").visibility).toBe("VeryHidden");
    expect(cellsAt(workbook, "Relance_Log!A1:O1")).toEqual([[...LOG_HEADERS]]);
    expect(cellsAt(workbook, "Relance_Log!A2:N2")).toEqual([
      [
        "a",
        "1",
        "1/1",
        "2026-11-23T09:00:00.000Z",
        "Claire",
        "call",
        "Durand",
        "2026-11-23",
        "PTP",
        "2026-11-27",
        "1200.5",
        "EUR",
        "F-101",
        "=A1",
      ],
    ]);
    expect(sheetOf(workbook, "Relance_Log").cellAt(1, 13)?.formula).toBeUndefined();
  });

  it("is read as it is, and names the row, when somebody broke one", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a"), call("b")]));
    sheetOf(workbook, "Relance_Log").setCell(2, 14, { value: "{oops", format: GENERAL });
    expect(faultOf(await ports.log.read())).toMatchObject({ type: "LogUnreadable", rowNumber: 3 });
  });

  it("is not read when a newer Relance wrote to it", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    sheetOf(workbook, "Relance_Log").setCell(1, 1, { value: "2", format: GENERAL });
    expect(faultOf(await ports.log.read())).toEqual({ type: "LogTooNew", version: 2 });
  });

  it("loses nothing and doubles nothing when two people log at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const scene = await sceneOf();
      const other = await scene.join();
      const results = await Promise.all([
        scene.ports.log.append([call("a1")]),
        other.log.append([call("b1"), call("b2")]),
        scene.ports.log.append([call("a2")]),
        other.log.append([call("b3")]),
      ]);
      results.forEach(value);
      expect([...(await idsIn(scene.ports.log))].sort()).toEqual(["a1", "a2", "b1", "b2", "b3"]);
      expect([...(await idsIn(other.log))].sort()).toEqual(["a1", "a2", "b1", "b2", "b3"]);
    }
  }, 30_000);

  it("writes again what a colleague's Excel wrote over", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    const [row = []] = encodeLogEvent(call("theirs"));
    row.forEach((text, column) =>
      sheetOf(workbook, "Relance_Log").setCell(1, column, { value: text, format: GENERAL }),
    );
    expect(await idsIn(ports.log)).toEqual(["theirs", "a"]);
  });

  it.each(["before", "after", "partway"] as const)(
    "neither loses nor doubles an entry when a sync fails %s it was applied",
    async (kind) => {
      for (let sync = 1; sync <= 6; sync += 1) {
        const { host, ports } = await sceneOf();
        value(await ports.log.append([call("first")]));
        host.faults.plan({ sync, kind, code: "GeneralException" });
        const appended = await ports.log.append([call("a"), call("b")]);
        host.faults.clear();
        if (!appended.ok) value(await ports.log.append([call("a"), call("b")]));
        expect(await idsIn(ports.log)).toEqual(["first", "a", "b"]);
      }
    },
    60_000,
  );

  it("says that the workbook is protected or read-only before anything is written", async () => {
    const { workbook, ports } = await sceneOf();
    workbook.isStructureProtected = true;
    expect(faultOf(await ports.log.append([call("a")]))).toEqual({ type: "WorkbookProtected" });
    workbook.isStructureProtected = false;
    workbook.isReadOnly = true;
    expect(faultOf(await ports.log.append([call("a")]))).toEqual({ type: "WorkbookReadOnly" });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Clients"]);
  });
});

describe("decodeLogRows", () => {
  it("finds an entry whose second part is missing", () => {
    const [first] = encodeLogEvent(call("a", { note: "x".repeat(40_000) }));
    expect(decodeLogRows([first ?? []], 2)).toEqual({
      ok: false,
      fault: { type: "LogUnreadable", rowNumber: 2, found: "a" },
    });
  });

  it("refuses an entry with an unknown outcome, a day that never was, or an amount that is no whole number", () => {
    for (const [from, to] of [
      ['"PTP"', '"XYZ"'],
      ["2026-11-27", "2026-02-30"],
      ["120050", "0.5"],
    ] as const) {
      const rows = encodeLogEvent(call("a")).map((row) => row.map((cell) => cell.replace(from, to)));
      expect(decodeLogRows(rows, 2)).toMatchObject({
        ok: false,
        fault: { type: "LogUnreadable", rowNumber: 2 },
      });
    }
  });

  it("always gives back what was encoded, whatever people type", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (note, person, references) => {
        const event = call("a", {
          note,
          person,
          covers: references.map((reference) => ({
            key: reference,
            reference,
            open: { amountMinor: 1, currency: "EUR" },
          })),
        });
        expect(decodeLogRows(encodeLogEvent(event), 2)).toEqual({ ok: true, value: [event] });
      }),
    );
  });
});
