import { act, screen, waitFor, within } from "@testing-library/react";
import type { LogFinding, LogUpkeep, LogVerdict, SheetCopy } from "../../src/application/logUpkeep";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import { ok } from "../../src/domain/result";
import { callLog, day } from "../support/receivables";
import { LOG } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

const VERDICT: LogVerdict = {
  entryCount: 2,
  sheetCount: 1,
  unsealedCount: 0,
  erasedCount: 0,
  endsNotNoted: [],
  findings: [],
  fingerprint: "ab".repeat(32),
  chains: new Map([["Relance_Log_1", ["1c".repeat(32), "2d".repeat(32)]]]),
};

interface Given {
  readonly language?: "fr-FR" | "en-US";
  readonly log?: readonly CallEvent[];
  readonly old?: readonly CallEvent[];
  readonly upkeep?: Partial<LogUpkeep>;
}

async function openLog({ language = "en-US", log = LOG, old = [], upkeep = {} }: Given = {}) {
  const pane = await renderPane({
    displayLanguage: language,
    log,
    logUpkeep: async () => ({
      verify: async () => ok(VERDICT),
      showCopy: async () => ok(undefined),
      readDecimalMark: async () => undefined,
      previewArchive: async () => ok({ entryCount: 0, stayCount: 0, stoppedAt: [] }),
      archive: async () => ok({ entryCount: 0, stayCount: 0, stoppedAt: [] }),
      readArchive: async () => ok(old),
      erase: async ({ ids }) => ok(ids.length),
      ...upkeep,
    }),
  });
  await pane.user.click(button(language === "en-US" ? "Settings" : "Réglages"));
  await pane.user.click(button(language === "en-US" ? "Call log…" : "Journal des appels…"));
  await screen.findByRole("searchbox");
  return pane;
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const noButton = (name: string | RegExp): void => expect(screen.queryByRole("button", { name })).toBeNull();

/** The files that the person was given. */
function downloads(): { readonly name: string; readonly text: Promise<string> }[] {
  const files: { name: string; text: Promise<string> }[] = [];
  let blob = new Blob();
  URL.createObjectURL = (made: Blob) => {
    blob = made;
    return "blob:file";
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const read = new FileReader();
    const text = new Promise<string>((resolve) => (read.onload = () => resolve(String(read.result))));
    read.readAsText(blob);
    files.push({ name: this.download, text });
  });
  return files;
}

afterEach(() => jest.restoreAllMocks());

const [SPOKEN] = callLog(`
  id  on          debtor     outcome  covers
  p1  2026-11-20  Martin SA  NOC      F-102=860.50`) as [CallLogged];
const CALL: CallLogged = { ...SPOKEN, person: "Mme Lefèvre", note: "Rappeler après le 15" };
const ANSWER: CallEvent = {
  type: "planAnswer",
  id: "a1",
  loggedAt: "2026-11-21T09:00:00Z",
  author: "Camille",
  callId: "p1",
  answer: "ACCEPTED",
  answeredOn: day("2026-11-21"),
  note: "Elle remercie",
};

describe("Verifying the log", () => {
  it("says that it is whole, what that proves and what it does not, with the fingerprint", async () => {
    const { user } = await openLog();
    await user.click(button("Verify the log"));
    await screen.findByText(/The log is whole: 2 entries on 1 sheet/);
    expect(paneText()).toContain("It does not prove who wrote an entry, nor when");
    expect(paneText()).toContain("abababab abababab");
  });

  it("names every kind of finding with its place", async () => {
    const place = {
      sheetName: "Relance_Log_1",
      rowNumber: 4,
      id: "x",
      entry: { debtor: "Durand", author: "Claire", loggedAt: "2026-11-02T10:00:00+01:00" },
    };
    const findings: readonly LogFinding[] = [
      { type: "RowAltered", ...place },
      { type: "RowInserted", ...place },
      { type: "RowMoved", ...place },
      { type: "RowsMissingBefore", ...place },
      { type: "EndMissing", ...place },
      { type: "RowsNotNoted", ...place, count: 2 },
      { type: "SheetMissing", sheetName: "Relance_Log_2" },
      { type: "SheetCopied", sheetName: "Relance_Log_3", of: "Relance_Log_1" },
      { type: "ErasureUnfinished", ...place },
    ];
    const { user } = await openLog({
      upkeep: { verify: async () => ok({ ...VERDICT, unsealedCount: 3, findings }) },
    });
    await user.click(button("Verify the log"));
    await screen.findByText(/Relance_Log_2/);
    expect(screen.getAllByRole("listitem")).toHaveLength(9);
    expect(paneText()).toContain("3 rows of an older format had no seal");
  });

  it("says what nothing can be said about, also when nothing was found", async () => {
    const { user } = await openLog({
      upkeep: {
        verify: async () => ok({ ...VERDICT, erasedCount: 1, endsNotNoted: ["Relance_Log_1"] }),
      },
    });
    await user.click(button("Verify the log"));
    await screen.findByText(/The log is whole/);
    expect(paneText()).not.toContain("each as Relance wrote it, none missing");
    expect(paneText()).toContain(
      "1 entry was erased on request: what is left there is what the erasure left",
    );
    expect(paneText()).toContain("does not say with which row Relance_Log_1 ended: rows cut off there");
  });

  it("compares with the fingerprint that was copied, with all its ends, and with a log that has grown", async () => {
    let copied = "";
    const chains = new Map([["Relance_Log_1", ["1c".repeat(32), "2d".repeat(32), "3e".repeat(32)]]]);
    const verdicts: LogVerdict[] = [VERDICT, { ...VERDICT, fingerprint: "cd".repeat(32), chains }];
    const { user } = await openLog({ upkeep: { verify: async () => ok(verdicts.shift()!) } });
    jest.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => void (copied = text));
    const compare = async (text: string): Promise<void> => {
      await user.clear(screen.getByLabelText("Compare with a fingerprint kept elsewhere"));
      await user.click(screen.getByLabelText("Compare with a fingerprint kept elsewhere"));
      await user.paste(text);
      await user.click(button("Compare"));
    };
    await user.click(button("Verify the log"));
    await user.click(await screen.findByRole("button", { name: "Copy the fingerprint" }));
    expect(copied).toBe(
      `Relance, call log on 22 Nov 2026: 2 entries\nFingerprint ${"ab".repeat(32)}\nRelance_Log_1: ${"2d".repeat(32)}`,
    );
    await compare(copied);
    screen.getByText("The same: nothing was added, changed or taken away since.");
    await user.click(button("Verify the log"));
    await screen.findByText(/cdcdcdcd cdcdcdcd/);
    await compare(copied);
    screen.getByText("All that was in the log then is still there, in its place; 1 row was added since.");
    await compare(copied.replace("2d2d", "0000"));
    screen.getByText(/The log does not hold any more what it held then \(Relance_Log_1\)/);
    await compare("Hello");
    screen.getByText(/There is no fingerprint in this text/);
  });

  it("shows how far it is, and stops when asked to", async () => {
    const { user } = await openLog({
      upkeep: {
        verify: (job) => {
          job?.onProgress?.({ rowsDone: 3, rows: 10 });
          return new Promise((resolve) =>
            job?.signal?.addEventListener("abort", () =>
              resolve({ ok: false, fault: { type: "Cancelled", rowsDone: 3, rows: 10 } }),
            ),
          );
        },
      },
    });
    await user.click(button("Verify the log"));
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe("3");
    expect(button("Show it as a sheet").getAttribute("aria-disabled")).toBe("true");
    await user.click(button("Stop"));
    await screen.findByRole("alert");
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("finishes an erasure that was cut short, as far as it went then", async () => {
    const asked: unknown[] = [];
    const entry = { debtor: "Durand", author: "Claire", loggedAt: "" };
    const unfinished = (id: string): LogFinding => ({
      type: "ErasureUnfinished",
      sheetName: "Relance_Log_1",
      rowNumber: 2,
      id,
      entry,
    });
    const redaction: CallEvent = {
      ...{ type: "redaction", id: "r", loggedAt: "2026-11-21T09:00:00Z", author: "Camille", scope: "debtor" },
      redacts: [{ id: "c1", contentHashes: [] }],
    };
    const { user } = await openLog({
      log: [...LOG, redaction],
      upkeep: {
        verify: async () => ok({ ...VERDICT, findings: [unfinished("c1"), unfinished("c2")] }),
        erase: async ({ ids, scope }) => {
          asked.push([...ids, scope]);
          return ok(ids.length);
        },
      },
    });
    await user.click(button("Verify the log"));
    await user.click(await screen.findByRole("button", { name: "Finish the erasure" }));
    await screen.findByText("Erased from 2 entries.");
    expect(asked).toEqual([
      ["c2", "words"],
      ["c1", "debtor"],
    ]);
  });
});

describe("Reading the log", () => {
  it("is copied to a sheet, latest first, with what was set aside, and the sheet says that it is a copy", async () => {
    const copies: SheetCopy[] = [];
    const old = callLog(`
      id  on          debtor  outcome  covers
      o1  2024-01-20  Petit   NA       F-001=10.00`);
    const { user } = await openLog({
      language: "fr-FR",
      old,
      upkeep: {
        showCopy: async (copy) => {
          copies.push(copy);
          return ok(undefined);
        },
      },
    });
    await user.click(button("Afficher en feuille"));
    await screen.findByText(/3 entrées sont sur une feuille à part/);
    const [{ rows, columns, ...copy }] = copies as [SheetCopy];
    expect(copy).toMatchObject({
      notice:
        "Copie du journal des appels au 22/11/2026\u00a0: 3 entrées. Modifier cette feuille ne change pas le journal.",
      uses1904: false,
    });
    const entry = columns.findIndex(({ id }) => id === "entry");
    expect(rows.map((row) => row[entry])).toEqual(["c1", "c2", "o1"].map((text) => ({ type: "text", text })));
  });

  it("is exported as a file, and says what to do where none arrives", async () => {
    const files = downloads();
    const { user } = await openLog({ upkeep: { readDecimalMark: async () => "," } });
    await user.click(button("Export as CSV"));
    await screen.findByText(/2 entries in call-log-2026-11-22\.csv, among your downloads/);
    expect(paneText()).toContain("Some versions of Excel save none from a pane");
    expect(files.map(({ name }) => name)).toEqual(["call-log-2026-11-22.csv"]);
    expect((await files[0]!.text).split("\r\n")[0]).toMatch(/^\ufeff?"Logged at";"By";/);
  });

  it("says that there is nothing to copy or export in an empty log", async () => {
    const files = downloads();
    const { user } = await openLog({ log: [] });
    await user.click(button("Show it as a sheet"));
    await screen.findByText("The log is empty.");
    await user.click(button("Export as CSV"));
    await screen.findByText("The log is empty.");
    expect(files).toEqual([]);
  });

  it("says why it could not be done", async () => {
    const { user } = await openLog({
      upkeep: { showCopy: async () => ({ ok: false, fault: { type: "WorkbookProtected" } }) },
    });
    await user.click(button("Show it as a sheet"));
    await screen.findByRole("alert");
  });
});

describe("Searching the log", () => {
  async function search(user: Awaited<ReturnType<typeof openLog>>["user"], text: string): Promise<string> {
    const box = screen.getByRole("searchbox");
    await user.clear(box);
    if (text !== "") await user.type(box, text);
    await user.click(button("Search"));
    const found = await screen.findByText(/^(\d+ entr(y|ies)|No entry says that\.)$/);
    return found.textContent ?? "";
  }

  it.each([
    ["lefevre", 1],
    ["LEFÈVRE", 1],
    ["martin 860,50", 1],
    ["860.50", 1],
    ["F-102", 1],
    ["f-10", 2],
    ["20 Nov 2026", 1],
    ["2026-11-20", 1],
    ["20/11/2026", 1],
    ["20 novembre 2026", 1],
    ["2026-11-24", 1],
    ["apres le 15", 1],
    ["remercie", 1],
    ["", 4],
    ["nobody", 0],
    ["!!!", 0],
    // What a machine knows entries by is nothing that was said.
    ["p1", 0],
    ["debtorKey", 0],
  ])("finds « %s » in %i entries", async (text, count) => {
    const { user } = await openLog({ log: [...LOG, CALL, ANSWER] });
    expect(await search(user, text)).toBe(
      count === 0 ? "No entry says that." : `${count} ${count === 1 ? "entry" : "entries"}`,
    );
  });

  it("draws some of hundreds, the others when asked for, and exports them all", async () => {
    const files = downloads();
    const many = Array.from({ length: 120 }, (_, index) => ({ ...CALL, id: `m${index}` }));
    const { user } = await openLog({ log: many });
    expect(await search(user, "lefevre")).toBe("120 entries");
    expect(screen.getAllByRole("listitem")).toHaveLength(25);
    await user.click(button(/^Show more/));
    expect(screen.getAllByRole("listitem")).toHaveLength(120);
    await user.click(button("Export these entries"));
    await waitFor(() => expect(files).toHaveLength(1));
    expect((await files[0]!.text).trimEnd().split("\r\n")).toHaveLength(121);
  });

  it("gives the keyboard back to the box when it is closed", async () => {
    const { user } = await openLog();
    await search(user, "dupont");
    await user.click(button("Close the search"));
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });
});

describe("Erasing a person", () => {
  interface Asked {
    readonly ids: readonly string[];
    readonly because: string | undefined;
    readonly scope: string;
  }

  async function openErasing(text: string, given: Given = {}) {
    const asked: Asked[] = [];
    const pane = await openLog({
      log: [...LOG, CALL, ANSWER],
      ...given,
      upkeep: {
        erase: async ({ ids, because, scope }) => {
          asked.push({ ids, because, scope });
          return ok(ids.length);
        },
      },
    });
    await pane.user.type(screen.getByRole("searchbox"), text);
    await pane.user.click(button("Search"));
    await screen.findByText(/^\d+ entr/);
    return { ...pane, asked };
  }

  it("lists what goes, also what only belongs to a call that was found, and asks a second time", async () => {
    // Once what had the focus is gone, jsdom says that nothing has it.
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const { user, asked } = await openErasing("lefevre");
    await user.click(button("Erase a person from these 2 entries…"));
    expect(document.activeElement?.textContent).toBe("Erase a person");
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringMatching(/Martin SA · Mme Lefèvre · Rappeler après le 15$/),
      expect.stringMatching(/Answer to a plan · Elle remercie · about one of these calls$/),
    ]);
    expect(paneText()).toContain("Stays in the log: do not write the person’s name.");
    expect(asked).toEqual([]);
    await user.type(screen.getByLabelText("Why"), "letter of 20 Nov");
    await user.click(button("Erase for good from 2 entries"));
    await screen.findByText("Erased from 2 entries.");
    expect(asked).toEqual([{ ids: ["p1", "a1"], because: "letter of 20 Nov", scope: "words" }]);
    expect(document.activeElement?.textContent).toBe("Erased from 2 entries.");
  });

  it("spares what is unticked, and does nothing without anything ticked", async () => {
    const { user, asked } = await openErasing("lefevre");
    await user.click(button("Erase a person from these 2 entries…"));
    const [first, second] = within(screen.getByRole("list")).getAllByRole("checkbox");
    await user.click(first!);
    await user.click(second!);
    await user.click(button("Erase for good from 0 entries"));
    expect(asked).toEqual([]);
    await user.click(second!);
    await user.click(button("Erase for good from 1 entry"));
    await screen.findByText("Erased from 1 entry.");
    expect(asked.map(({ ids }) => ids)).toEqual([["a1"]]);
  });

  it("forgets the customer as well when asked to, and says what may still rest on it", async () => {
    const { user, asked } = await openErasing("dupont");
    // No words in it: only the customer can be forgotten.
    await user.click(button("Erase a person from this entry…"));
    screen.getByText("These entries say nothing of a person any more.");
    screen.getByText(/^Stays, since the next calls rest on it/);
    await user.click(screen.getByRole("checkbox", { name: /^Forget the customer/ }));
    screen.getByText(/^Stays: dates, outcomes and amounts, of no customer/);
    await user.click(button("Erase for good from 1 entry"));
    await screen.findByText(/refresh them under “My sheet”/);
    expect(asked).toEqual([{ ids: ["c1"], because: undefined, scope: "debtor" }]);
  });

  it("is offered neither for everything nor for what says nothing of anybody", async () => {
    const taken: CallEvent = {
      type: "void",
      id: "v",
      loggedAt: "2026-11-21T09:00:00Z",
      author: "Zoe",
      voids: "c1",
    };
    const { user } = await openErasing("zoe", { log: [...LOG, taken] });
    noButton(/^Erase a person/);
    await user.clear(screen.getByRole("searchbox"));
    await user.click(button("Search"));
    await screen.findByText("3 entries");
    noButton(/^Erase a person/);
  });

  it("goes back to its button when it is not wanted after all", async () => {
    const { user, asked } = await openErasing("lefevre");
    await user.click(button(/^Erase a person/));
    await user.click(button("Keep them"));
    expect(document.activeElement).toBe(button(/^Erase a person/));
    expect(asked).toEqual([]);
  });

  it("throws away a call being typed on this computer that says it too", async () => {
    const { user, session } = await openLog({ log: [...LOG, CALL] });
    await act(async () => session.open({ type: "call", debtorKey: "martin sa" }));
    act(() => session.calls.chooseOutcome("VM"));
    act(() => session.calls.changeCall({ note: "Mme Lefèvre absente" }));
    await act(async () => session.open({ type: "log", search: "lefevre" }));
    await user.click(await screen.findByRole("button", { name: /^Erase a person/ }));
    screen.getByText("A call being typed on this computer says it too: it will be thrown away.");
    await user.click(button(/^Erase for good/));
    await screen.findByText(/^Erased from/);
    const { phase } = session.getState();
    expect(phase.type === "ready" && [...phase.forms.keys()]).toEqual([]);
  });
});

describe("Setting old entries aside", () => {
  it("says first how many would go, how many stay and why; does it when asked again", async () => {
    const asked: unknown[] = [];
    const old = { entryCount: 3, stayCount: 2, stoppedAt: [LOG[0]!] };
    const { user } = await openLog({
      upkeep: {
        previewArchive: async (before, stillCounts) => {
          asked.push("preview", before, LOG.map(stillCounts));
          return ok(old);
        },
        archive: async (before) => {
          asked.push("archive", before);
          return ok(old);
        },
      },
    });
    await user.selectOptions(screen.getByLabelText("Older than"), "12");
    await user.click(button("See what would go"));
    await screen.findByText("3 entries would be set aside.");
    expect(paneText()).toContain(
      "2 older entries stay: the log can only be cut before an entry about an invoice in your sheet.",
    );
    expect(paneText()).toMatch(/12 Nov 2026 \d\d:\d\d · Call · Dupont & Fils · F-201\./);
    expect(asked).toEqual(["preview", "2025-11-22T00:00:00.000Z", [true, true]]);
    await user.click(button("Set 3 entries aside"));
    await screen.findByText("3 entries set aside.");
    expect(asked.slice(3)).toEqual(["archive", "2025-11-22T00:00:00.000Z"]);
    noButton("Set 3 entries aside");
  });

  it("says that there is nothing, and forgets what it said when another age is chosen", async () => {
    const { user } = await openLog();
    await user.click(button("See what would go"));
    await screen.findByText("Nothing to set aside.");
    noButton(/entries aside$/);
    await user.selectOptions(screen.getByLabelText("Older than"), "60");
    expect(paneText()).not.toContain("Nothing to set aside.");
  });
});
