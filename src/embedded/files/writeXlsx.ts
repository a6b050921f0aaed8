import type { Cell } from "../workbook/cell";
import type { Sheet } from "../workbook/sheet";
import type { Workbook } from "../workbook/workbook";
import { writeAddInSettings } from "./addInSettings";
import type { CellContext } from "./cellWriter";
import { minimalPackage, MINIMAL_STYLES_PART, MINIMAL_WORKBOOK_PART } from "./minimalPackage";
import { originOf, type SheetOrigin, type WorkbookOrigin } from "./origin";
import { writeSheet, isSameMap, type SheetLinks } from "./sheetWriter";
import { StylesWriter } from "./stylesWriter";
import { changedTableXml, newTableXml } from "./tablesWriter";
import { isNameOf, writeWorkbookPart } from "./workbookWriter";
import { XML_DECLARATION, type XlsxPackage } from "./xlsxPackage";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The workbook as an `.xlsx` file. Parts of the file it was read from that did not change are copied byte for byte;
 * of those that did, only what changed is written.
 *
 * Not kept: messages of custom-function errors. `#SPILL!` and `#CALC!` are saved as `#VALUE!`, `#BUSY!` as
 * `#GETTING_DATA`, as the format has no words for them.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  return new WorkbookFile(workbook).write();
}

class WorkbookFile {
  private readonly origin: WorkbookOrigin | undefined;
  private readonly file: XlsxPackage;
  private readonly workbookPart: string;
  private readonly stylesPart: string;
  private readonly relationships: string;
  private readonly mainNamespace: string;
  private readonly styles: StylesWriter;
  private readonly linkOf = new Map<string, string>();
  private haveFormulasChanged = false;
  private lacksResults = false;

  constructor(private readonly workbook: Workbook) {
    this.origin = originOf(workbook);
    this.file = this.origin?.package.copy() ?? minimalPackage();
    this.workbookPart = this.origin?.workbookPart ?? MINIMAL_WORKBOOK_PART;
    this.relationships = this.file.relationshipTypes();
    const { root, prefix } = this.file.xml(this.workbookPart);
    this.mainNamespace = root.attributes.get(prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`) ?? "";
    this.stylesPart =
      this.origin === undefined ? MINIMAL_STYLES_PART : (this.origin.stylesPart ?? this.addStyles());
    this.styles = new StylesWriter(this.file.xml(this.stylesPart), this.origin?.formats ?? []);
  }

  write(): Uint8Array {
    const { workbook, origin, file } = this;
    for (const sheet of workbook.sheets) {
      const before = origin?.sheets.get(sheet.id);
      this.linkOf.set(sheet.id, before?.relationshipId ?? "");
      this.writeSheet(sheet, before);
    }
    const isDeleted = this.removeDeletedSheets();
    const styles = this.styles.text();
    if (styles !== undefined) file.set(this.stylesPart, styles);
    if (this.haveFormulasChanged || isDeleted) this.removeCalculationChain();
    const book = writeWorkbookPart(file.xml(this.workbookPart), workbook, origin, {
      linkOf: this.linkOf,
      relationships: this.relationships,
      mustCalculate: this.lacksResults,
    });
    if (book !== undefined) file.set(this.workbookPart, book);
    if (!isSameMap(workbook.settings, origin?.settings ?? new Map()))
      writeAddInSettings(file, workbook.settings);
    return file.zip();
  }

  private writeSheet(sheet: Sheet, before: SheetOrigin | undefined): void {
    const { file, workbook, origin } = this;
    const part = before?.part ?? this.addSheetPart(sheet);
    const written = writeSheet(file.text(part), sheet, before, {
      cells: this.cellContext(),
      links: this.sheetLinks(sheet, part, before),
      isActive: sheet.id === workbook.activeSheetId,
      wasActive: before !== undefined && sheet.id === origin?.activeSheetId,
    });
    if (written.xml !== undefined) file.set(part, written.xml);
    this.haveFormulasChanged ||= written.haveFormulasChanged;
    this.lacksResults ||= written.lacksResults;
  }

  private cellContext(): CellContext {
    return {
      styleIndex: ({ format }: Cell) => this.styles.indexOf(format),
      isName: (name) => isNameOf(this.workbook, name),
      dynamicArrayMetadata: this.origin?.dynamicArrayMetadata,
    };
  }

  private addSheetPart(sheet: Sheet): string {
    const part = this.file.freeName("xl/worksheets/sheet#.xml");
    const revision = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision";
    const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    this.file.set(
      part,
      `${XML_DECLARATION}<worksheet xmlns="${this.mainNamespace}" xmlns:mc="${compatibility}" mc:Ignorable="xr" ` +
        `xmlns:xr="${revision}" xr:uid="${sheet.id}"><sheetData/></worksheet>`,
    );
    this.file.addContentType(part, `${SPREADSHEET}.worksheet+xml`);
    this.linkOf.set(
      sheet.id,
      this.file.addRelationship(this.workbookPart, `${this.relationships}/worksheet`, part),
    );
    return part;
  }

  private sheetLinks(sheet: Sheet, part: string, before: SheetOrigin | undefined): SheetLinks {
    const arePropertiesSame = isSameMap(sheet.customProperties, before?.customProperties ?? new Map());
    return {
      namespace: this.relationships,
      tableIds: this.writeTables(sheet, part, before),
      properties: arePropertiesSame ? undefined : this.writeProperties(sheet, part, before),
    };
  }

  /** @returns the relationships of the sheet's tables when they are no longer those of the file. */
  private writeTables(
    sheet: Sheet,
    part: string,
    before: SheetOrigin | undefined,
  ): readonly string[] | undefined {
    const { file } = this;
    const known = before?.tables ?? [];
    const isName = (name: string): boolean => isNameOf(this.workbook, name);
    for (const { table, part: tablePart, relationshipId } of known)
      if (!sheet.tables.some(({ id }) => id === table.id)) {
        file.removeRelationship(part, relationshipId);
        file.remove(tablePart);
      }
    let isSame = sheet.tables.length === known.length;
    const ids = sheet.tables.map((table) => {
      const origin = known.find((candidate) => candidate.table.id === table.id);
      if (origin !== undefined) {
        if (origin.table !== table)
          file.set(origin.part, changedTableXml(file.xml(origin.part), origin.table, table, isName));
        return origin.relationshipId;
      }
      isSame = false;
      const tablePart = file.freeName("xl/tables/table#.xml");
      file.set(tablePart, newTableXml(table, isName, this.mainNamespace));
      file.addContentType(tablePart, `${SPREADSHEET}.table+xml`);
      return file.addRelationship(part, `${this.relationships}/table`, tablePart);
    });
    return isSame ? undefined : ids;
  }

  private writeProperties(
    sheet: Sheet,
    part: string,
    before: SheetOrigin | undefined,
  ): readonly { readonly name: string; readonly id: string }[] {
    const { file } = this;
    if (before !== undefined)
      for (const { id, kind, target } of file.relationships(part))
        if (kind === "customProperty") {
          file.removeRelationship(part, id);
          file.remove(target);
        }
    return [...sheet.customProperties].map(([name, value]) => {
      const propertyPart = file.freeName("xl/customProperty#.bin");
      file.set(propertyPart, utf16(value));
      file.addContentType(propertyPart, `${SPREADSHEET}.customProperty`);
      return { name, id: file.addRelationship(part, `${this.relationships}/customProperty`, propertyPart) };
    });
  }

  private addStyles(): string {
    const part = this.file.freeName("xl/styles#.xml");
    this.file.set(part, minimalPackage().text(MINIMAL_STYLES_PART));
    this.file.addContentType(part, `${SPREADSHEET}.styles+xml`);
    this.file.addRelationship(this.workbookPart, `${this.relationships}/styles`, part);
    return part;
  }

  /** @returns whether a sheet of the file is gone; what only it used goes with it. */
  private removeDeletedSheets(): boolean {
    const { workbook, origin, file } = this;
    const deleted = [...(origin?.sheets ?? [])].filter(([id]) => workbook.sheetById(id) === undefined);
    if (deleted.length === 0) return false;
    const before = file.reachableParts();
    for (const [, { relationshipId }] of deleted) file.removeRelationship(this.workbookPart, relationshipId);
    const after = file.reachableParts();
    for (const part of before) if (!after.has(part)) file.remove(part);
    return true;
  }

  /** Excel makes a new one; an old one that names other cells would make it repair the file. */
  private removeCalculationChain(): void {
    const link = this.file.relationships(this.workbookPart).find(({ kind }) => kind === "calcChain");
    if (link === undefined) return;
    this.file.removeRelationship(this.workbookPart, link.id);
    this.file.remove(link.target);
  }
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true);
  return bytes;
}
