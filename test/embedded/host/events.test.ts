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
  it("tells the client its own changes, with both values for a single cell", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await write(client, "B2", [[7]]);
    await settled();
    expect(changes).toMatchObject([
      {
        type: "WorksheetChanged",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: "ThisLocalAddin",
        address: "B2",
        details: { valueBefore: 1, valueAfter: 7, valueTypeBefore: "Double", valueTypeAfter: "Double" },
      },
    ]);
  });

  it("gives no details for several cells", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await write(client, "A2:B2", [["F-102", 2]]);
    await settled();
    expect(changes.map(({ address, details }) => [address, details])).toEqual([["A2:B2", undefined]]);
  });

  it("comes after the answer of the batch that caused it", async () => {
    const client = await open(ledger());
    const order: string[] = [];
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Ledger");
      sheet.onChanged.add(async () => {
        order.push("event");
      });
      await context.sync();
      sheet.getRange("B2").values = [[7]];
      await context.sync();
      order.push("answer");
    });
    await settled();
    expect(order).toEqual(["answer", "event"]);
  });

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

  it("tells a co-author's change as remote, and another add-in nothing of its own", async () => {
    const scene = ledger();
    const [mine, theirs] = [await open(scene), await open(scene)];
    const changes = await changesOf(mine);
    await write(theirs, "B2", [[8]]);
    await settled();
    expect(changes.map(({ source, triggerSource }) => [source, triggerSource])).toEqual([
      ["Remote", "Unknown"],
    ]);
  });

  it("tells what a person did at the grid as local", async () => {
    const scene = ledger();
    const changes = await changesOf(await open(scene));
    const sheet = scene.sheet("Ledger");
    sheet.setCell(1, 1, { value: "typed", format: { numberFormat: "General" } });
    scene.workbook.changed({
      type: "cells",
      sheetId: sheet.id,
      range: { top: 1, left: 1, bottom: 1, right: 1 },
      source: { kind: "person" },
      valueBefore: 1,
    });
    await settled();
    expect(changes).toMatchObject([
      { source: "Local", triggerSource: "Unknown", details: { valueBefore: 1, valueAfter: "typed" } },
    ]);
  });

  it("names inserted and deleted rows", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Ledger").getRange("2:3").insert("Down");
      await context.sync();
    });
    await settled();
    expect(changes.map(({ changeType, address }) => [changeType, address])).toEqual([["RowInserted", "2:3"]]);
  });

  it("gives the cells, which have moved since", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await write(client, "B2", [[7]]);
    await settled();
    const address = await client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Ledger").getRange("1:2").insert("Down");
      const range = changes[0]!.getRange(context).load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Ledger!B4");
  });

  it("is silent while the client switched its events off", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await client.Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
    });
    await write(client, "B2", [[7]]);
    await settled();
    expect(changes).toEqual([]);
  });

  it("stops when the handler is removed", async () => {
    const client = await open(ledger());
    let count = 0;
    const registration = await client.Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(async () => {
        count += 1;
      });
      await context.sync();
      return added;
    });
    await write(client, "B2", [[7]]);
    await settled();
    await client.Excel.run(registration.context as Excel.RequestContext, async (context) => {
      registration.remove();
      await context.sync();
    });
    await write(client, "B2", [[8]]);
    await settled();
    expect(count).toBe(1);
  });

  it("says nothing about looks", async () => {
    const client = await open(ledger());
    const changes = await changesOf(client);
    await client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Ledger").getRange("A1").format.font.bold = true;
      await context.sync();
    });
    await settled();
    expect(changes).toEqual([]);
  });
});

describe("table events", () => {
  it("tell the part of a change that falls in the table", async () => {
    const client = await open(ledger());
    const changes: Excel.TableChangedEventArgs[] = [];
    await client.Excel.run(async (context) => {
      context.workbook.tables.getItem("Invoices").onChanged.add(async (event) => {
        changes.push(event);
      });
      await context.sync();
    });
    await write(client, "B2:D2", [[5, 6, 7]]);
    await settled();
    expect(changes.map(({ address, source }) => [address, source])).toEqual([["B2", "Local"]]);
  });

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
  it("tell added, deleted and activated sheets", async () => {
    const client = await open(ledger());
    const seen: string[] = [];
    await client.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async ({ source }) => void seen.push(`added ${source}`));
      worksheets.onDeleted.add(async ({ source }) => void seen.push(`deleted ${source}`));
      worksheets.onActivated.add(async () => void seen.push("activated"));
      worksheets.onDeactivated.add(async () => void seen.push("deactivated"));
      await context.sync();
      worksheets.add("New").activate();
      worksheets.getItem("Other").delete();
      await context.sync();
    });
    await settled();
    expect(seen).toEqual(["added Local", "deactivated", "activated", "deleted Local"]);
  });

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
