import Papa from "papaparse";
import { judgeDesk } from "../../src/application/openDesk";
import type { WorkbookSettings } from "../../src/application/ports";
import { emptyCallHistory, foldCalls, type CallEvent } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { writeIssuesSheet } from "../../src/excel/issuesSheet";
import { createLogUpkeep } from "../../src/excel/log/logUpkeep";
import { entryTable, formatCsv } from "../../src/text/entryCells";
import { HOSTILE_TEXTS } from "../support/hostileTexts";
import { day, money } from "../support/receivables";
import { openScene, sheetOf, workbookOf, type ExcelScene, type SeedCell } from "./excelScene";

/*
 * Every text that a person can give to Relance, through every place it is written to: it comes back as it was, and none
 * becomes a formula.
 */

const scenes: ExcelScene[] = [];
afterEach(() => {
  scenes.splice(0).forEach((scene) => scene.close());
  Reflect.deleteProperty(globalThis, "Excel");
  Reflect.deleteProperty(globalThis, "Office");
});

async function open(workbook: Workbook): Promise<ExcelScene> {
  const scene = await openScene(workbook);
  scenes.push(scene);
  Object.assign(globalThis, { Excel: scene.client.Excel, Office: scene.client.Office });
  return scene;
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

/** As Excel would have it after saving and opening again. */
const reopened = (workbook: Workbook): Workbook => value(readXlsx(writeXlsx(workbook)));

/** Where formulas stand, of the whole workbook: these have none of their own. */
function formulasIn(workbook: Workbook): readonly string[] {
  const found: string[] = [];
  for (const sheet of workbook.sheets) {
    const used = sheet.usedRange(false);
    for (let row = 0; row <= (used?.bottom ?? -1); row += 1)
      for (let column = 0; column <= (used?.right ?? -1); column += 1)
        if (sheet.cellAt(row, column)?.formula !== undefined) found.push(`${sheet.name} ${row} ${column}`);
  }
  return found;
}

/** One entry of each kind, with the text in every field that somebody can fill, or that comes from their sheet. */
function entriesSaying(text: string, index: number): readonly CallEvent[] {
  const logged = (kind: string) => ({
    id: `${kind}-${String(index).padStart(3, "0")}`,
    loggedAt: "2026-11-23T09:00:00.000Z",
    author: text,
  });
  const covers = [{ key: text, reference: text, open: money("10.00"), dueOn: day("2026-10-01") }];
  const debtor = { debtorKey: text, debtorName: text, covers };
  const call = logged("call").id;
  const seen = { key: text, reference: text, debtorKey: text, debtorName: text, open: money("10.00") };
  return [
    {
      ...logged("call"),
      ...debtor,
      type: "call",
      calledOn: day("2026-11-23"),
      outcome: "DISP",
      person: text,
      detail: text,
      note: text,
      replaces: text,
      replacedBecause: text,
      version: text,
      assessment: text,
      consulted: text,
      unanswered: [text, text],
      dispute: { category: "D_QUAL", owner: text },
      grace: { untilOn: day("2026-12-01"), grantedBy: text },
      commitments: [{ party: "DEBTOR", action: text }],
    },
    { ...logged("notice"), ...debtor, type: "notice", noticeOn: day("2026-11-23"), tracking: text },
    {
      ...logged("answer"),
      type: "planAnswer",
      callId: call,
      answer: "ACCEPTED",
      answeredOn: day("2026-11-23"),
      note: text,
    },
    {
      ...logged("duty"),
      type: "duty",
      callId: call,
      duty: { kind: "document", index: 0 },
      how: "DONE",
      settledOn: day("2026-11-23"),
      note: text,
    },
    {
      ...logged("merge"),
      type: "merge",
      fromDebtorKey: text,
      intoDebtorKey: `${text}.`,
      fromName: text,
      intoName: text,
    },
    {
      ...logged("reattachment"),
      type: "reattachment",
      fromKey: text,
      toKey: `${text}.`,
      fromReference: text,
      toReference: text,
      toDebtorKey: text,
    },
    {
      ...logged("comparison"),
      type: "comparison",
      seenOn: day("2026-11-01"),
      comparedOn: day("2026-11-23"),
      totals: [],
      promises: { kept: 0, partlyKept: 0, broken: 0 },
      changes: [{ type: "vanished", before: seen }],
    },
    { ...logged("redaction"), type: "redaction", scope: "words", redacts: [], because: text },
  ];
}

const ENTRIES = HOSTILE_TEXTS.flatMap(entriesSaying);
const byId = (one: CallEvent, other: CallEvent): number => (one.id < other.id ? -1 : 1);

describe("Any text in any entry of the log", () => {
  it("comes back as it was, also from a saved file, and the log verifies", async () => {
    const scene = await open(workbookOf({ Clients: [["Client"]] }));
    value(await scene.ports.log.append(ENTRIES));
    for (const workbook of [scene.workbook, reopened(scene.workbook)]) {
      const later = await open(workbook);
      expect([...value(await later.ports.log.read())].sort(byId)).toEqual([...ENTRIES].sort(byId));
      expect(value(await createLogUpkeep(later.ports.door, later.ports.log).verify()).findings).toEqual([]);
      expect(formulasIn(workbook)).toEqual([]);
    }
  }, 240_000);

  it("comes back from what was set aside, and goes for good when it is erased", async () => {
    const scene = await open(workbookOf({ Clients: [["Client"]] }));
    value(await scene.ports.log.append(ENTRIES));
    const later = await open(scene.workbook);
    const upkeep = createLogUpkeep(later.ports.door, later.ports.log);
    value(await upkeep.archive("2027-01-01T00:00:00.000Z", () => false));
    const archived = value(await upkeep.readArchive());
    // All but the last one, below which its owner goes on.
    expect(archived).toHaveLength(ENTRIES.length - 1);
    expect([...archived, ...value(await later.ports.log.read())].sort(byId)).toEqual([...ENTRIES].sort(byId));
    const ids = ENTRIES.map(({ id }) => id);
    value(
      await upkeep.erase({
        id: "e",
        loggedAt: "2026-11-24T09:00:00.000Z",
        author: "C",
        scope: "debtor",
        ids,
      }),
    );
    const workbook = reopened(scene.workbook);
    const last = await open(workbook);
    expect(value(await createLogUpkeep(last.ports.door, last.ports.log).verify()).findings).toEqual([]);
    expect(formulasIn(workbook)).toEqual([]);
  }, 240_000);
});

/** What a cell can hold of a text: line feeds alone, no other control characters, no half characters, 32 000 of them. */
function asACellHolds(text: string): string {
  const whole = Array.from(text.replace(/\r\n?/g, "\n"), (character) =>
    /^\p{Surrogate}$/u.test(character)
      ? "\ufffd"
      : /^[\p{Cc}\ufffe\uffff]$/u.test(character)
        ? control(character)
        : character,
  ).join("");
  return whole.length > 32_000 ? whole.slice(0, 32_000) : whole;
}

/** Tabs and line feeds stay, and the second set of controls, which files can hold. */
function control(character: string): string {
  return character === "\t" || character === "\n" || /[\u0080-\u009f]/.test(character) ? character : "";
}

describe("Any text in the copy of the log", () => {
  it("stands there as a text, also in a saved file", async () => {
    const scene = await open(workbookOf({ Clients: [["Client"]] }));
    const upkeep = createLogUpkeep(scene.ports.door, scene.ports.log);
    const calls = ENTRIES.filter(({ type }) => type === "call");
    const copy = { ...entryTable(calls, "fr"), notice: "=1+1", language: "fr", uses1904: false } as const;
    value(await upkeep.showCopy(copy));
    const columns = ["author", "debtor", "invoices", "contact", "note", "replaces"].map((id) =>
      copy.columns.findIndex((column) => column.id === id),
    );
    for (const workbook of [scene.workbook, reopened(scene.workbook)]) {
      const sheet = sheetOf(workbook, "Relance - journal (copie)");
      HOSTILE_TEXTS.forEach((text, row) => {
        const shown = columns.map((column) => sheet.cellAt(2 + row, column)?.value ?? "");
        expect(shown).toEqual(columns.map(() => asACellHolds(text)));
      });
      expect(sheet.cellAt(0, 0)?.value).toBe("=1+1");
      expect(formulasIn(workbook)).toEqual([]);
    }
  }, 120_000);
});

describe("Any text in the exported file", () => {
  it.each([",", "."] as const)(
    "stays in its cell, and begins with an apostrophe where a spreadsheet would compute it (decimal « %s »)",
    (mark) => {
      const calls = ENTRIES.filter(({ type }) => type === "call");
      const { data } = Papa.parse<string[]>(formatCsv(calls, "fr", mark).slice(1).trimEnd(), {
        delimiter: mark === "," ? ";" : ",",
        newline: "\r\n",
      });
      const [headers = [], ...rows] = data;
      const note = headers.indexOf("Note");
      expect(rows).toHaveLength(HOSTILE_TEXTS.length);
      rows.forEach((row, index) => {
        expect(row).toHaveLength(headers.length);
        const text = HOSTILE_TEXTS[index]!.replaceAll("\0", "");
        const shown = row[note]!;
        expect([text, `'${text}`]).toContain(shown);
        // As it begins for a program that passes over blanks.
        expect(shown.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
        expect(shown).not.toMatch(/^[\t\r\n]/);
      });
    },
  );
});

describe("Any text in the sheet of the person", () => {
  const headers = ["Client", "Facture", "Échéance", "Solde", "Contact", "Observations"];
  // A cell holds no more; and one that held nothing else would be blank.
  const texts = HOSTILE_TEXTS.map(asACellHolds).filter((text) => text.trim() !== "");
  const rows = texts.map((text): SeedCell[] => [`Client ${text}`, `F ${text}`, "2026-10-01", 10, text, text]);

  it("is read, remembered and written beside, with no formula, and stays as it is", async () => {
    const scene = await open(workbookOf({ Clients: [headers, ...rows] }));
    const { table, lastReading } = scene.ports;
    const before = rows.map((_, row) => [0, 1, 4, 5].map((column) => cell(scene.workbook, row + 1, column)));
    const [candidate] = value(await table.findCandidates());
    const { place, mapping } = candidate!;
    const asOf = day("2026-11-24");
    const ledger = value(await table.read({ place, mapping, defaultCurrency: "EUR", asOf }));
    expect(ledger.receivables.length).toBeGreaterThan(texts.length * 0.9);

    const receivables = ledger.receivables.map(({ key, reference, debtor, open }) => ({
      ...{ key, reference, open },
      ...{ debtorKey: debtor.key, debtorName: debtor.name },
    }));
    const seen = { id: "s", seenOn: day("2026-11-23"), receivables };
    value(await lastReading.write(seen));
    for (const workbook of [scene.workbook, reopened(scene.workbook)])
      expect(value(await (await open(workbook)).ports.lastReading.read())).toEqual(seen);

    const log = ledger.receivables.map(({ key, reference, debtor, open: balance }, index): CallEvent => {
      const text = texts[index % texts.length]!;
      return {
        ...{ type: "call", id: `p-${index}`, loggedAt: "2026-11-23T09:00:00.000Z", author: text },
        ...{ debtorKey: debtor.key, debtorName: debtor.name, calledOn: day("2026-11-23") },
        ...{ outcome: "PTP", untilOn: day("2026-12-01"), person: text, note: text, detail: text },
        covers: [{ key, reference, open: balance }],
      };
    });
    for (const history of [foldCalls(log), emptyCallHistory]) {
      const { assessments } = judgeDesk(ledger, history, asOf, DEFAULT_POLICY);
      value(
        await table.writeColumns({
          ...{ ledger, assessments, asOf, rowsOnly: false },
          ...{ mode: "values", language: "fr" },
        }),
      );
    }
    expect(formulasIn(reopened(scene.workbook))).toEqual([]);
    expect(rows.map((_, row) => [0, 1, 4, 5].map((column) => cell(scene.workbook, row + 1, column)))).toEqual(
      before,
    );
  }, 120_000);

  it("stands as a text in the list of rows to check", async () => {
    const scene = await open(workbookOf({ Clients: [["Client"]] }));
    const lines = texts.map((text, index) => ({ rowNumber: index + 2, cell: text, text }));
    value(await writeIssuesSheet(scene.ports.door, lines, "fr"));
    const workbook = reopened(scene.workbook);
    const sheet = sheetOf(workbook, "Relance - lignes à revoir");
    expect(texts.map((_, row) => sheet.cellAt(row + 1, 2)?.value)).toEqual(texts);
    expect(formulasIn(workbook)).toEqual([]);
  }, 120_000);

  function cell(workbook: Workbook, row: number, column: number): unknown {
    return sheetOf(workbook, "Clients").cellAt(row, column)?.value;
  }
});

describe("Any text in the settings", () => {
  it("comes back as it was, also from a saved file", async () => {
    const scene = await open(workbookOf({ Clients: [["Client"]] }));
    for (const text of HOSTILE_TEXTS) {
      const settings: WorkbookSettings = {
        columnMode: "values",
        callTexts: { ourCompany: text, scripts: { opening: text }, objections: { NO_CASH: text } },
        distinctDebtors: [[text, `${text}.`]],
        policy: {
          ...DEFAULT_POLICY,
          debtors: new Map([[`n:${text}`, { caller: text, bestTime: text, note: text }]]),
        },
      };
      value(await scene.ports.settings.write(settings));
      expect(value(await scene.ports.settings.read())).toEqual(settings);
      expect(
        value(scene.ports.settings.textToPolicy(scene.ports.settings.policyToText(settings.policy))),
      ).toEqual(settings.policy);
    }
    const settings = value(await scene.ports.settings.read());
    const later = await open(reopened(scene.workbook));
    expect(value(await later.ports.settings.read())).toEqual(settings);
  }, 120_000);
});
