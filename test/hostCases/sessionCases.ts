import type { HostCase, Seed, Stage } from "./hostCase";

const ledger: Seed = { sheets: { Ledger: [[1, 2, 3]] } };
const beginsEditing: Seed = { ...ledger, prepare: ({ host }) => host.cellEdit.begin() };

const cell = (context: Excel.RequestContext, address: string) =>
  context.workbook.worksheets.getItem("Ledger").getRange(address);

/** Writes three cells, one after the other, in one batch. */
async function writeThree(context: Excel.RequestContext): Promise<void> {
  for (const address of ["A1", "B1", "C1"]) cell(context, address).values = [["new"]];
  await context.sync();
}

const planned = (fault: Parameters<Stage["host"]["faults"]["plan"]>[0]): Seed => ({
  ...ledger,
  prepare: ({ host }) => host.faults.plan(fault),
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const cases: readonly HostCase[] = [
  {
    rule: "while a person types, a batch fails",
    basis: "captured",
    source: "Microsoft Learn, Error handling: InvalidOperationInCellEditMode",
    seed: beginsEditing,
    operations: writeThree,
    fails: { code: "InvalidOperationInCellEditMode" },
    leaves: { "Ledger!A1:C1": [[1, 2, 3]] },
  },
  {
    rule: "while a person types, reading fails too",
    basis: "captured",
    source: "OfficeDev/office-js issue 3388: any batch fails",
    seed: beginsEditing,
    operations: async (context) => {
      cell(context, "A1").load("values");
      await context.sync();
    },
    fails: { code: "InvalidOperationInCellEditMode" },
  },
  {
    rule: "a batch that asked for it waits until the person is done",
    basis: "captured",
    source: "Microsoft Learn, Delay execution while cell is being edited",
    seed: beginsEditing,
    operations: async (_context, { client, host, workbook }) => {
      const a1 = () => workbook.sheets[0]!.cellAt(0, 0)?.value;
      const writing = client.Excel.run({ delayForCellEdit: true }, writeThree);
      await pause(20);
      const before = a1();
      host.cellEdit.end();
      await writing;
      return [before, a1()];
    },
    expected: [1, "new"],
  },
  {
    rule: "batches that waited run in the order they came",
    basis: "assumed",
    seed: beginsEditing,
    operations: async (_context, { client, host }) => {
      const writing = ["first", "second"].map((text) =>
        client.Excel.run({ delayForCellEdit: true }, async (context) => {
          cell(context, "A1").values = [[text]];
          await context.sync();
        }),
      );
      await pause(20);
      host.cellEdit.end();
      await Promise.all(writing);
    },
    leaves: { "Ledger!A1": [["second"]] },
  },
  {
    rule: "when the person is done, batches run again",
    basis: "captured",
    source: "Microsoft Learn, Error handling: InvalidOperationInCellEditMode",
    seed: beginsEditing,
    operations: async (context, { host }) => {
      await cell(context, "A1")
        .context.sync()
        .catch(() => undefined);
      host.cellEdit.end();
      await writeThree(context);
    },
    leaves: { "Ledger!A1:C1": [["new", "new", "new"]] },
  },
  {
    rule: "a failure before anything is applied changes nothing",
    basis: "assumed",
    seed: planned({ kind: "before", code: "ActivityLimitReached" }),
    operations: writeThree,
    fails: { code: "ActivityLimitReached" },
    leaves: { "Ledger!A1:C1": [[1, 2, 3]] },
  },
  {
    rule: "a failure after everything was applied undoes nothing",
    basis: "assumed",
    seed: planned({ kind: "after", code: "ServiceNotAvailable" }),
    operations: writeThree,
    fails: { code: "ServiceNotAvailable" },
    leaves: { "Ledger!A1:C1": [["new", "new", "new"]] },
  },
  {
    rule: "a failure partway keeps what came before it",
    basis: "captured",
    source: "Microsoft Learn, Error handling: there is no rollback",
    seed: planned({ kind: "partway", code: "GeneralException" }),
    operations: writeThree,
    fails: { code: "GeneralException" },
    leaves: { "Ledger!A1:C1": [["new", 2, 3]] },
  },
  {
    rule: "a failure comes with the sync it was planned for",
    basis: "assumed",
    seed: planned({ sync: 2, kind: "before", code: "GeneralException" }),
    operations: async (context) => {
      cell(context, "A1").values = [["first"]];
      await context.sync();
      cell(context, "B1").values = [["second"]];
      await context.sync();
    },
    fails: { code: "GeneralException" },
    leaves: { "Ledger!A1:C1": [["first", 2, 3]] },
  },
  {
    rule: "an answer that hangs never comes, and nothing was done",
    basis: "assumed",
    seed: planned({ kind: "hang" }),
    operations: async (_context, { client }) =>
      Promise.race([client.Excel.run(writeThree).then(() => "answered"), pause(60).then(() => "silent")]),
    expected: "silent",
    leaves: { "Ledger!A1:C1": [[1, 2, 3]] },
  },
  {
    rule: "a late answer comes late",
    basis: "assumed",
    seed: planned({ kind: "delay", delayMs: 60 }),
    operations: async (context) => {
      const startedAt = Date.now();
      await writeThree(context);
      return Date.now() - startedAt >= 55;
    },
    expected: true,
    leaves: { "Ledger!A1:C1": [["new", "new", "new"]] },
  },
  {
    rule: "the context of a failed batch goes on with the next",
    basis: "assumed",
    seed: planned({ kind: "before", code: "GeneralException" }),
    operations: async (context) => {
      cell(context, "A1").values = [["lost"]];
      await context.sync().catch(() => undefined);
      cell(context, "B1").values = [["kept"]];
      await context.sync();
    },
    leaves: { "Ledger!A1:C1": [[1, "kept", 3]] },
  },
  {
    rule: "a co-author reads what this person wrote",
    basis: "captured",
    source: "Microsoft Learn, Coauthoring in Excel add-ins",
    seed: ledger,
    operations: async (context, { openCoauthor }) => {
      const { Excel } = await openCoauthor();
      await writeThree(context);
      return Excel.run(async (theirs) => {
        const row = cell(theirs, "A1:C1").load("values");
        await theirs.sync();
        return row.values;
      });
    },
    expected: [["new", "new", "new"]],
  },
  {
    rule: "batches of two people take turns, each as a whole",
    basis: "assumed",
    seed: ledger,
    operations: async (_context, { client, openCoauthor }) => {
      const writeInTurns = ({ Excel }: Stage["client"], who: string) =>
        Excel.run(async (context) => {
          for (let turn = 0; turn < 5; turn++) {
            const row = cell(context, "A1:B1");
            row.values = [[who, turn]];
            row.load("values");
            await context.sync();
            if (row.values[0]![0] !== who || row.values[0]![1] !== turn) return "torn";
          }
          return "whole";
        });
      return Promise.all([writeInTurns(client, "me"), writeInTurns(await openCoauthor(), "they")]);
    },
    expected: ["whole", "whole"],
  },
  {
    rule: "the last of two people who write a cell wins",
    basis: "assumed",
    seed: ledger,
    operations: async (context, { openCoauthor }) => {
      const { Excel } = await openCoauthor();
      const mine = cell(context, "A1").load("values");
      await context.sync();
      await Excel.run(async (theirs) => {
        cell(theirs, "A1").values = [["theirs"]];
        await theirs.sync();
      });
      mine.values = [["mine"]];
      await context.sync();
    },
    leaves: { "Ledger!A1": [["mine"]] },
  },
  {
    rule: "a range of this person follows rows a co-author inserted",
    basis: "assumed",
    seed: ledger,
    operations: async (context, { openCoauthor }) => {
      const mine = cell(context, "A1").load("address");
      await context.sync();
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        cell(theirs, "1:2").insert("Down");
        await theirs.sync();
      });
      mine.load("address,values");
      await context.sync();
      return [mine.address, mine.values];
    },
    expected: ["Ledger!A3", [[1]]],
  },
  {
    rule: "a sheet a co-author deleted is not found",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemNotFound",
    seed: { sheets: { Ledger: [[1]], Log: [["entry"]] } },
    operations: async (context, { openCoauthor }) => {
      const log = context.workbook.worksheets.getItem("Log").load("id");
      await context.sync();
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        theirs.workbook.worksheets.getItem("Log").delete();
        await theirs.sync();
      });
      log.getRange("A1").values = [["lost"]];
      await context.sync();
    },
    fails: { code: "ItemNotFound" },
  },
  {
    rule: "the second of two people who add the same sheet is refused",
    basis: "captured",
    source: "Microsoft Learn, Error handling: ItemAlreadyExists",
    seed: ledger,
    operations: async (context, { openCoauthor }) => {
      const { Excel } = await openCoauthor();
      await Excel.run(async (theirs) => {
        theirs.workbook.worksheets.add("Log");
        await theirs.sync();
      });
      context.workbook.worksheets.add("Log");
      await context.sync();
    },
    fails: { code: "ItemAlreadyExists", location: "WorksheetCollection.add" },
  },
  {
    rule: "syncs, actions and bytes are counted, start and clean-up are not",
    basis: "assumed",
    seed: ledger,
    startsClient: true,
    operations: async (_context, { client, host, settled }) => {
      await settled();
      const { syncs } = host.counters;
      await client.Excel.run(async (context) => {
        cell(context, "A1:C1").load("values");
        await context.sync();
        await context.sync();
      });
      await settled();
      const { actions, bytesIn, bytesOut, largestRequestBytes, largestResponseBytes } = host.counters;
      const isConsistent = bytesIn >= largestRequestBytes && bytesOut >= largestResponseBytes;
      return [
        syncs,
        host.counters.syncs,
        actions >= 3,
        largestRequestBytes > 200,
        largestResponseBytes > 50,
        isConsistent,
      ];
    },
    expected: [0, 1, true, true, true, true],
  },
  {
    rule: "the largest request and response are kept apart from the last",
    basis: "assumed",
    seed: ledger,
    operations: async (context, { host }) => {
      host.counters.reset();
      cell(context, "A1:Z50").values = "x".repeat(10) as never;
      const block = cell(context, "A1:Z50").load("values");
      await context.sync();
      const { largestRequestBytes, largestResponseBytes } = host.counters;
      cell(context, "A1").values = [["y"]];
      await context.sync();
      return [
        block.values.length,
        largestResponseBytes > 15_000,
        host.counters.largestRequestBytes === largestRequestBytes,
        host.counters.largestResponseBytes === largestResponseBytes,
      ];
    },
    expected: [50, true, true, true],
  },
];
