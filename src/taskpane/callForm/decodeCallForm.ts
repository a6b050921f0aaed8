import type { Desk } from "../../application/openDesk";
import type { LanguageCode } from "../../application/ports";
import { refusalsOf, type CallDraft, type CallRefusal } from "../../application/recordCall";
import type { CallDetails, Instalment } from "../../domain/callDetails";
import { parseIsoDate, type LocalDate } from "../../domain/localDate";
import type { Money } from "../../domain/money";
import { parseAmount } from "../../text/parseAmount";
import {
  asksPerson,
  asksRole,
  coverable,
  countIn,
  groupsOf,
  hasPlan,
  needsOf,
  type CallForm,
  type PlanLine,
} from "./callForm";
import type { DebtorView } from "../views/deskView";

/** A field of the form, by name; lines of a list by their index. */
export type FormPlace =
  | "outcome"
  | "covers"
  | "calledOn"
  | "untilOn"
  | "amount"
  | "category"
  | "because"
  | "detail"
  | "grace.untilOn"
  | "grace.grantedBy"
  | "objective.amount"
  | "objective.payOn"
  | "fallback.firstPayment"
  | "fallback.latestOn"
  | `plan.${number}.dueOn`
  | `plan.${number}.amount`
  | `consequences.${number}.dueOn`
  | `commitments.${number}.action`
  | `commitments.${number}.dueOn`;

/** What is wrong with one field, before the rules are asked. */
export type FieldFault =
  | "DateUnreadable"
  | "DateMissing"
  | "BeforeCall"
  /** An instalment before the one above it. */
  | "NotInOrder"
  | "AmountUnreadable"
  | "AmountMissing"
  | "AmountNotPositive"
  | "CategoryMissing"
  | "WordsMissing";

export interface FieldRefusal {
  readonly type: "Field";
  readonly fault: FieldFault;
  readonly place: FormPlace;
}

/** Why the form is not a call yet: what cannot be read, then what the use case refuses. */
export type FormRefusal = CallRefusal | FieldRefusal | { readonly type: "OutcomeMissing" };

export interface DecodedForm {
  /** `undefined` while something cannot be read or is missing, or no outcome is chosen. */
  readonly draft: CallDraft | undefined;
  readonly refusals: readonly FormRefusal[];
}

/** The form as a draft. Only what is shown is taken: what the outcome does not ask for is not saved. */
export function decodeCallForm(
  form: CallForm,
  desk: Desk,
  view: DebtorView,
  language: LanguageCode,
): DecodedForm {
  const fields = new Fields(form.currency, language);
  const needs = new Set(needsOf(form, desk));
  const calledOn = fields.date("calledOn", form.calledOn, { isNeeded: true });
  const plan = hasPlan(form) ? fields.plan(form, calledOn) : undefined;
  const next = form.outcome === "PLAN" ? plan?.[0] : undefined;
  const untilOn =
    form.outcome === "PLAN"
      ? next?.dueOn
      : needs.has("untilOn")
        ? fields.date("untilOn", form.untilOn)
        : undefined;
  const amount =
    form.outcome === "PLAN"
      ? next?.amount
      : needs.has("amount")
        ? fields.amount("amount", form.amount)
        : undefined;
  const details = detailsOf(form, desk, fields, { calledOn, plan, disputed: amount });
  const { correction } = form;
  if (correction !== undefined && correction.because.trim() === "") fields.refuse("because", "WordsMissing");

  // A call is put off for a reason, or not at all.
  if (form.outcome === "SKIP" && form.detail.trim() === "") fields.refuse("detail", "WordsMissing");

  const refusals: FormRefusal[] = [...fields.refusals];
  if (form.outcome === undefined) refusals.push({ type: "OutcomeMissing" });
  if (form.outcome === undefined || calledOn === undefined || refusals.length > 0)
    return { draft: undefined, refusals };

  const isTicked = ({ key }: { readonly key: string }): boolean => form.covered.includes(key);
  const draft: CallDraft = {
    id: form.id,
    debtor: view.debtor,
    covers: coverable(view).filter(isTicked),
    calledOn,
    outcome: form.outcome,
    untilOn,
    amount,
    means: needs.has("means") ? form.means || undefined : undefined,
    person: asksPerson(form, desk) ? form.person.trim() : undefined,
    reason: form.reason || undefined,
    detail: needs.has("detail") ? form.detail.trim() : undefined,
    note: form.note.trim(),
    details,
    ...(correction !== undefined && {
      replaces: correction.replaces,
      replacedBecause: correction.because.trim(),
      coveredThen: correction.covers.filter(isTicked),
    }),
  };
  return { draft, refusals: refusalsOf(draft, desk.asOf) };
}

function detailsOf(
  form: CallForm,
  desk: Desk,
  fields: Fields,
  read: {
    readonly calledOn: LocalDate | undefined;
    readonly plan: readonly Instalment[] | undefined;
    readonly disputed: Money | undefined;
  },
): CallDetails {
  const { calledOn, plan } = read;
  const groups = new Set(groupsOf(form, desk).filter((group) => countIn(form, group) > 0));
  const text = (value: string): string | undefined => value.trim() || undefined;
  const isDispute = form.outcome === "DISP";
  if (isDispute && form.category === "") fields.refuse("category", "CategoryMissing");
  const version = text(form.version);
  const assessment = text(form.assessment);
  const owner = text(form.owner);
  const consulted = form.outcome === "PROP" ? text(form.consulted) : undefined;
  const unanswered = form.unanswered
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const consequences = fields.consequences(form, calledOn);
  const grace = groups.has("grace") ? fields.grace(form, calledOn) : undefined;
  const commitments = fields.commitments(form);
  return {
    ...(asksRole(form, desk) && form.role !== "" && { role: form.role }),
    ...(version !== undefined && { version }),
    ...(assessment !== undefined && { assessment }),
    ...(isDispute &&
      form.category !== "" && {
        dispute: {
          category: form.category,
          ...(read.disputed !== undefined && { disputed: read.disputed }),
          ...(owner !== undefined && { owner }),
        },
      }),
    ...(plan !== undefined && plan.length > 0 && { plan }),
    ...(consulted !== undefined && { consulted }),
    ...(consequences.length > 0 && { consequences }),
    ...(grace !== undefined && { grace }),
    ...(commitments.length > 0 && { commitments }),
    ...(groups.has("preparation") && { preparation: fields.preparation(form) }),
    ...(groups.has("impressions") && {
      impression: {
        ...(form.willingness !== "" && { willingness: form.willingness }),
        ...(form.authority !== "" && { authority: form.authority }),
        ...(form.difficulty !== "" && { difficulty: form.difficulty }),
        ...(form.finances !== "" && { finances: form.finances }),
      },
    }),
    ...(form.objections.length > 0 && { objections: form.objections }),
    ...(unanswered.length > 0 && { unanswered }),
  };
}

/** Instalments as typed, outside the call form: what we answer to a proposed plan. */
export function decodePlan(
  plan: readonly PlanLine[],
  {
    currency,
    from,
    language,
  }: { readonly currency: string; readonly from: LocalDate; readonly language: LanguageCode },
): { readonly plan: readonly Instalment[]; readonly refusals: readonly FieldRefusal[] } {
  const fields = new Fields(currency, language);
  return { plan: fields.plan({ plan }, from), refusals: fields.refusals };
}

interface Wanted {
  readonly isNeeded?: boolean;
}

/** Reads fields and remembers what is wrong with them, in the order in which they were read. */
class Fields {
  readonly refusals: FieldRefusal[] = [];

  constructor(
    private readonly currency: string,
    private readonly language: LanguageCode,
  ) {}

  refuse(place: FormPlace, fault: FieldFault): void {
    this.refusals.push({ type: "Field", fault, place });
  }

  date(place: FormPlace, text: string, { isNeeded = false }: Wanted = {}): LocalDate | undefined {
    if (text === "") {
      if (isNeeded) this.refuse(place, "DateMissing");
      return undefined;
    }
    const date = parseIsoDate(text);
    if (date === undefined) this.refuse(place, "DateUnreadable");
    return date;
  }

  amount(place: FormPlace, text: string, { isNeeded = false }: Wanted = {}): Money | undefined {
    if (text.trim() === "") {
      if (isNeeded) this.refuse(place, "AmountMissing");
      return undefined;
    }
    const amount = parseAmount(text, this.currency, this.language);
    if (amount === undefined) this.refuse(place, "AmountUnreadable");
    return amount;
  }

  plan({ plan }: Pick<CallForm, "plan">, calledOn: LocalDate | undefined): readonly Instalment[] {
    let before: LocalDate | undefined;
    return plan.flatMap((line, index) => {
      const dueOn = this.date(`plan.${index}.dueOn`, line.dueOn, { isNeeded: true });
      const amount = this.amount(`plan.${index}.amount`, line.amount, { isNeeded: true });
      if (amount !== undefined && amount.amountMinor <= 0)
        this.refuse(`plan.${index}.amount`, "AmountNotPositive");
      if (dueOn !== undefined && calledOn !== undefined && dueOn < calledOn)
        this.refuse(`plan.${index}.dueOn`, "BeforeCall");
      else if (dueOn !== undefined && before !== undefined && dueOn < before)
        this.refuse(`plan.${index}.dueOn`, "NotInOrder");
      before = dueOn ?? before;
      return dueOn === undefined || amount === undefined ? [] : [{ dueOn, amount }];
    });
  }

  consequences(
    form: CallForm,
    calledOn: LocalDate | undefined,
  ): readonly NonNullable<CallDetails["consequences"]>[number][] {
    return form.consequences.flatMap(({ code, dueOn: text }, index) => {
      const place = `consequences.${index}.dueOn` as const;
      const dueOn = this.date(place, text, { isNeeded: true });
      if (dueOn !== undefined && calledOn !== undefined && dueOn < calledOn) this.refuse(place, "BeforeCall");
      return dueOn === undefined ? [] : [{ code, dueOn }];
    });
  }

  grace({ grace }: CallForm, calledOn: LocalDate | undefined): CallDetails["grace"] {
    const untilOn = this.date("grace.untilOn", grace.untilOn, { isNeeded: true });
    const grantedBy = grace.grantedBy.trim();
    if (untilOn !== undefined && calledOn !== undefined && untilOn < calledOn)
      this.refuse("grace.untilOn", "BeforeCall");
    if (grantedBy === "") this.refuse("grace.grantedBy", "WordsMissing");
    return untilOn === undefined ? undefined : { untilOn, grantedBy };
  }

  /** A line without words and without a date was never filled. */
  commitments(form: CallForm): readonly NonNullable<CallDetails["commitments"]>[number][] {
    return form.commitments.flatMap(({ party, action: words, dueOn: text }, index) => {
      const action = words.trim();
      const dueOn = this.date(`commitments.${index}.dueOn`, text);
      if (action === "" && text !== "") this.refuse(`commitments.${index}.action`, "WordsMissing");
      return action === "" ? [] : [{ party, action, ...(dueOn !== undefined && { dueOn }) }];
    });
  }

  preparation({ checked, objective, fallback }: CallForm): NonNullable<CallDetails["preparation"]> {
    const amount = this.amount("objective.amount", objective.amount);
    const payOn = this.date("objective.payOn", objective.payOn);
    const firstPayment = this.amount("fallback.firstPayment", fallback.firstPayment);
    const latestOn = this.date("fallback.latestOn", fallback.latestOn);
    return {
      checked,
      ...((amount ?? payOn) !== undefined && {
        objective: { ...(amount && { amount }), ...(payOn !== undefined && { payOn }) },
      }),
      ...((firstPayment ?? latestOn) !== undefined && {
        fallback: { ...(firstPayment && { firstPayment }), ...(latestOn !== undefined && { latestOn }) },
      }),
    };
  }
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
