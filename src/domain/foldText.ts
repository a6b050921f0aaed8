/**
 * A text as people mean it when they search or compare: case, accents, punctuation and kinds of spaces do not count.
 *
 * @example
 * foldText("  Éts. Durand–Petit ") // => "ets durand petit"
 */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
