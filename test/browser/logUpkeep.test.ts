import { readFile } from "node:fs/promises";
import { axeViolations } from "../support/accessibility";
import {
  browserForTests,
  cellText,
  openFileInPage,
  saveInPage,
  screenshot,
  TUESDAY,
} from "../support/browser";

/*
 * The life of the log, as the accountant, her boss and whoever answers for personal data live it.
 */

const browser = browserForTests({ language: "fr", now: TUESDAY, width: 1280, height: 900 });

describe.each(["light", "dark"] as const)("The call log in %s colours", (theme) => {
  it("is verified, compared, copied, exported, searched, and a person erased from it", async () => {
    const { page, pane } = await browser.open({ theme });
    const click = (name: string | RegExp): Promise<void> =>
      pane.getByRole("button", { name }).first().click();
    const openLog = async (): Promise<void> => {
      await click("Réglages");
      await click("Journal des appels…");
    };
    await click("Lire ma feuille");
    await click("Ajouter les colonnes");
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    const promised = async (): Promise<string> => cellText(page, "P17");
    expect(await promised()).toBe("Promesse partielle");

    await openLog();
    await click("Vérifier le journal");
    await pane.getByText(/^Le journal est intact\s: 11 entrées sur 1 feuille/).waitFor();
    await click("Copier l’empreinte");
    const frame = page.frames().find((one) => one.url().includes("taskpane"))!;
    const kept = await frame.evaluate(() => navigator.clipboard.readText());
    const compare = async (said: RegExp): Promise<void> => {
      await pane.getByLabel("Comparer avec une empreinte gardée ailleurs").fill(kept);
      await click("Comparer");
      await pane.getByText(said).waitFor();
    };
    await compare(/^Identique/);
    expect(await axeViolations(page)).toEqual([]);

    await click("Afficher en feuille");
    await pane.getByText(/^11 entrées sont sur une feuille à part/).waitFor();
    expect(await cellText(page, "A1")).toMatch(
      /^Copie du journal des appels au 24\/11\/2026\s: 11 entrées\./,
    );
    expect([await cellText(page, "A3"), await cellText(page, "N3")]).toEqual([
      "20/11/2026 10:20",
      "3\u202f883,65",
    ]);
    const [download] = await Promise.all([page.waitForEvent("download"), click("Exporter en CSV")]);
    expect(download.suggestedFilename()).toBe("journal-des-appels-2026-11-24.csv");
    const csv = (await readFile(await download.path())).toString("utf8");
    expect(csv.split("\r\n").slice(0, 2)).toEqual([
      expect.stringMatching(/^\ufeff"Noté le";"Par";/),
      expect.stringMatching(/^"2026-11-20 10:20";"Camille";"Appel";"Carrosserie Lopez";.*;"3883,65";"EUR";/),
    ]);

    await pane.getByRole("searchbox").fill("garnier 26/10/2026");
    await page.keyboard.press("Enter");
    await pane.getByText("1 entrée", { exact: true }).waitFor();
    await click("Effacer une personne de cette entrée…");
    await pane.getByText(/Patrice Garnier · Paie la moitié maintenant/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, `log-erasing-${theme}`);
    await click("Effacer pour de bon de 1 entrée");
    await pane.getByText("Effacé de 1 entrée.").waitFor();
    // The copy went with it; the promise still counts.
    await page.getByRole("tab", { name: /journal/ }).waitFor({ state: "detached" });
    expect(await promised()).toBe("Promesse partielle");

    await click("Vérifier le journal");
    await compare(/1 ligne a été ajoutée depuis/);
    await pane.getByLabel("Plus anciennes que").selectOption("12");
    await click("Voir ce qui partirait");
    await pane.getByText("Rien à mettre de côté.").waitFor();
    expect(await axeViolations(page)).toEqual([]);

    // Nothing of what was said is left in the file.
    const { fileName, bytes } = await saveInPage(page);
    await openFileInPage(page, fileName, bytes);
    // The pane of the file just opened, not of the one before.
    await pane.getByRole("heading", { name: /clients? à appeler/ }).waitFor();
    await openLog();
    await pane.getByRole("searchbox").fill("patrice");
    await page.keyboard.press("Enter");
    await pane.getByText("Aucune entrée ne dit cela.").waitFor();
  });
});
