import * as fc from "fast-check";
import {
  amountOfChange,
  compareReadings,
  isAnotherList,
  isWithoutChange,
  seeReceivables,
  totalsOfChanges,
  type Comparison,
  type ReceivableChange,
  type SeenReceivable,
} from "../../src/domain/comparison";
import type { LocalDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { anyDay, anyReceivables } from "../support/arbitraries";
import { money, receivables } from "../support/receivables";

const rules = { policy: DEFAULT_POLICY };

function seen(table: string): readonly SeenReceivable[] {
  return seeReceivables(receivables(table));
}

/** `paid F-1`, `reNumbered F-2 > F-9`: what a comparison says, as a person would note it. */
function told({ changes }: Comparison): readonly string[] {
  return changes.map((change) => {
    const before = "before" in change ? change.before.reference : undefined;
    const after = "after" in change ? change.after.reference : undefined;
    return [change.type, [...new Set([before, after])].filter((text) => text !== undefined).join(" > ")].join(
      " ",
    );
  });
}

const BEFORE = seen(`
  invoice  debtor  due         open
  F-101    Durand  2026-03-31  1200.00
  F-102    Durand  2026-04-30  300.00
  F-103    Martin  2026-04-30  80.00
  F-104    Martin  2026-05-31  55.10
  F-105    Petit   2026-05-31  640.00`);

describe("compareReadings", () => {
  it("finds nothing between two equal readings, in whatever order the rows are", () => {
    const comparison = compareReadings(BEFORE, [...BEFORE].reverse(), rules);
    expect(comparison).toEqual({ changes: [], reKeyed: [], unchangedCount: 5 });
    expect(isWithoutChange(comparison)).toBe(true);
  });

  it("tells what was paid, part paid, re-dated, raised, gone and new, and by how much", () => {
    const after = seen(`
      invoice  debtor  due         open
      F-101    Durand  2026-03-31  0.00
      F-102    Durand  2026-04-30  250.00
      F-103    Martin  2026-06-15  80.00
      F-104    Martin  2026-05-31  60.10
      F-106    Petit   2026-06-30  12.00`);
    const comparison = compareReadings(BEFORE, after, rules);
    expect(comparison.changes.map((change) => [change.type, amountOfChange(change)])).toEqual([
      ["paid", money("1200.00")],
      ["partPaid", money("50.00")],
      ["vanished", money("640.00")],
      ["reDated", money("80.00")],
      ["increased", money("5.00")],
      ["new", money("12.00")],
    ]);
  });

  it("counts a rest within the tolerance as paid, and what was paid beyond not as a payment of the invoice", () => {
    const after = seen(`
      invoice  debtor  due         open
      F-103    Martin  2026-04-30  0.01
      F-104    Martin  2026-05-31  -4.90`);
    const before = BEFORE.filter(({ debtorName }) => debtorName === "Martin");
    expect(compareReadings(before, after, rules).changes.map((c) => [c.type, amountOfChange(c)])).toEqual([
      ["paid", money("79.99")],
      ["paid", money("55.10")],
    ]);
  });

  it("tells an invoice that was settled and is open again as raised", () => {
    const settled = seen(`
      invoice  debtor  due         open
      F-101    Durand  2026-03-31  0.00`);
    const bounced = seen(`
      invoice  debtor  due         open
      F-101    Durand  2026-03-31  1200.00`);
    expect(told(compareReadings(settled, bounced, rules))).toEqual(["increased F-101"]);
  });

  it("keeps credits apart from payments", () => {
    const before = seen(`
      invoice  debtor  due         open
      A-1      Durand  2026-03-31  -100.00
      A-2      Durand  2026-03-31  -40.00
      F-1      Durand  2026-03-31  0.00`);
    const after = seen(`
      invoice  debtor  due         open
      A-1      Durand  2026-03-31  -60.00`);
    expect(compareReadings(before, after, rules).changes.map((c) => [c.type, amountOfChange(c)])).toEqual([
      ["creditChanged", money("40.00")],
      ["settledGone", money("-40.00")],
      ["settledGone", money("0.00")],
    ]);
  });

  it("never compares amounts of two currencies", () => {
    const before = seen(`
      invoice  debtor  due         open
      F-1      Durand  2026-03-31  100.00 EUR`);
    const after = seen(`
      invoice  debtor  due         open
      F-1      Durand  2026-03-31  90.00 USD`);
    expect(told(compareReadings(before, after, rules))).toEqual(["otherCurrency F-1"]);
  });

  it("passes over a row that is entered twice", () => {
    const after = receivables(`
      invoice  debtor  due         open    duplicateOf
      F-1      Durand  2026-03-31  100.00
      F-1      Durand  2026-03-31  100.00  2`);
    expect(compareReadings([], seeReceivables(after), rules).changes).toHaveLength(1);
  });

  describe("of an invoice that was re-numbered", () => {
    it("knows it by its customer, amount and due date", () => {
      const after = seen(`
        invoice   debtor  due         open
        2026-101  Durand  2026-03-31  1200.00`);
      expect(told(compareReadings(BEFORE.slice(0, 1), after, rules))).toEqual([
        "reNumbered F-101 > 2026-101",
      ]);
    });

    it("does not guess when two look the same, even where one of them kept its number", () => {
      const rents = seen(`
        invoice  debtor  due         open
        R-1      Durand  2026-03-31  500.00
        R-2      Durand  2026-03-31  500.00`);
      const bothNew = seen(`
        invoice  debtor  due         open
        X-1      Durand  2026-03-31  500.00
        X-2      Durand  2026-03-31  500.00`);
      expect(told(compareReadings(rents, bothNew, rules))).toEqual([
        "vanished R-1",
        "vanished R-2",
        "new X-1",
        "new X-2",
      ]);
      const oneStayed = [rents[1]!, bothNew[0]!];
      expect(told(compareReadings(rents, oneStayed, rules))).toEqual(["vanished R-1", "new X-1"]);
    });

    it("does not take another due date or another amount for the same invoice", () => {
      const after = seen(`
        invoice  debtor  due         open
        X-1      Durand  2026-04-01  1200.00
        X-2      Durand  2026-04-30  300.01`);
      expect(told(compareReadings(BEFORE.slice(0, 2), after, rules))).toEqual([
        "vanished F-101",
        "vanished F-102",
        "new X-1",
        "new X-2",
      ]);
    });
  });

  describe("of a customer who was renamed", () => {
    it("knows the invoices by number, amount and due date", () => {
      const after = seen(`
        invoice  debtor     due         open
        F-101    Durand SA  2026-03-31  1200.00
        F-102    Durand SA  2026-04-30  300.00`);
      expect(told(compareReadings(BEFORE.slice(0, 2), after, rules))).toEqual([
        "debtorRenamed F-101",
        "debtorRenamed F-102",
      ]);
    });

    it("does not guess where customers number their own invoices", () => {
      const before = seen(`
        invoice  debtor  due         open
        1        Durand  2026-03-31  100.00
        1        Martin  2026-03-31  100.00`);
      const after = seen(`
        invoice  debtor  due         open
        1        Dupont  2026-03-31  100.00
        1        Martin  2026-03-31  100.00`);
      expect(told(compareReadings(before, after, rules))).toEqual(["vanished 1", "new 1"]);
    });

    it("does not guess when another invoice may have taken its place", () => {
      const after = seen(`
        invoice  debtor  due         open
        F-999    Durand  2026-03-31  1200.00
        F-101    Dupont  2026-03-31  1200.00`);
      expect(told(compareReadings(BEFORE.slice(0, 1), after, rules))).toEqual([
        "vanished F-101",
        "new F-101",
        "new F-999",
      ]);
    });

    it("finds the invoice of a merged name silently, part paid and re-dated as it may be", () => {
      const after = seen(`
        invoice  debtor       due         open
        F-101    SARL Durand  2026-04-15  1000.00`);
      const debtorKeysToday = new Map([["sarl durand", "durand"]]);
      const comparison = compareReadings(BEFORE.slice(0, 1), after, { ...rules, debtorKeysToday });
      expect(told(comparison)).toEqual(["partPaid F-101"]);
      expect(comparison.reKeyed.map(({ before, after }) => [before.key, after.key])).toEqual([
        ["durand|f-101", "sarl durand|f-101"],
      ]);
    });
  });

  describe("of an invoice in instalments", () => {
    const instalment = (due: string, key: string, open = "100.00"): SeenReceivable => ({
      ...seen(`
        invoice  debtor  due       open
        F-7      Durand  ${due}  ${open}`)[0]!,
      key,
    });
    const first = instalment("2026-03-31", "durand|f-7|2026-03-31");
    const second = instalment("2026-04-30", "durand|f-7|2026-04-30");

    it("knows the last one by its date when it stands alone", () => {
      const comparison = compareReadings(
        [first, second],
        [instalment("2026-04-30", "durand|f-7", "60.00")],
        rules,
      );
      expect(told(comparison)).toEqual(["partPaid F-7", "vanished F-7"]);
      expect(comparison.reKeyed).toEqual([
        { before: second, after: instalment("2026-04-30", "durand|f-7", "60.00") },
      ]);
    });

    it("knows the first one when a second one comes beside it", () => {
      const alone = instalment("2026-03-31", "durand|f-7");
      const comparison = compareReadings([alone], [first, second], rules);
      expect(comparison).toMatchObject({
        changes: [{ type: "new", after: second }],
        reKeyed: [{ before: alone, after: first }],
        unchangedCount: 1,
      });
    });

    it("does not guess which one is left when its date is a third one", () => {
      const left = instalment("2026-05-31", "durand|f-7");
      expect(told(compareReadings([first, second], [left], rules))).toEqual([
        "vanished F-7",
        "vanished F-7",
        "new F-7",
      ]);
    });
  });

  describe("always", () => {
    const anySeen = anyReceivables.map(seeReceivables);
    const keysOf = (list: readonly SeenReceivable[]): readonly string[] => list.map(({ key }) => key).sort();

    it("puts every receivable of both readings in exactly one class", () => {
      fc.assert(
        fc.property(anySeen, anySeen, (before, after) => {
          const { changes, unchangedCount } = compareReadings(before, after, rules);
          const befores = changes.flatMap((change) => ("before" in change ? [change.before.key] : []));
          const afters = changes.flatMap((change) => ("after" in change ? [change.after.key] : []));
          expect(new Set(befores).size).toBe(befores.length);
          expect(new Set(afters).size).toBe(afters.length);
          expect(befores.length + unchangedCount).toBe(before.length);
          expect(afters.length + unchangedCount).toBe(after.length);
        }),
      );
    });

    it("finds nothing between a reading and itself", () => {
      fc.assert(
        fc.property(anySeen, (list) => {
          expect(isWithoutChange(compareReadings(list, list, rules))).toBe(true);
        }),
      );
    });

    it("does not depend on the order of rows", () => {
      const shuffled = (list: readonly SeenReceivable[]) =>
        fc.shuffledSubarray([...list], { minLength: list.length });
      fc.assert(
        fc.property(
          fc
            .tuple(anySeen, anySeen)
            .chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), shuffled(a), shuffled(b))),
          ([before, after, otherBefore, otherAfter]) => {
            expect(compareReadings(otherBefore, otherAfter, rules)).toEqual(
              compareReadings(before, after, rules),
            );
          },
        ),
      );
    });

    it("loses no amount: what was open, with what changed, is what is open now", () => {
      fc.assert(
        fc.property(anySeen, anySeen, (before, after) => {
          const { changes } = compareReadings(before, after, rules);
          const delta = changes.map(moved).reduce(add, new Map<string, number>());
          const expected = [
            ...after.map(({ open }) => ({ ...open })),
            ...before.map(({ open }) => ({ ...open, amountMinor: -open.amountMinor })),
          ].reduce((sums, open) => add(sums, [open]), new Map<string, number>());
          expect(nonZero(delta)).toEqual(nonZero(expected));
        }),
      );
    });

    it("never pairs a receivable with one of another currency under another identity", () => {
      fc.assert(
        fc.property(anySeen, anySeen, (before, after) => {
          for (const change of compareReadings(before, after, rules).changes)
            if (change.type === "reNumbered" || change.type === "debtorRenamed")
              expect(change.before.open).toEqual(change.after.open);
        }),
      );
    });

    it("loses no receivable whose number, name and date all stay, whatever is paid of it", () => {
      fc.assert(
        fc.property(anySeen, fc.infiniteStream(fc.nat(1000)), anyDay, (before, parts, newDay) => {
          const after = before.map((receivable) => {
            const part = parts.next().value ?? 0;
            return part % 3 === 0
              ? { ...receivable, dueOn: newDay as LocalDate }
              : {
                  ...receivable,
                  open: { ...receivable.open, amountMinor: receivable.open.amountMinor - part },
                };
          });
          const { changes } = compareReadings(before, after, rules);
          expect(changes.filter(({ type }) => ["vanished", "settledGone", "new"].includes(type))).toEqual([]);
          expect(keysOf(after)).toEqual(keysOf(before));
        }),
      );
    });
  });
});

type Sums = Map<string, number>;

function moved(change: ReceivableChange): { readonly amountMinor: number; readonly currency: string }[] {
  return [
    ...("after" in change ? [change.after.open] : []),
    ...("before" in change ? [{ ...change.before.open, amountMinor: -change.before.open.amountMinor }] : []),
  ];
}

function add(
  sums: Sums,
  amounts: readonly { readonly amountMinor: number; readonly currency: string }[],
): Sums {
  for (const { amountMinor, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return sums;
}

function nonZero(sums: Sums): readonly (readonly [string, number])[] {
  return [...sums].filter(([, sum]) => sum !== 0).sort();
}

describe("totalsOfChanges", () => {
  it("counts and adds up by type and currency, in the order of the report", () => {
    const before = seen(`
      invoice  debtor  due         open
      F-1      Durand  2026-03-31  100.00
      F-2      Durand  2026-03-31  50.00 USD
      F-3      Durand  2026-03-31  20.00`);
    const after = seen(`
      invoice  debtor  due         open
      F-1      Durand  2026-03-31  0.00
      F-2      Durand  2026-03-31  0.00 USD
      F-3      Durand  2026-03-31  0.00
      F-4      Durand  2026-03-31  7.00`);
    expect(totalsOfChanges(compareReadings(before, after, rules).changes)).toEqual([
      { type: "paid", count: 3, amounts: [money("120.00"), money("50.00 USD")] },
      { type: "new", count: 1, amounts: [money("7.00")] },
    ]);
  });
});

describe("isAnotherList", () => {
  const list = (prefix: string, count: number): readonly SeenReceivable[] =>
    seen(
      ["invoice  debtor  due  open"]
        .concat(
          Array.from(
            { length: count },
            (_, index) => `${prefix}-${index}  ${prefix} ${index}  2026-03-${10 + index}  ${100 + index}.00`,
          ),
        )
        .join("\n"),
    );
  const isOther = (before: readonly SeenReceivable[], after: readonly SeenReceivable[]): boolean =>
    isAnotherList(compareReadings(before, after, rules), before, after);

  it("is one without an invoice or a customer of the other", () => {
    expect(isOther(list("A", 12), list("B", 12))).toBe(true);
  });

  it("is not one that shares a single invoice or customer, nor a handful of invoices that were all paid", () => {
    const [one] = list("A", 1);
    expect(isOther(list("A", 12), [...list("B", 12), one!])).toBe(false);
    expect(isOther(list("A", 12), [...list("B", 12), { ...one!, key: "a 0|z", reference: "Z" }])).toBe(false);
    expect(isOther(list("A", 3), list("B", 12))).toBe(false);
  });
});
