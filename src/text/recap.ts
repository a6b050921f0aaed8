import type { DisputeCategory } from "../domain/callDetails";
import type { CallLogged } from "../domain/callLog";
import { totalsByCurrency, type Money } from "../domain/money";
import type { OutcomeCode } from "../domain/outcome";
import type { PaymentMeans } from "../domain/reason";
import { callDetailWordsOf } from "./callDetailWords";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { joinList } from "./joinList";
import type { Language } from "./ruleWords";

/** What the recap is made of: a call, or the form before it is saved. */
export type RecapCall = Pick<
  CallLogged,
  | "outcome"
  | "untilOn"
  | "amount"
  | "means"
  | "person"
  | "detail"
  | "dispute"
  | "plan"
  | "consequences"
  | "grace"
  | "commitments"
  | "covers"
>;

/** One thing that somebody does, said to the debtor: « vous » is the debtor, « nous » is us. */
export interface RecapLine {
  readonly party: "US" | "DEBTOR";
  readonly text: string;
}

/**
 * Who does what by when, to read back on the phone and to write in the e-mail afterwards.
 *
 * Shape:  only what was said; empty when nobody who could commit was reached and we announced nothing.
 */
export function recapOf(call: RecapCall, language: Language): readonly RecapLine[] {
  const words = RECAP[language];
  const { grace, consequences = [], commitments = [] } = call;
  const outcome = isIntention(call) ? "INT" : call.outcome;
  return [
    ...words.outcomes[outcome](saidIn(call, language)),
    ...(grace === undefined ? [] : [us(words.grace(formatDate(grace.untilOn, language)))]),
    ...commitments.map(({ party, action, dueOn }): RecapLine => {
      const on = dueOn === undefined ? undefined : formatDate(dueOn, language);
      return { party, text: words.commitment(party, withoutFullStop(action), on) };
    }),
    ...consequences.map(({ code, dueOn }) => {
      const what = callDetailWordsOf(language).consequencesDone[code];
      return us(words.consequence(what, formatDate(dueOn, language)));
    }),
  ];
}

/** « by bank transfer », « par virement »: the end of a sentence about a payment. */
export function byMeans(means: PaymentMeans, language: Language): string {
  return RECAP[language].means[means];
}

/** The facts of a call as words, ready to be put into sentences. */
interface Said {
  readonly amount: string | undefined;
  readonly until: string | undefined;
  /** With a space before it; empty when not known. */
  readonly how: string;
  readonly person: string | undefined;
  readonly detail: string | undefined;
  /** « 500,00 € le 01/12/2026 et 500,00 € le 01/01/2027 » */
  readonly instalments: string | undefined;
  /** What the amount, or the disputed part, leaves open. */
  readonly rest: string | undefined;
  readonly dispute: {
    readonly about: string | undefined;
    readonly disputed: string | undefined;
    readonly owner: string | undefined;
  };
}

function saidIn(call: RecapCall, language: Language): Said {
  const { amount, means, dispute, untilOn } = call;
  const money = (value: Money): string => formatAmount(value, language);
  const part = dispute?.disputed ?? amount;
  const rest = part === undefined ? undefined : restAfter(call, part);
  const instalments = instalmentsOf(call).map((instalment) =>
    RECAP[language].instalment(money(instalment.amount), formatDate(instalment.dueOn, language)),
  );
  return {
    amount: amount === undefined ? undefined : money(amount),
    until: untilOn === undefined ? undefined : formatDate(untilOn, language),
    how: means === undefined ? "" : ` ${byMeans(means, language)}`,
    person: call.person,
    detail: call.detail === undefined ? undefined : withoutFullStop(call.detail),
    instalments: instalments.length === 0 ? undefined : joinList(instalments, language),
    rest: rest === undefined ? undefined : money(rest),
    dispute: {
      about: dispute === undefined ? undefined : RECAP[language].disputes[dispute.category],
      disputed: part === undefined ? undefined : money(part),
      owner: dispute?.owner ?? call.person,
    },
  };
}

/** Without an amount or a date, nothing was promised, whatever button was pressed. */
function isIntention({ outcome, amount, untilOn }: RecapCall): boolean {
  return (outcome === "PTP" || outcome === "PTPP") && (amount === undefined || untilOn === undefined);
}

function instalmentsOf({ outcome, plan = [], amount, untilOn }: RecapCall): NonNullable<RecapCall["plan"]> {
  if (plan.length > 0 || outcome !== "PLAN" || amount === undefined || untilOn === undefined) return plan;
  return [{ amount, dueOn: untilOn }];
}

/** Of the invoices the call covers: what a part leaves open, in the currency of that part. */
function restAfter({ covers }: RecapCall, part: Money): Money | undefined {
  const open = totalsByCurrency(covers.map((covered) => covered.open)).find(
    ({ currency }) => currency === part.currency,
  );
  if (open === undefined || open.amountMinor <= part.amountMinor) return undefined;
  return { ...open, amountMinor: open.amountMinor - part.amountMinor };
}

function withoutFullStop(text: string): string {
  return text.trim().replace(/[.\s]+$/, "");
}

const us = (text: string): RecapLine => ({ party: "US", text });
const debtor = (text: string): RecapLine => ({ party: "DEBTOR", text });
const nothing = (): readonly RecapLine[] => [];

/** A part of a sentence that is there only when its value is. */
function when(value: string | undefined, words: (value: string) => string): string {
  return value === undefined || value === "" ? "" : words(value);
}

interface RecapWords {
  readonly means: Readonly<Record<PaymentMeans, string>>;
  readonly disputes: Readonly<Record<DisputeCategory, string>>;
  readonly instalment: (amount: string, dueOn: string) => string;
  readonly grace: (untilOn: string) => string;
  readonly commitment: (party: RecapLine["party"], action: string, dueOn: string | undefined) => string;
  readonly consequence: (what: string, dueOn: string) => string;
  readonly outcomes: Readonly<Record<OutcomeCode, (said: Said) => readonly RecapLine[]>>;
}

const enPromise = ({ amount, how, until, rest }: Said): readonly RecapLine[] => [
  debtor(`You pay ${amount ?? ""}${how} by ${until ?? ""}.`),
  ...(rest === undefined ? [] : [debtor(`${rest} will remain to be paid; no date is agreed for it yet.`)]),
];

const en: RecapWords = {
  means: {
    TRANSFER: "by bank transfer",
    CHEQUE: "by cheque",
    CARD: "by card",
    DIRECT_DEBIT: "by direct debit",
    CASH: "in cash",
    BILL: "by bill of exchange",
  },
  disputes: {
    D_PRICE: "the price",
    D_QTY: "the quantity",
    D_QUAL: "the quality",
    D_DEL: "the delivery",
    D_ADM: "the paperwork",
    D_CTR: "the contract",
  },
  instalment: (amount, dueOn) => `${amount} on ${dueOn}`,
  grace: (untilOn) => `We give you until ${untilOn}.`,
  commitment: (party, action, dueOn) =>
    `${party === "US" ? "On our side" : "On your side"}: ${action}${when(dueOn, (on) => `, by ${on}`)}.`,
  consequence: (what, dueOn) => `Without payment, on ${dueOn}: ${what}.`,
  outcomes: {
    NA: nothing,
    BUSY: nothing,
    VM: nothing,
    MSG3: nothing,
    WNUM: nothing,
    ABS: ({ until }) => [us(`We call again${when(until, (on) => ` after ${on}`)}.`)],
    WPER: ({ person }) => [us(`We turn to ${person ?? "the right person"}.`)],
    CB: ({ until }) => [us(`We call you back${when(until, (on) => ` on ${on}`)}.`)],
    PTP: enPromise,
    PTPP: enPromise,
    INT: () => [
      debtor("You mean to pay; the amount and the date are still open."),
      us("We call you again to agree on them."),
    ],
    RUN: ({ until }) => [
      debtor(`The payment goes out with your payment run${when(until, (on) => ` of ${on}`)}.`),
    ],
    APPR: ({ person, until }) => [
      debtor(`${person ?? "The person in charge"} approves the payment${when(until, (on) => ` by ${on}`)}.`),
    ],
    SENT: ({ until, how }) => [
      debtor(`The payment left${when(until, (on) => ` on ${on}`)}${how}.`),
      us("We look out for it."),
    ],
    PAIDX: () => [
      debtor("You have paid, and send us proof of the payment."),
      us("We check our bank account."),
    ],
    NREC: ({ person }) => [us(`We send the invoice again${when(person, (name) => `, to ${name}`)}.`)],
    DOC: ({ detail }) => [us(`We send you what is missing${when(detail, (which) => `: ${which}`)}.`)],
    DISP: ({ dispute, detail, until, rest }) => [
      debtor(
        `You dispute ${dispute.about ?? "what was invoiced"}${when(detail, (what) => ` (${what})`)}${when(dispute.disputed, (amount) => `; the amount in dispute is ${amount}`)}.`,
      ),
      us(
        `${dispute.owner === undefined ? "We look" : `${dispute.owner} looks`} into it${when(until, (on) => `, and you will have our answer by ${on}`)}.`,
      ),
      ...(rest === undefined ? [] : [debtor(`What is not in dispute, ${rest}, remains payable.`)]),
    ],
    PROP: ({ instalments, until }) => [
      debtor(`You propose to pay in instalments${when(instalments, (list) => `: ${list}`)}.`),
      us(`We answer${when(until, (on) => ` by ${on}`)}; until then nothing is agreed.`),
    ],
    PLAN: ({ instalments, how }) =>
      instalments === undefined ? [] : [debtor(`You pay ${instalments}${how}.`)],
    NEG: ({ until, detail }) => [
      us(
        `We take up our discussion again${when(until, (on) => ` on ${on}`)}${when(detail, (what) => `: ${what}`)}.`,
      ),
    ],
    NOC: nothing,
    REF: ({ detail }) => [debtor(`You do not intend to pay${when(detail, (why) => `: ${why}`)}.`)],
    CANT: () => [debtor("You cannot pay for the time being.")],
    INSOL: ({ until }) => [
      debtor(`Insolvency proceedings are open${when(until, (on) => ` since ${on}`)}.`),
      us("We stop our calls and lodge our claim."),
    ],
    DNC: ({ detail }) => [
      us(`We no longer call you${when(detail, (what) => `, and use this instead: ${what}`)}.`),
    ],
    AGENCY: nothing,
    LEGAL: nothing,
    PRE_OK: () => [debtor("Everything is in order, and payment is planned for the due date.")],
    PRE_PB: ({ detail }) => [
      us(`We put this right before the due date${when(detail, (what) => `: ${what}`)}.`),
    ],
    OTH: nothing,
    SKIP: nothing,
  },
};

const frPromise = ({ amount, how, until, rest }: Said): readonly RecapLine[] => [
  debtor(`Vous réglez ${amount ?? ""}${how} pour le ${until ?? ""}.`),
  ...(rest === undefined ? [] : [debtor(`Il restera ${rest} à régler, sans date convenue pour l’instant.`)]),
];

const fr: RecapWords = {
  means: {
    TRANSFER: "par virement",
    CHEQUE: "par chèque",
    CARD: "par carte bancaire",
    DIRECT_DEBIT: "par prélèvement",
    CASH: "en espèces",
    BILL: "par effet de commerce",
  },
  disputes: {
    D_PRICE: "le prix",
    D_QTY: "la quantité",
    D_QUAL: "la qualité",
    D_DEL: "la livraison",
    D_ADM: "les pièces administratives",
    D_CTR: "les conditions du contrat",
  },
  instalment: (amount, dueOn) => `${amount} le ${dueOn}`,
  grace: (untilOn) => `Nous vous accordons un délai jusqu’au ${untilOn}.`,
  commitment: (party, action, dueOn) =>
    `${party === "US" ? "De notre côté" : "De votre côté"}\u00a0: ${action}${when(dueOn, (on) => `, pour le ${on}`)}.`,
  consequence: (what, dueOn) => `À défaut de règlement, le ${dueOn}\u00a0: ${what}.`,
  outcomes: {
    NA: nothing,
    BUSY: nothing,
    VM: nothing,
    MSG3: nothing,
    WNUM: nothing,
    ABS: ({ until }) => [us(`Nous rappelons${when(until, (on) => ` après le ${on}`)}.`)],
    WPER: ({ person }) => [us(`Nous nous adressons à ${person ?? "la bonne personne"}.`)],
    CB: ({ until }) => [us(`Nous vous rappelons${when(until, (on) => ` le ${on}`)}.`)],
    PTP: frPromise,
    PTPP: frPromise,
    INT: () => [
      debtor("Vous avez l’intention de régler\u00a0; le montant et la date restent à fixer."),
      us("Nous vous rappelons pour en convenir."),
    ],
    RUN: ({ until }) => [
      debtor(`Le règlement part avec votre campagne de paiement${when(until, (on) => ` du ${on}`)}.`),
    ],
    APPR: ({ person, until }) => [
      debtor(
        `${person ?? "La personne habilitée"} valide le paiement${when(until, (on) => ` pour le ${on}`)}.`,
      ),
    ],
    SENT: ({ until, how }) => [
      debtor(`Le paiement est parti${when(until, (on) => ` le ${on}`)}${how}.`),
      us("Nous en guettons l’arrivée."),
    ],
    PAIDX: () => [
      debtor("Vous avez payé et nous en adressez le justificatif."),
      us("Nous vérifions notre compte bancaire."),
    ],
    NREC: ({ person }) => [us(`Nous renvoyons la facture${when(person, (name) => ` à ${name}`)}.`)],
    DOC: ({ detail }) => [
      us(`Nous vous envoyons ce qui manque${when(detail, (which) => `\u00a0: ${which}`)}.`),
    ],
    DISP: ({ dispute, detail, until, rest }) => [
      debtor(
        `Vous contestez ${dispute.about ?? "ce qui a été facturé"}${when(detail, (what) => ` (${what})`)}${when(dispute.disputed, (amount) => `\u00a0; le montant en litige est de ${amount}`)}.`,
      ),
      us(
        `${dispute.owner === undefined ? "Nous examinons" : `${dispute.owner} examine`} ce point${when(until, (on) => `, et vous aurez notre réponse pour le ${on}`)}.`,
      ),
      ...(rest === undefined ? [] : [debtor(`Ce qui n’est pas contesté, soit ${rest}, reste à régler.`)]),
    ],
    PROP: ({ instalments, until }) => [
      debtor(`Vous proposez un règlement échelonné${when(instalments, (list) => `\u00a0: ${list}`)}.`),
      us(`Nous vous répondons${when(until, (on) => ` pour le ${on}`)}\u00a0; d’ici là, rien n’est convenu.`),
    ],
    PLAN: ({ instalments, how }) =>
      instalments === undefined ? [] : [debtor(`Vous réglez ${instalments}${how}.`)],
    NEG: ({ until, detail }) => [
      us(
        `Nous reprenons la discussion${when(until, (on) => ` le ${on}`)}${when(detail, (what) => `\u00a0: ${what}`)}.`,
      ),
    ],
    NOC: nothing,
    REF: ({ detail }) => [debtor(`Vous n’entendez pas régler${when(detail, (why) => `\u00a0: ${why}`)}.`)],
    CANT: () => [debtor("Vous ne pouvez pas régler pour le moment.")],
    INSOL: ({ until }) => [
      debtor(`Une procédure collective est ouverte${when(until, (on) => ` depuis le ${on}`)}.`),
      us("Nous cessons nos appels et déclarons notre créance."),
    ],
    DNC: ({ detail }) => [
      us(
        `Nous ne vous appelons plus${when(detail, (what) => ` et utilisons un autre moyen\u00a0: ${what}`)}.`,
      ),
    ],
    AGENCY: nothing,
    LEGAL: nothing,
    PRE_OK: () => [debtor("Tout est en ordre, et le règlement est prévu à l’échéance.")],
    PRE_PB: ({ detail }) => [
      us(`Nous y remédions avant l’échéance${when(detail, (what) => `\u00a0: ${what}`)}.`),
    ],
    OTH: nothing,
    SKIP: nothing,
  },
};

const RECAP: Readonly<Record<Language, RecapWords>> = { en, fr };
