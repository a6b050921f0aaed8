import * as fc from "fast-check";
import { localDateToSerial, serialToLocalDate } from "../../src/domain/serialDate";
import { anyDay } from "../support/arbitraries";
import { day } from "../support/receivables";

describe("serialToLocalDate", () => {
  it("reads what Excel stores", () => {
    expect(serialToLocalDate(36_526)).toBe(day("2000-01-01"));
    expect(serialToLocalDate(46_102)).toBe(day("2026-03-21"));
  });

  it("cuts off the time of day", () => {
    expect(serialToLocalDate(46_349.75)).toBe(day("2026-11-23"));
    expect(serialToLocalDate(46_102.75)).toBe(day("2026-03-21"));
  });

  it("begins on 1900-03-01, the first day the calendar and Excel agree on", () => {
    expect(serialToLocalDate(61)).toBe(day("1900-03-01"));
    expect(serialToLocalDate(60)).toBeUndefined();
    expect(serialToLocalDate(0)).toBeUndefined();
    expect(serialToLocalDate(-1)).toBeUndefined();
  });

  it("ends on 9999-12-31", () => {
    expect(serialToLocalDate(2_958_465)).toBe(day("9999-12-31"));
    expect(serialToLocalDate(2_958_465.5)).toBe(day("9999-12-31"));
    expect(serialToLocalDate(2_958_466)).toBeUndefined();
    expect(serialToLocalDate(Infinity)).toBeUndefined();
    expect(serialToLocalDate(NaN)).toBeUndefined();
  });

  it("counts from 1904-01-01 in workbooks that do", () => {
    expect(serialToLocalDate(0, true)).toBe(day("1904-01-01"));
    expect(serialToLocalDate(44_640, true)).toBe(day("2026-03-21"));
    expect(serialToLocalDate(44_887, true)).toBe(day("2026-11-23"));
    expect(serialToLocalDate(-1, true)).toBeUndefined();
  });
});

describe("localDateToSerial", () => {
  it("writes what Excel stores, in both date systems", () => {
    expect(localDateToSerial(day("2026-03-21"))).toBe(46_102);
    expect(localDateToSerial(day("2026-03-21"), true)).toBe(44_640);
  });

  it("is undone by serialToLocalDate", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (date, uses1904) =>
        expect(serialToLocalDate(localDateToSerial(date, uses1904), uses1904)).toBe(date),
      ),
    );
  });
});
