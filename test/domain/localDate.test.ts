import * as fc from "fast-check";
import {
  addDays,
  addMonths,
  addYears,
  dayOfWeek,
  daysToLocalDate,
  earlierOf,
  formatIsoDate,
  LAST_DAY,
  laterOf,
  localDate,
  localDateToCivil,
  parseIsoDate,
  yearOf,
} from "../../src/domain/localDate";
import { anyDay } from "../support/arbitraries";
import { day } from "../support/receivables";

describe("localDate", () => {
  it("counts days from 1970-01-01", () => {
    expect(localDate(1970, 1, 1)).toBe(0);
    expect(localDate(1969, 12, 31)).toBe(-1);
    expect(localDate(2026, 11, 22)).toBe(20_779);
  });

  it("refuses days that do not exist", () => {
    expect(localDate(2026, 2, 29)).toBeUndefined();
    expect(localDate(1900, 2, 29)).toBeUndefined();
    expect(localDate(2028, 2, 29)).toBeDefined();
    expect(localDate(2026, 13, 1)).toBeUndefined();
    expect(localDate(2026, 0, 1)).toBeUndefined();
    expect(localDate(2026, 1, 0)).toBeUndefined();
    expect(localDate(2026, 4, 31)).toBeUndefined();
  });

  it("refuses years and parts that no date has", () => {
    expect(localDate(0, 1, 1)).toBeUndefined();
    expect(localDate(10_000, 1, 1)).toBeUndefined();
    expect(localDate(2026.5, 1, 1)).toBeUndefined();
    expect(localDate(2026, 1.5, 1)).toBeUndefined();
    expect(localDate(2026, 1, NaN)).toBeUndefined();
  });

  it("takes the years 1 to 99 as they are, not as 1901 to 1999", () => {
    expect(formatIsoDate(localDate(26, 3, 21)!)).toBe("0026-03-21");
  });
});

describe("daysToLocalDate", () => {
  it("cuts off a time of day", () => {
    expect(daysToLocalDate(20_779.99)).toBe(20_779);
    expect(daysToLocalDate(-0.5)).toBe(-1);
  });
});

describe("dayOfWeek", () => {
  it("numbers Monday 1 and Sunday 7", () => {
    expect(dayOfWeek(day("2026-11-16"))).toBe(1);
    expect(dayOfWeek(day("2026-11-21"))).toBe(6);
    expect(dayOfWeek(day("2026-11-22"))).toBe(7);
    expect(dayOfWeek(day("1969-12-29"))).toBe(1);
  });
});

describe("addMonths", () => {
  it("keeps the day, and takes the last one of a shorter month", () => {
    expect(addMonths(day("2026-03-15"), 1)).toBe(day("2026-04-15"));
    expect(addMonths(day("2026-01-31"), 1)).toBe(day("2026-02-28"));
    expect(addMonths(day("2028-01-31"), 1)).toBe(day("2028-02-29"));
    expect(addMonths(day("2026-03-31"), 1)).toBe(day("2026-04-30"));
  });

  it("crosses years, both ways", () => {
    expect(addMonths(day("2026-11-30"), 3)).toBe(day("2027-02-28"));
    expect(addMonths(day("2026-02-15"), -3)).toBe(day("2025-11-15"));
    expect(addMonths(day("2026-12-01"), 12)).toBe(day("2027-12-01"));
  });

  it("stops at the last day that can be written", () => {
    expect(addMonths(day("9999-12-31"), 1)).toBe(LAST_DAY);
    expect(addMonths(day("9999-12-05"), 1)).toBe(LAST_DAY);
  });
});

describe("addYears", () => {
  it("keeps the day of the year", () => {
    expect(addYears(day("2026-03-31"), 5)).toBe(day("2031-03-31"));
  });

  it("takes 28 February when there is no 29th", () => {
    expect(addYears(day("2024-02-29"), 1)).toBe(day("2025-02-28"));
    expect(addYears(day("2024-02-29"), 4)).toBe(day("2028-02-29"));
  });

  it("stops at the last day that can be written down", () => {
    expect(LAST_DAY).toBe(day("9999-12-31"));
    expect(addYears(day("9999-12-31"), 5)).toBe(LAST_DAY);
  });
});

describe("earlierOf and laterOf", () => {
  it("compare days", () => {
    expect(earlierOf(day("2026-03-02"), day("2026-03-01"))).toBe(day("2026-03-01"));
    expect(earlierOf(day("2026-03-01"), day("2026-03-02"))).toBe(day("2026-03-01"));
    expect(laterOf(day("2026-03-02"), day("2026-03-01"))).toBe(day("2026-03-02"));
    expect(laterOf(day("2026-03-01"), day("2026-03-02"))).toBe(day("2026-03-02"));
  });
});

describe("parseIsoDate", () => {
  it("reads YYYY-MM-DD and nothing else", () => {
    expect(parseIsoDate("2026-03-21")).toBe(localDate(2026, 3, 21));
    for (const text of ["2026-3-21", "21/03/2026", "2026-02-30", " 2026-03-21", "2026-03-21T00:00", ""])
      expect(parseIsoDate(text)).toBeUndefined();
  });

  it("reads back every date that formatIsoDate writes", () => {
    fc.assert(fc.property(anyDay, (date) => expect(parseIsoDate(formatIsoDate(date))).toBe(date)));
  });
});

describe("localDateToCivil", () => {
  it("is undone by localDate", () => {
    expect(localDateToCivil(day("2026-03-21"))).toEqual({ year: 2026, month: 3, day: 21 });
    fc.assert(
      fc.property(anyDay, (date) => {
        const civil = localDateToCivil(date);
        expect(localDate(civil.year, civil.month, civil.day)).toBe(date);
        expect(yearOf(date)).toBe(civil.year);
        expect(dayOfWeek(addDays(date, 7))).toBe(dayOfWeek(date));
      }),
    );
  });
});
