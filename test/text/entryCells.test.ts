import { entryCells, entryHeaders, formatCsv, formatEntry } from "../../src/text/entryCells";
import type { CallLogged } from "../../src/domain/callLog";
import { day, money } from "../support/receivables";

const CALL: CallLogged = {
  type: "call",
  id: "call-1",
  loggedAt: "2026-11-23T09:05:00.000Z",
  author: "Claire",
  debtorKey: "durand",
  debtorName: "Durand",
  calledOn: day("2026-11-23"),
  outcome: "PTP",
  untilOn: day("2026-11-27"),
  amount: money("1200.50"),
  reason: "CASH_TEMP",
  person: "Mme Leroy",
  note: "Virement lundi",
  covers: [{ key: "durand|f-1", reference: "F-1", open: money("1200.50"), dueOn: day("2026-11-03") }],
};

describe("entryCells", () => {
  it("says an entry in words, a cell a column", () => {
    const cells = entryCells(CALL, "en");
    expect(cells).toHaveLength(entryHeaders("en").length);
    expect(entryHeaders("fr")).toHaveLength(entryHeaders("en").length);
    expect(cells.slice(1)).toEqual([
      ...["Claire", "Call", "Durand", "F-1", "23 Nov 2026", "Promise to pay", "Short of cash for now"],
      ...["Mme Leroy", "27 Nov 2026", "€1,200.50", "Virement lundi", "20", "€1,200.50", "call-1", ""],
    ]);
    expect(cells[0]).toMatch(/^2\d Nov 2026 \d\d:05$/);
  });

  it("keeps what is no instant as it stands", () => {
    expect(entryCells({ ...CALL, loggedAt: "hier" }, "fr")[0]).toBe("hier");
  });
});

describe("formatEntry", () => {
  it("is a line a filled cell", () => {
    expect(formatEntry(CALL, "fr")).toContain(
      "Client\u00a0: Durand\nFactures\u00a0: F-1\nLe\u00a0: 23/11/2026",
    );
    expect(formatEntry(CALL, "en")).not.toContain("Stands in for");
  });
});

describe("formatCsv", () => {
  it("quotes every cell, and makes none a formula for whoever opens it", () => {
    const notes = ["=1+1", "+33 6 12", "-late", "@x", "\t=1", "＝1+1", 'a "b"; c', "l’avoir"];
    const csv = formatCsv(
      notes.map((note) => ({ ...CALL, note })),
      "fr",
    );
    const lines = csv.split("\r\n");
    expect(lines).toHaveLength(1 + notes.length);
    expect(lines[0]).toMatch(/^"Noté le";"Par";/);
    expect(lines.slice(1).map((line) => line.split('";"')[11])).toEqual([
      ..."'=1+1|'+33 6 12|'-late|'@x|'\t=1|'＝1+1".split("|"),
      'a ""b""; c',
      "l’avoir",
    ]);
  });
});
