import type { DisputeCategory } from "../domain/callDetails";
import type { PlanAnswer } from "../domain/callLog";
import { callDetailWordsOf } from "./callDetailWords";
import type { ScriptStage } from "./callScripts";
import { counted } from "./counted";
import type { InternalQuestion, MailKind } from "./followUpMail";
import type { Language } from "./ruleWords";
import { SCRIPT_PARTS } from "./scriptParts";

interface KindWords {
  readonly subject: (of: { readonly on: string; readonly references: string }) => string;
  readonly opening: (of: {
    readonly on: string;
    readonly stage: ScriptStage;
    readonly detail: string | undefined;
  }) => string;
  readonly ask: (of: { readonly stage: ScriptStage }) => string;
}

/** The sentences of e-mails. Put together in `followUpMail`. */
export interface MailWords {
  readonly greeting: (contact: string | undefined) => string;
  readonly readBack: string;
  /** Before what was announced, where nothing else is read back. */
  readonly alsoSaid: string;
  readonly statementTitle: string;
  readonly statementLine: (line: {
    readonly reference: string;
    readonly dueOn: string | undefined;
    readonly amount: string;
    readonly isDisputed: boolean;
    readonly isCredit: boolean;
  }) => string;
  readonly total: (amount: string, hasDisputed: boolean) => string;
  readonly instalment: (amount: string, dueOn: string) => string;
  readonly invoices: (count: number) => string;
  readonly kinds: Readonly<Record<MailKind, KindWords>>;
  readonly stageWarning: (of: {
    readonly stage: ScriptStage;
    readonly daysLate: number | undefined;
    readonly noticeOn: string | undefined;
    readonly interest: string | undefined;
    readonly isPrivatePerson: boolean;
  }) => string;
  readonly keepTheDate: string;
  readonly alreadyPaid: string;
  readonly regards: string;
  readonly planAnswers: Readonly<
    Record<
      PlanAnswer,
      {
        readonly subject: (references: string) => string;
        readonly opening: (proposedOn: string) => string;
        readonly ask: string;
      }
    >
  >;
  readonly internal: Readonly<
    Record<
      InternalQuestion,
      {
        readonly subject: (debtor: string) => string;
        readonly opening: (of: {
          readonly on: string;
          readonly debtor: string;
          readonly about: DisputeCategory | undefined;
          readonly detail: string | undefined;
        }) => string;
        readonly ask: string;
      }
    >
  >;
  readonly disputed: (amount: string) => string;
  readonly version: (words: string) => string;
  readonly weOwe: (on: string) => string;
}

/** A part of a sentence that is there only when its value is. */
function when(value: string | undefined, words: (value: string) => string): string {
  return value === undefined || value.trim() === "" ? "" : words(value.trim().replace(/[.\s]+$/, ""));
}

const withReferences =
  (title: (on: string) => string) =>
  ({ on, references }: { readonly on: string; readonly references: string }): string =>
    `${title(on)}${when(references, (known) => ` – ${known}`)}`;

const en: MailWords = {
  greeting: (contact) => `Hello${when(contact, (name) => ` ${name}`)},`,
  readBack: "This is what I noted:",
  alsoSaid: "We also spoke of this:",
  statementTitle: "Invoices concerned:",
  statementLine: ({ reference, dueOn, amount, isDisputed, isCredit }) =>
    `${reference}${isCredit ? "" : when(dueOn, (on) => ` – due ${on}`)} – ${amount}${isCredit ? " (credit)" : ""}${isDisputed ? " (in dispute)" : ""}`,
  total: (amount, hasDisputed) => `Total${hasDisputed ? ", apart from what is in dispute" : ""}: ${amount}`,
  instalment: (amount, dueOn) => `- ${amount} on ${dueOn}`,
  invoices: (count) => counted(count, ["invoice", "invoices"], "en"),
  kinds: {
    recap: {
      subject: withReferences((on) => `Our call of ${on}`),
      opening: ({ on }) => `Thank you for our call of ${on}.`,
      ask: () => "If anything here is not as you remember it, please let me know by return.",
    },
    open: {
      subject: withReferences((on) => `Our call of ${on}: your payment date`),
      opening: ({ on }) => `Thank you for our call of ${on}.`,
      ask: () => "Could you tell me by return how much you will pay, on which date, and by what means?",
    },
    refusal: {
      subject: withReferences((on) => `Our call of ${on}`),
      opening: ({ on }) => `When we spoke on ${on}, you told me that the invoices below would not be paid.`,
      ask: () =>
        "Could you let me have your reasons in writing, with the documents that support them? We will look into them.",
    },
    missed: {
      subject: withReferences(() => "I tried to reach you"),
      opening: ({ on, stage }) =>
        stage === "PRE_DUE"
          ? `I tried to reach you by phone on ${on}, to check with you that everything is in order for the payment of the invoices below.`
          : `I tried to reach you by phone on ${on} about the invoices below.`,
      ask: ({ stage }) =>
        stage === "PRE_DUE"
          ? "Have you received them, and are they complete for you? A word in reply is enough."
          : "When is a good time to call you? You may also answer here, with the date of your payment.",
    },
    resend: {
      subject: withReferences(() => "Copy of our invoices"),
      opening: ({ on }) => `As agreed on ${on}, I am sending you again what you had not received.`,
      ask: () => "Could you confirm that it has reached you, and tell me the date planned for payment?",
    },
    document: {
      subject: withReferences(() => "The document you were missing"),
      opening: ({ on, detail }) =>
        `As agreed on ${on}, here is what you were missing${when(detail, (which) => `: ${which}`)}.`,
      ask: () =>
        "Could you confirm that your file is now complete, and tell me the date planned for payment?",
    },
    dispute: {
      subject: withReferences((on) => `Your remarks of ${on}`),
      opening: ({ on }) => `Thank you for telling me about this when we spoke on ${on}.`,
      ask: () =>
        "To help us answer quickly, please send me what you have on it: delivery note, photographs, messages.",
    },
    planReserved: {
      subject: withReferences((on) => `Your proposal of ${on}`),
      opening: ({ on }) => `Thank you for your proposal of ${on}. I am putting it to my colleagues.`,
      ask: () => "This message does not accept it: you will have our answer in writing.",
    },
    preDue: {
      subject: withReferences((on) => `Our call of ${on}`),
      opening: ({ on }) => `Thank you for our call of ${on}.`,
      ask: () => "If anything changes, tell me: there is still time to put it right.",
    },
    sent: {
      subject: withReferences(() => "Your payment"),
      opening: ({ on }) => `Thank you for telling me on ${on} that your payment is on its way.`,
      ask: () =>
        "So that it is matched at once, could you send me its amount, its reference and the invoices it covers?",
    },
    saysPaid: {
      subject: withReferences(() => "Your payment"),
      opening: ({ on }) => `When we spoke on ${on}, you told me that the invoices below had been paid.`,
      ask: () =>
        "I do not find the payment yet. Could you send me the bank’s advice, or its date, amount and reference?",
    },
    insolvency: {
      subject: withReferences((on) => `Our call of ${on}`),
      opening: ({ on }) =>
        `When we spoke on ${on}, you told me of insolvency proceedings. I have noted it, and we will no longer call you about the invoices below.`,
      ask: () =>
        "So that we can lodge our claim, could you tell me the kind of proceedings, the date they were opened, and how to reach the administrator?",
    },
    written: {
      subject: withReferences(() => "Your account with us"),
      opening: ({ on }) => `As you asked on ${on}, we will no longer call you, and write instead.`,
      ask: () => "Could you tell me in writing on which date the invoices below will be paid?",
    },
  },
  stageWarning: ({ stage, daysLate, noticeOn, interest, isPrivatePerson }) => {
    switch (stage) {
      case "PRE_DUE":
      case "REMINDER":
        return "";
      case "FIRM": {
        const late =
          daysLate === undefined
            ? "These invoices are well past their due date"
            : `The oldest of them is ${counted(daysLate, ["day", "days"], "en")} overdue`;
        const interestRuns = isPrivatePerson
          ? ""
          : ` Between businesses, late-payment interest and the fixed charge for recovery are due from the day after the due date${when(interest, (amount) => `; they come to ${amount} today`)}.`;
        return `${late}: please answer me today.${interestRuns}`;
      }
      case "NOTICE":
        return `Without payment, or an agreement between us, the next step is ${SCRIPT_PARTS.en.words.nextStep(noticeOn)}.`;
      case "HANDOVER":
        return `${noticeOn === undefined ? "" : `The time given in our formal notice of ${noticeOn} is up. `}Without payment, or an agreement in writing, the file will be passed on for collection, as we announced.`;
    }
  },
  keepTheDate: "I am relying on this. If something cannot be done in time, please tell me beforehand.",
  alreadyPaid: "If your payment has already left, please tell me when.",
  regards: "Kind regards,",
  planAnswers: {
    ACCEPTED: {
      subject: (references) => `Your payment plan is accepted${when(references, (known) => ` – ${known}`)}`,
      opening: (on) => `We accept the payment plan that you proposed on ${on}. The payments agreed are:`,
      ask: "If a payment cannot be made on its day, please tell me before that day.",
    },
    REJECTED: {
      subject: (references) => `Your payment plan${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `We have considered the payment plan that you proposed on ${on}, and we cannot accept it.`,
      ask: "Please make the payment, or let me have another proposal, with a larger first payment or nearer dates.",
    },
    COUNTERED: {
      subject: (references) => `Your payment plan: our proposal${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `We have considered the payment plan that you proposed on ${on}. We cannot accept it as it stands; this is what we could agree to:`,
      ask: "If it suits you, please confirm it in writing by return.",
    },
    LITIGATION: {
      subject: (references) => `Your payment plan${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `We have considered the payment plan that you proposed on ${on}, and we cannot accept it.`,
      ask: "The file is being passed on for collection. Until then, payment in full is still possible.",
    },
  },
  internal: {
    plan: {
      subject: (debtor) => `${debtor}: your view on a payment plan`,
      opening: ({ on, debtor, detail }) =>
        `When I spoke to ${debtor} on ${on}, they proposed to pay in instalments${when(detail, (terms) => ` (${terms})`)}. I reserved our answer.`,
      ask: "What do you think: accept, refuse, or propose something else? Is there anything I should know about this customer?",
    },
    dispute: {
      subject: (debtor) => `${debtor}: a dispute to look into`,
      opening: ({ on, debtor, about, detail }) =>
        `When I spoke to ${debtor} on ${on}, they disputed ${about === undefined ? "what was invoiced" : `this: ${callDetailWordsOf("en").disputes[about].toLowerCase()}`}${when(detail, (what) => ` (${what})`)}.`,
      ask: "What do our documents show? Is a credit note due, and for how much? What can I tell them?",
    },
    salesPromise: {
      subject: (debtor) => `${debtor}: was more time promised?`,
      opening: ({ on, debtor, detail }) =>
        `When I spoke to ${debtor} on ${on}, they told me that somebody of ours had agreed to something${when(detail, (what) => `: ${what}`)}.`,
      ask: "Was it agreed? For which invoices, until when, and is there anything in writing?",
    },
  },
  disputed: (amount) => `Amount in dispute: ${amount}`,
  version: (words) => `In their words: “${words.trim()}”`,
  weOwe: (on) => `Our answer is expected by ${on}: could you reply before then?`,
};

const fr: MailWords = {
  greeting: (contact) => `Bonjour${when(contact, (name) => ` ${name}`)},`,
  readBack: "Voici ce que j’en retiens\u00a0:",
  alsoSaid: "Nous avons aussi évoqué ceci\u00a0:",
  statementTitle: "Factures concernées\u00a0:",
  statementLine: ({ reference, dueOn, amount, isDisputed, isCredit }) =>
    `${reference}${isCredit ? "" : when(dueOn, (on) => ` – échéance ${on}`)} – ${amount}${isCredit ? " (avoir)" : ""}${isDisputed ? " (en litige)" : ""}`,
  total: (amount, hasDisputed) => `Total${hasDisputed ? ", hors litige" : ""}\u00a0: ${amount}`,
  instalment: (amount, dueOn) => `- ${amount} le ${dueOn}`,
  invoices: (count) => counted(count, ["facture", "factures"], "fr"),
  kinds: {
    recap: {
      subject: withReferences((on) => `Notre échange du ${on}`),
      opening: ({ on }) => `Merci pour notre échange téléphonique du ${on}.`,
      ask: () => "Si un point ne correspond pas à ce que vous avez retenu, merci de me le dire par retour.",
    },
    open: {
      subject: withReferences((on) => `Notre échange du ${on}\u00a0: date de votre règlement`),
      opening: ({ on }) => `Merci pour notre échange téléphonique du ${on}.`,
      ask: () =>
        "Pourriez-vous m’indiquer par retour le montant, la date et le moyen de votre règlement\u00a0?",
    },
    refusal: {
      subject: withReferences((on) => `Notre échange du ${on}`),
      opening: ({ on }) =>
        `Lors de notre échange du ${on}, vous m’avez indiqué que les factures ci-dessous ne seraient pas réglées.`,
      ask: () =>
        "Pourriez-vous m’en donner les raisons par écrit, pièces à l’appui\u00a0? Nous les examinerons.",
    },
    missed: {
      subject: withReferences(() => "J’ai cherché à vous joindre"),
      opening: ({ on, stage }) =>
        stage === "PRE_DUE"
          ? `J’ai cherché à vous joindre par téléphone le ${on}, pour vérifier avec vous que tout est en ordre pour le règlement des factures ci-dessous.`
          : `J’ai cherché à vous joindre par téléphone le ${on} au sujet des factures ci-dessous.`,
      ask: ({ stage }) =>
        stage === "PRE_DUE"
          ? "Les avez-vous bien reçues, et sont-elles complètes pour vous\u00a0? Un mot de réponse suffit."
          : "À quel moment puis-je vous appeler\u00a0? Vous pouvez aussi me répondre ici, avec la date de votre règlement.",
    },
    resend: {
      subject: withReferences(() => "Copie de nos factures"),
      opening: ({ on }) => `Comme convenu le ${on}, je vous renvoie ce que vous n’aviez pas reçu.`,
      ask: () =>
        "Pourriez-vous m’en confirmer la bonne réception et m’indiquer la date prévue pour le règlement\u00a0?",
    },
    document: {
      subject: withReferences(() => "La pièce qui vous manquait"),
      opening: ({ on, detail }) =>
        `Comme convenu le ${on}, voici ce qui vous manquait${when(detail, (which) => `\u00a0: ${which}`)}.`,
      ask: () =>
        "Pourriez-vous me confirmer que votre dossier est complet et m’indiquer la date prévue pour le règlement\u00a0?",
    },
    dispute: {
      subject: withReferences((on) => `Vos remarques du ${on}`),
      opening: ({ on }) => `Merci de m’avoir fait part de ce point lors de notre échange du ${on}.`,
      ask: () =>
        "Pour que nous puissions vous répondre vite, merci de m’envoyer ce dont vous disposez\u00a0: bon de livraison, photos, échanges écrits.",
    },
    planReserved: {
      subject: withReferences((on) => `Votre proposition du ${on}`),
      opening: ({ on }) => `Merci pour votre proposition du ${on}. Je la soumets à mes collègues.`,
      ask: () => "Ce message ne vaut pas acceptation\u00a0: vous aurez notre réponse par écrit.",
    },
    preDue: {
      subject: withReferences((on) => `Notre échange du ${on}`),
      opening: ({ on }) => `Merci pour notre échange téléphonique du ${on}.`,
      ask: () => "Si quelque chose devait changer, dites-le-moi\u00a0: il est encore temps d’y remédier.",
    },
    sent: {
      subject: withReferences(() => "Votre règlement"),
      opening: ({ on }) => `Merci de m’avoir indiqué, le ${on}, que votre règlement est en route.`,
      ask: () =>
        "Pour qu’il soit imputé sans tarder, pourriez-vous m’en donner le montant, la référence et les factures qu’il solde\u00a0?",
    },
    saysPaid: {
      subject: withReferences(() => "Votre règlement"),
      opening: ({ on }) =>
        `Lors de notre échange du ${on}, vous m’avez indiqué que les factures ci-dessous étaient réglées.`,
      ask: () =>
        "Je ne retrouve pas encore ce règlement. Pourriez-vous m’envoyer l’avis d’opération, ou sa date, son montant et sa référence\u00a0?",
    },
    insolvency: {
      subject: withReferences((on) => `Notre échange du ${on}`),
      opening: ({ on }) =>
        `Lors de notre échange du ${on}, vous m’avez fait part d’une procédure collective. J’en ai pris note, et nous ne vous appellerons plus au sujet des factures ci-dessous.`,
      ask: () =>
        "Pour que nous puissions déclarer notre créance, pourriez-vous m’indiquer la nature de la procédure, la date de son ouverture et les coordonnées du mandataire judiciaire\u00a0?",
    },
    written: {
      subject: withReferences(() => "Votre compte chez nous"),
      opening: ({ on }) =>
        `Comme vous l’avez demandé le ${on}, nous ne vous appellerons plus et vous écrirons.`,
      ask: () =>
        "Pourriez-vous m’indiquer par écrit à quelle date les factures ci-dessous seront réglées\u00a0?",
    },
  },
  stageWarning: ({ stage, daysLate, noticeOn, interest, isPrivatePerson }) => {
    switch (stage) {
      case "PRE_DUE":
      case "REMINDER":
        return "";
      case "FIRM": {
        const late =
          daysLate === undefined
            ? "L’échéance de ces factures est largement dépassée"
            : `L’échéance la plus ancienne est dépassée de ${counted(daysLate, ["jour", "jours"], "fr")}`;
        const interestRuns = isPrivatePerson
          ? ""
          : ` Entre professionnels, les pénalités de retard et l’indemnité forfaitaire de recouvrement sont dues dès le lendemain de l’échéance${when(interest, (amount) => `\u00a0; elles atteignent ${amount} à ce jour`)}.`;
        return `${late}\u00a0: merci de me répondre aujourd’hui.${interestRuns}`;
      }
      case "NOTICE":
        return `Sans règlement, ni accord entre nous, l’étape suivante est ${SCRIPT_PARTS.fr.words.nextStep(noticeOn)}.`;
      case "HANDOVER":
        return `${noticeOn === undefined ? "" : `Le délai fixé par notre mise en demeure du ${noticeOn} est écoulé. `}Sans règlement, ni accord écrit, le dossier sera transmis pour recouvrement, comme nous l’avons annoncé.`;
    }
  },
  keepTheDate:
    "Je compte dessus. Si un engagement ne pouvait pas être tenu à temps, merci de m’en avertir avant.",
  alreadyPaid: "Si votre règlement est déjà parti, merci de m’en indiquer la date.",
  regards: "Cordialement,",
  planAnswers: {
    ACCEPTED: {
      subject: (references) => `Votre échéancier est accepté${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `Nous acceptons l’échéancier que vous avez proposé le ${on}. Les versements convenus sont les suivants\u00a0:`,
      ask: "Si un versement ne pouvait pas être fait à sa date, merci de m’en avertir avant.",
    },
    REJECTED: {
      subject: (references) => `Votre échéancier${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `Nous avons examiné l’échéancier que vous avez proposé le ${on}, et nous ne pouvons pas l’accepter.`,
      ask: "Merci de procéder au règlement, ou de me faire une autre proposition, avec un premier versement plus important ou des dates plus proches.",
    },
    COUNTERED: {
      subject: (references) =>
        `Votre échéancier\u00a0: notre proposition${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `Nous avons examiné l’échéancier que vous avez proposé le ${on}. Nous ne pouvons pas l’accepter en l’état\u00a0; voici ce dont nous pourrions convenir\u00a0:`,
      ask: "Si cela vous convient, merci de me le confirmer par écrit, par retour.",
    },
    LITIGATION: {
      subject: (references) => `Votre échéancier${when(references, (known) => ` – ${known}`)}`,
      opening: (on) =>
        `Nous avons examiné l’échéancier que vous avez proposé le ${on}, et nous ne pouvons pas l’accepter.`,
      ask: "Le dossier va être transmis pour recouvrement. D’ici là, un règlement complet reste possible.",
    },
  },
  internal: {
    plan: {
      subject: (debtor) => `${debtor}\u00a0: votre avis sur un échéancier`,
      opening: ({ on, debtor, detail }) =>
        `Lors de mon échange du ${on} avec ${debtor}, il m’a été proposé un règlement en plusieurs fois${when(detail, (terms) => ` (${terms})`)}. J’ai réservé notre réponse.`,
      ask: "Qu’en pensez-vous\u00a0: accepter, refuser, proposer autre chose\u00a0? Y a-t-il un élément à connaître sur ce client\u00a0?",
    },
    dispute: {
      subject: (debtor) => `${debtor}\u00a0: un litige à examiner`,
      opening: ({ on, debtor, about, detail }) =>
        `Lors de mon échange du ${on}, ${debtor} a contesté ${about === undefined ? "ce qui a été facturé" : `le point suivant\u00a0: ${callDetailWordsOf("fr").disputes[about].toLowerCase()}`}${when(detail, (what) => ` (${what})`)}.`,
      ask: "Que montrent nos pièces\u00a0? Un avoir est-il à faire, et de quel montant\u00a0? Que puis-je répondre\u00a0?",
    },
    salesPromise: {
      subject: (debtor) => `${debtor}\u00a0: un délai a-t-il été accordé\u00a0?`,
      opening: ({ on, debtor, detail }) =>
        `Lors de mon échange du ${on}, ${debtor} m’a fait état d’un accord donné par l’un des nôtres${when(detail, (what) => `\u00a0: ${what}`)}.`,
      ask: "Cet accord a-t-il été donné\u00a0? Pour quelles factures, jusqu’à quelle date, et en avez-vous une trace écrite\u00a0?",
    },
  },
  disputed: (amount) => `Montant en litige\u00a0: ${amount}`,
  version: (words) => `Sa version\u00a0: «\u00a0${words.trim()}\u00a0»`,
  weOwe: (on) => `Notre réponse est attendue pour le ${on}\u00a0: pourriez-vous me répondre avant\u00a0?`,
};

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en, fr };
