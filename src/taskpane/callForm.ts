import type { Desk } from "../application/openDesk";
import type { LanguageCode } from "../application/ports";
import { refusalsOf, type CallDraft, type CallRefusal } from "../application/recordCall";
import { plusCallDays } from "../domain/calendar";
import { addDays, dayOfWeek, formatIsoDate, parseIsoDate, type LocalDate } from "../domain/localDate";
import { totalsByCurrency, type Money } from "../domain/money";
import { UNANSWERED, type OutcomeCode, type OutcomeNeed } from "../domain/outcome";
import type { PaymentMeans, ReasonCode } from "../domain/reason";
import type { Receivable } from "../domain/receivable";
import { formatFigure } from "../text/formatAmount";
import { parseAmount } from "../text/parseAmount";
import type { DebtorView } from "./deskView";

/** What stands in the form, as typed. Kept until it is saved or discarded. */
export interface CallForm {
  /** Of the entry it will become: saving twice records once. */
  readonly id: string;
  readonly outcome: OutcomeCode | undefined;
  /** ISO dates, as date fields give them; empty when none. */
  readonly calledOn: string;
  readonly untilOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly means: PaymentMeans | "";
  readonly person: string;
  readonly detail: string;
  readonly reason: ReasonCode | "";
  readonly note: string;
  /** Keys of the ticked receivables. */
  readonly covered: ReadonlySet<string>;
  /** Fields the person filled: no prefill overwrites them. */
  readonly typed: ReadonlySet<TypedField>;
}

export type TypedField = "untilOn" | "amount" | "means" | "person" | "covered";

/** What the person can change, apart from the outcome and the ticks. */
export type CallFormChange = Partial<
  Pick<
    CallForm,
    "calledOn" | "untilOn" | "amount" | "currency" | "means" | "person" | "detail" | "reason" | "note"
  >
>;

/** Why the form is not a call yet: what cannot be read, then what the use case refuses. */
export type FormRefusal =
  | CallRefusal
  | { readonly type: "OutcomeMissing" }
  | { readonly type: "DateUnreadable"; readonly field: "calledOn" | "untilOn" }
  | { readonly type: "AmountUnreadable" };

/** Ten buttons that most calls end with; the tenth depends on whether anything is late. */
export function usualOutcomes(view: DebtorView): readonly OutcomeCode[] {
  const isLate = view.assessments.some(({ daysLate }) => daysLate !== undefined && daysLate > 0);
  return ["NA", "VM", "CB", "PTP", "RUN", "SENT", "NREC", "DISP", "PROP", isLate ? "INT" : "PRE_OK"];
}

/** Receivables a call with this debtor can be about: open and counted, oldest due first. */
export function coverable(view: DebtorView): readonly Receivable[] {
  return view.assessments
    .filter(({ receivable, next }) => receivable.duplicateOf === undefined && next.reason.type !== "settled")
    .map(({ receivable }) => receivable)
    .sort((a, b) => (a.dueOn ?? Infinity) - (b.dueOn ?? Infinity));
}

/** Keys of those in dispute, by the sheet or by the log. */
export function disputedKeys(view: DebtorView): ReadonlySet<string> {
  return new Set(
    view.assessments
      .filter(({ receivable, stage }) => receivable.isDisputed || stage === "DISPUTE")
      .map(({ receivable }) => receivable.key),
  );
}

/** Commitments with an amount, which is in one currency. */
const IN_ONE_CURRENCY: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>(["PTP", "PTPP", "PLAN"]);

/** Currencies the debtor owes in, when what was agreed can only be in one of them; otherwise none. */
export function currenciesToChoose({ outcome }: CallForm, view: DebtorView): readonly string[] {
  if (outcome === undefined || !IN_ONE_CURRENCY.has(outcome)) return [];
  const currencies = currenciesOf(coverable(view));
  return currencies.length > 1 ? currencies : [];
}

/** Currencies of ticked invoices for which a promise in the form's currency promises nothing. */
export function currenciesNotPromised(form: CallForm, view: DebtorView): readonly string[] {
  if (form.outcome !== "PTP" && form.outcome !== "PTPP") return [];
  const ticked = coverable(view).filter(({ key }) => form.covered.has(key));
  return currenciesOf(ticked).filter((currency) => currency !== form.currency);
}

/** Each once, in the order met. */
export function currenciesOf(receivables: readonly Receivable[]): readonly string[] {
  return [...new Set(receivables.map(({ open }) => open.currency))];
}

/** A new form: today, and what the call is usually about ticked. */
export function openCallForm(desk: Desk, view: DebtorView, id: string): CallForm {
  const covered = usualCovers(undefined, desk, view);
  return {
    id,
    outcome: undefined,
    calledOn: formatIsoDate(desk.asOf),
    untilOn: "",
    amount: "",
    currency: mainCurrency(coverable(view).filter(({ key }) => covered.has(key))),
    means: "",
    person: "",
    detail: "",
    reason: "",
    note: "",
    covered,
    typed: new Set(),
  };
}

/**
 * What a call is about unless the person says otherwise: all that the entry covers, apart from what is in dispute.
 * Nobody reached: the attempt also puts off disputes up for review, or they would hold the debtor in today's list.
 * A promise or a plan: what is in its currency.
 */
function usualCovers(
  outcome: OutcomeCode | undefined,
  desk: Desk,
  view: DebtorView,
  currency?: string,
): ReadonlySet<string> {
  const disputed = disputedKeys(view);
  const isUnanswered = outcome !== undefined && UNANSWERED.has(outcome);
  const dueForCall = new Set(
    view.assessments
      .filter(({ next }) => next.on !== undefined && next.on <= desk.asOf)
      .map(({ receivable }) => receivable.key),
  );
  const isAsked = ({ open }: Receivable): boolean =>
    currency === undefined ||
    outcome === undefined ||
    !IN_ONE_CURRENCY.has(outcome) ||
    open.currency === currency;
  const open = coverable(view).filter(isAsked);
  const ofEntry = view.entry?.covers.map(({ receivable }) => receivable).filter(isAsked) ?? [];
  const all = (ofEntry.length > 0 ? ofEntry : open).map(({ key }) => key);
  const usual = all.filter((key) => !disputed.has(key) || (isUnanswered && dueForCall.has(key)));
  return new Set(usual.length > 0 ? usual : all);
}

/** The form with an outcome chosen and what it needs filled in where we can tell. */
export function chooseOutcome(
  form: CallForm,
  outcome: OutcomeCode | undefined,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): CallForm {
  const covered = form.typed.has("covered") ? form.covered : usualCovers(outcome, desk, view, form.currency);
  return prefill({ ...form, outcome, covered }, desk, view, language);
}

export function changeCallForm(form: CallForm, change: CallFormChange): CallForm {
  const typed = new Set(form.typed);
  for (const field of ["untilOn", "amount", "means", "person"] as const)
    if (field in change) typed.add(field);
  return { ...form, ...change, typed };
}

export function coverReceivable(
  form: CallForm,
  key: string,
  isCovered: boolean,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): CallForm {
  const covered = new Set(form.covered);
  if (isCovered) covered.add(key);
  else covered.delete(key);
  const ticked = coverable(view).filter((receivable) => covered.has(receivable.key));
  const currency = ticked.some((receivable) => receivable.open.currency === form.currency)
    ? form.currency
    : mainCurrency(ticked);
  const typed = new Set(form.typed).add("covered");
  return prefill({ ...form, covered, currency, typed }, desk, view, language);
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
  const covered = isInOne ? usualCovers(outcome, desk, view, currency) : form.covered;
  return prefill({ ...form, currency, covered }, desk, view, language);
}

/** What the chosen outcome asks for. */
export function needsOf(form: CallForm, desk: Desk): readonly OutcomeNeed[] {
  return form.outcome === undefined ? [] : desk.policy.outcomes[form.outcome].needs;
}

/** Open on the ticked invoices, in the form's currency. */
export function openOfCovered(form: CallForm, view: DebtorView): Money {
  const amountMinor = coverable(view)
    .filter(({ key, open }) => form.covered.has(key) && open.currency === form.currency)
    .reduce((sum, { open }) => sum + Math.max(0, open.amountMinor), 0);
  return { amountMinor, currency: form.currency };
}

export interface DecodedForm {
  /** `undefined` while a date or the amount cannot be read, or no outcome is chosen. */
  readonly draft: CallDraft | undefined;
  readonly refusals: readonly FormRefusal[];
}

/** The form as a draft. Only what the outcome needs is taken: what is hidden is not saved. */
export function decodeCallForm(
  form: CallForm,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): DecodedForm {
  const refusals: FormRefusal[] = [];
  const needs = new Set(needsOf(form, desk));
  const calledOn = parseIsoDate(form.calledOn);
  if (calledOn === undefined) refusals.push({ type: "DateUnreadable", field: "calledOn" });
  const wantsDate = needs.has("untilOn") && form.untilOn !== "";
  const untilOn = wantsDate ? parseIsoDate(form.untilOn) : undefined;
  if (wantsDate && untilOn === undefined) refusals.push({ type: "DateUnreadable", field: "untilOn" });
  const wantsAmount = needs.has("amount") && form.amount.trim() !== "";
  const amount = wantsAmount ? parseAmount(form.amount, form.currency, language) : undefined;
  if (wantsAmount && amount === undefined) refusals.push({ type: "AmountUnreadable" });
  if (form.outcome === undefined) refusals.push({ type: "OutcomeMissing" });
  if (form.outcome === undefined || calledOn === undefined || refusals.length > 0)
    return { draft: undefined, refusals };

  const draft: CallDraft = {
    id: form.id,
    debtor: view.debtor,
    covers: coverable(view).filter(({ key }) => form.covered.has(key)),
    calledOn,
    outcome: form.outcome,
    untilOn,
    amount,
    means: needs.has("means") ? form.means || undefined : undefined,
    person: needs.has("person") ? form.person.trim() : undefined,
    reason: form.reason || undefined,
    detail: needs.has("detail") ? form.detail.trim() : undefined,
    note: form.note.trim(),
  };
  return { draft, refusals: refusalsOf(draft, desk.asOf) };
}

/** What a commitment lacks to be one; `undefined` when it lacks nothing or is none. Source: RULES §6. */
export function missingOfCommitment(draft: CallDraft): "both" | "amount" | "untilOn" | "plan" | undefined {
  if (draft.outcome === "PLAN") return draft.untilOn === undefined ? "plan" : undefined;
  if (draft.outcome !== "PTP" && draft.outcome !== "PTPP") return undefined;
  const lacksAmount = draft.amount === undefined;
  const lacksDate = draft.untilOn === undefined;
  if (lacksAmount && lacksDate) return "both";
  return lacksAmount ? "amount" : lacksDate ? "untilOn" : undefined;
}

function prefill(form: CallForm, desk: Desk, view: DebtorView, language: LanguageCode): CallForm {
  const { outcome, typed } = form;
  if (outcome === undefined) return form;
  const until = usualUntil(outcome, desk);
  const open = openOfCovered(form, view);
  const wantsOpen = outcome === "PTP" || outcome === "DISP";
  return {
    ...form,
    untilOn: typed.has("untilOn") ? form.untilOn : until === undefined ? "" : formatIsoDate(until),
    amount: typed.has("amount")
      ? form.amount
      : wantsOpen && open.amountMinor > 0
        ? formatFigure(open, language)
        : "",
    means: typed.has("means")
      ? form.means
      : outcome === "PTP" || outcome === "PTPP" || outcome === "SENT"
        ? "TRANSFER"
        : "",
    person: typed.has("person") ? form.person : isAboutContact(outcome) ? usualPerson(desk, view) : "",
  };
}

/** The date people usually agree on; `undefined` where only the debtor can tell. */
function usualUntil(outcome: OutcomeCode, { asOf, policy }: Desk): LocalDate | undefined {
  switch (outcome) {
    case "PTP":
    case "PTPP":
      return nextFriday(asOf);
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

function nextFriday(after: LocalDate): LocalDate {
  const days = (5 - dayOfWeek(after) + 7) % 7;
  return addDays(after, days === 0 ? 7 : days);
}

/** Only these ask who was spoken to; others ask for somebody else. */
function isAboutContact(outcome: OutcomeCode): boolean {
  return outcome === "PTP" || outcome === "PTPP";
}

function usualPerson(desk: Desk, view: DebtorView): string {
  const lastPerson = (desk.history.eventsByDebtor.get(view.debtor.key) ?? [])
    .filter((event) => event.type === "call")
    .filter(({ outcome }) => desk.policy.outcomes[outcome].reach === "right-party")
    .findLast(({ person }) => person !== undefined)?.person;
  return (
    lastPerson ?? view.assessments.find(({ receivable }) => receivable.contact)?.receivable.contact ?? ""
  );
}

/** The currency with most invoices; the first met when there are as many. */
function mainCurrency(receivables: readonly Receivable[]): string {
  const counts = totalsByCurrency(
    receivables.map(({ open }) => ({ amountMinor: 1, currency: open.currency })),
  );
  let main = counts[0];
  for (const count of counts) if (main !== undefined && count.amountMinor > main.amountMinor) main = count;
  return main?.currency ?? "EUR";
}
