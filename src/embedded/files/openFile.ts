import { err, type Result } from "../../domain/result";
import type { TypingLocale } from "../workbook/typedText";
import type { Workbook } from "../workbook/workbook";
import type { FileFault } from "./fileFault";
import { readCsv } from "./readCsv";
import { readXlsx } from "./readXlsx";

/**
 * Opens a file by what it contains, whatever its name says: a workbook, or delimited text read in the region.
 *
 * Errors: see {@link FileFault}. Never throws.
 */
export function openFile(
  bytes: Uint8Array,
  fileName: string,
  locale: TypingLocale,
): Result<Workbook, FileFault> {
  if (bytes.length === 0) return err({ type: "EmptyFile" });
  if (startsWith(bytes, [0x50, 0x4b])) {
    const read = readXlsx(bytes);
    if (read.ok) read.value.fileName = fileName;
    return read;
  }
  if (startsWith(bytes, COMPOUND_FILE)) return err(compoundFileFault(bytes));
  if (startsWith(bytes, PDF)) return err({ type: "NotASpreadsheet", looksLike: "PDF" });
  const start = new TextDecoder("utf-8").decode(bytes.subarray(0, 1024)).trimStart();
  if (/^<(?:!doctype|html|\?xml|table|head|meta)/i.test(start))
    return err({ type: "NotASpreadsheet", looksLike: "web page" });
  return readCsv(bytes, { locale, fileName });
}

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The streams of a compound file tell a locked workbook, an old one and something else apart. */
function compoundFileFault(bytes: Uint8Array): FileFault {
  if (hasStream(bytes, "EncryptedPackage")) return { type: "EncryptedWorkbook" };
  if (hasStream(bytes, "Workbook") || hasStream(bytes, "Book")) return { type: "OldXlsFormat" };
  return { type: "NotASpreadsheet", looksLike: "document" };
}

const DIRECTORY_ENTRY_LENGTH = 128;

/** Directory entries start with their name in UTF-16LE and lie on multiples of 128 bytes. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + DIRECTORY_ENTRY_LENGTH <= bytes.length; at += DIRECTORY_ENTRY_LENGTH) {
    let isSame = bytes[at + name.length * 2] === 0 && bytes[at + name.length * 2 + 1] === 0;
    for (let i = 0; isSame && i < name.length; i++)
      isSame = bytes[at + i * 2] === name.charCodeAt(i) && bytes[at + i * 2 + 1] === 0;
    if (isSame) return true;
  }
  return false;
}
