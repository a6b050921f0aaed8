import { MINIMAL_STYLES } from "./stylesWriter";
import { XML_DECLARATION, XlsxPackage } from "./xlsxPackage";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const MINIMAL_WORKBOOK_PART = "xl/workbook.xml";
export const MINIMAL_STYLES_PART = "xl/styles.xml";

/** What a workbook file must have, without any sheet yet: the start of a workbook that never was a file. */
export function minimalPackage(): XlsxPackage {
  const source = new XlsxPackage([]);
  source.set(
    "[Content_Types].xml",
    `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/${MINIMAL_WORKBOOK_PART}" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
      `<Override PartName="/${MINIMAL_STYLES_PART}" ContentType="${SPREADSHEET}.styles+xml"/>` +
      "</Types>",
  );
  source.set(
    "_rels/.rels",
    `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="${MINIMAL_WORKBOOK_PART}"/>` +
      "</Relationships>",
  );
  source.set(
    MINIMAL_WORKBOOK_PART,
    `${XML_DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">` +
      "<workbookPr/><bookViews><workbookView/></bookViews><sheets/></workbook>",
  );
  source.set(
    "xl/_rels/workbook.xml.rels",
    `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>` +
      "</Relationships>",
  );
  source.set(MINIMAL_STYLES_PART, MINIMAL_STYLES);
  return source;
}
