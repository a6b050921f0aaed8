import type {
  CheckCode,
  ConsequenceCode,
  ContactRole,
  Degree,
  DifficultyScope,
  DisputeCategory,
  FinancialSignal,
  ObjectionCode,
} from "../domain/callDetails";
import type { DutySettled, PlanAnswer } from "../domain/callLog";
import type { Language } from "./ruleWords";

type By<Code extends string> = Readonly<Record<Code, string>>;

/** The words of what a call may tell beyond its outcome and its reason. */
export interface CallDetailWords {
  readonly roles: By<ContactRole>;
  readonly disputes: By<DisputeCategory>;
  /** What each category takes in, for beside the choice. */
  readonly disputeHints: By<DisputeCategory>;
  /** Which of our services settles a dispute unless somebody is named. */
  readonly disputeOwners: By<DisputeCategory>;
  readonly consequences: By<ConsequenceCode>;
  /** As a fact that we announced: « intérêts de retard facturés ». */
  readonly consequencesDone: By<ConsequenceCode>;
  readonly willingness: { readonly title: string } & By<Degree>;
  readonly authority: { readonly title: string } & By<Degree>;
  readonly difficulty: { readonly title: string } & By<DifficultyScope>;
  readonly finances: { readonly title: string } & By<FinancialSignal>;
  readonly checks: By<CheckCode>;
  readonly objections: By<ObjectionCode>;
  readonly planAnswers: By<PlanAnswer>;
  readonly parties: { readonly US: string; readonly DEBTOR: string };
  readonly settled: By<DutySettled["how"]>;
}

const en: CallDetailWords = {
  roles: {
    OWNER: "Owner or manager",
    ACCOUNTANT: "Accounts payable",
    CFO: "Finance director",
    BUYER: "Buyer",
    ASSISTANT: "Assistant or switchboard",
    PRIVATE: "Private person",
    OTHER: "Other",
  },
  disputes: {
    D_PRICE: "Price",
    D_QTY: "Quantity",
    D_QUAL: "Quality",
    D_DEL: "Delivery",
    D_ADM: "Paperwork",
    D_CTR: "Contract",
  },
  disputeHints: {
    D_PRICE: "Price, discount or tax not as agreed",
    D_QTY: "Short delivery, wrong count",
    D_QUAL: "Damaged, faulty or returned goods; work not up to standard",
    D_DEL: "Not delivered, late, or to the wrong place",
    D_ADM: "Purchase order, addressee, duplicate, missing document",
    D_CTR: "Terms, scope of the order, retention",
  },
  disputeOwners: {
    D_PRICE: "Sales",
    D_QTY: "Logistics",
    D_QUAL: "Quality",
    D_DEL: "Logistics",
    D_ADM: "Accounts",
    D_CTR: "Management",
  },
  consequences: {
    INTEREST: "Late-payment interest",
    STOP_DELIVERY: "Deliveries suspended",
    NO_CREDIT: "Credit terms withdrawn",
    AGENCY: "Collection agency",
    LEGAL: "Court action",
  },
  consequencesDone: {
    INTEREST: "late-payment interest invoiced",
    STOP_DELIVERY: "deliveries suspended",
    NO_CREDIT: "credit terms withdrawn, payment with order",
    AGENCY: "file handed to a collection agency",
    LEGAL: "file handed over for court action",
  },
  willingness: { title: "Wants to pay", YES: "Yes", UNCLEAR: "Unclear", NO: "No" },
  authority: { title: "Can decide to pay", YES: "Yes", UNCLEAR: "Unclear", NO: "No" },
  difficulty: {
    title: "Late with everybody?",
    GENERAL: "With everybody",
    ONLY_US: "Only with us",
    UNKNOWN: "Not known",
  },
  finances: {
    title: "Their finances",
    HEALTHY: "Sound",
    STRAINED: "Strained",
    CRITICAL: "Critical",
    UNKNOWN: "Not known",
  },
  checks: {
    INVOICE_COMPLETE: "The invoice is complete",
    RIGHT_PERSON: "It went to the right person",
    RECEIVED: "It was received",
    NOTHING_MISSING: "No document is missing",
    NO_DELIVERY_PROBLEM: "Nothing wrong with what we delivered",
    NO_SALES_PROMISE: "Sales promised nothing",
  },
  objections: {
    NOT_RECEIVED: "Never got the invoice",
    NO_CASH: "No cash at the moment",
    IN_APPROVAL: "Waiting for approval",
    ACCOUNTANT_AWAY: "The accountant is away",
    DELIVERY_PROBLEM: "A problem with the delivery",
    GOODS_RETURNED: "The goods went back",
    INSOLVENCY: "Insolvency proceedings",
    ACCOUNTS_BLOCKED: "The accounts are blocked",
    CUSTOMERS_UNPAID: "Their customers have not paid",
    CHEQUE_SENT: "The cheque is in the post",
    ORDER_MISSING: "No purchase order",
    SALES_GRACE: "Sales gave them more time",
    SEND_MAIL: "“Send an e-mail”",
  },
  planAnswers: {
    ACCEPTED: "Plan accepted",
    REJECTED: "Plan refused",
    COUNTERED: "Other plan proposed",
    LITIGATION: "Refused, goes to legal",
  },
  parties: { US: "Us", DEBTOR: "The customer" },
  settled: { DONE: "Done", WAIVED: "Given up" },
};

const fr: CallDetailWords = {
  roles: {
    OWNER: "Dirigeant, gérant",
    ACCOUNTANT: "Comptabilité fournisseurs",
    CFO: "Direction financière",
    BUYER: "Acheteur",
    ASSISTANT: "Assistanat ou standard",
    PRIVATE: "Particulier",
    OTHER: "Autre",
  },
  disputes: {
    D_PRICE: "Prix",
    D_QTY: "Quantité",
    D_QUAL: "Qualité",
    D_DEL: "Livraison",
    D_ADM: "Administratif",
    D_CTR: "Contrat",
  },
  disputeHints: {
    D_PRICE: "Prix, remise ou TVA non conformes à l’accord",
    D_QTY: "Manquant, erreur de comptage",
    D_QUAL: "Marchandise abîmée, défectueuse ou retournée\u00a0; prestation insuffisante",
    D_DEL: "Non livré, en retard ou au mauvais endroit",
    D_ADM: "Bon de commande, destinataire, doublon, pièce manquante",
    D_CTR: "Conditions, périmètre de la commande, retenue de garantie",
  },
  disputeOwners: {
    D_PRICE: "Service commercial",
    D_QTY: "Logistique",
    D_QUAL: "Qualité",
    D_DEL: "Logistique",
    D_ADM: "Comptabilité",
    D_CTR: "Direction",
  },
  consequences: {
    INTEREST: "Intérêts de retard",
    STOP_DELIVERY: "Suspension des livraisons",
    NO_CREDIT: "Fin du paiement à terme",
    AGENCY: "Agence de recouvrement",
    LEGAL: "Action en justice",
  },
  consequencesDone: {
    INTEREST: "intérêts de retard facturés",
    STOP_DELIVERY: "livraisons suspendues",
    NO_CREDIT: "paiement à terme supprimé, règlement à la commande",
    AGENCY: "dossier confié à une agence de recouvrement",
    LEGAL: "dossier remis pour action en justice",
  },
  willingness: { title: "Volonté de payer", YES: "Oui", UNCLEAR: "Incertaine", NO: "Non" },
  authority: { title: "Pouvoir de décider", YES: "Oui", UNCLEAR: "Incertain", NO: "Non" },
  difficulty: {
    title: "En retard avec tous\u00a0?",
    GENERAL: "Avec tous ses fournisseurs",
    ONLY_US: "Avec nous seulement",
    UNKNOWN: "On ne sait pas",
  },
  finances: {
    title: "Sa situation financière",
    HEALTHY: "Saine",
    STRAINED: "Tendue",
    CRITICAL: "Critique",
    UNKNOWN: "Inconnue",
  },
  checks: {
    INVOICE_COMPLETE: "La facture est complète",
    RIGHT_PERSON: "Elle est allée à la bonne personne",
    RECEIVED: "Elle a été reçue",
    NOTHING_MISSING: "Aucune pièce ne manque",
    NO_DELIVERY_PROBLEM: "Rien à redire à notre livraison",
    NO_SALES_PROMISE: "Le commercial n’a rien promis",
  },
  objections: {
    NOT_RECEIVED: "N’a pas reçu la facture",
    NO_CASH: "Pas de trésorerie en ce moment",
    IN_APPROVAL: "En cours de validation",
    ACCOUNTANT_AWAY: "Comptable absent(e)",
    DELIVERY_PROBLEM: "Problème de livraison",
    GOODS_RETURNED: "Marchandise retournée",
    INSOLVENCY: "Procédure collective",
    ACCOUNTS_BLOCKED: "Comptes bloqués",
    CUSTOMERS_UNPAID: "Ses clients ne l’ont pas payé",
    CHEQUE_SENT: "Le chèque est parti",
    ORDER_MISSING: "Il manque le bon de commande",
    SALES_GRACE: "Délai accordé par le commercial",
    SEND_MAIL: "«\u00a0Envoyez un courriel\u00a0»",
  },
  planAnswers: {
    ACCEPTED: "Échéancier accepté",
    REJECTED: "Échéancier refusé",
    COUNTERED: "Contre-proposition faite",
    LITIGATION: "Refusé, remis au contentieux",
  },
  parties: { US: "Nous", DEBTOR: "Le client" },
  settled: { DONE: "Fait", WAIVED: "Abandonné" },
};

const WORDS: Readonly<Record<Language, CallDetailWords>> = { en, fr };

export function callDetailWordsOf(language: Language): CallDetailWords {
  return WORDS[language];
}
