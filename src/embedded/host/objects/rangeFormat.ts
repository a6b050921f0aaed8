import { intersection } from "../../workbook/address";
import type { CellFormat, CellRange } from "../../workbook/cell";
import type { Sheet } from "../../workbook/sheet";
import { booleanArgument, textArgument, wordArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkUnprotected } from "../checks";
import { fault } from "../hostError";
import type { LiveRange } from "../liveRange";
import { defineMembers } from "../members";
import { readText, shared } from "../readingCells";
import { writeLooks } from "../writingCells";
import { resolveRange } from "./rangeObject";

type Looks = Partial<CellFormat>;

/** One look all cells of the range share, or `null` when they differ. */
const readLook =
  <Value>(look: (format: CellFormat | undefined) => Value) =>
  (live: LiveRange, batch: Batch): Value | null => {
    const { sheet, range } = resolveRange(live, batch);
    return shared(sheet, range, (cell) => look(cell?.format));
  };

const writeLook =
  (looks: (value: unknown) => Looks) =>
  (live: LiveRange, value: unknown, batch: Batch): void => {
    const { sheet, range } = resolveRange(live, batch);
    const change = looks(value);
    writeLooks(batch, sheet, range, () => change);
  };

const HORIZONTAL = ["General", "Left", "Center", "Right", "Fill", "Justify"] as const;
const VERTICAL = ["Top", "Center", "Bottom"] as const;

/** Widths are in points in the API, in pixels in the workbook. */
const POINTS_PER_PIXEL = 0.75;
const DEFAULT_WIDTH_PIXELS = 64;
const DEFAULT_HEIGHT_POINTS = 15;
/** Rough width of one character, for fitting columns to their text. */
const CHARACTER_PIXELS = 7;
const CELL_PADDING_PIXELS = 5;

export const rangeFormatObject = defineMembers<LiveRange, Excel.RangeFormat>({
  className: "RangeFormat",
  read: {
    WrapText: readLook((format) => format?.wrapText ?? false),
    HorizontalAlignment: readLook((format) => format?.horizontalAlignment ?? "General"),
    VerticalAlignment: readLook((format) => format?.verticalAlignment ?? "Bottom"),
    ColumnWidth: (live, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const first = sheet.columnWidths.get(range.left) ?? DEFAULT_WIDTH_PIXELS;
      for (let column = range.left; column <= range.right; column++)
        if ((sheet.columnWidths.get(column) ?? DEFAULT_WIDTH_PIXELS) !== first) return null;
      return first * POINTS_PER_PIXEL;
    },
    RowHeight: (live, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const heightOf = (row: number): number => sheet.rowHeights.get(row) ?? DEFAULT_HEIGHT_POINTS;
      const first = heightOf(range.top);
      for (let row = range.top; row <= range.bottom; row++) if (heightOf(row) !== first) return null;
      return first;
    },
  },
  write: {
    WrapText: writeLook((value) => ({ wrapText: booleanArgument(value) })),
    HorizontalAlignment: writeLook((value) => ({ horizontalAlignment: wordArgument(value, HORIZONTAL) })),
    VerticalAlignment: writeLook((value) => ({ verticalAlignment: wordArgument(value, VERTICAL) })),
    ColumnWidth: (live, value, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      if (typeof value !== "number" || value < 0) throw fault("InvalidArgument");
      setWidths(batch, sheet, range, () => value / POINTS_PER_PIXEL);
    },
  },
  links: {
    Font: (live) => rangeFontObject(live),
    Fill: (live) => rangeFillObject(live),
  },
  call: {
    AutofitColumns: (live, _, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      const text = readText(batch);
      const fitted = intersection(range, sheet.usedRange(true) ?? { top: 0, left: 0, bottom: 0, right: 0 });
      if (fitted === undefined) return;
      setWidths(batch, sheet, fitted, (column) => {
        let longest = 0;
        for (let row = fitted.top; row <= fitted.bottom; row++)
          longest = Math.max(longest, text(sheet.cellAt(row, column)).length);
        return longest === 0 ? undefined : longest * CHARACTER_PIXELS + CELL_PADDING_PIXELS;
      });
    },
    AutofitRows: (live, _, batch) => {
      checkUnprotected(batch, resolveRange(live, batch).sheet);
    },
  },
});

function setWidths(
  batch: Batch,
  sheet: Sheet,
  range: CellRange,
  width: (column: number) => number | undefined,
): void {
  checkUnprotected(batch, sheet);
  for (let column = range.left; column <= range.right; column++) {
    const pixels = width(column);
    if (pixels !== undefined) sheet.columnWidths.set(column, Math.round(pixels));
  }
  batch.looksChanged(sheet.id);
}

const rangeFontObject = defineMembers<LiveRange, Excel.RangeFont>({
  className: "RangeFont",
  read: {
    Bold: readLook((format) => format?.bold ?? false),
    Italic: readLook((format) => format?.italic ?? false),
    Underline: readLook((format) => (format?.underline ? "Single" : "None")),
    Color: readLook((format) => format?.fontColor ?? "#000000"),
  },
  write: {
    Bold: writeLook((value) => ({ bold: booleanArgument(value) })),
    Italic: writeLook((value) => ({ italic: booleanArgument(value) })),
    Underline: writeLook((value) => ({ underline: wordArgument(value, ["None", "Single"]) === "Single" })),
    Color: writeLook((value) => ({ fontColor: colorArgument(value) })),
  },
});

const rangeFillObject = defineMembers<LiveRange, Excel.RangeFill>({
  className: "RangeFill",
  read: {
    Color: readLook((format) => format?.fillColor ?? "#FFFFFF"),
  },
  write: {
    Color: writeLook((value) => ({ fillColor: colorArgument(value) })),
  },
  call: {
    Clear: (live, _, batch) => {
      const { sheet, range } = resolveRange(live, batch);
      writeLooks(batch, sheet, range, () => ({ fillColor: undefined }));
    },
  },
});

/** `#RRGGBB`; the few colour names an add-in is likely to use. */
export function colorArgument(value: unknown): string {
  const text = textArgument(value);
  const named = COLORS[text.toLowerCase()];
  if (named !== undefined) return named;
  if (!/^#[0-9A-Fa-f]{6}$/.test(text)) throw fault("InvalidArgument");
  return text.toUpperCase();
}

const COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
};
