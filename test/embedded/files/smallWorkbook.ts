import { readXlsx } from "../../../src/embedded/files/readXlsx";
import type { Workbook } from "../../../src/embedded/workbook/workbook";
import { packageOf } from "./parts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** What a test wants in its package; the rest is as small as Excel allows. */
export interface SmallWorkbook {
  /** Children of each `worksheet`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Attributes added to the `sheet` entries, by sheet name. */
  readonly entries?: Readonly<Record<string, string>>;
  /** What stands before and after `sheets` in the workbook part. */
  readonly beforeSheets?: string;
  readonly afterSheets?: string;
  /** `si` elements. */
  readonly sharedStrings?: string;
  /** Children of `styleSheet`. */
  readonly styles?: string;
  /** Relationships of the first sheet, and other parts. */
  readonly sheetRelationships?: string;
  readonly packageRelationships?: string;
  readonly workbookRelationships?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Content types of the other parts. */
  readonly contentTypes?: string;
}

export const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><i/><u/><sz val="11"/><color rgb="FFC00000"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill></fills>' +
  '<borders count="2"><border/><border><left style="thin"/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="1" fillId="2" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"><alignment horizontal="center" vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><protection locked="0"/></xf></cellXfs>';

export function smallPackage(small: SmallWorkbook): Uint8Array {
  const names = Object.keys(small.sheets);
  const entries = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${small.entries?.[name] ?? ""} r:id="rId${index + 1}"/>`,
  );
  const links = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${small.contentTypes ?? ""}</Types>`,
    "_rels/.rels":
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>` +
      `${small.packageRelationships ?? ""}</Relationships>`,
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${small.beforeSheets ?? ""}` +
      `<sheets>${entries.join("")}</sheets>${small.afterSheets ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}` +
      `<Relationship Id="rId101" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId102" Type="${RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/>` +
      `${small.workbookRelationships ?? ""}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${small.styles ?? STYLES}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${small.sharedStrings ?? ""}</sst>`,
    ...small.parts,
  };
  names.forEach((name, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${small.sheets[name]!}</worksheet>`;
  });
  if (small.sheetRelationships !== undefined)
    parts["xl/worksheets/_rels/sheet1.xml.rels"] =
      `<Relationships xmlns="${PACKAGE}/relationships">${small.sheetRelationships}</Relationships>`;
  return packageOf(parts);
}

export function openedWorkbook(bytes: Uint8Array): Workbook {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

export function smallWorkbook(small: SmallWorkbook): Workbook {
  return openedWorkbook(smallPackage(small));
}

export const TABLE_LINK = `<Relationship Id="rId1" Type="${RELATIONSHIPS}/table" Target="../tables/table1.xml"/>`;
export const TABLE_TYPE =
  '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>';
export const TABLE_PART =
  `<table xmlns="${MAIN}" id="1" name="Factures" displayName="Factures" ref="A1:C3" totalsRowShown="0"><autoFilter ref="A1:C3"/>` +
  '<tableColumns count="3"><tableColumn id="1" name="Client"/><tableColumn id="2" name="Montant TTC"/>' +
  '<tableColumn id="3" name="Double" dataDxfId="7"><calculatedColumnFormula>Factures[[#This Row],[Montant TTC]]*2</calculatedColumnFormula></tableColumn></tableColumns>' +
  '<tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>';
