import { fireEvent, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
import { formatIsoDate } from "../../src/domain/localDate";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import { openLocalMemory } from "../../src/taskpane/memory/localMemory";
import { createReviewMemory } from "../../src/taskpane/memory/reviewMemory";
import { callLog, day, money } from "../support/receivables";
import type { DeskInMemory } from "./deskInMemory";
import { paneText, renderPane, type RenderedPane } from "./renderPane";

// Sunday 22 November 2026. Martin SA: F-101 (1 200.00, 48 days late), F-102 (860.50), F-103 in dispute (300.00).

async function openForm(user: UserEvent, logACall = "Log a call"): Promise<void> {
  await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: /Martin SA/ })[0]!);
  await user.click(screen.getByRole("button", { name: logACall }));
}

async function renderForm(given: Parameters<typeof renderPane>[0] = {}): Promise<RenderedPane> {
  const pane = await renderPane(given);
  await openForm(pane.user, given.displayLanguage === "fr-FR" ? "Noter un appel" : "Log a call");
  return pane;
}

const lastEntry = (ports: DeskInMemory): CallEvent => ports.events.at(-1)!;
const lastCall = (ports: DeskInMemory): CallLogged => {
  const event = lastEntry(ports);
  if (event.type !== "call") throw new Error("the last entry is a call");
  return event;
};
const setDate = (label: string, iso: string): boolean =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: iso } });
const valueOf = (label: string): string => screen.getByLabelText<HTMLInputElement>(label).value;
const press = (code: string): boolean => fireEvent.keyDown(document.activeElement!, { code, key: "?" });
const choose = (user: UserEvent, outcome: string): Promise<void> =>
  user.click(screen.getByRole("button", { name: outcome }));
const chooseOther = async (user: UserEvent, outcome: string): Promise<void> => {
  await choose(user, "Other…");
  await choose(user, outcome);
};
const unfold = (user: UserEvent, group: RegExp): Promise<void> =>
  user.click(screen.getByRole("button", { name: group, expanded: false }));
const save = (user: UserEvent): Promise<void> =>
  user.click(screen.getByRole("button", { name: "Save the call" }));
const saved = (): Promise<HTMLElement> => screen.findByText(/Logged for Martin SA/);

describe("the figures of the keyboard", () => {
  it("press the outcome that bears them, and go on to its first field", async () => {
    await renderForm();
    press("Digit4");
    expect(screen.getByRole("button", { name: "Promise to pay", pressed: true })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText("Amount promised"));
  });

  it("work by their place on the keyboard, where a French one gives other characters", async () => {
    await renderForm({ displayLanguage: "fr-FR" });
    fireEvent.keyDown(document.body, { code: "Digit1", key: "&" });
    expect(screen.getByRole("button", { name: "Pas de réponse", pressed: true })).toBeDefined();
    fireEvent.keyDown(document.body, { code: "Numpad8", key: "8" });
    expect(screen.getByRole("button", { name: "Litige", pressed: true })).toBeDefined();
  });

  it("are figures where a person types", async () => {
    const { user } = await renderForm();
    await user.click(screen.getByLabelText("Notes"));
    await user.keyboard("14");
    expect(valueOf("Notes")).toBe("14");
    expect(screen.queryByRole("button", { pressed: true })).toBeNull();
  });

  it("open the other outcomes with 0, found by a few letters and taken with Enter", async () => {
    const { user, ports } = await renderForm();
    press("Digit0");
    expect(document.activeElement).toBe(screen.getByLabelText("Find an outcome"));
    await user.keyboard("contact aw{Enter}");
    expect(screen.getByRole("button", { name: "Other: Contact away", pressed: true })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText("Back on"));
    expect(ports.events).toHaveLength(2);
  });

  it("finds an outcome without its accents, and says when there is none", async () => {
    const { user } = await renderForm({ displayLanguage: "fr-FR" });
    await user.click(screen.getByRole("button", { name: "Autre…" }));
    await user.type(screen.getByLabelText("Chercher un résultat"), "procedure");
    expect(screen.getByRole("button", { name: "Procédure collective" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Occupé" })).toBeNull();
    await user.type(screen.getByLabelText("Chercher un résultat"), "xyz");
    expect(paneText()).toContain("Aucun résultat ne correspond");
  });

  it("save with Ctrl and Enter from anywhere", async () => {
    const { user, ports } = await renderForm();
    press("Digit4");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await saved();
    expect(lastCall(ports)).toMatchObject({ outcome: "PTP", amount: money("2060.50"), person: "Mme Roux" });
  });
});

describe("the timer", () => {
  const at = (ports: DeskInMemory, time: string) =>
    jest.spyOn(ports.clock, "now").mockReturnValue(`2026-11-22T${time}Z`);

  it("runs from the moment the form opens, and is logged with the call", async () => {
    const { user, ports } = await renderForm();
    at(ports, "09:33:25");
    await choose(user, "Message left");
    await save(user);
    await saved();
    expect(lastCall(ports).durationSeconds).toBe(205);
  });

  it("stands still while it is paused", async () => {
    const { user, ports } = await renderForm();
    at(ports, "09:31:00");
    await user.click(screen.getByRole("button", { name: "Pause" }));
    at(ports, "09:45:00");
    await user.click(screen.getByRole("button", { name: "Resume" }));
    at(ports, "09:45:30");
    await choose(user, "Message left");
    expect(screen.getByRole("timer").textContent).toBe("01:30");
    await save(user);
    await saved();
    expect(lastCall(ports).durationSeconds).toBe(90);
  });

  it("notes nothing when it is put back to zero, forgotten for hours, or the call was another day", async () => {
    const { user, ports } = await renderForm();
    at(ports, "09:40:00");
    await user.click(screen.getByRole("button", { name: "Reset" }));
    await choose(user, "Message left");
    await save(user);
    await saved();
    expect(lastCall(ports).durationSeconds).toBeUndefined();

    await user.click(screen.getByRole("button", { name: "Log a call" }));
    at(ports, "17:00:00");
    await choose(user, "Message left");
    await save(user);
    await saved();
    expect(lastCall(ports).durationSeconds).toBeUndefined();

    await user.click(screen.getByRole("button", { name: "Log a call" }));
    at(ports, "17:02:00");
    await choose(user, "Message left");
    setDate("Date of the call", "2026-11-20");
    await save(user);
    await saved();
    expect(lastCall(ports).durationSeconds).toBeUndefined();
  });
});

describe("a promise", () => {
  it("is for the next Friday on which people work", async () => {
    const calendar = { ...DEFAULT_POLICY.calendar, extraDaysOff: new Set([day("2026-11-27")]) };
    const { user } = await renderForm({ settings: { policy: { ...DEFAULT_POLICY, calendar } } });
    await choose(user, "Promise to pay");
    expect(valueOf("Promised for")).toBe("2026-12-04");
  });

  it("asks for the means and the name while the debtor is on the line", async () => {
    const { user } = await renderForm();
    await choose(user, "Promise to pay");
    await user.selectOptions(screen.getByLabelText("Means of payment"), "Not said");
    expect(paneText()).toContain("It is a promise, but without a means of payment: ask before you hang up.");
  });

  it("is read back before it is saved", async () => {
    const { user } = await renderForm({ displayLanguage: "fr-FR" });
    await choose(user, "Promesse de paiement");
    expect(
      within(screen.getByRole("region", { name: "À relire au client" })).getByRole("listitem").textContent,
    ).toMatch(/^Vous réglez 2.060,50.€ par virement pour le 27\/11\/2026\.$/);
  });

  it("keeps the role of the person, and proposes both again at the next call", async () => {
    const { user, ports } = await renderForm();
    await choose(user, "Promise to pay");
    await user.selectOptions(screen.getByLabelText("Role"), "Finance director");
    await save(user);
    await saved();
    expect(lastCall(ports)).toMatchObject({ person: "Mme Roux", role: "CFO" });
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    await choose(user, "Promise to pay");
    expect(valueOf("Role")).toBe("CFO");
  });
});

describe("a dispute", () => {
  it("has a category, an owner by default, a disputed and an undisputed part, and a review date", async () => {
    const { user, ports } = await renderForm();
    await choose(user, "Dispute");
    await save(user);
    expect(paneText()).toContain("Choose what the dispute is about.");
    expect(document.activeElement).toBe(screen.getByLabelText("About what"));

    await user.selectOptions(screen.getByLabelText("About what"), "Quality");
    expect(valueOf("Who of us settles it")).toBe("Quality");
    await user.clear(screen.getByLabelText("Amount disputed"));
    await user.type(screen.getByLabelText("Amount disputed"), "300");
    expect(paneText()).toContain("Not disputed, still asked for: €1,760.50");
    expect(valueOf("Review on")).toBe("2026-12-04");
    await save(user);
    await saved();
    expect(lastCall(ports)).toMatchObject({
      outcome: "DISP",
      untilOn: day("2026-12-04"),
      dispute: { category: "D_QUAL", disputed: money("300.00"), owner: "Quality" },
      person: "Mme Roux",
    });
  });

  it("leaves the owner that somebody typed", async () => {
    const { user } = await renderForm();
    await choose(user, "Dispute");
    await user.type(screen.getByLabelText("Who of us settles it"), "Paul");
    await user.selectOptions(screen.getByLabelText("About what"), "Price");
    expect(valueOf("Who of us settles it")).toBe("Paul");
  });
});

describe("an invoice disputed in part", () => {
  it("is ticked, and the rest of it is asked for", async () => {
    const { user } = await renderForm({
      log: [
        {
          ...(callLog(`
            id  on          debtor     outcome  until       covers
            d1  2026-11-10  Martin SA  DISP     2026-11-20  F-101=1200.00`)[0] as CallLogged),
          dispute: { category: "D_QTY", disputed: money("200.00") },
        },
      ],
    });
    await choose(user, "Promise to pay");
    expect(
      screen.getByRole<HTMLInputElement>("checkbox", { name: /F-101.*€200.00 of it in dispute/ }).checked,
    ).toBe(true);
    // 1 000.00 of F-101 and 860.50 of F-102; F-103 is disputed as a whole.
    expect(valueOf("Amount promised")).toBe("1860.50");
  });
});

describe("a plan", () => {
  it("is proposed first: split, measured, its answer reserved and asked for by a day", async () => {
    const { user, ports } = await renderForm();
    press("Digit9");
    expect(document.activeElement).toBe(screen.getByLabelText("First payment"));
    await user.keyboard("500");
    await user.click(screen.getByRole("button", { name: "Fill in the payments" }));
    expect([1, 2, 3, 4].map((line) => valueOf(`Payment ${line}: date`))).toEqual([
      "2026-11-22",
      "2026-12-22",
      "2027-01-22",
      "2027-02-22",
    ]);
    expect([1, 2, 3, 4].map((line) => valueOf(`Payment ${line}: amount`))).toEqual([
      "500.00",
      "520.17",
      "520.17",
      "520.16",
    ]);
    expect(paneText()).toContain("Total €2,060.50: everything is covered.");
    await user.clear(screen.getByLabelText("Payment 4: amount"));
    await user.type(screen.getByLabelText("Payment 4: amount"), "500");
    expect(paneText()).toContain("Total €2,040.34: €20.16 is missing.");
    await user.type(screen.getByLabelText("Who is asked before we answer"), "Sales");
    expect(valueOf("We answer by")).toBe("2026-11-24");
    await save(user);
    await saved();
    expect(lastCall(ports)).toMatchObject({
      outcome: "PROP",
      untilOn: day("2026-11-24"),
      consulted: "Sales",
    });
    expect(
      lastCall(ports).plan?.map(({ dueOn, amount }) => [formatIsoDate(dueOn), amount.amountMinor]),
    ).toEqual([
      ["2026-11-22", 50000],
      ["2026-12-22", 52017],
      ["2027-01-22", 52017],
      ["2027-02-22", 50000],
    ]);
    expect(paneText()).toContain("Next call: 24 Nov 2026 – Our answer to the plan due on 24 Nov 2026");
  });

  it("agreed, is watched from its first payment on; its lines stand in order and after the call", async () => {
    const { user, ports } = await renderForm();
    await chooseOther(user, "Plan agreed");
    expect(paneText()).toContain("Without the date of the next instalment this counts as an intention");
    await user.click(screen.getByRole("button", { name: "Add a payment" }));
    await user.click(screen.getByRole("button", { name: "Add a payment" }));
    setDate("Payment 1: date", "2026-12-01");
    await user.type(screen.getByLabelText("Payment 1: amount"), "1000");
    setDate("Payment 2: date", "2026-11-25");
    await user.type(screen.getByLabelText("Payment 2: amount"), "1060.50");
    expect(paneText()).toContain("This payment comes before the one above.");
    setDate("Payment 2: date", "2027-01-01");
    await save(user);
    await saved();
    expect(lastCall(ports)).toMatchObject({
      outcome: "PLAN",
      untilOn: day("2026-12-01"),
      amount: money("1000"),
    });
    expect(lastCall(ports).plan).toHaveLength(2);
  });

  it("says what is missing of a payment when it is saved, beside it", async () => {
    const { user, ports } = await renderForm();
    const entries = ports.events.length;
    await chooseOther(user, "Plan agreed");
    await user.click(screen.getByRole("button", { name: "Add a payment" }));
    await save(user);
    expect(paneText()).toContain("Enter the amount.");
    expect(document.activeElement).toBe(screen.getByLabelText("Payment 1: amount"));
    expect(ports.events).toHaveLength(entries);
  });

  const PROPOSED: CallLogged = {
    ...(callLog(`
      id  on          debtor     outcome  until       covers
      p1  2026-11-19  Martin SA  PROP     2026-11-23  F-101=1200.00, F-102=860.50`)[0] as CallLogged),
    plan: [
      { dueOn: day("2026-11-30"), amount: money("1000.00") },
      { dueOn: day("2026-12-30"), amount: money("1060.50") },
    ],
  };
  const openMartin = async (user: UserEvent): Promise<void> => {
    await user.type(screen.getByRole("searchbox"), "martin");
    await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: /Martin SA/ })[0]!);
  };

  it("proposed by the debtor waits for our answer on their screen: accepted as changed", async () => {
    const { user, ports } = await renderPane({ log: [PROPOSED] });
    await openMartin(user);
    expect(paneText()).toContain("Answer the plan they proposed");
    await user.click(screen.getByRole("button", { name: "Accept" }));
    await user.clear(screen.getByLabelText("Payment 1: amount"));
    await user.type(screen.getByLabelText("Payment 1: amount"), "1060.50");
    await user.clear(screen.getByLabelText("Payment 2: amount"));
    await user.type(screen.getByLabelText("Payment 2: amount"), "1000");
    await user.type(screen.getByLabelText("Why, or on what terms"), "First payment first");
    await user.click(screen.getByRole("button", { name: "Log the answer" }));
    expect(await screen.findByText("The answer to Martin SA is logged.")).toBeDefined();
    expect(lastEntry(ports)).toMatchObject({
      type: "planAnswer",
      callId: "p1",
      answer: "ACCEPTED",
      answeredOn: day("2026-11-22"),
      note: "First payment first",
      plan: [
        { dueOn: day("2026-11-30"), amount: money("1060.50") },
        { dueOn: day("2026-12-30"), amount: money("1000.00") },
      ],
    });
    expect(paneText()).not.toContain("Answer the plan they proposed");
    // The e-mail that says so is one click away.
    await user.click(screen.getByRole("button", { name: "Follow-up e-mail" }));
    expect(valueOf("Text")).toContain("€1,060.50");
  });

  it("proposed by the debtor is refused without lines", async () => {
    const { user, ports } = await renderPane({ log: [PROPOSED] });
    await openMartin(user);
    await user.click(screen.getByRole("button", { name: "Refuse" }));
    await user.click(screen.getByRole("button", { name: "Log the answer" }));
    await screen.findByText("The answer to Martin SA is logged.");
    expect(lastEntry(ports)).toMatchObject({ type: "planAnswer", answer: "REJECTED" });
    expect(lastEntry(ports)).not.toHaveProperty("plan");
  });

  it("agreed after it was proposed starts from what was proposed", async () => {
    const { user } = await renderPane({ log: [PROPOSED] });
    await openMartin(user);
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    await chooseOther(user, "Plan agreed");
    expect(valueOf("Payment 2: amount")).toBe("1060.50");
  });
});

describe("what a call may tell beyond its outcome", () => {
  it("stays folded, and is logged when it is filled", async () => {
    const { user, ports } = await renderForm();
    await choose(user, "Promise to pay");
    expect(screen.queryByLabelText("Their version")).toBeNull();

    await unfold(user, /^Preparation/);
    await user.click(screen.getByRole("checkbox", { name: "It was received" }));
    await user.type(screen.getByLabelText("Amount to obtain"), "2000");
    setDate("All paid by, at the latest", "2026-12-31");
    await unfold(user, /^What they said/);
    await user.type(screen.getByLabelText("Their version"), "The books closed late.");
    await user.type(screen.getByLabelText("Our view of it"), "Second month in a row.");
    await user.click(screen.getByRole("checkbox", { name: "Waiting for approval" }));
    await user.type(
      screen.getByLabelText("Questions left without an answer"),
      "Who signs?{Enter}{Enter}When?",
    );
    await unfold(user, /^Your impression/);
    await user.selectOptions(screen.getByLabelText("Wants to pay"), "Yes");
    await user.selectOptions(screen.getByLabelText("Late with everybody?"), "Only with us");
    await unfold(user, /^More time granted/);
    setDate("Until", "2026-11-30");
    await user.type(screen.getByLabelText("Granted by"), "Camille");
    await unfold(user, /^Who does what/);
    await user.click(screen.getByRole("button", { name: "They will…" }));
    await user.type(screen.getByLabelText("Line 1: does what"), "send the order number");
    await user.click(screen.getByRole("button", { name: "We will…" }));
    await user.type(screen.getByLabelText("Line 2: does what"), "send a statement");
    setDate("Line 2: by when", "2026-11-24");
    await save(user);
    await saved();
    expect(lastCall(ports)).toMatchObject({
      preparation: {
        checked: ["RECEIVED"],
        objective: { amount: money("2000") },
        fallback: { latestOn: day("2026-12-31") },
      },
      version: "The books closed late.",
      assessment: "Second month in a row.",
      objections: ["IN_APPROVAL"],
      unanswered: ["Who signs?", "When?"],
      impression: { willingness: "YES", difficulty: "ONLY_US" },
      grace: { untilOn: day("2026-11-30"), grantedBy: "Camille" },
      commitments: [
        { party: "DEBTOR", action: "send the order number" },
        { party: "US", action: "send a statement", dueOn: day("2026-11-24") },
      ],
    });
    // What we said we would do waits on the debtor's screen until it is done.
    await user.click(screen.getByRole("button", { name: "Done: send a statement" }));
    expect(await screen.findByText("Logged for Martin SA.")).toBeDefined();
    expect(lastEntry(ports)).toMatchObject({
      type: "duty",
      duty: { kind: "commitment", index: 1 },
      how: "DONE",
      settledOn: day("2026-11-22"),
    });
    expect(screen.queryByRole("button", { name: /send a statement/ })).toBeNull();
  });

  it("adds nothing to a simple call", async () => {
    const { user, ports } = await renderForm();
    await choose(user, "Message left");
    await save(user);
    await saved();
    const { covers, ...entry } = lastCall(ports);
    expect(covers).toHaveLength(3);
    expect(entry).toEqual({
      type: "call",
      id: "new-1",
      loggedAt: "2026-11-22T09:30:00Z",
      author: "Camille",
      debtorKey: "martin sa",
      debtorName: "Martin SA",
      calledOn: day("2026-11-22"),
      outcome: "VM",
    });
  });

  it("never hides what was typed, whatever outcome is pressed after it", async () => {
    const { user, ports } = await renderForm();
    await unfold(user, /^What they said/);
    await user.type(screen.getByLabelText("Their version"), "Call after five.");
    await choose(user, "Message left");
    expect(valueOf("Their version")).toBe("Call after five.");
    expect(screen.queryByRole("button", { name: /^Your impression/ })).toBeNull();
    await save(user);
    await saved();
    expect(lastCall(ports).version).toBe("Call after five.");
  });

  it("unfolds what is refused and goes there", async () => {
    const { user, ports } = await renderForm();
    const entries = ports.events.length;
    await choose(user, "Promise to pay");
    await unfold(user, /^More time granted/);
    setDate("Until", "2026-11-30");
    await user.click(screen.getByRole("button", { name: /^More time granted/ }));
    await save(user);
    expect(document.activeElement).toBe(screen.getByLabelText("Granted by"));
    expect(ports.events).toHaveLength(entries);
  });

  it("asks who agrees to more time than may be granted alone", async () => {
    const { user } = await renderForm();
    await choose(user, "Promise to pay");
    await unfold(user, /^More time granted/);
    setDate("Until", "2026-12-07");
    expect(paneText()).not.toContain("without asking");
    setDate("Until", "2026-12-08");
    expect(paneText()).toContain("More than the 15 days that may be granted without asking");
  });
});

describe("discarding", () => {
  it("asks first when something was typed, and not for a button pressed", async () => {
    const { user } = await renderForm();
    await user.type(screen.getByLabelText("Notes"), "Two minutes of talk");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    expect(valueOf("Notes")).toBe("Two minutes of talk");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    await user.click(screen.getByRole("button", { name: "Yes, discard" }));
    expect(screen.queryByLabelText("Notes")).toBeNull();

    await user.click(screen.getByRole("button", { name: "Log a call" }));
    await choose(user, "Message left");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    expect(screen.getByRole("heading", { name: "Martin SA" })).toBeDefined();
  });
});

describe("a consequence announced", () => {
  it("is dated, and becomes our own duty, done or given up with a reason", async () => {
    const { user, ports } = await renderForm();
    await choose(user, "Promise to pay");
    await unfold(user, /^Consequences announced/);
    await user.click(screen.getByRole("checkbox", { name: "Deliveries suspended" }));
    setDate("Deliveries suspended: from", "2026-12-01");
    await save(user);
    await saved();
    expect(lastCall(ports).consequences).toEqual([{ code: "STOP_DELIVERY", dueOn: day("2026-12-01") }]);

    const what = "Carry out: deliveries suspended";
    expect(paneText()).toContain(what);
    await user.click(screen.getByRole("button", { name: `Give up: ${what}` }));
    await user.type(screen.getByLabelText("Why it is given up"), "Paid this morning");
    await user.click(screen.getByRole("button", { name: `Give up: ${what}` }));
    await screen.findByText("Logged for Martin SA.");
    expect(lastEntry(ports)).toMatchObject({
      type: "duty",
      callId: "new-1",
      duty: { kind: "consequence", index: 0 },
      how: "WAIVED",
      note: "Paid this morning",
    });
  });

  it("earlier than its stage is warned about", async () => {
    const { user } = await renderPane();
    await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: /Brasserie Lou/ })[0]!);
    await user.click(screen.getByRole("button", { name: "Log a call" }));
    await choose(user, "Promise to pay");
    await unfold(user, /^Consequences announced/);
    await user.click(screen.getByRole("checkbox", { name: "Court action" }));
    expect(paneText()).toContain(
      "“Court action” is for the stage “Formal notice” and later; this customer is at “Reminder”.",
    );
  });
});

describe("a consequence announced before and not carried out", () => {
  it("is warned about when it is announced again", async () => {
    const { user } = await renderForm({
      log: [
        {
          ...(callLog(`
            id  on          debtor     outcome  covers
            k1  2026-11-10  Martin SA  NOC      F-101=1200.00`)[0] as CallLogged),
          consequences: [{ code: "NO_CREDIT", dueOn: day("2026-11-18") }],
        },
      ],
    });
    await choose(user, "Promise to pay");
    await unfold(user, /^Consequences announced/);
    await user.click(screen.getByRole("checkbox", { name: "Credit terms withdrawn" }));
    expect(paneText()).toContain("Announced before for 18 Nov 2026, and still not done");
  });
});

describe("a note about people", () => {
  it("is warned about softly, with words to write instead, and saved as it stands", async () => {
    const { user, ports } = await renderForm({ displayLanguage: "fr-FR" });
    await user.click(screen.getByRole("button", { name: "Message laissé" }));
    await user.type(screen.getByLabelText("Notes"), "La comptable est malade.");
    expect(paneText()).toContain("Le client peut demander à lire ceci");
    await user.click(screen.getByRole("button", { name: /^Écrire .*absent\(e\)/ }));
    expect(valueOf("Notes")).toBe("La comptable est absent(e).");
    expect(paneText()).not.toContain("Le client peut demander à lire ceci");
    await user.type(screen.getByLabelText("Notes"), " Un escroc.");
    expect(paneText()).toContain("Le client peut demander à lire ceci");
    await user.click(screen.getByRole("button", { name: "Enregistrer l’appel" }));
    await screen.findByText(/Noté pour Martin SA/);
    expect(lastCall(ports).note).toBe("La comptable est absent(e). Un escroc.");
  });
});

describe("a correction", () => {
  const openCorrection = async (user: UserEvent): Promise<void> => {
    await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: /Martin SA/ })[0]!);
    await user.click(
      screen.getByRole("button", { name: "Correct the entry of 15 Oct 2026, Promise to pay" }),
    );
  };

  it("is a new entry that replaces, with a reason; the promise is judged against what was open then", async () => {
    const { user, ports } = await renderPane({
      log: callLog(`
        id  on          debtor     outcome  until       amount   covers
        c2  2026-10-15  Martin SA  PTP      2026-10-20  1200.00  F-101=1500.00, F-090=80.00`),
    });
    await openCorrection(user);
    expect(valueOf("Amount promised")).toBe("1200.00");
    expect(valueOf("Date of the call")).toBe("2026-10-15");
    expect(
      screen.getByRole<HTMLInputElement>("checkbox", { name: /F-090.*no longer in the sheet/ }).checked,
    ).toBe(true);
    const saveCorrection = screen.getByRole("button", { name: "Save the correction" });
    await user.click(saveCorrection);
    expect(document.activeElement).toBe(screen.getByLabelText("Why it is corrected"));
    expect(ports.events).toHaveLength(1);

    await user.type(screen.getByLabelText("Why it is corrected"), "Misheard");
    await user.clear(screen.getByLabelText("Amount promised"));
    await user.type(screen.getByLabelText("Amount promised"), "300");
    await user.click(saveCorrection);
    await saved();
    expect(ports.events).toHaveLength(2);
    expect(lastCall(ports)).toMatchObject({
      replaces: "c2",
      replacedBecause: "Misheard",
      calledOn: day("2026-10-15"),
      untilOn: day("2026-10-20"),
      amount: money("300"),
      covers: [
        { reference: "F-101", open: money("1500.00") },
        { reference: "F-090", open: money("80.00") },
      ],
    });
    // 300 came in on F-101 since: the promise as corrected was kept.
    expect(paneText()).toContain("Promise kept");
    expect(paneText()).toContain("Corrected: Misheard");
  });

  it("stands beside the call being typed, and can be taken back", async () => {
    const { user, ports } = await renderForm();
    await user.type(screen.getByLabelText("Notes"), "Half a sentence");
    await user.click(screen.getByRole("button", { name: "← Back" }));
    await user.click(
      screen.getByRole("button", { name: "Correct the entry of 15 Oct 2026, Promise to pay" }),
    );
    expect(valueOf("Notes")).toBe("");
    await user.type(screen.getByLabelText("Why it is corrected"), "Wrong date");
    setDate("Promised for", "2026-10-25");
    await user.click(screen.getByRole("button", { name: "Save the correction" }));
    await saved();
    expect(paneText()).toContain("Not saved yet: your entries are kept.");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText(/The entry for Martin SA is taken back/);
    expect(lastEntry(ports)).toMatchObject({ type: "void" });
    expect(paneText()).toContain("€1,200.00 · for 20 Oct 2026");
  });
});

describe("an entry of a call that was never made", () => {
  it("is taken back from its correction: the log keeps it without effect", async () => {
    const { user, ports } = await renderPane();
    await user.click(within(screen.getByRole("main")).getAllByRole("button", { name: /Martin SA/ })[0]!);
    await user.click(
      screen.getByRole("button", { name: "Correct the entry of 15 Oct 2026, Promise to pay" }),
    );
    await unfold(user, /^There was no such call/);
    await user.click(screen.getByRole("button", { name: "Take the entry back" }));
    expect(await screen.findByText(/Taken back/)).toBeDefined();
    expect(lastEntry(ports)).toMatchObject({ type: "void", voids: "c2" });
    expect(screen.getByRole("heading", { name: "Calls (0)" })).toBeDefined();
  });
});

describe("after a call", () => {
  async function savePromise(user: UserEvent): Promise<void> {
    await choose(user, "Promise to pay");
    await save(user);
    await saved();
    await user.click(screen.getByRole("button", { name: "Follow-up e-mail" }));
  }

  it("prepares the e-mail to the customer, to be changed, copied, opened, and logged as sent", async () => {
    const { user, ports } = await renderForm();
    await savePromise(user);
    expect(valueOf("To")).toBe("compta@martin.example");
    expect(valueOf("Text")).toContain("You pay €2,060.50 by bank transfer by 27 Nov 2026.");
    const link = screen.getByRole("link", { name: "Open in the mail program" });
    expect(link.getAttribute("href")).toMatch(/^mailto:compta@martin\.example\?subject=/);
    await user.clear(screen.getByLabelText("Subject"));
    await user.type(screen.getByLabelText("Subject"), "Our call");
    await user.click(screen.getByRole("button", { name: "Mark as sent" }));
    await screen.findByText(/Logged for Martin SA: Letter, e-mail, visit/);
    expect(lastCall(ports)).toMatchObject({ outcome: "OTH", detail: "Follow-up e-mail", note: "Our call" });
    expect(lastCall(ports).covers.map(({ reference }) => reference)).toEqual(["F-101", "F-102"]);
    // A letter is no call: the promise stands.
    expect(paneText()).toContain("Next call: 30 Nov 2026");
  });

  it("writes it in the language of whoever reads it", async () => {
    const { user } = await renderForm();
    await savePromise(user);
    await user.selectOptions(screen.getByLabelText("Language of the e-mail"), "Français");
    expect(valueOf("Text")).toContain("Vous réglez");
  });

  it("asks a colleague about a dispute", async () => {
    const { user } = await renderForm();
    await choose(user, "Dispute");
    await user.selectOptions(screen.getByLabelText("About what"), "Price");
    await save(user);
    await saved();
    await user.click(screen.getByRole("button", { name: "Follow-up e-mail" }));
    await user.click(screen.getByRole("button", { name: "Ask a colleague" }));
    expect(valueOf("To")).toBe("Sales");
    expect(valueOf("Text")).toContain("Martin SA");
    expect(screen.queryByRole("button", { name: "Mark as sent" })).toBeNull();
  });

  it("says beside the objective what came of it, the date and what was acceptable included", async () => {
    const reviews = createReviewMemory(openLocalMemory(undefined, () => localStorage));
    const { user } = await renderForm({ reviews });
    await unfold(user, /^Preparation/);
    await user.type(screen.getByLabelText("Amount to obtain"), "2060.50");
    setDate("Paid by", "2026-11-25");
    setDate("All paid by, at the latest", "2026-12-11");
    await savePromise(user);
    await unfold(user, /^Looking back at this call/);
    // All of it is promised, but for the 27th.
    expect(paneText()).toContain("The result is below the objective, but within what you could accept.");
  });

  it("keeps what the caller thinks of it on this computer, and out of the log", async () => {
    const stored = new Map<string, string>();
    const storage = {
      get length() {
        return stored.size;
      },
      key: (index: number) => [...stored.keys()][index] ?? null,
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, text: string) => void stored.set(name, text),
      removeItem: (name: string) => void stored.delete(name),
      clear: () => stored.clear(),
    };
    const reviews = createReviewMemory(openLocalMemory(undefined, () => storage));
    const { user, ports } = await renderForm({ reviews });
    await savePromise(user);
    const entries = ports.events.length;
    // Off until somebody wants it.
    const question = "Did I listen well, in the right tone?";
    expect(screen.queryByLabelText(question)).toBeNull();
    await unfold(user, /^Looking back at this call/);
    await user.selectOptions(screen.getByLabelText(question), "Partly");
    await user.click(screen.getByRole("checkbox", { name: "Unfold this after each call" }));
    expect(reviews.read("new-1").answers).toEqual({ LISTENING: "PARTLY" });
    expect(reviews.isOn()).toBe(true);
    expect(ports.events).toHaveLength(entries);
    await user.click(screen.getByRole("button", { name: "Erase these answers" }));
    expect(reviews.read("new-1")).toEqual({ answers: {}, words: "" });
  });
});
