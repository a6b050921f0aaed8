import { FIELDS, type ColumnMapping, type Field } from "../../application/ports";
import { isCurrencyCode } from "./amount";
import type { ColumnEvidence } from "./columnEvidence";
import { HEADER_WORDS } from "./headerWords";
import { isMisspelling } from "./misspelling";

export interface HeaderColumn {
  /** 0-based within the ledger. */
  readonly index: number;
  readonly header: string;
  readonly evidence: ColumnEvidence;
}

/** How well a header names one field. */
export interface HeaderMatch {
  readonly field: Field;
  /** 0–1; below `SCORE_MIN` it is no match. */
  readonly score: number;
  /** The spelling that matched, normalised. */
  readonly matched: string;
  readonly isWholeHeader: boolean;
}

/** Why a column was taken for a field. */
export interface HeaderScore extends HeaderMatch {
  readonly index: number;
}

export interface MappedHeaders {
  readonly mapping: ColumnMapping;
  /** The scores behind the mapping, best first. */
  readonly scores: readonly HeaderScore[];
}

const SCORE_MIN = 0.45;

// Articles and prepositions that one header has and the next leaves out.
const FILLERS: ReadonlySet<string> = new Set(
  "de des d l la les the of du da do dos das del della di van der den und et and en pour for".split(" "),
);
// Headers are cut to fit their columns.
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  (
    "clt client, clts client, cli client, fact facture, fac facture, dt date, dte date, ech echeance, echeances echeance, mtt montant, mnt montant, mont montant, " +
    "rglt reglement, regl reglement, rgt reglement, pce piece, fourn fournisseur, inv invoice, amt amount, cust customer, bal balance, nbr number, outst outstanding, " +
    "pmt payment, clients client, factures facture, customers customer, invoices invoice, vto vencimiento, venc vencimento, costumer customer, reciept receipt"
  )
    .split(", ")
    .map((pair) => pair.split(" ") as [string, string]),
);
const spelledOut = (token: string): string => ABBREVIATIONS.get(token) ?? token;

const isUnitWord = (word: string): boolean => /^euros?$/.test(word) || isCurrencyCode(word);

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
    .replace(/\bO\/S\b/g, " outstanding ")
    .replace(/\bA\/C\b/g, " account ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const tokens = spaced.split(" ").map(spelledOut);
  // « Montant du » without its accent: an article never ends a header.
  if (tokens.length > 1 && tokens.at(-1) === "du") tokens[tokens.length - 1] = "xdu";
  const isSageName = /^(DO|CT|EC|DR)_/.test(header);
  const kept = tokens.filter((token, at) => (isSageName && at === 0) || !FILLERS.has(token));
  while (kept.length > 1 && isUnitWord(kept.at(-1) ?? "")) kept.pop();
  return (kept.length > 0 ? kept : tokens).join(" ");
}

function isUnit(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return (
    plain.length <= 1 ||
    isUnitWord(plain) ||
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
            .map(spelledOut)
            .join(" ");
    return [
      field,
      {
        phrases: [
          ...strong.map((spelling) => toPhrase(bare(spelling), 1, false)),
          ...fair.map((spelling) => toPhrase(bare(spelling), 0.85, false)),
          ...weak.map((spelling) => toPhrase(bare(spelling) || spelling, 0.65, true)),
        ],
        never: new Set(never.map(spelledOut)),
      },
    ];
  }),
);

const SECOND_LANGUAGE_SCORE = 0.95;

/** How well a header names each field that it names at all; « Échéance / Due date » names it twice. */
export function scoreHeader(header: string): readonly HeaderMatch[] {
  const parts = header.split(/\s+[/|]\s+|\s*\n\s*[/|]?\s*/).filter((part) => part !== "");
  const found = scorePhrase(header);
  if (parts.length < 2) return found;
  const best = new Map(found.map((match) => [match.field, match]));
  for (const match of parts.flatMap(scorePhrase)) {
    const score = match.score * SECOND_LANGUAGE_SCORE;
    if (match.isWholeHeader && score > (best.get(match.field)?.score ?? 0))
      best.set(match.field, { ...match, score });
  }
  return [...best.values()];
}

function scorePhrase(header: string): readonly HeaderMatch[] {
  const normal = normalizeHeader(header);
  if (normal === "") return [];
  const tokens = normal.split(" ");
  const joined = tokens.join("");
  const sorted = tokens.toSorted().join(" ");
  const found: HeaderMatch[] = [];
  for (const [field, { phrases, never }] of PHRASES) {
    let best: HeaderMatch | undefined;
    for (const phrase of phrases) {
      const isWhole = phrase.joined === joined || phrase.sorted === sorted;
      let score = 0;
      if (isWhole) score = phrase.joined === joined ? phrase.weight : phrase.weight * 0.97;
      else if (
        !phrase.isWholeOnly &&
        phrase.tokens.length < tokens.length &&
        containsRun(tokens, phrase.tokens)
      )
        score = phrase.weight * (0.45 + (0.45 * phrase.tokens.length) / tokens.length);
      if (score <= (best?.score ?? 0)) continue;
      // A word that speaks against the field does not where the very spelling has it.
      if (tokens.some((token) => never.has(token) && !(isWhole && phrase.tokens.includes(token)))) continue;
      best = { field, score, matched: phrase.tokens.join(" "), isWholeHeader: isWhole };
    }
    if (best !== undefined) found.push(best);
  }
  return found;
}

const MISSPELT_SCORE = 0.8;

/** As {@link scoreHeader}, for a header that names nothing as it is spelt: `Echeanse`, `Montnat TTC`, `Costumer`. */
function scoreMisspelt(header: string): readonly HeaderMatch[] {
  const tokens = normalizeHeader(header).split(" ");
  const found: HeaderMatch[] = [];
  for (const [field, { phrases, never }] of PHRASES) {
    if (tokens.some((token) => never.has(token))) continue;
    const phrase = phrases.find(
      ({ tokens: words, isWholeOnly }) =>
        !isWholeOnly &&
        words.length === tokens.length &&
        words.every((word, at) => word === tokens[at] || isMisspelling(tokens[at] ?? "", word)),
    );
    if (phrase)
      found.push({
        field,
        score: phrase.weight * MISSPELT_SCORE,
        matched: phrase.tokens.join(" "),
        isWholeHeader: false,
      });
  }
  return found;
}

function containsRun(tokens: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= tokens.length; at += 1)
    if (run.every((token, offset) => tokens[at + offset] === token)) return true;
  return false;
}

const DATE_FIELDS: ReadonlySet<Field> = new Set<Field>(["issuedOn", "dueOn", "settledOn"]);
const AMOUNT_FIELDS: ReadonlySet<Field> = new Set<Field>(["amount", "paid", "open"]);

// Names are no figures, a total below them apart.
const NUMERIC_MIN = 0.7;

/** How far the cells below speak for a header: 1 = nothing against it. */
function evidenceFactor(field: Field, evidence: ColumnEvidence): number {
  const { filled, dates, amounts, statusWords, terms, outcomes, kinds, sides } = evidence;
  if (filled === 0) return 0.75;
  const emptiness = 0.9 + 0.1 * filled;
  if (DATE_FIELDS.has(field)) return dates >= 0.5 ? emptiness : amounts >= 0.5 ? 0.3 : 0.55;
  if (AMOUNT_FIELDS.has(field)) return dates >= 0.9 ? 0.3 : amounts >= 0.5 ? emptiness : 0.55;
  if (field === "status") return statusWords >= 0.2 ? emptiness : 0.4;
  if (field === "documentType") return kinds >= 0.5 ? emptiness : 0.3;
  if (field === "side") return sides >= 0.8 ? emptiness : 0.3;
  if (field === "lettering") return dates >= 0.5 || amounts >= 0.9 ? 0.3 : emptiness;
  if (field === "terms") return terms >= 0.3 ? emptiness : 0.3;
  if (field === "lastCallOn") return dates >= 0.5 ? emptiness : 0.3;
  // « Action » mostly holds what is to be done.
  if (field === "lastOutcome") return dates >= 0.5 ? 0.3 : outcomes >= 0.3 ? emptiness : 0.55;
  if (field === "notes" || field === "caller" || field === "role" || field === "contact")
    return dates >= 0.9 || amounts >= 0.9 ? 0.3 : emptiness;
  if (field === "debtorName" && amounts >= NUMERIC_MIN) return 0.4;
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
    const exact = scoreHeader(header);
    for (const match of exact.length > 0 ? exact : scoreMisspelt(header)) {
      const score = match.score * evidenceFactor(match.field, evidence);
      if (score >= SCORE_MIN) scores.push({ ...match, score, index });
      // « Debiteur » over numbers.
      if (match.field === "debtorName" && evidence.amounts >= NUMERIC_MIN)
        scores.push({ ...match, field: "debtorCode", index });
      // « Échéance » over « 45 jours fin de mois ».
      if (match.field === "dueOn" && evidence.terms >= 0.5 && evidence.dates < 0.3 && evidence.amounts < 0.5)
        scores.push({ ...match, field: "terms", index });
    }
  }
  preferNameOfCode(scores, columns);
  takeCodeBesideName(scores, columns);
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
  const mobile = byField.get("mobile");
  if (mobile && !byField.has("phone")) {
    byField.delete("mobile");
    byField.set("phone", { ...mobile, field: "phone" });
  }

  const headerOf = new Map(columns.map(({ index, header }) => [index, header]));
  const mapping: Partial<Record<Field, { index: number; header: string }>> = {};
  for (const [field, { index }] of byField) mapping[field] = { index, header: headerOf.get(index) ?? "" };
  return {
    mapping,
    scores: [...byField.values()].sort((a, b) => b.score - a.score),
  };
}

const CODES_MIN = 0.7;

/** « Cliente » over C01, C02 beside « Nome »: the code, and its name. */
function takeCodeBesideName(scores: HeaderScore[], columns: readonly HeaderColumn[]): void {
  const [best, other] = scores
    .filter(({ field }) => field === "debtorName")
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  const evidence = columns.find(({ index }) => index === best?.index)?.evidence;
  if (best === undefined || other === undefined || evidence === undefined) return;
  const hasCode = scores.some(({ field, index }) => field === "debtorCode" && index !== other.index);
  if (hasCode || evidence.codes < CODES_MIN) return;
  scores.splice(scores.indexOf(best), 1, { ...best, field: "debtorCode" });
}

const NAME_OR_CODE: ReadonlySet<string> = new Set(
  "id no code number numero num nr name nom naam nombre nome libelle intitule identifiant nummer kod key cle".split(
    " ",
  ),
);
const SAME_NOUN_BONUS = 0.3;

/** « Vendor ID » beside « Name » and « Vendor Name »: the name that shares the code's noun is its name. */
function preferNameOfCode(scores: HeaderScore[], columns: readonly HeaderColumn[]): void {
  const nounsOf = (index: number): readonly string[] =>
    normalizeHeader(columns.find((column) => column.index === index)?.header ?? "")
      .split(" ")
      .filter((token) => !NAME_OR_CODE.has(token));
  const [code] = scores.filter(({ field }) => field === "debtorCode").toSorted((a, b) => b.score - a.score);
  if (code === undefined) return;
  const nouns = new Set(nounsOf(code.index));
  scores.forEach((score, at) => {
    if (score.field === "debtorName" && nounsOf(score.index).some((noun) => nouns.has(noun)))
      scores[at] = { ...score, score: Math.min(1, score.score + SAME_NOUN_BONUS) };
  });
}
