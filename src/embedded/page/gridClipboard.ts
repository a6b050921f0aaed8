import { ok, type Result } from "../../domain/result";
import type { CellRange } from "../workbook/cell";
import { displayText } from "../workbook/displayText";
import type { OpenWorkbook } from "./openWorkbook";
import type { CopiedCells, EditRefusal } from "./personEdits";
import { formatTsv, parseTsv } from "./tsv";

const COPY_CELLS_MAX = 2_000_000;

/**
 * Copy and paste between the sheet and the clipboard, which holds the cells as text. Cells copied in this page are
 * remembered: as long as the clipboard still holds their text, pasting brings back formulas and looks.
 */
export class GridClipboard {
  private copied: (CopiedCells & { readonly text: string }) | undefined;

  /** @returns the selected cells that show, as Excel copies them; `undefined` when there are too many. */
  copy(open: OpenWorkbook): string | undefined {
    const { workbook, activeSheet, localeTag } = open;
    const range = writtenPart(open);
    if ((range.bottom - range.top + 1) * (range.right - range.left + 1) > COPY_CELLS_MAX) return undefined;
    const copied = open.edits.cellsOf(activeSheet, range);
    const text = formatTsv(
      copied.cells.map((row) => row.map((cell) => displayText(cell, localeTag, workbook.uses1904))),
    );
    this.copied = { ...copied, text };
    return text;
  }

  /** @returns the range pasted to, which is then selected. */
  paste(open: OpenWorkbook, text: string): Result<CellRange, EditRefusal> {
    const { edits, activeSheet, workbook } = open;
    if (text === "") return ok(workbook.selection);
    const isOwn =
      this.copied !== undefined && withPlainLineEnds(this.copied.text) === withPlainLineEnds(text);
    const pasted =
      isOwn && this.copied !== undefined
        ? edits.pasteCells(activeSheet, workbook.selection, this.copied)
        : edits.pasteText(activeSheet, workbook.selection, parseTsv(text));
    if (pasted.ok) open.select(pasted.value);
    return pasted;
  }
}

/** Whole rows and columns are copied as far as there is something. */
function writtenPart({ workbook, activeSheet }: OpenWorkbook): CellRange {
  const { top, left, bottom, right } = workbook.selection;
  const used = activeSheet.usedRange(false) ?? { bottom: top, right: left };
  return {
    top,
    left,
    bottom: Math.min(bottom, Math.max(used.bottom, top)),
    right: Math.min(right, Math.max(used.right, left)),
  };
}

/** Clipboards change line ends on their way. */
function withPlainLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/\n$/, "");
}
