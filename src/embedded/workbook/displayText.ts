import { format, getFormatDateInfo, isValidFormat } from "numfmt";
import { isErrorValue, type Cell, type CellValue } from "./cell";
import { localeRules, type LocaleRules } from "./locales";
import { DAYS_1904 } from "./serialDate";

/**
 * The text Excel shows for a cell in a region, whatever the width of its column; `""` for an empty cell.
 *
 * The built-in short date (`m/d/yyyy`) and the separators follow the region, as do boolean and error words.
 * A negative date shows as `########`.
 *
 * @example displayText({ value: 46068, format: { numberFormat: "m/d/yyyy" } }, "fr-FR", false) // => "15/02/2026"
 */
export function displayText(cell: Cell | undefined, localeTag: string, uses1904: boolean): string {
  if (cell?.value === undefined) return "";
  return displayValue(cell.value, cell.format.numberFormat, localeTag, uses1904);
}

/** As {@link displayText}, for a value and an en-US format code. */
export function displayValue(
  value: CellValue,
  numberFormat: string,
  localeTag: string,
  uses1904: boolean,
): string {
  const rules = localeRules(localeTag);
  if (isErrorValue(value)) return rules.errors[value.error] ?? value.error;
  if (typeof value === "boolean") return value ? rules.trueWord : rules.falseWord;
  if (typeof value === "string") return displayString(value, numberFormat, localeTag);
  const { pattern, isDate } = patternFor(numberFormat, rules);
  const shifted = isDate && uses1904 ? value + DAYS_1904 : value;
  return showAs(pattern, shifted, localeTag);
}

function displayString(value: string, numberFormat: string, localeTag: string): string {
  // Only a section of its own (the fourth, or one with @) changes text.
  if (numberFormat === "@" || !/[@;]/.test(numberFormat) || !isValidFormat(numberFormat)) return value;
  return showAs(numberFormat, value, localeTag);
}

const OVERFLOW = "########";

function showAs(pattern: string, value: number | string, localeTag: string): string {
  return format(pattern, value, {
    locale: localeTag,
    dateErrorNumber: false,
    dateSpanLarge: false,
    overflow: OVERFLOW,
  });
}

interface Pattern {
  readonly pattern: string;
  /** Shows a day, month or year, so that 1904 dates must be moved. */
  readonly isDate: boolean;
}

const patternsByRules = new WeakMap<LocaleRules, Map<string, Pattern>>();

function patternFor(numberFormat: string, rules: LocaleRules): Pattern {
  const patterns = patternsByRules.get(rules) ?? new Map<string, Pattern>();
  patternsByRules.set(rules, patterns);
  let known = patterns.get(numberFormat);
  if (known === undefined) patterns.set(numberFormat, (known = regionalPattern(numberFormat, rules)));
  return known;
}

function regionalPattern(numberFormat: string, rules: LocaleRules): Pattern {
  if (/^\[\$-F800\]/i.test(numberFormat)) return { pattern: rules.longDate, isDate: true };
  if (/^\[\$-F400\]/i.test(numberFormat)) return { pattern: rules.longTime, isDate: false };
  const shortDate = /^m\/d\/yy(?:yy)?( h:mm)?$/.exec(numberFormat);
  if (shortDate) {
    const time = rules.longTime.startsWith("hh") ? " hh:mm" : " h:mm";
    return { pattern: shortDate[1] === undefined ? rules.shortDate : rules.shortDate + time, isDate: true };
  }
  // A code nobody can read must not hide the number.
  if (!isValidFormat(numberFormat)) return { pattern: "General", isDate: false };
  const info = getFormatDateInfo(numberFormat);
  const isDate = info.year || info.month || info.day;
  const separator = rules.dateSeparators[0]!;
  // In a date code `/` stands for the region's own separator.
  const pattern = isDate && separator !== "/" ? replaceOutsideQuotes(numberFormat, separator) : numberFormat;
  return { pattern, isDate };
}

function replaceOutsideQuotes(pattern: string, separator: string): string {
  return pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]|\//g, (part) => (part === "/" ? `"${separator}"` : part));
}
