import {
  FIELDS,
  type ColumnChoice,
  type ColumnMapping,
  type Field,
  type LedgerCandidate,
  type LedgerColumn,
  type LedgerPlace,
  type RenamedColumn,
  type SheetColumn,
  type WorkbookSettings,
} from "../../application/ports";
import { missingFields } from "../../application/missingFields";
import { blockAddress, columnLetters } from "../a1";
import type { SampledColumn } from "./columnEvidence";
import { isBlank } from "./dateColumn";
import { normalizeHeader, scoreHeader } from "./headers";
import { headerPromise, headersAt, headerText, isSecondHeaderRow } from "./headerRows";
import { mapColumns } from "./mapColumns";
import { columnsOf, mappedIndexes } from "./mappedColumns";

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
  const seen = new Set<string>();
  const isFirst = (index: number): boolean => {
    const words = (sheet.values[index] ?? []).map((cell) => normalizeHeader(headerText(cell))).join("|");
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  };
  const rows = sheet.values
    .slice(0, HEADER_ROWS_MAX)
    .map((_, index) => index)
    // Some print their header again above each customer: the list begins at the first.
    .filter(isFirst)
    .map((index) => ({ index, promise: headerPromise(headersAt(sheet.values, index)) }))
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
    if (bestOfRow?.mapping.debtorName === undefined) {
      const titled = beginningWithTitles(sheet, index, spans, remembered);
      if (titled !== undefined && titled.missing.length <= (bestOfRow?.missing.length ?? 4))
        bestOfRow = titled;
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

/** With the column on its left that has no header, where that one holds the customers' names above their invoices. */
function beginningWithTitles(
  sheet: SheetTop,
  headerIndex: number,
  spans: readonly Span[],
  remembered: Remembered | undefined,
): RankedCandidate | undefined {
  const whole = spanning(spans);
  const left = (whole?.first ?? 0) - 1;
  if (whole === undefined || left < 0 || sheet.ownColumns.has(sheet.column + left)) return undefined;
  for (let first = left; first >= 0; first -= 1) {
    const isFilled = sheet.values.some((row, index) => index > headerIndex && !isBlank(row[first]));
    if (!isFilled) continue;
    const place = placeOfSpan(sheet, headerIndex, { first, last: whole.last });
    const candidate = toCandidate(sheet, place, remembered);
    return candidate?.mapping.debtorName?.inTitles ? candidate : undefined;
  }
  return undefined;
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
  const sampled: SampledColumn[] = [];
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
    sampled.push({
      index,
      header,
      cells: body.map((row) => row[at]),
      formats: body.map((_, row) => formats[row]?.[at]),
    });
  }

  const title = titleInThousands(sheet.values.slice(0, Math.max(0, headerIndex)));
  const mapped = mapColumns(sampled, { areAmountsInThousands: title !== undefined });
  const recalled = remembered && recallMapping(sheet, on, remembered, columns, mapped.mapping);
  const mapping = recalled?.mapping ?? mapped.mapping;
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
  const scored = [...mapped.scores.values()].reduce((sum, score) => sum + score, 0);
  const rank =
    scored +
    3 * (3 - missing.length) +
    Math.min(2, Math.log10(1 + rowCount) / 2) +
    (recalled?.isWhole ? (recalled.isSameSheet ? 100 : 50) : 0);
  return {
    place,
    columns,
    mapping,
    score: recalled?.isWhole ? 100 : scoreOf(mapped.scores),
    why: [
      { type: "FieldsFound", count: Object.keys(mapping).length },
      ...(mapped.isAgedSummary ? [{ type: "AgedSummary" } as const] : []),
      ...(title === undefined ? [] : [{ type: "AmountsInThousands", title } as const]),
      // Whoever confirmed it has been asked.
      ...(mapped.withCharges === undefined || recalled?.isWhole
        ? []
        : [{ type: "BalanceWithCharges", header: mapped.withCharges } as const]),
    ],
    reasons: recalled
      ? confirmedReasons(recalled.mapping, remembered.mapping, mapped.reasons)
      : mapped.reasons,
    isRemembered: recalled?.isWhole ?? false,
    missing,
    rank,
  };
}

// Who, when, how much; which invoice matters less.
const WEIGHTS: readonly (readonly [readonly Field[], number])[] = [
  [["debtorCode", "debtorName"], 30],
  [["dueOn", "terms"], 30],
  [["open", "amount"], 30],
  [["reference"], 10],
];

function scoreOf(scores: ReadonlyMap<Field, number>): number {
  const points = WEIGHTS.map(
    ([fields, weight]) => weight * Math.max(0, ...fields.map((field) => scores.get(field) ?? 0)),
  );
  return Math.round(points.reduce((sum, point) => sum + point, 0));
}

const THOUSANDS =
  /(?:^|[\s(])(?:k ?€|k ?eur(?:os?)?|keuros?|k ?\$|k ?£|m ?€|milliers|thousands|000s|tsd|tausend|miles|migliaia|duizend(?:en)?|milhares)(?=$|[\s).,;:])/i;

/** A title above the header that says that amounts are in thousands: they would be read a thousand times too small. */
function titleInThousands(rows: readonly (readonly unknown[])[]): string | undefined {
  for (const row of rows)
    for (const cell of row)
      if (typeof cell === "string" && cell.length <= TITLE_CHARACTERS_MAX && THOUSANDS.test(cell))
        return cell.trim();
  return undefined;
}

const TITLE_CHARACTERS_MAX = 120;

interface RecalledMapping {
  readonly mapping: ColumnMapping;
  /** Every column of the mapping is there. */
  readonly isWhole: boolean;
  readonly isSameSheet: boolean;
}

// So many headers alike are no chance: the export was pasted into another sheet.
const SAME_HEADERS_MIN = 4;

function recallMapping(
  sheet: SheetTop,
  on: PlaceOnSheet,
  { place, mapping }: Remembered,
  columns: readonly LedgerColumn[],
  fresh: ColumnMapping,
): RecalledMapping | undefined {
  const isSameSheet =
    (place.sheetId === sheet.sheetId || place.sheetName === sheet.sheetName) &&
    (place.tableName === undefined || on.tableName === undefined || place.tableName === on.tableName);
  const found = recognizeColumns(mapping, columns, fresh);
  const isWhole = found.missing.length === 0;
  if (isSameSheet) {
    // What was confirmed stays where it can be found; the rest is proposed anew.
    const known = Object.keys(found.mapping).length > 0;
    if (isWhole) return { mapping: found.mapping, isWhole, isSameSheet };
    return known ? { mapping: withoutClashes(found.mapping, fresh), isWhole, isSameSheet } : undefined;
  }
  const isAlike =
    isWhole && found.renamed.length === 0 && Object.keys(found.mapping).length >= SAME_HEADERS_MIN;
  return isAlike ? { mapping: found.mapping, isWhole, isSameSheet } : undefined;
}

function withoutClashes(kept: ColumnMapping, fresh: ColumnMapping): ColumnMapping {
  const taken = new Set(mappedIndexes(withoutTitles(kept)));
  const added = Object.entries(fresh).filter(
    ([field, choice]) =>
      !(field in kept) && (choice.inTitles ?? columnsOf(choice).every(({ index }) => !taken.has(index))),
  );
  return { ...Object.fromEntries(added), ...kept };
}

/** Titles share their column with what stands in the rows below them. */
function withoutTitles(mapping: ColumnMapping): ColumnMapping {
  const { debtorName, ...others } = mapping;
  return debtorName === undefined || debtorName.inTitles ? others : mapping;
}

function confirmedReasons(
  mapping: ColumnMapping,
  confirmed: ColumnMapping,
  reasons: LedgerCandidate["reasons"],
): LedgerCandidate["reasons"] {
  const fields = Object.keys(mapping) as Field[];
  return Object.fromEntries(
    fields.map((field) => [
      field,
      confirmed[field]
        ? [{ type: "Confirmed" }, ...(reasons[field] ?? []).filter(({ type }) => type === "TitlesAbove")]
        : (reasons[field] ?? []),
    ]),
  );
}

export interface RecognizedColumns {
  readonly mapping: ColumnMapping;
  /** Headers of the mapping that stand nowhere any more, and that nothing else in the sheet stands for. */
  readonly missing: readonly string[];
  /** Columns known again under another header. */
  readonly renamed: readonly RenamedColumn[];
}

// Without these the rest still means what it meant.
const DISPENSABLE: ReadonlySet<Field> = new Set<Field>([
  "contact",
  "role",
  "phone",
  "mobile",
  "email",
  "country",
  "caller",
  "lastCallOn",
  "lastOutcome",
  "notes",
]);

/**
 * Finds the columns of a mapping again, wherever they have moved: by their headers, else by what the sheet's own words and
 * values say of a column that nothing else was found for.
 *
 * @param fresh what the sheet is taken for without the mapping; left out, headers alone decide
 */
export function recognizeColumns(
  mapping: ColumnMapping,
  columns: readonly SheetColumn[],
  fresh: ColumnMapping = {},
): RecognizedColumns {
  const found: Partial<Record<Field, ColumnChoice>> = {};
  const missing: string[] = [];
  const renamed: RenamedColumn[] = [];
  const lost: [Field, ColumnChoice][] = [];
  const find = (known: SheetColumn): SheetColumn | undefined => {
    const isSame = ({ header }: SheetColumn): boolean =>
      header === known.header || normalizeHeader(header) === normalizeHeader(known.header);
    return (
      columns.find((other) => other.index === known.index && isSame(other)) ??
      columns.find(({ header }) => header === known.header && header !== "") ??
      columns.find((other) => other.header !== "" && isSame(other))
    );
  };
  for (const field of FIELDS) {
    const choice = mapping[field];
    if (choice === undefined) continue;
    const { others = [], ...answers } = choice;
    const again = [choice, ...others].map(find);
    const [first, ...rest] = again.filter((column) => column !== undefined);
    // A balance without one of its parts is another balance.
    const isWhole = again.every((column) => column !== undefined) || DISPENSABLE.has(field);
    if (first === undefined || !isWhole) lost.push([field, choice]);
    else
      found[field] = {
        ...answers,
        index: first.index,
        header: first.header,
        ...(rest.length > 0 && { others: rest.map(({ index, header }) => ({ index, header })) }),
      };
  }
  const taken = new Set(mappedIndexes(withoutTitles(found)));
  for (const [field, choice] of lost) {
    if (choice.inTitles && fresh[field]?.inTitles) {
      found[field] = fresh[field];
      continue;
    }
    // A column that somebody chose against its header may stand beside the one its field is named by.
    const wasNamed = scoreHeader(choice.header).some((match) => match.field === field);
    const other = wasNamed ? fresh[field] : undefined;
    if (other !== undefined && columnsOf(other).every(({ index }) => !taken.has(index))) {
      found[field] = other;
      renamed.push({ field, before: choice.header, now: other.header });
      for (const { index } of columnsOf(other)) taken.add(index);
    } else if (!DISPENSABLE.has(field)) missing.push(choice.header);
  }
  return { mapping: found, missing, renamed };
}
