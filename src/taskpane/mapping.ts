import type { ColumnChoice, ColumnMapping, Field, LedgerCandidate } from "../application/ports";

/** What the person is choosing on the first run: a sheet, its columns, a currency. */
export interface Setup {
  readonly candidates: readonly LedgerCandidate[];
  readonly chosen: number;
  readonly mapping: ColumnMapping;
  /** As typed; of amounts that name none. */
  readonly currency: string;
}

/** Fields that the rules cannot do without, and the one that usually identifies an invoice. */
export const MAIN_FIELDS: readonly Field[] = ["debtorName", "reference", "dueOn", "open", "amount", "paid"];

/** `column` left out: the sheet has no such column. */
export function mapField(
  mapping: ColumnMapping,
  field: Field,
  column: ColumnChoice | undefined,
): ColumnMapping {
  const { [field]: _before, ...others } = mapping;
  return column === undefined
    ? others
    : { ...others, [field]: { index: column.index, header: column.header } };
}

/** Three letters, upper case; `undefined` when it is no currency code. */
export function parseCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}
