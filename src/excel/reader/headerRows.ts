import type { Field } from "../../application/ports";
import { readDateText } from "../../text/parseDate";
import { isAmountText } from "./amount";
import { isBlank } from "./dateColumn";
import { scoreHeader } from "./headers";

type Rows = readonly (readonly unknown[])[];

// Longer cells are titles and notes.
const HEADER_CHARACTERS_MAX = 80;
// As much as one weak spelling says.
const PROMISE_MIN = 0.6;
const TEXTS_MIN = 2;

/** A header cell as text, line breaks and all. */
export function headerText(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "";
}

/**
 * The headers that row `index` gives its columns; where it is the second of two header rows, with those above it:
 * « Montant » over « TTC » is `Montant TTC`, « Client » merged over both rows is `Client`. Only where both together
 * say more than the second alone.
 */
export function headersAt(rows: Rows, index: number): readonly string[] {
  const lower = (rows[index] ?? []).map(headerText);
  if (!isSecondHeaderRow(rows, index)) return lower;
  const upper = rows[index - 1] ?? [];
  const both = lower.map((header, column) => `${headerText(upper[column])} ${header}`.trim());
  // A line of filters, or of groups that add nothing, may stand above a header that is whole.
  return headerPromise(both) > headerPromise(lower) ? both : lower;
}

/** Whether a row goes on with the header that the row above began: words for columns in both, figures in neither. */
export function isSecondHeaderRow(rows: Rows, index: number): boolean {
  const upper = rows[index - 1];
  const lower = rows[index];
  return upper !== undefined && lower !== undefined && isRowOfWords(upper) && isRowOfWords(lower);
}

/** Only words, and enough of them to name columns. */
export function isRowOfWords(row: readonly unknown[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return (
    filled.length >= TEXTS_MIN &&
    filled.every(
      (cell) => typeof cell === "string" && !isAmountText(cell) && readDateText(cell) === undefined,
    ) &&
    headerPromise(row) >= PROMISE_MIN
  );
}

/** How much a row looks like a header, by its words alone. */
export function headerPromise(row: readonly unknown[]): number {
  const bestByField = new Map<Field, number>();
  for (const cell of row) {
    if (typeof cell !== "string" || cell === "" || cell.length > HEADER_CHARACTERS_MAX) continue;
    for (const { field, score } of scoreHeader(cell))
      if (score > (bestByField.get(field) ?? 0)) bestByField.set(field, score);
  }
  let sum = 0;
  for (const score of bestByField.values()) sum += score;
  return sum;
}
