import type { HolidayCalendar } from "./holidays";
import type { Policy, Segment, SegmentPolicy } from "./policy";

export type DebtorLanguage = "en" | "fr";

/** What people said of one debtor in the settings; what is left out is as for everybody. */
export interface DebtorProfile {
  readonly segment?: Segment;
  /** « Ferme avec un acheteur dont vous ne pouvez vous passer »: they come first, and escalation needs a name. */
  readonly isStrategic?: boolean;
  /** Who on our side calls them; else as the sheet says. */
  readonly caller?: string;
  readonly language?: DebtorLanguage;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly holidays?: HolidayCalendar;
  /** « Le matin », « après 15 h ». */
  readonly bestTime?: string;
  readonly note?: string;
}

const NOTHING_KNOWN: DebtorProfile = {};

export function profileOf(debtorKey: string, policy: Policy): DebtorProfile {
  return policy.debtors.get(debtorKey) ?? NOTHING_KNOWN;
}

export function isStrategic(debtorKey: string, policy: Policy): boolean {
  const { isStrategic, segment } = profileOf(debtorKey, policy);
  return isStrategic ?? segment === "STRATEGIC";
}

export function isPrivatePerson(debtorKey: string, policy: Policy): boolean {
  return profileOf(debtorKey, policy).segment === "PRIVATE";
}

/** The language to speak and write to them; `undefined`: ours. */
export function languageFor(debtorKey: string, policy: Policy): DebtorLanguage | undefined {
  const { language, segment = "STANDARD" } = profileOf(debtorKey, policy);
  return language ?? policy.segments[segment]?.language;
}

// Worked out once a workbook's policy, since every row asks. A policy never changes; another one takes its place.
const policiesBySegment = new WeakMap<Policy, Map<string, Policy>>();

/** The rules for one debtor: its segment's where that has its own, its own holidays first. `policy` itself for most. */
export function policyFor(debtorKey: string, policy: Policy): Policy {
  const profile = policy.debtors.get(debtorKey);
  if (profile === undefined) {
    // Segments apply to those put into them; everybody else is STANDARD.
    return segmentPolicy("STANDARD", undefined, policy);
  }
  return segmentPolicy(profile.segment ?? "STANDARD", profile.holidays, policy);
}

function segmentPolicy(segment: Segment, ownHolidays: HolidayCalendar | undefined, policy: Policy): Policy {
  const own = policy.segments[segment];
  if (own === undefined && ownHolidays === undefined) return policy;
  const key = `${segment} ${ownHolidays ?? ""}`;
  let policies = policiesBySegment.get(policy);
  if (policies === undefined) policiesBySegment.set(policy, (policies = new Map<string, Policy>()));
  let found = policies.get(key);
  if (found === undefined) policies.set(key, (found = withOwn(policy, own ?? {}, ownHolidays)));
  return found;
}

function withOwn(
  policy: Policy,
  { language: _, holidays, ...changes }: SegmentPolicy,
  ownHolidays: HolidayCalendar | undefined,
): Policy {
  // Our own days off hold for everybody: nobody is here to call.
  const calendar = { ...policy.calendar, holidays: ownHolidays ?? holidays ?? policy.calendar.holidays };
  return { ...policy, ...changes, calendar };
}

/**
 * The same rules with what is known of merged or renamed debtors under the names they have today; what was said of
 * today's name comes first.
 */
export function underTodaysDebtors(policy: Policy, debtorKeysToday: ReadonlyMap<string, string>): Policy {
  const moved = [...debtorKeysToday].flatMap(([old, today]) => {
    const profile = policy.debtors.get(old);
    return profile === undefined || policy.debtors.has(today) ? [] : [[today, profile] as const];
  });
  return moved.length === 0 ? policy : { ...policy, debtors: new Map([...policy.debtors, ...moved]) };
}
