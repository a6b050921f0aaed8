import * as v from "valibot";
import {
  CHECKS,
  CONSEQUENCES,
  CONTACT_ROLES,
  DEGREES,
  DIFFICULTY_SCOPES,
  DISPUTE_CATEGORIES,
  FINANCIAL_SIGNALS,
  OBJECTIONS,
} from "../../domain/callDetails";
import { PLAN_ANSWERS, type CallEvent } from "../../domain/callLog";
import { CHANGE_TYPES } from "../../domain/comparison";
import { formatIsoDate, parseIsoDate, type LocalDate } from "../../domain/localDate";
import { isOutcomeCode, type OutcomeCode } from "../../domain/outcome";
import { PAYMENT_MEANS, REASON_CODES } from "../../domain/reason";

/** One entry as JSON. Dates are ISO text, so that it is readable without knowing how Relance counts days. */
export function encodeEvent(event: CallEvent): string {
  return JSON.stringify(event, (name, value: unknown) =>
    name.endsWith("On") && typeof value === "number" ? formatIsoDate(value as LocalDate) : value,
  );
}

/** `undefined` when the text is not an entry of the log. Fields that this version does not know are left out. */
export function decodeEvent(text: string): CallEvent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(eventSchema, json);
  return parsed.success ? parsed.output : undefined;
}

const isoDate = v.pipe(
  v.string(),
  v.rawTransform<string, LocalDate>(({ dataset, addIssue, NEVER }) => {
    const date = parseIsoDate(dataset.value);
    if (date !== undefined) return date;
    addIssue({ message: "no such day" });
    return NEVER;
  }),
);
const money = v.object({
  amountMinor: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
const text = v.string();
const id = v.pipe(v.string(), v.nonEmpty());
const wholeFromZero = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const optional = v.exactOptional;

const covered = v.object({ key: text, reference: text, open: money, dueOn: optional(isoDate) });
const logged = { id, loggedAt: text, author: text };
const withDebtor = { ...logged, debtorKey: text, debtorName: text, covers: v.array(covered) };
const seen = v.object({
  key: text,
  reference: text,
  debtorKey: text,
  debtorName: text,
  dueOn: optional(isoDate),
  open: money,
});
const change = v.variant("type", [
  v.object({ type: v.literal("new"), after: seen }),
  v.object({ type: v.picklist(["vanished", "settledGone"]), before: seen }),
  v.object({
    type: v.picklist([
      "paid",
      "partPaid",
      "reDated",
      "reNumbered",
      "debtorRenamed",
      "increased",
      "creditChanged",
      "otherCurrency",
    ]),
    before: seen,
    after: seen,
  }),
]);
const plan = v.array(v.object({ dueOn: isoDate, amount: money }));

const details = {
  durationSeconds: optional(wholeFromZero),
  role: optional(v.picklist(CONTACT_ROLES)),
  version: optional(text),
  assessment: optional(text),
  dispute: optional(
    v.object({ category: v.picklist(DISPUTE_CATEGORIES), disputed: optional(money), owner: optional(text) }),
  ),
  plan: optional(plan),
  consulted: optional(text),
  consequences: optional(v.array(v.object({ code: v.picklist(CONSEQUENCES), dueOn: isoDate }))),
  grace: optional(v.object({ untilOn: isoDate, grantedBy: text })),
  commitments: optional(
    v.array(v.object({ party: v.picklist(["US", "DEBTOR"]), action: text, dueOn: optional(isoDate) })),
  ),
  preparation: optional(
    v.object({
      checked: v.array(v.picklist(CHECKS)),
      objective: optional(v.object({ amount: optional(money), payOn: optional(isoDate) })),
      fallback: optional(v.object({ firstPayment: optional(money), latestOn: optional(isoDate) })),
    }),
  ),
  impression: optional(
    v.object({
      willingness: optional(v.picklist(DEGREES)),
      authority: optional(v.picklist(DEGREES)),
      difficulty: optional(v.picklist(DIFFICULTY_SCOPES)),
      finances: optional(v.picklist(FINANCIAL_SIGNALS)),
    }),
  ),
  objections: optional(v.array(v.picklist(OBJECTIONS))),
  unanswered: optional(v.array(text)),
};

const eventSchema: v.GenericSchema<unknown, CallEvent> = v.variant("type", [
  v.object({
    type: v.literal("call"),
    ...withDebtor,
    calledOn: isoDate,
    outcome: v.custom<OutcomeCode>((code) => typeof code === "string" && isOutcomeCode(code)),
    untilOn: optional(isoDate),
    amount: optional(money),
    means: optional(v.picklist(PAYMENT_MEANS)),
    person: optional(text),
    reason: optional(v.picklist(REASON_CODES)),
    detail: optional(text),
    note: optional(text),
    ...details,
    replaces: optional(id),
    replacedBecause: optional(text),
  }),
  v.object({ type: v.literal("notice"), ...withDebtor, noticeOn: isoDate, tracking: optional(text) }),
  v.object({
    type: v.literal("planAnswer"),
    ...logged,
    callId: id,
    answer: v.picklist(PLAN_ANSWERS),
    answeredOn: isoDate,
    plan: optional(plan),
    note: optional(text),
  }),
  v.object({
    type: v.literal("duty"),
    ...logged,
    callId: id,
    duty: v.object({ kind: v.picklist(["consequence", "commitment", "document"]), index: wholeFromZero }),
    how: v.picklist(["DONE", "WAIVED"]),
    settledOn: isoDate,
    note: optional(text),
  }),
  v.object({
    type: v.literal("reattachment"),
    ...logged,
    fromKey: id,
    toKey: id,
    fromReference: text,
    toReference: text,
    toDebtorKey: optional(id),
  }),
  v.object({
    type: v.literal("merge"),
    ...logged,
    fromDebtorKey: id,
    intoDebtorKey: id,
    fromName: text,
    intoName: text,
  }),
  v.object({
    type: v.literal("comparison"),
    ...logged,
    seenOn: isoDate,
    comparedOn: isoDate,
    totals: v.array(
      v.object({ type: v.picklist(CHANGE_TYPES), count: wholeFromZero, amounts: v.array(money) }),
    ),
    promises: v.object({ kept: wholeFromZero, partlyKept: wholeFromZero, broken: wholeFromZero }),
    changes: v.array(change),
  }),
  v.object({
    type: v.literal("redaction"),
    ...logged,
    scope: v.picklist(["words", "debtor"]),
    redacts: v.array(
      v.object({ id, contentHashes: v.array(text), changes: optional(v.array(wholeFromZero)) }),
    ),
    because: optional(text),
  }),
  v.object({ type: v.literal("void"), ...logged, voids: id }),
]);
