import {
  askWorkbook,
  browserForTests,
  cellText,
  saveInPage,
  screenshot,
  selectCells,
  paneOf,
  selectedCells,
  TUESDAY,
  type Page,
} from "../support/browser";

const browser = browserForTests({ language: "fr", now: TUESDAY, width: 1400, height: 900 });
let first: Page;
let second: Page;

beforeEach(async () => {
  ({ page: first } = await browser.open());
  const [popup] = await Promise.all([
    first.waitForEvent("popup"),
    first.getByRole("button", { name: "Deuxième utilisateur" }).click(),
  ]);
  second = popup;
  await second.getByRole("gridcell", { name: "B2 Ateliers Brunel" }).waitFor();
});
async function typeIn(page: Page, address: string, text: string): Promise<void> {
  await selectCells(page, address);
  await page.getByRole("grid").focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function draftCall(page: Page, debtor: string, note: string): Promise<void> {
  const pane = paneOf(page);
  await pane.getByRole("searchbox").fill(debtor);
  await pane.getByRole("button", { name: new RegExp(`^${debtor}`) }).click();
  await pane.getByRole("button", { name: "Noter un appel" }).click();
  await pane.getByRole("button", { name: "Promesse de paiement" }).click();
  await pane.getByLabel("Notes").fill(note);
}

describe("A second user on the same workbook", () => {
  it("sees what the first types, and points elsewhere", async () => {
    await typeIn(first, "B3", "Brunel et fils");
    await second.getByRole("gridcell", { name: "B3 Brunel et fils" }).waitFor();
    await typeIn(second, "B5", "=F2*2");
    await first.getByRole("gridcell", { name: "B5 4901,6" }).waitFor();
    expect(await selectedCells(first)).toBe("B4");
    expect(await selectedCells(second)).toBe("B6");
  });

  it("has no file of their own", async () => {
    await expect(second.getByRole("button", { name: "Enregistrer" }).count()).resolves.toBe(0);
    await expect(second.getByText("Deuxième utilisateur").isVisible()).resolves.toBe(true);
  });

  it("logs a call while the first logs one: neither is lost", async () => {
    const [one, two] = [paneOf(first), paneOf(second)];
    await one.getByRole("button", { name: "Lire ma feuille" }).click();
    await one.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await one.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    await one.getByRole("button", { name: "Aujourd’hui" }).click();
    await second.reload();
    await second.getByRole("gridcell", { name: "B2 Ateliers Brunel" }).waitFor();
    await draftCall(first, "SARL Martin Frères", "De la première personne");
    await draftCall(second, "Ateliers Brunel", "De la deuxième personne");
    await Promise.all(
      [one, two].map((pane) => pane.getByRole("button", { name: "Enregistrer l’appel" }).click()),
    );
    await Promise.all([
      one.getByText(/^Noté pour SARL Martin Frères/).waitFor(),
      two.getByText(/^Noté pour Ateliers Brunel/).waitFor(),
    ]);
    await screenshot(first, "second-user-first-window");
    await screenshot(second, "second-user-second-window");
    expect(await cellText(first, "P2")).toBe("Promesse de paiement");
    expect(await cellText(second, "P49")).toBe("Promesse de paiement");

    // The first pane shows the colleague's entry once it has read the sheet again.
    await one.getByRole("button", { name: "Retour à la liste" }).click();
    await one.getByRole("button", { name: "Ma feuille" }).click();
    await one.getByRole("button", { name: "Relire la feuille" }).click();
    await one.getByRole("button", { name: "Aujourd’hui" }).click();
    await one.getByRole("searchbox").fill("Brunel");
    await one.getByRole("button", { name: /^Ateliers Brunel/ }).click();
    await one.getByText("De la deuxième personne").waitFor();

    // Both are in the file.
    const { bytes } = await saveInPage(first);
    await second.close();
    await askWorkbook(first, (workbook, saved) => workbook.openBytes(saved, "again.xlsx"), [...bytes]);
    for (const [debtor, note] of [
      ["SARL Martin Frères", "De la première personne"],
      ["Ateliers Brunel", "De la deuxième personne"],
    ] as const) {
      await paneOf(first).getByRole("searchbox").fill(debtor);
      await paneOf(first)
        .getByRole("button", { name: new RegExp(`^${debtor}`) })
        .click();
      await paneOf(first).getByText(note).waitFor();
      await paneOf(first).getByRole("button", { name: "Retour à la liste" }).click();
    }
  });

  it("follows to another workbook, and leaves with the first", async () => {
    await first.getByRole("button", { name: "Nouveau" }).click();
    await second.getByRole("tab", { name: "Feuil1" }).waitFor();
    const closed = second.waitForEvent("close");
    await first.goto("about:blank");
    await closed;
  });
});
