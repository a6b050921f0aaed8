import { act, screen, within } from "@testing-library/react";
import { paneText, renderPane } from "./renderPane";
import { BOOK, CANDIDATE, PLACE } from "./deskInMemory";
import type { CallEvent } from "../../src/domain/callLog";
import { callLog, day, receivables } from "../support/receivables";

/** Debtors in today's list, in its order. */
function names(): readonly string[] {
  const list = screen.queryByRole("list", { name: /to call|à appeler/ });
  return list === null
    ? []
    : within(list)
        .getAllByRole("listitem")
        .map((item) => item.querySelector(".name")?.textContent ?? "");
}

describe("Today", () => {
  it("ranks the debtors to call, each with amount, delay, stage, a broken promise and how long the call has been due", async () => {
    await renderPane();
    expect(screen.getByRole("heading", { name: "2 customers to call" })).toBeDefined();
    const cards = within(screen.getByRole("list", { name: "2 customers to call" })).getAllByRole("listitem");
    expect(cards.map((card) => card.textContent?.replace(/\u00a0/g, " "))).toEqual([
      "Martin SA €2,360.50Formal notice 48 days late1 broken promise · call overdue by 39 days95 pointsNot today…",
      "Brasserie Lou €240.00Reminder 4 days latecall overdue by 2 days0 pointsNot today…",
    ]);
  });

  it("shows the points behind a rank", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await user.click(screen.getByRole("button", { name: /95 points.*pourquoi Martin SA est à ce rang/ }));
    expect(paneText()).toContain("1 promesse non tenue : +40");
    expect(paneText()).toContain("niveau : Mise en demeure : +20");
  });

  it("says why a debtor is not in the list, found by name without its accents", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await user.type(screen.getByRole("searchbox", { name: "Chercher un client" }), "dupont");
    const found = screen.getByRole("button", { name: /Dupont & Fils/ });
    expect(found.textContent?.replace(/[\u00a0\u202f]/g, " ")).toBe(
      "Dupont & Filspromesse de 5 000,00 € pour le 24/11/2026",
    );
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "lefevre");
    expect(paneText()).toContain("échéance le 15/01/2027, premier appel le 08/01/2027");
  });

  it("finds a debtor by one of its invoices, and says its place in the list", async () => {
    const { user } = await renderPane();
    await user.type(screen.getByRole("searchbox", { name: "Find a customer" }), "F-102");
    expect(screen.getByRole("button", { name: /Martin SA/ }).textContent).toContain(
      "To call today, number 1",
    );
  });

  it("says so when nothing matches", async () => {
    const { user } = await renderPane();
    await user.type(screen.getByRole("searchbox"), "nobody");
    expect(paneText()).toContain("No customer or invoice matches “nobody”.");
  });

  it("groups those who are not in the list by reason, with counts", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    expect(screen.getByRole("heading", { name: "Pas dans la liste du jour (3)" })).toBeDefined();
    expect(screen.queryByText("Dupont & Fils")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Promesse en cours (1)" }));
    expect(screen.getByText("Dupont & Fils")).toBeDefined();
    expect(screen.getByRole("button", { name: "Payées (1)" })).toBeDefined();
  });

  it("moves between debtors with the arrows, opens one with Enter, and finds the search with /", async () => {
    const { user } = await renderPane();
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement?.textContent).toContain("Brasserie Lou");
    await user.keyboard("{ArrowUp}{Enter}");
    expect(screen.getByRole("heading", { name: "Martin SA" })).toBeDefined();
  });

  it("types a slash into the search like any other character", async () => {
    const { user } = await renderPane();
    await user.type(screen.getByRole("searchbox"), "F/1");
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("F/1");
  });

  it("says whom to call next when nobody is to be called today", async () => {
    await renderPane({ book: BOOK.filter(({ reference }) => reference === "F-401"), log: [] });
    expect(paneText()).toContain("Nobody to call today.");
    expect(paneText()).toContain("Next call: Lefèvre, 8 Jan 2027.");
  });

  it("draws a part of a long list, and more when asked", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `F-${index}  Client ${index}  2026-10-01  100.00`);
    const { user } = await renderPane({
      book: receivables(`invoice  debtor  due  open\n${rows.join("\n")}`),
      log: [],
    });
    const list = screen.getByRole("list", { name: "200 customers to call" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(25);
    await user.click(screen.getByRole("button", { name: "Show more (175 left)" }));
    expect(screen.getByRole("button", { name: "Show more (75 left)" })).toBeDefined();
  });

  it("cuts the list to the minutes there are, and keeps the rest at hand", async () => {
    const { user } = await renderPane();
    // 1, 4 and 8 minutes a call by how far it gets, each as likely: 4 min 20 s. Source: the policy's defaults.
    await user.type(screen.getByRole("textbox", { name: "Minutes I have" }), "5");
    expect(names()).toEqual(["Martin SA"]);
    expect(paneText()).toContain("1 of 2 fit into 5 minutes.");
    await user.click(screen.getByRole("button", { name: "For another time (1)" }));
    expect(screen.getByRole("button", { name: /^Brasserie Lou/ })).toBeDefined();
    await user.clear(screen.getByRole("textbox", { name: "Minutes I have" }));
    await user.type(screen.getByRole("textbox", { name: "Minutes I have" }), "soon");
    expect(paneText()).toContain("Write a number, such as 45.");
    expect(names()).toEqual(["Martin SA", "Brasserie Lou"]);
  });

  it("narrows the list to one stage or amount, says how many it hides, and keeps that while calls are made", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await user.click(screen.getByRole("button", { name: "Réduire la liste" }));
    await user.type(screen.getByRole("textbox", { name: "En retard, au moins" }), "1 000,50");
    expect(names()).toEqual(["Martin SA"]);
    expect(paneText()).toContain("1 client masqué par vos choix ci-dessus.");
    await user.click(screen.getByRole("button", { name: /^Martin SA/ }));
    await user.click(screen.getByRole("button", { name: /Retour à la liste/ }));
    expect(names()).toEqual(["Martin SA"]);
    await user.click(screen.getByRole("button", { name: "Réduire la liste (1 choix actif)" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Niveau" }), "Contentieux");
    expect(paneText()).toContain("Personne dans la liste du jour ne correspond à vos choix ci-dessus.");
    await user.click(screen.getAllByRole("button", { name: "Revoir tout le monde" })[0]!);
    expect(names()).toEqual(["Martin SA", "Brasserie Lou"]);
  });

  it("shows one caller's debtors, however the name is written", async () => {
    const book = BOOK.map((receivable) => ({
      ...receivable,
      ...(receivable.debtor.name === "Martin SA" && { caller: "CAMILLE" }),
      ...(receivable.debtor.name === "Dupont & Fils" && { caller: "Nora" }),
    }));
    const { user } = await renderPane({ book, author: "Camille" });
    await user.click(screen.getByRole("button", { name: "Narrow the list" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Who calls" }), "CAMILLE");
    expect(names()).toEqual(["Martin SA"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Who calls" }), "Nobody named");
    expect(names()).toEqual(["Brasserie Lou"]);
  });

  it("shows what we announced and did not do beside the calls, and opens its debtor", async () => {
    const announced = {
      ...callLog(`
        id  on          debtor         outcome  covers
        k   2026-11-01  Dupont & Fils  NOC      F-201=5000.00`)[0]!,
      consequences: [{ code: "STOP_DELIVERY", dueOn: day("2026-11-05") }],
    } as CallEvent;
    const { user } = await renderPane({ log: [announced] });
    const duties = screen.getByRole("heading", { name: "For us to do (1)" }).parentElement!;
    expect(duties.textContent).toContain("17 days late");
    await user.click(within(duties).getByRole("button", { name: /^Dupont & Fils/ }));
    expect(screen.getByRole("heading", { name: "Dupont & Fils" })).toBeDefined();
  });

  it("puts a call off only with a reason", async () => {
    const { user, ports } = await renderPane();
    await user.click(screen.getByRole("button", { name: /Put off the call to Martin SA, with a reason/ }));
    expect(screen.getByRole("button", { name: /Not called/, pressed: true })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect(ports.events.some((event) => event.type === "call" && event.outcome === "SKIP")).toBe(false);
    expect(paneText()).toContain("Fill this in.");
    await user.type(screen.getByRole("textbox", { name: "Why not" }), "at the fair until Thursday");
    await user.click(screen.getByRole("button", { name: "Save the call" }));
    expect(ports.events.at(-1)).toMatchObject({ outcome: "SKIP", detail: "at the fair until Thursday" });
  });

  it("offers the debtor of the row selected in the sheet", async () => {
    const { user, session } = await renderPane();
    act(() => session.sheet.rowSelected(5));
    expect(await screen.findByText("Selected row: Dupont & Fils")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(screen.getByRole("heading", { name: "Dupont & Fils" })).toBeDefined();
  });
});

describe("a sheet on which everything reads as paid", () => {
  const paid = receivables(`
    invoice  debtor  due         open
    F-1      Durand  2026-10-01  0.00
    F-2      Lemaire  2026-10-02  0.00`);

  it("says from which column, and leads to the columns", async () => {
    const { user } = await renderPane({ book: paid, log: [], displayLanguage: "fr-FR" });
    expect(paneText()).toContain("Personne à appeler aujourd’hui.");
    expect(paneText()).toContain("Les 2 factures sont lues comme payées, d’après la colonne « Solde TTC ».");
    expect(paneText()).toContain("Si cela veut dire autre chose, choisissez de nouveau les colonnes.");
    await user.click(screen.getByRole("button", { name: "Changer les colonnes" }));
    expect(await screen.findByLabelText("Échéance")).toBeDefined();
  });

  it("names every column that can say so, by its header", async () => {
    const column = (index: number, header: string) => ({ index, header });
    const { user } = await renderPane({
      book: paid,
      log: [],
      settings: {
        ledger: {
          place: PLACE,
          mapping: { ...CANDIDATE.mapping, settledOn: column(5, "SettledDate"), open: column(3, "") },
          defaultCurrency: "EUR",
        },
      },
    });
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    expect(paneText()).toContain(
      "All 2 invoices read as paid, from the columns “Amount still open”, “SettledDate”.",
    );
  });

  it("keeps quiet when one invoice is open", async () => {
    await renderPane();
    expect(paneText()).not.toContain("read as paid");
  });
});
