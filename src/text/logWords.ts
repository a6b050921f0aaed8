import { endsOf, type KeptVerdict } from "../application/keptFingerprint";
import type { LogFinding, LogVerdict } from "../application/logUpkeep";
import type { LanguageCode, LogRowUnreadable } from "../application/ports";
import { parseIsoDate, type LocalDate } from "../domain/localDate";
import type { WordsByType } from "./words";
import { counted } from "./counted";
import { formatCount } from "./formatAmount";
import { formatDate } from "./formatDate";

/** The words of the log's own screen, and of what is said about the log elsewhere. */
export interface LogWords {
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
    readonly erased: (count: number) => string;
    readonly endsNotNoted: (sheetNames: readonly string[]) => string;
    readonly fingerprint: string;
    readonly copyFingerprint: string;
    /** What is copied, to be kept elsewhere. */
    readonly fingerprintText: (verdict: LogVerdict, on: LocalDate) => string;
    readonly proves: string;
    readonly provesNot: string;
    readonly finishErasing: string;
  };
  readonly compare: {
    readonly label: string;
    readonly hint: string;
    readonly button: string;
    readonly verdicts: WordsByType<KeptVerdict, string>;
    readonly seeAbove: string;
  };
  readonly stop: string;
  readonly isEmpty: string;
  readonly copySheet: {
    readonly button: string;
    readonly working: string;
    readonly done: (count: number) => string;
    /** On the sheet itself. */
    readonly notice: (count: number, on: LocalDate) => string;
  };
  readonly exporting: {
    readonly button: string;
    readonly working: string;
    /** A day follows. */
    readonly fileName: string;
    readonly done: (count: number, fileName: string) => string;
    readonly noFile: string;
  };
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
    readonly nothingLeft: string;
    readonly title: string;
    readonly goes: string;
    readonly stays: string;
    /** Where the debtor is forgotten as well. */
    readonly staysForNobody: string;
    readonly choose: string;
    readonly belonging: string;
    readonly drafts: (count: number) => string;
    readonly notReached: string;
    readonly alsoDebtor: string;
    readonly because: string;
    readonly becauseHint: string;
    readonly confirm: (count: number) => string;
    readonly cancel: string;
    readonly working: string;
    readonly done: (count: number) => string;
    /** The debtor was forgotten: what the columns of the sheet say rested on it. */
    readonly columnsStale: string;
  };
  readonly archive: {
    readonly title: string;
    readonly explain: string;
    readonly olderThan: string;
    readonly months: (months: number) => string;
    readonly look: string;
    readonly looking: string;
    readonly would: (count: number) => string;
    /** @param entries that still count, in words */
    readonly stay: (count: number, entries: readonly string[]) => string;
    readonly button: (count: number) => string;
    readonly cancel: string;
    readonly working: string;
    readonly done: (count: number) => string;
  };
}

const en: LogWords = {
  unreadable: (rows) =>
    `Somebody has changed the call log by hand: ${rows
      .map(({ sheetName, rowNumber }) => `row ${formatCount(rowNumber, "en")} of ${sheetName}`)
      .join(", ")} cannot be read any more. All other entries count.`,
  open: "Call log…",
  title: "Call log",
  intro:
    "Every call stands in this workbook, on hidden sheets, and is never changed: a correction is one more entry. Only erasing a person takes words out, and the log says so.",
  back: "Settings",
  verify: {
    button: "Verify the log",
    working: "Verifying the log…",
    whole: ({ entryCount, sheetCount, endsNotNoted }) =>
      entryCount === 0
        ? "The log is empty."
        : `The log is whole: ${n(entryCount, "entry", "entries", "en")} on ${n(sheetCount, "sheet", "sheets", "en")}, each as Relance wrote it${endsNotNoted.length === 0 ? ", none missing" : ""}.`,
    notWhole: (count) =>
      count === 1
        ? "One thing is not as Relance left it:"
        : `${formatCount(count, "en")} things are not as Relance left them:`,
    findings: {
      RowAltered: (row) => `${rowEn(row)}: altered after it was written.`,
      RowInserted: (row) => `${rowEn(row)}: not written there by Relance.`,
      RowMoved: (row) => `${rowEn(row)}: not where it was written.`,
      RowsMissingBefore: (row) => `${rowEn(row)}: one or more rows are missing before it.`,
      EndMissing: (row) =>
        `${rowEn(row)}: is the last row, and another one was noted as the last. Rows are missing after it, or were written anew.`,
      RowsNotNoted: ({ count, ...row }) =>
        `${rowEn(row)}: from here on, ${n(count, "row", "rows", "en")} well formed but never noted: a save that was cut short, or an addition by somebody who knows how.`,
      SheetMissing: ({ sheetName }) => `${sheetName}: the whole sheet is missing, or has another name.`,
      SheetCopied: ({ sheetName, of }) =>
        `${sheetName}: a copy of ${of}, made by hand. Entries that stand in both count once.`,
      ErasureUnfinished: (row) => `${rowEn(row)}: was to be erased and still stands there. Erase it again.`,
    },
    unsealed: (count) =>
      `${n(count, "row", "rows", "en")} of an older format had no seal: nothing can be said about them.`,
    erased: (count) =>
      `${n(count, "entry was", "entries were", "en")} erased on request: what is left there is what the erasure left, and nothing else can be said about it.`,
    endsNotNoted: (sheetNames) =>
      `This file does not say with which row ${sheetNames.join(", ")} ended: rows cut off there would not be missed.`,
    fingerprint: "Fingerprint",
    copyFingerprint: "Copy the fingerprint",
    fingerprintText: (verdict, on) =>
      [
        `Relance, call log on ${formatDate(on, "en")}: ${n(verdict.entryCount, "entry", "entries", "en")}`,
        `Fingerprint ${verdict.fingerprint}`,
        ...endsOf(verdict),
      ].join("\n"),
    proves:
      "It proves that the rows fit together as they were written, and that none is missing. Copy the fingerprint and keep it outside the workbook (in a mail to a colleague, say): whenever you paste it here, Relance tells whether all that was in the log on that day is still there, unchanged.",
    provesNot:
      "It does not prove who wrote an entry, nor when: the time is that of their computer, and without a fingerprint kept elsewhere somebody who knows how could add entries, or write the whole log anew.",
    finishErasing: "Finish the erasure",
  },
  compare: {
    label: "Compare with a fingerprint kept elsewhere",
    hint: "Paste the text that you copied then.",
    button: "Compare",
    verdicts: {
      Same: () => "The same: nothing was added, changed or taken away since.",
      Grown: ({ addedCount }) =>
        `All that was in the log then is still there, in its place; ${n(addedCount, "row was", "rows were", "en")} added since.`,
      Differs: ({ sheetNames }) =>
        `The log does not hold any more what it held then (${sheetNames.join(", ")}): rows were changed, taken away or written anew. Or the fingerprint is that of another workbook.`,
      TooShort: () =>
        "This is not today’s fingerprint. Alone it does not tell whether the log has grown or was changed: paste the whole text, as it was copied.",
      NoFingerprint: () =>
        "There is no fingerprint in this text: it has 64 characters, figures and letters from a to f.",
    },
    seeAbove: "What was changed by hand is named above.",
  },
  stop: "Stop",
  isEmpty: "The log is empty.",
  copySheet: {
    button: "Show it as a sheet",
    working: "Writing the copy…",
    done: (count) =>
      `${n(count, "entry stands", "entries stand", "en")} on a sheet of its own: a copy, to read, filter or print. Changing it does not change the log.`,
    notice: (count, on) =>
      `Copy of the call log on ${formatDate(on, "en")}: ${n(count, "entry", "entries", "en")}. Changing this sheet does not change the log.`,
  },
  exporting: {
    button: "Export as CSV",
    working: "Exporting…",
    fileName: "call-log",
    done: (count, fileName) =>
      `${n(count, "entry", "entries", "en")} in ${fileName}, among your downloads. No later erasure reaches this file.`,
    noFile:
      "No file? Some versions of Excel save none from a pane: show the log as a sheet, and save that as CSV.",
  },
  search: {
    label: "Search the log",
    hint: "A customer, a contact, an invoice, a date, words of a note. Empty: everything.",
    button: "Search",
    working: "Searching…",
    found: (count) => (count === 0 ? "No entry says that." : n(count, "entry", "entries", "en")),
    more: (count) => `and ${formatCount(count, "en")} more`,
    csv: "Export these entries",
    end: "Close the search",
  },
  erase: {
    button: (count) =>
      count === 1
        ? "Erase a person from this entry…"
        : `Erase a person from these ${formatCount(count, "en")} entries…`,
    nothingLeft: "These entries say nothing of a person any more.",
    title: "Erase a person",
    goes: "Goes for good: notes, names of contacts and everything that was said. A copy of the log on a sheet goes with them.",
    stays:
      "Stays, since the next calls rest on it: dates, outcomes, amounts, promises and invoices, and a trace that you erased.",
    staysForNobody:
      "Stays: dates, outcomes and amounts, of no customer and no invoice any more, and a trace that you erased.",
    choose: "Untick what is not about this person.",
    belonging: "about one of these calls",
    drafts: (count) =>
      count === 1
        ? "A call being typed on this computer says it too: it will be thrown away."
        : `${formatCount(count, "en")} calls being typed on this computer say it too: they will be thrown away.`,
    notReached:
      "Relance does not reach your own sheets (nor what it remembers of them, as long as the customer stands there), exported files, mails, what others are typing, or earlier versions of the file that your company keeps.",
    alsoDebtor: "Forget the customer and the invoices too: these calls and their promises will count no more",
    because: "Why",
    becauseHint: "Stays in the log: do not write the person’s name.",
    confirm: (count) => `Erase for good from ${n(count, "entry", "entries", "en")}`,
    cancel: "Keep them",
    working: "Erasing…",
    done: (count) => `Erased from ${n(count, "entry", "entries", "en")}.`,
    columnsStale: "The columns of your sheet may still rest on these calls: refresh them under “My sheet”.",
  },
  archive: {
    title: "Set old entries aside",
    explain:
      "They go to another hidden sheet and are not read every day any more; searching, copying, exporting, verifying and erasing still take them in. What is about an invoice in your sheet stays: no next call changes.",
    olderThan: "Older than",
    months: (months) => (months % 12 === 0 ? n(months / 12, "year", "years", "en") : `${months} months`),
    look: "See what would go",
    looking: "Looking…",
    would: (count) =>
      count === 0 ? "Nothing to set aside." : `${n(count, "entry", "entries", "en")} would be set aside.`,
    stay: (count, entries) =>
      `${n(count, "older entry stays", "older entries stay", "en")}: the log can only be cut before an entry about an invoice in your sheet. ${entries.join("; ")}.`,
    button: (count) => `Set ${n(count, "entry", "entries", "en")} aside`,
    cancel: "Cancel",
    working: "Setting aside…",
    done: (count) =>
      count === 0 ? "Nothing to set aside." : `${n(count, "entry", "entries", "en")} set aside.`,
  },
};

const fr: LogWords = {
  unreadable: (rows) =>
    `Quelqu’un a modifié le journal des appels à la main\u00a0: ${rows
      .map(({ sheetName, rowNumber }) => `ligne ${formatCount(rowNumber, "fr")} de ${sheetName}`)
      .join(", ")}, illisible. Toutes les autres entrées comptent.`,
  open: "Journal des appels…",
  title: "Journal des appels",
  intro:
    "Chaque appel est dans ce classeur, sur des feuilles masquées, et n’est jamais modifié\u00a0: une correction est une entrée de plus. Seul l’effacement d’une personne en retire des mots, et le journal le dit.",
  back: "Réglages",
  verify: {
    button: "Vérifier le journal",
    working: "Vérification du journal…",
    whole: ({ entryCount, sheetCount, endsNotNoted }) =>
      entryCount === 0
        ? "Le journal est vide."
        : `Le journal est intact\u00a0: ${n(entryCount, "entrée", "entrées", "fr")} sur ${n(sheetCount, "feuille", "feuilles", "fr")}, chacune telle que Relance l’a écrite${endsNotNoted.length === 0 ? ", aucune ne manque" : ""}.`,
    notWhole: (count) =>
      count === 1
        ? "Une chose n’est pas comme Relance l’a laissée\u00a0:"
        : `${formatCount(count, "fr")} choses ne sont pas comme Relance les a laissées\u00a0:`,
    findings: {
      RowAltered: (row) => `${rowFr(row)}\u00a0: modifiée après avoir été écrite.`,
      RowInserted: (row) => `${rowFr(row)}\u00a0: pas écrite là par Relance.`,
      RowMoved: (row) => `${rowFr(row)}\u00a0: n’est pas là où elle a été écrite.`,
      RowsMissingBefore: (row) => `${rowFr(row)}\u00a0: il manque une ou plusieurs lignes avant elle.`,
      EndMissing: (row) =>
        `${rowFr(row)}\u00a0: c’est la dernière ligne, alors qu’une autre a été relevée comme la dernière. Il manque des lignes après elle, ou d’autres ont été réécrites.`,
      RowsNotNoted: ({ count, ...row }) =>
        `${rowFr(row)}\u00a0: à partir de là, ${n(count, "ligne bien formée", "lignes bien formées", "fr")} mais jamais ${count === 1 ? "relevée" : "relevées"}\u00a0: un enregistrement interrompu, ou l’ajout de quelqu’un qui sait s’y prendre.`,
      SheetMissing: ({ sheetName }) => `${sheetName}\u00a0: la feuille entière manque, ou a changé de nom.`,
      SheetCopied: ({ sheetName, of }) =>
        `${sheetName}\u00a0: une copie de ${of}, faite à la main. Les entrées présentes dans les deux comptent une fois.`,
      ErasureUnfinished: (row) =>
        `${rowFr(row)}\u00a0: devait être effacée et s’y trouve encore. Recommencez l’effacement.`,
    },
    unsealed: (count) =>
      `${n(count, "ligne", "lignes", "fr")} d’un ancien format n’avai${count === 1 ? "t" : "ent"} pas de sceau\u00a0: on ne peut rien en dire.`,
    erased: (count) =>
      `${n(count, "entrée a été effacée", "entrées ont été effacées", "fr")} sur demande\u00a0: ce qu’on y lit est ce que l’effacement a laissé, on ne peut rien en dire d’autre.`,
    endsNotNoted: (sheetNames) =>
      `Ce fichier ne dit pas par quelle ligne finissait ${sheetNames.join(", ")}\u00a0: des lignes coupées à la fin ne manqueraient à personne.`,
    fingerprint: "Empreinte",
    copyFingerprint: "Copier l’empreinte",
    fingerprintText: (verdict, on) =>
      [
        `Relance, journal des appels au ${formatDate(on, "fr")}\u00a0: ${n(verdict.entryCount, "entrée", "entrées", "fr")}`,
        `Empreinte ${verdict.fingerprint}`,
        ...endsOf(verdict),
      ].join("\n"),
    proves:
      "Cela prouve que les lignes s’enchaînent comme elles ont été écrites, et qu’aucune ne manque. Copiez l’empreinte et gardez-la hors du classeur (dans un courriel à un collègue, par exemple)\u00a0: collée ici plus tard, elle dira si tout ce que contenait le journal ce jour-là y est encore, inchangé.",
    provesNot:
      "Cela ne prouve ni qui a écrit une entrée, ni quand\u00a0: l’heure est celle de son ordinateur, et sans empreinte gardée ailleurs, quelqu’un qui sait s’y prendre pourrait ajouter des entrées, ou réécrire tout le journal.",
    finishErasing: "Terminer l’effacement",
  },
  compare: {
    label: "Comparer avec une empreinte gardée ailleurs",
    hint: "Collez le texte copié ce jour-là.",
    button: "Comparer",
    verdicts: {
      Same: () => "Identique\u00a0: rien n’a été ajouté, changé ou retiré depuis.",
      Grown: ({ addedCount }) =>
        `Tout ce que contenait le journal y est encore, à sa place\u00a0; ${n(addedCount, "ligne a été ajoutée", "lignes ont été ajoutées", "fr")} depuis.`,
      Differs: ({ sheetNames }) =>
        `Le journal ne contient plus ce qu’il contenait alors (${sheetNames.join(", ")})\u00a0: des lignes ont été changées, retirées ou réécrites. Ou bien l’empreinte est celle d’un autre classeur.`,
      TooShort: () =>
        "Ce n’est pas l’empreinte d’aujourd’hui. Seule, elle ne dit pas si le journal a grandi ou s’il a été changé\u00a0: collez le texte entier, tel qu’il a été copié.",
      NoFingerprint: () =>
        "Il n’y a pas d’empreinte dans ce texte\u00a0: elle compte 64 caractères, chiffres et lettres de a à f.",
    },
    seeAbove: "Ce qui a été changé à la main est nommé plus haut.",
  },
  stop: "Arrêter",
  isEmpty: "Le journal est vide.",
  copySheet: {
    button: "Afficher en feuille",
    working: "Écriture de la copie…",
    done: (count) =>
      `${n(count, "entrée est", "entrées sont", "fr")} sur une feuille à part\u00a0: une copie, à lire, filtrer ou imprimer. La modifier ne change pas le journal.`,
    notice: (count, on) =>
      `Copie du journal des appels au ${formatDate(on, "fr")}\u00a0: ${n(count, "entrée", "entrées", "fr")}. Modifier cette feuille ne change pas le journal.`,
  },
  exporting: {
    button: "Exporter en CSV",
    working: "Export…",
    fileName: "journal-des-appels",
    done: (count, fileName) =>
      `${n(count, "entrée", "entrées", "fr")} dans ${fileName}, parmi vos téléchargements. Aucun effacement ultérieur n’atteint ce fichier.`,
    noFile:
      "Pas de fichier\u00a0? Certaines versions d’Excel n’en enregistrent pas depuis un volet\u00a0: affichez le journal en feuille, et enregistrez-la en CSV.",
  },
  search: {
    label: "Chercher dans le journal",
    hint: "Un client, un interlocuteur, une facture, une date, des mots d’une note. Vide\u00a0: tout.",
    button: "Chercher",
    working: "Recherche…",
    found: (count) => (count === 0 ? "Aucune entrée ne dit cela." : n(count, "entrée", "entrées", "fr")),
    more: (count) => `et ${formatCount(count, "fr")} de plus`,
    csv: "Exporter ces entrées",
    end: "Fermer la recherche",
  },
  erase: {
    button: (count) =>
      count === 1
        ? "Effacer une personne de cette entrée…"
        : `Effacer une personne de ces ${formatCount(count, "fr")} entrées…`,
    nothingLeft: "Ces entrées ne disent plus rien d’une personne.",
    title: "Effacer une personne",
    goes: "Partent pour de bon\u00a0: les notes, les noms d’interlocuteurs et tout ce qui a été dit. Une copie du journal en feuille part avec.",
    stays:
      "Restent, car les prochains appels en dépendent\u00a0: dates, résultats, montants, promesses et factures, ainsi qu’une trace de l’effacement.",
    staysForNobody:
      "Restent\u00a0: dates, résultats et montants, sans client ni facture, ainsi qu’une trace de l’effacement.",
    choose: "Décochez ce qui ne concerne pas cette personne.",
    belonging: "se rapporte à l’un de ces appels",
    drafts: (count) =>
      count === 1
        ? "Un appel en cours de saisie sur cet ordinateur le dit aussi\u00a0: il sera jeté."
        : `${formatCount(count, "fr")} appels en cours de saisie sur cet ordinateur le disent aussi\u00a0: ils seront jetés.`,
    notReached:
      "Relance n’atteint ni vos propres feuilles (ni ce qu’elle en retient, tant que le client y est), ni les fichiers exportés, ni les courriels, ni ce que d’autres sont en train de saisir, ni les versions antérieures du fichier que garde votre entreprise.",
    alsoDebtor:
      "Oublier aussi le client et les factures\u00a0: ces appels et leurs promesses ne compteront plus",
    because: "Pourquoi",
    becauseHint: "Reste au journal\u00a0: n’y écrivez pas le nom de la personne.",
    confirm: (count) => `Effacer pour de bon de ${n(count, "entrée", "entrées", "fr")}`,
    cancel: "Garder",
    working: "Effacement…",
    done: (count) => `Effacé de ${n(count, "entrée", "entrées", "fr")}.`,
    columnsStale:
      "Les colonnes de votre feuille peuvent encore tenir compte de ces appels\u00a0: mettez-les à jour dans «\u00a0Ma feuille\u00a0».",
  },
  archive: {
    title: "Mettre de côté les anciennes entrées",
    explain:
      "Elles passent sur une autre feuille masquée et ne sont plus lues chaque jour\u00a0; la recherche, la copie, l’export, la vérification et l’effacement les comprennent toujours. Ce qui concerne une facture de votre feuille reste\u00a0: aucun prochain appel ne change.",
    olderThan: "Plus anciennes que",
    months: (months) => (months % 12 === 0 ? n(months / 12, "an", "ans", "fr") : `${months} mois`),
    look: "Voir ce qui partirait",
    looking: "Recherche…",
    would: (count) =>
      count === 0
        ? "Rien à mettre de côté."
        : `${n(count, "entrée serait mise", "entrées seraient mises", "fr")} de côté.`,
    stay: (count, entries) =>
      `${n(count, "entrée ancienne reste", "entrées anciennes restent", "fr")}\u00a0: le journal ne se coupe qu’avant une entrée sur une facture de votre feuille. ${entries.join("\u00a0; ")}.`,
    button: (count) => `Mettre ${n(count, "entrée", "entrées", "fr")} de côté`,
    cancel: "Annuler",
    working: "Mise de côté…",
    done: (count) =>
      count === 0 ? "Rien à mettre de côté." : `${n(count, "entrée mise", "entrées mises", "fr")} de côté.`,
  },
};

type FoundRow = Extract<LogFinding, { readonly entry: unknown }>;

/** « Leroy, 3 Nov 2026, by Claire (Relance_Log_1, row 4) »: what the row says of itself, then where it is. */
function rowEn(row: Omit<FoundRow, "type">): string {
  const { author } = row.entry;
  return rowWords(row, author && `by ${author}`, `row ${row.rowNumber}`, "en");
}

function rowFr(row: Omit<FoundRow, "type">): string {
  const { author } = row.entry;
  return rowWords(row, author && `par ${author}`, `ligne ${row.rowNumber}`, "fr");
}

function rowWords(
  { sheetName, entry: { debtor, loggedAt } }: Omit<FoundRow, "type">,
  by: string,
  row: string,
  language: LanguageCode,
): string {
  const loggedOn = parseIsoDate(loggedAt.slice(0, 10));
  const on = loggedOn === undefined ? loggedAt : formatDate(loggedOn, language);
  const entry = [debtor, on, by].filter((text) => text !== "").join(", ");
  return entry === "" ? `${sheetName}, ${row}` : `${entry} (${sheetName}, ${row})`;
}

function n(count: number, one: string, many: string, language: LanguageCode): string {
  return counted(count, [one, many], language);
}

const WORDS: Readonly<Record<LanguageCode, LogWords>> = { en, fr };

export function logWordsOf(language: LanguageCode): LogWords {
  return WORDS[language];
}
