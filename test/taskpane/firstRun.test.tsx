import { screen, within } from "@testing-library/react";
import type { SheetFault } from "../../src/application/ports";
import { CANDIDATE, candidateWithout } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

describe("first run", () => {
  it("shows what was found and what each column is taken for, with samples", async () => {
    await renderPane({ isFirstRun: true, displayLanguage: "fr-FR" });
    expect(paneText()).toContain("Feuille « Factures », A1:G13 : 12 lignes.");
    const dueOn = screen.getByRole<HTMLSelectElement>("combobox", { name: "Échéance" });
    expect(dueOn.selectedOptions[0]?.textContent).toBe("C – Échéance");
    expect(paneText()).toContain("p. ex. 05/10/2026 · 02/11/2026 · 10/11/2026");
  });

  it("reads the sheet with the confirmed columns and remembers them", async () => {
    const { user, ports } = await renderPane({ isFirstRun: true });
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    expect(await screen.findByRole("heading", { name: "My sheet" })).toBeDefined();
    expect(paneText()).toContain("“Factures”: 7 invoices read.");
    expect(ports.stored.ledger?.mapping.dueOn).toEqual({ index: 2, header: "Échéance" });
    expect(ports.stored.ledger?.defaultCurrency).toBe("EUR");
  });

  it("asks for a missing column beside its field and reads nothing before", async () => {
    const { user, ports } = await renderPane({
      isFirstRun: true,
      candidates: [candidateWithout("dueOn")],
    });
    expect(screen.getByText(/Choose the column with the due date/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    expect(screen.getByRole("heading", { name: "Is this your list of invoices?" })).toBeDefined();
    expect(ports.stored.ledger).toBeUndefined();

    await user.selectOptions(screen.getByRole("combobox", { name: "Due date" }), "C – Échéance");
    expect(screen.queryByText(/Choose the column with the due date/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    expect(await screen.findByRole("heading", { name: "My sheet" })).toBeDefined();
  });

  it("says that the customers stand in titles, lets it be changed and chosen again, and remembers it", async () => {
    const inTitles = { index: 2, header: "Échéance", inTitles: true } as const;
    const { user, ports } = await renderPane({
      isFirstRun: true,
      candidates: [
        {
          ...CANDIDATE,
          mapping: { ...CANDIDATE.mapping, debtorName: inTitles },
          reasons: { debtorName: [{ type: "TitlesAbove", examples: ["Durand", "Martin"] }] },
        },
      ],
    });
    const customer = screen.getByRole<HTMLSelectElement>("combobox", { name: "Customer" });
    expect(customer.selectedOptions[0]?.textContent).toBe("C – titles above the rows");
    expect(paneText()).toContain("Titles above the rows, e.g. “Durand”, “Martin”");

    await user.selectOptions(customer, "C – Échéance");
    expect(paneText()).not.toContain("Titles above the rows, e.g.");
    await user.selectOptions(customer, "C – titles above the rows");
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await screen.findByRole("heading", { name: "My sheet" });
    expect(ports.stored.ledger?.mapping.debtorName).toEqual(inTitles);
  });

  it("lets a wrong guess be taken back", async () => {
    const { user, ports } = await renderPane({ isFirstRun: true });
    await user.selectOptions(screen.getByRole("combobox", { name: "Phone" }), "No such column");
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await screen.findByRole("heading", { name: "My sheet" });
    expect(ports.stored.ledger?.mapping.phone).toBeUndefined();
  });

  it("offers the columns that were not recognised under « more »", async () => {
    const { user } = await renderPane({ isFirstRun: true });
    expect(screen.queryByRole("combobox", { name: "E-mail" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "More columns" }));
    const email = screen.getByRole("combobox", { name: "E-mail" });
    expect(within(email).getByRole("option", { name: "G – no heading" })).toBeDefined();
  });

  it("asks for the currency when the sheet names none, and refuses what is none", async () => {
    const { user, ports } = await renderPane({ isFirstRun: true });
    const currency = screen.getByRole("textbox", { name: "Currency of the amounts" });
    await user.clear(currency);
    await user.type(currency, "e");
    expect(screen.getByText(/three letters of a currency/)).toBeDefined();
    await user.clear(currency);
    await user.type(currency, "chf");
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await screen.findByRole("heading", { name: "My sheet" });
    expect(ports.stored.ledger?.defaultCurrency).toBe("CHF");
  });

  it("lets the person choose between several lists", async () => {
    const other = { ...CANDIDATE, place: { ...CANDIDATE.place, sheetId: "sheet-2", sheetName: "2025" } };
    const { user, ports } = await renderPane({ isFirstRun: true, candidates: [CANDIDATE, other] });
    const which = screen.getByRole("combobox", { name: "Which list?" });
    expect(within(which).getByRole("option", { name: /^2025 – A1:G13, 12 rows · 97% sure/ })).toBeDefined();
    await user.selectOptions(which, "1");
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await screen.findByRole("heading", { name: "My sheet" });
    expect(ports.stored.ledger?.place.sheetName).toBe("2025");
  });

  it.each<[SheetFault, string, string]>([
    [
      { type: "NoReceivablesFound", sheetNames: ["Feuil1", "Stock"] },
      "Feuilles examinées : Feuil1, Stock.",
      "relancez la recherche",
    ],
    [
      { type: "SheetEmpty", sheetName: "Feuil1" },
      "La feuille « Feuil1 » est vide.",
      "Collez ou ouvrez votre liste",
    ],
    [
      { type: "HeaderMissing", sheetName: "Export", headers: [] },
      "La feuille « Export » n’a pas de ligne de titres utilisable.",
      "Donnez un titre à chaque colonne",
    ],
  ])("names what was looked at and the next step: %o", async (fault, what, next) => {
    const { user, ports } = await renderPane({
      isFirstRun: true,
      displayLanguage: "fr-FR",
      prepare: (desk) => desk.fail("findCandidates", fault),
    });
    expect(screen.getByRole("alert")).toBeDefined();
    expect(paneText()).toContain(what);
    expect(paneText()).toContain(next);

    ports.mend("findCandidates");
    await user.click(screen.getByRole("button", { name: "Relancer la recherche" }));
    expect(await screen.findByRole("button", { name: "Lire ma feuille" })).toBeDefined();
  });

  it("keeps the chosen columns when reading fails, and says where", async () => {
    const { user } = await renderPane({
      isFirstRun: true,
      prepare: (desk) =>
        desk.fail("read", {
          type: "TooManyUnreadable",
          field: "dueOn",
          count: 9,
          rows: 12,
          cell: "C2",
          value: "Martin SA",
        }),
    });
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Column “Due date”: 9 of 12 rows cannot be read, starting with C2 (“Martin SA”).",
    );
    expect(screen.getByRole("button", { name: "Read my sheet" })).toBeDefined();
  });

  it("says how sure it is, and why each column was taken", async () => {
    await renderPane({
      isFirstRun: true,
      displayLanguage: "fr-FR",
      candidates: [
        {
          ...CANDIDATE,
          reasons: {
            ...CANDIDATE.reasons,
            dueOn: [{ type: "HeaderNames" }, { type: "DatesAfter", header: "Date" }],
            open: [{ type: "AmountLessPaid", amount: "TTC", paid: "Réglé" }],
          },
        },
      ],
    });
    expect(paneText()).toContain("Sûr à 97 % · 5 colonnes reconnues");
    expect(paneText()).toContain("Son titre le dit, ses dates suivent celles de « Date »");
    expect(paneText()).toContain("Elle vaut « TTC » moins « Réglé »");
  });

  it("says why a summary by age cannot be read", async () => {
    const summary = { ...candidateWithout("dueOn"), why: [{ type: "AgedSummary" } as const] };
    await renderPane({ isFirstRun: true, candidates: [{ ...summary, missing: ["dueOn"] }] });
    expect(paneText()).toContain("This is a summary by age");
    expect(screen.getByText(/Choose the column with the due date/)).toBeDefined();
  });

  it.each<["fr-FR" | "en-US", string, string, string, string]>([
    [
      "fr-FR",
      "Lire ma feuille",
      "Comment lire «\u00a003/04/2026\u00a0»\u00a0?",
      "3 avril 2026",
      "4 mars 2026",
    ],
    ["en-US", "Read my sheet", "How is “03/04/2026” to be read?", "3 April 2026", "4 March 2026"],
  ])("asks which of two days is meant, and remembers the answer (%s)", async (...words) => {
    const [displayLanguage, read, question, dayFirst, monthFirst] = words;
    const { user, ports } = await renderPane({
      isFirstRun: true,
      displayLanguage,
      prepare: (desk) =>
        desk.fail("read", { type: "DateOrderUnknown", field: "dueOn", cell: "C2", value: "03/04/2026" }),
    });
    await user.click(screen.getByRole("button", { name: read }));
    await screen.findByRole("alert");
    const group = screen.getByRole("radiogroup", { name: question });
    expect(within(group).getByRole("radio", { name: monthFirst })).toBeDefined();
    await user.click(within(group).getByRole("radio", { name: dayFirst }));

    ports.mend("read");
    await user.click(screen.getByRole("button", { name: read }));
    await screen.findByRole("heading", { level: 1, name: /ma feuille|my sheet/i });
    expect(ports.stored.ledger?.mapping.dueOn).toEqual({
      index: 2,
      header: "Échéance",
      dateOrder: "day-first",
    });
  });

  it("asks at once when a remembered column can no longer be read without an answer", async () => {
    const { user } = await renderPane({
      prepare: (desk) =>
        desk.fail("read", { type: "DateOrderUnknown", field: "dueOn", cell: "C2", value: "03/04/2026" }),
    });
    await user.click(screen.getByRole("button", { name: "Choose the sheet and columns" }));
    expect(await screen.findByRole("radio", { name: "3 April 2026" })).toBeDefined();
  });

  it("asks what a point means where nothing says it", async () => {
    const { user, ports } = await renderPane({
      isFirstRun: true,
      prepare: (desk) =>
        desk.fail("read", { type: "DecimalMarkUnknown", field: "open", cell: "D2", value: "1.234" }),
    });
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await user.click(await screen.findByRole("radio", { name: "1,234 (thousands)" }));
    ports.mend("read");
    await user.click(screen.getByRole("button", { name: "Read my sheet" }));
    await screen.findByRole("heading", { name: "My sheet" });
    expect(ports.stored.ledger?.mapping.open).toMatchObject({ decimalMark: "," });
  });

  it("opens on today's list when the workbook remembers its columns", async () => {
    await renderPane();
    expect(screen.getByRole("heading", { name: "2 customers to call" })).toBeDefined();
  });

  it("offers to choose again when the remembered sheet cannot be read", async () => {
    const { user } = await renderPane({
      prepare: (desk) => desk.fail("read", { type: "SheetGone", sheetName: "Factures" }),
    });
    expect(paneText()).toContain("The sheet “Factures” is no longer in this workbook.");
    await user.click(screen.getByRole("button", { name: "Choose the sheet and columns" }));
    expect(await screen.findByRole("heading", { name: "Is this your list of invoices?" })).toBeDefined();
  });
});
