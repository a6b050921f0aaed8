import { formatRange } from "../../workbook/address";
import { COLUMN_COUNT, ROW_COUNT, type CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import {
  currentRegion,
  edgeFrom,
  isOneCell,
  oneCell,
  rangeOfSelection,
  selectionBetween,
  selectionOfRange,
  stepFrom,
  type CellPosition,
  type CellSelection,
  sameRange,
} from "./cellSelection";
import { keyToCommand, type GridCommand } from "./gridKeys";
import { GridView, type IsFiltered, type Regional } from "./gridView";

/** A cell being typed into, at the grid or in the formula bar. */
export interface CellEditing {
  readonly position: CellPosition;
  readonly text: string;
  readonly place: "cell" | "bar";
  /** Arrows end an entry that replaced the content; in an edit opened with F2 or a double click they move the caret. */
  readonly mode: "enter" | "edit";
}

/** Commands that change the workbook, and are therefore not the grid's to carry out. */
export type PageCommand =
  | { readonly type: "clear" | "undo" | "redo" | "fillDown" | "fillRight" | "find" }
  | { readonly type: "sheet"; readonly step: 1 | -1 };

/** What the grid asks of the page around it. */
export interface GridEvents {
  selected(selection: CellSelection): void;
  editingChanged(editing: CellEditing | undefined): void;
  /** May this cell be typed into? When not, the page says why. */
  mayEdit(position: CellPosition): boolean;
  /** What the person edits: the formula in local form, or the value as it would be typed. */
  editText(position: CellPosition): string;
  /** @returns whether it was accepted; otherwise editing goes on. */
  typed(range: CellRange, text: string): boolean;
  command(command: PageCommand): void;
  contextMenu(at: { readonly x: number; readonly y: number }): void;
  /** The filter of a column, to open at a point of the window. */
  filterAsked(position: CellPosition, at: { readonly x: number; readonly y: number }): void;
  /** The fill handle was dragged. */
  extended(source: CellRange, target: CellRange): void;
  columnResized(column: number, width: number): void;
  columnAutofit(column: number): void;
}

/** The spreadsheet grid: shows one sheet, keeps the selection, lets a person type. Knows no workbook rules. */
export class Grid {
  private sheet: Sheet | undefined;
  private readonly view: GridView;
  private selection: CellSelection = oneCell(0, 0);
  private editing: CellEditing | undefined;
  /** Where Enter returns to after a row filled with Tab. */
  private tabStartColumn: number | undefined;
  private readonly editor: HTMLTextAreaElement;

  constructor(
    element: HTMLElement,
    private readonly events: GridEvents,
  ) {
    this.view = new GridView(element);
    this.editor = document.createElement("textarea");
    this.editor.className = "cell-editor";
    this.editor.rows = 1;
    this.editor.spellcheck = false;
    this.editor.hidden = true;
    this.view.overlay.append(this.editor);
    this.editor.addEventListener("input", () => this.changeText(this.editor.value, "cell"));
    element.addEventListener("keydown", (event) => this.keyPressed(event));
    this.view.surface.addEventListener("pointerdown", (event) => this.pointerPressed(event));
    this.view.surface.addEventListener("pointermove", (event) => this.view.showCursor(event));
    this.view.surface.addEventListener("dblclick", (event) => this.doubleClicked(event));
    this.view.surface.addEventListener("contextmenu", (event) => this.menuAsked(event));
    this.view.onDrawn = () => this.placeEditor();
  }

  /** Shows a sheet, or the same one after it changed. */
  show(sheet: Sheet, regional: Regional, isFiltered: IsFiltered = () => false): void {
    const isOther = this.sheet !== sheet;
    this.sheet = sheet;
    this.view.show(sheet, regional, isFiltered);
    if (isOther) this.view.scrollToStart();
    this.view.showSelection(this.selection);
  }

  /** @param zoom 1 is 100 %. */
  setZoom(zoom: number): void {
    this.view.setZoom(zoom);
  }

  setLabel(label: string): void {
    this.view.setLabel(label);
  }

  focus(): void {
    this.view.focus();
  }

  /** Below a cell, in the window's coordinates. */
  positionOnScreen(position: CellPosition): { readonly x: number; readonly y: number } {
    return this.view.positionOnScreen(position);
  }

  currentEditing(): CellEditing | undefined {
    return this.editing;
  }

  currentSelection(): CellSelection {
    return this.selection;
  }

  /** Follows a selection made elsewhere: the name box, the pane, another sheet. Tells nobody. */
  follow(range: CellRange): void {
    if (sameRange(range, rangeOfSelection(this.selection))) return;
    this.selection = selectionOfRange(range);
    this.view.showSelection(this.selection);
    this.view.reveal(this.selection.active);
  }

  /** Selects as the person does, and tells. */
  select(selection: CellSelection): void {
    this.selection = selection;
    this.view.showSelection(selection);
    this.view.reveal(selection.end);
    this.events.selected(selection);
  }

  /** Begins editing the active cell; with `text`, that replaces its content. */
  beginEdit(place: CellEditing["place"], text?: string): void {
    if (this.editing !== undefined) {
      this.setEditing({ ...this.editing, place });
      return;
    }
    const position = this.selection.active;
    if (!this.events.mayEdit(position)) return;
    this.view.reveal(position);
    this.editor.hidden = false;
    this.editor.value = text ?? this.events.editText(position);
    this.setEditing({
      position,
      text: this.editor.value,
      place,
      mode: text === undefined ? "edit" : "enter",
    });
    this.placeEditor();
    if (place === "cell") {
      this.editor.focus({ preventScroll: true });
      this.editor.setSelectionRange(this.editor.value.length, this.editor.value.length);
    }
  }

  changeText(text: string, place: CellEditing["place"]): void {
    if (this.editing === undefined) return;
    if (place === "bar") this.editor.value = text;
    this.setEditing({ ...this.editing, text, place });
    this.placeEditor();
  }

  /** Ends editing and keeps the text; the whole selection takes it when asked. @returns whether editing ended. */
  commitEdit(scope: "activeCell" | "wholeSelection" = "activeCell"): boolean {
    const editing = this.editing;
    if (editing === undefined) return true;
    const { row, column } = editing.position;
    const range =
      scope === "wholeSelection"
        ? rangeOfSelection(this.selection)
        : { top: row, left: column, bottom: row, right: column };
    const isUnchanged = scope === "activeCell" && editing.text === this.events.editText(editing.position);
    if (isUnchanged || this.events.typed(range, editing.text)) {
      this.endEdit();
      return true;
    }
    if (editing.place === "cell") this.editor.focus({ preventScroll: true });
    return false;
  }

  cancelEdit(): void {
    if (this.editing !== undefined) this.endEdit();
  }

  /** The widest text of a column, in pixels, among the rows given. */
  widthOfContent(column: number, rows: number): number {
    return this.view.widthOfContent(column, rows);
  }

  private endEdit(): void {
    this.editor.hidden = true;
    this.setEditing(undefined);
    this.focus();
  }

  private setEditing(editing: CellEditing | undefined): void {
    this.editing = editing;
    this.events.editingChanged(editing);
  }

  private placeEditor(): void {
    if (this.editing === undefined) return;
    this.view.placeEditor(this.editor, this.editing.position, this.editing.text);
  }

  private keyPressed(event: KeyboardEvent): void {
    if (this.editing !== undefined) return this.editorKeyPressed(event, this.editing);
    const command = keyToCommand(event);
    if (command === undefined) return;
    // The character itself must reach the editor that opens.
    if (command.type !== "typing") event.preventDefault();
    this.obey(command);
  }

  /** Keys while typing in the cell itself; the formula bar gives its own Enter, Tab and Escape. */
  private editorKeyPressed(event: KeyboardEvent, editing: CellEditing): void {
    if (event.isComposing) return;
    const { key } = event;
    const isControl = event.ctrlKey || event.metaKey;
    if (key === "Escape") {
      event.preventDefault();
      return this.cancelEdit();
    }
    if (key === "Enter" && event.altKey) {
      event.preventDefault();
      this.editor.setRangeText("\n", this.editor.selectionStart, this.editor.selectionEnd, "end");
      return this.changeText(this.editor.value, "cell");
    }
    if (key === "F2") {
      event.preventDefault();
      return this.setEditing({ ...editing, mode: editing.mode === "edit" ? "enter" : "edit" });
    }
    const isMove = key === "Enter" || key === "Tab" || (key.startsWith("Arrow") && editing.mode === "enter");
    if (!isMove) return;
    event.preventDefault();
    if (key === "Enter" && isControl) {
      this.commitEdit("wholeSelection");
      return;
    }
    const command = keyToCommand(event);
    if (command !== undefined && this.commitEdit()) this.obey(command);
  }

  /** Does what a key, or the same wish from elsewhere, asks for. */
  obey(command: GridCommand): void {
    const { sheet, selection } = this;
    if (sheet === undefined) return;
    const { active, anchor, end } = selection;
    const { rows, columns } = this.view;
    const go = (to: CellPosition, isExtended: boolean): void =>
      this.select(isExtended ? { active, anchor, end: to } : oneCell(to.row, to.column));
    const from = (isExtended: boolean): CellPosition => (isExtended ? end : active);
    if (command.type !== "tab" && command.type !== "enter") this.tabStartColumn = undefined;
    switch (command.type) {
      case "step":
        return go(stepFrom(from(command.extends), command.direction, rows, columns), command.extends);
      case "edge":
        return go(edgeFrom(from(command.extends), command.direction, sheet), command.extends);
      case "page":
        return go(this.view.pageFrom(from(command.extends), command.direction), command.extends);
      case "rowStart":
        return go({ row: from(command.extends).row, column: 0 }, command.extends);
      case "sheetStart":
        return go({ row: 0, column: 0 }, command.extends);
      case "sheetEnd": {
        const used = sheet.usedRange(true);
        return go({ row: used?.bottom ?? 0, column: used?.right ?? 0 }, command.extends);
      }
      case "enter":
        return this.enter(command.isBackward);
      case "tab":
        return this.tab(command.isBackward);
      case "selectAll":
        return this.selectAll(sheet);
      case "selectColumn":
        return this.selectArea("columns", anchor, end);
      case "selectRow":
        return this.selectArea("rows", anchor, end);
      case "edit":
        return this.beginEdit("cell");
      case "clearAndEdit":
      case "typing":
        return this.beginEdit("cell", "");
      case "menu":
        return this.events.contextMenu(this.view.positionOnScreen(active));
      case "filter":
        return this.events.filterAsked(active, this.view.positionOnScreen(active));
      case "sheet":
        return this.events.command(command);
      default:
        return this.events.command({ type: command.type });
    }
  }

  /** Within a selection of several cells Enter and Tab go round in it. */
  private enter(isBackward: boolean): void {
    if (!isOneCell(this.selection)) return this.goRound("rows", isBackward);
    const { active } = this.selection;
    const column = this.tabStartColumn ?? active.column;
    this.tabStartColumn = undefined;
    const to = stepFrom(
      { row: active.row, column },
      isBackward ? "up" : "down",
      this.view.rows,
      this.view.columns,
    );
    this.select(oneCell(to.row, to.column));
  }

  private tab(isBackward: boolean): void {
    if (!isOneCell(this.selection)) return this.goRound("columns", isBackward);
    this.tabStartColumn ??= this.selection.active.column;
    const to = stepFrom(
      this.selection.active,
      isBackward ? "left" : "right",
      this.view.rows,
      this.view.columns,
    );
    this.select(oneCell(to.row, to.column));
  }

  /** Moves the active cell only; the range stays as it is. */
  private goRound(along: "rows" | "columns", isBackward: boolean): void {
    const { top, left, bottom, right } = rangeOfSelection(this.selection);
    const height = bottom - top + 1;
    const width = right - left + 1;
    const { row, column } = this.selection.active;
    const at = along === "rows" ? (column - left) * height + row - top : (row - top) * width + column - left;
    const next = (at + (isBackward ? -1 : 1) + height * width) % (height * width);
    const active =
      along === "rows"
        ? { row: top + (next % height), column: left + Math.floor(next / height) }
        : { row: top + Math.floor(next / width), column: left + (next % width) };
    this.selection = { ...this.selection, active };
    this.view.showSelection(this.selection);
    this.view.reveal(active);
    this.events.selected(this.selection);
  }

  private selectAll(sheet: Sheet): void {
    const region = currentRegion(sheet, this.selection.active);
    const isAlready = sameRange(region, rangeOfSelection(this.selection));
    // The view stays where it is: the whole sheet has no end worth showing.
    this.selection = selectionOfRange(isAlready ? WHOLE_SHEET : region);
    this.view.showSelection(this.selection);
    this.events.selected(this.selection);
  }

  private pointerPressed(event: PointerEvent): void {
    if (event.button !== 0 || event.target === this.editor) return;
    event.preventDefault();
    const hit = this.view.hitAt(event);
    if (hit.area === "columnEdge") return this.resizeColumn(event, hit.column);
    if (this.editing !== undefined) {
      if (hit.area === "cells" && this.pointAt(event, hit, this.editing)) return;
      if (!this.commitEdit()) return;
    }
    this.focus();
    this.tabStartColumn = undefined;
    if (hit.area === "fillHandle") return this.dragFillHandle(event);
    if (hit.area === "filter") {
      this.select(oneCell(hit.row, hit.column));
      return this.events.filterAsked(hit, this.view.positionOnScreen(hit));
    }
    const { area } = hit;
    if (area === "corner") {
      this.selection = selectionOfRange(WHOLE_SHEET);
      this.view.showSelection(this.selection);
      return this.events.selected(this.selection);
    }
    const anchor = event.shiftKey ? this.selection.anchor : hit;
    const selectTo = (end: CellPosition): void => this.selectArea(area, anchor, end);
    selectTo(hit);
    this.drag(event, (moved) => selectTo(this.view.hitAt(moved)));
  }

  private selectArea(area: "columns" | "rows" | "cells", anchor: CellPosition, end: CellPosition): void {
    const isWhole = { columns: area === "columns", rows: area === "rows" };
    const selection = selectionBetween(
      { row: isWhole.columns ? 0 : anchor.row, column: isWhole.rows ? 0 : anchor.column },
      {
        row: isWhole.columns ? ROW_COUNT - 1 : end.row,
        column: isWhole.rows ? COLUMN_COUNT - 1 : end.column,
      },
    );
    if (area === "cells") return this.select(selection);
    this.selection = selection;
    this.view.showSelection(selection);
    this.events.selected(selection);
  }

  /** Calls `moved` until the button is released; beyond an edge the grid scrolls along. */
  private drag(start: PointerEvent, moved: (event: PointerEvent) => void, released?: () => void): void {
    const { surface } = this.view;
    surface.setPointerCapture(start.pointerId);
    const move = (event: PointerEvent): void => {
      this.view.scrollTowards(event);
      moved(event);
    };
    const end = (): void => {
      surface.removeEventListener("pointermove", move);
      surface.removeEventListener("pointerup", end);
      surface.removeEventListener("pointercancel", end);
      released?.();
    };
    surface.addEventListener("pointermove", move);
    surface.addEventListener("pointerup", end);
    surface.addEventListener("pointercancel", end);
  }

  private dragFillHandle(event: PointerEvent): void {
    const source = rangeOfSelection(this.selection);
    let target = source;
    const moved = (to: CellPosition): void => {
      target = extendedTo(source, to);
      this.view.showFill(sameRange(source, target) ? undefined : target);
    };
    this.drag(
      event,
      (pointer) => moved(this.view.hitAt(pointer)),
      () => {
        this.view.showFill(undefined);
        if (!sameRange(source, target)) this.events.extended(source, target);
      },
    );
  }

  /** A double click on the handle fills down as far as the column beside goes. */
  private fillDownBesideNeighbour(): void {
    const { sheet } = this;
    const source = rangeOfSelection(this.selection);
    if (sheet === undefined) return;
    const neighbour = [source.left - 1, source.right + 1].find(
      (column) => column >= 0 && isFilled(sheet, source.bottom + 1, column),
    );
    if (neighbour === undefined) return;
    let { bottom } = source;
    while (isFilled(sheet, bottom + 1, neighbour)) bottom++;
    this.events.extended(source, { ...source, bottom });
  }

  private resizeColumn(event: PointerEvent, column: number): void {
    const startWidth = this.view.columns.sizeOf(column);
    this.drag(event, (moved) => {
      const width = Math.max(
        COLUMN_WIDTH_MIN,
        Math.round(startWidth + (moved.clientX - event.clientX) / this.view.zoom),
      );
      this.events.columnResized(column, width);
    });
  }

  /** While a formula waits for a reference, a click or a drag on cells writes it. @returns whether it did. */
  private pointAt(event: PointerEvent, hit: CellPosition, editing: CellEditing): boolean {
    if (!/^=(?:.*[=+\-*/^&<>(,;:])?$/s.test(editing.text)) return false;
    const before = editing.text;
    const write = (end: CellPosition): void => {
      const reference = formatRange(rangeOfSelection(selectionBetween(hit, end)));
      this.editor.value = before + reference;
      this.changeText(this.editor.value, editing.place);
    };
    write(hit);
    this.drag(event, (moved) => write(this.view.hitAt(moved)));
    return true;
  }

  private doubleClicked(event: MouseEvent): void {
    if (event.target === this.editor) return;
    const hit = this.view.hitAt(event);
    if (hit.area === "columnEdge") this.events.columnAutofit(hit.column);
    else if (hit.area === "fillHandle") this.fillDownBesideNeighbour();
    else if (hit.area === "cells") this.beginEdit("cell");
  }

  private menuAsked(event: MouseEvent): void {
    if (event.target === this.editor) return;
    event.preventDefault();
    if (!this.commitEdit()) return;
    const hit = this.view.hitAt(event);
    const { top, left, bottom, right } = rangeOfSelection(this.selection);
    const isInside =
      (hit.area === "columns" || (hit.row >= top && hit.row <= bottom)) &&
      (hit.area === "rows" || (hit.column >= left && hit.column <= right));
    if (!isInside && hit.area !== "corner" && hit.area !== "columnEdge")
      this.selectArea(hit.area === "columns" || hit.area === "rows" ? hit.area : "cells", hit, hit);
    this.events.contextMenu({ x: event.clientX, y: event.clientY });
  }
}

const WHOLE_SHEET: CellRange = { top: 0, left: 0, bottom: ROW_COUNT - 1, right: COLUMN_COUNT - 1 };
const COLUMN_WIDTH_MIN = 8;

/** The range with `to` taken in on the side where it lies farthest off; smaller than the source it never gets. */
function extendedTo(source: CellRange, to: CellPosition): CellRange {
  const below = to.row - source.bottom;
  const above = source.top - to.row;
  const rightOf = to.column - source.right;
  const leftOf = source.left - to.column;
  const farthest = Math.max(below, above, rightOf, leftOf);
  if (farthest <= 0) return source;
  if (farthest === below) return { ...source, bottom: to.row };
  if (farthest === above) return { ...source, top: to.row };
  return farthest === rightOf ? { ...source, right: to.column } : { ...source, left: to.column };
}

function isFilled(sheet: Sheet, row: number, column: number): boolean {
  return sheet.cellAt(row, column)?.value !== undefined;
}
