import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  askWorkbook,
  browserForTests,
  cellFormula,
  cellText,
  openFileInPage,
  saveInPage,
  screenshot,
  selectCells,
  selectedCells,
  TUESDAY,
  waitForValue,
} from "../support/browser";

const browser = browserForTests();

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the embedded workbook in a browser", () => {
  it("opens on the sample ledger, in French with French dates and amounts", async () => {
    const { page } = await browser.open({ language: "fr" });
    await expect(page.getByRole("tab", { name: "Clients" }).getAttribute("aria-selected")).resolves.toBe(
      "true",
    );
    await expect(page.getByRole("gridcell", { name: "B2 Ateliers Brunel" }).isVisible()).resolves.toBe(true);
    expect((await cellText(page, "F2")).replace(/\s/g, " ")).toBe("2 450,80");
    expect(await cellText(page, "D2")).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    await screenshot(page, "sample-fr");
  });

  it("takes a typed value, and Enter goes down", async () => {
    const { page } = await browser.open({ file: "new" });
    await page.getByRole("grid").focus();
    await page.keyboard.type("12.5");
    await page.keyboard.press("Enter");
    await page.keyboard.type("7/4/2026");
    await page.keyboard.press("Enter");
    expect(await cellText(page, "A1")).toBe("12.5");
    expect(await cellText(page, "A2")).toBe("7/4/2026");
    expect(await selectedCells(page)).toBe("A3");
  });

  it("computes a formula typed in the formula bar, and again when a cell it reads changes", async () => {
    const { page } = await browser.open();
    await selectCells(page, "M1");
    const bar = page.getByRole("textbox", { name: "Formula bar" });
    await bar.click();
    await bar.fill("=SUM(F2:F4)");
    await bar.press("Enter");
    expect(await cellText(page, "M1")).toBe("6895.3");
    await selectCells(page, "F2");
    await page.getByRole("grid").focus();
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    expect(await cellText(page, "M1")).toBe("4444.5");
    expect(await cellText(page, "H2")).toBe("0.00");
  });

  it("takes French names, semicolons and decimal commas in a formula, closes it, and shows them again", async () => {
    const { page } = await browser.open({ language: "fr", file: "new" });
    await page.getByRole("grid").focus();
    await page.keyboard.type("=arrondi(10*1,256;2");
    await page.keyboard.press("Enter");
    expect(await cellFormula(page, "A1")).toBe("=ROUND(10*1.256,2)");
    expect(await cellText(page, "A1")).toBe("12,56");
    await page.keyboard.press("ArrowUp");
    await waitForValue(page.getByRole("textbox", { name: "Barre de formule" }), "=ARRONDI(10*1,256;2)");
  });

  it("refuses a formula that cannot be read, and goes on editing it", async () => {
    const { page } = await browser.open({ file: "new" });
    await page.getByRole("grid").focus();
    await page.keyboard.type("=SUM(A2,,*3)");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").textContent()).resolves.toContain("This formula cannot be read");
    for (let times = 0; times < 4; times++) await page.keyboard.press("Backspace");
    await page.keyboard.type(")");
    await page.keyboard.press("Enter");
    expect(await cellFormula(page, "A1")).toBe("=SUM(A2,)");
    await expect(page.getByRole("alert").count()).resolves.toBe(0);
  });

  it("moves and selects with the keyboard as Excel does", async () => {
    const { page } = await browser.open();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+ArrowDown");
    expect(await selectedCells(page)).toBe("A61");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Shift+ArrowRight");
    expect(await selectedCells(page)).toBe("B1:K1");
    await page.keyboard.press("Control+End");
    expect(await selectedCells(page)).toBe("K61");
  });

  it("pastes a copied export over the sheet, reading it as the region does, and undoes it", async () => {
    const { page } = await browser.open({ language: "fr", file: "new" });
    await page.getByRole("grid").focus();
    await page.evaluate(() => navigator.clipboard.writeText("Client\tSolde\r\nDurand\t1 234,56\r\n"));
    await page.keyboard.press("Control+v");
    expect(await cellText(page, "A2")).toBe("Durand");
    expect(await cellFormula(page, "B2")).toBe("1234.56");
    await page.keyboard.press("Control+z");
    expect(await cellText(page, "A2")).toBe("");
  });

  it("copies cells as they are shown", async () => {
    const { page } = await browser.open();
    await selectCells(page, "B2:C2");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^Ateliers Brunel\tFA\d{4}-\d{4}$/);
  });

  it("opens a French CSV file as Excel would", async () => {
    const { page } = await browser.open({ language: "fr" });
    await openFileInPage(page, "export.csv", csv("Client;Échéance;Solde\r\nDurand;31/03/2026;1 200,00\r\n"));
    expect(await cellText(page, "B2")).toBe("31/03/2026");
    expect(await cellFormula(page, "C2")).toBe("1200");
    await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toBe("export.csv");
  });

  it("says in plain words why a file cannot be opened, and keeps the workbook", async () => {
    const { page } = await browser.open();
    await openFileInPage(page, "letter.pdf", csv("%PDF-1.7 …"));
    await expect(page.getByRole("alert").textContent()).resolves.toBe(
      "letter.pdf is not a workbook and not a CSV file. Nothing was opened.",
    );
    expect(await cellText(page, "B2")).toBe("Ateliers Brunel");
  });

  it("saves a workbook that opens again with values and formulas", async () => {
    const { page } = await browser.open();
    await selectCells(page, "L2");
    await page.getByRole("grid").focus();
    await page.keyboard.type("=H2*2");
    await page.keyboard.press("Enter");
    const saved = await saveInPage(page);
    expect(saved.fileName).toBe("Suivi clients.xlsx");
    await page.getByRole("button", { name: "New", exact: true }).click();
    expect(await cellText(page, "L2")).toBe("");
    await openFileInPage(page, saved.fileName, saved.bytes);
    expect(await cellFormula(page, "L2")).toBe("=H2*2");
    expect(await cellText(page, "L2")).toBe("4901.6");
  });

  it("refuses to type on a protected sheet, and says why", async () => {
    const { page } = await browser.open();
    await page.getByRole("button", { name: "Simulate" }).click();
    await page.getByRole("menuitemcheckbox", { name: "This sheet is protected" }).click();
    await page.getByRole("grid").focus();
    await page.keyboard.type("x");
    await expect(page.getByRole("alert").textContent()).resolves.toContain("protected sheet (Clients)");
    expect(await cellText(page, "A1")).toBe("Code client");
  });

  it("inserts rows above the selection, and formulas follow", async () => {
    const { page } = await browser.open();
    await selectCells(page, "A2:A3");
    await page.getByRole("button", { name: "Insert rows" }).click();
    expect(await cellText(page, "B4")).toBe("Ateliers Brunel");
    expect(await cellFormula(page, "H4")).toBe("=F4-G4");
  });

  it("sorts the table by the active column", async () => {
    const { page } = await browser.open();
    await selectCells(page, "F5");
    await page.getByRole("button", { name: "Sort descending" }).click();
    expect(await cellText(page, "F2")).toBe("12,480.60");
    expect(await cellText(page, "F61")).toBe("-316.80");
    expect(await cellText(page, "A1")).toBe("Code client");
  });

  it("shows the sum of the selected cells", async () => {
    const { page } = await browser.open();
    await selectCells(page, "F2:F4");
    await page.getByText("Sum: 6,895.30").waitFor();
  });

  it("goes where the name box says", async () => {
    const { page } = await browser.open();
    const nameBox = page.getByRole("textbox", { name: "Name box" });
    await nameBox.fill("factures");
    await nameBox.press("Enter");
    expect(await selectedCells(page)).toBe("A2:K61");
  });

  it("scrolls fifty thousand rows and keeps the header in view", async () => {
    const { page } = await browser.open({ language: "fr" });
    const rows = Array.from({ length: 50_000 }, (_, row) => `Client ${row};${row},50`);
    await openFileInPage(page, "grand.csv", csv(["Client;Solde", ...rows].join("\r\n")));
    await page.getByRole("button", { name: "Figer la ligne du haut" }).click();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+End");
    await page.getByRole("gridcell", { name: "B50001 49999,5" }).waitFor();
    await expect(page.getByRole("gridcell", { name: "A1 Client" }).isVisible()).resolves.toBe(true);
  });

  it("filters a table by the button of a header, and says how many rows are left", async () => {
    const { page } = await browser.open();
    await selectCells(page, "B1");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Alt+ArrowDown");
    const box = page.getByRole("dialog", { name: "Filter" });
    await box.getByRole("searchbox").fill("brunel");
    await box.getByRole("button", { name: "OK" }).click();
    await page.getByText("3 of 60 records found").waitFor();
    await page.getByRole("gridcell", { name: "B5 Boulangerie Delmas" }).waitFor({ state: "detached" });
    await page.getByRole("grid").focus();
    await page.keyboard.press("Alt+ArrowDown");
    await box.getByRole("button", { name: "Clear the filter" }).click();
    await page.getByRole("gridcell", { name: "B5 Boulangerie Delmas" }).waitFor();
  });

  it("finds the next cell with Ctrl+F", async () => {
    const { page } = await browser.open();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("delmas");
    await page.keyboard.press("Enter");
    expect(await selectedCells(page)).toBe("B5");
    await page.keyboard.press("Enter");
    expect(await selectedCells(page)).toBe("I5");
    await page.keyboard.press("Shift+Enter");
    expect(await selectedCells(page)).toBe("B5");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowDown");
    expect(await selectedCells(page)).toBe("B6");
  });

  it("fills down with the handle of the selection", async () => {
    const { page } = await browser.open({ file: "new" });
    await page.getByRole("grid").focus();
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await selectCells(page, "A1:A2");
    const handle = await page.locator(".grid-fill-handle").boundingBox();
    await page.mouse.move((handle?.x ?? 0) + 3, (handle?.y ?? 0) + 3);
    await page.mouse.down();
    await page.mouse.move((handle?.x ?? 0) + 3, (handle?.y ?? 0) + 55, { steps: 4 });
    await page.mouse.up();
    expect(await cellText(page, "A5")).toBe("9");
    expect(await selectedCells(page)).toBe("A1:A5");
  });

  it("takes back an inserted row", async () => {
    const { page } = await browser.open();
    await selectCells(page, "A2");
    await page.getByRole("button", { name: "Insert rows" }).click();
    expect(await cellText(page, "B2")).toBe("");
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await cellText(page, "B2")).toBe("Ateliers Brunel");
    expect(await cellFormula(page, "H2")).toBe("=F2-G2");
  });

  it("points at the same cells when zoomed", async () => {
    const { page } = await browser.open();
    for (let step = 0; step < 5; step++) await page.getByRole("button", { name: "Zoom in" }).click();
    await page.getByRole("button", { name: "150%" }).waitFor();
    await page.getByRole("gridcell", { name: "B4 Ateliers Brunel" }).click();
    expect(await selectedCells(page)).toBe("B4");
  });

  it("asks before unsaved work is replaced", async () => {
    const { page } = await browser.open();
    await page.getByRole("grid").focus();
    await page.keyboard.type("Code");
    await page.keyboard.press("Enter");
    const question = page.getByRole("alertdialog", { name: "Save the changes to Suivi clients.xlsx?" });
    await page.getByRole("button", { name: "New", exact: true }).click();
    await question.getByRole("button", { name: "Cancel" }).click();
    expect(await cellText(page, "A1")).toBe("Code");
    await page.getByRole("button", { name: "New", exact: true }).click();
    await question.getByRole("button", { name: "Do not save" }).click();
    await page.getByRole("tab", { name: "Sheet1" }).waitFor();
  });

  it("hides a sheet, brings it back, and asks before it deletes one", async () => {
    const { page } = await browser.open();
    const tab = page.getByRole("tab", { name: "Sheet3" });
    await page.getByRole("button", { name: "New sheet" }).click();
    await tab.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Hide" }).click();
    await tab.waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Clients" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Unhide Sheet3" }).click();
    await tab.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await tab.waitFor({ state: "detached" });
    const sheets = await askWorkbook(page, (workbook) => workbook.sheets(), undefined);
    expect(sheets.map(({ name }) => name)).not.toContain("Sheet3");
  });

  it("takes an export of ten thousand rows pasted over a table, which grows", async () => {
    const { page } = await browser.open({ language: "fr" });
    await selectCells(page, "A2");
    await page.getByRole("grid").focus();
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      [`C${n}`, `Client ${n}`, `FA-${n}`, "01/10/2026", "31/10/2026", "1 234,50", "0"].join("\t"),
    );
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join("\r\n"));
    await page.keyboard.press("Control+v");
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    expect(await cellText(page, "E10001")).toBe("31/10/2026");
    expect(await cellFormula(page, "H10001")).toBe("=F10001-G10001");
    expect((await cellText(page, "H10001")).replace(/\s/g, " ")).toBe("1 234,50");
  });

  it("turns the pane dark and light with the page", async () => {
    const { page, pane } = await browser.open({ theme: "dark" });
    await pane.getByText("Factures").first().waitFor();
    const isPaneDark = async (): Promise<boolean> => {
      const frame = page.frames()[1];
      return (
        (await frame?.evaluate(() => window.matchMedia("(prefers-color-scheme: dark)").matches)) ?? false
      );
    };
    expect(await isPaneDark()).toBe(true);
    await page.getByRole("button", { name: "Light" }).click();
    expect(await isPaneDark()).toBe(false);
  });

  it("shows which failures are simulated", async () => {
    const { page } = await browser.open();
    const simulate = page.getByRole("button", { name: "Simulate" });
    await simulate.click();
    await page.getByRole("menuitemcheckbox", { name: "Excel is slow" }).click();
    await simulate.click();
    const choices = page.getByRole("menuitemcheckbox", { checked: true });
    await expect(choices.allInnerTexts()).resolves.toEqual(["Excel is slow"]);
    await choices.click();
    await simulate.click();
    await expect(choices.count()).resolves.toBe(0);
  });
});

describe("the server of the embedded workbook", () => {
  const get = async (path: string): Promise<{ status: number; type: string | null; text: string }> => {
    const response = await fetch(new URL(path, browser.address()));
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };

  it("points the production pane at the Office.js of this machine, and changes nothing else", async () => {
    const { text } = await get("/pane/taskpane.html");
    const built = await readFile(join(__dirname, "..", "..", "dist", "taskpane.html"), "utf8");
    const onCdn = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
    expect(built).toContain(onCdn);
    expect(text).toBe(built.replace(onCdn, "/office/office.js"));
    expect((await get("/office/office.js")).type).toBe("text/javascript; charset=utf-8");
  });

  it("gives out no other file of this machine", async () => {
    expect((await get("/pane/..%2fpackage.json")).status).toBe(404);
    expect((await get("/pane/..%2f..%2f..%2f..%2fetc%2fpasswd")).status).toBe(404);
  });

  it("says in plain words what is not there", async () => {
    expect(await get("/nothing")).toEqual({
      status: 404,
      type: "text/plain; charset=utf-8",
      text: "There is no /nothing here. The workbook is at /.\n",
    });
  });
});

describe("formulas that cannot be computed here", () => {
  it("say so when their cell is selected", async () => {
    const { page } = await browser.open({ file: "new" });
    await page.getByRole("grid").focus();
    await page.keyboard.type("=BAHTTEXT(12)");
    await page.keyboard.press("Enter");
    await selectCells(page, "A1");
    await page.getByText("BAHTTEXT cannot be computed here: the cell keeps its last result.").waitFor();
    await selectCells(page, "A2");
    await page.getByText("BAHTTEXT cannot").waitFor({ state: "detached" });
  });
});

describe("the pane beside the workbook", () => {
  it("meets its workbook, and its functions compute in cells", async () => {
    const { page, pane } = await browser.open({ language: "fr" });
    await pane.getByText("Factures").first().waitFor();
    await selectCells(page, "M2");
    await page.getByRole("grid").focus();
    await page.keyboard.type("=DAYSLATE(E2;E2+12)");
    await page.keyboard.press("Enter");
    await askWorkbook(page, (workbook) => workbook.whenCalculated(), undefined);
    expect(await cellText(page, "M2")).toBe("12");
  });

  it("reads, writes and logs where the browser keeps nothing", async () => {
    const { page, pane } = await browser.open({ language: "fr", now: TUESDAY, isStorageDenied: true });
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    await pane.getByRole("button", { name: "Aujourd’hui" }).click();
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: "Pas de réponse" }).click();
    await pane.getByText(/^Noté pour SARL Martin Frères/).waitFor();
    const sheets = await askWorkbook(page, (workbook) => workbook.sheets(), undefined);
    expect(sheets.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Relance_Log/));
  });

  it("keeps every command within reach in a narrow window", async () => {
    const { page } = await browser.open({ width: 560, height: 700 });
    const right = await page
      .getByRole("button", { name: "Simulate" })
      .evaluate((button) => button.getBoundingClientRect().right);
    expect(right).toBeLessThan(560);
  });

  it("closes and comes back with the button of the ribbon, without starting anew", async () => {
    const { page, pane } = await browser.open();
    const receivables = pane.getByText("Factures").first();
    await receivables.waitFor();
    const before = await askWorkbook(page, (workbook) => workbook.counters().syncs, undefined);
    await page.getByRole("button", { name: "Close the pane" }).click();
    await receivables.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Show Relance" }).click();
    await receivables.waitFor();
    expect(await askWorkbook(page, (workbook) => workbook.counters().syncs, undefined)).toBe(before);
  });
});
