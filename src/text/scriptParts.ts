import type { ContactRole } from "../domain/callDetails";
import type { ScriptPhase, ScriptRole, ScriptStage } from "./callScripts";
import { counted } from "./counted";
import type { Language } from "./ruleWords";

/** What one kind of person is told besides, before the due date, after it, and on the last call. */
interface Added {
  readonly preDue: string;
  readonly late: string;
  /** Left out: as `late`. */
  readonly last?: string;
}

/** What a script can be filled with, by what it is called in the code. */
type ScriptName =
  | "caller"
  | "ourCompany"
  | "debtor"
  | "contact"
  | "amount"
  | "invoices"
  | "late"
  | "dueOn"
  | "lastCall"
  | "promise"
  | "disputed"
  | "interest"
  | "wantedOn"
  | "noticeOn"
  | "nextStep";

/** The script in pieces that fit together: what the stage says to everybody, and what each kind of person is told besides. */
export interface ScriptParts {
  readonly phases: Readonly<Record<ScriptPhase, string>>;
  /** Names as people write them between braces. */
  readonly names: Readonly<Record<ScriptName, string>>;
  readonly words: {
    readonly days: (count: number) => string;
    readonly invoice: (reference: string, amount: string, dueOn: string | undefined) => string;
    readonly others: (count: number) => string;
    readonly promise: (amount: string, promisedOn: string) => string;
    /** What comes after this call when nothing is agreed, as the end of « l’étape suivante est … ». */
    readonly nextStep: (noticeOn: string | undefined) => string;
  };
  readonly core: Readonly<Record<ScriptStage, Readonly<Record<ScriptPhase, string>>>>;
  /** Put before the core when identifying, after it elsewhere. Empty where the core says it all. */
  readonly added: Readonly<Record<ScriptRole, Readonly<Record<ScriptPhase, Added>>>>;
  /** In place of both. `*` is every stage that has no entry of its own. */
  readonly instead: Readonly<Partial<Record<`${ScriptStage | "*"}.${ContactRole}.${ScriptPhase}`, string>>>;
  /** Whoever plays the message hears it, and may not be the person it is for. */
  readonly voicemail: { readonly template: string; readonly tip: string };
  readonly tips: Readonly<Record<ScriptPhase, { readonly early: string; readonly late: string }>>;
  /** Said on top of the tip, where the person calls for care. */
  readonly tipsByRole: Readonly<Partial<Record<ContactRole, Readonly<Partial<Record<ScriptPhase, string>>>>>>;
}

const same = (text: string): Added => ({ preDue: text, late: text });

const en: ScriptParts = {
  phases: {
    identify: "Who is on the line",
    inform: "Say what it is about",
    listen: "Listen",
    negotiate: "Agree",
    recap: "Read back",
  },

  names: {
    caller: "caller",
    ourCompany: "our company",
    debtor: "customer",
    contact: "contact",
    amount: "amount",
    invoices: "invoices",
    late: "time late",
    dueOn: "due date",
    lastCall: "last call",
    promise: "promise",
    disputed: "in dispute",
    interest: "interest",
    wantedOn: "date wanted",
    noticeOn: "notice date",
    nextStep: "next step",
  },

  words: {
    days: (count) => counted(count, ["day", "days"], "en"),
    invoice: (reference, amount, dueOn) =>
      dueOn === undefined ? `${reference} (${amount})` : `${reference} (${amount}, due ${dueOn})`,
    others: (count) => `${count} more`,
    promise: (amount, promisedOn) => `${amount} by ${promisedOn}`,
    nextStep: (noticeOn) =>
      noticeOn === undefined
        ? "a formal notice"
        : `to pass the file on for collection once the time given in our notice of ${noticeOn} is up`,
  },

  core: {
    PRE_DUE: {
      identify:
        "I am calling ahead of the due date[, {due date}], just to check that everything is in order on your side.",
      inform: "We have {amount} falling due[ on {due date}].\nThe references are: {invoices}.",
      listen:
        "Have the invoice and the documents that go with it reached the right desk?\nIs there anything about the order, the delivery or the invoice that would hold up the payment?",
      negotiate:
        "Can I count on the payment[ on {due date}]?\nIf anything is missing, I will send it today. Who should it go to?",
      recap:
        "So you have everything you need, and payment is planned for the due date.\nThank you. I will put that in a short e-mail.",
    },
    REMINDER: {
      identify: "I am calling about a payment we have not received yet.",
      inform:
        "Unless I am mistaken, {amount} is still to be paid[; the oldest item is {time late} overdue].\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) is being dealt with separately: I am calling about the rest.]\nIf the payment has crossed with my call, just tell me when it left and how.",
      listen:
        "What has held it up?\nIs there anything wrong on our side: the invoice, the delivery, a missing document?",
      negotiate: "Which day will it be paid, how much, and how?\n[Can it be there by {date wanted}?]",
      recap:
        "Let me read that back to you: who does what, and by when.\nHave I got it right?\nI will send it to you by e-mail now. Thank you for your help.",
    },
    FIRM: {
      identify:
        "I am coming back to you about {amount} that is still unpaid.[ We spoke about it on {last call}.]",
      inform:
        "The oldest item is now {time late} overdue.\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) is being dealt with separately: I am calling about the rest.]\n[You had told us to expect {promise}: that did not happen.]\nBetween businesses, late-payment interest runs from the day after the due date.[ Together with the fixed charge, it comes to {interest} today.]\nI would rather settle this with you today than let it grow.",
      listen:
        "What exactly is stopping the payment today?\nAre your other suppliers waiting too, or only us?\nWho has to give the go-ahead, and when will that be?",
      negotiate:
        "What do you propose: how much, on which day, and how?\n[We need the payment by {date wanted}.]\nIf it cannot be everything, how much can leave today, and when does the rest follow?",
      recap:
        "Let me read that back to you: who does what, and by when.\nHave I got it right?\nI am relying on that date. If it cannot be kept, call me before it, not after.",
    },
    NOTICE: {
      identify:
        "I am calling about {amount} that is now seriously late, and I would like us to settle it today.",
      inform:
        "In spite of our reminders, the oldest item is {time late} overdue.\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) is being dealt with separately: I am calling about the rest.]\n[You had told us to expect {promise}: that did not happen.]\n[Interest and the fixed charge come to {interest} today.]\nIf we agree on nothing, the next step is {next step}.",
      listen:
        "Is there anything you dispute and have not told us about?\nIf it is a question of cash, since when, and what do you expect to come in?",
      negotiate:
        "Payment in full[ by {date wanted}] puts an end to it. Can you do that?\nIf you cannot, send me your proposal in writing: a first payment now, then fixed dates. I will give you our answer once I have discussed it here.",
      recap:
        "Let me read that back to you: who does what, and by when.\nHave I got it right?\nIf nothing has arrived by that date, the next step is still {next step}.",
    },
    HANDOVER: {
      identify: "I am calling one last time before the file leaves my desk.",
      inform:
        "{amount} is still unpaid[, the oldest item {time late} overdue].\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) stays with us.]\n[The time given in our formal notice of {notice date} is up.]\nWithout payment, the file will be passed on for collection, as we announced.",
      listen:
        "Do you have something to offer before that happens?\nIs there anything new that I should know?",
      negotiate:
        "Payment in full[ by {date wanted}] stops it.\nFailing that, only a written proposal with a first payment today can be looked at, and I cannot promise what the answer will be.",
      recap:
        "Let me read that back to you: who does what, and by when.\nHave I got it right?\nIf nothing has arrived by then, the file goes, and you will be told who has it.",
    },
  },

  added: {
    OWNER: {
      identify: same("Hello[ {contact}][, this is {caller}][, {our company}]. Do you have two minutes?"),
      inform: same(""),
      listen: {
        preDue: "Do you look after payments yourself, or should I speak to your accountant?",
        late: "How do you see this being settled?",
        last: "",
      },
      negotiate: {
        preDue: "",
        late: "If that is not possible, give me a date you are sure to keep.",
        last: "",
      },
      recap: same("Which e-mail address do you read yourself?"),
    },
    ACCOUNTANT: {
      identify: same(
        "Hello[ {contact}][, this is {caller}][, {our company}]. Are you the person who looks after our invoices at {customer}?",
      ),
      inform: { preDue: "", late: "I can send you a statement while we speak." },
      listen: {
        preDue: "Is the invoice booked and approved? When is your payment run?",
        late: "Are these invoices booked and approved?\nWhen is your next payment run, and are they in it?",
        last: "Does your management know that the file is about to leave us?",
      },
      negotiate: {
        preDue: "",
        late: "If the decision is not yours, whose is it, and may I speak to that person directly?",
      },
      recap: { preDue: "", late: "Which payment reference should I look out for?" },
    },
    CFO: {
      identify: same(
        "Hello[ {contact}][, this is {caller}][, {our company}]. I would like to go over the account of {customer} with you.",
      ),
      inform: {
        preDue: "",
        late: "I can go through it line by line, or send you the statement: as you prefer.",
      },
      listen: {
        preDue: "Is the payment approved on your side yet?",
        late: "Is it a matter of approval, or of cash?",
        last: "",
      },
      negotiate: {
        preDue: "",
        late: "A date confirmed by you in writing is enough for me to wait until then.",
        last: "Can you order the payment today?",
      },
      recap: same("Shall I copy your accounts department in?"),
    },
    PRIVATE: {
      identify: same(""),
      inform: same(""),
      listen: same(""),
      negotiate: same(""),
      recap: same("Would you like that confirmed by e-mail or by post?"),
    },
  },

  instead: {
    "*.ASSISTANT.identify":
      "Hello[, this is {caller}][, {our company}]. Could you put me through to[ {contact} or] the person who pays your suppliers?",
    "*.ASSISTANT.inform":
      "It is about an invoice; I would rather discuss it with the person who looks after it.",
    "*.ASSISTANT.listen": "Who looks after this, and who stands in when that person is away?",
    "*.ASSISTANT.negotiate": "Is there a direct line or an address?\nWhen is the best time to call?",
    "*.ASSISTANT.recap":
      "So I will call back then. Could you note my name and my number?\nThank you for your help.",
    "*.PRIVATE.identify":
      "Hello, may I speak to {customer}, please?\n(Once the name is confirmed:)[ This is {caller}.][ I am calling from {our company}.] I am calling about an invoice. Is now a good time?",
    "PRE_DUE.PRIVATE.listen":
      "Have you received the invoice?\nIs there anything on it you would like me to explain?",
    "REMINDER.PRIVATE.listen":
      "Have you received the invoice?\nIs there anything on it, or in what we did, that you do not agree with?",
    "REMINDER.PRIVATE.negotiate":
      "Which day can you pay it, and how?\n[Can it be there by {date wanted}?]\nIf it is too much at once, tell me what you can pay and on which dates.",
    "FIRM.PRIVATE.inform":
      "{amount} is still to be paid[, {time late} after the due date].\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) is being dealt with separately: I am calling about the rest.]\n[You had told us to expect {promise}: that did not happen.]\nI would like us to find a date together today.",
    "FIRM.PRIVATE.listen":
      "What has held the payment up?\nIs there anything on the invoice, or in what we did, that you do not agree with?",
    "NOTICE.PRIVATE.inform":
      "{amount} is still to be paid[, {time late} after the due date].\nThe references are: {invoices}.\n[What is in dispute ({in dispute}) is being dealt with separately: I am calling about the rest.]\n[You had told us to expect {promise}: that did not happen.]\nIf we agree on nothing, the next step is {next step}.",
    "NOTICE.PRIVATE.listen":
      "Is there anything on the invoice that you do not agree with?\nIf it is too much at once, what could you pay, and when?",
    "HANDOVER.PRIVATE.listen":
      "Is there anything on the invoice that you do not agree with?\nDo you have something to offer before that happens?",
  },

  voicemail: {
    template:
      "Hello[, this is a message for {contact}][, from {caller}][, {our company}]. Could you call me back, please? Thank you, and have a good day.",
    tip: "Say your number twice, slowly. No amount, no invoice, no reason on a machine.",
  },

  tips: {
    identify: {
      early:
        "Smile, give your name, and use theirs. Say nothing of the amount before you have the right person.",
      late: "Calm and direct. Be sure who is on the line before you say a figure.",
    },
    inform: {
      early: "Short and friendly, assuming good faith. Then let them speak.",
      late: "Facts, figures and dates, no adjectives. Announce only what will really be done.",
    },
    listen: {
      early: "Let them finish. Write down their words, not your opinion.",
      late: "A silence is an answer too: wait, then note what was left unanswered.",
    },
    negotiate: {
      early: "A date, an amount, a means and a name: short of that it is an intention.",
      late: "Let them propose first. Keep your fallback to yourself, and reserve your answer if it is beyond it.",
    },
    recap: {
      early: "Read it back slowly and thank them: the next call depends on how this one ends.",
      late: "Have them say yes to each point. Send the e-mail while they remember.",
    },
  },
  tipsByRole: {
    ASSISTANT: { identify: "Leave a name and a number, never the amount." },
    PRIVATE: {
      identify: "Never speak about the debt to anyone else, not even at home.",
      listen: "Ask nothing about health or family, and note nothing of it.",
      negotiate: "No charges beyond what the law allows with a consumer.",
    },
  },
};

const fr: ScriptParts = {
  phases: {
    identify: "S’assurer de l’interlocuteur",
    inform: "Dire pourquoi on appelle",
    listen: "Écouter",
    negotiate: "Convenir d’une solution",
    recap: "Récapituler",
  },

  names: {
    caller: "appelant",
    ourCompany: "notre société",
    debtor: "client",
    contact: "contact",
    amount: "montant",
    invoices: "factures",
    late: "retard",
    dueOn: "échéance",
    lastCall: "dernier appel",
    promise: "promesse",
    disputed: "en litige",
    interest: "pénalités",
    wantedOn: "date souhaitée",
    noticeOn: "mise en demeure",
    nextStep: "étape suivante",
  },

  words: {
    days: (count) => counted(count, ["jour", "jours"], "fr"),
    invoice: (reference, amount, dueOn) =>
      dueOn === undefined ? `${reference} (${amount})` : `${reference} (${amount}, échéance ${dueOn})`,
    others: (count) => (count === 1 ? "une autre" : `${count} autres`),
    promise: (amount, promisedOn) => `${amount} pour le ${promisedOn}`,
    nextStep: (noticeOn) =>
      noticeOn === undefined
        ? "l’envoi d’une mise en demeure"
        : `la transmission du dossier pour recouvrement, au terme du délai fixé par notre mise en demeure du ${noticeOn}`,
  },

  core: {
    PRE_DUE: {
      identify:
        "Je vous appelle avant l’échéance[ du {échéance}], simplement pour vérifier que tout est en ordre de votre côté.",
      inform: "Un montant de {montant} arrive à échéance[ le {échéance}].\nRéférences\u00a0: {factures}.",
      listen:
        "La facture et les pièces qui l’accompagnent sont-elles arrivées au bon service\u00a0?\nVoyez-vous, dans la commande, la livraison ou la facture, un point qui retarderait le paiement\u00a0?",
      negotiate:
        "Puis-je compter sur le règlement[ le {échéance}]\u00a0?\nS’il manque une pièce, je l’envoie aujourd’hui. À qui dois-je l’adresser\u00a0?",
      recap:
        "Vous avez donc tout ce qu’il faut, et le règlement est prévu à l’échéance.\nMerci. Je vous le confirme en deux lignes par courriel.",
    },
    REMINDER: {
      identify: "Je vous appelle au sujet d’un règlement qui ne nous est pas encore parvenu.",
      inform:
        "Sauf erreur de notre part, il reste {montant} à régler[\u00a0; l’échéance la plus ancienne est dépassée de {retard}].\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) est traité à part\u00a0: je vous appelle pour le reste.]\nSi le règlement est parti entre-temps, dites-moi simplement quand et par quel moyen.",
      listen:
        "Qu’est-ce qui a retardé le paiement\u00a0?\nY a-t-il un souci de notre côté\u00a0: la facture, la livraison, une pièce manquante\u00a0?",
      negotiate:
        "Quel jour le règlement partira-t-il, pour quel montant et par quel moyen\u00a0?\n[Peut-il nous parvenir pour le {date souhaitée}\u00a0?]",
      recap:
        "Je relis ce que nous avons convenu\u00a0: qui fait quoi, et pour quand.\nEst-ce bien cela\u00a0?\nJe vous l’envoie tout de suite par courriel. Merci de votre aide.",
    },
    FIRM: {
      identify:
        "Je reviens vers vous au sujet d’un solde de {montant}, toujours impayé.[ Nous en avions parlé le {dernier appel}.]",
      inform:
        "L’échéance la plus ancienne est maintenant dépassée de {retard}.\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) est traité à part\u00a0: je vous appelle pour le reste.]\n[Vous nous aviez annoncé {promesse}\u00a0: l’engagement n’a pas été tenu.]\nEntre professionnels, les pénalités de retard courent dès le lendemain de l’échéance.[ Avec l’indemnité forfaitaire, elles atteignent {pénalités} à ce jour.]\nJe préfère trouver une solution avec vous aujourd’hui plutôt que de les laisser s’accumuler.",
      listen:
        "Qu’est-ce qui bloque le paiement aujourd’hui, précisément\u00a0?\nVos autres fournisseurs attendent-ils aussi, ou seulement nous\u00a0?\nQui doit donner son accord, et quand le fera-t-il\u00a0?",
      negotiate:
        "Que me proposez-vous\u00a0: quel montant, quel jour, par quel moyen\u00a0?\n[Il nous faut le règlement pour le {date souhaitée}.]\nSi tout n’est pas possible, quelle somme part aujourd’hui, et quand suit le reste\u00a0?",
      recap:
        "Je relis ce que nous avons convenu\u00a0: qui fait quoi, et pour quand.\nEst-ce bien cela\u00a0?\nJe compte sur cette date. Si elle ne pouvait pas être tenue, appelez-moi avant, et non après.",
    },
    NOTICE: {
      identify:
        "Je vous appelle au sujet d’un solde de {montant}, en retard important, que je souhaite régler avec vous aujourd’hui.",
      inform:
        "Malgré nos relances, l’échéance la plus ancienne est dépassée de {retard}.\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) est traité à part\u00a0: je vous appelle pour le reste.]\n[Vous nous aviez annoncé {promesse}\u00a0: l’engagement n’a pas été tenu.]\n[Les pénalités et l’indemnité forfaitaire atteignent {pénalités} à ce jour.]\nSi nous ne convenons de rien, l’étape suivante est {étape suivante}.",
      listen:
        "Contestez-vous un point dont vous ne nous auriez pas parlé\u00a0?\nSi c’est une question de trésorerie\u00a0: depuis quand, et quelles rentrées attendez-vous\u00a0?",
      negotiate:
        "Un règlement complet[ pour le {date souhaitée}] clôt le dossier. Est-ce possible\u00a0?\nSinon, adressez-moi une proposition écrite\u00a0: une première somme tout de suite, puis des dates fixes. Je vous donnerai notre réponse après en avoir parlé ici.",
      recap:
        "Je relis ce que nous avons convenu\u00a0: qui fait quoi, et pour quand.\nEst-ce bien cela\u00a0?\nSi rien n’est arrivé à cette date, l’étape suivante reste {étape suivante}.",
    },
    HANDOVER: {
      identify: "Je vous appelle une dernière fois avant que le dossier ne quitte mon bureau.",
      inform:
        "Un solde de {montant} reste impayé[\u00a0; l’échéance la plus ancienne est dépassée de {retard}].\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) reste traité chez nous.]\n[Le délai fixé par notre mise en demeure du {mise en demeure} est écoulé.]\nSans règlement, le dossier sera transmis pour recouvrement, comme nous l’avons annoncé.",
      listen:
        "Avez-vous une proposition à me faire avant cette transmission\u00a0?\nY a-t-il un élément nouveau que je doive connaître\u00a0?",
      negotiate:
        "Un règlement complet[ pour le {date souhaitée}] arrête tout.\nÀ défaut, seule une proposition écrite, avec un premier versement aujourd’hui, peut être examinée, et je ne peux pas m’engager sur la réponse.",
      recap:
        "Je relis ce que nous avons convenu\u00a0: qui fait quoi, et pour quand.\nEst-ce bien cela\u00a0?\nSi rien n’est arrivé à cette date, le dossier est transmis, et nous vous dirons à qui.",
    },
  },

  added: {
    OWNER: {
      identify: same(
        "Bonjour[ {contact}][, {appelant} à l’appareil][, société {notre société}]. Avez-vous deux minutes\u00a0?",
      ),
      inform: same(""),
      listen: {
        preDue: "Suivez-vous les règlements vous-même, ou dois-je m’adresser à votre comptable\u00a0?",
        late: "Comment voyez-vous les choses, de votre côté\u00a0?",
        last: "",
      },
      negotiate: {
        preDue: "",
        late: "Si ce n’est pas possible, donnez-moi une date que vous pourrez tenir à coup sûr.",
        last: "",
      },
      recap: same("À quelle adresse puis-je vous écrire directement\u00a0?"),
    },
    ACCOUNTANT: {
      identify: same(
        "Bonjour[ {contact}][, {appelant} à l’appareil][, société {notre société}]. C’est bien vous qui suivez nos factures chez {client}\u00a0?",
      ),
      inform: { preDue: "", late: "Je peux vous envoyer un relevé pendant que nous parlons." },
      listen: {
        preDue:
          "La facture est-elle enregistrée et validée\u00a0? Quelle est la date de votre prochaine campagne de règlement\u00a0?",
        late: "Ces factures sont-elles enregistrées et bonnes à payer\u00a0?\nQuelle est la date de votre prochaine campagne de règlement, et en font-elles partie\u00a0?",
        last: "Votre direction sait-elle que le dossier va nous quitter\u00a0?",
      },
      negotiate: {
        preDue: "",
        late: "Si la décision n’est pas de votre ressort, qui la prend, et puis-je parler directement à cette personne\u00a0?",
      },
      recap: { preDue: "", late: "Quelle référence de paiement dois-je guetter\u00a0?" },
    },
    CFO: {
      identify: same(
        "Bonjour[ {contact}][, {appelant} à l’appareil][, société {notre société}]. Je souhaite faire avec vous le point sur le compte {client}.",
      ),
      inform: {
        preDue: "",
        late: "Je peux le parcourir avec vous ligne par ligne, ou vous envoyer le relevé\u00a0: à votre convenance.",
      },
      listen: {
        preDue: "Le paiement est-il déjà validé chez vous\u00a0?",
        late: "S’agit-il d’une question de validation ou de trésorerie\u00a0?",
        last: "",
      },
      negotiate: {
        preDue: "",
        late: "Une date que vous me confirmez par écrit me suffit pour attendre jusque-là.",
        last: "Pouvez-vous donner l’ordre de paiement aujourd’hui\u00a0?",
      },
      recap: same("Dois-je mettre votre service comptable en copie\u00a0?"),
    },
    PRIVATE: {
      identify: same(""),
      inform: same(""),
      listen: same(""),
      negotiate: same(""),
      recap: same("Souhaitez-vous une confirmation par courriel ou par courrier\u00a0?"),
    },
  },

  instead: {
    "*.ASSISTANT.identify":
      "Bonjour[, {appelant} à l’appareil][, société {notre société}]. Pourriez-vous me passer[ {contact} ou] la personne qui règle les fournisseurs\u00a0?",
    "*.ASSISTANT.inform":
      "C’est au sujet d’une facture\u00a0; je préfère en parler avec la personne qui la suit.",
    "*.ASSISTANT.listen": "Qui suit ce dossier, et qui prend le relais en cas d’absence\u00a0?",
    "*.ASSISTANT.negotiate":
      "Y a-t-il une ligne directe ou une adresse\u00a0?\nÀ quel moment puis-je rappeler\u00a0?",
    "*.ASSISTANT.recap":
      "Je rappelle donc à ce moment-là. Pouvez-vous noter mon nom et mon numéro\u00a0?\nMerci de votre aide.",
    "*.PRIVATE.identify":
      "Bonjour, je souhaiterais parler à {client}, s’il vous plaît.\n(L’identité confirmée\u00a0:)[ {appelant} à l’appareil.][ J’appelle de la part de la société {notre société}.] C’est au sujet d’une facture. Est-ce un bon moment\u00a0?",
    "PRE_DUE.PRIVATE.listen":
      "Avez-vous bien reçu la facture\u00a0?\nY a-t-il un point que vous souhaitez que je vous explique\u00a0?",
    "REMINDER.PRIVATE.listen":
      "Avez-vous bien reçu la facture\u00a0?\nY a-t-il, dans la facture ou dans notre travail, un point avec lequel vous n’êtes pas d’accord\u00a0?",
    "REMINDER.PRIVATE.negotiate":
      "Quel jour pouvez-vous la régler, et par quel moyen\u00a0?\n[Est-ce possible pour le {date souhaitée}\u00a0?]\nSi c’est trop en une seule fois, dites-moi ce que vous pouvez verser, et à quelles dates.",
    "FIRM.PRIVATE.inform":
      "Il reste {montant} à régler[\u00a0; l’échéance est dépassée de {retard}].\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) est traité à part\u00a0: je vous appelle pour le reste.]\n[Vous nous aviez annoncé {promesse}\u00a0: l’engagement n’a pas été tenu.]\nJe souhaite que nous trouvions une date ensemble aujourd’hui.",
    "FIRM.PRIVATE.listen":
      "Qu’est-ce qui a retardé le paiement\u00a0?\nY a-t-il, dans la facture ou dans notre travail, un point avec lequel vous n’êtes pas d’accord\u00a0?",
    "NOTICE.PRIVATE.inform":
      "Il reste {montant} à régler[\u00a0; l’échéance est dépassée de {retard}].\nRéférences\u00a0: {factures}.\n[Ce qui est en litige ({en litige}) est traité à part\u00a0: je vous appelle pour le reste.]\n[Vous nous aviez annoncé {promesse}\u00a0: l’engagement n’a pas été tenu.]\nSi nous ne convenons de rien, l’étape suivante est {étape suivante}.",
    "NOTICE.PRIVATE.listen":
      "Y a-t-il un point de la facture avec lequel vous n’êtes pas d’accord\u00a0?\nSi c’est trop en une fois, quelle somme pourriez-vous régler, et quand\u00a0?",
    "HANDOVER.PRIVATE.listen":
      "Y a-t-il un point de la facture avec lequel vous n’êtes pas d’accord\u00a0?\nAvez-vous une proposition à me faire avant cette transmission\u00a0?",
  },

  voicemail: {
    template:
      "Bonjour[, message pour {contact}][, de la part de {appelant}][, société {notre société}]. Pourriez-vous me rappeler, s’il vous plaît\u00a0? Merci, et bonne journée.",
    tip: "Dites votre numéro deux fois, lentement. Ni montant, ni facture, ni motif sur un répondeur.",
  },

  tips: {
    identify: {
      early:
        "Souriez, dites votre nom, appelez la personne par le sien. Aucun montant avant d’être sûr de l’interlocuteur.",
      late: "Calme et direct. Assurez-vous de l’interlocuteur avant de donner un chiffre.",
    },
    inform: {
      early: "Bref et cordial, en supposant la bonne foi. Puis laissez parler.",
      late: "Des faits, des chiffres, des dates, pas d’adjectifs. N’annoncez que ce qui sera vraiment fait.",
    },
    listen: {
      early: "Laissez finir. Notez ses mots, pas votre avis.",
      late: "Un silence est aussi une réponse\u00a0: attendez, puis notez ce qui est resté sans réponse.",
    },
    negotiate: {
      early: "Une date, un montant, un moyen, un nom\u00a0: en deçà, c’est une intention.",
      late: "Laissez-le proposer d’abord. Gardez votre position de repli pour vous, et réservez votre réponse si l’offre va au-delà.",
    },
    recap: {
      early: "Relisez lentement et remerciez\u00a0: le prochain appel dépend de la fin de celui-ci.",
      late: "Faites valider chaque point. Envoyez le courriel tant que l’échange est frais.",
    },
  },
  tipsByRole: {
    ASSISTANT: { identify: "Laissez un nom et un numéro, jamais le montant." },
    PRIVATE: {
      identify: "Ne parlez de la dette à personne d’autre, pas même à son domicile.",
      listen: "Ne demandez rien sur la santé ni la famille, et n’en notez rien.",
      negotiate: "Pas de frais au-delà de ce que la loi permet avec un particulier.",
    },
  },
};

export const SCRIPT_PARTS: Readonly<Record<Language, ScriptParts>> = { en, fr };
