import * as fc from "fast-check";
import type { CallEvent } from "../../src/domain/callLog";
import { formatIsoDate, type LocalDate } from "../../src/domain/localDate";
import { OUTCOME_CODES, type OutcomeCode } from "../../src/domain/outcome";
import type { CallFacts, Receivable } from "../../src/domain/receivable";
import { day, keyOf } from "./receivables";

const FIRST_DAY = day("2024-01-01");

/** Days of 2024 to 2028: a leap year at each end. */
export const anyDay: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: 1_826 })
  .map((days) => (FIRST_DAY + days) as LocalDate);

export const anyOutcome: fc.Arbitrary<OutcomeCode> = fc.constantFrom(...OUTCOME_CODES);

/** Facts in every combination, sensible or not; dates close enough to one another to interact. */
export const anyFactsAndDay: fc.Arbitrary<{ readonly facts: CallFacts; readonly asOf: LocalDate }> =
  anyDay.chain((dueOn) => {
    const near = (from: number, to: number): fc.Arbitrary<LocalDate> =>
      fc.integer({ min: from, max: to }).map((days) => (dueOn + days) as LocalDate);
    return fc.record({
      facts: fc.record({
        dueOn: fc.option(fc.constant(dueOn), { nil: undefined, freq: 6 }),
        open: fc.option(fc.constantFrom(-50, 0, 0.01, 0.02, 80, 1_000_000), { nil: undefined, freq: 6 }),
        lastCallOn: fc.option(near(-60, 90), { nil: undefined, freq: 4 }),
        outcome: fc.option(anyOutcome, { nil: undefined, freq: 6 }),
        untilOn: fc.option(near(-60, 120), { nil: undefined }),
        brokenPromises: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
        noticeOn: fc.option(near(0, 90), { nil: undefined }),
      }),
      asOf: near(-60, 120),
    });
  });

const DEBTORS = ["Arnaud", "Bertin", "Colas", "Diop"] as const;
const INVOICES = ["F-1", "F-2", "F-3", "F-4", "F-5"] as const;
const CURRENCIES = ["EUR", "GBP", "JPY"] as const;

const anyMoney = fc.record({
  amountMinor: fc.integer({ min: -50_000, max: 500_000 }),
  currency: fc.constantFrom(...CURRENCIES),
});

/** A sheet: several debtors and currencies, credits, missing due dates, duplicates, rows marked as disputed. */
export const anyReceivables: fc.Arbitrary<readonly Receivable[]> = fc
  .array(
    fc.record({
      debtor: fc.constantFrom(...DEBTORS),
      reference: fc.constantFrom(...INVOICES),
      dueOn: fc.option(anyDay, { nil: undefined, freq: 6 }),
      open: anyMoney,
      isDisputed: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((rows) => {
    const rowByKey = new Map<string, number>();
    return rows.map(({ debtor, reference, dueOn, open, isDisputed }, index) => {
      const key = keyOf(debtor, reference);
      const rowNumber = index + 2;
      const duplicateOf = rowByKey.get(key);
      if (duplicateOf === undefined) rowByKey.set(key, rowNumber);
      return {
        key,
        rowNumber,
        debtor: { key: debtor.toLowerCase(), name: debtor },
        reference,
        open,
        isDisputed,
        ...(dueOn !== undefined && { dueOn }),
        ...(duplicateOf !== undefined && { duplicateOf }),
      };
    });
  });

const anyCovers = fc.uniqueArray(fc.constantFrom(...INVOICES), { maxLength: 3 });

/** A log whose ids are unique: calls, notices, and voids of earlier or unknown entries. */
export const anyCallLog: fc.Arbitrary<readonly CallEvent[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom(
        "call" as const,
        "call" as const,
        "call" as const,
        "notice" as const,
        "void" as const,
      ),
      debtor: fc.constantFrom(...DEBTORS),
      on: anyDay,
      outcome: anyOutcome,
      untilAfterDays: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
      amount: fc.option(anyMoney, { nil: undefined }),
      invoices: anyCovers,
      open: anyMoney,
      voids: fc.nat({ max: 15 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(
      ({ type, debtor, on, outcome, untilAfterDays, amount, invoices, open, voids }, index): CallEvent => {
        const logged = { id: `e${index}`, loggedAt: `${formatIsoDate(on)}T09:00:00Z`, author: "Camille" };
        if (type === "void") return { ...logged, type, voids: `e${voids}` };
        const contact = {
          ...logged,
          debtorKey: debtor.toLowerCase(),
          debtorName: debtor,
          covers: invoices.map((reference) => ({ key: keyOf(debtor, reference), reference, open })),
        };
        if (type === "notice") return { ...contact, type, noticeOn: on };
        return {
          ...contact,
          type,
          calledOn: on,
          outcome,
          ...(untilAfterDays !== undefined && { untilOn: (on + untilAfterDays) as LocalDate }),
          ...(amount !== undefined && { amount }),
        };
      },
    ),
  );
