import type { LanguageCode } from "../application/ports";
import { decimalToMoney, type Money } from "../domain/money";

/**
 * An amount as a person types it: `1 234,56`, `1.234,56`, `1,234.56 €`.
 *
 * Shape:  with both marks the last one is the decimal mark; a lone mark before exactly three digits groups thousands
 *         unless it is the language's own decimal mark. Anything else than one figure is `undefined`.
 *
 * @example
 * parseAmount("1 234,5", "EUR", "fr") // => { amountMinor: 123450, currency: "EUR" }
 */
export function parseAmount(text: string, currency: string, language: LanguageCode): Money | undefined {
  const figure = text.replace(/[\s\u00a0\u202f'’€$£]/g, "").replace(new RegExp(`${currency}$`, "i"), "");
  if (!/^-?\d[\d.,]*$/.test(figure)) return undefined;
  const decimalMark = decimalMarkOf(figure, language);
  const [whole = "", fraction = "", ...rest] =
    decimalMark === undefined ? [figure] : figure.split(decimalMark);
  if (rest.length > 0 || /[.,]/.test(fraction)) return undefined;
  const amount = Number(`${whole.replace(/[.,]/g, "")}.${fraction || "0"}`);
  return Number.isFinite(amount) ? decimalToMoney(amount, currency) : undefined;
}

function decimalMarkOf(figure: string, language: LanguageCode): "." | "," | undefined {
  const marks = figure.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  if (marks.some((mark) => mark !== last)) return last as "." | ",";
  if (marks.length > 1) return undefined;
  const ownMark = language === "fr" ? "," : ".";
  const groupsThousands = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(figure) && last !== ownMark;
  return groupsThousands ? undefined : (last as "." | ",");
}
