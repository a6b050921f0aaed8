import type { ReasonCode } from "../domain/reason";

export type ReasonFamily =
  "cash" | "process" | "strategy" | "invoice" | "delivery" | "commercial" | "payment" | "legal" | "unknown";

/** The reasons as the form lists them: whose side the cause is on, the debtor's first. */
export const REASONS_BY_FAMILY: Readonly<Record<ReasonFamily, readonly ReasonCode[]>> = {
  cash: ["CASH_TEMP", "CASH_STRUCT", "CUST_UNPAID", "ACCT_BLOCKED"],
  process: [
    "NOT_RECEIVED",
    "NOT_BOOKED",
    "APPROVAL",
    "PORTAL",
    "PAY_CALENDAR",
    "STAFF_ABSENT",
    "OVERSIGHT",
    "CHAOS",
  ],
  strategy: ["STRETCH", "BADFAITH", "RETENTION"],
  invoice: ["INV_AMOUNT", "INV_VAT", "INV_ADDR", "INV_DUP", "INV_PO", "INV_TERMS"],
  delivery: ["QTY", "DAMAGED", "QUALITY", "LATE_DEL", "NOT_DELIVERED", "INCOMPLETE"],
  commercial: ["PRICE", "DISCOUNT", "SIDE_PROMISE", "CREDIT_NOTE"],
  payment: ["SENT_WAIT", "MISALLOC", "BANK_REJECT", "CHQ_LOST"],
  legal: ["INSOLVENCY", "ADMIN_CHANGE"],
  unknown: ["NO_REASON"],
};
