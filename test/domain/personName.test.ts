import { isSamePerson } from "../../src/domain/personName";

describe("isSamePerson", () => {
  it.each([
    ["Léa Petit", "LEA  PETIT", true],
    ["Jean-Paul Roux", "jean paul roux", true],
    ["Léa Petit", "Léa Petitjean", false],
  ])("%s, %s: %s", (a, b, expected) => {
    expect(isSamePerson(a, b)).toBe(expected);
  });
});
