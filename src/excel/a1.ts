/** Where a block of cells stands: 1-based, as people count. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** @example columnLetters(28) // => "AB" */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A1 form without a sheet: `B2:D9`, or `B2` for one cell. */
export function blockAddress({ row, column, rowCount, columnCount }: Block): string {
  const first = `${columnLetters(column)}${row}`;
  if (rowCount === 1 && columnCount === 1) return first;
  return `${first}:${columnLetters(column + columnCount - 1)}${row + rowCount - 1}`;
}

/** The address without its sheet: Office.js gives `'Relances 2026'!B2:D9`. */
export function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");
}

/** The first row of an address; `undefined` for whole columns. */
export function firstRowOf(address: string): number | undefined {
  const digits = /^[A-Z]*(\d+)/i.exec(withoutSheet(address).split(",")[0] ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}
