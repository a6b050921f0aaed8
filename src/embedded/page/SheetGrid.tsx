import { useEffect, useRef, type ReactElement } from "react";
import type { CellRange } from "../workbook/cell";
import { Grid, type CellEditing, type GridEvents, type PageCommand } from "./grid/grid";
import { rangeOfSelection, type CellPosition } from "./grid/cellSelection";
import type { GridClipboard } from "./gridClipboard";
import type { OpenWorkbook } from "./openWorkbook";
import type { EditRefusal } from "./personEdits";
import { editTextOf } from "./editText";
import type { Result } from "../../domain/result";

interface SheetGridProps {
  readonly open: OpenWorkbook;
  /** As `open` has it; named here so that a change shows. */
  readonly localeTag: string;
  readonly label: string;
  readonly clipboard: GridClipboard;
  readonly gridReady: (grid: Grid | undefined) => void;
  readonly editingChanged: (editing: CellEditing | undefined) => void;
  readonly refused: (refusal: EditRefusal) => void;
  readonly accepted: () => void;
  readonly contextMenu: GridEvents["contextMenu"];
  readonly filterAsked: GridEvents["filterAsked"];
  readonly find: () => void;
  readonly switchSheet: (step: 1 | -1) => void;
}

/** The grid on the active sheet: follows the workbook, and turns what a person does into edits. */
export function SheetGrid(props: SheetGridProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  // The grid lives longer than a render and must always see the newest callbacks.
  const current = useRef(props);
  current.current = props;
  const grid = useRef<Grid>(undefined);
  const { open, localeTag, label } = props;

  useEffect(() => {
    if (host.current === null) return undefined;
    const attempt = (result: Result<CellRange, EditRefusal>): boolean => {
      if (result.ok) current.current.accepted();
      else current.current.refused(result.fault);
      return result.ok;
    };
    const carryOut = ({ type, ...rest }: PageCommand): void => {
      const { edits, activeSheet, workbook } = current.current.open;
      switch (type) {
        case "clear":
          attempt(edits.clear(activeSheet, workbook.selection));
          return;
        case "fillDown":
        case "fillRight":
          attempt(edits.fill(activeSheet, workbook.selection, type === "fillDown" ? "down" : "right"));
          return;
        case "undo":
        case "redo": {
          const range = type === "undo" ? edits.undo() : edits.redo();
          if (range !== undefined) current.current.open.select(range);
          return;
        }
        case "find":
          current.current.find();
          return;
        case "sheet":
          if ("step" in rest) current.current.switchSheet(rest.step);
      }
    };
    const made = new Grid(host.current, {
      selected: (selection) => current.current.open.select(rangeOfSelection(selection)),
      editingChanged: (editing) => current.current.editingChanged(editing),
      mayEdit: ({ row, column }) => {
        const { edits, activeSheet } = current.current.open;
        const refusal = edits.refusal(activeSheet, { top: row, left: column, bottom: row, right: column });
        if (refusal !== undefined) current.current.refused(refusal.fault);
        return refusal === undefined;
      },
      editText: (position: CellPosition) => editTextOf(current.current.open, position),
      typed: (range, text) =>
        attempt(current.current.open.edits.type(current.current.open.activeSheet, range, text)),
      command: carryOut,
      contextMenu: (at) => current.current.contextMenu(at),
      filterAsked: (position, at) => current.current.filterAsked(position, at),
      extended: (source, target) => {
        const { open: shown } = current.current;
        if (attempt(shown.edits.extend(shown.activeSheet, source, target))) shown.select(target);
      },
      columnResized: (column, width) => current.current.open.setColumnWidth(column, width),
      columnAutofit: (column) =>
        current.current.open.setColumnWidth(column, made.widthOfContent(column, 5000)),
    });
    grid.current = made;
    current.current.gridReady(made);
    return () => current.current.gridReady(undefined);
  }, []);

  useEffect(() => {
    const shown = grid.current;
    if (shown === undefined) return undefined;
    let isAsked = false;
    const show = (): void => {
      isAsked = false;
      const { workbook, activeSheet, filters } = open;
      shown.show(activeSheet, { localeTag, uses1904: workbook.uses1904 }, (sheet, row, column) =>
        filters.isFiltered(sheet, row, column),
      );
    };
    show();
    shown.follow(open.workbook.selection);
    return open.workbook.onChange((change) => {
      if (change.type === "selection" || change.type === "activated") {
        if (change.type === "activated") {
          shown.cancelEdit();
          show();
        }
        shown.follow(open.workbook.selection);
        if (change.type === "selection") return;
      }
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(show);
    });
  }, [open, localeTag]);

  useEffect(() => grid.current?.setLabel(label), [label]);

  const copy = (event: React.ClipboardEvent, isCut: boolean): void => {
    if (grid.current?.currentEditing() !== undefined) return;
    const text = props.clipboard.copy(open);
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (isCut) grid.current?.obey({ type: "clear" });
  };

  const paste = (event: React.ClipboardEvent): void => {
    if (grid.current?.currentEditing() !== undefined) return;
    event.preventDefault();
    const pasted = props.clipboard.paste(open, event.clipboardData.getData("text/plain"));
    if (!pasted.ok) props.refused(pasted.fault);
  };

  return (
    <div
      className="grid"
      ref={host}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={paste}
    />
  );
}
