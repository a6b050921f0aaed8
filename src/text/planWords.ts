import type { PlanAnalysis, PlanConcern } from "../domain/planProposal";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { counted } from "./counted";
import type { Language } from "./ruleWords";
import type { WordsByType } from "./words";

/** What speaks against accepting a plan, in one sentence. */
export function formatPlanConcern(concern: PlanConcern, language: Language): string {
  return (CONCERNS[language][concern.type] as (of: PlanConcern) => string)(concern);
}

/** A plan in figures: what it brings now, until when it runs, and how that compares with what they usually pay. */
export function planLines(analysis: PlanAnalysis, language: Language): readonly string[] {
  const { total, upFront, lastOn, largest, usualMonthly } = analysis;
  const money = (amount: typeof total): string => formatAmount(amount, language);
  const last = formatDate(lastOn, language);
  if (language === "fr")
    return [
      `Total ${money(total)}, dont ${money(upFront)} tout de suite\u00a0; dernier versement le ${last}.`,
      usualMonthly === undefined
        ? "Paiements habituels\u00a0: pas assez d’éléments pour comparer."
        : `Plus gros versement ${money(largest)}\u00a0; paiements habituels ${money(usualMonthly)} par mois.`,
    ];
  return [
    `Total ${money(total)}, of which ${money(upFront)} now; last payment on ${last}.`,
    usualMonthly === undefined
      ? "Usual payments: not enough to compare."
      : `Largest payment ${money(largest)}; they usually pay ${money(usualMonthly)} a month.`,
  ];
}

const CONCERNS: Readonly<Record<Language, WordsByType<PlanConcern, string>>> = {
  en: {
    LeavesOut: ({ amount }) => `The plan leaves out ${formatAmount(amount, "en")} of what is owed.`,
    AsksTooMuch: ({ amount }) => `The plan asks for ${formatAmount(amount, "en")} more than is owed.`,
    NothingNow: () => "Nothing is paid now: ask for a first payment.",
    TooLong: ({ lastOn, monthsMax }) =>
      `It runs until ${formatDate(lastOn, "en")}, longer than ${counted(monthsMax, ["month", "months"], "en")}.`,
    AboveUsualPayments: ({ usualMonthly, largest }) =>
      `A payment of ${formatAmount(largest, "en")} is more than they usually pay in a month (${formatAmount(usualMonthly, "en")}): will they keep it?`,
    SolvencyCheckNeeded: ({ from }) => `From ${formatAmount(from, "en")} on, look into their solvency first.`,
  },
  fr: {
    LeavesOut: ({ amount }) => `L’échéancier laisse de côté ${formatAmount(amount, "fr")} de ce qui est dû.`,
    AsksTooMuch: ({ amount }) => `L’échéancier dépasse de ${formatAmount(amount, "fr")} ce qui est dû.`,
    NothingNow: () => "Rien n’est versé tout de suite\u00a0: demandez un premier versement.",
    TooLong: ({ lastOn, monthsMax }) =>
      `Il court jusqu’au ${formatDate(lastOn, "fr")}, soit plus de ${monthsMax} mois.`,
    AboveUsualPayments: ({ usualMonthly, largest }) =>
      `Un versement de ${formatAmount(largest, "fr")} dépasse ses paiements habituels d’un mois (${formatAmount(usualMonthly, "fr")})\u00a0: pourra-t-il le tenir\u00a0?`,
    SolvencyCheckNeeded: ({ from }) =>
      `À partir de ${formatAmount(from, "fr")}, vérifiez d’abord la solvabilité.`,
  },
};
