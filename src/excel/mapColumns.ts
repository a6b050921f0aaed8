import { missingFields } from "../application/missingFields";
import type { ColumnChoice, ColumnMapping, ColumnReason, Field, SheetColumn } from "../application/ports";
import { ageingColumns } from "./ageBuckets";
import { currencyOfHeader, readAmountColumn } from "./amount";
import { evidenceOf, isInThousands, isPercentColumn, type SampledColumn } from "./columnEvidence";
import { mapHeaders, normalizeHeader, scoreHeader, type HeaderColumn } from "./headers";
import { mappedIndexes } from "./mappedColumns";
import { isSharedBalance } from "./sharedBalance";
import { columnsByValues } from "./valueEvidence";

export interface MappedColumns {
  readonly mapping: ColumnMapping;
  /** Why each column was taken for its field, the strongest reason first. */
  readonly reasons: Readonly<Partial<Record<Field, readonly ColumnReason[]>>>;
  /** 0–1 by field. */
  readonly scores: ReadonlyMap<Field, number>;
  /** Balances by age and no due date: what each customer owes, not which invoices. */
  readonly isAgedSummary: boolean;
}

type Mapping = Partial<Record<Field, ColumnChoice>>;

// What values alone prove; and values whose header says nothing at all.
const PROVEN_SCORE = 0.8;
const LIKELY_SCORE = 0.5;

/**
 * Takes the columns of a ledger for fields: by their headers first, then by what their values prove.
 *
 * @param areAmountsInThousands a title says so: then no column is taken for an amount
 */
export function mapColumns(
  columns: readonly SampledColumn[],
  { areAmountsInThousands }: { readonly areAmountsInThousands: boolean },
): MappedColumns {
  const usable = columns.filter((column) => !isPercentColumn(column) && !isInThousands(column));
  const evidenceByIndex = new Map(usable.map((column) => [column.index, evidenceOf(column)]));
  const ageing = ageingColumns(
    usable.filter(({ index }) => {
      const evidence = evidenceByIndex.get(index);
      return (
        evidence !== undefined && (evidence.filled === 0 || (evidence.amounts >= 0.5 && evidence.dates < 0.9))
      );
    }),
  );
  const isAgeing = new Set(ageing.map(({ index }) => index));
  const headed: readonly HeaderColumn[] = usable.flatMap(({ index, header }) => {
    const evidence = evidenceByIndex.get(index);
    return header === "" || isAgeing.has(index) || evidence === undefined
      ? []
      : [{ index, header, evidence }];
  });
  const cellsByIndex = new Map(columns.map(({ index, cells }) => [index, cells]));
  const cellsOf = (index: number): readonly unknown[] => cellsByIndex.get(index) ?? [];

  let mapped = mapHeaders(headed);
  const { open: balance } = mapped.mapping;
  if (isSharedBalance(mapped.mapping, cellsOf))
    mapped = mapHeaders(headed.filter(({ index }) => index !== balance?.index));
  const taken = mapped.scores.filter(({ field }) => !(areAmountsInThousands && isAmountField(field)));
  const mapping: Mapping = {};
  const reasons: Partial<Record<Field, ColumnReason[]>> = {};
  const scores = new Map(taken.map(({ field, score }) => [field, score]));
  for (const { field, matched, isWholeHeader } of taken) {
    mapping[field] = mapped.mapping[field];
    reasons[field] = [isWholeHeader ? { type: "HeaderNames" } : { type: "HeaderResembles", word: matched }];
  }
  if (ageing.length > 0 && !areAmountsInThousands) takeAgeing();

  for (const { field, column, reason, isProven } of columnsByValues(usable, mapping, evidenceByIndex)) {
    if (areAmountsInThousands && field === "open") continue;
    const before = mapping[field];
    if (before === undefined) {
      mapping[field] = { index: column.index, header: column.header };
      scores.set(field, isProven ? PROVEN_SCORE : LIKELY_SCORE);
    }
    if (before === undefined || before.index === column.index) (reasons[field] ??= []).push(reason);
  }
  takeCurrencies();
  takeLaterDueDate();
  const isAgedSummary = ageing.length > 0 && missingFields(mapping).includes("dueOn");
  return { mapping, reasons, scores, isAgedSummary };

  function freeColumns(): readonly SampledColumn[] {
    const used = new Set(mappedIndexes(mapping));
    return usable.filter(({ index }) => !used.has(index) && !isAgeing.has(index));
  }

  /** `Balance EUR` beside `Balance USD`: one balance, a column a currency. */
  function takeCurrencies(): void {
    for (const field of ["open", "amount"] as const) {
      const choice = mapping[field];
      if (choice === undefined || choice.others) continue;
      const currency = currencyOfHeader(choice.header, "");
      if (currency === undefined) continue;
      const others = freeColumns().filter(({ index, header }) => {
        const other = currencyOfHeader(header, "");
        const isAmount =
          (evidenceByIndex.get(index)?.amounts ?? 0) >= 0.5 || evidenceByIndex.get(index)?.filled === 0;
        return (
          isAmount &&
          other !== undefined &&
          other !== currency &&
          normalizeHeader(header) === normalizeHeader(choice.header)
        );
      });
      if (others.length === 0) continue;
      mapping[field] = { ...choice, others: others.map(({ index, header }) => ({ index, header })) };
      (reasons[field] ??= []).push({
        type: "SumOfColumns",
        headers: [choice.header, ...others.map(({ header }) => header)],
      });
    }
  }

  /** « Nouvelle échéance » beside « Échéance »: what was agreed last counts, where it is filled. */
  function takeLaterDueDate(): void {
    const choice = mapping.dueOn;
    if (choice === undefined || choice.others) return;
    const isDue = ({ index, header }: SheetColumn): boolean =>
      (evidenceByIndex.get(index)?.dates ?? 0) >= 0.5 && dueWordsOf(header).some((word) => word === "due");
    const others = freeColumns().filter(isDue);
    const later = others.find(({ header }) => dueWordsOf(header).includes("later"));
    if (later !== undefined && !dueWordsOf(choice.header).includes("later"))
      mapping.dueOn = { ...choice, others: [{ index: later.index, header: later.header }] };
    else if (dueWordsOf(choice.header).includes("later") && others[0] !== undefined) {
      const [{ index, header }] = others as [SampledColumn, ...SampledColumn[]];
      mapping.dueOn = { index, header, others: [choice] };
    }
  }

  /** Without a balance column, the balances by age add up to it; a total that is their sum is the balance. */
  function takeAgeing(): void {
    const reason: ColumnReason = { type: "SumOfColumns", headers: ageing.map(({ header }) => header) };
    const total = mapping.open ?? mapping.amount;
    if (total !== undefined && addsUp(cellsOf(total.index), ageing)) {
      if (mapping.open === undefined) {
        mapping.open = total;
        delete mapping.amount;
        scores.set("open", scores.get("amount") ?? PROVEN_SCORE);
        scores.delete("amount");
        delete reasons.amount;
      }
      reasons.open = [reason];
    } else if (mapping.open === undefined) {
      const [first, ...rest] = ageing.map(({ index, header }) => ({ index, header }));
      if (first === undefined) return;
      mapping.open = { ...first, others: rest };
      scores.set("open", PROVEN_SCORE);
      reasons.open = [reason];
    }
  }
}

const LATER_WORDS =
  /^(?:nouvelle|nouveau|nouv|prorogee?|prorogation|reportee?|report|revisee?|modifiee?|renegociee?|new|revised|extended|updated|latest|neue?s?|neuer|verlangert|nueva|prorrogad[oa]|nuova|prorogata|nieuwe|nova)$/;

/** What the words of a header say of a due date: that it is one, that it is the later one. */
function dueWordsOf(header: string): readonly ("due" | "later")[] {
  const tokens = normalizeHeader(header).split(" ");
  const plain = tokens.filter((token) => !LATER_WORDS.test(token));
  const isDue = scoreHeader(plain.join(" ")).some(({ field, score }) => field === "dueOn" && score >= 0.6);
  return [
    ...(isDue ? (["due"] as const) : []),
    ...(plain.length < tokens.length ? (["later"] as const) : []),
  ];
}

function isAmountField(field: Field): boolean {
  return field === "amount" || field === "paid" || field === "open";
}

const HALF_A_CENT = 0.005;
const ROWS_SHARE_MIN = 0.9;

/** Whether a column holds, row by row, what the others make together. */
function addsUp(total: readonly unknown[], parts: readonly SampledColumn[]): boolean {
  const read = (cells: readonly unknown[]): readonly (number | undefined)[] => {
    const column = readAmountColumn(cells, { defaultCurrency: "EUR" });
    return cells.map((cell) => {
      const reading = column.read(cell);
      return reading.kind === "amount" ? reading.amount : undefined;
    });
  };
  const amounts = parts.map(({ cells }) => read(cells));
  let rows = 0;
  let equal = 0;
  read(total).forEach((sum, row) => {
    if (sum === undefined) return;
    rows += 1;
    const added = amounts.reduce((before, column) => before + (column[row] ?? 0), 0);
    if (Math.abs(added - sum) < HALF_A_CENT) equal += 1;
  });
  return rows > 0 && equal >= rows * ROWS_SHARE_MIN;
}
