import type { LanguageCode } from "../application/ports";
import type { LocalDate } from "../domain/localDate";
import { OUTCOME_CODES, type OutcomeCode } from "../domain/outcome";
import type { Stage } from "../domain/policy";
import { assertNever } from "../domain/result";
import type { NextCallBasis, NextCallReason } from "../domain/schedule";
import { formatDate } from "./formatDate";
import { foldText } from "../domain/foldText";

/*
 * The words of the rules, apart from those of the pane: a recalculation waits for these and must not wait for those.
 */

export type Language = LanguageCode;

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

const STAGES: Words<Stage> = {
  en: {
    NOT_DUE: "Not due",
    PRE_DUE: "Courtesy check",
    REMINDER: "Reminder",
    FIRM: "Firm reminder",
    NOTICE: "Formal notice",
    HANDOVER: "Hand over",
    SETTLED: "Settled",
    STOPPED: "Stopped",
    HANDED_OVER: "Handed over",
    DISPUTE: "In dispute",
  },
  fr: {
    NOT_DUE: "Non échue",
    PRE_DUE: "Pré-relance",
    REMINDER: "Relance",
    FIRM: "Relance ferme",
    NOTICE: "Mise en demeure",
    HANDOVER: "Contentieux",
    SETTLED: "Soldée",
    STOPPED: "Arrêtée",
    HANDED_OVER: "Confiée",
    DISPUTE: "En litige",
  },
};

const OUTCOMES: Words<OutcomeCode> = {
  en: {
    NA: "No answer",
    BUSY: "Busy",
    VM: "Message left",
    MSG3: "Message with a third person",
    ABS: "Contact away",
    WNUM: "Wrong number",
    WPER: "Wrong person",
    CB: "Call back requested",
    PTP: "Promise to pay",
    PTPP: "Partial promise",
    INT: "Intention, no date or amount",
    RUN: "In the payment run",
    APPR: "Awaiting approval",
    SENT: "Payment sent",
    PAIDX: "Says paid, no proof",
    NREC: "Invoice not received",
    DOC: "Document missing",
    DISP: "Dispute",
    PROP: "Plan proposed, answer reserved",
    PLAN: "Plan agreed",
    NEG: "Negotiation in progress",
    NOC: "Reached, no commitment",
    REF: "Refuses to pay",
    CANT: "Cannot pay now",
    INSOL: "Insolvency",
    DNC: "Asks not to be called",
    AGENCY: "Handed to an agency",
    LEGAL: "Handed to legal",
    PRE_OK: "Pre-due: all in order",
    PRE_PB: "Pre-due: problem found",
    OTH: "Letter, e-mail, visit",
    SKIP: "Not called",
  },
  fr: {
    NA: "Pas de réponse",
    BUSY: "Occupé",
    VM: "Message laissé",
    MSG3: "Message à un tiers",
    ABS: "Contact absent",
    WNUM: "Mauvais numéro",
    WPER: "Mauvais interlocuteur",
    CB: "Rappel demandé",
    PTP: "Promesse de paiement",
    PTPP: "Promesse partielle",
    INT: "Intention sans date",
    RUN: "Dans le prochain règlement",
    APPR: "En attente de validation",
    SENT: "Paiement envoyé",
    PAIDX: "Dit avoir payé",
    NREC: "Facture non reçue",
    DOC: "Justificatif manquant",
    DISP: "Litige",
    PROP: "Échéancier proposé, réponse réservée",
    PLAN: "Échéancier accepté",
    NEG: "Négociation en cours",
    NOC: "Joint, sans engagement",
    REF: "Refus de payer",
    CANT: "Ne peut pas payer",
    INSOL: "Procédure collective",
    DNC: "Ne plus appeler",
    AGENCY: "Confié à une agence",
    LEGAL: "Remis au contentieux",
    PRE_OK: "Pré-relance : conforme",
    PRE_PB: "Pré-relance : anomalie",
    OTH: "Courrier, courriel, visite",
    SKIP: "Appel non passé",
  },
};

/** Empty when there is no stage: no due date, and nothing that ends or disputes it. */
export function formatStage(stage: Stage | undefined, language: Language): string {
  return stage === undefined ? "" : STAGES[language][stage];
}

export function formatOutcome(code: OutcomeCode, language: Language): string {
  return OUTCOMES[language][code];
}

const CODE_BY_FOLDED = new Map<string, OutcomeCode>();
for (const language of ["en", "fr"] as const)
  for (const code of OUTCOME_CODES) CODE_BY_FOLDED.set(foldText(OUTCOMES[language][code]), code);
for (const code of OUTCOME_CODES) CODE_BY_FOLDED.set(foldText(code), code);

/**
 * An outcome from its code or its label in either language; `undefined` for anything else.
 *
 * @example
 * parseOutcome("promesse de paiement") // => "PTP"
 */
export function parseOutcome(text: string): OutcomeCode | undefined {
  return CODE_BY_FOLDED.get(foldText(text));
}

/**
 * Why the next call is when it is, in one line.
 *
 * @example
 * // "Promise for 21 Mar 2026 + 1 working day", « Promesse pour le 21/03/2026 + 1 jour ouvré »
 */
export function formatNextCallReason(reason: NextCallReason, language: Language): string {
  const isFrench = language === "fr";
  switch (reason.type) {
    case "settled":
      return STAGES[language].SETTLED;
    case "stopped":
      return isFrench
        ? `Plus d’appel\u00a0: ${lowerFirst(OUTCOMES.fr[reason.outcome])}`
        : `No more calls: ${lowerFirst(OUTCOMES.en[reason.outcome])}`;
    case "no-due-date":
      return isFrench ? "Pas de date d’échéance" : "No due date";
    case "pre-due":
      return isFrench
        ? `Pré-relance\u00a0: ${days(reason.days, "fr")} avant l’échéance`
        : `Courtesy call: ${days(reason.days, "en")} before the due date`;
    case "first-call":
      return isFrench
        ? `Premier appel\u00a0: ${days(reason.days, "fr")} après l’échéance`
        : `First call: ${days(reason.days, "en")} after the due date`;
    case "grace":
      return isFrench
        ? `Délai accordé jusqu’au ${formatDate(reason.untilOn, "fr")}`
        : `Extra time granted until ${formatDate(reason.untilOn, "en")}`;
    case "outcome":
      return formatBasis(reason.outcome, reason.basis, language);
    default:
      return assertNever(reason);
  }
}

function formatBasis(outcome: OutcomeCode, basis: NextCallBasis, language: Language): string {
  const isFrench = language === "fr";
  const label = OUTCOMES[language][outcome];
  switch (basis.kind) {
    case "after-call": {
      const on = formatDate(basis.from, language);
      return isFrench
        ? `${label} le ${on} + ${callDays(basis.callDays, "fr")}`
        : `${label} on ${on} + ${callDays(basis.callDays, "en")}`;
    }
    case "after-until":
      return `${untilWords(outcome, basis.from, language)} + ${callDays(basis.callDays, language)}`;
    case "on-until":
      return untilWords(outcome, basis.from, language);
    case "cadence": {
      const on = formatDate(basis.from, language);
      return isFrench
        ? `${label} le ${on}\u00a0: rappel après ${days(basis.days, "fr")}`
        : `${label} on ${on}: call again after ${days(basis.days, "en")}`;
    }
    case "first-delay":
      return isFrench
        ? `${label}\u00a0; premier appel ${days(basis.days, "fr")} après l’échéance`
        : `${label}; first call ${days(basis.days, "en")} after the due date`;
    case "no-due-date":
      return isFrench ? `${label}\u00a0; pas de date d’échéance` : `${label}; no due date`;
    default:
      return assertNever(basis);
  }
}

/** What the date that an outcome set stands for. */
function untilWords(outcome: OutcomeCode, until: LocalDate, language: Language): string {
  const on = formatDate(until, language);
  const words: Partial<Record<OutcomeCode, readonly [en: string, fr: string]>> = {
    ABS: [`Contact away until ${on}`, `Contact absent jusqu’au ${on}`],
    CB: [`Call back requested for ${on}`, `Rappel demandé pour le ${on}`],
    PTP: [`Promise for ${on}`, `Promesse pour le ${on}`],
    PTPP: [`Partial promise for ${on}`, `Promesse partielle pour le ${on}`],
    RUN: [`Payment run of ${on}`, `Règlement prévu le ${on}`],
    APPR: [`Approval expected on ${on}`, `Validation attendue le ${on}`],
    SENT: [`Payment sent on ${on}`, `Paiement envoyé le ${on}`],
    DISP: [`Dispute to review on ${on}`, `Litige à revoir le ${on}`],
    PROP: [`Our answer to the plan due on ${on}`, `Notre réponse à l’échéancier attendue le ${on}`],
    PLAN: [`Instalment due on ${on}`, `Versement prévu le ${on}`],
    NEG: [`Negotiation to resume on ${on}`, `Négociation à reprendre le ${on}`],
    SKIP: [`Not called, put off to ${on}`, `Appel non passé, reporté au ${on}`],
  };
  const [en, fr] = words[outcome] ?? [
    `${OUTCOMES.en[outcome]}: ${on}`,
    `${OUTCOMES.fr[outcome]}\u00a0: ${on}`,
  ];
  return language === "fr" ? fr : en;
}

function days(count: number, language: Language): string {
  if (language === "fr") return `${count} ${Math.abs(count) < 2 ? "jour" : "jours"}`;
  return `${count} ${count === 1 ? "day" : "days"}`;
}

function callDays(count: number, language: Language): string {
  if (language === "fr") return `${count} ${Math.abs(count) < 2 ? "jour ouvré" : "jours ouvrés"}`;
  return `${count} working ${count === 1 ? "day" : "days"}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
