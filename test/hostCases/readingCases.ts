import { GENERAL } from "../../src/embedded/workbook/cell";
import type { HostCase, Seed } from "./hostCase";

const ledger: Seed = {
  sheets: {
    Ledger: [
      ["Invoice", "Due"],
      ["F-101", 120.5],
      ["F-102", { error: "#N/A" }],
      [null, true],
    ],
  },
};

const ledgerSheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Ledger");

export const cases: readonly HostCase[] = [
  {
    rule: "values show errors by their code and empty cells as an empty text",
    basis: "captured",
    source: "@types/office-js, Range.values",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A2:B4").load("values");
      await context.sync();
      return range.values;
    },
    expected: [
      ["F-101", 120.5],
      ["F-102", "#N/A"],
      ["", true],
    ],
  },
  {
    rule: "valueTypes tell texts, numbers, booleans, errors and empty cells apart",
    basis: "captured",
    source: "@types/office-js, Excel.RangeValueType",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A2:B4").load("valueTypes");
      await context.sync();
      return range.valueTypes;
    },
    expected: [
      ["String", "Double"],
      ["String", "Error"],
      ["Empty", "Boolean"],
    ],
  },
  {
    rule: "a property that was not loaded cannot be read",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1").load("address");
      await context.sync();
      return range.values;
    },
    fails: { code: "PropertyNotLoaded" },
  },
  {
    rule: "a loaded property is a snapshot, blind to later writes",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A2").load("values");
      await context.sync();
      ledgerSheet(context).getRange("A2").values = [["F-999"]];
      await context.sync();
      return range.values;
    },
    expected: [["F-101"]],
  },
  {
    rule: "formulas give the formula, or the value of a constant",
    basis: "captured",
    source: "Microsoft Learn, Set and get range values, text, or formulas",
    seed: { sheets: { Ledger: [["=1+1", 5]] } },
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1:B1").load("formulas");
      await context.sync();
      return range.formulas;
    },
    expected: [["=1+1", 5]],
  },
  {
    rule: "text shows numbers as displayed in the region",
    basis: "captured",
    source: "Microsoft Learn, Set and get range values, text, or formulas",
    seed: {
      sheets: { Ledger: [[]] },
      prepare: ({ sheet }) =>
        sheet("Ledger").setCell(0, 0, { value: 1234.5, format: { numberFormat: "#,##0.00" } }),
    },
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1").load("text");
      await context.sync();
      return range.text[0]![0]!.replace(/\s/g, " ");
    },
    expected: "1 234,50",
  },
  {
    rule: "whole columns have no values: they read null",
    basis: "captured",
    source: "Microsoft Learn, Read or write to an unbounded range",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A:B").load("values,address,isEntireColumn");
      await context.sync();
      return [range.values, range.address, range.isEntireColumn];
    },
    expected: [null, "Ledger!A:B", true],
  },
  {
    rule: "an address quotes a sheet name that needs it",
    basis: "captured",
    source: "@types/office-js, Range.address",
    seed: { sheets: { "Compte d'essai": [[1]] } },
    operations: async (context) => {
      const range = context.workbook.worksheets.getItem("Compte d'essai").getRange("A1:B2").load("address");
      await context.sync();
      return range.address;
    },
    expected: "'Compte d''essai'!A1:B2",
  },
  {
    rule: "the used range ends where content ends",
    basis: "captured",
    source: "@types/office-js, Worksheet.getUsedRange",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getUsedRange(true).load("address");
      await context.sync();
      return range.address;
    },
    expected: "Ledger!A1:B4",
  },
  {
    rule: "a cell with looks only belongs to the used range, but not to that of values",
    basis: "captured",
    source: "@types/office-js, Worksheet.getUsedRange",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => sheet("Ledger").setCell(9, 3, { format: { ...GENERAL, fillColor: "#FFFF00" } }),
    },
    operations: async (context) => {
      const used = ledgerSheet(context).getUsedRange().load("address");
      const values = ledgerSheet(context).getUsedRange(true).load("address");
      await context.sync();
      return [used.address, values.address];
    },
    expected: ["Ledger!A1:D10", "Ledger!A1:B4"],
  },
  {
    rule: "the used range shrinks after clearing",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A3:B4").clear("Contents");
      const used = ledgerSheet(context).getUsedRange().load("address");
      await context.sync();
      return used.address;
    },
    expected: "Ledger!A1:B2",
  },
  {
    rule: "the used range of a blank sheet is its first cell, or a null object",
    basis: "captured",
    source: "@types/office-js, Worksheet.getUsedRange and getUsedRangeOrNullObject",
    seed: { sheets: { Blank: [] } },
    operations: async (context) => {
      const sheet = context.workbook.worksheets.getItem("Blank");
      const used = sheet.getUsedRange().load("address");
      const maybe = sheet.getUsedRangeOrNullObject(true);
      await context.sync();
      return [used.address, maybe.isNullObject];
    },
    expected: ["Blank!A1", true],
  },
  {
    rule: "a used range inside a blank range is not found",
    basis: "captured",
    source: "@types/office-js, Range.getUsedRange",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("F1:G9").getUsedRange(true);
      await context.sync();
    },
    fails: { code: "ItemNotFound", location: "Range.getUsedRange" },
  },
  {
    rule: "members of a null object are null objects too",
    basis: "captured",
    source: "Microsoft Learn, *OrNullObject methods and properties",
    seed: ledger,
    operations: async (context) => {
      const table = context.workbook.tables.getItemOrNullObject("Missing");
      const body = table.getDataBodyRange();
      await context.sync();
      return [table.isNullObject, body.isNullObject];
    },
    expected: [true, true],
  },
  {
    rule: "load takes paths through objects and collections",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: { ...ledger, tables: { Invoices: "Ledger!A1:B3" } },
    operations: async (context) => {
      const tables = context.workbook.tables.load("items/name,items/columns/items/name,items/worksheet/name");
      await context.sync();
      return tables.items.map((table) => [
        table.name,
        table.columns.items.map((column) => column.name),
        table.worksheet.name,
      ]);
    },
    expected: [["Invoices", ["Invoice", "Due"], "Ledger"]],
  },
  {
    rule: "top and skip page through a collection",
    basis: "captured",
    source: "@types/office-js, CollectionLoadOptions",
    seed: { sheets: { A: [], B: [], C: [] } },
    operations: async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load({ $top: 1, $skip: 1, name: true });
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    },
    expected: ["B"],
  },
  {
    rule: "what the host does not know fails, naming it",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A1").getSpecialCells("Constants");
      await context.sync();
    },
    fails: { code: "ApiNotImplemented", message: "ApiNotImplemented: Range.getSpecialCells" },
  },
  {
    rule: "a property loaded but not synced cannot be read",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1").load("values");
      return range.values;
    },
    fails: { code: "PropertyNotLoaded" },
  },
  {
    rule: "another property than the one loaded cannot be read",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1").load("values");
      await context.sync();
      return range.formulas;
    },
    fails: { code: "PropertyNotLoaded" },
  },
  {
    rule: "actions run in the order they were asked for",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model: one queue",
    seed: ledger,
    operations: async (context) => {
      const before = ledgerSheet(context).getRange("B2").load("values");
      ledgerSheet(context).getRange("B2").values = [[1]];
      const between = ledgerSheet(context).getRange("B2").load("values");
      ledgerSheet(context).getRange("B2").values = [[2]];
      const after = ledgerSheet(context).getRange("B2").load("values");
      await context.sync();
      return [before.values, between.values, after.values];
    },
    expected: [[[120.5]], [[1]], [[2]]],
  },
  {
    rule: "a written property reads its new value only after it was loaded again",
    basis: "captured",
    source: "Microsoft Learn, Application-specific API model",
    seed: ledger,
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("B2").load("text");
      await context.sync();
      range.values = [[7]];
      await context.sync();
      const stale = range.text;
      range.load("text");
      await context.sync();
      return [stale, range.text];
    },
    expected: [[["120,5"]], [["7"]]],
  },
  {
    rule: "every error shows its code in values, formulas and text",
    basis: "captured",
    source: "@types/office-js, Range.values",
    seed: { sheets: { Ledger: [[{ error: "#DIV/0!" }, { error: "#NAME?" }, { error: "#BUSY!" }]] } },
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1:C1").load("values,text,valueTypes");
      await context.sync();
      return [range.values, range.text[0]![0], range.valueTypes];
    },
    expected: [[["#DIV/0!", "#NAME?", "#BUSY!"]], "#DIV/0!", [["Error", "Error", "Error"]]],
  },
  {
    rule: "values of a formula are its results, formulas its text",
    basis: "captured",
    source: "@types/office-js, Range.values and Range.formulas",
    seed: { sheets: { Ledger: [[2, "=A1*3", '=IF(A1>1,"late","")']] }, computes: true },
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("A1:C1").load("values,formulas");
      await context.sync();
      return [range.values, range.formulas];
    },
    expected: [[[2, 6, "late"]], [[2, "=A1*3", '=IF(A1>1,"late","")']]],
  },
  {
    rule: "a formula is read with its result in the batch that wrote it",
    basis: "captured",
    source: "@types/office-js, Range.formulas; calculation is automatic",
    seed: { sheets: { Ledger: [[2]] }, computes: true },
    operations: async (context) => {
      const range = ledgerSheet(context).getRange("B1");
      range.formulas = [["=A1*3"]];
      range.load("values");
      await context.sync();
      return range.values;
    },
    expected: [[6]],
  },
  {
    rule: "the used range of values shrinks when its last row is deleted",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("4:4").delete("Up");
      const used = ledgerSheet(context).getUsedRange(true).load("address");
      await context.sync();
      return used.address;
    },
    expected: "Ledger!A1:B3",
  },
  {
    rule: "clearing contents keeps cells with looks in the used range, not in that of values",
    basis: "assumed",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => sheet("Ledger").setCell(8, 4, { value: 1, format: { ...GENERAL, bold: true } }),
    },
    operations: async (context) => {
      ledgerSheet(context).getRange("E9").clear("Contents");
      const ranges = [ledgerSheet(context).getUsedRange(), ledgerSheet(context).getUsedRange(true)];
      ranges.forEach((range) => range.load("address"));
      await context.sync();
      return ranges.map(({ address }) => address);
    },
    expected: ["Ledger!A1:E9", "Ledger!A1:B4"],
  },
  {
    rule: "a property the host does not know cannot be loaded",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A1").load("values,hasSpill");
      await context.sync();
    },
    fails: { code: "ApiNotImplemented", message: "ApiNotImplemented: Range.hasspill" },
  },
  {
    rule: "a property the host does not know cannot be written",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).getRange("A1").format.rowHeight = 30;
      await context.sync();
    },
    fails: { code: "ApiNotImplemented", message: "ApiNotImplemented: RangeFormat.rowHeight (writing)" },
  },
  {
    rule: "an object the host does not know cannot be reached",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerSheet(context).charts.load("items/name");
      await context.sync();
    },
    fails: { code: "ApiNotImplemented", message: "ApiNotImplemented: Worksheet.charts" },
  },
];
