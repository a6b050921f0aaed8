import {
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

/*
 * The desk as the accountant uses it on a Tuesday, in both languages: whom to call in the time she has, what to know
 * before dialling, and what she announced herself and did not do. Dates and amounts are those of the sample ledger,
 * worked out by hand for 24 November 2026.
 */

const browser = browserForTests({ width: 1500, height: 1000, now: TUESDAY });

const FR = {
  language: "fr",
  read: "Lire ma feuille",
  today: "Aujourd’hui",
  sheet: "Ma feuille",
  toCall: "17 clients à appeler",
  search: "Chercher un client",
  promised: "promesse de 4 860,00 € pour le 30/11/2026",
  fits: "11 sur 17 tiennent dans 45 minutes.",
  minutes: "Minutes dont je dispose",
  leftOver: "Pour une autre fois (6)",
  selected: "Ligne sélectionnée : SARL Martin Frères",
  openSelected: "Ouvrir",
  figures: ["En retard 19 452,70 €", "Reste dû 23 581,30 €"],
  prepare: "Préparer l’appel",
  aim: "19 452,70 € pour le 27/11/2026",
  fallback: "9 726,35 € tout de suite, le reste pour le 04/12/2026",
  received: "Savez-vous qu’elle a été reçue ?",
  script: "Que dire",
  said: "Bonjour Paul Martin.",
  objections: "S’ils répondent…",
  likely: /C’est en validation/,
  habits: "Leurs habitudes de paiement",
  reason: "Validation ou signature en attente : 1 fois, la dernière le 05/11/2026",
  broken: "Promesse non tenue",
  logCall: "Noter un appel",
  promise: "Promesse de paiement",
  consequences: "Conséquences annoncées",
  stop: "Suspension des livraisons",
  stopOn: "Suspension des livraisons : à partir du",
  save: "Enregistrer l’appel",
  logged: "Noté pour SARL Martin Frères",
  add: "Ajouter les colonnes",
  added: "Colonnes ajoutées en L1:Q1",
  recap: "À relire au client",
  readBack: "Vous réglez 19 452,70 € par virement pour le 27/11/2026.",
  nextCall: "Prochain appel : 30/11/2026 – Promesse pour le 27/11/2026 + 1 jour ouvré",
  why: "Promesse pour le 27/11/2026 + 1 jour ouvré",
  promisedCells: ["30/11/2026", "27/11/2026"],
  followUp: "Courriel de suite",
  mailBody: "Texte",
  mailSays: ["19 452,70 €", "27/11/2026", "FA2607-0389"],
  markSent: "Noter comme envoyé",
  letter: "Courrier, courriel, visite",
  ours: "À faire de notre côté (2)",
  oursAfter: "À faire de notre côté (1)",
  duty: "Appliquer : livraisons suspendues",
  done: "Fait : Appliquer : livraisons suspendues",
  doneSaid: "C’est noté pour SARL Martin Frères.",
  doneOn: /Fait le 08\/12\/2026/,
} as const;

const EN = {
  language: "en",
  read: "Read my sheet",
  today: "Today",
  sheet: "My sheet",
  toCall: "17 customers to call",
  search: "Find a customer",
  promised: "promise of €4,860.00 for 30 Nov 2026",
  fits: "11 of 17 fit into 45 minutes.",
  minutes: "Minutes I have",
  leftOver: "For another time (6)",
  selected: "Selected row: SARL Martin Frères",
  openSelected: "Open",
  figures: ["Overdue €19,452.70", "Open €23,581.30"],
  prepare: "Prepare the call",
  aim: "€19,452.70 by 27 Nov 2026",
  fallback: "€9,726.35 now, the rest by 4 Dec 2026",
  received: "received",
  script: "What to say",
  said: "Hello Paul Martin.",
  objections: "If they say…",
  likely: /It is waiting for approval/,
  habits: "How they pay",
  reason: "Approval or signature pending: 1 time, last on 5 Nov 2026",
  broken: "Promise broken",
  logCall: "Log a call",
  promise: "Promise to pay",
  consequences: "Consequences announced",
  stop: "Deliveries suspended",
  stopOn: "Deliveries suspended",
  save: "Save the call",
  logged: "Logged for SARL Martin Frères",
  add: "Add the columns",
  added: "Columns added in L1:Q1",
  recap: "To read back",
  readBack: "You pay €19,452.70 by bank transfer by 27 Nov 2026.",
  nextCall: "Next call: 30 Nov 2026 – Promise for 27 Nov 2026 + 1 working day",
  why: "Promise for 27 Nov 2026 + 1 working day",
  promisedCells: ["30/11/2026", "27/11/2026"],
  followUp: "Follow-up e-mail",
  mailBody: "Text",
  mailSays: ["€19,452.70", "27 Nov 2026", "FA2607-0389"],
  markSent: "Mark as sent",
  letter: "Letter, e-mail, visit",
  ours: "For us to do (2)",
  oursAfter: "For us to do (1)",
  duty: "Carry out: deliveries suspended",
  done: "Done: Carry out: deliveries suspended",
  doneSaid: "Logged for SARL Martin Frères.",
  doneOn: /Done on 8 Dec 2026/,
} as const;

type Words = typeof FR | typeof EN;

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

const screenText = async (pane: Pane): Promise<string> => plain(await pane.getByRole("main").innerText());

const focused = async (pane: Pane): Promise<string> =>
  plain(
    await pane.locator(":focus").evaluate((element) => {
      const label = "labels" in element ? (element.labels as NodeListOf<Element>)[0]?.textContent : undefined;
      return label ?? element.getAttribute("aria-label") ?? element.textContent ?? "";
    }),
  );

async function tabTo(page: Page, pane: Pane, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(pane).catch(() => "")) === wanted) return;
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

/** The pane on today's list, with nothing chosen in it. */
async function openToday(w: Words): Promise<{ readonly page: Page; readonly pane: Pane }> {
  const region = w.language === "en" ? ({ region: "en-GB" } as const) : {};
  const { page, pane } = await browser.open({ language: w.language, ...region });
  await pane.getByRole("button", { name: w.read }).click();
  await pane.getByRole("button", { name: w.today, exact: true }).click();
  await pane.getByRole("heading", { name: w.toCall }).waitFor();
  return { page, pane };
}

describe.each([
  ["French", FR],
  ["English", EN],
] as const)("The desk in %s", (_name, w) => {
  it("says by keyboard why somebody is not called, and cuts the list to 45 minutes", async () => {
    const { page, pane } = await openToday(w);
    await pane.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("/");
    expect(await focused(pane)).toBe(w.search);
    await page.keyboard.type("castaing");
    await pane.getByRole("button", { name: /^Vignobles Castaing/ }).waitFor();
    expect(await screenText(pane)).toContain(w.promised);
    // Escape empties the search and stays on the list.
    await page.keyboard.press("Escape");
    await tabTo(page, pane, w.minutes);
    await page.keyboard.type("45");
    await pane.getByText(w.fits).waitFor();
    await expect(pane.getByRole("list", { name: w.toCall }).getByRole("listitem").count()).resolves.toBe(11);
    // Nobody is lost: the other six are one key away.
    await tabTo(page, pane, w.leftOver);
    await page.keyboard.press("Enter");
    await pane
      .getByRole("button", { name: /^Imprimerie Moreau|^Jardins d’Élise/ })
      .first()
      .waitFor();
    await screenshot(page, `desk-45-minutes-${w.language}`);
  });

  it("briefs her on the customer whose row she selects, all that is needed to dial in sight", async () => {
    const { page, pane } = await openToday(w);
    await selectCells(page, "B49");
    await pane.getByText(w.selected).waitFor();
    await pane.getByRole("button", { name: w.openSelected, exact: true }).click();
    await pane.getByRole("heading", { level: 1, name: "SARL Martin Frères" }).waitFor();

    const text = await screenText(pane);
    for (const figure of w.figures) expect(text).toContain(figure);
    expect(text).toContain("Paul Martin");
    await expect(pane.getByRole("link", { name: "01 99 00 66 19" }).getAttribute("href")).resolves.toBe(
      "tel:0199006619",
    );
    // Name, amounts, number and the two buttons, before anything scrolls.
    const logCall = await pane.getByRole("button", { name: w.logCall }).boundingBox();
    const frame = await page.locator("iframe").boundingBox();
    expect(logCall!.y + logCall!.height - frame!.y).toBeLessThan(400);

    await pane.getByRole("button", { name: w.prepare }).click();
    const prepared = await screenText(pane);
    expect(prepared).toContain(w.aim);
    expect(prepared).toContain(w.fallback);
    expect(prepared).toContain(w.received);
    await pane.getByRole("button", { name: w.script }).click();
    await expect(pane.getByRole("list", { name: w.script }).innerText()).resolves.toContain(w.said);
    await pane.getByRole("button", { name: w.objections }).click();
    await pane.getByRole("button", { name: w.likely }).waitFor();
    await pane.getByRole("button", { name: w.habits }).click();
    expect(await screenText(pane)).toContain(w.reason);
    // Where the last contact ended stands beside the aim, and again in the history.
    await pane.getByRole("definition").getByText(w.broken).waitFor();
    await pane.locator(".history").getByText(w.broken).waitFor();
    await screenshot(page, `desk-brief-${w.language}`);
  });

  it("logs a promise that was read back, in exactly its invoices' columns, with the e-mail ready", async () => {
    const { page, pane } = await openToday(w);
    await pane.getByRole("button", { name: w.sheet, exact: true }).click();
    await pane.getByRole("button", { name: w.add }).click();
    await pane.getByText(w.added).waitFor();
    const notDue = await cellText(page, "L52");
    await pane.getByRole("button", { name: w.today, exact: true }).click();
    await pane.getByRole("searchbox").fill("martin");
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: w.logCall }).click();
    await pane.getByRole("button", { name: w.promise }).click();
    await pane.getByRole("heading", { name: w.recap }).waitFor();
    expect(await screenText(pane)).toContain(w.readBack);
    await pane.getByRole("button", { name: w.save }).click();
    await pane.getByText(w.logged).waitFor();
    expect(plain(await pane.locator("body").innerText())).toContain(w.nextCall);

    // Rows 49 to 51 are late and were covered; 52 is not due yet.
    for (const row of [49, 50, 51]) {
      await expect(cellText(page, `L${row}`)).resolves.toBe(w.promisedCells[0]);
      await expect(cellText(page, `N${row}`)).resolves.toBe(w.why);
      await expect(cellText(page, `Q${row}`)).resolves.toBe(w.promisedCells[1]);
    }
    await expect(cellText(page, "L52")).resolves.toBe(notDue);

    await pane.getByRole("button", { name: w.followUp, exact: true }).first().click();
    const body = plain(await pane.getByRole("textbox", { name: w.mailBody }).inputValue());
    for (const part of w.mailSays) expect(body).toContain(part);
    await pane.getByRole("button", { name: w.markSent }).click();
    await pane.getByText(w.letter).first().waitFor();
    await screenshot(page, `desk-mail-${w.language}`);
  });

  it("reminds her of deliveries that she said would stop on the 5th, until it is done", async () => {
    const { page, pane } = await openToday(w);
    await pane.getByRole("searchbox").fill("martin");
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: w.logCall }).click();
    await pane.getByRole("button", { name: w.promise }).click();
    await pane.getByRole("button", { name: w.consequences }).click();
    await pane.getByRole("checkbox", { name: w.stop }).check();
    await pane.getByLabel(w.stopOn).and(pane.locator("input[type=date]")).fill("2026-12-05");
    await pane.getByRole("button", { name: w.save }).click();
    await pane.getByText(w.logged).waitFor();
    const { bytes } = await saveInPage(page);

    // Tuesday 8 December. Nobody stopped anything.
    const later = await browser.open({
      language: w.language,
      file: "new",
      now: "2026-12-08T09:00:00+01:00",
      ...(w.language === "en" && { region: "en-GB" }),
    });
    await openFileInPage(later.page, "clients.xlsx", bytes);
    await later.pane.getByRole("heading", { name: w.ours }).waitFor();
    const reminder = later.pane.getByRole("button", { name: new RegExp(`^SARL Martin Frères .*${w.duty}`) });
    await reminder.waitFor();
    await screenshot(later.page, `desk-reminder-${w.language}`);

    await reminder.focus();
    await later.page.keyboard.press("Enter");
    await later.pane.getByRole("heading", { level: 1, name: "SARL Martin Frères" }).waitFor();
    await tabTo(later.page, later.pane, w.done);
    await later.page.keyboard.press("Enter");
    await later.pane.getByText(w.doneSaid).waitFor();
    await later.pane.getByText(w.doneOn).waitFor();
    await later.pane.getByRole("button", { name: w.today, exact: true }).click();
    await later.pane.getByRole("heading", { name: w.oursAfter }).waitFor();
    await expect(reminder.count()).resolves.toBe(0);
  });
});
