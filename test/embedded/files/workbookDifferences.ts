import { GENERAL, type Cell } from "../../../src/embedded/workbook/cell";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import type { Workbook } from "../../../src/embedded/workbook/workbook";

/** What two workbooks say differently, as `Sheet!row,column: a ≠ b`; empty when they are alike. */
export function workbookDifferences(a: Workbook, b: Workbook): readonly string[] {
  const differences: string[] = [];
  const compare = (what: string, x: unknown, y: unknown): void => {
    const [left, right] = [JSON.stringify(x), JSON.stringify(y)];
    if (left !== right) differences.push(`${what}: ${left} ≠ ${right}`);
  };
  compare("sheets", a.sheets.map(sheetLooks), b.sheets.map(sheetLooks));
  compare("names", namesOf(a), namesOf(b));
  compare("settings", [...a.settings], [...b.settings]);
  compare("1904", a.uses1904, b.uses1904);
  compare("structure", a.isStructureProtected, b.isStructureProtected);
  compare("active", sheetName(a, a.activeSheetId), sheetName(b, b.activeSheetId));
  for (const [index, sheet] of a.sheets.entries()) {
    const other = b.sheets[index];
    if (other === undefined) continue;
    eachPosition(sheet, other, (row, column) => {
      const [x, y] = [sheet.cellAt(row, column), other.cellAt(row, column)];
      if (!isPlainlySame(x, y)) compare(`${sheet.name}!${row},${column}`, cellLooks(x), cellLooks(y));
    });
  }
  return differences;
}

/** Spares the writing out of most cells of a large sheet. */
function isPlainlySame(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.array !== undefined || b.array !== undefined) return false;
  return a.value === b.value && a.formula === b.formula && a.format === GENERAL && b.format === GENERAL;
}

function eachPosition(a: Sheet, b: Sheet, visit: (row: number, column: number) => void): void {
  const visitCells = (row: number, cells: readonly (Cell | undefined)[]): void =>
    cells.forEach((_, column) => visit(row, column));
  a.eachRow(visitCells);
  b.eachRow((row, cells) => {
    if (a.rowAt(row) === undefined) visitCells(row, cells);
    else
      cells.forEach((cell, column) => {
        if (cell !== undefined && a.cellAt(row, column) === undefined) visit(row, column);
      });
  });
}

function sheetName(workbook: Workbook, id: string): string | undefined {
  return workbook.sheetById(id)?.name;
}

function namesOf(workbook: Workbook): unknown {
  return workbook.names.map(({ sheetId, ...rest }) => ({
    ...rest,
    sheet: sheetId === undefined ? undefined : sheetName(workbook, sheetId),
  }));
}

/** Indexes of styles may change from file to file; what they look like may not. */
function cellLooks(cell: Cell | undefined): unknown {
  if (cell === undefined) return undefined;
  const { fileStyle: _, basedOnFileStyle: __, ...looks } = cell.format;
  const ordered = Object.fromEntries(
    Object.entries(looks)
      .filter(([, look]) => look !== undefined && look !== false)
      .sort(),
  );
  return [cell.value, cell.formula, ordered, cell.format.isLocked === false, cell.array];
}

function sheetLooks(sheet: Sheet): unknown {
  const { name, visibility, isProtected, tables, merges, frozenRows, frozenColumns } = sheet;
  const widths = [...sheet.columnWidths].sort(([x], [y]) => x - y);
  const hidden = [...sheet.hiddenRows].sort((x, y) => x - y);
  const properties = [...sheet.customProperties];
  return {
    name,
    visibility,
    isProtected,
    tables,
    merges,
    frozenRows,
    frozenColumns,
    widths,
    hidden,
    properties,
  };
}
