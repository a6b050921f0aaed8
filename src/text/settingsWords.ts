import type { HolidayCalendar } from "../domain/holidays";
import type { DelayedCallRule } from "../domain/outcome";
import type { LadderStage, Segment } from "../domain/policy";
import { assertNever } from "../domain/result";
import { joinList } from "./joinList";
import { formatStage, type Language } from "./ruleWords";

/** What people may set, by where the policy keeps it; figures of a list have no number of their own. */
export const SETTING_FIELDS = [
  "firstDelayDays",
  "isPreDueCallOn",
  "preDueDays",
  "preDueMin",
  "ladder.fromDaysLate",
  "ladder.everyDays",
  "handoverAfterNoticeDays",
  "coverDays",
  "tolerance",
  "callFrom",
  "graceDaysMax",
  "limitationYears",
  "outcomes.callDays",
  "calendar.holidays",
  "calendar.extraDaysOff",
  "guard.business.attemptsInSevenDaysMax",
  "guard.business.attemptsInOneDayMax",
  "guard.privatePerson.attemptsInSevenDaysMax",
  "guard.privatePerson.attemptsInOneDayMax",
  "guard.daysAfterConversation",
  "guard.colleagueHours",
  "guard.hours",
  "plan.solvencyCheckFrom",
  "plan.monthsMax",
  "plan.firstPaymentDays",
  "objective.usual.fallbackDays",
  "objective.usual.firstPaymentPercent",
  "objective.afterBroken.fallbackDays",
  "objective.afterBroken.firstPaymentPercent",
  "consequencesFrom",
  "callMinutes.attempt",
  "callMinutes.contact",
  "callMinutes.right-party",
  "debtors.segment",
  "debtors.isStrategic",
  "debtors.caller",
  "debtors.language",
  "debtors.country",
  "debtors.holidays",
  "debtors.bestTime",
  "debtors.note",
  "ourCompany",
  "callers",
  "scripts",
  "objections",
] as const;
export type SettingField = (typeof SETTING_FIELDS)[number];

export interface SettingWords {
  readonly label: string;
  /** What it changes, in one sentence. */
  readonly explain: string;
  /** After the figure; empty where there is none. */
  readonly unit: string;
}

/** Why a value cannot be used. */
export type SettingFault =
  | { readonly type: "Missing" }
  | { readonly type: "NotANumber" }
  | { readonly type: "NotWhole" }
  | { readonly type: "TooSmall"; readonly min: number }
  | { readonly type: "TooLarge"; readonly max: number }
  /** Each stage begins later than the one before. */
  | { readonly type: "NotRising"; readonly after: LadderStage }
  | { readonly type: "NotADate"; readonly text: string }
  | { readonly type: "NotHours"; readonly text: string }
  | { readonly type: "EndsBeforeItBegins" }
  | { readonly type: "NotACurrency"; readonly text: string }
  | { readonly type: "NotACountry"; readonly text: string }
  /** Names between braces that nothing fills. */
  | { readonly type: "UnknownNames"; readonly names: readonly string[]; readonly known: readonly string[] }
  | { readonly type: "Unreadable" };

export interface SettingsWords {
  readonly sections: {
    readonly ladder: string;
    readonly delays: string;
    readonly thresholds: string;
    readonly outcomes: string;
    readonly calendar: string;
    readonly guard: string;
    readonly plan: string;
    readonly minutes: string;
    readonly segments: string;
    readonly scripts: string;
    readonly objections: string;
    readonly transfer: string;
  };
  readonly fields: Readonly<Record<SettingField, SettingWords>>;
  readonly segments: Readonly<Record<Segment, { readonly label: string; readonly explain: string }>>;
  readonly holidays: Readonly<Record<HolidayCalendar, string>>;
  readonly title: string;
  /** What the settings screen says of this one. */
  readonly open: string;
  readonly words: string;
  readonly saveText: string;
  readonly stage: string;
  readonly speakingWith: string;
  readonly step: string;
  readonly whenTheySay: string;
  readonly askNext: string;
  /** A value of a segment or of a customer that is as for everybody. */
  readonly asUsual: string;
  /** Of a figure that only some customers have: what stands there in grey is everybody's. */
  readonly emptyAsUsual: string;
  readonly yes: string;
  readonly no: string;
  readonly save: string;
  readonly saved: string;
  readonly reset: string;
  readonly resetAll: string;
  readonly confirmResetAll: string;
  readonly changedFromDefault: (value: string) => string;
  readonly exportText: string;
  readonly importText: string;
  readonly importHint: string;
  readonly notImported: string;
  readonly scriptHint: (names: readonly string[]) => string;
  readonly askNextHint: string;
  readonly disclaimer: string;
}

export function settingsWordsOf(language: Language): SettingsWords {
  return WORDS[language];
}

/**
 * What is wrong with a value, naming its field.
 *
 * @param of which one, where a field stands for several: a stage, a result, a customer
 * @example
 * formatSettingFault("firstDelayDays", { type: "TooSmall", min: 0 }, "fr") // => "Premier appel : 0 au moins."
 */
export function formatSettingFault(
  field: SettingField,
  fault: SettingFault,
  language: Language,
  of?: string,
): string {
  const { label } = WORDS[language].fields[field];
  const named = of === undefined || of === "" ? label : `${label} (${of})`;
  const words = faultWords(fault, language);
  return language === "fr" ? `${named}\u00a0: ${words}` : `${named}: ${words}`;
}

/**
 * The name of a field from where it stood in stored or imported settings; `undefined` when people cannot set it.
 *
 * @example
 * settingLabelAt("policy.ladder.2.everyDays", "en") // => "Call again every"
 */
export function settingLabelAt(path: string, language: Language): string | undefined {
  const steps = path.split(".").filter((step) => step !== "policy" && !/^\d+$/.test(step));
  for (let length = steps.length; length > 0; length -= 1) {
    const field = steps.slice(0, length).join(".");
    if (isSettingField(field)) return WORDS[language].fields[field].label;
  }
  const last = steps.at(-1);
  const inList = SETTING_FIELDS.find(
    (field) => field.startsWith(`${steps[0]}.`) && field.endsWith(`.${last}`),
  );
  return inList === undefined ? undefined : WORDS[language].fields[inList].label;
}

function isSettingField(text: string): text is SettingField {
  return (SETTING_FIELDS as readonly string[]).includes(text);
}

/** From when the working days of a result are counted: the unit of its field. */
export function formatCountedFrom(kind: DelayedCallRule["kind"], language: Language): string {
  return COUNTED_FROM[language][kind];
}

const COUNTED_FROM: Readonly<Record<Language, Readonly<Record<DelayedCallRule["kind"], string>>>> = {
  en: {
    "after-call": "working days after the call",
    "after-until": "working days after the date agreed",
    "after-later": "working days after the call, or after the date agreed if that is later",
  },
  fr: {
    "after-call": "jours ouvrés après l’appel",
    "after-until": "jours ouvrés après la date convenue",
    "after-later": "jours ouvrés après l’appel, ou après la date convenue si elle est plus tardive",
  },
};

function faultWords(fault: SettingFault, language: Language): string {
  const isFrench = language === "fr";
  switch (fault.type) {
    case "Missing":
      return isFrench ? "indiquez une valeur." : "enter a value.";
    case "NotANumber":
      return isFrench ? "saisissez un nombre." : "enter a number.";
    case "NotWhole":
      return isFrench ? "saisissez un nombre entier." : "enter a whole number.";
    case "TooSmall":
      return isFrench ? `${fault.min} au moins.` : `${fault.min} at least.`;
    case "TooLarge":
      return isFrench ? `${fault.max} au plus.` : `${fault.max} at most.`;
    case "NotRising": {
      const stage = formatStage(fault.after, language);
      return isFrench
        ? `doit venir plus tard que le niveau «\u00a0${stage}\u00a0».`
        : `has to come later than the stage “${stage}”.`;
    }
    case "NotADate":
      return isFrench ? `«\u00a0${fault.text}\u00a0» n’est pas une date.` : `“${fault.text}” is not a date.`;
    case "NotHours":
      return isFrench
        ? `«\u00a0${fault.text}\u00a0» n’est pas une plage d’heures, comme 9:00-12:30.`
        : `“${fault.text}” is not a span of hours, such as 9:00-12:30.`;
    case "EndsBeforeItBegins":
      return isFrench ? "la fin précède le début." : "it ends before it begins.";
    case "NotACurrency":
      return isFrench
        ? `«\u00a0${fault.text}\u00a0» n’est pas une devise\u00a0: trois lettres, comme EUR.`
        : `“${fault.text}” is not a currency: three letters, such as EUR.`;
    case "NotACountry":
      return isFrench
        ? `«\u00a0${fault.text}\u00a0» n’est pas un pays\u00a0: deux lettres, comme BE.`
        : `“${fault.text}” is not a country: two letters, such as BE.`;
    case "UnknownNames": {
      const list = (names: readonly string[]): string =>
        joinList(
          names.map((name) => `{${name}}`),
          language,
        );
      return isFrench
        ? `rien ne remplace ${list(fault.names)}. Possibles\u00a0: ${list(fault.known)}.`
        : `nothing fills in ${list(fault.names)}. Possible: ${list(fault.known)}.`;
    }
    case "Unreadable":
      return isFrench
        ? "valeur illisible, rien n’a été modifié."
        : "this cannot be read, nothing was changed.";
    default:
      return assertNever(fault);
  }
}

const en: SettingsWords = {
  sections: {
    ladder: "Stages",
    delays: "When to call",
    thresholds: "Amounts and limits",
    outcomes: "Next call after each result",
    calendar: "Working days",
    guard: "Not too many calls",
    plan: "Payment plans",
    minutes: "Length of calls",
    segments: "Kinds of customers",
    scripts: "What to say",
    objections: "Prepared answers",
    transfer: "Take settings elsewhere",
  },
  fields: {
    firstDelayDays: {
      label: "First call",
      explain: "How long after the due date the first call is made.",
      unit: "days after the due date",
    },
    isPreDueCallOn: {
      label: "Courtesy call",
      explain: "Call before the due date, to find trouble while there is time to mend it.",
      unit: "",
    },
    preDueDays: {
      label: "Courtesy call, when",
      explain: "How long before the due date the courtesy call is made.",
      unit: "days before the due date",
    },
    preDueMin: {
      label: "Courtesy call, from what amount",
      explain: "Smaller invoices get no courtesy call.",
      unit: "",
    },
    "ladder.fromDaysLate": {
      label: "Begins at",
      explain: "From how late on an invoice is at this stage. Each stage begins later than the one before.",
      unit: "days late",
    },
    "ladder.everyDays": {
      label: "Call again every",
      explain: "Time between two calls at this stage, when nothing else was agreed.",
      unit: "days",
    },
    handoverAfterNoticeDays: {
      label: "Time given by the formal notice",
      explain: "Nothing is handed over sooner after the notice was sent.",
      unit: "days",
    },
    coverDays: {
      label: "Take along",
      explain: "A call also covers what would be due for a call within so many days.",
      unit: "days",
    },
    tolerance: {
      label: "Counts as paid up to",
      explain: "An invoice with no more than this left open is settled.",
      unit: "",
    },
    callFrom: {
      label: "Call from what amount",
      explain: "Customers who owe less in a currency are not called. None: any amount.",
      unit: "",
    },
    graceDaysMax: {
      label: "Time a caller may grant",
      explain: "More than this has to be granted by somebody who is named.",
      unit: "days",
    },
    limitationYears: {
      label: "Claims expire after",
      explain: "Invoices closer to it than a year come first. Check the period that applies to you.",
      unit: "years",
    },
    "outcomes.callDays": {
      label: "Next call",
      explain: "How long after this result the next call is made.",
      unit: "",
    },
    "calendar.holidays": {
      label: "Public holidays",
      explain: "No call is planned on these days, nor at weekends.",
      unit: "",
    },
    "calendar.extraDaysOff": {
      label: "Other days off",
      explain: "Days on which your firm is closed.",
      unit: "",
    },
    "guard.business.attemptsInSevenDaysMax": {
      label: "Companies: attempts in seven days",
      explain: "A warning appears before one more attempt with the same contact.",
      unit: "at most",
    },
    "guard.business.attemptsInOneDayMax": {
      label: "Companies: attempts a day",
      explain: "A warning appears before one more attempt with the same contact.",
      unit: "at most",
    },
    "guard.privatePerson.attemptsInSevenDaysMax": {
      label: "Private persons: attempts in seven days",
      explain: "A warning appears before one more attempt.",
      unit: "at most",
    },
    "guard.privatePerson.attemptsInOneDayMax": {
      label: "Private persons: attempts a day",
      explain: "A warning appears before one more attempt.",
      unit: "at most",
    },
    "guard.daysAfterConversation": {
      label: "After a conversation, wait",
      explain: "A warning appears before calling sooner, unless something agreed was not kept.",
      unit: "days",
    },
    "guard.colleagueHours": {
      label: "A colleague’s call is mentioned for",
      explain: "So that nobody is called twice in a morning by two of you.",
      unit: "hours",
    },
    "guard.hours": {
      label: "Calling hours",
      explain: "Outside these hours, where the customer is, a warning appears. None: any hour.",
      unit: "",
    },
    "plan.solvencyCheckFrom": {
      label: "Look into solvency from",
      explain: "A plan over this amount reminds you to check the customer’s solvency first.",
      unit: "",
    },
    "plan.monthsMax": {
      label: "Longest plan",
      explain: "A longer plan is pointed out before it is accepted.",
      unit: "months",
    },
    "plan.firstPaymentDays": {
      label: "First payment counts as made now",
      explain: "When it comes within so many days.",
      unit: "days",
    },
    "objective.usual.fallbackDays": {
      label: "Give way by, as a rule",
      explain: "The latest date you accept, after the one you ask for. You may change it before each call.",
      unit: "days",
    },
    "objective.usual.firstPaymentPercent": {
      label: "First payment, as a rule",
      explain:
        "The smallest first payment you accept, of what you ask for. You may change it before each call.",
      unit: "%",
    },
    "objective.afterBroken.fallbackDays": {
      label: "Give way by, after a broken promise",
      explain: "The latest date you accept when something agreed was not kept.",
      unit: "days",
    },
    "objective.afterBroken.firstPaymentPercent": {
      label: "First payment, after a broken promise",
      explain: "The smallest first payment you accept when something agreed was not kept.",
      unit: "%",
    },
    consequencesFrom: {
      label: "May be announced from",
      explain: "Announced at an earlier stage, a consequence brings a warning.",
      unit: "",
    },
    "callMinutes.attempt": {
      label: "Nobody reached",
      explain: "Used for “minutes I have”, until enough of your own calls are timed.",
      unit: "min",
    },
    "callMinutes.contact": {
      label: "Somebody else answered",
      explain: "Used for “minutes I have”, until enough of your own calls are timed.",
      unit: "min",
    },
    "callMinutes.right-party": {
      label: "The right person",
      explain: "Used for “minutes I have”, until enough of your own calls are timed.",
      unit: "min",
    },
    "debtors.segment": {
      label: "Kind of customer",
      explain: "Its stages, delays and language apply.",
      unit: "",
    },
    "debtors.isStrategic": {
      label: "Strategic customer",
      explain: "Comes first. Be firmer with them only once somebody in charge agrees.",
      unit: "",
    },
    "debtors.caller": {
      label: "Who calls them",
      explain: "The list can be narrowed to the calls of one person.",
      unit: "",
    },
    "debtors.language": {
      label: "Language to speak and write",
      explain: "Script, prepared answers and e-mails come in it.",
      unit: "",
    },
    "debtors.country": { label: "Country", explain: "Two letters, such as BE.", unit: "" },
    "debtors.holidays": { label: "Their public holidays", explain: "No call is planned on them.", unit: "" },
    "debtors.bestTime": {
      label: "Best time to call",
      explain: "In your words; shown before you dial.",
      unit: "",
    },
    "debtors.note": {
      label: "Note on this customer",
      explain: "Facts only: the customer may ask to read it.",
      unit: "",
    },
    ourCompany: {
      label: "Name of your company",
      explain: "Said in the script and written under e-mails.",
      unit: "",
    },
    callers: { label: "Callers", explain: "Names to choose from, one a line.", unit: "" },
    scripts: { label: "Script", explain: "Your own words instead of ours, for one step.", unit: "" },
    objections: {
      label: "Prepared answer",
      explain: "Your own words instead of ours, for one objection.",
      unit: "",
    },
  },
  segments: {
    STANDARD: { label: "Ordinary", explain: "Everybody who is put under nothing else." },
    STRATEGIC: {
      label: "Strategic",
      explain: "Customers you cannot do without: they come first.",
    },
    SMALL: {
      label: "Small amounts",
      explain: "Stages and delays of their own: a call must not cost more than it brings in.",
    },
    PRIVATE: {
      label: "Private persons",
      explain: "Fewer calls, and no interest between businesses.",
    },
    FOREIGN: { label: "Abroad", explain: "Other holidays, another language." },
  },
  holidays: {
    FR: "France",
    "FR-AM": "France, Alsace and Moselle",
    TARGET: "European banks (TARGET)",
    none: "None",
  },
  title: "Rules and words",
  open: "Rules and words of the calls…",
  words: "Words of the calls",
  saveText: "Save this text",
  stage: "Stage",
  speakingWith: "You speak with",
  step: "Step of the call",
  whenTheySay: "When they say",
  askNext: "Ask next",
  asUsual: "As for everybody",
  emptyAsUsual: "Left empty, the figure in grey holds, as for everybody.",
  yes: "Yes",
  no: "No",
  save: "Save the settings",
  saved: "The settings are saved in this workbook.",
  reset: "Back to the usual value",
  resetAll: "Back to the usual settings",
  confirmResetAll: "Put all settings back as they came? Calls, customers and columns stay.",
  changedFromDefault: (value) => `usually ${value}`,
  exportText: "Copy the settings as text",
  importText: "Take settings from text",
  importHint: "Paste the text that you copied in another workbook.",
  notImported: "This text holds no settings. Nothing was changed.",
  scriptHint: (names) =>
    `Names between braces are filled in: ${joinList(
      names.map((name) => `{${name}}`),
      "en",
    )}. What stands in [brackets] is left out when something in it is not known.`,
  askNextHint: "One question a line.",
  disclaimer:
    "Rates, periods and limits are given for information. They are no legal advice: check those that apply to you.",
};

const fr: SettingsWords = {
  sections: {
    ladder: "Niveaux",
    delays: "Quand appeler",
    thresholds: "Montants et limites",
    outcomes: "Prochain appel selon le résultat",
    calendar: "Jours ouvrés",
    guard: "Ne pas trop appeler",
    plan: "Échéanciers",
    minutes: "Durée des appels",
    segments: "Types de clients",
    scripts: "Que dire",
    objections: "Réponses préparées",
    transfer: "Emporter les réglages",
  },
  fields: {
    firstDelayDays: {
      label: "Premier appel",
      explain: "Combien de temps après l’échéance se fait le premier appel.",
      unit: "jours après l’échéance",
    },
    isPreDueCallOn: {
      label: "Pré-relance",
      explain: "Appeler avant l’échéance, pour déceler un problème quand il est encore temps d’y remédier.",
      unit: "",
    },
    preDueDays: {
      label: "Pré-relance, quand",
      explain: "Combien de temps avant l’échéance se fait l’appel de courtoisie.",
      unit: "jours avant l’échéance",
    },
    preDueMin: {
      label: "Pré-relance, à partir de quel montant",
      explain: "En dessous, pas d’appel de courtoisie.",
      unit: "",
    },
    "ladder.fromDaysLate": {
      label: "Commence à",
      explain:
        "Retard à partir duquel une facture est à ce niveau. Chaque niveau commence plus tard que le précédent.",
      unit: "jours de retard",
    },
    "ladder.everyDays": {
      label: "Rappeler tous les",
      explain: "Temps entre deux appels à ce niveau, quand rien d’autre n’est convenu.",
      unit: "jours",
    },
    handoverAfterNoticeDays: {
      label: "Délai laissé par la mise en demeure",
      explain: "Rien n’est transmis plus tôt après son envoi.",
      unit: "jours",
    },
    coverDays: {
      label: "Regrouper",
      explain: "Un appel porte aussi sur ce qui serait à appeler dans ce délai.",
      unit: "jours",
    },
    tolerance: {
      label: "Compte comme payé jusqu’à",
      explain: "Une facture dont il ne reste pas plus est soldée.",
      unit: "",
    },
    callFrom: {
      label: "Appeler à partir de quel montant",
      explain:
        "Les clients qui doivent moins, dans une devise, ne sont pas appelés. Sans montant\u00a0: tous.",
      unit: "",
    },
    graceDaysMax: {
      label: "Délai qu’un appelant peut accorder",
      explain: "Au-delà, il faut le nom de la personne qui l’accorde.",
      unit: "jours",
    },
    limitationYears: {
      label: "Prescription au bout de",
      explain: "À moins d’un an de ce terme, une facture passe en tête. Vérifiez le délai qui vous concerne.",
      unit: "ans",
    },
    "outcomes.callDays": {
      label: "Prochain appel",
      explain: "Combien de temps après ce résultat se fait l’appel suivant.",
      unit: "",
    },
    "calendar.holidays": {
      label: "Jours fériés",
      explain: "Aucun appel n’est prévu ces jours-là, ni le week-end.",
      unit: "",
    },
    "calendar.extraDaysOff": {
      label: "Autres jours de fermeture",
      explain: "Les jours où votre entreprise est fermée.",
      unit: "",
    },
    "guard.business.attemptsInSevenDaysMax": {
      label: "Entreprises\u00a0: tentatives en sept jours",
      explain: "Un avertissement s’affiche avant une tentative de plus auprès du même contact.",
      unit: "au plus",
    },
    "guard.business.attemptsInOneDayMax": {
      label: "Entreprises\u00a0: tentatives par jour",
      explain: "Un avertissement s’affiche avant une tentative de plus auprès du même contact.",
      unit: "au plus",
    },
    "guard.privatePerson.attemptsInSevenDaysMax": {
      label: "Particuliers\u00a0: tentatives en sept jours",
      explain: "Un avertissement s’affiche avant une tentative de plus.",
      unit: "au plus",
    },
    "guard.privatePerson.attemptsInOneDayMax": {
      label: "Particuliers\u00a0: tentatives par jour",
      explain: "Un avertissement s’affiche avant une tentative de plus.",
      unit: "au plus",
    },
    "guard.daysAfterConversation": {
      label: "Après une conversation, attendre",
      explain: "Un avertissement s’affiche avant d’appeler plus tôt, sauf engagement manqué.",
      unit: "jours",
    },
    "guard.colleagueHours": {
      label: "Signaler l’appel d’un collègue pendant",
      explain: "Pour qu’un client ne soit pas appelé deux fois le même matin.",
      unit: "heures",
    },
    "guard.hours": {
      label: "Heures d’appel",
      explain:
        "En dehors de ces heures, à l’heure du client, un avertissement s’affiche. Aucune plage\u00a0: à toute heure.",
      unit: "",
    },
    "plan.solvencyCheckFrom": {
      label: "Vérifier la solvabilité à partir de",
      explain: "Un échéancier au-delà de ce montant rappelle de vérifier d’abord la solvabilité du client.",
      unit: "",
    },
    "plan.monthsMax": {
      label: "Échéancier le plus long",
      explain: "Un échéancier plus long est signalé avant d’être accepté.",
      unit: "mois",
    },
    "plan.firstPaymentDays": {
      label: "Premier versement compté comme immédiat",
      explain: "S’il arrive dans ce délai.",
      unit: "jours",
    },
    "objective.usual.fallbackDays": {
      label: "Repli habituel",
      explain:
        "La date la plus tardive que vous acceptez, après celle que vous demandez. Modifiable avant chaque appel.",
      unit: "jours",
    },
    "objective.usual.firstPaymentPercent": {
      label: "Premier versement habituel",
      explain:
        "Le plus petit premier versement que vous acceptez, par rapport à ce que vous demandez. Modifiable avant chaque appel.",
      unit: "%",
    },
    "objective.afterBroken.fallbackDays": {
      label: "Repli après un engagement manqué",
      explain: "La date la plus tardive que vous acceptez quand un engagement n’a pas été tenu.",
      unit: "jours",
    },
    "objective.afterBroken.firstPaymentPercent": {
      label: "Premier versement après un engagement manqué",
      explain: "Le plus petit premier versement que vous acceptez quand un engagement n’a pas été tenu.",
      unit: "%",
    },
    consequencesFrom: {
      label: "Peut s’annoncer à partir de",
      explain: "Annoncée à un niveau antérieur, une conséquence entraîne un avertissement.",
      unit: "",
    },
    "callMinutes.attempt": {
      label: "Personne au bout du fil",
      explain:
        "Sert aux «\u00a0minutes dont je dispose\u00a0», tant que trop peu de vos appels sont chronométrés.",
      unit: "min",
    },
    "callMinutes.contact": {
      label: "Quelqu’un d’autre a répondu",
      explain:
        "Sert aux «\u00a0minutes dont je dispose\u00a0», tant que trop peu de vos appels sont chronométrés.",
      unit: "min",
    },
    "callMinutes.right-party": {
      label: "Le bon interlocuteur",
      explain:
        "Sert aux «\u00a0minutes dont je dispose\u00a0», tant que trop peu de vos appels sont chronométrés.",
      unit: "min",
    },
    "debtors.segment": {
      label: "Type de client",
      explain: "Ses niveaux, ses délais et sa langue s’appliquent.",
      unit: "",
    },
    "debtors.isStrategic": {
      label: "Client stratégique",
      explain: "Passe en tête. Ne durcissez le ton qu’avec l’accord d’un responsable.",
      unit: "",
    },
    "debtors.caller": {
      label: "Qui l’appelle",
      explain: "La liste peut se réduire aux appels d’une personne.",
      unit: "",
    },
    "debtors.language": {
      label: "Langue à parler et à écrire",
      explain: "Script, réponses préparées et courriels sont dans cette langue.",
      unit: "",
    },
    "debtors.country": { label: "Pays", explain: "Deux lettres, comme BE.", unit: "" },
    "debtors.holidays": { label: "Ses jours fériés", explain: "Aucun appel n’y est prévu.", unit: "" },
    "debtors.bestTime": {
      label: "Meilleur moment pour appeler",
      explain: "Avec vos mots\u00a0; affiché avant l’appel.",
      unit: "",
    },
    "debtors.note": {
      label: "Note sur ce client",
      explain: "Des faits seulement\u00a0: le client peut demander à la lire.",
      unit: "",
    },
    ourCompany: {
      label: "Nom de votre entreprise",
      explain: "Dit dans le script et écrit au bas des courriels.",
      unit: "",
    },
    callers: { label: "Appelants", explain: "Les noms proposés, un par ligne.", unit: "" },
    scripts: { label: "Script", explain: "Vos mots à la place des nôtres, pour une étape.", unit: "" },
    objections: {
      label: "Réponse préparée",
      explain: "Vos mots à la place des nôtres, pour une objection.",
      unit: "",
    },
  },
  segments: {
    STANDARD: { label: "Courant", explain: "Tous ceux qui ne sont rangés nulle part ailleurs." },
    STRATEGIC: {
      label: "Stratégique",
      explain: "Ceux dont vous ne pouvez pas vous passer\u00a0: ils passent en tête.",
    },
    SMALL: {
      label: "Petits montants",
      explain: "Des niveaux et des délais à part\u00a0: un appel ne doit pas coûter plus qu’il ne rapporte.",
    },
    PRIVATE: {
      label: "Particuliers",
      explain: "Moins d’appels, et pas de pénalités entre professionnels.",
    },
    FOREIGN: { label: "Étranger", explain: "D’autres jours fériés, une autre langue." },
  },
  holidays: {
    FR: "France",
    "FR-AM": "France, Alsace et Moselle",
    TARGET: "Banques européennes (TARGET)",
    none: "Aucun",
  },
  title: "Règles et mots",
  open: "Règles et mots des appels…",
  words: "Les mots des appels",
  saveText: "Enregistrer ce texte",
  stage: "Niveau",
  speakingWith: "Vous parlez à",
  step: "Moment de l’appel",
  whenTheySay: "Quand ils disent",
  askNext: "À demander ensuite",
  asUsual: "Comme pour tous",
  emptyAsUsual: "Vide\u00a0: le chiffre en gris vaut, comme pour tous.",
  yes: "Oui",
  no: "Non",
  save: "Enregistrer les réglages",
  saved: "Les réglages sont enregistrés dans ce classeur.",
  reset: "Revenir à la valeur d’origine",
  resetAll: "Revenir aux réglages d’origine",
  confirmResetAll:
    "Remettre tous les réglages comme à l’origine\u00a0? Les appels, les clients et les colonnes restent.",
  changedFromDefault: (value) => `d’ordinaire ${value}`,
  exportText: "Copier les réglages en texte",
  importText: "Reprendre des réglages d’un texte",
  importHint: "Collez le texte copié dans un autre classeur.",
  notImported: "Ce texte ne contient pas de réglages. Rien n’a été modifié.",
  scriptHint: (names) =>
    `Les noms entre accolades sont remplacés\u00a0: ${joinList(
      names.map((name) => `{${name}}`),
      "fr",
    )}. Ce qui est entre [crochets] disparaît quand une information manque.`,
  askNextHint: "Une question par ligne.",
  disclaimer:
    "Taux, délais et limites sont donnés à titre d’information. Ils ne sont pas un conseil juridique\u00a0: vérifiez ceux qui vous concernent.",
};

const WORDS: Readonly<Record<Language, SettingsWords>> = { en, fr };
