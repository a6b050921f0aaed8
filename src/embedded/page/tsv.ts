/**
 * Rows of cells from text copied out of a spreadsheet: cells between tabs, rows between line breaks, and quotes around a
 * cell that holds either.
 *
 * @example
 * parseTsv('a\t"b\nc"\n') // => [["a", "b\nc"]]
 */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end === undefined) ({ cell, at } = plainCell(text, at));
      else {
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      }
    } else ({ cell, at } = plainCell(text, at));
    row.push(cell);
    if (text[at] === "\t") at++;
    else {
      rows.push(row);
      row = [];
      if (text[at] === "\r" && text[at + 1] === "\n") at++;
      at++;
      // The line break that closes the last row opens no other.
      if (at >= text.length) break;
    }
  }
  return rows;
}

export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteIfNeeded).join("\t")).join("\r\n");
}

function plainCell(text: string, from: number): { cell: string; at: number } {
  let at = from;
  while (at < text.length && text[at] !== "\t" && text[at] !== "\n" && text[at] !== "\r") at++;
  return { cell: text.slice(from, at), at };
}

/** A quote opens a quoted cell only when its closing one ends the cell: `"12" nails` is plain text. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at++;
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!) ? at : undefined;
  }
  return undefined;
}

function quoteIfNeeded(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
