import type { Cause, Diagnosis, DiagnosisFact, Evidence } from "../domain/diagnosis";
import { counted } from "./counted";
import { callDetailWordsOf } from "./callDetailWords";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { joinList } from "./joinList";
import { formatOutcome, type Language } from "./ruleWords";
import { textsOf } from "./texts";
import type { WordsByType } from "./words";

/** What to call a cause, and what it asks of us. */
export interface CauseWords {
  readonly title: string;
  readonly advice: string;
}

export function causeWords(cause: Cause, language: Language): CauseWords {
  return CAUSES[language][cause];
}

/** Where the facts point, in one sentence: never a verdict. */
export function formatLeaning({ leaning }: Diagnosis, language: Language): string {
  const titles = leaning.map((cause) => lowerFirst(CAUSES[language][cause].title));
  if (language === "fr") {
    if (titles.length === 0) return "Pas assez d’éléments pour se prononcer.";
    return `Les faits notés évoquent surtout\u00a0: ${joinList(titles, "fr")}. À vous d’en juger.`;
  }
  if (titles.length === 0) return "Not enough to say.";
  return `What was noted points to: ${joinList(titles, "en")}. The judgement is yours.`;
}

/** How much stands behind a cause: « 3 faits, sur 2 jours ». */
export function formatEvidenceCount({ facts, days, isSupported }: Evidence, language: Language): string {
  if (language === "fr") {
    if (facts.length === 0) return "aucun fait noté";
    const counts = `${counted(facts.length, ["fait", "faits"], "fr")}, sur ${counted(days, ["jour", "jours"], "fr")}`;
    return isSupported ? counts : `${counts}\u00a0: pas assez d’éléments`;
  }
  if (facts.length === 0) return "nothing noted";
  const counts = `${counted(facts.length, ["fact", "facts"], "en")} on ${counted(days, ["day", "days"], "en")}`;
  return isSupported ? counts : `${counts}: not enough to say`;
}

/** One dated fact, in one line. */
export function formatDiagnosisFact(fact: DiagnosisFact, language: Language): string {
  const what = (FACTS[language][fact.type] as (of: DiagnosisFact) => string)(fact);
  const on = formatDate(fact.on, language);
  return language === "fr" ? `${on}\u00a0: ${what}` : `${on}: ${what}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const quotedEn = (questions: readonly string[]): string =>
  joinList(
    questions.map((question) => `“${question}”`),
    "en",
  );
const quotedFr = (questions: readonly string[]): string =>
  joinList(
    questions.map((question) => `«\u00a0${question}\u00a0»`),
    "fr",
  );

const CAUSES: Readonly<Record<Language, Readonly<Record<Cause, CauseWords>>>> = {
  en: {
    DIFFICULTY: {
      title: "Financial difficulty",
      advice:
        "Look for a plan they can keep: a part now, firm dates for the rest. Check their solvency before you agree to it.",
    },
    BAD_FAITH: {
      title: "Possible bad faith",
      advice:
        "Stay with dates and facts, in writing. Announce a consequence that the stage allows, and carry it out.",
    },
    DISORDER: {
      title: "Disorder in their books",
      advice: "Help them: statement of account, copies, one person in charge, a near date.",
    },
  },
  fr: {
    DIFFICULTY: {
      title: "Difficultés financières",
      advice:
        "Cherchez un échéancier tenable\u00a0: une partie maintenant, des dates fermes pour le reste. Vérifiez la solvabilité avant de l’accepter.",
    },
    BAD_FAITH: {
      title: "Mauvaise foi possible",
      advice:
        "Tenez-vous-en aux dates et aux faits, par écrit. Annoncez une conséquence que le niveau permet, et appliquez-la.",
    },
    DISORDER: {
      title: "Comptabilité en désordre",
      advice:
        "Facilitez-leur la tâche\u00a0: relevé de compte, copies, un seul interlocuteur, une date proche.",
    },
  },
};

const FACTS: Readonly<Record<Language, WordsByType<DiagnosisFact, string>>> = {
  en: {
    reason: ({ reason }) => `reason given: ${lowerFirst(textsOf("en").reasons[reason])}`,
    outcome: ({ outcome }) => `result: ${lowerFirst(formatOutcome(outcome, "en"))}`,
    objection: ({ objection }) => `said: ${lowerFirst(callDetailWordsOf("en").objections[objection])}`,
    finances: ({ finances }) => `their finances: ${lowerFirst(callDetailWordsOf("en").finances[finances])}`,
    scope: ({ scope }) => `late: ${lowerFirst(callDetailWordsOf("en").difficulty[scope])}`,
    unwilling: () => "the caller noted: does not want to pay",
    "promise-broken": ({ promised }) => `${formatAmount(promised, "en")} promised for that day, nothing came`,
    "instalment-missed": ({ amount }) =>
      `instalment of ${formatAmount(amount, "en")} due that day, not paid in full`,
    "promise-partly-kept": ({ promised, received }) =>
      `${formatAmount(promised, "en")} promised for that day, ${formatAmount(received, "en")} came`,
    "reason-changed": ({ from, to }) =>
      `another explanation: ${lowerFirst(textsOf("en").reasons[to])}, after ${lowerFirst(textsOf("en").reasons[from])}`,
    "not-received-again": ({ resentOn }) =>
      `“not received” again, although sent again on ${formatDate(resentOn, "en")}`,
    "said-paid": ({ checkedOn }) => `said to be paid; nothing had come by ${formatDate(checkedOn, "en")}`,
    unanswered: ({ questions }) => `no answer to ${quotedEn(questions)}`,
  },
  fr: {
    reason: ({ reason }) => `motif donné\u00a0: ${lowerFirst(textsOf("fr").reasons[reason])}`,
    outcome: ({ outcome }) => `résultat\u00a0: ${lowerFirst(formatOutcome(outcome, "fr"))}`,
    objection: ({ objection }) =>
      `objection\u00a0: ${lowerFirst(callDetailWordsOf("fr").objections[objection])}`,
    finances: ({ finances }) =>
      `situation financière\u00a0: ${lowerFirst(callDetailWordsOf("fr").finances[finances])}`,
    scope: ({ scope }) => `en retard ${lowerFirst(callDetailWordsOf("fr").difficulty[scope])}`,
    unwilling: () => "volonté de payer notée absente",
    "promise-broken": ({ promised }) =>
      `${formatAmount(promised, "fr")} promis pour ce jour, rien n’est arrivé`,
    "instalment-missed": ({ amount }) =>
      `versement de ${formatAmount(amount, "fr")} prévu ce jour, non réglé en totalité`,
    "promise-partly-kept": ({ promised, received }) =>
      `${formatAmount(promised, "fr")} promis pour ce jour, ${formatAmount(received, "fr")} reçus`,
    "reason-changed": ({ from, to }) =>
      `autre explication\u00a0: ${lowerFirst(textsOf("fr").reasons[to])}, après ${lowerFirst(textsOf("fr").reasons[from])}`,
    "not-received-again": ({ resentOn }) =>
      `«\u00a0non reçue\u00a0» de nouveau, malgré un renvoi le ${formatDate(resentOn, "fr")}`,
    "said-paid": ({ checkedOn }) =>
      `dit avoir payé\u00a0; rien n’était arrivé au ${formatDate(checkedOn, "fr")}`,
    unanswered: ({ questions }) => `sans réponse\u00a0: ${quotedFr(questions)}`,
  },
};
