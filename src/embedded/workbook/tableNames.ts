import type { Rewriting } from "../formulas/rewrite";
import { rewriteWorkbook } from "./rewriteWorkbook";
import type { Sheet, Table } from "./sheet";
import type { Workbook } from "./workbook";

/**
 * Gives a table another name, in every formula too. Whether the name is allowed, and telling the change, is decided
 * above.
 */
export function renameTable(workbook: Workbook, sheet: Sheet, table: Table, name: string): void {
  const old = table.name.toLowerCase();
  const rewriting: Rewriting = {
    isUntouched: (formula) => !formula.toLowerCase().includes(old),
    table: (reference) =>
      reference.table?.toLowerCase() === old ? { ...reference, table: name } : reference,
    name: (written) => (written.toLowerCase() === old ? name : written),
  };
  rewriteWorkbook(workbook, () => rewriting);
  sheet.tables = sheet.tables.map((other) => (other.id === table.id ? { ...other, name } : other));
}

/**
 * Follows a table's columns to their new names in every formula, `[@Due]` inside the table included.
 *
 * @param before the table under its old column names; those it has now are found by their ids.
 */
export function followColumnNames(workbook: Workbook, before: Table, after: Table): void {
  const names = new Map<string, string>();
  for (const { id, name } of before.columns) {
    const now = after.columns.find((column) => column.id === id);
    if (now !== undefined && now.name !== name) names.set(name.toLowerCase(), now.name);
  }
  if (names.size === 0) return;
  const own = before.name.toLowerCase();
  const rewritingOf = (isMeant: (table: string) => boolean): Rewriting => ({
    isUntouched: (formula) => !formula.includes("["),
    table: (reference) => {
      if (!isMeant((reference.table ?? "").toLowerCase())) return reference;
      const columns = reference.columns?.map((column) => names.get(column.toLowerCase()) ?? column);
      const isSame = columns?.every((column, index) => column === reference.columns?.[index]) ?? true;
      return isSame ? reference : { ...reference, columns };
    },
  });
  const elsewhere = rewritingOf((table) => table === own);
  const inside = rewritingOf((table) => table === own || table === "");
  rewriteWorkbook(
    workbook,
    () => elsewhere,
    ({ id }) => (id === before.id ? inside : undefined),
  );
}
