import type { DisputeCategory, ObjectionCode } from "../domain/callDetails";
import type { OutcomeCode } from "../domain/outcome";
import type { ReasonCode } from "../domain/reason";
import type { Language } from "./ruleWords";

interface ObjectionWords {
  /** In the debtor's mouth. */
  readonly heard: string;
  readonly answer: string;
  readonly askNext: readonly string[];
}

/** What an objection leads to in the call form. */
interface ObjectionMove {
  /** The button to press when the questions are answered; the next ones when they are not. */
  readonly outcomes: readonly [OutcomeCode, ...OutcomeCode[]];
  /** Why it is late, if this is true. */
  readonly reason?: ReasonCode;
  readonly dispute?: DisputeCategory;
}

const MOVES: Readonly<Record<ObjectionCode, ObjectionMove>> = {
  NOT_RECEIVED: { outcomes: ["NREC"], reason: "NOT_RECEIVED" },
  NO_CASH: { outcomes: ["PROP", "PTPP", "CANT"], reason: "CASH_TEMP" },
  IN_APPROVAL: { outcomes: ["APPR"], reason: "APPROVAL" },
  ACCOUNTANT_AWAY: { outcomes: ["ABS", "MSG3"], reason: "STAFF_ABSENT" },
  DELIVERY_PROBLEM: { outcomes: ["DISP"], reason: "LATE_DEL", dispute: "D_DEL" },
  GOODS_RETURNED: { outcomes: ["DISP"], reason: "CREDIT_NOTE", dispute: "D_QUAL" },
  INSOLVENCY: { outcomes: ["INSOL"], reason: "INSOLVENCY" },
  ACCOUNTS_BLOCKED: { outcomes: ["CANT", "PROP"], reason: "ACCT_BLOCKED" },
  CUSTOMERS_UNPAID: { outcomes: ["PTP", "PTPP", "INT"], reason: "CUST_UNPAID" },
  CHEQUE_SENT: { outcomes: ["SENT", "PAIDX"], reason: "SENT_WAIT" },
  ORDER_MISSING: { outcomes: ["DOC"], reason: "INV_PO" },
  SALES_GRACE: { outcomes: ["NEG", "PTP"], reason: "SIDE_PROMISE" },
  SEND_MAIL: { outcomes: ["MSG3", "CB"] },
};

type Words = Readonly<Record<ObjectionCode, ObjectionWords>>;

const en: Words = {
  NOT_RECEIVED: {
    heard: "“We never received that invoice.”",
    answer:
      "I understand; let us put that right at once. I am sending you a copy while we are on the line, and the due date stays as it was.",
    askNext: [
      "Which address should it go to, and who opens that mailbox?",
      "Can you see it now?",
      "Is it complete for your side, so that it can be paid?",
      "On which day will it be paid?",
    ],
  },
  NO_CASH: {
    heard: "“We have no cash at the moment.”",
    answer:
      "Thank you for telling me plainly. Let us see what is possible: a part of it now, and firm dates for the rest.",
    askNext: [
      "How much can leave today?",
      "When do you expect money to come in, and from where?",
      "Are all your suppliers waiting, or only us?",
      "What do you propose for the rest, with dates?",
    ],
  },
  IN_APPROVAL: {
    heard: "“It is waiting for approval.”",
    answer:
      "All right. So the invoice itself is not contested: what is missing is a signature. Help me find it.",
    askNext: [
      "Who approves it?",
      "Since when has it been there, and when will it be back?",
      "May I speak to that person, or send a reminder that you can pass on?",
      "Once approved, in which payment run does it go?",
    ],
  },
  ACCOUNTANT_AWAY: {
    heard: "“Our accountant is away.”",
    answer:
      "That happens. The payment should not have to wait until then, though: let us find who stands in.",
    askNext: [
      "When will they be back?",
      "Who can make a payment in the meantime?",
      "What is that person’s direct line?",
    ],
  },
  DELIVERY_PROBLEM: {
    heard: "“There was a problem with the delivery.”",
    answer:
      "Thank you for telling me: it has to be looked at. I note exactly what is wrong and give it to the right person here. What is not concerned remains payable.",
    askNext: [
      "What exactly was wrong, and on which delivery?",
      "When was it noticed, and whom did you tell?",
      "Can you send me a photograph or the delivery note with your remarks?",
      "What amount is concerned, and when will the rest be paid?",
    ],
  },
  GOODS_RETURNED: {
    heard: "“We sent the goods back.”",
    answer:
      "Then there should be a trace of the return with us. Give me the reference and I will have the credit note checked; the rest of the account is not affected.",
    askNext: [
      "What was returned, and on which day?",
      "Is there a return note, signed by our carrier or our warehouse?",
      "What amount does it concern?",
      "When will the rest be paid?",
    ],
  },
  INSOLVENCY: {
    heard: "“We are in insolvency proceedings.”",
    answer:
      "I take note of it, and I stop asking you for payment. I only need a few facts to lodge our claim.",
    askNext: [
      "Which kind of proceedings, and opened on which day?",
      "By which court, and who is the administrator?",
      "Did we deliver anything after the opening?",
    ],
  },
  ACCOUNTS_BLOCKED: {
    heard: "“Our bank accounts are blocked.”",
    answer:
      "I understand that it ties your hands. I need to know for how long, and what you can do in the meantime.",
    askNext: [
      "Blocked by whom, and since when?",
      "When do you expect them to be released?",
      "Is there another way to pay part of it?",
      "Is there a court decision that I should know of?",
    ],
  },
  CUSTOMERS_UNPAID: {
    heard: "“Our own customers have not paid us.”",
    answer:
      "I see the difficulty. Our terms do not depend on theirs, though, and I need a date that does not hang on somebody else.",
    askNext: [
      "Which part can you pay without waiting for them?",
      "Which date can you keep whatever happens?",
      "How much will it be, and by what means?",
    ],
  },
  CHEQUE_SENT: {
    heard: "“The cheque is in the post.”",
    answer: "Thank you. Let me note its details, so that I recognise it when it comes in.",
    askNext: [
      "What are its number, its date and its amount?",
      "On which day was it posted, and to which address?",
      "Which invoices does it cover?",
      "If it is not here by the day we agree, can you stop it and make a transfer?",
    ],
  },
  ORDER_MISSING: {
    heard: "“There is no purchase order.”",
    answer: "Let us complete it now, so that nothing else stands in the way of the payment.",
    askNext: [
      "What exactly do you need: a number, a copy, a signature?",
      "Who ordered on your side, and when?",
      "To whom do I send it?",
      "Once you have it, on which day will it be paid?",
    ],
  },
  SALES_GRACE: {
    heard: "“Your salesperson gave us more time.”",
    answer:
      "I know nothing of it, so I shall ask today rather than doubt your word. I will call you back with a clear answer.",
    askNext: [
      "Who told you so, and on which day?",
      "Until which date, and for which invoices?",
      "Is there anything in writing?",
      "If that date is confirmed, will it be paid on it?",
    ],
  },
  SEND_MAIL: {
    heard: "“Just send us an e-mail.”",
    answer:
      "Gladly, you will have it in a minute. So that it does not go astray, I would like to tell its reader in two words.",
    askNext: [
      "Who will read it, and at which address?",
      "Does that person have a direct line?",
      "When is a good time to call?",
    ],
  },
};

const fr: Words = {
  NOT_RECEIVED: {
    heard: "«\u00a0Nous n’avons jamais reçu cette facture.\u00a0»",
    answer:
      "Je comprends\u00a0; réglons cela tout de suite. Je vous en envoie une copie pendant que nous parlons. L’échéance, elle, reste la même.",
    askNext: [
      "À quelle adresse l’envoyer, et qui relève cette boîte\u00a0?",
      "La voyez-vous maintenant\u00a0?",
      "Est-elle complète pour vous, de quoi être mise en paiement\u00a0?",
      "Quel jour sera-t-elle réglée\u00a0?",
    ],
  },
  NO_CASH: {
    heard: "«\u00a0Nous n’avons pas de trésorerie en ce moment.\u00a0»",
    answer:
      "Merci de me le dire clairement. Voyons ce qui est possible\u00a0: une partie maintenant, et des dates fermes pour le reste.",
    askNext: [
      "Quelle somme peut partir aujourd’hui\u00a0?",
      "Quand attendez-vous des rentrées, et de qui\u00a0?",
      "Tous vos fournisseurs attendent-ils, ou seulement nous\u00a0?",
      "Que proposez-vous pour le reste, avec des dates\u00a0?",
    ],
  },
  IN_APPROVAL: {
    heard: "«\u00a0C’est en validation.\u00a0»",
    answer:
      "Très bien\u00a0: la facture n’est donc pas contestée, il ne manque qu’un accord. Aidez-moi à savoir où il en est.",
    askNext: [
      "Qui doit valider\u00a0?",
      "Depuis quand la facture y est-elle, et quand en reviendra-t-elle\u00a0?",
      "Puis-je parler à cette personne, ou vous écrire un mot à lui transmettre\u00a0?",
      "Une fois validée, dans quelle campagne de règlement passera-t-elle\u00a0?",
    ],
  },
  ACCOUNTANT_AWAY: {
    heard: "«\u00a0La comptable n’est pas là.\u00a0»",
    answer:
      "Cela arrive. Le règlement ne devrait pas attendre pour autant\u00a0: voyons qui assure le relais.",
    askNext: [
      "Quel jour sera-t-elle de retour\u00a0?",
      "Qui peut faire un règlement d’ici là\u00a0?",
      "Quelle est la ligne directe de cette personne\u00a0?",
    ],
  },
  DELIVERY_PROBLEM: {
    heard: "«\u00a0Il y a eu un problème à la livraison.\u00a0»",
    answer:
      "Merci de me le signaler\u00a0: cela doit être examiné. Je note précisément ce qui ne va pas et je le transmets à la bonne personne chez nous. Ce qui n’est pas concerné reste à régler.",
    askNext: [
      "Qu’est-ce qui n’allait pas exactement, et sur quelle livraison\u00a0?",
      "Quand l’avez-vous constaté, et à qui l’avez-vous signalé\u00a0?",
      "Pouvez-vous m’envoyer une photo ou le bon de livraison avec vos réserves\u00a0?",
      "Quel montant est concerné, et quand le reste sera-t-il réglé\u00a0?",
    ],
  },
  GOODS_RETURNED: {
    heard: "«\u00a0Nous avons retourné la marchandise.\u00a0»",
    answer:
      "Nous devons alors en avoir la trace. Donnez-moi la référence, et je fais vérifier l’avoir\u00a0; le reste du compte n’est pas concerné.",
    askNext: [
      "Qu’avez-vous retourné, et quel jour\u00a0?",
      "Avez-vous un bon de retour signé par le transporteur ou par notre entrepôt\u00a0?",
      "Quel montant cela représente-t-il\u00a0?",
      "Quand le reste sera-t-il réglé\u00a0?",
    ],
  },
  INSOLVENCY: {
    heard: "«\u00a0Nous sommes en redressement, en liquidation.\u00a0»",
    answer:
      "J’en prends note et je cesse de vous demander ce règlement. Il me faut seulement quelques éléments pour déclarer notre créance.",
    askNext: [
      "Quelle procédure, ouverte à quelle date\u00a0?",
      "Par quel tribunal, et qui est le mandataire judiciaire\u00a0?",
      "Avons-nous livré quelque chose depuis l’ouverture\u00a0?",
    ],
  },
  ACCOUNTS_BLOCKED: {
    heard: "«\u00a0Nos comptes sont bloqués.\u00a0»",
    answer:
      "Je comprends que cela vous lie les mains. J’ai besoin de savoir pour combien de temps, et ce que vous pouvez faire d’ici là.",
    askNext: [
      "Bloqués par qui, et depuis quand\u00a0?",
      "Quand pensez-vous qu’ils seront libérés\u00a0?",
      "Une partie peut-elle être réglée par un autre moyen\u00a0?",
      "Y a-t-il une décision de justice dont je doive avoir connaissance\u00a0?",
    ],
  },
  CUSTOMERS_UNPAID: {
    heard: "«\u00a0Nos propres clients ne nous ont pas payés.\u00a0»",
    answer:
      "Je vois la difficulté. Nos conditions ne dépendent pourtant pas des leurs\u00a0: il me faut une date qui ne tienne pas à quelqu’un d’autre.",
    askNext: [
      "Quelle part pouvez-vous régler sans les attendre\u00a0?",
      "Quelle date pouvez-vous tenir quoi qu’il arrive\u00a0?",
      "Pour quel montant, et par quel moyen\u00a0?",
    ],
  },
  CHEQUE_SENT: {
    heard: "«\u00a0Le chèque est parti.\u00a0»",
    answer: "Merci. Je note ses références, pour le reconnaître à son arrivée.",
    askNext: [
      "Quels sont son numéro, sa date et son montant\u00a0?",
      "Quel jour a-t-il été posté, et à quelle adresse\u00a0?",
      "Quelles factures règle-t-il\u00a0?",
      "S’il n’est pas arrivé au jour convenu, pouvez-vous le remplacer par un virement\u00a0?",
    ],
  },
  ORDER_MISSING: {
    heard: "«\u00a0Il nous manque le bon de commande.\u00a0»",
    answer: "Complétons le dossier maintenant, pour que plus rien ne retienne le règlement.",
    askNext: [
      "Que vous faut-il exactement\u00a0: un numéro, une copie, une signature\u00a0?",
      "Qui a commandé chez vous, et quand\u00a0?",
      "À qui dois-je l’envoyer\u00a0?",
      "Une fois la pièce reçue, quel jour la facture sera-t-elle réglée\u00a0?",
    ],
  },
  SALES_GRACE: {
    heard: "«\u00a0Votre commercial nous a accordé un délai.\u00a0»",
    answer:
      "Je n’en ai pas connaissance\u00a0; je lui pose donc la question aujourd’hui, sans mettre votre parole en doute. Je vous rappelle avec une réponse claire.",
    askNext: [
      "Qui vous l’a accordé, et quel jour\u00a0?",
      "Jusqu’à quelle date, et pour quelles factures\u00a0?",
      "En avez-vous une trace écrite\u00a0?",
      "Si cette date est confirmée, le règlement sera-t-il fait ce jour-là\u00a0?",
    ],
  },
  SEND_MAIL: {
    heard: "«\u00a0Envoyez-nous un courriel.\u00a0»",
    answer:
      "Volontiers, vous l’aurez dans une minute. Pour qu’il ne se perde pas, j’aimerais en dire deux mots à la personne qui le lira.",
    askNext: [
      "Qui le lira, et à quelle adresse\u00a0?",
      "Cette personne a-t-elle une ligne directe\u00a0?",
      "À quel moment puis-je l’appeler\u00a0?",
    ],
  },
};

const WORDS: Readonly<Record<Language, Words>> = { en, fr };

/** One text of the library, as settings keep it; `askNext` is one question a line. */
export type ObjectionKey = `${Language}.${ObjectionCode}.${"answer" | "askNext"}`;

/** Texts that people wrote instead of ours. */
export type ObjectionOverrides = Readonly<Partial<Record<ObjectionKey, string>>>;

export interface PreparedAnswer extends ObjectionWords, ObjectionMove {
  readonly code: ObjectionCode;
  readonly isEdited: boolean;
}

/** What was said on the line, and what it means for the entry. */
export type HeardObjection = Pick<PreparedAnswer, "code" | "reason" | "dispute">;

/** What to say to an objection, what to ask next, and what to press then. */
export function preparedAnswer(
  code: ObjectionCode,
  language: Language,
  overrides: ObjectionOverrides = {},
): PreparedAnswer {
  const words = WORDS[language][code];
  const answer = overrides[`${language}.${code}.answer`];
  const askNext = overrides[`${language}.${code}.askNext`];
  return {
    code,
    ...MOVES[code],
    heard: words.heard,
    answer: answer ?? words.answer,
    askNext: askNext === undefined ? words.askNext : linesOf(askNext),
    isEdited: answer !== undefined || askNext !== undefined,
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
