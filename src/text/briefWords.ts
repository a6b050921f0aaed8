import type { Money } from "../domain/money";
import type { LocalDate } from "../domain/localDate";
import { counted } from "./counted";
import { formatAmounts } from "./formatAmount";
import { formatDate } from "./formatDate";
import type { Language } from "./ruleWords";

/** Labels of one debtor's screen: what is read before and during a call. */
export interface BriefWords {
  readonly warnings: string;
  readonly credit: (amounts: readonly Money[]) => string;
  readonly netCredit: (amounts: readonly Money[]) => string;
  readonly paidSince: (amounts: readonly Money[], seenOn: LocalDate) => string;
  readonly limitation: (on: LocalDate) => string;
  readonly disputed: string;
  readonly fromTerms: (terms: string) => string;
  readonly sheetNotes: string;
  /** Over all that helps on the call, for whoever does not see it stand together. */
  readonly aids: string;
  readonly prepare: string;
  readonly preDueQuestions: string;
  readonly wanted: string;
  readonly wantedBy: (amounts: readonly Money[], on: LocalDate) => string;
  readonly fallback: string;
  readonly fallbackBy: (amounts: readonly Money[], on: LocalDate) => string;
  readonly lastContact: string;
  readonly script: string;
  readonly speakingWith: string;
  /** Unfolds what to leave on a machine. */
  readonly voicemail: string;
  readonly noScript: string;
  readonly objections: string;
  readonly otherObjections: (count: number) => string;
  /** By this customer. */
  readonly saidBefore: (times: number) => string;
  /** Over the whole book. */
  readonly paidAfter: (paid: number, heard: number) => string;
  readonly askNext: string;
  readonly logAs: (outcome: string) => string;
  readonly habits: string;
  readonly diagnosis: string;
  readonly notice: string;
  readonly noticeExplain: (invoices: number, amounts: readonly Money[], days: number) => string;
  readonly noticeOn: string;
  readonly noticeTracking: string;
  readonly noticeSave: string;
  readonly noticeFuture: string;
  readonly trackedAs: (tracking: string) => string;
  readonly profile: string;
  readonly bestTime: (text: string) => string;
  readonly noFacts: string;
  readonly pastReasons: string;
  readonly reasonTimes: (reason: string, times: number, on: LocalDate) => string;
  readonly unanswered: string;
  readonly findInHistory: string;
  readonly noMatch: (query: string) => string;
  /** What was read back to the customer, in the words that were said to them. */
  readonly readBack: (lines: readonly string[]) => string;
  readonly theirVersion: (text: string) => string;
  readonly ourAssessment: (text: string) => string;
  readonly answered: (answer: string, on: LocalDate) => string;
  readonly settled: (how: string, on: LocalDate) => string;
  readonly correction: (why: string) => string;
  readonly lasted: (minutes: number) => string;
}

const en: BriefWords = {
  warnings: "Before you dial",
  credit: (amounts) =>
    `A credit note or payment of ${formatAmounts(amounts, "en")} is not set against an invoice: settle that before you ask.`,
  netCredit: (amounts) => `All in all, we owe them ${formatAmounts(amounts, "en")}.`,
  paidSince: (amounts, seenOn) =>
    `${formatAmounts(amounts, "en")} came in since the last contact, seen in the sheet on ${formatDate(seenOn, "en")}.`,
  limitation: (on) => `Time-barred from ${formatDate(on, "en")} unless something interrupts it.`,
  disputed: "In dispute",
  fromTerms: (terms) => `due date worked out from “${terms}”`,
  sheetNotes: "Notes in your sheet",
  aids: "Before and during the call",
  prepare: "Prepare the call",
  preDueQuestions: "Questions before the due date",
  wanted: "You want",
  wantedBy: (amounts, on) => `${formatAmounts(amounts, "en")} by ${formatDate(on, "en")}`,
  fallback: "At the very least",
  fallbackBy: (amounts, on) => `${formatAmounts(amounts, "en")} now, the rest by ${formatDate(on, "en")}`,
  lastContact: "Last contact",
  script: "What to say",
  speakingWith: "You speak with",
  voicemail: "If a machine answers",
  noScript: "Nothing is asked for any more: there is no script.",
  objections: "If they say…",
  otherObjections: (count) => `${counted(count, ["other answer", "other answers"], "en")} prepared`,
  saidBefore: (times) => `said ${counted(times, ["time", "times"], "en")}`,
  paidAfter: (paid, heard) =>
    `with all customers: ${paid} of ${counted(heard, ["time", "times"], "en")} followed by a payment`,
  askNext: "Ask next",
  logAs: (outcome) => `Log as: ${outcome}`,
  habits: "How they pay",
  diagnosis: "Difficulty, bad faith or disorder?",
  notice: "A formal notice was sent…",
  noticeExplain: (invoices, amounts, days) =>
    `For ${counted(invoices, ["late invoice", "late invoices"], "en")}, ${formatAmounts(amounts, "en")}, disputes left out. They may be handed over ${counted(days, ["day", "days"], "en")} after it.`,
  noticeOn: "Sent on",
  noticeTracking: "Number of the registered letter",
  noticeSave: "Log the formal notice",
  noticeFuture: "Enter the day it was sent: today at the latest.",
  trackedAs: (tracking) => `Registered letter ${tracking}`,
  profile: "About this customer",
  bestTime: (text) => `Best time: ${text}`,
  noFacts: "No facts yet.",
  pastReasons: "Reasons given so far",
  reasonTimes: (reason, times, on) =>
    `${reason}: ${counted(times, ["time", "times"], "en")}, last on ${formatDate(on, "en")}`,
  unanswered: "Questions left without an answer",
  findInHistory: "Find in the history",
  noMatch: (query) => `Nothing in the history matches “${query}”.`,
  readBack: (lines) => `Read back: “${lines.join(" ")}”`,
  theirVersion: (text) => `Their version: ${text}`,
  ourAssessment: (text) => `Our view: ${text}`,
  answered: (answer, on) => `Our answer of ${formatDate(on, "en")}: ${answer}`,
  settled: (how, on) => `${how} on ${formatDate(on, "en")}`,
  correction: (why) => (why === "" ? "Corrects an earlier entry." : `Corrects an earlier entry: ${why}`),
  lasted: (minutes) => (minutes < 1 ? "under a minute" : `${minutes} min`),
};

const fr: BriefWords = {
  warnings: "Avant d’appeler",
  credit: (amounts) =>
    `Un avoir ou un règlement de ${formatAmounts(amounts, "fr")} n’est imputé sur aucune facture\u00a0: à régler avant de réclamer.`,
  netCredit: (amounts) => `Au total, c’est nous qui lui devons ${formatAmounts(amounts, "fr")}.`,
  paidSince: (amounts, seenOn) =>
    `${formatAmounts(amounts, "fr")} reçus depuis le dernier contact, vus dans la feuille le ${formatDate(seenOn, "fr")}.`,
  limitation: (on) => `Prescription le ${formatDate(on, "fr")}, sauf acte qui l’interrompt.`,
  disputed: "En litige",
  fromTerms: (terms) => `échéance calculée d’après «\u00a0${terms}\u00a0»`,
  sheetNotes: "Notes de votre feuille",
  aids: "Avant et pendant l’appel",
  prepare: "Préparer l’appel",
  preDueQuestions: "Questions avant l’échéance",
  wanted: "Objectif",
  wantedBy: (amounts, on) => `${formatAmounts(amounts, "fr")} pour le ${formatDate(on, "fr")}`,
  fallback: "Au minimum",
  fallbackBy: (amounts, on) =>
    `${formatAmounts(amounts, "fr")} tout de suite, le reste pour le ${formatDate(on, "fr")}`,
  lastContact: "Dernier contact",
  script: "Que dire",
  speakingWith: "Vous parlez à",
  voicemail: "Si un répondeur décroche",
  noScript: "Il n’y a plus rien à demander\u00a0: pas de script.",
  objections: "S’ils répondent…",
  otherObjections: (count) => counted(count, ["autre réponse préparée", "autres réponses préparées"], "fr"),
  saidBefore: (times) => `dit ${counted(times, ["fois", "fois"], "fr")}`,
  paidAfter: (paid, heard) => `tous clients confondus\u00a0: suivi d’un paiement ${paid} fois sur ${heard}`,
  askNext: "À demander ensuite",
  logAs: (outcome) => `Noter\u00a0: ${outcome}`,
  habits: "Leurs habitudes de paiement",
  diagnosis: "Difficulté, mauvaise foi ou désordre\u00a0?",
  notice: "Une mise en demeure est partie…",
  noticeExplain: (invoices, amounts, days) =>
    `Pour ${counted(invoices, ["facture en retard", "factures en retard"], "fr")}, ${formatAmounts(amounts, "fr")}, litiges exclus. Elles pourront être confiées ${counted(days, ["jour", "jours"], "fr")} après.`,
  noticeOn: "Envoyée le",
  noticeTracking: "Numéro du recommandé",
  noticeSave: "Noter la mise en demeure",
  noticeFuture: "Indiquez le jour de l’envoi, au plus tard aujourd’hui.",
  trackedAs: (tracking) => `Recommandé ${tracking}`,
  profile: "À propos de ce client",
  bestTime: (text) => `Meilleur moment\u00a0: ${text}`,
  noFacts: "Aucun fait pour l’instant.",
  pastReasons: "Motifs donnés jusqu’ici",
  reasonTimes: (reason, times, on) =>
    `${reason}\u00a0: ${counted(times, ["fois", "fois"], "fr")}, la dernière le ${formatDate(on, "fr")}`,
  unanswered: "Questions restées sans réponse",
  findInHistory: "Chercher dans l’historique",
  noMatch: (query) => `Rien dans l’historique pour «\u00a0${query}\u00a0».`,
  readBack: (lines) => `Relu au client\u00a0: «\u00a0${lines.join(" ")}\u00a0»`,
  theirVersion: (text) => `Leur version\u00a0: ${text}`,
  ourAssessment: (text) => `Notre avis\u00a0: ${text}`,
  answered: (answer, on) => `Notre réponse du ${formatDate(on, "fr")}\u00a0: ${answer}`,
  settled: (how, on) => `${how} le ${formatDate(on, "fr")}`,
  correction: (why) =>
    why === "" ? "Corrige une note antérieure." : `Corrige une note antérieure\u00a0: ${why}`,
  lasted: (minutes) => (minutes < 1 ? "moins d’une minute" : `${minutes}\u00a0min`),
};

const WORDS: Readonly<Record<Language, BriefWords>> = { en, fr };

export function briefWordsOf(language: Language): BriefWords {
  return WORDS[language];
}
