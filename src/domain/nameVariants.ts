import type { Debtor } from "./receivable";

/** Two names of the sheet that are probably one customer's. A person decides; nothing is merged by itself. */
export interface MergeSuggestion {
  /** The name that would be given up. */
  readonly from: Debtor;
  readonly into: Debtor;
}

export interface NamesToCompare {
  readonly debtors: readonly Debtor[];
  /** « Not the same », said of pairs of debtor keys, in either order. */
  readonly distinct: readonly (readonly [string, string])[];
  /** How many receivables a debtor has: the name used most is the one to keep. */
  readonly countOf: (debtorKey: string) => number;
}

/**
 * Names that differ only by legal form, punctuation, word order, « & » or « et », or by one letter of a long name.
 *
 * Shape:  each debtor is given up at most once; in the order of the names to keep. Time grows with the number of
 *         debtors, not of pairs.
 *         Never two debtors with different codes, nor two that name different legal forms, nor two whose figures
 *         differ; a name that could be either of two such is suggested for neither.
 */
export function suggestMerges({ debtors, distinct, countOf }: NamesToCompare): readonly MergeSuggestion[] {
  const cores = new Map<Debtor, NameCore>();
  for (const debtor of debtors) {
    const core = nameCoreOf(debtor.name);
    if (core.words.length > 0) cores.set(debtor, core);
  }
  const isDistinct = pairTest(distinct);
  const suggestions: MergeSuggestion[] = [];
  for (const group of groupsOfVariants(cores)) {
    if (!couldAllBeOne(group, cores)) continue;
    const [into, ...others] = [...group].sort(
      (a, b) =>
        Number(b.code !== undefined) - Number(a.code !== undefined) ||
        countOf(b.key) - countOf(a.key) ||
        b.name.length - a.name.length ||
        compareText(a.key, b.key),
    );
    if (into === undefined) continue;
    for (const from of others) if (!isDistinct(from.key, into.key)) suggestions.push({ from, into });
  }
  return suggestions.sort(
    (a, b) => a.into.name.localeCompare(b.into.name) || compareText(a.from.key, b.from.key),
  );
}

/** What of a name is its own: words without legal form, in no order; the legal form beside it. */
interface NameCore {
  readonly words: readonly string[];
  readonly legalForm: string | undefined;
}

/** As written without dots and spaces; two spellings of one form are one. French, English, German, Spanish, Italian, Dutch, Portuguese. */
const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  [
    ["sarl", "eurl", "sarlu"],
    ["sas", "sasu"],
    ["selarl", "selas", "selarlu", "selasu"],
    ["sprl", "srl", "bvba", "bv"],
    ["ltd", "limited"],
    ["inc", "incorporated", "corp", "corporation"],
    ["lda", "limitada"],
    ["sl", "slu"],
    ..."sa sci snc scop scp gie earl gaec nv llc llp plc gmbh ag kg ohg gbr ug spa unipessoal"
      .split(" ")
      .map((form) => [form]),
    ["", "ets", "etablissement", "etablissements", "ste", "societe", "soc", "ei", "eirl", "ek"],
    ["", "co", "company", "cie", "compagnie"],
  ].flatMap((spellings) => spellings.map((spelling) => [spelling, spellings[0]!] as const)),
);

const CONNECTORS: ReadonlySet<string> = new Set([
  ..."et and und en le la les the der die das el los il gli os de du des of von van di da do".split(" "),
  // Between words only: at the start or the end a letter is an initial.
  ..."e y d l o".split(" "),
]);

function nameCoreOf(name: string): NameCore {
  const own: string[] = [];
  const forms = new Set<string>();
  const words = plainWords(name);
  words.forEach((word, index) => {
    const form = LEGAL_FORMS.get(word);
    const isInitial = word.length === 1 && (index === 0 || index === words.length - 1);
    // A vague form says nothing against another one: « Ets Durand » may well be « Durand SARL ».
    if (form !== undefined) forms.add(form);
    else if (isInitial || !CONNECTORS.has(word)) own.push(word);
  });
  forms.delete("");
  return { words: own.sort(), legalForm: forms.size === 0 ? undefined : [...forms].sort().join(" ") };
}

/** Lower case without accents; `S.A.R.L.`, `S A R L` and `SARL` alike; `&` and `+` as « et ». */
function plainWords(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("ß", "ss")
    .replace(/[&+]/g, " et ")
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(?<!\S)\p{L}(?: \p{L}(?!\S))+/gu, (letters) => letters.replaceAll(" ", ""))
    .split(" ")
    .filter(Boolean);
}

/** Debtors that share a core, with those whose core is one letter away where nothing speaks against it. */
function groupsOfVariants(cores: ReadonlyMap<Debtor, NameCore>): readonly (readonly Debtor[])[] {
  const byCore = new Map<string, Debtor[]>();
  for (const [debtor, { words }] of cores) addTo(byCore, words.join(" "), debtor);
  const neighbours = neighboursOf([...byCore.keys()]);

  const grouped = new Set<string>();
  const groups: (readonly Debtor[])[] = [];
  for (const [core, same] of byCore) {
    if (grouped.has(core)) continue;
    const near = [...(neighbours.get(core) ?? [])].filter((other) => !grouped.has(other));
    const similar = [...same, ...near.flatMap((other) => byCore.get(other) ?? [])];
    const isOne = couldAllBeOne(similar, cores);
    for (const taken of isOne ? [core, ...near] : [core]) grouped.add(taken);
    groups.push(isOne ? similar : same);
  }
  return groups;
}

/** Cores that are one letter apart: they become equal when the right letter is left out of each. */
function neighboursOf(cores: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sharing = new Map<string, string[]>();
  for (const core of cores)
    for (const shortened of new Set([core, ...withoutOneLetter(core)])) addTo(sharing, shortened, core);
  const neighbours = new Map<string, Set<string>>();
  for (const near of sharing.values())
    for (const core of near)
      for (const other of near) {
        if (core === other || !isOneLetterApart(core, other)) continue;
        const known = neighbours.get(core);
        if (known) known.add(other);
        else neighbours.set(core, new Set([other]));
      }
  return neighbours;
}

/** Figures stay: one figure more is another number, not a mistyped one. */
function withoutOneLetter(core: string): readonly string[] {
  return Array.from(core).flatMap((letter, index) =>
    /\p{N}/u.test(letter) ? [] : [core.slice(0, index) + core.slice(index + letter.length)],
  );
}

// Below this, one letter makes another name: Martin, Marin.
const LETTERS_FOR_TYPO_MIN = 7;

/** A space more or less; or, in one long word, one letter more, less, other, or two swapped. Never its first one. */
function isOneLetterApart(core: string, other: string): boolean {
  const [words, others] = [core.split(" "), other.split(" ")];
  if (words.length !== others.length) return words.join("") === others.join("");
  const [at, ...more] = differencesOf(words, others);
  if (at === undefined || more.length > 0) return false;
  const [a = "", b = ""] = [words[at], others[at]];
  if (Math.min(a.length, b.length) < LETTERS_FOR_TYPO_MIN || a[0] !== b[0] || /\p{N}/u.test(a + b))
    return false;
  if (a.length !== b.length) return true;
  const [first, second, ...further] = differencesOf(a, b);
  if (first === undefined || further.length > 0) return false;
  return second === undefined || (second === first + 1 && a[first] === b[second] && a[second] === b[first]);
}

/** Where two of one length are not equal, by index. */
function differencesOf(a: ArrayLike<string>, b: ArrayLike<string>): readonly number[] {
  return Array.from(a, (own, index) => (own === b[index] ? -1 : index)).filter((index) => index >= 0);
}

/** Whether no two of them contradict each other by code or legal form. */
function couldAllBeOne(group: readonly Debtor[], cores: ReadonlyMap<Debtor, NameCore>): boolean {
  const codes = new Set(group.flatMap(({ code }) => (code === undefined ? [] : [code])));
  const forms = new Set(group.flatMap((debtor) => cores.get(debtor)?.legalForm ?? []));
  return codes.size <= 1 && forms.size <= 1;
}

function pairTest(pairs: readonly (readonly [string, string])[]): (a: string, b: string) => boolean {
  const told = new Set(pairs.map(([a, b]) => JSON.stringify(a < b ? [a, b] : [b, a])));
  return (a, b) => told.has(JSON.stringify(a < b ? [a, b] : [b, a]));
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
