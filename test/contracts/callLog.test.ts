import type { CallLog, SheetFault } from "../../src/application/ports";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { deleteRows, renameSheet } from "../../src/embedded/workbook/structure";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { encodeEvent } from "../../src/excel/log/logEvents";
import { encodeLogEvent, LOG_HEADERS, sealRows } from "../../src/excel/log/logRows";
import { MemoryLog } from "../support/memoryPorts";
import { day } from "../support/receivables";
import { cellsAt, openScene, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function sceneOf(): Promise<ExcelScene> {
  const scene = await openScene(workbookOf({ Clients: [["Client"], ["Durand"]] }));
  opened.push(scene);
  return scene;
}

/** The same workbook, opened by somebody else later. */
async function openAnew(workbook: Workbook): Promise<ExcelScene["ports"]> {
  const scene = await openScene(workbook);
  opened.push(scene);
  return scene.ports;
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

const EUR_1200 = { amountMinor: 120_050, currency: "EUR" };

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

/** The sheets of the log, in the order in which they were made. */
function logSheetsOf(workbook: Workbook): readonly Sheet[] {
  return workbook.sheets.filter(({ name }) => /^relance_log/i.test(name));
}

function logSheetOf(workbook: Workbook): Sheet {
  const [sheet] = logSheetsOf(workbook);
  if (!sheet) throw new Error("no log");
  return sheet;
}

function type(sheet: Sheet, row: number, column: number, text: string): void {
  sheet.setCell(row, column, { value: text, format: GENERAL });
}

function clearRow(sheet: Sheet, row: number): void {
  for (let column = 0; column < LOG_HEADERS.length; column += 1) sheet.setCell(row, column, undefined);
}

const at = (header: (typeof LOG_HEADERS)[number]): number => LOG_HEADERS.indexOf(header);

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
    const note = "=A1";
    const dueOn = day("2026-11-03");
    const covers = [{ key: "durand|f-101", reference: "F-101", open: EUR_1200, dueOn }];
    value(await ports.log.append([call("a", { note, reason: "CASH_TEMP", covers })]));
    const sheet = logSheetOf(workbook);
    expect(sheet.name).toMatch(/^Relance_Log_[0-9a-f]{12}$/);
    expect(sheet.visibility).toBe("VeryHidden");
    expect(cellsAt(workbook, `${sheet.name}!A1:X1`)).toEqual([[...LOG_HEADERS]]);
    const [row = []] = cellsAt(workbook, `${sheet.name}!A2:S2`);
    expect(new Date(String(row[at("logged at")])).toISOString()).toBe("2026-11-23T09:00:00.000Z");
    expect(Object.fromEntries(LOG_HEADERS.map((header, index) => [header, row[index] ?? ""]))).toMatchObject({
      id: "a",
      "logged at": expect.stringMatching(/^2026-11-2\dT\d\d:\d\d:00[+-]\d\d:\d\d$/),
      by: "Claire",
      debtor: "Durand",
      invoices: "F-101",
      kind: "call",
      on: "2026-11-23",
      outcome: "PTP",
      reason: "CASH_TEMP",
      contact: "Mme Leroy",
      until: "2026-11-27",
      amount: "1200.5",
      currency: "EUR",
      note: "=A1",
      "days late": "20",
      balance: "1200.5 EUR",
      replaces: "",
      version: "2",
      part: "1/1",
    });
    expect(sheet.cellAt(1, at("note"))?.formula).toBeUndefined();
  });

  it("still reads the first layout, and adds nothing to its sheet", async () => {
    const { workbook, ports } = await sceneOf();
    const old = workbook.addSheet("Relance_Log");
    "id,version,part,logged at,author,type,debtor,called on,outcome,until,amount,currency,references,note,payload"
      .split(",")
      .forEach((header, column) => type(old, 0, column, header));
    const long = encodeEvent(call("old", { note: "x".repeat(40_000) }));
    [long.slice(0, 30_000), long.slice(30_000)].forEach((payload, part) =>
      ["old", "1", `${part + 1}/2`, ...Array<string>(11).fill(""), payload].forEach((text, column) =>
        type(old, 1 + part, column, text),
      ),
    );
    value(await ports.log.append([call("new", { loggedAt: "2026-11-23T09:00:01.000Z" })]));
    expect(await idsIn(ports.log)).toEqual(["old", "new"]);
    expect(old.usedRange(true)).toMatchObject({ bottom: 2 });
  });

  it("goes on with the entries that can be read, and names the row of one that somebody broke", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a"), call("b"), call("c")]));
    const sheet = logSheetOf(workbook);
    type(sheet, 2, at("details"), "{oops");
    const { log } = await openAnew(workbook);
    expect(await idsIn(log)).toEqual(["a", "c"]);
    expect(log.unreadable()).toEqual([
      { type: "LogUnreadable", sheetName: sheet.name, rowNumber: 3, found: "{oops" },
    ]);
  });

  it("names an entry whose second row is missing", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a", { note: "x".repeat(40_000) }), call("b")]));
    const sheet = logSheetOf(workbook);
    for (let column = 0; column < LOG_HEADERS.length; column += 1) sheet.setCell(2, column, undefined);
    const { log } = await openAnew(workbook);
    expect(await idsIn(log)).toEqual(["b"]);
    expect(log.unreadable()).toMatchObject([{ rowNumber: 2 }]);
  });

  it("takes an unknown outcome, a day that never was, or an amount that is no whole number for no entry", async () => {
    for (const [from, to] of [
      ['"PTP"', '"XYZ"'],
      ["2026-11-27", "2026-02-30"],
      ["120050", "0.5"],
    ] as const) {
      const { workbook, ports } = await sceneOf();
      value(await ports.log.append([call("a")]));
      const sheet = logSheetOf(workbook);
      const details = String(sheet.cellAt(1, at("details"))?.value);
      type(sheet, 1, at("details"), details.replace(from, to));
      const { log } = await openAnew(workbook);
      expect(await idsIn(log)).toEqual([]);
      expect(log.unreadable()).toMatchObject([{ rowNumber: 2 }]);
    }
  });

  it("is not read when a newer Relance wrote to it", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    type(logSheetOf(workbook), 1, at("version"), "3");
    expect(faultOf(await ports.log.read())).toEqual({ type: "LogTooNew", version: 3 });
  });

  it("gives everybody a sheet of their own, and everybody all entries in the order of time", async () => {
    const scene = await sceneOf();
    const other = await scene.join();
    value(await scene.ports.log.append([call("a", { loggedAt: "2026-11-23T09:02:00.000Z" })]));
    value(await other.log.append([call("b", { loggedAt: "2026-11-23T09:01:00.000Z" })]));
    value(await scene.ports.log.append([call("c", { loggedAt: "2026-11-23T09:00:00.000Z" })]));
    expect(logSheetsOf(scene.workbook)).toHaveLength(2);
    expect(await idsIn(scene.ports.log)).toEqual(["c", "b", "a"]);
    expect(await idsIn(other.log)).toEqual(["c", "b", "a"]);
  });

  it("counts an entry once that stands in the sheets of two", async () => {
    const scene = await sceneOf();
    const other = await scene.join();
    value(await scene.ports.log.append([call("a")]));
    value(await other.log.append([call("a"), call("b")]));
    expect(await idsIn(scene.ports.log)).toEqual(["a", "b"]);
  });

  it("reads only what is new", async () => {
    const { host, ports } = await sceneOf();
    value(await ports.log.append(Array.from({ length: 300 }, (_, index) => call(`a${index}`))));
    await idsIn(ports.log);
    host.counters.reset();
    await idsIn(ports.log);
    expect(host.counters.bytesOut).toBeLessThan(3_000);
    value(await ports.log.append([call("z", { loggedAt: "2026-11-23T10:00:00.000Z" })]));
    expect((await idsIn(ports.log)).at(-1)).toBe("z");
  });

  it("notices that rows were deleted above those it knows", async () => {
    const scene = await sceneOf();
    const other = await scene.join();
    value(await scene.ports.log.append([call("a"), call("b"), call("c")]));
    expect(await idsIn(other.log)).toEqual(["a", "b", "c"]);
    deleteRows(scene.workbook, logSheetOf(scene.workbook), 1, 1, { kind: "person" });
    expect(await idsIn(other.log)).toEqual(["b", "c"]);
  });

  it.each(["two people", "two windows of one person"])(
    "loses nothing and doubles nothing when %s log at the same moment",
    async (who) => {
      for (let round = 0; round < 4; round += 1) {
        const scene = await sceneOf();
        const [first, second] = who === "two people" ? ["one", "two"] : ["one", "one"];
        const [one, other] = [await scene.join(first), await scene.join(second)];
        const results = await Promise.all([
          one.log.append([call("a1")]),
          other.log.append([call("b1"), call("b2")]),
          one.log.append([call("a2")]),
          other.log.append([call("b3")]),
        ]);
        results.forEach(value);
        expect([...(await idsIn(one.log))].sort()).toEqual(["a1", "a2", "b1", "b2", "b3"]);
        expect([...(await idsIn(other.log))].sort()).toEqual(["a1", "a2", "b1", "b2", "b3"]);
      }
    },
    30_000,
  );

  it("writes an entry on one row, however often it is saved", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    value(await ports.log.append([call("a")]));
    value(await (await openAnew(workbook)).log.append([call("b")]));
    expect(logSheetsOf(workbook).map((sheet) => sheet.usedRange(true)?.bottom)).toEqual([1, 1]);
  });

  it("calls an entry written only once it was seen there", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    const sheet = logSheetOf(workbook);
    const stop = workbook.onChange((change) => {
      // Somebody presses « undo » at once.
      if (change.type !== "cells" || sheet.cellAt(2, 0)?.value !== "b") return;
      stop();
      clearRow(sheet, 2);
    });
    value(await ports.log.append([call("b")]));
    const ids = logSheetsOf(workbook).flatMap((each) => [1, 2].map((row) => each.cellAt(row, 0)?.value));
    expect(ids.filter((id) => id === "b")).toEqual(["b"]);
  });

  it("writes again what an « undo » took back, in its place", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    value(await ports.log.append([call("b")]));
    clearRow(logSheetOf(workbook), 2);
    expect(await idsIn(ports.log)).toEqual(["a", "b"]);
    expect(logSheetsOf(workbook)).toHaveLength(1);
    expect(logSheetOf(workbook).cellAt(2, 0)?.value).toBe("b");
  });

  it("leaves its sheet to another window that wrote over its row, and writes that again on one of its own", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    const [row = []] = sealRows(encodeLogEvent(call("theirs")));
    row.forEach((text, column) => type(logSheetOf(workbook), 1, column, text));
    expect([...(await idsIn(ports.log))].sort()).toEqual(["a", "theirs"]);
    value(await ports.log.append([call("b")]));
    const [first, second, ...others] = logSheetsOf(workbook);
    expect(others).toEqual([]);
    expect(first?.usedRange(true)?.bottom).toBe(1);
    expect([1, 2].map((line) => second?.cellAt(line, 0)?.value)).toEqual(["a", "b"]);
  });

  it("puts back what it wrote over, and goes on elsewhere", async () => {
    const scene = await sceneOf();
    const [one, other] = [await scene.join("same"), await scene.join("same")];
    value(await one.log.append([call("0")]));
    expect(await idsIn(other.log)).toEqual(["0"]);
    await Promise.all([one.log.append([call("a")]), other.log.append([call("b")])]);
    const sheets = logSheetsOf(scene.workbook);
    // Each of the two may have seen the other: then both have left.
    expect(sheets.length === 2 || sheets.length === 3).toBe(true);
    expect(sheets[0]?.usedRange(true)?.bottom).toBe(2);
    expect([...(await idsIn(one.log))].sort()).toEqual(["0", "a", "b"]);
  });

  it("sees a row that was put back above others it knows", async () => {
    const scene = await sceneOf();
    const reader = await scene.join();
    value(await scene.ports.log.append([call("a"), call("b"), call("c")]));
    const sheet = logSheetOf(scene.workbook);
    const b = LOG_HEADERS.map((_, column) => String(sheet.cellAt(2, column)?.value ?? ""));
    const [theirs = []] = sealRows(encodeLogEvent(call("theirs")));
    theirs.forEach((text, column) => type(sheet, 2, column, text));
    expect(await idsIn(reader.log)).toEqual(["a", "theirs", "c"]);
    b.forEach((text, column) => type(sheet, 2, column, text));
    expect(await idsIn(reader.log)).toEqual(["a", "b", "c"]);
  });

  it("writes on the sheet of its name also when somebody wrote that in capitals", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    renameSheet(workbook, logSheetOf(workbook), logSheetOf(workbook).name.toUpperCase(), { kind: "person" });
    value(await ports.log.append([call("b")]));
    const { log } = await openAnew(workbook);
    expect([...(await idsIn(log))].sort()).toEqual(["a", "b"]);
  });

  it.each(["before", "after", "partway"] as const)(
    "neither loses nor doubles an entry when a sync fails %s it was applied",
    async (kind) => {
      for (let sync = 1; sync <= 6; sync += 1) {
        const { host, ports } = await sceneOf();
        value(await ports.log.append([call("0")]));
        host.faults.plan({ sync, kind, code: "GeneralException" });
        const appended = await ports.log.append([call("a"), call("b")]);
        host.faults.clear();
        if (!appended.ok) value(await ports.log.append([call("a"), call("b")]));
        expect(await idsIn(ports.log)).toEqual(["0", "a", "b"]);
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

  it("says that its own sheet is protected", async () => {
    const { workbook, ports } = await sceneOf();
    value(await ports.log.append([call("a")]));
    logSheetOf(workbook).isProtected = true;
    expect(faultOf(await ports.log.append([call("b")]))).toMatchObject({ type: "SheetProtected" });
  });
});
