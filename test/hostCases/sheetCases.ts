import type { HostCase, Seed } from "./hostCase";

const three: Seed = {
  sheets: { Clients: [["Durand"]], Log: [["entry"]], Notes: [] },
  prepare: ({ sheet }) => {
    sheet("Log").visibility = "VeryHidden";
  },
};

const renaming = (
  rule: string,
  name: string,
  code: string,
  basis: HostCase["basis"] = "assumed",
): HostCase => ({
  rule,
  basis,
  source: "Microsoft Support, Rename a worksheet",
  seed: three,
  operations: async (context) => {
    context.workbook.worksheets.getItem("Notes").name = name;
    await context.sync();
  },
  fails: { code, location: "Worksheet.name" },
});

const protectedSheet: Seed = {
  sheets: { Clients: [["Durand", "Petit"]] },
  prepare: ({ sheet }) => {
    const clients = sheet("Clients");
    clients.isProtected = true;
    clients.setCell(0, 1, { value: "Petit", format: { numberFormat: "General", isLocked: false } });
  },
};

const protectedStructure: Seed = {
  ...three,
  prepare: (scene) => {
    three.prepare!(scene);
    scene.workbook.isStructureProtected = true;
  },
};

const denied = (
  rule: string,
  seed: Seed,
  operation: (context: Excel.RequestContext) => void,
  location: string,
  code = "AccessDenied",
): HostCase => ({
  rule,
  basis: "assumed",
  seed,
  operations: async (context) => {
    operation(context);
    await context.sync();
  },
  fails: { code, location },
});

export const cases: readonly HostCase[] = [
  {
    rule: "sheets are listed in their order, hidden ones included",
    basis: "captured",
    source: "@types/office-js, WorksheetCollection",
    seed: three,
    operations: async (context) => {
      const sheets = context.workbook.worksheets.load("items/name,items/visibility,items/position");
      const count = context.workbook.worksheets.getCount(true);
      await context.sync();
      return [
        sheets.items.map(({ name, visibility, position }) => [name, visibility, position]),
        count.value,
      ];
    },
    expected: [
      [
        ["Clients", "Visible", 0],
        ["Log", "VeryHidden", 1],
        ["Notes", "Visible", 2],
      ],
      2,
    ],
  },
  {
    rule: "a sheet is found by name without case, and by id after it was renamed",
    basis: "captured",
    source: "@types/office-js, WorksheetCollection.getItem",
    seed: three,
    operations: async (context) => {
      const sheet = context.workbook.worksheets.getItem("CLIENTS").load("id,name");
      await context.sync();
      sheet.name = "Debtors";
      await context.sync();
      const again = context.workbook.worksheets.getItem(sheet.id).load("name");
      sheet.load("name");
      await context.sync();
      return [again.name, sheet.name];
    },
    expected: ["Debtors", "Debtors"],
  },
  {
    rule: "a sheet that is not there fails, or is a null object",
    basis: "captured",
    source: "@types/office-js, WorksheetCollection",
    seed: three,
    operations: async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject("Missing");
      await context.sync();
      const isMissing = none.isNullObject;
      context.workbook.worksheets.getItem("Missing");
      return context.sync(isMissing);
    },
    fails: { code: "ItemNotFound", location: "WorksheetCollection.getItem" },
  },
  {
    rule: "an added sheet comes last and does not come up",
    basis: "captured",
    source: "@types/office-js, WorksheetCollection.add",
    seed: three,
    operations: async (context) => {
      const added = context.workbook.worksheets.add().load("name,position");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return [added.name, added.position, active.name];
    },
    expected: ["Sheet1", 3, "Clients"],
  },
  {
    rule: "adding a sheet under a name in use is refused",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemAlreadyExists",
    seed: three,
    operations: async (context) => {
      context.workbook.worksheets.add("clients");
      await context.sync();
    },
    fails: { code: "ItemAlreadyExists", location: "WorksheetCollection.add" },
  },
  renaming("a name with a slash is refused", "2026/11", "InvalidArgument", "captured"),
  renaming("a name longer than 31 characters is refused", "x".repeat(32), "InvalidArgument", "captured"),
  renaming("a name starting with an apostrophe is refused", "'Notes", "InvalidArgument", "captured"),
  renaming("a name ending with an apostrophe is refused", "Notes'", "InvalidArgument", "captured"),
  renaming("the name History is Excel's own", "History", "InvalidArgument", "captured"),
  renaming("an empty name is refused", "", "InvalidArgument", "captured"),
  renaming("a name in use is refused", "CLIENTS", "ItemAlreadyExists"),
  {
    rule: "a sheet may change the case of its own name",
    basis: "assumed",
    seed: three,
    operations: async (context) => {
      const sheet = context.workbook.worksheets.getItem("Notes");
      sheet.name = "NOTES";
      sheet.load("name");
      await context.sync();
      return sheet.name;
    },
    expected: "NOTES",
  },
  {
    rule: "a very hidden sheet cannot be deleted until it is shown",
    basis: "captured",
    source: "Microsoft Learn, Work with worksheets",
    seed: three,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Log").delete();
      await context.sync();
    },
    fails: { code: "InvalidOperation", location: "Worksheet.delete" },
  },
  {
    rule: "a very hidden sheet is read and written like any other",
    basis: "captured",
    source: "Microsoft Learn, Work with worksheets",
    seed: three,
    operations: async (context) => {
      const cell = context.workbook.worksheets.getItem("Log").getRange("A1");
      cell.values = [["changed"]];
      cell.load("values");
      await context.sync();
      return cell.values;
    },
    expected: [["changed"]],
  },
  denied(
    "the last visible sheet cannot be hidden",
    { sheets: { Only: [] } },
    (context) => {
      context.workbook.worksheets.getItem("Only").visibility = "Hidden";
    },
    "Worksheet.visibility",
    "InvalidOperation",
  ),
  denied(
    "the last visible sheet cannot be deleted",
    { sheets: { Only: [] } },
    (context) => {
      context.workbook.worksheets.getItem("Only").delete();
    },
    "Worksheet.delete",
    "InvalidOperation",
  ),
  denied(
    "a hidden sheet cannot come up",
    three,
    (context) => {
      context.workbook.worksheets.getItem("Log").activate();
    },
    "Worksheet.activate",
    "InvalidOperation",
  ),
  {
    rule: "hiding the sheet in front brings up the next visible one",
    basis: "assumed",
    seed: three,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Clients").visibility = "Hidden";
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return active.name;
    },
    expected: "Notes",
  },
  denied(
    "a protected sheet refuses values",
    protectedSheet,
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("A1").values = [["x"]];
    },
    "Range.values",
  ),
  {
    rule: "a protected sheet takes values in unlocked cells",
    basis: "captured",
    source: "Microsoft Support, Lock or unlock specific areas of a protected worksheet",
    seed: protectedSheet,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("B1").values = [["x"]];
      await context.sync();
    },
    leaves: { "Clients!A1:B1": [["Durand", "x"]] },
  },
  denied(
    "a protected sheet refuses looks",
    protectedSheet,
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("A1").format.font.bold = true;
    },
    "RangeFont.bold",
  ),
  denied(
    "a protected sheet refuses new rows",
    protectedSheet,
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("1:1").insert("Down");
    },
    "Range.insert",
  ),
  {
    rule: "protecting a protected sheet is refused",
    basis: "captured",
    source: "OfficeDev/office-js issue 6784",
    seed: protectedSheet,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Clients").protection.protect();
      await context.sync();
    },
    fails: { code: "AccessDenied", location: "WorksheetProtection.protect" },
  },
  {
    rule: "a sheet is unprotected with the password it was given",
    basis: "captured",
    source: "@types/office-js, WorksheetProtection.unprotect",
    seed: three,
    operations: async (context) => {
      const { protection } = context.workbook.worksheets.getItem("Clients");
      protection.protect(undefined, "secret");
      protection.unprotect("secret");
      protection.load("protected");
      await context.sync();
      const after = protection.protected;
      protection.protect(undefined, "secret");
      protection.unprotect("wrong");
      return context.sync(after);
    },
    fails: { code: "AccessDenied", location: "WorksheetProtection.unprotect" },
  },
  denied(
    "a protected workbook refuses new sheets",
    protectedStructure,
    (context) => {
      context.workbook.worksheets.add("New");
    },
    "WorksheetCollection.add",
  ),
  denied(
    "a protected workbook refuses showing a hidden sheet",
    protectedStructure,
    (context) => {
      context.workbook.worksheets.getItem("Log").visibility = "Visible";
    },
    "Worksheet.visibility",
  ),
  denied(
    "a workbook opened for reading refuses values",
    {
      ...three,
      prepare: ({ workbook }) => {
        workbook.isReadOnly = true;
      },
    },
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("A1").values = [["x"]];
    },
    "Range.values",
  ),
  {
    rule: "custom properties of a sheet are found without case and deleted",
    basis: "captured",
    source: "@types/office-js, WorksheetCustomPropertyCollection",
    seed: three,
    operations: async (context) => {
      const { customProperties } = context.workbook.worksheets.getItem("Log");
      customProperties.add("Relance.Kind", "log");
      const found = customProperties.getItemOrNullObject("relance.kind").load("key,value");
      await context.sync();
      found.delete();
      const count = customProperties.getCount();
      await context.sync();
      return [found.key, found.value, count.value];
    },
    expected: ["Relance.Kind", "log", 0],
  },
  {
    rule: "frozen rows are where they were put",
    basis: "captured",
    source: "@types/office-js, WorksheetFreezePanes",
    seed: three,
    operations: async (context) => {
      const { freezePanes } = context.workbook.worksheets.getItem("Clients");
      const before = freezePanes.getLocationOrNullObject();
      await context.sync();
      freezePanes.freezeRows(1);
      const after = freezePanes.getLocationOrNullObject().load("rowCount");
      await context.sync();
      return [before.isNullObject, after.rowCount];
    },
    expected: [true, 1],
  },
  denied(
    "a protected sheet refuses a new table",
    protectedSheet,
    (context) => context.workbook.tables.add("Clients!A1:B2", true),
    "TableCollection.add",
  ),
  denied(
    "a protected sheet refuses to be cleared",
    protectedSheet,
    (context) => context.workbook.worksheets.getItem("Clients").getRange("A1").clear(),
    "Range.clear",
  ),
  denied(
    "a protected sheet refuses a value over locked and unlocked cells together",
    protectedSheet,
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("A1:B1").values = [["x", "y"]];
    },
    "Range.values",
  ),
  denied(
    "a protected sheet refuses hiding rows",
    protectedSheet,
    (context) => {
      context.workbook.worksheets.getItem("Clients").getRange("2:2").rowHidden = true;
    },
    "Range.rowHidden",
  ),
  denied(
    "a protected workbook refuses deleting a sheet",
    protectedStructure,
    (context) => context.workbook.worksheets.getItem("Notes").delete(),
    "Worksheet.delete",
  ),
  denied(
    "a protected workbook refuses renaming a sheet",
    protectedStructure,
    (context) => {
      context.workbook.worksheets.getItem("Notes").name = "Journal";
    },
    "Worksheet.name",
  ),
  denied(
    "a protected workbook refuses moving a sheet",
    protectedStructure,
    (context) => {
      context.workbook.worksheets.getItem("Notes").position = 0;
    },
    "Worksheet.position",
  ),
  denied(
    "a protected workbook refuses hiding a sheet",
    protectedStructure,
    (context) => {
      context.workbook.worksheets.getItem("Notes").visibility = "Hidden";
    },
    "Worksheet.visibility",
  ),
  {
    rule: "a protected workbook takes values as ever",
    basis: "captured",
    source: "Microsoft Support, Protect a workbook",
    seed: protectedStructure,
    operations: async (context) => {
      context.workbook.worksheets.getItem("Log").getRange("A2").values = [["another"]];
      await context.sync();
    },
    leaves: { "Log!A1:A2": [["entry"], ["another"]] },
  },
  denied(
    "a workbook opened for reading refuses settings",
    { ...three, prepare: ({ workbook }) => void (workbook.isReadOnly = true) },
    (context) => context.workbook.settings.add("Relance.Policy", 1),
    "SettingCollection.add",
  ),
  denied(
    "a workbook opened for reading refuses new sheets",
    { ...three, prepare: ({ workbook }) => void (workbook.isReadOnly = true) },
    (context) => context.workbook.worksheets.add("Log2"),
    "WorksheetCollection.add",
  ),
  {
    rule: "a workbook opened for reading says so, and is read",
    basis: "captured",
    source: "@types/office-js, Workbook.readOnly",
    seed: { ...three, prepare: ({ workbook }) => void (workbook.isReadOnly = true) },
    operations: async (context) => {
      context.workbook.load("readOnly");
      const cell = context.workbook.worksheets.getItem("Clients").getRange("A1").load("values");
      await context.sync();
      return [context.workbook.readOnly, cell.values];
    },
    expected: [true, [["Durand"]]],
  },
  denied(
    "a cell of a hidden sheet cannot be selected",
    three,
    (context) => context.workbook.worksheets.getItem("Log").getRange("A1").select(),
    "Range.select",
    "InvalidOperation",
  ),
  {
    rule: "a hidden sheet can be deleted",
    basis: "captured",
    source: "Microsoft Learn, Work with worksheets: only very hidden sheets cannot",
    seed: {
      ...three,
      prepare: ({ sheet }) => {
        sheet("Notes").visibility = "Hidden";
      },
    },
    operations: async (context) => {
      context.workbook.worksheets.getItem("Notes").delete();
      const none = context.workbook.worksheets.getItemOrNullObject("Notes");
      await context.sync();
      return none.isNullObject;
    },
    expected: true,
  },
  {
    rule: "a very hidden sheet is deleted once it is shown",
    basis: "captured",
    source: "Microsoft Learn, Work with worksheets",
    seed: three,
    operations: async (context) => {
      const log = context.workbook.worksheets.getItem("Log");
      log.visibility = "Visible";
      log.delete();
      const none = context.workbook.worksheets.getItemOrNullObject("Log");
      await context.sync();
      return none.isNullObject;
    },
    expected: true,
  },
  {
    rule: "a deleted sheet fails from then on",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: three,
    operations: async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes").load("id");
      await context.sync();
      notes.delete();
      await context.sync();
      notes.load("name");
      await context.sync();
    },
    fails: { code: "ItemNotFound" },
  },
  {
    rule: "deleting a sheet loses the references to it",
    basis: "captured",
    source: "Microsoft Support, How to correct a #REF! error",
    seed: { sheets: { Clients: [["=Notes!A1", "=SUM(Notes!A:A)"]], Notes: [[1]] } },
    operations: async (context) => {
      context.workbook.worksheets.getItem("Notes").delete();
      await context.sync();
    },
    leaves: { "Clients!A1:B1": [["=#REF!", "=SUM(#REF!)"]] },
  },
  {
    rule: "renaming a sheet renames it in formulas",
    basis: "captured",
    source: "Microsoft Support, Rename a worksheet",
    seed: { sheets: { Clients: [["=Notes!A1"]], Notes: [[1]] } },
    operations: async (context) => {
      context.workbook.worksheets.getItem("Notes").name = "Mes notes";
      await context.sync();
    },
    leaves: { "Clients!A1": [["='Mes notes'!A1"]] },
  },
  {
    rule: "the longest sheet name has 31 characters",
    basis: "captured",
    source: "Microsoft Support, Rename a worksheet",
    seed: three,
    operations: async (context) => {
      const notes = context.workbook.worksheets.getItem("Notes");
      notes.name = "x".repeat(31);
      notes.load("name");
      await context.sync();
      return notes.name.length;
    },
    expected: 31,
  },
];
