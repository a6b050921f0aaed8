import { sceneOf, type Scene } from "../../hostCases/hostCase";
import { everythingDelivered, openOfficeClient, type OfficeClient } from "../../support/officeClient";

const opened: OfficeClient[] = [];

async function open({ host }: Scene): Promise<OfficeClient> {
  const client = await openOfficeClient(host);
  opened.push(client);
  return client;
}

afterEach(() => {
  jest.restoreAllMocks();
  opened.splice(0).forEach((client) => client.close());
});

const ledger = () => sceneOf({ sheets: { Ledger: [[1, 2, 3]] }, settings: { "Relance.Seen": 3 } });

/** Every event under way has arrived. */
const settled = () => everythingDelivered(opened);

const writeA1 = ({ Excel }: OfficeClient, value: unknown, options: Excel.RunOptions = {}) =>
  Excel.run(options, async (context) => {
    context.workbook.worksheets.getItem("Ledger").getRange("A1").values = [[value]];
    await context.sync();
  });

const codeOf = (failing: Promise<unknown>) =>
  failing.then(
    () => "none",
    (error: { readonly code: string }) => error.code,
  );

const a1 = (scene: Scene) => scene.sheet("Ledger").cellAt(0, 0)?.value;

describe("faults on demand", () => {
  it("fails one client and not the other", async () => {
    const scene = ledger();
    const [mine, theirs] = [await open(scene), await open(scene)];
    scene.host.faults.plan({ kind: "before", code: "GeneralException", clientId: theirs.connection.id });
    expect(await codeOf(writeA1(mine, 9))).toBe("none");
    expect(await codeOf(writeA1(theirs, 10))).toBe("GeneralException");
  });
});

describe("a browser that denies storage", () => {
  it("lets the add-in start, read, write and keep settings in the workbook", async () => {
    // The client library reports the denial there, and goes on.
    jest.spyOn(console, "error").mockImplementation();
    const scene = ledger();
    const client = await openOfficeClient(scene.host, { isStorageDenied: true });
    opened.push(client);
    expect(() => client.window.localStorage).toThrow("denied");
    await writeA1(client, 9);
    const { settings } = client.Office.context.document;
    settings.set("Relance.Seen", 4);
    await new Promise((resolve) => settings.saveAsync(resolve));
    expect([a1(scene), scene.workbook.settings.get("Relance.Seen")]).toEqual([9, "4"]);
  });
});

describe("document settings", () => {
  it("share one store with the workbook's settings", async () => {
    const scene = ledger();
    const { Office, Excel } = await open(scene);
    const { settings } = Office.context.document;
    expect(settings.get("Relance.Seen")).toBe(3);
    settings.set("Relance.Policy", { ladder: [7] });
    await new Promise((resolve) => settings.saveAsync(resolve));
    const value = await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem("Relance.Policy").load("value");
      await context.sync();
      return setting.value as unknown;
    });
    expect(value).toEqual({ ladder: [7] });
  });

  it("are read anew on request", async () => {
    const scene = ledger();
    const { Office } = await open(scene);
    const { settings } = Office.context.document;
    scene.workbook.settings.set("Relance.Seen", "4");
    await new Promise((resolve) => settings.refreshAsync(resolve));
    expect(settings.get("Relance.Seen")).toBe(4);
  });

  it("lose what another client saved meanwhile: saving writes them all", async () => {
    const scene = ledger();
    const [mine, theirs] = [await open(scene), await open(scene)];
    const save = async ({ Office }: OfficeClient, key: string) => {
      Office.context.document.settings.set(key, 1);
      await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    };
    await save(mine, "mine");
    await save(theirs, "theirs");
    expect([...scene.workbook.settings.keys()]).toEqual(["Relance.Seen", "theirs"]);
  });
});

describe("Office around the workbook", () => {
  it("tells language, region, requirement sets and version", async () => {
    const { Office } = await open(ledger());
    expect(Office.context.displayLanguage).toBe("fr-FR");
    expect(Office.context.contentLanguage).toBe("fr-FR");
    expect(Office.context.platform).toBe("OfficeOnline");
    const { requirements } = Office.context;
    expect(requirements.isSetSupported("ExcelApi", "1.15")).toBe(true);
    expect(requirements.isSetSupported("ExcelApi", "1.16")).toBe(false);
    expect(requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
  });

  it("remembers the start-up behaviour", async () => {
    const scene = ledger();
    const { Office } = await open(scene);
    await Office.addin.setStartupBehavior("Load" as Office.StartupBehavior);
    expect(scene.host.startState).toBe("Background");
    expect(await Office.addin.getStartupBehavior()).toBe("Load");
  });

  it("hides and shows the pane, and tells the add-in", async () => {
    const scene = ledger();
    const { Office, connection } = await open(scene);
    const modes: string[] = [];
    await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => void modes.push(visibilityMode));
    await Office.addin.hide();
    connection.showPane(true);
    await settled();
    expect(modes).toEqual(["Hidden", "Taskpane"]);
  });

  it("runs ribbon commands until they say they are done", async () => {
    const { Office, connection } = await open(ledger());
    let pressed = 0;
    Office.actions.associate("openDesk", (event: Office.AddinCommands.Event) => {
      pressed += 1;
      event.completed();
    });
    await connection.pressCommand("openDesk");
    expect(pressed).toBe(1);
    await expect(connection.pressCommand("missing")).rejects.toThrow("no command missing");
  });

  it("keeps what the add-in did to its ribbon", async () => {
    const { Office, connection } = await open(ledger());
    await Office.ribbon.requestUpdate({
      tabs: [
        {
          id: "Relance",
          visible: true,
          groups: [{ id: "Calls", controls: [{ id: "Next", enabled: false }] }],
        },
      ],
    });
    expect(connection.ribbon.stateOf("Next")).toEqual({ isEnabled: false });
    expect(connection.ribbon.stateOf("Relance")).toEqual({ isVisible: true });
  });
});
