import type { ReactElement } from "react";
import { displayValue } from "../workbook/displayText";
import type { CellEditing } from "./grid/grid";
import { IconButton } from "./IconButton";
import type { OpenWorkbook } from "./openWorkbook";
import { selectionFigures } from "./selectionFigures";
import type { PageWords } from "./words";

interface StatusBarProps {
  readonly open: OpenWorkbook;
  readonly editing: CellEditing | undefined;
  readonly words: PageWords;
  readonly message: string | undefined;
  /** 1 is 100 %. */
  readonly zoom: number;
  readonly setZoom: (zoom: number) => void;
}

/** What is going on, and figures about the selected cells when there are several. */
export function StatusBar({ open, editing, words, message, zoom, setZoom }: StatusBarProps): ReactElement {
  const { workbook, activeSheet, localeTag } = open;
  const { selection } = workbook;
  const isOneCell = selection.top === selection.bottom && selection.left === selection.right;
  const figures = isOneCell ? undefined : selectionFigures(activeSheet, selection);
  const found = open.filters.shownAround(activeSheet, { row: selection.top, column: selection.left });
  const uncomputed = isOneCell
    ? open.calculation.unsupportedAt(activeSheet, selection.top, selection.left)
    : [];
  const mode = editing === undefined ? words.ready : editing.mode === "edit" ? words.editing : words.entering;
  const show = (value: number, format: string): string =>
    displayValue(value, format, localeTag, workbook.uses1904);
  return (
    <div className="status-bar">
      <span className="status-mode">{mode}</span>
      <span className="status-message" role="status">
        {uncomputed.length > 0
          ? words.keepsLastResult(uncomputed.join(", "))
          : found === undefined
            ? message
            : words.recordsFound(found.shown, found.all)}
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
      <span className="status-zoom">
        <IconButton icon="minus" label={words.zoomOut} run={() => setZoom(stepped(zoom, -1))} />
        <button
          type="button"
          className="zoom-level"
          aria-label={`${percent(zoom)}, ${words.zoomReset}`}
          title={words.zoomReset}
          onClick={() => setZoom(1)}
        >
          {percent(zoom)}
        </button>
        <IconButton icon="plus" label={words.zoomIn} run={() => setZoom(stepped(zoom, 1))} />
      </span>
    </div>
  );
}

const ZOOM_MIN = 0.5;
const ZOOM_MAX = 2;

function stepped(zoom: number, direction: 1 | -1): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, Math.round(zoom * 10 + direction) / 10));
}

function percent(zoom: number): string {
  return `${Math.round(zoom * 100)}%`;
}
