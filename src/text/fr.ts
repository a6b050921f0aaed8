import type { CallRefusal } from "../application/recordCall";
import type { Field, RowIssue, SheetFault } from "../application/ports";
import type { PriorityPoint, Suppression } from "../domain/worklist";
import type { Texts } from "./en";
import { formatAmount, formatAmounts, formatCount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { isHiddenLogSheet } from "./hiddenSheet";
import { formatStage } from "./ruleWords";
import type { FaultWords, IssueWordsByType, WordsByType } from "./words";

/** French counts 0 and 1 as singular. */
const n = (count: number, one: string, many: string): string =>
  `${formatCount(count, "fr")} ${Math.abs(count) < 2 ? one : many}`;

const fields: Readonly<Record<Field, string>> = {
  debtorName: "Client",
  debtorCode: "Code client",
  reference: "Numéro de facture",
  documentType: "Type de pièce",
  issuedOn: "Date de facture",
  dueOn: "Échéance",
  terms: "Conditions de paiement",
  amount: "Montant de la facture",
  paid: "Montant réglé",
  open: "Solde restant dû",
  side: "Débit ou crédit",
  lettering: "Lettrage",
  currency: "Devise",
  status: "Statut",
  disputed: "En litige",
  settledOn: "Réglée le",
  contact: "Contact",
  role: "Fonction du contact",
  phone: "Téléphone",
  mobile: "Mobile ou second téléphone",
  email: "Courriel",
  country: "Pays",
  caller: "Suivi par",
  lastCallOn: "Dernier appel le",
  lastOutcome: "Dernier résultat",
  notes: "Notes de relance",
};

const faults: WordsByType<SheetFault, FaultWords> = {
  NoReceivablesFound: ({ sheetNames }) => ({
    what: `Aucune liste de factures n’a été trouvée. Feuilles examinées\u00a0: ${sheetNames.join(", ")}.`,
    next: "Il faut une ligne de titres (client, échéance, montant…) et les factures en dessous. Ouvrez ou collez votre liste, puis relancez la recherche.",
  }),
  SheetEmpty: ({ sheetName }) => ({
    what: `La feuille «\u00a0${sheetName}\u00a0» est vide.`,
    next: "Collez ou ouvrez votre liste de factures, avec ses titres, puis relancez la recherche.",
  }),
  SheetGone: ({ sheetName }) => ({
    what: `La feuille «\u00a0${sheetName}\u00a0» n’est plus dans ce classeur.`,
    next: "Rétablissez-la (Annuler), ou choisissez la feuille où sont maintenant les factures.",
  }),
  HeaderMissing: ({ sheetName, headers }) => ({
    what:
      headers.length === 0
        ? `La feuille «\u00a0${sheetName}\u00a0» n’a pas de ligne de titres utilisable.`
        : `Dans la feuille «\u00a0${sheetName}\u00a0», ces titres sont introuvables\u00a0: ${headers.map((header) => `«\u00a0${header}\u00a0»`).join(", ")}.`,
    next:
      headers.length === 0
        ? "Donnez un titre à chaque colonne (client, échéance, montant…) sur une seule ligne, au-dessus des factures, puis relancez la recherche."
        : "Remettez ces titres comme avant, ou choisissez de nouveau les colonnes.",
  }),
  SheetProtected: ({ sheetName }) =>
    isHiddenLogSheet(sheetName)
      ? {
          what: `La feuille masquée du journal des appels (${sheetName}) est protégée, peut-être par une macro qui protège toutes les feuilles.`,
          next: "Faites ôter la protection par cette macro\u00a0: Excel ne vous montre pas cette feuille. Puis réessayez.",
        }
      : {
          what: `La feuille «\u00a0${sheetName}\u00a0» est protégée\u00a0: Relance ne peut pas y écrire.`,
          next: "Onglet Révision, «\u00a0Ôter la protection de la feuille\u00a0», puis réessayez.",
        },
  WorkbookProtected: () => ({
    what: "La structure de ce classeur est protégée\u00a0: Relance ne peut pas y ajouter sa feuille de journal masquée.",
    next: "Onglet Révision, «\u00a0Protéger le classeur\u00a0» (pour lever la protection), puis réessayez.",
  }),
  WorkbookReadOnly: () => ({
    what: "Ce classeur est ouvert en lecture seule.",
    next: "Choisissez «\u00a0Activer la modification\u00a0», ou enregistrez votre propre copie, puis réessayez.",
  }),
  CellBeingEdited: () => ({
    what: "Une cellule est en cours de saisie\u00a0: Excel n’accepte rien d’autre pendant ce temps.",
    next: "Terminez la saisie dans la cellule (Entrée ou Échap), puis réessayez.",
  }),
  ChangedSinceRead: ({ sheetName, rowNumber }) => ({
    what: `La feuille «\u00a0${sheetName}\u00a0» a changé depuis sa lecture (ligne ${formatCount(rowNumber, "fr")}). Rien n’a été écrit dans les lignes modifiées.`,
    next: "Relisez la feuille, puis recommencez.",
  }),
  StrayCellsFarRight: ({ sheetName }) => ({
    what: `Excel n’a pas pu ajouter de colonnes au tableau de la feuille «\u00a0${sheetName}\u00a0»\u00a0: des cellules sont remplies très loin à sa droite.`,
    next: "Appuyez sur Ctrl+Fin dans la feuille, supprimez les colonnes inutiles entre votre tableau et cette cellule, puis réessayez.",
  }),
  SheetNameTaken: ({ sheetName }) => ({
    what: `Une de vos feuilles s’appelle déjà «\u00a0${sheetName}\u00a0». Relance n’écrit jamais par-dessus.`,
    next: "Donnez un autre nom à votre feuille, puis réessayez.",
  }),
  NoRoom: ({ sheetName, address }) => ({
    what: `La place des colonnes est déjà prise\u00a0: ${address} dans la feuille «\u00a0${sheetName}\u00a0». Relance n’écrit jamais sur vos cellules.`,
    next: "Libérez ces cellules, ou insérez six colonnes vides à droite de votre liste, puis réessayez.",
  }),
  TooManyUnreadable: ({ field, count, rows, cell, value }) => ({
    what: `Colonne «\u00a0${fields[field]}\u00a0»\u00a0: ${formatCount(count, "fr")} sur ${n(rows, "ligne", "lignes")} illisibles, à commencer par ${cell} («\u00a0${value}\u00a0»).`,
    next: "La bonne colonne est peut-être une autre\u00a0: choisissez de nouveau les colonnes. Sinon, corrigez celle-ci.",
  }),
  DateOrderUnknown: ({ field, cell, value }) => ({
    what: `Colonne «\u00a0${fields[field]}\u00a0»\u00a0: rien ne dit si le jour ou le mois vient en premier (${cell}\u00a0: «\u00a0${value}\u00a0»).`,
    next: "Dites sous cette colonne comment la lire\u00a0; la réponse est mémorisée.",
  }),
  DecimalMarkUnknown: ({ field, cell, value }) => ({
    what: `Colonne «\u00a0${fields[field]}\u00a0»\u00a0: rien ne dit ce que veut dire le point ou la virgule (${cell}\u00a0: «\u00a0${value}\u00a0»).`,
    next: "Dites sous cette colonne comment la lire\u00a0; la réponse est mémorisée.",
  }),
  InvoicesRepeated: ({ count, rows, cell, reference }) => ({
    what: `${formatCount(count, "fr")} sur ${n(rows, "ligne", "lignes")} reprennent une facture avec un autre montant, par exemple ${reference} en ${cell}\u00a0: cela ressemble à des mouvements, pas à ce qui reste dû.`,
    next: "Exportez les factures ouvertes (une ligne par facture), ou choisissez une autre feuille ou une autre colonne de montants.",
  }),
  FormulasNeedRealDates: ({ cell }) => ({
    what: `Les formules ont besoin de vraies dates Excel, et ${cell} contient du texte.`,
    next: "Ajoutez les colonnes en valeurs, ou convertissez le texte en dates (onglet Données, «\u00a0Convertir\u00a0»).",
  }),
  TooManyRowsForFormulas: ({ rows }) => ({
    what: `${n(rows, "ligne", "lignes")}\u00a0: c’est trop pour des formules, Excel ralentirait.`,
    next: "Ajoutez les colonnes en valeurs, et actualisez-les quand la feuille change.",
  }),
  LogTooNew: ({ version }) => ({
    what: `Le journal des appels de ce classeur a été écrit par une version plus récente de Relance (format ${version}).`,
    next: "Rechargez Relance pour obtenir la dernière version, puis rouvrez le classeur.",
  }),
  LogNotWritten: () => ({
    what: "L’appel est introuvable dans le journal après l’enregistrement\u00a0: considérez-le comme non enregistré.",
    next: "Vérifiez que vous êtes en ligne et que le classeur s’enregistre, puis enregistrez l’appel de nouveau. Il ne sera pas compté deux fois.",
  }),
  SettingsUnreadable: ({ found }) => ({
    what: `Les réglages que Relance garde dans ce classeur sont illisibles (${found}). Rien n’a été modifié.`,
    next: "Revenez à une version antérieure du classeur (Fichier, Informations, Historique des versions).",
  }),
  SettingsTooNew: ({ version }) => ({
    what: `Les réglages de ce classeur ont été écrits par une version plus récente de Relance (format ${version}).`,
    next: "Rechargez Relance pour obtenir la dernière version, puis rouvrez le classeur.",
  }),
  Cancelled: ({ rowsDone, rows }) => ({
    what: `Arrêté après ${formatCount(rowsDone, "fr")} sur ${n(rows, "ligne", "lignes")}. Ce qui est fait est complet et juste.`,
    next: "Reprenez quand vous voulez\u00a0: la suite viendra.",
  }),
  ExcelTooOld: ({ needs }) => ({
    what: `Cet Excel est trop ancien pour Relance (${needs} manque).`,
    next: "Utilisez Microsoft 365, Excel 2024 ou Excel sur le web.",
  }),
  HostFailure: ({ code, message }) => ({
    what: `Excel a refusé\u00a0: ${message} (${code}).`,
    next: "Réessayez. Si cela se reproduit, enregistrez le classeur, fermez-le et rouvrez-le.",
  }),
};

const refusals: WordsByType<CallRefusal, string> = {
  NothingCovered: () => "Cochez au moins une facture dont il a été question.",
  CallInFuture: ({ today }) =>
    `Un appel passé ne peut pas être daté après aujourd’hui, ${formatDate(today, "fr")}.`,
  DateBeforeCall: ({ calledOn }) =>
    `Choisissez une date à partir du jour de l’appel, ${formatDate(calledOn, "fr")}.`,
  AmountNotPositive: () => "Saisissez un montant supérieur à zéro.",
  CurrencyNotCovered: ({ currency }) => `Aucune des factures cochées n’est en ${currency}.`,
};

const readTwice = (reference: string, otherRow: number): string =>
  `${reference}, aussi ligne ${formatCount(otherRow, "fr")}`;

const issues: IssueWordsByType<RowIssue> = {
  DueDateMissing: {
    title: (count) => n(count, "facture sans échéance", "factures sans échéance"),
    line: () => "",
    next: "Sans échéance, pas de date d’appel. Saisissez-la.",
  },
  DateUnreadable: {
    title: (count) => n(count, "date illisible", "dates illisibles"),
    line: ({ field, value }) => `«\u00a0${value}\u00a0» (${fields[field]})`,
    next: "Lue comme une cellule vide. Ressaisissez-la en date\u00a0: jour, mois, année.",
  },
  DateAmbiguous: {
    title: (count) => n(count, "date à double lecture", "dates à double lecture"),
    line: ({ field, value }) => `«\u00a0${value}\u00a0» (${fields[field]})`,
    next: "Rien dans la colonne ne dit si le jour ou le mois vient en premier. Ressaisissez une vraie date.",
  },
  DueBeforeIssued: {
    title: (count) => n(count, "facture échue avant d’être émise", "factures échues avant d’être émises"),
    line: ({ value }) => `«\u00a0${value}\u00a0» (${fields.dueOn})`,
    next: "L’une des deux dates est fausse. L’échéance est prise telle quelle\u00a0: vérifiez-la.",
  },
  TermsUnreadable: {
    title: (count) =>
      n(
        count,
        "échéance impossible à calculer d’après les conditions",
        "échéances impossibles à calculer d’après les conditions",
      ),
    line: ({ value }) => (value === "" ? "" : `«\u00a0${value}\u00a0» (${fields.terms})`),
    next: "Les conditions manquent ou se lisent de plusieurs façons, ou la date de facture manque. Saisissez l’échéance\u00a0: d’ici là, aucune date d’appel n’est calculée.",
  },
  AmountMissing: {
    title: (count) => n(count, "ligne sans montant", "lignes sans montant"),
    line: ({ field }) => fields[field],
    next: "Une ligne sans montant est laissée de côté. Saisissez le montant.",
  },
  AmountUnreadable: {
    title: (count) => n(count, "montant illisible", "montants illisibles"),
    line: ({ field, value }) => `«\u00a0${value}\u00a0» (${fields[field]})`,
    next: "Une ligne sans montant lisible est laissée de côté. Saisissez un simple nombre.",
  },
  PartPaymentUnknown: {
    title: (count) => n(count, "règlement partiel sans montant", "règlements partiels sans montant"),
    line: ({ value }) => `«\u00a0${value}\u00a0»`,
    next: "La feuille ne dit pas combien a été réglé\u00a0: tout le montant reste compté comme dû. Ajoutez une colonne du montant réglé.",
  },
  PaymentToCome: {
    title: (count) => n(count, "règlement annoncé pour plus tard", "règlements annoncés pour plus tard"),
    line: ({ value }) => `«\u00a0${value}\u00a0» (${fields.settledOn})`,
    next: "La facture reste due jusqu’à ce jour\u00a0: une date à venir n’est pas un règlement. Notez l’annonce comme un appel pour qu’elle soit suivie.",
  },
  StatusUnknown: {
    title: (count) => n(count, "statut inconnu de Relance", "statuts inconnus de Relance"),
    line: ({ value }) => `«\u00a0${value}\u00a0»`,
    next: "Relance s’en tient aux montants. Mots habituels\u00a0: impayée, payée, partiellement payée, litige.",
  },
  NotAnInvoice: {
    title: (count) => n(count, "ligne qui n’est pas une facture", "lignes qui ne sont pas des factures"),
    line: ({ value }) => `«\u00a0${value}\u00a0»`,
    next: "Devis, commandes et brouillons sont laissés de côté\u00a0: rien n’est encore dû.",
  },
  OtherListBelow: {
    title: (count) => n(count, "autre liste sous la vôtre", "autres listes sous la vôtre"),
    line: ({ value }) => `«\u00a0${value}\u00a0»`,
    next: "Une autre liste commence ici. Elle n’est pas lue, ni ce qui la suit.",
  },
  DebtorMissing: {
    title: (count) => n(count, "ligne sans client", "lignes sans client"),
    line: () => "",
    next: "Personne à appeler\u00a0: une telle ligne est laissée de côté. Indiquez le client sur chaque ligne.",
  },
  ReferenceMissing: {
    title: (count) => n(count, "facture sans numéro", "factures sans numéro"),
    line: () => "",
    next: "Ses appels ne peuvent la suivre que si elle a son propre numéro. Ajoutez-en un.",
  },
  DuplicateReceivable: {
    title: (count) => n(count, "facture saisie deux fois", "factures saisies deux fois"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Comptée une seule fois. Supprimez la ligne en trop.",
  },
  InstalmentOfReference: {
    title: (count) => n(count, "échéance d’une même facture", "échéances d’une même facture"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Même numéro, autre échéance\u00a0: suivie à part. Rien à faire si c’est bien le cas.",
  },
  ReferenceOfOtherDebtor: {
    title: (count) =>
      n(count, "numéro aussi utilisé par un autre client", "numéros aussi utilisés par un autre client"),
    line: ({ reference, otherRow }) => readTwice(reference, otherRow),
    next: "Les deux sont suivies à part. Vérifiez que le client est le bon.",
  },
};

const suppressions: WordsByType<Suppression, string> = {
  settled: () => "payée",
  stopped: () => "appels arrêtés",
  "no-due-date": () => "pas d’échéance dans la feuille",
  "duplicate-key": ({ rowNumber }) =>
    `saisie deux fois\u00a0: la ligne ${formatCount(rowNumber, "fr")} compte`,
  "net-credit": ({ net }) => `c’est nous qui devons\u00a0: ${formatAmounts(net, "fr")}`,
  "promise-open": ({ promisedOn, amount }) =>
    `promesse ${amount === undefined ? "" : `de ${formatAmount(amount, "fr")} `}pour le ${formatDate(promisedOn, "fr")}`,
  "plan-current": ({ nextOn }) => `échéancier en cours, à vérifier le ${formatDate(nextOn, "fr")}`,
  dispute: ({ nextOn }) => `en litige, à revoir le ${formatDate(nextOn, "fr")}`,
  "called-recently": ({ lastCallOn, nextOn }) =>
    `appel du ${formatDate(lastCallOn, "fr")}, prochain le ${formatDate(nextOn, "fr")}`,
  grace: ({ untilOn, nextOn }) =>
    `délai accordé jusqu’au ${formatDate(untilOn, "fr")}, prochain appel le ${formatDate(nextOn, "fr")}`,
  snoozed: ({ nextOn, by, why }) =>
    `reporté au ${formatDate(nextOn, "fr")} par ${by}${why && `\u00a0: ${why}`}`,
  "below-threshold": ({ total, callFrom }) =>
    `${formatAmounts(total, "fr")}\u00a0: on appelle à partir de ${formatAmounts(callFrom, "fr")}`,
  "not-due": ({ dueOn, nextOn }) =>
    `échéance le ${formatDate(dueOn, "fr")}, premier appel le ${formatDate(nextOn, "fr")}`,
};

const points: WordsByType<PriorityPoint, string> = {
  "broken-promise": ({ count }) => n(count, "promesse non tenue", "promesses non tenues"),
  "call-overdue": ({ callDays }) => `appel en retard de ${n(callDays, "jour ouvré", "jours ouvrés")}`,
  stage: ({ stage }) => `niveau\u00a0: ${formatStage(stage, "fr")}`,
  "overdue-amount": ({ decile, currency }) =>
    `retard plus élevé que ${decile * 10}\u00a0% de vos clients en ${currency}`,
  "never-reached": ({ attempts }) => `jamais joint en ${n(attempts, "tentative", "tentatives")}`,
  "limitation-near": ({ on }) => `créance prescrite le ${formatDate(on, "fr")}`,
  "own-duty": ({ on }) => `nous devions agir nous-mêmes le ${formatDate(on, "fr")}`,
  strategic: () => "client stratégique",
};

/** The words of the pane in French. */
export const fr: Texts = {
  languageName: "Français",
  fields,
  faults,
  refusals,
  issues,
  suppressions,
  points,

  suppressionGroups: {
    "promise-open": "Promesse en cours",
    "plan-current": "Échéancier en cours",
    dispute: "En litige",
    "called-recently": "Appelé, prochain appel plus tard",
    grace: "Délai accordé",
    snoozed: "Reportés",
    "below-threshold": "Montant trop faible",
    "not-due": "Pas encore à appeler",
    "net-credit": "Nous leur devons plus qu’ils ne nous doivent",
    "no-due-date": "Sans échéance",
    stopped: "Appels arrêtés",
    "duplicate-key": "Saisies deux fois",
    settled: "Payées",
  },

  promiseStates: {
    open: "en cours",
    kept: "tenue",
    "partly-kept": "tenue en partie",
    broken: "non tenue",
    superseded: "remplacée par une autre",
  },

  means: {
    TRANSFER: "Virement",
    CHEQUE: "Chèque",
    CARD: "Carte bancaire",
    DIRECT_DEBIT: "Prélèvement",
    CASH: "Espèces",
    BILL: "Effet de commerce",
  },

  reasonFamilies: {
    cash: "Trésorerie",
    process: "Leur organisation",
    strategy: "Leur choix",
    invoice: "Notre facture",
    delivery: "Notre livraison",
    commercial: "Notre côté commercial",
    payment: "Paiement en route",
    legal: "Juridique",
    unknown: "Inconnu",
  },

  reasons: {
    CASH_TEMP: "Trésorerie tendue, passagère",
    CASH_STRUCT: "Difficultés durables",
    CUST_UNPAID: "Ses propres clients ne paient pas",
    ACCT_BLOCKED: "Comptes bloqués",
    NOT_RECEIVED: "Facture non reçue",
    NOT_BOOKED: "Reçue, non enregistrée",
    APPROVAL: "Validation ou signature en attente",
    PORTAL: "Rejetée par le portail de facturation",
    PAY_CALENDAR: "Dates de règlement fixes",
    STAFF_ABSENT: "Comptable absent",
    OVERSIGHT: "Oubli",
    CHAOS: "Comptabilité en désordre",
    STRETCH: "Retard délibéré",
    BADFAITH: "Mauvaise foi présumée (faits datés)",
    RETENTION: "Retenue ou compensation",
    INV_AMOUNT: "Montant erroné",
    INV_VAT: "TVA erronée",
    INV_ADDR: "Destinataire erroné",
    INV_DUP: "Facturée deux fois",
    INV_PO: "Bon de commande manquant ou erroné",
    INV_TERMS: "Conditions de paiement erronées",
    QTY: "Quantité",
    DAMAGED: "Marchandise abîmée",
    QUALITY: "Qualité",
    LATE_DEL: "Livraison en retard",
    NOT_DELIVERED: "Non livré",
    INCOMPLETE: "Prestation incomplète",
    PRICE: "Prix",
    DISCOUNT: "Remise",
    SIDE_PROMISE: "Promesse de notre commercial",
    CREDIT_NOTE: "Avoir attendu",
    SENT_WAIT: "Paiement en cours d’acheminement",
    MISALLOC: "Payé, mal imputé",
    BANK_REJECT: "Rejet bancaire",
    CHQ_LOST: "Chèque perdu",
    INSOLVENCY: "Procédure collective",
    ADMIN_CHANGE: "Cession ou reprise de l’entreprise",
    NO_REASON: "Aucun motif donné",
  },

  common: {
    retry: "Réessayer",
    back: "Retour",
    cancel: "Annuler",
    close: "Fermer",
    copy: "Copier",
    copied: "Copié",
    showMore: (left) => `Afficher plus (encore ${formatCount(left, "fr")})`,
    invoices: (count) => n(count, "facture", "factures"),
    daysLate: (days) => `${n(days, "jour", "jours")} de retard`,
    dueToday: "échéance aujourd’hui",
    dueIn: (days) => `échéance dans ${n(days, "jour", "jours")}`,
    noDueDate: "sans échéance",
    selectCell: (cell) => `Sélectionner ${cell} dans la feuille`,
  },

  nav: { label: "Écrans", today: "Aujourd’hui", sheet: "Ma feuille", settings: "Réglages" },

  failed: {
    title: "Vos factures n’ont pas pu être lues",
    lookAgain: "Relancer la recherche",
    chooseAgain: "Choisir la feuille et les colonnes",
  },

  firstRun: {
    welcome:
      "Relance vous dit qui appeler pour les factures en retard, et garde vos appels dans ce classeur.",
    title: "Est-ce bien votre liste de factures\u00a0?",
    found: (sheetName, address, rows) =>
      `Feuille «\u00a0${sheetName}\u00a0», ${address}\u00a0: ${n(rows, "ligne", "lignes")}.`,
    foundTable: (tableName, sheetName, rows) =>
      `Tableau «\u00a0${tableName}\u00a0» de la feuille «\u00a0${sheetName}\u00a0»\u00a0: ${n(rows, "ligne", "lignes")}.`,
    whichSheet: "Quelle liste\u00a0?",
    candidate: (sheetName, place, rows) => `${sheetName} – ${place}, ${n(rows, "ligne", "lignes")}`,
    explain:
      "Vérifiez à quoi correspond chaque colonne. Relance ne fait que les lire\u00a0: rien de vos données n’est modifié.",
    optional: "Autres colonnes",
    noColumn: "Aucune colonne",
    emptyHeader: "sans titre",
    samples: (samples) => `p. ex. ${samples.join(" · ")}`,
    noSamples: "Les premières lignes sont vides.",
    currency: "Devise des montants",
    currencyHint: "La feuille n’en indique pas.",
    currencyInvalid: "Saisissez les trois lettres d’une devise, par exemple EUR.",
    confirm: "Lire ma feuille",
    keep: "Garder les colonnes d’avant",
    remembered: "Ce sont les colonnes que vous aviez confirmées.",
    missing: {
      debtor: "Choisissez la colonne du nom ou du code client\u00a0: il faut quelqu’un à appeler.",
      dueOn: "Choisissez la colonne de l’échéance\u00a0: toutes les dates d’appel en partent.",
      open: "Choisissez la colonne du solde restant dû, ou du montant de la facture.",
    },
    cannotConfirm: "Choisissez d’abord les colonnes qui manquent.",
  },

  sheet: {
    title: "Ma feuille",
    read: (sheetName, invoices) =>
      `«\u00a0${sheetName}\u00a0»\u00a0: ${n(invoices, "facture lue", "factures lues")}.`,
    open: "Reste dû",
    overdue: "En retard",
    rowsLeftOut: (rows) =>
      `${n(rows, "ligne ignorée", "lignes ignorées")}\u00a0: lignes vides, totaux, titres répétés.`,
    allSettled: ({ invoices, columns, hasCredits }) => {
      const read =
        invoices === 1
          ? "La seule facture est lue comme payée"
          : `Les ${formatCount(invoices, "fr")} factures sont lues comme payées`;
      const from = columns.length === 1 ? ", d’après la colonne " : ", d’après les colonnes ";
      return `${read}${hasCredits ? " ou en avoir" : ""}${columns.length === 0 ? "" : from + columns.map((column) => `«\u00a0${column}\u00a0»`).join(", ")}.`;
    },
    allSettledNext: "Si cela veut dire autre chose, choisissez de nouveau les colonnes.",
    readAgain: "Relire la feuille",
    changeColumns: "Changer les colonnes",
    issuesTitle: (count) => `À vérifier (${formatCount(count, "fr")})`,
    issuesToSheet: "Mettre cette liste sur une feuille",
    issuesWritten: "La liste est sur une feuille à part.",
    noIssues: "Toutes les lignes ont pu être lues.",
    columnsTitle: "Colonnes dans votre feuille",
    columnsExplain:
      "Six colonnes à droite des vôtres\u00a0: prochain appel, niveau, motif, dernier appel, résultat, promis pour le. Elles ne recouvrent jamais vos cellules.",
    columnsThere: (mode) =>
      mode === "values"
        ? "Elles sont dans votre feuille, en valeurs."
        : "Elles sont dans votre feuille, en formules.",
    asFormulas: "Sous forme de formules",
    asFormulasHint:
      "Elles suivent la feuille d’elles-mêmes\u00a0; le classeur a besoin de Relance pour les recalculer.",
    tooManyForFormulas: (rowsMax) =>
      `Jusqu’à ${formatCount(rowsMax, "fr")} lignes seulement\u00a0: au-delà, Excel ralentirait.`,
    add: "Ajouter les colonnes",
    refresh: "Actualiser les colonnes",
    refreshing: "Écriture des colonnes…",
    removing: "Retrait des colonnes…",
    added: (address, rows) => `Colonnes ajoutées en ${address}\u00a0: ${n(rows, "ligne", "lignes")}.`,
    refreshed: (address, rows) =>
      `Les colonnes en ${address} sont à jour\u00a0: ${n(rows, "ligne", "lignes")}.`,
    remove: "Retirer les colonnes",
    confirmRemove:
      "Retirer les six colonnes de Relance\u00a0? Vos colonnes et le journal des appels restent.",
    removeYes: "Oui, les retirer",
    removeNo: "Les garder",
    removed: "Les colonnes sont retirées. Les appels restent dans le journal.",
  },

  today: {
    title: (count) => (count === 0 ? "Aujourd’hui" : `${n(count, "client", "clients")} à appeler`),
    searchLabel: "Chercher un client",
    searchHint: "Nom ou facture ( / )",
    nothingOverdue: "rien en retard",
    callOverdue: (days) => `appel en retard de ${n(days, "jour", "jours")}`,
    callToday: "appel prévu aujourd’hui",
    points: (total) => n(total, "point", "points"),
    pointsFor: (name, total) => `${n(total, "point", "points")}\u00a0: pourquoi ${name} est à ce rang`,
    pointsOne: (what, pointsOfIt) => `${what}\u00a0: +${pointsOfIt}`,
    noPoints: "Aucun point\u00a0: classé par montant et par ancienneté.",
    empty: "Personne à appeler aujourd’hui.",
    emptyNext: (name, date) => `Prochain appel\u00a0: ${name}, le ${date}.`,
    notInList: (count) => `Pas dans la liste du jour (${formatCount(count, "fr")})`,
    inList: (rank) => `À appeler aujourd’hui, numéro ${formatCount(rank, "fr")}`,
    results: (count) => n(count, "client trouvé", "clients trouvés"),
    noResults: (query) => `Aucun client ni facture ne correspond à «\u00a0${query}\u00a0».`,
    selectedRow: (name) => `Ligne sélectionnée\u00a0: ${name}`,
    openSelected: "Ouvrir",
    reasonsCount: (reason, count) =>
      count === 1 ? reason : `${reason} (${n(count, "facture", "factures")})`,
  },

  debtor: {
    toToday: "Retour à la liste",
    logCall: "Noter un appel",
    noAnswer: "Pas de réponse",
    noAnswerHint: "Enregistré aussitôt\u00a0; vous pouvez l’annuler.",
    showInSheet: "Voir dans la feuille",
    overdue: "En retard",
    open: "Reste dû",
    nextCall: "Prochain appel",
    noCall: "Aucun appel prévu",
    contact: "Contact",
    noContact: "La feuille n’a pas de colonne contact, téléphone ni courriel.",
    invoicesTitle: (count) => `Factures (${formatCount(count, "fr")})`,
    due: (date) => `échéance ${date}`,
    duplicate: (row) => `saisie deux fois\u00a0: la ligne ${formatCount(row, "fr")} compte`,
    nextOn: (date, why) => `Prochain appel le ${date}\u00a0: ${why}`,
    noNext: (why) => `Pas d’appel\u00a0: ${why}`,
    historyTitle: (count) => `Appels (${formatCount(count, "fr")})`,
    noHistory: "Aucun appel noté pour l’instant.",
    by: (author) => `par ${author}`,
    with: (person) => `avec ${person}`,
    until: (date) => `pour le ${date}`,
    promise: (state) => `Promesse ${state}`,
    notice: "Mise en demeure envoyée",
    gone: "Ce client n’est plus dans la feuille.",
  },

  call: {
    title: (name) => `Appel à ${name}`,
    outcome: "Que s’est-il passé\u00a0?",
    calledOn: "Date de l’appel",
    reason: "Pourquoi ce retard\u00a0?",
    noReason: "Pas encore connu",
    note: "Notes",
    noteHint: "Des faits seulement\u00a0: le client peut demander à les lire.",
    covers: "Factures dont il a été question",
    disputed: "en litige",
    currency: "Devise",
    noMeans: "Non précisé",
    person: "Personne jointe",
    author: "Qui appelle\u00a0?",
    authorHint: "Votre nom dans le journal des appels. Facultatif, retenu sur cet ordinateur.",
    needs: {
      untilOn: {
        default: "Date convenue",
        ABS: "De retour le",
        CB: "Rappeler le",
        PTP: "Promis pour le",
        PTPP: "Promis pour le",
        RUN: "Règlement prévu le",
        APPR: "Validation attendue le",
        SENT: "Envoyé le",
        DISP: "À revoir le",
        PROP: "Nous répondons avant le",
        PLAN: "Prochain versement le",
        NEG: "Reprendre le",
        INSOL: "Ouverte le",
        SKIP: "Appeler plutôt le",
      },
      amount: {
        default: "Montant",
        PTP: "Montant promis",
        PTPP: "Montant promis",
        DISP: "Montant contesté",
        PLAN: "Montant du versement",
      },
      means: { default: "Moyen de paiement" },
      person: {
        default: "Personne jointe",
        MSG3: "Message laissé à",
        WPER: "Bon interlocuteur",
        APPR: "Qui valide",
        NREC: "Renvoyée à",
        DISP: "Qui s’en occupe",
      },
      detail: {
        default: "Précisions",
        INT: "Mots employés",
        DOC: "Quel document",
        DISP: "Ce qui est contesté",
        PROP: "Conditions proposées",
        PLAN: "Versements convenus",
        NEG: "Points en suspens",
        REF: "Raison avancée",
        CANT: "En général, ou seulement nous\u00a0?",
        INSOL: "Type de procédure, mandataire",
        DNC: "Canal accepté à la place",
        AGENCY: "Agence",
        LEGAL: "Avocat ou commissaire de justice",
        PRE_PB: "Ce qui ne va pas",
        OTH: "Courrier, courriel, visite…",
        SKIP: "Pourquoi",
      },
    },
    previewNext: (date, why) => `Prochain appel\u00a0: ${date} – ${why}`,
    previewNone: (why) => `Plus d’appel\u00a0: ${why}`,
    intention: {
      both: "Sans montant ni date, c’est une intention, pas une promesse. Elle sera notée comme telle.",
      amount: "Sans montant, c’est une intention, pas une promesse. Elle sera notée comme telle.",
      untilOn: "Sans date, c’est une intention, pas une promesse. Elle sera notée comme telle.",
      plan: "Sans la date du prochain versement, c’est une intention, pas un échéancier.",
    },
    moreThanOpen: (open) =>
      `Plus que les ${open} dus sur les factures cochées\u00a0: seul ce montant comptera.`,
    oneCurrency: (currency) =>
      `Un accord porte sur une seule devise\u00a0: les factures en ${currency} sont cochées. Notez ce qui a été dit des autres dans un second appel.`,
    otherCurrency: (currencies) =>
      `Rien n’est promis en ${currencies}\u00a0: pour ces factures, ce sera noté comme une intention.`,
    save: "Enregistrer l’appel",
    saving: "Enregistrement…",
    chooseOutcome: "Choisissez ce qui s’est passé.",
    discard: "Abandonner",
    draftKept: "Pas encore enregistré\u00a0: votre saisie est gardée.",
    columnsNote: "L’appel est noté, mais ses colonnes ne sont pas à jour.",
    saved: (outcome, name) => `Noté pour ${name}\u00a0: ${outcome}.`,
    undone: (name) => `L’entrée pour ${name} est reprise. Le journal garde les deux lignes.`,
    undo: "Annuler cet appel",
    nextInList: (name) => `Suivant\u00a0: ${name}`,
  },

  settings: {
    title: "Réglages",
    language: "Langue",
    asExcel: "Comme Excel",
    author: "Qui appelle\u00a0?",
    authorHint: "Écrit à côté de chaque appel que vous notez. Retenu sur cet ordinateur.",
    privacy: "Rien ne sort de ce classeur\u00a0: ni serveur, ni compte.",
  },
};
