import type { LanguageCode } from "../application/ports";
import { formatCount } from "./formatAmount";

/** What is said of entries on their way into the log, and of calls that were being typed. */
export interface DeliveryWords {
  /** Entries not yet in the log. */
  readonly waiting: {
    readonly title: (count: number) => string;
    readonly kept: (count: number) => string;
    /** The browser keeps nothing: closing the pane loses them. */
    readonly keptInPane: (count: number) => string;
    readonly tryAgain: string;
    readonly trying: string;
    readonly copy: string;
  };
  readonly delivered: (count: number) => string;
  /** Excel has been asked and does not answer. */
  readonly slow: string;
  readonly slowInPane: string;
  /** Said once, where this computer keeps nothing. */
  readonly nothingKept: string;
  readonly finishTyping: string;
  readonly draftsKept: (debtorName: string, others: number) => string;
  readonly resume: string;
  /** Entries that wait for another workbook than the open one. */
  readonly elsewhere: {
    readonly open: (count: number) => string;
    readonly title: string;
    readonly intro: string;
    readonly none: string;
    readonly back: string;
    readonly neverSaved: string;
    /** Where they belong, as far as the log and the sheet tell, and what to do then. */
    readonly sameBook: (count: number) => string;
    readonly sameCustomers: (known: number, named: number) => string;
    readonly otherBook: (count: number) => string;
    readonly openIt: string;
    readonly savedSince: string;
    readonly keepAsText: string;
    readonly take: (count: number) => string;
    readonly takeAsk: string;
    readonly takeYes: string;
    readonly discard: string;
    readonly discardAsk: (count: number) => string;
    readonly discardYes: string;
    readonly no: (count: number) => string;
    readonly unreadable: (count: number) => string;
    readonly unreadableWhy: string;
  };
}

const en: DeliveryWords = {
  waiting: {
    title: (count) =>
      count === 1
        ? "One entry is not in the log yet."
        : `${formatCount(count, "en")} entries are not in the log yet.`,
    kept: (count) =>
      `${count === 1 ? "It is" : "They are"} kept on this computer, even when Excel is closed; Relance keeps trying by itself.`,
    keptInPane: (count) =>
      count === 1
        ? "It is kept only while this pane is open: the browser has no room for it, or does not allow it. Copy it before you close the pane."
        : "They are kept only while this pane is open: the browser has no room for them, or does not allow it. Copy them before you close the pane.",
    tryAgain: "Try again",
    trying: "Trying…",
    copy: "Copy as text",
  },
  delivered: (count) =>
    count === 1
      ? "The entry that was waiting is in the log now."
      : `The ${formatCount(count, "en")} entries that were waiting are in the log now.`,
  slow: "Excel has not answered yet. What you saved is kept on this computer, even if you close Excel.",
  slowInPane: "Excel has not answered yet. Leave this pane open: what you saved is kept nowhere else.",
  nothingKept:
    "Nothing you type here can be kept on this computer: the browser has no room for it, or does not allow it. Save each call before you close the pane.",
  finishTyping: "Excel is waiting: finish typing in the cell (Enter or Esc), and Relance goes on by itself.",
  draftsKept: (debtorName, others) =>
    others === 0
      ? `A call to ${debtorName} was being typed when the pane closed. Nothing of it was lost.`
      : `Calls to ${debtorName} and ${formatCount(others, "en")} more were being typed when the pane closed. Nothing of them was lost.`,
  resume: "Go on typing",
  elsewhere: {
    open: (count) =>
      count === 1
        ? "1 entry waits for another workbook"
        : `${formatCount(count, "en")} entries wait for another workbook`,
    title: "Waiting for another workbook",
    intro:
      "What waits here was saved while Excel did not take it, and is kept on this computer only. Open its workbook with Relance: it goes into that log by itself.",
    none: "Nothing waits for another workbook any more.",
    back: "Today",
    neverSaved: "A workbook that was never saved",
    sameBook: (count) =>
      `This workbook’s log holds the entry made just before ${count === 1 ? "it" : "them"}: it is the same workbook under a new name or in a new place, or a copy of it.`,
    sameCustomers: (known, named) =>
      named === 1
        ? "It is about a customer of this sheet, but nothing proves that it is the same workbook."
        : `${formatCount(known, "en")} of ${formatCount(named, "en")} are about customers of this sheet, but nothing proves that it is the same workbook.`,
    otherBook: (count) =>
      count === 1
        ? "It is not about a customer of this sheet, so it cannot be logged here."
        : "None is about a customer of this sheet, so they cannot be logged here.",
    openIt: "Open that workbook if it still exists.",
    savedSince: "Log here only if you have since saved that workbook under this name.",
    keepAsText: "A workbook never saved cannot be opened again: copy what you need as text.",
    take: (count) => (count === 1 ? "Log it in this workbook" : "Log them in this workbook"),
    takeAsk: "Only if this workbook takes the place of the other one: an entry cannot be moved back.",
    takeYes: "Yes, log here",
    discard: "Throw away…",
    discardAsk: (count) =>
      count === 1
        ? "It is in no log. Once thrown away it cannot be brought back."
        : "They are in no log. Once thrown away they cannot be brought back.",
    discardYes: "Throw away",
    no: (count) => (count === 1 ? "No, keep it" : "No, keep them"),
    unreadable: (count) =>
      count === 1 ? "1 entry that cannot be read" : `${formatCount(count, "en")} entries that cannot be read`,
    unreadableWhy: "Made by a newer Relance, or damaged. Kept as it is.",
  },
};

const fr: DeliveryWords = {
  waiting: {
    title: (count) =>
      count === 1
        ? "Une entrée n’est pas encore au journal."
        : `${formatCount(count, "fr")} entrées ne sont pas encore au journal.`,
    kept: (count) =>
      `${count === 1 ? "Elle est gardée" : "Elles sont gardées"} sur cet ordinateur, même Excel fermé\u00a0; Relance réessaie tout seul.`,
    keptInPane: (count) =>
      count === 1
        ? "Elle n’est gardée que tant que ce volet est ouvert\u00a0: le navigateur n’a plus de place, ou ne le permet pas. Copiez-la avant de fermer le volet."
        : "Elles ne sont gardées que tant que ce volet est ouvert\u00a0: le navigateur n’a plus de place, ou ne le permet pas. Copiez-les avant de fermer le volet.",
    tryAgain: "Réessayer",
    trying: "Nouvel essai…",
    copy: "Copier en texte",
  },
  delivered: (count) =>
    count === 1
      ? "L’entrée qui attendait est maintenant au journal."
      : `Les ${formatCount(count, "fr")} entrées qui attendaient sont maintenant au journal.`,
  slow: "Excel n’a pas encore répondu. Ce que vous avez enregistré est gardé sur cet ordinateur, même si vous fermez Excel.",
  slowInPane:
    "Excel n’a pas encore répondu. Laissez ce volet ouvert\u00a0: ce que vous avez enregistré n’est gardé nulle part ailleurs.",
  nothingKept:
    "Rien de ce que vous saisissez ici ne peut être gardé sur cet ordinateur\u00a0: le navigateur n’a plus de place, ou ne le permet pas. Enregistrez chaque appel avant de fermer le volet.",
  finishTyping:
    "Excel attend\u00a0: terminez votre saisie dans la cellule (Entrée ou Échap), Relance continuera tout seul.",
  draftsKept: (debtorName, others) =>
    others === 0
      ? `Un appel à ${debtorName} était en cours de saisie quand le volet s’est fermé. Rien n’en est perdu.`
      : `Des appels à ${debtorName} et ${formatCount(others, "fr")} de plus étaient en cours de saisie quand le volet s’est fermé. Rien n’en est perdu.`,
  resume: "Reprendre la saisie",
  elsewhere: {
    open: (count) =>
      count === 1
        ? "1 entrée attend un autre classeur"
        : `${formatCount(count, "fr")} entrées attendent un autre classeur`,
    title: "En attente d’un autre classeur",
    intro:
      "Ce qui attend ici a été enregistré alors qu’Excel ne le prenait pas, et n’est gardé que sur cet ordinateur. Ouvrez le classeur concerné avec Relance\u00a0: tout rejoindra son journal sans rien faire de plus.",
    none: "Plus rien n’attend un autre classeur.",
    back: "Aujourd’hui",
    neverSaved: "Un classeur jamais enregistré",
    sameBook: (count) =>
      `Le journal de ce classeur contient l’entrée faite juste avant ${count === 1 ? "celle-ci" : "celles-ci"}\u00a0: c’est le même classeur, renommé ou déplacé, ou une copie.`,
    sameCustomers: (known, named) =>
      named === 1
        ? "Elle concerne un client de cette feuille, mais rien ne prouve que c’est le même classeur."
        : `${formatCount(known, "fr")} sur ${formatCount(named, "fr")} concernent des clients de cette feuille, mais rien ne prouve que c’est le même classeur.`,
    otherBook: (count) =>
      count === 1
        ? "Elle ne concerne aucun client de cette feuille\u00a0: elle ne peut pas être inscrite ici."
        : "Aucune ne concerne un client de cette feuille\u00a0: elles ne peuvent pas être inscrites ici.",
    openIt: "Ouvrez ce classeur-là s’il existe encore.",
    savedSince: "N’inscrivez ici que si vous avez depuis enregistré ce classeur-là sous ce nom-ci.",
    keepAsText: "Un classeur jamais enregistré ne se rouvre pas\u00a0: copiez en texte ce qui doit rester.",
    take: () => "Inscrire au journal de ce classeur",
    takeAsk: "Seulement si ce classeur remplace l’autre\u00a0: une entrée inscrite ne se déplace plus.",
    takeYes: "Oui, inscrire ici",
    discard: "Jeter…",
    discardAsk: (count) =>
      count === 1
        ? "Elle n’est dans aucun journal. Une fois jetée, elle ne peut plus être retrouvée."
        : "Elles ne sont dans aucun journal. Une fois jetées, elles ne peuvent plus être retrouvées.",
    discardYes: "Jeter",
    no: () => "Non, garder",
    unreadable: (count) =>
      count === 1 ? "1 entrée illisible" : `${formatCount(count, "fr")} entrées illisibles`,
    unreadableWhy: "Faite par une version plus récente de Relance, ou abîmée. Gardée telle quelle.",
  },
};

const WORDS: Readonly<Record<LanguageCode, DeliveryWords>> = { en, fr };

export function deliveryWordsOf(language: LanguageCode): DeliveryWords {
  return WORDS[language];
}
