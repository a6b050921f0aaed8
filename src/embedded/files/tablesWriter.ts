import { formatRange } from "../workbook/address";
import type { Table, TableColumn } from "../workbook/sheet";
import { encodeCellText } from "./cellText";
import { formulaToFile } from "./formulaText";
import {
  childNamed,
  childrenNamed,
  decodeEntities,
  escapeXml,
  openingTag,
  readTag,
  splice,
  type Splice,
  type XmlDocument,
} from "./xml";
import { XML_DECLARATION } from "./xlsxPackage";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

type IsName = (name: string) => boolean;

/** The part of a table that the file did not have. */
export function newTableXml(table: Table, isName: IsName, namespace = MAIN): string {
  const { id, name, range, hasHeader, hasTotals, style = "TableStyleMedium2" } = table;
  const attributes = new Map([
    ["xmlns", namespace],
    ["id", String(id)],
    ["name", name],
    ["displayName", name],
    ["ref", formatRange(range)],
    ...(hasHeader ? [] : [["headerRowCount", "0"] as const]),
    ...(hasTotals ? [["totalsRowCount", "1"] as const] : [["totalsRowShown", "0"] as const]),
  ]);
  const columns = distinctIds(table.columns).map((column) => columnXml(column, table, isName, ""));
  return (
    XML_DECLARATION +
    openingTag("table", attributes, false) +
    (hasHeader ? `<autoFilter ref="${filterReference(table)}"/>` : "") +
    `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>` +
    `<tableStyleInfo name="${escapeXml(style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>` +
    "</table>"
  );
}

/** Filters never cover the total row. */
function filterReference({ range, hasTotals }: Table): string {
  return formatRange({ ...range, bottom: range.bottom - (hasTotals ? 1 : 0) });
}

/** Two columns with one id would make Excel repair the file. */
function distinctIds(columns: readonly TableColumn[]): readonly TableColumn[] {
  const used = new Set<number>();
  let next = Math.max(0, ...columns.map(({ id }) => id)) + 1;
  return columns.map((column) => {
    const id = used.has(column.id) || column.id < 1 ? next++ : column.id;
    used.add(id);
    return { ...column, id };
  });
}

function columnXml(column: TableColumn, table: Table, isName: IsName, prefix: string): string {
  const attributes = new Map([
    ["id", String(column.id)],
    ["name", columnName(column)],
  ]);
  if (column.calculatedFormula === undefined) return openingTag(`${prefix}tableColumn`, attributes, true);
  const open = openingTag(`${prefix}tableColumn`, attributes, false);
  return `${open}${calculatedXml(column.calculatedFormula, table, isName, prefix)}</${prefix}tableColumn>`;
}

function calculatedXml(formula: string, table: Table, isName: IsName, prefix: string): string {
  const text = escapeXml(formulaToFile(formula, { tableName: table.name }, isName));
  return `<${prefix}calculatedColumnFormula>${text}</${prefix}calculatedColumnFormula>`;
}

/** A heading of several lines has its line feeds spelt out. */
function columnName({ name }: TableColumn): string {
  return decodeEntities(encodeCellText(name)).replaceAll("\n", "_x000a_");
}

/** The part of a table of the file, with what changed of it; everything else of it stays. */
export function changedTableXml(document: XmlDocument, before: Table, table: Table, isName: IsName): string {
  const { root, text, prefix } = document;
  const tag = readTag(text, root.start);
  const attributes = new Map(tag.attributes);
  attributes.set("ref", formatRange(table.range));
  if (table.name !== before.name) attributes.set("name", table.name).set("displayName", table.name);
  if (table.hasHeader !== before.hasHeader) {
    if (table.hasHeader) attributes.delete("headerRowCount");
    else attributes.set("headerRowCount", "0");
  }
  if (table.hasTotals !== before.hasTotals) {
    if (table.hasTotals) attributes.set("totalsRowCount", "1");
    else attributes.delete("totalsRowCount");
  }
  const splices: Splice[] = [
    { start: root.start, end: tag.end, with: openingTag(tag.rawName, attributes, false) },
  ];
  const filter = childNamed(root, "autoFilter");
  if (filter !== undefined) {
    const filterTag = readTag(text, filter.start);
    const changed = new Map(filterTag.attributes).set("ref", filterReference(table));
    const open = openingTag(filterTag.rawName, changed, filterTag.closesItself);
    splices.push(
      table.hasHeader ? { start: filter.start, end: filterTag.end, with: open } : { ...filter, with: "" },
    );
  }
  const list = childNamed(root, "tableColumns");
  if (list !== undefined && table.columns !== before.columns) {
    const columns = columnsXml(document, before, table, isName);
    const xml = `<${prefix}tableColumns count="${columns.length}">${columns.join("")}</${prefix}tableColumns>`;
    splices.push({ start: list.start, end: list.end, with: xml });
  }
  return splice(text, splices);
}

function columnsXml(document: XmlDocument, before: Table, table: Table, isName: IsName): readonly string[] {
  const { root, text, prefix } = document;
  const elements = childrenNamed(childNamed(root, "tableColumns"), "tableColumn");
  return distinctIds(table.columns).map((column) => {
    const index = before.columns.findIndex(({ id }) => id === column.id);
    const element = elements[index];
    const known = before.columns[index];
    if (element === undefined || known === undefined) return columnXml(column, table, isName, prefix);
    const tag = readTag(text, element.start);
    const attributes = new Map(tag.attributes);
    if (column.name !== known.name) attributes.set("name", columnName(column));
    const kept = element.children
      .filter(
        ({ name }) =>
          name !== "calculatedColumnFormula" || column.calculatedFormula === known.calculatedFormula,
      )
      .map(({ start, end }) => text.slice(start, end));
    const isFormulaNew =
      column.calculatedFormula !== undefined && column.calculatedFormula !== known.calculatedFormula;
    const formula = isFormulaNew ? calculatedXml(column.calculatedFormula, table, isName, prefix) : "";
    const inner = formula + kept.join("");
    const open = openingTag(tag.rawName, attributes, inner === "");
    return inner === "" ? open : `${open}${inner}</${tag.rawName}>`;
  });
}
