import { isBlank } from "./dateColumn";

/** A cell as text; blank, a lone dash and error values are no text. */
export function textOf(cell: unknown): string {
  if (typeof cell === "number") return String(cell);
  if (typeof cell !== "string" || cell === "") return "";
  // As most texts are: letters and digits of Western Europe, one space between words.
  if (/^[0-9A-Za-zÀ-ɏ](?: ?[!-~À-ɏ°’])*$/.test(cell)) return cell;
  if (isBlank(cell)) return "";
  if (/^#(N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!|BUSY!|SPILL!|CALC!|GETTING_DATA)/.test(cell)) return "";
  return cell.replace(/[\s\p{Cf}]+/gu, " ").trim();
}

const TOTAL_FIRST =
  /^(?:(?:sous[\s-]*|grand\s+|sub[\s-]*|s\/)?tota(?:l|ux|le|al|li)|eindtotaal|gesamtbetrag|somme|zwischensumme|gesamt(?:summe|betrag)?|summe|suma|totaal|subtotaal|soma|report|[aà] reporter|ss[\s.-]*total|s[\s.]*total|cumul|ensemble|nombre|nb|moyenne|average|mean|count|number of|anzahl|mittelwert|durchschnitt|promedio|media|gemiddelde|aantal|balance (?:brought|carried) forward|brought forward|carried forward|übertrag|solde (?:à|a) recouvrer)(?![\p{L}\p{N}])/iu;
/** SAP marks its sums so. */
const STARS = /^\*+$/;
const BARE_TOTAL =
  /^(?:sous[\s-]*total|sub[\s-]*total|grand total|total|totaux|summe|gesamt|suma|totale|totaal)(?: (?:g[ée]n[ée]ral|au|le|à|as of|at|on|per|zum|al|a|em|aos?|clients?|customers?|balances?|kunden))?[\s:.]*$/iu;
const TOTAL_LAST = /[\s:–—-](?:sous-?|sub-?)?total(?:\s+(?:eur|euros?|€|ttc))?\s*:?$/iu;

/** « Total Durand », « Sous-total : », « Durand SA Total »: a sum says so; whether it is one, the rest of its row tells. */
export function isTotalLabel(text: string): boolean {
  return TOTAL_FIRST.test(text) || TOTAL_LAST.test(text) || STARS.test(text);
}

/** A total that names nobody, whatever date stands beside it: « Total au », « Total général ». */
export function isBareTotal(text: string): boolean {
  return BARE_TOTAL.test(text) || STARS.test(text);
}

/** A telephone as people dial it: the zero that a cell made a number has lost is put back. */
export function phoneOf(cell: unknown): string {
  const isFrench = typeof cell === "number" && /^[1-9]\d{8}$/.test(String(cell));
  return isFrench ? `0${cell}` : textOf(cell);
}

const CREDIT_NOTES: ReadonlySet<string> = new Set(
  "avoir|facture d'avoir|facture d’avoir|note de crédit|credit note|credit memo|gutschrift|nota de crédito|nota di credito|creditnota".split(
    "|",
  ),
);

/** Whether a row calls itself a credit note: one of its cells says just that. */
export function saysCreditNote(row: readonly unknown[]): string | undefined {
  for (const cell of row)
    if (typeof cell === "string" && /^[acfgn]/i.test(cell) && CREDIT_NOTES.has(cell.trim().toLowerCase()))
      return cell.trim();
  return undefined;
}
