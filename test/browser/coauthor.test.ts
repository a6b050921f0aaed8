import { readXlsx } from "../../src/embedded/files/readXlsx";
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

async function typeIn(page: Page, address: string, text: string): Promise<void> {
  await selectCells(page, address);
  await page.getByRole("grid").focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Name of the sheet with a cell that says just this. */
function sheetThatSays(bytes: Uint8Array, text: string): string | undefined {
  const file = readXlsx(bytes);
  if (!file.ok) throw new Error(file.fault.type);
  return file.value.sheets.find((sheet) => {
    let isThere = false;
    sheet.eachRow((_, cells) => (isThere ||= cells.some((cell) => cell?.value === text)));
    return isThere;
  })?.name;
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
  beforeEach(async () => {
    ({ page: first } = await browser.open());
    const [popup] = await Promise.all([
      first.waitForEvent("popup"),
      first.getByRole("button", { name: "Deuxième utilisateur" }).click(),
    ]);
    second = popup;
    await second.getByRole("gridcell", { name: "B2 Ateliers Brunel" }).waitFor();
  });

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

    // The first pane shows the colleague's entry, without being asked to read anything again.
    await one.getByRole("button", { name: "Retour à la liste" }).click();
    await one.getByRole("searchbox").fill("Brunel");
    await one.getByRole("button", { name: /^Ateliers Brunel/ }).click();
    await one.getByText("De la deuxième personne").waitFor();

    // Both are in the file.
    const { bytes } = await saveInPage(first);
    // Each window wrote on a sheet of its own: the browser's locks tell them apart.
    const notes = ["De la première personne", "De la deuxième personne"];
    const [ours = "", theirs = ""] = notes.map((note) => sheetThatSays(bytes, note));
    expect([ours, theirs]).toEqual([0, 1].map(() => expect.stringMatching(/^Relance_Log_[0-9a-f]{12}$/)));
    expect(ours).not.toBe(theirs);
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

describe.each([
  {
    language: "fr",
    secondUser: "Deuxième utilisateur",
    read: "Lire ma feuille",
    today: "Aujourd’hui",
    log: "Noter un appel",
    promise: "Promesse de paiement",
    note: "Notes",
    save: "Enregistrer l’appel",
    caller: "Qui appelle\u00a0?",
    saved: /^Noté pour Ateliers Brunel/,
    warning: /Claire les a appelés il y a moins d’une heure\. Lisez d’abord ce qui s’est dit\./,
  },
  {
    language: "en",
    secondUser: "Second user",
    read: "Read my sheet",
    today: "Today",
    log: "Log a call",
    promise: "Promise to pay",
    note: "Notes",
    save: "Save the call",
    caller: "Who is calling?",
    saved: /^Logged for Ateliers Brunel/,
    warning: /Claire called them less than an hour ago\. Read what was said first\./,
  },
] as const)("Two people about to call one customer ($language)", ({ language, ...words }) => {
  it("see the colleague's call before they dial, on the screen that is open already", async () => {
    const { page } = await browser.open({ language });
    const [popup] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("button", { name: words.secondUser }).click(),
    ]);
    await popup.getByRole("gridcell", { name: "B2 Ateliers Brunel" }).waitFor();
    const [one, two] = [paneOf(page), paneOf(popup)];
    for (const pane of [one, two]) {
      await pane.getByRole("button", { name: words.read }).click();
      await pane.getByRole("button", { name: words.today, exact: true }).click();
      await pane.getByRole("searchbox").fill("Ateliers Brunel");
      await pane.getByRole("button", { name: /^Ateliers Brunel/ }).click();
      await pane.getByRole("button", { name: words.log }).waitFor();
    }
    await expect(two.getByText(words.warning).count()).resolves.toBe(0);
    await one.getByRole("button", { name: words.log }).click();
    await one.getByRole("button", { name: words.promise }).click();
    await one.getByLabel(words.note).fill("A promis devant témoin");
    await one.getByLabel(words.caller).fill("Claire");
    await one.getByRole("button", { name: words.save }).click();
    await one.getByText(words.saved).waitFor();
    await two.getByText(words.warning).first().waitFor();
    await two.getByText("A promis devant témoin").first().waitFor();
  });
});
