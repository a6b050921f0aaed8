import { browserForTests, TUESDAY, type Page, type Pane } from "../support/browser";

/*
 * Logging a call must be faster than a note in a cell. Nothing here touches the mouse once the pane has the focus.
 */

const browser = browserForTests({ width: 1280, height: 900, now: TUESDAY });

const focused = (pane: Pane): Promise<string> =>
  pane.locator(":focus").evaluate((element) => {
    const label = "labels" in element ? (element.labels as NodeListOf<Element>)[0]?.textContent : undefined;
    return (label ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
  });

/** The pane on its list of calls, the focus on the heading. */
async function openToday(language: "fr" | "en"): Promise<{ readonly page: Page; readonly pane: Pane }> {
  const { page, pane } = await browser.open({ language, ...(language === "en" && { region: "en-GB" }) });
  await pane.getByRole("button", { name: language === "fr" ? "Lire ma feuille" : "Read my sheet" }).click();
  await pane.getByRole("button", { name: language === "fr" ? "Aujourd’hui" : "Today" }).click();
  await pane.getByRole("heading", { level: 1 }).click();
  return { page, pane };
}

/** Presses Tab until something has the focus. @returns how often */
async function tabTo(page: Page, pane: Pane, wanted: string): Promise<number> {
  for (let presses = 1; presses <= 40; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(pane).catch(() => "")) === wanted) return presses;
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

describe("A call by keyboard alone", () => {
  it("is a promise of another amount, with a note, in as many keys as people press in twenty seconds", async () => {
    const { page, pane } = await openToday("fr");
    await page.keyboard.press("/");
    await page.keyboard.type("martin");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "SARL Martin Frères" }).waitFor();

    let keys = await tabTo(page, pane, "Noter un appel");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "Appel à SARL Martin Frères" }).waitFor();
    await page.keyboard.press("4");
    expect(await focused(pane)).toBe("Montant promis");
    // Selected: what is typed takes its place.
    await page.keyboard.type("5000");
    keys += await tabTo(page, pane, "Notes");
    await page.keyboard.type("Virement vendredi.");
    await page.keyboard.press("Control+Enter");
    await pane.getByText("Noté pour SARL Martin Frères : Promesse de paiement.").waitFor();
    // Enter, 4, the amount, the note, Ctrl+Enter; people press five keys a second.
    keys += 1 + 1 + "5000".length + "Virement vendredi.".length + 1;
    expect(keys).toBeLessThan(20 * 5);
    await pane
      .getByText("Prochain appel : 30/11/2026 – Promesse pour le 27/11/2026 + 1 jour ouvré")
      .waitFor();
    await pane.getByText("Virement vendredi.").waitFor();
  });

  it("is « no answer » in two keys beyond the button beside it", async () => {
    const { page, pane } = await openToday("en");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "No answer" }).waitFor();
    await tabTo(page, pane, "Log a call");
    await page.keyboard.press("Tab");
    expect(await focused(pane)).toBe("No answer");
    await page.keyboard.press("Enter");
    await pane.getByText(/^Logged for .*: No answer\.$/).waitFor();
  });

  it("is a plan, split and reserved, then refused on the customer's screen", async () => {
    const { page, pane } = await openToday("en");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Log a call" }).waitFor();
    await tabTo(page, pane, "Log a call");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: /^Call to/ }).waitFor();
    await page.keyboard.press("9");
    expect(await focused(pane)).toBe("First payment");
    await page.keyboard.type("1000");
    await tabTo(page, pane, "Fill in the payments");
    await page.keyboard.press("Enter");
    await pane.getByLabel("Payment 4: amount").waitFor();
    expect(await focused(pane)).toBe("Date");
    await page.keyboard.press("Control+Enter");
    await pane.getByText(/^Logged for .*: Plan proposed, answer reserved\.$/).waitFor();
    await tabTo(page, pane, "Refuse");
    await page.keyboard.press("Space");
    await tabTo(page, pane, "Log the answer");
    await page.keyboard.press("Enter");
    await pane.getByText(/^The answer to .* is logged\.$/).waitFor();
    await pane.getByRole("button", { name: "Follow-up e-mail" }).waitFor();
  });
});
