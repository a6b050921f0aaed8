import type { Desk } from "../../application/openDesk";
import type { LanguageCode } from "../../application/ports";
import { isCallDay, plusCallDays } from "../../domain/calendar";
import {
  OBJECTIONS,
  type CheckCode,
  type ConsequenceCode,
  type ContactRole,
  type Degree,
  type DifficultyScope,
  type DisputeCategory,
  type FinancialSignal,
  type ObjectionCode,
} from "../../domain/callDetails";

import type { CallLogged, CoveredReceivable } from "../../domain/callLog";
import { policyFor } from "../../domain/debtorProfile";
import { addDays, dayOfWeek, formatIsoDate, type LocalDate } from "../../domain/localDate";
import { totalsByCurrency, type Money } from "../../domain/money";
import { UNANSWERED, type OutcomeCode, type OutcomeNeed, type Reach } from "../../domain/outcome";
import type { LadderStage } from "../../domain/policy";
import type { PaymentMeans, ReasonCode } from "../../domain/reason";
import type { Receivable } from "../../domain/receivable";
import { isHigherStage, isLadderStage } from "../../domain/stage";
import { callDetailWordsOf } from "../../text/callDetailWords";
import { formatFigure } from "../../text/formatAmount";
import type { HeardObjection } from "../../text/objections";
import { startTimer, unusedTimer, type CallTimer } from "./callTimer";
import type { DebtorView } from "../views/deskView";
import { emptyForm } from "./emptyForm";

/**
 * What stands in the form, as typed. Plain values only: it is kept until it is saved or discarded, also through a
 * crash. Dates are ISO texts, as date fields give them, empty when none; amounts are figures as typed.
 */
export interface CallForm {
  /** Of the entry it will become: saving twice records once. */
  readonly id: string;
  readonly timer: CallTimer;
  readonly outcome: OutcomeCode | undefined;
  readonly calledOn: string;
  readonly untilOn: string;
  readonly amount: string;
  /** Of every amount in the form. */
  readonly currency: string;
  readonly means: PaymentMeans | "";
  readonly person: string;
  readonly role: ContactRole | "";
  readonly detail: string;
  readonly reason: ReasonCode | "";
  readonly note: string;
  /** The debtor's version; what we make of it stands apart. */
  readonly version: string;
  readonly assessment: string;
  readonly category: DisputeCategory | "";
  /** Who of ours settles the dispute. */
  readonly owner: string;
  readonly plan: readonly PlanLine[];
  /** With a proposed plan: who is asked before we answer. */
  readonly consulted: string;
  readonly consequences: readonly { readonly code: ConsequenceCode; readonly dueOn: string }[];
  readonly grace: { readonly untilOn: string; readonly grantedBy: string };
  readonly commitments: readonly CommitmentLine[];
  readonly checked: readonly CheckCode[];
  readonly objective: { readonly amount: string; readonly payOn: string };
  readonly fallback: { readonly firstPayment: string; readonly latestOn: string };
  readonly willingness: Degree | "";
  readonly authority: Degree | "";
  readonly difficulty: DifficultyScope | "";
  readonly finances: FinancialSignal | "";
  readonly objections: readonly ObjectionCode[];
  /** Questions without an answer, one a line. */
  readonly unanswered: string;
  /** Keys of the ticked receivables. */
  readonly covered: readonly string[];
  /** Fields the person filled: no prefill overwrites them. */
  readonly typed: readonly TypedField[];
  /** Left out: a new entry. */
  readonly correction?: Correction;
}

export interface PlanLine {
  readonly dueOn: string;
  readonly amount: string;
}

export interface CommitmentLine {
  readonly party: "US" | "DEBTOR";
  readonly action: string;
  readonly dueOn: string;
}

/** The entry that this one will stand in for. */
export interface Correction {
  readonly replaces: string;
  readonly because: string;
  /** What was open when the call was made: a promise is judged against that, not against today's figures. */
  readonly covers: readonly CoveredReceivable[];
}

const PREFILLED = ["untilOn", "amount", "means", "person", "role", "owner", "plan", "covered"] as const;
export type TypedField = (typeof PREFILLED)[number];

/** What the person can change, apart from the outcome and the ticks. */
export type CallFormChange = Partial<
  Omit<CallForm, "id" | "timer" | "outcome" | "covered" | "typed" | "correction">
> & {
  /** Of a correction. */
  readonly because?: string;
};

/** One invoice that can be ticked. */
export interface CoverableLine extends CoveredReceivable {
  readonly dueOn?: LocalDate;
}

/**
 * Nine buttons that most calls end with; the tenth opens all the others. Places never move: fingers learn them. Before
 * anything is late, two of them are about the courtesy call.
 */
export function usualOutcomes(view: DebtorView): readonly OutcomeCode[] {
  return isLateDebtor(view)
    ? ["NA", "VM", "CB", "PTP", "RUN", "SENT", "NREC", "DISP", "PROP"]
    : ["NA", "VM", "CB", "PRE_OK", "RUN", "SENT", "NREC", "DISP", "PRE_PB"];
}

function isLateDebtor(view: DebtorView): boolean {
  return view.assessments.some(({ daysLate }) => daysLate !== undefined && daysLate > 0);
}

/** Receivables a call with this debtor can be about: open and counted, oldest due first. */
export function coverable(view: DebtorView): readonly Receivable[] {
  return view.assessments
    .filter(({ receivable, next }) => receivable.duplicateOf === undefined && next.reason.type !== "settled")
    .map(({ receivable }) => receivable)
    .sort((a, b) => (a.dueOn ?? Infinity) - (b.dueOn ?? Infinity));
}

/** What can be ticked: for a correction, what the call was about stands as it was then, paid since or not. */
export function coverableLines({ correction }: CallForm, view: DebtorView): readonly CoverableLine[] {
  const then = new Map(correction?.covers.map((covered) => [covered.key, covered]));
  const lines = coverable(view).map(({ key, reference, open, dueOn }) => ({
    ...(then.get(key) ?? { key, reference, open }),
    ...(dueOn !== undefined && { dueOn }),
  }));
  const listed = new Set(lines.map(({ key }) => key));
  return [...lines, ...[...then.values()].filter(({ key }) => !listed.has(key))];
}

/** Keys of those wholly in dispute, by the sheet or by the log; of the others at least a part is asked for. */
export function disputedKeys(view: DebtorView): ReadonlySet<string> {
  return new Set(
    view.assessments
      .filter(
        ({ receivable: { open }, disputed }) =>
          disputed.amountMinor > 0 && disputed.amountMinor >= open.amountMinor,
      )
      .map(({ receivable }) => receivable.key),
  );
}

/** What is in dispute of invoices that are disputed only in part. */
export function partlyDisputed(view: DebtorView): ReadonlyMap<string, Money> {
  return new Map(
    view.assessments
      .filter(
        ({ receivable: { open }, disputed }) =>
          disputed.amountMinor > 0 && disputed.amountMinor < open.amountMinor,
      )
      .map(({ receivable, disputed }) => [receivable.key, disputed]),
  );
}

/** Commitments with an amount, which is in one currency. */
const IN_ONE_CURRENCY: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["PTP", "PTPP", "PLAN", "PROP"]);

/** Currencies the debtor owes in, when what was agreed can only be in one of them; otherwise none. */
export function currenciesToChoose(form: CallForm, view: DebtorView): readonly string[] {
  if (form.outcome === undefined || !IN_ONE_CURRENCY.has(form.outcome)) return [];
  const currencies = currenciesOf(coverableLines(form, view));
  return currencies.length > 1 ? currencies : [];
}

/** Currencies of ticked invoices for which a promise in the form's currency promises nothing. */
export function currenciesNotPromised(form: CallForm, view: DebtorView): readonly string[] {
  if (form.outcome !== "PTP" && form.outcome !== "PTPP") return [];
  return currenciesOf(tickedLines(form, view)).filter((currency) => currency !== form.currency);
}

/** Each once, in the order met. */
export function currenciesOf(lines: readonly { readonly open: Money }[]): readonly string[] {
  return [...new Set(lines.map(({ open }) => open.currency))];
}

export function tickedLines(form: CallForm, view: DebtorView): readonly CoverableLine[] {
  return coverableLines(form, view).filter(({ key }) => form.covered.includes(key));
}

/** Open on the ticked invoices, in the form's currency. */
export function openOfCovered(form: CallForm, view: DebtorView): Money {
  return { amountMinor: openMinor(tickedLines(form, view), form.currency), currency: form.currency };
}

function openMinor(lines: readonly CoverableLine[], currency: string): number {
  return lines
    .filter(({ open }) => open.currency === currency)
    .reduce((sum, { open }) => sum + Math.max(0, open.amountMinor), 0);
}

/** A new form: today, the timer running, and what the call is usually about ticked. */
export function openCallForm(
  desk: Desk,
  view: DebtorView,
  { id, now }: { readonly id: string; readonly now: string },
): CallForm {
  const covered = usualCovers(undefined, desk, view);
  const ticked = coverable(view).filter(({ key }) => covered.includes(key));
  return {
    ...emptyForm(id),
    timer: startTimer(unusedTimer, now),
    calledOn: formatIsoDate(desk.asOf),
    currency: mainCurrency(ticked),
    covered,
  };
}

/** The form that corrects an entry: as it was logged, to be changed where it is wrong. */
export function openCorrection(call: CallLogged, id: string, language: LanguageCode): CallForm {
  const date = (on: LocalDate | undefined): string => (on === undefined ? "" : formatIsoDate(on));
  const figure = (money: Money | undefined): string =>
    money === undefined ? "" : formatFigure(money, language);
  const { preparation, impression, dispute, grace } = call;
  const amount = call.amount ?? dispute?.disputed ?? call.plan?.[0]?.amount;
  return {
    ...emptyForm(id),
    timer: { elapsedSeconds: call.durationSeconds ?? 0 },
    outcome: call.outcome,
    calledOn: date(call.calledOn),
    untilOn: date(call.untilOn),
    amount: figure(call.amount ?? dispute?.disputed),
    currency: amount?.currency ?? mainCurrency(call.covers),
    means: call.means ?? "",
    person: call.person ?? "",
    role: call.role ?? "",
    detail: call.detail ?? "",
    reason: call.reason ?? "",
    note: call.note ?? "",
    version: call.version ?? "",
    assessment: call.assessment ?? "",
    category: dispute?.category ?? "",
    owner: dispute?.owner ?? "",
    plan: (call.plan ?? []).map((line) => ({ dueOn: date(line.dueOn), amount: figure(line.amount) })),
    consulted: call.consulted ?? "",
    consequences: (call.consequences ?? []).map(({ code, dueOn }) => ({ code, dueOn: date(dueOn) })),
    grace: { untilOn: date(grace?.untilOn), grantedBy: grace?.grantedBy ?? "" },
    commitments: (call.commitments ?? []).map((line) => ({ ...line, dueOn: date(line.dueOn) })),
    checked: preparation?.checked ?? [],
    objective: {
      amount: figure(preparation?.objective?.amount),
      payOn: date(preparation?.objective?.payOn),
    },
    fallback: {
      firstPayment: figure(preparation?.fallback?.firstPayment),
      latestOn: date(preparation?.fallback?.latestOn),
    },
    willingness: impression?.willingness ?? "",
    authority: impression?.authority ?? "",
    difficulty: impression?.difficulty ?? "",
    finances: impression?.finances ?? "",
    objections: call.objections ?? [],
    unanswered: (call.unanswered ?? []).join("\n"),
    covered: call.covers.map(({ key }) => key),
    typed: PREFILLED,
    correction: { replaces: call.id, because: "", covers: call.covers },
  };
}

/**
 * What a call is about unless the person says otherwise: all that the entry covers, apart from what is in dispute;
 * without an entry, what is late.
 * Nobody reached: the attempt also puts off disputes up for review, or they would hold the debtor in today's list.
 * A promise or a plan: what is late in its currency.
 */
function usualCovers(
  outcome: OutcomeCode | undefined,
  desk: Desk,
  view: DebtorView,
  currency?: string,
): readonly string[] {
  const disputed = disputedKeys(view);
  const isUnanswered = outcome !== undefined && UNANSWERED.has(outcome);
  const isCommitment = outcome !== undefined && IN_ONE_CURRENCY.has(outcome);
  const dueForCall = new Set(
    view.assessments
      .filter(({ next }) => next.on !== undefined && next.on <= desk.asOf)
      .map(({ receivable }) => receivable.key),
  );
  const isAsked = ({ open }: Receivable): boolean =>
    currency === undefined || !isCommitment || open.currency === currency;
  const isLate = ({ dueOn }: Receivable): boolean => dueOn !== undefined && dueOn < desk.asOf;
  const open = coverable(view).filter(isAsked);
  const ofEntry = view.entry?.covers.map(({ receivable }) => receivable).filter(isAsked) ?? [];
  const called = ofEntry.length > 0 ? ofEntry : lateOrAll(open, isLate);
  const all = (isCommitment ? lateOrAll(called, isLate) : called).map(({ key }) => key);
  const usual = all.filter((key) => !disputed.has(key) || (isUnanswered && dueForCall.has(key)));
  return usual.length > 0 ? usual : all;
}

function lateOrAll(
  receivables: readonly Receivable[],
  isLate: (receivable: Receivable) => boolean,
): readonly Receivable[] {
  const late = receivables.filter(isLate);
  return late.length > 0 ? late : receivables;
}

/** The form with an outcome chosen and what it needs filled in where we can tell. */
export function chooseOutcome(
  form: CallForm,
  outcome: OutcomeCode | undefined,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): CallForm {
  const covered = form.typed.includes("covered")
    ? form.covered
    : usualCovers(outcome, desk, view, form.currency);
  return prefill({ ...form, outcome, covered }, desk, view, language);
}

/** The form after a change; what follows from it, and was not typed, follows. */
export function changeCallForm(
  form: CallForm,
  { because, ...change }: CallFormChange,
  language: LanguageCode,
): CallForm {
  const changed = PREFILLED.filter((field) => field in change);
  const typed = [...new Set([...form.typed, ...changed])];
  const correction = form.correction && { ...form.correction, ...(because !== undefined && { because }) };
  const next = { ...form, ...change, typed, ...(correction && { correction }) };
  if (change.category === undefined || typed.includes("owner")) return next;
  const owner = change.category === "" ? "" : callDetailWordsOf(language).disputeOwners[change.category];
  return { ...next, owner };
}

/** The form with an objection ticked, and with the reason and the category that it means where none was chosen. */
export function hearObjection(
  form: CallForm,
  { code, reason, dispute }: HeardObjection,
  language: LanguageCode,
): CallForm {
  const objections = OBJECTIONS.filter((one) => one === code || form.objections.includes(one));
  return changeCallForm(
    form,
    {
      objections,
      ...(reason !== undefined && form.reason === "" && { reason }),
      ...(dispute !== undefined && form.category === "" && { category: dispute }),
    },
    language,
  );
}

export function coverReceivable(
  form: CallForm,
  key: string,
  isCovered: boolean,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): CallForm {
  const others = form.covered.filter((other) => other !== key);
  const next: CallForm = {
    ...form,
    covered: isCovered ? [...others, key] : others,
    typed: [...new Set<TypedField>([...form.typed, "covered"])],
  };
  const ticked = tickedLines(next, view);
  const currency = ticked.some(({ open }) => open.currency === form.currency)
    ? form.currency
    : mainCurrency(ticked);
  return prefill({ ...next, currency }, desk, view, language);
}

/** The form after another currency was chosen: the ticks of a promise follow it, and an amount that we filled in. */
export function chooseCurrency(
  form: CallForm,
  currency: string,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): CallForm {
  const { outcome } = form;
  const isInOne = outcome !== undefined && IN_ONE_CURRENCY.has(outcome);
  const covered =
    isInOne && form.correction === undefined ? usualCovers(outcome, desk, view, currency) : form.covered;
  return prefill({ ...form, currency, covered }, desk, view, language);
}

/** What the chosen outcome asks for. */
export function needsOf(form: CallForm, desk: Desk): readonly OutcomeNeed[] {
  return form.outcome === undefined ? [] : desk.policy.outcomes[form.outcome].needs;
}

/** Why it is late is asked of somebody: not where nobody was reached. What was chosen before stays in sight. */
export function asksReason({ outcome, reason }: CallForm, desk: Desk): boolean {
  if (outcome === undefined) return false;
  const { reach } = desk.policy.outcomes[outcome];
  return reach === "contact" || reach === "right-party" || reason !== "";
}

/** Optional parts of the form. */
export const FORM_GROUPS = [
  "preparation",
  "listening",
  "impressions",
  "consequences",
  "grace",
  "commitments",
] as const;
export type FormGroup = (typeof FORM_GROUPS)[number];

const GROUPS_BY_REACH: Readonly<Record<Reach, readonly FormGroup[]>> = {
  attempt: ["preparation"],
  contact: ["preparation", "listening", "commitments"],
  "right-party": FORM_GROUPS,
  none: ["consequences", "commitments"],
};

/**
 * The optional parts that go with the outcome, and those in which something stands: what is shown is saved, and what
 * was typed never hides.
 */
export function groupsOf(form: CallForm, desk: Desk): readonly FormGroup[] {
  const usual =
    form.outcome === undefined ? FORM_GROUPS : GROUPS_BY_REACH[desk.policy.outcomes[form.outcome].reach];
  return FORM_GROUPS.filter((group) => usual.includes(group) || countIn(form, group) > 0);
}

/** How many things a person said in an optional part. */
export function countIn(form: CallForm, group: FormGroup): number {
  const filled = (...values: readonly string[]): number =>
    values.filter((value) => value.trim() !== "").length;
  switch (group) {
    case "preparation":
      return form.checked.length + filled(...Object.values(form.objective), ...Object.values(form.fallback));
    case "listening":
      return form.objections.length + filled(form.version, form.assessment, form.unanswered);
    case "impressions":
      return filled(form.willingness, form.authority, form.difficulty, form.finances);
    case "consequences":
      return form.consequences.length;
    case "grace":
      return filled(form.grace.untilOn, form.grace.grantedBy);
    case "commitments":
      return form.commitments.length;
  }
}

/** The highest stage among the ticked invoices; `undefined` when none is late, or all are in dispute. */
export function stageOfCall({ covered }: CallForm, view: DebtorView): LadderStage | undefined {
  let highest: LadderStage | undefined;
  for (const { receivable, stage } of view.assessments) {
    if (!covered.includes(receivable.key) || !isLadderStage(stage)) continue;
    if (highest === undefined || isHigherStage(stage, highest)) highest = stage;
  }
  return highest;
}

/** With these, the person noted is somebody else than who was spoken to. */
const ABOUT_SOMEBODY_ELSE: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["MSG3", "WPER", "APPR", "NREC"]);

/** Whether the form asks for a name: by need, or because somebody spoke for the debtor. */
export function asksPerson(form: CallForm, desk: Desk): boolean {
  const { outcome } = form;
  if (outcome === undefined) return false;
  const { needs, reach } = desk.policy.outcomes[outcome];
  return needs.includes("person") || reach === "right-party";
}

/** Whether that name is of the person spoken to, whose role then matters. */
export function asksRole(form: CallForm, desk: Desk): boolean {
  return asksPerson(form, desk) && form.outcome !== undefined && tellsWhoSpoke(form.outcome);
}

/** Whether the name noted with an outcome is of the person spoken to. */
export function tellsWhoSpoke(outcome: OutcomeCode): boolean {
  return !ABOUT_SOMEBODY_ELSE.has(outcome);
}

/** A plan is proposed or agreed: its instalments are what the form asks for. */
export function hasPlan({ outcome }: CallForm): boolean {
  return outcome === "PLAN" || outcome === "PROP";
}

function prefill(form: CallForm, desk: Desk, view: DebtorView, language: LanguageCode): CallForm {
  const { outcome, typed } = form;
  if (outcome === undefined) return form;
  const isPromise = outcome === "PTP" || outcome === "PTPP";
  const until = usualUntil(outcome, { ...desk, policy: policyFor(view.debtor.key, desk.policy) });
  const asked = lateOpenOfCovered(form, desk, view);
  const wantsOpen = outcome === "PTP" || outcome === "DISP";
  const contact = asksRole(form, desk) ? usualContact(desk, view) : { person: "", role: "" as const };
  return {
    ...form,
    untilOn: typed.includes("untilOn") ? form.untilOn : until === undefined ? "" : formatIsoDate(until),
    amount: typed.includes("amount")
      ? form.amount
      : wantsOpen && asked.amountMinor > 0
        ? formatFigure(asked, language)
        : "",
    means: typed.includes("means") ? form.means : isPromise || outcome === "SENT" ? "TRANSFER" : "",
    person: typed.includes("person") ? form.person : contact.person,
    role: typed.includes("role") ? form.role : contact.role,
    plan: typed.includes("plan")
      ? form.plan
      : outcome === "PLAN"
        ? proposedPlan(form, desk, view, language)
        : [],
  };
}

/**
 * Late on the ticked invoices in the form's currency; all of it when nothing is late yet. Of an invoice disputed in
 * part, the rest is asked for.
 */
function lateOpenOfCovered(form: CallForm, { asOf }: Desk, view: DebtorView): Money {
  const inPart = partlyDisputed(view);
  const ticked = tickedLines(form, view).map((line) => {
    const disputed = form.outcome === "DISP" ? undefined : inPart.get(line.key);
    if (disputed === undefined) return line;
    return { ...line, open: { ...line.open, amountMinor: line.open.amountMinor - disputed.amountMinor } };
  });
  const late = openMinor(
    ticked.filter(({ dueOn }) => dueOn !== undefined && dueOn < asOf),
    form.currency,
  );
  return { amountMinor: late > 0 ? late : openMinor(ticked, form.currency), currency: form.currency };
}

/** The date people usually agree on; `undefined` where only the debtor can tell. */
function usualUntil(outcome: OutcomeCode, { asOf, policy }: Desk): LocalDate | undefined {
  switch (outcome) {
    case "PTP":
    case "PTPP":
      return nextFriday(asOf, (day) => isCallDay(day, policy.calendar));
    case "CB":
    case "SKIP":
      return plusCallDays(asOf, 1, policy.calendar);
    case "PROP":
      return plusCallDays(asOf, 2, policy.calendar);
    case "DISP":
      return plusCallDays(asOf, 10, policy.calendar);
    case "SENT":
      return asOf;
    default:
      return undefined;
  }
}

/** The first Friday after `after` on which banks and people work. */
function nextFriday(after: LocalDate, isWorked: (day: LocalDate) => boolean): LocalDate {
  const days = (5 - dayOfWeek(after) + 7) % 7;
  let friday = addDays(after, days === 0 ? 7 : days);
  // A person's own days off may take a whole year of Fridays; then any will do.
  for (let weeks = 0; weeks < 52 && !isWorked(friday); weeks += 1) friday = addDays(friday, 7);
  return friday;
}

/** Who spoke for the debtor last, else who the sheet names. */
function usualContact(
  desk: Desk,
  view: DebtorView,
): { readonly person: string; readonly role: ContactRole | "" } {
  const last = (desk.history.eventsByDebtor.get(view.debtor.key) ?? [])
    .filter((event) => event.type === "call")
    .filter(({ outcome }) => desk.policy.outcomes[outcome].reach === "right-party" && tellsWhoSpoke(outcome))
    .findLast(({ person }) => person !== undefined);
  if (last?.person !== undefined) return { person: last.person, role: last.role ?? "" };
  const named = view.assessments.find(({ receivable }) => receivable.contact)?.receivable.contact;
  return { person: named ?? "", role: "" };
}

/** The instalments that the debtor proposed last, in the form's currency. */
function proposedPlan(
  form: CallForm,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): readonly PlanLine[] {
  const last = (desk.history.eventsByDebtor.get(view.debtor.key) ?? []).findLast(
    (event) => event.type === "call" && event.outcome === "PROP" && event.plan !== undefined,
  );
  if (last?.type !== "call") return [];
  return (last.plan ?? [])
    .filter(({ amount }) => amount.currency === form.currency)
    .map(({ dueOn, amount }) => ({ dueOn: formatIsoDate(dueOn), amount: formatFigure(amount, language) }));
}

/** The currency with most invoices; the first met when there are as many. */
function mainCurrency(lines: readonly { readonly open: Money }[]): string {
  const counts = totalsByCurrency(lines.map(({ open }) => ({ amountMinor: 1, currency: open.currency })));
  let main = counts[0];
  for (const count of counts) if (main !== undefined && count.amountMinor > main.amountMinor) main = count;
  return main?.currency ?? "EUR";
}
