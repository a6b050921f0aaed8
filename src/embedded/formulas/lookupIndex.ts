import { textToNumber, type Area, type CellReader, type Scalar } from "./values";

/**
 * Positions of values within single columns, so that thousands of exact lookups in one column cost one pass over it.
 * Right while no cell changes: cleared before every calculation.
 */
export class LookupIndexes {
  private readonly byReader = new Map<CellReader, Map<string, ReadonlyMap<string, readonly number[]>>>();

  clear(): void {
    this.byReader.clear();
  }

  /** For each value, by `lookupKey`, the rows it stands in, counted from the area's first. */
  positionsOf(area: Area): ReadonlyMap<string, readonly number[]> {
    let indexes = this.byReader.get(area.reader);
    if (indexes === undefined)
      this.byReader.set(area.reader, (indexes = new Map<string, ReadonlyMap<string, readonly number[]>>()));
    const key = `${area.top},${area.left},${area.bottom}`;
    let index = indexes.get(key);
    if (index === undefined) indexes.set(key, (index = positionsIn(area.trimmed())));
    return index;
  }
}

/** Texts differing by case only, and numbers equal in 15 digits, have the same key; empty cells have none. */
export function lookupKey(value: Exclude<Scalar, undefined>): string {
  if (typeof value === "number") return `n${Number(value.toPrecision(15))}`;
  if (typeof value === "string") return `t${value.toLowerCase()}`;
  return typeof value === "boolean" ? `b${value}` : `e${value.error}`;
}

/** The key of texts that look like this number, which conditions count as the number. */
export function numericTextKey(value: number): string {
  return `x${Number(value.toPrecision(15))}`;
}

function positionsIn(area: Area): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (let row = 0; row < area.rows; row++) {
    const value = area.at(row, 0);
    if (value === undefined) continue;
    append(positions, lookupKey(value), row);
    const number = typeof value === "string" ? textToNumber(value) : undefined;
    if (number !== undefined) append(positions, numericTextKey(number), row);
  }
  return positions;
}

function append(positions: Map<string, number[]>, key: string, row: number): void {
  const rows = positions.get(key);
  if (rows === undefined) positions.set(key, [row]);
  else rows.push(row);
}
