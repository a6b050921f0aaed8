import * as fc from "fast-check";
import {
  callDaysBetween,
  isCallDay,
  nextWorkedFriday,
  plusCallDays,
  rollToCallDay,
  type CallCalendar,
} from "../../src/domain/calendar";
import { HOLIDAY_CALENDARS } from "../../src/domain/holidays";
import { addDays, type LocalDate } from "../../src/domain/localDate";
import { anyDay } from "../support/arbitraries";
import { day } from "../support/receivables";

const FRANCE: CallCalendar = { holidays: "FR", extraDaysOff: new Set() };
const NO_HOLIDAYS: CallCalendar = { holidays: "none", extraDaysOff: new Set() };

const anyCalendar: fc.Arbitrary<CallCalendar> = fc.record({
  holidays: fc.constantFrom(...HOLIDAY_CALENDARS),
  extraDaysOff: fc.array(anyDay, { maxLength: 30 }).map((days) => new Set(days)),
});

describe("isCallDay", () => {
  it("is Monday to Friday", () => {
    expect(isCallDay(day("2026-11-16"), FRANCE)).toBe(true);
    expect(isCallDay(day("2026-11-20"), FRANCE)).toBe(true);
    expect(isCallDay(day("2026-11-21"), FRANCE)).toBe(false);
    expect(isCallDay(day("2026-11-22"), FRANCE)).toBe(false);
  });

  it("skips the public holidays of its calendar alone", () => {
    expect(isCallDay(day("2026-04-06"), FRANCE)).toBe(false);
    expect(isCallDay(day("2026-07-14"), FRANCE)).toBe(false);
    expect(isCallDay(day("2026-07-14"), { ...FRANCE, holidays: "TARGET" })).toBe(true);
    expect(isCallDay(day("2026-04-03"), FRANCE)).toBe(true);
    expect(isCallDay(day("2026-04-03"), { ...FRANCE, holidays: "FR-AM" })).toBe(false);
    expect(isCallDay(day("2026-04-06"), NO_HOLIDAYS)).toBe(true);
  });

  it("skips the user's own days off", () => {
    expect(isCallDay(day("2026-11-23"), { ...FRANCE, extraDaysOff: new Set([day("2026-11-23")]) })).toBe(
      false,
    );
  });
});

describe("rollToCallDay", () => {
  it("keeps a call day and leaves a day off forwards", () => {
    expect(rollToCallDay(day("2026-11-20"), FRANCE)).toBe(day("2026-11-20"));
    expect(rollToCallDay(day("2026-11-21"), FRANCE)).toBe(day("2026-11-23"));
    expect(rollToCallDay(day("2026-04-04"), FRANCE)).toBe(day("2026-04-07"));
    expect(rollToCallDay(day("2026-12-25"), FRANCE)).toBe(day("2026-12-28"));
  });
});

describe("plusCallDays", () => {
  it("counts call days strictly after a date", () => {
    expect(plusCallDays(day("2026-11-20"), 1, FRANCE)).toBe(day("2026-11-23"));
    expect(plusCallDays(day("2026-11-21"), 1, FRANCE)).toBe(day("2026-11-23"));
    expect(plusCallDays(day("2026-04-02"), 2, FRANCE)).toBe(day("2026-04-07"));
    expect(plusCallDays(day("2026-11-20"), 10, FRANCE)).toBe(day("2026-12-04"));
  });

  it("counts backwards when negative", () => {
    expect(plusCallDays(day("2026-11-23"), -1, FRANCE)).toBe(day("2026-11-20"));
    expect(plusCallDays(day("2026-04-07"), -1, FRANCE)).toBe(day("2026-04-03"));
  });

  it("rolls when nothing is to be counted", () => {
    expect(plusCallDays(day("2026-11-21"), 0, FRANCE)).toBe(day("2026-11-23"));
    expect(plusCallDays(day("2026-11-20"), 0, FRANCE)).toBe(day("2026-11-20"));
  });

  it("goes past the year 9999 without stopping", () => {
    expect(plusCallDays(day("9999-12-31"), 1, FRANCE)).toBe(addDays(day("9999-12-31"), 3));
  });
});

describe("nextWorkedFriday", () => {
  it("is the Friday after, a week later on a Friday", () => {
    expect(nextWorkedFriday(day("2026-03-09"), FRANCE)).toBe(day("2026-03-13"));
    expect(nextWorkedFriday(day("2026-03-12"), FRANCE)).toBe(day("2026-03-13"));
    expect(nextWorkedFriday(day("2026-03-13"), FRANCE)).toBe(day("2026-03-20"));
    expect(nextWorkedFriday(day("2026-03-14"), FRANCE)).toBe(day("2026-03-20"));
    expect(nextWorkedFriday(day("2026-03-15"), FRANCE)).toBe(day("2026-03-20"));
  });

  it("leaves out days off: Friday 1 May 2026", () => {
    expect(nextWorkedFriday(day("2026-04-28"), FRANCE)).toBe(day("2026-05-15"));
  });

  it("takes any Friday when a year of them is off", () => {
    const fridays = Array.from({ length: 60 }, (_, week) => addDays(day("2026-03-13"), 7 * week));
    const calendar: CallCalendar = { holidays: "none", extraDaysOff: new Set(fridays) };
    expect(nextWorkedFriday(day("2026-03-09"), calendar)).toBe(day("2027-03-12"));
  });
});

describe("callDaysBetween", () => {
  it("counts the days after the first, up to and with the last", () => {
    expect(callDaysBetween(day("2026-11-20"), day("2026-11-20"), FRANCE)).toBe(0);
    expect(callDaysBetween(day("2026-11-20"), day("2026-11-22"), FRANCE)).toBe(0);
    expect(callDaysBetween(day("2026-11-20"), day("2026-11-23"), FRANCE)).toBe(1);
    expect(callDaysBetween(day("2026-04-02"), day("2026-04-07"), FRANCE)).toBe(2);
  });

  it("is nothing when the last day is not after the first", () => {
    expect(callDaysBetween(day("2026-11-23"), day("2026-11-20"), FRANCE)).toBe(0);
  });

  it("takes a day that is off twice away once", () => {
    const closed = {
      ...FRANCE,
      extraDaysOff: new Set([day("2026-04-06"), day("2026-04-08"), day("2026-04-11")]),
    };
    expect(callDaysBetween(day("2026-04-03"), day("2026-04-12"), closed)).toBe(3);
  });

  it("counts the 251 call days of 2025 in France", () => {
    expect(callDaysBetween(day("2024-12-31"), day("2025-12-31"), FRANCE)).toBe(251);
  });

  it("always counts as many as walking day by day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20, max: 800 }), anyCalendar, (from, days, calendar) => {
        const to = addDays(from, days);
        let walked = 0;
        for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
          if (isCallDay(date, calendar)) walked += 1;
        expect(callDaysBetween(from, to, calendar)).toBe(walked);
      }),
    );
  });

  it("always finds the n call days that plusCallDays stepped over", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), anyCalendar, (from, callDays, calendar) => {
        const to: LocalDate = plusCallDays(from, callDays, calendar);
        expect(isCallDay(to, calendar)).toBe(true);
        expect(callDaysBetween(from, to, calendar)).toBe(callDays);
        expect(plusCallDays(addDays(to, 1), -1, calendar)).toBe(to);
      }),
    );
  });
});
