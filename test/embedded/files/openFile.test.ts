import { openFile } from "../../../src/embedded/files/openFile";
import { packageOf } from "./parts";
import { smallPackage } from "./smallWorkbook";

const FR = { tag: "fr-FR" };

function faultOf(bytes: Uint8Array, name = "fichier.xlsx"): unknown {
  const read = openFile(bytes, name, FR);
  return read.ok ? undefined : read.fault;
}

/** The start of a compound file whose directory names one stream. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(`${stream}\0`, "utf16le"), 512 * 2 + 128);
  return bytes;
}

describe("openFile", () => {
  it("opens a workbook whatever its name says", () => {
    const read = openFile(smallPackage({ sheets: { Feuil1: "<sheetData/>" } }), "export.csv", FR);
    expect(read.ok && read.value.fileName).toBe("export.csv");
    expect(read.ok && read.value.sheets[0]?.name).toBe("Feuil1");
  });

  it("opens text whatever its name says", () => {
    const read = openFile(new TextEncoder().encode("a;b\n1;2\n"), "export.xls", FR);
    expect(read.ok && read.value.sheets[0]?.cellAt(1, 1)?.value).toBe(2);
  });

  it.each<[string, Uint8Array, unknown]>([
    ["an empty file", new Uint8Array(), { type: "EmptyFile" }],
    ["a workbook under a password", compoundFile("EncryptedPackage"), { type: "EncryptedWorkbook" }],
    ["an old workbook", compoundFile("Workbook"), { type: "OldXlsFormat" }],
    ["a workbook of Excel 95", compoundFile("Book"), { type: "OldXlsFormat" }],
    ["an old document", compoundFile("WordDocument"), { type: "NotASpreadsheet", looksLike: "document" }],
    ["a PDF", new TextEncoder().encode("%PDF-1.7\n"), { type: "NotASpreadsheet", looksLike: "PDF" }],
    [
      "a web page",
      new TextEncoder().encode(" <!DOCTYPE html><table>"),
      { type: "NotASpreadsheet", looksLike: "web page" },
    ],
    [
      "a picture",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2]),
      { type: "NotASpreadsheet", looksLike: "binary" },
    ],
    ["a zip that is none", new TextEncoder().encode("PK\u0003\u0004 and so on"), { type: "CorruptZip" }],
    ["another zip", packageOf({ "readme.txt": "x" }), { type: "NotASpreadsheet", looksLike: "document" }],
  ])("tells %s", (_, bytes, fault) => {
    expect(faultOf(bytes)).toEqual(fault);
  });
});
