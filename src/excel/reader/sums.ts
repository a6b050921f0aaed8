import type { DecodedRow } from "./decodeRow";

/**
 * The rows that hold what others owe together, whatever they are called: no number, no date, and the sum of the rows above
 * (of their group, since the sum before, or of all), or of those that follow up to the next such row.
 *
 * Shape:  an amount that happens to be such a sum and has neither number nor date is nobody's invoice.
 */
export function sumsAmong(rows: readonly DecodedRow[]): ReadonlySet<DecodedRow> {
  const sums = new Set<DecodedRow>();
  // Most lists have no such row.
  if (!rows.some(isBare)) return sums;
  const hasNumbers = rows.some(({ reference }) => reference !== "");
  // By currency, as accountants never add up two.
  const all = new Map<string, Running>();
  const ofDebtor = new Map<string, Running>();
  rows.forEach((row, index) => {
    const { currency, amountMinor } = row.open;
    const total = runningOf(all, currency);
    const group = runningOf(ofDebtor, `${currency}|${row.debtorKey}`);
    if (isBare(row) && amountMinor !== 0) {
      const isSum =
        (total.count > 0 && total.all === amountMinor && (total.count > 1 || hasNumbers)) ||
        (total.sinceSum === amountMinor && total.countSinceSum > (hasNumbers ? 0 : 1)) ||
        (group.sinceSum === amountMinor && group.countSinceSum > (hasNumbers ? 0 : 1)) ||
        (hasNumbers && isSumOfRowsBelow(rows, index));
      if (isSum) {
        sums.add(row);
        total.sinceSum = 0;
        total.countSinceSum = 0;
        group.sinceSum = 0;
        group.countSinceSum = 0;
        return;
      }
    }
    for (const running of [total, group]) {
      running.all += amountMinor;
      running.sinceSum += amountMinor;
      running.count += 1;
      running.countSinceSum += 1;
    }
  });
  return sums;
}

interface Running {
  all: number;
  count: number;
  sinceSum: number;
  countSinceSum: number;
}

function runningOf(byKey: Map<string, Running>, key: string): Running {
  let running = byKey.get(key);
  if (running === undefined) byKey.set(key, (running = { all: 0, count: 0, sinceSum: 0, countSinceSum: 0 }));
  return running;
}

function isBare({ reference, dueOn, issuedOn }: DecodedRow): boolean {
  return reference === "" && dueOn === undefined && issuedOn === undefined;
}

/** An outline shows what a group owes above its rows. */
function isSumOfRowsBelow(rows: readonly DecodedRow[], index: number): boolean {
  const row = rows[index];
  if (row === undefined) return false;
  let sum = 0;
  for (let below = index + 1; below < rows.length; below += 1) {
    const other = rows[below];
    if (other === undefined || isBare(other) || other.open.currency !== row.open.currency) break;
    sum += other.open.amountMinor;
  }
  return sum === row.open.amountMinor;
}
