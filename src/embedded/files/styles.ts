import { GENERAL, type CellFormat } from "../workbook/cell";
import { childNamed, childrenNamed, flag, numberAttribute, type XmlElement } from "./xml";

/** Codes that files give by number only. Numbers 27–36 and 50–58 are dates whose look depends on the region. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "$#,##0_);($#,##0)",
  6: "$#,##0_);[Red]($#,##0)",
  7: "$#,##0.00_);($#,##0.00)",
  8: "$#,##0.00_);[Red]($#,##0.00)",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

const SHORT_DATE = 14;

function isRegionalDate(id: number): boolean {
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** The looks of each `xf` of the styles part, in order. `root` is its `styleSheet`, `theme` the theme's. */
export function readFormats(root: XmlElement, theme: XmlElement | undefined): readonly CellFormat[] {
  const palette = colorsOf(root, theme);
  const codes = numberFormatCodes(root);
  const fonts = childNamed(root, "fonts")?.children ?? [];
  const fills = childNamed(root, "fills")?.children ?? [];
  return childrenNamed(childNamed(root, "cellXfs"), "xf").map((xf, index) => {
    const id = numberAttribute(xf, "numFmtId") ?? 0;
    const numberFormat = codes.get(id) ?? BUILT_IN_FORMATS[isRegionalDate(id) ? SHORT_DATE : id] ?? "General";
    const looks = {
      ...fontLooks(fonts[numberAttribute(xf, "fontId") ?? 0], palette),
      ...fillLooks(fills[numberAttribute(xf, "fillId") ?? 0], palette),
      ...alignmentLooks(childNamed(xf, "alignment")),
      ...(flag(xf, "quotePrefix") ? { isQuoted: true } : {}),
      ...(flag(childNamed(xf, "protection"), "locked", true) ? {} : { isLocked: false }),
    };
    // The first one is what cells without a style have: nothing to remember when it is plain.
    const isPlain = index === 0 && numberFormat === "General" && Object.keys(looks).length === 0;
    return isPlain ? GENERAL : { numberFormat, ...looks, fileStyle: index };
  });
}

export function numberFormatCodes(root: XmlElement): ReadonlyMap<number, string> {
  const codes = new Map<number, string>();
  for (const element of childrenNamed(childNamed(root, "numFmts"), "numFmt")) {
    const id = numberAttribute(element, "numFmtId");
    const code = element.attributes.get("formatCode");
    if (id !== undefined && code !== undefined) codes.set(id, code === "GENERAL" ? "General" : code);
  }
  return codes;
}

type Looks = Partial<CellFormat>;

/** A switch such as `<b/>` or `<b val="0"/>`. */
function isOn(font: XmlElement, name: string): boolean {
  const element = childNamed(font, name);
  return element !== undefined && flag(element, "val", true);
}

function fontLooks(font: XmlElement | undefined, palette: Palette): Looks {
  if (font === undefined) return {};
  const underline = childNamed(font, "u");
  const color = colorOf(childNamed(font, "color"), palette);
  return {
    ...(isOn(font, "b") ? { bold: true } : {}),
    ...(isOn(font, "i") ? { italic: true } : {}),
    ...(underline !== undefined && underline.attributes.get("val") !== "none" ? { underline: true } : {}),
    // Black is what no colour means.
    ...(color === undefined || color === "#000000" ? {} : { fontColor: color }),
  };
}

function fillLooks(fill: XmlElement | undefined, palette: Palette): Looks {
  const pattern = childNamed(fill, "patternFill");
  if (pattern?.attributes.get("patternType") !== "solid") return {};
  const color = colorOf(childNamed(pattern, "fgColor"), palette);
  return color === undefined ? {} : { fillColor: color };
}

const HORIZONTAL: Readonly<Record<string, CellFormat["horizontalAlignment"]>> = {
  left: "Left",
  center: "Center",
  centerContinuous: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  distributed: "Justify",
};

function alignmentLooks(alignment: XmlElement | undefined): Looks {
  if (alignment === undefined) return {};
  const horizontal = HORIZONTAL[alignment.attributes.get("horizontal") ?? ""];
  const vertical = alignment.attributes.get("vertical");
  return {
    ...(flag(alignment, "wrapText") ? { wrapText: true } : {}),
    ...(horizontal === undefined ? {} : { horizontalAlignment: horizontal }),
    ...(vertical === "top" ? { verticalAlignment: "Top" as const } : {}),
    ...(vertical === "center" ? { verticalAlignment: "Center" as const } : {}),
  };
}

interface Palette {
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** The palette of Excel 97, which files still refer to by number; 0–7 repeat 8–15. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** Theme colours are numbered light before dark, unlike their order in the theme. */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
const THEME_DEFAULTS = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

function colorsOf(root: XmlElement, theme: XmlElement | undefined): Palette {
  const scheme = childNamed(childNamed(theme, "themeElements"), "clrScheme");
  const themeColors = THEME_ORDER.map((name, index) => {
    const color = childNamed(scheme, name)?.children[0];
    return (
      color?.attributes.get("lastClr") ?? rgbOrNothing(color?.attributes.get("val")) ?? THEME_DEFAULTS[index]!
    );
  });
  const own = childrenNamed(childNamed(childNamed(root, "colors"), "indexedColors"), "rgbColor").map(
    (color) => color.attributes.get("rgb")?.slice(-6) ?? "000000",
  );
  return { theme: themeColors, indexed: own.length > 0 ? own : INDEXED };
}

function rgbOrNothing(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-fA-F]{6}$/.test(text) ? text : undefined;
}

function colorOf(element: XmlElement | undefined, palette: Palette): string | undefined {
  if (element === undefined || flag(element, "auto")) return undefined;
  const themeIndex = numberAttribute(element, "theme");
  const indexed = numberAttribute(element, "indexed");
  const hex =
    themeIndex !== undefined
      ? palette.theme[themeIndex]
      : indexed !== undefined
        ? palette.indexed[indexed]
        : rgbOrNothing(element.attributes.get("rgb")?.slice(-6));
  if (hex === undefined) return undefined;
  return `#${tinted(hex, numberAttribute(element, "tint") ?? 0).toUpperCase()}`;
}

/** Lightens towards white (positive) or darkens towards black; close to what Excel does through hue and lightness. */
function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  const channels = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return channels
    .map((channel) => Math.round(tint > 0 ? channel + (255 - channel) * tint : channel * (1 + tint)))
    .map((channel) => Math.max(0, Math.min(255, channel)).toString(16).padStart(2, "0"))
    .join("");
}
