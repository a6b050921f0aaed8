import type { Cell, CellFormat, CellRange } from "../workbook/cell";
import type { Sheet, Table, Visibility } from "../workbook/sheet";
import type { DefinedName, Workbook } from "../workbook/workbook";
import type { XlsxPackage } from "./xlsxPackage";

/** A table as its part said it. */
export interface TableOrigin {
  readonly table: Table;
  readonly part: string;
  readonly relationshipId: string;
}

/** A sheet as its part said it: what is still the same when saving is not written again. */
export interface SheetOrigin {
  readonly part: string;
  /** Of the workbook part's link to the sheet. */
  readonly relationshipId: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly isProtected: boolean;
  readonly merges: readonly CellRange[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly customProperties: ReadonlyMap<string, string>;
  readonly tables: readonly TableOrigin[];
  readonly rows: ReadonlyMap<number, readonly (Cell | undefined)[]>;
}

/** What a workbook was read from. */
export interface WorkbookOrigin {
  readonly package: XlsxPackage;
  readonly workbookPart: string;
  readonly stylesPart: string | undefined;
  readonly formats: readonly CellFormat[];
  readonly sheets: ReadonlyMap<string, SheetOrigin>;
  readonly names: readonly DefinedName[];
  readonly settings: ReadonlyMap<string, string>;
  readonly isStructureProtected: boolean;
  readonly activeSheetId: string;
  /** Cell metadata that marks dynamic arrays, when the file has some. */
  readonly dynamicArrayMetadata: string | undefined;
}

const origins = new WeakMap<Workbook, WorkbookOrigin>();

export function rememberOrigin(workbook: Workbook, origin: WorkbookOrigin): void {
  origins.set(workbook, origin);
}

export function originOf(workbook: Workbook): WorkbookOrigin | undefined {
  return origins.get(workbook);
}

export function sheetOrigin(
  sheet: Sheet,
  from: { readonly part: string; readonly relationshipId: string; readonly tables: readonly TableOrigin[] },
): SheetOrigin {
  const rows = new Map<number, readonly (Cell | undefined)[]>();
  sheet.eachRow((row, cells) => rows.set(row, cells.slice()));
  return {
    ...from,
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.isProtected,
    merges: sheet.merges,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    columnWidths: new Map(sheet.columnWidths),
    hiddenRows: new Set(sheet.hiddenRows),
    customProperties: new Map(sheet.customProperties),
    rows,
  };
}
