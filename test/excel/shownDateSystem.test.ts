import { shows1904 } from "../../src/excel/shownDateSystem";

describe("shows1904", () => {
  it("sees from what a date looks like from which year its workbook counts", () => {
    expect(shows1904([{ serial: 46_349, text: "23/11/2026" }])).toBe(false);
    expect(shows1904([{ serial: 44_887, text: "23 nov. 2026" }])).toBe(true);
  });

  it("is not told by a column too narrow, or by a year of two digits", () => {
    expect(
      shows1904([
        { serial: 44_887, text: "########" },
        { serial: 44_887, text: "23/11/26" },
      ]),
    ).toBe(false);
  });
});
