import type { Field, Ledger, RowIssue, SheetFault } from "../application/ports";
import { formatIsoDate } from "../domain/localDate";
import type { Debtor, Receivable } from "../domain/receivable";
import { err, ok, type Result } from "../domain/result";
import { isBlank } from "./dateColumn";
import { rowDecoder, type DecodedRow } from "./decodeRow";
import { baseKeyOf, distinctKey, instalmentKey, normalizeReference } from "./receivableKey";
import { cellOf, cellsOfField, type LedgerCells } from "./rowCells";

export type LedgerFault = Extract<SheetFault, { readonly type: "TooManyUnreadable" }>;

/**
 * Turns the cells of a sheet into receivables and row issues.
 *
 * Shape:  every row is a receivable, an issue that names its cell, or counted in `rowsLeftOut`; nothing unreadable
 *         becomes today, zero or the invoice date.
 * Errors: `TooManyUnreadable` when more than a third of the filled due dates, or else of the filled amounts that say
 *         what is open, cannot be read. Never throws.
 */
export function decodeLedger(cells: LedgerCells): Result<Ledger, LedgerFault> {
  const decode = rowDecoder(cells);
  const decoded: DecodedRow[] = [];
  const issues: RowIssue[] = [];
  let rowsLeftOut = 0;
  for (let index = 0; index < cells.rows.length; index += 1) {
    const reading = decode(index);
    if (reading.kind === "left-out") rowsLeftOut += 1;
    else {
      if (reading.kind === "receivable" && isSumOfRowsAbove(reading.row, decoded)) {
        rowsLeftOut += 1;
        continue;
      }
      issues.push(...reading.issues);
      if (reading.kind === "receivable") decoded.push(reading.row);
    }
  }

  const fault = tooManyUnreadable(cells, issues);
  if (fault !== undefined) return err(fault);

  const receivables = identify(cells, decoded, issues);
  issues.sort((a, b) => a.rowNumber - b.rowNumber);
  return ok({
    place: cells.place,
    mapping: cells.mapping,
    defaultCurrency: cells.defaultCurrency,
    uses1904: cells.uses1904,
    receivables,
    issues,
    rowsLeftOut,
  });
}

/** A sum without its word: no number, no date, and what the debtor's rows just above it owe together. */
function isSumOfRowsAbove(row: DecodedRow, above: readonly DecodedRow[]): boolean {
  if (row.reference !== "" || row.dueOn !== undefined || row.issuedOn !== undefined) return false;
  let sum = 0;
  let count = 0;
  for (let index = above.length - 1; index >= 0; index -= 1) {
    const other = above[index];
    if (other?.debtorKey !== row.debtorKey || other.open.currency !== row.open.currency) break;
    sum += other.open.amountMinor;
    count += 1;
  }
  return count > 1 && sum === row.open.amountMinor;
}

function tooManyUnreadable(cells: LedgerCells, issues: readonly RowIssue[]): LedgerFault | undefined {
  const openField: Field = cells.mapping.open ? "open" : "amount";
  for (const field of ["dueOn", openField] as const) {
    const bad = issues.filter(
      (issue) =>
        (issue.type === "DateUnreadable" ||
          issue.type === "DateAmbiguous" ||
          issue.type === "AmountUnreadable") &&
        issue.field === field,
    );
    const [first] = bad;
    if (first === undefined || !("value" in first)) continue;
    let rows = 0;
    for (const cell of cellsOfField(cells, field)) if (!isBlank(cell)) rows += 1;
    if (bad.length * 3 > rows)
      return {
        type: "TooManyUnreadable",
        field,
        count: bad.length,
        rows,
        cell: first.cell,
        value: first.value,
      };
  }
  return undefined;
}

/** Gives every row its key, and tells duplicates, instalments and namesakes apart. */
function identify(
  cells: LedgerCells,
  rows: readonly DecodedRow[],
  issues: RowIssue[],
): readonly Receivable[] {
  const debtors = new Map<string, Debtor>();
  const debtorOf = ({ debtorKey, debtorName, debtorCode }: DecodedRow): Debtor => {
    let debtor = debtors.get(debtorKey);
    if (debtor === undefined) {
      debtor = { key: debtorKey, name: debtorName, ...(debtorCode !== undefined && { code: debtorCode }) };
      debtors.set(debtorKey, debtor);
    }
    return debtor;
  };

  const rowsByBaseKey = new Map<string, DecodedRow[]>();
  const baseKeys = rows.map(baseKeyOf);
  rows.forEach((row, index) => {
    const baseKey = baseKeys[index] ?? "";
    const group = rowsByBaseKey.get(baseKey);
    if (group) group.push(row);
    else rowsByBaseKey.set(baseKey, [row]);
  });
  const keyByRow = new Map<DecodedRow, string>();
  const duplicateOf = new Map<DecodedRow, number>();
  const at = ({ rowNumber }: DecodedRow): { rowNumber: number; cell: string } => ({
    rowNumber,
    cell: cellOf(cells, cells.mapping.reference ? "reference" : "dueOn", rowNumber),
  });

  for (const [baseKey, group] of rowsByBaseKey) {
    if (group[0]?.reference === "") {
      keyWithoutReference(baseKey, group, keyByRow);
      continue;
    }
    // Most numbers stand once: nothing to tell apart.
    if (group.length === 1) continue;
    const firstByKey = new Map<string, DecodedRow>();
    const hasInstalments = new Set(group.map(({ dueOn }) => dueOn)).size > 1;
    for (const row of group) {
      let key = hasInstalments ? instalmentKey(baseKey, row.dueOn) : baseKey;
      // A credit note may bear the number of the invoice it lowers.
      const isCredit = row.open.amountMinor < 0;
      if (isCredit && group.some(({ open }) => open.amountMinor > 0)) key = distinctKey(key, "credit");
      keyByRow.set(row, key);
      const first = firstByKey.get(key);
      const { reference } = row;
      if (first !== undefined) {
        duplicateOf.set(row, first.rowNumber);
        issues.push({ type: "DuplicateReceivable", ...at(row), reference, otherRow: first.rowNumber });
      } else {
        const [earlier] = firstByKey.values();
        firstByKey.set(key, row);
        if (earlier !== undefined && earlier.dueOn !== row.dueOn)
          issues.push({ type: "InstalmentOfReference", ...at(row), reference, otherRow: earlier.rowNumber });
      }
    }
  }
  reportReferencesOfOthers(rows, at, issues);

  return rows.map((row, index) => {
    const duplicate = duplicateOf.get(row);
    return {
      key: keyByRow.get(row) ?? baseKeys[index] ?? "",
      rowNumber: row.rowNumber,
      debtor: debtorOf(row),
      reference: row.reference,
      ...(row.issuedOn !== undefined && { issuedOn: row.issuedOn }),
      ...(row.dueOn !== undefined && { dueOn: row.dueOn }),
      open: row.open,
      invoiced: row.invoiced,
      ...(row.settledOn !== undefined && { settledOn: row.settledOn }),
      isDisputed: row.isDisputed,
      ...(duplicate !== undefined && { duplicateOf: duplicate }),
      ...(row.contact !== undefined && { contact: row.contact }),
      ...(row.phone !== undefined && { phone: row.phone }),
      ...(row.email !== undefined && { email: row.email }),
    };
  });
}

/** Without a number, dates and the invoiced amount say which one it is; equal ones are told apart by their order. */
function keyWithoutReference(
  baseKey: string,
  group: readonly DecodedRow[],
  keyByRow: Map<DecodedRow, string>,
): void {
  const met = new Map<string, number>();
  for (const row of group) {
    const { issuedOn, dueOn, invoiced } = row;
    const distinction = [
      issuedOn === undefined ? "" : formatIsoDate(issuedOn),
      dueOn === undefined ? "" : formatIsoDate(dueOn),
      `${invoiced.amountMinor}${invoiced.currency}`,
    ].join("/");
    const count = (met.get(distinction) ?? 0) + 1;
    met.set(distinction, count);
    keyByRow.set(row, distinctKey(baseKey, count === 1 ? distinction : `${distinction}/${count}`));
  }
}

// Where each customer numbers its own invoices, sharing a number means nothing.
const SHARED_REFERENCES_MAX = 1 / 20;

function reportReferencesOfOthers(
  rows: readonly DecodedRow[],
  at: (row: DecodedRow) => { rowNumber: number; cell: string },
  issues: RowIssue[],
): void {
  const firstByReference = new Map<string, DecodedRow>();
  const shared = new Map<string, DecodedRow[]>();
  for (const row of rows) {
    if (row.reference === "") continue;
    const key = normalizeReference(row.reference);
    const first = firstByReference.get(key);
    if (first === undefined) firstByReference.set(key, row);
    else if (first.debtorKey !== row.debtorKey) {
      const others = shared.get(key);
      if (others) others.push(row);
      else shared.set(key, [row]);
    }
  }
  if (shared.size > 1 && shared.size > firstByReference.size * SHARED_REFERENCES_MAX) return;
  for (const [key, others] of shared) {
    const first = firstByReference.get(key);
    if (first === undefined) continue;
    for (const row of others)
      issues.push({
        type: "ReferenceOfOtherDebtor",
        ...at(row),
        reference: row.reference,
        otherRow: first.rowNumber,
      });
  }
}
