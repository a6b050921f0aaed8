import type { PaymentDelays, PaymentHabits, Share } from "../domain/paymentHabits";
import { counted } from "./counted";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import type { Language } from "./ruleWords";

/** One habit: what is measured, what it comes to, and from how many. */
export interface HabitLine {
  readonly label: string;
  readonly value: string;
  /** Empty when there is nothing to add. */
  readonly basis: string;
}

/** How a debtor pays, per currency, then how it keeps its word and answers the phone. */
export function habitLines(habits: PaymentHabits, language: Language): readonly HabitLine[] {
  const words = WORDS[language];
  const delays =
    habits.delays.length === 0
      ? [{ label: words.delay, value: words.notEnough, basis: words.noPaidRows }]
      : habits.delays.flatMap((of) => delayLines(of, habits.delays.length > 1, words));
  const amounts = habits.promisedAmounts.map(({ promised, received }) => ({
    label: words.promisedAmount,
    value: words.receivedOf(formatAmount(received, language), formatAmount(promised, language)),
    basis: "",
  }));
  return [
    ...delays,
    shareLine(words.promisesKept, habits.promisesKept, words.promises, words),
    ...amounts,
    shareLine(words.answered, habits.answered, words.attempts, words),
    shareLine(words.rightParty, habits.rightPartyOfAnswered, words.answeredCalls, words),
    shareLine(words.promised, habits.promised, words.conversations, words),
  ];
}

function delayLines(delays: PaymentDelays, hasSeveral: boolean, words: HabitWords): readonly HabitLine[] {
  const label = (of: string): string => (hasSeveral ? words.inCurrency(of, delays.currency) : of);
  if (delays.kind === "not-enough")
    return [
      { label: label(words.delay), value: words.notEnough, basis: words.paidInvoices(delays.invoices) },
    ];
  const { averageDays, averageDaysByAmount, paidLate, trendDays, lastPaidOn, invoices } = delays;
  return [
    {
      label: label(words.delay),
      value: words.late(Math.round(averageDays)),
      basis: words.paidInvoices(invoices),
    },
    { label: label(words.delayByAmount), value: words.late(Math.round(averageDaysByAmount)), basis: "" },
    shareLine(label(words.paidLate), paidLate, words.paidInvoices, words),
    {
      label: label(words.trend),
      value: trendDays === undefined ? words.notEnough : words.trendOf(Math.round(trendDays)),
      basis: "",
    },
    { label: label(words.lastPaid), value: words.date(lastPaidOn), basis: "" },
  ];
}

function shareLine(label: string, share: Share, of: (count: number) => string, words: HabitWords): HabitLine {
  if (share.kind === "not-enough") return { label, value: words.notEnough, basis: of(share.of) };
  return {
    label,
    value: words.percent(Math.round((100 * share.part) / share.of)),
    basis: words.outOf(share.part, of(share.of)),
  };
}

interface HabitWords {
  readonly notEnough: string;
  readonly noPaidRows: string;
  readonly delay: string;
  readonly delayByAmount: string;
  readonly paidLate: string;
  readonly trend: string;
  readonly lastPaid: string;
  readonly promisesKept: string;
  readonly promisedAmount: string;
  readonly answered: string;
  readonly rightParty: string;
  readonly promised: string;
  readonly late: (days: number) => string;
  readonly trendOf: (days: number) => string;
  readonly percent: (percent: number) => string;
  readonly outOf: (part: number, of: string) => string;
  readonly receivedOf: (received: string, promised: string) => string;
  readonly inCurrency: (label: string, currency: string) => string;
  readonly date: (on: Parameters<typeof formatDate>[0]) => string;
  readonly paidInvoices: (count: number) => string;
  readonly promises: (count: number) => string;
  readonly attempts: (count: number) => string;
  readonly answeredCalls: (count: number) => string;
  readonly conversations: (count: number) => string;
}

const en: HabitWords = {
  notEnough: "Not enough to say",
  noPaidRows: "the sheet keeps no paid invoices",
  delay: "Pays on average",
  delayByAmount: "Weighted by amount",
  paidLate: "Paid late",
  trend: "Lately",
  lastPaid: "Last payment",
  promisesKept: "Promises kept",
  promisedAmount: "Received of what was promised",
  answered: "Answers the phone",
  rightParty: "Right person when they answer",
  promised: "Conversations that brought a promise",
  late: (days) =>
    days === 0
      ? "on the due date"
      : days > 0
        ? `${counted(days, ["day", "days"], "en")} late`
        : `${counted(-days, ["day", "days"], "en")} early`,
  trendOf: (days) =>
    days === 0
      ? "as before"
      : days > 0
        ? `${counted(days, ["day", "days"], "en")} slower`
        : `${counted(-days, ["day", "days"], "en")} faster`,
  percent: (percent) => `${percent}%`,
  outOf: (part, of) => `${part} of ${of}`,
  receivedOf: (received, promised) => `${received} of ${promised}`,
  inCurrency: (label, currency) => `${label} (${currency})`,
  date: (on) => formatDate(on, "en"),
  paidInvoices: (count) => counted(count, ["paid invoice", "paid invoices"], "en"),
  promises: (count) => counted(count, ["promise judged", "promises judged"], "en"),
  attempts: (count) => counted(count, ["attempt", "attempts"], "en"),
  answeredCalls: (count) => counted(count, ["call answered", "calls answered"], "en"),
  conversations: (count) => counted(count, ["conversation", "conversations"], "en"),
};

const fr: HabitWords = {
  notEnough: "Pas assez d’éléments",
  noPaidRows: "la feuille ne garde pas les factures payées",
  delay: "Paie en moyenne",
  delayByAmount: "Pondéré par le montant",
  paidLate: "Payées en retard",
  trend: "Ces derniers temps",
  lastPaid: "Dernier paiement",
  promisesKept: "Promesses tenues",
  promisedAmount: "Reçu sur ce qui était promis",
  answered: "Répond au téléphone",
  rightParty: "Bon interlocuteur quand on répond",
  promised: "Conversations suivies d’une promesse",
  late: (days) =>
    days === 0
      ? "à l’échéance"
      : days > 0
        ? `avec ${counted(days, ["jour", "jours"], "fr")} de retard`
        : `avec ${counted(-days, ["jour", "jours"], "fr")} d’avance`,
  trendOf: (days) =>
    days === 0
      ? "sans changement"
      : days > 0
        ? `${counted(days, ["jour", "jours"], "fr")} de plus`
        : `${counted(-days, ["jour", "jours"], "fr")} de moins`,
  percent: (percent) => `${percent}\u00a0%`,
  outOf: (part, of) => `${part} sur ${of}`,
  receivedOf: (received, promised) => `${received} sur ${promised}`,
  inCurrency: (label, currency) => `${label} (${currency})`,
  date: (on) => formatDate(on, "fr"),
  paidInvoices: (count) => counted(count, ["facture payée", "factures payées"], "fr"),
  promises: (count) => counted(count, ["promesse jugée", "promesses jugées"], "fr"),
  attempts: (count) => counted(count, ["tentative", "tentatives"], "fr"),
  answeredCalls: (count) => counted(count, ["appel décroché", "appels décrochés"], "fr"),
  conversations: (count) => counted(count, ["conversation", "conversations"], "fr"),
};

const WORDS: Readonly<Record<Language, HabitWords>> = { en, fr };
