import { err, ok, type Result } from "../../domain/result";
import type { FileFault } from "./fileFault";
import {
  childrenNamed,
  escapeAttribute,
  parseXml,
  splice,
  XmlError,
  type XmlDocument,
  type XmlElement,
} from "./xml";
import { pack, readZip, unpack, writeZip, type ZipEntry } from "./zip";

/** A link from a part (or from the package, `""`) to another part, by its own id. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type: `worksheet`, `sharedStrings`, `table`, … */
  readonly kind: string;
  /** Full name of the part in the package; the address as written when it is outside. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** A part that cannot be read; turned into a fault where reading starts. */
export class PartError extends Error {
  constructor(readonly part: string) {
    super(part);
  }
}

const CONTENT_TYPES = "[Content_Types].xml";
const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Errors: CorruptZip, TooLarge. */
export function openPackage(bytes: Uint8Array): Result<XlsxPackage, FileFault> {
  const entries = readZip(bytes);
  return entries.ok ? ok(new XlsxPackage(entries.value)) : err(entries.fault);
}

/**
 * The parts of a workbook file. Parts that nobody sets are written back as the very bytes that were read; a copy
 * is changed for each saving, the package that was read never is.
 */
export class XlsxPackage {
  private readonly entries = new Map<string, ZipEntry>();
  /** Part names are compared without case. */
  private readonly nameByLowerCase = new Map<string, string>();
  private readonly changed = new Map<string, string | Uint8Array>();

  constructor(entries: Iterable<ZipEntry>) {
    for (const entry of entries) {
      this.entries.set(entry.name, entry);
      this.nameByLowerCase.set(entry.name.toLowerCase(), entry.name);
    }
  }

  copy(): XlsxPackage {
    return new XlsxPackage(this.entries.values());
  }

  has(part: string): boolean {
    return this.nameByLowerCase.has(part.toLowerCase());
  }

  /** Throws {@link PartError} when the part is missing or damaged. */
  text(part: string): string {
    const changed = this.changed.get(part);
    if (typeof changed === "string") return changed;
    return decodePart(this.bytes(part));
  }

  bytes(part: string): Uint8Array {
    const name = this.nameByLowerCase.get(part.toLowerCase());
    const changed = this.changed.get(name ?? part);
    if (changed !== undefined)
      return typeof changed === "string" ? new TextEncoder().encode(changed) : changed;
    const entry = name === undefined ? undefined : this.entries.get(name);
    const content = entry === undefined ? undefined : unpack(entry);
    if (content === undefined) throw new PartError(part);
    return content;
  }

  /** Throws {@link PartError} when the part is missing, damaged or no XML. */
  xml(part: string, opaque?: ReadonlySet<string>): XmlDocument {
    const text = this.text(part);
    try {
      return parseXml(text, opaque);
    } catch (error) {
      if (error instanceof XmlError) throw new PartError(part);
      throw error;
    }
  }

  set(part: string, content: string | Uint8Array): void {
    this.nameByLowerCase.set(part.toLowerCase(), part);
    this.changed.set(part, content);
  }

  /** Takes a part away with its relationships and content type; links *to* it are the caller's. */
  remove(part: string): void {
    for (const name of [part, relationshipsPart(part)]) {
      const known = this.nameByLowerCase.get(name.toLowerCase());
      if (known === undefined) continue;
      this.nameByLowerCase.delete(name.toLowerCase());
      this.entries.delete(known);
      this.changed.delete(known);
    }
    const types = this.xml(CONTENT_TYPES);
    const override = childrenNamed(types.root, "Override").find(
      (element) => element.attributes.get("PartName")?.toLowerCase() === `/${part}`.toLowerCase(),
    );
    if (override) this.set(CONTENT_TYPES, splice(types.text, [{ ...override, with: "" }]));
  }

  relationships(part: string): readonly Relationship[] {
    const from = relationshipsPart(part);
    if (!this.has(from)) return [];
    return childrenNamed(this.xml(from).root, "Relationship").map((element) => relationshipOf(element, part));
  }

  /** @returns the new relationship's id. */
  addRelationship(part: string, type: string, target: string): string {
    const from = relationshipsPart(part);
    if (!this.has(from))
      this.set(from, `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`);
    const document = this.xml(from);
    const used = new Set(
      childrenNamed(document.root, "Relationship").map(({ attributes }) => attributes.get("Id")),
    );
    let number = used.size + 1;
    while (used.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    const element = `<${document.prefix}Relationship Id="${id}" Type="${type}" Target="/${escapeAttribute(target)}"/>`;
    this.set(from, appendChild(document, document.root, element));
    return id;
  }

  removeRelationship(part: string, id: string): void {
    const document = this.xml(relationshipsPart(part));
    const element = childrenNamed(document.root, "Relationship").find(
      ({ attributes }) => attributes.get("Id") === id,
    );
    if (element) this.set(relationshipsPart(part), splice(document.text, [{ ...element, with: "" }]));
  }

  addContentType(part: string, contentType: string): void {
    const types = this.xml(CONTENT_TYPES);
    const element = `<${types.prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${contentType}"/>`;
    this.set(CONTENT_TYPES, appendChild(types, types.root, element));
  }

  /** A free name such as `xl/tables/table3.xml` for `xl/tables/table#.xml`. */
  freeName(pattern: string): string {
    let number = 1;
    while (this.has(pattern.replace("#", String(number)))) number++;
    return pattern.replace("#", String(number));
  }

  /** What the package's own relationship types start with: strict packages have their own namespace. */
  relationshipTypes(): string {
    const root = this.xml("_rels/.rels").text;
    const document = /Type\s*=\s*["']([^"']*)\/officeDocument["']/.exec(root);
    return document?.[1] ?? TRANSITIONAL;
  }

  /** Parts that links lead to, from the package itself on. */
  reachableParts(): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [""];
    for (let part = open.pop(); part !== undefined; part = open.pop())
      for (const { target, isExternal } of this.relationships(part))
        if (!isExternal && !reached.has(target) && this.has(target)) {
          reached.add(target);
          open.push(target);
        }
    return reached;
  }

  zip(): Uint8Array {
    const entries: ZipEntry[] = [];
    for (const entry of this.entries.values()) {
      const changed = this.changed.get(entry.name);
      entries.push(changed === undefined ? entry : pack(entry.name, encodePart(changed)));
    }
    for (const [name, content] of this.changed)
      if (!this.entries.has(name)) entries.push(pack(name, encodePart(content)));
    return writeZip(entries);
  }
}

function encodePart(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

function decodePart(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16) return new TextDecoder("utf-8").decode(bytes);
  return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
}

/** `text` with `child` put at the end of `parent`. */
export function appendChild(document: XmlDocument, parent: XmlElement, child: string): string {
  return splice(document.text, [appending(document, parent, child)]);
}

/** The replacement that puts `child` at the end of `parent`, opening it when it closes itself. */
export function appending(
  document: XmlDocument,
  parent: XmlElement,
  child: string,
): { readonly start: number; readonly end: number; readonly with: string } {
  if (parent.innerStart < parent.end) return { start: parent.innerEnd, end: parent.innerEnd, with: child };
  const tag = document.text.slice(parent.start, parent.end).replace(/\s*\/>$/, ">");
  const rawName = /^<([^\s/>]+)/.exec(tag)![1]!;
  return { start: parent.start, end: parent.end, with: `${tag}${child}</${rawName}>` };
}

function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function relationshipOf({ attributes }: XmlElement, part: string): Relationship {
  const target = attributes.get("Target") ?? "";
  const isExternal = attributes.get("TargetMode") === "External";
  return {
    id: attributes.get("Id") ?? "",
    kind: (attributes.get("Type") ?? "").replace(/^.*\//, ""),
    target: isExternal ? target : resolveTarget(part, target),
    isExternal,
  };
}

/** @example resolveTarget("xl/worksheets/sheet1.xml", "../tables/table1.xml") // => "xl/tables/table1.xml" */
export function resolveTarget(part: string, target: string): string {
  const clean = target.replaceAll("\\", "/");
  if (clean.startsWith("/")) return clean.slice(1);
  const folders = part.split("/").slice(0, -1);
  for (const step of clean.split("/"))
    if (step === "..") folders.pop();
    else if (step !== "." && step !== "") folders.push(step);
  return folders.join("/");
}

export { XML_DECLARATION };
