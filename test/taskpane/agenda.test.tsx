import { screen, within } from "@testing-library/react";
import { callLog } from "../support/receivables";
import { LOG } from "./deskInMemory";
import { paneText, renderPane } from "./renderPane";

const plain = (element: Element | null): string =>
  (element?.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");

/** What stands under the heading of one day. */
function day(heading: string | RegExp): HTMLElement {
  return screen.getByRole("heading", { level: 2, name: heading }).closest("section")!;
}

async function openAgenda(given: Parameters<typeof renderPane>[0] = {}) {
  const pane = await renderPane(given);
  await pane.user.click(screen.getByRole("button", { name: "Agenda" }));
  await screen.findByRole("heading", { level: 1, name: /working days|jours ouvrés/ });
  return pane;
}

describe("the agenda", () => {
  it("has the next ten working days, each with its calls, their number and their amount", async () => {
    await openAgenda();
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(10);
    // Sunday 22 November 2026: what is late stands under Monday.
    const monday = day("Tomorrow, Monday 23 November");
    expect(plain(monday)).toContain("2 calls · €2,600.50");
    expect(within(monday).getAllByRole("button").map(plain)).toEqual([
      "Martin SA€2,360.50call overdue by 39 days",
      "Brasserie Lou€240.00call overdue by 2 days",
    ]);
    // Promised for Tuesday 24: asked about the day after.
    expect(plain(day("Wednesday 25 November"))).toContain("Dupont & Fils€5,000.00");
    expect(plain(day("Thursday 26 November"))).toBe("Thursday 26 NovemberNo call");
  });

  it("has what is ours to do under its day, in French too", async () => {
    const stop = callLog(`
      id  on          debtor     outcome  covers
      d1  2026-11-20  Martin SA  NOC      F-102=860.50`).map((event) => ({
      ...event,
      consequences: [
        { code: "STOP_DELIVERY" as const, dueOn: event.type === "call" ? event.calledOn + 7 : 0 },
      ],
    }));
    await openAgenda({ displayLanguage: "fr-FR", log: [...LOG, ...(stop as typeof LOG)] });
    const friday = day("Vendredi 27 novembre");
    expect(plain(friday)).toContain("À faire de notre côté");
    expect(within(friday).getByRole("button", { name: /Martin SA/ })).toBeDefined();
  });

  it("opens the customer of a call, and goes back to the list by its arrow and by Escape", async () => {
    const { user } = await openAgenda();
    await user.click(screen.getByRole("button", { name: "← Today" }));
    expect(screen.getByRole("heading", { name: "2 customers to call" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Agenda" }));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("heading", { name: "2 customers to call" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Agenda" }));
    await user.click(screen.getByRole("button", { name: /^Dupont & Fils/ }));
    expect(screen.getByRole("heading", { name: "Dupont & Fils" })).toBeDefined();
  });

  it("copies the calls for a calendar, late ones on the first day, without what is in dispute", async () => {
    const { user } = await openAgenda();
    await user.click(screen.getByRole("button", { name: "Copy for a calendar" }));
    expect(await screen.findByText("Copied: 3 calls.")).toBeDefined();
    const copied = await navigator.clipboard.readText();
    expect(copied.match(/^DTSTART;VALUE=DATE:\d+/gm)).toEqual([
      "DTSTART;VALUE=DATE:20261123",
      "DTSTART;VALUE=DATE:20261123",
      "DTSTART;VALUE=DATE:20261125",
    ]);
    expect(copied).toContain("SUMMARY:Call Martin SA\r\n");
    expect(copied.replace(/\r\n /g, "")).toContain(
      "DESCRIPTION:Mme Roux\\, 01 23 45 67 89\\nTo ask for: €2\\,060.50\\n",
    );
  });

  it("says so when nothing is planned, and shows no empty days", async () => {
    await openAgenda({ book: [], log: [] });
    expect(paneText()).toContain("No call is planned.");
    expect(screen.queryByRole("button", { name: "Copy for a calendar" })).toBeNull();
    expect(screen.queryAllByRole("heading", { level: 2 })).toEqual([]);
  });
});
