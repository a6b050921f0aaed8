import type { Table } from "../workbook/sheet";
import { decodeCellText } from "./cellText";
import { formulaFromFile } from "./formulaText";
import { rangeOf } from "./sheetReader";
import { childNamed, childrenNamed, numberAttribute, XmlError, type XmlElement } from "./xml";

/** A table from its part's root. Throws {@link XmlError} when it makes no sense. */
export function readTable(root: XmlElement): Table {
  const { attributes } = root;
  const range = rangeOf(attributes.get("ref"));
  const id = numberAttribute(root, "id");
  const name = attributes.get("displayName") ?? attributes.get("name");
  if (range === undefined || id === undefined || name === undefined) throw new XmlError("table");
  const columns = childrenNamed(childNamed(root, "tableColumns"), "tableColumn").map((column, index) => {
    const formula = childNamed(column, "calculatedColumnFormula")?.text;
    return {
      id: numberAttribute(column, "id") ?? index + 1,
      name: decodeCellText(column.attributes.get("name") ?? ""),
      ...(formula === undefined || formula === ""
        ? {}
        : { calculatedFormula: formulaFromFile(formula, { tableName: name }) }),
    };
  });
  const style = childNamed(root, "tableStyleInfo")?.attributes.get("name");
  return {
    id,
    name,
    range,
    hasHeader: (numberAttribute(root, "headerRowCount") ?? 1) > 0,
    hasTotals: (numberAttribute(root, "totalsRowCount") ?? 0) > 0,
    columns,
    ...(style === undefined ? {} : { style }),
  };
}
