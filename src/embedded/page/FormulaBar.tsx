import { useState, type ReactElement } from "react";
import { formatRange, parseAddress } from "../workbook/address";
import type { CellRange } from "../workbook/cell";
import { editTextOf } from "./editText";
import { rangeOfSelection, sameRange, type CellPosition, type CellSelection } from "./grid/cellSelection";
import type { CellEditing, Grid } from "./grid/grid";
import { Icon } from "./icons";
import type { OpenWorkbook } from "./openWorkbook";
import type { PageWords } from "./words";

interface FormulaBarProps {
  readonly open: OpenWorkbook;
  readonly grid: Grid | undefined;
  readonly editing: CellEditing | undefined;
  readonly words: PageWords;
  readonly tell: (message: string) => void;
}

/** The name box, which goes to a cell, range, table or name; and the formula bar. */
export function FormulaBar({ open, grid, editing, words, tell }: FormulaBarProps): ReactElement {
  const { workbook } = open;
  const active = activeCell(workbook.selection, grid?.currentSelection());
  const [wanted, setWanted] = useState<string>();
  const text = editing?.text ?? editTextOf(open, active);

  const go = (place: string): void => {
    setWanted(undefined);
    const found = placeNamed(open, place.trim());
    if (found === undefined) return tell(words.noSuchPlace(place));
    const sheet = workbook.sheetById(found.sheetId);
    if (sheet !== undefined) open.activate(sheet);
    open.select(found.range);
    grid?.follow(found.range);
    grid?.focus();
  };

  const keyPressed = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      if (grid?.commitEdit())
        grid.obey({ type: event.key === "Enter" ? "enter" : "tab", isBackward: event.shiftKey });
    } else if (event.key === "Escape") {
      event.preventDefault();
      grid?.cancelEdit();
      grid?.focus();
    }
  };

  return (
    <div className="formula-bar" role="group" aria-label={words.formulaBar}>
      <input
        className="name-box"
        aria-label={words.nameBox}
        value={
          wanted ??
          formatRange({ top: active.row, left: active.column, bottom: active.row, right: active.column })
        }
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setWanted(event.target.value)}
        onBlur={() => setWanted(undefined)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.currentTarget.value);
          else if (event.key === "Escape") {
            setWanted(undefined);
            grid?.focus();
          }
        }}
      />
      <button
        type="button"
        className="formula-button"
        aria-label={words.cancelEntry}
        title={words.cancelEntry}
        disabled={editing === undefined}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => grid?.cancelEdit()}
      >
        <Icon name="close" />
      </button>
      <button
        type="button"
        className="formula-button"
        aria-label={words.acceptEntry}
        title={words.acceptEntry}
        disabled={editing === undefined}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => grid?.commitEdit()}
      >
        <Icon name="accept" />
      </button>
      <span className="formula-sign" aria-hidden="true">
        fx
      </span>
      <textarea
        className="formula-text"
        aria-label={words.formulaBar}
        rows={1}
        spellCheck={false}
        value={text}
        onFocus={() => grid?.beginEdit("bar")}
        onChange={(event) => {
          if (editing === undefined) grid?.beginEdit("bar");
          grid?.changeText(event.target.value, "bar");
        }}
        onKeyDown={keyPressed}
      />
    </div>
  );
}

/** The cell that takes what is typed. The grid knows it, but only after it has followed the workbook. */
function activeCell(selected: CellRange, inGrid: CellSelection | undefined): CellPosition {
  if (inGrid !== undefined && sameRange(rangeOfSelection(inGrid), selected)) return inGrid.active;
  return { row: selected.top, column: selected.left };
}

interface Place {
  readonly sheetId: string;
  readonly range: CellRange;
}

/** `B7`, `Clients!A1:C3`, a table's name, or a name defined for a range. */
function placeNamed({ workbook, activeSheet }: OpenWorkbook, text: string): Place | undefined {
  const address = parseAddress(text);
  if (address !== undefined) {
    const sheet = address.sheetName === undefined ? activeSheet : workbook.sheetByName(address.sheetName);
    return sheet?.visibility === "Visible" ? { sheetId: sheet.id, range: address.range } : undefined;
  }
  const wanted = text.toLowerCase();
  for (const sheet of workbook.sheets)
    for (const table of sheet.tables)
      if (table.name.toLowerCase() === wanted && sheet.visibility === "Visible") {
        const { range, hasHeader, hasTotals } = table;
        const body = {
          ...range,
          top: range.top + (hasHeader ? 1 : 0),
          bottom: range.bottom - (hasTotals ? 1 : 0),
        };
        return { sheetId: sheet.id, range: body };
      }
  const name = workbook.names.find((candidate) => candidate.name.toLowerCase() === wanted);
  const target = name && parseAddress(name.refersTo.replace(/^=/, ""));
  const sheet = target?.sheetName === undefined ? activeSheet : workbook.sheetByName(target.sheetName);
  return target !== undefined && sheet?.visibility === "Visible"
    ? { sheetId: sheet.id, range: target.range }
    : undefined;
}
