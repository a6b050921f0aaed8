// A cell holds 32 767 characters; the apostrophe and a margin are left. Source: platform facts §4.
export const CELL_CHARACTERS_MAX = 32_000;

/** A text as a cell can keep it: LF line ends, no other control characters, cut without splitting a character. */
export function toCellCharacters(text: string, charactersMax: number = CELL_CHARACTERS_MAX): string {
  const plain = text
    .replace(/\r\n?/g, "\n")
    // Half a character: no file keeps one.
    .replace(/\p{Surrogate}/gu, "\ufffd")
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, "");
  if (plain.length <= charactersMax) return plain;
  const last = plain.charCodeAt(charactersMax - 1);
  const isSplitPair = last >= 0xd800 && last <= 0xdbff;
  return plain.slice(0, isSplitPair ? charactersMax - 1 : charactersMax);
}

/** What to write so that the cell holds exactly this text: never a formula, a number or a date. */
export function escapeCellText(text: string): string {
  return text === "" ? "" : `'${text}`;
}

/** As {@link escapeCellText}, only where Excel could take the text for something else. */
export function escapeWhereNeeded(text: string): string {
  return /^[\p{L}«][^=]*$/u.test(text) && !/^(true|false|vrai|faux|[a-z]{3,9}[ .-]*\d{1,4})$/i.test(text)
    ? text
    : escapeCellText(text);
}
