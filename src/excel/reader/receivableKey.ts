import { formatIsoDate, type LocalDate } from "../../domain/localDate";

// Keys live in people's logs. Between their parts stands a character that no part keeps.
const SEPARATOR = "|";

/**
 * A code, name or reference as it is compared: `22/0000001` = `22/1`, `1930571429.0` = `1930571429`, `Éts  Durand` =
 * `ets durand`; the original is kept for display.
 *
 * Shape:  lower case, no accents, one space between words, no `.0` tail, no leading zeros in a run of digits.
 */
export function normalizeIdentifier(text: string): string {
  // Most references are plain ASCII, and there are many of them.
  const plain = /^[!-{}~]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[\s\p{Cf}\p{Cc}]+/gu, " ")
        .replaceAll(SEPARATOR, "/")
        .trim();
  return plain.replace(/^(\d+)\.0+$/, "$1").replace(/(?<!\d)0+(?=\d)/g, "");
}

/** As {@link normalizeIdentifier}, and spaces do not count: `FA 123` = `FA123`. */
export function normalizeReference(reference: string): string {
  return normalizeIdentifier(reference.replace(/[\s\p{Cf}]+/gu, ""));
}

/** What a row of the sheet says about who it is: the same after a sort, a move, an export. */
export interface RowIdentity {
  readonly debtorKey: string;
  /** As in the sheet; empty when it has none. */
  readonly reference: string;
}

/** Debtor and reference: the part of a key that the row's own identifying cells give. */
export function baseKeyOf({ debtorKey, reference }: RowIdentity): string {
  return `${debtorKey}${SEPARATOR}${normalizeReference(reference)}`;
}

/** Told apart from others with the same debtor and reference by its due date. */
export function instalmentKey(baseKey: string, dueOn: LocalDate | undefined): string {
  return `${baseKey}${SEPARATOR}${dueOn === undefined ? "" : formatIsoDate(dueOn)}`;
}

/** Told apart by a text that is stable for this row (its dates and amount, its sign, its place among equals). */
export function distinctKey(baseKey: string, distinction: string): string {
  return `${baseKey}${SEPARATOR}${distinction}`;
}

/**
 * Whether a receivable's key comes from a row that now identifies itself as `baseKey`. A row that names no debtor, as
 * below a group's title, is known by the rest.
 */
export function isKeyOfRow(key: string, baseKey: string): boolean {
  if (baseKey.startsWith(SEPARATOR) && !key.startsWith(SEPARATOR))
    return isKeyOfRow(key.slice(key.indexOf(SEPARATOR)), baseKey);
  return key === baseKey || key.startsWith(`${baseKey}${SEPARATOR}`);
}
