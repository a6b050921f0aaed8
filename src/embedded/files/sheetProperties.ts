import { childNamed, childrenNamed, relationshipId, type XmlDocument } from "./xml";
import type { XlsxPackage } from "./xlsxPackage";

/** A sheet's custom properties: each value is a part of its own, text in UTF-16. */
export function readCustomProperties(
  source: XlsxPackage,
  sheetPart: string,
  { root }: XmlDocument,
): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  const elements = childrenNamed(childNamed(root, "customProperties"), "customPr");
  if (elements.length === 0) return properties;
  const links = source.relationships(sheetPart);
  for (const element of elements) {
    const name = element.attributes.get("name");
    const link = links.find(({ id }) => id === relationshipId(element));
    if (name === undefined || link === undefined || !source.has(link.target)) continue;
    properties.set(name, new TextDecoder("utf-16le").decode(source.bytes(link.target)));
  }
  return properties;
}
