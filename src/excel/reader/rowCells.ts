import type { ColumnMapping, Field, LedgerPlace } from "../../application/ports";
import type { LocalDate } from "../../domain/localDate";
import { columnLetters } from "../a1";
import { columnsOf } from "./mappedColumns";

/** The cells of a ledger as Excel gives them, header not included. */
export interface LedgerCells {
  readonly place: LedgerPlace;
  readonly mapping: ColumnMapping;
  readonly defaultCurrency: string;
  /** `rows[0]` is the row below the header; `rows[r][c]` stands in ledger column `firstIndex + c`. */
  readonly rows: readonly (readonly unknown[])[];
  /** 0-based within the ledger. */
  readonly firstIndex: number;
  /** Number formats of the mapped columns, taken from the first rows. */
  readonly numberFormats: Readonly<Partial<Record<Field, string>>>;
  /** Number formats by 0-based ledger column, one a row: of the amounts that say what is open. */
  readonly cellFormats?: ReadonlyMap<number, readonly string[]>;
  /** The workbook counts its days from 1904. */
  readonly uses1904: boolean;
  /** Today: a payment dated later has not come in yet. */
  readonly asOf: LocalDate;
}

/** 1-based row of the sheet. */
export function rowNumberOf(place: LedgerPlace, rowIndex: number): number {
  return place.headerRow + 1 + rowIndex;
}

/** A1 form without the sheet; the ledger's first cell of the row for a field that has no column. */
export function cellOf(
  cells: Pick<LedgerCells, "place" | "mapping">,
  field: Field,
  rowNumber: number,
): string {
  const { place, mapping } = cells;
  return `${columnLetters(place.firstColumn + (mapping[field]?.index ?? 0))}${rowNumber}`;
}

/** @param column where it stands within `rows[r]` */
export function cellAt({ place, firstIndex }: LedgerCells, column: number, rowNumber: number): string {
  return `${columnLetters(place.firstColumn + firstIndex + column)}${rowNumber}`;
}

/** The cells of one field, column by column, top to bottom; nothing for a field that has no column. */
export function cellsOfField(cells: LedgerCells, field: Field): readonly unknown[] {
  const [first, ...others] = columnsOf(cells.mapping[field]).map(({ index }) => index - cells.firstIndex);
  if (first === undefined) return [];
  const found = cells.rows.map((row) => row[first]);
  for (const column of others) for (const row of cells.rows) found.push(row[column]);
  return found;
}

/** Where a field stands within `rows[r]`. */
export function mapIndex(cells: LedgerCells, field: Field): number | undefined {
  const index = cells.mapping[field]?.index;
  return index === undefined ? undefined : index - cells.firstIndex;
}
