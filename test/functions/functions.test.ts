import * as fc from "fast-check";
import type { LocalDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { nextCall } from "../../src/domain/schedule";
import { localDateToSerial, serialToLocalDate } from "../../src/domain/serialDate";
import { callStage } from "../../src/domain/stage";
import { callDay, callReason, callStageLabel, daysLateOn, nextCallOn } from "../../src/functions/functions";
import { putInForce } from "../../src/functions/inForce";
import { todayLocal } from "../../src/functions/today";
import { formatNextCallReason, formatOutcome, formatStage } from "../../src/text/ruleWords";
import { anyFactsAndDay } from "../support/arbitraries";
import { day } from "../support/receivables";
import { cell, installCustomFunctionsRuntime } from "./customFunctionsRuntime";

beforeAll(installCustomFunctionsRuntime);
afterEach(() => putInForce({ policy: DEFAULT_POLICY, language: "en", uses1904: false }));

const serial = (iso: string): number => localDateToSerial(day(iso));

const DUE = serial("2026-03-02"); // a Monday
const NOW = serial("2026-03-20");

describe("NEXTCALL", () => {
  it("gives the serial of the next call", () => {
    expect(nextCallOn(DUE, 1200, null, null, null, NOW)).toBe(serial("2026-03-04"));
    expect(nextCallOn(DUE, 1200, serial("2026-03-19"), "PTP", serial("2026-03-27"), NOW)).toBe(
      serial("2026-03-30"),
    );
  });

  it("gives an empty text when there is no call, never an error", () => {
    expect(nextCallOn(DUE, 0, null, null, null, NOW)).toBe("");
    expect(nextCallOn(DUE, -50, null, null, null, NOW)).toBe("");
    expect(nextCallOn(DUE, 1200, NOW, "LEGAL", null, NOW)).toBe("");
    expect(nextCallOn(null, null, null, null, null, NOW)).toBe("");
  });

  it("takes omitted, empty and empty text alike", () => {
    const expected = serial("2026-03-04");
    for (const nothing of [undefined, null, "", "   "])
      expect(nextCallOn(DUE, nothing, nothing, nothing, nothing, NOW)).toBe(expected);
    expect(nextCallOn(DUE, undefined, 0, 0, 0, NOW)).toBe(expected);
  });

  it("answers for today when no day is given", () => {
    const today = localDateToSerial(todayLocal());
    for (const nothing of [undefined, null, ""])
      expect(nextCallOn(today + 30, null, null, null, null, nothing)).toBe(
        nextCallOn(today + 30, null, null, null, null, today),
      );
    expect(nextCallOn(DUE)).toBe(serial("2026-03-04"));
  });

  it("reads ISO texts and texts that can be read only one way", () => {
    const expected = serial("2026-03-23");
    for (const text of [
      "2026-03-20",
      "20/03/2026",
      "20.03.2026",
      "20 mars 2026",
      "Mar 20, 2026",
      "2026-03-20 14:30",
    ])
      expect(nextCallOn(text, null, null, null, null, "2026-03-21")).toBe(expected);
    expect(nextCallOn(serial("2026-03-20") + 0.6, null, null, null, null, "2026-03-21")).toBe(expected);
  });

  it("refuses a text that can be read two ways, and names the argument", () => {
    expect(cell(() => nextCallOn("03/04/2026", null, null, null, null, NOW))).toBe(
      "#VALUE! dueDate is not a date that can be read only one way. Use a date cell or YYYY-MM-DD.",
    );
    expect(cell(() => nextCallOn(DUE, null, "hier", null, null, NOW))).toMatch(
      /^#VALUE! lastCall is not a date/,
    );
    expect(cell(() => nextCallOn(DUE, null, null, null, "30/02/2026", NOW))).toMatch(
      /^#VALUE! until is not a date/,
    );
    expect(cell(() => nextCallOn(DUE, null, null, null, null, "03/04/2026"))).toMatch(
      /^#VALUE! asOf is not a date/,
    );
  });

  it("names the argument in French when French is in force", () => {
    putInForce({ policy: DEFAULT_POLICY, language: "fr", uses1904: false });
    expect(cell(() => nextCallOn("03/04/2026", null, null, null, null, NOW))).toBe(
      "#VALUE! échéance n’est pas une date lisible sans ambiguïté. Utilisez une cellule date ou AAAA-MM-JJ.",
    );
    expect(cell(() => nextCallOn(DUE, "mille", null, null, null, NOW))).toBe(
      "#VALUE! solde n’est pas un nombre.",
    );
  });

  it("refuses what is no date, no number, no text", () => {
    expect(cell(() => nextCallOn(true, null, null, null, null, NOW))).toMatch(/^#VALUE! dueDate/);
    expect(cell(() => nextCallOn(-5, null, null, null, null, NOW))).toMatch(/^#VALUE! dueDate/);
    expect(cell(() => nextCallOn(2_958_466, null, null, null, null, NOW))).toMatch(/^#VALUE! dueDate/);
    expect(cell(() => nextCallOn(DUE, "1,234", null, null, null, NOW))).toBe("#VALUE! open is not a number.");
    expect(cell(() => nextCallOn(DUE, NaN, null, null, null, NOW))).toBe("#VALUE! open is not a number.");
    expect(cell(() => nextCallOn(DUE, null, null, 12, null, NOW))).toBe(
      "#VALUE! outcome is not an outcome code or label.",
    );
  });

  it("takes a range of one cell for that cell, and refuses any other", () => {
    expect(nextCallOn([[DUE]], [[1200]], null, [["NA"]], null, [[NOW]])).toBe(serial("2026-03-04"));
    expect(nextCallOn([[DUE]], null, null, null, null, NOW)).toBe(serial("2026-03-04"));
    for (const range of [[[DUE, DUE]], [[DUE], [DUE]], [[]], []])
      expect(cell(() => nextCallOn(range, null, null, null, null, NOW))).toBe(
        "#VALUE! dueDate must be one cell, not a range.",
      );
    expect(cell(() => nextCallOn(DUE, null, null, [["NA", "VM"]], null, NOW))).toBe(
      "#VALUE! outcome must be one cell, not a range.",
    );
  });

  it("takes codes and labels of both languages, and any other words for a call without commitment", () => {
    const after = (outcome: unknown): unknown =>
      nextCallOn(DUE, null, serial("2026-03-19"), outcome, null, NOW);
    for (const voicemail of ["VM", "vm", "Message left", "MESSAGE LAISSÉ", "message laisse"])
      expect(after(voicemail)).toBe(serial("2026-03-23"));
    for (const own of ["NOC", "a promis de voir", "?"]) expect(after(own)).toBe(serial("2026-03-25"));
  });

  it("follows the policy in force", () => {
    putInForce({ policy: { ...DEFAULT_POLICY, firstDelayDays: 9 }, language: "en", uses1904: false });
    expect(nextCallOn(DUE, null, null, null, null, NOW)).toBe(serial("2026-03-11"));
  });

  it("gives #NUM! for a date that no cell can hold", () => {
    expect(cell(() => nextCallOn("9999-12-31", null, null, "PRE_OK", null, NOW))).toBe("#NUM!");
    expect(cell(() => nextCallOn(62, null, null, null, null, 62))).toBe("#NUM!");
  });
});

describe("CALLSTAGE", () => {
  it("gives the stage in the language in force", () => {
    expect(callStageLabel(DUE, 1200, null, null, null, null, null, NOW)).toBe("Firm reminder");
    putInForce({ policy: DEFAULT_POLICY, language: "fr", uses1904: false });
    expect(callStageLabel(DUE, 1200, null, null, null, null, null, NOW)).toBe("Relance ferme");
    expect(callStageLabel(DUE, 0, null, null, null, null, null, NOW)).toBe("Soldée");
  });

  it("gives an empty text without a due date", () => {
    expect(callStageLabel(null, 1200, null, null, null, null, null, NOW)).toBe("");
    expect(callStageLabel("", 1200, NOW, "DISP", null, null, null, NOW)).toBe("In dispute");
  });

  it("counts broken promises and the formal notice", () => {
    const stage = (broken: unknown, notice: unknown): unknown =>
      cell(() => callStageLabel(DUE, 1200, serial("2026-03-19"), "NOC", null, broken, notice, NOW));
    expect(stage(null, null)).toBe("Firm reminder");
    expect(stage(1, null)).toBe("Formal notice");
    expect(stage(1.9, "")).toBe("Formal notice");
    expect(stage(2, serial("2026-03-05"))).toBe("Hand over");
    expect(stage(2, null)).toBe("Formal notice");
    expect(stage(-1, null)).toBe("#NUM!");
    expect(stage(1_001, null)).toBe("#NUM!");
    expect(stage("two", null)).toBe("#VALUE! brokenPromises is not a number.");
    expect(stage(1, "soon")).toMatch(/^#VALUE! noticeDate is not a date/);
  });
});

describe("CALLREASON", () => {
  it("says the rule with its figures, in the language in force", () => {
    const promise = (): unknown =>
      callReason(DUE, 1200, serial("2026-03-19"), "PTP", serial("2026-03-21"), NOW);
    const first = (): unknown => callReason(DUE, 1200, null, null, null, NOW);
    expect([promise(), first(), callReason(DUE, 0)]).toEqual([
      "Promise for 21 Mar 2026 + 1 working day",
      "First call: 2 days after the due date",
      "Settled",
    ]);
    putInForce({ policy: DEFAULT_POLICY, language: "fr", uses1904: false });
    expect([promise(), first(), callReason(DUE, 0)]).toEqual([
      "Promesse pour le 21/03/2026 + 1 jour ouvré",
      "Premier appel\u00a0: 2 jours après l’échéance",
      "Soldée",
    ]);
  });
});

describe("DAYSLATE", () => {
  it("counts calendar days, negative before the due date", () => {
    expect(daysLateOn(DUE, NOW)).toBe(18);
    expect(daysLateOn(DUE, DUE)).toBe(0);
    expect(daysLateOn("2026-03-02", "2026-02-28")).toBe(-2);
    expect(daysLateOn(DUE + 0.9, DUE + 1.1)).toBe(1);
    expect(daysLateOn(localDateToSerial(todayLocal()))).toBe(0);
  });

  it("is empty without a due date", () => {
    expect(daysLateOn(null, NOW)).toBe("");
    expect(daysLateOn("", NOW)).toBe("");
  });
});

describe("CALLDAY", () => {
  it("rolls, counts forwards and counts backwards", () => {
    const saturday = serial("2026-04-04");
    expect(callDay(saturday)).toBe(serial("2026-04-07"));
    expect(callDay(saturday, 0)).toBe(serial("2026-04-07"));
    expect(callDay(saturday, 2)).toBe(serial("2026-04-08"));
    expect(callDay(saturday, -1)).toBe(serial("2026-04-03"));
    expect(callDay(saturday, 1.9)).toBe(serial("2026-04-07"));
    expect(callDay(null)).toBe("");
  });

  it("takes another calendar than the workbook's", () => {
    const goodFriday = serial("2026-04-03");
    expect(callDay(goodFriday, 0, "FR")).toBe(goodFriday);
    expect(callDay(goodFriday, null, "fr-am")).toBe(serial("2026-04-07"));
    expect(callDay(goodFriday, "", "TARGET")).toBe(serial("2026-04-07"));
    expect(callDay(serial("2026-04-06"), 0, " None ")).toBe(serial("2026-04-06"));
    expect(cell(() => callDay(goodFriday, 0, "DE"))).toBe(
      "#VALUE! calendar is not a calendar. Use FR, FR-AM, TARGET or none.",
    );
    expect(cell(() => callDay(goodFriday, 0, 33))).toMatch(/^#VALUE! calendar/);
  });

  it("takes the workbook's calendar and days off", () => {
    const calendar = { holidays: "none" as const, extraDaysOff: new Set([day("2026-04-07")]) };
    putInForce({ policy: { ...DEFAULT_POLICY, calendar }, language: "en", uses1904: false });
    expect(callDay(serial("2026-04-06"))).toBe(serial("2026-04-06"));
    expect(callDay(serial("2026-04-07"))).toBe(serial("2026-04-08"));
    expect(callDay(serial("2026-04-06"), 0, "FR")).toBe(serial("2026-04-08"));
  });

  it("gives #NUM! for counts and days out of range", () => {
    expect(cell(() => callDay(NOW, 10_001))).toBe("#NUM!");
    expect(cell(() => callDay(NOW, -10_001))).toBe("#NUM!");
    expect(cell(() => callDay(61, -1))).toBe("#NUM!");
    expect(cell(() => callDay("9999-12-31", 1))).toBe("#NUM!");
  });
});

describe("a workbook that counts from 1904", () => {
  const serial1904 = (iso: string): number => localDateToSerial(day(iso), true);

  it("gives and takes its own serials", () => {
    putInForce({ policy: DEFAULT_POLICY, language: "en", uses1904: true });
    const due = serial1904("2026-03-02");
    expect(due).toBe(44_621);
    expect(nextCallOn(due, 1200, null, null, null, serial1904("2026-03-20"))).toBe(serial1904("2026-03-04"));
    expect(daysLateOn(due, serial1904("2026-03-20"))).toBe(18);
    expect(daysLateOn(due, "2026-03-20")).toBe(18);
    expect(callDay(serial1904("2026-04-04"))).toBe(serial1904("2026-04-07"));
    expect(callStageLabel(due, 1200, null, null, null, null, null, serial1904("2026-03-20"))).toBe(
      "Firm reminder",
    );
  });

  it("gives #NUM! for a day before it began", () => {
    putInForce({ policy: DEFAULT_POLICY, language: "en", uses1904: true });
    expect(cell(() => callDay(1, -1))).toBe("#NUM!");
  });
});

describe("the two doors", () => {
  it("always give the same answer: the facts through a cell and through the engine", () => {
    fc.assert(
      fc.property(
        anyFactsAndDay,
        fc.constantFrom("en" as const, "fr" as const),
        ({ facts, asOf }, language) => {
          putInForce({ policy: DEFAULT_POLICY, language, uses1904: false });
          const inCell = (date: LocalDate | undefined): number | null =>
            date === undefined ? null : localDateToSerial(date);
          const contact = [
            inCell(facts.dueOn),
            facts.open ?? null,
            inCell(facts.lastCallOn),
            facts.outcome === undefined ? null : formatOutcome(facts.outcome, language),
            inCell(facts.untilOn),
          ] as const;
          const { on, reason } = nextCall(facts, asOf, DEFAULT_POLICY);
          const answered: unknown = nextCallOn(...contact, inCell(asOf));
          expect(answered === "" ? undefined : serialToLocalDate(answered as number)).toBe(on);
          expect(callReason(...contact, inCell(asOf))).toBe(formatNextCallReason(reason, language));
          expect(callStageLabel(...contact, facts.brokenPromises, inCell(facts.noticeOn), inCell(asOf))).toBe(
            formatStage(callStage(facts, asOf, DEFAULT_POLICY), language),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("todayLocal", () => {
  afterEach(() => jest.useRealTimers());

  it("is the day where the person sits, not in Greenwich", () => {
    jest.useFakeTimers({ now: new Date(2026, 2, 21, 0, 30) });
    expect(todayLocal()).toBe(day("2026-03-21"));
    jest.setSystemTime(new Date(2026, 2, 21, 23, 30));
    expect(todayLocal()).toBe(day("2026-03-21"));
  });
});
