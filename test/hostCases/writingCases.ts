import { GENERAL } from "../../src/embedded/workbook/cell";
import type { HostCase, Seed } from "./hostCase";

const blank: Seed = { sheets: { Sheet1: [] } };
const filled: Seed = {
  sheets: {
    Sheet1: [
      [1, 2],
      [3, 4],
    ],
  },
};

const range = (context: Excel.RequestContext, address: string) =>
  context.workbook.worksheets.getItem("Sheet1").getRange(address);

function valuesOrError(read: Excel.Range): unknown {
  try {
    return read.values;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

const SHAPE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

function writing(
  rule: string,
  values: unknown,
  address: string,
  leaves: unknown[][],
  more: Partial<HostCase> = {},
): HostCase {
  return {
    rule,
    basis: "assumed",
    seed: blank,
    operations: async (context) => {
      range(context, address).values = values as never;
      await context.sync();
    },
    leaves: { [`Sheet1!${address}`]: leaves },
    ...more,
  };
}

export const cases: readonly HostCase[] = [
  writing(
    "one value fills the range",
    "x",
    "A1:B2",
    [
      ["x", "x"],
      ["x", "x"],
    ],
    {
      basis: "captured",
      source: "@types/office-js, Range.values",
    },
  ),
  writing("null leaves a cell as it is, an empty text empties it", [[null, ""]], "A1:B1", [[1, ""]], {
    basis: "captured",
    source: "Microsoft Learn, Handle blank and null values",
    seed: filled,
  }),
  writing(
    "too few rows are refused",
    [[1, 2]],
    "A1:B2",
    [
      [1, 2],
      [3, 4],
    ],
    {
      basis: "captured",
      source: "public reports of this message",
      seed: filled,
      fails: { code: "InvalidArgument", location: "Range.values", message: SHAPE },
    },
  ),
  writing(
    "a grid of one cell does not fill a larger range",
    [["x"]],
    "A1:B2",
    [
      [1, 2],
      [3, 4],
    ],
    {
      basis: "captured",
      source: "public reports of this message",
      seed: filled,
      fails: { code: "InvalidArgument", location: "Range.values", message: SHAPE },
    },
  ),
  writing(
    "ragged rows are refused",
    [[1, 2], [3]],
    "A1:B2",
    [
      ["", ""],
      ["", ""],
    ],
    {
      fails: { code: "InvalidArgument", location: "Range.values" },
    },
  ),
  writing(
    "text that looks like a number becomes one, as typed in the United States",
    [["29.96", "29,96"]],
    "A1:B1",
    [[29.96, "29,96"]],
    {
      basis: "captured",
      source: "Microsoft Learn, Handle blank and null values (its sample writes '29.96')",
    },
  ),
  writing("03/04/2026 is the fourth of March", [["03/04/2026"]], "A1", [[46085]], {
    basis: "captured",
    source: "OfficeDev/office-js issue 1559: the API types in US English by design",
  }),
  writing("a date in another order stays text", [["19-8-2025"]], "A1", [["19-8-2025"]], {
    basis: "captured",
    source: "@types/office-js, Range.values",
  }),
  writing("true and false become booleans", [["true", "FALSE"]], "A1:B1", [[true, false]]),
  writing("an error code becomes an error", [["#N/A"]], "A1", [["#N/A"]]),
  writing(
    "text starting with = + or - becomes a formula",
    [["=1+1", "+A1", "-A1"]],
    "A1:C1",
    [["=1+1", "=+A1", "=-A1"]],
    {
      basis: "captured",
      source: "@types/office-js, Range.values",
    },
  ),
  writing(
    "a leading apostrophe protects text, and is not part of it",
    [["'=1+1", "'007", "'+33 6"]],
    "A1:C1",
    [["=1+1", "007", "+33 6"]],
    {
      basis: "captured",
      source: "OfficeDev/office-js issue 6687",
    },
  ),
  {
    rule: "reading formulas and writing them back loses the apostrophe",
    basis: "captured",
    source: "OfficeDev/office-js issue 6687",
    seed: blank,
    operations: async (context) => {
      const cell = range(context, "A1");
      cell.values = [["'007"]];
      cell.load("formulas");
      await context.sync();
      const { formulas } = cell;
      cell.formulas = formulas;
      await context.sync();
    },
    leaves: { "Sheet1!A1": [[7]] },
  },
  writing("a text cell keeps what is written as text", [["007", "=1+1"]], "A1:B1", [["007", "=1+1"]], {
    seed: {
      ...blank,
      prepare: ({ sheet }) =>
        [0, 1].forEach((column) => sheet("Sheet1").setCell(0, column, { format: { numberFormat: "@" } })),
    },
  }),
  writing("a number written to a text cell becomes text", [[7]], "A1", [["7"]], {
    seed: {
      ...blank,
      prepare: ({ sheet }) => sheet("Sheet1").setCell(0, 0, { format: { numberFormat: "@" } }),
    },
  }),
  {
    rule: "a typed date gets a date format, an existing format stays",
    basis: "assumed",
    seed: {
      ...blank,
      prepare: ({ sheet }) => sheet("Sheet1").setCell(0, 1, { format: { numberFormat: "0.00" } }),
    },
    operations: async (context) => {
      const cells = range(context, "A1:B1");
      cells.values = [["1/2/2026", "1/2/2026"]];
      cells.load("numberFormat");
      await context.sync();
      return cells.numberFormat;
    },
    expected: [["m/d/yyyy", "0.00"]],
  },
  writing("a text longer than a cell holds is refused", [["x".repeat(32_768)]], "A1", [[""]], {
    fails: { code: "InvalidArgument", location: "Range.values" },
  }),
  writing("the longest text fits", [["x".repeat(32_767)]], "A1", [["x".repeat(32_767)]], {
    basis: "captured",
    source: "Microsoft Support, Excel specifications and limits",
  }),
  {
    rule: "whole columns refuse values",
    basis: "captured",
    source: "Microsoft Learn, Read or write to an unbounded range",
    seed: blank,
    operations: async (context) => {
      range(context, "A:A").values = "x" as never;
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Range.values" },
  },
  {
    rule: "one number format goes to every cell",
    basis: "captured",
    source: "@types/office-js, Range.numberFormat",
    seed: filled,
    operations: async (context) => {
      const cells = range(context, "A1:B2");
      cells.numberFormat = [["0.00"]];
      cells.load("numberFormat");
      await context.sync();
      return cells.numberFormat;
    },
    expected: [
      ["0.00", "0.00"],
      ["0.00", "0.00"],
    ],
  },
  {
    rule: "what ran before an error stays, what came after did not run",
    basis: "captured",
    source: "Microsoft Learn, Error handling: there is no rollback",
    seed: filled,
    operations: async (context) => {
      range(context, "A1").values = [[10]];
      context.workbook.worksheets.getItem("Missing");
      range(context, "B2").values = [[40]];
      await context.sync();
    },
    fails: { code: "ItemNotFound", location: "WorksheetCollection.getItem" },
    leaves: {
      "Sheet1!A1:B2": [
        [10, 2],
        [3, 4],
      ],
    },
  },
  {
    rule: "what was loaded before an error can be read",
    basis: "captured",
    source: "the client library reads the results that came with an error",
    seed: filled,
    operations: async (context) => {
      const before = range(context, "A1").load("values");
      context.workbook.worksheets.getItem("Missing");
      const after = range(context, "B2").load("values");
      await context.sync().catch(() => undefined);
      return [before.values, valuesOrError(after)];
    },
    expected: [[[1]], "PropertyNotLoaded"],
  },
  {
    rule: "more than 1500 cells arrive in blocks and all land",
    basis: "captured",
    source: "the client library cuts them",
    seed: blank,
    operations: async (context) => {
      const cells = range(context, "A1:C2000");
      cells.values = Array.from({ length: 2000 }, (_, row) => [row, `r${row}`, true]);
      await context.sync();
      const last = range(context, "A2000:C2000").load("values");
      await context.sync();
      return last.values;
    },
    expected: [[1999, "r1999", true]],
  },
  {
    rule: "a large grid of another size is refused before anything is written",
    basis: "captured",
    source: "the client library asks first",
    seed: blank,
    operations: async (context) => {
      range(context, "A1:C2000").values = Array.from({ length: 1999 }, () => [1, 2, 3]);
      await context.sync();
    },
    fails: { code: "InvalidArgument", message: SHAPE },
    leaves: { "Sheet1!A1": [[""]] },
  },
  {
    rule: "cells hidden by a merge take no values",
    basis: "assumed",
    seed: {
      ...blank,
      prepare: ({ sheet }) => {
        sheet("Sheet1").merges = [{ top: 0, left: 0, bottom: 0, right: 1 }];
      },
    },
    operations: async (context) => {
      range(context, "A1:C1").values = [["a", "b", "c"]];
      await context.sync();
    },
    leaves: { "Sheet1!A1:C1": [["a", "", "c"]] },
  },
  {
    rule: "clearing contents keeps the looks, clearing formats keeps the contents",
    basis: "captured",
    source: "@types/office-js, Excel.ClearApplyTo",
    seed: {
      ...blank,
      prepare: ({ sheet }) =>
        [0, 1].forEach((column) =>
          sheet("Sheet1").setCell(0, column, { value: 5, format: { ...GENERAL, bold: true } }),
        ),
    },
    operations: async (context) => {
      range(context, "A1").clear("Contents");
      range(context, "B1").clear("Formats");
      const bold = ["A1", "B1"].map((address) => range(context, address).format.font.load("bold"));
      await context.sync();
      return bold.map((font) => font.bold);
    },
    expected: [true, false],
    leaves: { "Sheet1!A1:B1": [["", 5]] },
  },
  {
    rule: "a look that differs between cells reads null",
    basis: "captured",
    source: "@types/office-js, RangeFont.bold",
    seed: {
      ...filled,
      prepare: ({ sheet }) => sheet("Sheet1").setCell(0, 0, { value: 1, format: { ...GENERAL, bold: true } }),
    },
    operations: async (context) => {
      const font = range(context, "A1:B2").format.font.load("bold,color");
      await context.sync();
      return [font.bold, font.color];
    },
    expected: [null, "#000000"],
  },
  writing("a sign before digits makes a number, not a formula", [["-5", "+7", "-1.5"]], "A1:C1", [
    [-5, 7, -1.5],
  ]),
  writing(
    "a telephone number becomes a formula unless it is protected",
    [["+33 6 12", "'+33 6 12"]],
    "A1:B1",
    [["=+33 6 12", "+33 6 12"]],
    { basis: "captured", source: "@types/office-js, Range.values: a leading + makes a formula" },
  ),
  writing("a bare apostrophe is an empty text, two are one", [["'", "''x"]], "A1:B1", [["", "'x"]]),
  writing(
    "true numbers, texts and booleans stay what they are",
    [[12.5, "Durand", true]],
    "A1:C1",
    [[12.5, "Durand", true]],
    { basis: "captured", source: "@types/office-js, Range.values" },
  ),
  writing("a null among values leaves formulas as they are", [[null, 5]], "A1:B1", [["=1+1", 5]], {
    basis: "captured",
    source: "Microsoft Learn, Handle blank and null values",
    seed: { sheets: { Sheet1: [["=1+1", "=2+2"]] } },
  }),
  writing("too many columns are refused", [[1, 2, 3]], "A1:B1", [["", ""]], {
    basis: "captured",
    source: "public reports of this message",
    fails: { code: "InvalidArgument", location: "Range.values", message: SHAPE },
  }),
  writing("a row of values is not a grid", [1, 2], "A1:B1", [["", ""]], {
    fails: { code: "InvalidArgument", location: "Range.values" },
  }),
  writing("an object is no value", [[{ a: 1 }]], "A1", [[""]], {
    fails: { code: "InvalidArgument", location: "Range.values" },
  }),
  {
    rule: "percentages, money and times are numbers with their formats",
    basis: "assumed",
    seed: blank,
    operations: async (context) => {
      const cells = range(context, "A1:C1");
      cells.values = [["12%", "$1,250.50", "10:30"]];
      cells.load("values,numberFormat");
      await context.sync();
      return [cells.values, cells.numberFormat];
    },
    expected: [[[0.12, 1250.5, 0.4375]], [["0%", "$#,##0.00_);[Red]($#,##0.00)", "h:mm"]]],
  },
  {
    rule: "in a workbook that counts from 1904 a typed date has another serial and reads the same",
    basis: "captured",
    source: "Microsoft Support, Date systems in Excel",
    seed: {
      ...blank,
      prepare: ({ workbook }) => {
        workbook.uses1904 = true;
      },
    },
    operations: async (context) => {
      const cell = range(context, "A1");
      cell.values = [["03/04/2026"]];
      cell.load("values,text");
      await context.sync();
      return [cell.values, cell.text];
    },
    expected: [[[46085 - 1462]], [["04/03/2026"]]],
  },
  {
    rule: "formulas are written the same way as values",
    basis: "captured",
    source: "@types/office-js, Range.formulas",
    seed: blank,
    operations: async (context) => {
      const cells = range(context, "A1:C1");
      cells.formulas = [["=1+1", "3/4/2026", "'=x"]];
      await context.sync();
    },
    leaves: { "Sheet1!A1:C1": [["=1+1", 46085, "=x"]] },
  },
  {
    rule: "a formula over a text cell stays text",
    basis: "assumed",
    seed: {
      ...blank,
      prepare: ({ sheet }) => sheet("Sheet1").setCell(0, 0, { format: { numberFormat: "@" } }),
    },
    operations: async (context) => {
      const cell = range(context, "A1");
      cell.formulas = [["=1+1"]];
      cell.load("values,valueTypes");
      await context.sync();
      return [cell.values, cell.valueTypes];
    },
    expected: [[["=1+1"]], [["String"]]],
  },
  {
    rule: "a formula that starts from a date shows a date, unless the cell has a format",
    basis: "assumed",
    seed: {
      ...blank,
      prepare: ({ sheet }) => {
        sheet("Sheet1").setCell(0, 0, { value: 46085, format: { numberFormat: "dd/mm/yyyy" } });
        sheet("Sheet1").setCell(5, 1, { format: { numberFormat: "0" } });
      },
    },
    operations: async (context) => {
      const cells = range(context, "B1:B6");
      cells.formulas = [["=TODAY()"], ["=A1"], ["=A1+30"], ["=A1-A1"], ["=A1*2"], ["=A1"]];
      cells.load("numberFormat");
      await context.sync();
      return cells.numberFormat.map(([format]) => format as unknown);
    },
    expected: ["m/d/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "General", "General", "0"],
  },
  {
    rule: "in a table, [@Due] gives its date format too",
    basis: "assumed",
    seed: {
      sheets: {
        Sheet1: [
          ["Due", "Next"],
          [46085, null],
        ],
      },
      tables: { Invoices: "Sheet1!A1:B2" },
      prepare: ({ sheet }) =>
        sheet("Sheet1").setCell(1, 0, { value: 46085, format: { numberFormat: "dd/mm/yyyy" } }),
    },
    operations: async (context) => {
      const cell = range(context, "B2");
      cell.formulas = [["=[@Due]+3"]];
      cell.load("numberFormat");
      await context.sync();
      return cell.numberFormat;
    },
    expected: [["dd/mm/yyyy"]],
  },
  {
    rule: "number formats that do not fit the range are refused",
    basis: "captured",
    source: "@types/office-js, Range.numberFormat",
    seed: filled,
    operations: async (context) => {
      range(context, "A1:B2").numberFormat = [["0", "0"]];
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Range.numberFormat" },
  },
  {
    rule: "clearing everything leaves nothing",
    basis: "captured",
    source: "@types/office-js, Range.clear",
    seed: filled,
    operations: async (context) => {
      range(context, "A1:B1").numberFormat = [["0.00"]];
      range(context, "A1:B1").clear();
      const cells = range(context, "A1:B1").load("values,numberFormat");
      await context.sync();
      return [cells.values, cells.numberFormat];
    },
    expected: [[["", ""]], [["General", "General"]]],
  },
];
