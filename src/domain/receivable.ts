import type { LocalDate } from "./localDate";
import type { Money } from "./money";
import type { OutcomeCode } from "./outcome";
import type { Policy } from "./policy";

/** Who owes, as the sheet names them. */
export interface Debtor {
  /** Identity: the code when the sheet has one, else the name, normalised. Never shown. */
  readonly key: string;
  readonly name: string;
  readonly code?: string;
}

/** One row of the user's sheet: one amount due on one date. */
export interface Receivable {
  /** Identity: debtor and reference, normalised; what the log is keyed on. Never a row number. */
  readonly key: string;
  /** Row of the sheet, 1-based, when it was read; for pointing at it, never for identity. */
  readonly rowNumber: number;
  readonly debtor: Debtor;
  /** As the sheet names it, where a person said that it is the same customer as `debtor`. */
  readonly debtorAsRead?: Debtor;
  readonly reference: string;
  readonly issuedOn?: LocalDate;
  /** Missing is missing: never today, never the invoice date. */
  readonly dueOn?: LocalDate;
  /** Open amount; negative for a credit note or an unallocated payment. */
  readonly open: Money;
  /** What was invoiced, where the sheet says it; else what is open. */
  readonly invoiced?: Money;
  /** The day it was paid, where the sheet keeps paid rows. */
  readonly settledOn?: LocalDate;
  /** The sheet itself says that it is disputed. */
  readonly isDisputed: boolean;
  /** Another row, by number, already holds this very receivable: this one is shown, not counted. */
  readonly duplicateOf?: number;
  /** The sheet's payment terms, where the due date was computed from them and the issue date. */
  readonly dueFromTerms?: string;
  readonly contact?: string;
  readonly role?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly country?: string;
  /** Who on our side calls this customer, says the sheet. */
  readonly caller?: string;
  /** What the sheet itself keeps of earlier calls: the starting state, until the log has a call. */
  readonly sheetLastCallOn?: LocalDate;
  readonly sheetOutcome?: OutcomeCode;
  readonly sheetNote?: string;
}

/** What the rules need to know about one receivable. Both doors, the pane and the functions, bring these facts. */
export interface CallFacts {
  readonly dueOn?: LocalDate | undefined;
  /** Major units; left out = assumed open. */
  readonly open?: number | undefined;
  readonly lastCallOn?: LocalDate | undefined;
  readonly outcome?: OutcomeCode | undefined;
  /** The date the outcome set: promise, call-back, review, answer-by, instalment, payment run, return. */
  readonly untilOn?: LocalDate | undefined;
  readonly brokenPromises?: number | undefined;
  readonly noticeOn?: LocalDate | undefined;
  /** Days that we gave them on the last call that reached anybody. */
  readonly grace?: Grace | undefined;
}

export interface Grace {
  readonly grantedOn: LocalDate;
  readonly untilOn: LocalDate;
}

/** What is open under a key, in minor units; `undefined` when it is no longer in the sheet. Duplicates do not count. */
export function openMinorIn(receivables: readonly Receivable[]): (key: string) => number | undefined {
  const openMinorByKey = new Map<string, number>();
  for (const { key, open, duplicateOf } of receivables)
    if (duplicateOf === undefined) openMinorByKey.set(key, (openMinorByKey.get(key) ?? 0) + open.amountMinor);
  return (key) => openMinorByKey.get(key);
}

/** Calendar days past the due date: 0 on the day itself (not late), negative before. */
export function daysLate(dueOn: LocalDate, asOf: LocalDate): number {
  return asOf - dueOn;
}

// Differences of two cells carry the noise of doubles: 100.01 − 100 is 0.010000000000005.
const DOUBLE_NOISE = 1e-9;

/** Nothing left to collect: `open` is given and at most the tolerance, or a credit. Left out = assumed open. */
export function isSettled(open: number | undefined, policy: Policy): boolean {
  return open !== undefined && open <= policy.tolerance + DOUBLE_NOISE;
}
