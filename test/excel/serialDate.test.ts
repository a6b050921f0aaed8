import fc from "fast-check";
import { dateSystemShown, localDateToSerial, serialToLocalDate } from "../../src/excel/serialDate";
import { day } from "../support/receivables";

describe("serialToLocalDate", () => {
  it("counts days as Excel does, cutting the time of day", () => {
    expect(serialToLocalDate(36_526)).toBe(day("2000-01-01"));
    expect(serialToLocalDate(46_349.75)).toBe(day("2026-11-23"));
  });

  it("refuses what lies before March 1900, where Excel's calendar is wrong", () => {
    expect(serialToLocalDate(60)).toBeUndefined();
    expect(serialToLocalDate(61)).toBe(day("1900-03-01"));
    expect(serialToLocalDate(0)).toBeUndefined();
    expect(serialToLocalDate(-1)).toBeUndefined();
    expect(serialToLocalDate(Number.NaN)).toBeUndefined();
  });

  it("counts from 1904 where the workbook does", () => {
    expect(serialToLocalDate(44_887, { uses1904: true })).toBe(day("2026-11-23"));
  });

  it("always comes back from a date to its serial", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.boolean(), (serial1900, uses1904) => {
        const serial = uses1904 ? serial1900 - 1462 : serial1900;
        const date = serialToLocalDate(serial, { uses1904 });
        expect(date === undefined ? undefined : localDateToSerial(date, { uses1904 })).toBe(serial);
      }),
    );
  });
});

describe("dateSystemShown", () => {
  it("sees from what a date looks like in which system it is held", () => {
    expect(dateSystemShown([{ serial: 46_349, text: "23/11/2026" }])).toEqual({ uses1904: false });
    expect(dateSystemShown([{ serial: 44_887, text: "23 nov. 2026" }])).toEqual({ uses1904: true });
    expect(dateSystemShown([{ serial: 44_887, text: "########" }])).toEqual({ uses1904: false });
  });
});
