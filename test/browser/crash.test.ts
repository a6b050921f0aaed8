import { askWorkbook, browserForTests, screenshot, TUESDAY, type Page } from "../support/browser";

const browser = browserForTests({ language: "fr", now: TUESDAY });
const NOTE = "Mme Leroy dit que l’échéance n'est pas tenue : rappeler « après 14 h »";

/** The pane's page ends and a new one is loaded in its place; the workbook stays open. */
async function killPane(page: Page): Promise<void> {
  await page.locator("iframe").evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.location.reload());
}

const notesInLog = async (page: Page): Promise<number> =>
  Object.entries(await askWorkbook(page, (workbook) => workbook.filledCells(), undefined)).filter(
    ([cell, text]) => cell.startsWith("Relance_Log") && text === NOTE,
  ).length;

describe("A pane whose page dies while a call is being typed", () => {
  it("gives everything back", async () => {
    const { page, pane } = await browser.open();
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Aujourd’hui" }).click();
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: "Noter un appel" }).click();
    await pane.getByRole("button", { name: "Promesse de paiement" }).click();
    await pane.getByLabel("Notes").fill(NOTE);
    await killPane(page);

    await pane.getByText(/^Un appel à SARL Martin Frères était en cours de saisie/).waitFor();
    await screenshot(page, "draft-kept");
    await pane.getByRole("button", { name: "Reprendre la saisie" }).click();
    await expect(pane.getByLabel("Notes").inputValue()).resolves.toBe(NOTE);
    await pane.getByRole("button", { name: "Promesse de paiement", pressed: true }).waitFor();

    // Thrown away, it does not come back.
    await pane.getByRole("button", { name: "Abandonner" }).click();
    await pane.getByRole("button", { name: "Oui, abandonner" }).click();
    await killPane(page);
    await pane.getByRole("heading", { name: /clients à appeler/ }).waitFor();
    await expect(pane.getByText(/en cours de saisie/).count()).resolves.toBe(0);
  });
});

describe("A pane whose page dies while a call is being saved", () => {
  // Of the requests that save a call: before it is written, while it is, and before it is read back.
  it.each([2, 3, 4])(
    "has it in the log once when it is loaded again: request %i is never answered",
    async (sync) => {
      const { page, pane } = await browser.open();
      await pane.getByRole("button", { name: "Lire ma feuille" }).click();
      await pane.getByRole("button", { name: "Aujourd’hui" }).click();
      await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
      await pane.getByRole("button", { name: "Noter un appel" }).click();
      await pane.getByRole("button", { name: "Message laissé" }).click();
      await pane.getByLabel("Notes").fill(NOTE);
      await askWorkbook(page, (workbook, number) => workbook.planFault({ sync: number, kind: "hang" }), sync);
      await pane.getByRole("button", { name: "Enregistrer l’appel" }).click();
      await pane.getByRole("button", { name: "Enregistrement…" }).waitFor();
      await page.waitForTimeout(500);
      await killPane(page);

      await pane.getByRole("heading", { name: /clients à appeler/ }).waitFor();
      for (let tries = 0; (await notesInLog(page)) === 0 && tries < 50; tries++)
        await page.waitForTimeout(100);
      expect(await notesInLog(page)).toBe(1);
      await expect(pane.getByText(/en cours de saisie|pas encore au journal/).count()).resolves.toBe(0);
    },
  );
});
