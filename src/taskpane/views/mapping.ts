import type { ColumnChoice, ColumnMapping, Field, LedgerCandidate } from "../../application/ports";

/** What the person is choosing on the first run: a sheet, its columns, a currency. */
export interface Setup {
  readonly candidates: readonly LedgerCandidate[];
  readonly chosen: number;
  readonly mapping: ColumnMapping;
  /** As typed; of amounts that name none. */
  readonly currency: string;
}

/** Fields as people think of an invoice: who, which, when, how much, then the rest. */
const FIELD_ORDER: readonly Field[] = [
  "debtorName",
  "debtorCode",
  "reference",
  "dueOn",
  "terms",
  "issuedOn",
  "open",
  "amount",
  "paid",
  "currency",
  "documentType",
  "side",
  "lettering",
  "contact",
  "role",
  "phone",
  "mobile",
  "email",
  "status",
  "disputed",
  "settledOn",
  "lastCallOn",
  "lastOutcome",
  "notes",
  "caller",
  "country",
];

/** What is asked at first sight: what was recognised, and what is needed; the rest stands under « more ». */
export function askedFields({ mapping }: LedgerCandidate): {
  readonly shown: readonly Field[];
  readonly more: readonly Field[];
} {
  const needed: readonly Field[] = [
    "debtorName",
    "reference",
    "dueOn",
    ...(mapping.amount ? [] : ["open" as const]),
  ];
  const isShown = (field: Field): boolean => needed.includes(field) || mapping[field] !== undefined;
  return {
    shown: FIELD_ORDER.filter(isShown),
    more: FIELD_ORDER.filter((field) => !isShown(field)),
  };
}

/** `column` left out: the sheet has no such column. */
export function mapField(
  mapping: ColumnMapping,
  field: Field,
  column: ColumnChoice | undefined,
): ColumnMapping {
  const { [field]: _before, ...others } = mapping;
  return column === undefined ? others : { ...others, [field]: choiceOf(column) };
}

/** What is remembered of a column: not its samples. */
function choiceOf({ index, header, others, dateOrder, decimalMark, inTitles }: ColumnChoice): ColumnChoice {
  return {
    index,
    header,
    ...(others && { others }),
    ...(dateOrder && { dateOrder }),
    ...(decimalMark && { decimalMark }),
    ...(inTitles && { inTitles }),
  };
}

/** Three letters, upper case; `undefined` when it is no currency code. */
export function parseCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}
