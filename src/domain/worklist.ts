import type { Assessment } from "./assessment";
import { callDaysBetween } from "./calendar";
import type { CallHistory } from "./callLog";
import { brokenCommitments, commitmentsOf } from "./commitments";
import { isStrategic, profileOf } from "./debtorProfile";
import { dutyWhen, openDuties, type Duty } from "./duties";
import { groupBy } from "./groupBy";
import { addDays, addYears, earlierOf, type LocalDate } from "./localDate";
import { decimalToMoney, moneyToDecimal, totalsByCurrency, type Money } from "./money";
import type { LadderStage, Policy } from "./policy";
import { openMinorIn, type Debtor } from "./receivable";
import { loggedContact } from "./schedule";
import { isHigherStage, isLadderStage } from "./stage";

/** One reason for an entry's rank, with the points it brings. Source: RULES §8. */
export type PriorityPoint =
  | { readonly type: "broken-promise"; readonly points: number; readonly count: number }
  | { readonly type: "call-overdue"; readonly points: number; readonly callDays: number }
  | { readonly type: "stage"; readonly points: number; readonly stage: LadderStage }
  | {
      readonly type: "overdue-amount";
      readonly points: number;
      readonly decile: number;
      readonly currency: string;
    }
  | { readonly type: "never-reached"; readonly points: number; readonly attempts: number }
  | { readonly type: "limitation-near"; readonly points: number; readonly on: LocalDate }
  /** The oldest of our own overdue duties to this debtor, and how many there are. */
  | {
      readonly type: "own-duty";
      readonly points: number;
      readonly on: LocalDate;
      readonly kind: Duty["kind"];
      readonly count: number;
    }
  | { readonly type: "strategic"; readonly points: number };

/** One debtor to call. */
export interface WorklistEntry {
  readonly debtor: Debtor;
  /** Earliest next call among its receivables; in the past when the call is overdue. */
  readonly callOn: LocalDate;
  /** Call days since `callOn`; 0 when it is due today. */
  readonly lateByCallDays: number;
  /** What the call is about: everything due for a call by then or soon after, and everything already late. */
  readonly covers: readonly Assessment[];
  /** Highest stage among undisputed receivables; `undefined` when nothing is late. */
  readonly tone: LadderStage | undefined;
  /** Late and open, per currency; disputes included. */
  readonly overdue: readonly Money[];
  /** Of that, what is not in dispute: what the call asks for. */
  readonly asked: readonly Money[];
  /** Of the oldest late receivable; 0 when none is late. */
  readonly daysLateMax: number;
  /** Who on our side calls them, by the settings or the sheet; `undefined`: anybody. */
  readonly caller: string | undefined;
  readonly points: readonly PriorityPoint[];
  readonly total: number;
}

/** Why a receivable is not in today's list. */
export type Suppression =
  | { readonly type: "settled" }
  | { readonly type: "stopped" }
  | { readonly type: "no-due-date" }
  | { readonly type: "duplicate-key"; readonly rowNumber: number }
  | { readonly type: "net-credit"; readonly net: readonly Money[] }
  | {
      readonly type: "promise-open";
      readonly promisedOn: LocalDate;
      readonly amount?: Money;
      readonly nextOn: LocalDate;
    }
  | { readonly type: "plan-current"; readonly nextOn: LocalDate }
  | { readonly type: "dispute"; readonly nextOn: LocalDate }
  | { readonly type: "called-recently"; readonly lastCallOn: LocalDate; readonly nextOn: LocalDate }
  /** We gave them until then. */
  | { readonly type: "grace"; readonly untilOn: LocalDate; readonly nextOn: LocalDate }
  /** A person put the call off, and said why. */
  | { readonly type: "snoozed"; readonly nextOn: LocalDate; readonly by: string; readonly why: string }
  /** The call would be about less than it is worth, in each currency. */
  | {
      readonly type: "below-threshold";
      readonly total: readonly Money[];
      readonly callFrom: readonly Money[];
    }
  /** Not due, or due so recently that its first call is still ahead. */
  | { readonly type: "not-due"; readonly dueOn: LocalDate; readonly nextOn: LocalDate };

export interface Suppressed {
  readonly assessment: Assessment;
  readonly why: Suppression;
}

/** Today's list: whom to call, ranked; and everything else, each with its reason. */
export interface Worklist {
  readonly asOf: LocalDate;
  readonly entries: readonly WorklistEntry[];
  readonly suppressed: readonly Suppressed[];
  /** Our own, to do beside the calls; the longest overdue first. */
  readonly duties: readonly Duty[];
}

/**
 * Ranks the debtors to call and says why the others are not called. Source: RULES §7 and §8.
 *
 * Shape:  every assessment ends in exactly one place, an entry's `covers` or `suppressed`.
 *         Amounts of two currencies are never added up; their figures are compared to break a tie, nowhere else.
 */
export function buildWorklist(
  assessments: readonly Assessment[],
  history: CallHistory,
  asOf: LocalDate,
  policy: Policy,
): Worklist {
  const byDebtor = groupBy(assessments, ({ receivable }) => receivable.debtor.key);
  const deciles = overdueDeciles(byDebtor);
  const duties = openDuties(history, openMinorIn(assessments.map(({ receivable }) => receivable)), policy);
  const dutiesByDebtor = groupBy(duties, ({ debtorKey }) => debtorKey);
  const entries: WorklistEntry[] = [];
  const suppressed: Suppressed[] = [];
  for (const [debtorKey, group] of byDebtor) {
    const net = netCredit(group);
    const next = net === undefined ? coveredByNextCall(group) : [];
    const covers = new Set(next.length > 0 && earliestCallOn(next) <= asOf ? next : []);
    const tooLittle = belowThreshold([...covers]);
    if (covers.size > 0 && tooLittle === undefined)
      entries.push(
        toEntry([...covers], debtorKey, history, dutiesByDebtor.get(debtorKey) ?? [], deciles, asOf),
      );
    for (const assessment of group)
      if (!covers.has(assessment)) suppressed.push({ assessment, why: suppressionOf(assessment, net) });
      else if (tooLittle !== undefined) suppressed.push({ assessment, why: tooLittle });
  }
  entries.sort(byRank);
  return { asOf, entries, suppressed, duties };
}

/** A debtor's next call, today or to come, as it stands now. */
export interface NextDebtorCall {
  readonly debtor: Debtor;
  readonly callOn: LocalDate;
  readonly covers: readonly Assessment[];
}

/** The next call of every debtor that is called at all: today's list, and what comes after it. */
export function nextDebtorCalls(assessments: readonly Assessment[]): readonly NextDebtorCall[] {
  return [...groupBy(assessments, ({ receivable }) => receivable.debtor.key)].flatMap(([, group]) => {
    const covers = netCredit(group) === undefined ? coveredByNextCall(group) : [];
    const [first] = covers;
    if (first === undefined || belowThreshold(covers) !== undefined) return [];
    return [{ debtor: first.receivable.debtor, callOn: earliestCallOn(covers), covers }];
  });
}

/** Nothing when no call is to come. */
function coveredByNextCall(group: readonly Assessment[]): readonly Assessment[] {
  const callable = group.filter(
    ({ next, receivable }) => next.on !== undefined && receivable.duplicateOf === undefined,
  );
  if (callable.length === 0) return [];
  const until = addDays(earliestCallOn(callable), callable[0]!.policy.coverDays);
  return callable.filter((assessment) => assessment.next.on! <= until || isLate(assessment));
}

/** Of receivables that have a next call. */
function earliestCallOn(callable: readonly Assessment[]): LocalDate {
  return callable.map(({ next }) => next.on!).reduce(earlierOf);
}

function isLate({ daysLate }: Assessment): boolean {
  return daysLate !== undefined && daysLate > 0;
}

/** What a call would be about, when that is less than the policy calls for in every currency; else `undefined`. */
function belowThreshold(covers: readonly Assessment[]): Suppression | undefined {
  if (covers.length === 0) return undefined;
  const { callFrom } = covers[0]!.policy;
  const total = totalsByCurrency(covers.map(({ receivable }) => receivable.open));
  const leastOf = (currency: string): number => callFrom[currency] ?? 0;
  if (total.some((money) => moneyToDecimal(money) >= leastOf(money.currency))) return undefined;
  return {
    type: "below-threshold",
    total,
    callFrom: total.map(({ currency }) => decimalToMoney(leastOf(currency), currency)),
  };
}

/** The debtor's balances when we owe them at least as much as they owe us, in every currency; else `undefined`. */
function netCredit(group: readonly Assessment[]): readonly Money[] | undefined {
  const counted = group.filter(({ receivable }) => receivable.duplicateOf === undefined);
  const hasCredit = counted.some(({ receivable }) => receivable.open.amountMinor < 0);
  if (!hasCredit) return undefined;
  const net = totalsByCurrency(counted.map(({ receivable }) => receivable.open));
  return net.every(({ amountMinor }) => amountMinor <= 0) ? net : undefined;
}

function suppressionOf(assessment: Assessment, net: readonly Money[] | undefined): Suppression {
  const { receivable, next, facts } = assessment;
  if (receivable.duplicateOf !== undefined)
    return { type: "duplicate-key", rowNumber: receivable.duplicateOf };
  if (next.reason.type === "settled") return { type: "settled" };
  if (next.reason.type === "stopped") return { type: "stopped" };
  if (next.on === undefined) return { type: "no-due-date" };
  if (net !== undefined) return { type: "net-credit", net };
  const nextOn = next.on;
  if (next.reason.type === "grace") return { type: "grace", untilOn: next.reason.untilOn, nextOn };
  switch (loggedContact(facts)?.outcome) {
    case undefined:
      return { type: "not-due", dueOn: facts.dueOn!, nextOn };
    case "PTP":
    case "PTPP": {
      const promise = assessment.promises.find(({ callId }) => callId === assessment.lastCall?.id);
      return {
        type: "promise-open",
        promisedOn: facts.untilOn!,
        ...(promise === undefined ? {} : { amount: promise.promised }),
        nextOn,
      };
    }
    case "PLAN":
      return { type: "plan-current", nextOn };
    case "DISP":
      return { type: "dispute", nextOn };
    case "SKIP": {
      const { author: by = "", detail: why = "" } = assessment.lastCall ?? {};
      return { type: "snoozed", nextOn, by, why };
    }
    default:
      // An outcome that the sheet names without its day counts for nothing yet.
      return facts.lastCallOn === undefined
        ? { type: "not-due", dueOn: facts.dueOn!, nextOn }
        : { type: "called-recently", lastCallOn: facts.lastCallOn, nextOn };
  }
}

function toEntry(
  covers: readonly Assessment[],
  debtorKey: string,
  history: CallHistory,
  duties: readonly Duty[],
  deciles: OverdueDeciles,
  asOf: LocalDate,
): WorklistEntry {
  const { policy } = covers[0]!;
  const callOn = earliestCallOn(covers);
  const lateByCallDays = callDaysBetween(callOn, asOf, policy.calendar);
  let tone: LadderStage | undefined;
  for (const { stage, receivable } of covers)
    if (!receivable.isDisputed && isLadderStage(stage) && (tone === undefined || isHigherStage(stage, tone)))
      tone = stage;
  const overdue = overdueOf(covers);
  const points = [
    ...brokenPromisePoints(covers),
    ...overdueCallPoints(lateByCallDays),
    ...stagePoints(tone),
    ...amountPoints(debtorKey, overdue, deciles),
    ...neverReachedPoints(debtorKey, history, policy),
    ...limitationPoints(covers, asOf, policy),
    ...ownDutyPoints(duties, asOf),
    ...strategicPoints(debtorKey, policy),
  ];
  return {
    debtor: covers[0]!.receivable.debtor,
    callOn,
    lateByCallDays,
    covers,
    tone,
    overdue,
    asked: askedOf(covers),
    daysLateMax: covers.reduce((most, { daysLate }) => Math.max(most, daysLate ?? 0), 0),
    caller: callerOf(debtorKey, covers, policy),
    points,
    total: points.reduce((sum, point) => sum + point.points, 0),
  };
}

/** Late, and a call may collect it: without a next call it is settled or stopped. */
function isOverdue(assessment: Assessment): boolean {
  const { receivable, next } = assessment;
  return receivable.duplicateOf === undefined && next.on !== undefined && isLate(assessment);
}

/** Late and still open, per currency. */
function overdueOf(assessments: readonly Assessment[]): readonly Money[] {
  return totalsByCurrency(assessments.filter(isOverdue).map(({ receivable }) => receivable.open));
}

/** Late and not in dispute, per currency. */
function askedOf(assessments: readonly Assessment[]): readonly Money[] {
  return totalsByCurrency(
    assessments
      .filter(isOverdue)
      .map(({ receivable: { open }, disputed }) => ({
        ...open,
        amountMinor: open.amountMinor - disputed.amountMinor,
      }))
      .filter(({ amountMinor }) => amountMinor > 0),
  );
}

/** Whoever the settings name; else the one whom the sheet names, for the first receivable that names one. */
function callerOf(debtorKey: string, covers: readonly Assessment[], policy: Policy): string | undefined {
  const { caller } = profileOf(debtorKey, policy);
  return caller ?? covers.find(({ receivable }) => receivable.caller !== undefined)?.receivable.caller;
}

function strategicPoints(debtorKey: string, policy: Policy): readonly PriorityPoint[] {
  return isStrategic(debtorKey, policy) ? [{ type: "strategic", points: 5 }] : [];
}

function brokenPromisePoints(covers: readonly Assessment[]): readonly PriorityPoint[] {
  const count = brokenCommitments(commitmentsOf(covers));
  return count === 0 ? [] : [{ type: "broken-promise", count, points: Math.min(40 * count, 80) }];
}

function overdueCallPoints(callDays: number): readonly PriorityPoint[] {
  return callDays === 0 ? [] : [{ type: "call-overdue", callDays, points: Math.min(2 * callDays, 20) }];
}

const STAGE_POINTS: Readonly<Record<LadderStage, number>> = {
  REMINDER: 0,
  FIRM: 10,
  NOTICE: 20,
  HANDOVER: 30,
};

function stagePoints(tone: LadderStage | undefined): readonly PriorityPoint[] {
  if (tone === undefined || STAGE_POINTS[tone] === 0) return [];
  return [{ type: "stage", stage: tone, points: STAGE_POINTS[tone] }];
}

/** By currency, by debtor: 0 (smallest tenth of the book) to 9. */
type OverdueDeciles = ReadonlyMap<string, ReadonlyMap<string, number>>;

function overdueDeciles(byDebtor: ReadonlyMap<string, readonly Assessment[]>): OverdueDeciles {
  const amounts = new Map<string, { debtorKey: string; amountMinor: number }[]>();
  for (const [debtorKey, group] of byDebtor)
    for (const { currency, amountMinor } of overdueOf(group)) {
      const book = amounts.get(currency) ?? [];
      book.push({ debtorKey, amountMinor });
      amounts.set(currency, book);
    }
  const deciles = new Map<string, ReadonlyMap<string, number>>();
  for (const [currency, book] of amounts) {
    book.sort((a, b) => a.amountMinor - b.amountMinor);
    const byKey = new Map<string, number>();
    let smaller = 0;
    book.forEach(({ debtorKey, amountMinor }, index) => {
      if (index > 0 && book[index - 1]!.amountMinor < amountMinor) smaller = index;
      byKey.set(debtorKey, Math.floor((10 * smaller) / book.length));
    });
    deciles.set(currency, byKey);
  }
  return deciles;
}

function amountPoints(
  debtorKey: string,
  overdue: readonly Money[],
  deciles: OverdueDeciles,
): readonly PriorityPoint[] {
  let best: PriorityPoint | undefined;
  for (const { currency } of overdue) {
    const decile = deciles.get(currency)!.get(debtorKey)!;
    if (decile > 0 && (best === undefined || 5 * decile > best.points))
      best = { type: "overdue-amount", currency, decile, points: 5 * decile };
  }
  return best === undefined ? [] : [best];
}

function neverReachedPoints(
  debtorKey: string,
  history: CallHistory,
  policy: Policy,
): readonly PriorityPoint[] {
  const reaches = (history.eventsByDebtor.get(debtorKey) ?? [])
    .filter((event) => event.type === "call")
    .map(({ outcome }) => policy.outcomes[outcome].reach)
    .filter((reach) => reach !== "none");
  const isReached = reaches.includes("right-party");
  return reaches.length >= 3 && !isReached
    ? [{ type: "never-reached", attempts: reaches.length, points: 10 }]
    : [];
}

function limitationPoints(
  covers: readonly Assessment[],
  asOf: LocalDate,
  policy: Policy,
): readonly PriorityPoint[] {
  const soon = addYears(asOf, 1);
  let earliest: LocalDate | undefined;
  for (const { receivable } of covers) {
    if (receivable.dueOn === undefined) continue;
    const on = addYears(receivable.dueOn, policy.limitationYears);
    // Once past, a claim is time-barred: calling sooner changes nothing.
    if (on >= asOf && on < soon && (earliest === undefined || on < earliest)) earliest = on;
  }
  return earliest === undefined ? [] : [{ type: "limitation-near", on: earliest, points: 30 }];
}

/** Something we said we would do by a day that has passed: an answer, a consequence, papers. */
function ownDutyPoints(duties: readonly Duty[], asOf: LocalDate): readonly PriorityPoint[] {
  const overdue = duties.filter((duty) => dutyWhen(duty, asOf) === "late");
  const [oldest] = overdue;
  if (oldest === undefined) return [];
  return [{ type: "own-duty", points: 25, on: oldest.dueOn!, kind: oldest.kind, count: overdue.length }];
}

function byRank(a: WorklistEntry, b: WorklistEntry): number {
  return (
    b.total - a.total ||
    largestAmount(b) - largestAmount(a) ||
    oldestDueOn(a) - oldestDueOn(b) ||
    a.debtor.name.localeCompare(b.debtor.name)
  );
}

/** For ties only: the largest single-currency figure. */
function largestAmount({ overdue }: WorklistEntry): number {
  return Math.max(0, ...overdue.map(moneyToDecimal));
}

function oldestDueOn({ covers }: WorklistEntry): number {
  return covers.reduce((oldest, { receivable }) => Math.min(oldest, receivable.dueOn ?? Infinity), Infinity);
}
