import { CHANGE_TYPES } from "../../src/domain/comparison";
import { pasteTextsOf } from "../../src/text/paste";

const LANGUAGES = ["en", "fr"] as const;

/** Every sentence, functions with figures in the place of what they are given. */
function sentencesOf(words: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof words === "string") return [[path, words]];
  if (path === "promises")
    return [[path, pasteTextsOf("fr").promises({ kept: 2, partlyKept: 1, broken: 3 })]];
  if (typeof words === "function") return [[path, String(words(3, 3, 3))]];
  return Object.entries(words as object).flatMap(([key, word]) =>
    sentencesOf(word, path === "" ? key : `${path}.${key}`),
  );
}

describe("words of the morning paste", () => {
  it("leave nothing unsaid, and say nothing in the other language", () => {
    const english = new Map(sentencesOf(pasteTextsOf("en")));
    const french = sentencesOf(pasteTextsOf("fr"));
    expect(french.map(([path]) => path)).toEqual([...english.keys()]);
    expect(french.filter(([, text]) => text.trim() === "")).toEqual([]);
    const same = french.filter(([path, text]) => english.get(path) === text).map(([path]) => path);
    // An arrow is an arrow; the count of promises is given in French above.
    expect(same).toEqual(["fromTo", "promises"]);
  });

  it("have a title and a short form for each kind of change", () => {
    for (const language of LANGUAGES) {
      const { changeTitles, inShort } = pasteTextsOf(language);
      expect(new Set(CHANGE_TYPES.map((type) => changeTitles[type])).size).toBe(CHANGE_TYPES.length);
      expect(new Set(CHANGE_TYPES.map((type) => inShort[type](2))).size).toBe(CHANGE_TYPES.length);
    }
  });

  it("count in both languages: nought and one are singular in French", () => {
    expect(pasteTextsOf("fr").inShort.paid(1)).toBe("1 payée");
    expect(pasteTextsOf("fr").inShort.paid(2)).toBe("2 payées");
    expect(pasteTextsOf("en").changeCount(1)).toBe("1 invoice");
    expect(pasteTextsOf("fr").promises({ kept: 2, partlyKept: 1, broken: 0 })).toBe(
      "2 tenues, 1 tenue en partie",
    );
    expect(pasteTextsOf("en").promises({ kept: 0, partlyKept: 0, broken: 0 })).toBe("");
  });

  it("keep to French typography", () => {
    const french = sentencesOf(pasteTextsOf("fr"));
    expect(french.filter(([, text]) => / [:;?!%»]|« |«[^\u00a0]|\p{L}[:;?!]|'|\.\.\./u.test(text))).toEqual(
      [],
    );
  });
});
