import { formatRange } from "../workbook/address";
import type { Sheet } from "../workbook/sheet";
import type { CellContext } from "./cellWriter";
import type { SheetOrigin } from "./origin";
import { writeRows } from "./sheetDataWriter";
import { OPAQUE_IN_SHEETS, pixelsToWidth } from "./sheetReader";
import {
  childNamed,
  childSplices,
  childrenNamed,
  numberAttribute,
  openingTag,
  parseXml,
  splice,
  type XmlDocument,
} from "./xml";

/** The order in which a sheet's elements must stand. */
const ELEMENT_ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

/** Links from the sheet to other parts, when they are no longer those of the file. */
export interface SheetLinks {
  /** Type namespace of the package's relationships. */
  readonly namespace: string;
  readonly tableIds: readonly string[] | undefined;
  /** Name and relationship of each custom property. */
  readonly properties: readonly { readonly name: string; readonly id: string }[] | undefined;
}

export interface WrittenSheet {
  /** `undefined` when nothing of the part changed. */
  readonly xml: string | undefined;
  readonly haveFormulasChanged: boolean;
  readonly lacksResults: boolean;
}

/** Writes what changed of a sheet into its part and leaves everything else of it as it was. */
export function writeSheet(
  text: string,
  sheet: Sheet,
  origin: SheetOrigin | undefined,
  from: {
    readonly cells: CellContext;
    readonly links: SheetLinks;
    readonly isActive: boolean;
    readonly wasActive: boolean;
  },
): WrittenSheet {
  const document = parseXml(text, OPAQUE_IN_SHEETS);
  const { prefix } = document;
  const rows = writeRows(document, sheet, origin, from.cells);
  const changes = new Map<string, string>();
  if (rows.xml !== undefined) {
    changes.set("sheetData", rows.xml);
    const used = sheet.usedRange(false) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    changes.set("dimension", `<${prefix}dimension ref="${formatRange(used)}"/>`);
  }
  const views = viewsXml(document, sheet, origin, from);
  if (views !== undefined) changes.set("sheetViews", views);
  if (!isSameMap(sheet.columnWidths, origin?.columnWidths ?? new Map()))
    changes.set("cols", columnsXml(document, sheet, origin));
  if (sheet.isProtected !== (origin?.isProtected ?? false)) {
    const xml = sheet.isProtected ? `<${prefix}sheetProtection sheet="1" objects="1" scenarios="1"/>` : "";
    changes.set("sheetProtection", xml);
  }
  if (sheet.merges !== origin?.merges && !(origin === undefined && sheet.merges.length === 0)) {
    const merges = sheet.merges.map((range) => `<${prefix}mergeCell ref="${formatRange(range)}"/>`);
    changes.set("mergeCells", listXml(prefix, "mergeCells", merges));
  }
  const { namespace, tableIds, properties } = from.links;
  const link = (id: string): string => `xmlns:r="${namespace}" r:id="${id}"`;
  if (tableIds !== undefined) {
    const parts = tableIds.map((id) => `<${prefix}tablePart ${link(id)}/>`);
    changes.set("tableParts", listXml(prefix, "tableParts", parts));
  }
  if (properties !== undefined) {
    const elements = properties.map(({ name, id }) => {
      const attributes = openingTag(`${prefix}customPr`, new Map([["name", name]]), false).slice(0, -1);
      return `${attributes} ${link(id)}/>`;
    });
    const xml =
      elements.length === 0
        ? ""
        : `<${prefix}customProperties>${elements.join("")}</${prefix}customProperties>`;
    changes.set("customProperties", xml);
  }
  const xml = changes.size === 0 ? undefined : splice(text, childSplices(document, ELEMENT_ORDER, changes));
  return { ...rows, xml };
}

function listXml(prefix: string, name: string, elements: readonly string[]): string {
  if (elements.length === 0) return "";
  return `<${prefix}${name} count="${elements.length}">${elements.join("")}</${prefix}${name}>`;
}

/** Frozen rows and columns, and which tab is in front; the rest of the view stays. */
function viewsXml(
  document: XmlDocument,
  sheet: Sheet,
  origin: SheetOrigin | undefined,
  { isActive, wasActive }: { readonly isActive: boolean; readonly wasActive: boolean },
): string | undefined {
  const { text, root, prefix } = document;
  const { frozenRows, frozenColumns } = sheet;
  const isPaneSame =
    frozenRows === (origin?.frozenRows ?? 0) && frozenColumns === (origin?.frozenColumns ?? 0);
  if (isPaneSame && isActive === wasActive) return undefined;
  const views = childNamed(root, "sheetViews");
  const view = childNamed(views, "sheetView");
  if (views === undefined || view === undefined) {
    const selected = isActive ? ' tabSelected="1"' : "";
    const pane = paneXml(prefix, frozenRows, frozenColumns);
    return `<${prefix}sheetViews><${prefix}sheetView${selected} workbookViewId="0">${pane}</${prefix}sheetView></${prefix}sheetViews>`;
  }
  const attributes = new Map(view.attributes);
  if (isActive) attributes.set("tabSelected", "1");
  else attributes.delete("tabSelected");
  const kept = view.children
    .filter(({ name }) => isPaneSame || (name !== "pane" && name !== "selection"))
    .map(({ start, end }) => text.slice(start, end));
  const inner = (isPaneSame ? "" : paneXml(prefix, frozenRows, frozenColumns)) + kept.join("");
  const open = openingTag(`${prefix}sheetView`, attributes, inner === "");
  const written = inner === "" ? open : `${open}${inner}</${prefix}sheetView>`;
  return text.slice(views.start, view.start) + written + text.slice(view.end, views.end);
}

function paneXml(prefix: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return "";
  const corner = formatRange({ top: rows, left: columns, bottom: rows, right: columns });
  const active = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = (columns > 0 ? ` xSplit="${columns}"` : "") + (rows > 0 ? ` ySplit="${rows}"` : "");
  return (
    `<${prefix}pane${split} topLeftCell="${corner}" activePane="${active}" state="frozen"/>` +
    `<${prefix}selection pane="${active}"/>`
  );
}

interface ColumnSpan {
  readonly first: number;
  readonly last: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Columns whose width changed are cut out of the spans that the file has; looks and hiding of columns stay. */
function columnsXml({ root, prefix }: XmlDocument, sheet: Sheet, origin: SheetOrigin | undefined): string {
  const before = origin?.columnWidths ?? new Map<number, number>();
  let spans: ColumnSpan[] = childrenNamed(childNamed(root, "cols"), "col").map((element) => ({
    first: numberAttribute(element, "min") ?? 1,
    last: numberAttribute(element, "max") ?? 1,
    attributes: element.attributes,
  }));
  const touched = new Set([...before.keys(), ...sheet.columnWidths.keys()]);
  for (const column of touched) {
    const pixels = sheet.columnWidths.get(column);
    if (pixels === before.get(column)) continue;
    const number = column + 1;
    const own = spans.find(({ first, last }) => first <= number && number <= last);
    const attributes = new Map(own?.attributes);
    for (const name of ["width", "customWidth", "bestFit"]) attributes.delete(name);
    if (pixels !== undefined) attributes.set("width", String(pixelsToWidth(pixels))).set("customWidth", "1");
    spans = spans.flatMap((span) => (span === own ? around(span, number) : [span]));
    const saysSomething = [...attributes.keys()].some((name) => name !== "min" && name !== "max");
    if (saysSomething) spans.push({ first: number, last: number, attributes });
  }
  spans.sort((a, b) => a.first - b.first);
  const elements = spans.map(({ first, last, attributes }) => {
    const rest = [...attributes].filter(([name]) => name !== "min" && name !== "max");
    return openingTag(
      `${prefix}col`,
      new Map([["min", String(first)], ["max", String(last)], ...rest]),
      true,
    );
  });
  return elements.length === 0 ? "" : `<${prefix}cols>${elements.join("")}</${prefix}cols>`;
}

/** A span without one of its columns. */
function around(span: ColumnSpan, number: number): ColumnSpan[] {
  const parts = [
    { ...span, last: number - 1 },
    { ...span, first: number + 1 },
  ];
  return parts.filter(({ first, last }) => first <= last);
}

export function isSameMap<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
