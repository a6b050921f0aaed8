import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keepUntilSeen } from "../../src/application/keptLog";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import type { Result } from "../../src/domain/result";
import { App } from "../../src/taskpane/App";
import { createDraftMemory } from "../../src/taskpane/memory/draftMemory";
import { openLocalMemory, type LocalMemory } from "../../src/taskpane/memory/localMemory";
import { StoredOutbox } from "../../src/taskpane/memory/outbox";
import { PaneSession } from "../../src/taskpane/session/paneSession";
import { retryDelivery } from "../../src/taskpane/session/retryDelivery";
import { DeskInMemory, LOG } from "./deskInMemory";
import { paneText } from "./renderPane";

const CODEC = {
  encode: (event: CallEvent) => JSON.stringify(event),
  decode: (text: string) => {
    const event = JSON.parse(text) as CallEvent;
    return event.type === ("letter" as string) ? undefined : event;
  },
};
const WORKBOOK = "https://example.sharepoint.com/Clients.xlsx";

const live: (() => void)[] = [];
afterEach(() => {
  for (const stop of live.splice(0)) stop();
  localStorage.clear();
});

const denied = (): LocalMemory =>
  openLocalMemory(undefined, () => {
    throw new DOMException("denied", "SecurityError");
  });

interface Given {
  readonly desk?: DeskInMemory;
  readonly memory?: LocalMemory;
  readonly workbook?: string;
  readonly language?: "fr-FR" | "en-US";
  readonly isRetrying?: boolean;
}

async function openPane(given: Given = {}) {
  const { desk = new DeskInMemory(), memory = openLocalMemory(""), workbook = WORKBOOK } = given;
  const { language = "en-US", isRetrying = false } = given;
  const outbox = new StoredOutbox(memory, workbook, CODEC);
  const ports = Object.assign(Object.create(desk) as DeskInMemory, { log: keepUntilSeen(desk.log, outbox) });
  const session = new PaneSession(ports, {
    displayLanguage: language,
    authorMemory: { read: () => "Camille", write: () => undefined },
    outbox,
    drafts: createDraftMemory(memory, workbook, () => 0),
  });
  const view = render(<App session={session} theme={{ isDark: () => false, subscribe: () => () => {} }} />);
  if (isRetrying) live.push(retryDelivery(session));
  await act(() => session.opening.start());
  await waitFor(() => screen.getByRole("main"));
  return { desk, session, outbox, user: userEvent.setup(), die: () => view.unmount() };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const called = (desk: DeskInMemory): readonly CallLogged[] =>
  desk.events.filter((event): event is CallLogged => event.type === "call").slice(LOG.length);

/** Appending stands still until the returned function is called. */
function holdAppend(desk: DeskInMemory): () => void {
  const append = desk.log.append;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  desk.log.append = async (events) => {
    await held;
    return append(events);
  };
  return () => {
    desk.log.append = append;
    release();
  };
}

/** Written, but the answer never came. */
function loseAnswers(desk: DeskInMemory): () => void {
  const append = desk.log.append;
  desk.log.append = async (events): Promise<Result<never, never>> => {
    await append(events);
    return { ok: false, fault: { type: "HostFailure", code: "RequestAborted", message: "" } as never };
  };
  return () => {
    desk.log.append = append;
  };
}

async function typeCall(session: PaneSession, note: string): Promise<void> {
  await act(async () => session.open({ type: "call", debtorKey: "martin sa" }));
  act(() => session.calls.chooseOutcome("VM"));
  act(() => session.calls.changeCall({ note }));
}

describe("An entry that cannot be written", () => {
  it("waits on this computer, is shown everywhere with its text to copy, and is logged once later", async () => {
    const { desk, user, outbox, session } = await openPane();
    desk.fail("append", { type: "WorkbookProtected" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(outbox.waiting()).toMatchObject([{ type: "call", outcome: "NA", debtorName: "Martin SA" }]);
    expect(paneText()).toContain("One entry is not in the log yet.");
    button("Copy as text");
    // Asked for again, it is the same call.
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(outbox.waiting()).toHaveLength(1);
    desk.mend("append");
    await user.click(button("Try again"));
    await waitFor(() => expect(paneText()).not.toContain("not in the log yet"));
    expect(paneText()).toContain("The entry that was waiting is in the log now.");
    expect(called(desk)).toHaveLength(1);
    expect(outbox.waiting()).toEqual([]);
  });

  it("says why on every screen, and once on a screen that says it already", async () => {
    const { desk, user, session } = await openPane();
    const why = /The structure of this workbook is protected/g;
    desk.fail("append", { type: "WorkbookProtected" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(paneText().match(why)).toHaveLength(1);
    expect(paneText()).not.toContain("It is kept on this computer");
    await user.click(button("Settings"));
    expect(paneText().match(why)).toHaveLength(1);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(paneText()).toContain(
      "It is kept on this computer, even when Excel is closed; Relance keeps trying by itself.",
    );
    // Another reason after another attempt.
    desk.fail("append", { type: "WorkbookReadOnly" });
    await user.click(button("Try again"));
    expect(paneText()).toContain("This workbook is open for reading only.");
    expect(paneText()).not.toMatch(why);
  });

  it("does not send anybody to a sheet that Excel does not show", async () => {
    const { desk, session } = await openPane();
    desk.fail("append", { type: "SheetProtected", sheetName: "Relance_Log_ab12" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(paneText()).toContain("The hidden sheet of the call log (Relance_Log_ab12) is protected");
    expect(paneText()).not.toContain("Review tab");
    desk.fail("append", { type: "SheetProtected", sheetName: "Factures" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(paneText()).toContain("Review tab, Unprotect Sheet");
  });

  it("counts several, in French as well", async () => {
    const { desk, session } = await openPane({ language: "fr-FR" });
    desk.fail("append", { type: "WorkbookReadOnly" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    act(() => session.dismissMessage());
    expect(paneText()).toContain("Elle est gardée sur cet ordinateur, même Excel fermé");
    await act(() => session.calls.logNoAnswer("dupont & fils"));
    expect(paneText()).toContain("2 entrées ne sont pas encore au journal.");
    act(() => session.dismissMessage());
    expect(paneText()).toContain("Elles sont gardées sur cet ordinateur, même Excel fermé");
  });

  it("goes into the log when the pane is opened again, and that is said", async () => {
    const first = await openPane();
    first.desk.fail("append", { type: "HostFailure", code: "GeneralException", message: "" });
    await act(() => first.session.calls.logNoAnswer("martin sa"));
    first.die();
    first.desk.mend("append");
    const { desk, outbox } = await openPane({ desk: first.desk });
    await waitFor(() => expect(outbox.waiting()).toEqual([]));
    expect(desk.events).toHaveLength(LOG.length + 1);
    expect(paneText()).toContain("The entry that was waiting is in the log now.");
  });

  it("is kept while the pane is open where the browser stores nothing, and the person is told", async () => {
    const { desk, session } = await openPane({ memory: denied() });
    desk.fail("append", { type: "WorkbookReadOnly" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(paneText()).toContain("It is kept only while this pane is open");
    desk.mend("append");
    await act(() => session.log.deliverWaiting());
    expect(desk.events).toHaveLength(LOG.length + 1);
  });

  it("is kept while the pane is open when the store is full, and stored once there is room", async () => {
    const { desk, session } = await openPane();
    const full = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    desk.fail("append", { type: "WorkbookReadOnly" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(paneText()).toContain("It is kept only while this pane is open: the browser has no room for it");
    full.mockRestore();
    await act(() => session.log.deliverWaiting());
    act(() => session.dismissMessage());
    expect(paneText()).toContain(
      "It is kept on this computer, even when Excel is closed; Relance keeps trying by itself.",
    );
    expect(Object.keys(localStorage)).toEqual(["relance.outbox.new-1"]);
  });
});

describe("Trying again by itself", () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ["queueMicrotask", "nextTick", "setImmediate"] }));
  afterEach(() => jest.useRealTimers());
  const pass = (seconds: number): Promise<void> =>
    act(() => jest.advanceTimersByTimeAsync(seconds * 1000).then(() => undefined));

  it("logs what waits as soon as Excel takes it, ever more rarely", async () => {
    const { desk, session, outbox } = await openPane({ isRetrying: true });
    const append = jest.spyOn(desk.log, "append");
    desk.fail("append", { type: "WorkbookProtected" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    expect(append).toHaveBeenCalledTimes(1);
    const attempts: number[] = [];
    for (const seconds of [9, 1, 30, 60, 120, 300, 300]) {
      await pass(seconds);
      attempts.push(append.mock.calls.length);
    }
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7]);
    desk.mend("append");
    await pass(300);
    expect(outbox.waiting()).toEqual([]);
    expect(called(desk)).toHaveLength(1);
    const logged = append.mock.calls.length;
    await pass(1000);
    expect(append).toHaveBeenCalledTimes(logged);
  });

  it("tries at once when the person comes back to the pane", async () => {
    const { desk, session, outbox } = await openPane({ isRetrying: true });
    desk.fail("append", { type: "WorkbookProtected" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    desk.mend("append");
    await act(async () => void window.dispatchEvent(new Event("focus")));
    await pass(0);
    expect(outbox.waiting()).toEqual([]);
  });

  it("leaves a call that is being typed alone, and what stands in a message as well", async () => {
    const { desk, session, outbox } = await openPane({ isRetrying: true });
    desk.fail("append", { type: "WorkbookProtected" });
    await act(() => session.calls.logNoAnswer("martin sa"));
    await pass(10);
    expect(screen.getByRole("alert").textContent).toContain("The structure of this workbook is protected");
    await typeCall(session, "Rappeler");
    desk.mend("append");
    await pass(60);
    expect(outbox.waiting()).toHaveLength(1);
    act(() => void session.goBack());
    await pass(300);
    expect(outbox.waiting()).toEqual([]);
  });

  it("says after a while that Excel does not answer, and that nothing is lost", async () => {
    const { desk, session } = await openPane();
    const release = holdAppend(desk);
    await typeCall(session, "Rappeler");
    await act(async () => void session.calls.saveCall());
    expect(paneText()).not.toContain("Excel has not answered yet");
    await pass(15);
    expect(paneText()).toContain("Excel has not answered yet. What you saved is kept on this computer");
    release();
    await pass(0);
    expect(paneText()).not.toContain("Excel has not answered yet");
    expect(called(desk)).toHaveLength(1);
  });
});

describe("While a delivery nobody asked for is under way", () => {
  async function delivering() {
    const pane = await openPane();
    pane.desk.fail("append", { type: "WorkbookProtected" });
    await act(() => pane.session.calls.logNoAnswer("dupont & fils"));
    pane.desk.mend("append");
    const release = holdAppend(pane.desk);
    await act(async () => void pane.session.log.deliverUnasked());
    return { ...pane, release };
  }

  it("loses nothing that is typed meanwhile", async () => {
    const { session, release, outbox } = await delivering();
    await typeCall(session, "Il rappelle demain");
    await act(async () => release());
    await waitFor(() => expect(outbox.waiting()).toEqual([]));
    screen.getByDisplayValue("Il rappelle demain");
  });

  it("cannot throw away a call that is on its way into the log", async () => {
    const { desk, session, user } = await openPane();
    desk.fail("append", { type: "WorkbookProtected" });
    await typeCall(session, "Il paie");
    await act(() => session.calls.saveCall());
    act(() => void session.goBack());
    desk.mend("append");
    const release = holdAppend(desk);
    await act(async () => void session.log.deliverUnasked());
    await act(async () => session.open({ type: "call", debtorKey: "martin sa" }));
    button("Saving…");
    await user.click(button("Discard"));
    act(() => session.calls.discardCall());
    screen.getByDisplayValue("Il paie");
    await act(async () => release());
    await waitFor(() => expect(called(desk)).toHaveLength(1));
    expect(screen.queryByDisplayValue("Il paie")).toBeNull();
  });

  it("saves a call all the same, after it", async () => {
    const { desk, session, release } = await delivering();
    await typeCall(session, "Il rappelle demain");
    await act(async () => void session.calls.saveCall());
    button("Saving…");
    const idle: unknown[] = [];
    session.subscribe(() => {
      const { phase } = session.getState();
      if (phase.type === "ready" && phase.job === undefined) idle.push(phase.message?.type);
    });
    await act(async () => release());
    await waitFor(() => expect(paneText()).toContain("Logged for Martin SA: Message left"));
    // Busy from the one to the other.
    expect(new Set(idle)).toEqual(new Set(["callLogged"]));
    expect(called(desk).map(({ debtorName, outcome }) => [debtorName, outcome])).toEqual([
      ["Dupont & Fils", "NA"],
      ["Martin SA", "VM"],
    ]);
  });
});

describe("A call being typed", () => {
  it("comes back after the page has died, at every key", async () => {
    const first = await openPane();
    await typeCall(first.session, "Il dit qu’il paie");
    first.die();
    const { user, session } = await openPane();
    expect(paneText()).toContain("A call to Martin SA was being typed when the pane closed.");
    await user.click(button("Go on typing"));
    screen.getByDisplayValue("Il dit qu’il paie");
    act(() => session.calls.discardCall());
    first.die();
    expect(openLocalMemory("").names()).toEqual([]);
  });

  it("is no draft when nothing was typed, nor once it is logged", async () => {
    const { session } = await openPane();
    await act(async () => session.open({ type: "call", debtorKey: "martin sa" }));
    expect(openLocalMemory("").names()).toEqual([]);
    act(() => session.calls.chooseOutcome("VM"));
    expect(openLocalMemory("").names()).toHaveLength(1);
    await act(() => session.calls.saveCall());
    expect(openLocalMemory("").names()).toEqual([]);
  });

  it("warns while typing where the browser stores nothing", async () => {
    const { session } = await openPane({ memory: denied() });
    expect(paneText()).not.toContain("Nothing you type here can be kept");
    await act(async () => session.open({ type: "call", debtorKey: "martin sa" }));
    expect(paneText()).toContain("Nothing you type here can be kept on this computer");
  });

  it("is told of although something else was delivered when the pane opened", async () => {
    const first = await openPane();
    first.desk.fail("append", { type: "WorkbookProtected" });
    await act(() => first.session.calls.logNoAnswer("dupont & fils"));
    await typeCall(first.session, "Il dit qu’il paie");
    first.die();
    first.desk.mend("append");
    const { desk, outbox } = await openPane({ desk: first.desk });
    await waitFor(() => expect(outbox.waiting()).toEqual([]));
    expect(called(desk)).toHaveLength(1);
    expect(paneText()).toContain("A call to Martin SA was being typed when the pane closed.");
  });

  it("was saved in vain before the page died: it is delivered, its form is closed, and nobody is asked to type", async () => {
    const first = await openPane();
    first.desk.fail("append", { type: "WorkbookProtected" });
    await typeCall(first.session, "Il dit qu’il paie");
    await act(() => first.session.calls.saveCall());
    first.die();
    first.desk.mend("append");
    const { desk, outbox, session } = await openPane({ desk: first.desk });
    await waitFor(() => expect(outbox.waiting()).toEqual([]));
    expect(called(desk).map(({ note }) => note)).toEqual(["Il dit qu’il paie"]);
    expect(paneText()).not.toContain("was being typed");
    expect(session.getState().phase).toMatchObject({ type: "ready", forms: new Map() });
    expect(openLocalMemory("").names()).toEqual([]);
  });

  it("was saved in vain and typed in again before the page died: the log has the one, the form the other", async () => {
    const first = await openPane();
    first.desk.fail("append", { type: "WorkbookProtected" });
    await typeCall(first.session, "Il paie");
    await act(() => first.session.calls.saveCall());
    act(() => first.session.calls.changeCall({ note: "Il paie vendredi" }));
    first.die();
    first.desk.mend("append");
    const { desk, outbox, user, session } = await openPane({ desk: first.desk });
    await waitFor(() => expect(outbox.waiting()).toEqual([]));
    await user.click(button("Go on typing"));
    screen.getByDisplayValue("Il paie vendredi");
    await act(() => session.calls.saveCall());
    const [saved, corrected] = called(desk);
    expect([saved?.note, corrected?.note, corrected?.replaces]).toEqual([
      "Il paie",
      "Il paie vendredi",
      saved?.id,
    ]);
    expect(called(desk)).toHaveLength(2);
  });

  it("arrived although the answer did not, and was typed in again before the page died: nothing of it is lost", async () => {
    const first = await openPane();
    const mend = loseAnswers(first.desk);
    await typeCall(first.session, "Il paie");
    await act(() => first.session.calls.saveCall());
    act(() => first.session.calls.changeCall({ note: "Il paie vendredi" }));
    first.die();
    mend();
    const { user } = await openPane({ desk: first.desk });
    await user.click(button("Go on typing"));
    screen.getByDisplayValue("Il paie vendredi");
  });

  it("waits for nobody's form when the page died between writing and reading back", async () => {
    const first = await openPane();
    const mend = loseAnswers(first.desk);
    await typeCall(first.session, "Il paie");
    await act(() => first.session.calls.saveCall());
    first.die();
    mend();
    const { desk, outbox } = await openPane({ desk: first.desk });
    expect(outbox.waiting()).toEqual([]);
    expect(called(desk)).toHaveLength(1);
    expect(paneText()).not.toContain("was being typed");
  });
});

describe("While Excel waits for a cell", () => {
  it("says so, in any job", async () => {
    const { session } = await openPane();
    act(() => session.log.waitingForCell(true));
    expect(paneText()).toContain("finish typing in the cell (Enter or Esc)");
    act(() => session.log.waitingForCell(false));
    expect(paneText()).not.toContain("finish typing");
  });
});

describe("What waits for another workbook", () => {
  const OLD = "https://example.sharepoint.com/Compta/Clients%202025.xlsx";

  /** Saved in another workbook while Excel refused. */
  async function saveElsewhere(workbook: string, desk: DeskInMemory, debtorKey = "martin sa"): Promise<void> {
    const pane = await openPane({ workbook, desk });
    desk.fail("append", { type: "WorkbookReadOnly" });
    await act(() => pane.session.calls.logNoAnswer(debtorKey));
    desk.mend("append");
    pane.die();
  }

  it("is said on the first screen only, quietly, and never logged by itself", async () => {
    await saveElsewhere(OLD, new DeskInMemory());
    const { desk, user } = await openPane();
    expect(called(desk)).toEqual([]);
    expect(paneText()).not.toContain("not in the log yet");
    button("1 entry waits for another workbook");
    await user.click(button("Settings"));
    expect(screen.queryByRole("button", { name: "1 entry waits for another workbook" })).toBeNull();
  });

  it("names the workbook and the entries, and is logged here under the same id when the log proves that it is the same book", async () => {
    const before = new DeskInMemory();
    await saveElsewhere(OLD, before);
    const { desk, user, outbox } = await openPane();
    await user.click(button("1 entry waits for another workbook"));
    screen.getByRole("heading", { name: "Clients 2025.xlsx" });
    expect(paneText()).toContain("https://example.sharepoint.com/Compta/");
    expect(screen.getByRole("list", { name: "Clients 2025.xlsx" }).textContent).toContain("Martin SA");
    expect(paneText()).toContain("This workbook’s log holds the entry made just before it");
    await user.click(button("Log it in this workbook"));
    await waitFor(() => expect(called(desk)).toMatchObject([{ id: "new-1", debtorName: "Martin SA" }]));
    expect([outbox.waiting(), outbox.elsewhere()]).toEqual([[], []]);
    expect(paneText()).toContain("Nothing waits for another workbook any more.");
    expect(paneText()).toContain("The entry that was waiting is in the log now.");
  });

  it("asks first when only the customers are the same", async () => {
    await saveElsewhere(OLD, new DeskInMemory({ log: [] }));
    const { desk, user } = await openPane();
    await user.click(button("1 entry waits for another workbook"));
    expect(paneText()).toContain("nothing proves that it is the same workbook");
    await user.click(button("Log it in this workbook"));
    expect(called(desk)).toEqual([]);
    await user.click(button("No, keep it"));
    await user.click(button("Log it in this workbook"));
    await user.click(button("Yes, log here"));
    await waitFor(() => expect(called(desk)).toHaveLength(1));
  });

  it("cannot be logged in a sheet that knows none of the customers", async () => {
    await saveElsewhere(OLD, new DeskInMemory({ log: [] }));
    const others = new DeskInMemory({ log: [] }).stored;
    const stranger = new DeskInMemory({ log: [], settings: others });
    stranger.sheet = [];
    const { user } = await openPane({ desk: stranger });
    await user.click(button("1 entry waits for another workbook"));
    expect(paneText()).toContain(
      "It is not about a customer of this sheet, so it cannot be logged here. Open that workbook if it still exists.",
    );
    expect(screen.queryByRole("button", { name: "Log it in this workbook" })).toBeNull();
    button(/^Copy as text/);
  });

  it("is thrown away only after a question, by keyboard as well", async () => {
    await saveElsewhere("?some-window", new DeskInMemory());
    const { desk, user, outbox } = await openPane({ language: "fr-FR" });
    await user.click(button("1 entrée attend un autre classeur"));
    screen.getByRole("heading", { name: "Un classeur jamais enregistré" });
    button("Jeter…").focus();
    await user.keyboard("{Enter}");
    const question = screen.getByRole("group", { name: /Une fois jetée, elle ne peut plus être retrouvée/ });
    expect(document.activeElement?.textContent).toBe("Non, garder");
    await user.keyboard("{Enter}");
    expect(outbox.elsewhere()).toHaveLength(1);
    await user.click(button("Jeter…"));
    await user.click(within(screen.getByRole("group", { name: /Une fois jetée/ })).getByText("Jeter"));
    expect(question.isConnected).toBe(false);
    expect([outbox.elsewhere(), called(desk)]).toEqual([[], []]);
    expect(paneText()).toContain("Plus rien n’attend un autre classeur.");
    await user.keyboard("{Escape}");
    screen.getByRole("searchbox");
  });

  it("stays when this workbook does not take it either, and then waits for this one", async () => {
    await saveElsewhere(OLD, new DeskInMemory());
    const { desk, user, outbox } = await openPane();
    desk.fail("append", { type: "WorkbookProtected" });
    await user.click(button("1 entry waits for another workbook"));
    await user.click(button("Log it in this workbook"));
    await waitFor(() => expect(paneText()).toContain("One entry is not in the log yet."));
    expect(outbox.waiting()).toMatchObject([{ id: "new-1" }]);
  });

  it("keeps and counts what it cannot read, of a newer Relance or damaged", async () => {
    localStorage.setItem(
      "relance.outbox.n",
      JSON.stringify({ workbook: WORKBOOK, entry: '{"type":"letter"}' }),
    );
    localStorage.setItem("relance.outbox.b", "{");
    const { user } = await openPane();
    await user.click(button("2 entries wait for another workbook"));
    screen.getByRole("heading", { name: "2 entries that cannot be read" });
    expect(Object.keys(localStorage).sort()).toEqual(["relance.outbox.b", "relance.outbox.n"]);
    await user.click(button("Throw away…"));
    await user.click(button("Throw away"));
    expect(Object.keys(localStorage)).toEqual([]);
  });
});
