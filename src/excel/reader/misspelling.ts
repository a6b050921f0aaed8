// A letter apart from a word of ours, and a word of its own.
const OTHER_WORDS: ReadonlySet<string> = new Set([
  "contract",
  "contrat",
  "invoiced",
  "county",
  "unpaid",
  "payable",
  "regler",
  "soldee",
  "partie",
]);
const LETTERS_MIN = 6;

/**
 * Whether a word of a header is meant for another, one slip of the hand apart: a letter too many, too few, wrong, or two
 * swapped. Short words are not judged, and nobody slips on the first letter.
 *
 * @example isMisspelling("echeanse", "echeance") // => true
 */
export function isMisspelling(written: string, meant: string): boolean {
  if (meant.length < LETTERS_MIN || written.length < LETTERS_MIN - 1 || written[0] !== meant[0]) return false;
  if (OTHER_WORDS.has(written) || Math.abs(written.length - meant.length) > 1) return false;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const isSame = (from: number, meantFrom: number): boolean => written.slice(from) === meant.slice(meantFrom);
  return (
    isSame(at + 1, at + 1) ||
    isSame(at + 1, at) ||
    isSame(at, at + 1) ||
    (written[at] === meant[at + 1] && written[at + 1] === meant[at] && isSame(at + 2, at + 2))
  );
}
