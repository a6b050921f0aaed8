import type {
  Field,
  Ledger,
  LedgerCandidate,
  ReadRequest,
  ReceivablesTable,
  SettingsStore,
  SheetFault,
} from "../application/ports";
import { err, ok, type Result } from "../domain/result";
import { decodeLedger } from "./reader/decodeLedger";
import { estimateBytes, inChunks } from "./chunks";
import { rankLedgers, findLedgers, type SheetTop } from "./reader/findLedgers";
import { probeKnownSheet } from "./knownSheet";
import { locateLedger, type LocatedLedger } from "./reader/locateLedger";
import { columnsOf, mappedIndexes } from "./reader/mappedColumns";
import { probeOwnColumns } from "./columns/ownColumns";
import { isOwnSheet } from "./ownSheets";
import { columnModeOf, removeOwnColumns } from "./columns/removeColumns";
import type { ExcelDoor } from "./runExcel";
import { shows1904 } from "./shownDateSystem";
import { writeColumns } from "./columns/writeColumns";

// Enough to see a header in its first 30 rows, and what a hundred rows below it look like.
const TOP_ROWS = 130;
const TOP_COLUMNS = 120;
const FORMAT_ROWS = 50;

/** The user's own sheet, through Office.js. */
export function createReceivablesTable(door: ExcelDoor, settings: SettingsStore): ReceivablesTable {
  return {
    async findCandidates() {
      const remembered = await settings.read();
      const ledger = remembered.ok ? remembered.value.ledger : undefined;
      const tops = await door.read(readSheetTops);
      if (!tops.ok) return tops;
      const candidates = rankLedgers(tops.value.sheets.flatMap((sheet) => findLedgers(sheet, ledger)));
      const filled = candidates.filter(({ place }) => place.rowCount > 0);
      if (filled.length > 0) return ok<readonly LedgerCandidate[]>(filled);
      const { sheetNames } = tops.value;
      const [empty] = candidates.length > 0 ? candidates.map(({ place }) => place.sheetName) : sheetNames;
      return err(
        candidates.length > 0 || tops.value.sheets.length === 0
          ? { type: "SheetEmpty", sheetName: empty ?? "" }
          : { type: "NoReceivablesFound", sheetNames },
      );
    },

    read: (request) =>
      door.read(
        async (context) => {
          const located = await locateLedger(context, request.place, request.mapping);
          if (!located.ok) return located;
          return readLedger(context, located.value, request);
        },
        { sheetName: request.place.sheetName },
      ),

    writeColumns: (request) => writeColumns(door, request),
    columnMode: (place) => columnModeOf(door, place),
    removeColumns: (place) => removeOwnColumns(door, place),

    selectCell: (place, cell) =>
      door.write(
        async (context) => {
          const probe = probeKnownSheet(context.workbook, place);
          await context.sync();
          const sheet = probe.find();
          if (sheet === undefined) return err({ type: "SheetGone", sheetName: place.sheetName });
          sheet.activate();
          sheet.getRange(cell).select();
          await context.sync();
          return ok(undefined);
        },
        { sheetName: place.sheetName },
      ),
  };
}

interface SheetTops {
  /** Every visible sheet that is not ours. */
  readonly sheetNames: readonly string[];
  /** Those with content. */
  readonly sheets: readonly SheetTop[];
}

/** Shape: two `sync` calls, and one a sheet with content. */
async function readSheetTops(context: Excel.RequestContext): Promise<Result<SheetTops, SheetFault>> {
  const worksheets = context.workbook.worksheets.load("items/id,items/name,items/visibility");
  await context.sync();
  const visible = worksheets.items
    .filter(({ visibility, name }) => visibility === "Visible" && !isOwnSheet(name))
    .map((sheet) => ({
      sheet,
      used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
      tables: sheet.tables.load("items/id,items/name,items/showHeaders"),
      probe: probeOwnColumns(sheet),
    }));
  await context.sync();

  const sheets: SheetTop[] = [];
  for (const { sheet, used, tables, probe } of visible) {
    if (used.isNullObject) continue;
    const top = sheet
      .getRangeByIndexes(
        used.rowIndex,
        used.columnIndex,
        Math.min(TOP_ROWS, used.rowCount),
        Math.min(TOP_COLUMNS, used.columnCount),
      )
      .load("values,text,numberFormat");
    const placed = tables.items
      .filter(({ showHeaders }) => showHeaders)
      .map((table) => ({
        table,
        header: table.getHeaderRowRange().load("rowIndex,columnIndex,columnCount"),
        body: table.getDataBodyRange().load("rowCount"),
      }));
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- many sheets at once would be too large an answer
    await context.sync();
    sheets.push({
      sheetId: sheet.id,
      sheetName: sheet.name,
      row: used.rowIndex + 1,
      column: used.columnIndex + 1,
      values: top.values,
      texts: top.text,
      numberFormats: top.numberFormat,
      rowCount: used.rowCount,
      ownColumns: new Set(probe.found(undefined).columns.values()),
      tables: placed.map(({ table, header, body }) => ({
        tableId: table.id,
        tableName: table.name,
        headerRow: header.rowIndex + 1,
        firstColumn: header.columnIndex + 1,
        columnCount: header.columnCount,
        rowCount: body.rowCount,
      })),
    });
  }
  return ok({ sheetNames: visible.map(({ sheet }) => sheet.name), sheets });
}

/** Shape: one `sync` for the looks of the first rows, one a chunk of rows. */
async function readLedger(
  context: Excel.RequestContext,
  { sheet, place, mapping, renamed }: LocatedLedger,
  { defaultCurrency, asOf, onProgress, signal }: ReadRequest,
): Promise<Result<Ledger, SheetFault>> {
  const indexes = mappedIndexes(mapping);
  const firstIndex = Math.min(...indexes);
  const width = Math.max(...indexes) - firstIndex + 1;
  const left = place.firstColumn - 1 + firstIndex;
  if (place.rowCount <= 0) return err({ type: "SheetEmpty", sheetName: place.sheetName });

  const first = sheet
    .getRangeByIndexes(place.headerRow, left, Math.min(FORMAT_ROWS, place.rowCount), width)
    .load("values,numberFormat,text");
  await context.sync();

  const numberFormats: Partial<Record<Field, string>> = {};
  const dated: { serial: number; text: string }[] = [];
  for (const [field, { index }] of Object.entries(mapping) as [Field, { index: number }][]) {
    const column = index - firstIndex;
    const row = first.values.findIndex((cells) => typeof cells[column] === "number");
    const format: unknown = first.numberFormat[Math.max(0, row)]?.[column];
    if (typeof format === "string") numberFormats[field] = format;
    if (field === "dueOn" || field === "issuedOn" || field === "settledOn")
      first.values.forEach((cells, at) => {
        const serial: unknown = cells[column];
        if (typeof serial === "number") dated.push({ serial, text: first.text[at]?.[column] ?? "" });
      });
  }

  const rows: unknown[][] = [];
  // A currency may stand in the format alone, and a figure that became a date shows in it.
  const cellFormats = new Map(
    columnsOf(mapping.open ?? mapping.amount).map(({ index }) => [index, [] as string[]]),
  );
  const done = await inChunks(
    place.rowCount,
    { ...(onProgress && { onProgress }), ...(signal && { signal }) },
    async ({ from, count }) => {
      const block = sheet.getRangeByIndexes(place.headerRow + from, left, count, width).load("values");
      const formats = [...cellFormats].map(([index, known]) => ({
        known,
        range: sheet
          .getRangeByIndexes(place.headerRow + from, place.firstColumn - 1 + index, count, 1)
          .load("numberFormat"),
      }));
      await context.sync();
      for (const row of block.values as unknown[][]) rows.push(row);
      for (const { known, range } of formats)
        for (const [format] of range.numberFormat as string[][]) known.push(format ?? "");
      return ok(estimateBytes(block.values));
    },
  );
  if (!done.ok) return done;
  const decoded = decodeLedger({
    place,
    mapping,
    defaultCurrency,
    rows,
    firstIndex,
    numberFormats,
    cellFormats,
    uses1904: shows1904(dated),
    asOf,
  });
  return decoded.ok && renamed.length > 0 ? ok({ ...decoded.value, renamed }) : decoded;
}
