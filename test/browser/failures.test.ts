import {
  askWorkbook,
  browserForTests,
  openFileInPage,
  saveInPage,
  screenshot,
  selectCells,
  selectedCells,
  TUESDAY,
  type Page,
  type Pane,
} from "../support/browser";

/*
 * What goes wrong in an office: each time the pane says what and where, leads to the cell, and writes nothing that it
 * should not. All cells of all sheets, hidden ones included, are compared before and after.
 */

const browser = browserForTests({ width: 1500, height: 1000, now: TUESDAY });

async function openCsv(page: Page, fileName: string, lines: readonly string[]): Promise<void> {
  await openFileInPage(page, fileName, new TextEncoder().encode(`${lines.join("\r\n")}\r\n`));
}

const filledCells = (page: Page): Promise<Readonly<Record<string, string>>> =>
  askWorkbook(page, (workbook) => workbook.filledCells(), undefined);

const ofSheet = (cells: Readonly<Record<string, string>>, sheetName: string): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([address]) => address.startsWith(`${sheetName}!`)));

/** What was said, white space made plain; it must stand where the person sees it, not further down or up. */
async function alertOf(pane: Pane): Promise<string> {
  const alert = pane.getByRole("alert").first();
  await alert.waitFor();
  const isInSight = await alert.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
  expect(isInSight).toBe(true);
  return (await alert.innerText()).replace(/\s+/g, " ").trim();
}

async function simulate(page: Page, menu: string, choice: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.locator("[role^=menuitem]").filter({ hasText: choice }).click();
}

async function waitForSelection(page: Page, address: string): Promise<void> {
  for (let tries = 0; (await selectedCells(page)) !== address; tries++) {
    if (tries > 50) throw new Error(`${await selectedCells(page)} is selected, not ${address}`);
    await page.waitForTimeout(50);
  }
}

describe("A sheet that cannot be read", () => {
  it("has no usable header: says which sheets were looked at and what a list needs, and reads a better file", async () => {
    const { page, pane } = await browser.open({ language: "fr", file: "new" });
    await openCsv(page, "stock.csv", ["12;vis;0,25", "13;écrous;0,10", "14;rondelles;0,05"]);
    const before = await filledCells(page);
    await pane.getByText("Feuilles examinées").waitFor();
    expect(await alertOf(pane)).toBe(
      "Aucune liste de factures n’a été trouvée. Feuilles examinées : stock. " +
        "Il faut une ligne de titres (client, échéance, montant…) et les factures en dessous. " +
        "Ouvrez ou collez votre liste, puis relancez la recherche. Relancer la recherche",
    );
    await screenshot(page, "failure-no-header");
    await pane.getByRole("button", { name: "Relancer la recherche" }).click();
    await pane.getByText("Feuilles examinées").waitFor();
    expect(await filledCells(page)).toEqual(before);
    await openCsv(page, "clients.csv", ["Client;Facture;Échéance;Solde", "Durand;F-1;15/09/2026;1 200,00"]);
    await pane.getByRole("button", { name: "Lire ma feuille" }).waitFor();
  });

  it("is empty: says so by name, and finds what is pasted there afterwards", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB", file: "new" });
    expect(await alertOf(pane)).toBe(
      "The sheet “Sheet1” is empty. Paste or open your list of invoices, headings included, then look again. Look again",
    );
    expect(await filledCells(page)).toEqual({});
    await screenshot(page, "failure-empty");
    await page.getByRole("grid").focus();
    await page.evaluate(() =>
      navigator.clipboard.writeText(
        "Customer\tInvoice\tDue date\tBalance\r\nDurand\tF-1\t15/09/2026\t1200.00\r\n",
      ),
    );
    await page.keyboard.press("Control+v");
    await pane.getByRole("button", { name: "Look again" }).click();
    await pane.getByRole("button", { name: "Read my sheet" }).click();
    await pane.getByText("“Sheet1”: 1 invoice read.").waitFor();
    expect(Object.keys(await filledCells(page)).filter((cell) => cell.startsWith("Sheet1!"))).toHaveLength(8);
  });
});

describe("Rows that cannot be read", () => {
  const LINES = [
    "Customer,Invoice,Due date,Balance",
    "Durand,F-1,31/02/2026,1200.00",
    "Durand,F-2,,350.00",
    "Martin,F-3,15/09/2026,900.00",
    "Martin,F-3,15/09/2026,900.00",
    "Martin,F-4,20/09/2026,80.00",
  ];

  it("names each cell and selects it on a click; reading writes nothing", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB", file: "new" });
    await openCsv(page, "ledger.csv", LINES);
    const before = await filledCells(page);
    await pane.getByRole("button", { name: "Read my sheet" }).click();
    await pane.getByRole("heading", { name: "To look at (3)" }).waitFor();

    await pane.getByText("1 unreadable date").waitFor();
    await pane.getByRole("button", { name: /^C2.*“31\/02\/2026” \(Due date\)/ }).click();
    await waitForSelection(page, "C2");
    await pane.getByText("1 invoice without a due date").waitFor();
    await pane.getByRole("button", { name: /^C3/ }).click();
    await waitForSelection(page, "C3");
    await pane.getByText("1 invoice entered twice").waitFor();
    await pane.getByRole("button", { name: /^B5.*F-3, also in row 4/ }).click();
    await waitForSelection(page, "B5");
    await screenshot(page, "failure-rows");
    expect(ofSheet(await filledCells(page), "ledger")).toEqual(ofSheet(before, "ledger"));
  });

  it("leaves such rows without a call date, counts the duplicate once, and touches none of the person's cells", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB", file: "new" });
    await openCsv(page, "ledger.csv", LINES);
    const before = await filledCells(page);
    await pane.getByRole("button", { name: "Read my sheet" }).click();
    await pane.getByRole("button", { name: "Add the columns" }).click();
    await pane.getByText("Columns added in E1:J1: 5 rows.").waitFor();

    const after = ofSheet(await filledCells(page), "ledger");
    expect(after).toMatchObject(before);
    const nextCalls = [2, 3, 4, 5, 6].map((row) => after[`ledger!E${row}`] ?? "");
    // Due 15 and 20 September 2026: the 17th, on both rows of the same invoice, and the 22nd; serials, as kept.
    expect(nextCalls).toEqual(["", "", "46282", "46282", "46287"]);
    await pane.getByRole("button", { name: "Show in the sheet" }).click();
    await waitForSelection(page, "E1");

    await pane.getByRole("button", { name: "Today" }).click();
    const martin = pane.getByRole("button", { name: /^Martin/ });
    await expect(martin.innerText()).resolves.toContain("€980.00");
  });
});

describe("Columns that cannot be added", () => {
  it("because the sheet is protected: names it, writes nothing, and adds them once it is not", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).waitFor();
    await simulate(page, "Simuler", "Cette feuille est protégée");
    const before = await filledCells(page);
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    expect(await alertOf(pane)).toBe(
      "La feuille « Clients » est protégée : Relance ne peut pas y écrire. " +
        "Onglet Révision, « Ôter la protection de la feuille », puis réessayez. Fermer",
    );
    await screenshot(page, "failure-protected");
    expect(await filledCells(page)).toEqual(before);
    await simulate(page, "Simuler", "Cette feuille est protégée");
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    await expect(pane.getByRole("alert").count()).resolves.toBe(0);
  });

  it("because somebody is typing in a cell: asks to finish there, keeps what is typed, and adds them then", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).waitFor();
    const before = await filledCells(page);
    await selectCells(page, "K5");
    await page.getByRole("grid").focus();
    await page.keyboard.type("rappeler mar");
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    expect(await alertOf(pane)).toBe(
      "Une cellule est en cours de saisie : Excel n’accepte rien d’autre pendant ce temps. " +
        "Terminez la saisie dans la cellule (Entrée ou Échap), puis réessayez. Fermer",
    );
    await screenshot(page, "failure-typing");
    expect(await filledCells(page)).toEqual(before);

    await page.locator(".cell-editor").press("End");
    await page.keyboard.type("di");
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    expect((await filledCells(page))["Clients!K5"]).toBe("rappeler mardi");
  });
});

describe("A call that cannot be saved", () => {
  const NOTE = "Left my direct line.";
  // As often as the log tries by itself when Excel fails for a reason of its own.
  const ATTEMPTS = 6;

  async function writeCall(pane: Pane): Promise<void> {
    await pane.getByRole("button", { name: "Read my sheet" }).click();
    await pane.getByRole("button", { name: "Add the columns" }).click();
    await pane.getByText("Columns added in L1:Q1").waitFor();
    await pane.getByRole("button", { name: "Today" }).click();
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: "Log a call" }).click();
    await pane.getByRole("button", { name: "Message left" }).click();
    await pane.getByLabel("Notes").fill(NOTE);
  }

  const rowsOfLog = (cells: Readonly<Record<string, string>>): number =>
    Object.keys(cells).filter((cell) => /^Relance_Log\w*!A(?!1$)\d+$/.test(cell)).length;
  const notesInLog = (cells: Readonly<Record<string, string>>): number =>
    Object.entries(cells).filter(([cell, text]) => cell.startsWith("Relance_Log") && text === NOTE).length;
  /** The person's own columns, A to K. */
  const ownCells = (cells: Readonly<Record<string, string>>) =>
    Object.entries(cells).filter(([cell]) => /^Clients![A-K]\d+$/.test(cell));

  it("keeps everything typed, and is in the log once after saving again", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    const before = await filledCells(page);
    await askWorkbook(page, (workbook, count) => workbook.failRequests(count), ATTEMPTS);
    await pane.getByRole("button", { name: "Save the call" }).click();
    const said = await alertOf(pane);
    expect(said).toContain("Not saved yet: your entries are kept.");
    expect(said).toContain("Try again. If it happens again, save the workbook, close it and open it again.");
    await expect(pane.getByLabel("Notes").inputValue()).resolves.toBe(NOTE);
    await screenshot(page, "failure-saving");
    expect(await filledCells(page)).toEqual(before);

    await pane.getByRole("button", { name: "Save the call" }).click();
    await pane.getByText("Logged for SARL Martin Frères: Message left").waitFor();
    const after = await filledCells(page);
    expect([rowsOfLog(after), notesInLog(after)]).toEqual([rowsOfLog(before) + 1, 1]);
    expect(ownCells(after)).toEqual(ownCells(before));
  });

  it.each([
    "The next request to Excel fails",
    "The next request fails halfway",
    "The next request fails after it was carried out",
  ])("is saved, once, in spite of it: %s", async (failure) => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    const before = await filledCells(page);
    await simulate(page, "Simulate", failure);
    await pane.getByRole("button", { name: "Save the call" }).click();
    await pane.getByText("Logged for SARL Martin Frères: Message left").waitFor();
    const after = await filledCells(page);
    expect([rowsOfLog(after), notesInLog(after)]).toEqual([rowsOfLog(before) + 1, 1]);
  });

  it("waits in sight while somebody types in a cell, and is saved by itself when they are done", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    const before = await filledCells(page);
    await selectCells(page, "K5");
    await page.getByRole("grid").focus();
    await page.keyboard.type("call Tuesd");
    await pane.getByRole("button", { name: "Save the call" }).click();
    const waits = pane.getByText(/^Excel is waiting: finish typing in the cell/);
    await waits.waitFor();
    await expect(waits.evaluate((box) => box.getBoundingClientRect().top >= 0)).resolves.toBe(true);
    await screenshot(page, "failure-saving-while-typing");
    expect(await filledCells(page)).toEqual(before);

    await page.locator(".cell-editor").press("End");
    await page.keyboard.type("ay");
    await page.keyboard.press("Enter");
    await pane.getByText("Logged for SARL Martin Frères: Message left").waitFor();
    await expect(waits.count()).resolves.toBe(0);
    const after = await filledCells(page);
    expect([after["Clients!K5"], notesInLog(after)]).toEqual(["call Tuesday", 1]);
  });

  it.each([
    ["The sheets of the workbook are protected", "The structure of this workbook is protected"],
    ["The workbook is read-only", "This workbook is open for reading only."],
  ])("waits, with why on every screen, and is logged once when Excel takes it: %s", async (cause, why) => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    await simulate(page, "Simulate", cause);
    const before = await filledCells(page);
    await pane.getByRole("button", { name: "Save the call" }).click();
    expect(await alertOf(pane)).toContain(why);
    await pane.getByRole("button", { name: "Settings" }).click();
    const box = pane.getByRole("status").filter({ hasText: "One entry is not in the log yet." });
    await expect(box.innerText()).resolves.toContain(why);
    await expect(box.innerText()).resolves.toContain(
      "It is kept on this computer, even when Excel is closed",
    );
    await box.getByRole("button", { name: "Copy as text" }).click();
    await expect(page.evaluate(() => navigator.clipboard.readText())).resolves.toContain(NOTE);
    expect(await filledCells(page)).toEqual(before);

    await simulate(page, "Simulate", cause);
    await box.getByRole("button", { name: "Try again" }).click();
    await pane.getByText("The entry that was waiting is in the log now.").waitFor();
    const after = await filledCells(page);
    expect([rowsOfLog(after), notesInLog(after)]).toEqual([rowsOfLog(before) + 1, 1]);
    await expect(box.count()).resolves.toBe(0);
  });

  it("is not promised to last where the browser has no room", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    await page.locator("iframe").evaluate((frame: HTMLIFrameElement) => {
      const { Storage: PaneStorage } = frame.contentWindow as unknown as { Storage: typeof Storage };
      PaneStorage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await pane.getByLabel("Notes").fill(`${NOTE} Twice.`);
    await pane.getByText(/^Nothing you type here can be kept on this computer/).waitFor();
    await simulate(page, "Simulate", "The workbook is read-only");
    await pane.getByRole("button", { name: "Save the call" }).click();
    await pane.getByText(/^It is kept only while this pane is open/).waitFor();
  });

  it("arrived although the answer did not: changed and saved again, it is a correction", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    const before = await filledCells(page);
    // The third request writes; from then on nothing is answered any more.
    await askWorkbook(
      page,
      (workbook, count) => {
        workbook.planFault({ sync: 3, kind: "after", code: "RequestAborted" });
        for (let times = 0; times < count; times++)
          workbook.planFault({ sync: 4, kind: "before", code: "RequestAborted" });
      },
      2 * ATTEMPTS,
    );
    await pane.getByRole("button", { name: "Save the call" }).click();
    await alertOf(pane);
    expect(notesInLog(await filledCells(page))).toBe(1);
    await pane.getByLabel("Notes").fill("Call on Friday.");
    await askWorkbook(page, (workbook) => workbook.forgetFaults(), undefined);
    await pane.getByRole("button", { name: "Save the call" }).click();
    await pane.getByText("Logged for SARL Martin Frères: Message left").waitFor();
    const after = await filledCells(page);
    expect([rowsOfLog(after), notesInLog(after)]).toEqual([rowsOfLog(before) + 2, 1]);
    expect(Object.values(after)).toContain("Call on Friday.");
  });

  it("waits for its workbook: the same book under another name takes it in when asked, once, by keyboard", async () => {
    const { page, pane } = await browser.open({ language: "en", region: "en-GB" });
    await writeCall(pane);
    await simulate(page, "Simulate", "The workbook is read-only");
    await pane.getByRole("button", { name: "Save the call" }).click();
    await alertOf(pane);
    const { bytes } = await saveInPage(page);
    await openFileInPage(page, "Clients archive.xlsx", bytes);

    const link = pane.getByRole("button", { name: "1 entry waits for another workbook" });
    await link.waitFor();
    const before = await filledCells(page);
    expect(notesInLog(before)).toBe(0);
    await link.focus();
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "Waiting for another workbook" }).waitFor();
    await pane.getByText(/^This workbook’s log holds the entry made just before it/).waitFor();
    await screenshot(page, "waiting-elsewhere");
    const take = pane.getByRole("button", { name: "Log it in this workbook" });
    await take.focus();
    await page.keyboard.press("Enter");
    await pane.getByText("The entry that was waiting is in the log now.").waitFor();
    const after = await filledCells(page);
    expect([rowsOfLog(after), notesInLog(after)]).toEqual([rowsOfLog(before) + 1, 1]);
    await pane.getByText("Nothing waits for another workbook any more.").waitFor();
    await page.keyboard.press("Escape");
    await pane.getByRole("heading", { name: /customers to call/ }).waitFor();
    await expect(link.count()).resolves.toBe(0);
  });
});
