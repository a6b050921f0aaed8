import { act, fireEvent, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { CallLogged } from "../../src/domain/callLog";
import { formatIsoDate } from "../../src/domain/localDate";
import { receivables } from "../support/receivables";
import { paneText, renderPane } from "./renderPane";
import type { DeskInMemory } from "./deskInMemory";

const openDebtor = (user: UserEvent, name: RegExp) =>
  user.click(within(screen.getByRole("main")).getAllByRole("button", { name })[0]!);

async function openForm(user: UserEvent, logACall = "Log a call"): Promise<void> {
  await openDebtor(user, /Martin SA/);
  await user.click(screen.getByRole("button", { name: logACall }));
}

const lastCall = (ports: DeskInMemory): CallLogged => {
  const event = ports.events.at(-1);
  if (event?.type !== "call") throw new Error("the last entry is a call");
  return event;
};

// Date fields take their value at once, as browsers give it.
const setDate = (label: string, iso: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: iso } });

describe("no answer", () => {
  it("takes two clicks from the list, and shows the next date and its reason", async () => {
    const { user, ports } = await renderPane({ displayLanguage: "fr-FR" });
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "Pas de réponse" }));

    expect(await screen.findByText(/Noté pour Martin SA/)).toBeDefined();
    expect(paneText()).toContain("Prochain appel : 23/11/2026 – Pas de réponse");
    expect(lastCall(ports)).toMatchObject({ outcome: "NA", author: "Camille", debtorName: "Martin SA" });
  });

  it("puts off the disputed invoice too, so that the debtor leaves today's list", async () => {
    const { user, ports } = await renderPane();
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await screen.findByText(/Logged for Martin SA/);
    expect(lastCall(ports).covers.map(({ reference }) => reference)).toEqual(["F-101", "F-103", "F-102"]);
    await user.click(screen.getByRole("button", { name: /Back to the list/ }));
    expect(screen.getByRole("heading", { name: "1 customer to call" })).toBeDefined();
  });

  it("can be taken back: the log keeps both entries", async () => {
    const { user, ports } = await renderPane();
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await screen.findByText(/The entry for Martin SA is taken back/)).toBeDefined();
    expect(ports.events.at(-1)).toMatchObject({ type: "void", voids: "new-1" });
    expect(screen.getByRole("heading", { name: "Calls (1)" })).toBeDefined();
  });

  it("leads to the next debtor of the list", async () => {
    const { user } = await renderPane();
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    const next = await screen.findByRole("button", { name: "Next: Brasserie Lou" });
    expect(document.activeElement).toBe(next);
    // The step that comes next forty times a day stands first; taking the entry back, last.
    const offered = within(next.parentElement!).getAllByRole("button");
    expect(offered.map(({ textContent }) => textContent)).toEqual([
      "Next: Brasserie Lou",
      "Follow-up e-mail",
      "Undo",
    ]);
    await user.click(next);
    expect(screen.getByRole("heading", { name: "Brasserie Lou" })).toBeDefined();
  });

  it("brings exactly the invoices concerned up to date when our columns stand in the sheet", async () => {
    const { user, ports } = await renderPane({ columns: "values" });
    await openDebtor(user, /Brasserie Lou/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await screen.findByText(/Logged for Brasserie Lou/);
    expect(ports.written).toEqual([{ rows: 1, mode: "values" }]);
  });

  it("says nothing of a sheet that was only sorted: it was read again by itself", async () => {
    const { user, session } = await renderPane({
      columns: "values",
      prepare: (desk) => {
        desk.fail("writeColumns", { type: "ChangedSinceRead", sheetName: "Factures", rowNumber: 6 });
        const { read } = desk.table;
        let readings = 0;
        desk.table.read = async (request) => {
          if (++readings > 1) desk.mend("writeColumns");
          return read(request);
        };
      },
    });
    act(() => session.sheet.sheetChanged());
    await openDebtor(user, /Brasserie Lou/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await screen.findByText(/Logged for Brasserie Lou/);
    expect(paneText()).not.toContain("its columns are not up to date");
    expect(paneText()).not.toContain("The sheet has changed since it was read.");
  });

  it("says when the call is logged and its columns are not up to date", async () => {
    const { user, ports } = await renderPane({
      columns: "values",
      prepare: (desk) =>
        desk.fail("writeColumns", { type: "ChangedSinceRead", sheetName: "Factures", rowNumber: 6 }),
    });
    await openDebtor(user, /Brasserie Lou/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await screen.findByText(/Logged for Brasserie Lou/);
    expect(paneText()).toContain("The call is logged, but its columns are not up to date.");
    expect(paneText()).toContain("The sheet “Factures” has changed since it was read (row 6).");
    expect(lastCall(ports).outcome).toBe("NA");
    expect(screen.getByRole("button", { name: "Read the sheet again" })).toBeDefined();
  });
});

describe("the call form", () => {
  it("keeps the number and what is overdue in sight", async () => {
    const { user } = await renderPane();
    await openForm(user);
    expect(paneText()).toContain("Overdue €2,360.50");
    expect(screen.getByRole("link", { name: "01 23 45 67 89" }).getAttribute("href")).toBe("tel:0123456789");
  });

  it("asks why it is late only of somebody who was reached", async () => {
    const { user } = await renderPane();
    await openForm(user);
    const reason = (): HTMLElement | null => screen.queryByLabelText("Why is it late?");
    expect(reason()).toBeNull();
    await user.click(screen.getByRole("button", { name: "Message left" }));
    expect(reason()).toBeNull();
    await user.click(screen.getByRole("button", { name: "Dispute" }));
    await user.selectOptions(reason()!, "Quality");
    // What was chosen is not hidden again.
    await user.click(screen.getByRole("button", { name: "No answer" }));
    expect(reason()).not.toBeNull();
  });

  it("fills a promise in: open amount of the ticked invoices, next Friday, transfer, the contact", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    expect(screen.getByLabelText<HTMLInputElement>("Amount promised").value).toBe("2060.50");
    expect(screen.getByLabelText<HTMLInputElement>("Promised for").value).toBe("2026-11-27");
    expect(screen.getByLabelText<HTMLSelectElement>("Means of payment").value).toBe("TRANSFER");
    expect(screen.getByLabelText<HTMLInputElement>("Person spoken to").value).toBe("Mme Roux");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /F-103.*in dispute/ }).checked).toBe(false);
    expect(paneText()).toContain("Next call: 30 Nov 2026 – Promise for 27 Nov 2026 + 1 working day");
  });

  it("logs a promise in French and says when the next call is", async () => {
    const { user, ports } = await renderPane({ displayLanguage: "fr-FR" });
    await openForm(user, "Noter un appel");
    await user.click(screen.getByRole("button", { name: "Promesse de paiement" }));
    setDate("Promis pour le", "2026-11-25");
    await user.clear(screen.getByLabelText("Montant promis"));
    await user.type(screen.getByLabelText("Montant promis"), "1 500,00");
    await user.selectOptions(screen.getByRole("combobox", { name: /Pourquoi ce retard/ }), "Oubli");
    await user.type(screen.getByLabelText("Notes"), "Virement mercredi.");
    await user.click(screen.getByRole("button", { name: "Enregistrer l’appel" }));

    expect(await screen.findByText(/Noté pour Martin SA/)).toBeDefined();
    expect(paneText()).toContain("Prochain appel : 26/11/2026 – Promesse pour le 25/11/2026 + 1 jour ouvré");
    const call = lastCall(ports);
    expect(call).toMatchObject({
      outcome: "PTP",
      amount: { amountMinor: 150000, currency: "EUR" },
      means: "TRANSFER",
      person: "Mme Roux",
      reason: "OVERSIGHT",
      note: "Virement mercredi.",
    });
    expect(formatIsoDate(call.untilOn!)).toBe("2026-11-25");
    expect(call.covers.map(({ reference }) => reference)).toEqual(["F-101", "F-102"]);
  });

  it("follows the ticks with the amount, until the person types one", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    const amount = screen.getByLabelText<HTMLInputElement>("Amount promised");
    await user.click(screen.getByRole("checkbox", { name: /F-102/ }));
    expect(amount.value).toBe("1200.00");
    await user.clear(amount);
    await user.type(amount, "500");
    await user.click(screen.getByRole("checkbox", { name: /F-102/ }));
    expect(amount.value).toBe("500");
  });

  it("announces that a promise without amount or date is an intention, before saving", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    await user.clear(screen.getByLabelText("Amount promised"));
    expect(paneText()).toContain("Without an amount this is an intention, not a promise.");
    setDate("Promised for", "");
    expect(paneText()).toContain("Without an amount and a date this is an intention, not a promise.");
    expect(paneText()).toContain("Next call: 24 Nov 2026");
  });

  it("asks only for what the outcome needs", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Message left" }));
    expect(screen.queryByLabelText("Promised for")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Other…" }));
    await user.click(screen.getByRole("button", { name: "Contact away" }));
    expect(screen.getByLabelText("Back on")).toBeDefined();
    expect(screen.queryByLabelText(/Amount/)).toBeNull();
  });

  it("offers « in order » instead of « promise » when nothing is late", async () => {
    const { user } = await renderPane({
      book: receivables(`
        invoice  debtor   due         open
        F-401    Lefèvre  2026-11-26  990.00`),
      log: [],
    });
    await openDebtor(user, /Lefèvre/);
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    expect(screen.getByRole("button", { name: "Pre-due: all in order" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Promise to pay" })).toBeNull();
  });

  it.each([
    ["the outcome", async () => undefined, "Choose what happened."],
    [
      "the date agreed",
      async (user: UserEvent) => {
        await user.click(screen.getByRole("button", { name: "Promise to pay" }));
        setDate("Promised for", "2026-11-02");
      },
      "Choose a date on or after the call, 22 Nov 2026.",
    ],
    [
      "the amount",
      async (user: UserEvent) => {
        await user.click(screen.getByRole("button", { name: "Promise to pay" }));
        await user.clear(screen.getByLabelText("Amount promised"));
        await user.type(screen.getByLabelText("Amount promised"), "a lot");
      },
      "Enter a figure, such as 1,234.56.",
    ],
    [
      "the date of the call",
      async (user: UserEvent) => {
        await user.click(screen.getByRole("button", { name: "No answer" }));
        setDate("Date of the call", "2026-11-23");
      },
      "A call that was made is not after today, 22 Nov 2026.",
    ],
    [
      "the invoices",
      async (user: UserEvent) => {
        await user.click(screen.getByRole("button", { name: "Message left" }));
        for (const box of screen.getAllByRole<HTMLInputElement>("checkbox"))
          if (box.checked) await user.click(box);
      },
      "Tick at least one invoice that the call was about.",
    ],
  ])("refuses beside %s and writes nothing", async (_place, fill, refusal) => {
    const { user, ports } = await renderPane();
    const entries = ports.events.length;
    await openForm(user);
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect(screen.getByText(refusal)).toBeDefined();
    expect(ports.events).toHaveLength(entries);
  });

  it("keeps everything typed when saving fails, and records once when it is saved again", async () => {
    const { user, ports } = await renderPane({
      prepare: (desk) => desk.fail("append", { type: "CellBeingEdited" }),
    });
    const entries = ports.events.length;
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Message left" }));
    await user.type(screen.getByLabelText("Notes"), "Left my number.");
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Finish typing in the cell (Enter or Esc), then try again.",
    );
    expect(screen.getByLabelText<HTMLTextAreaElement>("Notes").value).toBe("Left my number.");

    ports.mend("append");
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    await screen.findByText(/Logged for Martin SA/);
    expect(ports.events).toHaveLength(entries + 1);
    expect(lastCall(ports).note).toBe("Left my number.");
  });

  it("keeps a draft while the person looks elsewhere", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Message left" }));
    await user.type(screen.getByLabelText("Notes"), "Half a sentence");
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Today" }));
    await openDebtor(user, /Martin SA/);
    expect(paneText()).toContain("Not saved yet: your entries are kept.");
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    expect(screen.getByLabelText<HTMLTextAreaElement>("Notes").value).toBe("Half a sentence");
  });

  it("asks who is calling once, and remembers", async () => {
    const { user, ports } = await renderPane({ author: "" });
    await openForm(user);
    await user.type(screen.getByLabelText("Who is calling?"), "Camille B.");
    await user.click(screen.getByRole("button", { name: "Message left" }));
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    await screen.findByText(/Logged for Martin SA/);
    expect(lastCall(ports).author).toBe("Camille B.");
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    expect(screen.queryByLabelText("Who is calling?")).toBeNull();
  });
});

describe("a call about invoices in several currencies", () => {
  const book = receivables(`
    invoice  debtor     due         open
    F-1      Martin SA  2026-10-05  1200.00
    F-2      Martin SA  2026-10-12  300.00
    F-3      Martin SA  2026-10-20  500.00 GBP`);
  const box = (name: RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });

  it("ticks what is in the currency of a promise, and says so", async () => {
    const { user, ports } = await renderPane({ book, log: [] });
    await openForm(user);
    expect(box(/F-3/).checked).toBe(true);
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    expect([/F-1/, /F-2/, /F-3/].map((name) => box(name).checked)).toEqual([true, true, false]);
    expect(paneText()).toContain("the invoices in EUR are ticked");
    expect(screen.getByLabelText<HTMLInputElement>("Amount promised").value).toBe("1500.00");

    await user.selectOptions(screen.getByRole("combobox", { name: "Currency" }), "GBP");
    expect([/F-1/, /F-2/, /F-3/].map((name) => box(name).checked)).toEqual([false, false, true]);
    expect(screen.getByLabelText<HTMLInputElement>("Amount promised").value).toBe("500.00");
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    await screen.findByText(/Logged for Martin SA/);
    expect(lastCall(ports)).toMatchObject({ amount: { amountMinor: 50000, currency: "GBP" } });
    expect(lastCall(ports).covers.map(({ reference }) => reference)).toEqual(["F-3"]);
  });

  it("announces an intention for what is ticked in another currency, before saving", async () => {
    const { user } = await renderPane({ book, log: [], displayLanguage: "fr-FR" });
    await openForm(user, "Noter un appel");
    await user.click(screen.getByRole("button", { name: "Promesse de paiement" }));
    expect(paneText()).not.toContain("Rien n’est promis");
    await user.click(box(/F-3/));
    expect(paneText()).toContain(
      "Rien n’est promis en GBP : pour ces factures, ce sera noté comme une intention.",
    );
  });

  it("ticks everything again when the outcome promises nothing", async () => {
    const { user } = await renderPane({ book, log: [] });
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    await user.click(screen.getByRole("button", { name: "Message left" }));
    expect(box(/F-3/).checked).toBe(true);
    expect(paneText()).not.toContain("are ticked");
  });
});

describe("the keyboard", () => {
  // A browser says so as long as the person is in the pane; jsdom forgets it with the element that goes.
  beforeEach(() => jest.spyOn(document, "hasFocus").mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it("goes back with Escape: from the call, its entries kept, to the debtor, to its place in the list", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Message left" }));
    await user.keyboard("{Escape}");
    expect(document.activeElement?.textContent).toBe("Martin SA");
    expect(paneText()).toContain("Not saved yet: your entries are kept.");
    await user.keyboard("{Escape}");
    expect(document.activeElement?.textContent).toMatch(/^Martin SA €2,360.50/);
  });

  it("stands in the refused field after an attempt to save", async () => {
    const { user } = await renderPane();
    await openForm(user);
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect(document.activeElement?.textContent).toBe("No answer");
    await user.click(screen.getByRole("button", { name: "Promise to pay" }));
    setDate("Promised for", "2026-11-02");
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Promised for"));
  });

  it("goes on from the heading when the message it was in is closed", async () => {
    const { user } = await renderPane();
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "No answer" }));
    await screen.findByText(/Logged for Martin SA/);
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(document.activeElement?.textContent).toBe("Martin SA");
  });
});

describe("one debtor", () => {
  it("shows how to reach them, what they owe and why each next call, and what was promised", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await openDebtor(user, /Martin SA/);
    expect(screen.getByRole("link", { name: "01 23 45 67 89" }).getAttribute("href")).toBe("tel:0123456789");
    expect(screen.getByRole("link", { name: "compta@martin.example" }).getAttribute("href")).toBe(
      "mailto:compta@martin.example",
    );
    expect(screen.getByRole("button", { name: "Copier 01 23 45 67 89" })).toBeDefined();
    expect(paneText()).toContain("échéance 05/10/2026 · 48 jours de retard");
    expect(paneText()).toContain("Prochain appel le 21/10/2026 : Promesse pour le 20/10/2026 + 1 jour ouvré");
    expect(paneText()).toContain("Promesse non tenue");
  });

  it("selects its rows in the sheet", async () => {
    const { user, ports } = await renderPane();
    await openDebtor(user, /Martin SA/);
    await user.click(screen.getByRole("button", { name: "Show in the sheet" }));
    expect(ports.selectedCells).toEqual(["A2:G4"]);
  });
});
