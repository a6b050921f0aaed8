import * as fc from "fast-check";
import { formatIsoDate, localDateToCivil } from "../../src/domain/localDate";
import { formatDate } from "../../src/text/formatDate";
import { parseUnambiguousDate, readDateText } from "../../src/text/parseDate";
import { anyDay } from "../support/arbitraries";
import { day } from "../support/receivables";

describe("readDateText", () => {
  it.each([
    "2026-03-21",
    "2026/03/21",
    "2026.3.21",
    "20260321",
    "21/03/2026",
    "21.03.26",
    "21-3-2026",
    "21 03 2026",
    "3/21/2026",
    "21 mars 2026",
    "21 Mars 26",
    "21-mar-2026",
    "21.mars.2026",
    "sam. 21 mars 2026",
    "samedi 21 mars 2026",
    "sam. 21/03/2026",
    "le 21/03/2026",
    "Sat, 21 March 2026",
    "21st March, 2026",
    "March 21, 2026",
    "Mar 21st 2026",
    "mar-21-2026",
    "  21\u00a0mars\u202f2026 ",
    "2026-03-21 14:30",
    "2026-03-21T14:30:00",
    "2026-03-21T14:30:00.000Z",
    "2026-03-21T14:30+01:00",
    "21/03/2026 2:30 PM",
    "21/03/2026 00:00:00",
    "21/03/2026 08h30",
    "21. März 2026",
    "21 de marzo de 2026",
  ])("reads « %s » as 21 March 2026", (text) => {
    const reading = readDateText(text);
    expect(reading?.type === "certain" && formatIsoDate(reading.date)).toBe("2026-03-21");
  });

  it.each([
    ["1er janvier 2026", "2026-01-01"],
    ["2 févr. 2026", "2026-02-02"],
    ["2 FÉVRIER 2026", "2026-02-02"],
    ["15 août 2026", "2026-08-15"],
    ["15 aou 2026", "2026-08-15"],
    ["3 déc. 2026", "2026-12-03"],
    ["Sept 3, 2026", "2026-09-03"],
    ["5 mai 2026", "2026-05-05"],
    ["May 5 2026", "2026-05-05"],
    ["29 février 2028", "2028-02-29"],
    ["15\u00a0févr. 2026", "2026-02-15"],
    ["1er août 2026", "2026-08-01"],
    ["lundi 2 mars 2026", "2026-03-02"],
    ["3. März 2026", "2026-03-03"],
    ["Montag 2. Februar 2026", "2026-02-02"],
    ["31 dicembre 2026", "2026-12-31"],
    ["1 mei 2026", "2026-05-01"],
    ["5 de outubro de 2026", "2026-10-05"],
  ])("knows the months of « %s »", (text, iso) => {
    expect(parseUnambiguousDate(text)).toBe(day(iso));
  });

  it("gives both readings when day and month can be swapped", () => {
    expect(readDateText("03/04/2026")).toEqual({
      type: "open",
      dayFirst: day("2026-04-03"),
      monthFirst: day("2026-03-04"),
    });
    expect(readDateText("3-4-26")).toEqual(readDateText("03/04/2026"));
  });

  it("says which order a figure settled", () => {
    expect(readDateText("21/03/2026")).toEqual({
      type: "certain",
      date: day("2026-03-21"),
      order: "day-first",
    });
    expect(readDateText("03/21/2026")).toEqual({
      type: "certain",
      date: day("2026-03-21"),
      order: "month-first",
    });
    expect(readDateText("04/04/2026")).toEqual({ type: "certain", date: day("2026-04-04") });
    expect(readDateText("2026-04-03")).toEqual({ type: "certain", date: day("2026-04-03") });
  });

  it("takes two-digit years for those in which debts fall due: 2000 to 2079, then 1980 to 1999", () => {
    expect(parseUnambiguousDate("21/03/00")).toBe(day("2000-03-21"));
    expect(parseUnambiguousDate("21/03/31")).toBe(day("2031-03-21"));
    expect(parseUnambiguousDate("21/03/79")).toBe(day("2079-03-21"));
    expect(parseUnambiguousDate("21/03/80")).toBe(day("1980-03-21"));
    expect(parseUnambiguousDate("31/12/99")).toBe(day("1999-12-31"));
    expect(parseUnambiguousDate("31/12/1999")).toBe(day("1999-12-31"));
  });

  it.each([
    "",
    " ",
    "hier",
    "30/02/2026",
    "2026-02-30",
    "2026-13-01",
    "29/02/2026",
    "32/01/2026",
    "21/03-2026",
    "21/03",
    "mars 2026",
    "03/2026",
    "2026",
    "46102",
    "21 brumaire 2026",
    "21/03/202",
    "2026-03-21 à midi",
    "31/02/2026",
    "13/13/2026",
    "00/01/2026",
    "à réception",
    "30 jours",
    "12/2026",
    "1 234,56",
    "reporté 12 mars 2026",
    "avant le 12 mars 2026",
  ])("does not take « %s » for a date", (text) => {
    expect(readDateText(text)).toBeUndefined();
  });
});

describe("parseUnambiguousDate", () => {
  it("never guesses between day and month", () => {
    expect(parseUnambiguousDate("03/04/2026")).toBeUndefined();
    fc.assert(
      fc.property(anyDay, (date) => {
        const { year, month, day: dayOfMonth } = localDateToCivil(date);
        const dayFirst = parseUnambiguousDate(`${dayOfMonth}/${month}/${year}`);
        expect(dayFirst).toBe(dayOfMonth > 12 || dayOfMonth === month ? date : undefined);
      }),
    );
  });

  it("reads back every date as English readers see it", () => {
    fc.assert(fc.property(anyDay, (date) => expect(parseUnambiguousDate(formatDate(date, "en"))).toBe(date)));
  });
});
