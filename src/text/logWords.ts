import type { LanguageCode, LogRowUnreadable } from "../application/ports";
import { formatCount } from "./formatAmount";

/** The words of the log's own screen, and of what is said about the log elsewhere. */
export interface LogWords {
  /** Entries not yet in the log. */
  readonly waiting: {
    readonly title: (count: number) => string;
    readonly kept: string;
    /** The browser keeps nothing: closing the pane loses them. */
    readonly keptInPane: string;
    readonly tryAgain: string;
    readonly copy: string;
    readonly copied: string;
  };
  /** Said once, where this computer keeps nothing. */
  readonly nothingKept: string;
  readonly finishTyping: string;
  readonly draftsKept: (debtorName: string, others: number) => string;
  readonly resume: string;
  readonly unreadable: (rows: readonly LogRowUnreadable[]) => string;
}

const en: LogWords = {
  waiting: {
    title: (count) =>
      count === 1
        ? "One entry is not in the log yet."
        : `${formatCount(count, "en")} entries are not in the log yet.`,
    kept: "They are kept on this computer, and go into the log with your next entry or when you try again.",
    keptInPane:
      "They are kept only while this pane is open: your browser lets Relance store nothing. Copy them before you close it.",
    tryAgain: "Try again",
    copy: "Copy as text",
    copied: "Copied",
  },
  nothingKept:
    "Your browser lets Relance keep nothing on this computer: a call being typed is lost when the pane is closed. Save each one before you close it.",
  finishTyping: "Excel is waiting: finish typing in the cell (Enter or Esc), and Relance goes on by itself.",
  draftsKept: (debtorName, others) =>
    others === 0
      ? `A call to ${debtorName} was being typed when the pane closed. Nothing of it was lost.`
      : `Calls to ${debtorName} and ${formatCount(others, "en")} more were being typed when the pane closed. Nothing of them was lost.`,
  resume: "Go on typing",
  unreadable: (rows) =>
    `Somebody has changed the call log by hand: ${rows
      .map(({ sheetName, rowNumber }) => `row ${formatCount(rowNumber, "en")} of ${sheetName}`)
      .join(", ")} cannot be read any more. All other entries count.`,
};

const fr: LogWords = {
  waiting: {
    title: (count) =>
      count === 1
        ? "Une entrée n’est pas encore au journal."
        : `${formatCount(count, "fr")} entrées ne sont pas encore au journal.`,
    kept: "Elles sont gardées sur cet ordinateur, et rejoindront le journal à votre prochaine entrée ou quand vous réessaierez.",
    keptInPane:
      "Elles ne sont gardées que tant que ce volet est ouvert\u00a0: votre navigateur interdit à Relance de garder quoi que ce soit. Copiez-les avant de le fermer.",
    tryAgain: "Réessayer",
    copy: "Copier en texte",
    copied: "Copié",
  },
  nothingKept:
    "Votre navigateur interdit à Relance de garder quoi que ce soit sur cet ordinateur\u00a0: un appel en cours de saisie est perdu si le volet se ferme. Enregistrez chaque appel avant de le fermer.",
  finishTyping:
    "Excel attend\u00a0: terminez votre saisie dans la cellule (Entrée ou Échap), Relance continuera tout seul.",
  draftsKept: (debtorName, others) =>
    others === 0
      ? `Un appel à ${debtorName} était en cours de saisie quand le volet s’est fermé. Rien n’en est perdu.`
      : `Des appels à ${debtorName} et ${formatCount(others, "fr")} de plus étaient en cours de saisie quand le volet s’est fermé. Rien n’en est perdu.`,
  resume: "Reprendre la saisie",
  unreadable: (rows) =>
    `Quelqu’un a modifié le journal des appels à la main\u00a0: ${rows
      .map(({ sheetName, rowNumber }) => `ligne ${formatCount(rowNumber, "fr")} de ${sheetName}`)
      .join(", ")}, illisible. Toutes les autres entrées comptent.`,
};

const WORDS: Readonly<Record<LanguageCode, LogWords>> = { en, fr };

export function logWordsOf(language: LanguageCode): LogWords {
  return WORDS[language];
}
