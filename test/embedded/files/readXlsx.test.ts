import { readXlsx } from "../../../src/embedded/files/readXlsx";
import { GENERAL, type CellValue } from "../../../src/embedded/workbook/cell";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import { packageOf, partsOf } from "./parts";
import { smallPackage, smallWorkbook, TABLE_LINK, TABLE_PART, TABLE_TYPE } from "./smallWorkbook";

function sheetOf(sheetXml: string, sharedStrings = ""): Sheet {
  return smallWorkbook({ sheets: { Feuil1: sheetXml }, sharedStrings }).sheets[0]!;
}

function rows(...xml: string[]): string {
  return `<sheetData>${xml.join("")}</sheetData>`;
}

function valuesOf(sheet: Sheet, row: number): readonly (CellValue | undefined)[] {
  return [...(sheet.rowAt(row) ?? [])].map((cell) => cell?.value);
}

describe("readXlsx", () => {
  it("reads every kind of value", () => {
    const sheet = sheetOf(
      rows(
        '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c>' +
          '<c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="inlineStr"><is><t>en ligne</t></is></c>' +
          '<c r="F1" t="str"><f>"a"</f><v>a</v></c><c r="G1" t="d"><v>2026-02-15T12:00:00</v></c></row>',
      ),
      "<si><t>Société &amp; fils</t></si>",
    );
    expect(valuesOf(sheet, 0)).toEqual([
      12.5,
      "Société & fils",
      true,
      { error: "#N/A" },
      "en ligne",
      "a",
      46068.5,
    ]);
  });

  it("joins the runs of rich text and leaves out reading aids", () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>Dur</t></r><r><t xml:space="preserve">and </t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t>a_x000D_b_x005F_x0041_</t></si>';
    const cells = [0, 1, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join("");
    expect(valuesOf(sheetOf(rows(`<row>${cells}</row>`), strings), 0)).toEqual([
      "Durand ",
      "東京",
      "a\rb_x0041_",
    ]);
  });

  it("counts cells and rows that say not where they are", () => {
    const sheet = sheetOf(
      rows(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      ),
    );
    expect(valuesOf(sheet, 0)).toEqual([1, 2]);
    expect(valuesOf(sheet, 4)).toEqual([undefined, undefined, 3, 4]);
    expect(valuesOf(sheet, 5)).toEqual([5]);
  });

  it("writes shared formulas out for each cell", () => {
    const sheet = sheetOf(
      rows(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:C2" si="0">A1*$D$1+SUM(A:A)+\'It\'\'s\'!A$1&amp;"A1"</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>2</v></c></row>',
        '<row r="2"><c r="B2"><f t="shared" si="0"></f><v>3</v></c></row>',
      ),
    );
    expect(sheet.cellAt(0, 1)?.formula).toBe("=A1*$D$1+SUM(A:A)+'It''s'!A$1&\"A1\"");
    expect(sheet.cellAt(0, 2)?.formula).toBe("=B1*$D$1+SUM(B:B)+'It''s'!B$1&\"A1\"");
    expect(sheet.cellAt(1, 1)).toEqual({
      formula: "=A2*$D$1+SUM(A:A)+'It''s'!A$1&\"A1\"",
      value: 3,
      format: GENERAL,
    });
  });

  it("reads array formulas with their extent, dynamic ones apart", () => {
    const workbook = smallWorkbook({
      sheets: {
        Feuil1: rows(
          '<row r="1"><c r="A1"><f t="array" ref="A1:A2">ROW(B1:B2)</f><v>1</v></c><c r="B1" cm="1"><f t="array" ref="B1:D1">_xlfn._xlws.FILTER(E1:G1,E1:G1&gt;0)</f><v>5</v></c></row>',
        ),
      },
      workbookRelationships:
        '<Relationship Id="rId103" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata" Target="metadata.xml"/>',
      parts: {
        "xl/metadata.xml":
          '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><metadataTypes count="1"><metadataType name="XLDAPR"/></metadataTypes>' +
          '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
      },
    });
    const [sheet] = workbook.sheets;
    expect(sheet!.cellAt(0, 0)?.array).toEqual({ rows: 2, columns: 1, isDynamic: false });
    expect(sheet!.cellAt(0, 1)?.formula).toBe("=FILTER(E1:G1,E1:G1>0)");
    expect(sheet!.cellAt(0, 1)?.array).toEqual({ rows: 1, columns: 3, isDynamic: true });
  });

  it("shows later functions, parameters and custom functions by their own names", () => {
    const formulas = [
      "_xlfn.XLOOKUP(A1,B:B,C:C)",
      "_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)",
      "_xldudf_NEXTCALL(A1,B1)",
      '"_xlfn.keep"&amp;A1',
    ];
    const cells = formulas.map((formula) => `<c><f>${formula}</f></c>`).join("");
    const sheet = sheetOf(rows(`<row>${cells}</row>`));
    expect([...sheet.rowAt(0)!].map((cell) => cell?.formula)).toEqual([
      "=XLOOKUP(A1,B:B,C:C)",
      "=LET(x,A1,x*2)",
      "=NEXTCALL(A1,B1)",
      '="_xlfn.keep"&A1',
    ]);
  });

  it("reads the looks of cells", () => {
    const sheet = sheetOf(
      rows(
        '<row r="1"><c r="A1" s="1"><v>46068</v></c><c r="B1" s="2"/><c r="C1" s="3" t="inlineStr"><is><t>0123</t></is></c><c r="D1" s="4"><v>1</v></c><c r="E1"><v>1</v></c></row>',
      ),
    );
    expect(sheet.cellAt(0, 0)?.format).toEqual({ numberFormat: "m/d/yyyy", fileStyle: 1 });
    expect(sheet.cellAt(0, 1)?.format).toEqual({
      numberFormat: "dd/mm/yyyy",
      bold: true,
      italic: true,
      underline: true,
      fontColor: "#C00000",
      // Half way from the theme's first accent (4472C4) to white.
      fillColor: "#A2B9E2",
      fileStyle: 2,
    });
    expect(sheet.cellAt(0, 2)?.format).toEqual({
      numberFormat: "@",
      isQuoted: true,
      wrapText: true,
      horizontalAlignment: "Center",
      verticalAlignment: "Top",
      fileStyle: 3,
    });
    expect(sheet.cellAt(0, 3)?.format).toEqual({ numberFormat: "General", isLocked: false, fileStyle: 4 });
    expect(sheet.cellAt(0, 4)?.format).toBe(GENERAL);
  });

  it("reads what else a sheet says of itself", () => {
    const sheet = sheetOf(
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen"/></sheetView></sheetViews>' +
        '<cols><col min="2" max="3" width="10.7109375" customWidth="1"/><col min="4" max="16384" width="9"/></cols>' +
        rows('<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>') +
        '<sheetProtection sheet="1" objects="1"/><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    );
    expect([sheet.frozenRows, sheet.frozenColumns]).toEqual([2, 1]);
    expect([...sheet.columnWidths]).toEqual([
      [1, 75],
      [2, 75],
    ]);
    expect([...sheet.hiddenRows]).toEqual([2]);
    expect(sheet.isProtected).toBe(true);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  });

  it("reads tables, their calculated columns and this row's cells", () => {
    const [sheet] = smallWorkbook({
      sheets: {
        Feuil1:
          rows(
            '<row r="2"><c r="C2"><f>Factures[[#This Row],[Montant TTC]]*2</f><v>0</v></c><c r="E2"><f>Factures[[#This Row],[Client]]</f></c></row>',
          ) + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
      },
      sheetRelationships: TABLE_LINK,
      contentTypes: TABLE_TYPE,
      parts: { "xl/tables/table1.xml": TABLE_PART },
    }).sheets;
    expect(sheet!.tables).toEqual([
      {
        id: 1,
        name: "Factures",
        range: { top: 0, left: 0, bottom: 2, right: 2 },
        hasHeader: true,
        hasTotals: false,
        columns: [
          { id: 1, name: "Client" },
          { id: 2, name: "Montant TTC" },
          { id: 3, name: "Double", calculatedFormula: "=[@[Montant TTC]]*2" },
        ],
        style: "TableStyleLight9",
      },
    ]);
    expect(sheet!.cellAt(1, 2)?.formula).toBe("=[@[Montant TTC]]*2");
    expect(sheet!.cellAt(1, 4)?.formula).toBe("=Factures[@Client]");
  });

  it("reads names, visibility, protection, dates since 1904 and the tab in front", () => {
    const workbook = smallWorkbook({
      beforeSheets:
        '<workbookPr date1904="1"/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="1"/></bookViews>',
      sheets: {
        "Compte clients": rows(),
        Deux:
          '<sheetViews><sheetView workbookViewId="0"><selection activeCell="B2" sqref="B2:C3"/></sheetView></sheetViews>' +
          rows(),
        Journal: rows(),
      },
      entries: { Journal: 'state="veryHidden"', "Compte clients": 'state="hidden"' },
      afterSheets:
        '<definedNames><definedName name="Taux" comment="légal">0.2</definedName><definedName name="Zone" localSheetId="1" hidden="1">\'Compte clients\'!$A$1</definedName>' +
        '<definedName name="_xlnm.Print_Area" localSheetId="0">\'Compte clients\'!$A$1:$B$2</definedName><definedName name="DOUBLE">_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)</definedName></definedNames>',
    });
    const [clients, deux, journal] = workbook.sheets;
    expect([clients!.visibility, deux!.visibility, journal!.visibility]).toEqual([
      "Hidden",
      "Visible",
      "VeryHidden",
    ]);
    expect(workbook.uses1904).toBe(true);
    expect(workbook.isStructureProtected).toBe(true);
    expect(workbook.activeSheetId).toBe(deux!.id);
    expect(workbook.selection).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
    expect(workbook.names).toEqual([
      { name: "Taux", refersTo: "=0.2", isVisible: true, comment: "légal" },
      { name: "Zone", refersTo: "='Compte clients'!$A$1", sheetId: deux!.id, isVisible: false },
      { name: "Print_Area", refersTo: "='Compte clients'!$A$1:$B$2", sheetId: clients!.id, isVisible: true },
      { name: "DOUBLE", refersTo: "=LAMBDA(x,x*2)", isVisible: true },
    ]);
  });

  it("reads a workbook whose elements carry a prefix", () => {
    const parts = partsOf(
      smallPackage({
        sheets: {
          Feuil1: rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46068</v></c></row>'),
        },
        sharedStrings: "<si><t>Montant</t></si>",
      }),
    );
    const prefixed = Object.fromEntries(
      [...parts].map(([name, text]) => [
        name,
        name.startsWith("xl/") && !name.endsWith(".rels")
          ? text.replace(/<(\/?)(?=[a-z])/gi, "<$1x:").replace("xmlns=", "xmlns:x=")
          : text,
      ]),
    );
    expect(prefixed["xl/workbook.xml"]).toContain("<x:workbook xmlns:x=");
    const read = readXlsx(packageOf(prefixed));
    expect(read.ok && valuesOf(read.value.sheets[0]!, 0)).toEqual(["Montant", 46068]);
  });

  it("reads a strict package", () => {
    const parts = partsOf(
      smallPackage({ sheets: { Feuil1: rows('<row r="1"><c r="A1"><v>7</v></c></row>') } }),
    );
    const strict = [...parts].map(([name, text]) => [
      name,
      text
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/",
          "http://purl.oclc.org/ooxml/officeDocument/",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    ]);
    const read = readXlsx(packageOf(Object.fromEntries(strict) as Record<string, string>));
    expect(read.ok && valuesOf(read.value.sheets[0]!, 0)).toEqual([7]);
  });

  describe("faults", () => {
    const good = smallPackage({ sheets: { Feuil1: rows('<row r="1"><c r="A1"><v>7</v></c></row>') } });

    function faultOf(bytes: Uint8Array): unknown {
      const read = readXlsx(bytes);
      return read.ok ? undefined : read.fault;
    }

    it("tells an empty file", () => {
      expect(faultOf(new Uint8Array())).toEqual({ type: "EmptyFile" });
    });

    it("tells a file cut short at any place, without failing", () => {
      for (let length = 1; length < good.length; length += 7)
        expect(faultOf(good.slice(0, length))).toEqual({ type: "CorruptZip" });
    });

    it("names the part that cannot be read", () => {
      const sheet = (xml: string): Uint8Array => smallPackage({ sheets: { Feuil1: xml } });
      const part = { type: "CorruptPart", part: "xl/worksheets/sheet1.xml" };
      expect(faultOf(sheet("<sheetData>"))).toEqual(part);
      expect(faultOf(sheet(rows('<row r="1"><c r="A1"><v>abc</v></c></row>')))).toEqual(part);
      expect(faultOf(sheet(rows('<row r="0"><c r="A1"><v>1</v></c></row>')))).toEqual(part);
      expect(faultOf(sheet(rows('<row r="1"><c r="A1" t="s"><v>3</v></c></row>')))).toEqual(part);
      expect(faultOf(packageOf({ "_rels/.rels": "<Relationships" }))).toEqual({
        type: "CorruptPart",
        part: "_rels/.rels",
      });
    });

    it("tells damaged content by its checksum", () => {
      const parts = partsOf(good);
      const name = "xl/worksheets/sheet1.xml";
      const at = Buffer.from(good).indexOf(Buffer.from(name));
      const damaged = good.slice();
      damaged[at + name.length + 12]! ^= 0x55;
      expect(parts.has(name)).toBe(true);
      expect(faultOf(damaged)).toEqual({ type: "CorruptPart", part: name });
    });

    it("tells other packages from workbooks", () => {
      const links = (target: string): string =>
        `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`;
      expect(faultOf(packageOf({ "a.txt": "b" }))).toEqual({
        type: "NotASpreadsheet",
        looksLike: "document",
      });
      expect(
        faultOf(packageOf({ "_rels/.rels": links("word/document.xml"), "word/document.xml": "<document/>" })),
      ).toEqual({
        type: "NotASpreadsheet",
        looksLike: "document",
      });
      expect(faultOf(packageOf({ "_rels/.rels": links("xl/workbook.bin"), "xl/workbook.bin": "x" }))).toEqual(
        {
          type: "BinaryWorkbook",
        },
      );
    });
  });
});
