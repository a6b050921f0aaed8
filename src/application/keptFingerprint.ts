import type { LogVerdict } from "./logUpkeep";

/** What a fingerprint that somebody kept elsewhere says of the log as it is now. */
export type KeptVerdict =
  /** Nothing was added, changed or taken away since. */
  | { readonly type: "Same" }
  /** Every sheet still ends, on its way, as it ended then; so many rows were added since. */
  | { readonly type: "Grown"; readonly addedCount: number }
  /** Sheets of which the end of then is nowhere: what came before it was changed, or this is another log. */
  | { readonly type: "Differs"; readonly sheetNames: readonly string[] }
  /** Only the short form, and it is not today's: it may have grown since, or changed. */
  | { readonly type: "TooShort" }
  | { readonly type: "NoFingerprint" };

const HASH = "[0-9a-f]{64}";

/** The ends of the sheets, a line each: what lets the log of today be found again in a longer one. */
export function endsOf({ chains }: Pick<LogVerdict, "chains">): readonly string[] {
  return [...chains].flatMap(([sheetName, hashes]) => {
    const last = hashes.at(-1);
    return last === undefined ? [] : [`${sheetName}: ${last}`];
  });
}

/**
 * Compares the log with what was copied of it earlier: its fingerprint and the {@link endsOf} its sheets, among any other
 * words. What mail programs do to it (blanks, line ends, `>`) does not matter.
 */
export function compareKept(
  kept: string,
  { chains, fingerprint }: Pick<LogVerdict, "chains" | "fingerprint">,
): KeptVerdict {
  const text = kept.replace(/>/g, " ").replace(/(?<=[0-9a-f]{4})\s+(?=[0-9a-f]{4})/gi, "");
  const ends = [...text.matchAll(new RegExp(`(Relance_Log_?\\w*):\\s*(${HASH})`, "gi"))];
  if (ends.length === 0) {
    const short = new RegExp(HASH, "i").exec(text)?.[0].toLowerCase();
    if (short === undefined) return { type: "NoFingerprint" };
    return short === fingerprint ? { type: "Same" } : { type: "TooShort" };
  }
  const differing: string[] = [];
  let knownCount = 0;
  for (const [, sheetName = "", hash = ""] of ends) {
    const index = rowsOf(chains, sheetName).indexOf(hash.toLowerCase());
    if (index < 0) differing.push(sheetName);
    else knownCount += index + 1;
  }
  if (differing.length > 0) return { type: "Differs", sheetNames: differing };
  const count = [...chains.keys()].reduce((sum, sheetName) => sum + rowsOf(chains, sheetName).length, 0);
  return count === knownCount ? { type: "Same" } : { type: "Grown", addedCount: count - knownCount };
}

/** Each once: setting aside that was cut short leaves rows standing twice. */
function rowsOf(chains: LogVerdict["chains"], sheetName: string): readonly string[] {
  return [...new Set(chains.get(sheetName) ?? [])];
}
