import type { LanguageCode } from "../application/ports";
import type { PromisesJudged } from "../domain/callLog";
import type { ChangeType } from "../domain/comparison";
import { formatCount } from "./formatAmount";

/*
 * The words of the morning paste: what has changed in the sheet, notes without an invoice, names of one customer.
 * Both languages side by side.
 */

const n = (count: number, one: string, many: string): string =>
  `${formatCount(count, "en")} ${count === 1 ? one : many}`;
const nFr = (count: number, one: string, many: string): string =>
  `${formatCount(count, "fr")} ${count < 2 ? one : many}`;

const en = {
  sheetChanged: "The sheet has changed since it was read.",
  readAgain: "Read it again",
  changedSince: (date: string) => `The sheet has changed since ${date}`,
  seeChanges: "See what changed",
  nothingChanged: "Read again: nothing has changed in the sheet.",
  anotherList:
    "This is another list: none of its invoices or customers was in the sheet before. Your calls are kept.",
  notKept: "What has changed is shown, but this workbook cannot keep it.",
  columnsToo: "Your Relance columns are up to date.",

  title: "What has changed",
  since: (before: string, now: string) => `Sheet read on ${now}, compared with that of ${before}.`,
  sinceEarlier: (now: string) => `Sheet read on ${now}, compared with an earlier reading that day.`,
  noComparison:
    "Nothing to compare yet. Paste your next export over the sheet: Relance will say what was paid and what moved.",
  knownOnly: "Only invoices somebody has called about are listed one by one.",
  columnsStale: "The Relance columns in the sheet still show the calls before this change.",
  refreshColumns: "Refresh the columns",
  changeTitles: {
    paid: "Paid",
    partPaid: "Part paid",
    vanished: "No longer in the sheet",
    reDated: "New due date",
    reNumbered: "New number",
    debtorRenamed: "New customer name",
    increased: "More is open",
    creditChanged: "Credits changed",
    otherCurrency: "Other currency",
    settledGone: "Already settled, gone",
    new: "New",
  } satisfies Readonly<Record<ChangeType, string>>,
  /** Beside the title, in the plural or not. */
  changeCount: (count: number) => n(count, "invoice", "invoices"),
  changeHints: {
    vanished: "Gone without a counterpart: they count as paid. If one is not, say which invoice it is now.",
    reNumbered: "Same customer, amount and due date: its calls follow it under the new number.",
    debtorRenamed: "Same number, amount and due date: its calls follow it under the new name.",
    settledGone: "They were settled before, or credits.",
  } satisfies Partial<Readonly<Record<ChangeType, string>>>,
  inShort: {
    paid: (count: number) => `${formatCount(count, "en")} paid`,
    partPaid: (count: number) => `${formatCount(count, "en")} part paid`,
    vanished: (count: number) => `${formatCount(count, "en")} gone`,
    reDated: (count: number) => `${formatCount(count, "en")} re-dated`,
    reNumbered: (count: number) => `${formatCount(count, "en")} re-numbered`,
    debtorRenamed: (count: number) => `${formatCount(count, "en")} under a new name`,
    increased: (count: number) => `${formatCount(count, "en")} raised`,
    creditChanged: (count: number) => n(count, "credit changed", "credits changed"),
    otherCurrency: (count: number) => `${formatCount(count, "en")} in another currency`,
    settledGone: (count: number) => `${formatCount(count, "en")} settled ones gone`,
    new: (count: number) => `${formatCount(count, "en")} new`,
  } satisfies Readonly<Record<ChangeType, (count: number) => string>>,
  noReference: "no number",
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  due: (date: string) => `due ${date}`,
  dueFromTo: (from: string, to: string) => `due ${from} → ${to}`,
  stillOpen: (amount: string) => `${amount} still open`,
  promisesTitle: "Promises",
  promises: ({ kept, partlyKept, broken }: PromisesJudged) =>
    [
      ...(kept > 0 ? [`${formatCount(kept, "en")} kept`] : []),
      ...(partlyKept > 0 ? [`${formatCount(partlyKept, "en")} partly kept`] : []),
      ...(broken > 0 ? [`${formatCount(broken, "en")} broken`] : []),
    ].join(", "),
  promisesInShort: (what: string) => `promises: ${what}`,
  promised: (amount: string, date: string) => `${amount} promised for ${date}`,
  followed: "Calls moved here.",
  notFollowed: "Calls left where they were.",
  chooseInvoice: "Choose their invoice",
  chooseInvoiceOf: (reference: string) => `Choose their invoice (${reference})`,
  undo: "Undo",
  undoOf: (what: string) => `Undo: ${what}`,
  notPaid: "Not paid: it is another invoice…",
  notPaidOf: (reference: string) => `Not paid: it is another invoice… (${reference})`,

  onSheet: "Since your last export",
  lastChange: (date: string) => `Last change seen on ${date}:`,
  orphansLink: (count: number) =>
    count === 0 ? "Calls without an invoice" : `Calls without an invoice (${formatCount(count, "en")})`,
  mergesLink: (count: number) => `Same customer twice? (${formatCount(count, "en")})`,
  mergedLink: "Names put together",

  orphansTitle: "Calls without an invoice",
  orphansExplain:
    "Invoices you called about that are no longer in the sheet. Nothing is lost: say which invoice each is now, or leave it.",
  noOrphans: "Every invoice you called about is in the sheet, or was paid.",
  orphansToCheck: "Perhaps this one?",
  orphansUnseen: "Not found in the sheet",
  orphansVanished: (count: number) => `Count as paid (${formatCount(count, "en")})`,
  orphansVanishedHint:
    "They left the sheet while still open, as paid invoices do in an export of open items.",
  vanishedOn: (date: string) => `gone since ${date}, counts as paid`,
  isThisOne: (reference: string) => `It is ${reference}`,
  anotherInvoice: "Another invoice…",
  anotherInvoiceFor: (reference: string) => `Choose the invoice that ${reference} is now`,
  findInvoice: "Find an open invoice",
  findInvoiceHint: "customer or number",
  noInvoiceFound: (query: string) => `No open invoice matches “${query}”.`,
  reattached: (from: string, to: string) => `The calls about ${from} are now with ${to}.`,
  backToSheet: "My sheet",
  lastCall: (date: string, outcome: string) => `${date}: ${outcome}`,
  noticeOn: (date: string) => `${date}: formal notice`,

  mergesTitle: "Same customer twice?",
  mergesExplain:
    "These names look alike. Put together, they are one customer on the list, with one call for both. Nothing in your sheet changes.",
  noMerges: "No two names of your sheet look like one customer.",
  sameCustomer: "Same customer",
  sameCustomerOf: (one: string, other: string) => `${one} and ${other}: same customer`,
  notTheSame: "Not the same",
  notTheSameOf: (one: string, other: string) => `${one} and ${other}: not the same`,
  mergedInto: (from: string, into: string) => `${from} is now with ${into}.`,
  mergedTitle: "Put together",
  takenBack: "Taken back. The log keeps both lines.",
  apart: "Separate again",
  apartOf: (from: string, into: string) => `Separate again: ${from}, ${into}`,
  ownInvoices: (count: number) => n(count, "invoice", "invoices"),
};

export type PasteTexts = typeof en;

const fr: PasteTexts = {
  sheetChanged: "La feuille a changé depuis sa lecture.",
  readAgain: "La relire",
  changedSince: (date) => `La feuille a changé depuis le ${date}`,
  seeChanges: "Voir ce qui a changé",
  nothingChanged: "Relue\u00a0: rien n’a changé dans la feuille.",
  anotherList:
    "C’est une autre liste\u00a0: aucune de ses factures, aucun de ses clients n’était dans la feuille. Vos appels sont conservés.",
  notKept: "Ce qui a changé est affiché, mais ce classeur ne peut pas le conserver.",
  columnsToo: "Vos colonnes Relance sont à jour.",

  title: "Ce qui a changé",
  since: (before, now) => `Feuille lue le ${now}, comparée à celle du ${before}.`,
  sinceEarlier: (now) => `Feuille lue le ${now}, comparée à une lecture du même jour.`,
  noComparison:
    "Rien à comparer pour l’instant. Collez votre prochain export sur la feuille\u00a0: Relance dira ce qui a été payé et ce qui a bougé.",
  knownOnly: "Seules les factures qui ont fait l’objet d’un appel sont détaillées.",
  columnsStale: "Les colonnes Relance de la feuille montrent encore les appels d’avant ce changement.",
  refreshColumns: "Actualiser les colonnes",
  changeTitles: {
    paid: "Payées",
    partPaid: "Payées en partie",
    vanished: "Absentes de la feuille",
    reDated: "Nouvelle échéance",
    reNumbered: "Nouveau numéro",
    debtorRenamed: "Nouveau nom de client",
    increased: "Solde en hausse",
    creditChanged: "Avoirs modifiés",
    otherCurrency: "Autre devise",
    settledGone: "Déjà soldées, parties",
    new: "Nouvelles",
  },
  changeCount: (count) => nFr(count, "facture", "factures"),
  changeHints: {
    vanished:
      "Parties sans contrepartie\u00a0: elles comptent comme payées. Si l’une ne l’est pas, dites quelle facture c’est maintenant.",
    reNumbered: "Même client, même montant, même échéance\u00a0: les appels suivent sous le nouveau numéro.",
    debtorRenamed: "Même numéro, même montant, même échéance\u00a0: les appels suivent sous le nouveau nom.",
    settledGone: "Elles étaient déjà soldées, ou ce sont des avoirs.",
  },
  inShort: {
    paid: (count) => nFr(count, "payée", "payées"),
    partPaid: (count) => nFr(count, "payée en partie", "payées en partie"),
    vanished: (count) => nFr(count, "absente", "absentes"),
    reDated: (count) => nFr(count, "échéance changée", "échéances changées"),
    reNumbered: (count) => nFr(count, "renumérotée", "renumérotées"),
    debtorRenamed: (count) => `${formatCount(count, "fr")} sous un nouveau nom`,
    increased: (count) => `${formatCount(count, "fr")} en hausse`,
    creditChanged: (count) => nFr(count, "avoir modifié", "avoirs modifiés"),
    otherCurrency: (count) => `${formatCount(count, "fr")} dans une autre devise`,
    settledGone: (count) => nFr(count, "soldée partie", "soldées parties"),
    new: (count) => nFr(count, "nouvelle", "nouvelles"),
  },
  noReference: "sans numéro",
  fromTo: (from, to) => `${from} → ${to}`,
  due: (date) => `échéance ${date}`,
  dueFromTo: (from, to) => `échéance ${from} → ${to}`,
  stillOpen: (amount) => `reste ${amount}`,
  promisesTitle: "Promesses",
  promises: ({ kept, partlyKept, broken }) =>
    [
      ...(kept > 0 ? [nFr(kept, "tenue", "tenues")] : []),
      ...(partlyKept > 0 ? [nFr(partlyKept, "tenue en partie", "tenues en partie")] : []),
      ...(broken > 0 ? [nFr(broken, "non tenue", "non tenues")] : []),
    ].join(", "),
  promisesInShort: (what) => `promesses\u00a0: ${what}`,
  promised: (amount, date) => `${amount} promis pour le ${date}`,
  followed: "Les appels ont suivi.",
  notFollowed: "Les appels n’ont pas suivi.",
  chooseInvoice: "Choisir leur facture",
  chooseInvoiceOf: (reference) => `Choisir leur facture (${reference})`,
  undo: "Annuler",
  undoOf: (what) => `Annuler\u00a0: ${what}`,
  notPaid: "Pas payée\u00a0: c’est une autre facture…",
  notPaidOf: (reference) => `Pas payée\u00a0: c’est une autre facture… (${reference})`,

  onSheet: "Depuis votre dernier export",
  lastChange: (date) => `Dernier changement vu le ${date}\u00a0:`,
  orphansLink: (count) =>
    count === 0 ? "Appels sans facture" : `Appels sans facture (${formatCount(count, "fr")})`,
  mergesLink: (count) => `Deux fois le même client\u00a0? (${formatCount(count, "fr")})`,
  mergedLink: "Noms réunis",

  orphansTitle: "Appels sans facture",
  orphansExplain:
    "Des factures que vous avez relancées ne sont plus dans la feuille. Rien n’est perdu\u00a0: dites quelle facture c’est maintenant, ou laissez.",
  noOrphans: "Chaque facture relancée est dans la feuille, ou a été payée.",
  orphansToCheck: "Peut-être celle-ci\u00a0?",
  orphansUnseen: "Introuvables dans la feuille",
  orphansVanished: (count) => `Comptées comme payées (${formatCount(count, "fr")})`,
  orphansVanishedHint:
    "Elles ont quitté la feuille sans être soldées, comme le font les factures payées dans un export des impayés.",
  vanishedOn: (date) => `absente depuis le ${date}, comptée comme payée`,
  isThisOne: (reference) => `C’est ${reference}`,
  anotherInvoice: "Une autre facture…",
  anotherInvoiceFor: (reference) => `Choisir la facture qu’est devenue ${reference}`,
  findInvoice: "Chercher une facture ouverte",
  findInvoiceHint: "client ou numéro",
  noInvoiceFound: (query) => `Aucune facture ouverte ne correspond à «\u00a0${query}\u00a0».`,
  reattached: (from, to) => `Les appels sur ${from} sont maintenant avec ${to}.`,
  backToSheet: "Ma feuille",
  lastCall: (date, outcome) => `${date}\u00a0: ${outcome}`,
  noticeOn: (date) => `${date}\u00a0: mise en demeure`,

  mergesTitle: "Deux fois le même client\u00a0?",
  mergesExplain:
    "Ces noms se ressemblent. Réunis, ils font un seul client dans la liste, avec un seul appel. Rien ne change dans votre feuille.",
  noMerges: "Il n’y a pas deux noms de votre feuille qui semblent désigner le même client.",
  sameCustomer: "Même client",
  sameCustomerOf: (one, other) => `${one} et ${other}\u00a0: même client`,
  notTheSame: "Pas le même",
  notTheSameOf: (one, other) => `${one} et ${other}\u00a0: pas le même`,
  mergedInto: (from, into) => `${from} est maintenant avec ${into}.`,
  mergedTitle: "Réunis",
  takenBack: "Annulé. Le journal garde les deux lignes.",
  apart: "Séparer",
  apartOf: (from, into) => `Séparer\u00a0: ${from}, ${into}`,
  ownInvoices: (count) => nFr(count, "facture", "factures"),
};

const TEXTS: Readonly<Record<LanguageCode, PasteTexts>> = { en, fr };

export function pasteTextsOf(language: LanguageCode): PasteTexts {
  return TEXTS[language];
}
