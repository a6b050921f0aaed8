import type { Field, RowIssue } from "../application/ports";

/** One row of the sheet while it is read. */
export interface RowInHand {
  readonly cells: readonly unknown[];
  /** 0-based within the ledger's rows. */
  readonly index: number;
  /** 1-based row of the sheet. */
  readonly rowNumber: number;
  /** `undefined` for a field that has no column. */
  readonly cell: (field: Field) => unknown;
  readonly at: (field: Field) => { readonly rowNumber: number; readonly cell: string };
  readonly report: (issue: RowIssue) => void;
}

/** A cell as an issue shows it. */
export function shownValue(cell: unknown): string {
  return typeof cell === "string" ? cell.trim() : String(cell);
}
