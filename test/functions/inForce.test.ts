import { DEFAULT_POLICY } from "../../src/domain/policy";
import { assumeInForce, inForce, putInForce, type InForce } from "../../src/functions/inForce";
import { day } from "../support/receivables";

const ENGLISH: InForce = { policy: DEFAULT_POLICY, language: "en", uses1904: false };
const FRENCH: InForce = { ...ENGLISH, language: "fr" };
const SLOWER: InForce = { ...ENGLISH, policy: { ...DEFAULT_POLICY, firstDelayDays: 9 } };
const OF_1904: InForce = { ...ENGLISH, uses1904: true };
const withDayOff = (iso: string): InForce => ({
  ...ENGLISH,
  policy: {
    ...DEFAULT_POLICY,
    calendar: { ...DEFAULT_POLICY.calendar, extraDaysOff: new Set([day(iso)]) },
  },
});

beforeEach(() => assumeInForce("en"));

describe("assumeInForce", () => {
  it("answers by the defaults, in the language of Excel", () => {
    assumeInForce("fr");
    expect(inForce()).toEqual(FRENCH);
  });
});

describe("putInForce", () => {
  it("leaves cells alone when the workbook says what was assumed", () => {
    inForce();
    expect(putInForce({ ...ENGLISH, policy: { ...DEFAULT_POLICY } })).toBe(false);
    expect(putInForce(ENGLISH)).toBe(false);
  });

  it.each([
    ["language", FRENCH],
    ["policy", SLOWER],
    ["day off", withDayOff("2026-12-24")],
    ["date system", OF_1904],
  ])("has cells asked again that were answered by another %s", (_, next) => {
    inForce();
    expect(putInForce(next)).toBe(true);
    expect(inForce()).toBe(next);
    expect(putInForce(next)).toBe(false);
  });

  it("leaves cells alone that no function has answered yet in this session", () => {
    expect(putInForce(FRENCH)).toBe(false);
    expect(putInForce({ ...FRENCH, uses1904: true })).toBe(false);
  });

  it("has cells of an earlier session asked again when a person changes the rules", () => {
    putInForce(ENGLISH);
    expect(putInForce(FRENCH)).toBe(true);
    expect(putInForce({ ...SLOWER, language: "fr" })).toBe(true);
    expect(putInForce({ ...SLOWER, language: "fr" })).toBe(false);
  });
});
