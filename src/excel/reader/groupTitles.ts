import { readDateText } from "../../text/parseDate";
import { isAmountText, amountsIn } from "./amount";
import { isBlank } from "./dateColumn";
import { isCustomerTitle, namesInTotal, titleKey } from "./customerTitle";
import { isBareTotal, isTotalLabel, textOf } from "./rowTexts";

/** A column of a list whose customers may stand as titles above their invoices. */
export interface OutlineColumn {
  /** Top to bottom. */
  readonly cells: readonly unknown[];
  /** Whether the number in this row is a date. */
  readonly isDateNumber: (row: number) => boolean;
}

/** One title with the invoices below it; rows count from the first below the header. */
export interface TitleGroup {
  readonly titleRow: number;
  readonly text: string;
  /** Rows with an amount, up to what ends the group. */
  readonly members: readonly number[];
  /** An amount stands beside the title. */
  readonly hasAmounts: boolean;
  /** The sheet itself says that all of `members`, and nothing else, belong to the title. */
  readonly isProven: boolean;
}

export interface GroupTitles {
  /** In the order of the sheet. */
  readonly groups: readonly TitleGroup[];
  /** Rows with a date and an amount. */
  readonly entries: readonly number[];
  /** Titles, sums and totals: nobody's invoices. */
  readonly others: ReadonlySet<number>;
}

type OutlineRow =
  | { readonly kind: "blank" | "entry" | "payment" | "words" }
  /** With the customer's account, where it stands in front of the name. */
  | {
      readonly kind: "title";
      readonly text: string;
      readonly account: string | undefined;
      readonly hasAmounts: boolean;
    }
  | { readonly kind: "sum"; readonly text: string };

/** How a sheet shows where a group ends: the same way for all of its groups. */
type Ending = "named-total" | "sum-beside" | "sum-below" | "next-account" | "blank-row";

/**
 * The titles of a list and the invoices below each: a text alone in its row (or with sums beside), above rows with dates
 * and amounts.
 *
 * Shape:  a group is proven by its total (« Total Durand »), by a sum beside its title or below its rows that its amounts
 *         make, or, in a sheet without sums, by the blank rows around it; without those too, by the next customer's
 *         account, where every title begins with one of the same make and nothing else stands between them. Groups
 *         within groups are not: whether the customer is the outer or the inner one, nothing tells.
 *
 * @param titleColumn where titles stand, within `columns`
 */
export function readGroupTitles(columns: readonly OutlineColumn[], titleColumn: number): GroupTitles {
  const rows = outlineOf(columns, titleColumn);
  const ending = endingOf(rows);
  const sums = new ColumnSums(columns);
  const groups = ending === "named-total" ? nestedGroups(rows) : groupsInARow(rows, ending, sums);
  const entries: number[] = [];
  const others = new Set<number>();
  rows.forEach(({ kind }, row) => {
    if (kind === "entry") entries.push(row);
    else if (kind === "title" || kind === "sum") others.add(row);
  });
  return { groups, entries, others };
}

/** The leftmost column in which a text begins a row without a date and stands alone among words; -1 where none does. */
export function findTitleColumn(columns: readonly OutlineColumn[]): number {
  const count = columns[0]?.cells.length ?? 0;
  let leftmost = -1;
  for (let row = 0; row < count && leftmost !== 0; row += 1) {
    const first = columns.findIndex(({ cells }) => !isBlank(cells[row]));
    const at = accountBefore(columns, first + 1, row) === undefined ? first : first + 1;
    const isLeft = first >= 0 && (leftmost < 0 || at < leftmost);
    if (isLeft && outlineRow(columns, at, row).kind === "title") leftmost = at;
  }
  return leftmost;
}

function outlineOf(columns: readonly OutlineColumn[], titleColumn: number): readonly OutlineRow[] {
  return (columns[titleColumn]?.cells ?? []).map((_, row) => outlineRow(columns, titleColumn, row));
}

function outlineRow(columns: readonly OutlineColumn[], titleColumn: number, row: number): OutlineRow {
  // Most rows are: their texts need no reading.
  if (hasDateAndAmount(columns, row)) return { kind: "entry" };

  const account = accountBefore(columns, titleColumn, row);
  let hasDate = false;
  let hasAmount = false;
  let isFilled = false;
  let isFirst = false;
  let total: string | undefined;
  const texts: string[] = [];
  for (const [column, { cells, isDateNumber }] of columns.entries()) {
    const cell = cells[row];
    // An account of figures is no amount.
    if (isBlank(cell) || (account !== undefined && column < titleColumn)) continue;
    if (column === titleColumn && !isFilled) isFirst = true;
    isFilled = true;
    if (typeof cell === "number") {
      if (isDateNumber(row)) hasDate = true;
      else hasAmount = true;
      continue;
    }
    const text = textOf(cell);
    if (readDateText(text) !== undefined) hasDate = true;
    else if (isAmountText(text)) hasAmount = true;
    else {
      texts.push(text);
      if (isTotalLabel(text)) total ??= text;
    }
  }
  if (!isFilled) return { kind: "blank" };
  if (hasDate) return { kind: hasAmount ? "entry" : "words" };
  if (hasAmount && (total !== undefined || texts.length === 0)) return { kind: "sum", text: total ?? "" };
  const [text] = texts;
  if (isFirst && texts.length === 1 && text !== undefined)
    return {
      kind: "title",
      text,
      account: account ?? ACCOUNT_IN_FRONT.exec(text)?.[1],
      hasAmounts: hasAmount,
    };
  return { kind: hasAmount ? "payment" : "words" };
}

function hasDateAndAmount(columns: readonly OutlineColumn[], row: number): boolean {
  let hasDate = false;
  let hasAmount = false;
  for (const { cells, isDateNumber } of columns) {
    if (typeof cells[row] !== "number") continue;
    if (isDateNumber(row)) hasDate = true;
    else hasAmount = true;
  }
  return hasDate && hasAmount;
}

// 411 is what the French chart of accounts calls customers: 411DURAND, 41100012.
const ACCOUNT = /^411[\dA-Z][\dA-Z._-]{0,16}$/;
const ACCOUNT_IN_FRONT = /^(411[\dA-Z][\dA-Z._-]{0,16})\s+\S/;

/** The account that stands alone in the cell before a name, first in its row. */
function accountBefore(
  columns: readonly OutlineColumn[],
  nameColumn: number,
  row: number,
): string | undefined {
  const account = textOf(columns[nameColumn - 1]?.cells[row]);
  if (!ACCOUNT.test(account)) return undefined;
  const name = columns[nameColumn]?.cells[row];
  const isFirst = columns.slice(0, nameColumn - 1).every(({ cells }) => isBlank(cells[row]));
  return isFirst && typeof name === "string" && !isBlank(name) ? account : undefined;
}

/** 411DURAND and 411MARTIN are of one make, 41100012 is of another. */
function makeOf(account: string): string {
  const own = account.slice(3);
  return /^\d+$/.test(own) ? `${own.length} digits` : /^[A-Z]+$/.test(own) ? "letters" : "mixed";
}

/** Whether the rows are nothing but accounts, each another one, and invoices below them. */
function areAccounts(rows: readonly OutlineRow[]): boolean {
  const accounts = rows.flatMap((row) => (row.kind === "title" ? [row.account] : []));
  if (accounts.length < 2 || new Set(accounts).size < accounts.length) return false;
  if (new Set(accounts.map((account) => account && makeOf(account))).size > 1 || accounts[0] === undefined)
    return false;
  const list = rows.slice(0, 1 + rows.findLastIndex(({ kind }) => kind === "entry"));
  return list.every(
    ({ kind }, at) =>
      kind === "title" || kind === "entry" || (kind === "blank" && list[at + 1]?.kind !== "entry"),
  );
}

function endingOf(rows: readonly OutlineRow[]): Ending {
  const titles = new Set(rows.flatMap((row) => (row.kind === "title" ? keysOf(row) : [])));
  const totals = rows.flatMap((row) => (row.kind === "sum" ? [row.text] : []));
  if (totals.some((text) => namesInTotal(text).some((name) => titles.has(name)))) return "named-total";
  if (rows.some((row) => row.kind === "title" && row.hasAmounts)) return "sum-beside";
  // A single sum is that of the whole list.
  if (totals.length > 1) return "sum-below";
  return areAccounts(rows) ? "next-account" : "blank-row";
}

type Title = Extract<OutlineRow, { readonly kind: "title" }>;

/** What its total may call it. */
function keysOf({ text, account }: Title): readonly string[] {
  return account === undefined
    ? [titleKey(text)]
    : [titleKey(text), titleKey(account), titleKey(`${account} ${text}`)];
}

interface OpenGroup {
  readonly titleRow: number;
  readonly text: string;
  readonly keys: readonly string[];
  readonly hasAmounts: boolean;
  readonly members: number[];
  isProven: boolean;
}

function openGroup(row: Title, titleRow: number): OpenGroup {
  return {
    titleRow,
    text: row.text,
    keys: keysOf(row),
    hasAmounts: row.hasAmounts,
    members: [],
    isProven: false,
  };
}

/** « Durand », rows, « Total Durand ». A title within the rows of another is a group within it, or a remark. */
function nestedGroups(rows: readonly OutlineRow[]): readonly TitleGroup[] {
  const groups: OpenGroup[] = [];
  const open: OpenGroup[] = [];
  rows.forEach((row, index) => {
    const innermost = open.at(-1);
    if (row.kind === "title") {
      const group = openGroup(row, index);
      groups.push(group);
      open.push(group);
    } else if (row.kind === "entry" || row.kind === "payment") innermost?.members.push(index);
    else if (row.kind === "sum") {
      const names = namesInTotal(row.text);
      const at = open.findLastIndex(({ keys }) => keys.some((key) => names.includes(key)));
      const [group] = at < 0 ? [] : open.splice(at);
      if (group === undefined) return;
      // It was the outermost, and no other stands within.
      group.isProven = at === 0 && group === innermost && groups.at(-1) === group;
    }
  });
  return proven(groups);
}

function groupsInARow(rows: readonly OutlineRow[], ending: Ending, sums: ColumnSums): readonly TitleGroup[] {
  const groups: OpenGroup[] = [];
  const labels = new Set<string>();
  const recurring = new Set<string>();
  for (const row of rows) if (row.kind === "sum") (labels.has(row.text) ? recurring : labels).add(row.text);
  // « Total Petit » once, below the rows of Durand, is somebody else's.
  const namesNobody = (label: string): boolean => label === "" || isBareTotal(label) || recurring.has(label);
  let current: OpenGroup | undefined;
  let isAfterBlank = true;
  // After a title above another title, nothing tells whose rows follow.
  let isNested = false;
  rows.forEach((row, index) => {
    if (row.kind === "title") {
      // An account without an invoice is no group around the next one.
      if (current?.members.length === 0 && ending !== "sum-beside" && ending !== "next-account")
        isNested = true;
      current = openGroup(row, index);
      groups.push(current);
      if (ending === "blank-row") current.isProven = isAfterBlank && !isNested;
      if (ending === "next-account") current.isProven = true;
    } else if (row.kind === "entry" || row.kind === "payment") current?.members.push(index);
    else if (row.kind === "sum") {
      if (current !== undefined && ending === "sum-below")
        current.isProven = !isNested && namesNobody(row.text) && sums.isSum(index, current.members);
      current = undefined;
    } else if (row.kind === "words") {
      if (current !== undefined && ending === "blank-row") current.isProven = false;
    } else if (ending === "blank-row" && current !== undefined && current.members.length > 0)
      current = undefined;
    isAfterBlank = row.kind === "blank" || row.kind === "sum";
  });
  if (ending === "sum-beside") {
    const [first] = groups;
    // « Aged receivable » with the sum of the whole list, above the first customer.
    if (first?.members.length === 0 && !isCustomerTitle(first.text)) {
      const all = groups.flatMap(({ members }) => members);
      if (sums.isSum(first.titleRow, all)) groups.shift();
    }
    for (const group of groups) group.isProven = sums.isSum(group.titleRow, group.members);
    // « Durand 300 » above « Chantier A 100 » and « Chantier B 200 ».
    groups.forEach((group, at) => {
      if (group.members.length > 0) return;
      const below: number[] = [];
      for (let next = at + 1; next < groups.length && next - at <= INNER_GROUPS_MAX; next += 1) {
        below.push(...(groups[next]?.members ?? []));
        if (!group.hasAmounts || sums.isSum(group.titleRow, below))
          for (const inner of groups.slice(at + 1, next + 1)) inner.isProven = false;
      }
    });
  }
  return proven(groups);
}

const INNER_GROUPS_MAX = 30;

/** Whatever closes it, « 1 – 30 days » and « March » name nobody. */
function proven(groups: readonly OpenGroup[]): readonly TitleGroup[] {
  return groups.map((group) => ({ ...group, isProven: group.isProven && isCustomerTitle(group.text) }));
}

const HALF_A_CENT = 0.005;

class ColumnSums {
  private readonly amounts = new Map<number, readonly (number | undefined)[]>();

  constructor(private readonly columns: readonly OutlineColumn[]) {}

  /** Whether some amount of a row is what those of the members make. */
  isSum(sumRow: number, members: readonly number[]): boolean {
    return (
      members.length > 0 &&
      this.columns.some((_, column) => {
        const amounts = this.amountsOf(column);
        const sum = amounts[sumRow];
        if (sum === undefined || sum === 0) return false;
        const added = members.reduce((before, row) => before + (amounts[row] ?? 0), 0);
        return Math.abs(added - sum) < HALF_A_CENT;
      })
    );
  }

  private amountsOf(column: number): readonly (number | undefined)[] {
    let amounts = this.amounts.get(column);
    if (amounts === undefined)
      this.amounts.set(column, (amounts = amountsIn(this.columns[column]?.cells ?? [])));
    return amounts;
  }
}
