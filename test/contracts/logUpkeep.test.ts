import type { LogFinding, LogUpkeep, SheetCopy } from "../../src/application/logUpkeep";
import { compareKept, endsOf } from "../../src/application/keptFingerprint";
import type { CallLog } from "../../src/application/ports";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { parseAddress } from "../../src/embedded/workbook/address";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { displayText } from "../../src/embedded/workbook/displayText";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { deleteRows } from "../../src/embedded/workbook/structure";
import { encodeEvent } from "../../src/excel/log/logEvents";
import { encodeLogEvent, LOG_HEADERS, sealRows } from "../../src/excel/log/logRows";
import { createLogUpkeep } from "../../src/excel/log/logUpkeep";
import { entryTable } from "../../src/text/entryCells";
import { day } from "../support/receivables";
import { cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

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

async function findings(workbook: Workbook): Promise<readonly (readonly unknown[])[]> {
  // Somebody else looks, later: nothing is known beforehand.
  const { upkeep } = await open(workbook);
  return value(await upkeep.verify()).findings.map((finding: LogFinding) =>
    "rowNumber" in finding ? [finding.type, finding.rowNumber] : [finding.type, finding.sheetName],
  );
}

/** What Verify finds has tests of its own. */
describe("LogUpkeep.verify", () => {
  it("finds nothing in a log that only Relance wrote", async () => {
    const { workbook, upkeep, scene } = await withFive();
    const other = await scene.join();
    value(await other.log.append([call(6, { note: "x".repeat(70_000) })]));
    const { chains, ...verdict } = value(await upkeep.verify());
    expect(verdict).toEqual({
      entryCount: 6,
      sheetCount: 2,
      unsealedCount: 0,
      erasedCount: 0,
      endsNotNoted: [],
      findings: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect([...chains.values()].map((hashes) => hashes.length).sort()).toEqual([3, 5]);
    expect(await findings(workbook)).toEqual([]);
  });

  it("finds nothing in an empty workbook", async () => {
    const { upkeep } = await open();
    expect(value(await upkeep.verify())).toMatchObject({ entryCount: 0, sheetCount: 0, findings: [] });
  });

  it("tells how far it is: reading is the first half, hashing the second; and stops when asked to", async () => {
    const { upkeep } = await withFive();
    const told: string[] = [];
    const stop = new AbortController();
    value(await upkeep.verify({ onProgress: ({ rowsDone, rows }) => told.push(`${rowsDone}/${rows}`) }));
    expect(told).toEqual(["5/10", "10/10"]);
    const stopped = upkeep.verify({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(await stopped).toMatchObject({ fault: { type: "Cancelled", rowsDone: 0, rows: 5 } });
  });

  it("still finds what was kept of it earlier when more was logged, set aside or erased since", async () => {
    const { workbook, upkeep, scene } = await withFive();
    const then = value(await upkeep.verify());
    const kept = [then.fingerprint, ...endsOf(then)].join("\n");
    expect(compareKept(kept, then)).toEqual({ type: "Same" });
    const other = await scene.join();
    value(await other.log.append([call(6)]));
    value(await scene.ports.log.append([call(7)]));
    const later = await open(workbook);
    value(await later.upkeep.archive("2026-11-03T00:00:00.000Z", () => false));
    const erasure = { id: "e", loggedAt: "2026-11-20T09:00:00.000Z", author: "C", scope: "words" } as const;
    value(await later.upkeep.erase({ ...erasure, ids: ["call-1", "call-5"] }));
    const now = value(await later.upkeep.verify());
    expect(now.findings).toEqual([]);
    expect(compareKept(kept, now)).toEqual({ type: "Grown", addedCount: 3 });
  });

  it("misses what was kept of a log whose end was cut off, or written anew by somebody who knows how", async () => {
    const { workbook, upkeep, log } = await withFive();
    const then = value(await upkeep.verify());
    const kept = endsOf(then).join("\n");
    const [forged = []] = sealRows(encodeLogEvent(call(5, { note: "Rien" })), rowOf(log, 4)[at("hash")]);
    writeRow(log, 5, forged);
    workbook.settings.set(
      `Relance_Head_${log.name.slice("Relance_Log_".length)}`,
      JSON.stringify(forged[at("hash")]),
    );
    const now = value(await (await open(workbook)).upkeep.verify());
    expect(now.findings).toEqual([]);
    expect(compareKept(kept, now)).toEqual({ type: "Differs", sheetNames: [log.name] });
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

  it("overwrites nobody's rows that have moved up meanwhile; done again, it is finished", async () => {
    const { workbook, scene, log } = await withFive();
    const moving: CallLog = {
      ...scene.ports.log,
      append: async (events) => {
        const appended = await scene.ports.log.append(events);
        deleteRows(workbook, log, 1, 1, { kind: "person" });
        return appended;
      },
    };
    const erased = await createLogUpkeep(scene.ports.door, moving).erase({ ...ERASURE, ids: ["call-3"] });
    expect(erased).toEqual({
      ok: false,
      fault: { type: "ChangedSinceRead", sheetName: log.name, rowNumber: 4 },
    });
    expect([1, 2, 3].map((row) => rowOf(log, row)[at("note")])).toEqual(["Note 2", "Note 3", "Note 4"]);
    const { upkeep } = await open(workbook);
    value(await upkeep.erase({ ...ERASURE, id: "again", ids: ["call-3"] }));
    expect([1, 2, 3].map((row) => rowOf(log, row)[at("note")])).toEqual(["Note 2", "", "Note 4"]);
  });

  it("takes words out of rows of the first layout as well", async () => {
    const { workbook, upkeep, scene } = await open();
    const old = workbook.addSheet("Relance_Log");
    writeRow(old, 0, ["id", "version"]);
    const shown = ["2024-01-02T09:00:00Z", "Claire", "call", "Durand", "F-101", "NOC", "Mme Leroy", "Note 1"];
    const cells = ["call-1", "1", "1/1", ...shown, "", "", "", encodeEvent(call(1))];
    writeRow(old, 1, cells);
    expect(value(await upkeep.erase({ ...ERASURE, ids: ["call-1"] }))).toBe(1);
    expect(rowOf(old, 1).slice(0, 14)).toEqual([
      ...["call-1", "1", "1/1", "2024-01-02T09:00:00Z", "Claire", "call"],
      ...Array<string>(8).fill(""),
    ]);
    const { person: _person, note: _note, ...facts } = call(1);
    expect(value(await scene.ports.log.read())[0]).toEqual(facts);
  });

  it("passes over entries that say nothing of a person, any more or ever", async () => {
    const { workbook, upkeep, scene } = await withFive();
    const { person: _person, note: _note, ...wordless } = call(6);
    value(await scene.ports.log.append([wordless]));
    expect(value(await upkeep.erase({ ...ERASURE, ids: ["call-2", "call-6"] }))).toBe(1);
    expect(value(await upkeep.erase({ ...ERASURE, id: "again", ids: ["call-2", "call-6"] }))).toBe(0);
    expect(value(await scene.ports.log.read()).filter(({ type }) => type === "redaction")).toMatchObject([
      { redacts: [{ id: "call-2" }] },
    ]);
    expect(await findings(workbook)).toEqual([]);
  });

  it.each(["before", "after", "partway"] as const)(
    "of an entry of several rows, failing %s the rows were written, leaves it whole or erased, and is finished later",
    async (kind) => {
      const { workbook, scene, upkeep } = await withFive();
      value(await scene.ports.log.append([call(6, { note: "Leroy ".repeat(12_000) })]));
      const ids = ["call-1", "call-6"];
      for (let sync = 1; sync <= 12; sync += 1) {
        scene.host.faults.plan({ sync, kind, code: "GeneralException" });
        await upkeep.erase({ ...ERASURE, id: `erasure-${kind}-${sync}`, ids });
        scene.host.faults.clear();
        const { scene: later } = await open(workbook);
        expect(value(await later.ports.log.read()).filter(({ type }) => type === "call")).toHaveLength(6);
        expect(later.ports.log.unreadable()).toEqual([]);
      }
      value(await upkeep.erase({ ...ERASURE, id: "erasure-last", ids }));
      expect(
        JSON.stringify(workbook.sheets.map(({ name }) => cellsAt(workbook, `${name}!A1:X40`))),
      ).not.toMatch(/Leroy Leroy|Note 1"/);
      expect(await findings(workbook)).toEqual([]);
    },
    120_000,
  );

  it("cut short, shows; is read as erased all the same; done again, it is finished", async () => {
    const { workbook, scene, upkeep } = await withFive();
    // Copies take one sync, reading three, logging three, looking at the rows one: the fourth writes.
    scene.host.faults.plan({ sync: 9, kind: "before", code: "AccessDenied" });
    const cut = await upkeep.erase({ ...ERASURE, ids: ["call-2"] });
    scene.host.faults.clear();
    expect(cut.ok).toBe(false);
    expect(await findings(workbook)).toEqual([["ErasureUnfinished", 3]]);
    const { scene: later } = await open(workbook);
    expect(JSON.stringify(value(await later.ports.log.read())[1])).not.toContain("Leroy");
    value(await upkeep.erase({ ...ERASURE, id: "erasure-2", ids: ["call-2"] }));
    expect(await findings(workbook)).toEqual([]);
  });

  it("forgets one customer in a comparison, and leaves what it found of the others", async () => {
    const { workbook, scene, upkeep } = await withFive();
    const seen = (debtor: string) => ({
      key: `${debtor}|f-9`,
      reference: "F-9",
      debtorKey: debtor,
      debtorName: debtor,
      open: { amountMinor: 100, currency: "EUR" },
    });
    const comparison: CallEvent = {
      type: "comparison",
      id: "compared-1",
      loggedAt: "2026-11-06T09:00:00.000Z",
      author: "Claire",
      seenOn: day("2026-11-05"),
      comparedOn: day("2026-11-06"),
      totals: [],
      promises: { kept: 0, partlyKept: 0, broken: 0 },
      changes: [
        { type: "vanished", before: seen("durand") },
        { type: "vanished", before: seen("martin") },
      ],
    };
    value(await scene.ports.log.append([comparison]));
    value(await upkeep.erase({ ...ERASURE, scope: "debtor", ids: ["call-1", "compared-1"] }));
    const { scene: later } = await open(workbook);
    const left = value(await later.ports.log.read()).find(({ id }) => id === "compared-1");
    expect(left).toMatchObject({ changes: [{ before: { debtorName: "" } }, comparison.changes[1]] });
    expect(JSON.stringify(cellsAt(workbook, `${logOf(workbook).name}!A7:X7`))).not.toContain("durand");
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

  /** Whose entries stand in this sheet. */
  const ownerOf = (scene: ExcelScene, log: Sheet): ReturnType<ExcelScene["join"]> =>
    scene.join(log.name.replace("Relance_Log_", ""));

  it("sets old entries aside on a very hidden sheet, and the chain goes on across the two", async () => {
    const { workbook, scene, upkeep, log } = await reopened();
    expect(value(await upkeep.archive(OLD, nothing))).toEqual({ entryCount: 3, stayCount: 0, stoppedAt: [] });
    expect(value(await scene.ports.log.read()).map(({ id }) => id)).toEqual(["call-4", "call-5"]);
    const archive = workbook.sheets.find(({ name }) => name.startsWith("Relance_Old_"));
    expect(archive?.visibility).toBe("VeryHidden");
    expect(value(await upkeep.readArchive())).toEqual(FIVE.slice(0, 3));
    expect([1, 2, 3, 4, 5].map((row) => rowOf(log, row)[0])).toEqual(["", "", "", "call-4", "call-5"]);
    value(await scene.ports.log.append([call(6)]));
    expect(value(await upkeep.archive("2026-11-05T00:00:00.000Z", nothing)).entryCount).toBe(1);
    expect(value(await upkeep.verify())).toMatchObject({ entryCount: 6, findings: [] });
  });

  it("leaves the last entry of a sheet, below which its owner goes on", async () => {
    const { workbook, scene, upkeep, log } = await reopened();
    const all = "2027-01-01T00:00:00.000Z";
    expect(value(await upkeep.archive(all, nothing))).toEqual({ entryCount: 4, stayCount: 0, stoppedAt: [] });
    value(await (await ownerOf(scene, log)).log.append([call(6)]));
    expect([4, 5, 6].map((row) => rowOf(log, row)[0])).toEqual(["", "call-5", "call-6"]);
    expect(await findings(workbook)).toEqual([]);
  });

  it("loses nothing when two people set aside at once, one of them held up, while the owner logs a call", async () => {
    for (let sync = 1; sync <= 16; sync += 1) {
      const { workbook, scene, upkeep, log } = await reopened();
      const [other, owner] = [await scene.join(), await ownerOf(scene, log)];
      const theirs = createLogUpkeep(other.door, other.log);
      scene.host.faults.plan({ sync, kind: "delay", delayMs: 60 });
      const both = [upkeep.archive(OLD, nothing), theirs.archive(OLD, nothing)];
      // The faster one has ended.
      await Promise.race(both);
      value(await owner.log.append([call(6)]));
      await Promise.all(both);
      value(await upkeep.archive(OLD, nothing));
      const { upkeep: later, scene: reader } = await open(workbook);
      expect(value(await later.readArchive()).map(({ id }) => id)).toEqual(["call-1", "call-2", "call-3"]);
      expect(value(await reader.ports.log.read()).map(({ id }) => id)).toEqual([
        "call-4",
        "call-5",
        "call-6",
      ]);
      expect(await findings(workbook)).toEqual([]);
    }
  }, 60_000);

  it("tells a pane that has read the log already", async () => {
    const { scene, upkeep } = await reopened();
    const colleague = await scene.join();
    expect(value(await colleague.log.read())).toHaveLength(5);
    value(await upkeep.archive(OLD, nothing));
    expect(value(await colleague.log.read()).map(({ id }) => id)).toEqual(["call-4", "call-5"]);
  });

  it("empties no row that is no entry, and nothing below it", async () => {
    const { workbook, upkeep, log } = await reopened();
    type(log, 2, at("details"), "{");
    expect(value(await upkeep.archive(OLD, nothing)).entryCount).toBe(1);
    expect([1, 2, 3].map((row) => rowOf(log, row)[0])).toEqual(["", "call-2", "call-3"]);
    expect(await findings(workbook)).toEqual([["RowAltered", 3]]);
  });

  it("stops at the first entry that still counts, and says which", async () => {
    const { upkeep } = await reopened();
    const archived = value(await upkeep.archive(OLD, ({ id }) => id === "call-2"));
    expect(archived).toEqual({ entryCount: 1, stayCount: 2, stoppedAt: [FIVE[1]] });
  });

  it.each([
    ["is read-only", "isReadOnly", "WorkbookReadOnly"],
    ["lets no sheet be added", "isStructureProtected", "WorkbookProtected"],
  ] as const)("does nothing in a workbook that %s", async (_what, property, fault) => {
    const { workbook, upkeep, log } = await reopened();
    workbook[property] = true;
    expect(await upkeep.archive(OLD, nothing)).toEqual({ ok: false, fault: { type: fault } });
    expect(rowOf(log, 1)[0]).toBe("call-1");
  });

  it("takes nothing away when rows have moved since they were read", async () => {
    const { workbook, upkeep, log } = await reopened();
    const once = new Set<string>();
    const archived = await upkeep.archive(OLD, ({ id }) => {
      // Between reading and writing, somebody deletes a row.
      if (once.size === 0) deleteRows(workbook, log, 2, 1, { kind: "person" });
      once.add(id);
      return false;
    });
    expect(archived).toMatchObject({ fault: { type: "ChangedSinceRead", sheetName: log.name } });
    expect([1, 2, 3, 4].map((row) => rowOf(log, row)[0])).toEqual(["call-1", "call-3", "call-4", "call-5"]);
  });

  it("takes nothing away whose copy cannot be read again", async () => {
    const { workbook, upkeep, log } = await reopened();
    workbook.onChange((change) => {
      const archive = workbook.sheets.find(({ name }) => name.startsWith("Relance_Old_"));
      // « Undo » in another window.
      if (change.type === "cells" && change.sheetId === archive?.id)
        archive.setCell(2, at("hash"), undefined);
    });
    expect(await upkeep.archive(OLD, nothing)).toMatchObject({ fault: { type: "ChangedSinceRead" } });
    expect([1, 2, 3].map((row) => rowOf(log, row)[0])).toEqual(["call-1", "call-2", "call-3"]);
  });

  it("leaves what was logged at the very instant asked for", async () => {
    const { upkeep } = await reopened();
    expect(value(await upkeep.archive("2026-11-03T09:00:00.000Z", nothing)).entryCount).toBe(2);
  });

  it("says beforehand what it would do, and does nothing then", async () => {
    const { upkeep, scene } = await reopened();
    const would = value(await upkeep.previewArchive(OLD, ({ id }) => id === "call-3"));
    expect(would).toEqual({ entryCount: 2, stayCount: 1, stoppedAt: [FIVE[2]] });
    expect(value(await upkeep.readArchive())).toEqual([]);
    expect(value(await upkeep.archive(OLD, ({ id }) => id === "call-3"))).toEqual(would);
    expect(value(await scene.ports.log.read()).map(({ id }) => id)).toEqual(["call-3", "call-4", "call-5"]);
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
  const COPY = "Relance - journal (copie)";
  const copyOf = (events: readonly CallEvent[], uses1904 = false): SheetCopy => ({
    ...entryTable(events, "fr"),
    notice: "Copie du journal",
    language: "fr",
    uses1904,
  });

  async function openForCopies(workbook?: Workbook): Promise<Opened> {
    const opened = await open(workbook);
    const { Excel, Office } = opened.scene.client;
    Object.assign(globalThis, { Excel, Office });
    return opened;
  }

  it("says that it is a copy, has dates as dates and amounts as figures, and can be filtered", async () => {
    const { workbook, upkeep } = await openForCopies();
    const promise = call(1, {
      loggedAt: "2026-11-02T08:15:00.000Z",
      untilOn: day("2026-11-09"),
      amount: { amountMinor: 1_050, currency: "EUR" },
    });
    value(await upkeep.showCopy(copyOf([promise])));
    const sheet = sheetOf(workbook, COPY);
    const shown = (address: string): string =>
      displayText(sheet.cellAt(2, parseAddress(address)!.range.left), "fr-FR", false).replace(/\s/g, " ");
    expect(cellsAt(workbook, `${COPY}!A1:B2`)).toEqual([
      ["Copie du journal", ""],
      ["Noté le", "Par"],
    ]);
    // 2026-11-02 is day 46328; where these tests run it may be another hour.
    expect(sheet.cellAt(2, 0)?.value).toBeGreaterThan(46_327.5);
    expect(shown("A1")).toMatch(/^0\d\/11\/2026 \d{1,2}:15$/);
    expect(cellsAt(workbook, `${COPY}!F3:F3`)).toEqual([[46_328]]);
    expect(["F1", "J1", "K1", "N1", "O1"].map(shown)).toEqual([
      ...["02/11/2026", "09/11/2026", "10,50", "1 200,50", "EUR"],
    ]);
    expect(sheet.tables.map(({ range }) => range)).toEqual([{ top: 1, left: 0, bottom: 2, right: 16 }]);
    expect(sheet.cellAt(2, 11)?.format?.wrapText).toBe(true);
    expect(sheet.frozenRows).toBe(2);
  });

  it("counts days as the workbook does", async () => {
    const { workbook, upkeep } = await openForCopies();
    value(await upkeep.showCopy(copyOf([call(1)], true)));
    expect(cellsAt(workbook, `${COPY}!F3:F3`)).toEqual([[44_866]]);
  });

  it("is made anew each time, on the same sheet", async () => {
    const { workbook, upkeep } = await openForCopies();
    value(await upkeep.showCopy(copyOf(FIVE)));
    value(await upkeep.showCopy(copyOf(FIVE.slice(0, 1))));
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Clients", COPY]);
    expect(cellsAt(workbook, `${COPY}!O3:P4`)).toEqual([
      ["EUR", "call-1"],
      ["", ""],
    ]);
    expect(sheetOf(workbook, COPY).tables).toHaveLength(1);
  });

  it("leaves a sheet of the person's alone that bears its name", async () => {
    const { workbook, upkeep } = await openForCopies(
      workbookOf({ Clients: [["Client"]], [COPY]: [["à moi"]] }),
    );
    expect(await upkeep.showCopy(copyOf(FIVE))).toEqual({
      ok: false,
      fault: { type: "SheetNameTaken", sheetName: COPY },
    });
    expect(cellsAt(workbook, `${COPY}!A1:A1`)).toEqual([["à moi"]]);
  });

  it.each(["before", "after", "partway"] as const)(
    "cut short %s any request, is made whole when it is asked for again",
    async (kind) => {
      for (let sync = 1; sync <= 6; sync += 1) {
        const { workbook, upkeep, scene } = await openForCopies();
        scene.host.faults.plan({ sync, kind, code: "GeneralException" });
        await upkeep.showCopy(copyOf(FIVE));
        scene.host.faults.clear();
        value(await upkeep.showCopy(copyOf(FIVE)));
        expect(cellsAt(workbook, `${COPY}!P3:P8`).flat()).toEqual([...FIVE.map(({ id }) => id), ""]);
        expect(sheetOf(workbook, COPY).tables).toHaveLength(1);
      }
    },
    60_000,
  );

  it("is no list of invoices", async () => {
    const { scene, upkeep } = await openForCopies(
      workbookOf({
        Clients: [
          ["Client", "Facture", "Échéance", "Solde"],
          ["Durand", "F-1", "2026-10-30", 10],
        ],
      }),
    );
    value(await upkeep.showCopy(copyOf(FIVE)));
    const found = value(await scene.ports.table.findCandidates());
    expect(found.map(({ place }) => place.sheetName)).toEqual(["Clients"]);
  });

  it("goes when a person is erased, in either language; a sheet of the person's stays", async () => {
    const { workbook, upkeep, scene } = await openForCopies(
      workbookOf({ Clients: [["Client"]], "Relance - call log (copy)": [["à moi"]] }),
    );
    value(await scene.ports.log.append(FIVE));
    value(await upkeep.showCopy(copyOf(FIVE)));
    value(
      await upkeep.erase({
        id: "e",
        loggedAt: "2026-11-20T09:00:00.000Z",
        author: "C",
        scope: "words",
        ids: ["call-1"],
      }),
    );
    expect(workbook.sheets.map(({ name }) => name.slice(0, 12))).toEqual([
      ...["Clients", "Relance - ca", "Relance_Log_"],
    ]);
  });

  it("keeps an erasure from being done while it cannot be taken away", async () => {
    const { workbook, upkeep, scene } = await openForCopies();
    value(await scene.ports.log.append(FIVE));
    value(await upkeep.showCopy(copyOf(FIVE)));
    workbook.isStructureProtected = true;
    const erasure = { id: "e", loggedAt: "2026-11-20T09:00:00.000Z", author: "C", scope: "words" } as const;
    expect(await upkeep.erase({ ...erasure, ids: ["call-1"] })).toEqual({
      ok: false,
      fault: { type: "WorkbookProtected" },
    });
    expect(value(await scene.ports.log.read())).toEqual(FIVE);
  });

  it("is stopped between chunks", async () => {
    const { upkeep } = await openForCopies();
    const stop = new AbortController();
    stop.abort();
    expect(await upkeep.showCopy(copyOf(FIVE), { signal: stop.signal })).toMatchObject({
      fault: { type: "Cancelled", rowsDone: 0, rows: 5 },
    });
  });
});

describe("LogUpkeep.readDecimalMark", () => {
  it("is that of the region", async () => {
    const { upkeep } = await open();
    expect(await upkeep.readDecimalMark()).toBe(",");
  });
});
