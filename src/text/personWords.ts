import { counted } from "./counted";
import type { Language } from "./ruleWords";

/** Labels of all that is kept about one customer: the page a person may ask to read. */
export interface PersonWords {
  /** The button on the customer's screen. */
  readonly open: string;
  readonly title: (debtor: string) => string;
  readonly intro: string;
  readonly sheet: (count: number) => string;
  /** A row of the sheet, 1-based. */
  readonly row: (rowNumber: number) => string;
  readonly profile: string;
  readonly draft: string;
  readonly log: (count: number) => string;
  /** What new readings of the sheet found of their invoices. */
  readonly seen: string;
  readonly reading: string;
  readonly noLog: string;
  readonly asideLog: string;
  /** What else the workbook keeps, without words of anybody. */
  readonly lastReading: string;
  readonly copy: string;
  readonly erase: string;
  readonly eraseHint: string;
  readonly checked: string;
  /** Colleagues who were asked before we answered a plan. */
  readonly consulted: string;
  /** The length of a call. */
  readonly lasted: string;
}

const en: PersonWords = {
  open: "Everything kept about this customer",
  title: (debtor) => `What is kept about ${debtor}`,
  intro: "All of it stands in this workbook, to be given to whoever asks what is held about them.",
  sheet: (count) => `In your sheet (${counted(count, ["row", "rows"], "en")})`,
  row: (rowNumber) => `Row ${rowNumber}`,
  profile: "About this customer",
  draft: "A call being typed, on this computer",
  log: (count) => `In the call log (${counted(count, ["entry", "entries"], "en")})`,
  seen: "Found when the sheet was read again",
  reading: "Reading the call log…",
  noLog: "The call log says nothing of this customer.",
  asideLog: "Only what counts today is listed: the log could not be read as a whole.",
  lastReading:
    "The workbook also remembers the invoices as last read (customer, number, due date, amount), to say what a new export changes.",
  copy: "Copy all of it",
  erase: "Erase from the call log…",
  eraseHint:
    "Opens the log on the entries found under this name. Names and numbers in your sheet are yours to delete, and so is what is said about this customer above.",
  checked: "Looked at before the call",
  consulted: "Asked before answering",
  lasted: "Length of the call",
};

const fr: PersonWords = {
  open: "Tout ce qui est conservé sur ce client",
  title: (debtor) => `Ce qui est conservé sur ${debtor}`,
  intro: "Tout se trouve dans ce classeur, à remettre à qui demande ce qui est conservé à son sujet.",
  sheet: (count) => `Dans votre feuille (${counted(count, ["ligne", "lignes"], "fr")})`,
  row: (rowNumber) => `Ligne ${rowNumber}`,
  profile: "À propos de ce client",
  draft: "Un appel en cours de saisie, sur cet ordinateur",
  log: (count) => `Dans le journal des appels (${counted(count, ["entrée", "entrées"], "fr")})`,
  seen: "Constaté aux relectures de la feuille",
  reading: "Lecture du journal des appels…",
  noLog: "Le journal des appels ne dit rien de ce client.",
  asideLog: "Seul ce qui compte aujourd’hui est listé\u00a0: le journal n’a pas pu être lu en entier.",
  lastReading:
    "Le classeur retient aussi les factures telles que lues la dernière fois (client, numéro, échéance, montant), pour dire ce que change un nouvel export.",
  copy: "Tout copier",
  erase: "Effacer du journal des appels…",
  eraseHint:
    "Ouvre le journal sur les entrées trouvées sous ce nom. Les noms et numéros de votre feuille, et ce qui est dit plus haut à propos de ce client, c’est à vous de les supprimer.",
  checked: "Vérifié avant l’appel",
  consulted: "Consulté avant de répondre",
  lasted: "Durée de l’appel",
};

const WORDS: Readonly<Record<Language, PersonWords>> = { en, fr };

export function personWordsOf(language: Language): PersonWords {
  return WORDS[language];
}
