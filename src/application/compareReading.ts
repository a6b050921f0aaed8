import {
  foldCalls,
  idOfFound,
  type CallEvent,
  type CallHistory,
  type DebtorsMerged,
  type ReceivableReattached,
  type SheetCompared,
} from "../domain/callLog";
import {
  compareReadings,
  isAnotherList,
  isWithoutChange,
  seeReceivables,
  totalsOfChanges,
  type Comparison,
  type ReceivableChange,
  type SeenAgain,
  type SeenReceivable,
} from "../domain/comparison";
import type { OpenMinorOf } from "../domain/promise";
import { countPromises, promisesDecidedSince, type PromiseDecided } from "../domain/promisesSince";
import type { Debtor } from "../domain/receivable";
import { sha256 } from "../domain/sha256";
import { judgeDesk, type Desk } from "./openDesk";
import type { Ports, SheetFault, SheetSeen } from "./ports";
import { toMerge, toReattachment } from "./reattach";

/** What a new reading of the sheet found, and what was made of it. */
export interface PasteReport {
  /** As it stands in the log. */
  readonly event: SheetCompared;
  /** Of every receivable, whether the log knows it or not. */
  readonly changes: readonly ReceivableChange[];
  readonly promises: readonly PromiseDecided[];
  /** Notes that were moved to the invoice's new number or name by themselves. */
  readonly reattachments: readonly ReceivableReattached[];
  /** Customers whose every invoice came back under another name: their calls went along. */
  readonly merges: readonly DebtorsMerged[];
}

export interface ComparedReading {
  /** With notes under today's keys. */
  readonly desk: Desk;
  /** Left out: nothing has changed, or there was nothing to compare with. */
  readonly report?: PasteReport;
  /** The sheet has nothing in common with the one seen before: taken as another list, without a comparison. */
  readonly isAnotherList?: boolean;
  /** No reading was kept in this workbook so far. */
  readonly isFirst?: boolean;
  /** The comparison is right, but the workbook could not keep it. */
  readonly notKept?: SheetFault;
}

type ComparingPorts = Pick<Ports, "log" | "lastReading" | "clock" | "newId">;

/**
 * Compares the sheet as it was just read with what was seen before, and keeps what changed in the log.
 *
 * Shape:  writes nothing when nothing has changed. Everything is appended at once, with ids that follow from what was
 *         compared: two people who open the same changed workbook record it once, and a failed attempt is repeated
 *         without harm. What was seen is replaced last.
 * Errors: none; what could not be kept is told beside the comparison.
 */
export async function compareReading(
  ports: ComparingPorts,
  desk: Desk,
  { author }: { readonly author: string },
): Promise<ComparedReading> {
  const seen = await ports.lastReading.read();
  if (!seen.ok) return { desk, notKept: seen.fault };
  if (seen.value === undefined) return { desk, isFirst: true };
  const before = seen.value;
  const now = seeReceivables(desk.ledger.receivables);
  const { debtorKeysToday } = desk.history;
  const comparison = compareReadings(before.receivables, now, { policy: desk.policy, debtorKeysToday });
  if (isWithoutChange(comparison)) return { desk };
  if (isAnotherList(comparison, before.receivables, now)) {
    const notKept = await keepReading(ports, desk);
    return { desk, isAnotherList: true, ...(notKept && { notKept }) };
  }

  const log = await ports.log.read();
  if (!log.ok) return { desk, notKept: log.fault };
  const stamp = { loggedAt: ports.clock.now(), author };
  const report = reportOf({ before, now, comparison, desk, log: log.value, stamp });
  const events: readonly CallEvent[] = [report.event, ...report.reattachments, ...report.merges];
  const appended = await ports.log.append(events);
  // A workbook that keeps nothing still shows every note where it belongs now.
  const history = foldCalls([...log.value, ...events]);
  const after = judgeDesk(desk.ledger, history, desk.asOf, desk.policy);
  const notKept = appended.ok ? await keepReading(ports, after) : appended.fault;
  return { desk: after, report, ...(notKept && { notKept }) };
}

/** Keeps the sheet as it was read: what the next reading is compared with. @returns why it could not. */
export async function keepReading(
  ports: Pick<Ports, "lastReading" | "newId">,
  { ledger, asOf }: Pick<Desk, "ledger" | "asOf">,
): Promise<SheetFault | undefined> {
  const written = await ports.lastReading.write({
    id: ports.newId(),
    seenOn: asOf,
    receivables: seeReceivables(ledger.receivables),
  });
  return written.ok ? undefined : written.fault;
}

type Stamp = Pick<SheetCompared, "loggedAt" | "author">;

interface Compared {
  readonly before: SheetSeen;
  readonly now: readonly SeenReceivable[];
  readonly comparison: Comparison;
  readonly desk: Desk;
  readonly log: readonly CallEvent[];
  readonly stamp: Stamp;
}

function reportOf({ before, now, comparison, desk, log, stamp }: Compared): PasteReport {
  const { changes } = comparison;
  const isKnown = knownToLog(desk.history);
  const knownChanges = changes.filter((change) =>
    isKnown("before" in change ? change.before.key : change.after.key),
  );
  const totals = totalsOfChanges(changes);
  const fingerprint = sha256(JSON.stringify([before.id, totals, knownChanges])).slice(0, 32);

  const reattachments = movedReceivables(comparison)
    .filter((moved) => isKnown(moved.before.key))
    .map(({ before, after }, index) =>
      toReattachment(before, after, { id: idOfFound(fingerprint, `-r${index}`), ...stamp }),
    );
  const merges = renamedDebtors(changes, before.receivables, now)
    .filter((renamed) => desk.history.eventsByDebtor.has(renamed.before.debtorKey))
    .map(({ before, after }, index) =>
      toMerge(debtorOf(before), debtorOf(after), { id: idOfFound(fingerprint, `-m${index}`), ...stamp }),
    );

  const history = foldCalls([...log, ...reattachments, ...merges]);
  const promises = promisesDecidedSince(
    history,
    {
      before: { day: before.seenOn, openMinorOf: openMinorIn(before.receivables, history) },
      now: { day: desk.asOf, openMinorOf: openMinorIn(now, history) },
    },
    desk.policy,
  );
  const event: SheetCompared = {
    type: "comparison",
    id: idOfFound(fingerprint),
    ...stamp,
    seenOn: before.seenOn,
    comparedOn: desk.asOf,
    totals,
    promises: countPromises(promises),
    changes: knownChanges,
  };
  return { event, changes, promises, reattachments, merges };
}

/** Whether somebody has called or written about the receivable that has this key today. */
function knownToLog({ callsByReceivable, noticesByReceivable }: CallHistory): (key: string) => boolean {
  return (key) => callsByReceivable.has(key) || noticesByReceivable.has(key);
}

/** Receivables that are certainly the same and have another key now. */
function movedReceivables({ changes, reKeyed }: Comparison): readonly SeenAgain[] {
  const moved = changes.flatMap((change) =>
    change.type === "reNumbered" || change.type === "debtorRenamed" ? [change] : [],
  );
  return [...reKeyed, ...moved];
}

/**
 * Customers of whom every invoice that is still there stands under one new name, which nobody had before: they were
 * renamed, not merged with somebody.
 *
 * @returns one invoice of each
 */
function renamedDebtors(
  changes: readonly ReceivableChange[],
  before: readonly SeenReceivable[],
  now: readonly SeenReceivable[],
): readonly SeenAgain[] {
  const keysBefore = new Set(before.map(({ debtorKey }) => debtorKey));
  const keysNow = new Set(now.map(({ debtorKey }) => debtorKey));
  const renamed = new Map<string, SeenAgain | undefined>();
  for (const change of changes) {
    if (change.type !== "debtorRenamed") continue;
    const known = renamed.get(change.before.debtorKey);
    const isSame = known === undefined || known.after.debtorKey === change.after.debtorKey;
    const isFirst = !renamed.has(change.before.debtorKey);
    renamed.set(change.before.debtorKey, isFirst ? change : isSame ? known : undefined);
  }
  return [...renamed.values()].filter(
    (again): again is SeenAgain =>
      again !== undefined && !keysNow.has(again.before.debtorKey) && !keysBefore.has(again.after.debtorKey),
  );
}

function debtorOf({ debtorKey, debtorName }: SeenReceivable): Debtor {
  return { key: debtorKey, name: debtorName };
}

/** What was open at one reading, asked by today's keys. */
function openMinorIn(
  receivables: readonly SeenReceivable[],
  { receivableKeysToday }: CallHistory,
): OpenMinorOf {
  const byKey = new Map(
    receivables.map(({ key, open }) => [receivableKeysToday.get(key) ?? key, open.amountMinor]),
  );
  return (key) => byKey.get(key);
}
