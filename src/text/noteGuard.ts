import { NOTE_RULES, type NoteRule } from "./noteRules";
import type { Language } from "./ruleWords";

/** What has no place in a note about a debtor. Source: CNIL, good practice for free comment fields (2019). */
export const NOTE_CATEGORIES = [
  "HEALTH",
  "FAMILY",
  "RELIGION",
  "UNION",
  "POLITICS",
  "ORIGIN",
  "SEX_LIFE",
  "CRIME",
  "INSULT",
  "JUDGEMENT",
] as const;
export type NoteCategory = (typeof NOTE_CATEGORIES)[number];

/** One passage to think about again. It warns, it never blocks: a note is saved as it stands. */
export interface NoteFinding {
  /** Where it stands in the note, in UTF-16 units; `end` is no longer part of it. */
  readonly start: number;
  readonly end: number;
  readonly category: NoteCategory;
  /** What to write instead, in the words of `language`. */
  readonly suggestion: string;
  /** Words that may be put in its place as they are. */
  readonly replacement?: string;
}

/**
 * Passages of a note that the debtor should not have to read, in French or English whatever the language of the pane.
 *
 * Shape:  in the order of the text, without overlaps; case, accents and kinds of spaces do not matter, whole words only.
 *
 * @example
 * noteFindings("La comptable est malade.", "fr") // => [{ start: 17, end: 23, category: "HEALTH", replacement: "absent(e)", … }]
 */
export function noteFindings(note: string, language: Language): readonly NoteFinding[] {
  const folded = foldKeepingPlaces(note);
  const found = COMPILED_RULES.flatMap((rule) =>
    placesOf(rule, folded.text).map(({ from, to }): NoteFinding => {
      const words = NOTE_WORDS[language];
      const replacement = rule.isAbsence === true ? words.absent : undefined;
      return {
        start: folded.places[from]!,
        end: folded.places[to]!,
        category: rule.category,
        suggestion:
          replacement === undefined ? words.suggestions[rule.category] : words.insteadWrite(replacement),
        ...(replacement !== undefined && { replacement }),
      };
    }),
  );
  return withoutOverlaps(found);
}

export interface NoteGuardWords {
  /** Above the findings. */
  readonly title: string;
  readonly categories: Readonly<Record<NoteCategory, string>>;
  /** Beside the field, before anything is typed. */
}

export function noteGuardWordsOf(language: Language): NoteGuardWords {
  return NOTE_WORDS[language];
}

interface CompiledRule extends NoteRule {
  readonly pattern: RegExp;
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

// Look-behind assertions are missing from the browser engines of older Macs: the character before is part of the match.
const EDGE = "(^|[^\\p{L}\\p{N}])";
const NOT_INSIDE_A_WORD = "(?![\\p{L}\\p{N}])";

const COMPILED_RULES: readonly CompiledRule[] = NOTE_RULES.map((rule) => ({
  ...rule,
  pattern: new RegExp(`${EDGE}(${sourceOf(rule.words)})${NOT_INSIDE_A_WORD}`, "gu"),
  before:
    rule.unlessAfter === undefined
      ? undefined
      : new RegExp(`${EDGE}(?:${sourceOf(rule.unlessAfter)}) *$`, "u"),
  after:
    rule.unlessBefore === undefined ? undefined : new RegExp(`^ *(?:${sourceOf(rule.unlessBefore)})`, "u"),
}));

/** A space in a rule is any number of spaces or a hyphen: « burn out », « burn-out ». */
function sourceOf(words: string): string {
  return words.replaceAll(" ", "[ -]+");
}

function placesOf(
  rule: CompiledRule,
  text: string,
): readonly { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  rule.pattern.lastIndex = 0;
  for (let match = rule.pattern.exec(text); match !== null; match = rule.pattern.exec(text)) {
    const from = match.index + match[1]!.length;
    const to = from + match[2]!.length;
    // The character after may be the one before the next passage.
    rule.pattern.lastIndex = to;
    const isExcused =
      rule.before?.test(text.slice(0, from)) === true || rule.after?.test(text.slice(to)) === true;
    if (!isExcused) places.push({ from, to });
  }
  return places;
}

function withoutOverlaps(findings: readonly NoteFinding[]): readonly NoteFinding[] {
  const kept: NoteFinding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding);
  return kept;
}

interface Folded {
  readonly text: string;
  /** Where each unit of `text`, and its end, stands in the note. */
  readonly places: readonly number[];
}

/** Lower case without accents, every kind of space and apostrophe made the same. */
function foldKeepingPlaces(note: string): Folded {
  let text = "";
  const places: number[] = [];
  let place = 0;
  for (const character of note) {
    const folded = foldCharacter(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
    place += character.length;
  }
  places.push(place);
  return { text, places };
}

function foldCharacter(character: string): string {
  if (/\s/u.test(character)) return " ";
  if (/[’ʼ`´]/u.test(character)) return "'";
  if (/[‐‑–]/u.test(character)) return "-";
  if (character === "œ" || character === "Œ") return "oe";
  return character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

interface AllNoteWords extends NoteGuardWords {
  readonly absent: string;
  readonly insteadWrite: (replacement: string) => string;
  readonly suggestions: Readonly<Record<NoteCategory, string>>;
}

const NOTE_WORDS: Readonly<Record<Language, AllNoteWords>> = {
  en: {
    title: "The customer may ask to read this",
    categories: {
      HEALTH: "Health",
      FAMILY: "Private life",
      RELIGION: "Religion",
      UNION: "Trade union",
      POLITICS: "Political opinion",
      ORIGIN: "Origin",
      SEX_LIFE: "Sexual life",
      CRIME: "Offence",
      INSULT: "Insult",
      JUDGEMENT: "Judgement of a person",
    },
    absent: "away",
    insteadWrite: (replacement) => `Write “${replacement}” instead, and until when.`,
    suggestions: {
      HEALTH: "Leave it out: note until when the person is away, and who stands in.",
      FAMILY: "Leave it out: note whom to ask for, their role, and until when the person is away.",
      RELIGION: "Leave it out: it has nothing to do with the invoice.",
      UNION: "Leave it out: it has nothing to do with the invoice.",
      POLITICS: "Leave it out: it has nothing to do with the invoice.",
      ORIGIN: "Leave it out: note the language to speak, if that is the point.",
      SEX_LIFE: "Leave it out: it has nothing to do with the invoice.",
      CRIME: "Leave it out: note only a decision that concerns the debt, and its date.",
      INSULT: "Leave it out: note what was said, in their own words.",
      JUDGEMENT: "Note what happened and when: promises, dates, words used.",
    },
  },
  fr: {
    title: "Le client peut demander à lire ceci",
    categories: {
      HEALTH: "Santé",
      FAMILY: "Vie privée",
      RELIGION: "Religion",
      UNION: "Syndicat",
      POLITICS: "Opinion politique",
      ORIGIN: "Origine",
      SEX_LIFE: "Vie sexuelle",
      CRIME: "Infraction",
      INSULT: "Insulte",
      JUDGEMENT: "Jugement sur une personne",
    },
    absent: "absent(e)",
    insteadWrite: (replacement) => `Écrivez plutôt «\u00a0${replacement}\u00a0», et jusqu’à quand.`,
    suggestions: {
      HEALTH: "À retirer\u00a0: notez jusqu’à quand la personne est absente, et qui la remplace.",
      FAMILY: "À retirer\u00a0: notez qui demander, sa fonction, et jusqu’à quand la personne est absente.",
      RELIGION: "À retirer\u00a0: sans rapport avec la facture.",
      UNION: "À retirer\u00a0: sans rapport avec la facture.",
      POLITICS: "À retirer\u00a0: sans rapport avec la facture.",
      ORIGIN: "À retirer\u00a0: notez la langue à parler, si c’est ce qui compte.",
      SEX_LIFE: "À retirer\u00a0: sans rapport avec la facture.",
      CRIME: "À retirer\u00a0: notez seulement une décision qui touche la créance, et sa date.",
      INSULT: "À retirer\u00a0: notez ce qui a été dit, avec ses mots.",
      JUDGEMENT: "Notez ce qui s’est passé, et quand\u00a0: promesses, dates, mots employés.",
    },
  },
};
