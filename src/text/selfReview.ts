import type { ObjectiveResult } from "../domain/callObjective";
import type { Language } from "./ruleWords";

/** What a caller asks themselves after a call. Kept apart from the log: it is about the caller, not about the debtor. */
export const REVIEW_QUESTIONS = [
  "LISTENING",
  "OBJECTIVE",
  "PROMISES",
  "ANSWERS",
  "BENEFITS",
  "LENGTH",
  "ARGUMENTS",
] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

/** Answers; the last question is answered in words. */
export const REVIEW_ANSWERS = ["YES", "PARTLY", "NO"] as const;
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

export interface ReviewWords {
  readonly title: string;
  readonly isPrivate: string;
  readonly questions: Readonly<Record<ReviewQuestion, string>>;
  readonly answers: Readonly<Record<ReviewAnswer, string>>;
  readonly wordsHint: string;
  /** Said beside the question when the call itself tells. */
  readonly hints: {
    readonly objective: Readonly<Record<Exclude<ObjectiveResult, "open" | "none-set">, string>>;
    readonly intentionOnly: string;
    readonly unanswered: (count: number) => string;
    readonly minutes: (minutes: number) => string;
  };
}

export function reviewWordsOf(language: Language): ReviewWords {
  return WORDS[language];
}

const WORDS: Readonly<Record<Language, ReviewWords>> = {
  en: {
    title: "Looking back at this call",
    isPrivate: "For you alone: kept on this computer, never in the workbook.",
    questions: {
      LISTENING: "Did I listen well, in the right tone?",
      OBJECTIVE: "Did I keep to my objective?",
      PROMISES: "Did I refuse to take a vague word for a promise?",
      ANSWERS: "Did I get precise answers to my questions?",
      BENEFITS: "Did I show what they gain by settling it between us?",
      LENGTH: "Did the call last no longer than it had to?",
      ARGUMENTS: "What would I say otherwise next time?",
    },
    answers: { YES: "Yes", PARTLY: "Partly", NO: "No" },
    wordsHint: "A sentence that worked may go into the prepared answers.",
    hints: {
      objective: {
        met: "The result reaches the objective.",
        "within-fallback": "The result is below the objective, but within what you could accept.",
        missed: "The result is below the objective.",
      },
      intentionOnly: "It was noted as an intention.",
      unanswered: (count) => `${count === 1 ? "1 question was" : `${count} questions were`} left unanswered.`,
      minutes: (minutes) => (minutes < 1 ? "Less than a minute." : `About ${minutes} min.`),
    },
  },
  fr: {
    title: "Retour sur cet appel",
    isPrivate: "Pour vous seul(e)\u00a0: gardé sur cet ordinateur, jamais dans le classeur.",
    questions: {
      LISTENING: "Ai-je bien écouté, sur le bon ton\u00a0?",
      OBJECTIVE: "Ai-je gardé mon objectif en vue\u00a0?",
      PROMISES: "Ai-je évité de prendre une parole vague pour une promesse\u00a0?",
      ANSWERS: "Ai-je obtenu des réponses précises à mes questions\u00a0?",
      BENEFITS: "Ai-je montré l’intérêt de régler les choses entre nous\u00a0?",
      LENGTH: "L’appel a-t-il duré juste ce qu’il fallait\u00a0?",
      ARGUMENTS: "Que dirais-je autrement la prochaine fois\u00a0?",
    },
    answers: { YES: "Oui", PARTLY: "En partie", NO: "Non" },
    wordsHint: "Une phrase qui a porté peut rejoindre les réponses préparées.",
    hints: {
      objective: {
        met: "Le résultat atteint l’objectif.",
        "within-fallback": "Le résultat est en deçà de l’objectif, mais dans ce que vous pouviez accepter.",
        missed: "Le résultat est en deçà de l’objectif.",
      },
      intentionOnly: "C’est noté comme une intention.",
      unanswered: (count) =>
        count < 2
          ? `${count} question est restée sans réponse.`
          : `${count} questions sont restées sans réponse.`,
      minutes: (minutes) => (minutes < 1 ? "Moins d’une minute." : `Environ ${minutes} min.`),
    },
  },
};
