import { childNamed, childrenNamed, openingTag, splice, type XmlElement } from "./xml";
import { appendChild, XML_DECLARATION, type XlsxPackage } from "./xlsxPackage";

/** The add-in's own identity: Excel gives an add-in the settings kept under its id. Same as in the manifest. */
export const ADD_IN_ID = "0e06a305-229a-4374-ab44-7082f1b7473d";

/** Where the settings of the add-in are kept in a workbook: one part for each add-in ever used in it. */
export interface KeptSettings {
  readonly part: string;
  readonly settings: ReadonlyMap<string, string>;
}

/** The settings under our id; `undefined` when the workbook never met the add-in. */
export function readAddInSettings(source: XlsxPackage): KeptSettings | undefined {
  for (const panes of source.relationships("").filter(({ kind }) => kind === "webextensiontaskpanes")) {
    for (const { kind, target } of source.relationships(panes.target)) {
      if (kind !== "webextension" || !source.has(target)) continue;
      const { root } = source.xml(target);
      if (!isOurs(root)) continue;
      const properties = childrenNamed(childNamed(root, "properties"), "property");
      const settings = new Map(
        properties.map(({ attributes }) => [attributes.get("name") ?? "", attributes.get("value") ?? ""]),
      );
      return { part: target, settings };
    }
  }
  return undefined;
}

function isOurs(root: XmlElement): boolean {
  const references = [
    childNamed(root, "reference"),
    ...childrenNamed(childNamed(root, "alternateReferences"), "reference"),
  ];
  return references.some((reference) => reference?.attributes.get("id")?.toLowerCase() === ADD_IN_ID);
}

const OFFICE = "http://schemas.microsoft.com/office";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PANES_PART = "xl/webextensions/taskpanes.xml";
const EXTENSION_PART = "xl/webextensions/webextension#.xml";

/** Keeps the settings where Excel would: those of other add-ins stay as they are. */
export function writeAddInSettings(file: XlsxPackage, settings: ReadonlyMap<string, string>): void {
  const kept = readAddInSettings(file);
  if (kept === undefined) addExtension(file, settings);
  else {
    const document = file.xml(kept.part);
    const { root, prefix, text } = document;
    const existing = childNamed(root, "properties");
    const xml = propertiesXml(settings, prefix);
    file.set(
      kept.part,
      existing === undefined
        ? appendChild(document, root, xml)
        : splice(text, [{ start: existing.start, end: existing.end, with: xml }]),
    );
  }
}

function propertiesXml(settings: ReadonlyMap<string, string>, prefix: string): string {
  const properties = [...settings].map(([name, value]) => {
    const attributes = new Map([
      ["name", name],
      ["value", value],
    ]);
    return openingTag(`${prefix}property`, attributes, true);
  });
  return `<${prefix}properties>${properties.join("")}</${prefix}properties>`;
}

function addExtension(file: XlsxPackage, settings: ReadonlyMap<string, string>): void {
  const extension = file.freeName(EXTENSION_PART);
  file.set(
    extension,
    `${XML_DECLARATION}<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" ` +
      `id="{${crypto.randomUUID().toUpperCase()}}">` +
      `<we:reference id="${ADD_IN_ID}" version="1.0.0.0" store="developer" storeType="Registry"/>` +
      `<we:alternateReferences/>${propertiesXml(settings, "we:")}<we:bindings/>` +
      `<we:snapshot xmlns:r="${RELATIONSHIPS}"/></we:webextension>`,
  );
  file.addContentType(extension, "application/vnd.ms-office.webextension+xml");
  const panes = panesPart(file);
  const id = file.addRelationship(panes, `${OFFICE}/2011/relationships/webextension`, extension);
  const document = file.xml(panes);
  const { prefix } = document;
  const pane =
    `<${prefix}taskpane dockstate="right" visibility="0" width="350" row="${document.root.children.length + 1}">` +
    `<${prefix}webextensionref xmlns:r="${RELATIONSHIPS}" r:id="${id}"/></${prefix}taskpane>`;
  file.set(panes, appendChild(document, document.root, pane));
}

function panesPart(file: XlsxPackage): string {
  const existing = file.relationships("").find(({ kind }) => kind === "webextensiontaskpanes");
  if (existing !== undefined) return existing.target;
  file.set(
    PANES_PART,
    `${XML_DECLARATION}<wetp:taskpanes xmlns:wetp="${OFFICE}/webextensions/taskpanes/2010/11"></wetp:taskpanes>`,
  );
  file.addContentType(PANES_PART, "application/vnd.ms-office.webextensiontaskpanes+xml");
  file.addRelationship("", `${OFFICE}/2011/relationships/webextensiontaskpanes`, PANES_PART);
  return PANES_PART;
}
