import { err, ok, type Result } from "../../domain/result";
import type { CellFormat, CellRange } from "../workbook/cell";
import type { Sheet, Visibility } from "../workbook/sheet";
import { Workbook, type DefinedName } from "../workbook/workbook";
import { readAddInSettings } from "./addInSettings";
import { readSharedStrings } from "./cellText";
import type { FileFault } from "./fileFault";
import { formulaFromFile } from "./formulaText";
import { rememberOrigin, sheetOrigin, type SheetOrigin, type TableOrigin } from "./origin";
import { OPAQUE_IN_SHEETS, rangeOf, readSheet, type SheetContext } from "./sheetReader";
import { readCustomProperties } from "./sheetProperties";
import { readFormats } from "./styles";
import { readTable } from "./tables";
import {
  childNamed,
  childrenNamed,
  flag,
  numberAttribute,
  relationshipId,
  XmlError,
  type XmlElement,
} from "./xml";
import { openPackage, PartError, type Relationship, type XlsxPackage } from "./xlsxPackage";

/**
 * Reads a workbook file. The workbook remembers the file it came from, so that saving changes only what changed.
 *
 * Errors: EmptyFile, CorruptZip, TooLarge, BinaryWorkbook, NotASpreadsheet, CorruptPart (first wins). Never throws.
 */
export function readXlsx(bytes: Uint8Array): Result<Workbook, FileFault> {
  if (bytes.length === 0) return err({ type: "EmptyFile" });
  const source = openPackage(bytes);
  if (!source.ok) return err(source.fault);
  try {
    return readPackage(source.value);
  } catch (error) {
    if (error instanceof PartError) return err({ type: "CorruptPart", part: error.part });
    throw error;
  }
}

function readPackage(source: XlsxPackage): Result<Workbook, FileFault> {
  const document = source.relationships("").find(({ kind }) => kind === "officeDocument");
  if (document === undefined) return err({ type: "NotASpreadsheet", looksLike: "document" });
  if (document.target.endsWith(".bin")) return err({ type: "BinaryWorkbook" });
  const workbookPart = document.target;
  const book = source.xml(workbookPart);
  if (book.root.name !== "workbook") return err({ type: "NotASpreadsheet", looksLike: "document" });

  const workbook = new Workbook();
  workbook.uses1904 = flag(childNamed(book.root, "workbookPr"), "date1904");
  workbook.isStructureProtected = flag(childNamed(book.root, "workbookProtection"), "lockStructure");
  const links = source.relationships(workbookPart);
  const stylesPart = targetOf(links, "styles", source);
  const formats =
    stylesPart === undefined ? [] : readStyles(source, stylesPart, targetOf(links, "theme", source));
  const dynamicArrays = readDynamicArrays(source, targetOf(links, "sheetMetadata", source));
  const context = {
    sharedStrings: readStrings(source, targetOf(links, "sharedStrings", source)),
    formats,
    uses1904: workbook.uses1904,
    dynamicArrays,
  };

  const sheets = new Map<string, SheetOrigin>();
  const selections = new Map<string, CellRange>();
  const entries = childrenNamed(childNamed(book.root, "sheets"), "sheet");
  // Chart sheets have a place among the others, but no cells: they are kept in the file, and stay unseen.
  const sheetIds = entries.map((entry, index) => {
    const link = links.find(({ id }) => id === relationshipId(entry));
    if (link?.kind !== "worksheet") return undefined;
    const read = readSheetPart(source, link, { workbook, entry, index, context });
    sheets.set(read.sheet.id, read.origin);
    if (read.selection !== undefined) selections.set(read.sheet.id, read.selection);
    return read.sheet.id;
  });
  if (workbook.sheets.length === 0) return err({ type: "CorruptPart", part: workbookPart });

  workbook.names.push(...readNames(book.root, sheetIds));
  const view = childNamed(childNamed(book.root, "bookViews"), "workbookView");
  const active = sheetIds[numberAttribute(view, "activeTab") ?? 0];
  const shown = workbook.sheets.find(({ visibility }) => visibility === "Visible");
  workbook.activeSheetId = active ?? shown?.id ?? workbook.sheets[0]!.id;
  workbook.selection = selections.get(workbook.activeSheetId) ?? workbook.selection;
  const kept = readAddInSettings(source);
  for (const [key, value] of kept?.settings ?? []) workbook.settings.set(key, value);

  rememberOrigin(workbook, {
    package: source,
    workbookPart,
    stylesPart,
    formats,
    sheets,
    names: [...workbook.names],
    settings: new Map(workbook.settings),
    isStructureProtected: workbook.isStructureProtected,
    activeSheetId: workbook.activeSheetId,
    dynamicArrayMetadata: [...dynamicArrays][0],
  });
  return ok(workbook);
}

function targetOf(links: readonly Relationship[], kind: string, source: XlsxPackage): string | undefined {
  const link = links.find((candidate) => candidate.kind === kind);
  return link !== undefined && source.has(link.target) ? link.target : undefined;
}

function readStyles(source: XlsxPackage, part: string, theme: string | undefined): readonly CellFormat[] {
  return readFormats(source.xml(part).root, theme === undefined ? undefined : source.xml(theme).root);
}

function readStrings(source: XlsxPackage, part: string | undefined): readonly string[] {
  if (part === undefined) return [];
  const text = source.text(part);
  const prefix = /<([\w.-]+:)?sst[\s>/]/.exec(text);
  if (prefix === null) throw new PartError(part);
  return readSharedStrings(text, prefix[1] ?? "");
}

function readDynamicArrays(source: XlsxPackage, part: string | undefined): ReadonlySet<string> {
  if (part === undefined) return new Set();
  const { root } = source.xml(part);
  const types = childrenNamed(childNamed(root, "metadataTypes"), "metadataType");
  const cells = childrenNamed(childNamed(root, "cellMetadata"), "bk");
  const indexes = cells.flatMap((block, index) => {
    const type = numberAttribute(childNamed(block, "rc"), "t");
    const isDynamic = type !== undefined && types[type - 1]?.attributes.get("name") === "XLDAPR";
    return isDynamic ? [String(index + 1)] : [];
  });
  return new Set(indexes);
}

const VISIBILITIES: Readonly<Record<string, Visibility>> = { hidden: "Hidden", veryHidden: "VeryHidden" };

interface ReadSheet {
  readonly sheet: Sheet;
  readonly origin: SheetOrigin;
  readonly selection: CellRange | undefined;
}

function readSheetPart(
  source: XlsxPackage,
  link: Relationship,
  from: {
    readonly workbook: Workbook;
    readonly entry: XmlElement;
    readonly index: number;
    readonly context: Omit<SheetContext, "tables">;
  },
): ReadSheet {
  const { workbook, entry } = from;
  const part = link.target;
  const document = source.xml(part, OPAQUE_IN_SHEETS);
  if (document.root.name !== "worksheet") throw new PartError(part);
  const sheet = workbook.addSheet(
    entry.attributes.get("name") ?? "",
    sheetId(workbook, document.root, from.index),
  );
  sheet.visibility = VISIBILITIES[entry.attributes.get("state") ?? ""] ?? "Visible";
  const tables = readTables(source, part);
  sheet.tables = tables.map(({ table }) => table);
  try {
    readSheet(document, sheet, { ...from.context, tables: sheet.tables });
  } catch (error) {
    throw error instanceof XmlError ? new PartError(part) : error;
  }
  for (const [name, value] of readCustomProperties(source, part, document))
    sheet.customProperties.set(name, value);
  const origin = sheetOrigin(sheet, { part, relationshipId: link.id, tables });
  return { sheet, origin, selection: selectionOf(document.root) };
}

/** The sheet's lasting id, when the file has one and no other sheet has the same. */
function sheetId(workbook: Workbook, root: XmlElement, index: number): string {
  const own = root.attributes.get("xr:uid")?.toUpperCase();
  if (own !== undefined && /^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/.test(own))
    if (workbook.sheetById(own) === undefined) return own;
  return `{00000000-0001-0000-${index.toString(16).toUpperCase().padStart(4, "0")}-FFFFFFFFFFFF}`;
}

function readTables(source: XlsxPackage, sheetPart: string): readonly TableOrigin[] {
  return source
    .relationships(sheetPart)
    .filter(({ kind }) => kind === "table")
    .map(({ id, target }) => {
      try {
        return { table: readTable(source.xml(target).root), part: target, relationshipId: id };
      } catch (error) {
        throw error instanceof XmlError ? new PartError(target) : error;
      }
    });
}

/** Excel's own names carry a prefix in files that people never see. */
export const BUILT_IN_NAME_PREFIX = "_xlnm.";

function readNames(root: XmlElement, sheetIds: readonly (string | undefined)[]): readonly DefinedName[] {
  return childrenNamed(childNamed(root, "definedNames"), "definedName").flatMap((element) => {
    const name = element.attributes.get("name");
    if (name === undefined) return [];
    const local = numberAttribute(element, "localSheetId");
    const sheetId = local === undefined ? undefined : sheetIds[local];
    // A name of a chart sheet has no sheet here.
    if (local !== undefined && sheetId === undefined) return [];
    const comment = element.attributes.get("comment");
    return [
      {
        name: name.startsWith(BUILT_IN_NAME_PREFIX) ? name.slice(BUILT_IN_NAME_PREFIX.length) : name,
        refersTo: formulaFromFile(element.text, {}),
        ...(sheetId === undefined ? {} : { sheetId }),
        isVisible: !flag(element, "hidden"),
        ...(comment === undefined ? {} : { comment }),
      },
    ];
  });
}

/** What was selected when the workbook was saved. */
function selectionOf(root: XmlElement): CellRange | undefined {
  const view = childNamed(childNamed(root, "sheetViews"), "sheetView");
  return rangeOf(childNamed(view, "selection")?.attributes.get("sqref")?.split(" ")[0]);
}
