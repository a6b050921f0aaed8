import type { ColumnChoice, ColumnMapping, Field } from "../../application/ports";

/** Every column that a field is read from, the first one first. */
export function columnsOf(choice: ColumnChoice | undefined): readonly { index: number; header: string }[] {
  return choice === undefined ? [] : [choice, ...(choice.others ?? [])];
}

/** 0-based within the ledger: every column that any field is read from. */
export function mappedIndexes(mapping: ColumnMapping): readonly number[] {
  return Object.values(mapping).flatMap((choice) => columnsOf(choice).map(({ index }) => index));
}

/** The same columns counted from another first column. */
export function shiftMapping(mapping: ColumnMapping, by: number): ColumnMapping {
  const shifted: Partial<Record<Field, ColumnChoice>> = {};
  for (const [field, choice] of Object.entries(mapping) as [Field, ColumnChoice][])
    shifted[field] = {
      ...choice,
      index: choice.index + by,
      ...(choice.others && { others: choice.others.map((other) => ({ ...other, index: other.index + by })) }),
    };
  return shifted;
}
