import type {
  ColumnChoice,
  DateOrder,
  DecimalMark,
  Field,
  LanguageCode,
  SheetFault,
} from "../../application/ports";
import { amountReadings, dateReadings, type ReadingChoice } from "../../text/mappingWords";

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
