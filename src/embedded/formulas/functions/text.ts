import { format } from "numfmt";
import { CELL_TEXT_MAX } from "../../workbook/cell";
import { DAYS_1904 } from "../clock";
import {
  BAD_VALUE,
  NOT_AVAILABLE,
  Matrix,
  errorOf,
  isError,
  textToNumber,
  toText,
  type Value,
} from "../values";
import { wildcard } from "./criteria";
import {
  ErrorFound,
  booleanOf,
  integerOf,
  matrixOf,
  numberOf,
  ofScalars,
  ofValues,
  textOf,
  type Call,
  type FunctionTable,
} from "./definition";
import { roundTo } from "./math";

function limited(text: string): Value {
  return text.length > CELL_TEXT_MAX ? BAD_VALUE : text;
}

function countOf(value: Value, missing: number): number {
  const count = value === undefined ? missing : integerOf(value);
  if (count < 0) throw new ErrorFound(BAD_VALUE);
  return count;
}

function textsOf(args: readonly Value[]): string[] {
  return args.flatMap((arg) => matrixOf(arg).values.map(textOf));
}

function position(found: number): Value {
  return found < 0 ? BAD_VALUE : found + 1;
}

function search(wanted: string, text: string, start: number): Value {
  if (start < 1 || start > text.length + 1) return BAD_VALUE;
  const pattern = wildcard(wanted);
  if (pattern === undefined) return position(text.toLowerCase().indexOf(wanted.toLowerCase(), start - 1));
  const anywhere = new RegExp(pattern.source.slice(1, -1), "giu");
  anywhere.lastIndex = start - 1;
  return position(anywhere.exec(text)?.index ?? -1);
}

function substitute(text: string, old: string, replacement: string, occurrence: number | undefined): string {
  if (old === "") return text;
  if (occurrence === undefined) return text.replaceAll(old, replacement);
  let at = -1;
  for (let i = 0; i < occurrence; i++) {
    at = text.indexOf(old, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at) + replacement + text.slice(at + old.length);
}

/** A number in a format code, always as en-US shows it. */
export function formatNumber(value: number, code: string, uses1904: boolean): Value {
  try {
    // The 1904 option of the formatter does not exist: the same day has another number there.
    return format(code, uses1904 ? value + DAYS_1904 : value, { locale: "en", throws: true });
  } catch {
    return BAD_VALUE;
  }
}

function formatted(value: Value, code: string, call: Call): Value {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const number = typeof value === "string" ? textToNumber(value) : numberOf(value);
  if (number === undefined)
    return code.includes("@") ? code.replaceAll('"', "").replace("@", textOf(value)) : value;
  if (code === "") return "";
  return formatNumber(number, code, call.workbook.uses1904);
}

/** The part before or after the n-th delimiter; counted from the end when `instance` is negative. */
function splitAround(args: readonly Value[], side: "before" | "after"): Value {
  const text = textOf(args[0]);
  const delimiters = matrixOf(args[1]).values.map(textOf);
  const instance = args[2] === undefined ? 1 : integerOf(args[2]);
  if (instance === 0) return BAD_VALUE;
  const isCaseBlind = args[3] !== undefined && numberOf(args[3]) === 1;
  const places = placesOf(text, delimiters, isCaseBlind);
  const place = instance > 0 ? places[instance - 1] : places.at(instance);
  if (place !== undefined) return side === "before" ? text.slice(0, place.start) : text.slice(place.end);
  const matchesEnd = args[4] !== undefined && numberOf(args[4]) === 1;
  if (matchesEnd && Math.abs(instance) === places.length + 1)
    return (side === "before") === instance > 0 ? text : "";
  return args[5] ?? NOT_AVAILABLE;
}

function placesOf(
  text: string,
  delimiters: readonly string[],
  isCaseBlind: boolean,
): { readonly start: number; readonly end: number }[] {
  const places: { start: number; end: number }[] = [];
  const source = delimiters
    .filter((delimiter) => delimiter !== "")
    .map((delimiter) => delimiter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
  if (source === "") return places;
  for (const match of text.matchAll(new RegExp(source, isCaseBlind ? "gi" : "g")))
    places.push({ start: match.index, end: match.index + match[0].length });
  return places;
}

function splitText(args: readonly Value[]): Value {
  const text = textOf(args[0]);
  const skipsEmpty = args[3] !== undefined && booleanOf(args[3]);
  const isCaseBlind = args[4] !== undefined && numberOf(args[4]) === 1;
  const cut = (piece: string, by: Value): string[] => {
    if (by === undefined) return [piece];
    const places = placesOf(piece, matrixOf(by).values.map(textOf), isCaseBlind);
    const starts = [0, ...places.map(({ end }) => end)];
    const pieces = starts.map((start, index) => piece.slice(start, places[index]?.start));
    return skipsEmpty ? pieces.filter((part) => part !== "") : pieces;
  };
  const rows = cut(text, args[2]).map((row) => cut(row, args[1]));
  const width = Math.max(...rows.map((row) => row.length));
  const padding = args[5] ?? NOT_AVAILABLE;
  return Matrix.fromRows(
    rows.map((row) =>
      Array.from(
        { length: width },
        (_, column) => row[column] ?? (isError(padding) ? padding : textOf(padding)),
      ),
    ),
  );
}

export const TEXT: FunctionTable = {
  CONCATENATE: ofScalars(1, 255, (args) => limited(args.map(textOf).join(""))),
  CONCAT: ofValues(1, 255, (args) => limited(textsOf(args).join(""))),
  TEXTJOIN: ofValues(3, 255, ([delimiter, skipsEmpty, ...args]) => {
    const delimiters = matrixOf(delimiter).values.map(textOf);
    const texts = textsOf(args).filter((text) => text !== "" || !booleanOf(skipsEmpty));
    return limited(
      texts
        .map((text, index) => (index > 0 ? (delimiters[(index - 1) % delimiters.length] ?? "") + text : text))
        .join(""),
    );
  }),
  LEFT: ofScalars(1, 2, ([text, count]) => textOf(text).slice(0, countOf(count, 1))),
  RIGHT: ofScalars(1, 2, ([text, count]) => {
    const whole = textOf(text);
    return whole.slice(Math.max(0, whole.length - countOf(count, 1)));
  }),
  MID: ofScalars(3, 3, ([text, start, count]) => {
    const first = integerOf(start);
    return first < 1 ? BAD_VALUE : textOf(text).slice(first - 1, first - 1 + countOf(count, 0));
  }),
  LEN: ofScalars(1, 1, ([text]) => textOf(text).length),
  LOWER: ofScalars(1, 1, ([text]) => textOf(text).toLowerCase()),
  UPPER: ofScalars(1, 1, ([text]) => textOf(text).toUpperCase()),
  PROPER: ofScalars(1, 1, ([text]) =>
    textOf(text)
      .toLowerCase()
      .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ),
  TRIM: ofScalars(1, 1, ([text]) => textOf(text).replace(/ +/g, " ").replace(/^ | $/g, "")),
  // eslint-disable-next-line no-control-regex -- taking control characters off is what CLEAN is for
  CLEAN: ofScalars(1, 1, ([text]) => textOf(text).replace(/[\u0000-\u001f]/g, "")),
  FIND: ofScalars(2, 3, ([wanted, text, start]) => {
    const from = start === undefined ? 1 : integerOf(start);
    return from < 1 ? BAD_VALUE : position(textOf(text).indexOf(textOf(wanted), from - 1));
  }),
  SEARCH: ofScalars(2, 3, ([wanted, text, start]) =>
    search(textOf(wanted), textOf(text), start === undefined ? 1 : integerOf(start)),
  ),
  SUBSTITUTE: ofScalars(3, 4, ([text, old, replacement, occurrence]) =>
    limited(
      substitute(
        textOf(text),
        textOf(old),
        textOf(replacement),
        occurrence === undefined ? undefined : Math.max(1, integerOf(occurrence)),
      ),
    ),
  ),
  REPLACE: ofScalars(4, 4, ([text, start, count, replacement]) => {
    const whole = textOf(text);
    const from = integerOf(start) - 1;
    return from < 0
      ? BAD_VALUE
      : whole.slice(0, from) + textOf(replacement) + whole.slice(from + countOf(count, 0));
  }),
  REPT: ofScalars(2, 2, ([text, count]) => {
    const times = countOf(count, 0);
    return textOf(text).length * times > CELL_TEXT_MAX ? BAD_VALUE : textOf(text).repeat(times);
  }),
  EXACT: ofScalars(2, 2, ([a, b]) => textOf(a) === textOf(b)),
  CHAR: ofScalars(1, 1, ([code]) => {
    const number = integerOf(code);
    return number < 1 || number > 255
      ? BAD_VALUE
      : new TextDecoder("windows-1252").decode(Uint8Array.of(number));
  }),
  UNICHAR: ofScalars(1, 1, ([code]) => {
    const number = integerOf(code);
    return number < 1 || number > 0x10ffff ? BAD_VALUE : String.fromCodePoint(number);
  }),
  CODE: ofScalars(1, 1, ([text]) => textOf(text).codePointAt(0) ?? BAD_VALUE),
  UNICODE: ofScalars(1, 1, ([text]) => textOf(text).codePointAt(0) ?? BAD_VALUE),
  VALUE: ofScalars(1, 1, ([value]) =>
    typeof value === "boolean"
      ? BAD_VALUE
      : typeof value === "string"
        ? (textToNumber(value) ?? BAD_VALUE)
        : (value ?? 0),
  ),
  NUMBERVALUE: ofScalars(1, 3, ([text, decimal, group]) => {
    const point = decimal === undefined ? "." : textOf(decimal).charAt(0);
    const separator = group === undefined ? "," : textOf(group).charAt(0);
    const plain = textOf(text).replaceAll(" ", "").replaceAll(separator, "").replace(point, ".");
    const percents = /%*$/.exec(plain)?.[0].length ?? 0;
    const number = plain === "" ? 0 : Number(plain.slice(0, plain.length - percents));
    return Number.isNaN(number) ? BAD_VALUE : number / 100 ** percents;
  }),
  T: ofValues(1, 1, ([value]) => {
    const [first] = matrixOf(value).values;
    return typeof first === "string" || isError(first) ? first : "";
  }),
  TEXT: ofScalars(2, 2, ([value, code], call) => formatted(value, textOf(code), call)),
  FIXED: ofScalars(1, 3, ([value, places, hasNoCommas]) => {
    const digits = places === undefined ? 2 : integerOf(places);
    const rounded = roundTo(numberOf(value), digits);
    const decimals = "0".repeat(Math.max(0, digits));
    const whole = hasNoCommas !== undefined && booleanOf(hasNoCommas) ? "0" : "#,##0";
    return formatNumber(rounded, decimals === "" ? whole : `${whole}.${decimals}`, false);
  }),
  DOLLAR: ofScalars(1, 2, ([value, places]) => {
    const digits = places === undefined ? 2 : integerOf(places);
    const amount = digits > 0 ? `$#,##0.${"0".repeat(digits)}` : "$#,##0";
    return formatNumber(roundTo(numberOf(value), digits), `${amount};(${amount})`, false);
  }),
  TEXTBEFORE: ofValues(2, 6, (args) => splitAround(args, "before"), "srssss"),
  TEXTAFTER: ofValues(2, 6, (args) => splitAround(args, "after"), "srssss"),
  TEXTSPLIT: ofValues(2, 6, splitText, "srrsse"),
  VALUETOTEXT: ofScalars(1, 2, ([value]) => toText(value)),
  ARRAYTOTEXT: ofValues(1, 2, ([value]) => textsOf([value]).join(", ")),
  HYPERLINK: ofScalars(1, 2, ([address, shown]) => shown ?? address),
  ENCODEURL: ofScalars(1, 1, ([text]) => {
    try {
      return encodeURIComponent(textOf(text));
    } catch {
      return errorOf("#VALUE!");
    }
  }),
};
