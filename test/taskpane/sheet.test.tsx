import { act, screen } from "@testing-library/react";
import type { RowIssue } from "../../src/application/ports";
import { receivables } from "../support/receivables";
import { paneText, renderPane } from "./renderPane";

const unreadable = (rowNumber: number, value: string): RowIssue => ({
  type: "DateUnreadable",
  rowNumber,
  cell: `C${rowNumber}`,
  field: "dueOn",
  value,
});

describe("my sheet", () => {
  it("sums up what was read, per currency, and what was left out", async () => {
    const { user } = await renderPane({ displayLanguage: "fr-FR" });
    await user.click(screen.getByRole("button", { name: "Ma feuille" }));
    expect(paneText()).toContain("« Factures » : 7 factures lues.");
    expect(paneText()).toContain("Reste dû8 590,50 €");
    expect(paneText()).toContain("En retard7 600,50 €");
    expect(paneText()).toContain("2 lignes ignorées : lignes vides, totaux, titres répétés.");
    expect(paneText()).toContain("Toutes les lignes ont pu être lues.");
  });

  it("groups what could not be read, names each cell and selects it on a click", async () => {
    const { user, ports } = await renderPane({
      issues: [
        unreadable(41, "31/02/2026"),
        unreadable(97, "??"),
        { type: "DebtorMissing", rowNumber: 12, cell: "B12" },
      ],
    });
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    expect(screen.getByRole("heading", { name: "To look at (3)" })).toBeDefined();
    expect(screen.getByRole("button", { name: "2 unreadable dates" })).toBeDefined();
    expect(paneText()).toContain("Retype it as a date: day, month, year.");
    await user.click(screen.getByRole("button", { name: /C41.*“31\/02\/2026” \(Due date\)/ }));
    expect(ports.selectedCells).toEqual(["C41"]);
  });

  it("shows ten lines of a kind at first, and more when asked", async () => {
    const issues = Array.from({ length: 30 }, (_, index) => unreadable(index + 2, "x"));
    const { user } = await renderPane({ issues });
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "30 unreadable dates" }));
    expect(screen.getAllByRole("button", { name: /“x”/ })).toHaveLength(10);
    await user.click(screen.getByRole("button", { name: "Show more (20 left)" }));
    expect(screen.getAllByRole("button", { name: /“x”/ })).toHaveLength(30);
  });

  it("puts that list on a sheet of its own, worded", async () => {
    const lines: unknown[] = [];
    const { user } = await renderPane({
      displayLanguage: "fr-FR",
      issues: [unreadable(41, "31/02/2026")],
      writeIssues: async (given) => {
        lines.push(...given);
        return { ok: true, value: undefined };
      },
    });
    await user.click(screen.getByRole("button", { name: "Ma feuille" }));
    await user.click(screen.getByRole("button", { name: "Mettre cette liste sur une feuille" }));
    expect(await screen.findByText("La liste est sur une feuille à part.")).toBeDefined();
    expect(lines).toEqual([
      { rowNumber: 41, cell: "C41", text: "C41\u00a0: «\u00a031/02/2026\u00a0» (Échéance)" },
    ]);
  });
});

describe("columns in the sheet", () => {
  it("adds them as values, and says where they are", async () => {
    const { user, ports } = await renderPane();
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Add the columns" }));
    expect(await screen.findByText("Columns added in H1:M1: 7 rows.")).toBeDefined();
    expect(ports.written).toEqual([{ rows: 7, mode: "values" }]);
    await user.click(screen.getByRole("button", { name: "Show in the sheet" }));
    expect(ports.selectedCells).toEqual(["H1"]);
    expect(screen.getByRole("button", { name: "Refresh the columns" })).toBeDefined();
  });

  it("stops saying so at the next action", async () => {
    const { user } = await renderPane();
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Add the columns" }));
    await screen.findByText("Columns added in H1:M1: 7 rows.");
    await user.click(screen.getByRole("button", { name: "Read the sheet again" }));
    expect(paneText()).not.toContain("Columns added");
  });

  it("adds them as formulas when asked, and remembers that", async () => {
    const { user, ports } = await renderPane();
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("checkbox", { name: "As live formulas" }));
    await user.click(screen.getByRole("button", { name: "Add the columns" }));
    await screen.findByText("Columns added in H1:M1: 7 rows.");
    expect(ports.written).toEqual([{ rows: 7, mode: "formulas" }]);
    expect(ports.stored.columnMode).toBe("formulas");
  });

  it("does not offer formulas above 2 000 rows, and says why", async () => {
    const rows = Array.from(
      { length: 2001 },
      (_, index) => `F-${index}  Client ${index % 40}  2026-10-01  10.00`,
    );
    const { user } = await renderPane({
      displayLanguage: "fr-FR",
      book: receivables(`invoice  debtor  due  open\n${rows.join("\n")}`),
      log: [],
    });
    await user.click(screen.getByRole("button", { name: "Ma feuille" }));
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Sous forme de formules" }).disabled).toBe(
      true,
    );
    expect(paneText()).toContain("Jusqu’à 2 000 lignes seulement : au-delà, Excel ralentirait.");
  });

  it("shows progress, and stops when told: what was done stands", async () => {
    const { user, ports } = await renderPane();
    const release = ports.hold();
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Add the columns" }));
    const bar = screen.getByRole<HTMLProgressElement>("progressbar");
    expect([bar.value, bar.max]).toEqual([3, 14]);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await act(async () => release());
    expect((await screen.findByRole("alert")).textContent).toContain("Stopped after 3 of 7 rows.");
    expect(ports.written).toEqual([]);
    expect(screen.getByRole("button", { name: "Add the columns" })).toBeDefined();
  });

  it("says what stands in the way, and where", async () => {
    const { user } = await renderPane({
      displayLanguage: "fr-FR",
      prepare: (desk) =>
        desk.fail("writeColumns", { type: "NoRoom", sheetName: "Factures", address: "H1:M13" }),
    });
    await user.click(screen.getByRole("button", { name: "Ma feuille" }));
    await user.click(screen.getByRole("button", { name: "Ajouter les colonnes" }));
    expect((await screen.findByRole("alert")).textContent).toContain("H1:M13");
  });

  it("removes them only after asking once more", async () => {
    const { user, ports } = await renderPane({ columns: "values" });
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Remove the columns" }));
    expect(ports.columns).toBe("values");
    await user.click(screen.getByRole("button", { name: "Keep them" }));
    await user.click(screen.getByRole("button", { name: "Remove the columns" }));
    await user.click(screen.getByRole("button", { name: "Yes, remove them" }));
    expect(await screen.findByText("The columns are removed. The calls stay in the log.")).toBeDefined();
    expect(ports.columns).toBeUndefined();
  });

  it("comes back to the columns as they were when the person changes their mind", async () => {
    const { user } = await renderPane();
    await user.click(screen.getByRole("button", { name: "My sheet" }));
    await user.click(screen.getByRole("button", { name: "Change the columns" }));
    await user.click(await screen.findByRole("button", { name: "Keep the columns as they were" }));
    expect(screen.getByRole("heading", { name: "My sheet" })).toBeDefined();
  });
});

describe("settings", () => {
  it("changes the language at once and keeps it in the workbook", async () => {
    const { user, ports } = await renderPane();
    await user.click(screen.getByRole("button", { name: "Settings" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Language" }), "Français");
    expect(await screen.findByRole("heading", { name: "Réglages" })).toBeDefined();
    expect(ports.stored.language).toBe("fr");
    await user.selectOptions(screen.getByRole("combobox", { name: "Langue" }), "Comme Excel");
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeDefined();
    expect(ports.stored.language).toBeUndefined();
  });
});

describe("a bug of ours", () => {
  it("is owned up to in plain words, with details to copy and a way to start again", async () => {
    const silenced = jest.spyOn(console, "error").mockImplementation(() => {});
    const { ports, session, user } = await renderPane({ displayLanguage: "fr-FR" });
    const { read } = ports.table;
    ports.table.read = async () => {
      throw new Error("Bug: told apart");
    };
    await act(() => session.sheet.readAgain());
    expect(screen.getByRole("heading", { name: "Relance s’est arrêté" })).toBeDefined();
    expect(screen.getByRole("button", { name: "Copier les détails" })).toBeDefined();
    ports.table.read = read;
    await user.click(screen.getByRole("button", { name: "Recommencer" }));
    expect(await screen.findByRole("heading", { name: "2 clients à appeler" })).toBeDefined();
    silenced.mockRestore();
  });
});
