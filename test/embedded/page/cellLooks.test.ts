import { shortenedNumber } from "../../../src/embedded/page/grid/cellLooks";
import { GENERAL, type Cell } from "../../../src/embedded/workbook/cell";

const french = { localeTag: "fr-FR", uses1904: false };
const atMost =
  (length: number) =>
  (text: string): boolean =>
    text.length <= length;

function shortened(cell: Cell, length: number): string | undefined {
  return shortenedNumber(cell, french, atMost(length));
}

describe("shortenedNumber", () => {
  it("rounds a General number to the decimals that fit", () => {
    expect(shortened({ value: 816.9366666, format: GENERAL }, 7)).toBe("816,937");
    expect(shortened({ value: -816.9366666, format: GENERAL }, 4)).toBe("-817");
  });

  it("gives up on a whole number, which must not lose digits", () => {
    expect(shortened({ value: 1234567, format: GENERAL }, 5)).toBeUndefined();
  });

  it("leaves decimals that somebody asked for, and dates", () => {
    expect(shortened({ value: 12.5, format: { numberFormat: "0.00" } }, 4)).toBeUndefined();
    expect(shortened({ value: 46349, format: { numberFormat: "m/d/yyyy" } }, 5)).toBeUndefined();
  });
});
