import { parseAddress } from "../workbook/address";
import { ERROR_CODES, type CellRange } from "../workbook/cell";
import type { DefinedName, Workbook } from "../workbook/workbook";

/** A name seen from a sheet: its own name first, then the workbook's. */
export function visibleName(
  workbook: Workbook,
  name: string,
  sheetId: string | undefined,
): DefinedName | undefined {
  return (
    (sheetId === undefined ? undefined : nameIn(workbook, name, sheetId)) ?? nameIn(workbook, name, undefined)
  );
}

/** A name of one scope; without case. */
export function nameIn(
  workbook: Workbook,
  name: string,
  sheetId: string | undefined,
): DefinedName | undefined {
  const wanted = name.toLowerCase();
  return workbook.names.find((known) => known.sheetId === sheetId && known.name.toLowerCase() === wanted);
}

export interface PlacedRange {
  readonly sheetId: string;
  readonly range: CellRange;
}

/** The cells a name refers to; `undefined` when it stands for something else. */
export function namedRange(
  workbook: Workbook,
  name: string,
  sheetId: string | undefined,
): PlacedRange | undefined {
  const found = visibleName(workbook, name, sheetId);
  return found === undefined ? undefined : rangeOf(workbook, found);
}

export function rangeOf(workbook: Workbook, { refersTo }: DefinedName): PlacedRange | undefined {
  const parsed = parseAddress(refersTo.replace(/^=/, ""));
  if (parsed?.sheetName === undefined) return undefined;
  const sheet = workbook.sheetByName(parsed.sheetName);
  return sheet === undefined ? undefined : { sheetId: sheet.id, range: parsed.range };
}

type NameType = "Range" | "String" | "Double" | "Boolean" | "Error" | "Array";

/** What a name stands for, and the value the API shows: an address for ranges, the constant, or an error. */
export function typeAndValue(
  workbook: Workbook,
  name: DefinedName,
): { readonly type: NameType; readonly value: unknown } {
  const body = name.refersTo.replace(/^=/, "");
  if (rangeOf(workbook, name) !== undefined) return { type: "Range", value: body };
  if (/^[+-]?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(body)) return { type: "Double", value: Number(body) };
  if (/^".*"$/s.test(body)) return { type: "String", value: body.slice(1, -1).replaceAll('""', '"') };
  if (/^(TRUE|FALSE)$/i.test(body)) return { type: "Boolean", value: body.toUpperCase() === "TRUE" };
  const error = ERROR_CODES.find((code) => body.toUpperCase().includes(code));
  return { type: "Error", value: error ?? "#VALUE!" };
}
