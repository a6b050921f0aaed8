/** An element with its place in the text it was read from, so that a change can be spliced in. */
export interface XmlElement {
  /** Without the prefix when it is the root's own (`x:row` under `x:worksheet` is `row`), else as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved. */
  readonly text: string;
  /** `text.slice(start, end)` is the whole element. */
  readonly start: number;
  readonly end: number;
  /** `text.slice(innerStart, innerEnd)` is its content; both are `end` when it closes itself. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** What new elements of the root's namespace start with: `""` or `x:`. */
  readonly prefix: string;
  readonly text: string;
}

/** Thrown inside this folder only; whoever reads a part turns it into a fault that names the part. */
export class XmlError extends Error {}

interface OpenElement {
  rawName: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
  start: number;
  innerStart: number;
}

/**
 * Reads a small document into a tree. The content of elements named in `opaque` is skipped, to be read by a faster
 * reader. Document types are refused: workbooks have none, and entities are a way to hurt a reader.
 */
export function parseXml(text: string, opaque: ReadonlySet<string> = new Set()): XmlDocument {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let prefix: string | undefined;
  let at = text.indexOf("<");
  while (at >= 0) {
    const parent = open.at(-1);
    const next = text.charCodeAt(at + 1);
    let after: number;
    if (next === QUESTION) after = endOf(text, "?>", at);
    else if (next === EXCLAMATION) {
      if (text.startsWith("<!--", at)) after = endOf(text, "-->", at);
      else if (text.startsWith("<![CDATA[", at)) {
        after = endOf(text, "]]>", at);
        if (parent !== undefined) parent.text += text.slice(at + 9, after - 3);
      } else throw new XmlError("document type");
    } else if (next === SLASH) {
      after = endOf(text, ">", at);
      if (parent === undefined || text.slice(at + 2, after - 1).trim() !== parent.rawName)
        throw new XmlError("unbalanced");
      open.pop();
      const element = closed(parent, at, after, prefix!);
      const grandparent = open.at(-1);
      if (grandparent === undefined) root = element;
      else grandparent.children.push(element);
    } else {
      const tag = readTag(text, at);
      after = tag.end;
      prefix ??= /^[^:]+:/.exec(tag.rawName)?.[0] ?? "";
      const element: OpenElement = { ...tag, children: [], text: "", start: at, innerStart: after };
      if (tag.closesItself) {
        const leaf = closed(element, after, after, prefix);
        if (parent === undefined) root = leaf;
        else parent.children.push(leaf);
      } else {
        open.push(element);
        if (opaque.has(localName(tag.rawName, prefix))) {
          const closing = text.lastIndexOf(`</${tag.rawName}`);
          if (closing < after) throw new XmlError("unbalanced");
          at = closing;
          continue;
        }
      }
    }
    const following = text.indexOf("<", after);
    const inside = open.at(-1);
    if (inside !== undefined && following > after)
      inside.text += decodeEntities(text.slice(after, following));
    at = following;
  }
  if (root === undefined || open.length > 0) throw new XmlError("cut short");
  return { root, prefix: prefix!, text };
}

const QUESTION = 63;
const EXCLAMATION = 33;
const SLASH = 47;

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw new XmlError("cut short");
  return found + mark.length;
}

function closed(element: OpenElement, innerEnd: number, end: number, prefix: string): XmlElement {
  const { rawName, attributes, children, text, start, innerStart } = element;
  return { name: localName(rawName, prefix), attributes, children, text, start, end, innerStart, innerEnd };
}

function localName(rawName: string, prefix: string): string {
  return prefix !== "" && rawName.startsWith(prefix) ? rawName.slice(prefix.length) : rawName;
}

interface Tag {
  readonly rawName: string;
  readonly attributes: Map<string, string>;
  readonly closesItself: boolean;
  /** After the `>`. */
  readonly end: number;
}

const TAG_NAME = /[^\s/>]+/y;
const ATTRIBUTE = /\s*([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /\s*(\/?)>/y;

/** Reads the tag that opens at `at`. */
export function readTag(text: string, at: number): Tag {
  TAG_NAME.lastIndex = at + 1;
  const name = TAG_NAME.exec(text);
  if (name === null) throw new XmlError("tag without name");
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = TAG_NAME.lastIndex;
  let end = ATTRIBUTE.lastIndex;
  for (let found = ATTRIBUTE.exec(text); found !== null; found = ATTRIBUTE.exec(text)) {
    attributes.set(found[1]!, decodeEntities(found[2] ?? found[3] ?? ""));
    end = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = end;
  const close = TAG_END.exec(text);
  if (close === null) throw new XmlError("tag without end");
  return { rawName: name[0], attributes, closesItself: close[1] === "/", end: TAG_END.lastIndex };
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED_ENTITIES[name] ?? entity;
      const codePoint = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : "";
    },
  );
}

/** For text and for attributes in double quotes; line breaks in attributes are kept. */
export function escapeXml(text: string): string {
  if (!/[&<>"\n\r\t]/.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
}

export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** `1`, `true` and `on` are yes; left out, it is `unset`. */
export function flag(element: XmlElement | undefined, name: string, unset = false): boolean {
  const value = element?.attributes.get(name);
  return value === undefined ? unset : value === "1" || value === "true" || value === "on";
}

export function numberAttribute(element: XmlElement | undefined, name: string): number | undefined {
  const value = element?.attributes.get(name);
  return value === undefined || value === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
}

/** The `r:id` of an element, whatever the prefix of the relationships' namespace. */
export function relationshipId(element: XmlElement): string | undefined {
  for (const [name, value] of element.attributes) if (name.endsWith(":id")) return value;
  return undefined;
}

/** One replacement in a text, by offsets in the text as it was read. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/** Applies replacements that do not overlap; what is only put in at a place comes before what is replaced there. */
export function splice(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const change of ordered) {
    result += text.slice(at, change.start) + change.with;
    at = Math.max(at, change.end);
  }
  return result + text.slice(at);
}

/**
 * Replaces children of the root, and puts those it has not got where the order of its kind wants them.
 *
 * @param order names of all the children such a root may have; others in the document stay where they are
 * @param children new elements by name; `""` takes one away
 */
export function childSplices(
  { root }: XmlDocument,
  order: readonly string[],
  children: ReadonlyMap<string, string>,
): readonly Splice[] {
  return order.flatMap((name, place) => {
    const xml = children.get(name);
    if (xml === undefined) return [];
    const existing = childNamed(root, name);
    if (existing !== undefined) return { start: existing.start, end: existing.end, with: xml };
    const before = root.children.filter((child) => {
      const otherPlace = order.indexOf(child.name);
      return otherPlace >= 0 && otherPlace < place;
    });
    const at = before.at(-1)?.end ?? root.innerStart;
    return { start: at, end: at, with: xml };
  });
}

/** The opening tag of an element with some attributes set, or taken away when `undefined`. */
export function retag(
  document: XmlDocument,
  element: XmlElement,
  changes: Readonly<Record<string, string | undefined>>,
): Splice {
  const tag = readTag(document.text, element.start);
  const attributes = new Map(tag.attributes);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  return { start: element.start, end: tag.end, with: openingTag(tag.rawName, attributes, tag.closesItself) };
}

export function openingTag(
  rawName: string,
  attributes: ReadonlyMap<string, string>,
  closesItself: boolean,
): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");
  return `<${rawName}${written}${closesItself ? "/" : ""}>`;
}
