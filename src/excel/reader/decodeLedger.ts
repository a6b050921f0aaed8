import type { Field, Ledger, RowIssue, SheetFault } from "../../application/ports";
import { formatIsoDate, type LocalDate } from "../../domain/localDate";
import type { Money } from "../../domain/money";
import type { Debtor, Receivable } from "../../domain/receivable";
import { err, ok, type Result } from "../../domain/result";
import { isBlank } from "./dateColumn";
import { ledgerDecoder, type DecodedRow, type RowReading } from "./decodeRow";
import { columnsOf } from "./mappedColumns";
import { baseKeyOf, distinctKey, instalmentKey, normalizeReference } from "./receivableKey";
import { cellOf, type LedgerCells } from "./rowCells";
import { sumsAmong } from "./sums";

export type LedgerFault = Extract<
  SheetFault,
  { readonly type: "TooManyUnreadable" | "DateOrderUnknown" | "DecimalMarkUnknown" | "InvoicesRepeated" }
>;

/**
 * Turns the cells of a sheet into receivables and row issues.
 *
 * Shape:  every row is a receivable, an issue that names its cell, or counted in `rowsLeftOut`; nothing unreadable
 *         becomes today, zero or the invoice date.
 * Errors: when more than a third of the due dates (their terms included), or else of the amounts that say what is open,
 *         cannot be read: `DateOrderUnknown` or `DecimalMarkUnknown` where the person's answer would settle it, else
 *         `TooManyUnreadable`. `InvoicesRepeated` when more than a third of the rows repeat an invoice with another
 *         amount: a list of movements. Never throws.
 */
export function decodeLedger(cells: LedgerCells): Result<Ledger, LedgerFault> {
  const { readRow, unsettled } = ledgerDecoder(cells);
  const readings: Extract<RowReading, { readonly kind: "receivable" }>[] = [];
  const decoded: DecodedRow[] = [];
  const issues: RowIssue[] = [];
  let rowsLeftOut = 0;
  for (let index = 0; index < cells.rows.length; index += 1) {
    const reading = readRow(index);
    if (reading.kind === "other-list") {
      issues.push(reading.issue);
      rowsLeftOut += cells.rows.length - index - 1;
      break;
    }
    if (reading.kind === "left-out") rowsLeftOut += 1;
    else if (reading.kind === "unreadable") issues.push(...reading.issues);
    else readings.push(reading);
  }
  const sums = sumsAmong(readings.map(({ row }) => row));
  rowsLeftOut += sums.size;
  for (const { row, issues: ofRow } of readings) {
    if (sums.has(row)) continue;
    issues.push(...ofRow);
    decoded.push(row);
  }

  const groups = groupsOf(decoded);
  const fault = tooManyUnreadable(cells, issues, unsettled) ?? tooManyRepeated(cells, decoded, groups);
  if (fault !== undefined) return err(fault);

  const receivables = identify(cells, decoded, groups, issues);
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

type ValueIssue = Extract<
  RowIssue,
  { readonly type: "DateUnreadable" | "DateAmbiguous" | "AmountUnreadable" | "TermsUnreadable" }
>;

function tooManyUnreadable(
  cells: LedgerCells,
  issues: readonly RowIssue[],
  unsettled: ReadonlySet<Field>,
): LedgerFault | undefined {
  const { mapping } = cells;
  const ofField = (field: Field): readonly ValueIssue[] =>
    issues.filter((issue): issue is ValueIssue =>
      issue.type === "TermsUnreadable"
        ? field === "terms"
        : (issue.type === "DateUnreadable" ||
            issue.type === "DateAmbiguous" ||
            issue.type === "AmountUnreadable") &&
          issue.field === field,
    );
  const termsIssues = ofField("terms");
  const dueIssues = ofField("dueOn").concat(termsIssues);
  const dueRows = filledRows(cells, ["dueOn", "terms"]);
  if (dueIssues.length * 3 > dueRows) {
    // Terms count from the issue date: where its order is open, so is every date that they give.
    const asked = termsIssues.length * 3 > dueRows ? (["issuedOn", "dueOn"] as const) : (["dueOn"] as const);
    for (const field of asked) {
      const [first] = ofField(field).filter(({ type }) => type === "DateAmbiguous");
      if (first && unsettled.has(field))
        return { type: "DateOrderUnknown", field, cell: first.cell, value: first.value };
    }
    return tooMany(mapping.dueOn ? "dueOn" : "terms", dueIssues, dueRows);
  }

  const openField: Field = mapping.open ? "open" : "amount";
  const openIssues = ofField(openField);
  const openRows = filledRows(cells, [openField]);
  if (openIssues.length * 3 <= openRows) return undefined;
  const open = openIssues.find(({ value }) => /^[^.,]*\d{1,3}[.,]\d{3}(?!\d)/.test(value));
  return open && unsettled.has(openField)
    ? { type: "DecimalMarkUnknown", field: openField, cell: open.cell, value: open.value }
    : tooMany(openField, openIssues, openRows);
}

function tooMany(field: Field, issues: readonly ValueIssue[], rows: number): LedgerFault | undefined {
  const [first] = issues;
  return (
    first && {
      type: "TooManyUnreadable",
      field,
      count: issues.length,
      rows,
      cell: first.cell,
      value: first.value,
    }
  );
}

function filledRows(cells: LedgerCells, fields: readonly Field[]): number {
  const columns = fields.flatMap((field) =>
    columnsOf(cells.mapping[field]).map(({ index }) => index - cells.firstIndex),
  );
  let count = 0;
  for (const row of cells.rows) if (columns.some((column) => !isBlank(row[column]))) count += 1;
  return count;
}

/** The rows of each debtor and number, in the order of the sheet. */
type Groups = ReadonlyMap<string, readonly DecodedRow[]>;

function groupsOf(rows: readonly DecodedRow[]): Groups {
  const rowsByBaseKey = new Map<string, DecodedRow[]>();
  for (const row of rows) {
    const baseKey = baseKeyOf(row);
    const group = rowsByBaseKey.get(baseKey);
    if (group) group.push(row);
    else rowsByBaseKey.set(baseKey, [row]);
  }
  return rowsByBaseKey;
}

/** The movements of an account: which of several amounts an invoice stands at, the rows alone do not say. */
function tooManyRepeated(
  cells: LedgerCells,
  rows: readonly DecodedRow[],
  groups: Groups,
): LedgerFault | undefined {
  let count = 0;
  let example: DecodedRow | undefined;
  for (const group of groups.values()) {
    if (group.length === 1 || group[0]?.reference === "") continue;
    const firstByDay = new Map<LocalDate | undefined, DecodedRow>();
    for (const row of group) {
      const first = firstByDay.get(row.dueOn);
      if (first === undefined) firstByDay.set(row.dueOn, row);
      else if (isOtherAmount(first.open, row.open)) {
        count += 1;
        if (example === undefined || row.rowNumber < example.rowNumber) example = row;
      }
    }
  }
  if (example === undefined || count * 3 <= rows.length) return undefined;
  return {
    type: "InvoicesRepeated",
    count,
    rows: rows.length,
    cell: cellOf(cells, cells.mapping.open ? "open" : "amount", example.rowNumber),
    reference: example.reference,
  };
}

/** A credit note beside its invoice is none. */
function isOtherAmount(one: Money, other: Money): boolean {
  return one.amountMinor !== other.amountMinor && one.amountMinor * other.amountMinor >= 0;
}

/** Gives every row its key, and tells duplicates, instalments and namesakes apart. */
function identify(
  cells: LedgerCells,
  rows: readonly DecodedRow[],
  groups: Groups,
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

  const keyByRow = new Map<DecodedRow, string>();
  const duplicateOf = new Map<DecodedRow, number>();
  const at = ({ rowNumber }: DecodedRow): { rowNumber: number; cell: string } => ({
    rowNumber,
    cell: cellOf(cells, cells.mapping.reference ? "reference" : "dueOn", rowNumber),
  });

  for (const [baseKey, group] of groups) {
    if (group[0]?.reference === "") {
      keyWithoutReference(baseKey, group, keyByRow);
      continue;
    }
    // Most numbers stand once: nothing to tell apart.
    if (group.length === 1) {
      const [row] = group;
      if (row) keyByRow.set(row, isCreditNote(row) ? distinctKey(baseKey, "credit") : baseKey);
      continue;
    }
    const firstByKey = new Map<string, DecodedRow>();
    const hasInstalments = new Set(group.map(({ dueOn }) => dueOn)).size > 1;
    for (const row of group) {
      let key = hasInstalments ? instalmentKey(baseKey, row.dueOn) : baseKey;
      if (isCreditNote(row)) key = distinctKey(key, "credit");
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

  return rows.map((row) => {
    const duplicate = duplicateOf.get(row);
    return {
      key: keyByRow.get(row) ?? "",
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
      ...(row.dueFromTerms !== undefined && { dueFromTerms: row.dueFromTerms }),
      ...(row.contact !== undefined && { contact: row.contact }),
      ...(row.role !== undefined && { role: row.role }),
      ...(row.phone !== undefined && { phone: row.phone }),
      ...(row.mobile !== undefined && { mobile: row.mobile }),
      ...(row.email !== undefined && { email: row.email }),
      ...(row.country !== undefined && { country: row.country }),
      ...(row.caller !== undefined && { caller: row.caller }),
      ...(row.lastCallOn !== undefined && { sheetLastCallOn: row.lastCallOn }),
      ...(row.lastOutcome !== undefined && { sheetOutcome: row.lastOutcome }),
      ...(row.note !== undefined && { sheetNote: row.note }),
    };
  });
}

/**
 * A credit note may bear the number of the invoice it lowers. It never has the invoice's key, not even once the invoice is
 * paid and gone: it would take over the calls about it.
 */
function isCreditNote({ invoiced, open }: DecodedRow): boolean {
  return invoiced.amountMinor < 0 && open.amountMinor <= 0;
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
