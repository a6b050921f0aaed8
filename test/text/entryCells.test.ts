import { entryCells, entryHeaders, entryTable, formatCsv, formatEntry } from "../../src/text/entryCells";
import type { CallEvent, CallLogged } from "../../src/domain/callLog";
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

  it("says in words what the log keeps in codes and ids", () => {
    const logged = { id: "x", loggedAt: "hier", author: "Claire" };
    const noteAndInvoices = (event: CallEvent): unknown => {
      const cells = entryCells(event, "fr");
      return [cells[4], cells[11]];
    };
    const answer = { ...logged, type: "planAnswer", callId: "call-1", answer: "ACCEPTED" } as const;
    expect(noteAndInvoices({ ...answer, answeredOn: day("2026-11-23") })).toEqual(["", ""]);
    const compared = {
      ...logged,
      type: "comparison",
      promises: { kept: 0, partlyKept: 0, broken: 0 },
    } as const;
    const totals = [
      { type: "paid", count: 3, amounts: [] } as const,
      { type: "new", count: 1, amounts: [] } as const,
    ];
    expect(
      noteAndInvoices({
        ...compared,
        ...{ seenOn: day("2026-11-01"), comparedOn: day("2026-11-23"), totals, changes: [] },
      }),
    ).toEqual(["", "3 payées, 1 nouvelle"]);
    const redacts = [{ id: "call-1", contentHashes: [] }];
    const erased = {
      ...logged,
      type: "redaction",
      scope: "words",
      redacts,
      because: "Demande du 19/11",
    } as const;
    expect(noteAndInvoices(erased)).toEqual(["", "1 entrée · Demande du 19/11"]);
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

describe("entryTable", () => {
  const said = (text: string) => ({ type: "text", text });

  it("has real days and figures beside their currency", () => {
    const { columns, rows } = entryTable([CALL], "fr");
    const cells = Object.fromEntries(columns.map(({ id }, index) => [id, rows[0]![index]]));
    expect(columns.map(({ header }) => header).slice(8, 15)).toEqual([
      ...["Interlocuteur", "Jusqu’au", "Montant", "Note", "Jours de retard", "Solde", "Devise"],
    ]);
    expect(cells).toMatchObject({
      loggedAt: { type: "instant", minuteOfDay: expect.any(Number) },
      on: { type: "day", on: day("2026-11-23") },
      until: { type: "day", on: day("2026-11-27") },
      amount: { type: "figure", figure: 1200.5 },
      daysLate: { type: "figure", figure: 20 },
      balance: { type: "figure", figure: 1200.5 },
      currency: said("EUR"),
      note: said("Virement lundi"),
      replaces: said(""),
    });
  });

  it("says amounts in words where one entry speaks several currencies", () => {
    const covers = [...CALL.covers, { key: "k", reference: "F-2", open: money("80.00 GBP") }];
    const { columns, rows } = entryTable([{ ...CALL, covers }], "en");
    const cells = Object.fromEntries(columns.map(({ id }, index) => [id, rows[0]![index]]));
    expect(cells).toMatchObject({
      amount: said("€1,200.50"),
      balance: said("€1,200.50 · £80.00"),
      currency: said(""),
    });
  });
});

describe("formatCsv", () => {
  const call = (note: string): CallLogged => ({ ...CALL, loggedAt: "hier", note });

  it("opens by itself in a French Excel: mark of UTF-8, semicolons, decimal commas, days that every region reads", () => {
    expect(formatCsv([call("Noël")], "fr", ",")).toBe(
      '\ufeff"Noté le";"Par";"Nature";"Client";"Factures";"Le";"Résultat";"Motif";"Interlocuteur";"Jusqu’au";' +
        '"Montant";"Note";"Jours de retard";"Solde";"Devise";"Entrée";"Remplace"\r\n' +
        '"hier";"Claire";"Appel";"Durand";"F-1";"2026-11-23";"Promesse de paiement";"Trésorerie tendue, passagère";"Mme Leroy";' +
        '"2026-11-27";"1200,5";"Noël";"20";"1200,5";"EUR";"call-1";""\r\n',
    );
  });

  it("follows the region where it is not that of the language", () => {
    const [, line] = formatCsv([call("x")], "fr", ".").split("\r\n");
    expect(line).toMatch(
      /^"hier","Claire","Appel","Durand",.*,"1200\.5","x","20","1200\.5","EUR","call-1",""$/,
    );
  });

  it("leaves a figure a figure where it is below zero", () => {
    const credit = { ...CALL, covers: [{ key: "k", reference: "AV-1", open: money("-80.00") }] };
    expect(formatCsv([credit], "en", ".")).toContain(',"-80","EUR",');
  });

  it("says the instant as it was where the reader sits", () => {
    expect(formatCsv([CALL], "en", ".")).toMatch(/\r\n"2026-11-2[34] \d\d:05","Claire"/);
  });

  it("quotes every cell, and makes none a formula for whoever opens it", () => {
    const notes = ["=1+1", "+33 6 12", "-late", "@x", "\t=1", "\n=1", "＝1+1", "\0=1", 'a "b"; c', "l’avoir"];
    const csv = formatCsv(notes.map(call), "fr", ",");
    const lines = csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + notes.length);
    expect(lines.slice(1).map((line) => line.split('";"')[11])).toEqual([
      ..."'=1+1|'+33 6 12|'-late|'@x|'\t=1|'\n=1|'＝1+1|'=1".split("|"),
      'a ""b""; c',
      "l’avoir",
    ]);
  });
});
