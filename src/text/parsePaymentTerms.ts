import type { PaymentTerms } from "../domain/paymentTerms";

// French, English, German, Spanish, Italian, Dutch, Portuguese; folded (no accents, lower case).
const DAYS = "(?:j|jr|jrs|jour|jours|d|day|days|t|tg|tag|tage|tagen|dia|dias|gg|giorno|giorni|dag|dagen|dgn)";
const MONTHS = "(?:m|mois|month|months|monat|monate|mes|meses|mese|mesi|maand|maanden)";
// Only where the order of counting is settled by use: in French and Italian days come first, « EOM » comes before them.
const MONTH_END_AFTER_DAYS =
  "(?:fin de mois|fin mois|fdm|fm|fine mese|ffm|dffm|data fattura fine mese|df fm)";
const MONTH_END_BEFORE_DAYS = "(?:eom|end of month|end of the month|month end)";
const AT_ONCE = new Set(
  (
    "comptant | au comptant | a reception | a reception de facture | reception | reception de facture | reception facture | des reception | " +
    "a reception de la facture | immediat | immediate | immediatement | due on receipt | on receipt | upon receipt | due upon receipt | payable on receipt | " +
    "receipt | due immediately | immediately | cash | cod | cash on delivery | sofort | sofort fallig | sofort zahlbar | zahlbar sofort | bei erhalt | " +
    "sofort ohne abzug | zahlbar sofort ohne abzug | contado | al contado | pago al contado | inmediato | pago inmediato | a la vista | contanti | vista fattura | a vista | " +
    "immediato | pagamento immediato | contant | direct | bij ontvangst | onmiddellijk | a pronto | pronto pagamento | imediato | 0 jours | 0 days | 0"
  )
    .split("|")
    .map((words) => words.trim()),
);

// How, not when: « Virement 30 jours ».
const MEANS =
  /\b(?:par|by|per|paiement|payment|reglement|payable|zahlung|zahlbar|pago|pagamento|betaling|virement|vir|virt|cheque|chq|check|prelevement|prlv|lcr|traite|effet|billet a ordre|carte|cb|bank transfer|transfer|wire|direct debit|uberweisung|lastschrift|transferencia|pagare|bonifico|bonifico bancario|riba|overschrijving|sepa|sdd)\b/g;
// From which day: the invoice's own.
const FROM_INVOICE =
  /\b(?:a compter|a partir|from|after|of|de|du|d|la|the|date|facture|emission|invoice|invoice date|facturation|nach|ab|rechnungsdatum|rechnungserhalt|rechnung|fecha|factura|data|fattura|factuurdatum|na|netto|net|nets|nette|ohne abzug|calendaires|calendar|within|sous|due|in|innerhalb|binnen|von|zahlungsziel)\b/g;

const DAYS_MAX = 365;

/**
 * Payment terms as people and accounting programs write them: `30 jours`, `45 jours fin de mois le 10`, `45FM10`,
 * `net 30`, `30 EOM`, `comptant`, `à réception`, `2/10 net 30`.
 *
 * Shape:  `undefined` for anything that could be computed in several ways: several dates (`30/60`), parts in per cent,
 *         business days, codes of a program (`Z030`), a month end in a language whose use is not settled, bare figures.
 */
export function parsePaymentTerms(text: string): PaymentTerms | undefined {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s\p{Cf}]+/gu, " ")
    .replace(/[.’']/g, " ")
    .replace(/ +/g, " ")
    .trim()
    // A discount for paying early changes nothing for the rest.
    .replace(/^\d+(?:[.,]\d+)? ?%? ?[/ ] ?\d+ ?,? (?=(?:net|n) ?\d)/, "");
  if (folded === "") return undefined;
  const plain = folded
    .replace(MEANS, " ")
    .replace(/[():;,-]/g, " ")
    .replace(/ +/g, " ")
    .trim();
  if (AT_ONCE.has(folded) || AT_ONCE.has(plain)) return terms(0);
  if (
    /%|\b(?:ouvres?|ouvrables?|business|working|werktage|arbeitstage|habiles|lavorativi|werkdagen|uteis)\b/.test(
      plain,
    )
  )
    return undefined;
  return readMonthEnd(plain) ?? readDays(plain);
}

function readMonthEnd(plain: string): PaymentTerms | undefined {
  const match = (pattern: string): RegExpExecArray | null => new RegExp(`^${pattern}$`).exec(plain);
  const day = "(?: ?(?:le |the |il )?(\\d{1,2})(?:er|e|th|st|nd|rd)?)?";

  // « 30 jours après la fin du mois », « 30 days after end of month »: the words say the order.
  const afterEnd =
    match(
      `(\\d{1,3}) ?${DAYS} (?:apres|a compter de|a partir de|after|from) (?:la |the )?(?:fin (?:de|du) mois|end of (?:the )?month|month end|eom)`,
    ) ??
    match(`(?:fin de mois|fin mois|fdm|fm|fine mese|eom|end of month) ?(?:\\+|plus)? ?(\\d{1,3}) ?${DAYS}?`);
  if (afterEnd) return terms(Number(afterEnd[1]), { monthEnd: "month-first" });

  const frenchDays = match(`(\\d{1,3}) ?${DAYS}? ?(?:net |nets )?${MONTH_END_AFTER_DAYS}${day}`);
  if (frenchDays) return terms(Number(frenchDays[1]), { monthEnd: "days-first", ...onDay(frenchDays[2]) });
  const frenchMonths = match(`(\\d{1,2}) ?${MONTHS} ${MONTH_END_AFTER_DAYS}${day}`);
  if (frenchMonths)
    return terms(0, { months: Number(frenchMonths[1]), monthEnd: "days-first", ...onDay(frenchMonths[2]) });
  const english = match(`(?:net ?)?(\\d{1,3}) ?${DAYS}? ?(?:net )?${MONTH_END_BEFORE_DAYS}`);
  if (english) return terms(Number(english[1]), { monthEnd: "month-first" });

  if (match(`(?:${MONTH_END_AFTER_DAYS}|${MONTH_END_BEFORE_DAYS})`))
    return terms(0, { monthEnd: "days-first" });
  if (
    match(
      "(?:fin (?:de |du )?mois suivant|end of (?:the )?(?:next|following) month|end of (?:the )?month following)",
    )
  )
    return terms(0, { months: 1, monthEnd: "days-first" });
  const nextMonth = match(
    "(?:le |the )?(\\d{1,2})(?:er|e|th|st|nd|rd)? (?:du mois suivant|(?:of )?(?:the )?(?:next|following) month|of (?:the )?month following)(?: invoice| invoice date)?",
  );
  if (nextMonth) {
    const on = onDay(nextMonth[1]);
    return on.dayOfMonth === undefined ? undefined : terms(0, { monthEnd: "days-first", ...on });
  }
  return undefined;
}

function readDays(plain: string): PaymentTerms | undefined {
  const onDayMatch = new RegExp(`^(\\d{1,3}) ?${DAYS} (?:le|the) (\\d{1,2})$`).exec(plain);
  if (onDayMatch) return terms(Number(onDayMatch[1]), onDay(onDayMatch[2]));
  const isNet = /\bn(?:et|etto|ette|ets)?(?= ?\d|$|\b)/.test(plain);
  const bare = plain.replace(FROM_INVOICE, " ").replace(/ +/g, " ").trim();
  const days = new RegExp(
    `^(?:a |in |bei |net ?|n ?|j ?\\+? ?|\\+ ?)?(\\d{1,3}) ?(${DAYS})?(?: ?n| df)?$`,
  ).exec(bare);
  // « net 30 » and « J+30 » say days without the word; a bare 30 says nothing.
  if (days && (days[2] !== undefined || isNet || /^(?:n|j)/.test(bare))) return terms(Number(days[1]));
  const months = new RegExp(`^(?:a |in )?(\\d{1,2}) ?${MONTHS}$`).exec(bare);
  if (months && !/^\d+ ?m$/.test(bare)) return terms(0, { months: Number(months[1]) });
  return undefined;
}

function terms(days: number, more: Partial<PaymentTerms> = {}): PaymentTerms | undefined {
  if (days > DAYS_MAX || (more.months ?? 0) > 12) return undefined;
  return { days, months: 0, monthEnd: "none", ...more };
}

function onDay(digits: string | undefined): { readonly dayOfMonth?: number } {
  const day = Number(digits);
  return digits === undefined || day < 1 || day > 31 ? {} : { dayOfMonth: day };
}
