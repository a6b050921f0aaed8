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
    basis: "assumed",
    seed: ledger,
    operations: async (context) => {
      context.workbook.tables.add("Ledger!B3:C5", true);
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "TableCollection.add" },
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
];
