import { act, screen, within } from "@testing-library/react";
import { seeReceivables } from "../../src/domain/comparison";
import { callLog, day, receivables } from "../support/receivables";
import { BOOK, CANDIDATE, type BookInMemory } from "./deskInMemory";
import { paneText, renderPane, type RenderedPane } from "./renderPane";

/** Yesterday's sheet is the book; today's has one paid, one part paid, one re-numbered, one gone, one new. */
const NEXT = receivables(`
  invoice  debtor           due         open
  F-101    Martin SA        2026-10-05  0.00
  F-102    Martin SA        2026-11-02  500.50
  F-103    Martin SA        2026-10-12  300.00
  N-201    Dupont & Fils    2026-10-10  5000.00
  F-401    Lefèvre          2027-01-15  990.00
  F-501    Garage Petit     2026-09-01  0.00
  F-601    Hôtel Bellevue   2026-12-31  80.00
`);

const LOG = callLog(`
  id  on          debtor         outcome  until       amount   covers
  c1  2026-11-12  Dupont & Fils  PTP      2026-11-24  5000.00  F-201=5000.00
  c2  2026-10-15  Martin SA      PTP      2026-10-20  1200.00  F-101=1200.00
  c3  2026-11-19  Brasserie Lou  NOC      -           -        F-301=240.00
`);

interface Given extends BookInMemory {
  readonly displayLanguage?: "fr-FR" | "en-US";
  readonly prepare?: (ports: RenderedPane["ports"]) => void;
}

/** The pane opened on the next export, over a workbook in which the book was read on the 20th. */
function openOnNext({ prepare, ...given }: Given = {}): Promise<RenderedPane> {
  return renderPane({
    log: LOG,
    ...given,
    prepare: (ports) => {
      ports.seen = { id: "s1", seenOn: day("2026-11-20"), receivables: seeReceivables(BOOK) };
      ports.sheet = NEXT;
      prepare?.(ports);
    },
  });
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

/** What one kind of change lists, opened where it is closed. */
async function changesUnder(name: RegExp, { user }: RenderedPane): Promise<string> {
  const heading = button(name);
  if (heading.getAttribute("aria-expanded") === "false") await user.click(heading);
  return (heading.parentElement?.textContent ?? "").replace(/[\s\u00a0\u202f]+/g, " ");
}

describe("a sheet that has changed since it was read", () => {
  it("says in short what has changed, and opens the report", async () => {
    const pane = await openOnNext({ displayLanguage: "fr-FR" });
    expect(paneText()).toContain("La feuille a changé depuis le 20/11/2026");
    expect(paneText()).toContain(
      "1 payée · 1 payée en partie · 1 absente · 1 renumérotée · 1 nouvelle · promesses : 1 tenue",
    );
    await pane.user.click(button("Voir ce qui a changé"));
    expect(screen.getByRole("heading", { name: "Ce qui a changé" })).toBeDefined();
    expect(await changesUnder(/^Payées en partie/, pane)).toContain(
      "F-102360,00 €Martin SA · échéance 02/11/2026 · reste 500,50 €",
    );
    expect(await changesUnder(/^Absentes de la feuille/, pane)).toContain("elles comptent comme payées");
    expect(await changesUnder(/^Nouveau numéro/, pane)).toContain("F-201 → N-201");
    expect(await changesUnder(/^Promesses/, pane)).toContain("Martin SAtenue");
    await pane.user.click(within(button(/^Payées 1/).parentElement!).getByRole("button", { name: /^F-101/ }));
    expect(screen.getByRole("heading", { name: "Martin SA" })).toBeDefined();
  });

  it("keeps it in the log and compares with it no more", async () => {
    const { ports, session } = await openOnNext();
    expect(ports.events.map(({ type }) => type)).toEqual([
      "call",
      "call",
      "call",
      "comparison",
      "reattachment",
    ]);
    expect(ports.seen?.seenOn).toBe(day("2026-11-22"));
    await act(() => session.sheet.readAgain());
    expect(paneText()).toContain("Read again: nothing has changed in the sheet.");
    expect(ports.events).toHaveLength(5);
    // What it found is still there to look at, every invoice of it.
    await act(async () => session.open({ type: "changes" }));
    expect(button(/^New 1 invoice/)).toBeDefined();
  });

  it("shows calls under the new number, and leaves them where they were when that is undone", async () => {
    const pane = await openOnNext();
    await pane.user.click(button("See what changed"));
    expect(await changesUnder(/^New number/, pane)).toContain("Calls moved here.");
    await pane.user.click(button("Undo: F-201 → N-201"));
    expect(paneText()).toContain("Taken back. The log keeps both lines.");
    expect(pane.ports.events.at(-1)?.type).toBe("void");
    expect(await changesUnder(/^New number/, pane)).toContain("Calls left where they were.");
    await pane.user.click(button("Choose their invoice (F-201)"));
    expect(screen.getByRole("heading", { name: "Calls without an invoice" })).toBeDefined();
    expect(button(/It is N-201/)).toBeDefined();
  });

  it("lets the person say that a vanished invoice is not paid, and which one it is", async () => {
    const pane = await openOnNext();
    await pane.user.click(button("See what changed"));
    await pane.user.click(button("Not paid: it is another invoice… (F-301)"));
    expect(paneText()).toContain("gone since 22 Nov 2026, counts as paid");
    expect(paneText()).toContain("19 Nov 2026: Reached, no commitment");
    await pane.user.type(screen.getByRole("searchbox", { name: "Find an open invoice" }), "nothing");
    expect(paneText()).toContain("No open invoice matches “nothing”.");
    await pane.user.clear(screen.getByRole("searchbox"));
    await pane.user.type(screen.getByRole("searchbox"), "bellevue");
    await pane.user.click(button(/^F-601/));
    expect(paneText()).toContain("The calls about F-301 are now with F-601.");
    expect(paneText()).toContain("Every invoice you called about is in the sheet, or was paid.");
    await pane.user.click(button("Undo"));
    expect(paneText()).toContain("counts as paid");
  });

  it("shows what has changed although the workbook cannot keep it", async () => {
    const { ports } = await openOnNext({
      prepare: (desk) => desk.fail("append", { type: "WorkbookReadOnly" }),
    });
    expect(paneText()).toContain("this workbook cannot keep it");
    expect(paneText()).toContain("1 paid");
    expect(ports.seen?.id).toBe("s1");
  });

  it("brings our columns up to date with the calls where they are now", async () => {
    const pane = await openOnNext({ columns: "values" });
    await pane.user.click(button("See what changed"));
    expect(paneText()).toContain("still show the calls before this change");
    await pane.user.click(button("Refresh the columns"));
    expect(pane.ports.written.at(-1)).toEqual({ rows: 7, mode: "values" });
    expect(paneText()).not.toContain("still show the calls before this change");
    expect(button(/^New number/)).toBeDefined();
  });

  it("tells a change that the columns are written from, when that is how it is noticed", async () => {
    const { ports, session } = await renderPane({ log: LOG, columns: "values" });
    ports.seen = { id: "s1", seenOn: day("2026-11-20"), receivables: seeReceivables(BOOK) };
    ports.sheet = NEXT;
    await act(() => session.sheet.addOrRefreshColumns("values"));
    expect(paneText()).toContain("The sheet has changed since 20 Nov 2026");
    expect(paneText()).toContain("Your Relance columns are up to date.");
  });

  it("tells of the last change again when the workbook is opened later, with the invoices somebody called about", async () => {
    const first = await openOnNext();
    const { events, seen } = first.ports;
    document.body.replaceChildren();
    const pane = await renderPane({
      log: events,
      prepare: (ports) => {
        ports.seen = seen;
        ports.sheet = NEXT;
      },
    });
    expect(paneText()).not.toContain("The sheet has changed");
    await pane.user.click(button("My sheet"));
    expect(paneText()).toContain("Last change seen on 22 Nov 2026: 1 paid · 1 part paid · 1 gone");
    await pane.user.click(button("See what changed"));
    expect(paneText()).toContain("Only invoices somebody has called about are listed one by one.");
    expect(screen.queryByRole("button", { name: /^New 1 invoice/ })).toBeNull();
    expect(paneText()).toContain("New 1 invoice €80.00");
  });
});

describe("reading the sheet", () => {
  it("writes nothing into a workbook that is only opened", async () => {
    const { ports } = await renderPane();
    expect(ports.seen).toBeUndefined();
  });

  it("has nothing to compare at first, and says how there will be", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await user.click(button("Ma feuille"));
    expect(paneText()).toContain("Rien à comparer pour l’instant. Collez votre prochain export");
  });

  it("offers to read the sheet again when much of it was changed, and goes back to the sheet's screen by Escape", async () => {
    const { user, session, ports } = await renderPane({ log: LOG });
    ports.seen = { id: "s1", seenOn: day("2026-11-20"), receivables: seeReceivables(BOOK) };
    ports.sheet = NEXT;
    act(() => session.sheet.sheetChanged());
    expect(paneText()).toContain("The sheet has changed since it was read.");
    await user.click(button("Read it again"));
    expect(paneText()).not.toContain("The sheet has changed since it was read.");
    await user.click(button("See what changed"));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("heading", { name: "My sheet" })).toBeDefined();
  });

  it("takes other columns of the same sheet for a correction, not for a change", async () => {
    const { user, session, ports } = await openOnNext();
    ports.sheet = BOOK;
    await act(() => session.opening.lookForLists());
    await act(async () => session.opening.chooseColumn("phone", undefined));
    await user.click(button("Read my sheet"));
    expect(paneText()).not.toContain("The sheet has changed");
    expect(ports.seen?.receivables).toEqual(seeReceivables(BOOK));
  });

  it("compares when other columns are chosen for a sheet that was replaced meanwhile", async () => {
    const { user, session, ports } = await renderPane({ log: LOG });
    ports.seen = { id: "s1", seenOn: day("2026-11-20"), receivables: seeReceivables(BOOK) };
    ports.sheet = NEXT;
    act(() => session.sheet.sheetChanged());
    await act(() => session.opening.lookForLists());
    await act(async () => session.opening.chooseColumn("phone", undefined));
    await user.click(button("Read my sheet"));
    expect(paneText()).toContain("The sheet has changed since 20 Nov 2026");
  });

  it("compares when the columns had to be chosen again because their headings are gone", async () => {
    const { user, session, ports } = await renderPane({ log: LOG, candidates: [CANDIDATE] });
    ports.seen = { id: "s1", seenOn: day("2026-11-20"), receivables: seeReceivables(BOOK) };
    ports.fail("read", { type: "HeaderMissing", sheetName: "Factures", headers: ["Solde TTC"] });
    await act(() => session.sheet.readAgain());
    await user.click(button("Change the columns"));
    ports.mend("read");
    ports.sheet = NEXT;
    await act(async () => session.opening.chooseColumn("phone", undefined));
    await user.click(button("Read my sheet"));
    expect(paneText()).toContain("The sheet has changed since 20 Nov 2026");
  });
});

describe("names that look alike", () => {
  const book = receivables(`
    invoice  debtor         due         open
    F-1      SARL Durand    2026-10-05  1200.00
    F-2      Durand         2026-10-12  300.00
    F-3      Ets Petit      2026-10-12  80.00
    F-4      Petit SAS      2026-10-12  80.00
  `);

  it("are one customer when a person says so, and two again when that is undone", async () => {
    const { user, ports } = await renderPane({ book, log: [] });
    expect(screen.getByRole("heading", { name: "4 customers to call" })).toBeDefined();
    await user.click(button("My sheet"));
    await user.click(button("Same customer twice? (2)"));
    await user.click(button("SARL Durand and Durand: same customer"));
    expect(paneText()).toContain("Durand is now with SARL Durand.");
    expect(ports.events.map(({ type }) => type)).toEqual(["merge"]);
    await user.click(button("Today"));
    expect(screen.getByRole("heading", { name: "3 customers to call" })).toBeDefined();
    await user.click(button("My sheet"));
    await user.click(button("Same customer twice? (1)"));
    // The name that was given up still finds the customer.
    await user.click(button("Ets Petit and Petit SAS: same customer"));
    await user.click(button("Today"));
    await user.type(screen.getByRole("searchbox"), "petit sas");
    expect(screen.getAllByRole("button", { name: /^Ets Petit/ })).toHaveLength(1);
    await user.click(button("My sheet"));
    await user.click(button("Names put together"));
    await user.click(button("Separate again: Petit SAS, Ets Petit"));
    await user.click(button("Separate again: Durand, SARL Durand"));
    await user.click(button("Today"));
    expect(screen.getByRole("heading", { name: "4 customers to call" })).toBeDefined();
  });

  it("are not asked about again when a person says that they are not the same", async () => {
    const { user, ports } = await renderPane({ book, log: [] });
    await user.click(button("My sheet"));
    await user.click(button("Same customer twice? (2)"));
    await user.click(button("SARL Durand and Durand: not the same"));
    expect(screen.queryByText("SARL Durand")).toBeNull();
    expect(screen.getByText("Petit SAS")).toBeDefined();
    expect(ports.stored.distinctDebtors).toEqual([["durand", "sarl durand"]]);
    expect(ports.events).toEqual([]);
  });
});
