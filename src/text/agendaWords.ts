import { dayOfWeek, localDateToCivil, type DayOfWeek, type LocalDate } from "../domain/localDate";
import { counted } from "./counted";
import type { Language } from "./ruleWords";

export interface AgendaWords {
  /** The link from today's list. */
  readonly open: string;
  readonly title: (workingDays: number) => string;
  readonly calls: (count: number) => string;
  readonly empty: string;
  /** A day without calls. */
  readonly free: string;
  readonly copyIcs: string;
  readonly copyIcsHint: string;
  readonly copied: (count: number) => string;
}

export function agendaWordsOf(language: Language): AgendaWords {
  return WORDS[language];
}

/**
 * A day as the head of a list.
 *
 * @example
 * formatAgendaDay(date, { today, language: "fr" }) // => "Aujourd’hui, lundi 23 novembre"
 */
export function formatAgendaDay(
  date: LocalDate,
  { today, language }: { readonly today: LocalDate; readonly language: Language },
): string {
  const { weekdays, months, today: todayWord, tomorrow } = DAYS[language];
  const { month, day } = localDateToCivil(date);
  const monthName = months[month - 1]!;
  const weekday = weekdays[dayOfWeek(date)];
  const named =
    language === "fr"
      ? `${weekday} ${day === 1 ? "1er" : day} ${monthName}`
      : `${weekday} ${day} ${monthName}`;
  const near = date === today ? todayWord : date === today + 1 ? tomorrow : undefined;
  return near === undefined ? upperFirst(named) : `${near}, ${named}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface DayWords {
  readonly weekdays: Readonly<Record<DayOfWeek, string>>;
  readonly months: readonly string[];
  readonly today: string;
  readonly tomorrow: string;
}

const DAYS: Readonly<Record<Language, DayWords>> = {
  en: {
    weekdays: {
      1: "Monday",
      2: "Tuesday",
      3: "Wednesday",
      4: "Thursday",
      5: "Friday",
      6: "Saturday",
      7: "Sunday",
    },
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    today: "Today",
    tomorrow: "Tomorrow",
  },
  fr: {
    weekdays: {
      1: "lundi",
      2: "mardi",
      3: "mercredi",
      4: "jeudi",
      5: "vendredi",
      6: "samedi",
      7: "dimanche",
    },
    months: [
      "janvier",
      "février",
      "mars",
      "avril",
      "mai",
      "juin",
      "juillet",
      "août",
      "septembre",
      "octobre",
      "novembre",
      "décembre",
    ],
    today: "Aujourd’hui",
    tomorrow: "Demain",
  },
};

const WORDS: Readonly<Record<Language, AgendaWords>> = {
  en: {
    open: "Agenda",
    title: (days) => `Calls of the next ${days} working days`,
    calls: (count) => counted(count, ["call", "calls"], "en"),
    empty: "No call is planned.",
    free: "No call",
    copyIcs: "Copy for a calendar",
    copyIcsHint: "Paste it into a file whose name ends in .ics, then open that file.",
    copied: (count) => `Copied: ${counted(count, ["call", "calls"], "en")}.`,
  },
  fr: {
    open: "Agenda",
    title: (days) => `Appels des ${days} prochains jours ouvrés`,
    calls: (count) => counted(count, ["appel", "appels"], "fr"),
    empty: "Aucun appel n’est prévu.",
    free: "Aucun appel",
    copyIcs: "Copier pour un agenda",
    copyIcsHint: "Collez le texte dans un fichier dont le nom finit par .ics, puis ouvrez ce fichier.",
    copied: (count) => `Copié\u00a0: ${counted(count, ["appel", "appels"], "fr")}.`,
  },
};
