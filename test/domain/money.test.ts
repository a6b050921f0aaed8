import * as fc from "fast-check";
import {
  decimalToMoney,
  minorDigitsOf,
  moneyToDecimal,
  roundHalfEven,
  splitMoney,
  totalsByCurrency,
} from "../../src/domain/money";
import { money } from "../support/receivables";

describe("roundHalfEven", () => {
  it("rounds a half to the even neighbour", () => {
    expect(roundHalfEven(0.5)).toBe(0);
    expect(roundHalfEven(1.5)).toBe(2);
    expect(roundHalfEven(2.5)).toBe(2);
    expect(roundHalfEven(-2.5)).toBe(-2);
    expect(roundHalfEven(-1.5)).toBe(-2);
  });

  it("rounds the rest to the nearest", () => {
    expect(roundHalfEven(2.4)).toBe(2);
    expect(roundHalfEven(2.6)).toBe(3);
    expect(roundHalfEven(-2.6)).toBe(-3);
  });

  it("sees the half that a double hides", () => {
    expect(1.005 * 100).not.toBe(100.5);
    expect(roundHalfEven(1.005 * 100)).toBe(100);
    expect(roundHalfEven(1.015 * 100)).toBe(102);
  });

  it("never gives minus zero", () => {
    expect(Object.is(roundHalfEven(-0.4), 0)).toBe(true);
    expect(Object.is(roundHalfEven(-0.5), 0)).toBe(true);
  });
});

describe("decimalToMoney", () => {
  it("knows the minor unit of a currency", () => {
    expect(decimalToMoney(1234.56, "EUR")).toEqual({ amountMinor: 123_456, currency: "EUR" });
    expect(decimalToMoney(1234, "JPY")).toEqual({ amountMinor: 1_234, currency: "JPY" });
    expect(decimalToMoney(1.234, "TND")).toEqual({ amountMinor: 1_234, currency: "TND" });
    expect(minorDigitsOf("???")).toBe(2);
  });

  it("is undone by moneyToDecimal", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom("EUR", "JPY", "KWD"),
        (amountMinor, currency) =>
          expect(decimalToMoney(moneyToDecimal({ amountMinor, currency }), currency)).toEqual({
            amountMinor,
            currency,
          }),
      ),
    );
  });
});

describe("totalsByCurrency", () => {
  it("adds within a currency and never across", () => {
    expect(totalsByCurrency([money("10.00"), money("5.00 GBP"), money("2.50"), money("-1.00 GBP")])).toEqual([
      { amountMinor: 1_250, currency: "EUR" },
      { amountMinor: 400, currency: "GBP" },
    ]);
    expect(totalsByCurrency([])).toEqual([]);
  });
});

describe("splitMoney", () => {
  it("gives the first parts what does not divide", () => {
    expect(
      splitMoney({ amountMinor: 10_000, currency: "EUR" }, 3).map(({ amountMinor }) => amountMinor),
    ).toEqual([3334, 3333, 3333]);
    expect(splitMoney({ amountMinor: -5, currency: "JPY" }, 2)).toEqual([
      { amountMinor: -3, currency: "JPY" },
      { amountMinor: -2, currency: "JPY" },
    ]);
  });

  it("never loses a cent, and parts never differ by more than one", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 100 }), (amountMinor, parts) => {
        const split = splitMoney({ amountMinor, currency: "EUR" }, parts).map((part) => part.amountMinor);
        expect(split).toHaveLength(parts);
        expect(split.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amountMinor));
        expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
