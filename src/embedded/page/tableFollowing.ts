import { translateFormula } from "../formulas/rewrite";
import {
  columnsFor,
  grownRange,
  headerTexts,
  replaceTable,
  uniqueColumnNames,
  writeHeaders,
} from "../host/tables";
import { intersection } from "../workbook/address";
import { GENERAL, type CellRange } from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import { followColumnNames } from "../workbook/tableNames";
import type { Workbook } from "../workbook/workbook";
import { PERSON } from "./person";

/** A table about to take in what a person types or pastes, and the range it will have. */
export interface TableGrowth {
  readonly table: Table;
  readonly range: CellRange;
}

/**
 * The table that grows when this range is written: it touches the table from below or from the right, or is pasted over
 * its last rows and beyond; and nothing stood there before.
 */
export function tableToGrow(sheet: Sheet, written: CellRange): TableGrowth | undefined {
  for (const table of sheet.tables) {
    const { bottom, left, right } = table.range;
    const isPastedBeyond = written.top <= bottom && written.left <= right && written.right >= left;
    const beyond = isPastedBeyond ? { ...written, top: bottom + 1 } : written;
    if (beyond.top > beyond.bottom) continue;
    const range = grownRange(sheet, table, beyond);
    if (range !== undefined && isEmpty(sheet, beyond)) return { table, range };
  }
  return undefined;
}

/** Gives new rows the looks of the last one and the formulas of calculated columns; new columns their names. */
export function growTable(workbook: Workbook, sheet: Sheet, { table, range }: TableGrowth): void {
  const grown: Table = { ...table, range, columns: columnsFor(sheet, table, range) };
  replaceTable(sheet, grown);
  if (grown.hasHeader) writeHeaders(sheet, grown);
  const last = table.range.bottom;
  grown.columns.forEach(({ calculatedFormula }, index) => {
    const column = range.left + index;
    const model = sheet.cellAt(last, column);
    if (model === undefined) return;
    for (let row = last + 1; row <= range.bottom; row++) {
      const cell = sheet.cellAt(row, column);
      const format = cell === undefined || cell.format === GENERAL ? model.format : cell.format;
      const isFree = cell?.value === undefined && cell?.formula === undefined;
      if (isFree && calculatedFormula !== undefined && model.formula !== undefined) {
        const formula = translateFormula(model.formula, { row: last, column }, { row, column });
        sheet.setCell(row, column, { formula, format });
      } else if (cell !== undefined || format !== GENERAL) sheet.setCell(row, column, { ...cell, format });
    }
  });
  workbook.changed({ type: "tables", sheetId: sheet.id, source: PERSON });
  if (range.bottom > last)
    workbook.changed({
      type: "cells",
      sheetId: sheet.id,
      range: { ...range, top: last + 1 },
      source: PERSON,
    });
}

/** Typing over a table's header renames its columns, each name once. */
export function renameHeaders(workbook: Workbook, sheet: Sheet, written: CellRange): void {
  for (const table of sheet.tables) {
    const header = { ...table.range, bottom: table.range.top };
    if (!table.hasHeader || intersection(header, written) === undefined) continue;
    const texts = headerTexts(sheet, header.top, header.left, header.right);
    if (texts.every((text, index) => text === table.columns[index]?.name)) continue;
    const columns = table.columns.map((column, index) => {
      const text = texts[index] ?? "";
      if (text === column.name) return column;
      const others = table.columns.filter(({ id }) => id !== column.id);
      return { ...column, name: uniqueColumnNames([text], others)[0] ?? column.name };
    });
    const renamed: Table = { ...table, columns };
    replaceTable(sheet, renamed);
    writeHeaders(sheet, renamed);
    followColumnNames(workbook, table, renamed);
    workbook.changed({ type: "tables", sheetId: sheet.id, source: PERSON });
  }
}

function isEmpty(sheet: Sheet, range: CellRange): boolean {
  const bottom = Math.min(range.bottom, sheet.rowCount - 1);
  for (let row = range.top; row <= bottom; row++) {
    const cells = sheet.rowAt(row);
    if (cells === undefined) continue;
    for (let column = range.left; column <= Math.min(range.right, cells.length - 1); column++)
      if (cells[column]?.value !== undefined || cells[column]?.formula !== undefined) return false;
  }
  return true;
}
