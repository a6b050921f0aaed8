import type { LedgerCandidate } from "../../../src/application/ports";
import { parseIsoDate } from "../../../src/domain/localDate";
import { findLedgers, recognizeColumns, type SheetTop } from "../../../src/excel/reader/findLedgers";
import { localDateToSerial } from "../../../src/domain/serialDate";
import { MemoryTable } from "../../support/memoryPorts";

type Rows = readonly (readonly (string | number)[])[];

function top(rows: Rows, change: Partial<SheetTop> = {}): SheetTop {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  const dateOf = (cell: string | number) => (typeof cell === "string" ? parseIsoDate(cell) : undefined);
  return {
    sheetId: "{1}",
    sheetName: "Clients",
    row: 1,
    column: 1,
    values: cells.map((row) =>
      row.map((cell) => {
        const date = dateOf(cell);
        return date === undefined ? cell : localDateToSerial(date);
      }),
    ),
    texts: cells.map((row) => row.map(String)),
    numberFormats: cells.map((row) =>
      row.map((cell) => (dateOf(cell) === undefined ? "General" : "m/d/yyyy")),
    ),
    rowCount: rows.length,
    ownColumns: new Set(),
    tables: [],
    ...change,
  };
}

function headersOf(candidate: LedgerCandidate | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(candidate?.mapping ?? {}).map(([field, { header }]) => [field, header]),
  );
}

const HEADER = ["Client", "Facture", "Échéance", "Solde"];
const ROWS: Rows = [
  ["Durand", "F-1", "2026-10-30", 10],
  ["Martin", "F-2", "2026-12-30", 20],
];

describe("findLedgers", () => {
  it("finds a header below titles, wherever on the sheet", () => {
    const rows: Rows = [
      ["ÉTAT DES CRÉANCES CLIENTS"],
      ["au", "2026-11-22"],
      [],
      ["", ...HEADER],
      ...ROWS.map((row) => ["", ...row]),
    ];
    const [found] = findLedgers(top(rows));
    expect(found?.place).toMatchObject({
      headerRow: 4,
      firstColumn: 2,
      columnCount: 4,
      rowCount: 2,
      address: "B4:E6",
    });
    expect(found?.missing).toEqual([]);
    expect(found?.columns.map(({ letter, samples }) => [letter, ...samples])).toEqual([
      ["B", "Durand", "Martin"],
      ["C", "F-1", "F-2"],
      ["D", "2026-10-30", "2026-12-30"],
      ["E", "10", "20"],
    ]);
  });

  it("finds a header in row 16, and none below row 30", () => {
    const titles = (count: number): Rows => Array.from({ length: count }, (_, index) => [`Adresse ${index}`]);
    expect(findLedgers(top([...titles(15), HEADER, ...ROWS]))[0]?.place.headerRow).toBe(16);
    expect(findLedgers(top([...titles(30), HEADER, ...ROWS]))).toEqual([]);
  });

  it("does not mix in a second table beside the first", () => {
    const rows: Rows = [
      [...HEADER, "", "Client", "Total"],
      ...ROWS.map((row, index) => [...row, "", "Durand", index]),
    ];
    const [found] = findLedgers(top(rows));
    expect(found?.place.address).toBe("A1:D3");
    expect(headersOf(found)).toEqual({
      debtorName: "Client",
      reference: "Facture",
      dueOn: "Échéance",
      open: "Solde",
    });
  });

  it("joins what an empty column parts when one half alone cannot serve", () => {
    const rows: Rows = [
      ["Client", "Facture", "", "Échéance", "Solde"],
      ...ROWS.map(([name = "", reference = "", due = "", open = ""]) => [name, reference, "", due, open]),
    ];
    expect(findLedgers(top(rows))[0]).toMatchObject({ missing: [], place: { address: "A1:E3" } });
  });

  it("takes a table for what it is, and never a column of ours for a source", () => {
    const rows: Rows = [
      [...HEADER, "Prochain appel", "Niveau"],
      ...ROWS.map((row) => [...row, "2026-12-01", "Relance"]),
    ];
    const table = {
      tableId: "{t}",
      tableName: "Factures",
      headerRow: 1,
      firstColumn: 1,
      columnCount: 6,
      rowCount: 2,
    };
    const [found] = findLedgers(top(rows, { tables: [table], ownColumns: new Set([5, 6]) }));
    expect(found?.place).toMatchObject({ tableName: "Factures", columnCount: 4 });
    expect(found?.columns.map(({ header }) => header)).toEqual(HEADER);
  });

  it("knows a confirmed mapping again after columns have moved", () => {
    const [first] = findLedgers(top([["Code", ...HEADER], ...ROWS.map((row) => ["x", ...row])]));
    if (!first) throw new Error("no ledger");
    const mapping = {
      debtorName: { index: 0, header: "Code" },
      dueOn: { index: 3, header: "Échéance" },
      open: { index: 4, header: "Solde" },
    };
    const moved = top([
      ["Solde", "Échéance", "Code", "Facture"],
      [10, "2026-10-30", "x", "F-1"],
    ]);
    const [again] = findLedgers(moved, { place: first.place, mapping, defaultCurrency: "EUR" });
    expect(again?.isRemembered).toBe(true);
    expect(again?.mapping).toEqual({
      debtorName: { index: 2, header: "Code" },
      dueOn: { index: 1, header: "Échéance" },
      open: { index: 0, header: "Solde" },
    });
  });
});

describe("recognizeColumns", () => {
  it("does without a contact that is gone, but not without an amount", () => {
    const mapping = { contact: { index: 4, header: "Contact" }, open: { index: 3, header: "Solde" } };
    expect(recognizeColumns(mapping, [{ index: 0, header: "Client" }])).toEqual({
      mapping: {},
      missing: ["Solde"],
      renamed: [],
    });
  });
});

describe("a workbook without a ledger", () => {
  it("is empty, or is said to have no usable header", async () => {
    expect(await new MemoryTable([[null]]).findCandidates()).toEqual({
      ok: false,
      fault: { type: "SheetEmpty", sheetName: "Clients" },
    });
    expect(
      await new MemoryTable([
        ["a", "b"],
        [1, 2],
      ]).findCandidates(),
    ).toEqual({
      ok: false,
      fault: { type: "NoReceivablesFound", sheetNames: ["Clients"] },
    });
  });
});
