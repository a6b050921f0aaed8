import type { HostCase, Seed, Stage } from "./hostCase";

const ledger: Seed = {
  sheets: {
    Ledger: [
      ["Invoice", "Due"],
      ["F-101", 1],
    ],
    Other: [],
  },
  tables: { Invoices: "Ledger!A1:B2" },
};

const ledgerSheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Ledger");

/** What a case looks at of each `worksheet.onChanged`, after `act`. */
function changed<Seen>(
  rule: string,
  about: { readonly basis: HostCase["basis"]; readonly source?: string },
  look: (event: Excel.WorksheetChangedEventArgs) => Seen,
  act: (context: Excel.RequestContext, stage: Stage) => unknown,
  expected: readonly unknown[],
): HostCase {
  return {
    rule,
    ...about,
    seed: ledger,
    startsClient: true,
    operations: async (context, stage) => {
      const seen: Seen[] = [];
      ledgerSheet(context).onChanged.add(async (event) => void seen.push(look(event)));
      await context.sync();
      await act(context, stage);
      await context.sync();
      await stage.settled();
      return seen;
    },
    expected,
  };
}

const whereAndWho = ({ address, source, triggerSource }: Excel.WorksheetChangedEventArgs) => [
  address,
  source,
  triggerSource,
];
const whatAndWhere = ({ changeType, address }: Excel.WorksheetChangedEventArgs) => [changeType, address];
const direction = ({ changeType, address, changeDirectionState }: Excel.WorksheetChangedEventArgs) => [
  changeType,
  address,
  changeDirectionState?.insertShiftDirection ?? changeDirectionState?.deleteShiftDirection,
];
const EVENTS = { basis: "captured", source: "@types/office-js, WorksheetChangedEventArgs" } as const;

export const cases: readonly HostCase[] = [
  changed(
    "a change of this add-in is local and its own",
    EVENTS,
    whereAndWho,
    (context) => {
      ledgerSheet(context).getRange("B2").values = [[7]];
    },
    [["B2", "Local", "ThisLocalAddin"]],
  ),
  changed(
    "a change of one cell tells what it held before and after",
    EVENTS,
    ({ details }) => details,
    (context) => {
      ledgerSheet(context).getRange("B2").values = [["paid"]];
    },
    [{ valueBefore: 1, valueAfter: "paid", valueTypeBefore: "Double", valueTypeAfter: "String" }],
  ),
  changed(
    "a change of several cells tells no values",
    {
      basis: "captured",
      source: "OfficeDev/office-js issues 5308 and 5347: details come for single cells only",
    },
    ({ address, details }) => [address, details],
    (context) => {
      ledgerSheet(context).getRange("A2:B2").values = [["F-102", 2]];
    },
    [["A2:B2", undefined]],
  ),
  changed(
    "a co-author's change is remote and not the add-in's own",
    EVENTS,
    whereAndWho,
    async (_context, { openCoauthor }) => {
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        ledgerSheet(theirs).getRange("B2").values = [[8]];
        await theirs.sync();
      });
    },
    [["B2", "Remote", "Unknown"]],
  ),
  changed(
    "what a person types is local and not the add-in's own",
    EVENTS,
    whereAndWho,
    (_context, { workbook, sheet }) => {
      const range = { top: 1, left: 1, bottom: 1, right: 1 };
      sheet("Ledger").setCell(1, 1, { value: 5, format: { numberFormat: "General" } });
      workbook.changed({ type: "cells", sheetId: sheet("Ledger").id, range, source: { kind: "person" } });
    },
    [["B2", "Local", "Unknown"]],
  ),
  changed(
    "inserted rows are told as rows",
    EVENTS,
    whatAndWhere,
    (context) => ledgerSheet(context).getRange("2:3").insert("Down"),
    [["RowInserted", "2:3"]],
  ),
  changed(
    "deleted columns are told as columns",
    EVENTS,
    whatAndWhere,
    (context) => ledgerSheet(context).getRange("D:D").delete("Left"),
    [["ColumnDeleted", "D:D"]],
  ),
  changed(
    "inserted cells tell which way the others moved",
    { basis: "captured", source: "@types/office-js, Excel.ChangeDirectionState" },
    direction,
    (context) => ledgerSheet(context).getRange("D1:E2").insert("Right"),
    [["CellInserted", "D1:E2", "Right"]],
  ),
  changed(
    "deleted cells tell which way the others moved",
    { basis: "captured", source: "@types/office-js, Excel.ChangeDirectionState" },
    direction,
    (context) => ledgerSheet(context).getRange("D1:E2").delete("Up"),
    [["CellDeleted", "D1:E2", "Up"]],
  ),
  changed(
    "changes are told in the order they were made",
    { basis: "assumed" },
    whatAndWhere,
    (context) => {
      ledgerSheet(context).getRange("D1").values = [[1]];
      ledgerSheet(context).getRange("D9").values = [[2]];
      ledgerSheet(context).getRange("1:1").insert("Down");
      ledgerSheet(context).getRange("E1").values = [[3]];
    },
    [
      ["RangeEdited", "D1"],
      ["RangeEdited", "D9"],
      ["RowInserted", "1:1"],
      ["RangeEdited", "E1"],
    ],
  ),
  changed(
    "looks raise no change",
    { basis: "captured", source: "@types/office-js: formats have onFormatChanged" },
    whatAndWhere,
    (context) => {
      ledgerSheet(context).getRange("A1").format.font.bold = true;
      ledgerSheet(context).getRange("A1").numberFormat = [["0.00"]];
    },
    [],
  ),
  {
    ...changed(
      "results of formulas raise no change",
      { basis: "captured", source: "@types/office-js: recalculation has onCalculated" },
      whatAndWhere,
      async (context, { computed }) => {
        context.workbook.worksheets.getItem("Other").getRange("A1").values = [[5]];
        await context.sync();
        await computed();
      },
      [],
    ),
    seed: { sheets: { Ledger: [["=Other!A1*2"]], Other: [[1]] }, computes: true },
    leaves: { "Ledger!A1": [["=Other!A1*2"]] },
  },
  changed(
    "a client that switched its events off hears nothing",
    { basis: "captured", source: "@types/office-js, Runtime.enableEvents" },
    whatAndWhere,
    (context) => {
      context.runtime.enableEvents = false;
      ledgerSheet(context).getRange("B2").values = [[7]];
    },
    [],
  ),
  {
    rule: "switching events off silences this client only",
    basis: "captured",
    source: "@types/office-js, Runtime.enableEvents",
    seed: ledger,
    startsClient: true,
    operations: async (context, { openCoauthor, settled }) => {
      const seen: string[] = [];
      ledgerSheet(context).onChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        theirs.runtime.enableEvents = false;
        ledgerSheet(theirs).getRange("B2").values = [[8]];
        await theirs.sync();
      });
      await settled();
      return seen;
    },
    expected: ["B2"],
  },
  {
    rule: "events come after the answer of the batch that caused them",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const order: string[] = [];
      ledgerSheet(context).onChanged.add(async () => void order.push("event"));
      await context.sync();
      ledgerSheet(context).getRange("B2").values = [[7]];
      await context.sync();
      order.push("answer");
      await settled();
      return order;
    },
    expected: ["answer", "event"],
  },
  {
    rule: "a change that failed halfway is told for what was done",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const seen: string[] = [];
      ledgerSheet(context).onChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
      ledgerSheet(context).getRange("B2").values = [[7]];
      context.workbook.worksheets.getItem("Missing");
      ledgerSheet(context).getRange("A2").values = [["F-102"]];
      await context.sync().catch(() => undefined);
      await settled();
      return seen;
    },
    expected: ["B2"],
  },
  {
    rule: "an event gives its cells, wherever they have moved",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const events: Excel.WorksheetChangedEventArgs[] = [];
      ledgerSheet(context).onChanged.add(async (event) => void events.push(event));
      await context.sync();
      ledgerSheet(context).getRange("B2").values = [[7]];
      await context.sync();
      await settled();
      ledgerSheet(context).getRange("1:3").insert("Down");
      const range = events[0]!.getRange(context).load("address,values");
      await context.sync();
      return [range.address, range.values];
    },
    expected: ["Ledger!B5", [[7]]],
  },
  {
    rule: "a table tells the part of a change that falls in it",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const seen: unknown[] = [];
      context.workbook.tables
        .getItem("Invoices")
        .onChanged.add(async ({ address, source }) => void seen.push([address, source]));
      await context.sync();
      ledgerSheet(context).getRange("B2:D2").values = [[5, 6, 7]];
      ledgerSheet(context).getRange("F9").values = [[5]];
      await context.sync();
      await settled();
      return seen;
    },
    expected: [["B2", "Local"]],
  },
  {
    rule: "added, activated and deleted sheets are told",
    basis: "captured",
    source: "@types/office-js, WorksheetCollection.onAdded, onActivated, onDeleted",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const seen: string[] = [];
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async ({ source }) => void seen.push(`added ${source}`));
      worksheets.onDeleted.add(async ({ source }) => void seen.push(`deleted ${source}`));
      worksheets.onActivated.add(async () => void seen.push("activated"));
      worksheets.onDeactivated.add(async () => void seen.push("deactivated"));
      await context.sync();
      worksheets.add("New").activate();
      worksheets.getItem("Other").delete();
      await context.sync();
      await settled();
      return seen;
    },
    expected: ["added Local", "deactivated", "activated", "deleted Local"],
  },
  {
    rule: "the selection of a co-author is not this person's",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (context, { openCoauthor, settled }) => {
      const seen: string[] = [];
      ledgerSheet(context).onSelectionChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
      ledgerSheet(context).getRange("A2").select();
      await context.sync();
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        ledgerSheet(theirs).getRange("B2").select();
        await theirs.sync();
      });
      await settled();
      return seen;
    },
    expected: ["A2"],
  },
  {
    rule: "protecting a sheet is told",
    basis: "captured",
    source: "@types/office-js, Worksheet.onProtectionChanged",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const seen: unknown[] = [];
      ledgerSheet(context).onProtectionChanged.add(async (event) => void seen.push(event.isProtected));
      await context.sync();
      ledgerSheet(context).protection.protect();
      await context.sync();
      await settled();
      return seen;
    },
    expected: [true],
  },
  {
    rule: "a removed handler hears nothing more",
    basis: "captured",
    source: "Microsoft Learn, Work with Events: remove from the same context",
    seed: ledger,
    startsClient: true,
    operations: async (context, { settled }) => {
      const seen: string[] = [];
      const handler = ledgerSheet(context).onChanged.add(async ({ address }) => void seen.push(address));
      await context.sync();
      ledgerSheet(context).getRange("B2").values = [[7]];
      await context.sync();
      await settled();
      handler.remove();
      await context.sync();
      ledgerSheet(context).getRange("A2").values = [["F-9"]];
      await context.sync();
      await settled();
      return seen;
    },
    expected: ["B2"],
  },
];
