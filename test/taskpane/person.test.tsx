import { screen } from "@testing-library/react";
import type { CallEvent } from "../../src/domain/callLog";
import type { ReceivableChange } from "../../src/domain/comparison";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { ok } from "../../src/domain/result";
import { callLog, day } from "../support/receivables";
import { BOOK, LOG } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

const MARTIN = BOOK.find(({ debtor }) => debtor.name === "Martin SA")!.debtor;

const [SPOKEN] = callLog(`
  id  on          debtor     outcome  covers
  p1  2026-11-20  Martin SA  NOC      F-102=860.50`);

/** A call with everything that may be said of a person. */
const CALL = {
  ...SPOKEN!,
  person: "Mme Roux",
  note: "Short and polite",
  version: "Waiting for the bank",
  assessment: "Bank confirmed by letter",
  impression: { willingness: "YES" },
} as CallEvent;

const NEVER = () => Promise.reject(new Error("Not part of this test"));

async function openPerson(displayLanguage: "en-US" | "fr-FR" = "en-US", archived: readonly CallEvent[] = []) {
  const pane = await renderPane({
    displayLanguage,
    log: [...LOG, CALL],
    settings: {
      policy: { ...DEFAULT_POLICY, debtors: new Map([[MARTIN.key, { bestTime: "before ten" }]]) },
    },
    logUpkeep: async () => ({
      verify: NEVER,
      showCopy: NEVER,
      readDecimalMark: NEVER,
      previewArchive: NEVER,
      readArchive: async () => ok(archived),
      archive: NEVER,
      erase: NEVER,
    }),
  });
  await pane.user.type(screen.getByRole("searchbox"), "martin");
  await pane.user.click(screen.getByRole("button", { name: /^Martin SA/ }));
  return pane;
}

describe("what is kept about a customer", () => {
  it("stands on one page: the sheet, the profile and every entry of the log, set aside or not", async () => {
    const old = callLog(`
      id  on          debtor     outcome  covers
      o1  2025-01-20  Martin SA  NA       F-001=10.00`);
    const paid = (debtor: string): ReceivableChange => ({
      type: "vanished",
      before: {
        key: `${debtor}|f-9`,
        reference: "F-9",
        debtorKey: debtor,
        debtorName: debtor,
        open: { amountMinor: 9_900, currency: "EUR" },
      },
    });
    const comparison: CallEvent = {
      type: "comparison",
      id: "compared-1",
      loggedAt: "2025-02-01T09:00:00Z",
      author: "Claire",
      seenOn: day("2025-01-31"),
      comparedOn: day("2025-02-01"),
      totals: [],
      promises: { kept: 0, partlyKept: 0, broken: 0 },
      changes: [paid(MARTIN.key), paid("dupont")],
    };
    const { user } = await openPerson("en-US", [...old, comparison]);
    await user.click(screen.getByRole("button", { name: "Everything kept about this customer" }));
    await screen.findByRole("button", { name: "Copy all of it" });
    const text = paneText();
    for (const kept of [
      "In your sheet (3 rows)",
      "Contact: Mme Roux",
      "Phone: 01 23 45 67 89",
      "E-mail: compta@martin.example",
      "before ten",
      "In the call log (3 entries)",
      "Note: Short and polite",
      "Their version: Waiting for the bank",
      "Our view: Bank confirmed by letter",
      "On: 20 Jan 2025",
      "Found when the sheet was read again",
      "1 Feb 2025 · €99.00 seen paid",
      "F-9: €99.00, gone from the sheet: counts as paid",
    ])
      expect(text).toContain(kept);
    expect(text).not.toContain("Dupont");
  });

  it("has a call that is being typed", async () => {
    const { user } = await openPerson();
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    await user.type(screen.getByRole("textbox", { name: "Notes" }), "Half a sentence");
    await user.click(screen.getByRole("button", { name: /^← / }));
    await user.click(screen.getByRole("button", { name: "Everything kept about this customer" }));
    expect(await screen.findByText("Half a sentence")).toBeDefined();
  });

  it("is copied as text in French, and leads to the entries to erase", async () => {
    const { user } = await openPerson("fr-FR");
    await user.click(screen.getByRole("button", { name: "Tout ce qui est conservé sur ce client" }));
    await user.click(await screen.findByRole("button", { name: "Tout copier" }));
    await screen.findByRole("button", { name: "Copié" });
    const copied = (await navigator.clipboard.readText()).replace(/[\u00a0\u202f]/g, " ");
    expect(copied).toContain("Ce qui est conservé sur Martin SA\n\nDans votre feuille (3 lignes)\n\n");
    expect(copied).toContain("Interlocuteur : Mme Roux");
    await user.click(screen.getByRole("button", { name: "Effacer du journal des appels…" }));
    expect(await screen.findByText("2 entrées")).toBeDefined();
    expect(screen.getByRole("button", { name: /^Effacer une personne/ })).toBeDefined();
  });

  it("goes back to the customer by Escape", async () => {
    const { user } = await openPerson();
    await user.click(screen.getByRole("button", { name: "Everything kept about this customer" }));
    await screen.findByRole("button", { name: "Copy all of it" });
    await user.keyboard("{Escape}");
    expect(screen.getByRole("heading", { name: "Martin SA" })).toBeDefined();
  });
});
