import type { CellRange, CellValue } from "./cell";
import { Sheet } from "./sheet";

/** Who changed the workbook: the person at the grid, or one connected add-in client. */
export type ChangeSource =
  { readonly kind: "person" } | { readonly kind: "client"; readonly clientId: string };

/** Columns, or rows, from one to another, both included. */
export interface Lane {
  readonly first: number;
  readonly last: number;
}

/** What changed, told after it happened. Listeners redraw, recalculate, raise events; they never veto. */
export type Change =
  | {
      readonly type: "cells";
      readonly sheetId: string;
      readonly range: CellRange;
      readonly source: ChangeSource;
      /** Of a single cell: what it held before; left out when it was empty. Change events carry it. */
      readonly valueBefore?: CellValue;
    }
  /** Results that recalculation brought; formulas and constants did not change. */
  | { readonly type: "results"; readonly sheetId: string; readonly range: CellRange }
  | {
      readonly type: "structure";
      readonly sheetId: string;
      readonly kind: "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted";
      readonly at: number;
      readonly count: number;
      /** Only cells in these columns (rows moved) or rows (columns moved) did; left out: whole rows or columns. */
      readonly lane?: Lane;
      readonly source: ChangeSource;
    }
  | {
      readonly type: "sheets";
      readonly kind: "added" | "deleted" | "renamed" | "visibility" | "moved" | "protection" | "looks";
      readonly sheetId: string;
      readonly source: ChangeSource;
    }
  | { readonly type: "tables"; readonly sheetId: string; readonly source: ChangeSource }
  | { readonly type: "names"; readonly source: ChangeSource }
  | { readonly type: "settings"; readonly source: ChangeSource }
  | { readonly type: "activated"; readonly sheetId: string; readonly source: ChangeSource }
  | {
      readonly type: "selection";
      readonly sheetId: string;
      readonly range: CellRange;
      readonly source: ChangeSource;
    };

/** A defined name; `refersTo` as in the file, starting with `=` (`=Clients!$A$1`, `=0.2`, `=LAMBDA(x,x)`). */
export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
  /** Left out: the whole workbook. */
  readonly sheetId?: string;
  readonly isVisible: boolean;
  readonly comment?: string;
}

/**
 * The workbook both the grid and the Office host work on: plain data and a feed of changes.
 *
 * Whoever changes it calls `changed` afterwards with what it did; the rules of Excel (protection, limits, coercion)
 * live in `host/` and `page/`, recalculation in `formulas/`.
 */
export class Workbook {
  readonly sheets: Sheet[] = [];
  readonly names: DefinedName[] = [];
  /** Add-in settings: JSON text by key, as `context.workbook.settings` and the document settings share them. */
  readonly settings = new Map<string, string>();
  activeSheetId = "";
  selection: CellRange = { top: 0, left: 0, bottom: 0, right: 0 };
  isStructureProtected = false;
  isReadOnly = false;
  /** Dates count from 1904 instead of 1900. */
  uses1904 = false;
  fileName = "";
  private readonly listeners = new Set<(change: Change) => void>();
  private nextTableId = 1;

  addSheet(name: string, id = `{${crypto.randomUUID().toUpperCase()}}`): Sheet {
    const sheet = new Sheet(id, name);
    this.sheets.push(sheet);
    if (this.activeSheetId === "") this.activeSheetId = id;
    return sheet;
  }

  sheetById(id: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === id);
  }

  /** Sheet names are compared without case, as Excel does. */
  sheetByName(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  newTableId(): number {
    for (const sheet of this.sheets)
      for (const { id } of sheet.tables) this.nextTableId = Math.max(this.nextTableId, id + 1);
    return this.nextTableId++;
  }

  /** Tells everybody what changed; returns nothing and never throws because of a listener's result. */
  changed(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  /** @returns the function that stops listening. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
