import type { ColumnMapping, ColumnReason, Field, ValueKind } from "../../application/ports";
import type { LocalDate } from "../../domain/localDate";
import { amountsIn } from "./amount";
import type { ColumnEvidence, SampledColumn } from "./columnEvidence";
import { isDateFormat, readDateColumn } from "./dateColumn";
import { normalizeHeader } from "./headers";
import { columnsOf } from "./mappedColumns";
import { parseSide } from "./statusWord";

/** What the values of a column prove, whatever its header says. */
export interface ValueFinding {
  readonly field: Field;
  readonly column: SampledColumn;
  readonly reason: ColumnReason;
  /** Only one column of the sheet can be meant; else it is the likeliest. */
  readonly isProven: boolean;
}

const ROWS_MIN = 2;
const ROWS_SHARE_MIN = 0.95;
const HALF_A_CENT = 0.005;
// Nobody gives more time to pay.
const TERM_DAYS_MAX = 400;

// Headers that say no more than what anybody sees.
const MUTE_WORDS: ReadonlySet<string> = new Set(
  "date dates dt datum fecha data column colonne spalte columna colonna kolom coluna champ field unnamed col value valeur texte text info".split(
    " ",
  ),
);

/** « Date 2 », `Column5`, or no header: the values alone can say what such a column is. */
export function isMuteHeader(header: string): boolean {
  return normalizeHeader(header)
    .split(" ")
    .every(
      (token) => token === "" || /^\p{L}?\d*$/u.test(token) || MUTE_WORDS.has(token.replace(/\d+$/, "")),
    );
}

/**
 * What values say of columns: for fields that no header gave, and as a further reason for those that one did.
 *
 * Shape:  a column of dates on or after those of another is the due date; one that is amount − paid row by row is the
 *         balance; e-mails, telephones, names and numbers by their looks. Headers that say something else are believed.
 */
export function columnsByValues(
  columns: readonly SampledColumn[],
  mapping: ColumnMapping,
  evidenceByIndex: ReadonlyMap<number, ColumnEvidence>,
): readonly ValueFinding[] {
  const taken = new Set(
    Object.values(mapping).flatMap((choice) => columnsOf(choice).map(({ index }) => index)),
  );
  const columnOf = (field: Field): SampledColumn | undefined =>
    columns.find(({ index }) => index === mapping[field]?.index);
  const isFree = ({ index }: SampledColumn): boolean => !taken.has(index);
  const shareOf = (column: SampledColumn, kind: keyof ColumnEvidence): number =>
    evidenceByIndex.get(column.index)?.[kind] ?? 0;
  return [...dueDates(), ...balance(), ...looks()];

  function dueDates(): readonly ValueFinding[] {
    const issued = columnOf("issuedOn");
    const due = columnOf("dueOn");
    const mute = columns.filter(
      (column) => isFree(column) && isMuteHeader(column.header) && shareOf(column, "dates") >= 0.8,
    );
    const after = (later: SampledColumn, earlier: SampledColumn): ValueFinding => ({
      field: "dueOn",
      column: later,
      reason: { type: "DatesAfter", header: earlier.header },
      isProven: true,
    });
    const before = (earlier: SampledColumn, later: SampledColumn): ValueFinding => ({
      field: "issuedOn",
      column: earlier,
      reason: { type: "DatesBefore", header: later.header },
      isProven: true,
    });
    if (issued && due) return fallsAfter(due, issued) ? [after(due, issued)] : [];
    if (issued) {
      const later = mute.filter((column) => fallsAfter(column, issued));
      return later.length === 1 && later[0] ? [after(later[0], issued)] : [];
    }
    if (due) {
      const earlier = mute.filter((column) => fallsAfter(due, column));
      return earlier.length === 1 && earlier[0] ? [before(earlier[0], due)] : [];
    }
    const [first, second] = mute;
    if (mute.length !== 2 || !first || !second) return [];
    if (fallsAfter(second, first)) return [after(second, first), before(first, second)];
    return fallsAfter(first, second) ? [after(first, second), before(second, first)] : [];
  }

  function balance(): readonly ValueFinding[] {
    const amount = columnOf("amount");
    const paid = columnOf("paid");
    if (!amount || !paid) return [];
    const open = columnOf("open");
    const column = open ?? columns.find((other) => isFree(other) && isDifference(other, amount, paid));
    if (!column || !isDifference(column, amount, paid)) return [];
    const reason: ColumnReason = { type: "AmountLessPaid", amount: amount.header, paid: paid.header };
    return [{ field: "open", column, reason, isProven: true }];
  }

  function looks(): readonly ValueFinding[] {
    const found: ValueFinding[] = [];
    const seem = (field: Field, kind: ValueKind, isSuch: (column: SampledColumn) => boolean): void => {
      const column = mapping[field]
        ? undefined
        : columns.find(
            (other) => isFree(other) && isSuch(other) && !found.some(({ column: one }) => one === other),
          );
      if (column) found.push({ field, column, reason: { type: "ValuesLookLike", kind }, isProven: false });
    };
    // Whose header says something else: their few words cannot mean anything else.
    seem("side", "sides", (column) => shareOf(column, "sides") >= 0.95 && sidesIn(column) === 2);
    seem("documentType", "documentTypes", (column) => shareOf(column, "kinds") >= 0.9);
    seem(
      "currency",
      "currencies",
      (column) => isMuteHeader(column.header) && shareOf(column, "currencies") >= 0.9,
    );
    seem("email", "emails", (column) => shareOf(column, "emails") >= 0.6);
    seem("phone", "phones", (column) => isMuteHeader(column.header) && shareOf(column, "phones") >= 0.6);
    if (!mapping.debtorCode)
      seem(
        "debtorName",
        "names",
        (column) => isMuteHeader(column.header) && shareOfTexts(column, /\p{L}{3}/u) >= 0.8,
      );
    seem("reference", "numbers", (column) => isMuteHeader(column.header) && areNumbers(column));
    return found;

    function sidesIn({ cells }: SampledColumn): number {
      return new Set(cells.map(parseSide).filter((side) => side !== undefined)).size;
    }

    function shareOfTexts(column: SampledColumn, pattern: RegExp): number {
      if (
        shareOf(column, "dates") > 0.2 ||
        shareOf(column, "amounts") > 0.2 ||
        shareOf(column, "emails") > 0.2
      )
        return 0;
      if (shareOf(column, "statusWords") > 0.2) return 0;
      return (
        column.cells.filter((cell) => typeof cell === "string" && pattern.test(cell)).length /
        column.cells.length
      );
    }

    function areNumbers(column: SampledColumn): boolean {
      if (shareOfTexts(column, /\d/) < 0.8) return false;
      const texts = column.cells.filter((cell) => cell !== "");
      return texts.length >= ROWS_MIN && new Set(texts).size >= texts.length * ROWS_SHARE_MIN;
    }
  }
}

function datesOf({ cells, formats }: SampledColumn): readonly (LocalDate | undefined)[] {
  const column = readDateColumn(cells, { isFormattedAsDates: formats.some(isDateFormat) });
  return cells.map((cell) => {
    const reading = column.read(cell);
    return reading.kind === "date" ? reading.date : undefined;
  });
}

function fallsAfter(later: SampledColumn, earlier: SampledColumn): boolean {
  const from = datesOf(earlier);
  let rows = 0;
  let after = 0;
  let strictly = 0;
  datesOf(later).forEach((date, row) => {
    const start = from[row];
    if (date === undefined || start === undefined) return;
    rows += 1;
    if (date >= start && date - start <= TERM_DAYS_MAX) after += 1;
    if (date > start) strictly += 1;
  });
  return rows >= ROWS_MIN && after >= rows * ROWS_SHARE_MIN && strictly * 2 >= rows;
}

/** Also where a blank stands for nothing; not where no payment tells the balance from the amount. */
function isDifference(open: SampledColumn, amount: SampledColumn, paid: SampledColumn): boolean {
  const [balances, payments] = [amountsIn(open.cells), amountsIn(paid.cells)];
  let rows = 0;
  let equal = 0;
  let telling = 0;
  amountsIn(amount.cells).forEach((whole, row) => {
    if (whole === undefined || (balances[row] === undefined && payments[row] === undefined)) return;
    rows += 1;
    const received = Math.abs(payments[row] ?? 0) * Math.sign(whole);
    if (Math.abs(whole - received - (balances[row] ?? 0)) >= HALF_A_CENT) return;
    equal += 1;
    if (received !== 0) telling += 1;
  });
  return rows >= ROWS_MIN && equal >= rows * ROWS_SHARE_MIN && telling > 0;
}
