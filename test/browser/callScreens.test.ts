import type { Locator } from "playwright-core";
import { axeViolations, cutOff } from "../support/accessibility";
import { browserForTests, TUESDAY, type Page, type Pane } from "../support/browser";

/*
 * The call form and what follows it, in the narrowest pane that Excel gives: nothing cut, and nothing that axe finds.
 */

const browser = browserForTests({ width: 1100, height: 1400, now: TUESDAY });

/** What axe finds in the pane as it stands, and what reaches over its edge. */
async function faults(page: Page): Promise<readonly string[]> {
  return [...(await axeViolations(page)), ...(await cutOff(page))];
}

const WORDS = {
  en: {
    read: "Read my sheet",
    today: "Today",
    log: "Log a call",
    save: "Save the call",
    enough: "Choose what the dispute is about.",
    fill: "Fill in the payments",
    interest: "Late-payment interest",
    they: "They will…",
    what: "Line 1: does what",
    note: "The accountant is ill.",
    mail: "Follow-up e-mail",
    review: /^Looking back/,
    counter: "Propose another",
    correct: /^Correct the entry of 24/,
  },
  fr: {
    read: "Lire ma feuille",
    today: "Aujourd’hui",
    log: "Noter un appel",
    save: "Enregistrer l’appel",
    enough: "Choisissez l’objet du litige.",
    fill: "Remplir les versements",
    interest: "Intérêts de retard",
    they: "Le client va…",
    what: "Ligne 1 : fait quoi",
    note: "La comptable est malade.",
    mail: "Courriel de suite",
    review: /^Retour sur/,
    counter: "Contre-proposer",
    correct: /^Corriger l’entrée du 24/,
  },
} as const;

async function pressFigure(page: Page, pane: Pane, figure: number): Promise<void> {
  await pane.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press(`Digit${figure}`);
}

describe("The call form, 300 pixels wide", () => {
  it.each([
    ["fr", "light"],
    ["en", "dark"],
  ] as const)(
    "is whole and accessible through a whole call, in %s and %s colours",
    async (language, theme) => {
      const { page, pane } = await browser.open({ language, theme });
      const words = WORDS[language];
      const button = (name: string | RegExp) => pane.getByRole("button", { name }).first();
      const found: Record<string, readonly string[]> = {};
      const look = async (screen: string): Promise<void> => {
        found[screen] = await faults(page);
      };
      await page.addStyleTag({ content: "aside.pane { width: 300px !important; }" });
      await button(words.read).click();
      await button(words.today).click();
      await button(/^SARL Martin/).click();
      await button(words.log).click();
      await look("blank");
      await pressFigure(page, pane, 4);
      await look("promise");
      await pressFigure(page, pane, 8);
      await button(words.save).click();
      await pane.getByText(words.enough).waitFor();
      await look("refused dispute");
      await pressFigure(page, pane, 0);
      await look("other outcomes");
      await pressFigure(page, pane, 9);
      await page.keyboard.type("3000");
      await button(words.fill).click();
      await pane.getByLabel("Notes").fill(words.note);
      const groups = pane.locator(".formGroup > button");
      for (let index = 0; index < (await groups.count()); index += 1) await groups.nth(index).click();
      await pane.getByLabel(words.interest).check();
      await button(words.they).click();
      await pane.getByLabel(words.what).fill("…");
      await look("everything unfolded");
      await button(words.save).click();
      await button(words.mail).click();
      await button(words.review).click();
      await look("after the call");
      await button(/^←/).click();
      await button(words.counter).click();
      await look("answer to the plan");
      await button(words.correct).click();
      await look("correction");
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
      expect(Object.keys(found)).toHaveLength(8);
    },
  );
});

describe("A pane of 300 by 600 pixels", () => {
  it("shows whom to call, the number, the amount, the aim and all ten outcomes without scrolling", async () => {
    const { page, pane } = await browser.open({ language: "fr", height: 740 });
    await page.addStyleTag({
      content: "aside.pane { width: 300px !important; } iframe { max-height: 600px; }",
    });
    const button = (name: string | RegExp) => pane.getByRole("button", { name }).first();
    await button("Lire ma feuille").click();
    await button("Aujourd’hui").click();
    await expectInSight(pane, [button(/^SARL Martin/), button(/^Établissements Garnier/)]);
    await button(/^SARL Martin/).click();
    await expectInSight(pane, [
      pane.getByRole("link", { name: "01 99 00 66 19" }),
      pane.getByText("Reste dû"),
      pane.getByText("19 452,70 € pour le 27/11/2026"),
      pane.getByText("Promesse non tenue").first(),
      button("Noter un appel"),
    ]);
    await button("Noter un appel").click();
    await expectInSight(pane, [
      pane.getByRole("link", { name: "01 99 00 66 19" }),
      button("Pas de réponse"),
      button("Échéancier proposé, réponse réservée"),
      button("Autre…"),
    ]);
    // What the outcome asks for comes into sight by itself, not behind the buttons at the bottom.
    await button("Promesse de paiement").click();
    await expectInSight(pane, [pane.getByLabel("Montant promis"), pane.getByLabel("Fonction")]);
  });
});

/** Wholly within the pane, and nothing over it. */
async function expectInSight(pane: Pane, elements: readonly Locator[]): Promise<void> {
  await pane.getByRole("heading", { level: 1 }).waitFor();
  for (const element of elements) {
    const hidden = await element.evaluate((shown) => {
      const { left, right, top, bottom } = shown.getBoundingClientRect();
      const over = document.elementFromPoint((left + right) / 2, bottom - 1);
      if (top < 0 || bottom > window.innerHeight) return `${top} to ${bottom} of ${window.innerHeight}`;
      return over !== null && (shown.contains(over) || over.contains(shown)) ? "" : "covered";
    });
    expect([await element.innerText().catch(() => ""), hidden]).toEqual([expect.anything(), ""]);
  }
}
