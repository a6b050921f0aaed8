import { GENERAL } from "../../src/embedded/workbook/cell";
import type { HostCase, Seed } from "./hostCase";

const ledger: Seed = {
  sheets: {
    Ledger: [
      ["Invoice", "Due", null, "aside"],
      ["F-101", 1],
      ["F-102", 2],
    ],
  },
  tables: { Invoices: "Ledger!A1:B3" },
};

const table = (context: Excel.RequestContext) => context.workbook.tables.getItem("Invoices");
const ledgerRange = (context: Excel.RequestContext, address: string) =>
  context.workbook.worksheets.getItem("Ledger").getRange(address);

async function shape(context: Excel.RequestContext): Promise<unknown> {
  const range = table(context).getRange().load("address");
  const columns = table(context).columns.load("items/name");
  await context.sync();
  return [range.address, columns.items.map(({ name }) => name)];
}

export const cases: readonly HostCase[] = [
  {
    rule: "a table is found by id after it was renamed",
    basis: "captured",
    source: "@types/office-js, TableCollection.getItem",
    seed: ledger,
    operations: async (context) => {
      const found = table(context).load("id");
      await context.sync();
      found.name = "Receivables";
      await context.sync();
      const again = context.workbook.tables.getItem(found.id).load("name");
      await context.sync();
      return again.name;
    },
    expected: "Receivables",
  },
  {
    rule: "header, body and whole range fit together",
    basis: "captured",
    source: "@types/office-js, Excel.Table",
    seed: ledger,
    operations: async (context) => {
      const ranges = [
        table(context).getHeaderRowRange(),
        table(context).getDataBodyRange(),
        table(context).getRange(),
      ];
      ranges.forEach((range) => range.load("address"));
      const { rows } = table(context);
      rows.load("count");
      await context.sync();
      return [...ranges.map(({ address }) => address), rows.count];
    },
    expected: ["Ledger!A1:B1", "Ledger!A2:B3", "Ledger!A1:B3", 2],
  },
  {
    rule: "headers of a new table become texts, all different",
    basis: "assumed",
    seed: {
      sheets: {
        Ledger: [
          ["Due", "due", 2026, null],
          [1, 2, 3, 4],
        ],
      },
    },
    operations: async (context) => {
      const added = context.workbook.tables.add("Ledger!A1:D2", true);
      const columns = added.columns.load("items/name,items/index");
      await context.sync();
      return columns.items.map(({ name, index }) => [index, name]);
    },
    expected: [
      [0, "Due"],
      [1, "due2"],
      [2, "2026"],
      [3, "Column1"],
    ],
    leaves: { "Ledger!A1:D1": [["Due", "due2", "2026", "Column1"]] },
  },
  {
    rule: "a table without headers gets a header row, its data moves down",
    basis: "captured",
    source: "@types/office-js, TableCollection.add",
    seed: { sheets: { Ledger: [["F-101", 1]] } },
    operations: async (context) => {
      const range = context.workbook.tables.add("Ledger!A1:B1", false).getRange().load("address");
      await context.sync();
      return range.address;
    },
    expected: "Ledger!A1:B2",
    leaves: {
      "Ledger!A1:B2": [
        ["Column1", "Column2"],
        ["F-101", 1],
      ],
    },
  },
  {
    rule: "tables do not overlap",
    basis: "captured",
    source: "Microsoft Learn, Error handling: MergedRangeConflict",
    seed: ledger,
    operations: async (context) => {
      context.workbook.tables.add("Ledger!B3:C5", true);
      await context.sync();
    },
    fails: { code: "MergedRangeConflict", location: "TableCollection.add" },
  },
  {
    rule: "a table name in use is refused",
    basis: "assumed",
    seed: { ...ledger, names: { rate: "=0.2" } },
    operations: async (context) => {
      table(context).name = "RATE";
      await context.sync();
    },
    fails: { code: "ItemAlreadyExists", location: "Table.name" },
  },
  {
    rule: "a table name that looks like a cell or has a space is refused",
    basis: "captured",
    source: "Microsoft Support, Rename an Excel table",
    seed: ledger,
    operations: async (context) => {
      table(context).name = "My table";
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Table.name" },
  },
  {
    rule: "writing below a table takes the row in",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      table(context).getDataBodyRange().getRowsBelow(1).values = [["F-103", 3]];
      return shape(context);
    },
    expected: ["Ledger!A1:B4", ["Invoice", "Due"]],
  },
  {
    rule: "writing beside a table takes the column in",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "C1:C3").values = [["Stage"], [1], [2]];
      return shape(context);
    },
    expected: ["Ledger!A1:C3", ["Invoice", "Due", "Stage"]],
  },
  {
    rule: "without AutoCorrect a table does not grow",
    basis: "captured",
    source: "Microsoft Support, Turn AutoCorrect options on or off",
    seed: {
      ...ledger,
      prepare: ({ host }) => {
        host.growsTables = false;
      },
    },
    operations: async (context) => {
      ledgerRange(context, "A4:B4").values = [["F-103", 3]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Due"]],
  },
  {
    rule: "a row taken in looks like the one above it",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "B3").numberFormat = [["0.00"]];
      ledgerRange(context, "A4:B4").values = [["F-103", 3]];
      const format = ledgerRange(context, "B4").load("numberFormat");
      await context.sync();
      return format.numberFormat;
    },
    expected: [["0.00"]],
  },
  {
    rule: "emptying cells below leaves the table alone",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "A4:B4").values = [["", ""]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Due"]],
  },
  {
    rule: "writing two rows below leaves the table alone",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "A5:B5").values = [["F-103", 3]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Due"]],
  },
  {
    rule: "writing a header renames its column, a repeat gets a number",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "B1").values = [["INVOICE"]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "INVOICE2"]],
    leaves: { "Ledger!B1": [["INVOICE2"]] },
  },
  {
    rule: "an emptied header gets a name",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "B1").values = [[""]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Column1"]],
  },
  {
    rule: "a column added at the end pushes what stands beside the table",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      const added = table(context)
        .columns.add(-1, [["Stage"], [1], ["two"]])
        .load("name,index,id");
      await context.sync();
      const body = added.getDataBodyRange().load("values,address");
      await context.sync();
      return [added.name, added.index, body.address, body.values];
    },
    expected: ["Stage", 2, "Ledger!C2:C3", [[1], ["two"]]],
    leaves: { "Ledger!A1:E1": [["Invoice", "Due", "Stage", "", "aside"]] },
  },
  {
    rule: "a column added in the middle moves the columns after it",
    basis: "captured",
    source: "@types/office-js, TableColumnCollection.add",
    seed: ledger,
    operations: async (context) => {
      table(context).columns.add(1, undefined, "Stage");
      return shape(context);
    },
    expected: ["Ledger!A1:C3", ["Invoice", "Stage", "Due"]],
    leaves: { "Ledger!A2:C2": [["F-101", "", 1]] },
  },
  {
    rule: "values of a new column must be as many as the table's rows",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      table(context).columns.add(-1, [["Stage"], [1]]);
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "TableColumnCollection.add" },
  },
  {
    rule: "deleting a column moves the ones after it",
    basis: "captured",
    source: "@types/office-js, TableColumn.delete",
    seed: ledger,
    operations: async (context) => {
      table(context).columns.getItem("invoice").delete();
      return shape(context);
    },
    expected: ["Ledger!A1:A3", ["Due"]],
    leaves: { "Ledger!A2:B2": [[1, ""]] },
  },
  {
    rule: "resizing keeps the header row and takes names from the sheet",
    basis: "captured",
    source: "@types/office-js, Table.resize",
    seed: ledger,
    operations: async (context) => {
      table(context).resize("A1:D5");
      return shape(context);
    },
    expected: ["Ledger!A1:D5", ["Invoice", "Due", "Column1", "aside"]],
  },
  {
    rule: "resizing cannot move the header row",
    basis: "captured",
    source: "@types/office-js, Table.resize",
    seed: ledger,
    operations: async (context) => {
      table(context).resize("A2:B5");
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "Table.resize" },
  },
  {
    rule: "converting to a range keeps the cells and forgets the table",
    basis: "captured",
    source: "@types/office-js, Table.convertToRange",
    seed: ledger,
    operations: async (context) => {
      table(context).convertToRange();
      const gone = context.workbook.tables.getItemOrNullObject("Invoices");
      await context.sync();
      return gone.isNullObject;
    },
    expected: true,
    leaves: {
      "Ledger!A1:B2": [
        ["Invoice", "Due"],
        ["F-101", 1],
      ],
    },
  },
  {
    rule: "the total row belongs to the range, not to the body",
    basis: "captured",
    source: "@types/office-js, Table.showTotals",
    seed: ledger,
    operations: async (context) => {
      table(context).showTotals = true;
      const ranges = [
        table(context).getRange(),
        table(context).getDataBodyRange(),
        table(context).getTotalRowRange(),
      ];
      ranges.forEach((range) => range.load("address"));
      await context.sync();
      return ranges.map(({ address }) => address);
    },
    expected: ["Ledger!A1:B4", "Ledger!A2:B3", "Ledger!A4:B4"],
  },
  {
    rule: "rows inserted inside a table are the table's",
    basis: "captured",
    source: "Microsoft Support, Resize a table by adding or removing rows and columns",
    seed: ledger,
    operations: async (context) => {
      ledgerRange(context, "3:4").insert("Down");
      return shape(context);
    },
    expected: ["Ledger!A1:B5", ["Invoice", "Due"]],
  },
  {
    rule: "the tables a range touches",
    basis: "captured",
    source: "@types/office-js, Range.getTables",
    seed: ledger,
    operations: async (context) => {
      const touching = ledgerRange(context, "B3:C9").getTables().load("items/name");
      const inside = ledgerRange(context, "B3:C9").getTables(true).getCount();
      await context.sync();
      return [touching.items.map(({ name }) => name), inside.value];
    },
    expected: [["Invoices"], 0],
  },
  {
    rule: "a table does not overlap merged cells",
    basis: "captured",
    source: "Microsoft Learn, Error handling: MergedRangeConflict",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => {
        sheet("Ledger").merges = [{ top: 6, left: 0, bottom: 6, right: 1 }];
      },
    },
    operations: async (context) => {
      context.workbook.tables.add("Ledger!A6:B8", true);
      await context.sync();
    },
    fails: { code: "MergedRangeConflict", location: "TableCollection.add" },
  },
  {
    rule: "renaming a table renames it in formulas and names",
    basis: "captured",
    source: "Microsoft Support, Using structured references with Excel tables",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due"],
          ["F-101", 1],
        ],
        Report: [["=SUM(Invoices[Due])", "=ROWS(Invoices)", '="Invoices[Due]"']],
      },
      tables: { Invoices: "Ledger!A1:B2" },
      names: { Open: "=Invoices[[#All],[Due]]" },
    },
    operations: async (context) => {
      table(context).name = "Receivables";
      const name = context.workbook.names.getItem("Open").load("formula");
      await context.sync();
      return name.formula;
    },
    expected: "=Receivables[[#All],[Due]]",
    leaves: { "Report!A1:C1": [["=SUM(Receivables[Due])", "=ROWS(Receivables)", '="Invoices[Due]"']] },
  },
  {
    rule: "renaming a column renames it in formulas, inside its table and elsewhere",
    basis: "captured",
    source: "Microsoft Support, Using structured references with Excel tables",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due", "Late"],
          ["F-101", 1, "=[@Due]+1"],
        ],
        Report: [["=SUM(Invoices[Due])", "=Other[Due]"]],
      },
      tables: { Invoices: "Ledger!A1:C2" },
    },
    operations: async (context) => {
      table(context).columns.getItem("Due").name = "Due date";
      await context.sync();
    },
    leaves: {
      "Ledger!C1:C2": [["Late"], ["=[@[Due date]]+1"]],
      "Report!A1:B1": [["=SUM(Invoices[Due date])", "=Other[Due]"]],
    },
  },
  {
    rule: "formulas keep their results when a column gets another name",
    basis: "captured",
    source: "Microsoft Support, Using structured references with Excel tables",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due", "Late"],
          ["F-101", 4, "=[@Due]+1"],
        ],
      },
      tables: { Invoices: "Ledger!A1:C2" },
      computes: true,
    },
    operations: async (context) => {
      ledgerRange(context, "B1").values = [["Échéance"]];
      const late = ledgerRange(context, "C2").load("formulas,values");
      await context.sync();
      ledgerRange(context, "B2").values = [[9]];
      const later = ledgerRange(context, "C2").load("values");
      await context.sync();
      return [late.formulas, late.values, later.values];
    },
    expected: [[["=[@Échéance]+1"]], [[5]], [[10]]],
  },
  {
    rule: "a column added to a table moves the table beside it, and the formulas that read it",
    basis: "assumed",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due", null, "Debtor", "Phone"],
          ["F-101", 1, null, "Durand", "01"],
        ],
        Report: [["=Ledger!D2", "=Ledger!B2"]],
      },
      tables: { Invoices: "Ledger!A1:B2", Debtors: "Ledger!D1:E2" },
    },
    operations: async (context) => {
      table(context).columns.add(1, undefined, "Stage");
      const beside = context.workbook.tables.getItem("Debtors").getRange().load("address");
      await context.sync();
      return beside.address;
    },
    expected: "Ledger!E1:F2",
    leaves: { "Report!A1:B1": [["=Ledger!E2", "=Ledger!C2"]] },
  },
  {
    rule: "a column is not added where it would tear a taller table beside",
    basis: "assumed",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due", "Debtor"],
          ["F-101", 1, "Durand"],
          [null, null, "Petit"],
        ],
      },
      tables: { Invoices: "Ledger!A1:B2", Debtors: "Ledger!C1:C3" },
    },
    operations: async (context) => {
      table(context).columns.add(-1, undefined, "Stage");
      await context.sync();
    },
    fails: { code: "InsertDeleteConflict", location: "TableColumnCollection.add" },
    leaves: { "Ledger!A1:C1": [["Invoice", "Due", "Debtor"]] },
  },
  {
    rule: "a new column looks like the one before it",
    basis: "assumed",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => sheet("Ledger").setCell(1, 1, { value: 1, format: { numberFormat: "0.00" } }),
    },
    operations: async (context) => {
      const body = table(context).columns.add(-1, undefined, "Stage").getDataBodyRange().load("numberFormat");
      await context.sync();
      return body.numberFormat;
    },
    expected: [["0.00"], ["General"]],
  },
  {
    rule: "a column of a long table is refused while something stands far to the right",
    basis: "captured",
    source: "Microsoft Learn, Error handling: OperationCellsExceedLimit",
    seed: {
      sheets: { Ledger: [["Invoice"], ["F-101"]] },
      prepare: ({ workbook, sheet }) => {
        const ledgerSheet = sheet("Ledger");
        ledgerSheet.setCell(0, 16_000, { value: "stray", format: GENERAL });
        const range = { top: 0, left: 0, bottom: 3000, right: 0 };
        const columns = [{ id: 1, name: "Invoice" }];
        ledgerSheet.tables = [
          { id: workbook.newTableId(), name: "Invoices", range, hasHeader: true, hasTotals: false, columns },
        ];
      },
    },
    operations: async (context) => {
      table(context).columns.add(-1, undefined, "Stage");
      await context.sync();
    },
    fails: { code: "OperationCellsExceedLimit", location: "TableColumnCollection.add" },
  },
  {
    rule: "deleting a column loses the references to it",
    basis: "captured",
    source: "Microsoft Support, How to correct a #REF! error",
    seed: {
      ...ledger,
      sheets: { ...ledger.sheets, Report: [["=SUM(Invoices[Due])", "=COUNTA(Invoices[Invoice])"]] },
    },
    operations: async (context) => {
      table(context).columns.getItem("Due").delete();
      await context.sync();
    },
    leaves: { "Report!A1:B1": [["=SUM(#REF!)", "=COUNTA(Invoices[Invoice])"]] },
  },
  {
    rule: "a deleted column is not found",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: ledger,
    operations: async (context) => {
      const due = table(context).columns.getItem("Due").load("id");
      await context.sync();
      due.delete();
      due.load("name");
      await context.sync();
    },
    fails: { code: "ItemNotFound" },
  },
  {
    rule: "a deleted table is not found",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: ledger,
    operations: async (context) => {
      const invoices = table(context).load("id");
      await context.sync();
      invoices.delete();
      await context.sync();
      invoices.load("name");
      await context.sync();
    },
    fails: { code: "ItemNotFound" },
    leaves: {
      "Ledger!A1:D2": [
        ["", "", "", "aside"],
        ["", "", "", ""],
      ],
    },
  },
  {
    rule: "a column cannot take the name of another",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      table(context).columns.getItem("Due").name = "INVOICE";
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "TableColumn.name" },
  },
  {
    rule: "a table with a total row does not take in what is written below it",
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      table(context).showTotals = true;
      ledgerRange(context, "A5:B5").values = [["F-103", 3]];
      return shape(context);
    },
    expected: ["Ledger!A1:B4", ["Invoice", "Due"]],
  },
  {
    rule: "a table does not grow over another",
    basis: "assumed",
    seed: {
      sheets: { Ledger: [["Invoice"], ["F-101"], [null], ["Debtor"], ["Durand"]] },
      tables: { Invoices: "Ledger!A1:A2", Debtors: "Ledger!A4:A5" },
    },
    operations: async (context) => {
      ledgerRange(context, "A3:B3").values = [["F-102", "x"]];
      ledgerRange(context, "A6").values = [["Petit"]];
      const ranges = ["Invoices", "Debtors"].map((name) =>
        context.workbook.tables.getItem(name).getRange().load("address"),
      );
      await context.sync();
      return ranges.map(({ address }) => address);
    },
    expected: ["Ledger!A1:A3", "Ledger!A4:A6"],
  },
  {
    rule: "cells that are not empty are overwritten, not taken in",
    basis: "assumed",
    seed: { ...ledger, sheets: { Ledger: [...ledger.sheets.Ledger!, ["note", null]] } },
    operations: async (context) => {
      ledgerRange(context, "A4:B4").values = [["F-103", 3]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Due"]],
  },
  {
    rule: "a table deleted in the same batch is not found any more",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: ledger,
    operations: async (context) => {
      const invoices = table(context).load("id");
      await context.sync();
      invoices.delete();
      invoices.getRange().load("address");
      await context.sync();
    },
    fails: { code: "ItemNotFound", location: "Table.getRange" },
  },
  {
    rule: "a row that would reach into a table beside is not taken in",
    basis: "assumed",
    seed: {
      sheets: {
        Ledger: [
          ["Invoice", "Due"],
          ["F-101", 1],
          [null, "Debtor"],
          [null, "Durand"],
        ],
      },
      tables: { Invoices: "Ledger!A1:B2", Debtors: "Ledger!B3:B4" },
    },
    operations: async (context) => {
      ledgerRange(context, "A3").values = [["F-102"]];
      return shape(context);
    },
    expected: ["Ledger!A1:B2", ["Invoice", "Due"]],
  },
  {
    rule: "a row with merged cells is not taken in",
    basis: "assumed",
    seed: {
      ...ledger,
      prepare: ({ sheet }) => {
        sheet("Ledger").merges = [{ top: 3, left: 0, bottom: 3, right: 1 }];
      },
    },
    operations: async (context) => {
      ledgerRange(context, "A4").values = [["F-103"]];
      return shape(context);
    },
    expected: ["Ledger!A1:B3", ["Invoice", "Due"]],
  },
];
