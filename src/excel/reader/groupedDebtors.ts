import type { Field } from "../../application/ports";
import { isBlank } from "./dateColumn";
import { isTotalLabel, textOf } from "./rowTexts";
import { mapIndex, type LedgerCells } from "./rowCells";

/**
 * Where a sheet names each debtor once, in a title above its invoices or in the first of them, the row that names the
 * debtor of each row that does not.
 *
 * Shape:  row index to row index, both within the ledger; empty for a list in which every row is meant to name its own:
 *         there a missing name is missing. A total ends its group.
 */
export function groupedDebtors(cells: LedgerCells): ReadonlyMap<number, number> {
  const columnsOf = (...fields: readonly Field[]): readonly number[] =>
    fields.flatMap((field) => mapIndex(cells, field) ?? []);
  const names = columnsOf("debtorName", "debtorCode");
  const places = columnsOf("reference", "dueOn");
  const amounts = columnsOf("amount", "paid", "open");
  const has = (row: readonly unknown[], columns: readonly number[]): boolean =>
    columns.some((column) => !isBlank(row[column]));

  // A header printed again names nobody: its group goes on.
  const headers = (["debtorName", "debtorCode"] as const).map((field) => cells.mapping[field]?.header.trim());
  const repeatsHeader = (row: readonly unknown[]): boolean =>
    names.some((column) => {
      const text = textOf(row[column]);
      return text !== "" && headers.some((header) => header !== undefined && header.endsWith(text));
    }) &&
    has(row, places) &&
    !hasFigure(row);
  const hasFigure = (row: readonly unknown[]): boolean =>
    amounts.some((column) => typeof row[column] === "number" || /\d/.test(textOf(row[column])));

  const leaders = new Map<number, number>();
  let leader: number | undefined;
  let named = 0;
  let underTitle = 0;
  let isTitle = false;
  cells.rows.forEach((row, index) => {
    if (repeatsHeader(row)) return;
    const isNamed = has(row, names);
    const isInvoice = has(row, places) && has(row, amounts);
    if (isNamed && names.some((column) => isTotalLabel(textOf(row[column]))) && !has(row, places)) {
      leader = undefined;
      return;
    }
    // « Promet un virement pour le 20/03 » names nobody: whose rows follow is not known.
    if (isNamed && !isInvoice && names.every((column) => isRemark(textOf(row[column])))) {
      leader = undefined;
      return;
    }
    if (isNamed) {
      leader = index;
      isTitle = !isInvoice;
      if (isInvoice) named += 1;
    } else if (isInvoice && leader !== undefined) {
      leaders.set(index, leader);
      if (isTitle) underTitle += 1;
    }
  });
  const isGrouped =
    leaders.size >= 2 && (named === 0 || underTitle * 2 >= leaders.size || leaders.size >= named);
  return isGrouped ? leaders : new Map();
}

const NAME_WORDS_MAX = 8;

function isRemark(text: string): boolean {
  return text === "" || /\d{1,2}[/.]\d{1,2}(?!\d)/.test(text) || text.split(" ").length > NAME_WORDS_MAX;
}
