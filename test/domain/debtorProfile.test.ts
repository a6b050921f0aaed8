import { assessReceivables } from "../../src/domain/assessment";
import { guardWarnings } from "../../src/domain/callGuard";
import { foldCalls } from "../../src/domain/callLog";
import { NO_COMMITMENTS } from "../../src/domain/commitments";
import {
  isPrivatePerson,
  isStrategic,
  languageFor,
  policyFor,
  profileOf,
  underTodaysDebtors,
  type DebtorProfile,
} from "../../src/domain/debtorProfile";
import { openDuties } from "../../src/domain/duties";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY, type Policy } from "../../src/domain/policy";
import { callLog, day, receivables } from "../support/receivables";

/** The default policy, with what is known of Durand. */
function withDurand(profile: DebtorProfile, changes: Partial<Policy> = {}): Policy {
  return { ...DEFAULT_POLICY, ...changes, debtors: new Map([["durand", profile]]) };
}

describe("profileOf", () => {
  it("knows nothing of most debtors", () => {
    expect(profileOf("petit", withDurand({ caller: "Luc" }))).toEqual({});
    expect(profileOf("durand", withDurand({ caller: "Luc" }))).toEqual({ caller: "Luc" });
  });
});

describe("underTodaysDebtors", () => {
  it("finds what is known of a debtor under the name it has today", () => {
    const policy = underTodaysDebtors(withDurand({ caller: "Luc" }), new Map([["durand", "durand sarl"]]));
    expect(profileOf("durand sarl", policy)).toEqual({ caller: "Luc" });
  });

  it("leaves what was said of today's name, and the very policy where nothing moved", () => {
    const both = {
      ...DEFAULT_POLICY,
      debtors: new Map([
        ["a", { caller: "Luc" }],
        ["b", { caller: "Eva" }],
      ]),
    };
    expect(underTodaysDebtors(both, new Map([["a", "b"]]))).toBe(both);
    expect(underTodaysDebtors(DEFAULT_POLICY, new Map([["a", "b"]]))).toBe(DEFAULT_POLICY);
  });
});

describe("policyFor", () => {
  it("is the workbook's own, the very same, where nothing differs", () => {
    const policy = withDurand({ segment: "SMALL", caller: "Luc" });
    expect(policyFor("petit", policy)).toBe(policy);
    expect(policyFor("durand", policy)).toBe(policy);
    expect(policyFor("durand", withDurand({ caller: "Luc" })).calendar.holidays).toBe("FR");
  });

  it("takes the segment's rules where it has its own, and the workbook's for the rest", () => {
    const ladder = [{ stage: "REMINDER" as const, fromDaysLate: 10, everyDays: 14 }];
    const policy = withDurand(
      { segment: "STRATEGIC" },
      { firstDelayDays: 4, segments: { STRATEGIC: { ladder, firstDelayDays: 8, language: "en" } } },
    );
    const own = policyFor("durand", policy);
    expect([own.ladder, own.firstDelayDays, own.coverDays]).toEqual([ladder, 8, 3]);
    expect(policyFor("petit", policy).firstDelayDays).toBe(4);
    expect("language" in own).toBe(false);
  });

  it("is worked out once", () => {
    const policy = withDurand({ segment: "FOREIGN" });
    expect(policyFor("durand", policy)).toBe(policyFor("durand", policy));
  });

  it("calls abroad on days when banks are open there; our own days off hold for everybody", () => {
    const calendar = { holidays: "FR" as const, extraDaysOff: new Set([day("2026-12-24")]) };
    const own = policyFor("durand", withDurand({ segment: "FOREIGN" }, { calendar }));
    expect(own.calendar).toEqual({ holidays: "TARGET", extraDaysOff: new Set([day("2026-12-24")]) });
  });

  it("puts a debtor's own holidays before the segment's", () => {
    const own = (profile: DebtorProfile): string =>
      policyFor("durand", withDurand(profile)).calendar.holidays;
    expect(own({ segment: "FOREIGN", holidays: "none" })).toBe("none");
    expect(own({ holidays: "FR-AM" })).toBe("FR-AM");
  });

  it("lets everybody else have rules of their own too", () => {
    const policy = { ...DEFAULT_POLICY, segments: { STANDARD: { firstDelayDays: 9 } } };
    expect(policyFor("durand", policy).firstDelayDays).toBe(9);
  });
});

describe("isStrategic", () => {
  it("is said of a debtor, or of its segment", () => {
    expect(isStrategic("durand", DEFAULT_POLICY)).toBe(false);
    expect(isStrategic("durand", withDurand({ segment: "STRATEGIC" }))).toBe(true);
    expect(isStrategic("durand", withDurand({ segment: "FOREIGN", isStrategic: true }))).toBe(true);
    expect(isStrategic("durand", withDurand({ segment: "STRATEGIC", isStrategic: false }))).toBe(false);
  });
});

describe("isPrivatePerson", () => {
  it("is the segment", () => {
    expect(isPrivatePerson("durand", withDurand({ segment: "PRIVATE" }))).toBe(true);
    expect(isPrivatePerson("petit", withDurand({ segment: "PRIVATE" }))).toBe(false);
  });
});

describe("languageFor", () => {
  it("is the debtor's, else the segment's, else ours", () => {
    const segments = { FOREIGN: { language: "en" as const } };
    expect(languageFor("durand", withDurand({ segment: "FOREIGN", language: "fr" }, { segments }))).toBe(
      "fr",
    );
    expect(languageFor("durand", withDurand({ segment: "FOREIGN" }, { segments }))).toBe("en");
    expect(languageFor("petit", withDurand({ segment: "FOREIGN" }, { segments }))).toBeUndefined();
    expect(languageFor("durand", withDurand({ segment: "SMALL" }))).toBeUndefined();
  });
});

describe("a debtor's own rules", () => {
  const SHEET = receivables(`
    invoice  debtor  due         open
    F-101    Durand  2026-05-11  100.00
    P-1      Petit   2026-05-11  100.00`);

  it("decide on the next call and the stage of its invoices alone", () => {
    // Whit Monday 2026 is 25 May, a holiday here, not at TARGET banks: due on Saturday 23 May, first call on the 25th.
    const policy = withDurand({ segment: "FOREIGN" });
    const sheet = SHEET.map((receivable) => ({ ...receivable, dueOn: day("2026-05-23") }));
    const assessed = assessReceivables(sheet, foldCalls([]), day("2026-06-01"), policy);
    expect(assessed.map(({ next }) => formatIsoDate(next.on!))).toEqual(["2026-05-25", "2026-05-26"]);
    expect(assessed.map((assessment) => assessment.policy)).toEqual([policyFor("durand", policy), policy]);
    expect(assessed.map(({ isBeyondFormulas }) => isBeyondFormulas)).toEqual([true, false]);
    const ladder = [
      { stage: "REMINDER" as const, fromDaysLate: 1, everyDays: 6 },
      { stage: "FIRM" as const, fromDaysLate: 60, everyDays: 6 },
    ];
    const slow = withDurand({ segment: "STRATEGIC" }, { segments: { STRATEGIC: { ladder } } });
    const stages = assessReceivables(SHEET, foldCalls([]), day("2026-06-01"), slow).map(({ stage }) => stage);
    expect(stages).toEqual(["REMINDER", "FIRM"]);
  });

  it("decide on when a promise is judged", () => {
    const log = foldCalls(
      callLog(`
        on          debtor  outcome  until       amount  covers
        2026-05-18  Durand  PTP      2026-05-22  100.00  F-101=100.00
        2026-05-18  Petit   PTP      2026-05-22  100.00  P-1=100.00`),
    );
    const states = (policy: Policy): readonly string[] =>
      assessReceivables(SHEET, log, day("2026-05-25"), policy).flatMap(({ promises }) =>
        promises.map(({ state }) => state),
      );
    expect(states(DEFAULT_POLICY)).toEqual(["open", "open"]);
    expect(states(withDurand({ segment: "FOREIGN" }))).toEqual(["broken", "open"]);
  });

  it("decide on our own duties, and on the warnings before a call", () => {
    const log = foldCalls(
      callLog(`
        on          debtor  outcome  covers
        2026-05-22  Durand  DOC      F-101=100.00
        2026-05-22  Petit   DOC      P-1=100.00`),
    );
    const policy = withDurand({ segment: "FOREIGN" });
    const duties = openDuties(log, () => 10_000, policy);
    expect(duties.map(({ debtorName, dueOn }) => `${debtorName} ${formatIsoDate(dueOn!)}`)).toEqual([
      "Durand 2026-05-25",
      "Petit 2026-05-26",
    ]);
    const warned = (debtorKey: string): readonly string[] =>
      guardWarnings({ debtorKey, on: day("2026-05-25") }, foldCalls([]), NO_COMMITMENTS, policy).map(
        ({ type }) => type,
      );
    expect(warned("durand")).toEqual([]);
    expect(warned("petit")).toEqual(["NotACallDay"]);
  });

  it("protect private persons without being asked", () => {
    const log = foldCalls(callLog("on  debtor  outcome\n 2026-05-19  Durand  NA"));
    const warned = (policy: Policy): readonly string[] =>
      guardWarnings({ debtorKey: "durand", on: day("2026-05-19") }, log, NO_COMMITMENTS, policy).map(
        ({ type }) => type,
      );
    expect(warned(DEFAULT_POLICY)).toEqual([]);
    expect(warned(withDurand({ segment: "PRIVATE" }))).toEqual(["TooManyAttemptsToday"]);
  });
});
