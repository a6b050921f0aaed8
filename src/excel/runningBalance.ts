import type { ColumnMapping, Field } from "../application/ports";
import { readAmountColumn } from "./amount";

const ROWS_MIN = 2;
const HALF_A_CENT = 0.005;

/**
 * Whether the column taken for what is open adds up the rows above it, as a statement of account does: then it is what
 * all of them owe together, and no row's own balance.
 *
 * @param cellsOf a column's first cells, by its index within the ledger
 */
export function isRunningBalance(
  mapping: ColumnMapping,
  cellsOf: (index: number) => readonly unknown[],
): boolean {
  if (mapping.open === undefined || mapping.amount === undefined) return false;
  const amountsOf = (field: Field): readonly (number | undefined)[] => {
    const choice = mapping[field];
    if (choice === undefined) return [];
    const cells = cellsOf(choice.index);
    const column = readAmountColumn(cells, { defaultCurrency: "EUR" });
    return cells.map((cell) => {
      const reading = column.read(cell);
      return reading.kind === "amount" ? reading.amount : undefined;
    });
  };
  const [open, amount, paid] = [amountsOf("open"), amountsOf("amount"), amountsOf("paid")];
  let telling = 0;
  let running = 0;
  for (let row = 1; row < open.length; row += 1) {
    const before = open[row - 1];
    const now = open[row];
    const added = (amount[row] ?? 0) - (paid[row] ?? 0);
    // A row that adds nothing, or follows nothing, would fit either way.
    if (before === undefined || now === undefined || before === 0 || added === 0) continue;
    telling += 1;
    if (Math.abs(before + added - now) < HALF_A_CENT) running += 1;
  }
  return running >= ROWS_MIN && running * 2 > telling;
}
