import { columnToLetters } from "../../workbook/address";
import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import { Axis } from "./axis";
import { cellLooks, shortenedNumber, type CellLooks } from "./cellLooks";
import {
  rangeOfSelection,
  isOneCell,
  type CellPosition,
  type CellSelection,
  type Direction,
} from "./cellSelection";

export const ROW_HEIGHT = 20;
export const COLUMN_WIDTH = 64;
const LETTERS_HEIGHT = 22;
const EDGE_REACH = 4;
const HANDLE_REACH = 6;
const FILTER_BUTTON_WIDTH = 18;
/** Rows and columns one can always scroll into beyond what is used. */
const ROWS_BEYOND = 60;
const COLUMNS_BEYOND = 12;
const CELL_PADDING = 3;
/** Wider than any character is at the size of the cells: shorter texts need no measuring. */
const CHARACTER_WIDTH_MAX = 12;
const DIGIT_WIDTH_MAX = 9;
const ACTIVE_CELL_ID = "active-cell";
const EDITOR_ROOM_MIN = 240;
const EDITOR_LINE_HEIGHT = 17;

export interface Regional {
  readonly localeTag: string;
  readonly uses1904: boolean;
}

/** Whether the column under this header is filtered. */
export type IsFiltered = (sheet: Sheet, row: number, column: number) => boolean;

export type Hit =
  | ({ readonly area: "cells" | "columns" | "rows" | "corner" } & CellPosition)
  | ({ readonly area: "columnEdge" | "filter" | "fillHandle" } & CellPosition);

interface RowElement {
  readonly element: HTMLElement;
  readonly header: HTMLElement;
  readonly frozen: HTMLElement;
  readonly scrolled: HTMLElement;
  /** What it was last painted with; repainted when either differs. */
  row: number;
  version: number;
}

/**
 * Draws the part of a sheet one can see: column letters, row numbers, cells, the selection.
 *
 * All of it lies in one `surface` that stays put while the scroller moves under it, so that frozen rows and columns are
 * only cells with another offset and nothing flashes white however fast one scrolls.
 */
export class GridView {
  /** Receives pointer events. */
  readonly surface: HTMLElement;
  /** Holds the editor, above the cells. */
  readonly overlay: HTMLElement;
  rows = new Axis(ROW_COUNT, ROW_HEIGHT);
  columns = new Axis(COLUMN_COUNT, COLUMN_WIDTH);
  onDrawn: () => void = () => {};

  private sheet: Sheet | undefined;
  private regional: Regional = { localeTag: "en-US", uses1904: false };
  private selection: CellSelection | undefined;
  private used: CellRange | undefined;
  private version = 0;
  private isDrawAsked = false;
  /** Of the scroller, read once a frame: reading it after a change makes the browser lay out everything again. */
  private seen = { width: 0, height: 0, top: 0, left: 0 };

  private readonly scroller: HTMLElement;
  private readonly extent: HTMLElement;
  private readonly letters: HTMLElement;
  private readonly frozenLetters: HTMLElement;
  private readonly scrolledLetters: HTMLElement;
  private readonly frozenRows: HTMLElement;
  private readonly scrolledRows: HTMLElement;
  private readonly rangeMark: HTMLElement;
  private readonly activeMark: HTMLElement;
  private readonly fillMark: HTMLElement;
  private readonly fillHandle: HTMLElement;
  private fill: CellRange | undefined;
  private isFiltered: IsFiltered = () => false;
  private readonly rowElements = new Map<number, RowElement>();
  private readonly pen = document.createElement("canvas").getContext("2d");
  private fontFamily = "sans-serif";
  private fontSize = "12px";

  constructor(private readonly root: HTMLElement) {
    this.scroller = part("grid-scroller", root, "grid");
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute("aria-multiselectable", "true");
    this.extent = part("grid-extent", this.scroller);
    this.surface = part("grid-surface", this.extent);
    this.letters = part("grid-letters", this.surface, "row");
    part("grid-corner", this.letters);
    this.frozenLetters = part("grid-letters-frozen", this.letters);
    this.scrolledLetters = part("grid-moved", part("grid-letters-scrolled", this.letters));
    this.scrolledRows = part("grid-rows-scrolled", this.surface, "rowgroup");
    this.frozenRows = part("grid-rows-frozen", this.surface, "rowgroup");
    this.overlay = part("grid-overlay", this.surface);
    this.rangeMark = part("grid-range", this.overlay);
    this.activeMark = part("grid-active", this.overlay);
    this.fillMark = part("grid-fill", this.overlay);
    this.fillHandle = part("grid-fill-handle", this.overlay);
    this.scroller.addEventListener("scroll", () => this.askDraw());
    new ResizeObserver(() => this.askDraw()).observe(this.scroller);
  }

  /** 1 is 100 %. */
  zoom = 1;

  setZoom(zoom: number): void {
    this.zoom = zoom;
    this.root.style.setProperty("zoom", String(zoom));
    this.askDraw();
  }

  show(sheet: Sheet, regional: Regional, isFiltered: IsFiltered): void {
    this.sheet = sheet;
    this.regional = regional;
    this.isFiltered = isFiltered;
    this.used = writtenRange(sheet);
    this.rows = new Axis(
      ROW_COUNT,
      ROW_HEIGHT,
      [...sheet.hiddenRows].map((row) => [row, 0] as const),
    );
    this.columns = new Axis(COLUMN_COUNT, COLUMN_WIDTH, sheet.columnWidths);
    this.scroller.setAttribute("aria-rowcount", String(this.used.bottom + 1));
    this.scroller.setAttribute("aria-colcount", String(this.used.right + 1));
    this.version++;
    this.askDraw();
  }

  setLabel(label: string): void {
    this.scroller.setAttribute("aria-label", label);
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  scrollToStart(): void {
    this.scroller.scrollTo(0, 0);
  }

  showSelection(selection: CellSelection): void {
    this.selection = selection;
    this.askDraw();
  }

  /** Scrolls as little as is needed to see a cell whole. */
  reveal(position: CellPosition): void {
    const { frozenWidth, frozenHeight, numbersWidth } = this.frozen();
    const sheet = this.sheet;
    if (sheet === undefined) return;
    this.stretch(position);
    const width = this.scroller.clientWidth - numbersWidth - frozenWidth;
    const height = this.scroller.clientHeight - LETTERS_HEIGHT - frozenHeight;
    if (position.row >= sheet.frozenRows) {
      const near = this.rows.offsetOf(position.row) - frozenHeight;
      const far = near + this.rows.sizeOf(position.row) - height;
      if (near < this.scroller.scrollTop) this.scroller.scrollTop = near;
      else if (far > this.scroller.scrollTop) this.scroller.scrollTop = Math.ceil(far);
    }
    if (position.column >= sheet.frozenColumns) {
      const near = this.columns.offsetOf(position.column) - frozenWidth;
      const far = near + Math.min(this.columns.sizeOf(position.column), width) - width;
      if (near < this.scroller.scrollLeft) this.scroller.scrollLeft = near;
      else if (far > this.scroller.scrollLeft) this.scroller.scrollLeft = Math.ceil(far);
    }
    this.askDraw();
  }

  /** One screen further. */
  pageFrom(from: CellPosition, direction: Direction): CellPosition {
    const { frozenWidth, frozenHeight, numbersWidth } = this.frozen();
    const sign = direction === "up" || direction === "left" ? -1 : 1;
    if (direction === "up" || direction === "down") {
      const height = this.scroller.clientHeight - LETTERS_HEIGHT - frozenHeight - ROW_HEIGHT;
      return { ...from, row: this.rows.indexAt(this.rows.offsetOf(from.row) + sign * height) };
    }
    const width = this.scroller.clientWidth - numbersWidth - frozenWidth - COLUMN_WIDTH;
    return { ...from, column: this.columns.indexAt(this.columns.offsetOf(from.column) + sign * width) };
  }

  hitAt(event: { readonly clientX: number; readonly clientY: number }): Hit {
    const box = this.surface.getBoundingClientRect();
    // The box is as large as it shows; everything in it is measured without zoom.
    const x = (event.clientX - box.left) / this.zoom;
    const y = (event.clientY - box.top) / this.zoom;
    const { numbersWidth, frozenWidth, frozenHeight } = this.frozen();
    const alongX = x - numbersWidth;
    const alongY = y - LETTERS_HEIGHT;
    const offsetX = alongX < frozenWidth ? alongX : alongX + this.scroller.scrollLeft;
    const offsetY = alongY < frozenHeight ? alongY : alongY + this.scroller.scrollTop;
    const row = this.rows.indexAt(Math.max(0, offsetY));
    const column = this.columns.indexAt(Math.max(0, offsetX));
    if (this.isOnFillHandle(x, y)) return { area: "fillHandle", row, column };
    if (y >= LETTERS_HEIGHT && x < numbersWidth) return { area: "rows", row, column };
    if (y >= LETTERS_HEIGHT) {
      const isAtEnd = this.columns.offsetOf(column + 1) - offsetX <= FILTER_BUTTON_WIDTH;
      const isButton = isAtEnd && this.hasFilterButton(row, column);
      return { area: isButton ? "filter" : "cells", row, column };
    }
    if (x < numbersWidth) return { area: "corner", row, column };
    const edge = [column, column - 1].find(
      (candidate) =>
        candidate >= 0 &&
        Math.abs(this.columns.offsetOf(candidate + 1) - offsetX) <= EDGE_REACH &&
        !this.columns.isHidden(candidate),
    );
    return edge === undefined ? { area: "columns", row, column } : { area: "columnEdge", row, column: edge };
  }

  showCursor(event: PointerEvent): void {
    this.surface.dataset["area"] = this.hitAt(event).area;
  }

  /** While something is dragged beyond an edge, moves on in that direction. */
  scrollTowards(event: { readonly clientX: number; readonly clientY: number }): void {
    const box = this.surface.getBoundingClientRect();
    if (event.clientY > box.bottom) this.scroller.scrollTop += ROW_HEIGHT;
    else if (event.clientY < box.top + LETTERS_HEIGHT) this.scroller.scrollTop -= ROW_HEIGHT;
    if (event.clientX > box.right) this.scroller.scrollLeft += COLUMN_WIDTH;
    else if (event.clientX < box.left + this.frozen().numbersWidth) this.scroller.scrollLeft -= COLUMN_WIDTH;
  }

  /** Below a cell, in the window's coordinates: where its menu opens. */
  positionOnScreen(position: CellPosition): { readonly x: number; readonly y: number } {
    this.measure();
    const box = this.surface.getBoundingClientRect();
    return {
      x: box.left + this.xOf(position.column) * this.zoom,
      y: box.top + (this.yOf(position.row) + ROW_HEIGHT) * this.zoom,
    };
  }

  /** Where a drag of the fill handle would fill to. */
  showFill(range: CellRange | undefined): void {
    this.fill = range;
    this.askDraw();
  }

  private isOnFillHandle(x: number, y: number): boolean {
    if (this.fillHandle.hidden || this.selection === undefined) return false;
    const { right, bottom } = rangeOfSelection(this.selection);
    return Math.abs(this.xEnd(right) - x) <= HANDLE_REACH && Math.abs(this.yEnd(bottom) - y) <= HANDLE_REACH;
  }

  /** Headers of tables have one, and those of plain lists while they are filtered. */
  private hasFilterButton(row: number, column: number): boolean {
    const { sheet } = this;
    if (sheet === undefined) return false;
    return (
      sheet.tables.some(
        ({ range, hasHeader }) =>
          hasHeader && row === range.top && column >= range.left && column <= range.right,
      ) || this.isFiltered(sheet, row, column)
    );
  }

  placeEditor(editor: HTMLTextAreaElement, { row, column }: CellPosition, text: string): void {
    const x = this.xOf(column);
    const y = this.yOf(row);
    const lines = text.split("\n");
    const widest = Math.max(...lines.map((line) => this.widthOf(line, false)));
    const { width: clientWidth, height: clientHeight } = this.seen;
    const room = Math.max(clientWidth - x - 2, EDITOR_ROOM_MIN);
    const width = Math.min(Math.max(this.columns.sizeOf(column), widest + 16), room);
    const linesShown = lines.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil((this.widthOf(line, false) + 8) / width)),
      0,
    );
    const height = Math.max(ROW_HEIGHT + 1, linesShown * EDITOR_LINE_HEIGHT + 4);
    Object.assign(editor.style, {
      // Near the right and lower edges it grows the other way.
      left: `${Math.max(0, Math.min(x, clientWidth - width))}px`,
      top: `${Math.max(0, Math.min(y, clientHeight - height))}px`,
      width: `${width + 1}px`,
      height: `${height}px`,
    });
  }

  /** Width a column needs to show the first `rowsMax` used rows whole. */
  widthOfContent(column: number, rowsMax: number): number {
    const { sheet, used } = this;
    if (sheet === undefined || used === undefined) return COLUMN_WIDTH;
    let widest = 0;
    for (let row = used.top; row <= Math.min(used.bottom, used.top + rowsMax); row++) {
      const looks = cellLooks(sheet, row, column, this.regional);
      if (looks.text !== "") widest = Math.max(widest, this.widthOf(looks.text, looks.isBold));
    }
    return widest === 0 ? COLUMN_WIDTH : Math.ceil(widest) + 2 * CELL_PADDING + 4;
  }

  private askDraw(): void {
    if (this.isDrawAsked) return;
    this.isDrawAsked = true;
    requestAnimationFrame(() => {
      this.isDrawAsked = false;
      this.draw();
    });
  }

  private measure(): void {
    const { clientWidth, clientHeight, scrollTop, scrollLeft } = this.scroller;
    this.seen = { width: clientWidth, height: clientHeight, top: scrollTop, left: scrollLeft };
  }

  private draw(): void {
    const sheet = this.sheet;
    this.measure();
    const { width: clientWidth, height: clientHeight, top: scrollTop, left: scrollLeft } = this.seen;
    if (sheet === undefined || clientWidth === 0) return;
    const style = getComputedStyle(this.root);
    this.fontFamily = style.fontFamily;
    this.fontSize = style.fontSize;
    const { numbersWidth, frozenWidth, frozenHeight } = this.frozen();

    this.surface.style.width = `${clientWidth}px`;
    this.surface.style.height = `${clientHeight}px`;
    setVariables(this.surface, {
      "--numbers-width": `${numbersWidth}px`,
      "--frozen-width": `${frozenWidth}px`,
      "--frozen-height": `${frozenHeight}px`,
      "--scroll-x": `${-scrollLeft}px`,
    });
    this.surface.classList.toggle("has-frozen-rows", frozenHeight > 0);
    this.surface.classList.toggle("has-frozen-columns", frozenWidth > 0);

    const height = clientHeight - LETTERS_HEIGHT;
    const width = clientWidth - numbersWidth;
    const window: CellRange = {
      top: Math.max(sheet.frozenRows, this.rows.indexAt(scrollTop + frozenHeight)),
      bottom: this.rows.indexAt(scrollTop + height),
      left: Math.max(sheet.frozenColumns, this.columns.indexAt(scrollLeft + frozenWidth)),
      right: this.columns.indexAt(scrollLeft + width),
    };
    this.stretch({ row: window.bottom, column: window.right });
    this.drawLetters(window, sheet.frozenColumns);
    this.drawRows(sheet, withMergesAbove(sheet, window), scrollTop);
    this.drawSelection();
    this.onDrawn();
  }

  private frozen(): { numbersWidth: number; frozenWidth: number; frozenHeight: number } {
    const lastRow = Math.max(this.used?.bottom ?? 0, this.selection?.end.row ?? 0, 999);
    const digits = Math.min(String(lastRow + ROWS_BEYOND).length, 7);
    return {
      numbersWidth: 18 + digits * 8,
      frozenWidth: this.columns.offsetOf(this.sheet?.frozenColumns ?? 0),
      frozenHeight: this.rows.offsetOf(this.sheet?.frozenRows ?? 0),
    };
  }

  /** The scrollable area: what is used, what is in view, and some more. */
  private stretch(seen: CellPosition): void {
    const row = Math.max(seen.row, this.used?.bottom ?? 0) + ROWS_BEYOND;
    const column = Math.max(seen.column, this.used?.right ?? 0) + COLUMNS_BEYOND;
    const { numbersWidth } = this.frozen();
    const height = LETTERS_HEIGHT + this.rows.offsetOf(Math.min(row, ROW_COUNT));
    const width = numbersWidth + this.columns.offsetOf(Math.min(column, COLUMN_COUNT));
    this.extent.style.height = `${height}px`;
    this.extent.style.width = `${width}px`;
  }

  private drawLetters(window: CellRange, frozenColumns: number): void {
    const selected = this.selection && rangeOfSelection(this.selection);
    const draw = (container: HTMLElement, from: number, to: number, origin: number): void => {
      let used = 0;
      for (let column = from; column <= to; column++) {
        if (this.columns.isHidden(column)) continue;
        const letter = child(container, used++, "columnheader");
        const isSelected = selected !== undefined && column >= selected.left && column <= selected.right;
        letter.className = isSelected ? "grid-letter is-selected" : "grid-letter";
        letter.textContent = columnToLetters(column);
        letter.setAttribute("aria-colindex", String(column + 1));
        letter.style.left = `${this.columns.offsetOf(column) - origin}px`;
        letter.style.width = `${this.columns.sizeOf(column)}px`;
      }
      trim(container, used);
    };
    draw(this.frozenLetters, 0, frozenColumns - 1, 0);
    draw(this.scrolledLetters, window.left, window.right, this.columns.offsetOf(frozenColumns));
  }

  private drawRows(sheet: Sheet, window: CellRange, scrollTop: number): void {
    const isNeeded = (row: number): boolean =>
      row < sheet.frozenRows || (row >= window.top && row <= window.bottom);
    // Elements that scrolled out are used again where they are: moving one costs less than taking it out and in.
    const spare: RowElement[] = [];
    for (const [row, drawn] of this.rowElements)
      if (!isNeeded(row) || this.rows.isHidden(row)) {
        this.rowElements.delete(row);
        spare.push(drawn);
      }
    const columnsKey = window.left * COLUMN_COUNT + window.right;
    if (columnsKey !== this.columnsKey) {
      this.columnsKey = columnsKey;
      this.version++;
    }
    const selected = this.selection && rangeOfSelection(this.selection);
    const drawOne = (row: number, container: HTMLElement, y: number): void => {
      if (this.rows.isHidden(row)) return;
      let drawn = this.rowElements.get(row);
      if (drawn === undefined) {
        drawn = spare.pop() ?? newRowElement();
        this.rowElements.set(row, drawn);
      }
      if (drawn.element.parentElement !== container) container.append(drawn.element);
      drawn.element.style.transform = `translateY(${y}px)`;
      const isSelected = selected !== undefined && row >= selected.top && row <= selected.bottom;
      drawn.header.classList.toggle("is-selected", isSelected);
      if (drawn.row !== row || drawn.version !== this.version) this.paintRow(sheet, drawn, row, window);
    };
    for (let row = 0; row < sheet.frozenRows; row++) drawOne(row, this.frozenRows, this.rows.offsetOf(row));
    const origin = scrollTop + this.rows.offsetOf(sheet.frozenRows);
    for (let row = window.top; row <= window.bottom; row++)
      drawOne(row, this.scrolledRows, this.rows.offsetOf(row) - origin);
    for (const { element } of spare) element.remove();
  }

  private columnsKey = -1;

  private paintRow(sheet: Sheet, drawn: RowElement, row: number, window: CellRange): void {
    drawn.row = row;
    drawn.version = this.version;
    drawn.element.setAttribute("aria-rowindex", String(row + 1));
    drawn.header.textContent = String(row + 1);
    this.paintCells(sheet, drawn.frozen, row, 0, sheet.frozenColumns - 1, 0);
    const origin = this.columns.offsetOf(sheet.frozenColumns);
    const first = this.firstSpillingInto(sheet, row, window.left);
    this.paintCells(sheet, drawn.scrolled, row, first, window.right, origin);
  }

  /** A long text to the left of the window may reach into it. */
  private firstSpillingInto(sheet: Sheet, row: number, left: number): number {
    const cells = sheet.rowAt(row);
    if (cells === undefined || cells[left]?.value !== undefined) return left;
    for (let column = left - 1; column >= sheet.frozenColumns && column > left - 12; column--)
      if (cells[column]?.value !== undefined) return typeof cells[column]?.value === "string" ? column : left;
    return left;
  }

  private paintCells(
    sheet: Sheet,
    container: HTMLElement,
    row: number,
    from: number,
    to: number,
    origin: number,
  ): void {
    let used = 0;
    for (let column = from; column <= to; column++) {
      const merge = sheet.merges.length === 0 ? undefined : mergeAt(sheet, row, column);
      const isCovered = merge !== undefined && (merge.top !== row || merge.left !== column);
      if (isCovered || this.columns.isHidden(column)) continue;
      const cell = child(container, used++, "gridcell");
      const looks = cellLooks(sheet, row, column, this.regional);
      const left = this.columns.offsetOf(column) - origin;
      const right = this.columns.offsetOf((merge?.right ?? column) + 1) - origin;
      const width = right - left;
      const height =
        merge === undefined ? ROW_HEIGHT : this.rows.offsetOf(merge.bottom + 1) - this.rows.offsetOf(row);
      const spill = merge === undefined ? this.spillOf(sheet, looks, row, column, width) : 0;
      this.paintCell(cell, looks, { row, column, left, width: width + spill, height, isSpilling: spill > 0 });
    }
    trim(container, used);
  }

  private paintCell(
    cell: HTMLElement,
    looks: CellLooks,
    place: CellPosition & { left: number; width: number; height: number; isSpilling: boolean },
  ): void {
    const address = `${columnToLetters(place.column)}${place.row + 1}`;
    const fitting = looks.isNumber ? this.fittingNumber(looks, place) : looks.text;
    const shown =
      fitting ?? "#".repeat(Math.max(1, Math.floor((place.width - 2 * CELL_PADDING) / DIGIT_WIDTH_MAX)));
    const classes = ["grid-cell", `is-${looks.align}`];
    if (looks.isBold) classes.push("is-bold");
    if (looks.isItalic) classes.push("is-italic");
    if (looks.isUnderlined) classes.push("is-underlined");
    if (place.isSpilling) classes.push("is-spilling");
    if (looks.fill !== "") classes.push("is-filled");
    if (this.hasFilterButton(place.row, place.column)) {
      classes.push("has-filter");
      if (this.sheet !== undefined && this.isFiltered(this.sheet, place.row, place.column))
        classes.push("is-filtered");
    }
    if (place.height > ROW_HEIGHT) classes.push("is-tall");
    const className = classes.join(" ");
    if (cell.className !== className) cell.className = className;
    if (cell.textContent !== shown) cell.textContent = shown;
    const looksText = `left:${place.left}px;width:${place.width}px;height:${place.height}px;${
      looks.color === "" ? "" : `color:${looks.color};`
    }${looks.fill === "" ? "" : `background:${looks.fill};`}`;
    // While one scrolls down most of this stays the same, and writing it again would cost a layout.
    setIfOther(cell, "style", looksText);
    setIfOther(cell, "aria-colindex", String(place.column + 1));
    setIfOther(cell, "data-address", address);
    setIfOther(cell, "aria-label", looks.text === "" ? address : `${address} ${looks.text}`);
    const hint = looks.errorMessage || (shown === looks.text ? "" : looks.text);
    if (hint !== cell.title) cell.title = hint;
  }

  /** The number as it fits its cell, with fewer decimals if it may lose them; `undefined` when it does not fit. */
  private fittingNumber(
    { text, isBold }: CellLooks,
    { row, column, width }: CellPosition & { readonly width: number },
  ): string | undefined {
    // Excel leaves less room at the sides; the fonts at hand may be wider than its own.
    const room = width - CELL_PADDING;
    const fits = (candidate: string): boolean =>
      candidate.length * DIGIT_WIDTH_MAX <= room || this.widthOf(candidate, isBold) <= room;
    if (fits(text)) return text;
    const cell = this.sheet?.cellAt(row, column);
    return cell && shortenedNumber(cell, this.regional, fits);
  }

  /** How far a left-aligned text runs on over empty cells to its right, in pixels. */
  private spillOf(sheet: Sheet, looks: CellLooks, row: number, column: number, width: number): number {
    if (looks.text === "" || looks.isNumber || looks.align !== "left") return 0;
    if (looks.text.length * CHARACTER_WIDTH_MAX <= width) return 0;
    if (sheet.cellAt(row, column)?.format.wrapText) return 0;
    const needed = this.widthOf(looks.text, looks.isBold) + 2 * CELL_PADDING;
    let spill = 0;
    for (let next = column + 1; width + spill < needed && next < column + 20; next++) {
      const cell = sheet.cellAt(row, next);
      const isBlocked = cell?.value !== undefined || mergeAt(sheet, row, next) !== undefined;
      if (isBlocked || next === sheet.frozenColumns) break;
      spill += this.columns.sizeOf(next);
    }
    return spill;
  }

  private widthOf(text: string, isBold: boolean): number {
    if (this.pen === null) return text.length * 7;
    const font = `${isBold ? "600 " : ""}${this.fontSize} ${this.fontFamily}`;
    if (this.pen.font !== font) this.pen.font = font;
    return this.pen.measureText(text).width;
  }

  private drawSelection(): void {
    const { selection, sheet } = this;
    if (selection === undefined || sheet === undefined) return;
    const merge = isOneCell(selection)
      ? mergeAt(sheet, selection.active.row, selection.active.column)
      : undefined;
    const range = merge ?? rangeOfSelection(selection);
    this.placeMark(this.rangeMark, range);
    const { row, column } = selection.active;
    this.placeMark(
      this.activeMark,
      mergeAt(sheet, row, column) ?? { top: row, left: column, bottom: row, right: column },
    );
    this.fillMark.hidden = this.fill === undefined;
    if (this.fill !== undefined) this.placeMark(this.fillMark, this.fill);
    const isWhole = range.bottom === ROW_COUNT - 1 || range.right === COLUMN_COUNT - 1;
    const isEndSeen =
      this.yEnd(range.bottom) > LETTERS_HEIGHT + this.frozen().frozenHeight ||
      range.bottom < sheet.frozenRows;
    this.fillHandle.hidden = this.rangeMark.hidden || isWhole || !isEndSeen;
    Object.assign(this.fillHandle.style, {
      left: `${this.xEnd(range.right)}px`,
      top: `${this.yEnd(range.bottom)}px`,
    });
    this.overlay.classList.toggle("is-one-cell", merge !== undefined || isOneCell(selection));
    const cell = this.root.querySelector(`[data-address="${columnToLetters(column)}${row + 1}"]`);
    if (cell !== null && cell === this.markedCell) return;
    this.markedCell?.removeAttribute("id");
    this.markedCell?.removeAttribute("aria-selected");
    this.markedCell = cell ?? undefined;
    cell?.setAttribute("id", ACTIVE_CELL_ID);
    cell?.setAttribute("aria-selected", "true");
    this.scroller.setAttribute("aria-activedescendant", cell === null ? "" : ACTIVE_CELL_ID);
  }

  /** The element of the active cell, when it is in view. */
  private markedCell: Element | undefined;

  private placeMark(mark: HTMLElement, range: CellRange): void {
    const left = this.xOf(range.left);
    const top = this.yOf(range.top);
    const right = this.xEnd(range.right);
    const bottom = this.yEnd(range.bottom);
    mark.hidden = right <= left || bottom <= top;
    Object.assign(mark.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
  }

  /** Left edge of a column on the surface, never under the frozen ones; far ones stay just outside of it. */
  private xOf(column: number): number {
    const { numbersWidth, frozenWidth } = this.frozen();
    const offset = this.columns.offsetOf(column);
    if (column < (this.sheet?.frozenColumns ?? 0)) return numbersWidth + offset;
    const x = Math.max(frozenWidth, offset - this.seen.left);
    return numbersWidth + Math.min(x, this.seen.width + 10);
  }

  private xEnd(column: number): number {
    const { numbersWidth, frozenWidth } = this.frozen();
    const offset = this.columns.offsetOf(column + 1);
    if (column < (this.sheet?.frozenColumns ?? 0)) return numbersWidth + offset;
    const x = Math.max(frozenWidth, offset - this.seen.left);
    return numbersWidth + Math.min(x, this.seen.width + 10);
  }

  private yOf(row: number): number {
    const { frozenHeight } = this.frozen();
    const offset = this.rows.offsetOf(row);
    if (row < (this.sheet?.frozenRows ?? 0)) return LETTERS_HEIGHT + offset;
    const y = Math.max(frozenHeight, offset - this.seen.top);
    return LETTERS_HEIGHT + Math.min(y, this.seen.height + 10);
  }

  private yEnd(row: number): number {
    const { frozenHeight } = this.frozen();
    const offset = this.rows.offsetOf(row + 1);
    if (row < (this.sheet?.frozenRows ?? 0)) return LETTERS_HEIGHT + offset;
    const y = Math.max(frozenHeight, offset - this.seen.top);
    return LETTERS_HEIGHT + Math.min(y, this.seen.height + 10);
  }
}

/** An upper bound of the used range that costs no look at the cells: asked for at every change. */
function writtenRange(sheet: Sheet): CellRange {
  let right = 0;
  for (let row = 0; row < sheet.rowCount; row++) right = Math.max(right, (sheet.rowAt(row)?.length ?? 0) - 1);
  return { top: 0, left: 0, bottom: Math.max(0, sheet.rowCount - 1), right };
}

function mergeAt(sheet: Sheet, row: number, column: number): CellRange | undefined {
  return sheet.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
}

/** A merged cell is drawn by its first row and column, which may have scrolled out of view. */
function withMergesAbove(sheet: Sheet, window: CellRange): CellRange {
  let { top, left } = window;
  for (const merge of sheet.merges) {
    const isSeen =
      merge.bottom >= window.top &&
      merge.top <= window.bottom &&
      merge.right >= window.left &&
      merge.left <= window.right;
    if (!isSeen) continue;
    top = Math.max(sheet.frozenRows, Math.min(top, merge.top));
    left = Math.max(sheet.frozenColumns, Math.min(left, merge.left));
  }
  return { ...window, top, left };
}

function newRowElement(): RowElement {
  const element = document.createElement("div");
  element.className = "grid-row";
  element.setAttribute("role", "row");
  const header = part("grid-number", element, "rowheader");
  const scrolled = part("grid-moved", part("grid-cells-scrolled", element));
  const frozen = part("grid-cells-frozen", element);
  return { element, header, frozen, scrolled, row: -1, version: -1 };
}

function part(className: string, parent: HTMLElement, role = "presentation"): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  element.setAttribute("role", role);
  parent.append(element);
  return element;
}

/** The n-th child, made when missing: elements are reused while one scrolls. */
function child(container: HTMLElement, index: number, role: string): HTMLElement {
  const existing = container.children[index];
  if (existing instanceof HTMLElement) return existing;
  const element = document.createElement("div");
  element.setAttribute("role", role);
  container.append(element);
  return element;
}

function trim(container: HTMLElement, count: number): void {
  while (container.children.length > count) container.lastElementChild?.remove();
}

function setIfOther(element: HTMLElement, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

function setVariables(element: HTMLElement, variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) element.style.setProperty(name, value);
}
