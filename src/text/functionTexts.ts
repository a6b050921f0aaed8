/** French words beside the English ones that the functions' own comments give. Ids never change; names are the same. */
export interface FunctionText {
  readonly description: string;
  /** By the parameter's English name. */
  readonly parameters: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

const dueDate = { name: "échéance", description: "Date d’échéance de la facture." };
const open = {
  name: "solde",
  description: "Montant restant dû. Vide\u00a0: la facture est considérée comme due.",
};
const lastCall = { name: "dernierAppel", description: "Date du dernier appel." };
const outcome = {
  name: "résultat",
  description: "Résultat de cet appel\u00a0: code ou libellé (PTP, Pas de réponse…).",
};
const until = {
  name: "dateConvenue",
  description: "Date convenue\u00a0: promesse, rappel, réexamen, versement…",
};
const asOf = { name: "àLaDate", description: "Jour pour lequel répondre. Vide\u00a0: aujourd’hui." };

export const FUNCTION_TEXTS_FR: Readonly<Record<string, FunctionText>> = {
  NEXTCALL: {
    description: "Date du prochain appel de relance, ou vide s’il n’y a pas d’appel à passer.",
    parameters: { dueDate, open, lastCall, outcome, until, asOf },
  },
  CALLSTAGE: {
    description: "Niveau de relance de la facture.",
    parameters: {
      dueDate,
      open,
      lastCall,
      outcome,
      until,
      brokenPromises: { name: "promessesNonTenues", description: "Nombre de promesses non tenues." },
      noticeDate: { name: "miseEnDemeure", description: "Date de la mise en demeure." },
      asOf,
    },
  },
  CALLREASON: {
    description: "La règle, en toutes lettres, qui explique la date donnée par NEXTCALL.",
    parameters: { dueDate, open, lastCall, outcome, until, asOf },
  },
  DAYSLATE: {
    description: "Jours de retard à une date\u00a0; négatif avant l’échéance.",
    parameters: { dueDate, asOf },
  },
  CALLDAY: {
    description:
      "La date reportée au premier jour d’appel, ou le n-ième jour d’appel après elle (avant, si négatif).",
    parameters: {
      date: { name: "date", description: "Date de départ." },
      workingDays: {
        name: "joursOuvrés",
        description: "Nombre de jours d’appel à compter. Vide ou 0\u00a0: report.",
      },
      calendar: {
        name: "calendrier",
        description: "FR, FR-AM, TARGET ou none. Vide\u00a0: celui du classeur.",
      },
    },
  },
};
