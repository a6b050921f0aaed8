import { REASON_CODES } from "../../src/domain/reason";
import { reasonAdvice } from "../../src/text/reasonAdvice";
import { REASONS_BY_FAMILY } from "../../src/text/reasonFamilies";
import { englishTypographyFaults, frenchTypographyFaults } from "../support/catalogs";

describe("reasonAdvice", () => {
  it("meets a shortage of cash otherwise than an oversight", () => {
    expect(reasonAdvice("CASH_TEMP", "fr")).toBe("Une partie maintenant, une date ferme pour le reste.");
    expect(reasonAdvice("OVERSIGHT", "fr")).toBe("Une date proche, par virement plutôt que par chèque.");
  });

  it("asks for no date before our own fault is mended", () => {
    const ours = [...REASONS_BY_FAMILY.invoice].map((reason) => reasonAdvice(reason, "en"));
    expect(ours.filter((advice) => /^(?:a |the )?date|^agree/i.test(advice))).toEqual([]);
  });

  it("has something of its own to say about each reason, in either typography", () => {
    const english = REASON_CODES.map((reason) => reasonAdvice(reason, "en"));
    const french = REASON_CODES.map((reason) => reasonAdvice(reason, "fr"));
    expect(new Set(english).size).toBe(REASON_CODES.length);
    expect(new Set(french).size).toBe(REASON_CODES.length);
    expect(english.flatMap(englishTypographyFaults)).toEqual([]);
    expect(french.flatMap(frenchTypographyFaults)).toEqual([]);
  });
});
