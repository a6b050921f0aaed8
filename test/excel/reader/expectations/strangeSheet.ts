import type {
  ColumnMapping,
  Ledger,
  MissingField,
  RowIssue,
  SheetFault,
} from "../../../../src/application/ports";
import { formatIsoDate, parseIsoDate } from "../../../../src/domain/localDate";
import { moneyToDecimal } from "../../../../src/domain/money";
import { localDateToSerial } from "../../../../src/domain/serialDate";
import { openFile } from "../../../../src/embedded/files/openFile";
import { ERROR_CODES, GENERAL, type Cell, type ErrorCode } from "../../../../src/embedded/workbook/cell";
import { Workbook } from "../../../../src/embedded/workbook/workbook";
import { addTable, openScene } from "../../../contracts/excelScene";
import { day } from "../../../support/receivables";

const TODAY = day("2026-11-23");

/** `2026-03-31` is a real date, `'…` a text whatever it looks like, `#N/A` an error; anything else is what it is. */
export type StrangeCell = string | number | boolean | null | Cell;

/** A sheet of a kind that people have, and what an accountant reads from it. */
export interface StrangeSheet {
  readonly kind: string;
  /** From A1 on; several sheets by name, or the text of a CSV file and the Excel that opens it. */
  readonly rows?: readonly (readonly StrangeCell[])[];
  readonly sheets?: Readonly<Record<string, readonly (readonly StrangeCell[])[]>>;
  readonly csv?: { readonly text: string; readonly tag: string };
  readonly uses1904?: boolean;
  readonly hiddenRows?: readonly number[];
  /** An Excel table on the first sheet, header and total row included. */
  readonly table?: { readonly address: string; readonly hasTotals: boolean };
  /** Of amounts that name none; EUR when left out. */
  readonly defaultCurrency?: string;
  /** By 1-based row: `debtor | reference | open currency | due`, `-` where the sheet names no due date that can be known. */
  readonly owed: Readonly<Record<number, string>>;
  /** Everything that must be reported when the sheet is read: `DateAmbiguous C4`. */
  readonly issues?: readonly string[];
  /**
   * `read`: nothing less than every row. `refused`: it cannot be known. `read or refused`: right where it is read, and
   * every row that is not is named.
   */
  readonly outcome: "read" | "refused" | "read or refused";
}

export interface StrangeReading {
  readonly refusal: SheetFault | readonly MissingField[] | undefined;
  /** Counted receivables by row, worded as in `StrangeSheet.owed`. */
  readonly counted: Readonly<Record<number, string>>;
  readonly issues: readonly RowIssue[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A number or text shown by a number format. */
export const shown = (value: number | string, numberFormat: string): Cell => ({
  value,
  format: { numberFormat },
});

/** A formula with the result it had when the file was saved. */
export const formula = (text: string, value: number | string, numberFormat = "General"): Cell => ({
  value,
  formula: text,
  format: { numberFormat },
});

export async function readStrangeSheet(sheet: StrangeSheet): Promise<StrangeReading> {
  const scene = await openScene(workbookOf(sheet));
  try {
    const { table } = scene.ports;
    const found = await table.findCandidates();
    if (!found.ok) return refused(found.fault);
    const [candidate] = found.value;
    if (candidate === undefined) throw new Error("no candidate and no fault");
    const headers = headersOf(candidate.mapping);
    if (candidate.missing.length > 0) return { ...refused(candidate.missing), headers };
    const read = await table.read({
      asOf: TODAY,
      ...candidate,
      defaultCurrency: sheet.defaultCurrency ?? "EUR",
    });
    if (!read.ok) return { ...refused(read.fault), headers };
    return { refusal: undefined, counted: countedRows(read.value), issues: read.value.issues, headers };
  } finally {
    scene.close();
  }
}

/** What would mislead the person without a word: the worst that can happen. Empty when the sheet was refused. */
export function silentMistakes({ owed }: StrangeSheet, reading: StrangeReading): readonly string[] {
  if (reading.refusal !== undefined) return [];
  const rowsOf = (issues: readonly RowIssue[]): ReadonlySet<number> =>
    new Set(issues.flatMap((issue) => ("rowNumber" in issue ? issue.rowNumber : [])));
  const named = rowsOf(reading.issues);
  const stateDoubted = rowsOf(
    reading.issues.filter(({ type }) => type === "StatusUnknown" || type === "PartPaymentUnknown"),
  );
  const mistakes: string[] = [];
  const rows = new Set([...Object.keys(owed), ...Object.keys(reading.counted)].map(Number));
  for (const row of [...rows].toSorted((a, b) => a - b)) {
    const [right, read] = [owed[row], reading.counted[row]];
    if (right === read) continue;
    if (read === undefined && (named.has(row) || isSettled(right))) continue;
    // Whatever is open on it: the person is told that its state does not say, or says nothing to us.
    if (stateDoubted.has(row)) continue;
    if (right === undefined && isSettled(read)) continue;
    // A date that is not known and said to be: nobody is called on a wrong day.
    if (
      right !== undefined &&
      read?.endsWith("| -") &&
      named.has(row) &&
      withoutDue(right) === withoutDue(read)
    )
      continue;
    mistakes.push(`row ${row}: ${read ?? "nothing"}, should be ${right ?? "nothing"}`);
  }
  return mistakes;
}

const isSettled = (line: string | undefined): boolean => line?.includes(" | 0 ") ?? false;
const withoutDue = (line: string): string => line.slice(0, line.lastIndexOf("|"));

export function issueLines({ issues }: StrangeReading): readonly string[] {
  return issues.map((issue) => `${issue.type} ${"cell" in issue ? issue.cell : ""}`.trim());
}

const refused = (refusal: StrangeReading["refusal"]): StrangeReading => ({
  refusal,
  counted: {},
  issues: [],
  headers: {},
});

const headersOf = (mapping: ColumnMapping): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(mapping).map(([field, { header }]) => [field, header.trim()]));

function countedRows({ receivables }: Ledger): Readonly<Record<number, string>> {
  return Object.fromEntries(
    receivables
      .filter(({ duplicateOf }) => duplicateOf === undefined)
      .map(({ rowNumber, debtor, reference, open, dueOn }) => [
        rowNumber,
        `${debtor.name} | ${reference} | ${moneyToDecimal(open)} ${open.currency} | ${dueOn === undefined ? "-" : formatIsoDate(dueOn)}`,
      ]),
  );
}

function workbookOf({ rows, sheets, csv, uses1904 = false, hiddenRows = [], table }: StrangeSheet): Workbook {
  if (csv !== undefined) {
    const file = openFile(new TextEncoder().encode(csv.text), "export.csv", { tag: csv.tag });
    if (!file.ok) throw new Error(JSON.stringify(file.fault));
    return file.value;
  }
  const workbook = new Workbook();
  workbook.uses1904 = uses1904;
  for (const [name, cells] of Object.entries(sheets ?? { Feuil1: rows ?? [] })) {
    const sheet = workbook.addSheet(name);
    cells.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (cell !== null && cell !== "") sheet.setCell(at, column, cellOf(cell, uses1904));
      }),
    );
    for (const row of hiddenRows) sheet.hiddenRows.add(row - 1);
    if (table && sheet.tables.length === 0) {
      addTable(workbook, "Tableau1", `${name}!${table.address}`);
      sheet.tables = sheet.tables.map((one) => ({ ...one, hasTotals: table.hasTotals }));
    }
  }
  return workbook;
}

function cellOf(cell: Exclude<StrangeCell, null>, uses1904: boolean): Cell {
  if (typeof cell === "object") return cell;
  if (typeof cell !== "string") return { value: cell, format: GENERAL };
  if (isErrorCode(cell)) return { value: { error: cell }, format: GENERAL };
  if (cell.startsWith("'"))
    return { value: cell.slice(1), format: { numberFormat: "General", isQuoted: true } };
  const date = parseIsoDate(cell);
  if (date === undefined) return { value: cell, format: GENERAL };
  return { value: localDateToSerial(date) - (uses1904 ? 1462 : 0), format: { numberFormat: "m/d/yyyy" } };
}

const isErrorCode = (text: string): text is ErrorCode => (ERROR_CODES as readonly string[]).includes(text);
