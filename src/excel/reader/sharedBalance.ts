import type { ColumnMapping } from "../../application/ports";
import { amountsIn } from "./amount";
import { isBlank } from "./dateColumn";
import { normalizeHeader } from "./headers";

const ROWS_MIN = 2;
const HALF_A_CENT = 0.005;

/**
 * Whether the column taken for what is open holds what several rows owe together, and no row's own balance: it adds up
 * the rows above, as a statement of account does, or repeats the debtor's total on each of its rows.
 *
 * @param cellsOf a column's first cells, by its index within the ledger
 */
export function isSharedBalance(
  mapping: ColumnMapping,
  cellsOf: (index: number) => readonly unknown[],
): boolean {
  if (mapping.open === undefined || mapping.amount === undefined) return false;
  const [open, amount, paid] = (["open", "amount", "paid"] as const).map((field) => {
    const choice = mapping[field];
    return choice === undefined ? [] : amountsIn(cellsOf(choice.index));
  }) as [Amounts, Amounts, Amounts];
  const added = open.map((_, row) => (amount[row] ?? 0) - (paid[row] ?? 0));
  const debtor = mapping.debtorCode ?? mapping.debtorName;
  return (
    addsUpRowsAbove(open, added) ||
    (debtor !== undefined &&
      (repeatsDebtorsTotal(open, added, cellsOf(debtor.index)) ||
        (NAMES_DEBTOR.test(normalizeHeader(mapping.open.header)) &&
          standsOnEachRow(open, added, cellsOf(debtor.index)))))
  );
}

/**
 * Whether the rows of some group stand at what they add up to so far, as the cards of a ledger do: one row that says so is
 * enough, where nothing else names the debtor.
 *
 * @param groups what tells the groups apart, one a row
 */
export function isRunningInGroups(
  mapping: ColumnMapping,
  cellsOf: (index: number) => readonly unknown[],
  groups: readonly unknown[],
): boolean {
  if (mapping.open === undefined || mapping.amount === undefined) return false;
  const open = amountsIn(cellsOf(mapping.open.index));
  const amount = amountsIn(cellsOf(mapping.amount.index));
  const paid = mapping.paid === undefined ? [] : amountsIn(cellsOf(mapping.paid.index));
  return groups.some((group, row) => {
    const before = open[row - 1];
    const now = open[row];
    const own = (amount[row] ?? 0) - (paid[row] ?? 0);
    if (groups[row - 1] !== group || !before || now === undefined || own === 0) return false;
    return Math.abs(before + own - now) < HALF_A_CENT;
  });
}

const NAMES_DEBTOR =
  /\b(?:client|customer|tiers|debiteur|debtor|compte|account|kunde|kunden|cliente|klant|partner|partenaire)\b/;

/** « Solde client », the same on all of a client's rows, whatever part of them this sheet shows. */
function standsOnEachRow(open: Amounts, added: readonly number[], debtors: readonly unknown[]): boolean {
  const rows = [...rowsOfDebtors(debtors)].filter((same) => same.length > 1);
  const isSame = rows.every((same) => same.every((row) => open[row] === open[same[0] ?? 0]));
  return rows.length > 0 && isSame && rows.some((same) => same.some((row) => open[row] !== added[row]));
}

function rowsOfDebtors(debtors: readonly unknown[]): Iterable<readonly number[]> {
  const rowsByDebtor = new Map<unknown, number[]>();
  debtors.forEach((debtor, row) => {
    if (isBlank(debtor)) return;
    const rows = rowsByDebtor.get(debtor);
    if (rows) rows.push(row);
    else rowsByDebtor.set(debtor, [row]);
  });
  return rowsByDebtor.values();
}

type Amounts = readonly (number | undefined)[];

function addsUpRowsAbove(open: Amounts, added: readonly number[]): boolean {
  let telling = 0;
  let running = 0;
  for (let row = 1; row < open.length; row += 1) {
    const before = open[row - 1];
    const now = open[row];
    const own = added[row] ?? 0;
    // A row that adds nothing, or follows nothing, would fit either way.
    if (before === undefined || now === undefined || before === 0 || own === 0) continue;
    telling += 1;
    if (Math.abs(before + own - now) < HALF_A_CENT) running += 1;
  }
  return running >= ROWS_MIN && running * 2 > telling;
}

/** « Solde client » on each of the client's rows. */
function repeatsDebtorsTotal(open: Amounts, added: readonly number[], debtors: readonly unknown[]): boolean {
  let telling = 0;
  let repeating = 0;
  for (const rows of rowsOfDebtors(debtors)) {
    if (rows.length < 2) continue;
    telling += 1;
    const total = rows.reduce((sum, row) => sum + (added[row] ?? 0), 0);
    const isTotal = rows.every((row) => Math.abs((open[row] ?? NaN) - total) < HALF_A_CENT);
    if (isTotal && rows.some((row) => Math.abs((added[row] ?? 0) - total) >= HALF_A_CENT)) repeating += 1;
  }
  return repeating > 0 && repeating * 2 > telling;
}
