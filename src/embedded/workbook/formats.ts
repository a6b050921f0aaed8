import { GENERAL, type CellFormat } from "./cell";

const interned = new Map<string, CellFormat>();

/** The one shared object for these looks, so that formats can be compared by identity. */
export function internFormat(format: CellFormat): CellFormat {
  const entries = Object.entries(format).filter(([, look]) => look !== undefined && look !== false);
  // A locked cell is the default, so an *unlocked* one must stay apart from one that says nothing.
  if (format.isLocked === false) entries.push(["isLocked", false]);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify(entries);
  let known = interned.get(key);
  if (known === undefined) {
    known = entries.length === 1 && format.numberFormat === GENERAL.numberFormat ? GENERAL : format;
    interned.set(key, known);
  }
  return known;
}

/**
 * `format` with some looks changed. The result is no longer a style of the file, but remembers the one it came
 * from: borders and whatever else is not modelled here are kept when the workbook is saved.
 *
 * @example withFormat(cell.format, { numberFormat: "m/d/yyyy" })
 */
export function withFormat(format: CellFormat, change: Partial<CellFormat>): CellFormat {
  const names = Object.keys(change) as (keyof CellFormat)[];
  if (names.every((name) => format[name] === change[name])) return format;
  const { fileStyle, ...looks } = format;
  const changed: CellFormat = { ...looks, ...change };
  return internFormat(fileStyle === undefined ? changed : { ...changed, basedOnFileStyle: fileStyle });
}
