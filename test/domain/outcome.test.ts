import { DEFAULT_OUTCOMES, isOutcomeCode, OUTCOME_CODES, type Reach } from "../../src/domain/outcome";

describe("DEFAULT_OUTCOMES", () => {
  it("says how far each contact got", () => {
    const codesOf = (reach: Reach): readonly string[] =>
      OUTCOME_CODES.filter((code) => DEFAULT_OUTCOMES[code].reach === reach);
    expect(codesOf("attempt")).toEqual(["NA", "BUSY", "VM"]);
    expect(codesOf("contact")).toEqual(["MSG3", "ABS", "WNUM", "WPER", "CB"]);
    expect(codesOf("none")).toEqual(["AGENCY", "LEGAL", "OTH", "SKIP"]);
    expect(codesOf("right-party").join(" ")).toBe(
      "PTP PTPP INT RUN APPR SENT PAIDX NREC DOC DISP PROP PLAN NEG NOC REF CANT INSOL DNC PRE_OK PRE_PB",
    );
  });

  it("asks for a date wherever the next call can count from one", () => {
    for (const code of OUTCOME_CODES) {
      const { next, needs } = DEFAULT_OUTCOMES[code];
      if (next.kind === "after-until" || next.kind === "on-until" || next.kind === "after-later")
        expect([code, needs.includes("untilOn")]).toEqual([code, true]);
    }
  });

  it("asks for amount, date, means and person with a promise", () => {
    expect([...DEFAULT_OUTCOMES.PTP.needs].sort()).toEqual(["amount", "means", "person", "untilOn"]);
    expect(DEFAULT_OUTCOMES.PTPP.needs).toEqual(DEFAULT_OUTCOMES.PTP.needs);
  });
});

describe("isOutcomeCode", () => {
  it("knows the codes exactly as they are stored", () => {
    expect(isOutcomeCode("PRE_OK")).toBe(true);
    expect(isOutcomeCode("ptp")).toBe(false);
    expect(isOutcomeCode("")).toBe(false);
    expect(OUTCOME_CODES).toHaveLength(32);
  });
});
