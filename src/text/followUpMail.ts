import type { CallLogged, PlanAnswer } from "../domain/callLog";
import type { LocalDate } from "../domain/localDate";
import { totalsByCurrency, type Money } from "../domain/money";
import type { OutcomeCode } from "../domain/outcome";
import type { ScriptStage } from "./callScripts";
import { formatAmount } from "./formatAmount";
import { formatDate } from "./formatDate";
import { joinList } from "./joinList";
import { MAIL_WORDS, type MailWords } from "./mailWords";
import type { Mail } from "./mailto";
import { recapOf, type RecapCall } from "./recap";
import type { Language } from "./ruleWords";

/** What an e-mail after a call is about. */
export type MailKind =
  | "recap"
  | "open"
  | "refusal"
  | "missed"
  | "resend"
  | "document"
  | "dispute"
  | "planReserved"
  | "preDue"
  | "sent"
  | "saysPaid"
  | "insolvency"
  | "written";

const KINDS: Readonly<Partial<Record<OutcomeCode, MailKind>>> = {
  NA: "missed",
  BUSY: "missed",
  VM: "missed",
  MSG3: "missed",
  ABS: "missed",
  CB: "recap",
  PTP: "recap",
  PTPP: "recap",
  INT: "open",
  RUN: "recap",
  APPR: "recap",
  SENT: "sent",
  PAIDX: "saysPaid",
  NREC: "resend",
  DOC: "document",
  DISP: "dispute",
  PROP: "planReserved",
  PLAN: "recap",
  NEG: "recap",
  NOC: "open",
  REF: "refusal",
  CANT: "open",
  INSOL: "insolvency",
  DNC: "written",
  PRE_OK: "preDue",
  PRE_PB: "preDue",
};

/** Kinds after which payment is still asked for: the stage says in which tone. */
const STILL_ASKING: ReadonlySet<MailKind> = new Set<MailKind>(["open", "refusal", "missed", "written"]);
/** Kinds that read back who does what. */
const READING_BACK: ReadonlySet<MailKind> = new Set<MailKind>([
  "recap",
  "open",
  "dispute",
  "planReserved",
  "preDue",
  "sent",
]);
/** The debtor named a day: we say that we count on it, from the firm reminder on. */
const RELIED_ON: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["PTP", "PTPP", "PLAN", "RUN", "APPR"]);

/** One line of the statement of account. */
export interface StatementLine {
  readonly reference: string;
  readonly dueOn?: LocalDate;
  /** Negative for a credit note. */
  readonly open: Money;
  readonly isDisputed?: boolean;
}

/** What an e-mail is filled from, besides the call. */
export interface MailFacts {
  readonly debtorName: string;
  readonly contact?: string;
  readonly email?: string;
  readonly caller?: string;
  readonly ourCompany?: string;
  /** The invoices that the call was about, oldest first. */
  readonly statement: readonly StatementLine[];
  readonly daysLate?: number;
  readonly noticeOn?: LocalDate;
  /** Interest and fixed charge to date, one a currency. */
  readonly interest?: readonly Money[];
  /** No interest between businesses is claimed from a private person. */
  readonly isPrivatePerson?: boolean;
}

export interface FollowUpMail extends Mail {
  /** What the person has to attach: links cannot. */
  readonly attach: readonly string[];
}

export interface FollowUpRequest {
  readonly language: Language;
  readonly stage: ScriptStage;
  readonly call: RecapCall & Pick<CallLogged, "calledOn">;
  readonly facts: MailFacts;
}

/**
 * The e-mail to send after a call.
 *
 * Shape:  `undefined` when none is due: wrong number or person, handed over, or no call at all. Nothing is announced that the
 *         stage, or the caller on the phone, did not.
 */
export function followUpMail({ language, stage, call, facts }: FollowUpRequest): FollowUpMail | undefined {
  const kind = mailKindOf(call);
  if (kind === undefined) return undefined;
  const words = MAIL_WORDS[language];
  const { subject, opening, ask } = words.kinds[kind];
  const on = formatDate(call.calledOn, language);
  const recap = READING_BACK.has(kind) ? recapOf(call, language).map(({ text }) => `- ${text}`) : [];
  // What was announced on the phone stands in every e-mail, also where there is nothing else to read back.
  const announced = READING_BACK.has(kind)
    ? []
    : recapOf({ ...call, outcome: "NOC" }, language).map(({ text }) => `- ${text}`);
  const body = [
    words.greeting(facts.contact),
    `${opening({ on, stage, detail: call.detail })}${recap.length > 0 ? ` ${words.readBack}` : ""}`,
    recap.join("\n"),
    statementText(facts.statement, language),
    ask({ stage }),
    announced.length === 0 ? "" : [words.alsoSaid, ...announced].join("\n"),
    STILL_ASKING.has(kind) ? stageWarning(stage, facts, language) : "",
    kind === "recap" && RELIED_ON.has(call.outcome) && stage !== "PRE_DUE" && stage !== "REMINDER"
      ? words.keepTheDate
      : "",
    kind === "missed" && stage !== "PRE_DUE" ? words.alreadyPaid : "",
    signature(facts, words),
  ];
  return {
    ...(facts.email !== undefined && { to: facts.email }),
    subject: subject({ on, references: referencesInSubject(facts.statement, language) }),
    body: paragraphs(body),
    attach: attachmentsOf(kind, call, facts),
  };
}

/** Which e-mail follows a call; a promise without an amount or a date is none. */
export function mailKindOf({
  outcome,
  amount,
  untilOn,
}: Pick<CallLogged, "outcome" | "amount" | "untilOn">): MailKind | undefined {
  const isPromise = outcome === "PTP" || outcome === "PTPP";
  return isPromise && (amount === undefined || untilOn === undefined) ? "open" : KINDS[outcome];
}

export interface PlanAnswerRequest {
  readonly language: Language;
  readonly answer: PlanAnswer;
  readonly proposedOn: LocalDate;
  /** As accepted, or as we propose it instead. */
  readonly plan: NonNullable<RecapCall["plan"]>;
  readonly facts: MailFacts;
}

/** Our answer to a plan that the debtor proposed. */
export function planAnswerMail(request: PlanAnswerRequest): Mail {
  const { language, answer, proposedOn, plan, facts } = request;
  const words = MAIL_WORDS[language];
  const { subject, opening, ask } = words.planAnswers[answer];
  const shown = answer === "ACCEPTED" || answer === "COUNTERED" ? plan : [];
  return {
    ...(facts.email !== undefined && { to: facts.email }),
    subject: subject(referencesInSubject(facts.statement, language)),
    body: paragraphs([
      words.greeting(facts.contact),
      opening(formatDate(proposedOn, language)),
      planText(shown, language),
      statementText(facts.statement, language),
      ask,
      signature(facts, words),
    ]),
  };
}

/** What a colleague is asked. */
export type InternalQuestion = "plan" | "dispute" | "salesPromise";

export interface InternalRequest {
  readonly language: Language;
  readonly question: InternalQuestion;
  /** Of ours; an address, when it is known. */
  readonly to?: string;
  readonly call: RecapCall & Pick<CallLogged, "calledOn" | "version">;
  readonly facts: MailFacts;
  /** What helps to answer: how the plan compares with usual payments, what the log shows. */
  readonly remarks?: readonly string[];
}

/** An e-mail to somebody of ours: what was said, what we need to know, and by when we owe an answer. */
export function internalMail(request: InternalRequest): Mail {
  const { language, question, to, call, facts, remarks = [] } = request;
  const words = MAIL_WORDS[language];
  const { subject, opening, ask } = words.internal[question];
  const on = formatDate(call.calledOn, language);
  const disputed = question === "dispute" ? (call.dispute?.disputed ?? call.amount) : undefined;
  return {
    ...(to !== undefined && { to }),
    subject: subject(facts.debtorName),
    body: paragraphs([
      words.greeting(undefined),
      opening({ on, debtor: facts.debtorName, about: call.dispute?.category, detail: call.detail }),
      question === "plan" ? planText(call.plan ?? [], language) : "",
      disputed === undefined ? "" : words.disputed(formatAmount(disputed, language)),
      call.version === undefined ? "" : words.version(call.version),
      statementText(facts.statement, language),
      remarks.map((remark) => `- ${remark}`).join("\n"),
      ask,
      call.untilOn === undefined ? "" : words.weOwe(formatDate(call.untilOn, language)),
      facts.caller ?? "",
    ]),
  };
}

/** Invoices, one a line, and what they come to, one total a currency; disputed ones are shown and not asked for. */
export function statementText(statement: readonly StatementLine[], language: Language): string {
  if (statement.length === 0) return "";
  const words = MAIL_WORDS[language];
  const lines = statement.map(({ reference, dueOn, open, isDisputed = false }) =>
    words.statementLine({
      reference,
      dueOn: dueOn === undefined ? undefined : formatDate(dueOn, language),
      amount: formatAmount(open, language),
      isDisputed,
      isCredit: open.amountMinor < 0,
    }),
  );
  const asked = statement.filter(({ isDisputed }) => isDisputed !== true);
  const hasDisputed = asked.length < statement.length;
  const totals = totalsByCurrency(asked.map(({ open }) => open)).map((total) =>
    words.total(formatAmount(total, language), hasDisputed),
  );
  return [words.statementTitle, ...lines, ...(statement.length > 1 ? totals : [])].join("\n");
}

function planText(plan: NonNullable<RecapCall["plan"]>, language: Language): string {
  return plan
    .map(({ amount, dueOn }) =>
      MAIL_WORDS[language].instalment(formatAmount(amount, language), formatDate(dueOn, language)),
    )
    .join("\n");
}

function stageWarning(stage: ScriptStage, facts: MailFacts, language: Language): string {
  const { daysLate, noticeOn, interest = [], isPrivatePerson = false } = facts;
  return MAIL_WORDS[language].stageWarning({
    stage,
    daysLate,
    noticeOn: noticeOn === undefined ? undefined : formatDate(noticeOn, language),
    interest:
      interest.length === 0
        ? undefined
        : joinList(
            interest.map((amount) => formatAmount(amount, language)),
            language,
          ),
    isPrivatePerson,
  });
}

function attachmentsOf(kind: MailKind, { detail }: RecapCall, { statement }: MailFacts): readonly string[] {
  if (kind === "resend")
    return statement.filter(({ open }) => open.amountMinor > 0).map(({ reference }) => reference);
  return kind === "document" && detail !== undefined ? [detail] : [];
}

/** More than this, and the subject counts them. */
const REFERENCES_IN_SUBJECT_MAX = 3;

function referencesInSubject(statement: readonly StatementLine[], language: Language): string {
  const references = statement.map(({ reference }) => reference).filter((reference) => reference !== "");
  if (references.length <= REFERENCES_IN_SUBJECT_MAX) return references.join(", ");
  return MAIL_WORDS[language].invoices(references.length);
}

function signature({ caller, ourCompany }: MailFacts, words: MailWords): string {
  return [words.regards, caller, ourCompany].filter((line) => line !== undefined && line !== "").join("\n");
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
