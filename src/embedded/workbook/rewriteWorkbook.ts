import { rewriteFormula, type Rewriting } from "../formulas/rewrite";
import type { Sheet, Table } from "./sheet";
import type { Workbook } from "./workbook";

/**
 * Rewrites the references of every formula, name and calculated column. Names stand on no sheet.
 *
 * @param rewritingIn for formulas inside a table, where `[@Due]` means that table; left out: as elsewhere on the sheet.
 */
export function rewriteWorkbook(
  workbook: Workbook,
  rewritingOn: (sheet: Sheet | undefined) => Rewriting,
  rewritingIn?: (table: Table) => Rewriting | undefined,
): void {
  for (const sheet of workbook.sheets) {
    const onSheet = rewritingOn(sheet);
    const inTables = sheet.tables.flatMap((table) => {
      const rewriting = rewritingIn?.(table);
      return rewriting === undefined ? [] : [{ table, rewriting }];
    });
    const rewritingAt = (row: number, column: number): Rewriting =>
      inTables.find(({ table }) => isInside(table, row, column))?.rewriting ?? onSheet;
    for (let row = 0; row < sheet.rowCount; row++)
      sheet.rowAt(row)?.forEach((cell, column) => {
        if (cell?.formula === undefined) return;
        const formula = rewriteFormula(cell.formula, rewritingAt(row, column));
        if (formula !== cell.formula) sheet.setCell(row, column, { ...cell, formula });
      });
    sheet.tables = sheet.tables.map((table) => rewrittenTable(table, rewritingIn?.(table) ?? onSheet));
  }
  const unplaced = rewritingOn(undefined);
  workbook.names.forEach((name, index) => {
    const refersTo = rewriteFormula(name.refersTo, unplaced);
    if (refersTo !== name.refersTo) workbook.names[index] = { ...name, refersTo };
  });
}

function isInside({ range }: Table, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

function rewrittenTable(table: Table, rewriting: Rewriting): Table {
  const columns = table.columns.map((column) => {
    if (column.calculatedFormula === undefined) return column;
    const calculatedFormula = rewriteFormula(column.calculatedFormula, rewriting);
    return calculatedFormula === column.calculatedFormula ? column : { ...column, calculatedFormula };
  });
  return columns.every((column, index) => column === table.columns[index]) ? table : { ...table, columns };
}
