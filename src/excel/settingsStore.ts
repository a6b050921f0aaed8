import * as v from "valibot";
import { FIELDS, type SettingsStore, type SheetFault, type WorkbookSettings } from "../application/ports";
import { formatIsoDate, parseIsoDate } from "../domain/localDate";
import type { DebtorProfile } from "../domain/debtorProfile";
import { HOLIDAY_CALENDARS } from "../domain/holidays";
import { DEFAULT_POLICY, LADDER_STAGES, SEGMENTS, type Policy } from "../domain/policy";
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
    policyToText,
    textToPolicy,
  };
}

/** The policy as far as it differs from the defaults: those may become better without touching what people chose. */
export function encodeSettings({ policy, ...settings }: WorkbookSettings): string {
  const { calendar, debtors, outcomes, ...rest } = encodePolicy(policy);
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
      calendar,
      ...(Object.keys(debtors).length > 0 && { debtors }),
    },
  });
}

/** Dates as ISO text, debtors by their keys: what JSON has no form for. */
function encodePolicy({ calendar, debtors, ...policy }: Policy): Omit<Policy, "calendar" | "debtors"> & {
  readonly calendar: { readonly holidays: string; readonly extraDaysOff: readonly string[] };
  readonly debtors: Readonly<Record<string, DebtorProfile>>;
} {
  return {
    ...policy,
    calendar: {
      holidays: calendar.holidays,
      extraDaysOff: [...calendar.extraDaysOff].sort((a, b) => a - b).map(formatIsoDate),
    },
    debtors: Object.fromEntries(debtors),
  };
}

/** All of the scenario, for people to keep, compare and pass on: later defaults do not change what it says. */
export function policyToText(policy: Policy): string {
  return JSON.stringify({ version: SETTINGS_VERSION, policy: encodePolicy(policy) }, undefined, 2);
}

/** A scenario from its text; what it leaves out is as by default. Errors: as `decodeSettings`. */
export function textToPolicy(text: string): Result<Policy, SettingsFault> {
  const decoded = decodeVersioned(
    text,
    v.object({ version: v.literal(SETTINGS_VERSION), policy: policySchema }),
  );
  return decoded.ok ? ok(decodePolicy(decoded.value.policy)) : decoded;
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
    inTitles: v.exactOptional(v.literal(true)),
  }),
);

const rungSchema = v.object({
  stage: v.picklist(LADDER_STAGES),
  fromDaysLate: wholeFromOne,
  everyDays: wholeFromOne,
});

/** Each rung above and after the one before it. */
const ladderSchema = v.pipe(
  v.array(rungSchema),
  v.minLength(1),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: rungs } = dataset;
    rungs.forEach((rung, index) => {
      const below = rungs[index - 1];
      if (below === undefined) return;
      const isHigher = LADDER_STAGES.indexOf(rung.stage) > LADDER_STAGES.indexOf(below.stage);
      const key = !isHigher ? "stage" : rung.fromDaysLate <= below.fromDaysLate ? "fromDaysLate" : undefined;
      if (key === undefined) return;
      addIssue({
        message: "not above the rung before",
        path: [
          { type: "array", origin: "value", input: rungs, key: index, value: rung },
          { type: "object", origin: "value", input: rung, key, value: rung[key] },
        ],
      });
    });
  }),
);

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
  hours: v.array(
    v.pipe(
      v.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }),
      v.forward(
        v.check(({ fromMinute, toMinute }) => fromMinute < toMinute),
        ["toMinute"],
      ),
    ),
  ),
});

const holidays = v.picklist(HOLIDAY_CALENDARS);
const debtorLanguage = v.picklist(["en", "fr"] as const);
const fallbackSchema = v.object({
  fallbackDays: wholeFromZero,
  firstPaymentPercent: v.pipe(wholeFromZero, v.maxValue(100)),
});
const segmentSchema = v.object({
  ladder: v.exactOptional(ladderSchema),
  firstDelayDays: v.exactOptional(wholeFromZero),
  isPreDueCallOn: v.exactOptional(v.boolean()),
  preDueDays: v.exactOptional(wholeFromZero),
  handoverAfterNoticeDays: v.exactOptional(wholeFromZero),
  holidays: v.exactOptional(holidays),
  language: v.exactOptional(debtorLanguage),
});
const profileSchema = v.object({
  segment: v.exactOptional(v.picklist(SEGMENTS)),
  isStrategic: v.exactOptional(v.boolean()),
  caller: v.exactOptional(v.string()),
  language: v.exactOptional(debtorLanguage),
  country: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  holidays: v.exactOptional(holidays),
  bestTime: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
});

const policySchema = v.object({
  ladder: v.exactOptional(ladderSchema),
  outcomes: v.exactOptional(v.record(v.picklist(Object.keys(DEFAULT_POLICY.outcomes)), outcomeSchema)),
  calendar: v.exactOptional(
    v.object({
      holidays,
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
  callFrom: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), amount)),
  graceDaysMax: v.exactOptional(wholeFromZero),
  guard: v.exactOptional(guardSchema),
  plan: v.exactOptional(
    v.object({ solvencyCheckFrom: amount, monthsMax: wholeFromOne, firstPaymentDays: wholeFromZero }),
  ),
  objective: v.exactOptional(v.object({ usual: fallbackSchema, afterBroken: fallbackSchema })),
  segments: v.exactOptional(v.record(v.picklist(SEGMENTS), segmentSchema)),
  debtors: v.exactOptional(v.record(v.string(), profileSchema)),
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
  callTexts: v.exactOptional(
    v.object({
      ourCompany: v.exactOptional(v.string()),
      scripts: v.exactOptional(v.record(v.string(), v.string())),
      objections: v.exactOptional(v.record(v.string(), v.string())),
    }),
  ),
  distinctDebtors: v.exactOptional(v.array(v.tuple([v.string(), v.string()]))),
});

/**
 * Errors: `SettingsTooNew` first, then `SettingsUnreadable` (`found` is the setting's path, or how the text begins when
 *         it is no JSON): what cannot be read is never silently a default, for saving again would lose what the person
 *         chose.
 */
export function decodeSettings(value: unknown): Result<WorkbookSettings, SettingsFault> {
  const decoded = decodeVersioned(String(value), settingsSchema);
  if (!decoded.ok) return decoded;
  const { ledger, columnMode, language, policy, callTexts, distinctDebtors } = decoded.value;
  return ok({
    ...(ledger && { ledger }),
    columnMode,
    ...(language && { language }),
    ...(callTexts && { callTexts }),
    ...(distinctDebtors && { distinctDebtors }),
    policy: decodePolicy(policy),
  });
}

function decodeVersioned<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): Result<v.InferOutput<Schema>, SettingsFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ type: "SettingsUnreadable", found: text.slice(0, FOUND_CHARACTERS_MAX) });
  }
  const version = typeof json === "object" && json !== null && "version" in json ? Number(json.version) : NaN;
  if (version > SETTINGS_VERSION) return err({ type: "SettingsTooNew", version });
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return err({ type: "SettingsUnreadable", found: v.getDotPath(issue) ?? issue.message });
}

function decodePolicy({
  calendar,
  outcomes,
  segments,
  debtors,
  ...changed
}: v.InferOutput<typeof policySchema>): Policy {
  return {
    ...DEFAULT_POLICY,
    ...changed,
    outcomes: { ...DEFAULT_POLICY.outcomes, ...(outcomes as Partial<Policy["outcomes"]>) },
    ...(segments && { segments }),
    debtors: new Map(Object.entries(debtors ?? {})),
    calendar: calendar
      ? {
          holidays: calendar.holidays,
          extraDaysOff: new Set(calendar.extraDaysOff.flatMap((text) => parseIsoDate(text) ?? [])),
        }
      : DEFAULT_POLICY.calendar,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
