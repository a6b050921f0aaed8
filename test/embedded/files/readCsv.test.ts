import { readCsv, sheetNameFromFile } from "../../../src/embedded/files/readCsv";
import type { Workbook } from "../../../src/embedded/workbook/workbook";

const FR = { tag: "fr-FR" };
const US = { tag: "en-US" };

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, order: "LE" | "BE", mark: string): Uint8Array {
  const bytes = Buffer.from(mark + text, "utf16le");
  return order === "LE" ? bytes : bytes.swap16();
}

function opened(bytes: Uint8Array, locale = FR, fileName = "balance.csv"): Workbook {
  const read = readCsv(bytes, { locale, fileName });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

/** Values of the sheet; `[value, format]` where the cell is not General; `=…` for a formula. */
function cellsOf(text: string | Uint8Array, locale = FR): unknown[][] {
  const [sheet] = opened(typeof text === "string" ? utf8(text) : text, locale).sheets;
  const rows: unknown[][] = [];
  sheet!.eachRow((row, cells) => {
    rows[row] = Array.from(cells, (cell) => {
      if (cell === undefined) return undefined;
      if (cell.formula !== undefined) return cell.formula;
      return cell.format.numberFormat === "General" ? cell.value : [cell.value, cell.format.numberFormat];
    });
  });
  return rows;
}

describe("readCsv", () => {
  it("reads a French export as a French Excel does", () => {
    const text =
      "Facture;Client;Échéance;Montant TTC\r\n0012;Dupont & fils;15/02/2026;1\u00a0680,50 €\r\n0013;Léa;31/02/2026;12.5\r\n";
    expect(cellsOf(text)).toEqual([
      ["Facture", "Client", "Échéance", "Montant TTC"],
      [12, "Dupont & fils", [46068, "m/d/yyyy"], [1680.5, '#,##0.00 "€";[Red]-#,##0.00 "€"']],
      [13, "Léa", "31/02/2026", "12.5"],
    ]);
  });

  it("reads the same dates month first in the United States", () => {
    expect(cellsOf("a,b\n03/01/2012,31/12/2012\n", US)[1]).toEqual([[40969, "m/d/yyyy"], "31/12/2012"]);
  });

  describe("encodings", () => {
    const text = "Société;Éché\nçà;œuvre\n";
    const expected = [
      ["Société", "Éché"],
      ["çà", "œuvre"],
    ];
    it.each<[string, Uint8Array]>([
      ["UTF-8", utf8(text)],
      ["UTF-8 with mark", utf8(`\ufeff${text}`)],
      ["UTF-16 LE with mark", utf16(text, "LE", "\ufeff")],
      ["UTF-16 BE with mark", utf16(text, "BE", "\ufeff")],
      ["Windows-1252", Uint8Array.from(Buffer.from(text.replace("œ", "\u009c"), "latin1"))],
    ])("reads %s", (_, bytes) => {
      expect(cellsOf(bytes)).toEqual(expected);
    });

    it("tells UTF-16 without mark by its zeros", () => {
      expect(cellsOf(utf16("a;b\n1;2\n", "LE", ""))).toEqual([
        ["a", "b"],
        [1, 2],
      ]);
      expect(cellsOf(utf16("a;b\n1;2\n", "BE", ""))).toEqual([
        ["a", "b"],
        [1, 2],
      ]);
    });
  });

  describe("separators", () => {
    it.each<[string, string]>([
      ["semicolons between amounts with commas", "n;montant\n1;1 680,00\n2;12,5\n3;7\n"],
      ["commas", 'n,montant\n1,"1 680,00"\n2,"12,5"\n3,7\n'],
      ["tabs", "n\tmontant\n1\t1 680,00\n2\t12,5\n3\t7\n"],
      ["bars", "n|montant\n1|1 680,00\n2|12,5\n3|7\n"],
      ["what the first line says", "sep=^\nn^montant\n1^1 680,00\n2^12,5\n3^7\n"],
    ])("finds %s", (_, text) => {
      expect(cellsOf(text)).toEqual([
        ["n", "montant"],
        [1, [1680, "#,##0.00"]],
        [2, 12.5],
        [3, 7],
      ]);
    });

    it("finds semicolons though every row has a comma", () => {
      expect(cellsOf("client;ville\nA;Paris, 1er\nB;Lyon, 3e\n")[1]).toEqual(["A", "Paris, 1er"]);
    });

    it("takes one column of text for one column", () => {
      expect(cellsOf("Remarques\nBonjour, Léa\nMerci\n")).toEqual([
        ["Remarques"],
        ["Bonjour, Léa"],
        ["Merci"],
      ]);
    });
  });

  it("keeps quoted separators, quotes and line feeds", () => {
    expect(cellsOf('a;b\n"x;y";"il dit ""non""\r\nligne 2"\n')[1]).toEqual(["x;y", 'il dit "non"\nligne 2']);
  });

  it("reads rows of any length, and empty ones", () => {
    expect(cellsOf("a;b;c\n1\n\n1;2;3;4\n")).toEqual([["a", "b", "c"], [1], undefined, [1, 2, 3, 4]]);
  });

  it("reads = as a formula, and ='s text at once; other signs stay text", () => {
    const [sheet] = opened(utf8('a;b;c;d\n="0025";=1+1;+33 1 23 45 67 89;- note\n')).sheets;
    expect(sheet!.cellAt(1, 0)).toMatchObject({ formula: '="0025"', value: "0025" });
    expect(sheet!.cellAt(1, 1)).toMatchObject({ formula: "=1+1" });
    expect(sheet!.cellAt(1, 2)).toMatchObject({ value: "+33 1 23 45 67 89" });
    expect(sheet!.cellAt(1, 3)).toMatchObject({ value: "- note" });
  });

  it("shows an apostrophe of the file", () => {
    expect(cellsOf("a;b\n'12;d'Artagnan\n")[1]).toEqual(["'12", "d'Artagnan"]);
  });

  it("makes one sheet named after the file", () => {
    const workbook = opened(utf8("a\n1\n"), FR, "balance [2026]: clients.csv");
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["balance 2026 clients"]);
    expect(workbook.fileName).toBe("balance [2026]: clients.csv");
  });

  it.each([[""], ["\ufeff"], ["  \r\n\r\n"]])("tells an empty file (%j)", (text) => {
    expect(readCsv(utf8(text), { locale: FR, fileName: "a.csv" })).toEqual({
      ok: false,
      fault: { type: "EmptyFile" },
    });
  });

  it("tells bytes that are no text", () => {
    const bytes = Uint8Array.from([1, 0, 0, 7, 200, 0, 3, 0, 0, 9]);
    expect(readCsv(bytes, { locale: FR, fileName: "a.csv" })).toEqual({
      ok: false,
      fault: { type: "NotASpreadsheet", looksLike: "binary" },
    });
  });

  it("tells a file with more columns than a sheet", () => {
    expect(readCsv(utf8(";".repeat(16_384)), { locale: FR, fileName: "a.csv" })).toEqual({
      ok: false,
      fault: { type: "TooLarge", limit: "columns" },
    });
  });
});

describe("sheetNameFromFile", () => {
  it.each([
    ["exports/balance.csv", "balance"],
    ["a.b.csv", "a.b"],
    ["'cité'.csv", "cité"],
    ["un nom de fichier vraiment trop long.csv", "un nom de fichier vraiment trop"],
    ["[].csv", "Sheet1"],
  ])("names the sheet of %s %s", (file, name) => {
    expect(sheetNameFromFile(file)).toBe(name);
  });
});
