import type { ReactElement } from "react";
import { displayValue } from "../workbook/displayText";
import type { CellEditing } from "./grid/grid";
import type { OpenWorkbook } from "./openWorkbook";
import { selectionFigures } from "./selectionFigures";
import type { PageWords } from "./words";

interface StatusBarProps {
  readonly open: OpenWorkbook;
  readonly editing: CellEditing | undefined;
  readonly words: PageWords;
  readonly message: string | undefined;
}

/** What is going on, and figures about the selected cells when there are several. */
export function StatusBar({ open, editing, words, message }: StatusBarProps): ReactElement {
  const { workbook, activeSheet, localeTag } = open;
  const { selection } = workbook;
  const isOneCell = selection.top === selection.bottom && selection.left === selection.right;
  const figures = isOneCell ? undefined : selectionFigures(activeSheet, selection);
  const mode = editing === undefined ? words.ready : editing.mode === "edit" ? words.editing : words.entering;
  const show = (value: number, format: string): string =>
    displayValue(value, format, localeTag, workbook.uses1904);
  return (
    <div className="status-bar">
      <span className="status-mode">{mode}</span>
      <span className="status-message" role="status">
        {message}
      </span>
      {figures !== undefined && figures.count > 1 && (
        <span className="status-figures">
          {figures.numberCount > 1 && (
            <span>
              {words.average}: {show(figures.sum / figures.numberCount, figures.numberFormat)}
            </span>
          )}
          <span>
            {words.count}: {show(figures.count, "#,##0")}
          </span>
          {figures.numberCount > 1 && (
            <span>
              {words.sum}: {show(figures.sum, figures.numberFormat)}
            </span>
          )}
        </span>
      )}
    </div>
  );
}
