import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keepUntilSeen } from "../../src/application/keptLog";
import type { LogFinding, LogUpkeep } from "../../src/application/logUpkeep";
import type { LogRowUnreadable } from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import { ok } from "../../src/domain/result";
import { App } from "../../src/taskpane/App";
import { createDraftMemory } from "../../src/taskpane/draftMemory";
import { openLocalMemory } from "../../src/taskpane/localMemory";
import { StoredOutbox } from "../../src/taskpane/outbox";
import { PaneSession } from "../../src/taskpane/paneSession";
import { DeskInMemory, LOG } from "./deskInMemory";
import { paneText } from "./renderPane";

const CODEC = {
  encode: (event: CallEvent) => JSON.stringify(event),
  decode: (text: string) => JSON.parse(text) as CallEvent,
};
const WORKBOOK = "https://example.sharepoint.com/Clients.xlsx";

afterEach(() => localStorage.clear());

interface Given {
  readonly desk?: DeskInMemory;
  readonly unreadable?: readonly LogRowUnreadable[];
  readonly upkeep?: Partial<LogUpkeep>;
}

async function openPane({ desk = new DeskInMemory(), ...given }: Given = {}) {
  const memory = openLocalMemory("");
  const outbox = new StoredOutbox(memory, WORKBOOK, CODEC);
  const upkeep: LogUpkeep = {
    verify: async () =>
      ok({ entryCount: 2, sheetCount: 1, unsealedCount: 0, findings: [], fingerprint: "ab".repeat(32) }),
    showCopy: async () => ok(undefined),
    archive: async () => ok({ entryCount: 0, stoppedAt: [] }),
    readArchive: async () => ok([]),
    erase: async ({ ids }) => ok(ids.length),
    ...given.upkeep,
  };
  const session = new PaneSession(
    Object.assign(Object.create(desk) as DeskInMemory, { log: keepUntilSeen(desk.log, outbox) }),
    {
      displayLanguage: "en-US",
      authorMemory: { read: () => "Camille", write: () => undefined },
      outbox,
      drafts: createDraftMemory(memory, WORKBOOK, () => 0),
      unreadableRows: () => given.unreadable ?? [],
      logUpkeep: async () => upkeep,
    },
  );
  const view = render(<App session={session} theme={{ isDark: () => false, subscribe: () => () => {} }} />);
  await act(() => session.start());
  await waitFor(() => screen.getByRole("main"));
  return { desk, session, outbox, user: userEvent.setup(), die: () => view.unmount() };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

describe("While others work", () => {
  it("takes in a colleague's entry without reading the sheet again", async () => {
    const { desk, session } = await openPane();
    const read = jest.spyOn(desk.table, "read");
    await act(async () => session.open({ type: "debtor", debtorKey: "brasserie lou" }));
    desk.events.push({
      ...(LOG[0] as Extract<CallEvent, { type: "call" }>),
      id: "theirs",
      debtorKey: "brasserie lou",
      note: "Vu avec Paul",
    });
    await act(() => session.logChanged());
    expect(paneText()).toContain("Vu avec Paul");
    expect(read).not.toHaveBeenCalled();
  });

  it("names rows of the log that somebody broke", async () => {
    await openPane({
      unreadable: [{ type: "LogUnreadable", sheetName: "Relance_Log_1", rowNumber: 7, found: "x" }],
    });
    expect(paneText()).toContain("row 7 of Relance_Log_1 cannot be read any more. All other entries count.");
  });
});

describe("The log's own screen", () => {
  async function openLog(given: Given = {}) {
    const pane = await openPane(given);
    await pane.user.click(button("Settings"));
    await pane.user.click(button("Call log…"));
    await screen.findByRole("button", { name: "Verify the log" });
    return pane;
  }

  it("says that the log is whole, what that proves and what it does not, with the fingerprint", async () => {
    const { user } = await openLog();
    await user.click(button("Verify the log"));
    await screen.findByText(/The log is whole: 2 entries on 1 sheet/);
    expect(paneText()).toContain("It does not prove who wrote an entry, nor when");
    expect(paneText()).toContain("abababab abababab");
  });

  it("names every kind of finding with its place", async () => {
    const place = { sheetName: "Relance_Log_1", rowNumber: 4, id: "x" };
    const findings: readonly LogFinding[] = [
      { type: "RowAltered", ...place },
      { type: "RowInserted", ...place },
      { type: "RowMoved", ...place },
      { type: "RowsMissingBefore", ...place },
      { type: "EndMissing", ...place },
      { type: "RowsNotNoted", ...place, count: 2 },
      { type: "SheetMissing", sheetName: "Relance_Log_2" },
      { type: "ErasureUnfinished", ...place },
    ];
    const { user } = await openLog({
      upkeep: {
        verify: async () =>
          ok({ entryCount: 2, sheetCount: 1, unsealedCount: 3, findings, fingerprint: "0".repeat(64) }),
      },
    });
    await user.click(button("Verify the log"));
    await screen.findByText("Relance_Log_1, row 4: altered after it was written.");
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toHaveLength(8);
    expect(paneText()).toContain("Relance_Log_2: the whole sheet is missing.");
    expect(paneText()).toContain("3 rows of an older format had no seal");
  });

  it("finds entries by any words of them, and erases a person from what it found after asking", async () => {
    const erased: string[] = [];
    const { user } = await openLog({
      upkeep: {
        erase: async ({ ids, because, scope }) => {
          erased.push(...ids, because ?? "", scope);
          return ok(ids.length);
        },
      },
    });
    await user.type(screen.getByRole("searchbox"), "dupont 5000");
    await user.click(button("Search"));
    await screen.findByText("1 entry");
    button("Copy them as CSV");
    await user.click(button("Erase a person from this entry…"));
    expect(erased).toEqual([]);
    await user.type(screen.getByLabelText("Why (a request of …)"), "letter of 20 Nov");
    await user.click(button("Erase for good"));
    await screen.findByText("Erased from 1 entry.");
    expect(erased).toEqual(["c1", "letter of 20 Nov", "words"]);
  });

  it("sets aside by age what counts no more, and says when something stopped it", async () => {
    const asked: unknown[] = [];
    const { user } = await openLog({
      upkeep: {
        archive: async (before, stillCounts) => {
          asked.push(before, LOG.map(stillCounts));
          return ok({ entryCount: 3, stoppedAt: [LOG[0]!] });
        },
      },
    });
    await user.selectOptions(screen.getByLabelText("Older than"), "12");
    await user.click(button("Set aside"));
    await screen.findByText("3 entries set aside.");
    expect(paneText()).toContain("Older entries stay behind 1 entry that still counts.");
    expect(asked).toEqual(["2025-11-22T00:00:00.000Z", [true, true]]);
  });

  it("says why something could not be done", async () => {
    const { user } = await openLog({
      upkeep: { showCopy: async () => ({ ok: false, fault: { type: "WorkbookProtected" } }) },
    });
    await user.click(button("Show it as a sheet"));
    await screen.findByRole("alert");
  });
});
