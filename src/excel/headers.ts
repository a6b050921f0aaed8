import { missingFields } from "../application/missingFields";
import { FIELDS, type ColumnMapping, type Field, type MissingField } from "../application/ports";
import { HEADER_WORDS } from "./headerWords";

/** What the first cells of a column look like, as shares of those that are filled (0–1). */
export interface ColumnEvidence {
  readonly filled: number;
  readonly dates: number;
  readonly amounts: number;
  /** Texts that the payment states of an invoice are written in. */
  readonly statusWords: number;
}

export interface HeaderColumn {
  /** 0-based within the ledger. */
  readonly index: number;
  readonly header: string;
  readonly evidence: ColumnEvidence;
}

/** Why a column was taken for a field. */
export interface HeaderScore {
  readonly field: Field;
  readonly index: number;
  /** 0–1; below `SCORE_MIN` it is no match. */
  readonly score: number;
  /** The spelling that matched, normalised. */
  readonly matched: string;
  readonly isWholeHeader: boolean;
}

export interface MappedHeaders {
  readonly mapping: ColumnMapping;
  /** The scores behind the mapping, best first. */
  readonly scores: readonly HeaderScore[];
  readonly missing: readonly MissingField[];
}

const SCORE_MIN = 0.45;

// Articles and prepositions that one header has and the next leaves out.
const FILLERS: ReadonlySet<string> = new Set(
  "de des d l la les the of du da do dos das del della di van der den und et and en par par pour for".split(
    " ",
  ),
);
const UNITS: ReadonlySet<string> = new Set(
  "eur euro euros usd gbp chf cad aud inr tnd mad xof xpf".split(" "),
);

/**
 * A header as it is compared: words in lower case without accents, articles or units.
 *
 * @example normalizeHeader("Date\nd’Échéance") // => "date echeance"
 * @example normalizeHeader("DO_TotalTTC") // => "do total ttc"
 */
export function normalizeHeader(header: string): string {
  const spaced = header
    .replace(/\(([^)]*)\)/g, (whole, inside: string) => (isUnit(inside) ? " " : whole))
    .replace(/\bd[ûÛ](?![\p{L}])/giu, " xdu ")
    .replace(/\bN\s*[°º]|#/giu, " no ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const tokens = spaced.split(" ");
  // « Montant du » without its accent: an article never ends a header.
  if (tokens.length > 1 && tokens.at(-1) === "du") tokens[tokens.length - 1] = "xdu";
  const isSageName = /^(DO|CT|EC|DR)_/.test(header);
  const kept = tokens.filter((token, at) => (isSageName && at === 0) || !FILLERS.has(token));
  while (kept.length > 1 && UNITS.has(kept.at(-1) ?? "")) kept.pop();
  return (kept.length > 0 ? kept : tokens).join(" ");
}

function isUnit(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return (
    plain.length <= 1 ||
    UNITS.has(plain) ||
    /^\P{L}*$/u.test(plain) ||
    /^(ttc|incl\.? (vat|gst|tax))$/.test(plain)
  );
}

interface Phrase {
  readonly tokens: readonly string[];
  readonly joined: string;
  readonly sorted: string;
  readonly weight: number;
  readonly isWholeOnly: boolean;
}

interface FieldPhrases {
  readonly phrases: readonly Phrase[];
  readonly never: ReadonlySet<string>;
}

const toPhrase = (spelling: string, weight: number, isWholeOnly: boolean): Phrase => {
  const tokens = spelling.split(" ");
  return { tokens, joined: tokens.join(""), sorted: tokens.toSorted().join(" "), weight, isWholeOnly };
};

const PHRASES: ReadonlyMap<Field, FieldPhrases> = new Map(
  FIELDS.map((field) => {
    const { strong, fair, weak, never } = HEADER_WORDS[field];
    // Spellings are written as people read them; articles go the same way as in headers.
    const bare = (spelling: string): string =>
      /^(do|ct|ec|dr) /.test(spelling)
        ? spelling
        : spelling
            .split(" ")
            .filter((token) => !FILLERS.has(token))
            .join(" ");
    return [
      field,
      {
        phrases: [
          ...strong.map((spelling) => toPhrase(bare(spelling), 1, false)),
          ...fair.map((spelling) => toPhrase(bare(spelling), 0.85, false)),
          ...weak.map((spelling) => toPhrase(bare(spelling) || spelling, 0.65, true)),
        ],
        never: new Set(never),
      },
    ];
  }),
);

/** How well a header names a field; `undefined` when it does not. */
export function scoreHeader(field: Field, header: string): Omit<HeaderScore, "index"> | undefined {
  const normal = normalizeHeader(header);
  if (normal === "") return undefined;
  const tokens = normal.split(" ");
  const joined = tokens.join("");
  const sorted = tokens.toSorted().join(" ");
  const { phrases, never } = PHRASES.get(field) ?? { phrases: [], never: new Set<string>() };
  let best: Omit<HeaderScore, "index"> | undefined;
  for (const phrase of phrases) {
    const isWhole = phrase.joined === joined || phrase.sorted === sorted;
    let score = 0;
    if (isWhole) score = phrase.joined === joined ? phrase.weight : phrase.weight * 0.97;
    else if (!phrase.isWholeOnly && containsRun(tokens, phrase.tokens))
      score = phrase.weight * (0.45 + (0.45 * phrase.tokens.length) / tokens.length);
    if (score <= (best?.score ?? 0)) continue;
    // A word that speaks against the field does not where the very spelling has it.
    if (tokens.some((token) => never.has(token) && !(isWhole && phrase.tokens.includes(token)))) continue;
    best = { field, score, matched: phrase.tokens.join(" "), isWholeHeader: isWhole };
  }
  return best;
}

function containsRun(tokens: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= tokens.length; at += 1)
    if (run.every((token, offset) => tokens[at + offset] === token)) return true;
  return false;
}

const DATE_FIELDS: ReadonlySet<Field> = new Set<Field>(["issuedOn", "dueOn", "settledOn"]);
const AMOUNT_FIELDS: ReadonlySet<Field> = new Set<Field>(["amount", "paid", "open"]);

/** How far the cells below speak for a header: 1 = nothing against it. */
function evidenceFactor(field: Field, { filled, dates, amounts, statusWords }: ColumnEvidence): number {
  if (filled === 0) return 0.75;
  const emptiness = 0.9 + 0.1 * filled;
  if (DATE_FIELDS.has(field)) return dates >= 0.5 ? emptiness : amounts >= 0.5 ? 0.3 : 0.55;
  if (AMOUNT_FIELDS.has(field)) return dates >= 0.9 ? 0.3 : amounts >= 0.5 ? emptiness : 0.55;
  if (field === "status") return statusWords >= 0.2 ? emptiness : 0.4;
  if (field === "reference" || field === "debtorName") return dates >= 0.9 && amounts < 0.5 ? 0.3 : emptiness;
  return emptiness;
}

/**
 * Takes columns for fields by their headers, and by what the cells below look like.
 *
 * Shape:  a column serves one field, a field has one column; the best score first, then the left one.
 */
export function mapHeaders(columns: readonly HeaderColumn[]): MappedHeaders {
  const scores: HeaderScore[] = [];
  for (const { index, header, evidence } of columns) {
    for (const field of FIELDS) {
      const scored = scoreHeader(field, header);
      if (scored === undefined) continue;
      const score = scored.score * evidenceFactor(field, evidence);
      if (score >= SCORE_MIN) scores.push({ ...scored, score, index });
    }
  }
  scores.sort((a, b) => b.score - a.score || a.index - b.index);

  const byField = new Map<Field, HeaderScore>();
  const taken = new Set<number>();
  for (const score of scores) {
    if (byField.has(score.field) || taken.has(score.index)) continue;
    byField.set(score.field, score);
    taken.add(score.index);
  }

  // Some systems call the customer « Contact ».
  const contact = byField.get("contact");
  if (contact && !byField.has("debtorName") && !byField.has("debtorCode")) {
    byField.delete("contact");
    byField.set("debtorName", { ...contact, field: "debtorName" });
  }
  // An ageing report without a balance column spreads the balance over its buckets: its total is what is open.
  const total = byField.get("amount");
  if (total?.matched === "total" && !byField.has("open") && columns.filter(isAgeBucket).length >= 3) {
    byField.delete("amount");
    byField.set("open", { ...total, field: "open" });
  }

  const headerOf = new Map(columns.map(({ index, header }) => [index, header]));
  const mapping: Partial<Record<Field, { index: number; header: string }>> = {};
  for (const [field, { index }] of byField) mapping[field] = { index, header: headerOf.get(index) ?? "" };
  return {
    mapping,
    scores: [...byField.values()].sort((a, b) => b.score - a.score),
    missing: missingFields(mapping),
  };
}

function isAgeBucket({ header }: HeaderColumn): boolean {
  return /^(current|non échu|older|plus ancien|<\s*\d|>\s*\d|\+\s*de\s*\d|\d+\s*(-|–|à|to)\s*\d+|\d+\s*\+|\d+\s*(months?|mois|days?|jours?))/i.test(
    header.trim(),
  );
}
