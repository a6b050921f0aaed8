import { contactedOn, type CallHistory, type ContactEvent } from "./callLog";
import type { LocalDate } from "./localDate";
import { moneyToDecimal, type Money } from "./money";
import type { Policy } from "./policy";
import { isSettled, type Receivable } from "./receivable";

/** A receivable that somebody called about, and that the sheet no longer holds. */
export interface OrphanedReceivable {
  readonly key: string;
  readonly reference: string;
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly lastContact: ContactEvent;
  /** As last known: from the sheet before it left, else from the last contact. */
  readonly open: Money;
  readonly dueOn?: LocalDate;
  /** When it was missed, without a counterpart: it counts as paid. Left out: nobody saw it leave. */
  readonly vanishedOn?: LocalDate;
  /** Invoices of the sheet that it may be today, likeliest first. */
  readonly candidates: readonly Receivable[];
}

const CANDIDATES_MAX = 3;

/**
 * What the log knows and the sheet does not: notes that nobody would find any more.
 *
 * Shape:  receivables that were settled when last seen are not missed. First those with a candidate, then those that
 *         nobody saw leave, then those that count as paid; within each the latest contact first.
 */
export function findOrphans(
  history: CallHistory,
  receivables: readonly Receivable[],
  policy: Policy,
): readonly OrphanedReceivable[] {
  const present = new Set(receivables.map(({ key }) => key));
  const lastContacts = lastContactsByReceivable(history);
  const missed = [...lastContacts.keys()].filter((key) => !present.has(key));
  if (missed.length === 0) return [];

  const fates = fatesByReceivable(history);
  const candidatesOf = candidateFinder(receivables, policy);
  const orphans: OrphanedReceivable[] = [];
  for (const key of missed) {
    const lastContact = lastContacts.get(key)!;
    const covered = lastContact.covers.find((cover) => cover.key === key)!;
    const fate = fates.get(key);
    const open = fate?.open ?? covered.open;
    if (fate?.isSettled === true || isSettled(moneyToDecimal(open), policy)) continue;
    const { debtorKey, debtorName } = lastContact;
    const dueOn = fate?.dueOn ?? covered.dueOn;
    const orphan = {
      key,
      reference: covered.reference,
      debtorKey,
      debtorName,
      lastContact,
      open,
      ...(dueOn !== undefined && { dueOn }),
      ...(fate?.vanishedOn !== undefined && { vanishedOn: fate.vanishedOn }),
    };
    orphans.push({ ...orphan, candidates: candidatesOf(orphan) });
  }
  return orphans.sort(
    (a, b) => urgencyOf(a) - urgencyOf(b) || contactedOn(b.lastContact) - contactedOn(a.lastContact),
  );
}

function urgencyOf({ candidates, vanishedOn }: OrphanedReceivable): number {
  return candidates.length > 0 ? 0 : vanishedOn === undefined ? 1 : 2;
}

function lastContactsByReceivable({
  callsByReceivable,
  noticesByReceivable,
}: CallHistory): ReadonlyMap<string, ContactEvent> {
  const last = new Map<string, ContactEvent>();
  for (const [key, calls] of callsByReceivable) last.set(key, calls.at(-1)!);
  for (const [key, notices] of noticesByReceivable) {
    const call = last.get(key);
    const notice = notices.at(-1)!;
    // What was said tells more than that a letter went out, unless the letter is all there is.
    if (call === undefined) last.set(key, notice);
  }
  return last;
}

/** What the sheets showed of a receivable before it was no longer there. */
interface Fate {
  readonly open: Money;
  readonly dueOn?: LocalDate;
  readonly isSettled: boolean;
  readonly vanishedOn?: LocalDate;
}

function fatesByReceivable({ comparisons, receivableKeysToday }: CallHistory): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { changes, comparedOn } of comparisons)
    for (const change of changes) {
      const seen = "after" in change ? change.after : change.before;
      fates.set(receivableKeysToday.get(seen.key) ?? seen.key, {
        open: seen.open,
        ...(seen.dueOn !== undefined && { dueOn: seen.dueOn }),
        isSettled: change.type === "paid" || change.type === "settledGone",
        ...(change.type === "vanished" && { vanishedOn: comparedOn }),
      });
    }
  return fates;
}

type Orphan = Pick<OrphanedReceivable, "reference" | "debtorKey" | "open" | "dueOn">;

/** Only by what the two have in common: being the same customer's is not enough by itself. */
function candidateFinder(
  receivables: readonly Receivable[],
  policy: Policy,
): (orphan: Orphan) => readonly Receivable[] {
  const byDebtor = new Map<string, Receivable[]>();
  const byReference = new Map<string, Receivable[]>();
  for (const receivable of receivables) {
    if (receivable.duplicateOf !== undefined || isSettled(moneyToDecimal(receivable.open), policy)) continue;
    addTo(byDebtor, receivable.debtor.key, receivable);
    addTo(byReference, comparable(receivable.reference), receivable);
  }
  return (orphan) => {
    const sameDebtor = byDebtor.get(orphan.debtorKey) ?? [];
    const sameReference =
      orphan.reference === "" ? [] : (byReference.get(comparable(orphan.reference)) ?? []);
    return [...new Set([...sameDebtor, ...sameReference])]
      .map((receivable) => ({ receivable, likeness: likenessOf(orphan, receivable) }))
      .filter(({ likeness }) => likeness >= LIKENESS_MIN)
      .sort((a, b) => b.likeness - a.likeness || a.receivable.rowNumber - b.receivable.rowNumber)
      .slice(0, CANDIDATES_MAX)
      .map(({ receivable }) => receivable);
  };
}

const LIKENESS_MIN = 3;

/** Same customer 1, same amount 2, same due date 2, same number 3, a short same number or one within the other 2. */
function likenessOf(orphan: Orphan, { debtor, open, dueOn, reference }: Receivable): number {
  const isSameAmount = open.amountMinor === orphan.open.amountMinor && open.currency === orphan.open.currency;
  return (
    (debtor.key === orphan.debtorKey ? 1 : 0) +
    (isSameAmount ? 2 : 0) +
    (orphan.dueOn !== undefined && dueOn === orphan.dueOn ? 2 : 0) +
    referenceLikeness(comparable(orphan.reference), comparable(reference))
  );
}

const REFERENCE_CHARACTERS_MIN = 3;

function referenceLikeness(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // Where customers number their own invoices, « 7 » is everybody's.
  if (short.length < REFERENCE_CHARACTERS_MIN) return a === b ? 2 : 0;
  return a === b ? 3 : long.includes(short) ? 2 : 0;
}

/** A number as people compare it by eye: letters and figures, without leading zeros. */
function comparable(reference: string): string {
  return reference
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
