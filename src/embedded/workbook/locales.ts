import type { ErrorCode } from "./cell";

/** How Excel reads and shows numbers and dates in one region; error and boolean words in its language. */
export interface LocaleRules {
  readonly decimal: string;
  /** Accepted between thousands; the first one is shown. */
  readonly groups: readonly string[];
  readonly dateOrder: "dmy" | "mdy";
  /** Accepted between day, month and year; the first one is the region's own. */
  readonly dateSeparators: readonly string[];
  /** What the built-in short date (`m/d/yyyy` in files and in the API) shows here. */
  readonly shortDate: string;
  readonly longDate: string;
  readonly longTime: string;
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly trueWord: string;
  readonly falseWord: string;
  readonly currencySymbol: string;
  /** Formats a typed amount with the region's own currency sign takes, without and with decimals. */
  readonly currencyFormats: readonly [whole: string, withCents: string];
  /** Error words that differ from English. */
  readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
}

const NO_BREAK_SPACE = "\u00a0";
const NARROW_NO_BREAK_SPACE = "\u202f";

const ENGLISH = {
  decimal: ".",
  groups: [","],
  dateSeparators: ["/", "-"],
  months: words("January February March April May June July August September October November December"),
  shortMonths: words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
  trueWord: "TRUE",
  falseWord: "FALSE",
  errors: {},
} satisfies Partial<LocaleRules>;

const EURO_AFTER = {
  currencySymbol: "€",
  currencyFormats: ['#,##0 "€";[Red]-#,##0 "€"', '#,##0.00 "€";[Red]-#,##0.00 "€"'],
} satisfies Partial<LocaleRules>;

const RULES: Readonly<Record<string, LocaleRules>> = {
  "en-US": {
    ...ENGLISH,
    dateOrder: "mdy",
    shortDate: "m/d/yyyy",
    longDate: "dddd, mmmm d, yyyy",
    longTime: "h:mm:ss AM/PM",
    currencySymbol: "$",
    currencyFormats: ["$#,##0_);[Red]($#,##0)", "$#,##0.00_);[Red]($#,##0.00)"],
  },
  "en-GB": {
    ...ENGLISH,
    dateOrder: "dmy",
    shortDate: "dd/mm/yyyy",
    longDate: "dd mmmm yyyy",
    longTime: "hh:mm:ss",
    currencySymbol: "£",
    currencyFormats: ["£#,##0;[Red]-£#,##0", "£#,##0.00;[Red]-£#,##0.00"],
  },
  "fr-FR": {
    ...EURO_AFTER,
    decimal: ",",
    groups: [NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, " "],
    dateOrder: "dmy",
    dateSeparators: ["/", "-"],
    shortDate: "dd/mm/yyyy",
    longDate: "dddd d mmmm yyyy",
    longTime: "hh:mm:ss",
    months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    shortMonths: words("janv févr mars avr mai juin juil août sept oct nov déc"),
    trueWord: "VRAI",
    falseWord: "FAUX",
    errors: { "#VALUE!": "#VALEUR!", "#NAME?": "#NOM?", "#NUM!": "#NOMBRE!", "#NULL!": "#NUL!" },
  },
  "de-DE": {
    ...EURO_AFTER,
    decimal: ",",
    groups: ["."],
    dateOrder: "dmy",
    dateSeparators: [".", "/", "-"],
    shortDate: "dd.mm.yyyy",
    longDate: "dddd, d. mmmm yyyy",
    longTime: "hh:mm:ss",
    months: words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    shortMonths: words("Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
    trueWord: "WAHR",
    falseWord: "FALSCH",
    errors: { "#N/A": "#NV", "#VALUE!": "#WERT!", "#REF!": "#BEZUG!", "#NUM!": "#ZAHL!" },
  },
  "es-ES": {
    ...EURO_AFTER,
    decimal: ",",
    groups: ["."],
    dateOrder: "dmy",
    dateSeparators: ["/", "-"],
    shortDate: "dd/mm/yyyy",
    longDate: 'dddd, d" de "mmmm" de "yyyy',
    longTime: "h:mm:ss",
    months: words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    shortMonths: words("ene feb mar abr may jun jul ago sep oct nov dic"),
    trueWord: "VERDADERO",
    falseWord: "FALSO",
    errors: {
      "#N/A": "#N/D",
      "#VALUE!": "#¡VALOR!",
      "#REF!": "#¡REF!",
      "#NAME?": "#¿NOMBRE?",
      "#DIV/0!": "#¡DIV/0!",
      "#NUM!": "#¡NUM!",
      "#NULL!": "#¡NULO!",
    },
  },
  "it-IT": {
    ...EURO_AFTER,
    decimal: ",",
    groups: ["."],
    dateOrder: "dmy",
    dateSeparators: ["/", "-"],
    shortDate: "dd/mm/yyyy",
    longDate: "dddd d mmmm yyyy",
    longTime: "hh:mm:ss",
    months: words(
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    shortMonths: words("gen feb mar apr mag giu lug ago set ott nov dic"),
    trueWord: "VERO",
    falseWord: "FALSO",
    errors: {
      "#N/A": "#N/D",
      "#VALUE!": "#VALORE!",
      "#REF!": "#RIF!",
      "#NAME?": "#NOME?",
      "#NULL!": "#NULLO!",
    },
  },
  "nl-NL": {
    decimal: ",",
    groups: ["."],
    dateOrder: "dmy",
    dateSeparators: ["-", "/"],
    shortDate: "d-m-yyyy",
    longDate: "dddd d mmmm yyyy",
    longTime: "hh:mm:ss",
    months: words("januari februari maart april mei juni juli augustus september oktober november december"),
    shortMonths: words("jan feb mrt apr mei jun jul aug sep okt nov dec"),
    trueWord: "WAAR",
    falseWord: "ONWAAR",
    currencySymbol: "€",
    currencyFormats: ['"€" #,##0;[Red]"€" -#,##0', '"€" #,##0.00;[Red]"€" -#,##0.00'],
    errors: {
      "#N/A": "#N/B",
      "#VALUE!": "#WAARDE!",
      "#REF!": "#VERW!",
      "#NAME?": "#NAAM?",
      "#DIV/0!": "#DEEL/0!",
      "#NUM!": "#GETAL!",
      "#NULL!": "#LEEG!",
    },
  },
  "pt-PT": {
    ...EURO_AFTER,
    decimal: ",",
    groups: [NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE, " ", "."],
    dateOrder: "dmy",
    dateSeparators: ["/", "-"],
    shortDate: "dd/mm/yyyy",
    longDate: 'd" de "mmmm" de "yyyy',
    longTime: "hh:mm:ss",
    months: words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    shortMonths: words("jan fev mar abr mai jun jul ago set out nov dez"),
    trueWord: "VERDADEIRO",
    falseWord: "FALSO",
    errors: {
      "#N/A": "#N/D",
      "#VALUE!": "#VALOR!",
      "#NAME?": "#NOME?",
      "#NUM!": "#NÚM!",
      "#NULL!": "#NULO!",
    },
  },
};

function words(text: string): readonly string[] {
  return text.split(" ");
}

/**
 * The rules of a BCP 47 tag: its own, else those of a region with the same language, else American English.
 *
 * @example localeRules("fr-BE").trueWord // => "VRAI"
 */
export function localeRules(tag: string): LocaleRules {
  const own = RULES[tag];
  if (own !== undefined) return own;
  const language = tag.split(/[-_]/)[0]!.toLowerCase();
  // English outside the United States writes the day first; plain "en" is American, as in Excel.
  if (language === "en") return tag.includes("-") ? RULES["en-GB"]! : RULES["en-US"]!;
  const sameLanguage = Object.keys(RULES).find((known) => known.startsWith(`${language}-`));
  return RULES[sameLanguage ?? "en-US"]!;
}
