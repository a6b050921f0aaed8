import { foldCalls, type CallEvent, type CallLogged } from "../../src/domain/callLog";
import { addDays, localDate } from "../../src/domain/localDate";
import type { Batch, ExcelDoor } from "../../src/excel/runExcel";
import { createCallLog } from "../../src/excel/log/callLogSheet";
import { encodeLogEvent, LOG_HEADERS, sealRows, splitRow } from "../../src/excel/log/logRows";
import { checkRow, findingsOf } from "../../src/excel/log/verifyLog";

interface Timing {
  readonly what: string;
  readonly milliseconds: number;
  readonly ratio?: number;
}

const ROUNDS = 3;
const SHEETS = 4;

/** Five years of a busy desk. */
function entriesOf(count: number): readonly CallLogged[] {
  const first = localDate(2022, 1, 3)!;
  return Array.from({ length: count }, (_, index): CallLogged => {
    const debtor = index % 3_000;
    const calledOn = addDays(first, Math.floor((index * 1_800) / count));
    const open = { amountMinor: 10_000 + ((index * 7_919) % 900_000), currency: "EUR" };
    return {
      type: "call",
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      loggedAt: new Date(calledOn * 86_400_000 + (index % 28_800) * 1_000).toISOString(),
      author: "Claire",
      debtorKey: `c${debtor}`,
      debtorName: `Société Durand & Fils n° ${debtor}`,
      calledOn,
      outcome: index % 3 === 0 ? "NA" : "PTP",
      ...(index % 3 !== 0 && {
        untilOn: addDays(calledOn, 7),
        amount: open,
        means: "TRANSFER" as const,
        person: "Mme Leroy",
        reason: "CASH_TEMP" as const,
        note: "Attend le paiement d’une mairie, rappellera « après 14 h ». Virement annoncé.",
      }),
      covers: [0, 1].map((number) => ({
        key: `c${debtor}|f-${index % 9_000}-${number}`,
        reference: `F-${index % 9_000}-${number}`,
        open,
        dueOn: addDays(calledOn, -30),
      })),
    };
  });
}

/** Sheets that answer at once: what is left is our own work. */
function doorTo(sheets: readonly (readonly (readonly string[])[])[]): ExcelDoor {
  const worksheets = sheets.map((rows, index) => {
    const rangeAt = (row: number, column: number, count: number, width: number) => ({
      isNullObject: false,
      values: rows.slice(row, row + count).map((cells) => cells.slice(column, column + width)),
      load() {
        return this;
      },
    });
    const usedFrom = (rowIndex: number) => ({
      isNullObject: false,
      rowIndex,
      rowCount: rows.length - rowIndex,
      load() {
        return this;
      },
      getIntersectionOrNullObject: (address: string) =>
        rangeAt(Number(/\d+/.exec(address)?.[0]) - 1, LOG_HEADERS.indexOf("hash"), 8, 1),
    });
    return {
      name: `Relance_Log_${index}`,
      getRangeByIndexes: rangeAt,
      getUsedRangeOrNullObject: () => usedFrom(0),
      // Below the header.
      getRange: () => ({ getUsedRangeOrNullObject: () => usedFrom(1) }),
    };
  });
  const context = {
    sync: () => Promise.resolve(),
    workbook: { worksheets: { load: () => undefined, items: worksheets } },
  } as unknown as Excel.RequestContext;
  const run = <Value>(batch: Batch<Value>) => batch(context);
  return { read: run, write: run };
}

/** Opens, reads again and verifies a log of 100 000 entries on four sheets, beside a loop that only parses their JSON. */
export async function timeLog(count = 100_000): Promise<readonly Timing[]> {
  const entries = entriesOf(count);
  const sheets = Array.from({ length: SHEETS }, (_, sheet) => [
    [...LOG_HEADERS],
    ...sealRows(
      entries.filter((__, index) => index % SHEETS === sheet).flatMap((event) => encodeLogEvent(event)),
    ),
  ]) as string[][][];
  const payloads = sheets.flatMap((rows) => rows.slice(1).map((row) => row[LOG_HEADERS.indexOf("details")]!));
  const plain = await fastest(() => payloads.map((payload): unknown => JSON.parse(payload)));

  const timings: Timing[] = [
    { what: `parse the JSON of ${count} entries in a plain loop`, milliseconds: plain },
  ];
  const add = (what: string, milliseconds: number): void => {
    timings.push({ what, milliseconds, ratio: milliseconds / plain });
  };
  const read = async (log: ReturnType<typeof createCallLog>): Promise<readonly CallEvent[]> => {
    const found = await log.read();
    if (!found.ok || found.value.length < count) throw new Error("entries were lost");
    return found.value;
  };
  let events: readonly CallEvent[] = [];
  add(
    "open the log: read, check, merge and order every entry",
    await fastest(async () => {
      events = await read(createCallLog(doorTo(sheets), "mine"));
    }),
  );
  add("fold it into the history of each debtor and invoice", await fastest(() => foldCalls(events)));
  const log = createCallLog(doorTo(sheets), "mine");
  await read(log);
  add("read again when nothing is new", await fastest(() => read(log)));
  const [rows] = sheets;
  const [extra] = sealRows(encodeLogEvent({ ...entries[0]!, id: "new" }), rows!.at(-1)!.at(-1));
  rows!.push([...extra!]);
  const before = process.cpuUsage();
  await read(log);
  add("read again when one entry is new", cpuMillisecondsSince(before));
  add(
    "verify every row (on request, with progress)",
    await fastest(() => {
      for (const [sheet, all] of sheets.entries()) {
        const placed = all
          .slice(1)
          .map((row, index) => ({ sheetName: `${sheet}`, rowNumber: index + 2, ...splitRow(row) }));
        const chain = { sheetName: `Relance_Log_${sheet}`, rows: placed.map(checkRow), head: undefined };
        const findings = findingsOf([chain], []);
        if (findings.length > 0) throw new Error(JSON.stringify(findings[0]));
      }
    }),
  );
  return timings;
}

async function fastest(run: () => unknown): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await run();
    best = Math.min(best, cpuMillisecondsSince(before));
  }
  return best;
}

/** What the processor worked, whoever else kept it busy. */
function cpuMillisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
