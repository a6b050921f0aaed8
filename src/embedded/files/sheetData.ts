import { COLUMN_COUNT, ROW_COUNT } from "../workbook/cell";
import { readTag, XmlError } from "./xml";

/** A `row` element: where its cells are in the text, and its attributes. */
export interface RowElement {
  /** Zero-based. */
  readonly row: number;
  /** Of the whole element. */
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** A `c` element, cut but not yet understood. */
export interface CellElement {
  readonly column: number;
  readonly style: number;
  readonly type: string;
  /** Index of the cell's metadata: dynamic arrays have one. */
  readonly metadata: string | undefined;
  /** Text of `v` as written; `undefined` without one. */
  readonly value: string | undefined;
  /** Whole `f` and `is` elements as written. */
  readonly formula: string | undefined;
  readonly inline: string | undefined;
  readonly start: number;
  readonly end: number;
}

const GREATER = 62;
const SPACE = 32;
const SLASH = 47;
const EQUALS = 61;

/** Walks the rows between `start` and `end`, the inside of a `sheetData`. Rows without number follow one another. */
export function* rowElements(xml: string, start: number, end: number, prefix: string): Generator<RowElement> {
  const open = `<${prefix}row`;
  const close = `</${prefix}row`;
  let next = 0;
  let at = xml.indexOf(open, start);
  while (at >= 0 && at < end) {
    const tagEnd = xml.indexOf(">", at);
    if (tagEnd < 0) throw new XmlError("cut short");
    const number = attributeIn(xml, at + open.length, tagEnd, "r");
    const row = number === undefined ? next : Number(number) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= ROW_COUNT) throw new XmlError("row number");
    next = row + 1;
    if (xml.charCodeAt(tagEnd - 1) === SLASH) {
      yield { row, start: at, end: tagEnd + 1, innerStart: tagEnd + 1, innerEnd: tagEnd + 1 };
      at = xml.indexOf(open, tagEnd);
      continue;
    }
    const innerEnd = xml.indexOf(close, tagEnd);
    if (innerEnd < 0) throw new XmlError("cut short");
    const rowEnd = xml.indexOf(">", innerEnd) + 1;
    yield { row, start: at, end: rowEnd, innerStart: tagEnd + 1, innerEnd };
    at = xml.indexOf(open, rowEnd);
  }
}

/** Walks the cells of a row. Cells without reference follow one another. */
export function* cellElements(xml: string, row: RowElement, prefix: string): Generator<CellElement> {
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let next = 0;
  let at = xml.indexOf(open, row.innerStart);
  while (at >= 0 && at < row.innerEnd) {
    const tagEnd = xml.indexOf(">", at);
    if (tagEnd < 0) throw new XmlError("cut short");
    const following = xml.charCodeAt(at + open.length);
    if (following > SPACE && following !== GREATER && following !== SLASH) {
      at = xml.indexOf(open, tagEnd);
      continue;
    }
    let column = next;
    let style = 0;
    let type = "n";
    let metadata: string | undefined;
    let position = at + open.length;
    for (;;) {
      const equals = xml.indexOf("=", position);
      if (equals < 0 || equals > tagEnd) break;
      let nameStart = equals - 1;
      while (xml.charCodeAt(nameStart - 1) > SPACE) nameStart--;
      const valueStart = equals + 1;
      const valueEnd = xml.indexOf(xml[valueStart]!, valueStart + 1);
      if (valueEnd < 0) throw new XmlError("attribute");
      const name = xml.slice(nameStart, equals).trimEnd();
      if (name === "r") column = columnOf(xml, valueStart + 1);
      else if (name === "s") style = Number(xml.slice(valueStart + 1, valueEnd));
      else if (name === "t") type = xml.slice(valueStart + 1, valueEnd);
      else if (name === "cm") metadata = xml.slice(valueStart + 1, valueEnd);
      position = valueEnd + 1;
    }
    if (column >= COLUMN_COUNT) throw new XmlError("column");
    next = column + 1;
    if (xml.charCodeAt(tagEnd - 1) === SLASH) {
      yield {
        column,
        style,
        type,
        metadata,
        value: undefined,
        formula: undefined,
        inline: undefined,
        start: at,
        end: tagEnd + 1,
      };
      at = xml.indexOf(open, tagEnd);
      continue;
    }
    const cellEnd = xml.indexOf(close, tagEnd);
    if (cellEnd < 0) throw new XmlError("cut short");
    const inner = innerParts(xml, tagEnd + 1, cellEnd, prefix);
    const end = cellEnd + close.length;
    yield { column, style, type, metadata, ...inner, start: at, end };
    at = xml.indexOf(open, end);
  }
}

interface InnerParts {
  readonly value: string | undefined;
  readonly formula: string | undefined;
  readonly inline: string | undefined;
}

function innerParts(xml: string, start: number, end: number, prefix: string): InnerParts {
  let value: string | undefined;
  let formula: string | undefined;
  let inline: string | undefined;
  let at = xml.indexOf("<", start);
  while (at >= 0 && at < end) {
    const nameAt = at + 1 + prefix.length;
    const letter = xml[nameAt];
    const tagEnd = xml.indexOf(">", at);
    const isEmpty = xml.charCodeAt(tagEnd - 1) === SLASH;
    let elementEnd = tagEnd + 1;
    if (letter === "v" || letter === "f") {
      if (!isEmpty) {
        const close = xml.indexOf(`</${prefix}${letter}`, tagEnd);
        elementEnd = xml.indexOf(">", close) + 1;
        if (letter === "v") value = xml.slice(tagEnd + 1, close);
      }
      if (letter === "f") formula = xml.slice(at, elementEnd);
      else value ??= "";
    } else if (letter === "i" && xml[nameAt + 1] === "s") {
      if (!isEmpty) elementEnd = xml.indexOf(">", xml.indexOf(`</${prefix}is`, tagEnd)) + 1;
      inline = xml.slice(at, elementEnd);
    } else if (!isEmpty) {
      // Extensions may hold anything: nothing of a cell comes after them.
      break;
    }
    at = xml.indexOf("<", elementEnd);
  }
  return { value, formula, inline };
}

function columnOf(xml: string, from: number): number {
  let column = 0;
  for (let at = from; ; at++) {
    const code = xml.charCodeAt(at);
    if (code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96;
    else return column - 1;
  }
}

/** One attribute of a tag, without reading the others into a map. */
function attributeIn(xml: string, from: number, tagEnd: number, wanted: string): string | undefined {
  let at = from;
  for (;;) {
    const found = xml.indexOf(wanted, at);
    if (found < 0 || found > tagEnd) return undefined;
    const isName = xml.charCodeAt(found - 1) <= SPACE && xml.charCodeAt(found + wanted.length) === EQUALS;
    if (isName) {
      const quote = found + wanted.length + 1;
      const end = xml.indexOf(xml[quote]!, quote + 1);
      return xml.slice(quote + 1, end);
    }
    at = found + 1;
  }
}

/** The attributes of a row's tag. */
export function rowAttributes(xml: string, row: RowElement): Map<string, string> {
  return readTag(xml, row.start).attributes;
}
