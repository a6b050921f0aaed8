import type { LogFinding, LogUpkeep, LogVerdict } from "../../src/application/logUpkeep";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { GENERAL } from "../../src/embedded/workbook/cell";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import { deleteRows, deleteSheet } from "../../src/embedded/workbook/structure";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { encodeLogEvent, LOG_HEADERS, sealRows } from "../../src/excel/logRows";
import { createLogUpkeep } from "../../src/excel/logUpkeep";
import { day } from "../support/receivables";
import { cellsAt, openScene, workbookOf, type ExcelScene } from "./excelScene";

const scenes: ExcelScene[] = [];
afterEach(() => {
  scenes.splice(0).forEach((scene) => scene.close());
  Reflect.deleteProperty(globalThis, "Excel");
  Reflect.deleteProperty(globalThis, "Office");
});

interface Opened {
  readonly scene: ExcelScene;
  readonly upkeep: LogUpkeep;
  readonly workbook: Workbook;
}

async function open(workbook = workbookOf({ Clients: [["Client"]] })): Promise<Opened> {
  const scene = await openScene(workbook);
  scenes.push(scene);
  return { scene, workbook, upkeep: createLogUpkeep(scene.ports.door, scene.ports.log) };
}

function call(number: number, change: Partial<CallLogged> = {}): CallLogged {
  return {
    type: "call",
    id: `call-${number}`,
    loggedAt: `2026-11-${String(number).padStart(2, "0")}T09:00:00.000Z`,
    author: "Claire",
    debtorKey: "durand",
    debtorName: "Durand",
    calledOn: day("2026-11-02"),
    outcome: "NOC",
    person: "Mme Leroy",
    note: `Note ${number}`,
    covers: [{ key: "durand|f-101", reference: "F-101", open: { amountMinor: 120_050, currency: "EUR" } }],
    ...change,
  };
}

const FIVE = [1, 2, 3, 4, 5].map((number) => call(number));

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

async function withFive(): Promise<Opened & { readonly log: Sheet }> {
  const opened = await open();
  value(await opened.scene.ports.log.append(FIVE));
  return { ...opened, log: logOf(opened.workbook) };
}

function logOf(workbook: Workbook): Sheet {
  const sheet = workbook.sheets.find(({ name }) => name.startsWith("Relance_Log_"));
  if (!sheet) throw new Error("no log");
  return sheet;
}

const at = (header: (typeof LOG_HEADERS)[number]): number => LOG_HEADERS.indexOf(header);

function type(sheet: Sheet, row: number, column: number, text: string): void {
  sheet.setCell(row, column, { value: text, format: GENERAL });
}

function rowOf(sheet: Sheet, row: number): readonly string[] {
  return LOG_HEADERS.map((_, column) => String(sheet.cellAt(row, column)?.value ?? ""));
}

function writeRow(sheet: Sheet, row: number, cells: readonly string[]): void {
  cells.forEach((cell, column) => type(sheet, row, column, cell));
}

const remove = (workbook: Workbook, sheet: Sheet, row: number, count = 1): void =>
  deleteRows(workbook, sheet, row, count, { kind: "person" });

async function findings(workbook: Workbook): Promise<readonly (readonly unknown[])[]> {
  // Somebody else looks, later: nothing is known beforehand.
  const { upkeep } = await open(workbook);
  return value(await upkeep.verify()).findings.map((finding: LogFinding) =>
    "rowNumber" in finding ? [finding.type, finding.rowNumber] : [finding.type, finding.sheetName],
  );
}

describe("LogUpkeep.verify", () => {
  it("finds nothing in a log that only Relance wrote", async () => {
    const { workbook, upkeep, scene } = await withFive();
    const other = await scene.join();
    value(await other.log.append([call(6, { note: "x".repeat(70_000) })]));
    const verdict: LogVerdict = value(await upkeep.verify());
    expect(verdict).toEqual({
      entryCount: 6,
      sheetCount: 2,
      unsealedCount: 0,
      findings: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await findings(workbook)).toEqual([]);
  });

  it("finds nothing in an empty workbook", async () => {
    const { upkeep } = await open();
    expect(value(await upkeep.verify())).toMatchObject({ entryCount: 0, sheetCount: 0, findings: [] });
  });

  it("gives another fingerprint after each entry", async () => {
    const { upkeep, scene } = await withFive();
    const before = value(await upkeep.verify()).fingerprint;
    value(await scene.ports.log.append([call(6)]));
    expect(value(await upkeep.verify()).fingerprint).not.toBe(before);
  });

  it.each([
    "note",
    "logged at",
    "by",
    "amount",
    "details",
    "days late",
    "id",
    "hash",
    "previous hash",
  ] as const)("names the row whose « %s » was edited", async (header) => {
    const { workbook, log } = await withFive();
    type(log, 3, at(header), `${rowOf(log, 3)[at(header)]}0`);
    expect((await findings(workbook))[0]).toEqual(["RowAltered", 4]);
  });

  it("names the last row when its note was edited", async () => {
    const { workbook, log } = await withFive();
    type(log, 5, at("note"), "Rien de tel");
    expect(await findings(workbook)).toEqual([["RowAltered", 6]]);
  });

  it("names the row before which rows were deleted", async () => {
    const { workbook, log } = await withFive();
    remove(workbook, log, 3);
    expect(await findings(workbook)).toEqual([["RowsMissingBefore", 4]]);
    remove(workbook, log, 1);
    expect(await findings(workbook)).toEqual([
      ["RowsMissingBefore", 2],
      ["RowsMissingBefore", 3],
    ]);
  });

  it("misses rows cut off the end", async () => {
    const { workbook, log } = await withFive();
    remove(workbook, log, 4, 2);
    expect(await findings(workbook)).toEqual([["EndMissing", 4]]);
  });

  it("misses a whole sheet", async () => {
    const { workbook, log } = await withFive();
    deleteSheet(workbook, log, { kind: "person" });
    expect(await findings(workbook)).toEqual([["SheetMissing", log.name]]);
  });

  it("names rows that were swapped", async () => {
    const { workbook, log } = await withFive();
    const [second, third] = [rowOf(log, 2), rowOf(log, 3)];
    writeRow(log, 2, third);
    writeRow(log, 3, second);
    expect(await findings(workbook)).toEqual([
      ["RowMoved", 3],
      ["RowMoved", 4],
    ]);
  });

  it("names a row added by hand, with no seal, one made up, or one copied from another row", async () => {
    for (const seal of [
      ["", "", "", ""],
      ["salt", "0".repeat(64), "1".repeat(64), "2".repeat(64)],
      undefined,
    ]) {
      const { workbook, log } = await withFive();
      const last = rowOf(log, 5);
      const forged = [...last.slice(0, at("salt")), ...(seal ?? last.slice(at("salt")))];
      forged[at("note")] = "Il avait promis";
      writeRow(log, 6, forged);
      expect(await findings(workbook)).toEqual([["RowInserted", 7]]);
    }
  });

  it("names a row put in between by somebody who knows how to seal it", async () => {
    const { workbook, log } = await withFive();
    const rows = [3, 4, 5].map((row) => rowOf(log, row));
    const [forged = []] = sealRows(encodeLogEvent(call(9)), rowOf(log, 2)[at("hash")]);
    writeRow(log, 3, forged);
    rows.forEach((row, index) => writeRow(log, 4 + index, row));
    expect(await findings(workbook)).toEqual([["RowInserted", 4]]);
  });

  it("says that a well sealed row at the end was never noted", async () => {
    const { workbook, log } = await withFive();
    const [forged = []] = sealRows(encodeLogEvent(call(9)), rowOf(log, 5)[at("hash")]);
    writeRow(log, 6, forged);
    expect(await findings(workbook)).toEqual([["RowsNotNoted", 7]]);
  });

  it("goes on after a copy of the workbook, and after a person's storage was cleared", async () => {
    const { workbook, scene, upkeep } = await withFive();
    const copy = workbookOf({ Clients: [["Client"]] });
    for (const sheet of workbook.sheets.slice(1)) {
      const twin = copy.addSheet(sheet.name);
      for (let row = 0; row <= 5; row += 1) writeRow(twin, row, rowOf(sheet, row));
    }
    const sameClient = logOf(workbook).name.slice("Relance_Log_".length);
    const inCopy = await openScene(copy);
    scenes.push(inCopy);
    value(await (await inCopy.join(sameClient)).log.append([call(7)]));
    value(await scene.ports.log.append([call(6)]));
    value(await (await scene.join()).log.append([call(8)]));
    expect(value(await upkeep.verify())).toMatchObject({ entryCount: 7, findings: [] });
    expect(await findings(copy)).toEqual([]);
  });

  it("says nothing about rows of the first layout but how many there are", async () => {
    const { workbook, upkeep } = await open();
    const old = workbook.addSheet("Relance_Log");
    writeRow(old, 0, ["id", "version"]);
    writeRow(old, 1, ["x", "1", "1/1"]);
    expect(value(await upkeep.verify())).toMatchObject({ unsealedCount: 1, findings: [] });
  });
});

describe("LogUpkeep.erase", () => {
  const ERASURE = {
    id: "erasure-1",
    loggedAt: "2026-11-20T09:00:00.000Z",
    author: "Claire",
    because: "Demande du 19/11",
    scope: "words",
  } as const;

  it("takes words and names out of the cells, keeps the facts, and leaves a log that verifies", async () => {
    const { workbook, scene, upkeep, log } = await withFive();
    const long = call(6, { note: "Leroy ".repeat(8_000) });
    value(await scene.ports.log.append([long]));
    expect(value(await upkeep.erase({ ...ERASURE, ids: ["call-2", "call-6", "nobody"] }))).toBe(2);
    const text = JSON.stringify([2, 6, 7, 8].map((row) => rowOf(log, row)));
    expect(text).not.toMatch(/Leroy|Note 2/);
    expect(rowOf(log, 2).slice(0, at("version"))).toMatchObject({
      [at("id")]: "call-2",
      [at("debtor")]: "Durand",
      [at("outcome")]: "NOC",
      [at("contact")]: "",
      [at("note")]: "",
    });
    const entries = value(await scene.ports.log.read());
    expect(entries.map(({ id }) => id)).toEqual([
      ...["call-1", "call-2", "call-3", "call-4", "call-5", "call-6"],
      "erasure-1",
    ]);
    const { person: _person, note: _note, ...facts } = call(2);
    expect(entries[1]).toEqual(facts);
    expect(await findings(workbook)).toEqual([]);
  });

  it("also forgets the debtor when asked to", async () => {
    const { workbook, upkeep, log } = await withFive();
    value(await upkeep.erase({ ...ERASURE, scope: "debtor", ids: ["call-2"] }));
    expect(JSON.stringify(rowOf(log, 2))).not.toMatch(/Leroy|Durand|F-101/i);
    expect(await findings(workbook)).toEqual([]);
  });

  it("shows when an erased row was changed under the pretext", async () => {
    const { workbook, upkeep, log } = await withFive();
    value(await upkeep.erase({ ...ERASURE, ids: ["call-2"] }));
    type(log, 2, at("outcome"), "PTP");
    expect(await findings(workbook)).toEqual([["RowAltered", 3]]);
  });

  it("cut short, shows; is read as erased all the same; done again, it is finished", async () => {
    const { workbook, scene, upkeep } = await withFive();
    // Reading takes three syncs, logging three, looking at the rows one: the fourth writes.
    scene.host.faults.plan({ sync: 8, kind: "before", code: "AccessDenied" });
    const cut = await upkeep.erase({ ...ERASURE, ids: ["call-2"] });
    scene.host.faults.clear();
    expect(cut.ok).toBe(false);
    expect(await findings(workbook)).toEqual([["ErasureUnfinished", 3]]);
    const { scene: later } = await open(workbook);
    expect(JSON.stringify(value(await later.ports.log.read())[1])).not.toContain("Leroy");
    value(await upkeep.erase({ ...ERASURE, id: "erasure-2", ids: ["call-2"] }));
    expect(await findings(workbook)).toEqual([]);
  });
});

describe("LogUpkeep.archive", () => {
  const OLD = "2026-11-04T00:00:00.000Z";
  const nothing = (): boolean => false;

  /** Later: nobody has just written what is old. */
  async function reopened(): Promise<Opened & { readonly log: Sheet }> {
    const { workbook, log } = await withFive();
    return { ...(await open(workbook)), log };
  }

  it("sets old entries aside on a very hidden sheet, and the chain goes on across the two", async () => {
    const { workbook, scene, upkeep, log } = await reopened();
    expect(value(await upkeep.archive(OLD, nothing))).toEqual({ entryCount: 3, stoppedAt: [] });
    expect(value(await scene.ports.log.read()).map(({ id }) => id)).toEqual(["call-4", "call-5"]);
    const archive = workbook.sheets.find(({ name }) => name.startsWith("Relance_Old_"));
    expect(archive?.visibility).toBe("VeryHidden");
    expect(value(await upkeep.readArchive())).toEqual(FIVE.slice(0, 3));
    expect(rowOf(log, 1)[0]).toBe("call-4");
    value(await scene.ports.log.append([call(6)]));
    expect(value(await upkeep.archive("2026-11-05T00:00:00.000Z", nothing)).entryCount).toBe(1);
    expect(value(await upkeep.verify())).toMatchObject({ entryCount: 6, findings: [] });
  });

  it("stops at the first entry that still counts, and says which", async () => {
    const { upkeep } = await reopened();
    const archived = value(await upkeep.archive(OLD, ({ id }) => id === "call-2"));
    expect(archived).toEqual({ entryCount: 1, stoppedAt: [FIVE[1]] });
  });

  it("erases what was set aside as well", async () => {
    const { workbook, upkeep } = await reopened();
    value(await upkeep.archive(OLD, nothing));
    const erasure = { id: "e", loggedAt: "2026-11-20T09:00:00.000Z", author: "C", scope: "words" } as const;
    expect(value(await upkeep.erase({ ...erasure, ids: ["call-1"] }))).toBe(1);
    const text = JSON.stringify(workbook.sheets.map((sheet) => cellsAt(workbook, `${sheet.name}!A1:X9`)));
    expect(text).not.toContain("Note 1");
    expect(await findings(workbook)).toEqual([]);
  });

  it.each(["before", "after", "partway"] as const)(
    "never loses a row when a request fails %s it was carried out",
    async (kind) => {
      for (let sync = 1; sync <= 10; sync += 1) {
        const { workbook, scene, upkeep } = await reopened();
        scene.host.faults.plan({ sync, kind, code: "GeneralException" });
        await upkeep.archive(OLD, nothing);
        scene.host.faults.clear();
        const there: readonly CallEvent[] = [
          ...value(await upkeep.readArchive()),
          ...value(await scene.ports.log.read()),
        ];
        expect([...new Set(there.map(({ id }) => id))].sort()).toEqual(FIVE.map(({ id }) => id));
        expect(await findings(workbook)).toEqual([]);
        value(await upkeep.archive(OLD, nothing));
        expect(value(await scene.ports.log.read()).map(({ id }) => id)).toEqual(["call-4", "call-5"]);
        expect(value(await upkeep.readArchive()).map(({ id }) => id)).toEqual(["call-1", "call-2", "call-3"]);
      }
    },
    120_000,
  );
});

describe("LogUpkeep.showCopy", () => {
  it("writes a readable sheet, anew each time, and no cell of it is a formula", async () => {
    const { workbook, upkeep, scene } = await open();
    Object.assign(globalThis, { Excel: scene.client.Excel, Office: scene.client.Office });
    const rows = [
      ["Quand", "Note"],
      ["22/11/2026", "=HYPERLINK(1)"],
    ];
    value(await upkeep.showCopy([...rows, ["x", "y"]], "fr"));
    value(await upkeep.showCopy(rows, "fr"));
    expect(cellsAt(workbook, "Relance - journal (copie)!A1:B3")).toEqual([...rows, ["", ""]]);
  });
});
