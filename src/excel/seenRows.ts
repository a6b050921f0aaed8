import * as v from "valibot";
import type { SheetSeen } from "../application/ports";
import type { SeenReceivable } from "../domain/comparison";
import { formatIsoDate, parseIsoDate, type LocalDate } from "../domain/localDate";

/** Stored in workbooks: never renamed. */
export const SEEN_SHEET_NAME = "Relance_Seen";
const SEEN_VERSION = 1;

// Below the 32 767 characters of a cell, with room for the apostrophe. Source: platform facts §4.
const PART_CHARACTERS_MAX = 30_000;

/**
 * What was seen, as the texts of one column: a first one that says what the others must be, then the parts.
 *
 * Fifty thousand receivables take about a hundred cells. A row each would take 350 000, written anew at each paste.
 */
export function encodeSeen({ id, seenOn, receivables }: SheetSeen): readonly string[] {
  const debtorAt = new Map<string, number>();
  const debtors: (readonly [string, string])[] = [];
  const rows = receivables.map(({ key, reference, debtorKey, debtorName, dueOn, open }) => {
    let at = debtorAt.get(debtorKey);
    if (at === undefined) {
      debtorAt.set(debtorKey, (at = debtors.length));
      debtors.push([debtorKey, debtorName]);
    }
    // A key begins with its debtor's: half of what is kept would say so twice.
    const ownKey = key.startsWith(debtorKey) ? key.slice(debtorKey.length) : undefined;
    return [at, ownKey ?? { key }, reference, dueOn ?? null, open.amountMinor, open.currency];
  });
  const whole = JSON.stringify({ debtors, rows });
  const parts = splitText(whole, PART_CHARACTERS_MAX);
  const head: Head = {
    version: SEEN_VERSION,
    id,
    seenOn: formatIsoDate(seenOn),
    parts: parts.length,
    check: checksum(whole),
  };
  return [JSON.stringify(head), ...parts];
}

/** `undefined` unless all of it stands there as it was written: half of what was seen would look like payments. */
export function decodeSeen(texts: readonly unknown[]): SheetSeen | undefined {
  const head = decodeHead(texts[0]);
  if (head === undefined) return undefined;
  const whole = texts.slice(1, 1 + head.parts).join("");
  const seenOn = parseIsoDate(head.seenOn);
  if (seenOn === undefined || checksum(whole) !== head.check) return undefined;
  const { debtors, rows } = JSON.parse(whole) as Stored;
  return {
    id: head.id,
    seenOn,
    receivables: rows.map(([at, key, reference, dueOn, amountMinor, currency]): SeenReceivable => {
      const [debtorKey, debtorName] = debtors[at]!;
      return {
        key: typeof key === "string" ? debtorKey + key : key.key,
        reference,
        debtorKey,
        debtorName,
        ...(dueOn !== null && { dueOn }),
        open: { amountMinor, currency },
      };
    }),
  };
}

const headSchema = v.object({
  version: v.literal(SEEN_VERSION),
  id: v.string(),
  seenOn: v.string(),
  parts: v.pipe(v.number(), v.integer(), v.minValue(1)),
  check: v.string(),
});
type Head = v.InferOutput<typeof headSchema>;

/** As its checksum proves it was written: by us, in this version. */
interface Stored {
  readonly debtors: readonly (readonly [key: string, name: string])[];
  readonly rows: readonly (readonly [
    debtor: number,
    key: string | { readonly key: string },
    reference: string,
    /** Days since 1970-01-01. */
    dueOn: LocalDate | null,
    openMinor: number,
    currency: string,
  ])[];
}

function decodeHead(first: unknown): Head | undefined {
  try {
    const parsed = v.safeParse(headSchema, JSON.parse(String(first)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Never between the two halves of a character: a cell may not keep half of one. */
function splitText(text: string, charactersMax: number): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + charactersMax);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** FNV-1a over UTF-16 units, and the length: enough to see that a part is missing or another's. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}
