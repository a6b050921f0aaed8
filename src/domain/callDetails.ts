import type { LocalDate } from "./localDate";
import type { Money } from "./money";

/*
 * What a call may tell beyond its outcome. Every code is stored in people's workbooks: never rename one. Words in
 * `text/`.
 */

/** Who was spoken to: it decides the words to use. */
export const CONTACT_ROLES = [
  "OWNER",
  "ACCOUNTANT",
  "CFO",
  "BUYER",
  "ASSISTANT",
  "PRIVATE",
  "OTHER",
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const DISPUTE_CATEGORIES = ["D_PRICE", "D_QTY", "D_QUAL", "D_DEL", "D_ADM", "D_CTR"] as const;
export type DisputeCategory = (typeof DISPUTE_CATEGORIES)[number];

/** What we may announce, mildest first. */
export const CONSEQUENCES = ["INTEREST", "STOP_DELIVERY", "NO_CREDIT", "AGENCY", "LEGAL"] as const;
export type ConsequenceCode = (typeof CONSEQUENCES)[number];

export const DEGREES = ["YES", "UNCLEAR", "NO"] as const;
export type Degree = (typeof DEGREES)[number];

/** Late with everybody, or with us alone. */
export const DIFFICULTY_SCOPES = ["GENERAL", "ONLY_US", "UNKNOWN"] as const;
export type DifficultyScope = (typeof DIFFICULTY_SCOPES)[number];

export const FINANCIAL_SIGNALS = ["HEALTHY", "STRAINED", "CRITICAL", "UNKNOWN"] as const;
export type FinancialSignal = (typeof FINANCIAL_SIGNALS)[number];

/** What is looked at before dialling. */
export const CHECKS = [
  "INVOICE_COMPLETE",
  "RIGHT_PERSON",
  "RECEIVED",
  "NOTHING_MISSING",
  "NO_DELIVERY_PROBLEM",
  "NO_SALES_PROMISE",
] as const;
export type CheckCode = (typeof CHECKS)[number];

/** What a debtor says instead of paying; prepared answers in `text/`. */
export const OBJECTIONS = [
  "NOT_RECEIVED",
  "NO_CASH",
  "IN_APPROVAL",
  "ACCOUNTANT_AWAY",
  "DELIVERY_PROBLEM",
  "GOODS_RETURNED",
  "INSOLVENCY",
  "ACCOUNTS_BLOCKED",
  "CUSTOMERS_UNPAID",
  "CHEQUE_SENT",
  "ORDER_MISSING",
  "SALES_GRACE",
  "SEND_MAIL",
] as const;
export type ObjectionCode = (typeof OBJECTIONS)[number];

export interface Instalment {
  readonly dueOn: LocalDate;
  readonly amount: Money;
}

export interface DisputeDetails {
  readonly category: DisputeCategory;
  /** What is contested; the rest is still asked for. */
  readonly disputed?: Money;
  /** Who of ours settles it. */
  readonly owner?: string;
}

/** A consequence is one of our own duties from the day it was announced. */
export interface AnnouncedConsequence {
  readonly code: ConsequenceCode;
  readonly dueOn: LocalDate;
}

/** Who does what by when: read back at the end of the call. */
export interface Commitment {
  readonly party: "US" | "DEBTOR";
  readonly action: string;
  readonly dueOn?: LocalDate;
}

export interface CallDetails {
  readonly durationSeconds?: number;
  readonly role?: ContactRole;
  /** The debtor's version; ours stands apart, in `assessment`. */
  readonly version?: string;
  readonly assessment?: string;
  readonly dispute?: DisputeDetails;
  /** First payment first. Proposed with `PROP`, agreed with `PLAN`. */
  readonly plan?: readonly Instalment[];
  /** With `PROP`: who is asked before we answer. */
  readonly consulted?: string;
  readonly consequences?: readonly AnnouncedConsequence[];
  readonly grace?: { readonly untilOn: LocalDate; readonly grantedBy: string };
  readonly commitments?: readonly Commitment[];
  readonly preparation?: {
    readonly checked: readonly CheckCode[];
    readonly objective?: { readonly amount?: Money; readonly payOn?: LocalDate };
    readonly fallback?: { readonly firstPayment?: Money; readonly latestOn?: LocalDate };
  };
  readonly impression?: {
    readonly willingness?: Degree;
    readonly authority?: Degree;
    readonly difficulty?: DifficultyScope;
    readonly finances?: FinancialSignal;
  };
  readonly objections?: readonly ObjectionCode[];
  /** Questions that were asked and got no answer: a silence is evidence too. */
  readonly unanswered?: readonly string[];
}
