import type { ContactRole } from "../domain/callDetails";
import type { LocalDate } from "../domain/localDate";
import type { Money } from "../domain/money";
import type { Stage } from "../domain/policy";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { joinList } from "./joinList";
import type { Language } from "./ruleWords";
import { SCRIPT_PARTS } from "./scriptParts";
import { fillTemplate, namesIn } from "./template";

/** Stages at which there is something to say on the phone. */
export const SCRIPT_STAGES = ["PRE_DUE", "REMINDER", "FIRM", "NOTICE", "HANDOVER"] as const;
export type ScriptStage = (typeof SCRIPT_STAGES)[number];

/** Roles with words of their own; the others borrow them. */
export const SCRIPT_ROLES = ["OWNER", "ACCOUNTANT", "CFO", "PRIVATE"] as const;
export type ScriptRole = (typeof SCRIPT_ROLES)[number];

export const SCRIPT_PHASES = ["identify", "inform", "listen", "negotiate", "recap"] as const;
export type ScriptPhase = (typeof SCRIPT_PHASES)[number];

/** One text of the script, as settings keep it: `fr.FIRM.OWNER.inform`. */
export type ScriptKey = `${Language}.${ScriptStage}.${ContactRole}.${ScriptPhase}`;

/** Texts that people wrote instead of ours. */
export type ScriptOverrides = Readonly<Partial<Record<ScriptKey, string>>>;

/** What the script is filled from. What is left out leaves its part of the sentence out. */
export interface ScriptFacts {
  readonly debtorName: string;
  readonly contact?: string;
  readonly caller?: string;
  readonly ourCompany?: string;
  /** What the call asks for: late and undisputed, or about to fall due. Oldest first. */
  readonly invoices: readonly {
    readonly reference: string;
    readonly dueOn?: LocalDate;
    readonly open: Money;
  }[];
  /** Their total, one a currency. */
  readonly asked: readonly Money[];
  readonly disputedReferences?: readonly string[];
  /** Of the oldest; left out when nothing is late. */
  readonly daysLate?: number;
  /** The last time we spoke with somebody who can answer; an attempt is none: « we spoke about it on … » would be untrue. */
  readonly lastCallOn?: LocalDate;
  /** The last promise, when it was not kept. */
  readonly brokenPromise?: { readonly amount: Money; readonly promisedOn: LocalDate };
  /** The objective of the call. */
  readonly wantedOn?: LocalDate;
  readonly noticeOn?: LocalDate;
  /** Late-payment interest and fixed indemnity up to today, one a currency; companies only. */
  readonly interest?: readonly Money[];
}

export interface ScriptRequest {
  /** Of what is said aloud: the debtor's. */
  readonly language: Language;
  /** Of the titles and tips, which only the caller reads; left out: as what is said. */
  readonly readerLanguage?: Language;
  readonly stage: ScriptStage;
  readonly role: ContactRole;
  readonly facts: ScriptFacts;
  readonly overrides?: ScriptOverrides;
}

export interface ScriptStep {
  readonly phase: ScriptPhase;
  readonly title: string;
  /** What to say, one utterance a line. */
  readonly lines: readonly string[];
  /** How to say it. */
  readonly tip: string;
}

/** The five steps of a call at this stage with this kind of person, filled in. */
export function scriptFor(request: ScriptRequest): readonly ScriptStep[] {
  const { language, readerLanguage = language, stage, role, facts, overrides = {} } = request;
  const values = scriptValues(facts, language);
  const { phases, tips, tipsByRole } = SCRIPT_PARTS[readerLanguage];
  return SCRIPT_PHASES.map((phase) => {
    const override = overrides[scriptKey({ language, stage, role, phase })];
    const template = override ?? scriptTemplate({ language, stage, role, phase });
    const tip = tips[phase][stage === "PRE_DUE" || stage === "REMINDER" ? "early" : "late"];
    const care = tipsByRole[role]?.[phase];
    return {
      phase,
      title: phases[phase],
      lines: fillTemplate(template, values).split("\n"),
      tip: care === undefined ? tip : `${tip} ${care}`,
    };
  });
}

/** What to leave on an answering machine: nothing that anybody else may not hear. */
export function voicemailFor({
  language,
  readerLanguage = language,
  facts,
}: Pick<ScriptRequest, "language" | "readerLanguage" | "facts">): {
  readonly text: string;
  readonly tip: string;
} {
  const { template } = SCRIPT_PARTS[language].voicemail;
  const { tip } = SCRIPT_PARTS[readerLanguage].voicemail;
  return { text: fillTemplate(template, scriptValues(facts, language)), tip };
}

interface ScriptPlace {
  readonly language: Language;
  readonly stage: ScriptStage;
  readonly role: ContactRole;
  readonly phase: ScriptPhase;
}

export function scriptKey({ language, stage, role, phase }: ScriptPlace): ScriptKey {
  return `${language}.${stage}.${role}.${phase}`;
}

/** Our text for one step, names and brackets in it: what a person edits. */
export function scriptTemplate({ language, stage, role, phase }: ScriptPlace): string {
  const { core, added, instead } = SCRIPT_PARTS[language];
  const special = instead[`${stage}.${role}.${phase}`] ?? instead[`*.${role}.${phase}`];
  if (special !== undefined) return special;
  const { preDue, late, last = late } = added[scriptRoleOf(role)][phase];
  const own = stage === "PRE_DUE" ? preDue : stage === "HANDOVER" ? last : late;
  const shared = core[stage][phase];
  // Who speaks to whom comes first; elsewhere the matter comes first.
  const parts = phase === "identify" ? [own, shared] : [shared, own];
  return parts.filter((part) => part !== "").join("\n");
}

/** A buyer, an assistant and anybody else are spoken to as the accounts department is: to the point, nothing personal. */
export function scriptRoleOf(role: ContactRole): ScriptRole {
  return (SCRIPT_ROLES as readonly string[]).includes(role) ? (role as ScriptRole) : "ACCOUNTANT";
}

/** The stage whose words fit; `undefined` when there is nothing to ask for any more. */
export function scriptStageOf(stage: Stage | undefined): ScriptStage | undefined {
  switch (stage) {
    case "SETTLED":
    case "STOPPED":
    case "HANDED_OVER":
      return undefined;
    case "NOT_DUE":
      return "PRE_DUE";
    // Nothing says how late: the mildest words that still ask.
    case "DISPUTE":
    case undefined:
      return "REMINDER";
    default:
      return stage;
  }
}

/** Names that an edited text asks for and that nothing can fill: shown beside the field. */
export function unknownScriptNames(template: string, language: Language): readonly string[] {
  const known = new Set(scriptNames(language));
  return namesIn(template).filter((name) => !known.has(name));
}

/** The names that texts of the script may use. */
export function scriptNames(language: Language): readonly string[] {
  return Object.values(SCRIPT_PARTS[language].names);
}

/** As many references as a person can say in one breath. */
const REFERENCES_SAID_MAX = 4;

function scriptValues(facts: ScriptFacts, language: Language): ReadonlyMap<string, string> {
  const { names, words } = SCRIPT_PARTS[language];
  const values = new Map<string, string>();
  const add = (name: keyof typeof names, value: string | undefined): void => {
    if (value !== undefined && value.trim() !== "") values.set(names[name], value.trim());
  };
  const amounts = (money: readonly Money[]): string =>
    joinList(
      money.map((amount) => formatAmount(amount, language)),
      language,
    );
  const oldestDueOn = facts.invoices.find(({ dueOn }) => dueOn !== undefined)?.dueOn;
  const date = (on: LocalDate | undefined): string | undefined =>
    on === undefined ? undefined : formatDate(on, language);

  add("caller", facts.caller);
  add("ourCompany", facts.ourCompany);
  add("debtor", facts.debtorName);
  add("contact", facts.contact);
  add("amount", amounts(facts.asked));
  add("invoices", invoicesSaid(facts.invoices, language));
  add("late", facts.daysLate === undefined ? undefined : words.days(facts.daysLate));
  add("dueOn", date(oldestDueOn));
  add("lastCall", date(facts.lastCallOn));
  add("wantedOn", date(facts.wantedOn));
  add("noticeOn", date(facts.noticeOn));
  add("nextStep", words.nextStep(date(facts.noticeOn)));
  if (facts.disputedReferences !== undefined) add("disputed", joinList(facts.disputedReferences, language));
  if (facts.brokenPromise !== undefined) {
    const { amount, promisedOn } = facts.brokenPromise;
    add("promise", words.promise(formatAmount(amount, language), formatDate(promisedOn, language)));
  }
  if (facts.interest !== undefined) add("interest", amounts(facts.interest));
  return values;
}

function invoicesSaid(invoices: ScriptFacts["invoices"], language: Language): string {
  const { words } = SCRIPT_PARTS[language];
  const said = invoices
    .slice(0, REFERENCES_SAID_MAX)
    .map(({ reference, dueOn, open }) =>
      words.invoice(
        reference,
        formatAmount(open, language),
        dueOn === undefined ? undefined : formatDate(dueOn, language),
      ),
    );
  const left = invoices.length - said.length;
  return joinList(left > 0 ? [...said, words.others(left)] : said, language);
}
