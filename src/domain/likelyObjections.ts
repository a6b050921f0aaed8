import { OBJECTIONS, type ObjectionCode } from "./callDetails";
import type { CallLogged } from "./callLog";
import type { LocalDate } from "./localDate";
import type { OutcomeCode } from "./outcome";
import type { ReasonCode } from "./reason";

/** What reasons and outcomes stand for, where the objection itself was not noted. */
const OBJECTION_OF_REASON: Readonly<Partial<Record<ReasonCode, ObjectionCode>>> = {
  CASH_TEMP: "NO_CASH",
  CASH_STRUCT: "NO_CASH",
  CUST_UNPAID: "CUSTOMERS_UNPAID",
  ACCT_BLOCKED: "ACCOUNTS_BLOCKED",
  NOT_RECEIVED: "NOT_RECEIVED",
  APPROVAL: "IN_APPROVAL",
  STAFF_ABSENT: "ACCOUNTANT_AWAY",
  INV_PO: "ORDER_MISSING",
  QTY: "DELIVERY_PROBLEM",
  DAMAGED: "DELIVERY_PROBLEM",
  QUALITY: "DELIVERY_PROBLEM",
  LATE_DEL: "DELIVERY_PROBLEM",
  NOT_DELIVERED: "DELIVERY_PROBLEM",
  INCOMPLETE: "DELIVERY_PROBLEM",
  SIDE_PROMISE: "SALES_GRACE",
  SENT_WAIT: "CHEQUE_SENT",
  CHQ_LOST: "CHEQUE_SENT",
  INSOLVENCY: "INSOLVENCY",
};
const OBJECTION_OF_OUTCOME: Readonly<Partial<Record<OutcomeCode, ObjectionCode>>> = {
  NREC: "NOT_RECEIVED",
  APPR: "IN_APPROVAL",
  ABS: "ACCOUNTANT_AWAY",
  CANT: "NO_CASH",
  DOC: "ORDER_MISSING",
  INSOL: "INSOLVENCY",
};

/** What a debtor said on a call, each once: noted as an objection, or told by the reason or the outcome. */
export function objectionsIn({ objections = [], reason, outcome }: CallLogged): ReadonlySet<ObjectionCode> {
  const said = new Set(objections);
  const told = [reason && OBJECTION_OF_REASON[reason], OBJECTION_OF_OUTCOME[outcome]];
  for (const objection of told) if (objection !== undefined) said.add(objection);
  return said;
}

export interface LikelyObjection {
  readonly objection: ObjectionCode;
  /** Calls of this debtor on which it was heard, or told by what was noted. */
  readonly heard: number;
  readonly lastHeardOn: LocalDate;
}

/**
 * What this debtor is likely to say: heard most often, then most recently; then in the order of the library.
 * Source: S4-18.
 *
 * @param calls of one debtor, oldest first
 */
export function likelyObjections(calls: readonly CallLogged[]): readonly LikelyObjection[] {
  const heard = new Map<ObjectionCode, LikelyObjection>();
  for (const call of calls)
    for (const objection of objectionsIn(call))
      heard.set(objection, {
        objection,
        heard: (heard.get(objection)?.heard ?? 0) + 1,
        lastHeardOn: call.calledOn,
      });
  return [...heard.values()].sort(
    (a, b) =>
      b.heard - a.heard ||
      b.lastHeardOn - a.lastHeardOn ||
      OBJECTIONS.indexOf(a.objection) - OBJECTIONS.indexOf(b.objection),
  );
}
