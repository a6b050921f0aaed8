import fc from "fast-check";
import { writeXlsx } from "../../../src/embedded/files/writeXlsx";
import {
  CELL_TEXT_MAX,
  GENERAL,
  type Cell,
  type CellFormat,
  type CellValue,
} from "../../../src/embedded/workbook/cell";
import { withFormat } from "../../../src/embedded/workbook/formats";
import type { Sheet } from "../../../src/embedded/workbook/sheet";
import { Workbook } from "../../../src/embedded/workbook/workbook";
import { packageOf, partsOf, partText } from "./parts";
import {
  openedWorkbook,
  smallPackage,
  smallWorkbook,
  TABLE_LINK,
  TABLE_PART,
  TABLE_TYPE,
} from "./smallWorkbook";
import { workbookDifferences } from "./workbookDifferences";

const SHEET1 = "xl/worksheets/sheet1.xml";
const SHORT_DATE = withFormat(GENERAL, { numberFormat: "m/d/yyyy" });

function write(
  sheet: Sheet,
  row: number,
  column: number,
  value: CellValue,
  format: CellFormat = GENERAL,
): void {
  sheet.setCell(row, column, { value, format });
}

/** Saves, opens again, and expects the same workbook. */
function savedAndOpened(workbook: Workbook): Workbook {
  const again = openedWorkbook(writeXlsx(workbook));
  expect(workbookDifferences(workbook, again)).toEqual([]);
  return again;
}

function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => old.get(name) !== now.get(name)).sort();
}

describe("writeXlsx", () => {
  describe("a workbook that never was a file", () => {
    it("saves values, formulas, looks and everything the model knows", () => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Compte clients");
      write(sheet, 0, 0, "Été & <hiver> \"x\" 'y'");
      write(sheet, 0, 1, " espaces\net lignes ");
      write(sheet, 0, 2, -0.1);
      write(sheet, 0, 3, true);
      write(sheet, 0, 4, { error: "#N/A" });
      write(sheet, 0, 5, 46068, SHORT_DATE);
      write(sheet, 0, 6, "0123", withFormat(GENERAL, { isQuoted: true, numberFormat: "@" }));
      write(sheet, 0, 7, 1680.5, withFormat(GENERAL, { numberFormat: '#,##0.00 "€";[Red]-#,##0.00 "€"' }));
      sheet.setCell(1, 0, { formula: "=NEXTCALL(A1,B1)", value: 46071, format: SHORT_DATE });
      sheet.setCell(1, 1, { formula: "=XLOOKUP(A1,B:B,C:C)&LET(x,1,x)", value: "", format: GENERAL });
      sheet.setCell(1, 2, { formula: "=1/0", value: { error: "#DIV/0!" }, format: GENERAL });
      sheet.setCell(1, 3, { formula: "=A1=B1", value: false, format: GENERAL });
      write(
        sheet,
        2,
        0,
        "rouge",
        withFormat(GENERAL, {
          bold: true,
          italic: true,
          underline: true,
          fontColor: "#C00000",
          fillColor: "#FFEE00",
        }),
      );
      write(
        sheet,
        2,
        1,
        "centré",
        withFormat(GENERAL, {
          horizontalAlignment: "Center",
          verticalAlignment: "Top",
          wrapText: true,
          isLocked: false,
        }),
      );
      sheet.merges = [{ top: 4, left: 0, bottom: 4, right: 3 }];
      sheet.frozenRows = 1;
      sheet.frozenColumns = 2;
      sheet.columnWidths.set(1, 120);
      sheet.hiddenRows.add(7);
      sheet.customProperties.set("relance.columns", "A→F");
      const log = workbook.addSheet("Journal d'appels");
      log.visibility = "VeryHidden";
      log.isProtected = true;
      write(log, 0, 0, "schema");
      workbook.names.push(
        { name: "Taux", refersTo: "=0.2", isVisible: true, comment: "légal" },
        { name: "Zone", refersTo: "='Compte clients'!$A$1", sheetId: log.id, isVisible: false },
        { name: "Print_Area", refersTo: "='Compte clients'!$A$1:$B$2", sheetId: sheet.id, isVisible: true },
      );
      workbook.settings.set("policy", '{"delays":[7,"à la date"]}');
      workbook.isStructureProtected = true;
      workbook.uses1904 = true;
      workbook.activeSheetId = sheet.id;
      savedAndOpened(workbook);
    });

    it("writes tables with their filter, columns and calculated formulas", () => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Feuil1");
      ["Client", "Montant\nTTC", "Double"].forEach((heading, column) => write(sheet, 0, column, heading));
      sheet.setCell(1, 2, { formula: "=[@[Montant\nTTC]]*2", value: 0, format: GENERAL });
      sheet.tables = [
        {
          id: 1,
          name: "Factures",
          range: { top: 0, left: 0, bottom: 3, right: 2 },
          hasHeader: true,
          hasTotals: true,
          columns: [
            { id: 1, name: "Client" },
            { id: 2, name: "Montant\nTTC" },
            { id: 3, name: "Double", calculatedFormula: "=[@[Montant\nTTC]]*2" },
          ],
          style: "TableStyleMedium2",
        },
      ];
      savedAndOpened(workbook);
      const table = partText(writeXlsx(workbook), "xl/tables/table1.xml");
      expect(table).toContain('<autoFilter ref="A1:C3"/>');
      expect(table).toContain('name="Montant_x000a_TTC"');
      expect(table).toContain(
        "<calculatedColumnFormula>Factures[[#This Row],[Montant\nTTC]]*2</calculatedColumnFormula>",
      );
    });

    it("keeps a custom function under the name Excel gives it, and no other function", () => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Feuil1");
      workbook.names.push({ name: "DOUBLE", refersTo: "=LAMBDA(x,x*2)", isVisible: true });
      sheet.setCell(0, 0, {
        formula: "=NEXTCALL(SUM(A2),IFERROR(DOUBLE(1),FILTER(A3:A4,A3:A4>0)))",
        value: 1,
        format: GENERAL,
      });
      const file = writeXlsx(workbook);
      expect(partText(file, SHEET1)).toContain(
        "<f>_xldudf_NEXTCALL(SUM(A2),IFERROR(DOUBLE(1),_xlfn._xlws.FILTER(A3:A4,A3:A4&gt;0)))</f>",
      );
      expect(partText(file, "xl/workbook.xml")).toContain("_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)");
    });

    it("asks Excel to calculate only when a formula has no result", () => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Feuil1");
      sheet.setCell(0, 0, { formula: "=1+1", value: 2, format: GENERAL });
      expect(partText(writeXlsx(workbook), "xl/workbook.xml")).not.toContain("fullCalcOnLoad");
      sheet.setCell(0, 0, { formula: "=1+1", format: GENERAL });
      expect(partText(writeXlsx(workbook), "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    });

    it("has older words for newer errors", () => {
      const workbook = new Workbook();
      const sheet = workbook.addSheet("Feuil1");
      (["#SPILL!", "#CALC!", "#BUSY!"] as const).forEach((error, column) =>
        sheet.setCell(0, column, { formula: "=A9", value: { error }, format: GENERAL }),
      );
      const again = openedWorkbook(writeXlsx(workbook)).sheets[0]!;
      expect([...again.rowAt(0)!].map((cell) => cell?.value)).toEqual([
        { error: "#VALUE!" },
        { error: "#VALUE!" },
        { error: "#GETTING_DATA" },
      ]);
    });
  });

  describe("a workbook from a file", () => {
    const rich =
      '<row r="1" ht="30" customHeight="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46068</v></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*2</f><v>2</v></c></row>' +
      '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>4</v></c></row>' +
      '<row r="4"><c r="A4"><v>3</v></c><c r="B4"><f t="shared" si="0"/><v>6</v></c></row>';
    const file = smallPackage({
      sheets: {
        Feuil1: `<dimension ref="A1:B4"/><sheetData>${rich}</sheetData><conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1&gt;0</formula></cfRule></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
        Deux: "<sheetData/>",
        Trois: '<sheetData><row r="1"><c r="A1"><v>3</v></c></row></sheetData>',
      },
      sharedStrings: "<si><r><rPr><b/></rPr><t>Dur</t></r><r><t>and</t></r></si>",
      afterSheets:
        '<definedNames><definedName name="Là" function="1" localSheetId="2">Trois!$A$1</definedName></definedNames><calcPr calcId="191029"/>',
      workbookRelationships:
        '<Relationship Id="rId103" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
      contentTypes:
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
      parts: {
        "xl/calcChain.xml": "<calcChain/>",
        "docProps/custom.xml": "<kept/>",
        "customXml/item1.xml": "<kept too='1' />",
      },
    });

    it("is the same bytes when nothing changed", () => {
      expect(changedParts(file, writeXlsx(openedWorkbook(file)))).toEqual([]);
    });

    it("changes one row of one sheet when one cell changed, and keeps all else of the sheet", () => {
      const workbook = openedWorkbook(file);
      write(workbook.sheets[0]!, 2, 0, 20);
      const saved = writeXlsx(workbook);
      expect(changedParts(file, saved)).toEqual([SHEET1]);
      expect(partText(saved, SHEET1)).toBe(
        partText(file, SHEET1).replace('<c r="A3"><v>2</v></c>', '<c r="A3"><v>20</v></c>'),
      );
    });

    it("keeps the runs of a text whose looks change, and the borders of its style", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      const styled = (cell: Cell, change: Partial<CellFormat>): Cell => ({
        ...cell,
        format: withFormat(cell.format, change),
      });
      sheet!.setCell(0, 0, styled(sheet!.cellAt(0, 0)!, { bold: true }));
      sheet!.setCell(0, 1, styled(sheet!.cellAt(0, 1)!, { fillColor: "#FFEE00" }));
      const saved = writeXlsx(workbook);
      expect(partText(saved, SHEET1)).toContain(
        '<row r="1" ht="30" customHeight="1"><c r="A1" s="5" t="s"><v>0</v></c>',
      );
      expect(partText(saved, "xl/styles.xml")).toContain(
        '<xf numFmtId="14" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs>',
      );
      expect(partText(saved, "xl/styles.xml")).toContain('<cellXfs count="7">');
      expect(partText(saved, "xl/styles.xml")).toContain('<fills count="4">');
      savedAndOpened(workbook);
    });

    it("saves looks that were changed without saying so", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      const dated = sheet!.cellAt(0, 1)!;
      sheet!.setCell(0, 1, { ...dated, format: { ...dated.format, bold: true } });
      const again = openedWorkbook(writeXlsx(workbook)).sheets[0]!.cellAt(0, 1)!.format;
      expect([again.bold, again.numberFormat]).toEqual([true, "m/d/yyyy"]);
    });

    it("does not add a style twice", () => {
      const workbook = openedWorkbook(file);
      for (const row of [5, 6, 7]) write(workbook.sheets[0]!, row, 0, row, SHORT_DATE);
      expect(partText(writeXlsx(workbook), "xl/styles.xml")).toContain('<cellXfs count="6">');
      expect(writeXlsx(workbook)).toEqual(writeXlsx(workbook));
    });

    it("keeps sharing a formula when only results change", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      sheet!.setCell(1, 1, { ...sheet!.cellAt(1, 1)!, value: 99 });
      const saved = writeXlsx(workbook);
      expect(partText(saved, SHEET1)).toContain('<f t="shared" ref="B2:B4" si="0">A2*2</f><v>99</v>');
      expect(partText(saved, SHEET1)).toContain('<f t="shared" si="0"/><v>4</v>');
      expect(changedParts(file, saved)).toEqual([SHEET1]);
    });

    it("writes a shared formula out when its first cell is another one, and drops the calculation chain", () => {
      const workbook = openedWorkbook(file);
      write(workbook.sheets[0]!, 1, 1, "saisi");
      const saved = writeXlsx(workbook);
      expect(partText(saved, SHEET1)).toContain('<c r="B3"><f>A3*2</f><v>4</v></c>');
      expect(partText(saved, SHEET1)).toContain('<c r="B4"><f>A4*2</f><v>6</v></c>');
      expect(partsOf(saved).has("xl/calcChain.xml")).toBe(false);
      expect(partText(saved, "[Content_Types].xml")).not.toContain("calcChain");
      expect(partText(saved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
      savedAndOpened(workbook);
    });

    it("takes heights along when rows are inserted above", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      sheet!.insertRows(0, 2);
      const saved = writeXlsx(workbook);
      expect(partText(saved, SHEET1)).toContain('<row r="3" ht="30" customHeight="1"><c r="A3"');
      expect(partText(saved, SHEET1)).not.toContain('<row r="1" ht');
      savedAndOpened(workbook);
    });

    it("forgets cells that were emptied", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      for (const row of [0, 1, 2, 3]) for (const column of [0, 1]) sheet!.setCell(row, column, undefined);
      expect(openedWorkbook(writeXlsx(workbook)).sheets[0]!.usedRange(false)).toBeUndefined();
    });

    it("adds, renames, moves, hides and deletes sheets", () => {
      const workbook = openedWorkbook(file);
      const [first, second, third] = workbook.sheets;
      const added = workbook.addSheet("Relance – journal");
      added.visibility = "VeryHidden";
      write(added, 0, 0, "v1");
      workbook.sheets.splice(0, 4, third!, first!, added);
      third!.name = "L'été";
      first!.visibility = "Hidden";
      workbook.names[0] = { ...workbook.names[0]!, refersTo: "='L''été'!$A$1" };
      workbook.activeSheetId = third!.id;
      const again = savedAndOpened(workbook);
      expect(again.sheetById(added.id)?.name).toBe("Relance – journal");
      const saved = partsOf(writeXlsx(workbook));
      expect(saved.has("xl/worksheets/sheet2.xml")).toBe(false);
      expect(second!.name).toBe("Deux");
      expect(saved.get("[Content_Types].xml")).not.toContain("sheet2.xml");
      expect(saved.get("xl/worksheets/sheet3.xml")).toContain('tabSelected="1"');
    });

    it("keeps what it does not know of a name when sheets move", () => {
      const workbook = openedWorkbook(file);
      workbook.sheets.reverse();
      expect(partText(writeXlsx(workbook), "xl/workbook.xml")).toContain(
        '<definedName name="Là" function="1" localSheetId="0">Trois!$A$1</definedName>',
      );
    });

    it("puts protection, merged cells and widths where they belong in the sheet", () => {
      const workbook = openedWorkbook(file);
      const [sheet] = workbook.sheets;
      sheet!.isProtected = true;
      sheet!.merges = [{ top: 5, left: 0, bottom: 5, right: 1 }];
      sheet!.columnWidths.set(0, 75);
      sheet!.frozenRows = 1;
      const xml = partText(writeXlsx(workbook), SHEET1);
      const order = [
        ...xml.matchAll(
          /<(dimension|sheetViews|cols|sheetData|sheetProtection|mergeCells|conditionalFormatting|pageMargins)\b/g,
        ),
      ];
      expect(order.map(([, name]) => name)).toEqual([
        "dimension",
        "sheetViews",
        "cols",
        "sheetData",
        "sheetProtection",
        "mergeCells",
        "conditionalFormatting",
        "pageMargins",
      ]);
      savedAndOpened(workbook);
    });
  });

  it("cuts a column out of a span whose other columns keep their width", () => {
    const workbook = smallWorkbook({
      sheets: {
        Feuil1: '<cols><col min="1" max="5" width="12" style="1" customWidth="1"/></cols><sheetData/>',
      },
    });
    workbook.sheets[0]!.columnWidths.set(2, 75);
    expect(partText(writeXlsx(workbook), SHEET1)).toContain(
      '<cols><col min="1" max="2" width="12" style="1" customWidth="1"/><col min="3" max="3" style="1" width="10.71484375" customWidth="1"/>' +
        '<col min="4" max="5" width="12" style="1" customWidth="1"/></cols>',
    );
    savedAndOpened(workbook);
  });

  it("patches a table: new column, more rows, the rest kept", () => {
    const file = smallPackage({
      sheets: { Feuil1: '<sheetData/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>' },
      sheetRelationships: TABLE_LINK,
      contentTypes: TABLE_TYPE,
      parts: { "xl/tables/table1.xml": TABLE_PART },
    });
    const workbook = openedWorkbook(file);
    const [sheet] = workbook.sheets;
    const [table] = sheet!.tables;
    sheet!.tables = [
      {
        ...table!,
        range: { top: 0, left: 0, bottom: 9, right: 3 },
        columns: [...table!.columns, { id: 4, name: "Prochain appel" }],
      },
    ];
    const saved = writeXlsx(workbook);
    expect(changedParts(file, saved)).toEqual(["xl/tables/table1.xml"]);
    expect(partText(saved, "xl/tables/table1.xml")).toBe(
      TABLE_PART.replaceAll("A1:C3", "A1:D10")
        .replace('<tableColumns count="3">', '<tableColumns count="4">')
        .replace("</tableColumns>", '<tableColumn id="4" name="Prochain appel"/></tableColumns>'),
    );
    sheet!.tables = [];
    const without = partsOf(writeXlsx(workbook));
    expect([...without.keys()].filter((name) => name.includes("table"))).toEqual([]);
    expect(without.get(SHEET1)).not.toContain("tablePart");
  });

  it("keeps other add-ins' settings and writes its own beside them", () => {
    const extensions = "http://schemas.microsoft.com/office/webextensions";
    const types = "http://schemas.microsoft.com/office/2011/relationships";
    const other = `<we:webextension xmlns:we="${extensions}/webextension/2010/11" id="{1}"><we:reference id="11111111-2222-3333-4444-555555555555" version="1.0" store="x" storeType="Registry"/><we:properties><we:property name="a" value="1"/></we:properties></we:webextension>`;
    const file = smallPackage({
      sheets: { Feuil1: "<sheetData/>" },
      packageRelationships: `<Relationship Id="rId9" Type="${types}/webextensiontaskpanes" Target="xl/webextensions/taskpanes.xml"/>`,
      parts: {
        "xl/webextensions/taskpanes.xml": `<wetp:taskpanes xmlns:wetp="${extensions}/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="300" row="1"/></wetp:taskpanes>`,
        "xl/webextensions/_rels/taskpanes.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/webextension" Target="webextension1.xml"/></Relationships>`,
        "xl/webextensions/webextension1.xml": other,
      },
    });
    const workbook = openedWorkbook(file);
    expect([...workbook.settings]).toEqual([]);
    workbook.settings.set("policy", '{"a":"b & c"}');
    const once = savedAndOpened(workbook);
    once.settings.set("policy", "2");
    once.settings.set("x", "3");
    const twice = partsOf(writeXlsx(once));
    expect(twice.get("xl/webextensions/webextension1.xml")).toBe(other);
    expect(twice.get("xl/webextensions/webextension2.xml")).toContain(
      '<we:properties><we:property name="policy" value="2"/><we:property name="x" value="3"/></we:properties>',
    );
    expect(twice.get("xl/webextensions/taskpanes.xml")).toContain('row="2"');
    savedAndOpened(once);
  });

  it("writes into a sheet whose elements carry a prefix", () => {
    const parts = partsOf(
      smallPackage({ sheets: { Feuil1: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' } }),
    );
    const prefixed = parts
      .get(SHEET1)!
      .replace(/<(\/?)(?=[a-z])/gi, "<$1x:")
      .replace("xmlns=", "xmlns:x=");
    const opened = openedWorkbook(packageOf({ ...Object.fromEntries(parts), [SHEET1]: prefixed }));
    write(opened.sheets[0]!, 1, 0, "deux");
    const xml = partText(writeXlsx(opened), SHEET1);
    expect(xml).toContain(
      '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>deux</x:t></x:is></x:c></x:row>',
    );
    savedAndOpened(opened);
  });

  it("always keeps a text, whatever its characters", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 10 }),
        (texts) => {
          const workbook = new Workbook();
          const sheet = workbook.addSheet("Feuil1");
          texts.forEach((text, row) => write(sheet, row, 0, text));
          const again = openedWorkbook(writeXlsx(workbook)).sheets[0]!;
          expect(texts.map((_, row) => again.cellAt(row, 0)?.value)).toEqual(texts);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("always keeps a number to its last bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const workbook = new Workbook();
        write(workbook.addSheet("Feuil1"), 0, 0, number);
        // Excel knows no negative zero.
        expect(openedWorkbook(writeXlsx(workbook)).sheets[0]!.cellAt(0, 0)?.value).toBe(
          number === 0 ? 0 : number,
        );
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the longest text a cell can hold", () => {
    const workbook = new Workbook();
    write(workbook.addSheet("Feuil1"), 0, 0, "é".repeat(CELL_TEXT_MAX));
    savedAndOpened(workbook);
  });
});
