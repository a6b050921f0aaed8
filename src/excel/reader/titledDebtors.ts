import type { SheetColumn } from "../../application/ports";
import type { SampledColumn } from "./columnEvidence";
import { isBlank, isDateFormat } from "./dateColumn";
import { findTitleColumn, readGroupTitles, type GroupTitles, type OutlineColumn } from "./groupTitles";
import { isCustomerTitle, nameInTitle, namesCompany, titleKey } from "./customerTitle";
import { normalizeHeader } from "./headers";
import { mapIndex, type LedgerCells } from "./rowCells";
import { columnsOf } from "./mappedColumns";
import { isTotalLabel, textOf } from "./rowTexts";

/** Customers that stand as titles above their invoices. */
export interface TitledDebtors {
  readonly index: number;
  readonly header: string;
  /** The first of them, as in the sheet. */
  readonly examples: readonly string[];
  /** Of each of these invoices, one a cell of `columns`. */
  readonly debtors: readonly string[];
  /** The same columns, of invoices alone. */
  readonly columns: readonly SampledColumn[];
}

const EXAMPLES_MAX = 2;
const GROUPS_MIN = 2;

/**
 * The column whose titles name the debtors, as the first rows prove it; `undefined` in doubt.
 *
 * Shape:  two groups at least, each proven, each of another name, and every invoice in one of them; the last may be cut
 *         off by the end of the sample.
 *
 * @param code what would be taken for the debtor's code: an account that several groups share is none
 */
export function findTitledDebtors(
  columns: readonly SampledColumn[],
  code: SheetColumn | undefined,
): TitledDebtors | undefined {
  const outline = columns.map(({ cells, formats }): OutlineColumn => ({
    cells,
    isDateNumber: (row) => isDateFormat(formats[row]),
  }));
  const at = findTitleColumn(outline);
  const column = columns[at];
  if (column === undefined) return undefined;
  const found = readGroupTitles(outline, at);
  const groups = groupsThatCount(found);

  const whole = groups.at(-1)?.isProven === false && endsWithGroup(found) ? groups.slice(0, -1) : groups;
  if (whole.length < GROUPS_MIN || !whole.every(({ isProven }) => isProven)) return undefined;
  if (!groups.every(({ text }) => isCustomerTitle(text))) return undefined;
  if (new Set(groups.map(({ text }) => titleKey(text))).size < groups.length) return undefined;
  const members = groups.flatMap((group) => group.members);
  const isMember = new Set(members);
  if (!found.entries.every((row) => isMember.has(row))) return undefined;
  const codes = columns.find(({ index }) => index === code?.index);
  const distinctCodes = new Set(members.map((row) => textOf(codes?.cells[row])));
  if (codes !== undefined && distinctCodes.size >= groups.length) return undefined;
  // Only sums stand there: « Total » of a group whose rows are spread by age.
  const isOfSums = ({ header, cells }: SampledColumn): boolean =>
    isTotalLabel(header) &&
    members.every((row) => isBlank(cells[row])) &&
    groups.some(({ titleRow, hasAmounts }) => hasAmounts && typeof cells[titleRow] === "number");
  if (columns.some((other) => other !== column && namesOtherCompanies(other, groups))) return undefined;
  const useful = columns.filter((other) => other !== codes && !isOfSums(other));
  return {
    index: column.index,
    header: column.header,
    examples: whole.slice(0, EXAMPLES_MAX).map(({ text }) => nameInTitle(text)),
    debtors: groups.flatMap(({ text, members: rows }) => rows.map(() => text)),
    columns: useful.map((other) => ({
      ...other,
      cells: members.map((row) => other.cells[row]),
      formats: members.map((row) => other.formats[row]),
    })),
  };
}

/** A title below the last invoice closes the page: it names nobody. */
function groupsThatCount({ groups }: GroupTitles): GroupTitles["groups"] {
  const last = groups.findLastIndex(({ members }) => members.length > 0);
  return groups.slice(0, last + 1);
}

function endsWithGroup({ groups, others }: GroupTitles): boolean {
  const last = groups.findLast(({ members }) => members.length > 0)?.members.at(-1);
  return last !== undefined && [...others].every((row) => row < last);
}

const COMPANIES_SHARE = 1 / 3;

/** « FACT ALPHA SARL » below « Paul Petit »: the title may be the seller's. */
function namesOtherCompanies({ cells }: SampledColumn, groups: GroupTitles["groups"]): boolean {
  let filled = 0;
  let others = 0;
  for (const { text, members } of groups) {
    const title = titleKey(text);
    for (const row of members) {
      const cell = titleKey(textOf(cells[row]));
      if (cell === "") continue;
      filled += 1;
      if (namesCompany(cell) && !cell.includes(title) && !title.includes(cell)) others += 1;
    }
  }
  return others > 0 && others >= filled * COMPANIES_SHARE;
}

const DESCRIPTIONS =
  /\b(?:description|memo|libelle|designation|narration|item|product|reference|ref|details?|type|num|number|account|compte|journal|terms|conditions|beschreibung|buchungstext|text|konto|omschrijving|concepto|descripcion|causale|descrizione|descricao|status|statut|etat|class|currency|devise)\b/;
const WORDS_SHARE = 0.5;

/** A column of words that nobody explains may name the debtors, and the titles something else: a region, a seller. */
export function mayNameDebtors({ header, cells }: SampledColumn): boolean {
  if (DESCRIPTIONS.test(normalizeHeader(header))) return false;
  const filled = cells.filter((cell) => textOf(cell) !== "");
  const texts = filled.filter((cell) => typeof cell === "string" && /^\p{L}[^\d]+$/u.test(cell.trim()));
  return texts.length > WORDS_SHARE * filled.length && new Set(texts).size > 1;
}

/** Rows of a ledger whose debtors stand in titles: by row index, the title's; and the rows that are no invoices. */
export interface TitledRows {
  readonly leaders: ReadonlyMap<number, number>;
  readonly others: ReadonlySet<number>;
  /** Titles with an amount that no row below explains. */
  readonly unexplained: ReadonlySet<number>;
}

/** Shape: as `groupedDebtors`; rows of a group that is not proven have no leader, and name their debtor nowhere. */
export function titledRows(cells: LedgerCells): TitledRows | undefined {
  if (!cells.mapping.debtorName?.inTitles) return undefined;
  const at = mapIndex(cells, "debtorName");
  if (at === undefined) return undefined;
  const dates = new Set(
    (["issuedOn", "dueOn", "settledOn", "lastCallOn"] as const).flatMap((field) =>
      columnsOf(cells.mapping[field]).map(({ index }) => index - cells.firstIndex),
    ),
  );
  const width = Math.max(0, ...cells.rows.slice(0, 1).map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column): OutlineColumn => {
    const isDate = dates.has(column);
    return { cells: cells.rows.map((row) => row[column]), isDateNumber: () => isDate };
  });
  const { groups, others } = readGroupTitles(columns, at);
  const leaders = new Map<number, number>();
  for (const { isProven, members, titleRow } of groups)
    if (isProven) for (const row of members) leaders.set(row, titleRow);
  const unexplained = groups.filter(({ hasAmounts, isProven }) => hasAmounts && !isProven);
  return { leaders, others, unexplained: new Set(unexplained.map(({ titleRow }) => titleRow)) };
}
