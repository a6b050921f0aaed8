import Papa from "papaparse";

/** Separators of the files that people call CSV. */
export type Delimiter = "," | ";" | "\t" | "|";

const SAMPLE_ROWS = 200;

/**
 * The separator that cuts most rows into as many fields as the first one.
 *
 * Amounts such as `1 680,00` contain commas, but not the same number of them in every row; the first row, which
 * holds headings, decides how many fields there should be.
 *
 * @param preferred wins when two separators do equally well (the region's own list separator).
 */
export function detectDelimiter(text: string, preferred: Delimiter): Delimiter {
  const others = ([";", ",", "\t", "|"] as const).filter((delimiter) => delimiter !== preferred);
  let best: Delimiter = preferred;
  let bestScore = 0;
  for (const delimiter of [preferred, ...others]) {
    const score = regularity(text, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** 0 when the separator leaves most rows whole; else the share of regular rows, and a little for many fields. */
function regularity(text: string, delimiter: Delimiter): number {
  const { data: rows } = Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    preview: SAMPLE_ROWS,
    skipEmptyLines: "greedy",
  });
  const counts = rows.map((row) => row.length);
  const usual = mostFrequent(counts);
  if (usual < 2) return 0;
  const header = rows[0]?.length ?? 0;
  const regular = counts.filter((count) => count === usual).length / counts.length;
  const agreesWithHeader = header === usual ? 1 : header > 1 ? 0.5 : 0.1;
  return regular * agreesWithHeader + Math.min(usual, 100) / 1000;
}

function mostFrequent(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let usual = 0;
  for (const [count, times] of frequency) if (times > (frequency.get(usual) ?? 0)) usual = count;
  return usual;
}
