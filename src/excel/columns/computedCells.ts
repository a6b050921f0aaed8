import type { ColumnMapping, ComputedColumn, Field, LanguageCode } from "../../application/ports";
import type { Assessment } from "../../domain/assessment";
import { localDateToCivil, type LocalDate } from "../../domain/localDate";
import { localDateToSerial } from "../../domain/serialDate";
import { formatNextCallReason, formatOutcome, formatStage } from "../../text/ruleWords";
import { columnLetters } from "../a1";

/** One cell of ours: a number, a text, a formula (which starts with `=`), or `""` for nothing. */
export type ComputedCell = string | number;
export type ComputedRow = Readonly<Record<ComputedColumn, ComputedCell>>;

/** Columns of ours that hold dates, shown in the reader's own short format. Source: platform facts §5. */
export const DATE_COLUMNS: ReadonlySet<ComputedColumn> = new Set<ComputedColumn>([
  "nextCall",
  "lastCall",
  "promised",
]);
export const SHORT_DATE_FORMAT = "m/d/yyyy";

/** The defined name under which the day stands: formulas follow it without `TODAY()`. Stored in workbooks. */
export const TODAY_NAME = "Relance_Today";

export const EMPTY_ROW: ComputedRow = {
  nextCall: "",
  stage: "",
  why: "",
  lastCall: "",
  outcome: "",
  promised: "",
};

/** What our columns show of one receivable, as plain values that outlive the add-in. */
export function computedValues(
  { next, stage, facts }: Assessment,
  language: LanguageCode,
  uses1904: boolean,
): ComputedRow {
  const date = (on: LocalDate | undefined): ComputedCell =>
    on === undefined ? "" : localDateToSerial(on, uses1904);
  return {
    nextCall: date(next.on),
    stage: formatStage(stage, language),
    why: formatNextCallReason(next.reason, language),
    lastCall: date(facts.lastCallOn),
    outcome: facts.outcome === undefined ? "" : formatOutcome(facts.outcome, language),
    promised: date(facts.untilOn),
  };
}

/** Where a row's formulas find what they depend on. */
export interface FormulaRow {
  readonly rowNumber: number;
  readonly mapping: ColumnMapping;
  /** 1-based column of the ledger's first. */
  readonly firstColumn: number;
  /** 1-based. */
  readonly ownColumns: ReadonlyMap<ComputedColumn, number>;
  /** The row's cells as the sheet holds them. */
  readonly cell: (field: Field) => unknown;
}

/**
 * What our columns hold when they follow the sheet live: A1 references, for a structured one would recalculate the
 * whole column at every edit (platform facts §2.5). What the log alone knows stays a value.
 */
export function computedFormulas(
  assessment: Assessment,
  row: FormulaRow,
  language: LanguageCode,
  uses1904: boolean,
): ComputedRow {
  const values = computedValues(assessment, language, uses1904);
  // A formula would answer otherwise than the pane does.
  if (assessment.isBeyondFormulas) return values;
  const { facts } = assessment;
  const own = (column: ComputedColumn): string =>
    `${columnLetters(row.ownColumns.get(column) ?? 1)}${row.rowNumber}`;
  // Computed from payment terms, the date stands in no cell.
  const due =
    assessment.receivable.dueFromTerms === undefined || facts.dueOn === undefined
      ? (sourceCell(row, "dueOn") ?? "")
      : dateExpression(facts.dueOn);
  const open = openExpression(facts.open, row);
  const contact = `${own("lastCall")},${own("outcome")},${own("promised")}`;
  const broken = facts.brokenPromises ? String(facts.brokenPromises) : "";
  const notice = facts.noticeOn === undefined ? "" : dateExpression(facts.noticeOn);
  return {
    ...values,
    nextCall: `=NEXTCALL(${due},${open},${contact},${TODAY_NAME})`,
    stage: `=CALLSTAGE(${due},${open},${contact},${broken},${notice},${TODAY_NAME})`,
    why: `=CALLREASON(${due},${open},${contact},${TODAY_NAME})`,
  };
}

function sourceCell({ mapping, firstColumn, rowNumber }: FormulaRow, field: Field): string | undefined {
  const choice = mapping[field];
  return choice && `${columnLetters(firstColumn + choice.index)}${rowNumber}`;
}

const HALF_A_CENT = 0.005;

/** Refers to the sheet where its own figures give what is open; a figure that only words gave stays a figure. */
function openExpression(open: number | undefined, row: FormulaRow): string {
  if (open === undefined) return "";
  const isOpen = (value: number): boolean => Math.abs(value - open) < HALF_A_CENT;
  const balance = row.cell("open");
  // Balances by age stand in several cells: their sum stays a figure.
  if (row.mapping.open?.others) return String(open);
  if (row.mapping.open && typeof balance === "number" && isOpen(balance))
    return sourceCell(row, "open") ?? "";
  const amount = row.cell("amount");
  const paid = row.cell("paid");
  if (!row.mapping.open && typeof amount === "number") {
    const isPaidFigure = row.mapping.paid !== undefined && (typeof paid === "number" || paid === "");
    if (isPaidFigure && isOpen(amount - (typeof paid === "number" ? paid : 0)))
      return `(${sourceCell(row, "amount")}-${sourceCell(row, "paid")})`;
    if (!row.mapping.paid && isOpen(amount) && !row.mapping.status && !row.mapping.settledOn)
      return sourceCell(row, "amount") ?? "";
  }
  return String(open);
}

function dateExpression(date: LocalDate): string {
  const { year, month, day } = localDateToCivil(date);
  return `DATE(${year},${month},${day})`;
}
