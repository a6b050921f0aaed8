import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatIsoDate } from "../../src/domain/localDate";
import { easterSunday, holidaysOf, type HolidayCalendar } from "../../src/domain/holidays";

function written(calendar: HolidayCalendar, year: number): readonly string[] {
  return [...new Set(holidaysOf(calendar, year).map(formatIsoDate))].sort();
}

describe("easterSunday", () => {
  it("falls where the almanac says", () => {
    expect(
      [2008, 2011, 2024, 2025, 2026, 2027, 2038].map((year) => formatIsoDate(easterSunday(year))),
    ).toEqual([
      "2008-03-23",
      "2011-04-24",
      "2024-03-31",
      "2025-04-20",
      "2026-04-05",
      "2027-03-28",
      "2038-04-25",
    ]);
  });
});

describe("holidaysOf", () => {
  it("knows the eleven days of France (Code du travail, art. L3133-1)", () => {
    expect(written("FR", 2026)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  it("adds Good Friday and 26 December in Alsace-Moselle (art. L3134-13)", () => {
    expect(written("FR-AM", 2026)).toEqual([
      "2026-01-01",
      "2026-04-03",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
      "2026-12-26",
    ]);
  });

  it("knows the closing days of TARGET", () => {
    expect(written("TARGET", 2026)).toEqual([
      "2026-01-01",
      "2026-04-03",
      "2026-04-06",
      "2026-05-01",
      "2026-12-25",
      "2026-12-26",
    ]);
  });

  it("has ten days in France when Ascension is on 1 May", () => {
    expect(written("FR", 2008)).toHaveLength(10);
  });

  it("has none in the calendar without holidays, nor after the year 9999", () => {
    expect(holidaysOf("none", 2026)).toEqual([]);
    expect(holidaysOf("FR", 9999)).toHaveLength(11);
    expect(holidaysOf("FR", 10_000)).toEqual([]);
  });
});

// Published lists, read where they are at hand. Some leave Whit Monday out from 2005 to 2007,
// when people worked on it for solidarity; it was a holiday all the same.
const lists = join(__dirname, "../../../shared/data/fr-holidays");
const published = [
  { file: "jours_feries_metropole.csv", zone: "Métropole", zoneAt: 2, calendar: "FR" },
  { file: "python-holidays-FR-2000-2050.csv", zone: "metropole", zoneAt: 1, calendar: "FR" },
  { file: "python-holidays-FR-2000-2050.csv", zone: "alsace-moselle", zoneAt: 1, calendar: "FR-AM" },
] as const;

(existsSync(lists) ? describe : describe.skip)("holidaysOf against published lists", () => {
  it.each(published)("agrees with $file on $calendar", ({ file, zone, zoneAt, calendar }) => {
    const datesByYear = new Map<number, Set<string>>();
    for (const row of readFileSync(join(lists, file), "utf8").trim().split("\n").slice(1)) {
      const cells = row.split(",");
      const date = cells[0]!;
      if (cells[zoneAt] !== zone) continue;
      const year = Number(date.slice(0, 4));
      datesByYear.set(year, (datesByYear.get(year) ?? new Set()).add(date));
    }
    expect(datesByYear.size).toBeGreaterThan(20);
    datesByYear.get(2005)?.add("2005-05-16");
    datesByYear.get(2006)?.add("2006-06-05");
    datesByYear.get(2007)?.add("2007-05-28");
    for (const [year, dates] of datesByYear) expect(written(calendar, year)).toEqual([...dates].sort());
  });
});
