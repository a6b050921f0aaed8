import { childNamed, childrenNamed, type XmlElement } from "./xml";
import type { XlsxPackage } from "./xlsxPackage";

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
