import { CHECKS, CONSEQUENCES, DISPUTE_CATEGORIES, OBJECTIONS } from "../../src/domain/callDetails";
import { callDetailWordsOf } from "../../src/text/callDetailWords";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";

const LANGUAGES = ["en", "fr"] as const;

describe("callDetailWordsOf", () => {
  it("names who settles each kind of dispute of ours", () => {
    const owners = callDetailWordsOf("fr").disputeOwners;
    expect(DISPUTE_CATEGORIES.map((category) => `${category} ${owners[category]}`)).toEqual([
      "D_PRICE Service commercial",
      "D_QTY Logistique",
      "D_QUAL Qualité",
      "D_DEL Logistique",
      "D_ADM Comptabilité",
      "D_CTR Direction",
    ]);
  });

  it("tells the codes of each list apart", () => {
    for (const language of LANGUAGES) {
      const words = callDetailWordsOf(language);
      expect(new Set(CONSEQUENCES.map((code) => words.consequences[code])).size).toBe(CONSEQUENCES.length);
      expect(new Set(CHECKS.map((code) => words.checks[code])).size).toBe(CHECKS.length);
      expect(new Set(OBJECTIONS.map((code) => words.objections[code])).size).toBe(OBJECTIONS.length);
    }
  });

  it("leaves nothing unsaid, in either typography", () => {
    const english = textsIn(callDetailWordsOf("en")).map(([, text]) => text);
    const french = textsIn(callDetailWordsOf("fr")).map(([, text]) => text);
    expect([...english, ...french].filter((text) => text.trim() === "")).toEqual([]);
    expect(english.flatMap(englishTypographyFaults)).toEqual([]);
    expect(french.flatMap(frenchTypographyFaults)).toEqual([]);
  });
});
