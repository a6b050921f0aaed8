import { unzipSync, zipSync } from "fflate";
import { pack, readZip, unpack, writeZip, type ZipEntry } from "../../../src/embedded/files/zip";

const text = new TextEncoder().encode("Compte clients ".repeat(50));

function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  const read = readZip(bytes);
  if (!read.ok) throw new Error(read.fault.type);
  return read.value;
}

describe("readZip and writeZip", () => {
  it("reads deflated and stored files", () => {
    const bytes = zipSync({
      "deflated.txt": [text, { level: 9 }],
      "folder/stored.txt": [text, { level: 0 }],
    });
    const entries = entriesOf(bytes);
    expect(entries.map(({ name, method }) => [name, method])).toEqual([
      ["deflated.txt", 8],
      ["folder/stored.txt", 0],
    ]);
    for (const entry of entries) expect(unpack(entry)).toEqual(text);
  });

  it("writes what another reader reads", () => {
    const bytes = writeZip([pack("été/a.xml", text), pack("b.xml", new Uint8Array())]);
    expect(unzipSync(bytes)).toEqual({ "été/a.xml": text, "b.xml": new Uint8Array() });
  });

  it("copies files it did not unpack as they lie there", () => {
    const entries = entriesOf(zipSync({ "a.xml": [text, { level: 1 }] }));
    const again = entriesOf(writeZip(entries));
    expect(Buffer.from(again[0]!.compressed)).toEqual(Buffer.from(entries[0]!.compressed));
  });

  it("reads past a comment at the end", () => {
    const bytes = zipSync({ "a.xml": text });
    const commented = new Uint8Array(bytes.length + 300);
    commented.set(bytes);
    new DataView(commented.buffer).setUint16(bytes.length - 2, 300, true);
    expect(entriesOf(commented)).toHaveLength(1);
  });

  it("takes sizes from the Zip64 field where the header says so", () => {
    const [entry] = entriesOf(zipSync({ "a.xml": [text, { level: 0 }] }));
    const plain = writeZip([entry!]);
    const directoryAt = plain.length - 22 - 46 - "a.xml".length;
    const extra = new DataView(new ArrayBuffer(20));
    extra.setUint16(0, 1, true);
    extra.setUint16(2, 16, true);
    extra.setBigUint64(4, BigInt(text.length), true);
    extra.setBigUint64(12, BigInt(text.length), true);
    const end = plain.length - 22;
    const wide = Buffer.concat([plain.subarray(0, end), new Uint8Array(extra.buffer), plain.subarray(end)]);
    wide.writeUInt32LE(0xffffffff, directoryAt + 20);
    wide.writeUInt32LE(0xffffffff, directoryAt + 24);
    wide.writeUInt16LE(20, directoryAt + 30);
    expect(unpack(entriesOf(wide)[0]!)).toEqual(text);
  });

  it("refuses a zip that would unpack to more than a browser holds", () => {
    const bytes = Buffer.from(writeZip([pack("a.xml", text)]));
    bytes.writeUInt32LE(2_000_000_000, bytes.length - 22 - 46 - 5 + 24);
    expect(readZip(bytes)).toEqual({ ok: false, fault: { type: "TooLarge", limit: "bytes" } });
  });

  it("does not unpack damaged content", () => {
    const entry = pack("a.xml", text);
    expect(unpack({ ...entry, crc: entry.crc ^ 1 })).toBeUndefined();
    expect(unpack({ ...entry, compressed: entry.compressed.slice(0, 5) })).toBeUndefined();
  });
});
