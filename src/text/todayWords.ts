import { counted } from "./counted";
import type { Language } from "./ruleWords";

/** Labels of today's list: what narrows it, and what stands beside it. */
export interface TodayWords {
  readonly filters: string;
  readonly filtersOn: (count: number) => string;
  readonly caller: string;
  readonly everybody: string;
  readonly nobodyNamed: string;
  readonly stage: string;
  readonly anyStage: string;
  readonly currency: string;
  readonly anyCurrency: string;
  readonly atLeast: string;
  readonly minutes: string;
  readonly minutesHint: string;
  readonly notANumber: string;
  readonly clear: string;
  readonly hidden: (count: number) => string;
  readonly noneLeft: string;
  readonly fits: (count: number, calls: number, minutes: number) => string;
  readonly pace: (secondsACall: number, isOwn: boolean) => string;
  readonly leftOver: (count: number) => string;
  readonly duties: (count: number) => string;
  readonly notToday: string;
  readonly notTodayFor: (debtor: string) => string;
}

const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

const en: TodayWords = {
  filters: "Narrow the list",
  filtersOn: (count) => `Narrow the list (${count} in use)`,
  caller: "Who calls",
  everybody: "Everybody",
  nobodyNamed: "Nobody named",
  stage: "Stage",
  anyStage: "Any stage",
  currency: "Currency",
  anyCurrency: "Any currency",
  atLeast: "Overdue, at least",
  minutes: "Minutes I have",
  minutesHint: "Late calls first.",
  notANumber: "Write a number, such as 45.",
  clear: "Show everybody again",
  hidden: (count) =>
    `${counted(count, ["customer is", "customers are"], "en")} hidden by what you chose above.`,
  noneLeft: "Nobody in today’s list matches what you chose above.",
  fits: (count, calls, minutes) =>
    count === calls
      ? `All ${count} fit into ${counted(minutes, ["minute", "minutes"], "en")}.`
      : `${count} of ${calls} fit into ${counted(minutes, ["minute", "minutes"], "en")}.`,
  pace: (seconds, isOwn) =>
    isOwn
      ? `Counted with ${counted(minutesOf(seconds), ["minute", "minutes"], "en")} a call, as yours take.`
      : `Counted with ${counted(minutesOf(seconds), ["minute", "minutes"], "en")} a call until enough of yours are timed.`,
  leftOver: (count) => `For another time (${count})`,
  duties: (count) => `For us to do (${count})`,
  notToday: "Not today…",
  notTodayFor: (debtor) => `Not today… Put off the call to ${debtor}, with a reason`,
};

const fr: TodayWords = {
  filters: "Réduire la liste",
  filtersOn: (count) => `Réduire la liste (${counted(count, ["choix actif", "choix actifs"], "fr")})`,
  caller: "Qui appelle",
  everybody: "Tout le monde",
  nobodyNamed: "Personne de désigné",
  stage: "Niveau",
  anyStage: "Tous les niveaux",
  currency: "Devise",
  anyCurrency: "Toutes les devises",
  atLeast: "En retard, au moins",
  minutes: "Minutes dont je dispose",
  minutesHint: "Les appels en retard d’abord.",
  notANumber: "Indiquez un nombre, par exemple 45.",
  clear: "Revoir tout le monde",
  hidden: (count) => `${counted(count, ["client masqué", "clients masqués"], "fr")} par vos choix ci-dessus.`,
  noneLeft: "Personne dans la liste du jour ne correspond à vos choix ci-dessus.",
  fits: (count, calls, minutes) =>
    count === calls
      ? `${counted(count, ["appel tient", "appels tiennent"], "fr")} dans ${counted(minutes, ["minute", "minutes"], "fr")}\u00a0: toute la liste.`
      : `${count} sur ${calls} ${count < 2 ? "tient" : "tiennent"} dans ${counted(minutes, ["minute", "minutes"], "fr")}.`,
  pace: (seconds, isOwn) =>
    isOwn
      ? `Compté à ${counted(minutesOf(seconds), ["minute", "minutes"], "fr")} par appel, comme les vôtres.`
      : `Compté à ${counted(minutesOf(seconds), ["minute", "minutes"], "fr")} par appel, tant que trop peu des vôtres sont chronométrés.`,
  leftOver: (count) => `Pour une autre fois (${count})`,
  duties: (count) => `À faire de notre côté (${count})`,
  notToday: "Pas aujourd’hui…",
  notTodayFor: (debtor) => `Pas aujourd’hui… Reporter l’appel à ${debtor}, avec un motif`,
};

const WORDS: Readonly<Record<Language, TodayWords>> = { en, fr };

export function todayWordsOf(language: Language): TodayWords {
  return WORDS[language];
}
