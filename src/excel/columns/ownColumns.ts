import { COMPUTED_COLUMNS, type ComputedColumn, type LanguageCode } from "../../application/ports";

/** What stands in the headers of our columns. */
export const COLUMN_HEADERS: Readonly<Record<LanguageCode, Readonly<Record<ComputedColumn, string>>>> = {
  en: {
    nextCall: "Next call",
    stage: "Stage",
    why: "Why",
    lastCall: "Last call",
    outcome: "Outcome",
    promised: "Promised for",
  },
  fr: {
    nextCall: "Prochain appel",
    stage: "Niveau",
    why: "Pourquoi",
    lastCall: "Dernier appel",
    outcome: "Résultat",
    promised: "Promis pour",
  },
};

/** Ours beside a column of the person with the same header. */
const DISTINCTION = " (Relance)";

/** The hidden name, scoped to the sheet, that finds a column of ours again whatever moved. Stored in workbooks. */
export function columnNameOf(column: ComputedColumn): string {
  return `Relance_Column_${column}`;
}

/** Whether a header cell still holds what we wrote there, in either language. */
export function isOwnHeader(column: ComputedColumn, header: unknown): boolean {
  if (typeof header !== "string") return false;
  return Object.values(COLUMN_HEADERS).some((headers) => {
    const own = headers[column];
    return (
      header === own ||
      (header.startsWith(own + DISTINCTION) && /^\d*$/.test(header.slice((own + DISTINCTION).length)))
    );
  });
}

/** A header for each column that nothing in `taken` (the sheet's own headers) has already. */
export function freeHeaders(
  columns: readonly ComputedColumn[],
  language: LanguageCode,
  taken: Iterable<string>,
): readonly string[] {
  const used = new Set([...taken].map((header) => header.trim().toLowerCase()));
  return columns.map((column) => {
    const plain = COLUMN_HEADERS[language][column];
    let header = plain;
    for (let number = 1; used.has(header.toLowerCase()); number += 1)
      header = `${plain}${DISTINCTION}${number === 1 ? "" : number}`;
    used.add(header.toLowerCase());
    return header;
  });
}

/** Our columns as found on a sheet. */
export interface OwnColumns {
  /** 1-based columns. */
  readonly columns: ReadonlyMap<ComputedColumn, number>;
  /** Names that point at nothing of ours any more: the sheet was pasted over, or the column deleted. */
  readonly stale: readonly ComputedColumn[];
}

export interface OwnColumnProbe {
  /** Call after the sync that follows the probe. */
  found(headerRow: number | undefined): OwnColumns;
}

/** Queues the look-up of our columns by their names. Shape: readable after the next `sync`; none of its own. */
export function probeOwnColumns(sheet: Excel.Worksheet): OwnColumnProbe {
  const probes = COMPUTED_COLUMNS.map((column) => {
    const name = sheet.names.getItemOrNullObject(columnNameOf(column));
    const range = name.getRangeOrNullObject();
    name.load("name");
    range.load("rowIndex,columnIndex,rowCount,columnCount,values");
    return { column, name, range };
  });
  return {
    found(headerRow) {
      const columns = new Map<ComputedColumn, number>();
      const stale: ComputedColumn[] = [];
      for (const { column, name, range } of probes) {
        if (name.isNullObject) continue;
        const isFound =
          !range.isNullObject &&
          range.rowCount === 1 &&
          range.columnCount === 1 &&
          (headerRow === undefined || range.rowIndex + 1 === headerRow) &&
          isOwnHeader(column, range.values[0]?.[0]);
        if (isFound) columns.set(column, range.columnIndex + 1);
        else stale.push(column);
      }
      return { columns, stale };
    },
  };
}
