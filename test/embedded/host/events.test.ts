import { sceneOf, type Scene } from "../../hostCases/hostCase";
import { everythingDelivered, openOfficeClient, type OfficeClient } from "../../support/officeClient";

const opened: OfficeClient[] = [];

async function open({ host }: Scene): Promise<OfficeClient> {
  const client = await openOfficeClient(host);
  opened.push(client);
  return client;
}

afterEach(() => {
  opened.splice(0).forEach((client) => client.close());
});

const ledger = () =>
  sceneOf({
    sheets: {
      Ledger: [
        ["Invoice", "Due"],
        ["F-101", 1],
      ],
      Other: [],
    },
    tables: { Invoices: "Ledger!A1:B2" },
  });

/** Every event under way has arrived. */
const settled = () => everythingDelivered(opened);

/** What `worksheet.onChanged` brings from now on. */
async function changesOf({ Excel }: OfficeClient, sheetName = "Ledger") {
  const changes: Excel.WorksheetChangedEventArgs[] = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheetName).onChanged.add(async (event) => {
      changes.push(event);
    });
    await context.sync();
  });
  return changes;
}

const write = ({ Excel }: OfficeClient, address: string, values: unknown[][]) =>
  Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Ledger").getRange(address).values = values;
    await context.sync();
  });

describe("worksheet.onChanged", () => {
  it("reports a large write, which the client cuts in blocks, as one change", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await write(
      client,
      "E1:F2000",
      Array.from({ length: 2000 }, (_, row) => [row, row]),
    );
    await settled();
    expect(changes.map(({ address }) => address)).toEqual(["E1:F2000"]);
  });

  it("reports rows a table takes in as one change too", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await write(
      client,
      "A3:B2002",
      Array.from({ length: 2000 }, (_, row) => [`F-${row}`, row]),
    );
    await settled();
    expect(changes.map(({ address }) => address)).toEqual(["A3:B2002"]);
  });
});

describe("table events", () => {
  it("tell when the selection enters and leaves the table", async () => {
    const client = await open(ledger());
    const seen: unknown[] = [];
    await client.Excel.run(async (context) => {
      context.workbook.tables.getItem("Invoices").onSelectionChanged.add(async (event) => {
        seen.push([event.isInsideTable, event.address]);
      });
      await context.sync();
      context.workbook.worksheets.getItem("Ledger").getRange("A2:C2").select();
      await context.sync();
      context.workbook.worksheets.getItem("Ledger").getRange("F9").select();
      await context.sync();
    });
    await settled();
    expect(seen).toEqual([
      [true, "A2:B2"],
      [false, ""],
    ]);
  });
});

describe("workbook events", () => {
  it("tell a new selection, but not a co-author's", async () => {
    const scene = ledger();
    const [mine, theirs] = [await open(scene), await open(scene)];
    let count = 0;
    await mine.Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => {
        count += 1;
      });
      await context.sync();
    });
    const select = ({ Excel }: OfficeClient) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Ledger").getRange("A2").select();
        await context.sync();
      });
    await select(mine);
    await select(theirs);
    await settled();
    expect(count).toBe(1);
  });
});
