import type {
  ColumnMapping,
  Field,
  LedgerCandidate,
  LedgerColumn,
  LedgerPlace,
  WorkbookSettings,
} from "../application/ports";
import { FIELDS } from "../application/ports";
import { missingFields } from "../application/missingFields";
import { readDateText } from "../text/parseDate";
import { blockAddress, columnLetters } from "./a1";
import { isAmountText } from "./amount";
import { isBlank, isDateFormat } from "./dateColumn";
import { mapHeaders, normalizeHeader, type ColumnEvidence, type HeaderColumn } from "./headers";
import { headerPromise, headersAt, headerText, isSecondHeaderRow } from "./headerRows";
import { isSharedBalance } from "./sharedBalance";
import { parsePaymentState } from "./statusWord";

/** The top of one visible sheet, as Excel gives it. */
export interface SheetTop {
  readonly sheetId: string;
  readonly sheetName: string;
  /** 1-based row and column of `values[0][0]`. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
  /** As shown; same shape as `values`. */
  readonly texts: readonly (readonly string[])[];
  /** Same shape as `values`. */
  readonly numberFormats: readonly (readonly string[])[];
  /** Rows with content, from `row` on; more than `values` holds in a long sheet. */
  readonly rowCount: number;
  /** 1-based columns that we wrote ourselves. */
  readonly ownColumns: ReadonlySet<number>;
  readonly tables: readonly TablePlace[];
}

/** Body rows only: header and total row are not counted. */
export type TablePlace = Required<PlaceOnSheet>;

type Remembered = NonNullable<WorkbookSettings["ledger"]>;

/** Rows from the top of a sheet among which its header is looked for. */
export const HEADER_ROWS_MAX = 30;
const SAMPLE_COUNT = 3;

/**
 * The receivables of a sheet, wherever its header stands; likeliest first.
 *
 * Shape:  one candidate a table, one a header of a plain range; a header names at least who or which invoice, and
 *         what is owed or when. Columns of ours are never source columns.
 */
export function findLedgers(sheet: SheetTop, remembered?: Remembered): readonly LedgerCandidate[] {
  const found: RankedCandidate[] = [];
  for (const table of sheet.tables) {
    const candidate = toCandidate(sheet, table, remembered);
    if (candidate !== undefined) found.push(candidate);
  }
  if (found.length === 0) {
    const plain = findPlainRange(sheet, remembered);
    if (plain !== undefined) found.push(plain);
  }
  return rankLedgers(found);
}

interface RankedCandidate extends LedgerCandidate {
  readonly rank: number;
}

/** Candidates of several sheets, likeliest first. */
export function rankLedgers(candidates: readonly LedgerCandidate[]): readonly LedgerCandidate[] {
  const rankOf = (candidate: LedgerCandidate): number => ("rank" in candidate ? Number(candidate.rank) : 0);
  return candidates.toSorted((a, b) => rankOf(b) - rankOf(a));
}

function findPlainRange(sheet: SheetTop, remembered: Remembered | undefined): RankedCandidate | undefined {
  const rows = sheet.values
    .slice(0, HEADER_ROWS_MAX)
    .map((_, index) => ({ index, promise: headerPromise(headersAt(sheet.values, index)) }))
    // The row that begins a header of two rows gives half of it.
    .filter(({ index, promise }) => promise > 1 && !isSecondHeaderRow(sheet.values, index + 1))
    .toSorted((a, b) => b.promise - a.promise || a.index - b.index)
    .slice(0, 4);
  let best: RankedCandidate | undefined;
  for (const { index } of rows) {
    const spans = headerSpans(sheet, index);
    const whole = spanning(spans);
    let bestOfRow: RankedCandidate | undefined;
    for (const span of spans) {
      const candidate = toCandidate(sheet, placeOfSpan(sheet, index, span), remembered);
      if (candidate !== undefined && candidate.rank > (bestOfRow?.rank ?? -1)) bestOfRow = candidate;
    }
    // An empty column in the middle of one table parts it; one between two tables does not join them.
    if (
      whole !== undefined &&
      spans.length > 1 &&
      (bestOfRow === undefined || bestOfRow.missing.length > 0)
    ) {
      const joined = toCandidate(sheet, placeOfSpan(sheet, index, whole), remembered);
      if (joined !== undefined && joined.missing.length < (bestOfRow?.missing.length ?? 4))
        bestOfRow = joined;
    }
    if (bestOfRow !== undefined && bestOfRow.rank > (best?.rank ?? -1)) best = bestOfRow;
  }
  return best;
}

/** 0-based columns of `values`, both ends included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** Runs of columns with a header or with content below it; an empty column ends a run, as it does for Excel. */
function headerSpans(sheet: SheetTop, headerIndex: number): readonly Span[] {
  const headers = headersAt(sheet.values, headerIndex);
  const width = headers.length;
  const spans: Span[] = [];
  let first: number | undefined;
  let last = -1;
  for (let column = 0; column <= width; column += 1) {
    const isOurs = sheet.ownColumns.has(sheet.column + column);
    const isFilled =
      column < width &&
      !isOurs &&
      sheet.values.some((row, index) => index >= headerIndex && !isBlank(row[column]));
    const hasHeader = column < width && !isOurs && !isBlank(headers[column]);
    if (isFilled) {
      if (first === undefined && hasHeader) first = column;
      if (first !== undefined) last = column;
    } else if (first !== undefined && !isOurs) {
      spans.push({ first, last });
      first = undefined;
    }
  }
  return spans;
}

function spanning(spans: readonly Span[]): Span | undefined {
  const [first] = spans;
  const last = spans.at(-1);
  return first && last && { first: first.first, last: last.last };
}

function placeOfSpan(sheet: SheetTop, headerIndex: number, { first, last }: Span): PlaceOnSheet {
  const headerRow = sheet.row + headerIndex;
  return {
    headerRow,
    firstColumn: sheet.column + first,
    columnCount: last - first + 1,
    rowCount: sheet.row + sheet.rowCount - 1 - headerRow,
  };
}

type PlaceOnSheet = Omit<LedgerPlace, "sheetId" | "sheetName" | "address">;

function toCandidate(
  sheet: SheetTop,
  on: PlaceOnSheet,
  remembered: Remembered | undefined,
): RankedCandidate | undefined {
  const headerIndex = on.headerRow - sheet.row;
  const left = on.firstColumn - sheet.column;
  const body = sheet.values.slice(headerIndex + 1, headerIndex + 1 + on.rowCount);
  const formats = sheet.numberFormats.slice(headerIndex + 1);
  const texts = sheet.texts.slice(headerIndex + 1);

  let columnCount = on.columnCount;
  // Our own columns at the right end are no part of the person's ledger.
  while (columnCount > 1 && sheet.ownColumns.has(on.firstColumn + columnCount - 1)) columnCount -= 1;

  const headers =
    on.tableId === undefined
      ? headersAt(sheet.values, headerIndex)
      : (sheet.values[headerIndex] ?? []).map(headerText);
  const columns: LedgerColumn[] = [];
  const headerColumns: HeaderColumn[] = [];
  for (let index = 0; index < columnCount; index += 1) {
    if (sheet.ownColumns.has(on.firstColumn + index)) continue;
    const at = left + index;
    const header = headers[at] ?? "";
    columns.push({
      index,
      header,
      letter: columnLetters(on.firstColumn + index),
      samples: texts
        .map((row) => (row[at] ?? "").trim())
        .filter((text) => text !== "")
        .slice(0, SAMPLE_COUNT),
    });
    // No field is a percentage.
    if (header !== "" && !isPercentColumn(body, formats, at))
      headerColumns.push({
        index,
        header,
        evidence: evidenceOf(
          body.map((row) => row[at]),
          formats.map((row) => row[at]),
        ),
      });
  }

  const cellsOf = (index: number): readonly unknown[] => body.map((row) => row[left + index]);
  let mapped = mapHeaders(headerColumns);
  if (isSharedBalance(mapped.mapping, cellsOf))
    mapped = mapHeaders(headerColumns.filter(({ index }) => index !== mapped.mapping.open?.index));
  const recalled = remembered && recallMapping(sheet, on, remembered, columns);
  const mapping = recalled ?? mapped.mapping;
  const missing = missingFields(mapping);
  const names = mapping.debtorName ?? mapping.debtorCode ?? mapping.reference;
  const owes = mapping.dueOn ?? mapping.open ?? mapping.amount;
  if (names === undefined || owes === undefined) return undefined;

  const { headerRow, firstColumn, rowCount } = on;
  const place: LedgerPlace = {
    sheetId: sheet.sheetId,
    sheetName: sheet.sheetName,
    ...(on.tableId !== undefined && { tableId: on.tableId }),
    ...(on.tableName !== undefined && { tableName: on.tableName }),
    headerRow,
    firstColumn,
    columnCount,
    rowCount,
    address: blockAddress({ row: headerRow, column: firstColumn, rowCount: rowCount + 1, columnCount }),
  };
  const scored = mapped.scores.reduce((sum, { score }) => sum + score, 0);
  const rank =
    scored + 3 * (3 - missing.length) + Math.min(2, Math.log10(1 + rowCount) / 2) + (recalled ? 100 : 0);
  return { place, columns, mapping, isRemembered: recalled !== undefined, missing, rank };
}

function recallMapping(
  sheet: SheetTop,
  on: PlaceOnSheet,
  { place, mapping }: Remembered,
  columns: readonly LedgerColumn[],
): ColumnMapping | undefined {
  if (place.sheetId !== sheet.sheetId && place.sheetName !== sheet.sheetName) return undefined;
  if (place.tableName !== undefined && on.tableName !== undefined && place.tableName !== on.tableName)
    return undefined;
  const found = recognizeColumns(mapping, columns);
  return found.missing.length === 0 ? found.mapping : undefined;
}

export interface RecognizedColumns {
  readonly mapping: ColumnMapping;
  /** Headers of the mapping that stand nowhere any more. */
  readonly missing: readonly string[];
}

// Without these the rest still means what it meant.
const DISPENSABLE: ReadonlySet<Field> = new Set<Field>(["contact", "phone", "email"]);

/** Finds the columns of a mapping again by their headers, wherever they have moved. */
export function recognizeColumns(
  mapping: ColumnMapping,
  columns: readonly { readonly index: number; readonly header: string }[],
): RecognizedColumns {
  const found: Partial<Record<Field, { index: number; header: string }>> = {};
  const missing: string[] = [];
  for (const field of FIELDS) {
    const choice = mapping[field];
    if (choice === undefined) continue;
    const isSame = ({ header }: { readonly header: string }): boolean =>
      header === choice.header || normalizeHeader(header) === normalizeHeader(choice.header);
    const column =
      columns.find((other) => other.index === choice.index && isSame(other)) ??
      columns.find(({ header }) => header === choice.header && header !== "") ??
      columns.find((other) => other.header !== "" && isSame(other));
    if (column !== undefined) found[field] = { index: column.index, header: column.header };
    else if (!DISPENSABLE.has(field)) missing.push(choice.header);
  }
  return { mapping: found, missing };
}

function isPercentColumn(
  body: readonly (readonly unknown[])[],
  formats: readonly (readonly string[])[],
  column: number,
): boolean {
  const numbers = body.flatMap((row, index) =>
    typeof row[column] === "number" ? [formats[index]?.[column] ?? ""] : [],
  );
  return numbers.length > 0 && numbers.filter((format) => format.includes("%")).length * 2 > numbers.length;
}

function evidenceOf(cells: readonly unknown[], formats: readonly (string | undefined)[]): ColumnEvidence {
  let filled = 0;
  let dates = 0;
  let amounts = 0;
  let statusWords = 0;
  cells.forEach((cell, row) => {
    if (isBlank(cell)) return;
    filled += 1;
    if (typeof cell === "number") {
      if (isDateFormat(formats[row])) dates += 1;
      else {
        amounts += 1;
        // Dates that lost their format are whole days of our time.
        if (Number.isInteger(cell) && cell > 36_000 && cell < 60_000) dates += 1;
      }
    } else if (typeof cell === "string") {
      if (readDateText(cell) !== undefined) dates += 1;
      else if (isAmountText(cell)) amounts += 1;
      if (parsePaymentState(cell) !== undefined) statusWords += 1;
    }
  });
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    filled: cells.length === 0 ? 0 : filled / cells.length,
    dates: share(dates),
    amounts: share(amounts),
    statusWords: share(statusWords),
  };
}
