import type { SettingsStore, WorkbookSettings } from "../../src/application/ports";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import { decodeSettings, DEFAULT_SETTINGS, encodeSettings } from "../../src/excel/settingsStore";
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
  policy: {
    ...DEFAULT_POLICY,
    firstDelayDays: 5,
    outcomes: {
      ...DEFAULT_POLICY.outcomes,
      NA: { ...DEFAULT_POLICY.outcomes.NA, next: { kind: "after-call", callDays: 3 } },
    },
    calendar: { holidays: "FR-AM", extraDaysOff: new Set([day("2026-12-24")]) },
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
      calendar: { holidays: "FR-AM", extraDaysOff: ["2026-12-24"] },
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
