import type { LocalDate } from "./localDate";
import { moneyToDecimal, totalsByCurrency, type Money } from "./money";
import type { Policy } from "./policy";
import { isSettled, type Receivable } from "./receivable";

/** A receivable as it stood at one reading of the sheet: enough to say, at the next one, what has changed. */
export interface SeenReceivable {
  readonly key: string;
  /** As in the sheet; empty when it has none. */
  readonly reference: string;
  /** As the sheet names it, whatever was merged since. */
  readonly debtorKey: string;
  readonly debtorName: string;
  readonly dueOn?: LocalDate;
  readonly open: Money;
}

/** In the order in which a report tells them. Stored in logs: never rename one. */
export const CHANGE_TYPES = [
  /** Still in the sheet, and settled now. */
  "paid",
  "partPaid",
  /** Was open, and left the sheet without a counterpart: counts as paid. */
  "vanished",
  "reDated",
  "reNumbered",
  "debtorRenamed",
  /** More is open than before, or open again. */
  "increased",
  /** A credit note or payment on account stands at another amount. */
  "creditChanged",
  "otherCurrency",
  /** Was settled or a credit already, and left the sheet. */
  "settledGone",
  "new",
] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

export type ReceivableChange =
  | { readonly type: "new"; readonly after: SeenReceivable }
  | { readonly type: "vanished" | "settledGone"; readonly before: SeenReceivable }
  | {
      readonly type: Exclude<ChangeType, "new" | "vanished" | "settledGone">;
      readonly before: SeenReceivable;
      readonly after: SeenReceivable;
    };

/** One receivable known again under another key. */
export interface SeenAgain {
  readonly before: SeenReceivable;
  readonly after: SeenReceivable;
}

/** What is different between two readings of the sheet. */
export interface Comparison {
  /** Each receivable of either reading at most once; by type, then by key. */
  readonly changes: readonly ReceivableChange[];
  /** Same invoice, same customer, other key: an instalment that stands alone now, a name merged with another. */
  readonly reKeyed: readonly SeenAgain[];
  /** Receivables found again as they were. */
  readonly unchangedCount: number;
}

/** The rows of a sheet that count, as the next reading will want to know them. */
export function seeReceivables(receivables: readonly Receivable[]): readonly SeenReceivable[] {
  const seen = new Map<string, SeenReceivable>();
  for (const { key, reference, debtor, debtorAsRead = debtor, dueOn, open, duplicateOf } of receivables)
    if (duplicateOf === undefined && !seen.has(key))
      seen.set(key, {
        key,
        reference,
        debtorKey: debtorAsRead.key,
        debtorName: debtorAsRead.name,
        ...(dueOn !== undefined && { dueOn }),
        open,
      });
  return [...seen.values()];
}

export interface ComparisonRules {
  readonly policy: Policy;
  /** Of merged debtors: two names that a person said are one are one here. */
  readonly debtorKeysToday?: ReadonlyMap<string, string>;
}

/**
 * Compares two readings of the sheet.
 *
 * Shape:  every receivable of both is in exactly one class, or counted as unchanged; the order of rows does not
 *         matter; amounts of two currencies are never compared. What changed in amount and date is told by its
 *         amount, and both readings are there to show the date.
 *         A number or a name counts as changed only where nothing else could be meant: one receivable on each side,
 *         and no other of its sheet looks the same. Otherwise one vanished and another is new.
 */
export function compareReadings(
  previous: readonly SeenReceivable[],
  current: readonly SeenReceivable[],
  { policy, debtorKeysToday = new Map() }: ComparisonRules,
): Comparison {
  const debtorOf = ({ debtorKey }: SeenReceivable): string => debtorKeysToday.get(debtorKey) ?? debtorKey;
  const isOpen = ({ open }: SeenReceivable): boolean => !isSettled(moneyToDecimal(open), policy);
  const changes: ReceivableChange[] = [];
  const reKeyed: SeenAgain[] = [];
  let unchangedCount = 0;
  const found = (before: SeenReceivable, after: SeenReceivable): void => {
    const type = changeBetween(before, after, isOpen);
    if (type === undefined) unchangedCount += 1;
    else changes.push({ type, before, after });
  };

  const gone = new Map(previous.map((receivable) => [receivable.key, receivable]));
  const come = new Map<string, SeenReceivable>();
  for (const after of current) {
    const before = gone.get(after.key);
    if (before === undefined) come.set(after.key, after);
    else {
      gone.delete(after.key);
      found(before, after);
    }
  }

  const sameInvoice: readonly SignatureOf[] = [
    (seen) => signature(debtorOf(seen), referencePart(seen.key), isCredit(seen), seen.dueOn),
    // Re-dated at the same time: the number alone must do, only where it does not stand for several instalments.
    (seen) =>
      isDistinguished(seen.key)
        ? undefined
        : signature(debtorOf(seen), referencePart(seen.key), isCredit(seen)),
  ];
  for (const signatureOf of sameInvoice)
    for (const again of pairs([...gone.values()], [...come.values()], (seen) =>
      referencePart(seen.key) === "" ? undefined : signatureOf(seen),
    )) {
      const { before, after } = again;
      gone.delete(before.key);
      come.delete(after.key);
      reKeyed.push(again);
      found(before, after);
    }

  for (const { before, after } of otherIdentities({ previous, current, gone, come, debtorOf })) {
    gone.delete(before.key);
    come.delete(after.key);
    const isOtherDebtor = debtorOf(before) !== debtorOf(after);
    if (isOtherDebtor) changes.push({ type: "debtorRenamed", before, after });
    else if (referencePart(before.key) !== referencePart(after.key) || referencePart(before.key) === "")
      changes.push({ type: "reNumbered", before, after });
    else {
      reKeyed.push({ before, after });
      found(before, after);
    }
  }

  for (const before of gone.values())
    changes.push({ type: isOpen(before) ? "vanished" : "settledGone", before });
  for (const after of come.values()) changes.push({ type: "new", after });
  return {
    changes: changes.sort(byTypeAndKey),
    reKeyed: reKeyed.sort((a, b) => compareText(a.before.key, b.before.key)),
    unchangedCount,
  };
}

/** What a comparison says by itself, without a receivable that changed: nothing to tell, nothing to keep. */
export function isWithoutChange({ changes, reKeyed }: Comparison): boolean {
  return changes.length === 0 && reKeyed.length === 0;
}

const ANOTHER_LIST_MIN = 10;

/**
 * Whether the two readings are of different lists: no invoice and no customer in common. Nobody's whole book is paid
 * and replaced between two readings, but people do choose another sheet.
 */
export function isAnotherList(
  comparison: Comparison,
  previous: readonly SeenReceivable[],
  current: readonly SeenReceivable[],
): boolean {
  if (previous.length < ANOTHER_LIST_MIN || current.length === 0) return false;
  const { changes, unchangedCount } = comparison;
  if (unchangedCount > 0 || changes.some((change) => "before" in change && "after" in change)) return false;
  const debtors = new Set(previous.map(({ debtorKey }) => debtorKey));
  return !current.some(({ debtorKey }) => debtors.has(debtorKey));
}

/** By how much: what came in, what is open more, else what is open. In the currency it has now. */
export function amountOfChange(change: ReceivableChange): Money {
  switch (change.type) {
    case "new":
    case "reDated":
    case "reNumbered":
    case "debtorRenamed":
    case "otherCurrency":
      return change.after.open;
    case "vanished":
    case "settledGone":
      return change.before.open;
    case "paid":
    case "partPaid":
      // What was paid beyond is a credit, not a payment of this invoice.
      return difference(change.before.open, Math.max(0, change.after.open.amountMinor));
    case "increased":
    case "creditChanged":
      return difference(change.after.open, change.before.open.amountMinor);
  }
}

export interface ChangeTotal {
  readonly type: ChangeType;
  readonly count: number;
  /** One a currency. */
  readonly amounts: readonly Money[];
}

/** Counts and amounts by type, in the order of the report; types without a change are left out. */
export function totalsOfChanges(changes: readonly ReceivableChange[]): readonly ChangeTotal[] {
  return CHANGE_TYPES.flatMap((type) => {
    const ofType = changes.filter((change) => change.type === type);
    if (ofType.length === 0) return [];
    return [{ type, count: ofType.length, amounts: totalsByCurrency(ofType.map(amountOfChange)) }];
  });
}

function difference({ amountMinor, currency }: Money, subtractedMinor: number): Money {
  return { amountMinor: amountMinor - subtractedMinor, currency };
}

function changeBetween(
  before: SeenReceivable,
  after: SeenReceivable,
  isOpen: (receivable: SeenReceivable) => boolean,
): Exclude<ReceivableChange, { type: "new" | "vanished" | "settledGone" }>["type"] | undefined {
  if (before.open.currency !== after.open.currency) return "otherCurrency";
  const [was, is] = [before.open.amountMinor, after.open.amountMinor];
  const isOpenNow = isOpen(after);
  if (was !== is) {
    if (isOpen(before)) return !isOpenNow ? "paid" : is < was ? "partPaid" : "increased";
    if (isOpenNow) return "increased";
    if (was < 0 || is < 0) return "creditChanged";
  }
  // Of what is settled, nobody asks when it was due.
  return before.dueOn !== after.dueOn && isOpenNow ? "reDated" : undefined;
}

// Keys are `debtor|reference`, and where one number stands for several receivables `|` and what tells them apart.
const SEPARATOR = "|";

/** The number as it is compared; empty when the sheet gives none. */
function referencePart(key: string): string {
  return key.split(SEPARATOR, 2)[1] ?? "";
}

function isDistinguished(key: string): boolean {
  return key.split(SEPARATOR, 3).length > 2;
}

function signature(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

function isCredit({ open }: SeenReceivable): boolean {
  return open.amountMinor < 0;
}

type SignatureOf = (receivable: SeenReceivable) => string | undefined;

/** By signature, with `undefined` where several share it. */
function bySignature(
  receivables: readonly SeenReceivable[],
  signatureOf: SignatureOf,
): ReadonlyMap<string, SeenReceivable | undefined> {
  const unique = new Map<string, SeenReceivable | undefined>();
  for (const receivable of receivables) {
    const own = signatureOf(receivable);
    if (own !== undefined) unique.set(own, unique.has(own) ? undefined : receivable);
  }
  return unique;
}

/** Receivables that share a signature with one of the other reading, and with no other of either. */
function pairs(
  previous: readonly SeenReceivable[],
  current: readonly SeenReceivable[],
  signatureOf: SignatureOf,
): readonly SeenAgain[] {
  const afters = bySignature(current, signatureOf);
  return [...bySignature(previous, signatureOf)].flatMap(([own, before]) => {
    const after = afters.get(own);
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
}

interface Readings {
  readonly previous: readonly SeenReceivable[];
  readonly current: readonly SeenReceivable[];
  /** By key: of the previous reading only. */
  readonly gone: ReadonlyMap<string, SeenReceivable>;
  /** By key: of the current reading only. */
  readonly come: ReadonlyMap<string, SeenReceivable>;
  readonly debtorOf: (receivable: SeenReceivable) => string;
}

/** Same customer, amount and due date under another number; or same number, amount and due date of another customer. */
function otherIdentities({ previous, current, gone, come, debtorOf }: Readings): readonly SeenAgain[] {
  if (gone.size === 0 || come.size === 0) return [];
  const reNumbered: SignatureOf = (seen) =>
    seen.dueOn === undefined || seen.open.amountMinor === 0
      ? undefined
      : signature(debtorOf(seen), seen.dueOn, seen.open.amountMinor, seen.open.currency);
  const renamed: SignatureOf = (seen) =>
    referencePart(seen.key) === ""
      ? undefined
      : signature(referencePart(seen.key), seen.dueOn, seen.open.amountMinor, seen.open.currency);
  // Looking the same as a receivable that stayed is a doubt as well.
  const candidates = [
    ...pairs(previous, current, reNumbered),
    ...pairs(previous, current, renamed).filter(({ before, after }) => debtorOf(before) !== debtorOf(after)),
  ].filter(({ before, after }) => gone.has(before.key) && come.has(after.key));
  const uses = new Map<SeenReceivable, number>();
  for (const { before, after } of candidates)
    for (const seen of [before, after]) uses.set(seen, (uses.get(seen) ?? 0) + 1);
  return candidates.filter(({ before, after }) => uses.get(before) === 1 && uses.get(after) === 1);
}

function byTypeAndKey(a: ReceivableChange, b: ReceivableChange): number {
  return (
    CHANGE_TYPES.indexOf(a.type) - CHANGE_TYPES.indexOf(b.type) || compareText(keyOfChange(a), keyOfChange(b))
  );
}

function keyOfChange(change: ReceivableChange): string {
  return "before" in change ? change.before.key : change.after.key;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
