import type { CallLogged } from "../../src/domain/callLog";
import { likelyObjections, objectionsIn } from "../../src/domain/likelyObjections";
import { formatIsoDate } from "../../src/domain/localDate";
import { callLog } from "../support/receivables";

/** Calls of Durand; `said` adds to them in their order. */
function calls(log: string, said: readonly Partial<CallLogged>[] = []): readonly CallLogged[] {
  return callLog(log).map((event, index) => ({ ...(event as CallLogged), ...said[index] }));
}

describe("objectionsIn", () => {
  const [call] = calls("on  debtor  outcome\n 2026-03-02  Durand  NOC");

  it("are those that were noted", () => {
    expect([...objectionsIn({ ...call!, objections: ["NO_CASH", "SEND_MAIL"] })]).toEqual([
      "NO_CASH",
      "SEND_MAIL",
    ]);
    expect([...objectionsIn(call!)]).toEqual([]);
  });

  it("are told by the reason and by the outcome too, each once", () => {
    expect([...objectionsIn({ ...call!, outcome: "NREC", reason: "QUALITY" })]).toEqual([
      "DELIVERY_PROBLEM",
      "NOT_RECEIVED",
    ]);
    const same: CallLogged = { ...call!, outcome: "CANT", reason: "CASH_TEMP", objections: ["NO_CASH"] };
    expect([...objectionsIn(same)]).toEqual(["NO_CASH"]);
  });

  it("are not told by reasons that nobody gives as an excuse", () => {
    expect([...objectionsIn({ ...call!, reason: "NO_REASON" })]).toEqual([]);
  });
});

describe("likelyObjections", () => {
  const likely = (log: string, said: readonly Partial<CallLogged>[] = []): readonly string[] =>
    likelyObjections(calls(log, said)).map(
      ({ objection, heard, lastHeardOn }) => `${objection} ${heard} ${formatIsoDate(lastHeardOn)}`,
    );

  it("come most often heard first, then most recently", () => {
    expect(
      likely(
        `
        on          debtor  outcome
        2026-03-02  Durand  APPR
        2026-03-09  Durand  NREC
        2026-03-16  Durand  CANT
        2026-03-23  Durand  APPR`,
      ),
    ).toEqual(["IN_APPROVAL 2 2026-03-23", "NO_CASH 1 2026-03-16", "NOT_RECEIVED 1 2026-03-09"]);
  });

  it("come in the order of the library when nothing tells them apart", () => {
    const log = "on  debtor  outcome\n 2026-03-02  Durand  NOC";
    expect(likely(log, [{ objections: ["SEND_MAIL", "NO_CASH"] }])).toEqual([
      "NO_CASH 1 2026-03-02",
      "SEND_MAIL 1 2026-03-02",
    ]);
  });

  it("are none for a debtor who never objected", () => {
    expect(likely("on  debtor  outcome\n 2026-03-02  Durand  NA")).toEqual([]);
  });
});
