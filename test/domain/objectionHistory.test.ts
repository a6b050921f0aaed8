import type { CallLogged } from "../../src/domain/callLog";
import { objectionUses } from "../../src/domain/objectionHistory";
import { callLog, keyOf } from "../support/receivables";

const [first, second, third] = callLog(`
  id  on          debtor  outcome  covers
  a   2026-03-02  Durand  NOC      F-101=100.00, F-102=50.00
  b   2026-03-09  Durand  NOC      F-101=60.00
  c   2026-03-16  Durand  NOC      F-101=60.00`) as readonly CallLogged[];

const said = (call: CallLogged, ...objections: NonNullable<CallLogged["objections"]>): CallLogged => ({
  ...call,
  objections,
});
const openNow = (key: string): number | undefined => (key === keyOf("Durand", "F-101") ? 6000 : 5000);

describe("objectionUses", () => {
  it("counts what was heard, most often first", () => {
    const calls = [said(first!, "NO_CASH"), said(second!, "IN_APPROVAL", "NO_CASH"), said(third!, "NO_CASH")];
    expect(objectionUses(calls, openNow).map(({ objection, times }) => [objection, times])).toEqual([
      ["NO_CASH", 3],
      ["IN_APPROVAL", 1],
    ]);
  });

  it("counts as followed by a payment what was less open at the next call about the same invoice", () => {
    const calls = [said(first!, "NO_CASH"), said(second!, "NO_CASH"), said(third!, "NO_CASH")];
    // 100 to 60 between the first two calls; nothing after them.
    expect(objectionUses(calls, openNow)).toEqual([{ objection: "NO_CASH", times: 3, paidAfter: 1 }]);
  });

  it("takes what is open now for the last call, and what left the sheet for paid", () => {
    const calls = [said(third!, "CHEQUE_SENT")];
    expect(objectionUses(calls, () => undefined)).toEqual([
      { objection: "CHEQUE_SENT", times: 1, paidAfter: 1 },
    ]);
    expect(objectionUses(calls, openNow)).toEqual([{ objection: "CHEQUE_SENT", times: 1, paidAfter: 0 }]);
  });

  it("counts an objection once a call, and knows none without one", () => {
    expect(objectionUses([said(first!, "NO_CASH", "NO_CASH")], openNow)[0]?.times).toBe(1);
    expect(objectionUses([first!], openNow)).toEqual([]);
  });
});
