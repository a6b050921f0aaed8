import type { PaymentTerms } from "../../domain/paymentTerms";
import { parsePaymentTerms } from "../../text/parsePaymentTerms";
import { normalizeHeader } from "./headers";
import { textOf } from "./rowTexts";

/** Reads one cell of payment terms; `undefined` when it says none that can be computed. */
export type TermsReader = (cell: unknown) => PaymentTerms | undefined;

// Days that people really give. 3 or 17 below « Conditions » is the number of a payment code.
const USUAL_DAYS: ReadonlySet<number> = new Set([
  7, 8, 10, 14, 15, 20, 21, 25, 28, 30, 35, 40, 42, 45, 50, 60, 75, 90, 100, 120, 150, 180,
]);
const DAYS_WORDS =
  /\b(?:j|jr|jrs|jours?|days?|tage?|zahlungsziel|dias?|giorni|gg|dagen|betalingstermijn|delais?|plazo|prazo)\b/;
const CODE_WORDS = /\b(?:code|no|numero|id|type|mode)\b/;
const DAYS_MAX = 365;

/** @param header says whether a bare figure counts days: below « Délai (jours) » any does, below « Code » none */
export function readTermsColumn(header: string): TermsReader {
  const words = normalizeHeader(header);
  const countsDays = DAYS_WORDS.test(words);
  const holdsCodes = CODE_WORDS.test(words);
  const known = new Map<string, PaymentTerms | undefined>();
  return (cell) => {
    const text = textOf(cell);
    if (!known.has(text)) known.set(text, parsePaymentTerms(text) ?? bareDays(text));
    return known.get(text);
  };

  function bareDays(text: string): PaymentTerms | undefined {
    if (holdsCodes || !/^\d{1,3}(?:\.0)?$/.test(text)) return undefined;
    const days = Number(text);
    const isDays = countsDays ? days <= DAYS_MAX : USUAL_DAYS.has(days);
    return isDays ? { days, months: 0, monthEnd: "none" } : undefined;
  }
}
