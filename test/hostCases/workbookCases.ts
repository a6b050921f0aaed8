import type { HostCase, Seed } from "./hostCase";

const named: Seed = {
  sheets: { Settings: [["rate", 0.12]], Other: [] },
  names: { rate: "=Settings!$B$1", days: "=30", kind: '="B2B"' },
};

const workbook = (context: Excel.RequestContext) => context.workbook;

export const cases: readonly HostCase[] = [
  {
    rule: "names tell what they stand for",
    basis: "captured",
    source: "@types/office-js, Excel.NamedItem",
    seed: named,
    operations: async (context) => {
      const names = workbook(context).names.load(
        "items/name,items/type,items/value,items/formula,items/scope",
      );
      await context.sync();
      return names.items.map(({ name, type, value, formula, scope }) => [name, type, value, formula, scope]);
    },
    expected: [
      ["rate", "Range", "Settings!$B$1", "=Settings!$B$1", "Workbook"],
      ["days", "Double", 30, "=30", "Workbook"],
      ["kind", "String", "B2B", '="B2B"', "Workbook"],
    ],
  },
  {
    rule: "a name gives its range, a constant gives none",
    basis: "captured",
    source: "@types/office-js, NamedItem.getRangeOrNullObject",
    seed: named,
    operations: async (context) => {
      const range = workbook(context).names.getItem("RATE").getRange().load("values");
      const none = workbook(context).names.getItem("days").getRangeOrNullObject();
      await context.sync();
      return [range.values, none.isNullObject];
    },
    expected: [[[0.12]], true],
  },
  {
    rule: "a name added for a range refers to it absolutely",
    basis: "captured",
    source: "@types/office-js, NamedItemCollection.add",
    seed: named,
    operations: async (context) => {
      const range = workbook(context).worksheets.getItem("Settings").getRange("A1:B2");
      const added = workbook(context).names.add("block", range, "why").load("formula,comment,visible");
      await context.sync();
      return [added.formula, added.comment, added.visible];
    },
    expected: ["=Settings!$A$1:$B$2", "why", true],
  },
  {
    rule: "a name in use is refused, whatever its case",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemAlreadyExists",
    seed: named,
    operations: async (context) => {
      workbook(context).names.add("Rate", "=1");
      await context.sync();
    },
    fails: { code: "ItemAlreadyExists", location: "NamedItemCollection.add" },
  },
  {
    rule: "a name that looks like a cell is refused",
    basis: "captured",
    source: "Microsoft Support, Names in formulas",
    seed: named,
    operations: async (context) => {
      workbook(context).names.add("A1", "=1");
      await context.sync();
    },
    fails: { code: "InvalidArgument", location: "NamedItemCollection.add" },
  },
  {
    rule: "a sheet has names of its own",
    basis: "captured",
    source: "@types/office-js, Worksheet.names",
    seed: named,
    operations: async (context) => {
      const { names } = workbook(context).worksheets.getItem("Other");
      const own = names.add("rate", "=0.5").load("scope,value");
      const all = workbook(context).names.getCount();
      await context.sync();
      return [own.scope, own.value, all.value];
    },
    expected: ["Worksheet", 0.5, 3],
  },
  {
    rule: "a deleted name is gone",
    basis: "captured",
    source: "@types/office-js, NamedItem.delete",
    seed: named,
    operations: async (context) => {
      workbook(context).names.getItem("days").delete();
      const gone = workbook(context).names.getItemOrNullObject("days");
      await context.sync();
      return gone.isNullObject;
    },
    expected: true,
  },
  {
    rule: "settings keep plain values under their keys",
    basis: "captured",
    source: "@types/office-js, SettingCollection",
    seed: { ...named, settings: { "Relance.Policy": { ladder: [7, 14] } } },
    operations: async (context) => {
      const { settings } = workbook(context);
      settings.add("Relance.Seen", true);
      const policy = settings.getItem("Relance.Policy").load("key,value");
      const missing = settings.getItemOrNullObject("Missing");
      const count = settings.getCount();
      await context.sync();
      return [policy.key, policy.value, missing.isNullObject, count.value];
    },
    expected: ["Relance.Policy", { ladder: [7, 14] }, true, 2],
  },
  {
    rule: "adding a setting again replaces its value, deleting removes it",
    basis: "captured",
    source: "@types/office-js, SettingCollection.add",
    seed: { ...named, settings: { kept: 1, gone: 1 } },
    operations: async (context) => {
      const { settings } = workbook(context);
      settings.add("kept", 2);
      settings.getItem("gone").delete();
      settings.load("items/key,items/value");
      await context.sync();
      return settings.items.map(({ key, value }) => [key, value as unknown]);
    },
    expected: [["kept", 2]],
  },
  {
    rule: "the region's separators are those of the data locale",
    basis: "captured",
    source: "@types/office-js, Excel.CultureInfo",
    seed: named,
    operations: async (context) => {
      const { cultureInfo } = workbook(context).application;
      cultureInfo.load("name,numberFormat/numberDecimalSeparator,datetimeFormat/shortDatePattern");
      await context.sync();
      return [
        cultureInfo.name,
        cultureInfo.numberFormat.numberDecimalSeparator,
        cultureInfo.datetimeFormat.shortDatePattern,
      ];
    },
    expected: ["fr-FR", ",", "dd/MM/yyyy"],
  },
  {
    rule: "a request of more than 5 MB is refused",
    basis: "captured",
    source: "Microsoft Learn, Resource limits and performance optimization",
    seed: named,
    operations: async (context) => {
      const text = "x".repeat(30_000);
      const rows = Array.from({ length: 200 }, () => [text]);
      workbook(context).worksheets.getItem("Other").getRange("A1:A200").values = rows;
      await context.sync();
    },
    fails: { code: "RequestPayloadSizeLimitExceeded" },
    leaves: { "Other!A1": [[""]] },
  },
  {
    rule: "a response of more than 5 MB is refused",
    basis: "captured",
    source: "Microsoft Learn, Resource limits and performance optimization",
    seed: {
      ...named,
      prepare: ({ sheet }) => {
        for (let row = 0; row < 200; row++)
          sheet("Other").setCell(row, 0, { value: "x".repeat(30_000), format: { numberFormat: "General" } });
      },
    },
    operations: async (context) => {
      workbook(context).worksheets.getItem("Other").getRange("A1:A200").load("values");
      await context.sync();
    },
    fails: { code: "ResponsePayloadSizeLimitExceeded" },
  },
  {
    rule: "a read of more than five million cells is refused",
    basis: "captured",
    source: "Microsoft Learn, Error handling: RangeExceedsLimit",
    seed: named,
    operations: async (context) => {
      workbook(context).worksheets.getItem("Other").getRange("A1:F1000000").load("values");
      await context.sync();
    },
    fails: { code: "RangeExceedsLimit", location: "Range.values" },
  },
];
