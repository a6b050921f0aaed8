import { screen, within } from "@testing-library/react";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import { change, comparison, seen } from "../support/comparisons";
import { callLog, receivables } from "../support/receivables";
import { BOOK } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

const call = (table: string, details: Partial<CallLogged> = {}): CallEvent =>
  ({ ...callLog(table)[0]!, ...details }) as CallEvent;

/** What Martin SA said before: short of cash twice, then « not received », after a promise that was not kept. */
const LOG: readonly CallEvent[] = [
  call(
    `
    id  on          debtor     outcome  until       amount   covers
    p1  2026-10-15  Martin SA  PTP      2026-10-20  1200.00  F-101=1200.00`,
    { reason: "CASH_TEMP", objections: ["NO_CASH"], durationSeconds: 240 },
  ),
  call(
    `
    id  on          debtor     outcome  covers
    p2  2026-10-28  Martin SA  NOC      F-101=1200.00`,
    { reason: "CASH_TEMP", objections: ["NO_CASH"], unanswered: ["Who signs the payments?"], role: "CFO" },
  ),
  call(
    `
    id  on          debtor     outcome  covers
    p3  2026-11-20  Martin SA  NREC     F-102=860.50`,
    {
      reason: "NOT_RECEIVED",
      objections: ["NOT_RECEIVED"],
      note: "Copy sent to the portal",
      version: "never seen",
    },
  ),
];

async function openMartin(displayLanguage: "fr-FR" | "en-US" = "en-US", log = LOG, book = BOOK) {
  const pane = await renderPane({ displayLanguage, log, book });
  await pane.user.type(screen.getByRole("searchbox"), "martin");
  await pane.user.click(screen.getByRole("button", { name: /^Martin SA/ }));
  return pane;
}

const open = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

describe("the brief", () => {
  it("keeps what is in dispute apart from what is asked for", async () => {
    await openMartin();
    const figure = screen.getByText("In dispute", { selector: "dt" }).parentElement;
    expect(figure?.textContent).toBe("In dispute€300.00");
  });

  it("warns of a talk two days ago, without keeping anybody from calling", async () => {
    await openMartin();
    const warnings = screen.getByRole("region", { name: "Before you dial" });
    expect(warnings.textContent).toContain("You spoke on 20 Nov 2026, 2 days ago");
    expect(open("Log a call").hasAttribute("disabled")).toBe(false);
  });

  it("warns in French of a credit note that stands against no invoice", async () => {
    const book = [
      ...BOOK,
      ...receivables(`
        invoice  debtor     due         open
        A-9      Martin SA  2026-10-30  -150.00`).map((credit) => ({ ...credit, rowNumber: 99 })),
    ];
    await openMartin("fr-FR", LOG, book);
    expect(paneText()).toContain("Un avoir ou un règlement de 150,00 € n’est imputé sur aucune facture");
  });

  it("says what to say for this stage, to the person who was last spoken to, and to another on demand", async () => {
    const { user } = await openMartin();
    await user.click(open("What to say"));
    const role = screen.getByRole<HTMLSelectElement>("combobox", { name: "You speak with" });
    expect(role.selectedOptions[0]?.textContent).toBe("Finance director");
    const script = screen.getByRole("list", { name: "What to say" });
    expect(within(script).getAllByRole("listitem")).toHaveLength(5);
    const before = script.textContent;
    await user.selectOptions(role, "Owner or manager");
    expect(script.textContent).not.toBe(before);
    expect(script.textContent?.replace(/\s/g, " ")).toContain("€2,060.50");
    await user.click(open("If a machine answers"));
    expect(screen.getByText(/^Hello.*Could you call me back, please\?/).textContent).not.toMatch(/\d/);
  });

  it("says at once what to aim at, how far to give way, and where the last contact ended", async () => {
    await openMartin();
    // A promise was broken: less may be given than usual.
    expect(paneText()).toContain("You want€2,060.50 by 27 Nov 2026");
    expect(paneText()).toMatch(/At the very least€[\d,.]+ now, the rest by \d+ \w+ 2026/);
    expect(paneText()).toContain("Last contact20 Nov 2026 Invoice not received");
  });

  it("says of a promise what became of it, where it was the last contact", async () => {
    await openMartin("fr-FR", LOG.slice(0, 1));
    expect(paneText()).toContain("Dernier contact15/10/2026 Promesse de paiement Promesse non tenue");
  });

  it("asks for nothing that has just been promised, and keeps quiet about the talk that has just ended", async () => {
    const { user } = await renderPane();
    await user.click(screen.getByRole("button", { name: /^Brasserie Lou/ }));
    expect(paneText()).toContain("You want€240.00");
    await user.click(open("Log a call"));
    await user.click(open("Promise to pay"));
    await user.click(open("Save the call"));
    await screen.findByText(/^Logged for Brasserie Lou/);
    expect(paneText()).not.toContain("You want");
    expect(paneText()).toContain("Last contact22 Nov 2026 Promise to pay Promise open");
    expect(screen.queryByRole("region", { name: "Before you dial" })).toBeNull();
  });

  it("says what each reason asks of us", async () => {
    const { user } = await openMartin();
    await user.click(open("How they pay"));
    expect(paneText()).toContain("A part now, and a firm date for the rest.");
  });

  it("puts first what this customer said before, with what came of it", async () => {
    const { user } = await openMartin();
    await user.click(open("If they say…"));
    const answers = screen.getAllByRole("button", { name: /said \d time/ });
    expect(answers.map(({ textContent }) => textContent?.match(/said .*/)?.[0])).toEqual([
      "said 2 times · with all customers: 0 of 2 times followed by a payment",
      "said 1 time · with all customers: 0 of 1 time followed by a payment",
    ]);
    await user.click(answers[0]!);
    expect(screen.getByText("Ask next")).toBeDefined();
  });

  it("goes from an answer to the call form with its outcome chosen", async () => {
    const { user } = await openMartin();
    await user.click(open("If they say…"));
    await user.click(screen.getByRole("button", { name: /said 1 time/ }));
    await user.click(open("Log as: Invoice not received"));
    expect(screen.getByRole("heading", { name: /Martin SA/ })).toBeDefined();
    expect(screen.getByRole("button", { name: /Invoice not received/, pressed: true })).toBeDefined();
  });

  it("takes what they said along: the objection, why it is late, and what is disputed", async () => {
    const { user } = await openMartin("en-US", []);
    await user.click(open("If they say…"));
    await user.click(screen.getByRole("button", { name: /sent the goods back/ }));
    await user.click(open("Log as: Dispute"));
    const chosen = (label: string): string | undefined =>
      screen.getByLabelText<HTMLSelectElement>(label).selectedOptions[0]?.text;
    expect(chosen("Why is it late?")).toBe("Waiting for our credit note");
    expect(chosen("About what")).toBe("Quality");
    await user.click(open(/^What they said/));
    expect(screen.getByRole("checkbox", { name: /^The goods went back/, checked: true })).toBeDefined();
  });

  it("tells how they pay: reasons, questions without an answer, and dated facts behind each cause", async () => {
    const { user } = await openMartin();
    await user.click(open("How they pay"));
    expect(paneText()).toContain("Short of cash for now: 2 times, last on 28 Oct 2026");
    expect(paneText()).toContain("Who signs the payments?");
    await user.click(open(/^Financial difficulty/));
    expect(paneText()).toContain("15 Oct 2026: ");
  });

  it("says that there is not enough to say, rather than nought per cent", async () => {
    const { user } = await openMartin("fr-FR", []);
    await user.click(open("Leurs habitudes de paiement"));
    expect(paneText()).toContain("Pas assez d’éléments");
    expect(paneText()).not.toContain("0 %");
    expect(paneText()).toContain("Aucun fait pour l’instant.");
  });

  it("shows what to look at before dialling", async () => {
    const { user } = await openMartin("fr-FR");
    await user.click(open("Préparer l’appel"));
    expect(paneText()).toContain("Savez-vous qu’elle a été reçue ?");
  });

  it("finds a word in a long history, and says so when there is none", async () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      call(
        `
        id  on          debtor     outcome  covers
        -   2026-09-0${index + 1}  Martin SA  NA       F-101=1200.00`,
        { id: `early-${index}` },
      ),
    );
    const { user } = await openMartin("en-US", [...many, ...LOG]);
    const search = screen.getByRole("searchbox", { name: "Find in the history" });
    await user.type(search, "PORTAL");
    expect(paneText()).toContain("Copy sent to the portal");
    expect(paneText()).not.toContain("No answer ·");
    await user.clear(search);
    await user.type(search, "zebra");
    expect(screen.getByText("Nothing in the history matches “zebra”.")).toBeDefined();
  });

  it("shows what the sheet said was paid between the calls, finds it, and tells before dialling that it came in", async () => {
    const paid = change(
      "partPaid",
      seen("F-101", "1500.00", "Martin SA"),
      seen("F-101", "1200.00", "Martin SA"),
    );
    const dearer = change(
      "increased",
      seen("F-102", "800.00", "Martin SA"),
      seen("F-102", "860.50", "Martin SA"),
    );
    const { user } = await openMartin("fr-FR", [
      ...LOG,
      comparison("s1", "2026-11-21", paid),
      comparison("s2", "2026-11-05", dearer),
      comparison("s3", "2026-11-04", dearer),
    ]);
    const before = screen.getByRole("region", { name: "Avant d’appeler" });
    expect(before.textContent?.replace(/\s/g, " ")).toContain(
      "300,00 € reçus depuis le dernier contact, vus dans la feuille le 21/11/2026.",
    );
    const [latest] = screen.getAllByText(/vus payés$/);
    expect(latest?.parentElement?.textContent?.replace(/\s/g, " ")).toBe("21/11/2026 300,00 € vus payés ");
    expect(paneText()).toContain("F-101 : 300,00 € payés, reste 1 200,00 €");
    await user.type(screen.getByRole("searchbox", { name: "Chercher dans l’historique" }), "vus payes");
    expect(paneText()).toContain("F-101 : 300,00 € payés, reste 1 200,00 €");
    expect(paneText()).not.toContain("F-102 : 60,50 € de plus");
  });

  it("tells their version apart from what else was said", async () => {
    await openMartin();
    expect(paneText()).toContain("Their version: never seen");
  });
});

describe("a formal notice", () => {
  it("is logged for what is late and undisputed, and lets the invoices be handed over when its delay is past", async () => {
    const { user, ports } = await openMartin();
    await user.click(open("A formal notice was sent…"));
    expect(paneText()).toContain("For 2 late invoices, €2,060.50, disputes left out.");
    const sentOn = screen.getByLabelText("Sent on");
    await user.clear(sentOn);
    await user.type(sentOn, "2026-11-30");
    expect(paneText()).toContain("Enter the day it was sent: today at the latest.");
    await user.clear(sentOn);
    await user.type(sentOn, "2026-11-05");
    await user.type(screen.getByRole("textbox", { name: "Number of the registered letter" }), "1A 234");
    await user.click(open("Log the formal notice"));
    expect(paneText()).toContain("The formal notice to Martin SA is logged.");
    expect(ports.events.at(-1)).toMatchObject({
      type: "notice",
      tracking: "1A 234",
      covers: [{ reference: "F-101" }, { reference: "F-102" }],
    });
    // 48 days late, notice 17 days ago: past 45 days and past the 15 of the notice. Source: RULES §5.
    expect(paneText()).toContain("F-101€1,200.00Hand over");
    expect(paneText()).toContain("Registered letter 1A 234");
  });
});
