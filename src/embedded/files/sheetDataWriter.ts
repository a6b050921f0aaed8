import { columnToLetters } from "../workbook/address";
import type { Cell } from "../workbook/cell";
import type { Sheet, Table } from "../workbook/sheet";
import { cellXml, isSameCell, type CellBefore, type CellContext } from "./cellWriter";
import type { SheetOrigin } from "./origin";
import { cellElements, rowAttributes, rowElements, type CellElement, type RowElement } from "./sheetData";
import { placeOf } from "./sheetReader";
import { childNamed, openingTag, readTag, type XmlDocument } from "./xml";

/** The rows of a sheet as they must be now: those that did not change are the ones that were read. */
export interface WrittenRows {
  /** `undefined` when no row changed. */
  readonly xml: string | undefined;
  readonly haveFormulasChanged: boolean;
  /** A formula has no result yet: Excel must calculate when it opens the file. */
  readonly lacksResults: boolean;
}

export function writeRows(
  document: XmlDocument,
  sheet: Sheet,
  origin: SheetOrigin | undefined,
  context: CellContext,
): WrittenRows {
  const writer = new RowsWriter(document, sheet, origin, context);
  return writer.hasChanged()
    ? writer.write()
    : { xml: undefined, haveFormulasChanged: false, lacksResults: false };
}

type Row = readonly (Cell | undefined)[];
const NO_CELLS: Row = [];

class RowsWriter {
  private haveFormulasChanged = false;
  private lacksResults = false;
  private readonly rowsBefore = new Map<number, RowElement>();

  constructor(
    private readonly document: XmlDocument,
    private readonly sheet: Sheet,
    private readonly origin: SheetOrigin | undefined,
    private readonly context: CellContext,
  ) {}

  hasChanged(): boolean {
    const { sheet, origin } = this;
    if (origin === undefined) return true;
    if (sheet.hiddenRows.size !== origin.hiddenRows.size) return true;
    for (const row of sheet.hiddenRows) if (!origin.hiddenRows.has(row)) return true;
    for (const [row, cells] of origin.rows) if (!isSameRow(cells, sheet.rowAt(row) ?? NO_CELLS)) return true;
    const added: number[] = [];
    sheet.eachRow((row, cells) => {
      if (!origin.rows.has(row) && !isSameRow(cells, NO_CELLS)) added.push(row);
    });
    return added.length > 0;
  }

  write(): WrittenRows {
    const { text, root, prefix } = this.document;
    const sheetData = childNamed(root, "sheetData");
    if (sheetData !== undefined)
      for (const row of rowElements(text, sheetData.innerStart, sheetData.innerEnd, prefix))
        this.rowsBefore.set(row.row, row);
    const brokenShares = this.brokenShares();
    const sources = this.rowSources();
    const pieces: string[] = [];
    for (const row of this.rowNumbers()) {
      const cells = this.sheet.rowAt(row) ?? NO_CELLS;
      const before = this.rowsBefore.get(row);
      const cellsBefore = this.origin?.rows.get(row) ?? NO_CELLS;
      const isHidden = this.sheet.hiddenRows.has(row);
      const isKept =
        before !== undefined &&
        sources.get(row) === row &&
        /\sr=/.test(text.slice(before.start, before.innerStart)) &&
        isHidden === this.origin?.hiddenRows.has(row) &&
        isSameRow(cells, cellsBefore) &&
        !brokenShares.rows.has(row);
      if (isKept) pieces.push(text.slice(before.start, before.end));
      else
        pieces.push(
          this.rowXml(row, {
            cells,
            cellsBefore,
            before,
            source: sources.get(row),
            broken: brokenShares.indexes,
          }),
        );
    }
    const xml = `<${prefix}sheetData>${pieces.join("")}</${prefix}sheetData>`;
    return { xml, haveFormulasChanged: this.haveFormulasChanged, lacksResults: this.lacksResults };
  }

  private rowNumbers(): readonly number[] {
    const rows = new Set<number>(this.rowsBefore.keys());
    this.sheet.eachRow((row) => rows.add(row));
    for (const row of this.sheet.hiddenRows) rows.add(row);
    return [...rows].sort((a, b) => a - b);
  }

  /**
   * For each row, the row of the file whose height and looks it has: rows that were moved, by insertions above, take
   * theirs along. Rows are known again by their cells, which are moved and not copied.
   */
  private rowSources(): ReadonlyMap<number, number> {
    const rowOfCell = new Map<Cell, number>();
    for (const [row, cells] of this.origin?.rows ?? []) {
      const first = cells.find((cell) => cell?.value !== undefined);
      if (first !== undefined) rowOfCell.set(first, row);
    }
    const sources = new Map<number, number>();
    this.sheet.eachRow((row, cells) => {
      const known = cells.find((cell) => cell !== undefined && rowOfCell.has(cell));
      if (known === undefined) return;
      sources.set(row, rowOfCell.get(known)!);
    });
    const haveMoved = [...sources].some(([row, source]) => row !== source);
    if (!haveMoved) for (const row of this.rowsBefore.keys()) sources.set(row, row);
    return sources;
  }

  /** Shared formulas whose first cell is no longer what it was: the cells that refer to it must be written out. */
  private brokenShares(): { readonly indexes: ReadonlySet<string>; readonly rows: ReadonlySet<number> } {
    const { text, prefix } = this.document;
    const indexes = new Set<string>();
    const rows = new Set<number>();
    const rowsByIndex = new Map<string, Set<number>>();
    const isAnyShared = /t=["']shared["']/.test(text);
    for (const row of isAnyShared ? this.rowsBefore.values() : []) {
      for (const element of cellElements(text, row, prefix)) {
        const index = sharedIndex(element);
        if (index === undefined) continue;
        if (!rowsByIndex.has(index)) rowsByIndex.set(index, new Set());
        rowsByIndex.get(index)!.add(row.row);
        const isFirst = !element.formula!.endsWith("/>") && !/><\//.test(element.formula!);
        const before = this.origin?.rows.get(row.row)?.[element.column];
        if (isFirst && this.sheet.cellAt(row.row, element.column)?.formula !== before?.formula)
          indexes.add(index);
      }
    }
    for (const index of indexes) for (const row of rowsByIndex.get(index) ?? []) rows.add(row);
    return { indexes, rows };
  }

  private rowXml(
    row: number,
    from: {
      readonly cells: Row;
      readonly cellsBefore: Row;
      readonly before: RowElement | undefined;
      readonly source: number | undefined;
      readonly broken: ReadonlySet<string>;
    },
  ): string {
    const { text, prefix } = this.document;
    const { before, cellsBefore, broken } = from;
    const elements = new Map<number, CellElement>();
    if (before !== undefined)
      for (const element of cellElements(text, before, prefix)) elements.set(element.column, element);
    let inner = "";
    from.cells.forEach((cell, column) => {
      const cellBefore = cellsBefore[column];
      if (cell === undefined) {
        if (cellBefore?.formula !== undefined) this.haveFormulasChanged = true;
        return;
      }
      const element = elements.get(column);
      const isBroken = element !== undefined && broken.has(sharedIndex(element) ?? "");
      if (cell.formula !== cellBefore?.formula) this.haveFormulasChanged = true;
      if (cell.formula !== undefined && cell.value === undefined) this.lacksResults = true;
      if (element !== undefined && !isBroken && isSameCell(cell, cellBefore)) {
        inner += withReference(text.slice(element.start, element.end), row, column);
        return;
      }
      const known: CellBefore | undefined =
        element === undefined || cellBefore === undefined || isBroken
          ? undefined
          : { cell: cellBefore, element };
      const place = placeOf(this.tables, row, column);
      inner += cellXml(cell, { row, column, place, prefix }, this.context, known);
    });
    cellsBefore.forEach((cell, column) => {
      if (cell?.formula !== undefined && from.cells[column] === undefined) this.haveFormulasChanged = true;
    });
    const attributes = this.attributesOf(row, from.source);
    if (inner === "" && attributes.size === 1) return "";
    const open = openingTag(`${prefix}row`, attributes, inner === "");
    return inner === "" ? open : `${open}${inner}</${prefix}row>`;
  }

  private get tables(): readonly Table[] {
    return this.sheet.tables;
  }

  private attributesOf(row: number, source: number | undefined): Map<string, string> {
    const element = source === undefined ? undefined : this.rowsBefore.get(source);
    const before =
      element === undefined ? new Map<string, string>() : rowAttributes(this.document.text, element);
    const attributes = new Map([["r", String(row + 1)], ...[...before].filter(([name]) => name !== "r")]);
    // A hint about columns that may no longer be true.
    attributes.delete("spans");
    if (this.sheet.hiddenRows.has(row)) attributes.set("hidden", "1");
    else attributes.delete("hidden");
    return attributes;
  }
}

/** A cell written without reference stood where it did because of its neighbours, which may be others now. */
function withReference(xml: string, row: number, column: number): string {
  const tag = xml.slice(0, xml.indexOf(">"));
  if (/\sr=/.test(tag)) return xml;
  const name = /^<[^\s/>]+/.exec(tag)![0];
  return `${name} r="${columnToLetters(column)}${row + 1}"${xml.slice(name.length)}`;
}

function isSameRow(cells: Row, before: Row): boolean {
  const length = Math.max(cells.length, before.length);
  for (let column = 0; column < length; column++)
    if (!isSameCell(cells[column], before[column])) return false;
  return true;
}

function sharedIndex({ formula }: CellElement): string | undefined {
  if (formula === undefined || !formula.includes("shared")) return undefined;
  const { attributes } = readTag(formula, 0);
  return attributes.get("t") === "shared" ? attributes.get("si") : undefined;
}
