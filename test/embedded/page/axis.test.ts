import { Axis } from "../../../src/embedded/page/grid/axis";

describe("Axis", () => {
  const rows = new Axis(1000, 20, [
    [2, 50],
    [5, 0],
  ]);

  it("adds up sizes, whatever their order of appearance", () => {
    expect([0, 2, 3, 5, 6].map((row) => rows.offsetOf(row))).toEqual([0, 40, 90, 130, 130]);
    expect(rows.offsetOf(1000)).toBe(20_010);
  });

  it("finds what covers an offset, never a hidden row", () => {
    expect(rows.indexAt(0)).toBe(0);
    expect(rows.indexAt(89)).toBe(2);
    expect(rows.indexAt(90)).toBe(3);
    expect(rows.indexAt(130)).toBe(6);
  });

  it("stays on the axis beyond its ends", () => {
    expect(rows.indexAt(-5)).toBe(0);
    expect(rows.indexAt(1_000_000)).toBe(999);
  });
});
