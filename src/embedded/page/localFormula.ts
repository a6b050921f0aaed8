import { functionFromFrench, functionToFrench } from "./frenchFunctions";

/**
 * The en-US form of a formula typed in a locale with a decimal comma, where arguments are parted by `;`. In French the
 * functions have French names.
 *
 * English names are understood everywhere, and a comma separates arguments, too, when the formula has no `;` at all and the
 * comma stands inside parentheses: formulas copied from an English page work.
 *
 * @example
 * formulaFromLocal("=ARRONDI(A1*1,5;2)", "fr-FR") // => "=ROUND(A1*1.5,2)"
 */
export function formulaFromLocal(formula: string, localeTag: string): string {
  if (!usesDecimalComma(localeTag)) return formula;
  const parts = signParts(formula);
  const hasSemicolon = parts.some(({ text, isKept }) => !isKept && text.includes(";"));
  const english = renamed(parts, localeTag, functionFromFrench);
  return english
    .map(({ text, isKept, depth }) => {
      if (isKept) return text;
      const isDecimalComma = hasSemicolon || depth === 0;
      const dotted = isDecimalComma ? text.replace(DECIMAL_COMMA, "$1.$2") : text;
      return dotted.replaceAll(";", ",");
    })
    .join("");
}

/** What the formula bar shows: the reverse of {@link formulaFromLocal}. */
export function formulaToLocal(formula: string, localeTag: string): string {
  if (!usesDecimalComma(localeTag)) return formula;
  return renamed(signParts(formula), localeTag, functionToFrench)
    .map(({ text, isKept }) => (isKept ? text : text.replaceAll(",", ";").replace(DECIMAL_POINT, "$1,$2")))
    .join("");
}

/** Parts with other names before their parentheses, and for true and false. */
function renamed(
  parts: readonly SignPart[],
  localeTag: string,
  nameOf: (name: string) => string,
): readonly SignPart[] {
  if (!/^fr\b/i.test(localeTag)) return parts;
  return parts.map((part, index) => {
    if (part.isKept) return part;
    const next = parts[index + 1];
    const isCalled = next !== undefined && !next.isKept && next.text.startsWith("(");
    const text = part.text.replace(TRUTH, nameOf);
    return { ...part, text: isCalled ? text.replace(NAME_AT_END, nameOf) : text };
  });
}

const NAME_AT_END = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*$/u;
const TRUTH = /(?<![\p{L}\p{N}_.$!])(?:VRAI|FAUX|TRUE|FALSE)(?![\p{L}\p{N}_.!:])/giu;
const DECIMAL_COMMA = /(?<![\p{L}\p{N}_.])(\d*),(\d)/gu;
const DECIMAL_POINT = /(?<![\p{L}\p{N}_.])(\d*)\.(\d)/gu;

function usesDecimalComma(localeTag: string): boolean {
  return new Intl.NumberFormat(localeTag).format(1.5).includes(",");
}

interface SignPart {
  readonly text: string;
  /** Inside quotes, brackets of a table reference or braces of an array: not ours to change. */
  readonly isKept: boolean;
  /** Open parentheses around it. */
  readonly depth: number;
}

function signParts(formula: string): readonly SignPart[] {
  const parts: SignPart[] = [];
  let depth = 0;
  let plainFrom = 0;
  let at = 0;
  const closePlain = (): void => {
    if (at > plainFrom) parts.push({ text: formula.slice(plainFrom, at), isKept: false, depth });
  };
  while (at < formula.length) {
    const sign = formula[at]!;
    const end = keptUntil(formula, at);
    if (end > at) {
      closePlain();
      parts.push({ text: formula.slice(at, end), isKept: true, depth });
      at = plainFrom = end;
    } else if (sign === "(" || sign === ")") {
      closePlain();
      plainFrom = at;
      depth += sign === "(" ? 1 : -1;
      at++;
    } else at++;
  }
  closePlain();
  return parts;
}

/** End of the quoted, bracketed or braced stretch that starts here; `start` itself when none does. */
function keptUntil(formula: string, start: number): number {
  const open = formula[start]!;
  if (open === '"' || open === "'") {
    const close = formula.indexOf(open, start + 1);
    return close < 0 ? formula.length : close + 1;
  }
  if (open !== "[" && open !== "{") return start;
  const close = open === "[" ? "]" : "}";
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    if (formula[at] === open) depth++;
    else if (formula[at] === close && --depth === 0) return at + 1;
  }
  return formula.length;
}
