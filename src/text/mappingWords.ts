import type {
  CandidateReason,
  ColumnReason,
  DateOrder,
  DecimalMark,
  LanguageCode,
  RenamedColumn,
  ValueKind,
} from "../application/ports";
import { localDateToCivil, type LocalDate } from "../domain/localDate";
import { readDateText } from "./parseDate";
import { textsOf } from "./texts";

/** Words of the screen on which columns are chosen. */
export interface MappingWords {
  readonly score: (score: number) => string;
  readonly why: (reason: CandidateReason) => string;
  readonly reason: (reason: ColumnReason) => string;
  /** Further columns of the same field. */
  readonly others: (headers: readonly string[]) => string;
  readonly dateQuestion: (value: string) => string;
  readonly decimalQuestion: (value: string) => string;
  readonly asThousands: string;
  readonly asDecimals: string;
  readonly computedDueDates: (count: number) => string;
  readonly renamed: (column: RenamedColumn) => string;
  /** Where the debtor's name is read when no column names it in each row. */
  readonly titlesAbove: (letter: string) => string;
}

const KINDS: Readonly<Record<LanguageCode, Readonly<Record<ValueKind, string>>>> = {
  en: {
    emails: "it holds e-mail addresses",
    phones: "it holds phone numbers",
    names: "it holds names",
    numbers: "it holds a different number in each row",
    sides: "it says debit or credit",
    documentTypes: "it names sorts of documents",
    currencies: "it holds currencies",
  },
  fr: {
    emails: "elle contient des adresses électroniques",
    phones: "elle contient des numéros de téléphone",
    names: "elle contient des noms",
    numbers: "elle contient un numéro différent par ligne",
    sides: "elle dit débit ou crédit",
    documentTypes: "elle nomme des types de pièces",
    currencies: "elle contient des devises",
  },
};

const en: MappingWords = {
  score: (score) => `${score}% sure`,
  why: (reason) => {
    switch (reason.type) {
      case "FieldsFound":
        return reason.count === 1 ? "1 column recognised" : `${reason.count} columns recognised`;
      case "AgedSummary":
        return "This is a summary by age: it says what each customer owes, not which invoice falls due when. Export the invoices themselves.";
      case "AmountsInThousands":
        return `“${reason.title}” says that the amounts are in thousands: reading them would be a thousand times too little. Export full amounts.`;
      case "BalanceWithCharges":
        return `“${reason.header}” seems to include penalties or fees: they would be asked for as if they had been invoiced. Choose the column of the balance alone, if there is one.`;
    }
  },
  reason: (reason) => {
    switch (reason.type) {
      case "Confirmed":
        return "you chose it earlier";
      case "HeaderNames":
        return "its heading says so";
      case "HeaderResembles":
        return `its heading resembles “${reason.word}”`;
      case "DatesAfter":
        return `its dates come after those of “${reason.header}”`;
      case "DatesBefore":
        return `its dates come before those of “${reason.header}”`;
      case "AmountLessPaid":
        return `it is “${reason.amount}” less “${reason.paid}”`;
      case "SumOfColumns":
        return `it is the sum of ${reason.headers.map((header) => `“${header}”`).join(", ")}`;
      case "TitlesAbove":
        return `titles above the rows, e.g. ${reason.examples.map((name) => `“${name}”`).join(", ")}`;
      case "ValuesLookLike":
        return KINDS.en[reason.kind];
    }
  },
  others: (headers) => `Together with ${headers.map((header) => `“${header}”`).join(", ")}`,
  dateQuestion: (value) => `How is “${value}” to be read?`,
  decimalQuestion: (value) => `How is “${value}” to be read?`,
  asThousands: "thousands",
  asDecimals: "decimals",
  computedDueDates: (count) =>
    count === 1
      ? "1 due date is computed from the invoice date and the payment terms."
      : `${count} due dates are computed from the invoice dates and the payment terms.`,
  renamed: ({ field, before, now }) =>
    `${textsOf("en").fields[field]}: the column “${before}” is gone; “${now}” is read instead.`,
  titlesAbove: (letter) => `${letter} – titles above the rows`,
};

const fr: MappingWords = {
  score: (score) => `Sûr à ${score}\u00a0%`,
  why: (reason) => {
    switch (reason.type) {
      case "FieldsFound":
        return reason.count === 1 ? "1 colonne reconnue" : `${reason.count} colonnes reconnues`;
      case "AgedSummary":
        return "C’est une balance âgée\u00a0: elle dit ce que doit chaque client, pas quelle facture échoit quand. Exportez les factures elles-mêmes.";
      case "AmountsInThousands":
        return `«\u00a0${reason.title}\u00a0» dit que les montants sont en milliers\u00a0: lus tels quels, ils seraient mille fois trop petits. Exportez les montants entiers.`;
      case "BalanceWithCharges":
        return `«\u00a0${reason.header}\u00a0» semble comprendre des pénalités ou des frais\u00a0: ils seraient réclamés comme s’ils étaient facturés. Choisissez la colonne du solde seul, s’il y en a une.`;
    }
  },
  reason: (reason) => {
    switch (reason.type) {
      case "Confirmed":
        return "vous l’avez choisie";
      case "HeaderNames":
        return "son titre le dit";
      case "HeaderResembles":
        return `son titre ressemble à «\u00a0${reason.word}\u00a0»`;
      case "DatesAfter":
        return `ses dates suivent celles de «\u00a0${reason.header}\u00a0»`;
      case "DatesBefore":
        return `ses dates précèdent celles de «\u00a0${reason.header}\u00a0»`;
      case "AmountLessPaid":
        return `elle vaut «\u00a0${reason.amount}\u00a0» moins «\u00a0${reason.paid}\u00a0»`;
      case "SumOfColumns":
        return `elle est la somme de ${reason.headers.map((header) => `«\u00a0${header}\u00a0»`).join(", ")}`;
      case "TitlesAbove":
        return `titres au-dessus des lignes, par exemple ${reason.examples.map((name) => `«\u00a0${name}\u00a0»`).join(", ")}`;
      case "ValuesLookLike":
        return KINDS.fr[reason.kind];
    }
  },
  others: (headers) => `Avec ${headers.map((header) => `«\u00a0${header}\u00a0»`).join(", ")}`,
  dateQuestion: (value) => `Comment lire «\u00a0${value}\u00a0»\u00a0?`,
  decimalQuestion: (value) => `Comment lire «\u00a0${value}\u00a0»\u00a0?`,
  asThousands: "milliers",
  asDecimals: "décimales",
  computedDueDates: (count) =>
    count === 1
      ? "1 échéance est calculée d’après la date de facture et les conditions de paiement."
      : `${count} échéances sont calculées d’après les dates de facture et les conditions de paiement.`,
  renamed: ({ field, before, now }) =>
    `${textsOf("fr").fields[field]}\u00a0: la colonne «\u00a0${before}\u00a0» n’est plus là\u00a0; «\u00a0${now}\u00a0» est lue à sa place.`,
  titlesAbove: (letter) => `${letter} – titres au-dessus des lignes`,
};

const WORDS: Readonly<Record<LanguageCode, MappingWords>> = { en, fr };

export function mappingWordsOf(language: LanguageCode): MappingWords {
  return WORDS[language];
}

/** One answer to how a column is to be read, worded by what it makes of a value. */
export interface ReadingChoice<Answer> {
  readonly answer: Answer;
  readonly label: string;
}

/**
 * Both readings of a date text, with the month's name; nothing for a text that has one.
 *
 * @example dateReadings("03/04/2026", "fr") // => « 3 avril 2026 », « 4 mars 2026 »
 */
export function dateReadings(value: string, language: LanguageCode): readonly ReadingChoice<DateOrder>[] {
  const reading = readDateText(value);
  if (reading?.type !== "open") return [];
  return [
    { answer: "day-first", label: spellDate(reading.dayFirst, language) },
    { answer: "month-first", label: spellDate(reading.monthFirst, language) },
  ];
}

function spellDate(date: LocalDate, language: LanguageCode): string {
  const { year, month, day } = localDateToCivil(date);
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(year, month - 1, day));
}

/** Both readings of an amount text such as `1.234`; nothing for one without a lone mark before three figures. */
export function amountReadings(value: string, language: LanguageCode): readonly ReadingChoice<DecimalMark>[] {
  const found = /(\d{1,3})([.,])(\d{3})(?!\d)/.exec(value);
  if (!found) return [];
  const [, whole = "", mark, rest = ""] = found;
  const words = WORDS[language];
  const format = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: 3 });
  const choice = (answer: DecimalMark): ReadingChoice<DecimalMark> =>
    answer === mark
      ? { answer, label: `${format.format(Number(`${whole}.${rest}`))} (${words.asDecimals})` }
      : { answer, label: `${format.format(Number(`${whole}${rest}`))} (${words.asThousands})` };
  return [choice(mark === "." ? "," : "."), choice(mark as DecimalMark)];
}
