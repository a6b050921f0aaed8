import { missingFields } from "../../application/missingFields";
import type { ColumnChoice, ColumnMapping, ColumnReason, Field, SheetColumn } from "../../application/ports";
import { parseUnambiguousDate } from "../../text/parseDate";
import { ageingColumns } from "./ageBuckets";
import { amountsIn, currencyOfHeader } from "./amount";
import { balanceWithCharges, fieldWithCharges, mayHoldCharges, namesCharges } from "./charges";
import { evidenceOf, isInThousands, isPercentColumn, type SampledColumn } from "./columnEvidence";
import { mapHeaders, normalizeHeader, scoreHeader, type HeaderColumn } from "./headers";
import { mappedIndexes } from "./mappedColumns";
import { textOf } from "./rowTexts";
import { isRunningInGroups, isSharedBalance } from "./sharedBalance";
import { findTitledDebtors, mayNameDebtors } from "./titledDebtors";
import { columnsByValues } from "./valueEvidence";

export interface MappedColumns {
  readonly mapping: ColumnMapping;
  /** Why each column was taken for its field, the strongest reason first. */
  readonly reasons: Readonly<Partial<Record<Field, readonly ColumnReason[]>>>;
  /** 0–1 by field. */
  readonly scores: ReadonlyMap<Field, number>;
  /** Balances by age and no due date: what each customer owes, not which invoices. */
  readonly isAgedSummary: boolean;
  /** The column that says what is open seems to hold penalties or fees as well. */
  readonly withCharges?: string;
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
  options: { readonly areAmountsInThousands: boolean },
): MappedColumns {
  const mapped = mapPlainColumns(columns, options);
  const { debtorName, debtorCode } = mapped.mapping;
  if (debtorName !== undefined) return mapped;
  const titled = findTitledDebtors(columns, debtorCode);
  if (titled === undefined) return mapped;
  // Titles and sums say nothing of what stands in the rows of invoices.
  let plain = mapPlainColumns(titled.columns, options);
  const cellsOf = (of: number): readonly unknown[] =>
    titled.columns.find((column) => column.index === of)?.cells ?? [];
  const { open } = plain.mapping;
  if (open !== undefined && isRunningInGroups(plain.mapping, cellsOf, titled.debtors))
    plain = mapPlainColumns(
      titled.columns.filter((column) => column.index !== open.index),
      options,
    );
  const { debtorName: named, debtorCode: code, ...rest } = plain.mapping;
  const { debtorName: _looks, ...reasons } = plain.reasons;
  const { index, header, examples } = titled;
  const isNumbered =
    rest.reference === undefined &&
    !mappedIndexes(rest).includes(index) &&
    titled.columns.some((column) => column.index === index && holdsNumbers(column.cells));
  if (code !== undefined || (named !== undefined && !(named.index === index && isNumbered))) return mapped;
  const explained = new Set([...mappedIndexes(rest), ...(isNumbered ? [index] : [])]);
  if (titled.columns.some((column) => !explained.has(column.index) && mayNameDebtors(column))) return mapped;
  return {
    ...plain,
    mapping: {
      ...rest,
      debtorName: { index, header, inTitles: true },
      ...(isNumbered && { reference: { index, header } }),
    },
    reasons: {
      ...reasons,
      debtorName: [{ type: "TitlesAbove", examples }],
      ...(isNumbered && { reference: [{ type: "ValuesLookLike", kind: "numbers" }] as const }),
    },
    scores: new Map([
      ...plain.scores,
      ["debtorName", PROVEN_SCORE],
      ...(isNumbered ? [["reference", LIKELY_SCORE] as const] : []),
    ]),
  };
}

/** A different one in each row, as invoices are numbered. */
function holdsNumbers(cells: readonly unknown[]): boolean {
  const texts = cells.map(textOf);
  return texts.every((text) => /\d/.test(text)) && new Set(texts).size === texts.length;
}

function mapPlainColumns(
  columns: readonly SampledColumn[],
  { areAmountsInThousands }: { readonly areAmountsInThousands: boolean },
): MappedColumns {
  const usable = columns.filter((column) => !isPercentColumn(column) && !isInThousands(column));
  const evidenceByIndex = new Map(usable.map((column) => [column.index, evidenceOf(column)]));
  const ageing = ageingColumns(usable.filter(({ index }) => (evidenceByIndex.get(index)?.dates ?? 0) < 0.9));
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
  let trusted = headed;
  for (const refused of [
    () =>
      ageing.length === 0
        ? balanceWithCharges({ mapping: mapped.mapping, columns: headed, cellsOf })
        : undefined,
    () => (isSharedBalance(mapped.mapping, cellsOf) ? mapped.mapping.open : undefined),
    () => (areRowNumbers(mapped.mapping, cellsOf) ? mapped.mapping.reference : undefined),
    () => (isCodeOfMany(mapped.mapping, cellsOf) ? mapped.mapping.debtorCode : undefined),
  ]) {
    const choice = refused();
    if (choice === undefined) continue;
    trusted = trusted.filter(({ index }) => index !== choice.index);
    mapped = mapHeaders(trusted);
  }
  const taken = mapped.scores.filter(({ field }) => !(areAmountsInThousands && isAmountField(field)));
  const mapping: Mapping = {};
  const reasons: Partial<Record<Field, ColumnReason[]>> = {};
  let withCharges: string | undefined;
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
  takeLatestBalance();
  takePayments();
  takeCurrencies();
  takeLaterDueDate();
  takeAllCalls();
  takeWithCharges();
  if (mapping.open && mayHoldCharges({ mapping, columns: headed, cellsOf })) doubtCharges("open");
  const isAgedSummary = ageing.length > 0 && missingFields(mapping).includes("dueOn");
  return { mapping, reasons, scores, isAgedSummary, ...(withCharges !== undefined && { withCharges }) };

  function freeColumns(): readonly SampledColumn[] {
    const used = new Set(mappedIndexes(mapping));
    return usable.filter(({ index }) => !used.has(index) && !isAgeing.has(index));
  }

  /** « Solde avec pénalités » and nothing else: what is open stands in there, with more. */
  function takeWithCharges(): void {
    if (mapping.open !== undefined || mapping.amount !== undefined || areAmountsInThousands) return;
    const [only, ...others] = freeColumns().filter(
      ({ index, header }) => (evidenceByIndex.get(index)?.amounts ?? 0) >= 0.5 && !namesCharges(header),
    );
    const field = only && fieldWithCharges(only.header);
    // Any other figure may be the balance without them.
    if (only === undefined || field === undefined || others.length > 0) return;
    mapping[field] = { index: only.index, header: only.header };
    reasons[field] = [{ type: "HeaderResembles", word: only.header }];
    doubtCharges(field);
  }

  function doubtCharges(field: "open" | "amount"): void {
    withCharges = mapping[field]?.header;
    scores.set(field, Math.min(scores.get(field) ?? LIKELY_SCORE, LIKELY_SCORE));
  }

  function dropAmounts(): void {
    delete mapping.amount;
    delete reasons.amount;
    scores.delete("amount");
  }

  /** « Solde au 28/02 » beside « Solde au 31/03 »: the latest; none where it cannot be told which that is. */
  function takeLatestBalance(): void {
    const choice = mapping.open;
    if (choice === undefined || choice.others) return;
    const words = withoutDates(choice.header);
    if (words === choice.header) return;
    const balances = [choice, ...freeColumns()].filter(({ header }) => withoutDates(header) === words);
    const dated = balances.map((column) => ({ column, date: dateIn(column.header) }));
    if (dated.length < 2) return;
    if (dated.some(({ date }) => date === undefined)) {
      delete mapping.open;
      delete reasons.open;
      scores.delete("open");
      dropAmounts();
      return;
    }
    const [latest] = dated.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0));
    if (latest) mapping.open = { index: latest.column.index, header: latest.column.header };
  }

  /** Without a balance, everything that lowers the invoice is taken off: payments on account, credit notes, instalments. */
  function takePayments(): void {
    if (mapping.open !== undefined || mapping.amount === undefined) return;
    const shares = columns.filter((column) => isPercentColumn(column) && namesPayment(column.header));
    // A part that was paid, in per cent: what is open cannot be read, and the whole amount is not.
    if (shares.length > 0 && mapping.paid === undefined) return dropAmounts();
    const more = freeColumns().filter(
      ({ index, header }) =>
        (evidenceByIndex.get(index)?.amounts ?? 0) >= 0.5 &&
        (evidenceByIndex.get(index)?.dates ?? 0) < 0.9 &&
        namesPayment(header),
    );
    if (more.length === 0) {
      if (mapping.paid === undefined && freeColumns().some(isShareOfAmount)) dropAmounts();
      return;
    }
    const paid = mapping.paid ? usable.filter(({ index }) => index === mapping.paid?.index) : [];
    const all = [...paid, ...more];
    // A total of payments beside its parts.
    // A total of payments beside its parts; few rows may add up by chance.
    const total = all.find((column) => {
      const parts = all.filter((other) => other !== column);
      return parts.length > 1 && column.cells.length > FEW_ROWS && addsUp(column.cells, parts);
    });
    const [first, ...others] = (total ? [total] : all).map(({ index, header }) => ({ index, header }));
    if (first === undefined) return;
    mapping.paid = { ...first, ...(others.length > 0 && { others }) };
    if (others.length > 0)
      reasons.paid = [{ type: "SumOfColumns", headers: [first, ...others].map(({ header }) => header) }];
    scores.set("paid", scores.get("paid") ?? PROVEN_SCORE);
  }

  /**
   * A column under an unknown word that holds nothing, part or all of the amount: what was paid, or what is left. Which
   * one, the person has to say.
   */
  function isShareOfAmount({ cells, header, index }: SampledColumn): boolean {
    const evidence = evidenceByIndex.get(index);
    const says = [mapping.status, mapping.settledOn, mapping.lettering].some(
      (choice) => choice !== undefined,
    );
    if (
      mapping.amount === undefined ||
      says ||
      evidence === undefined ||
      WITHOUT_TAX.test(normalizeHeader(header))
    )
      return false;
    if (evidence.amounts < 0.9 || evidence.dates >= 0.9) return false;
    const wholes = amountsIn(cellsOf(mapping.amount.index));
    let all = 0;
    let less = 0;
    for (const [row, part] of amountsIn(cells).entries()) {
      const whole = wholes[row];
      if (part === undefined || whole === undefined || whole === 0) continue;
      const share = part / whole;
      if (share < 0 || share > 1) return false;
      if (share === 1) all += 1;
      else less += 1;
    }
    return all > 0 && less > 0;
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

  /** « Relance 1 », « Relance 2 »: the latest of them is the last call. */
  function takeAllCalls(): void {
    const choice = mapping.lastCallOn;
    if (choice === undefined || choice.others) return;
    const others = freeColumns().filter(
      ({ index, header }) =>
        (evidenceByIndex.get(index)?.dates ?? 0) >= 0.5 &&
        scoreHeader(header.replace(/\d+/g, "")).some(
          ({ field, score }) => field === "lastCallOn" && score >= 0.6,
        ),
    );
    if (others.length > 0)
      mapping.lastCallOn = { ...choice, others: others.map(({ index, header }) => ({ index, header })) };
  }

  /** Without a balance column, the balances by age add up to it; a total that is their sum is the balance. */
  function takeAgeing(): void {
    const reason: ColumnReason = { type: "SumOfColumns", headers: ageing.map(({ header }) => header) };
    const total = mapping.open ?? mapping.amount;
    const isTotal = total !== undefined && TOTAL_HEADER.test(normalizeHeader(total.header));
    if (total !== undefined && (isTotal || addsUp(cellsOf(total.index), ageing))) {
      if (mapping.open === undefined) {
        mapping.open = total;
        delete mapping.amount;
        scores.set("open", scores.get("amount") ?? PROVEN_SCORE);
        scores.delete("amount");
        delete reasons.amount;
      }
      reasons.open = [reason];
    } else if (mapping.open === undefined) {
      // Payments not matched yet stand beside them, and belong to what is open.
      if (freeColumns().some(({ header }) => UNMATCHED.test(normalizeHeader(header)))) return dropAmounts();
      const [first, ...rest] = ageing.map(({ index, header }) => ({ index, header }));
      if (first === undefined) return;
      mapping.open = { ...first, others: rest };
      scores.set("open", PROVEN_SCORE);
      reasons.open = [reason];
    }
  }
}

const WITHOUT_TAX = /\b(?:ht|hors|tva|vat|tax|taxe|net|netto|excl|untaxed|iva|mwst|btw|gst|base)\b/;
const TOTAL_HEADER =
  /^(?:total|totaux|totale|gesamt|summe|totaal|solde total|total solde|balance total|total balance)$/;
const UNMATCHED =
  /\b(?:unapplied|unallocated|unmatched|non affectes?|non affectee?s?|non lettres?|avoirs?|credits?|acomptes?|prepayments?|on account|deposits?)\b/;

/** A header of something that was paid or credited, numbered or not: « Règlement 2 », « Avoirs ». */
function namesPayment(header: string): boolean {
  const words = normalizeHeader(header).replace(/\b\d+\b|\b\d+(?:er|e|eme|st|nd|rd|th)\b/g, " ");
  if (
    /^(?:avoirs?|credit notes?|credits?|credit memos?|remises?|escomptes?|gutschriften?|deductions?|retenues?)$/.test(
      words.trim(),
    )
  )
    return true;
  return scoreHeader(words.trim()).some(({ field, score }) => field === "paid" && score >= 0.6);
}

const DATE_IN_HEADER = /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}/;

function withoutDates(header: string): string {
  return header.replace(DATE_IN_HEADER, "").trim();
}

function dateIn(header: string): number | undefined {
  const text = DATE_IN_HEADER.exec(header)?.[0];
  return text === undefined ? undefined : parseUnambiguousDate(text);
}

const LINE_HEADER =
  /^(?:no|n|numero|num|number|nr|nro|ligne|line|line no|no ligne|rang|item|row|pos|position|o|ordre)$/;

/** 1, 2, 3… in the order of the rows: the lines are numbered, not the invoices. */
function areRowNumbers(mapping: ColumnMapping, cellsOf: (index: number) => readonly unknown[]): boolean {
  if (mapping.reference === undefined || !LINE_HEADER.test(normalizeHeader(mapping.reference.header)))
    return false;
  const numbers = cellsOf(mapping.reference.index)
    .filter((cell) => cell !== "" && cell !== null && cell !== undefined)
    .map(Number);
  return numbers.length > 1 && numbers.every((number, at) => number === at + 1);
}

/** One account for many customers: their names say who owes. */
function isCodeOfMany(mapping: ColumnMapping, cellsOf: (index: number) => readonly unknown[]): boolean {
  const { debtorCode, debtorName } = mapping;
  if (debtorCode === undefined || debtorName === undefined) return false;
  const names = cellsOf(debtorName.index);
  const pairs = cellsOf(debtorCode.index).flatMap((code, row) => {
    const [known, name] = [textOf(code), textOf(names[row])];
    return known === "" || name === "" ? [] : [[known, name] as const];
  });
  const codes = new Set(pairs.map(([code]) => code));
  return codes.size > 0 && new Set(pairs.map(([, name]) => name)).size >= 2 * codes.size;
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

const FEW_ROWS = 2;
const HALF_A_CENT = 0.005;
const ROWS_SHARE_MIN = 0.9;

/** Whether a column holds, row by row, what the others make together. */
function addsUp(total: readonly unknown[], parts: readonly SampledColumn[]): boolean {
  const amounts = parts.map(({ cells }) => amountsIn(cells));
  let rows = 0;
  let equal = 0;
  amountsIn(total).forEach((sum, row) => {
    if (sum === undefined) return;
    rows += 1;
    const added = amounts.reduce((before, column) => before + (column[row] ?? 0), 0);
    if (Math.abs(added - sum) < HALF_A_CENT) equal += 1;
  });
  return rows > 0 && equal >= rows * ROWS_SHARE_MIN;
}
