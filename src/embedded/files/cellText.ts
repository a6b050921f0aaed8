import { decodeEntities, escapeXml } from "./xml";

/** Characters that XML cannot hold are written `_x000D_`; a text that looks like that gets its `_` escaped. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

export function decodeCellText(xmlText: string): string {
  const text = decodeEntities(xmlText);
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

export function encodeCellText(text: string): string {
  const escaped = text.includes("_x") ? text.replace(ESCAPED, "_x005F$&") : text;
  // Control characters, halves of surrogate pairs and the two non-characters; tabs and line feeds are fine.
  const safe = escaped.replace(
    /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
  return escapeXml(safe);
}

/** The text of a `si` or `is`: its runs together, without the reading aids of East Asian names. */
export function richText(xml: string, prefix: string): string {
  const open = `<${prefix}t`;
  let text = "";
  let at = 0;
  for (;;) {
    const start = xml.indexOf(open, at);
    if (start < 0) return text;
    const tagEnd = xml.indexOf(">", start);
    const following = xml.charCodeAt(start + open.length);
    const isText =
      following === GREATER || following === SPACE || following === SLASH || following === LINE_FEED;
    if (!isText || xml.charCodeAt(tagEnd - 1) === SLASH) {
      at = tagEnd + 1;
      continue;
    }
    const end = xml.indexOf(`</${prefix}t>`, tagEnd);
    if (end < 0) return text;
    if (!isInPhonetic(xml, start, prefix)) text += decodeCellText(xml.slice(tagEnd + 1, end));
    at = end;
  }
}

function isInPhonetic(xml: string, at: number, prefix: string): boolean {
  const opened = xml.lastIndexOf(`<${prefix}rPh`, at);
  return opened >= 0 && xml.lastIndexOf(`</${prefix}rPh>`, at) < opened;
}

const GREATER = 62;
const SPACE = 32;
const SLASH = 47;
const LINE_FEED = 10;

/** The shared strings of their part, in order. */
export function readSharedStrings(xml: string, prefix: string): readonly string[] {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  const strings: string[] = [];
  let at = xml.indexOf(open);
  while (at >= 0) {
    const tagEnd = xml.indexOf(">", at);
    if (xml.charCodeAt(tagEnd - 1) === SLASH) {
      strings.push("");
      at = xml.indexOf(open, tagEnd);
      continue;
    }
    const end = xml.indexOf(close, tagEnd);
    if (end < 0) break;
    strings.push(richText(xml.slice(tagEnd + 1, end), prefix));
    at = xml.indexOf(open, end);
  }
  return strings;
}
