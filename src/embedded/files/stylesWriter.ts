import { GENERAL, type CellFormat } from "../workbook/cell";
import { BUILT_IN_FORMATS, numberFormatCodes } from "./styles";
import {
  childNamed,
  escapeAttribute,
  numberAttribute,
  openingTag,
  readTag,
  retag,
  splice,
  type Splice,
  type XmlDocument,
  type XmlElement,
} from "./xml";
import { appending } from "./xlsxPackage";

/** Numbers 5–8 and 37–44 look different in each region: what we write must look the same everywhere. */
const SAME_EVERYWHERE = [
  0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, 48, 49,
];
const OWN_FORMATS_FROM = 164;

/** Order that Excel writes the parts of a font in. */
const FONT_PARTS = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/**
 * Gives every format an index in the styles of the file, adding what is not there yet at the end of each list, so
 * that the indexes of untouched cells stay right.
 */
export class StylesWriter {
  private readonly indexes = new Map<CellFormat, number>();
  private readonly codes: Map<string, number>;
  private readonly fonts: StyleList;
  private readonly fills: StyleList;
  private readonly xfs: StyleList;
  private readonly newNumberFormats: string[] = [];

  constructor(
    private readonly document: XmlDocument,
    readFormats: readonly CellFormat[],
  ) {
    const { root } = document;
    this.fonts = new StyleList(document, childNamed(root, "fonts"));
    this.fills = new StyleList(document, childNamed(root, "fills"));
    this.xfs = new StyleList(document, childNamed(root, "cellXfs"));
    this.codes = new Map(SAME_EVERYWHERE.map((id) => [BUILT_IN_FORMATS[id]!, id]));
    for (const [id, code] of numberFormatCodes(root)) this.codes.set(code, id);
    readFormats.forEach((format, index) => this.indexes.set(format, index));
    this.indexes.set(GENERAL, 0);
  }

  indexOf(format: CellFormat): number {
    let index = this.indexes.get(format);
    if (index === undefined) {
      const { fileStyle, basedOnFileStyle = fileStyle } = format;
      const based: CellFormat = basedOnFileStyle === undefined ? format : { ...format, basedOnFileStyle };
      index = this.xfs.indexOf(this.xfOf(based));
      this.indexes.set(format, index);
    }
    return index;
  }

  /** The styles part as it must be now; `undefined` when nothing was added. */
  text(): string | undefined {
    const { document } = this;
    const splices: Splice[] = [];
    for (const list of [this.fonts, this.fills, this.xfs]) splices.push(...list.splices());
    if (this.newNumberFormats.length > 0) splices.push(...this.numberFormatSplices());
    return splices.length === 0 ? undefined : splice(document.text, splices);
  }

  private xfOf(format: CellFormat): string {
    const { prefix } = this.document;
    const base = this.xfs.element(format.basedOnFileStyle ?? 0);
    const attributes = new Map(base?.attributes ?? [["xfId", "0"]]);
    attributes.set("numFmtId", String(this.numberFormatId(format.numberFormat)));
    attributes.set("fontId", String(this.fontIndex(format, numberAttribute(base, "fontId") ?? 0)));
    attributes.set("fillId", String(this.fillIndex(format, numberAttribute(base, "fillId") ?? 0)));
    if (!attributes.has("borderId")) attributes.set("borderId", "0");
    for (const name of ["applyNumberFormat", "applyFont", "applyFill"]) attributes.set(name, "1");
    if (format.isQuoted) attributes.set("quotePrefix", "1");
    else attributes.delete("quotePrefix");
    const alignment = this.alignmentOf(format, childNamed(base, "alignment"));
    if (alignment !== "") attributes.set("applyAlignment", "1");
    const protection = this.protectionOf(format, childNamed(base, "protection"));
    if (protection !== "") attributes.set("applyProtection", "1");
    const inner = alignment + protection;
    const open = openingTag(`${prefix}xf`, attributes, inner === "");
    return inner === "" ? open : `${open}${inner}</${prefix}xf>`;
  }

  private numberFormatId(code: string): number {
    let id = this.codes.get(code);
    if (id === undefined) {
      id = Math.max(OWN_FORMATS_FROM - 1, ...this.codes.values()) + 1;
      this.codes.set(code, id);
      this.newNumberFormats.push(
        `<${this.document.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`,
      );
    }
    return id;
  }

  private numberFormatSplices(): readonly Splice[] {
    const { document, newNumberFormats } = this;
    const { root, prefix } = document;
    const list = childNamed(root, "numFmts");
    const added = newNumberFormats.join("");
    if (list !== undefined)
      return grown(document, list, added, list.children.length + newNumberFormats.length);
    // The first child, where it must be.
    const element = `<${prefix}numFmts count="${newNumberFormats.length}">${added}</${prefix}numFmts>`;
    return [{ start: root.innerStart, end: root.innerStart, with: element }];
  }

  private fontIndex(format: CellFormat, baseIndex: number): number {
    const { document, fonts } = this;
    const { prefix } = document;
    const base = fonts.element(baseIndex);
    const parts = new Map<string, string>();
    for (const part of base?.children ?? []) parts.set(part.name, document.text.slice(part.start, part.end));
    const baseLooks = fontLooksKept(base);
    const set = (name: string, isWanted: boolean, isThere: boolean, xml: string): void => {
      if (isWanted && !isThere) parts.set(name, xml);
      else if (!isWanted) parts.delete(name);
    };
    set("b", format.bold === true, baseLooks.bold, `<${prefix}b/>`);
    set("i", format.italic === true, baseLooks.italic, `<${prefix}i/>`);
    set("u", format.underline === true, baseLooks.underline, `<${prefix}u/>`);
    // The base's own colour may be a theme's: it is kept unless another one is wanted.
    const origin = format.basedOnFileStyle === undefined ? undefined : this.formatAt(format.basedOnFileStyle);
    if (format.fontColor !== origin?.fontColor) {
      if (format.fontColor === undefined) parts.delete("color");
      else parts.set("color", `<${prefix}color rgb="FF${format.fontColor.slice(1).toUpperCase()}"/>`);
    }
    const ordered = [...parts].sort(([a], [b]) => fontPartOrder(a) - fontPartOrder(b)).map(([, xml]) => xml);
    const unchanged =
      base !== undefined &&
      ordered.join("") === base.children.map((part) => document.text.slice(part.start, part.end)).join("");
    return unchanged ? baseIndex : fonts.indexOf(`<${prefix}font>${ordered.join("")}</${prefix}font>`);
  }

  private fillIndex(format: CellFormat, baseIndex: number): number {
    const { prefix } = this.document;
    const origin = format.basedOnFileStyle === undefined ? undefined : this.formatAt(format.basedOnFileStyle);
    if (format.fillColor === origin?.fillColor) return baseIndex;
    if (format.fillColor === undefined) return 0;
    const color = `<${prefix}fgColor rgb="FF${format.fillColor.slice(1).toUpperCase()}"/>`;
    const pattern = `<${prefix}patternFill patternType="solid">${color}<${prefix}bgColor indexed="64"/></${prefix}patternFill>`;
    return this.fills.indexOf(`<${prefix}fill>${pattern}</${prefix}fill>`);
  }

  private formatAt(index: number): CellFormat | undefined {
    for (const [format, known] of this.indexes)
      if (known === index && format.fileStyle === index) return format;
    return undefined;
  }

  private alignmentOf(format: CellFormat, base: XmlElement | undefined): string {
    const attributes = new Map(base?.attributes);
    const { horizontalAlignment: horizontal, verticalAlignment: vertical, wrapText } = format;
    if (horizontal === undefined || horizontal === "General") attributes.delete("horizontal");
    else if (!(horizontal === "Center" && attributes.get("horizontal") === "centerContinuous"))
      attributes.set("horizontal", horizontal.toLowerCase());
    if (vertical === undefined || vertical === "Bottom") {
      if (["top", "center"].includes(attributes.get("vertical") ?? "")) attributes.delete("vertical");
    } else attributes.set("vertical", vertical.toLowerCase());
    if (wrapText === true) attributes.set("wrapText", "1");
    else attributes.delete("wrapText");
    return attributes.size === 0 ? "" : openingTag(`${this.document.prefix}alignment`, attributes, true);
  }

  private protectionOf(format: CellFormat, base: XmlElement | undefined): string {
    const attributes = new Map(base?.attributes);
    if (format.isLocked === false) attributes.set("locked", "0");
    else attributes.delete("locked");
    return attributes.size === 0 ? "" : openingTag(`${this.document.prefix}protection`, attributes, true);
  }
}

function fontPartOrder(name: string): number {
  const index = FONT_PARTS.indexOf(name);
  return index < 0 ? FONT_PARTS.length : index;
}

function fontLooksKept(font: XmlElement | undefined): { bold: boolean; italic: boolean; underline: boolean } {
  const isOn = (name: string): boolean => {
    const value = childNamed(font, name)?.attributes.get("val");
    return childNamed(font, name) !== undefined && value !== "0" && value !== "false" && value !== "none";
  };
  return { bold: isOn("b"), italic: isOn("i"), underline: isOn("u") };
}

/** One list of the styles part (`fonts`, `fills`, `cellXfs`), to which elements are added at the end. */
class StyleList {
  private readonly elements: readonly XmlElement[];
  private readonly added = new Map<string, number>();

  constructor(
    private readonly document: XmlDocument,
    private readonly list: XmlElement | undefined,
  ) {
    this.elements = list?.children ?? [];
  }

  get count(): number {
    return this.elements.length + this.added.size;
  }

  element(index: number): XmlElement | undefined {
    return this.elements[index];
  }

  indexOf(xml: string): number {
    let index = this.added.get(xml);
    if (index === undefined) {
      index = this.count;
      this.added.set(xml, index);
    }
    return index;
  }

  splices(): readonly Splice[] {
    if (this.added.size === 0 || this.list === undefined) return [];
    return grown(this.document, this.list, [...this.added.keys()].join(""), this.count);
  }
}

/** A list with elements added and its `count` right. */
function grown(document: XmlDocument, list: XmlElement, added: string, count: number): readonly Splice[] {
  const tag = readTag(document.text, list.start);
  if (tag.closesItself) {
    const attributes = new Map(tag.attributes).set("count", String(count));
    const open = openingTag(tag.rawName, attributes, false);
    return [{ start: list.start, end: list.end, with: `${open}${added}</${tag.rawName}>` }];
  }
  return [retag(document, list, { count: String(count) }), appending(document, list, added)];
}

/** The styles of a workbook that never was a file: one font, one style. */
export const MINIMAL_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  "</styleSheet>";
