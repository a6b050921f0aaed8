import { deflateSync, inflateSync } from "fflate";
import { err, ok, type Result } from "../../domain/result";
import type { FileFault } from "./fileFault";

/** One file of a zip, as it lies there: unchanged files are copied without being unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressed: Uint8Array;
  readonly sizeBytes: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const COMMENT_LENGTH_MAX = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;
/** 1 January 1980, the first day a zip knows: equal content gives equal files. */
const DOS_DATE = 0x0021;
/** A workbook that unpacks to more than this would not fit in a browser tab. */
const UNPACKED_BYTES_MAX = 1_000_000_000;

const LARGE_BYTES = 4_000_000;

/** The files of a zip in their order. Errors: CorruptZip, TooLarge. */
export function readZip(bytes: Uint8Array): Result<readonly ZipEntry[], FileFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return err({ type: "CorruptZip" });
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  let unpackedBytes = 0;
  for (let index = 0; index < count; index++) {
    const read = readEntry(view, bytes, at);
    if (read === undefined) return err({ type: "CorruptZip" });
    unpackedBytes += read.entry.sizeBytes;
    if (unpackedBytes > UNPACKED_BYTES_MAX) return err({ type: "TooLarge", limit: "bytes" });
    if (!read.entry.name.endsWith("/")) entries.push(read.entry);
    at = read.next;
  }
  return ok(entries);
}

function endOfDirectory(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - COMMENT_LENGTH_MAX);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return undefined;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } | undefined {
  if (at + CENTRAL_LENGTH > view.byteLength || view.getUint32(at, true) !== CENTRAL_HEADER) return undefined;
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const nameEnd = at + CENTRAL_LENGTH + nameLength;
  const next = nameEnd + extraLength + commentLength;
  if (next > view.byteLength || (flags & ENCRYPTED) !== 0) return undefined;
  const wide = wideFields(view, at, nameEnd, extraLength);
  if (wide === undefined) return undefined;
  const { sizeBytes, compressedBytes, localAt } = wide;
  if (method !== STORED && method !== DEFLATED) return undefined;
  if (localAt + LOCAL_LENGTH > view.byteLength || view.getUint32(localAt, true) !== LOCAL_HEADER)
    return undefined;
  const start =
    localAt + LOCAL_LENGTH + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  if (start + compressedBytes > view.byteLength) return undefined;
  const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_LENGTH, nameEnd)).replaceAll("\\", "/");
  return {
    entry: {
      name: name.replace(/^\//, ""),
      method,
      crc: view.getUint32(at + 16, true),
      compressed: bytes.subarray(start, start + compressedBytes),
      sizeBytes,
    },
    next,
  };
}

const IN_EXTRA_FIELD = 0xffffffff;
const ZIP64_EXTRA = 1;

/** Sizes and offset, from the Zip64 extra field where the header says that they are there. */
function wideFields(
  view: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): { sizeBytes: number; compressedBytes: number; localAt: number } | undefined {
  const fields = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  if (fields.includes(IN_EXTRA_FIELD)) {
    let field = extraAt;
    while (field + 4 <= extraAt + extraLength && view.getUint16(field, true) !== ZIP64_EXTRA)
      field += 4 + view.getUint16(field + 2, true);
    let value = field + 4;
    for (const [index, narrow] of fields.entries()) {
      if (narrow !== IN_EXTRA_FIELD) continue;
      if (value + 8 > extraAt + extraLength) return undefined;
      fields[index] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  return { sizeBytes: fields[0]!, compressedBytes: fields[1]!, localAt: fields[2]! };
}

/** The content of a file; `undefined` when it is damaged. */
export function unpack(entry: ZipEntry): Uint8Array | undefined {
  try {
    const content =
      entry.method === STORED
        ? entry.compressed
        : inflateSync(entry.compressed, { out: new Uint8Array(entry.sizeBytes) });
    return content.length === entry.sizeBytes && crc32(content) === entry.crc ? content : undefined;
  } catch {
    return undefined;
  }
}

export function pack(name: string, content: Uint8Array): ZipEntry {
  return {
    name,
    method: DEFLATED,
    crc: crc32(content),
    // Waiting for a large sheet to be packed tighter is not worth it.
    compressed: deflateSync(content, { level: content.length > LARGE_BYTES ? 2 : 6 }),
    sizeBytes: content.length,
  };
}

export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map(({ name }) => new TextEncoder().encode(name));
  const nameBytes = names.reduce((sum, name) => sum + name.length, 0);
  const contentBytes = entries.reduce((sum, { compressed }) => sum + compressed.length, 0);
  const bytes = new Uint8Array(
    contentBytes + 2 * nameBytes + entries.length * (LOCAL_LENGTH + CENTRAL_LENGTH) + END_LENGTH,
  );
  const view = new DataView(bytes.buffer);
  let at = 0;
  const starts = entries.map((entry, index) => {
    const start = at;
    view.setUint32(at, LOCAL_HEADER, true);
    writeCommonFields(view, at + 4, entry, names[index]!.length);
    bytes.set(names[index]!, at + LOCAL_LENGTH);
    bytes.set(entry.compressed, at + LOCAL_LENGTH + names[index]!.length);
    at += LOCAL_LENGTH + names[index]!.length + entry.compressed.length;
    return start;
  });
  const directoryAt = at;
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, CENTRAL_HEADER, true);
    view.setUint16(at + 4, 20, true);
    writeCommonFields(view, at + 6, entry, names[index]!.length);
    view.setUint32(at + 42, starts[index]!, true);
    bytes.set(names[index]!, at + CENTRAL_LENGTH);
    at += CENTRAL_LENGTH + names[index]!.length;
  }
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
  return bytes;
}

/** What the header before a file and the one in the directory share. */
function writeCommonFields(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed.length, true);
  view.setUint32(at + 18, entry.sizeBytes, true);
  view.setUint16(at + 22, nameLength, true);
}

/** Four tables, one for each byte of a word: a word at a time is three times as fast as a byte at a time. */
const CRC_TABLES = crcTables();

function crcTables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const byByte = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const next = (table: Uint32Array): Uint32Array => table.map((crc) => (crc >>> 8) ^ byByte[crc & 0xff]!);
  const second = next(byByte);
  const third = next(second);
  return [byByte, second, third, next(third)];
}

function crc32(content: Uint8Array): number {
  const [first, second, third, fourth] = CRC_TABLES;
  const wholeWords = content.length - (content.length % 4);
  let crc = 0xffffffff;
  let index = 0;
  for (; index < wholeWords; index += 4) {
    crc ^=
      content[index]! |
      (content[index + 1]! << 8) |
      (content[index + 2]! << 16) |
      (content[index + 3]! << 24);
    crc =
      fourth[crc & 0xff]! ^ third[(crc >>> 8) & 0xff]! ^ second[(crc >>> 16) & 0xff]! ^ first[crc >>> 24]!;
  }
  for (; index < content.length; index++) crc = first[(crc ^ content[index]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
