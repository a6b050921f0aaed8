import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserForTests, screenshot, TUESDAY } from "../support/browser";

const browser = browserForTests({ language: "fr", now: TUESDAY });
const page = readFileSync(join(process.cwd(), "dist", "taskpane.html"), "utf8");
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? "";

describe("The pane", () => {
  it("allows no script but its own and Office.js, and no request to anywhere else", () => {
    const allowed = Object.fromEntries(
      policy.split("; ").map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
    );
    const [, inline = ""] = /<script nomodule>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const hash = createHash("sha256").update(inline, "utf8").digest("base64");
    expect(allowed).toEqual({
      "default-src": "'none'",
      "script-src": `'self' https://appsforoffice.microsoft.com 'sha256-${hash}'`,
      "style-src": "'self' 'unsafe-inline'",
      "img-src": "'self' data:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "base-uri": "'none'",
      "form-action": "'none'",
      "object-src": "'none'",
    });
  });

  it("logs a call, verifies and searches the log, and asks nothing of the network but its own files", async () => {
    const { page: tab, pane } = await browser.open();
    const asked: string[] = [];
    const refused: string[] = [];
    tab.on("request", (request) => asked.push(request.url()));
    tab.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
    });
    await tab.reload();
    await pane.getByRole("button", { name: "Lire ma feuille" }).click();
    await pane.getByRole("button", { name: "Ajouter les colonnes" }).click();
    await pane.getByText("Colonnes ajoutées en L1:Q1").waitFor();
    await pane.getByRole("button", { name: "Aujourd’hui" }).click();
    await pane.getByRole("button", { name: /^SARL Martin Frères/ }).click();
    await pane.getByRole("button", { name: "Pas de réponse" }).first().click();
    await pane.getByText(/^Noté pour SARL Martin Frères/).waitFor();

    await pane.getByRole("button", { name: "Réglages" }).click();
    await pane.getByRole("button", { name: "Journal des appels…" }).click();
    await pane.getByRole("button", { name: "Vérifier le journal" }).click();
    await pane.getByText(/^Le journal est intact\s: 12 entrées sur 2 feuilles/).waitFor();
    await pane.getByLabel("Chercher dans le journal").fill("kervella mairie");
    await pane.getByRole("button", { name: "Chercher" }).click();
    await pane.getByText("1 entrée", { exact: true }).waitFor();
    await pane.getByText(/Attend lui-même le paiement d’une mairie/).waitFor();
    await screenshot(tab, "log-screen");
    await pane.getByRole("button", { name: "Afficher en feuille" }).click();
    await pane.getByText(/^12 entrées sont sur une feuille à part/).waitFor();
    await screenshot(tab, "log-copy");
    await pane.getByRole("button", { name: "Exporter en CSV" }).click();
    await pane.getByText(/^12 entrées dans journal-des-appels-/).waitFor();

    const own = browser.address();
    expect(
      asked.filter((url) => !url.startsWith(own) && !url.startsWith("data:") && !url.startsWith("blob:")),
    ).toEqual([]);
    expect(asked.some((url) => url.includes("/office/office.js"))).toBe(true);
    expect(refused).toEqual([]);
  });
});
