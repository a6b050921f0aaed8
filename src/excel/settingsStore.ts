import * as v from "valibot";
import { FIELDS, type SettingsStore, type SheetFault, type WorkbookSettings } from "../application/ports";
import { formatIsoDate, parseIsoDate } from "../domain/localDate";
import { DEFAULT_POLICY, type Policy } from "../domain/policy";
import { err, ok, type Result } from "../domain/result";
import type { ExcelDoor } from "./runExcel";

/** Stored in workbooks: never renamed. */
const SETTINGS_KEY = "Relance";
const SETTINGS_VERSION = 1;

export const DEFAULT_SETTINGS: WorkbookSettings = { columnMode: "values", policy: DEFAULT_POLICY };

/** What the workbook remembers, as one JSON text in its settings. */
export function createSettingsStore(door: ExcelDoor): SettingsStore {
  return {
    read: () =>
      door.read(async (context) => {
        const setting = context.workbook.settings.getItemOrNullObject(SETTINGS_KEY).load("value");
        await context.sync();
        return setting.isNullObject ? ok(DEFAULT_SETTINGS) : decodeSettings(setting.value);
      }),
    write: (settings) =>
      door.write(async (context) => {
        context.workbook.load("readOnly");
        await context.sync();
        if (context.workbook.readOnly) return err({ type: "WorkbookReadOnly" });
        context.workbook.settings.add(SETTINGS_KEY, encodeSettings(settings));
        await context.sync();
        return ok(undefined);
      }),
  };
}

/** The policy as far as it differs from the defaults: those may become better without touching what people chose. */
export function encodeSettings({ policy, ...settings }: WorkbookSettings): string {
  const { calendar, outcomes, ...rest } = policy;
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest))
    if (!isSame(value, DEFAULT_POLICY[name as keyof Policy])) changed[name] = value;
  const changedOutcomes = Object.entries(outcomes).filter(
    ([code, row]) => !isSame(row, DEFAULT_POLICY.outcomes[code as keyof typeof outcomes]),
  );
  return JSON.stringify({
    version: SETTINGS_VERSION,
    ...settings,
    policy: {
      ...changed,
      ...(changedOutcomes.length > 0 && { outcomes: Object.fromEntries(changedOutcomes) }),
      calendar: {
        holidays: calendar.holidays,
        extraDaysOff: [...calendar.extraDaysOff].sort().map(formatIsoDate),
      },
    },
  });
}

const whole = v.pipe(v.number(), v.integer());
const wholeFromOne = v.pipe(whole, v.minValue(1));
const wholeFromZero = v.pipe(whole, v.minValue(0));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const placeSchema = v.object({
  sheetId: v.string(),
  sheetName: v.string(),
  tableId: v.exactOptional(v.string()),
  tableName: v.exactOptional(v.string()),
  headerRow: wholeFromOne,
  firstColumn: wholeFromOne,
  columnCount: wholeFromOne,
  rowCount: wholeFromZero,
  address: v.string(),
});
const columnEntries = { index: wholeFromZero, header: v.string() };
const mappingSchema = v.record(
  v.picklist(FIELDS),
  v.object({
    ...columnEntries,
    others: v.exactOptional(v.array(v.object(columnEntries))),
    dateOrder: v.exactOptional(v.picklist(["day-first", "month-first"] as const)),
    decimalMark: v.exactOptional(v.picklist([".", ","] as const)),
  }),
);

const rungSchema = v.object({
  stage: v.picklist(["REMINDER", "FIRM", "NOTICE", "HANDOVER"] as const),
  fromDaysLate: wholeFromOne,
  everyDays: wholeFromOne,
});

const ruleSchema: v.GenericSchema = v.lazy(() =>
  v.variant("kind", [
    v.object({ kind: v.literal("after-call"), callDays: wholeFromZero }),
    v.object({ kind: v.literal("after-until"), callDays: wholeFromZero, otherwise: ruleSchema }),
    v.object({ kind: v.literal("on-until"), otherwise: ruleSchema }),
    v.object({ kind: v.literal("after-later"), callDays: wholeFromZero }),
    ...(["cadence", "first-delay", "stop", "not-a-call", "unknown"] as const).map((kind) =>
      v.object({ kind: v.literal(kind) }),
    ),
  ]),
);
const outcomeSchema = v.object({
  reach: v.picklist(["attempt", "contact", "right-party", "none"] as const),
  needs: v.array(v.picklist(["untilOn", "amount", "means", "person", "detail"] as const)),
  next: ruleSchema,
});

const attemptLimitsSchema = v.object({
  attemptsInSevenDaysMax: wholeFromOne,
  attemptsInOneDayMax: wholeFromOne,
});
const minuteOfDay = v.pipe(whole, v.minValue(0), v.maxValue(24 * 60));
const guardSchema = v.object({
  business: attemptLimitsSchema,
  privatePerson: attemptLimitsSchema,
  daysAfterConversation: wholeFromZero,
  colleagueHours: wholeFromZero,
  hours: v.array(v.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay })),
});

const policySchema = v.object({
  ladder: v.exactOptional(v.pipe(v.array(rungSchema), v.minLength(1))),
  outcomes: v.exactOptional(v.record(v.picklist(Object.keys(DEFAULT_POLICY.outcomes)), outcomeSchema)),
  calendar: v.exactOptional(
    v.object({
      holidays: v.picklist(["FR", "FR-AM", "TARGET", "none"] as const),
      extraDaysOff: v.array(
        v.pipe(
          v.string(),
          v.check((text) => parseIsoDate(text) !== undefined),
        ),
      ),
    }),
  ),
  firstDelayDays: v.exactOptional(wholeFromZero),
  isPreDueCallOn: v.exactOptional(v.boolean()),
  preDueDays: v.exactOptional(wholeFromZero),
  preDueMin: v.exactOptional(amount),
  tolerance: v.exactOptional(amount),
  handoverAfterNoticeDays: v.exactOptional(wholeFromZero),
  coverDays: v.exactOptional(wholeFromZero),
  limitationYears: v.exactOptional(wholeFromOne),
  guard: v.exactOptional(guardSchema),
  plan: v.exactOptional(
    v.object({ solvencyCheckFrom: amount, monthsMax: wholeFromOne, firstPaymentDays: wholeFromZero }),
  ),
  callMinutes: v.exactOptional(v.object({ attempt: amount, contact: amount, "right-party": amount })),
});

export type SettingsFault = Extract<SheetFault, { readonly type: "SettingsUnreadable" | "SettingsTooNew" }>;

const FOUND_CHARACTERS_MAX = 40;

const settingsSchema = v.object({
  version: v.literal(SETTINGS_VERSION),
  ledger: v.exactOptional(
    v.object({
      place: placeSchema,
      mapping: mappingSchema,
      defaultCurrency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  columnMode: v.picklist(["values", "formulas"] as const),
  language: v.exactOptional(v.picklist(["en", "fr"] as const)),
  policy: policySchema,
  distinctDebtors: v.exactOptional(v.array(v.tuple([v.string(), v.string()]))),
});

/**
 * Errors: `SettingsTooNew` first, then `SettingsUnreadable` (`found` is the setting's path, or how the text begins when
 *         it is no JSON): what cannot be read is never silently a default, for saving again would lose what the person
 *         chose.
 */
export function decodeSettings(value: unknown): Result<WorkbookSettings, SettingsFault> {
  let json: unknown;
  try {
    json = JSON.parse(String(value));
  } catch {
    return err({ type: "SettingsUnreadable", found: String(value).slice(0, FOUND_CHARACTERS_MAX) });
  }
  const version = typeof json === "object" && json !== null && "version" in json ? Number(json.version) : NaN;
  if (version > SETTINGS_VERSION) return err({ type: "SettingsTooNew", version });
  const parsed = v.safeParse(settingsSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return err({ type: "SettingsUnreadable", found: v.getDotPath(issue) ?? issue.message });
  }
  const { ledger, columnMode, language, policy, distinctDebtors } = parsed.output;
  const { calendar, outcomes, ...changed } = policy;
  return ok({
    ...(ledger && { ledger }),
    columnMode,
    ...(language && { language }),
    ...(distinctDebtors && { distinctDebtors }),
    policy: {
      ...DEFAULT_POLICY,
      ...changed,
      outcomes: { ...DEFAULT_POLICY.outcomes, ...(outcomes as Partial<Policy["outcomes"]>) },
      calendar: calendar
        ? {
            holidays: calendar.holidays,
            extraDaysOff: new Set(calendar.extraDaysOff.flatMap((text) => parseIsoDate(text) ?? [])),
          }
        : DEFAULT_POLICY.calendar,
    },
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
