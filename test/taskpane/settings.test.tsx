import { screen, within } from "@testing-library/react";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { BOOK } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

type Pane = Awaited<ReturnType<typeof renderPane>>;

async function openRules(given: Parameters<typeof renderPane>[0] = {}): Promise<Pane> {
  const pane = await renderPane(given);
  await pane.user.click(
    screen.getByRole("button", { name: given.displayLanguage === "fr-FR" ? "Réglages" : "Settings" }),
  );
  await pane.user.click(screen.getByRole("button", { name: /^(Rules and words|Règles et mots)/ }));
  await screen.findByRole("heading", { name: /^(Rules and words|Règles et mots)$/ });
  return pane;
}

async function fill({ user }: Pane, name: string | RegExp, text: string): Promise<void> {
  const field = screen.getByRole("textbox", { name });
  await user.clear(field);
  if (text !== "") await user.type(field, text);
}

describe("the rules", () => {
  it("hold from the moment they are saved, and are kept in the workbook", async () => {
    const pane = await openRules();
    await pane.user.click(screen.getByRole("button", { name: "When to call" }));
    await fill(pane, "First call, days after the due date", "10");
    await pane.user.click(screen.getByRole("button", { name: "Save the settings" }));
    expect(paneText()).toContain("The settings are saved in this workbook.");
    expect(pane.ports.stored.policy.firstDelayDays).toBe(10);
    // Brasserie Lou, due on 18 November, was to be called on the 20th; now on the 28th, a Saturday.
    await pane.user.click(screen.getByRole("button", { name: "Today" }));
    expect(screen.queryByRole("button", { name: /^Brasserie Lou/ })).toBeNull();
  });

  it("change nothing when one value cannot be used, and name it where it stands", async () => {
    const pane = await openRules({ displayLanguage: "fr-FR" });
    await pane.user.click(screen.getByRole("button", { name: "Niveaux" }));
    await fill(pane, /^Mise en demeure – commence à/, "12");
    await pane.user.click(screen.getByRole("button", { name: "Quand appeler" }));
    await fill(pane, /^Premier appel/, "bientôt");
    await pane.user.click(screen.getByRole("button", { name: "Enregistrer les réglages" }));
    expect(pane.ports.stored.policy).toEqual(DEFAULT_POLICY);
    expect(paneText()).toContain("Premier appel : saisissez un nombre.");
    expect(paneText()).toContain("doit venir plus tard que le niveau « Relance ferme ».");
  });

  it("read hours, days off and amounts as people write them", async () => {
    const pane = await openRules({ displayLanguage: "fr-FR" });
    const { user } = pane;
    await user.click(screen.getByRole("button", { name: "Ne pas trop appeler" }));
    await fill(pane, "Heures d’appel", "8h30-12h, 14:00 à 17:30");
    await user.click(screen.getByRole("button", { name: "Jours ouvrés" }));
    await fill(pane, "Autres jours de fermeture", "24/12/2026{Enter}31/12/2026");
    await user.click(screen.getByRole("button", { name: "Montants et limites" }));
    await fill(pane, "Appeler à partir de quel montant", "50,50 EUR{Enter}80 USD");
    await user.click(screen.getByRole("button", { name: "Enregistrer les réglages" }));
    const { policy } = pane.ports.stored;
    expect(policy.guard.hours).toEqual([
      { fromMinute: 510, toMinute: 720 },
      { fromMinute: 840, toMinute: 1050 },
    ]);
    expect([...policy.calendar.extraDaysOff]).toHaveLength(2);
    expect(policy.callFrom).toEqual({ EUR: 50.5, USD: 80 });
  });

  it("give a kind of customers its own stages, the rest as for everybody", async () => {
    const pane = await openRules();
    await pane.user.click(screen.getByRole("button", { name: "Kinds of customers" }));
    await pane.user.click(screen.getByRole("button", { name: "Small amounts" }));
    const small = screen.getByRole("group", { name: "Small amounts" });
    // In grey: what holds for everybody, and for these as long as the field is empty.
    expect(within(small).getByRole<HTMLInputElement>("textbox", { name: /^First call/ }).placeholder).toBe(
      "2",
    );
    await pane.user.type(within(small).getByRole("textbox", { name: /^Formal notice – begins at/ }), "60");
    await pane.user.type(within(small).getByRole("textbox", { name: /^Hand over – begins at/ }), "90");
    await pane.user.click(screen.getByRole("button", { name: "Save the settings" }));
    expect(pane.ports.stored.policy.segments.SMALL).toEqual({
      ladder: [
        { stage: "REMINDER", fromDaysLate: 1, everyDays: 6 },
        { stage: "FIRM", fromDaysLate: 15, everyDays: 6 },
        { stage: "NOTICE", fromDaysLate: 60, everyDays: 7 },
        { stage: "HANDOVER", fromDaysLate: 90, everyDays: 14 },
      ],
    });
    expect(pane.ports.stored.policy.segments.PRIVATE).toBeUndefined();
  });

  it("go back to how they came only when that is confirmed, and keep what is known of customers", async () => {
    const debtors = new Map([["martin sa", { bestTime: "mornings" }]]);
    const { user, ports } = await openRules({
      settings: { policy: { ...DEFAULT_POLICY, firstDelayDays: 9, debtors } },
    });
    await user.click(screen.getByRole("button", { name: "Back to the usual settings" }));
    expect(ports.stored.policy.firstDelayDays).toBe(9);
    await user.click(
      within(screen.getByRole("alertdialog")).getByRole("button", { name: "Back to the usual settings" }),
    );
    expect(ports.stored.policy).toEqual({ ...DEFAULT_POLICY, debtors });
  });

  it("are taken over from text, and refused with the field when the text is spoilt", async () => {
    const pane = await openRules();
    const { user, ports } = pane;
    const good = ports.settings.policyToText({ ...DEFAULT_POLICY, coverDays: 5 });
    const field = screen.getByRole("textbox", { name: "Take settings from text" });
    await user.click(field);
    await user.paste(good.replace('"coverDays": 5', '"coverDays": -5'));
    await user.click(screen.getByRole("button", { name: "Take settings from text" }));
    expect(paneText()).toContain("This text holds no settings. Nothing was changed. Take along.");
    expect(ports.stored.policy).toEqual(DEFAULT_POLICY);
    await user.clear(field);
    await user.click(field);
    await user.paste(good);
    await user.click(screen.getByRole("button", { name: "Take settings from text" }));
    expect(ports.stored.policy.coverDays).toBe(5);
  });

  it("say so when the workbook cannot keep them, and keep what holds", async () => {
    const pane = await openRules({
      prepare: (ports) => ports.fail("writeSettings", { type: "WorkbookReadOnly" }),
    });
    await pane.user.click(screen.getByRole("button", { name: "When to call" }));
    await fill(pane, "First call, days after the due date", "10");
    await pane.user.click(screen.getByRole("button", { name: "Save the settings" }));
    expect(screen.getByRole("alert").textContent).toContain("open for reading only");
  });
});

describe("the words of the calls", () => {
  it("take the person's own text for one step, and ours again", async () => {
    const pane = await openRules();
    const { user, ports } = pane;
    await user.click(screen.getByRole("button", { name: "What to say" }));
    const text = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Script" });
    const ours = text.value;
    await user.clear(text);
    await user.type(text, "Good morning, {{debto}!");
    expect(paneText()).toContain("nothing fills in {debto}");
    await user.clear(text);
    await user.type(text, "Good morning, this is Camille.");
    await user.click(screen.getAllByRole("button", { name: "Save this text" }).at(-1)!);
    expect(ports.stored.callTexts?.scripts).toEqual({
      "en.REMINDER.ACCOUNTANT.identify": "Good morning, this is Camille.",
    });
    await user.click(screen.getByRole("button", { name: "Back to the usual value" }));
    expect(ports.stored.callTexts?.scripts).toEqual({});
    expect(text.value).toBe(ours);
  });
});

describe("what is known of one customer", () => {
  it("is kept in the workbook and shown before the call", async () => {
    const { user, ports } = await renderPane();
    await user.click(screen.getByRole("button", { name: /^Martin SA/ }));
    await user.click(screen.getByRole("button", { name: "About this customer" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Kind of customer" }), "Private persons");
    await user.type(screen.getByRole("textbox", { name: "Best time to call" }), "after 3 pm");
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Language to speak and write" }),
      "Français",
    );
    await user.click(screen.getByRole("button", { name: "Save the settings" }));
    expect(ports.stored.policy.debtors.get("martin sa")).toEqual({
      segment: "PRIVATE",
      bestTime: "after 3 pm",
      language: "fr",
    });
    expect(paneText()).toContain("Best time: after 3 pm");
    // The script is spoken to them: in their language, among labels in ours.
    await user.click(screen.getByRole("button", { name: "What to say" }));
    expect(
      screen.getByRole("list", { name: "What to say" }).querySelector(".utterance")?.textContent,
    ).toMatch(/bonjour/i);
  });

  it("refuses a country that is none", async () => {
    const { user } = await renderPane({ book: BOOK });
    await user.click(screen.getByRole("button", { name: /^Martin SA/ }));
    await user.click(screen.getByRole("button", { name: "About this customer" }));
    await user.type(screen.getByRole("textbox", { name: "Country" }), "Belgium");
    expect(paneText()).toContain("“Belgium” is not a country: two letters, such as BE.");
  });
});
