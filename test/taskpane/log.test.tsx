import { act, render, screen, waitFor } from "@testing-library/react";
import type { LogRowUnreadable } from "../../src/application/ports";
import type { CallEvent } from "../../src/domain/callLog";
import { App } from "../../src/taskpane/App";
import { PaneSession } from "../../src/taskpane/session/paneSession";
import { DeskInMemory, LOG } from "./deskInMemory";
import { paneText } from "./renderPane";

async function openPane(unreadable: readonly LogRowUnreadable[] = []) {
  const desk = new DeskInMemory();
  const session = new PaneSession(desk, {
    displayLanguage: "en-US",
    authorMemory: { read: () => "Camille", write: () => undefined },
    unreadableRows: () => unreadable,
  });
  render(<App session={session} theme={{ isDark: () => false, subscribe: () => () => {} }} />);
  await act(() => session.opening.start());
  await waitFor(() => screen.getByRole("main"));
  return { desk, session };
}

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
    await act(() => session.log.logChanged());
    expect(paneText()).toContain("Vu avec Paul");
    expect(read).not.toHaveBeenCalled();
  });

  it("names rows of the log that somebody broke", async () => {
    await openPane([{ type: "LogUnreadable", sheetName: "Relance_Log_1", rowNumber: 7, found: "x" }]);
    expect(paneText()).toContain("row 7 of Relance_Log_1 cannot be read any more. All other entries count.");
  });
});
