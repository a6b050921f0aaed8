import type { DecimalMark } from "../../application/ports";

/** An amount written as most are: `1 234,56 €`, `-12.00`, `80`. */
export interface CommonAmount {
  readonly value: number;
  /** `undefined` without decimals. */
  readonly mark: DecimalMark | undefined;
  readonly isEuro: boolean;
}

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const COMMA = 44;
const POINT = 46;
const EURO = 0x20ac;
// Beyond, whole cents are not exact.
const DIGITS_MAX = 13;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f;

/**
 * Reads an amount of one or two decimals, thousands apart by spaces if at all, in euros or no currency; `undefined` for
 * every other text, amounts included. Character by character: a long sheet has hundreds of thousands of them.
 */
export function readCommonAmount(text: string): CommonAmount | undefined {
  const end = text.length;
  let at = text.charCodeAt(0) === MINUS ? 1 : 0;
  const isNegative = at === 1;
  let whole = 0;
  let digits = 0;
  let inGroup = 0;
  let isGrouped = false;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      // 0123456789 is a telephone or an account.
      if (digits === 1 && whole === 0) return undefined;
      whole = 10 * whole + code - ZERO;
      digits += 1;
      inGroup += 1;
    } else if (isSpace(code) && isDigit(text.charCodeAt(at + 1))) {
      if (isGrouped ? inGroup !== 3 : inGroup < 1 || inGroup > 3) return undefined;
      isGrouped = true;
      inGroup = 0;
    } else break;
  }
  if (digits === 0 || digits > DIGITS_MAX || (isGrouped && inGroup !== 3)) return undefined;

  let mark: DecimalMark | undefined;
  let value = whole;
  const code = text.charCodeAt(at);
  if (code === COMMA || code === POINT) {
    mark = code === COMMA ? "," : ".";
    const tenths = text.charCodeAt(at + 1);
    const hundredths = text.charCodeAt(at + 2);
    if (!isDigit(tenths)) return undefined;
    if (isDigit(hundredths)) {
      value = (100 * whole + 10 * (tenths - ZERO) + hundredths - ZERO) / 100;
      at += 3;
    } else {
      value = (10 * whole + tenths - ZERO) / 10;
      at += 2;
    }
  }
  let isEuro = false;
  if (at < end) {
    if (isSpace(text.charCodeAt(at))) at += 1;
    isEuro = text.charCodeAt(at) === EURO;
    if (!isEuro || at + 1 !== end) return undefined;
  }
  return { value: isNegative ? -value : value, mark, isEuro };
}
