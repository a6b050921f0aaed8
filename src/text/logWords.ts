import type { LogFinding, LogVerdict } from "../application/logUpkeep";
import type { LanguageCode, LogRowUnreadable } from "../application/ports";
import type { WordsByType } from "./words";
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
  readonly open: string;
  readonly title: string;
  readonly intro: string;
  readonly back: string;
  readonly verify: {
    readonly button: string;
    readonly working: string;
    readonly whole: (verdict: LogVerdict) => string;
    readonly notWhole: (count: number) => string;
    readonly findings: WordsByType<LogFinding, string>;
    readonly unsealed: (count: number) => string;
    readonly fingerprint: string;
    readonly copyFingerprint: string;
    readonly proves: string;
    readonly provesNot: string;
  };
  readonly copySheet: { readonly button: string; readonly working: string; readonly done: string };
  readonly search: {
    readonly label: string;
    readonly hint: string;
    readonly button: string;
    readonly working: string;
    readonly found: (count: number) => string;
    readonly more: (count: number) => string;
    readonly csv: string;
    readonly end: string;
  };
  readonly erase: {
    readonly button: (count: number) => string;
    readonly explain: string;
    readonly alsoDebtor: string;
    readonly because: string;
    readonly confirm: string;
    readonly cancel: string;
    readonly working: string;
    readonly done: (count: number) => string;
  };
  readonly archive: {
    readonly title: string;
    readonly explain: string;
    readonly olderThan: string;
    readonly months: (months: number) => string;
    readonly button: string;
    readonly working: string;
    readonly done: (count: number) => string;
    readonly stopped: (count: number) => string;
  };
  readonly elsewhere: (workbook: string, count: number) => string;
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
  open: "Call log…",
  title: "Call log",
  intro:
    "Every call stands in this workbook, on hidden sheets, and nothing in them is ever changed: a correction is one more entry.",
  back: "Settings",
  verify: {
    button: "Verify the log",
    working: "Verifying the log…",
    whole: ({ entryCount, sheetCount }) =>
      entryCount === 0
        ? "The log is empty."
        : `The log is whole: ${n(entryCount, "entry", "entries", "en")} on ${n(sheetCount, "sheet", "sheets", "en")}, each as Relance wrote it, none missing.`,
    notWhole: (count) =>
      count === 1
        ? "Something was changed by hand:"
        : `${formatCount(count, "en")} things were changed by hand:`,
    findings: {
      RowAltered: ({ sheetName, rowNumber }) =>
        `${sheetName}, row ${rowNumber}: altered after it was written.`,
      RowInserted: ({ sheetName, rowNumber }) => `${sheetName}, row ${rowNumber}: not written by Relance.`,
      RowMoved: ({ sheetName, rowNumber }) => `${sheetName}, row ${rowNumber}: not where it was written.`,
      RowsMissingBefore: ({ sheetName, rowNumber }) =>
        `${sheetName}: one or more rows are missing before row ${rowNumber}.`,
      EndMissing: ({ sheetName, rowNumber }) =>
        `${sheetName}: rows are missing after row ${rowNumber}, the last one.`,
      RowsNotNoted: ({ sheetName, rowNumber, count }) =>
        `${sheetName}, from row ${rowNumber}: ${n(count, "row", "rows", "en")} well formed but never noted: a save that was cut short, or an addition by somebody who knows how.`,
      SheetMissing: ({ sheetName }) => `${sheetName}: the whole sheet is missing.`,
      ErasureUnfinished: ({ sheetName, rowNumber }) =>
        `${sheetName}, row ${rowNumber}: was to be erased and still stands there. Erase it again.`,
    },
    unsealed: (count) =>
      `${n(count, "row", "rows", "en")} of an older format had no seal: nothing can be said about them.`,
    fingerprint: "Fingerprint",
    copyFingerprint: "Copy the fingerprint",
    proves:
      "It proves that the rows fit together as they were written. Keep the fingerprint elsewhere (in a mail, say): as long as nothing is added it stays the same.",
    provesNot:
      "It does not prove who wrote an entry, nor when: the time is that of their computer, and somebody who knows how could write the whole log anew.",
  },
  copySheet: {
    button: "Show it as a sheet",
    working: "Writing the copy…",
    done: "The log stands on a sheet of its own: a copy, to read, filter or print. Changing it changes nothing.",
  },
  search: {
    label: "Search the log",
    hint: "A customer, a contact, an invoice, words of a note. Empty: everything.",
    button: "Search",
    working: "Searching…",
    found: (count) => (count === 0 ? "No entry says that." : n(count, "entry", "entries", "en")),
    more: (count) => `and ${formatCount(count, "en")} more`,
    csv: "Copy them as CSV",
    end: "Close the search",
  },
  erase: {
    button: (count) =>
      count === 1
        ? "Erase a person from this entry…"
        : `Erase a person from these ${formatCount(count, "en")} entries…`,
    explain:
      "Notes, names of contacts and everything said is taken out for good. Dates, outcomes, amounts and invoices stay, and so does a trace that you erased. Earlier versions of the file that your company keeps still hold it.",
    alsoDebtor: "Forget the customer and the invoices too: these calls will count for nobody any more",
    because: "Why (a request of …)",
    confirm: "Erase for good",
    cancel: "Keep them",
    working: "Erasing…",
    done: (count) => `Erased from ${n(count, "entry", "entries", "en")}.`,
  },
  archive: {
    title: "Set old entries aside",
    explain:
      "They go to another hidden sheet and are not read every day any more. What is about an invoice or a customer still in your sheet stays.",
    olderThan: "Older than",
    months: (months) => (months % 12 === 0 ? n(months / 12, "year", "years", "en") : `${months} months`),
    button: "Set aside",
    working: "Setting aside…",
    done: (count) =>
      count === 0 ? "Nothing to set aside." : `${n(count, "entry", "entries", "en")} set aside.`,
    stopped: (count) =>
      `Older entries stay behind ${n(count, "entry", "entries", "en")} that still count${count === 1 ? "s" : ""}.`,
  },
  elsewhere: (workbook, count) =>
    `${n(count, "entry waits", "entries wait", "en")} for another workbook: ${workbook}`,
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
  open: "Journal des appels…",
  title: "Journal des appels",
  intro:
    "Chaque appel est dans ce classeur, sur des feuilles masquées, et rien n’y est jamais modifié\u00a0: une correction est une entrée de plus.",
  back: "Réglages",
  verify: {
    button: "Vérifier le journal",
    working: "Vérification du journal…",
    whole: ({ entryCount, sheetCount }) =>
      entryCount === 0
        ? "Le journal est vide."
        : `Le journal est intact\u00a0: ${n(entryCount, "entrée", "entrées", "fr")} sur ${n(sheetCount, "feuille", "feuilles", "fr")}, chacune telle que Relance l’a écrite, aucune ne manque.`,
    notWhole: (count) =>
      count === 1
        ? "Une chose a été changée à la main\u00a0:"
        : `${formatCount(count, "fr")} choses ont été changées à la main\u00a0:`,
    findings: {
      RowAltered: ({ sheetName, rowNumber }) =>
        `${sheetName}, ligne ${rowNumber}\u00a0: modifiée après avoir été écrite.`,
      RowInserted: ({ sheetName, rowNumber }) =>
        `${sheetName}, ligne ${rowNumber}\u00a0: pas écrite par Relance.`,
      RowMoved: ({ sheetName, rowNumber }) =>
        `${sheetName}, ligne ${rowNumber}\u00a0: n’est pas là où elle a été écrite.`,
      RowsMissingBefore: ({ sheetName, rowNumber }) =>
        `${sheetName}\u00a0: il manque une ou plusieurs lignes avant la ligne ${rowNumber}.`,
      EndMissing: ({ sheetName, rowNumber }) =>
        `${sheetName}\u00a0: il manque des lignes après la ligne ${rowNumber}, la dernière.`,
      RowsNotNoted: ({ sheetName, rowNumber, count }) =>
        `${sheetName}, à partir de la ligne ${rowNumber}\u00a0: ${n(count, "ligne bien formée", "lignes bien formées", "fr")} mais jamais ${count === 1 ? "relevée" : "relevées"}\u00a0: un enregistrement interrompu, ou l’ajout de quelqu’un qui sait s’y prendre.`,
      SheetMissing: ({ sheetName }) => `${sheetName}\u00a0: la feuille entière manque.`,
      ErasureUnfinished: ({ sheetName, rowNumber }) =>
        `${sheetName}, ligne ${rowNumber}\u00a0: devait être effacée et s’y trouve encore. Recommencez l’effacement.`,
    },
    unsealed: (count) =>
      `${n(count, "ligne", "lignes", "fr")} d’un ancien format n’avai${count === 1 ? "t" : "ent"} pas de sceau\u00a0: on ne peut rien en dire.`,
    fingerprint: "Empreinte",
    copyFingerprint: "Copier l’empreinte",
    proves:
      "Cela prouve que les lignes s’enchaînent comme elles ont été écrites. Gardez l’empreinte ailleurs (dans un courriel, par exemple)\u00a0: tant que rien n’est ajouté, elle reste la même.",
    provesNot:
      "Cela ne prouve ni qui a écrit une entrée, ni quand\u00a0: l’heure est celle de son ordinateur, et quelqu’un qui sait s’y prendre pourrait réécrire tout le journal.",
  },
  copySheet: {
    button: "Afficher en feuille",
    working: "Écriture de la copie…",
    done: "Le journal est sur une feuille à lui\u00a0: une copie, à lire, filtrer ou imprimer. La modifier ne change rien.",
  },
  search: {
    label: "Chercher dans le journal",
    hint: "Un client, un interlocuteur, une facture, des mots d’une note. Vide\u00a0: tout.",
    button: "Chercher",
    working: "Recherche…",
    found: (count) => (count === 0 ? "Aucune entrée ne dit cela." : n(count, "entrée", "entrées", "fr")),
    more: (count) => `et ${formatCount(count, "fr")} de plus`,
    csv: "Copier en CSV",
    end: "Fermer la recherche",
  },
  erase: {
    button: (count) =>
      count === 1
        ? "Effacer une personne de cette entrée…"
        : `Effacer une personne de ces ${formatCount(count, "fr")} entrées…`,
    explain:
      "Les notes, les noms d’interlocuteurs et tout ce qui a été dit sont retirés pour de bon. Les dates, résultats, montants et factures restent, ainsi qu’une trace de l’effacement. Les versions antérieures du fichier que garde votre entreprise le contiennent encore.",
    alsoDebtor: "Oublier aussi le client et les factures\u00a0: ces appels ne compteront plus pour personne",
    because: "Pourquoi (demande de …)",
    confirm: "Effacer pour de bon",
    cancel: "Garder",
    working: "Effacement…",
    done: (count) => `Effacé de ${n(count, "entrée", "entrées", "fr")}.`,
  },
  archive: {
    title: "Mettre de côté les anciennes entrées",
    explain:
      "Elles passent sur une autre feuille masquée et ne sont plus lues chaque jour. Ce qui concerne une facture ou un client encore dans votre feuille reste.",
    olderThan: "Plus anciennes que",
    months: (months) => (months % 12 === 0 ? n(months / 12, "an", "ans", "fr") : `${months} mois`),
    button: "Mettre de côté",
    working: "Mise de côté…",
    done: (count) =>
      count === 0 ? "Rien à mettre de côté." : `${n(count, "entrée mise", "entrées mises", "fr")} de côté.`,
    stopped: (count) =>
      `Des entrées plus anciennes restent derrière ${n(count, "entrée qui compte", "entrées qui comptent", "fr")} encore.`,
  },
  elsewhere: (workbook, count) =>
    `${n(count, "entrée attend", "entrées attendent", "fr")} un autre classeur\u00a0: ${workbook}`,
};

function n(count: number, one: string, many: string, language: LanguageCode): string {
  return `${formatCount(count, language)} ${count === 1 ? one : many}`;
}

const WORDS: Readonly<Record<LanguageCode, LogWords>> = { en, fr };

export function logWordsOf(language: LanguageCode): LogWords {
  return WORDS[language];
}
