import fc from "fast-check";
import { formatTsv, parseTsv } from "../../../src/embedded/page/tsv";

describe("parseTsv", () => {
  it("reads cells between tabs and rows between line breaks", () => {
    expect(parseTsv("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("keeps empty cells and empty rows in between", () => {
    expect(parseTsv("a\t\t\n\nb")).toEqual([["a", "", ""], [""], ["b"]]);
  });

  it("reads a quoted cell with tabs, line breaks and quotes", () => {
    expect(parseTsv('"a\tb"\t"c\nd ""e"""\n')).toEqual([["a\tb", 'c\nd "e"']]);
  });

  it("takes a quote inside a text as it is", () => {
    expect(parseTsv('"12" nails\tx')).toEqual([['"12" nails', "x"]]);
  });
});

it("pastes back whatever was copied", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', "\t", "\n", "\r", " ") });
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
  fc.assert(
    fc.property(rows, (copied) => {
      // A last row of one empty cell is what a closing line break looks like.
      fc.pre(copied.length === 1 || copied.at(-1)?.join("") !== "");
      expect(parseTsv(formatTsv(copied))).toEqual(copied);
    }),
  );
});
