import {
  askWorkbook,
  browserForTests,
  cellFormula,
  cellText,
  openFileInPage,
  saveInPage,
  screenshot,
  selectCells,
  TUESDAY,
  type Page,
  type Pane,
} from "../support/browser";

/*
 * The whole story, as the accountant lives it: her ledger, its columns, today's calls, a promise, tomorrow.
 * The dates are those of RULES.md, worked out by hand for Tuesday 24 November 2026.
 */

const browser = browserForTests({ width: 1500, height: 1000, now: TUESDAY });

async function cells(page: Page, row: number, columns: string): Promise<string[]> {
  const texts: string[] = [];
  // No-break spaces are how French writes them; here they only hide what is compared.
  for (const column of columns) texts.push((await cellText(page, `${column}${row}`)).replace(/\s/g, " "));
  return texts;
}

async function addColumns(pane: Pane): Promise<void> {
  await pane.getByRole("button", { name: "Lire ma feuille" }).click();
  await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
  await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
}

describe("The story on the sample ledger", () => {
  it("goes from the sheet to a logged promise, and is all there when the file is opened again", async () => {
    const { page, pane, close } = await browser.open({ language: "fr" });

    // First run: what was taken for what, with samples.
    await expect(pane.getByLabel("Échéance").inputValue()).resolves.toBe("4");
    await pane.getByText("p. ex. FA2609-0401 · FA2610-0417 · FA2611-0441").waitFor();
    await addColumns(pane);
    expect(await cells(page, 1, "LMNOPQ")).toEqual([
      "Prochain appel",
      "Niveau",
      "Pourquoi",
      "Dernier appel",
      "Résultat",
      "Promis pour",
    ]);
    // Due Sunday 11/10: + 2 days; 44 days late, but nobody has called: no higher than the firm reminder.
    expect(await cells(page, 2, "CELMNOPQ")).toEqual([
      "FA2609-0401",
      "11/10/2026",
      "13/10/2026",
      "Relance ferme",
      "Premier appel : 2 jours après l’échéance",
      "",
      "",
      "",
    ]);
    // Promised for Monday 16/11, nothing came: the call was due on the 17th and stays there.
    expect(await cells(page, 49, "BLMNOPQ")).toEqual([
      "SARL Martin Frères",
      "17/11/2026",
      "Mise en demeure",
      "Promesse pour le 16/11/2026 + 1 jour ouvré",
      "05/11/2026",
      "Promesse de paiement",
      "16/11/2026",
    ]);

    // Today: the broken promise comes first, with its points; the pending one is not there, and says why.
    await pane.getByRole("button", { name: "Aujourd’hui" }).click();
    const first = pane
      .getByRole("list", { name: /à appeler/ })
      .getByRole("listitem")
      .first();
    await expect(first.innerText()).resolves.toMatch(/SARL Martin Frères[\s\S]*120 points/);
    await pane.getByRole("button", { name: /120 points.*SARL Martin Frères/ }).click();
    await pane.getByText("1 promesse non tenue : +40").waitFor();
    await pane.getByRole("searchbox").fill("castaing");
    await pane.getByText(/promesse de 4.860,00.€ pour le 30\/11\/2026/).waitFor();
    await pane.getByRole("searchbox").fill("");
    await screenshot(page, "story-today");

    // One debtor, one call: a promise of everything that is late, for Friday.
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByText("Virement à la signature de son associé.").waitFor();
    await pane.getByRole("button", { name: "Noter un appel" }).click();
    await pane.getByRole("button", { name: "Promesse de paiement" }).click();
    await expect(pane.getByLabel("Montant promis").inputValue()).resolves.toBe("19452,70");
    await expect(pane.getByLabel("Promis pour le").inputValue()).resolves.toBe("2026-11-27");
    await expect(pane.getByLabel("Personne jointe").inputValue()).resolves.toBe("Paul Martin");
    await pane
      .getByText("Prochain appel : 30/11/2026 – Promesse pour le 27/11/2026 + 1 jour ouvré")
      .waitFor();
    await pane.getByLabel("Notes").fill("=Virement annoncé, référence à suivre");
    await pane.getByRole("button", { name: "Enregistrer l’appel" }).click();
    await pane.getByText("Noté pour SARL Martin Frères : Promesse de paiement.").waitFor();
    await screenshot(page, "story-promise");

    // Exactly the three invoices of the call changed; the fourth, not due, did not.
    const promised = ["30/11/2026", "24/11/2026", "Promesse de paiement", "27/11/2026"];
    for (const row of [49, 50, 51]) expect(await cells(page, row, "LOPQ")).toEqual(promised);
    expect(await cells(page, 52, "LOPQ")).toEqual(["07/12/2026", "", "", ""]);
    await pane.getByRole("button", { name: "Retour à la liste" }).click();
    await pane.getByRole("heading", { name: "16 clients à appeler" }).waitFor();

    // Saved and opened again on another day: columns, log and mapping are in the file.
    const { bytes } = await saveInPage(page);
    await close();
    const { page: reopened, pane: paneTomorrow } = await browser.open({
      language: "fr",
      file: "new",
      now: "2026-12-01T09:00:00+01:00",
    });
    await openFileInPage(reopened, "demain.xlsx", bytes);
    await paneTomorrow.getByRole("heading", { name: /clients à appeler/ }).waitFor();
    expect(await cells(reopened, 49, "LOPQ")).toEqual(promised);
    expect(await askWorkbook(reopened, (workbook) => workbook.sheets(), undefined)).toContainEqual({
      name: expect.stringMatching(/^Relance_Log_/),
      visibility: "VeryHidden",
    });
    await paneTomorrow.getByRole("searchbox").fill("martin");
    await paneTomorrow.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await paneTomorrow.getByText("=Virement annoncé, référence à suivre").waitFor();
    // Nothing came in by the check day, 30/11: two broken promises now.
    await expect(paneTomorrow.locator(".history").getByText("Promesse non tenue").count()).resolves.toBe(2);
    await screenshot(reopened, "story-reopened");
  });

  it("opens the customer of the row selected in the sheet", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).waitFor();
    await page.getByRole("gridcell", { name: "B11 Carrosserie Lopez" }).click();
    await pane.getByText("Ligne sélectionnée : Carrosserie Lopez").waitFor();
    await pane.getByRole("button", { name: "Ouvrir" }).click();
    await pane.getByRole("heading", { name: "Carrosserie Lopez" }).waitFor();
  });

  it("keeps the columns through an inserted column, a sort and a refresh", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await addColumns(pane);
    await selectCells(page, "H2");
    await page.getByRole("button", { name: "Insérer des colonnes" }).click();
    await selectCells(page, "E2");
    await page.getByRole("button", { name: "Tri décroissant" }).click();
    expect(await cells(page, 1, "MR")).toEqual(["Prochain appel", "Promis pour"]);
    await pane.getByRole("button", { name: "Actualiser les colonnes" }).click();
    await pane.getByText("Les colonnes en M1:R1 sont à jour").waitFor();
    // Latest due first: 06/01/2027, pre-due call on 30/12.
    expect(await cells(page, 2, "EMN")).toEqual(["06/01/2027", "30/12/2026", "Non échue"]);
  });

  it("writes the columns as live formulas that follow the sheet", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByLabel("Sous forme de formules").check();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    expect(await cellFormula(page, "L2")).toBe("=NEXTCALL(E2,H2,O2,P2,Q2,Relance_Today)");
    expect(await cells(page, 2, "LM")).toEqual(["13/10/2026", "Relance ferme"]);
    // Paid in full: the balance falls to nothing, and so do the calls.
    await selectCells(page, "G2");
    await page.getByRole("grid").focus();
    await page.keyboard.type("2450,80");
    await page.keyboard.press("Enter");
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    expect(await cells(page, 2, "HLM")).toEqual(["0,00", "", "Soldée"]);
  });

  it("computes =NEXTCALL(due, open) typed in a cell", async () => {
    const { page } = await browser.open({ language: "en", region: "en-GB" });
    await selectCells(page, "S2");
    await page.getByRole("grid").focus();
    await page.keyboard.type("=NEXTCALL(E2,H2)");
    await page.keyboard.press("Enter");
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    // 13 October 2026, two days after the due date, as a serial: the cell's format is the person's.
    expect(await cellText(page, "S2")).toBe("46308");
  });
});
