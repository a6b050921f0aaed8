import type { LogRowUnreadable, SheetFault } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { err, ok, type Result } from "../../domain/result";
import { columnLetters } from "../a1";
import { estimateBytes, inChunks } from "../chunks";
import { cellText } from "./logRows";
import { EntryReader, layoutOf, type LogLayout } from "./logShards";

/** What has been read of one sheet of the log. */
interface SheetRead {
  readonly layout: LogLayout;
  readonly entries: EntryReader;
  /** Empty rows between the header and the first entry: what stood there was set aside. */
  readonly emptyRowCount: number;
  /** Rows below the header. */
  rowCount: number;
  /** Of the last few of them: whether the sheet only grew since. */
  marks: readonly string[];
  /** Hash of the last sealed row; empty when there is none. */
  lastHash: string;
}

/** A sheet as a batch sees it; its proxies are readable after the `sync` that follows. */
interface Probe {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly marks: Excel.Range | undefined;
}

// More than one: another window may have written over rows, and put them back once more rows stood below.
const MARKS = 8;

const BELOW_HEADER = "2:1048576";

// Enough to find the last seal even when somebody typed below it.
const LAST_ROWS = 50;

/**
 * Reads sheets of the log and remembers what they held, so that the next reading brings only what is new. A sheet that
 * did not simply grow is read anew.
 */
export class LogReader {
  /** Another number whenever something else was read. */
  version = 0;
  private readonly sheets = new Map<string, SheetRead>();

  /** Of the sheets read so far, in the order of their names: not yet de-duplicated, not in order. */
  events(): CallEvent[] {
    return this.inOrder().flatMap(({ entries }) => entries.events);
  }

  unreadable(): readonly LogRowUnreadable[] {
    return this.inOrder().flatMap(({ entries }) => entries.unreadable);
  }

  /** Entries of one sheet, oldest row first. */
  eventsOf(sheetName: string): readonly CallEvent[] {
    return this.sheets.get(sheetName)?.entries.events ?? [];
  }

  /** Where the chain of a sheet goes on; empty when it has not begun. */
  lastHashOf(sheetName: string): string {
    return this.sheets.get(sheetName)?.lastHash ?? "";
  }

  /** 1-based row below everything in the sheet, as last seen. */
  nextRowOf(sheetName: string): number {
    return (this.sheets.get(sheetName)?.rowCount ?? 0) + 2;
  }

  forget(sheetName: string): void {
    if (this.sheets.delete(sheetName)) this.version += 1;
  }

  /** Only these sheets are there now. */
  keepOnly(sheetNames: readonly string[]): void {
    const there = new Set(sheetNames);
    for (const name of [...this.sheets.keys()]) if (!there.has(name)) this.forget(name);
  }

  /** Asks for what `catchUp` needs to know; call before a `sync`. */
  probe(name: string, sheet: Excel.Worksheet): Probe {
    const used = sheet.getRange(BELOW_HEADER).getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
    const known = this.sheets.get(name);
    if (known === undefined || known.rowCount === 0) return { name, sheet, used, marks: undefined };
    const column = columnLetters(known.layout.markColumn + 1);
    const last = known.rowCount + 1;
    const cells = `${column}${last - known.marks.length + 1}:${column}${last}`;
    return { name, sheet, used, marks: used.getIntersectionOrNullObject(cells).load("values") };
  }

  /**
   * Reads what is new in these sheets.
   *
   * Shape:  one `sync` a chunk of rows, all sheets together; none when nothing is new.
   * Errors: `LogTooNew`; nothing is remembered then.
   */
  async catchUp(context: Excel.RequestContext, probes: readonly Probe[]): Promise<Result<void, SheetFault>> {
    const news = probes.map((probe) => this.newRowsOf(probe));
    const rows = news.reduce((sum, { count }) => sum + count, 0);
    if (rows > 0 || news.some(({ probe, read }) => this.sheets.get(probe.name) !== read)) this.version += 1;
    const done = await inChunks(rows, {}, async (chunk) => {
      const blocks = blocksIn(news, chunk.from, chunk.count).map((block) => ({
        ...block,
        ...loadBlock(block),
      }));
      await context.sync();
      let bytes = 0;
      for (const { part, from, values, marks } of blocks) {
        bytes += estimateBytes(values.values);
        const tooNew = takeRows(part.read, from, values.values);
        if (tooNew !== undefined) return err({ type: "LogTooNew", version: tooNew });
        takeMarks(part.read, marks?.values as readonly unknown[][] | undefined);
      }
      return ok(bytes);
    });
    if (!done.ok) {
      for (const { probe } of news) this.sheets.delete(probe.name);
      return done;
    }
    for (const { probe, read } of news) {
      read.entries.endUnfinished();
      this.sheets.set(probe.name, read);
    }
    return ok(undefined);
  }

  private newRowsOf(probe: Probe): NewRows {
    const { name, used, marks } = probe;
    const emptyRowCount = used.isNullObject ? 0 : used.rowIndex - 1;
    const rowCount = used.isNullObject ? 0 : emptyRowCount + used.rowCount;
    const known = this.sheets.get(name);
    const isSame =
      known !== undefined &&
      known.emptyRowCount === emptyRowCount &&
      known.rowCount <= rowCount &&
      (marks === undefined ||
        (!marks.isNullObject &&
          known.marks.every((mark, index) => cellText(marks.values[index]?.[0]) === mark)));
    const read = isSame
      ? known
      : {
          layout: layoutOf(name),
          entries: new EntryReader(name),
          emptyRowCount,
          rowCount: emptyRowCount,
          marks: [],
          lastHash: "",
        };
    return { probe, read, from: read.rowCount, count: rowCount - read.rowCount };
  }

  private inOrder(): readonly SheetRead[] {
    return [...this.sheets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, read]) => read);
  }
}

interface NewRows {
  readonly probe: Probe;
  readonly read: SheetRead;
  /** 0-based below the header. */
  readonly from: number;
  readonly count: number;
}

interface Block {
  readonly part: NewRows;
  readonly from: number;
  readonly count: number;
}

/** The rows of a chunk, as if all new rows stood below one another. */
function blocksIn(news: readonly NewRows[], from: number, count: number): readonly Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const part of news) {
    const first = Math.max(from, start);
    const end = Math.min(from + count, start + part.count);
    if (end > first) blocks.push({ part, from: part.from + first - start, count: end - first });
    start += part.count;
  }
  return blocks;
}

function loadBlock({ part, from, count }: Block): { values: Excel.Range; marks: Excel.Range | undefined } {
  const { sheet } = part.probe;
  const { versionColumn, payloadColumn, markColumn } = part.read.layout;
  const values = sheet
    .getRangeByIndexes(1 + from, versionColumn, count, payloadColumn - versionColumn + 1)
    .load("values");
  const end = part.from + part.count;
  if (from + count < end) return { values, marks: undefined };
  const last = Math.min(LAST_ROWS, part.count);
  const marks = sheet.getRangeByIndexes(1 + end - last, markColumn, last, 1).load("values");
  return { values, marks };
}

/** @returns the version that this Relance is too old for */
function takeRows(read: SheetRead, from: number, rows: readonly (readonly unknown[])[]): number | undefined {
  const { versionColumn, partColumn, payloadColumn } = read.layout;
  for (const [index, row] of rows.entries()) {
    const tooNew = read.entries.add(
      from + index + 2,
      row[0],
      row[partColumn - versionColumn],
      row[payloadColumn - versionColumn],
    );
    if (tooNew !== undefined) return tooNew;
  }
  read.rowCount = from + rows.length;
  return undefined;
}

function takeMarks(read: SheetRead, marks: readonly (readonly unknown[])[] | undefined): void {
  if (marks === undefined) return;
  const texts = marks.map(([mark]) => cellText(mark));
  read.marks = [...read.marks, ...texts].slice(-MARKS);
  read.lastHash = texts.findLast((text) => text !== "") ?? read.lastHash;
}
