import { isAnnouncedEarly } from "../../src/domain/consequenceStage";

describe("isAnnouncedEarly", () => {
  it("keeps interest, deliveries and credit for the firm reminder and later", () => {
    expect(isAnnouncedEarly("STOP_DELIVERY", "REMINDER")).toBe(true);
    expect(isAnnouncedEarly("STOP_DELIVERY", "FIRM")).toBe(false);
    expect(isAnnouncedEarly("INTEREST", "HANDOVER")).toBe(false);
  });

  it("keeps agencies and courts for the formal notice", () => {
    expect(isAnnouncedEarly("LEGAL", "FIRM")).toBe(true);
    expect(isAnnouncedEarly("AGENCY", "NOTICE")).toBe(false);
  });

  it("announces nothing before anything is late", () => {
    expect(isAnnouncedEarly("INTEREST", undefined)).toBe(true);
  });
});
