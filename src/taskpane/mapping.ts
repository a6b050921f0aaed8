import type {
  ColumnChoice,
  ColumnMapping,
  DateOrder,
  DecimalMark,
  Field,
  LanguageCode,
  LedgerCandidate,
  SheetFault,
} from "../application/ports";
import { amountReadings, dateReadings, type ReadingChoice } from "../text/mappingWords";

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
function choiceOf({ index, header, others, dateOrder, decimalMark }: ColumnChoice): ColumnChoice {
  return {
    index,
    header,
    ...(others && { others }),
    ...(dateOrder && { dateOrder }),
    ...(decimalMark && { decimalMark }),
  };
}

/** A question that only the person can answer, below the column it is about. */
export type ColumnQuestion =
  | {
      readonly type: "date-order";
      readonly value: string;
      readonly readings: readonly ReadingChoice<DateOrder>[];
    }
  | {
      readonly type: "decimal-mark";
      readonly value: string;
      readonly readings: readonly ReadingChoice<DecimalMark>[];
    };

/**
 * What is asked about a field's column: after a reading that it alone could settle, and as long as there is an answer
 * that could be changed.
 */
export function questionOf(
  field: Field,
  choice: ColumnChoice | undefined,
  samples: readonly string[],
  fault: SheetFault | undefined,
  language: LanguageCode,
): ColumnQuestion | undefined {
  const isAsked = (type: "DateOrderUnknown" | "DecimalMarkUnknown"): string[] =>
    fault?.type === type && fault.field === field ? [fault.value] : [];
  const dates = [...isAsked("DateOrderUnknown"), ...(choice?.dateOrder ? samples : [])];
  for (const value of dates) {
    const readings = dateReadings(value, language);
    if (readings.length > 0) return { type: "date-order", value, readings };
  }
  const amounts = [...isAsked("DecimalMarkUnknown"), ...(choice?.decimalMark ? samples : [])];
  for (const value of amounts) {
    const readings = amountReadings(value, language);
    if (readings.length > 0) return { type: "decimal-mark", value, readings };
  }
  return undefined;
}

/** Three letters, upper case; `undefined` when it is no currency code. */
export function parseCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}
