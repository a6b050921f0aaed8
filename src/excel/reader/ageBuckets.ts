/** The ages, in days late, that one column of an ageing report holds. `-Infinity`: not due yet. */
export interface AgeBucket {
  readonly from: number;
  readonly to: number;
}

const NOT_DUE =
  /^(?:solde |montant |amount |balance )?(?:current|at date|a la date|not (?:yet )?due|not overdue|non echus?|non echue?s?|a echoir|pas echus?|en cours non echu|nicht fallig|noch nicht fallig|no vencido|por vencer|a scadere|non scaduto|niet vervallen|a vencer|nao vencido)$/;
const UNIT =
  "(?: ?(?:j|jrs?|jours?|d|days?|tage?|dias?|gg|giorni|dagen|m|months?|mois|monate?)(?: (?:late|overdue|past due|de retard|retard))?)?";
const RANGE = new RegExp(
  `^(?:de |from |von |da |dal )?(\\d{1,4})${UNIT} ?(?:-|–|—|/|a|au|to|bis|al|tot|ate|\\.\\.) ?(\\d{1,4})${UNIT}$`,
);
const OVER = new RegExp(
  `^(?:> ?=?|\\+ ?|over |more than |above |older than |plus de |\\+ ?de |au dela de |superieur a |uber |mehr als |mas de |piu di |oltre |ouder dan |meer dan |mais de |acima de )(\\d{1,4})${UNIT}$`,
);
const AND_OVER = new RegExp(
  `^(\\d{1,4})${UNIT} ?(?:\\+|et plus|and over|and more|or more|days and over|plus|e oltre|y mas|und mehr)$`,
);
const UNDER = new RegExp(
  `^(?:< ?=?|under |less than |moins de |bis |weniger als |menos de |meno di |minder dan )(\\d{1,4})${UNIT}$`,
);
const DAYS_OF_MONTH = 30;
const ONE_MONTH = /^(\d{1,2}) (?:months?|mois)$/;

/**
 * Which ages a column of an ageing report holds, by its header; `undefined` when it is none.
 *
 * @example parseAgeBucket("31 à 60 jours") // => { from: 31, to: 60 }
 */
export function parseAgeBucket(header: string): AgeBucket | undefined {
  const plain = header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\p{Cf}]+/gu, " ")
    .replace(/^[([](.*)[)\]]$/, "$1")
    .toLowerCase()
    .replace(/^(?:echu |overdue |past due |retard |fallig )/, "")
    .trim();
  if (NOT_DUE.test(plain)) return { from: -Infinity, to: 0 };
  // « < 1 month », « 1–2 months ».
  const days = /\b(?:m|months?|mois|monate?|mes|meses|mese|mesi|maand|maanden)\b/.test(plain)
    ? DAYS_OF_MONTH
    : 1;
  const range = RANGE.exec(plain);
  if (range) {
    const [from, to] = [days * Number(range[1]), days * Number(range[2])];
    return from < to ? { from, to } : undefined;
  }
  const over = OVER.exec(plain) ?? AND_OVER.exec(plain);
  if (over) return { from: days * Number(over[1]), to: Infinity };
  if (/^(?:older|plus ancien|au dela|anteriores|alter)$/.test(plain))
    return { from: Number.MAX_SAFE_INTEGER, to: Infinity };
  const under = UNDER.exec(plain);
  if (under) return { from: 0, to: days * Number(under[1]) };
  const month = ONE_MONTH.exec(plain);
  if (month) return { from: days * Number(month[1]), to: days * (Number(month[1]) + 1) };
  return undefined;
}

/**
 * The columns that together make an ageing: at least three, no amount in two of them and none in between. « > 30 » beside
 * « > 60 » counts what is older twice; without 1–30, which Excel made a date, a part is missing.
 */
export function ageingColumns<Column extends { readonly header: string }>(
  columns: readonly Column[],
): readonly Column[] {
  const buckets = columns
    .flatMap((column) => {
      const bucket = parseAgeBucket(column.header);
      return bucket ? [{ column, bucket }] : [];
    })
    .toSorted((a, b) => a.bucket.from - b.bucket.from);
  const isWhole = buckets.every(({ bucket }, at) => {
    const next = buckets[at + 1]?.bucket;
    if (next === undefined) return true;
    const isOpenEnded = next.from === Number.MAX_SAFE_INTEGER;
    return next.from >= bucket.to && next.from > bucket.from && (isOpenEnded || next.from <= bucket.to + 1);
  });
  return buckets.length >= 3 && isWhole ? buckets.map(({ column }) => column) : [];
}
