import { axeViolations } from "../support/accessibility";
import { browserForTests, selectCells, TUESDAY, type Page, type Pane } from "../support/browser";

/*
 * The pane as people with a keyboard, a screen reader or colours of their own meet it.
 */

const browser = browserForTests({ width: 1280, height: 900, now: TUESDAY });

/** Text, label or value of what has the focus in the pane. */
function focused(pane: Pane): Promise<string> {
  return pane.locator(":focus").evaluate((element) => {
    const text = element.getAttribute("aria-label") ?? element.textContent ?? "";
    const label = "labels" in element ? (element.labels as NodeListOf<Element>)[0]?.textContent : undefined;
    return (label ?? text).replace(/\s+/g, " ").trim();
  });
}

/** Presses Tab, or another key, until something has the focus, as a person does who looks where it is. */
async function pressUntil(page: Page, pane: Pane, wanted: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    if (wanted.test(await focused(pane).catch(() => ""))) return;
  }
  throw new Error(`${key} never reaches ${String(wanted)}`);
}

describe("By keyboard alone", () => {
  it("goes from the first run to a logged promise, and on to the next customer", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByRole("button", { name: "Lire ma feuille" }).waitFor();
    // F6 in Excel; here the person comes in with a click on plain text.
    await pane.getByRole("heading", { level: 1 }).click();

    await pressUntil(page, pane, /^Lire ma feuille$/);
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "Ma feuille" }).waitFor();
    expect(await focused(pane)).toBe("Ma feuille");

    await pressUntil(page, pane, /^Ajouter les colonnes$/);
    await page.keyboard.press("Enter");
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    // The button became another one, whose heading is where the keyboard goes on.
    await pressUntil(page, pane, /^Aujourd’hui$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "17 clients à appeler" }).waitFor();
    expect(await focused(pane)).toBe("17 clients à appeler");

    await page.keyboard.press("/");
    expect(await focused(pane)).toBe("Chercher un client");
    await page.keyboard.press("ArrowDown");
    expect(await focused(pane)).toMatch(/^SARL Martin Frères/);
    await page.keyboard.press("Enter");
    expect(await focused(pane)).toBe("SARL Martin Frères");

    // Back to the same place of the list, and in again.
    await page.keyboard.press("Escape");
    expect(await focused(pane)).toMatch(/^SARL Martin Frères/);
    await page.keyboard.press("Enter");
    await pressUntil(page, pane, /^Noter un appel$/);
    await page.keyboard.press("Enter");
    expect(await focused(pane)).toBe("Appel à SARL Martin Frères");

    await pressUntil(page, pane, /^Promesse de paiement$/);
    await page.keyboard.press("Space");
    await pressUntil(page, pane, /^Montant promis$/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await pane.getByText("Saisissez un montant supérieur à zéro.").waitFor();
    expect(await focused(pane)).toBe("Montant promis");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("5000");
    await pressUntil(page, pane, /^Notes$/);
    await page.keyboard.type("Virement vendredi.");
    await pressUntil(page, pane, /^Enregistrer l’appel$/);
    await page.keyboard.press("Enter");
    await pane.getByText("Noté pour SARL Martin Frères").waitFor();
    expect(await focused(pane)).toMatch(/^Suivant\s?: Établissements Garnier$/);
    await page.keyboard.press("Enter");
    expect(await focused(pane)).toBe("Établissements Garnier");
  });
});

describe("What axe finds", () => {
  it.each(["light", "dark"] as const)("is nothing, on any screen, in %s colours", async (theme) => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB", theme });
    const button = (name: string | RegExp) => pane.getByRole("button", { name }).first();
    const found: Record<string, readonly string[]> = {};
    const look = async (screen: string): Promise<void> => {
      found[screen] = await axeViolations(page);
    };
    await button("Read my sheet").waitFor();
    await look("first run");
    await button("Read my sheet").click();
    await button("Add the columns").click();
    await pane.getByText("Columns added in L1:Q1").waitFor();
    await look("my sheet");
    await button("Today").click();
    await button(/points: why SARL Martin/).click();
    await button(/^Promised \(/).click();
    await selectCells(page, "B5");
    await pane.getByText("Selected row").waitFor();
    await look("today");
    await pane.getByRole("searchbox").fill("ca");
    await look("search");
    await pane.getByRole("searchbox").fill("");
    await button("Agenda").click();
    await pane.getByRole("heading", { name: "Calls of the next 10 working days" }).waitFor();
    await look("agenda");
    await page.keyboard.press("Escape");
    await button(/^SARL Martin Frères/).click();
    for (const part of [
      "Prepare the call",
      "What to say",
      "If they say…",
      "How they pay",
      "About this customer",
    ])
      await button(part).click();
    await look("debtor");
    await button("Everything kept about this customer").click();
    await button("Copy all of it").waitFor();
    await look("what is kept");
    await button("← SARL Martin Frères").click();
    await button("Log a call").click();
    await button("Promise to pay").click();
    await pane.getByLabel("Amount promised").fill("much");
    await button("Save the call").click();
    await pane.getByText("Enter a figure").waitFor();
    await look("refused promise");
    await pane.getByLabel("Amount promised").fill("");
    await pane.getByText("this is an intention").waitFor();
    await button("Save the call").click();
    await pane.getByText("Logged for SARL Martin Frères").waitFor();
    await look("logged call");
    await button("Settings").click();
    await look("settings");
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
    expect(Object.keys(found)).toHaveLength(10);
  });
});
