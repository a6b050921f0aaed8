import type { LocalDate } from "../domain/localDate";

/** What is said of an entry, in the order of its columns. */
export const ENTRY_COLUMNS = [
  "loggedAt",
  "author",
  "kind",
  "debtor",
  "invoices",
  "on",
  "outcome",
  "reason",
  "contact",
  "until",
  "amount",
  "note",
  "daysLate",
  "balance",
  "currency",
  "entry",
  "replaces",
] as const;
export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

/** A cell of an entry: what a spreadsheet reckons with stays a figure or a date. */
export type EntryValue =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "day"; readonly on: LocalDate }
  /** Where the reader sits. */
  | { readonly type: "instant"; readonly on: LocalDate; readonly minuteOfDay: number }
  | { readonly type: "figure"; readonly figure: number };

/** Entries as a sheet has them: a column for each thing said, real dates, amounts as figures beside their currency. */
export interface EntryTable {
  readonly columns: readonly { readonly id: EntryColumn; readonly header: string }[];
  readonly rows: readonly (readonly EntryValue[])[];
}
