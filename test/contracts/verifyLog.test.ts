import fc from "fast-check";
import type { LogFinding, LogUpkeep } from "../../src/application/logUpkeep";
import type { CallLog } from "../../src/application/ports";
import type { CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { sampleLedger } from "../../src/embedded/sampleLedger";
import { OfficeHost } from "../../src/embedded/host/officeHost";
import { readXlsx } from "../../src/embedded/files/readXlsx";
import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import { GENERAL, type CellValue } from "../../src/embedded/workbook/cell";
import type { Sheet } from "../../src/embedded/workbook/sheet";
import {
  deleteRows,
  deleteSheet,
  insertCells,
  insertRows,
  renameSheet,
  sortRange,
} from "../../src/embedded/workbook/structure";
import type { Workbook } from "../../src/embedded/workbook/workbook";
import { createCallLog } from "../../src/excel/log/callLogSheet";
import { encodeEvent } from "../../src/excel/log/logEvents";
import { encodeLogEvent, LOG_HEADERS, sealRows, splitRow, type LogRow } from "../../src/excel/log/logRows";
import { ERASED, hashContent } from "../../src/excel/log/logSeal";
import { createLogUpkeep } from "../../src/excel/log/logUpkeep";
import { openExcelDoor, type ExcelDoor } from "../../src/excel/runExcel";
import { checkRow, findingsOf } from "../../src/excel/log/verifyLog";
import { logWordsOf } from "../../src/text/logWords";
import { everythingDelivered, openOfficeClient, type OfficeClient } from "../support/officeClient";
import { day } from "../support/receivables";
import { sheetOf, workbookOf } from "./excelScene";

/*
 * The log as somebody meets it who has the editor of macros and an hour: what they did, and what Verify says first.
 */

let client: OfficeClient;
beforeAll(async () => {
  client = await openOfficeClient(hostOf(workbookOf({ Clients: [["Client"]] })));
  await everythingDelivered([client]);
});
afterAll(() => client.close());

// Before it accuses anybody, Verify waits and looks again: not here, where nobody writes meanwhile.
const laterFor = globalThis.setTimeout;
beforeEach(() => {
  jest
    .spyOn(globalThis, "setTimeout")
    .mockImplementation(((job: () => void, delay?: number) =>
      laterFor(job, delay === 700 ? 0 : delay)) as typeof setTimeout);
});
afterEach(() => jest.restoreAllMocks());

function hostOf(workbook: Workbook, dataLocale = "fr-FR"): OfficeHost {
  return new OfficeHost(workbook, { uiLanguage: "fr-FR", dataLocale });
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const CLAIRE = "Relance_Log_claire";
const PAUL = "Relance_Log_paul";
const ARCHIVE = "Relance_Old_claire";
const HEAD = "Relance_Head_claire";
const person = { kind: "person" } as const;

const DEBTORS = ["", "Durand", "Martin", "Leroy", "Brunel", "Petit", "Moreau"] as const;

/** Call 3 is to Leroy, on 3 November; it stands in row 4. */
function call(number: number, change: Partial<CallLogged> = {}): CallLogged {
  const debtorName = DEBTORS[number] ?? "Autre";
  return {
    type: "call",
    id: `call-${number}`,
    loggedAt: `2026-11-0${number}T09:00:00.000Z`,
    author: "Claire",
    debtorKey: debtorName.toLowerCase(),
    debtorName,
    calledOn: day("2026-11-02"),
    outcome: "PTP",
    untilOn: day("2026-11-27"),
    amount: { amountMinor: 120_050, currency: "EUR" },
    reason: "CASH_TEMP",
    person: "Mme Leroy",
    note: `Note ${number}`,
    covers: [
      {
        key: `k|f-${number}`,
        reference: `F-${number}`,
        open: { amountMinor: 120_050, currency: "EUR" },
        dueOn: day("2026-10-01"),
      },
    ],
    ...change,
  };
}

const ERASURE = { id: "erasure", loggedAt: "2026-11-20T09:00:00.000Z", author: "Claire" } as const;

interface Written {
  readonly workbook: Workbook;
  readonly log: Sheet;
  readonly claire: CallLog;
  readonly upkeep: LogUpkeep;
}

/** Claire's sheet: calls 1 to 5 in rows 2 to 6, call 6 in rows 7 to 9. Paul's: two calls. */
async function written(): Promise<Written> {
  const workbook = workbookOf({ Clients: [["Client"]] });
  const { claire, upkeep } = open(workbook);
  for (const number of [1, 2, 3, 4, 5]) value(await claire.append([call(number)]));
  value(await claire.append([call(6, { note: "x".repeat(70_000) })]));
  const paul = createCallLog(door(), "paul");
  value(await paul.append([call(7, { author: "Paul" }), call(8, { author: "Paul" })]));
  return { workbook, log: sheetOf(workbook, CLAIRE), claire, upkeep };
}

const door = () => openExcelDoor(() => client.Excel);

/** Opened by somebody who knows nothing beforehand. */
function open(workbook: Workbook, locale?: string): { claire: CallLog; upkeep: LogUpkeep } {
  client.moveTo(hostOf(workbook, locale));
  const claire = createCallLog(door(), "claire");
  return { claire, upkeep: createLogUpkeep(door(), claire) };
}

type Said = readonly [type: LogFinding["type"], sheetName: string, rowNumber?: number, debtor?: string];

async function findings(workbook: Workbook): Promise<readonly Said[]> {
  const verdict = value(await open(workbook).upkeep.verify());
  return verdict.findings.map((finding) => [
    finding.type,
    finding.sheetName,
    ...("rowNumber" in finding
      ? ([finding.rowNumber, ...(finding.entry.debtor === "" ? [] : [finding.entry.debtor])] as const)
      : []),
  ]) as unknown as readonly Said[];
}

const at = (header: (typeof LOG_HEADERS)[number]): number => LOG_HEADERS.indexOf(header);

function type(sheet: Sheet, rowNumber: number, column: number, text: CellValue): void {
  sheet.setCell(rowNumber - 1, column, { value: text, format: GENERAL });
}

function textOf(sheet: Sheet, rowNumber: number, header: (typeof LOG_HEADERS)[number]): string {
  return String(sheet.cellAt(rowNumber - 1, at(header))?.value ?? "");
}

function rowOf(sheet: Sheet, rowNumber: number): readonly string[] {
  return LOG_HEADERS.map((header) => textOf(sheet, rowNumber, header));
}

function writeRow(sheet: Sheet, rowNumber: number, cells: readonly string[]): void {
  cells.forEach((cell, column) =>
    cell === "" ? sheet.setCell(rowNumber - 1, column, undefined) : type(sheet, rowNumber, column, cell),
  );
}

function clear(sheet: Sheet, rowNumber: number): void {
  writeRow(sheet, rowNumber, Array<string>(LOG_HEADERS.length).fill(""));
}

function remove(workbook: Workbook, sheet: Sheet, rowNumber: number, count = 1): void {
  deleteRows(workbook, sheet, rowNumber - 1, count, person);
}

function insertBefore(workbook: Workbook, sheet: Sheet, rowNumber: number, cells: readonly string[]): void {
  insertRows(workbook, sheet, rowNumber - 1, 1, person);
  writeRow(sheet, rowNumber, cells);
}

function copySheet(workbook: Workbook, sheet: Sheet, name: string): Sheet {
  const copy = workbook.addSheet(name);
  sheet.eachRow((row, cells) => cells.forEach((cell, column) => copy.setCell(row, column, cell)));
  return copy;
}

/** A row that fits below `previousHash`, made by somebody who worked out how. */
function sealed(previousHash: string, event = call(9)): readonly string[] {
  return sealRows(encodeLogEvent(event), previousHash)[0] ?? [];
}

function setHead(workbook: Workbook, hash: string): void {
  workbook.settings.set(HEAD, JSON.stringify(hash));
}

type Change = (written: Written) => unknown;

describe("Verify, after one cell was altered,", () => {
  const rows = [
    [2, "Durand"],
    [4, "Leroy"],
    [6, "Petit"],
    [7, "Moreau"],
    [8, "Moreau"],
    [9, "Moreau"],
  ] as const;

  it.each(LOG_HEADERS)(
    "names the row, whichever it is: %s",
    async (header) => {
      const { workbook, log } = await written();
      for (const [row, debtor] of rows) {
        const before = rowOf(log, row);
        for (const forged of [`${before[at(header)] ?? ""}0`, ""]) {
          if (forged === before[at(header)]) continue;
          type(log, row, at(header), forged);
          // What stands there names the entry: where that is what was altered, it says what was altered.
          const isLost = header === "debtor" || (header === "id" && row > 7);
          const said = await findings(workbook);
          expect([header, forged, said[0]?.slice(0, 3)]).toEqual([
            header,
            forged,
            ["RowAltered", CLAIRE, row],
          ]);
          expect(said).toHaveLength(1);
          if (!isLost) expect(said[0]?.[3]).toBe(debtor);
          writeRow(log, row, before);
        }
      }
      expect(await findings(workbook)).toEqual([]);
    },
    60_000,
  );
});

const ATTACKS: readonly (readonly [what: string, change: Change, first: Said, others?: number])[] = [
  ["a row was cleared", ({ log }) => clear(log, 4), ["RowsMissingBefore", CLAIRE, 5, "Brunel"]],
  [
    "a row was deleted",
    ({ workbook, log }) => remove(workbook, log, 4),
    ["RowsMissingBefore", CLAIRE, 4, "Brunel"],
  ],
  [
    "the first row was deleted",
    ({ workbook, log }) => remove(workbook, log, 2),
    ["RowsMissingBefore", CLAIRE, 2, "Martin"],
  ],
  [
    "the header was deleted, so that the first entry takes its place",
    ({ workbook, log }) => remove(workbook, log, 1),
    ["RowsMissingBefore", CLAIRE, 2, "Martin"],
  ],
  [
    "a row was put in above the header",
    ({ workbook, log }) => insertRows(workbook, log, 0, 1, person),
    ["RowInserted", CLAIRE, 2, "debtor"],
  ],
  [
    "a cell was put in, moving the others",
    ({ workbook, log }) =>
      insertCells(workbook, log, { top: 3, left: 3, bottom: 3, right: 3 }, "right", person),
    ["RowInserted", CLAIRE, 4],
    1,
  ],
  [
    "two neighbours were swapped",
    ({ log }) => {
      const [one, other] = [rowOf(log, 3), rowOf(log, 4)];
      writeRow(log, 3, other);
      writeRow(log, 4, one);
    },
    ["RowMoved", CLAIRE, 3, "Leroy"],
  ],
  [
    "two distant rows were swapped",
    ({ log }) => {
      const [one, other] = [rowOf(log, 2), rowOf(log, 6)];
      writeRow(log, 2, other);
      writeRow(log, 6, one);
    },
    ["RowMoved", CLAIRE, 2, "Petit"],
    1,
  ],
  [
    "the last entry was moved to the top",
    ({ workbook, log }) => {
      const last = rowOf(log, 6);
      remove(workbook, log, 6);
      insertBefore(workbook, log, 2, last);
    },
    ["RowMoved", CLAIRE, 2, "Petit"],
  ],
  [
    "the sheet was sorted by another column",
    ({ workbook, log }) =>
      sortRange(
        workbook,
        log,
        { top: 1, left: 0, bottom: 8, right: LOG_HEADERS.length - 1 },
        at("debtor"),
        "ascending",
        person,
      ),
    ["RowMoved", CLAIRE, 2, "Brunel"],
    2,
  ],
  [
    "a row was doubled below itself",
    ({ workbook, log }) => insertBefore(workbook, log, 5, rowOf(log, 4)),
    ["RowInserted", CLAIRE, 5, "Leroy"],
  ],
  [
    "a row was doubled far above itself",
    ({ workbook, log }) => insertBefore(workbook, log, 3, rowOf(log, 6)),
    ["RowInserted", CLAIRE, 3, "Petit"],
  ],
  [
    "a row was doubled at the end",
    ({ log }) => writeRow(log, 10, rowOf(log, 4)),
    ["RowInserted", CLAIRE, 10, "Leroy"],
  ],
  [
    "a row was added by hand, with no seal",
    ({ log }) => {
      type(log, 10, at("debtor"), "Durand");
      type(log, 10, at("note"), "Il avait promis");
    },
    ["RowInserted", CLAIRE, 10, "Durand"],
  ],
  [
    "a row was added with the salt and the hashes of another",
    ({ log }) => {
      writeRow(log, 10, rowOf(log, 4));
      type(log, 10, at("id"), "call-9");
      type(log, 10, at("note"), "Il avait promis");
    },
    ["RowInserted", CLAIRE, 10, "Leroy"],
  ],
  [
    "a row was put in between with the hash of the one before, sealed with care",
    ({ workbook, log }) => insertBefore(workbook, log, 5, sealed(textOf(log, 4, "hash"))),
    ["RowInserted", CLAIRE, 5, "Autre"],
  ],
  [
    "a row was put in between that says it begins the log",
    ({ workbook, log }) => insertBefore(workbook, log, 5, sealed("start")),
    ["RowInserted", CLAIRE, 5, "Autre"],
  ],
  [
    "a row was put in above all others that says it begins the log",
    ({ workbook, log }) => insertBefore(workbook, log, 2, sealed("start")),
    ["RowInserted", CLAIRE, 2, "Autre"],
  ],
  [
    "a row of a colleague's sheet was put in between",
    ({ workbook, log }) => insertBefore(workbook, log, 5, rowOf(sheetOf(workbook, PAUL), 2)),
    ["RowInserted", CLAIRE, 5, "Autre"],
  ],
  [
    "two rows of a colleague's sheet were put in between",
    ({ workbook, log }) => {
      insertBefore(workbook, log, 5, rowOf(sheetOf(workbook, PAUL), 3));
      insertBefore(workbook, log, 5, rowOf(sheetOf(workbook, PAUL), 2));
    },
    ["RowInserted", CLAIRE, 5, "Autre"],
    1,
  ],
  [
    "a row was added at the end, sealed with care",
    ({ log }) => writeRow(log, 10, sealed(textOf(log, 9, "hash"))),
    ["RowsNotNoted", CLAIRE, 10, "Autre"],
  ],
  [
    "a row was written anew with a hash of its own, and the next one made to follow it",
    ({ log }) => {
      const [forged] = [sealed(textOf(log, 3, "hash"), call(3, { note: "Rien" }))];
      writeRow(log, 4, forged);
      type(log, 5, at("previous hash"), textOf(log, 4, "hash"));
    },
    ["RowInserted", CLAIRE, 4, "Leroy"],
    1,
  ],
  [
    "a row was made to follow another one than it did",
    ({ log }) => type(log, 6, at("previous hash"), textOf(log, 2, "hash")),
    ["RowAltered", CLAIRE, 6, "Petit"],
  ],
  [
    "rows were sealed anew from one on to the end",
    ({ log }) => {
      const events = [3, 4, 5].map((number) => call(number, { note: number === 3 ? "Rien" : "" }));
      const rows = events
        .flatMap((event) => encodeLogEvent(event))
        .concat([7, 8, 9].map((row) => rowOf(log, row).slice(0, at("salt"))));
      sealRows(rows, textOf(log, 3, "hash")).forEach((row, index) => writeRow(log, 4 + index, row));
    },
    ["EndMissing", CLAIRE, 9, "Moreau"],
  ],
  [
    "rows were cut off the end",
    ({ workbook, log }) => remove(workbook, log, 6, 4),
    ["EndMissing", CLAIRE, 5, "Brunel"],
  ],
  ["every row was deleted", ({ workbook, log }) => remove(workbook, log, 2, 8), ["EndMissing", CLAIRE, 1]],
  [
    "everything was cleared",
    ({ log }) => {
      for (let row = 1; row <= 9; row += 1) clear(log, row);
    },
    ["EndMissing", CLAIRE, 1],
  ],
  [
    "a part of an entry was deleted",
    ({ workbook, log }) => remove(workbook, log, 8),
    ["RowsMissingBefore", CLAIRE, 8, "Moreau"],
  ],
  [
    "the sheet was deleted",
    ({ workbook, log }) => deleteSheet(workbook, log, person),
    ["SheetMissing", CLAIRE],
  ],
  [
    "the sheet was renamed",
    ({ workbook, log }) => renameSheet(workbook, log, "Vieilleries", person),
    ["SheetMissing", CLAIRE],
  ],
  [
    "the sheet was renamed to look like another one of the log",
    ({ workbook, log }) => renameSheet(workbook, log, "Relance_Log_x", person),
    ["SheetMissing", CLAIRE],
  ],
  [
    "the sheet was renamed in capitals",
    ({ workbook, log }) => renameSheet(workbook, log, "RELANCE_LOG_CLAIRE", person),
    ["SheetMissing", CLAIRE],
  ],
  [
    "the sheet was copied within the workbook",
    ({ workbook, log }) => copySheet(workbook, log, `${CLAIRE} (2)`),
    ["SheetCopied", `${CLAIRE} (2)`],
  ],
  [
    "the sheet was copied, and a row of the copy altered",
    ({ workbook, log }) => type(copySheet(workbook, log, `${CLAIRE} (2)`), 4, at("note"), "Rien"),
    ["SheetCopied", `${CLAIRE} (2)`],
    1,
  ],
  [
    "the note of the end was altered",
    ({ workbook }) => setHead(workbook, "0".repeat(64)),
    ["EndMissing", CLAIRE, 9, "Moreau"],
  ],
  [
    "the note of the end was set back",
    ({ workbook, log }) => setHead(workbook, textOf(log, 5, "hash")),
    ["RowsNotNoted", CLAIRE, 6, "Petit"],
  ],
  [
    "rows were cut off the end, and the owner logs on",
    async ({ workbook, log }) => {
      remove(workbook, log, 6, 4);
      value(await open(workbook).claire.append([call(9)]));
    },
    ["RowsMissingBefore", CLAIRE, 6, "Autre"],
  ],
  [
    "the last row was altered in its hash, and the owner logs on",
    async ({ workbook, log }) => {
      type(log, 9, at("hash"), "0".repeat(64));
      value(await open(workbook).claire.append([call(9)]));
    },
    ["RowAltered", CLAIRE, 9, "Moreau"],
  ],
  [
    "a row was added by hand with a hash made up, and the owner logs on",
    async ({ workbook, log }) => {
      writeRow(log, 10, [...rowOf(log, 4).slice(0, -1), "0".repeat(64)]);
      value(await open(workbook).claire.append([call(9)]));
    },
    ["RowInserted", CLAIRE, 10, "Leroy"],
  ],
  [
    "every row was deleted, and the owner logs on",
    async ({ workbook, log }) => {
      remove(workbook, log, 2, 8);
      value(await open(workbook).claire.append([call(9)]));
    },
    ["RowsMissingBefore", CLAIRE, 2, "Autre"],
  ],
  [
    "the sheet was deleted, and the owner logs on",
    async ({ workbook, log }) => {
      deleteSheet(workbook, log, person);
      value(await open(workbook).claire.append([call(9)]));
    },
    ["RowsMissingBefore", CLAIRE, 2, "Autre"],
  ],
  [
    "rows were cut off the end, and an entry that had arrived is delivered again",
    async ({ workbook, log }) => {
      remove(workbook, log, 6, 4);
      value(await open(workbook).claire.append([call(1)]));
    },
    ["EndMissing", CLAIRE, 5, "Brunel"],
  ],
  [
    "a row was altered and its salt marked as erased",
    ({ log }) => {
      type(log, 4, at("outcome"), "NOC");
      type(log, 4, at("salt"), ERASED);
    },
    ["RowAltered", CLAIRE, 4, "Leroy"],
  ],
  ...(
    [
      "by hand",
      "sealed with care at the end",
      "sealed with care in between",
      "in the sheet of the first layout",
    ] as const
  ).map(
    (how) =>
      [
        `a row was altered as if erased, and its erasure logged ${how}`,
        ({ workbook, log }: Written) => {
          type(log, 4, at("outcome"), "NOC");
          type(log, 4, at("salt"), ERASED);
          const contentHash = hashContent("", rowOf(log, 4).slice(0, at("salt")));
          const redacts = [{ id: "call-3", contentHashes: [contentHash] }];
          const erasure = { type: "redaction", ...ERASURE, scope: "words", redacts } as const;
          const previous = textOf(log, how.endsWith("end") ? 9 : 5, "hash");
          const [row = []] = sealRows(encodeLogEvent(erasure), previous);
          if (how === "by hand") writeRow(log, 10, row.slice(0, at("salt")));
          else if (how.endsWith("end")) writeRow(log, 10, row);
          else if (how.endsWith("between")) insertBefore(workbook, log, 6, row);
          else {
            const first = workbook.addSheet("Relance_Log");
            const payload = encodeEvent(erasure);
            writeRow(first, 1, ["id"]);
            writeRow(first, 2, ["erasure", "1", "1/1", ...Array<string>(11).fill(""), payload]);
          }
        },
        ["RowAltered", CLAIRE, 4, "Leroy"],
        how.startsWith("in the") ? 0 : 1,
      ] as const,
  ),
  [
    "an erased row was altered under the pretext",
    async ({ upkeep, log }) => {
      value(await upkeep.erase({ ...ERASURE, scope: "words", ids: ["call-3"] }));
      type(log, 4, at("amount"), "1");
    },
    ["RowAltered", CLAIRE, 4, "Leroy"],
  ],
  [
    "an erased row was put back as it was",
    async ({ upkeep, log }) => {
      const before = rowOf(log, 4);
      value(await upkeep.erase({ ...ERASURE, scope: "words", ids: ["call-3"] }));
      writeRow(log, 4, before);
    },
    ["ErasureUnfinished", CLAIRE, 4, "Leroy"],
  ],
  [
    "the log of an erasure was deleted",
    async ({ workbook, upkeep, log }) => {
      value(await upkeep.erase({ ...ERASURE, scope: "words", ids: ["call-3"] }));
      remove(workbook, log, 10);
    },
    ["RowAltered", CLAIRE, 4, "Leroy"],
    1,
  ],
  [
    "the sheet of what was set aside was deleted",
    async (all) => deleteSheet(all.workbook, await archive(all), person),
    ["RowsMissingBefore", CLAIRE, 4, "Leroy"],
  ],
  [
    "the sheet of what was set aside was deleted, and nothing else is left",
    async (all) => {
      deleteSheet(all.workbook, await archive(all, "2027-01-01T00:00:00.000Z"), person);
      for (const row of [7, 8, 9]) clear(all.log, row);
    },
    ["EndMissing", CLAIRE, 1],
  ],
  [
    "a row that was set aside was altered",
    async (all) => type(await archive(all), 3, at("note"), "Rien"),
    ["RowAltered", ARCHIVE, 3, "Martin"],
  ],
  [
    "rows were cut off what was set aside",
    async (all) => remove(all.workbook, await archive(all), 3),
    ["RowsMissingBefore", CLAIRE, 4, "Leroy"],
  ],
  [
    "a row that was set aside was put back in another place",
    async (all) => writeRow(all.log, 10, rowOf(await archive(all), 3)),
    ["RowInserted", CLAIRE, 10, "Martin"],
  ],
  [
    "a row was put in with the hash of one that was set aside",
    async (all) => {
      const forged = [...rowOf(await archive(all), 3)];
      forged[at("note")] = "Il avait promis";
      forged[at("id")] = "call-9";
      insertBefore(all.workbook, all.log, 2, forged);
    },
    ["RowInserted", CLAIRE, 2, "Martin"],
  ],
];

/** What was logged before 3 November stands in its archive now. */
async function archive({ workbook }: Written, before = "2026-11-03T00:00:00.000Z"): Promise<Sheet> {
  value(await open(workbook).upkeep.archive(before, () => false));
  return sheetOf(workbook, ARCHIVE);
}

describe("Verify names the first row that is not as it was written, when", () => {
  const attacks = ATTACKS.map(([what, change, first, others = 0]) => ({ what, change, first, others }));
  it.each(attacks)("$what", async ({ change, first, others }) => {
    const all = await written();
    await change(all);
    const [said, ...rest] = await findings(all.workbook);
    expect(said).toEqual(first);
    expect(rest).toHaveLength(others);
  });
});

const HARMLESS: readonly (readonly [what: string, change: Change])[] = [
  ["nothing was done", () => undefined],
  ["a blank row was put in between", ({ workbook, log }) => insertRows(workbook, log, 4, 1, person)],
  [
    "only its looks were changed, and the sheet unhidden",
    ({ log }) => {
      log.visibility = "Visible";
      log.columnWidths.set(2, 300);
      log.hiddenRows.add(4);
      log.eachRow((row, cells) =>
        cells.forEach((cell, column) =>
          log.setCell(row, column, cell && { ...cell, format: { numberFormat: "0.00", bold: true } }),
        ),
      );
    },
  ],
  [
    "amounts and days were converted from text to numbers",
    ({ log }) => {
      for (const header of ["amount", "days late", "version"] as const)
        type(log, 4, at(header), Number(textOf(log, 4, header)));
    },
  ],
  [
    "another Excel changed line ends, and blanks and apostrophes at the edges",
    async ({ workbook, claire, log }) => {
      value(await claire.append([call(9, { note: "' un\ndeux ", person: "'' x" })]));
      type(log, 10, at("note"), "un\r\ndeux");
      type(log, 10, at("contact"), "' x");
      expect(workbook.sheets).toHaveLength(3);
    },
  ],
  [
    "setting aside was repeated",
    async (all) => (await archive(all), archive(all, "2026-11-05T00:00:00.000Z")),
  ],
  [
    "everything was set aside, and the owner logs on",
    async (all) => {
      await archive(all, "2027-01-01T00:00:00.000Z");
      value(await open(all.workbook).claire.append([call(9)]));
    },
  ],
  [
    "everything was set aside, what was noted was lost, and the owner logs on",
    async (all) => {
      await archive(all, "2027-01-01T00:00:00.000Z");
      all.workbook.settings.clear();
      value(await open(all.workbook).claire.append([call(9)]));
    },
  ],
  [
    "a save was cut short before its end was noted, and the owner logs on",
    async ({ workbook, log }) => {
      setHead(workbook, textOf(log, 6, "hash"));
      value(await open(workbook).claire.append([call(9)]));
    },
  ],
  [
    "a save was cut short before its end was noted, and what arrived is delivered again",
    async ({ workbook, log }) => {
      setHead(workbook, textOf(log, 6, "hash"));
      value(await open(workbook).claire.append([call(6)]));
    },
  ],
  [
    "« undo » took an entry back, and the pane wrote it again",
    async ({ claire, log }) => {
      for (const row of [7, 8, 9]) clear(log, row);
      expect(value(await claire.read())).toHaveLength(8);
    },
  ],
  [
    "« undo » took entries back, and the owner logs on",
    async ({ claire, log }) => {
      for (const row of [6, 7, 8, 9]) clear(log, row);
      value(await claire.append([call(9)]));
      expect(value(await claire.read())).toHaveLength(9);
    },
  ],
  [
    "words were erased, then the erasure's own reason, then all was set aside",
    async (all) => {
      const { upkeep } = open(all.workbook);
      value(
        await upkeep.erase({
          ...ERASURE,
          because: "Mme Leroy",
          scope: "words",
          ids: ["call-3", "call-6", "call-7"],
        }),
      );
      value(await upkeep.erase({ ...ERASURE, id: "erasure-2", scope: "debtor", ids: ["erasure", "call-3"] }));
      await archive(all, "2027-01-01T00:00:00.000Z");
    },
  ],
  [
    "the workbook was copied, and both copies go on",
    async ({ workbook, claire }) => {
      const copy = value(readXlsx(writeXlsx(workbook)));
      value(await claire.append([call(9)]));
      value(await open(copy).claire.append([call(9, { note: "Dans la copie" })]));
      expect(await findings(copy)).toEqual([]);
    },
  ],
];

describe("Verify accuses nobody when", () => {
  it.each(HARMLESS)("%s", async (_, change) => {
    const all = await written();
    await change(all);
    expect(await findings(all.workbook)).toEqual([]);
    // Nor in the Excel of another country, from the saved file.
    const reopened = value(readXlsx(writeXlsx(all.workbook)));
    expect(value(await open(reopened, "en-US").upkeep.verify()).findings).toEqual([]);
  });

  it("a colleague logs between the reading of the rows and that of their ends", async () => {
    const { workbook, claire } = await written();
    let syncs = 0;
    // Names, sizes, the rows of two sheets; then what was noted.
    const interrupted: ExcelDoor = {
      ...door(),
      read: (batch) =>
        door().read((context) => {
          const sync = context.sync.bind(context);
          context.sync = async (given) => {
            if ((syncs += 1) === 5) value(await claire.append([call(9)]));
            return sync(given);
          };
          return batch(context);
        }),
    };
    expect(value(await createLogUpkeep(interrupted, claire).verify()).findings).toEqual([]);
    expect(syncs).toBeGreaterThan(5);
    expect(await findings(workbook)).toEqual([]);
  });
});

describe("Verify says what it cannot tell:", () => {
  it("how many rows of the first layout there are", async () => {
    const { workbook } = await written();
    const first = workbook.addSheet("Relance_Log");
    writeRow(first, 1, ["id"]);
    writeRow(first, 2, ["x", "1", "1/1"]);
    expect(value(await open(workbook).upkeep.verify())).toMatchObject({ unsealedCount: 1, findings: [] });
  });

  it("whose end was noted nowhere, so that rows cut off it would not be missed", async () => {
    const { workbook, log } = await written();
    workbook.settings.delete(HEAD);
    remove(workbook, log, 6, 4);
    expect(value(await open(workbook).upkeep.verify())).toMatchObject({
      endsNotNoted: [CLAIRE],
      findings: [],
    });
    value(await open(workbook).claire.append([call(9)]));
    expect(value(await open(workbook).upkeep.verify())).toMatchObject({ endsNotNoted: [], findings: [] });
  });

  it("how many entries were erased: what they say since is what whoever erased them left", async () => {
    const { upkeep } = await written();
    expect(value(await upkeep.verify()).erasedCount).toBe(0);
    value(await upkeep.erase({ ...ERASURE, scope: "words", ids: ["call-3", "call-6"] }));
    expect(value(await upkeep.verify()).erasedCount).toBe(2);
  });
});

describe("Verify, always", () => {
  const note = fc.constantFrom("", "Rien", "'quoted", " x ", "a\nb", "=1+1", "x".repeat(31_000));
  const logs = fc
    .array(note, { minLength: 1, maxLength: 6 })
    .map((notes) => notes.map((text, index) => call(index + 1, { note: text, person: text })));

  /** What stands below the header, of one sheet of which the first rows were set aside. */
  function findingsIn(rows: readonly LogRow[], head: string, setAside: number): readonly LogFinding[] {
    const placed = rows.flatMap((cells, index) =>
      cells.every((cell) => cell === "")
        ? []
        : [
            checkRow({
              ...splitRow(cells),
              sheetName: index < setAside ? ARCHIVE : CLAIRE,
              rowNumber: index + 2,
            }),
          ],
    );
    return findingsOf([{ sheetName: CLAIRE, rows: placed, head }], []);
  }

  const changes = fc.oneof(
    fc.record({
      type: fc.constantFrom("cell" as const, "cellOfAnother" as const),
      column: fc.nat({ max: LOG_HEADERS.length - 1 }),
    }),
    fc.record({
      type: fc.constantFrom("delete" as const, "clear" as const, "swap" as const, "move" as const),
    }),
    fc.record({ type: fc.constantFrom("double" as const, "insert" as const, "insertSealed" as const) }),
  );

  it("finds any one change of any log, and names a row no later than the first it changed", () => {
    fc.assert(
      fc.property(logs, changes, fc.nat(), fc.nat(), fc.nat({ max: 3 }), (events, change, one, two, old) => {
        const rows = sealRows(events.flatMap((event) => encodeLogEvent(event)));
        const [at, other] = [one % rows.length, two % rows.length];
        const setAside = Math.min(old, rows.length);
        const head = rows.at(-1)?.at(-1) ?? "";
        expect(findingsIn(rows, head, setAside)).toEqual([]);
        const [row, otherRow] = [rows[at]!, rows[other]!];
        const changed = [...rows];
        // The row that a gap is seen at is the one below it.
        let limit = at;
        if (change.type === "cell" || change.type === "cellOfAnother") {
          const cell = change.type === "cell" ? `${row[change.column]}0` : otherRow[change.column]!;
          changed[at] = row.with(change.column, cell);
          fc.pre(cell.trim() !== row[change.column]!.trim());
        } else if (change.type === "delete") changed.splice(at, 1);
        else if (change.type === "clear") {
          changed[at] = row.map(() => "");
          limit = at + 1;
        } else if (change.type === "swap" || change.type === "move") {
          fc.pre(at !== other);
          if (change.type === "swap") {
            limit = Math.min(at, other);
            [changed[at], changed[other]] = [otherRow, row];
          } else {
            // It is the row itself that is named, where it stands now.
            limit = Math.max(at, other);
            changed.splice(other, 0, ...changed.splice(at, 1));
          }
        } else if (change.type === "double") {
          // A row set aside that the sheet still begins with is a setting aside that was cut short.
          fc.pre(at >= setAside);
          changed.splice((limit = Math.max(at + 1, other)), 0, row);
        } else {
          const previous = change.type === "insert" ? "0".repeat(64) : (row.at(-1) ?? "");
          changed.splice((limit = at + 1), 0, sealed(previous));
        }
        const found = findingsIn(changed, head, setAside);
        const firstRow = Math.min(...found.map((each) => ("rowNumber" in each ? each.rowNumber : 0)));
        expect(found).not.toEqual([]);
        expect(firstRow).toBeLessThanOrEqual(limit + 2);
        // One altered row accuses no other.
        if ("column" in change) expect(found).toMatchObject([{ type: "RowAltered", rowNumber: at + 2 }]);
      }),
      { numRuns: 600 },
    );
  });

  const step = fc.oneof(
    fc.record({
      type: fc.constant("log" as const),
      who: fc.nat({ max: 1 }),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ type: fc.constant("reopen" as const) }),
    fc.record({ type: fc.constant("copy" as const) }),
    fc.record({
      type: fc.constant("erase" as const),
      which: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 3 }),
      scope: fc.constantFrom("words" as const, "debtor" as const),
    }),
    fc.record({ type: fc.constant("archive" as const), hour: fc.nat({ max: 24 }) }),
  );

  it("accuses nobody of what Relance does itself: log, erase, set aside, two people, copies of the workbook", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        let workbook = workbookOf({ Clients: [["Client"]] });
        let logged = 0;
        const instant = (hour: number): string =>
          `2026-11-05T${String(hour % 24).padStart(2, "0")}:00:00.000Z`;
        const openBoth = () => {
          const opened = open(workbook);
          return { people: [opened.claire, createCallLog(door(), "paul")], upkeep: opened.upkeep };
        };
        let { people, upkeep } = openBoth();
        const reopen = (): void => {
          ({ people, upkeep } = openBoth());
        };
        for (const one of steps) {
          if (one.type === "log") {
            const calls = Array.from({ length: one.count }, () => {
              const long = logged % 3 === 2 ? { note: "Leroy ".repeat(6_000) } : {};
              return call(1, { id: `id-${logged}`, loggedAt: instant(logged++), ...long });
            });
            value(await people[one.who]!.append(calls));
          } else if (one.type === "erase") {
            const ids = one.which.map((number) => `id-${number}`);
            const erasure = { id: `id-${logged}`, loggedAt: instant(logged++), author: "Claire" };
            value(await upkeep.erase({ ...erasure, ids, scope: one.scope }));
          } else if (one.type === "archive") {
            // Later than anything logged in this session: what it has just logged, it would write again.
            reopen();
            value(await upkeep.archive(instant(one.hour), () => false));
            reopen();
          } else {
            if (one.type === "copy") workbook = value(readXlsx(writeXlsx(workbook)));
            reopen();
          }
        }
        const verdict = value(await open(workbook).upkeep.verify());
        expect({ findings: verdict.findings, ends: verdict.endsNotNoted }).toEqual({
          findings: [],
          ends: [],
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe("The sample", () => {
  it("has a log whose end is noted, as if Relance had written it", async () => {
    const verdict = value(await open(sampleLedger(day("2026-11-24"))).upkeep.verify());
    expect(verdict).toMatchObject({ entryCount: 11, findings: [], endsNotNoted: [] });
  });
});

describe("The words of Verify", () => {
  it("name sheet, row, customer and day, in both languages", async () => {
    const { workbook, log } = await written();
    type(log, 4, at("note"), "Rien");
    const [finding] = value(await open(workbook).upkeep.verify()).findings;
    if (finding?.type !== "RowAltered") throw new Error("not altered");
    expect(logWordsOf("fr").verify.findings.RowAltered(finding)).toBe(
      `Leroy, 03/11/2026, par Claire (${CLAIRE}, ligne 4)\u00a0: modifiée après avoir été écrite.`,
    );
    expect(logWordsOf("en").verify.findings.RowAltered(finding)).toBe(
      `Leroy, 3 Nov 2026, by Claire (${CLAIRE}, row 4): altered after it was written.`,
    );
  });
});
