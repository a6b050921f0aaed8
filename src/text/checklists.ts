import type { CheckCode } from "../domain/callDetails";
import type { Language } from "./ruleWords";

/** One thing to look at before dialling. */
interface CheckWords {
  readonly question: string;
  /** What to do when the answer is no, or not known. */
  readonly otherwise: string;
}

export interface ChecklistWords {
  readonly beforeDialling: Readonly<Record<CheckCode, CheckWords>>;
  /** What to ask before the due date: the answers find trouble while there is time to mend it. */
  readonly preDue: readonly string[];
  readonly notReady: string;
}

const en: ChecklistWords = {
  beforeDialling: {
    INVOICE_COMPLETE: {
      question: "Is the invoice complete and right: references, amounts, tax, terms?",
      otherwise: "Correct it first: an invoice with a fault in it need not be paid.",
    },
    RIGHT_PERSON: {
      question: "Did it go to the right person, or the right department?",
      otherwise: "Ask for the right address, then send it again before you speak of payment.",
    },
    RECEIVED: {
      question: "Do you know that it was received?",
      otherwise: "Have a copy ready to send while you are on the line.",
    },
    NOTHING_MISSING: {
      question: "Do they have everything they asked for: order number, delivery note, bank details?",
      otherwise: "Gather what is missing, so that it cannot be the reason again.",
    },
    NO_DELIVERY_PROBLEM: {
      question: "Was everything delivered as ordered, without a complaint?",
      otherwise: "Ask the person who delivered. Call about what is not concerned.",
    },
    NO_SALES_PROMISE: {
      question: "Has sales promised them anything: time, a discount, a credit note?",
      otherwise: "Ask the salesperson before the customer tells you.",
    },
  },
  preDue: [
    "Have you received our invoice, and the documents that go with it?",
    "Are they with the department that pays?",
    "Is the invoice booked and approved?",
    "Is there anything to settle about the order, the delivery or the work?",
    "On which date do you plan to pay it, and by what means?",
  ],
  notReady: "Not ready? Put the call off with a reason rather than make it badly.",
};

const fr: ChecklistWords = {
  beforeDialling: {
    INVOICE_COMPLETE: {
      question: "La facture est-elle complète et juste\u00a0: références, montants, TVA, conditions\u00a0?",
      otherwise: "Corrigez-la d’abord\u00a0: une facture erronée n’a pas à être payée.",
    },
    RIGHT_PERSON: {
      question: "Est-elle allée à la bonne personne, ou au bon service\u00a0?",
      otherwise: "Demandez la bonne adresse et renvoyez-la avant de parler paiement.",
    },
    RECEIVED: {
      question: "Savez-vous qu’elle a été reçue\u00a0?",
      otherwise: "Ayez une copie prête à partir pendant l’appel.",
    },
    NOTHING_MISSING: {
      question: "Ont-ils tout ce qu’ils ont demandé\u00a0: bon de commande, bon de livraison, RIB\u00a0?",
      otherwise: "Réunissez ce qui manque, pour que ce ne soit plus un motif.",
    },
    NO_DELIVERY_PROBLEM: {
      question: "Tout a-t-il été livré comme commandé, sans réclamation\u00a0?",
      otherwise: "Interrogez la personne qui a livré. Appelez pour ce qui n’est pas concerné.",
    },
    NO_SALES_PROMISE: {
      question: "Le commercial leur a-t-il promis quelque chose\u00a0: un délai, une remise, un avoir\u00a0?",
      otherwise: "Posez-lui la question avant que le client ne vous l’apprenne.",
    },
  },
  preDue: [
    "Avez-vous reçu notre facture et les pièces qui l’accompagnent\u00a0?",
    "Sont-elles arrivées au service qui règle\u00a0?",
    "La facture est-elle enregistrée et validée\u00a0?",
    "Y a-t-il un point à régler sur la commande, la livraison ou la prestation\u00a0?",
    "À quelle date prévoyez-vous de la payer, et par quel moyen\u00a0?",
  ],
  notReady: "Pas prêt\u00a0? Mieux vaut reporter l’appel, avec un motif, que le manquer.",
};

const WORDS: Readonly<Record<Language, ChecklistWords>> = { en, fr };

/** What to look at before a call, and what to ask before a due date. */
export function checklistsOf(language: Language): ChecklistWords {
  return WORDS[language];
}
