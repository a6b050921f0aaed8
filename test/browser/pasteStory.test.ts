import { writeXlsx } from "../../src/embedded/files/writeXlsx";
import {
  askWorkbook,
  browserForTests,
  cellText,
  openFileInPage,
  saveInPage,
  screenshot,
  selectCells,
  TUESDAY,
  type Page,
  type Pane,
} from "../support/browser";
import { workbookOf } from "../contracts/excelScene";

/*
 * The morning paste: calls are logged on Tuesday 24 November 2026; on Friday the next export goes over the sheet.
 * On Friday a promise for Wednesday 25 is judged: its check day was Thursday.
 */

const browser = browserForTests({ language: "fr", width: 1500, height: 1000 });
const FRIDAY = "2026-11-27T09:00:00+01:00";

/** As the accounting software writes it, leading zeros and all. */
const EXPORT_OF_TUESDAY = [
  ["Code client", "Client", "N° facture", "Date facture", "Échéance", "Montant TTC", "Solde"],
  ["000411", "Ateliers Brunel", "0000101", "2026-09-11", "2026-10-11", 2450.8, 2450.8],
  ["000411", "Ateliers Brunel", "0000102", "2026-09-20", "2026-10-20", 1180, 1180],
  ["000412", "Carrosserie Lopez", "0000201", "2026-09-15", "2026-10-15", 1932.6, 1932.6],
  ["000413", "Boulangerie Delmas", "0000301", "2026-10-01", "2026-10-31", 386.4, 386.4],
  ["000414", "Garage Petit", "0000401", "2026-09-30", "2026-10-30", 742.15, 742.15],
  ["000415", "Menuiserie Roux", "0000501", "2026-09-28", "2026-10-28", 5760, 5760],
  ["000416", "Studio Hervé", "0000601", "2026-11-20", "2026-12-20", 655.3, 655.3],
];

/**
 * Rows in another order, columns moved, zeros lost. Brunel has paid both, Lopez 1 000; Delmas has a new due date, Petit
 * a new number; Roux is not there any more; one customer is new.
 */
const EXPORT_OF_FRIDAY = [
  "N° facture\tCode client\tClient\tÉchéance\tDate facture\tSolde\tMontant TTC",
  "601\t416\tStudio Hervé\t20/12/2026\t20/11/2026\t655,30\t655,30",
  "2026-401\t414\tGarage Petit\t30/10/2026\t30/09/2026\t742,15\t742,15",
  "102\t411\tAteliers Brunel\t20/10/2026\t20/09/2026\t0,00\t1 180,00",
  "701\t417\tHôtel Bellevue\t26/12/2026\t26/11/2026\t3 100,00\t3 100,00",
  "301\t413\tBoulangerie Delmas\t15/12/2026\t01/10/2026\t386,40\t386,40",
  "201\t412\tCarrosserie Lopez\t15/10/2026\t15/09/2026\t932,60\t1 932,60",
  "101\t411\tAteliers Brunel\t11/10/2026\t11/09/2026\t0,00\t2 450,80",
].join("\r\n");

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

async function logCall(pane: Pane, customer: string, outcome: string, note: string): Promise<void> {
  await pane.getByRole("button", { name: "Aujourd’hui" }).click();
  await pane.getByRole("searchbox").fill(customer);
  await pane.getByRole("button", { name: new RegExp(`^${customer}`) }).click();
  await pane.getByRole("button", { name: "Noter un appel" }).click();
  await pane.getByRole("button", { name: outcome }).click();
  if (outcome === "Promesse de paiement") await pane.getByLabel("Promis pour le").fill("2026-11-25");
  await pane.getByLabel("Notes").fill(note);
  await pane.getByRole("button", { name: "Enregistrer l’appel" }).click();
  await pane.getByText(`Noté pour ${customer}`).waitFor();
}

/** What stands under the title of one kind of change. */
async function group(pane: Pane, title: string): Promise<string> {
  const heading = pane.getByRole("button", { name: new RegExp(`^${title}`) });
  if ((await heading.getAttribute("aria-expanded")) === "false") await heading.click();
  return plain(await heading.locator("xpath=..").innerText());
}

async function notesOf(pane: Pane, customer: string): Promise<string> {
  await pane.getByRole("button", { name: "Aujourd’hui" }).click();
  await pane.getByRole("searchbox").fill(customer);
  await pane.getByRole("button", { name: new RegExp(`^${customer}`) }).click();
  await pane.getByRole("heading", { name: customer }).waitFor();
  return plain(await pane.getByRole("main").innerText());
}

async function pasteOver(page: Page, list: string, text: string): Promise<void> {
  await selectCells(page, list);
  await page.getByRole("grid").focus();
  await page.keyboard.press("Delete");
  await selectCells(page, "A1");
  await page.getByRole("grid").focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
}

describe("The morning paste", () => {
  it("says what was paid and what moved, and finds every note again", async () => {
    const tuesday = await browser.open({ file: "new", now: TUESDAY });
    await openFileInPage(tuesday.page, "encours.xlsx", writeXlsx(workbookOf({ Encours: EXPORT_OF_TUESDAY })));
    await tuesday.pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await tuesday.pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await tuesday.pane.getByText("Colonnes ajoutées en H1:M1").waitFor();
    await logCall(tuesday.pane, "Ateliers Brunel", "Promesse de paiement", "Vire le tout mercredi.");
    await logCall(tuesday.pane, "Carrosserie Lopez", "Promesse de paiement", "Attend un chèque.");
    await logCall(tuesday.pane, "Boulangerie Delmas", "Rappel demandé", "Four en panne, rappeler.");
    await logCall(tuesday.pane, "Garage Petit", "Rappel demandé", "Demande le détail.");
    await logCall(tuesday.pane, "Menuiserie Roux", "Rappel demandé", "Le gérant signe vendredi.");
    const { bytes } = await saveInPage(tuesday.page);
    await tuesday.close();

    const { page, pane } = await browser.open({ file: "new", now: FRIDAY });
    await openFileInPage(page, "encours.xlsx", bytes);
    await pane.getByRole("heading", { name: /clients? à appeler/ }).waitFor();
    // Nothing has changed yet, and nothing is said.
    await expect(pane.getByText("La feuille a changé").count()).resolves.toBe(0);

    await pasteOver(page, "A1:G8", EXPORT_OF_FRIDAY);
    await pane.getByText("La feuille a changé depuis sa lecture.").waitFor();
    await screenshot(page, "paste-noticed");
    await pane.getByRole("button", { name: "La relire" }).click();
    await pane.getByText("La feuille a changé depuis le 24/11/2026").waitFor();
    expect(plain(await pane.locator(".messageBox").first().innerText())).toContain(
      "2 payées · 1 payée en partie · 1 absente · 1 échéance changée · 1 renumérotée · 1 nouvelle · promesses : 1 tenue, 1 tenue en partie",
    );
    await pane.getByRole("button", { name: "Voir ce qui a changé" }).click();
    await pane.getByRole("heading", { name: "Ce qui a changé" }).waitFor();
    await screenshot(page, "paste-report");

    expect(await group(pane, "Promesses")).toContain("Ateliers Brunel");
    expect(await group(pane, "Payées 2 factures")).toMatch(/3 630,80 € .*101.*102|3 630,80 € .*102.*101/);
    expect(await group(pane, "Payées en partie")).toContain(
      "201 1 000,00 € Carrosserie Lopez · échéance 15/10/2026 · reste 932,60 €",
    );
    expect(await group(pane, "Absentes de la feuille")).toContain("0000501 5 760,00 € Menuiserie Roux");
    expect(await group(pane, "Nouvelle échéance")).toContain("échéance 31/10/2026 → 15/12/2026");
    expect(await group(pane, "Nouveau numéro")).toContain("0000401 → 2026-401");
    expect(await group(pane, "Nouveau numéro")).toContain("Les appels ont suivi. Annuler");
    expect(await group(pane, "Nouvelles")).toContain("701 3 100,00 € Hôtel Bellevue");

    // Our columns follow the new order of the rows.
    await pane.getByRole("button", { name: "Actualiser les colonnes" }).click();
    await pane.getByText(/Les colonnes en H1:M1 sont à jour/).waitFor();
    expect([await cellText(page, "C3"), await cellText(page, "L3")]).toEqual([
      "Garage Petit",
      "Rappel demandé",
    ]);

    // Every note is where its invoice is now.
    expect(await notesOf(pane, "Ateliers Brunel")).toContain("Vire le tout mercredi.");
    expect(await notesOf(pane, "Carrosserie Lopez")).toContain("Attend un chèque.");
    expect(await notesOf(pane, "Boulangerie Delmas")).toContain("Four en panne, rappeler.");
    expect(await notesOf(pane, "Garage Petit")).toContain("Demande le détail.");

    // The one whose invoice has gone is listed, and a person may say what it is now.
    await pane.getByRole("button", { name: "Ma feuille" }).click();
    await pane.getByRole("button", { name: "Voir ce qui a changé" }).click();
    await pane.getByRole("button", { name: /Pas payée.*\(0000501\)/ }).click();
    await pane.getByText("Le gérant signe vendredi.").waitFor();
    await screenshot(page, "paste-orphans");
    await pane.getByLabel("Chercher une facture ouverte").fill("bellevue");
    await pane.getByRole("button", { name: /^701/ }).click();
    await pane.getByText("Les appels sur 0000501 sont maintenant avec 701.").waitFor();
    expect(await notesOf(pane, "Hôtel Bellevue")).toContain("Le gérant signe vendredi.");

    // Kept: opened again, nothing has changed, and the log still tells what had.
    const saved = await saveInPage(page);
    const again = await browser.open({ file: "new", now: FRIDAY });
    await openFileInPage(again.page, "encours.xlsx", saved.bytes);
    await again.pane.getByRole("heading", { name: /clients? à appeler/ }).waitFor();
    await expect(again.pane.getByText("La feuille a changé").count()).resolves.toBe(0);
    await again.pane.getByRole("button", { name: "Ma feuille" }).click();
    await again.pane.getByText("Dernier changement vu le 27/11/2026").waitFor();
    expect(await askWorkbook(again.page, (workbook) => workbook.sheets(), undefined)).toContainEqual({
      name: "Relance_Seen",
      visibility: "VeryHidden",
    });
  });
});
