import type { Visibility } from "../workbook/sheet";
import type { DefinedName, Workbook } from "../workbook/workbook";
import { formulaToFile } from "./formulaText";
import type { WorkbookOrigin } from "./origin";
import { BUILT_IN_NAME_PREFIX } from "./readXlsx";
import {
  childNamed,
  childSplices,
  childrenNamed,
  escapeXml,
  flag,
  numberAttribute,
  openingTag,
  relationshipId,
  retag,
  splice,
  type Splice,
  type XmlDocument,
  type XmlElement,
} from "./xml";

const ELEMENT_ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
];

const STATES: Readonly<Record<Visibility, string | undefined>> = {
  Visible: undefined,
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

const BUILT_IN_NAMES = new Set([
  "Print_Area",
  "Print_Titles",
  "_FilterDatabase",
  "Criteria",
  "Extract",
  "Consolidate_Area",
  "Database",
  "Sheet_Title",
]);

/**
 * The workbook part with what changed: sheets and their order, names, the tab in front, protection, and the wish to be
 * calculated on opening. `undefined` when nothing did.
 *
 * @param linkOf the relationship of each sheet to its part, by sheet id.
 */
export function writeWorkbookPart(
  document: XmlDocument,
  workbook: Workbook,
  origin: WorkbookOrigin | undefined,
  from: {
    readonly linkOf: ReadonlyMap<string, string>;
    readonly relationships: string;
    readonly mustCalculate: boolean;
  },
): string | undefined {
  const { root, prefix } = document;
  const children = new Map<string, string>();
  const splices: Splice[] = [];
  const list = sheetList(document, workbook, origin, from);
  if (list.xml !== undefined) children.set("sheets", list.xml);

  const indexOfSheet = new Map(list.order.map((id, index) => [id, index]));
  const names = namesXml(document, workbook, origin, {
    indexOfSheet,
    haveSheetsMoved: list.xml !== undefined,
  });
  if (names !== undefined) children.set("definedNames", names);

  if (workbook.isStructureProtected !== (origin?.isStructureProtected ?? false)) {
    const existing = childNamed(root, "workbookProtection");
    const lockStructure = workbook.isStructureProtected ? "1" : undefined;
    if (existing === undefined)
      children.set("workbookProtection", `<${prefix}workbookProtection lockStructure="1"/>`);
    else splices.push(retag(document, existing, { lockStructure }));
  }
  const view = childNamed(childNamed(root, "bookViews"), "workbookView");
  const active = indexOfSheet.get(workbook.activeSheetId) ?? 0;
  if (view !== undefined && (numberAttribute(view, "activeTab") ?? 0) !== active) {
    const firstSheet =
      (numberAttribute(view, "firstSheet") ?? 0) < list.order.length
        ? view.attributes.get("firstSheet")
        : undefined;
    splices.push(retag(document, view, { activeTab: active === 0 ? undefined : String(active), firstSheet }));
  }
  const properties = childNamed(root, "workbookPr");
  if (workbook.uses1904 !== flag(properties, "date1904")) {
    const date1904 = workbook.uses1904 ? "1" : undefined;
    if (properties === undefined) children.set("workbookPr", `<${prefix}workbookPr date1904="1"/>`);
    else splices.push(retag(document, properties, { date1904 }));
  }
  const calculation = childNamed(root, "calcPr");
  if (from.mustCalculate && !flag(calculation, "fullCalcOnLoad")) {
    if (calculation === undefined) children.set("calcPr", `<${prefix}calcPr fullCalcOnLoad="1"/>`);
    else splices.push(retag(document, calculation, { fullCalcOnLoad: "1" }));
  }
  splices.push(...childSplices(document, ELEMENT_ORDER, children));
  return splices.length === 0 ? undefined : splice(document.text, splices);
}

interface SheetList {
  /** `undefined` when the list in the file is right. */
  readonly xml: string | undefined;
  /** Sheet ids in the order of the file; the relationship of a sheet that is no grid. */
  readonly order: readonly string[];
}

function sheetList(
  document: XmlDocument,
  workbook: Workbook,
  origin: WorkbookOrigin | undefined,
  { linkOf, relationships }: { readonly linkOf: ReadonlyMap<string, string>; readonly relationships: string },
): SheetList {
  const { root, text, prefix } = document;
  const entries = childrenNamed(childNamed(root, "sheets"), "sheet");
  const idByLink = new Map([...(origin?.sheets ?? [])].map(([id, { relationshipId: link }]) => [link, id]));
  const entryById = new Map<string, XmlElement>();
  const followers = new Map<string, XmlElement[]>();
  let previous = "";
  for (const entry of entries) {
    const link = relationshipId(entry) ?? "";
    const id = idByLink.get(link);
    if (id === undefined) followers.set(previous, [...(followers.get(previous) ?? []), entry]);
    else {
      entryById.set(id, entry);
      previous = id;
    }
  }
  let nextSheetId = Math.max(0, ...entries.map((entry) => numberAttribute(entry, "sheetId") ?? 0)) + 1;
  const written: string[] = [];
  const order: string[] = [];
  const writeFollowers = (id: string): void => {
    // Chart sheets stay behind the sheet they stood behind.
    for (const entry of followers.get(id) ?? []) {
      written.push(text.slice(entry.start, entry.end));
      order.push(relationshipId(entry) ?? "");
    }
  };
  writeFollowers("");
  for (const sheet of workbook.sheets) {
    const entry = entryById.get(sheet.id);
    const before = origin?.sheets.get(sheet.id);
    const state = STATES[sheet.visibility];
    if (entry === undefined) {
      const attributes = new Map([
        ["xmlns:r", relationships],
        ["name", sheet.name],
        ["sheetId", String(nextSheetId++)],
        ...(state === undefined ? [] : [["state", state] as const]),
        ["r:id", linkOf.get(sheet.id) ?? ""],
      ]);
      written.push(openingTag(`${prefix}sheet`, attributes, true));
    } else if (sheet.name === before?.name && sheet.visibility === before.visibility)
      written.push(text.slice(entry.start, entry.end));
    else written.push(retag(document, entry, { name: sheet.name, state }).with);
    order.push(sheet.id);
    writeFollowers(sheet.id);
  }
  const deleted = [...entryById.keys()].filter((id) => workbook.sheetById(id) === undefined);
  for (const id of deleted) writeFollowers(id);
  const isSame =
    written.length === entries.length &&
    written.every((xml, index) => xml === text.slice(entries[index]!.start, entries[index]!.end));
  return { xml: isSame ? undefined : `<${prefix}sheets>${written.join("")}</${prefix}sheets>`, order };
}

function namesXml(
  document: XmlDocument,
  workbook: Workbook,
  origin: WorkbookOrigin | undefined,
  from: { readonly indexOfSheet: ReadonlyMap<string, number>; readonly haveSheetsMoved: boolean },
): string | undefined {
  const before = origin?.names ?? [];
  const isSame =
    before.length === workbook.names.length && before.every((name, index) => name === workbook.names[index]);
  if (isSame && (!from.haveSheetsMoved || before.length === 0)) return undefined;
  const { text, prefix, root } = document;
  const elements = childrenNamed(childNamed(root, "definedNames"), "definedName");
  const isName = (name: string): boolean => isNameOf(workbook, name);
  const written = workbook.names.flatMap((name) => {
    const index = name.sheetId === undefined ? undefined : from.indexOfSheet.get(name.sheetId);
    if (name.sheetId !== undefined && index === undefined) return [];
    const localSheetId = index === undefined ? undefined : String(index);
    const fileName = BUILT_IN_NAMES.has(name.name) ? BUILT_IN_NAME_PREFIX + name.name : name.name;
    const element = before.includes(name) ? elementOf(elements, fileName, name, origin, document) : undefined;
    if (element !== undefined) {
      const tag = retag(document, element, { localSheetId });
      return [tag.with + text.slice(tag.end, element.end)];
    }
    const attributes = new Map([
      ["name", fileName],
      ...(name.comment === undefined ? [] : [["comment", name.comment] as const]),
      ...(localSheetId === undefined ? [] : [["localSheetId", localSheetId] as const]),
      ...(name.isVisible ? [] : [["hidden", "1"] as const]),
    ]);
    const refersTo = escapeXml(formulaToFile(name.refersTo, {}, isName));
    return [`${openingTag(`${prefix}definedName`, attributes, false)}${refersTo}</${prefix}definedName>`];
  });
  return written.length === 0 ? "" : `<${prefix}definedNames>${written.join("")}</${prefix}definedNames>`;
}

/** The element a name was read from. */
function elementOf(
  elements: readonly XmlElement[],
  fileName: string,
  name: DefinedName,
  origin: WorkbookOrigin | undefined,
  { root }: XmlDocument,
): XmlElement | undefined {
  const entries = childrenNamed(childNamed(root, "sheets"), "sheet");
  const link = name.sheetId === undefined ? undefined : origin?.sheets.get(name.sheetId)?.relationshipId;
  const localIndex = entries.findIndex((entry) => link !== undefined && relationshipId(entry) === link);
  const wanted = localIndex < 0 ? undefined : localIndex;
  return elements.find(
    (element) =>
      element.attributes.get("name") === fileName && numberAttribute(element, "localSheetId") === wanted,
  );
}

/** Names may be functions (LAMBDA): they are not an add-in's. */
export function isNameOf(workbook: Workbook, name: string): boolean {
  return workbook.names.some((known) => known.name.toUpperCase() === name);
}
