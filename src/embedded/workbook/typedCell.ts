import { formatForFormula, type TypingPlace } from "../formulas/typedFormat";
import { GENERAL, type Cell, type CellFormat } from "./cell";
import { withFormat } from "./formats";
import { typeText, type TypingLocale } from "./typedText";

/**
 * What becomes of a cell when a text is typed into it, by a person or through the API; `undefined` when nothing is left.
 *
 * @param text formulas in the notation of the file
 */
export function typedCell(
  text: string,
  before: Cell | undefined,
  place: TypingPlace,
  locale: TypingLocale,
): Cell | undefined {
  const format = unquoted(before?.format ?? GENERAL);
  const typed = typeText(text, locale, {
    currentFormat: format.numberFormat,
    uses1904: place.workbook.uses1904,
  });
  switch (typed.kind) {
    case "empty":
      return format === GENERAL ? undefined : { format };
    case "formula":
      return { formula: typed.formula, format: formatForFormula(format, typed.formula, place) };
    case "value": {
      const { value, numberFormat, isQuoted } = typed;
      if (isQuoted) return { value, format: withFormat(format, { isQuoted }) };
      return { value, format: numberFormat === undefined ? format : withFormat(format, { numberFormat }) };
    }
  }
}

/** An apostrophe belongs to the text typed after it, not to the looks of its cell. */
export function unquoted(format: CellFormat): CellFormat {
  return format.isQuoted ? withFormat(format, { isQuoted: false }) : format;
}
