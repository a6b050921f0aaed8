import type { LanguageCode } from "../application/ports";
import { formatCount } from "./formatAmount";

/*
 * The few words that the pane needs before its screens are fetched, and when they cannot be.
 */

const en = {
  notExcel: "Relance works inside Excel: open a workbook, then choose Relance on the Home tab.",
  loading: {
    looking: "Looking for your invoices…",
    reading: "Reading your sheet…",
    rows: (done: number, rows: number) => `${formatCount(done, "en")} of ${formatCount(rows, "en")} rows`,
  },
  crash: {
    title: "Relance has stopped",
    body: "Something went wrong in Relance itself. Your workbook and the calls already saved are safe. Close this pane and open it again.",
    copy: "Copy the details",
    copied: "Copied",
    reload: "Start again",
  },
};

const fr: typeof en = {
  notExcel:
    "Relance fonctionne dans Excel\u00a0: ouvrez un classeur, puis choisissez Relance sous l’onglet Accueil.",
  loading: {
    looking: "Recherche de vos factures…",
    reading: "Lecture de votre feuille…",
    rows: (done, rows) => `${formatCount(done, "fr")} sur ${formatCount(rows, "fr")} lignes`,
  },
  crash: {
    title: "Relance s’est arrêté",
    body: "Un problème est survenu dans Relance même. Votre classeur et les appels déjà enregistrés sont saufs. Fermez ce volet puis rouvrez-le.",
    copy: "Copier les détails",
    copied: "Copié",
    reload: "Recommencer",
  },
};

const TEXTS: Readonly<Record<LanguageCode, typeof en>> = { en, fr };

export function shellTextsOf(language: LanguageCode): typeof en {
  return TEXTS[language];
}
