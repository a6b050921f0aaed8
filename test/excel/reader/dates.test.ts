import fc from "fast-check";
import { formatIsoDate, localDateToCivil } from "../../../src/domain/localDate";
import { localDateToSerial } from "../../../src/domain/serialDate";
import { isDateFormat, readDateColumn, type DateReading } from "../../../src/excel/reader/dateColumn";
import { day } from "../../support/receivables";

function readAll(cells: readonly unknown[], isFormattedAsDates = true): readonly string[] {
  const column = readDateColumn(cells, { isFormattedAsDates });
  return cells.map((cell) => shown(column.read(cell)));
}

function shown(reading: DateReading): string {
  return reading.kind === "date" ? formatIsoDate(reading.date) : reading.kind;
}

const serial = (iso: string): number => localDateToSerial(day(iso));

describe("readDateColumn", () => {
  it("lets one day above twelve settle the order of the whole column", () => {
    expect(readAll(["03/04/2026", "25/04/2026"])).toEqual(["2026-04-03", "2026-04-25"]);
    expect(readAll(["03/04/2026", "04/25/2026"])).toEqual(["2026-03-04", "2026-04-25"]);
  });

  it("guesses nothing when no text settles the order, save where both readings agree", () => {
    expect(readAll(["03/04/2026", "05/05/2026", "2026-07-01"])).toEqual([
      "ambiguous",
      "2026-05-05",
      "2026-07-01",
    ]);
  });

  it("doubts every text with two readings where both orders meet", () => {
    expect(readAll(["25/04/2026", "04/26/2026", "03/04/2026"])).toEqual([
      "2026-04-25",
      "2026-04-26",
      "ambiguous",
    ]);
  });

  it("doubts the real dates of an export that another locale converted by half", () => {
    expect(readAll(["25/04/2026", serial("2026-03-04"), serial("2026-06-06"), "13/05/2026"])).toEqual([
      "2026-04-25",
      "ambiguous",
      "2026-06-06",
      "2026-05-13",
    ]);
  });

  it("trusts real dates beside a text that somebody typed", () => {
    expect(readAll(["25/04/2026", serial("2026-03-04"), serial("2026-06-30")])).toEqual([
      "2026-04-25",
      "2026-03-04",
      "2026-06-30",
    ]);
  });

  it("reads plain numbers as dates only where they look like dates of our time", () => {
    expect(readAll([46_349, 20_260_331, 45, 1200, 0], false)).toEqual([
      "2026-11-23",
      "2026-03-31",
      "unreadable",
      "unreadable",
      "unreadable",
    ]);
  });

  it("reads neither errors, nor truths, nor the day zero", () => {
    expect(readAll(["#REF!", true, 0, "", "-", null])).toEqual([
      "unreadable",
      "unreadable",
      "unreadable",
      "blank",
      "blank",
      "blank",
    ]);
  });

  it("never invents a date: whatever it reads was written in the cell", () => {
    const dates = fc.integer({ min: 10_957, max: 36_000 }).map((days) => localDateToCivil(days as never));
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 12 }), fc.boolean(), (civils, isDayFirst) => {
        const cells = civils.map(({ year, month, day: d }) =>
          isDayFirst ? `${d}/${month}/${year}` : `${month}/${d}/${year}`,
        );
        const expected = civils.map(
          ({ year, month, day: d }) =>
            `${year}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`,
        );
        readAll(cells).forEach((read, index) => expect(["ambiguous", expected[index]]).toContain(read));
      }),
    );
  });

  it("always answers, whatever stands in the cells", () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 8 }), fc.boolean(), (cells, isFormatted) => {
        for (const read of readAll(cells, isFormatted))
          expect(read).toMatch(/^(ambiguous|unreadable|blank|\d{4}-\d\d-\d\d)$/);
      }),
    );
  });
});

describe("isDateFormat", () => {
  it("tells dates from amounts", () => {
    for (const format of ["m/d/yyyy", "dd/mm/yy;@", "[$-40C]d mmmm yyyy"])
      expect(isDateFormat(format)).toBe(true);
    for (const format of ["General", '#,##0.00 "days"', "#,##0.00\\ [$€-40C]", "@", undefined])
      expect(isDateFormat(format)).toBe(false);
  });
});
