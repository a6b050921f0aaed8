import type { CandidateReason, Ledger, RowIssue, SheetFault } from "../../../src/application/ports";
import { formatIsoDate, parseIsoDate } from "../../../src/domain/localDate";
import { localDateToSerial } from "../../../src/domain/serialDate";
import { decodeLedger } from "../../../src/excel/reader/decodeLedger";
import { findLedgers } from "../../../src/excel/reader/findLedgers";
import { day } from "../../support/receivables";

/** The day on which the sheets of these tests are read. */
export const TODAY = day("2026-11-23");

export type SheetCell = string | number | boolean | null;

export interface ReadSheet {
  readonly headers: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** `debtor reference open currency due` of each receivable that counts. */
  readonly receivables: readonly string[];
  readonly issues: readonly RowIssue[];
  readonly fault: SheetFault | undefined;
  readonly rowsLeftOut: number;
  /** The terms that due dates were computed from, row by row. */
  readonly computed: readonly string[];
  readonly why: readonly CandidateReason[];
  readonly ledger: Ledger | undefined;
}

/**
 * Finds and reads a sheet given as rows from A1 on: `2026-03-31` is a real date, anything else is what it is.
 *
 * @param formats number formats of columns, 0-based, where they are not General
 */
export function readSheet(
  rows: readonly (readonly SheetCell[])[],
  formats: Readonly<Record<number, string>> = {},
): ReadSheet {
  const width = Math.max(...rows.map((row) => row.length));
  const grid = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  const dateOf = (cell: SheetCell) => (typeof cell === "string" ? parseIsoDate(cell) : undefined);
  const values = grid.map((row) =>
    row.map((cell) => {
      const date = dateOf(cell);
      return date === undefined ? cell : localDateToSerial(date);
    }),
  );
  const numberFormats = grid.map((row) =>
    row.map((cell, column) =>
      dateOf(cell) !== undefined
        ? "m/d/yyyy"
        : typeof cell === "number"
          ? (formats[column] ?? "General")
          : "General",
    ),
  );
  const [candidate] = findLedgers({
    sheetId: "{1}",
    sheetName: "Clients",
    row: 1,
    column: 1,
    values,
    texts: grid.map((row) => row.map(String)),
    numberFormats,
    rowCount: rows.length,
    ownColumns: new Set(),
    tables: [],
  });
  const none = {
    receivables: [],
    issues: [],
    fault: undefined,
    rowsLeftOut: 0,
    computed: [],
    why: candidate?.why ?? [],
    ledger: undefined,
  };
  if (candidate === undefined) return { headers: {}, missing: [], ...none };
  const { mapping, place, missing, why } = candidate;
  const headers = Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header]));
  if (missing.length > 0) return { headers, missing, ...none };
  const body = values.slice(place.headerRow).map((row) => row.slice(place.firstColumn - 1));
  const decoded = decodeLedger({
    place,
    mapping,
    defaultCurrency: "EUR",
    rows: body,
    firstIndex: 0,
    numberFormats: Object.fromEntries(
      Object.entries(mapping).map(([field, { index }]) => {
        const first = body.findIndex((row) => typeof row[index] === "number");
        return [
          field,
          numberFormats[place.headerRow + Math.max(0, first)]?.[place.firstColumn - 1 + index] ?? "General",
        ];
      }),
    ),
    uses1904: false,
    asOf: TODAY,
  });
  if (!decoded.ok) return { headers, missing, ...none, fault: decoded.fault };
  const { issues, rowsLeftOut } = decoded.value;
  return {
    headers,
    missing,
    receivables: shown(decoded.value),
    issues,
    fault: undefined,
    rowsLeftOut,
    computed: decoded.value.receivables.flatMap(({ dueFromTerms }) => dueFromTerms ?? []),
    why,
    ledger: decoded.value,
  };
}

function shown({ receivables }: Ledger): readonly string[] {
  return receivables
    .filter(({ duplicateOf }) => duplicateOf === undefined)
    .map(
      ({ debtor, reference, open, dueOn }) =>
        `${debtor.name} ${reference} ${open.amountMinor / 100} ${open.currency} ${dueOn === undefined ? "-" : formatIsoDate(dueOn)}`,
    );
}
