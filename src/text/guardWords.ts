import type { ConsequenceCode } from "../domain/callDetails";
import type { GuardWarning } from "../domain/callGuard";
import type { CallHours, LadderStage } from "../domain/policy";
import { counted } from "./counted";
import { callDetailWordsOf } from "./callDetailWords";
import { formatDate } from "./formatDate";
import { joinList } from "./joinList";
import { formatStage, type Language } from "./ruleWords";
import type { WordsByType } from "./words";

/** What speaks against a call, in one sentence. It informs: the person on the phone decides. */
export function formatGuardWarning(warning: GuardWarning, language: Language): string {
  const words = GUARD[language];
  return (words[warning.type] as (of: GuardWarning) => string)(warning);
}

/**
 * Hours in which people may be called.
 *
 * @example
 * formatCallHours(hours, "fr") // => "9 h à 12 h 30 et 14 h à 18 h"
 */
export function formatCallHours(hours: readonly CallHours[], language: Language): string {
  return joinList(
    hours.map(({ fromMinute, toMinute }) =>
      language === "fr"
        ? `${frenchTime(fromMinute)} à ${frenchTime(toMinute)}`
        : `${englishTime(fromMinute)} to ${englishTime(toMinute)}`,
    ),
    language,
  );
}

/** Said when a consequence is announced before its stage: threats that come early are not believed later. */
export function earlyConsequenceWarning(
  consequence: ConsequenceCode,
  stages: { readonly now: LadderStage | undefined; readonly from: LadderStage },
  language: Language,
): string {
  const what = callDetailWordsOf(language).consequences[consequence];
  const from = formatStage(stages.from, language);
  const now = formatStage(stages.now, language);
  if (language === "fr")
    return `«\u00a0${what}\u00a0» s’annonce à partir du niveau «\u00a0${from}\u00a0»${now === "" ? "" : `\u00a0; ce client est au niveau «\u00a0${now}\u00a0»`}. Annoncer trop tôt affaiblit ce que vous direz ensuite.`;
  return `“${what}” is for the stage “${from}” and later${now === "" ? "" : `; this customer is at “${now}”`}. What is announced too early carries less weight later.`;
}

function englishTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function frenchTime(minutes: number): string {
  const past = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${past === 0 ? "" : `\u00a0${String(past).padStart(2, "0")}`}`;
}

const GUARD: Readonly<Record<Language, WordsByType<GuardWarning, string>>> = {
  en: {
    TooManyAttemptsInDays: ({ attempts, max, days }) =>
      `${counted(attempts, ["attempt", "attempts"], "en")} in ${days} days already; the limit is ${max}. Leave them time, or write.`,
    TooManyAttemptsToday: ({ attempts, max }) =>
      `${counted(attempts, ["attempt", "attempts"], "en")} today already; the limit is ${max}.`,
    SpokenRecently: ({ on, days, daysMin }) =>
      `You spoke on ${formatDate(on, "en")}${days > 0 ? `, ${counted(days, ["day", "days"], "en")} ago` : ", today"}, and nothing has been broken since. Usually ${daysMin} days are left between two conversations.`,
    CalledRecently: ({ by, hoursAgo }) =>
      `${by || "A colleague"} called them ${hoursAgo === 0 ? "less than an hour ago" : `${counted(hoursAgo, ["hour", "hours"], "en")} ago`}. Read what was said first.`,
    OutsideCallHours: ({ hours }) => `Outside calling hours: ${formatCallHours(hours, "en")}, their time.`,
    NotACallDay: ({ on }) =>
      `${formatDate(on, "en")} is not a day for calls: weekend, public holiday or day off.`,
  },
  fr: {
    TooManyAttemptsInDays: ({ attempts, max, days }) =>
      `Déjà ${counted(attempts, ["tentative", "tentatives"], "fr")} en ${days} jours\u00a0; la limite est de ${max}. Laissez-leur du temps, ou écrivez.`,
    TooManyAttemptsToday: ({ attempts, max }) =>
      `Déjà ${counted(attempts, ["tentative", "tentatives"], "fr")} aujourd’hui\u00a0; la limite est de ${max}.`,
    SpokenRecently: ({ on, days, daysMin }) =>
      `Vous vous êtes parlé le ${formatDate(on, "fr")}${days > 0 ? `, il y a ${counted(days, ["jour", "jours"], "fr")}` : ", aujourd’hui même"}, et aucun engagement n’a été manqué depuis. On laisse d’ordinaire ${daysMin} jours entre deux conversations.`,
    CalledRecently: ({ by, hoursAgo }) =>
      `${by || "Un collègue"} les a appelés il y a ${hoursAgo === 0 ? "moins d’une heure" : counted(hoursAgo, ["heure", "heures"], "fr")}. Lisez d’abord ce qui s’est dit.`,
    OutsideCallHours: ({ hours }) =>
      `Hors des heures d’appel\u00a0: ${formatCallHours(hours, "fr")}, heure locale du client.`,
    NotACallDay: ({ on }) =>
      `Le ${formatDate(on, "fr")} n’est pas un jour d’appel\u00a0: week-end, jour férié ou jour de fermeture.`,
  },
};
