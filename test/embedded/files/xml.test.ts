import { childSplices, parseXml, splice } from "../../../src/embedded/files/xml";

const ORDER = ["rows", "protection", "merges", "tables"];

function withChildren(text: string, children: readonly (readonly [string, string])[]): string {
  return splice(text, childSplices(parseXml(text), ORDER, new Map(children)));
}

describe("childSplices", () => {
  it("puts new elements in the order of their kind, however they were asked for", () => {
    const asked = [
      ["tables", "<tables/>"],
      ["merges", "<merges/>"],
      ["protection", "<protection/>"],
    ] as const;
    expect(withChildren("<s><rows/><own/></s>", asked)).toBe(
      "<s><rows/><protection/><merges/><tables/><own/></s>",
    );
  });

  it("replaces what is there, takes away what became empty, and leaves the rest to the letter", () => {
    const text = '<s>\n <rows a="1"/>\n <merges> </merges><!-- ours --><tables/></s>';
    expect(
      withChildren(text, [
        ["rows", "<rows/>"],
        ["tables", ""],
      ]),
    ).toBe("<s>\n <rows/>\n <merges> </merges><!-- ours --></s>");
  });
});
