import type { CallEvent } from "../../src/domain/callLog";
import { entriesAbout } from "../../src/domain/entriesAbout";
import { callLog, day } from "../support/receivables";

const logged = (id: string, minute: number) => ({
  id,
  loggedAt: `2026-11-24T09:${String(minute).padStart(2, "0")}:00.000Z`,
  author: "Camille",
});

const [OURS, OTHERS] = callLog(`
  id  on          debtor     outcome  covers
  c1  2026-11-20  Martin SA  NOC      F-1=10.00
  c2  2026-11-20  Garnier    NOC      F-2=10.00`) as [CallEvent, CallEvent];

const KEY = OURS.type === "call" ? OURS.debtorKey : "";

describe("entries about one debtor", () => {
  it("are its calls and what followed from them, in whatever order they come", () => {
    const entries: readonly CallEvent[] = [
      { ...logged("v1", 9), type: "void", voids: "d1" },
      {
        ...logged("d1", 8),
        type: "duty",
        callId: "c1",
        duty: { kind: "document", index: 0 },
        how: "DONE",
        settledOn: day("2026-11-24"),
      },
      {
        ...logged("a2", 7),
        type: "planAnswer",
        callId: "c2",
        answer: "ACCEPTED",
        answeredOn: day("2026-11-24"),
      },
      { ...OTHERS, ...logged("c2", 2) } as CallEvent,
      { ...OURS, ...logged("c1", 1) } as CallEvent,
    ];
    expect(entriesAbout(entries, (key) => key === KEY).map(({ id }) => id)).toEqual(["v1", "d1", "c1"]);
  });

  it("are those that put another name together with it, and none that compared the whole sheet", () => {
    const entries: readonly CallEvent[] = [
      {
        ...logged("m1", 1),
        type: "merge",
        fromDebtorKey: "MARTIN FRERES",
        intoDebtorKey: KEY,
        fromName: "Martin Frères",
        intoName: "Martin SA",
      },
      {
        ...logged("s1", 2),
        type: "comparison",
        seenOn: day("2026-11-23"),
        comparedOn: day("2026-11-24"),
        totals: [],
        promises: { kept: 0, partlyKept: 0, broken: 0 },
        changes: [],
      },
    ];
    expect(entriesAbout(entries, (key) => key === KEY).map(({ id }) => id)).toEqual(["m1"]);
  });
});
