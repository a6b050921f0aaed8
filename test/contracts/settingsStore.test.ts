import type { SettingsStore, WorkbookSettings } from "../../src/application/ports";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import {
  decodeSettings,
  DEFAULT_SETTINGS,
  encodeSettings,
  policyToText,
  textToPolicy,
} from "../../src/excel/settingsStore";
import { MemorySettings } from "../support/memoryPorts";
import { day } from "../support/receivables";
import { openScene, workbookOf, type ExcelScene } from "./excelScene";

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const CHOSEN: WorkbookSettings = {
  ledger: {
    place: {
      sheetId: "{1}",
      sheetName: "Clients",
      headerRow: 1,
      firstColumn: 1,
      columnCount: 6,
      rowCount: 3,
      address: "A1:F4",
    },
    mapping: { debtorName: { index: 0, header: "Client" }, dueOn: { index: 2, header: "Échéance" } },
    defaultCurrency: "EUR",
  },
  columnMode: "formulas",
  language: "fr",
  distinctDebtors: [["durand", "durand sarl"]],
  policy: {
    ...DEFAULT_POLICY,
    firstDelayDays: 5,
    outcomes: {
      ...DEFAULT_POLICY.outcomes,
      NA: { ...DEFAULT_POLICY.outcomes.NA, next: { kind: "after-call", callDays: 3 } },
    },
    calendar: { holidays: "FR-AM", extraDaysOff: new Set([day("2026-12-24"), day("2026-08-03")]) },
    callFrom: { EUR: 50, GBP: 40 },
    graceDaysMax: 8,
    guard: { ...DEFAULT_POLICY.guard, hours: [{ fromMinute: 480, toMinute: 720 }] },
    objective: {
      usual: { fallbackDays: 10, firstPaymentPercent: 40 },
      afterBroken: { fallbackDays: 0, firstPaymentPercent: 100 },
    },
    plan: { solvencyCheckFrom: 5000, monthsMax: 3, firstPaymentDays: 2 },
    callMinutes: { attempt: 0.5, contact: 2, "right-party": 6 },
    segments: {
      STRATEGIC: {
        ladder: [{ stage: "REMINDER", fromDaysLate: 10, everyDays: 14 }],
        isPreDueCallOn: false,
      },
      FOREIGN: { holidays: "none", language: "en" },
    },
    debtors: new Map([
      ["durand", { segment: "STRATEGIC", isStrategic: true, caller: "Luc", note: "Appeler le matin" }],
      ["gmbh", { segment: "FOREIGN", country: "DE", holidays: "none", language: "en", bestTime: "10 h" }],
    ]),
  },
};

describe.each([
  ["in memory", async (): Promise<SettingsStore> => new MemorySettings()],
  [
    "in Excel",
    async (): Promise<SettingsStore> => {
      const scene = await openScene(workbookOf({ Clients: [["Client"]] }));
      opened.push(scene);
      return scene.ports.settings;
    },
  ],
])("SettingsStore %s", (_, open) => {
  it("has the defaults in a workbook that knows nothing of Relance", async () => {
    expect(value(await (await open()).read())).toEqual(DEFAULT_SETTINGS);
  });

  it("gives back what was written", async () => {
    const store = await open();
    value(await store.write(CHOSEN));
    expect(value(await store.read())).toEqual(CHOSEN);
  });
});

describe("encodeSettings", () => {
  it("keeps of the policy only what differs from the defaults", () => {
    expect(JSON.parse(encodeSettings(CHOSEN)).policy).toEqual({
      firstDelayDays: 5,
      outcomes: { NA: { reach: "attempt", needs: [], next: { kind: "after-call", callDays: 3 } } },
      calendar: { holidays: "FR-AM", extraDaysOff: ["2026-08-03", "2026-12-24"] },
      callFrom: { EUR: 50, GBP: 40 },
      graceDaysMax: 8,
      guard: { ...DEFAULT_POLICY.guard, hours: [{ fromMinute: 480, toMinute: 720 }] },
      objective: {
        usual: { fallbackDays: 10, firstPaymentPercent: 40 },
        afterBroken: { fallbackDays: 0, firstPaymentPercent: 100 },
      },
      plan: { solvencyCheckFrom: 5000, monthsMax: 3, firstPaymentDays: 2 },
      callMinutes: { attempt: 0.5, contact: 2, "right-party": 6 },
      segments: {
        STRATEGIC: {
          ladder: [{ stage: "REMINDER", fromDaysLate: 10, everyDays: 14 }],
          isPreDueCallOn: false,
        },
        FOREIGN: { holidays: "none", language: "en" },
      },
      debtors: {
        durand: { segment: "STRATEGIC", isStrategic: true, caller: "Luc", note: "Appeler le matin" },
        gmbh: { segment: "FOREIGN", country: "DE", holidays: "none", language: "en", bestTime: "10 h" },
      },
    });
  });
});

describe("decodeSettings", () => {
  it.each([
    ["what is not JSON", "{", { type: "SettingsUnreadable", found: "{" }],
    [
      "an unknown mode",
      '{"version":1,"columnMode":"magic","policy":{}}',
      { type: "SettingsUnreadable", found: "columnMode" },
    ],
    [
      "a delay in half days",
      '{"version":1,"columnMode":"values","policy":{"firstDelayDays":1.5}}',
      { type: "SettingsUnreadable", found: "policy.firstDelayDays" },
    ],
    ["a newer version", '{"version":2,"columnMode":"magic"}', { type: "SettingsTooNew", version: 2 }],
  ])("is a fault, never a default, for %s", (_, text, fault) => {
    expect(decodeSettings(text)).toEqual({ ok: false, fault });
  });
});

describe("policyToText and textToPolicy", () => {
  it("give back the same scenario, defaults included", () => {
    expect(textToPolicy(policyToText(CHOSEN.policy))).toEqual({ ok: true, value: CHOSEN.policy });
    expect(textToPolicy(policyToText(DEFAULT_POLICY))).toEqual({ ok: true, value: DEFAULT_POLICY });
  });

  it("write all of it, for people to read: later defaults change nothing", () => {
    const text = policyToText(DEFAULT_POLICY);
    expect(JSON.parse(text).policy).toMatchObject({ firstDelayDays: 2, coverDays: 3, debtors: {} });
    expect(text.split("\n").length).toBeGreaterThan(100);
  });

  it("take what a text leaves out from the defaults", () => {
    expect(textToPolicy('{"version":1,"policy":{"firstDelayDays":5}}')).toEqual({
      ok: true,
      value: { ...DEFAULT_POLICY, firstDelayDays: 5 },
    });
  });

  const rung = (stage: string, fromDaysLate: number): object => ({ stage, fromDaysLate, everyDays: 6 });
  it.each([
    ["a ladder without rungs", { ladder: [] }, "policy.ladder"],
    [
      "a rung that starts before the one below",
      { ladder: [rung("REMINDER", 15), rung("FIRM", 15)] },
      "policy.ladder.1.fromDaysLate",
    ],
    [
      "a rung that is not above the one below",
      { ladder: [rung("FIRM", 1), rung("REMINDER", 15)] },
      "policy.ladder.1.stage",
    ],
    [
      "a rung without a number",
      { ladder: [{ stage: "FIRM", everyDays: 6 }] },
      "policy.ladder.0.fromDaysLate",
    ],
    [
      "a segment's ladder, as well",
      { segments: { SMALL: { ladder: [rung("FIRM", 9), rung("NOTICE", 8)] } } },
      "policy.segments.SMALL.ladder.1.fromDaysLate",
    ],
    ["an unknown segment", { segments: { HUGE: {} } }, "policy.segments.HUGE"],
    [
      "hours that end before they begin",
      { guard: { ...DEFAULT_POLICY.guard, hours: [{ fromMinute: 600, toMinute: 540 }] } },
      "policy.guard.hours.0.toMinute",
    ],
    [
      "more than a hundred per cent",
      { objective: { ...DEFAULT_POLICY.objective, usual: { fallbackDays: 1, firstPaymentPercent: 101 } } },
      "policy.objective.usual.firstPaymentPercent",
    ],
    ["a currency that is none", { callFrom: { euro: 50 } }, "policy.callFrom.euro"],
    ["an amount below zero", { callFrom: { EUR: -1 } }, "policy.callFrom.EUR"],
    [
      "a country that is none",
      { debtors: { durand: { country: "France" } } },
      "policy.debtors.durand.country",
    ],
    [
      "a day that does not exist",
      { calendar: { holidays: "FR", extraDaysOff: ["2026-02-30"] } },
      "policy.calendar.extraDaysOff.0",
    ],
  ])("name the field that is wrong: %s", (_, policy, found) => {
    expect(textToPolicy(JSON.stringify({ version: 1, policy }))).toEqual({
      ok: false,
      fault: { type: "SettingsUnreadable", found },
    });
  });

  it("refuse what is no scenario, or a newer one", () => {
    expect(textToPolicy("Bonjour")).toEqual({
      ok: false,
      fault: { type: "SettingsUnreadable", found: "Bonjour" },
    });
    expect(textToPolicy('{"version":1}')).toEqual({
      ok: false,
      fault: { type: "SettingsUnreadable", found: "policy" },
    });
    expect(textToPolicy('{"version":2,"policy":{}}')).toEqual({
      ok: false,
      fault: { type: "SettingsTooNew", version: 2 },
    });
  });
});
