import type { LanguageCode, SettingsStore } from "../../application/ports";
import { OUTCOME_CODES, type DelayedCallRule, type OutcomeCode } from "../../domain/outcome";
import { SEGMENTS, type LadderStage, type Policy, type Segment } from "../../domain/policy";
import { ok, err, type Result } from "../../domain/result";
import { formatIsoDate, parseIsoDate } from "../../domain/localDate";
import { moneyToDecimal } from "../../domain/money";
import { formatDate } from "../../text/formatDate";
import { parseAmount } from "../../text/parseAmount";
import { readDateText } from "../../text/parseDate";
import type { SettingFault, SettingField } from "../../text/settingsWords";

/** The scenario as typed: one text a field, by where the stored form keeps it (`ladder.0.everyDays`). */
export type SettingsForm = Readonly<Record<string, string>>;

export type SettingKind =
  "whole" | "amount" | "yesNo" | "holidays" | "language" | "hours" | "days" | "amounts";

/** One field of the screen. */
export interface SettingPlace {
  readonly path: string;
  readonly field: SettingField;
  readonly kind: SettingKind;
  readonly min?: number;
  /** Which stage, outcome or segment, where a field stands for several. */
  readonly stage?: LadderStage;
  readonly outcome?: OutcomeCode;
  /** Of an outcome: from when its delay is counted. */
  readonly countedFrom?: DelayedCallRule["kind"];
  readonly segment?: Segment;
  /** Empty means « as for everybody ». */
  readonly isOptional?: boolean;
}

export interface SettingRefusal {
  readonly place: SettingPlace;
  readonly fault: SettingFault;
}

type Section = "ladder" | "delays" | "thresholds" | "outcomes" | "calendar" | "guard" | "plan" | "minutes";

/** The fields of each section, in the order of the screen. */
export function settingSections(policy: Policy): readonly {
  readonly section: Section | "segments";
  readonly places: readonly SettingPlace[];
}[] {
  const whole = (path: SettingField, min = 0): SettingPlace => ({ path, field: path, kind: "whole", min });
  const amount = (path: SettingField): SettingPlace => ({ path, field: path, kind: "amount", min: 0 });
  return [
    { section: "ladder", places: ladderPlaces(policy, "") },
    {
      section: "delays",
      places: [
        whole("firstDelayDays"),
        { path: "isPreDueCallOn", field: "isPreDueCallOn", kind: "yesNo" },
        whole("preDueDays"),
        amount("preDueMin"),
        whole("handoverAfterNoticeDays"),
        whole("coverDays"),
      ],
    },
    {
      section: "thresholds",
      places: [
        { path: "callFrom", field: "callFrom", kind: "amounts" },
        amount("tolerance"),
        whole("graceDaysMax"),
        whole("limitationYears", 1),
      ],
    },
    {
      section: "outcomes",
      places: OUTCOME_CODES.flatMap((outcome): readonly SettingPlace[] => {
        const { next } = policy.outcomes[outcome];
        if (!("callDays" in next)) return [];
        const path = `outcomes.${outcome}.next.callDays`;
        return [{ path, field: "outcomes.callDays", kind: "whole", min: 0, outcome, countedFrom: next.kind }];
      }),
    },
    {
      section: "calendar",
      places: [
        { path: "calendar.holidays", field: "calendar.holidays", kind: "holidays" },
        { path: "calendar.extraDaysOff", field: "calendar.extraDaysOff", kind: "days" },
      ],
    },
    {
      section: "guard",
      places: [
        whole("guard.business.attemptsInSevenDaysMax", 1),
        whole("guard.business.attemptsInOneDayMax", 1),
        whole("guard.privatePerson.attemptsInSevenDaysMax", 1),
        whole("guard.privatePerson.attemptsInOneDayMax", 1),
        whole("guard.daysAfterConversation"),
        whole("guard.colleagueHours"),
        { path: "guard.hours", field: "guard.hours", kind: "hours" },
      ],
    },
    {
      section: "plan",
      places: [amount("plan.solvencyCheckFrom"), whole("plan.monthsMax", 1), whole("plan.firstPaymentDays")],
    },
    {
      section: "minutes",
      places: [
        amount("callMinutes.attempt"),
        amount("callMinutes.contact"),
        amount("callMinutes.right-party"),
      ],
    },
    {
      section: "segments",
      places: SEGMENTS.filter((segment) => segment !== "STANDARD").flatMap((segment) =>
        segmentPlaces(policy, segment),
      ),
    },
  ];
}

function ladderPlaces(policy: Policy, prefix: string): readonly SettingPlace[] {
  return policy.ladder.flatMap(({ stage }, index): SettingPlace[] => [
    {
      path: `${prefix}ladder.${index}.fromDaysLate`,
      field: "ladder.fromDaysLate",
      kind: "whole",
      min: 1,
      stage,
    },
    { path: `${prefix}ladder.${index}.everyDays`, field: "ladder.everyDays", kind: "whole", min: 1, stage },
  ]);
}

function segmentPlaces(policy: Policy, segment: Segment): readonly SettingPlace[] {
  const own = `segments.${segment}.`;
  const places: readonly SettingPlace[] = [
    { path: `${own}firstDelayDays`, field: "firstDelayDays", kind: "whole", min: 0 },
    { path: `${own}isPreDueCallOn`, field: "isPreDueCallOn", kind: "yesNo" },
    { path: `${own}preDueDays`, field: "preDueDays", kind: "whole", min: 0 },
    { path: `${own}handoverAfterNoticeDays`, field: "handoverAfterNoticeDays", kind: "whole", min: 0 },
    { path: `${own}holidays`, field: "calendar.holidays", kind: "holidays" },
    { path: `${own}language`, field: "debtors.language", kind: "language" },
    ...ladderPlaces(policy, own),
  ];
  return places.map((place) => ({ ...place, segment, isOptional: true }));
}

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null | undefined;

function storedForm(policy: Policy, store: Pick<SettingsStore, "policyToText">): { policy: Json } {
  return JSON.parse(store.policyToText(policy)) as { policy: Json };
}

function at(json: Json, path: string): Json {
  return path
    .split(".")
    .reduce<Json>(
      (here, step) =>
        typeof here === "object" && here !== null ? (here as Record<string, Json>)[step] : undefined,
      json,
    );
}

/** What stands around it is made as needed. */
function put(json: Json, path: string, value: Json): void {
  const steps = path.split(".");
  const last = steps.pop()!;
  let here = json as Record<string, Json>;
  for (const step of steps) here = (here[step] ??= {}) as Record<string, Json>;
  // JSON leaves out what is undefined.
  here[last] = value;
}

/** The scenario as the screen shows it. */
export function settingsToForm(
  policy: Policy,
  store: Pick<SettingsStore, "policyToText">,
  language: LanguageCode,
): SettingsForm {
  const stored = storedForm(policy, store).policy;
  const places = settingSections(policy).flatMap((section) => section.places);
  return Object.fromEntries(places.map(({ path, kind }) => [path, shown(at(stored, path), kind, language)]));
}

function shown(value: Json, kind: SettingKind, language: LanguageCode): string {
  if (value === undefined || value === null) return "";
  switch (kind) {
    case "amount":
      return decimalText(Number(value), language);
    case "hours":
      return (value as { fromMinute: number; toMinute: number }[])
        .map(({ fromMinute, toMinute }) => `${clockText(fromMinute)}-${clockText(toMinute)}`)
        .join(", ");
    case "days":
      return (value as string[])
        .flatMap((text) => parseIsoDate(text) ?? [])
        .map((date) => formatDate(date, language))
        .join("\n");
    case "amounts":
      return Object.entries(value as Record<string, number>)
        .map(([currency, figure]) => `${decimalText(figure, language)} ${currency}`)
        .join("\n");
    default:
      return typeof value === "object" ? "" : String(value);
  }
}

/**
 * The scenario that was typed.
 *
 * Errors: every field that cannot be used, in the order of the screen; nothing is changed then.
 */
export function formToPolicy(
  form: SettingsForm,
  policy: Policy,
  store: Pick<SettingsStore, "policyToText" | "textToPolicy">,
  language: LanguageCode,
): Result<Policy, readonly SettingRefusal[]> {
  const stored = storedForm(policy, store);
  const places = settingSections(policy).flatMap((section) => section.places);
  const refusals: SettingRefusal[] = [];
  for (const place of places) {
    const read = readSetting(form[place.path] ?? "", place, language);
    if (read.ok) put(stored.policy, place.path, read.value);
    else refusals.push({ place, fault: read.fault });
  }
  for (const segment of SEGMENTS) completeSegment(stored.policy, segment);
  refusals.push(...ladderRefusals(stored.policy, places, refusals));
  if (refusals.length > 0) return err(refusals);

  const decoded = store.textToPolicy(JSON.stringify(stored));
  if (decoded.ok) return ok(decoded.value);
  const found = decoded.fault.type === "SettingsUnreadable" ? decoded.fault.found : "";
  const place = places.find(({ path }) => found.startsWith(`policy.${path}`)) ?? places[0]!;
  return err([{ place, fault: { type: "Unreadable" } }]);
}

/** A segment with some rungs of its own takes the others from everybody's ladder; one with nothing is left out. */
function completeSegment(policy: Json, segment: Segment): void {
  const own = at(policy, `segments.${segment}`) as Record<string, Json> | undefined;
  if (own === undefined) return;
  const rungs = own.ladder === undefined ? [] : Object.values(own.ladder as object);
  const isSet = (value: Json): boolean => value !== undefined;
  if (!rungs.some((rung) => Object.values(rung as Record<string, Json>).some(isSet))) own.ladder = undefined;
  else
    own.ladder = (at(policy, "ladder") as Json[]).map((general, index) => ({
      ...(general as Record<string, Json>),
      ...withoutUnset(at(own.ladder, String(index))),
    }));
  if (!Object.values(own).some(isSet)) put(policy, `segments.${segment}`, undefined);
}

function withoutUnset(json: Json): Record<string, Json> {
  return Object.fromEntries(
    Object.entries((json ?? {}) as Record<string, Json>).filter(([, value]) => value !== undefined),
  );
}

/** Each stage begins later than the one before: said at the field, not as a sum at the end. */
function ladderRefusals(
  policy: Json,
  places: readonly SettingPlace[],
  before: readonly SettingRefusal[],
): readonly SettingRefusal[] {
  const refused = new Set(before.map(({ place }) => place.path));
  return places.flatMap((place) => {
    const step = /^(.*ladder\.)(\d+)\.fromDaysLate$/.exec(place.path);
    const index = Number(step?.[2]);
    if (step === null || index === 0 || refused.has(place.path)) return [];
    const [from, below] = [at(policy, place.path), at(policy, `${step[1]}${index - 1}.fromDaysLate`)];
    if (typeof from !== "number" || typeof below !== "number" || from > below) return [];
    const stage = at(policy, `${step[1]}${index - 1}.stage`) as LadderStage;
    return [{ place, fault: { type: "NotRising", after: stage } }];
  });
}

function readSetting(
  typed: string,
  { kind, min = 0, isOptional }: SettingPlace,
  language: LanguageCode,
): Result<Json, SettingFault> {
  const text = typed.trim();
  if (text === "" && isOptional) return ok(undefined);
  switch (kind) {
    case "whole":
    case "amount": {
      if (text === "") return err({ type: "Missing" });
      const figure = decimalIn(text, language);
      if (figure === undefined) return err({ type: "NotANumber" });
      if (kind === "whole" && !Number.isInteger(figure)) return err({ type: "NotWhole" });
      return figure < min ? err({ type: "TooSmall", min }) : ok(figure);
    }
    case "yesNo":
      return ok(text === "true");
    case "holidays":
    case "language":
      return ok(text);
    case "hours":
      return readHours(text);
    case "days":
      return readDays(text);
    case "amounts":
      return readAmounts(text, language);
  }
}

const MINUTES_A_DAY = 24 * 60;

function readHours(text: string): Result<Json, SettingFault> {
  const spans: Json[] = [];
  for (const span of text.split(/[,;\n]/).map((part) => part.trim())) {
    if (span === "") continue;
    const clock = /^(\d{1,2})\s*[h:.]?\s*(\d{2})?\s*(?:-|–|à|to)\s*(\d{1,2})\s*[h:.]?\s*(\d{2})?$/i.exec(
      span,
    );
    if (clock === null) return err({ type: "NotHours", text: span });
    const [, h1, m1 = "0", h2, m2 = "0"] = clock;
    const [fromMinute, toMinute] = [60 * Number(h1) + Number(m1), 60 * Number(h2) + Number(m2)];
    if (Number(m1) > 59 || Number(m2) > 59 || toMinute > MINUTES_A_DAY)
      return err({ type: "NotHours", text: span });
    if (toMinute <= fromMinute) return err({ type: "EndsBeforeItBegins" });
    spans.push({ fromMinute, toMinute });
  }
  return ok(spans);
}

function readDays(text: string): Result<Json, SettingFault> {
  const days: string[] = [];
  for (const line of text.split(/[\n;]/).map((part) => part.trim())) {
    if (line === "") continue;
    const read = readDateText(line);
    // In both languages of the pane the day comes first.
    const date = read?.type === "open" ? read.dayFirst : read?.date;
    if (date === undefined) return err({ type: "NotADate", text: line });
    days.push(formatIsoDate(date));
  }
  return ok(days);
}

function readAmounts(text: string, language: LanguageCode): Result<Json, SettingFault> {
  const amounts: Record<string, number> = {};
  for (const line of text.split(/[\n;]/).map((part) => part.trim())) {
    if (line === "") continue;
    const currency = /[A-Za-z]{3}$/.exec(line)?.[0].toUpperCase();
    if (currency === undefined) return err({ type: "NotACurrency", text: line });
    const figure = decimalIn(line.slice(0, -3).trim(), language);
    if (figure === undefined) return err({ type: "NotANumber" });
    if (figure < 0) return err({ type: "TooSmall", min: 0 });
    amounts[currency] = figure;
  }
  return ok(amounts);
}

function decimalIn(text: string, language: LanguageCode): number | undefined {
  // Three decimals: enough for any figure people set, in any currency.
  const read = parseAmount(text, "TND", language);
  return read === undefined ? undefined : moneyToDecimal(read);
}

function decimalText(figure: number, language: LanguageCode): string {
  return language === "fr" ? String(figure).replace(".", ",") : String(figure);
}

function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
