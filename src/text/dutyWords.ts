import type { Duty, DutyWhen } from "../domain/duties";
import type { LocalDate } from "../domain/localDate";
import { callDetailWordsOf } from "./callDetailWords";
import { counted } from "./counted";
import { formatDate } from "./formatDate";
import type { Language } from "./ruleWords";

type WordsByKind = {
  readonly [Kind in Duty["kind"]]: (duty: Extract<Duty, { readonly kind: Kind }>) => string;
};

/** What we owe, in one line, beginning with a verb. */
export function formatDuty(duty: Duty, language: Language): string {
  return (DUTIES[language][duty.kind] as (of: Duty) => string)(duty);
}

/** Why it is ours: who said it, when, and about what. */
export function formatDutyOrigin({ saidOn, references }: Duty, language: Language): string {
  const on = formatDate(saidOn, language);
  const about = references.length > REFERENCES_SHOWN_MAX ? "" : references.join(", ");
  if (language === "fr")
    return `Dit le ${on}${about === "" ? `, pour ${references.length} factures` : `\u00a0: ${about}`}`;
  return `Said on ${on}${about === "" ? `, about ${references.length} invoices` : `: ${about}`}`;
}

/** When it is due: « en retard de 3 jours », « aujourd’hui ». */
export function formatDutyDue({ dueOn }: Duty, asOf: LocalDate, language: Language): string {
  if (dueOn === undefined) return language === "fr" ? "sans date" : "no date";
  const late = asOf - dueOn;
  if (late === 0) return language === "fr" ? "aujourd’hui" : "today";
  if (late < 0)
    return language === "fr" ? `pour le ${formatDate(dueOn, "fr")}` : `by ${formatDate(dueOn, "en")}`;
  return language === "fr"
    ? `en retard de ${counted(late, ["jour", "jours"], "fr")}`
    : `${counted(late, ["day", "days"], "en")} late`;
}

export interface DutyWords {
  readonly title: string;
  readonly when: Readonly<Record<DutyWhen, string>>;
  readonly done: string;
  readonly waive: string;
  /** Said where a consequence is given up. */
  readonly waiveHint: string;
}

export function dutyWordsOf(language: Language): DutyWords {
  return WORDS[language];
}

/** More would be a list, not an origin. */
const REFERENCES_SHOWN_MAX = 3;

const DUTIES: Readonly<Record<Language, WordsByKind>> = {
  en: {
    answer: ({ consulted }) =>
      `Answer the plan they proposed${consulted === undefined ? "" : ` (${consulted} was asked)`}`,
    consequence: ({ code, timesAnnounced }) =>
      `Carry out: ${callDetailWordsOf("en").consequencesDone[code]}${timesAnnounced > 1 ? ` (announced ${timesAnnounced} times)` : ""}`,
    commitment: ({ action }) => action,
    document: ({ outcome, which, to }) =>
      `${outcome === "NREC" ? "Send the invoice again" : `Send what is missing${which === undefined ? "" : `: ${which}`}`}${to === undefined ? "" : `, to ${to}`}`,
  },
  fr: {
    answer: ({ consulted }) =>
      `Répondre à l’échéancier proposé${consulted === undefined ? "" : ` (avis demandé\u00a0: ${consulted})`}`,
    consequence: ({ code, timesAnnounced }) =>
      `Appliquer\u00a0: ${callDetailWordsOf("fr").consequencesDone[code]}${timesAnnounced > 1 ? ` (annoncé ${timesAnnounced} fois)` : ""}`,
    commitment: ({ action }) => action,
    document: ({ outcome, which, to }) =>
      `${outcome === "NREC" ? "Renvoyer la facture" : `Envoyer ce qui manque${which === undefined ? "" : `\u00a0: ${which}`}`}${to === undefined ? "" : `, à l’attention de ${to}`}`,
  },
};

const WORDS: Readonly<Record<Language, DutyWords>> = {
  en: {
    title: "For us to do",
    when: { late: "Late", today: "Today", coming: "Coming", undated: "No date" },
    done: "Done",
    waive: "Give up",
    waiveHint: "A consequence announced and not carried out weakens the next one. Say why it is given up.",
  },
  fr: {
    title: "À faire de notre côté",
    when: { late: "En retard", today: "Aujourd’hui", coming: "À venir", undated: "Sans date" },
    done: "Fait",
    waive: "Abandonner",
    waiveHint:
      "Une conséquence annoncée et non appliquée affaiblit la suivante. Dites pourquoi elle est abandonnée.",
  },
};
