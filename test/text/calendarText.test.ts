import * as fc from "fast-check";
import { formatAgendaDay, agendaWordsOf } from "../../src/text/agendaWords";
import { icsOf, type CalendarCall } from "../../src/text/calendarText";
import { REVIEW_QUESTIONS, reviewWordsOf } from "../../src/text/selfReview";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";
import { day, money } from "../support/receivables";

const STAMPED_AT = "2026-11-22T06:00:00.123Z";

const call: CalendarCall = {
  debtorKey: "martin",
  debtorName: "Martin SA",
  callOn: day("2026-11-24"),
  contact: "Mme Leroy",
  phone: "01 02 03 04 05",
  amounts: [money("1200.00"), money("80.00 GBP")],
  references: ["F-101", "F-107"],
  reason: "Promise for 23 Nov 2026 + 1 working day",
};

/** Lines put together again as a calendar reads them. */
function unfolded(ics: string): readonly string[] {
  return ics.replace(/\r\n /g, "").split("\r\n");
}

describe("icsOf", () => {
  it("writes one all-day event a call", () => {
    const [uid = ""] = unfolded(icsOf([call], "en", STAMPED_AT)).filter((line) => line.startsWith("UID:"));
    expect(uid).toMatch(/^UID:[0-9a-f]{32}@relance$/);
    expect(unfolded(icsOf([call], "en", STAMPED_AT))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Relance//Call desk//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      uid,
      "DTSTAMP:20261122T060000Z",
      "DTSTART;VALUE=DATE:20261124",
      "DTEND;VALUE=DATE:20261125",
      "SUMMARY:Call Martin SA",
      "DESCRIPTION:Mme Leroy\\, 01 02 03 04 05\\nTo ask for: €1\\,200.00 · £80.00\\nF-101\\, F-107\\nPromise for 23 Nov 2026 + 1 working day",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("ends an event of New Year’s Eve in the next year", () => {
    expect(icsOf([{ ...call, callOn: day("2026-12-31") }], "fr", STAMPED_AT)).toContain(
      "DTEND;VALUE=DATE:20270101\r\n",
    );
  });

  it("gives the same call the same identity, and another day another one", () => {
    const uidOf = (of: CalendarCall): string | undefined =>
      /UID:\S+/.exec(icsOf([of], "fr", STAMPED_AT))?.[0];
    expect(uidOf(call)).toBe(uidOf({ ...call, amounts: [] }));
    expect(uidOf(call)).not.toBe(uidOf({ ...call, callOn: day("2026-11-25") }));
    expect(uidOf(call)).not.toBe(uidOf({ ...call, debtorKey: "durand" }));
  });

  it("escapes what a calendar would read as its own", () => {
    const odd = { ...call, debtorName: "A; B, C\\D\r\nEND:VEVENT\u0007" };
    expect(unfolded(icsOf([odd], "fr", STAMPED_AT))).toContain(
      "SUMMARY:Appeler A\\; B\\, C\\\\D\\nEND:VEVENT",
    );
  });

  it("is a calendar without events when nothing is planned", () => {
    expect(unfolded(icsOf([], "fr", STAMPED_AT))).toHaveLength(7);
  });

  it("never has a line of more than 75 octets, and loses nothing in folding", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (debtorName) => {
        const ics = icsOf([{ ...call, debtorName }], "fr", STAMPED_AT);
        const sizes = ics.split("\r\n").map((line) => new TextEncoder().encode(line).length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
        expect(ics).not.toMatch(/[^\r]\n|\r[^\n]/);
        const [summary = ""] = unfolded(ics).filter((line) => line.startsWith("SUMMARY:"));
        const read = summary.replace(/\\([\\;,n])/g, (_, escape: string) => (escape === "n" ? "\n" : escape));
        const written = debtorName.replace(/\r\n|\r/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, "");
        expect(read).toBe(`SUMMARY:Appeler ${written}`);
      }),
    );
  });
});

describe("formatAgendaDay", () => {
  const today = day("2026-11-30");
  const of = (iso: string, language: "en" | "fr"): string => formatAgendaDay(day(iso), { today, language });

  it("says today and tomorrow, then the day of the week", () => {
    expect(of("2026-11-30", "fr")).toBe("Aujourd’hui, lundi 30 novembre");
    expect(of("2026-12-01", "fr")).toBe("Demain, mardi 1er décembre");
    expect(of("2026-12-04", "fr")).toBe("Vendredi 4 décembre");
    expect(of("2026-11-30", "en")).toBe("Today, Monday 30 November");
    expect(of("2026-12-04", "en")).toBe("Friday 4 December");
  });
});

describe("agendaWordsOf and reviewWordsOf", () => {
  it("ask seven questions", () => {
    const { questions } = reviewWordsOf("fr");
    expect(
      REVIEW_QUESTIONS.map((question) => questions[question]).filter((text) => /\?$/.test(text)),
    ).toHaveLength(7);
  });

  it("keep either typography", () => {
    const texts = (language: "en" | "fr"): readonly string[] => {
      const agenda = agendaWordsOf(language);
      const review = reviewWordsOf(language);
      return [
        ...[...textsIn(agenda), ...textsIn(review)].map(([, text]) => text),
        ...[0, 1, 2].flatMap((count) => [
          agenda.calls(count),
          agenda.copied(count),
          review.hints.unanswered(count),
          review.hints.minutes(count),
        ]),
        agenda.title(10),
      ];
    };
    expect(texts("en").flatMap(englishTypographyFaults)).toEqual([]);
    expect(texts("fr").flatMap(frenchTypographyFaults)).toEqual([]);
    expect(texts("fr")).toContain("Appels des 10 prochains jours ouvrés");
  });
});
