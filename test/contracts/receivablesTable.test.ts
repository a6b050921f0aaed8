import type {
  ColumnMode,
  Ledger,
  ReceivablesTable,
  SheetFault,
  WriteColumnsRequest,
} from "../../src/application/ports";
import { judgeDesk } from "../../src/application/openDesk";
import { emptyCallHistory, foldCalls, type CallEvent } from "../../src/domain/callLog";
import { DEFAULT_POLICY } from "../../src/domain/policy";
import type { Result } from "../../src/domain/result";
import {
  deleteColumns,
  insertColumns,
  insertRows,
  renameSheet,
  sortRange,
} from "../../src/embedded/workbook/structure";
import { GENERAL } from "../../src/embedded/workbook/cell";
import { keepToday } from "../../src/excel/columns/todayName";
import { MemoryTable, type MemoryCell } from "../support/memoryPorts";
import { day } from "../support/receivables";
import { addTable, cellsAt, openScene, sheetOf, workbookOf, type ExcelScene } from "./excelScene";

const PERSON = { kind: "person" } as const;
const TODAY = day("2026-11-23");

const LEDGER: MemoryCell[][] = [
  ["Client", "N° facture", "Échéance", "Montant TTC", "Réglé", "Reste dû"],
  ["Durand", "F-101", "2026-10-30", 1200, 0, 1200],
  ["Martin SA", "F-102", "2026-11-20", 300, 100, 200],
  ["Durand", "F-103", "2026-12-31", 80, 0, 80],
];

const opened: ExcelScene[] = [];
afterEach(() => opened.splice(0).forEach((scene) => scene.close()));

async function sceneOf(rows: readonly (readonly MemoryCell[])[] = LEDGER): Promise<ExcelScene> {
  const scene = await openScene(workbookOf({ Clients: rows }));
  opened.push(scene);
  return scene;
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function faultOf(result: Result<unknown, SheetFault>): SheetFault | undefined {
  return result.ok ? undefined : result.fault;
}

async function readFirst(table: ReceivablesTable): Promise<Ledger> {
  const [candidate] = value(await table.findCandidates());
  if (!candidate) throw new Error("no candidate");
  return value(await table.read({ asOf: TODAY, ...candidate, defaultCurrency: "EUR" }));
}

function request(
  ledger: Ledger,
  options: { readonly mode?: ColumnMode; readonly log?: readonly CallEvent[]; readonly only?: string } = {},
): WriteColumnsRequest {
  const { mode = "values", log, only } = options;
  const { assessments } = judgeDesk(ledger, log ? foldCalls(log) : emptyCallHistory, TODAY, DEFAULT_POLICY);
  return {
    ledger,
    assessments: assessments.filter(({ receivable }) => only === undefined || receivable.reference === only),
    mode,
    language: "fr",
    asOf: TODAY,
    rowsOnly: only !== undefined,
  };
}

const PROMISE: CallEvent = {
  type: "call",
  id: "call-1",
  loggedAt: "2026-11-23T09:00:00.000Z",
  author: "Claire",
  debtorKey: "durand",
  debtorName: "Durand",
  calledOn: day("2026-11-23"),
  outcome: "PTP",
  untilOn: day("2026-11-27"),
  amount: { amountMinor: 120_000, currency: "EUR" },
  covers: [{ key: "durand|f-101", reference: "F-101", open: { amountMinor: 120_000, currency: "EUR" } }],
};

describe.each([
  ["in memory", async (): Promise<ReceivablesTable> => new MemoryTable(LEDGER.map((row) => [...row]))],
  ["in Excel", async (): Promise<ReceivablesTable> => (await sceneOf()).ports.table],
])("ReceivablesTable %s", (_, open) => {
  it("finds the ledger and what its columns are", async () => {
    const [candidate] = value(await (await open()).findCandidates());
    expect(candidate?.place).toMatchObject({
      sheetName: "Clients",
      headerRow: 1,
      rowCount: 3,
      address: "A1:F4",
    });
    expect(candidate?.missing).toEqual([]);
    expect(candidate?.mapping).toEqual({
      debtorName: { index: 0, header: "Client" },
      reference: { index: 1, header: "N° facture" },
      dueOn: { index: 2, header: "Échéance" },
      amount: { index: 3, header: "Montant TTC" },
      paid: { index: 4, header: "Réglé" },
      open: { index: 5, header: "Reste dû" },
    });
  });

  it("reads every row as a receivable", async () => {
    const ledger = await readFirst(await open());
    expect(ledger.receivables.map(({ key, rowNumber, open }) => [key, rowNumber, open.amountMinor])).toEqual([
      ["durand|f-101", 2, 120_000],
      ["martin sa|f-102", 3, 20_000],
      ["durand|f-103", 4, 8_000],
    ]);
    expect(ledger.issues).toEqual([]);
  });

  it("refuses a mapping whose headers stand nowhere", async () => {
    const table = await open();
    const { place, mapping } = await readFirst(table);
    const gone = { ...mapping, dueOn: { index: 2, header: "Date de règlement" } };
    expect(faultOf(await table.read({ asOf: TODAY, place, mapping: gone, defaultCurrency: "EUR" }))).toEqual({
      type: "HeaderMissing",
      sheetName: "Clients",
      headers: ["Date de règlement"],
    });
  });

  it("has no columns of ours until they are written, and none after they are removed", async () => {
    const table = await open();
    const ledger = await readFirst(table);
    expect(value(await table.columnMode(ledger.place))).toBeUndefined();
    expect(value(await table.writeColumns(request(ledger)))).toMatchObject({ rows: 3, wereAdded: true });
    expect(value(await table.columnMode(ledger.place))).toBe("values");
    expect(value(await table.writeColumns(request(ledger)))).toMatchObject({ rows: 3, wereAdded: false });
    value(await table.removeColumns(ledger.place));
    expect(value(await table.columnMode(ledger.place))).toBeUndefined();
  });

  it("stops when it is told to", async () => {
    const table = await open();
    const { place, mapping } = await readFirst(table);
    const signal = AbortSignal.abort();
    expect(
      faultOf(await table.read({ asOf: TODAY, place, mapping, defaultCurrency: "EUR", signal })),
    ).toEqual({
      type: "Cancelled",
      rowsDone: 0,
      rows: 3,
    });
  });
});

const OURS = ["Prochain appel", "Niveau", "Pourquoi", "Dernier appel", "Résultat", "Promis pour"];
const WHY_FIRST = "Premier appel\u00a0: 2 jours après l’échéance";

describe("writeColumns in Excel", () => {
  it("puts six columns to the right of a plain range, dates as dates", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    expect(value(await ports.table.writeColumns(request(ledger)))).toEqual({
      rows: 3,
      address: "G1:L1",
      wereAdded: true,
    });
    expect(cellsAt(workbook, "Clients!G1:L1")).toEqual([OURS]);
    // 2 November 2026 is the Monday after All Saints; 46328 its serial.
    expect(cellsAt(workbook, "Clients!G2:H2")).toEqual([[46328, "Relance ferme"]]);
    expect(sheetOf(workbook, "Clients").cellAt(1, 6)?.format.numberFormat).toBe("m/d/yyyy");
    expect(cellsAt(workbook, "Clients!J2:L4")).toEqual([
      ["", "", ""],
      ["", "", ""],
      ["", "", ""],
    ]);
  });

  it("shows what the log knows", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger, { log: [PROMISE] })));
    // Called on 23 November, promised for Friday 27, so called again on Monday 30.
    expect(cellsAt(workbook, "Clients!G2:G2")).toEqual([[46356]]);
    expect(cellsAt(workbook, "Clients!J2:L2")).toEqual([[46349, "Promesse de paiement", 46353]]);
  });

  it("writes nothing over what stands to the right", async () => {
    const rows = LEDGER.map((row, index) => [...row, null, index === 2 ? "vu avec Paul" : null]);
    const { workbook, ports } = await sceneOf(rows);
    const written = value(await ports.table.writeColumns(request(await readFirst(ports.table))));
    expect(written.address).toBe("I1:N1");
    expect(cellsAt(workbook, "Clients!H3:H3")).toEqual([["vu avec Paul"]]);
  });

  it("leaves a column of the person's with our header alone, and tells ours apart", async () => {
    const rows = LEDGER.map((row, index) => [...row, index === 0 ? "Prochain appel" : `rappeler ${index}`]);
    const { workbook, ports } = await sceneOf(rows);
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    value(await ports.table.writeColumns(request(ledger)));
    expect(cellsAt(workbook, "Clients!G1:H2")).toEqual([
      ["Prochain appel", "Prochain appel (Relance)"],
      ["rappeler 1", 46328],
    ]);
    expect(cellsAt(workbook, "Clients!N1:N4")).toEqual([[""], [""], [""], [""]]);
  });

  it("finds its columns again after columns were inserted and the sheet renamed", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    const sheet = sheetOf(workbook, "Clients");
    insertColumns(workbook, sheet, 7, 1, PERSON);
    insertColumns(workbook, sheet, 0, 2, PERSON);
    renameSheet(workbook, sheet, "Relances nov.", PERSON);
    const again = value(await ports.table.read({ asOf: TODAY, ...ledger, defaultCurrency: "EUR" }));
    expect(again.place).toMatchObject({ sheetName: "Relances nov.", firstColumn: 3 });
    expect(value(await ports.table.writeColumns(request(again, { log: [PROMISE] })))).toMatchObject({
      wereAdded: false,
    });
    expect(cellsAt(workbook, "'Relances nov.'!I1:O2")).toEqual([
      ["Prochain appel", "", "Niveau", "Pourquoi", "Dernier appel", "Résultat", "Promis pour"],
      [46356, "", "Relance ferme", expect.any(String), 46349, "Promesse de paiement", 46353],
    ]);
  });

  it("finds its rows again after rows were added above the header", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    insertRows(workbook, sheetOf(workbook, "Clients"), 0, 3, PERSON);
    expect(
      value(await ports.table.writeColumns(request(ledger, { log: [PROMISE], only: "F-101" }))),
    ).toMatchObject({
      rows: 1,
      wereAdded: false,
    });
    expect(cellsAt(workbook, "Clients!K5:K6")).toEqual([["Promesse de paiement"], [""]]);
  });

  it("writes to the same invoices after a sort, once the sheet is read again", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    sortRange(
      workbook,
      sheetOf(workbook, "Clients"),
      { top: 1, left: 0, bottom: 3, right: 11 },
      3,
      "ascending",
      PERSON,
    );
    expect(
      faultOf(await ports.table.writeColumns(request(ledger, { log: [PROMISE], only: "F-101" }))),
    ).toEqual({
      type: "ChangedSinceRead",
      sheetName: "Clients",
      rowNumber: 2,
    });
    expect(cellsAt(workbook, "Clients!K2:K4")).toEqual([[""], [""], [""]]);
    const again = value(await ports.table.read({ asOf: TODAY, ...ledger }));
    value(await ports.table.writeColumns(request(again, { log: [PROMISE], only: "F-101" })));
    expect(cellsAt(workbook, "Clients!B2:B4")).toEqual([["F-103"], ["F-102"], ["F-101"]]);
    expect(cellsAt(workbook, "Clients!K2:K4")).toEqual([[""], [""], ["Promesse de paiement"]]);
  });

  it("adds its columns anew when the sheet was pasted over", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    const sheet = sheetOf(workbook, "Clients");
    for (let row = 0; row < 4; row += 1)
      for (let column = 6; column < 12; column += 1)
        sheet.setCell(row, column, { value: row === 0 ? `Col ${column}` : "x", format: GENERAL });
    workbook.changed({
      type: "cells",
      sheetId: sheet.id,
      range: { top: 0, left: 6, bottom: 3, right: 11 },
      source: PERSON,
    });
    const again = value(await ports.table.read({ asOf: TODAY, ...ledger }));
    expect(value(await ports.table.writeColumns(request(again)))).toMatchObject({
      address: "M1:R1",
      wereAdded: true,
    });
    expect(cellsAt(workbook, "Clients!G2:L2")).toEqual([["x", "x", "x", "x", "x", "x"]]);
  });

  it("brings a column back that was deleted, and only that", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    deleteColumns(workbook, sheetOf(workbook, "Clients"), 7, 1, PERSON);
    value(await ports.table.writeColumns(request(ledger)));
    expect(cellsAt(workbook, "Clients!G1:L1")).toEqual([
      ["Prochain appel", "Pourquoi", "Dernier appel", "Résultat", "Promis pour", "Niveau"],
    ]);
  });

  it("clears what is no longer true, and gives totals and blank rows nothing", async () => {
    const { workbook, ports } = await sceneOf([...LEDGER, [null], ["Total", null, null, 1580, 100, 1480]]);
    const ledger = await readFirst(ports.table);
    expect(ledger.rowsLeftOut).toBe(2);
    value(await ports.table.writeColumns(request(ledger)));
    expect(cellsAt(workbook, "Clients!G5:H6")).toEqual([
      ["", ""],
      ["", ""],
    ]);
    const sheet = sheetOf(workbook, "Clients");
    for (let column = 0; column < 6; column += 1) sheet.setCell(3, column, undefined);
    value(await ports.table.writeColumns(request(value(await ports.table.read({ asOf: TODAY, ...ledger })))));
    expect(cellsAt(workbook, "Clients!G4:I4")).toEqual([["", "", ""]]);
  });

  it("writes only the rows of a call, and nothing where nothing changed", async () => {
    const { workbook, host, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger)));
    const changed: unknown[] = [];
    workbook.onChange((change) => change.type === "cells" && changed.push(change.range));
    value(await ports.table.writeColumns(request(ledger)));
    expect(changed).toEqual([]);
    host.counters.reset();
    value(await ports.table.writeColumns(request(ledger, { log: [PROMISE], only: "F-101" })));
    expect(changed.length).toBeGreaterThan(0);
    expect(host.counters.syncs).toBeLessThanOrEqual(4);
  });

  it("refuses a protected sheet, a read-only workbook and a deleted sheet before writing", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    const sheet = sheetOf(workbook, "Clients");
    sheet.isProtected = true;
    expect(faultOf(await ports.table.writeColumns(request(ledger)))).toEqual({
      type: "SheetProtected",
      sheetName: "Clients",
    });
    sheet.isProtected = false;
    workbook.isReadOnly = true;
    expect(faultOf(await ports.table.writeColumns(request(ledger)))).toEqual({ type: "WorkbookReadOnly" });
    workbook.isReadOnly = false;
    workbook.sheets.splice(0, 1);
    workbook.addSheet("Feuil1");
    expect(faultOf(await ports.table.writeColumns(request(ledger)))).toEqual({
      type: "SheetGone",
      sheetName: "Clients",
    });
  });

  it("writes nothing to rows that changed since they were read", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    sheetOf(workbook, "Clients").setCell(2, 1, { value: "F-999", format: GENERAL });
    expect(faultOf(await ports.table.writeColumns(request(ledger)))).toEqual({
      type: "ChangedSinceRead",
      sheetName: "Clients",
      rowNumber: 3,
    });
    expect(
      cellsAt(workbook, "Clients!G1:L4")
        .flat()
        .every((cell) => cell === ""),
    ).toBe(true);
    expect(workbook.names).toEqual([]);
  });

  it("waits for a person who is typing in a cell", async () => {
    const { host, ports, workbook } = await sceneOf();
    const ledger = await readFirst(ports.table);
    host.cellEdit.begin();
    const writing = ports.table.writeColumns(request(ledger));
    setTimeout(() => host.cellEdit.end(), 20);
    expect(value(await writing).wereAdded).toBe(true);
    expect(cellsAt(workbook, "Clients!G1:G1")).toEqual([["Prochain appel"]]);
  });

  it("reads again when a person was typing, and says so when they go on", async () => {
    const { host, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    host.cellEdit.begin();
    const reading = ports.table.read({ asOf: TODAY, ...ledger });
    setTimeout(() => host.cellEdit.end(), 300);
    expect((await reading).ok).toBe(true);
    host.cellEdit.begin();
    expect(faultOf(await ports.table.read({ asOf: TODAY, ...ledger }))).toEqual({ type: "CellBeingEdited" });
    host.cellEdit.end();
  }, 10_000);
});

describe("writeColumns beside an Excel table", () => {
  async function tableScene(rows: readonly (readonly MemoryCell[])[] = LEDGER): Promise<ExcelScene> {
    const workbook = workbookOf({ Clients: rows });
    addTable(workbook, "Factures", `Clients!A1:F${rows.length}`);
    const scene = await openScene(workbook);
    opened.push(scene);
    return scene;
  }

  it("appends table columns, found again by name", async () => {
    const { workbook, ports } = await tableScene();
    const ledger = await readFirst(ports.table);
    expect(ledger.place).toMatchObject({ tableName: "Factures", columnCount: 6, rowCount: 3 });
    value(await ports.table.writeColumns(request(ledger)));
    const [table] = sheetOf(workbook, "Clients").tables;
    expect(table?.columns.map(({ name }) => name).slice(6)).toEqual(OURS);
    expect(value(await ports.table.writeColumns(request(ledger))).wereAdded).toBe(false);
    const [candidate] = value(await ports.table.findCandidates());
    expect(candidate?.place.columnCount).toBe(6);
    value(await ports.table.removeColumns(ledger.place));
    expect(sheetOf(workbook, "Clients").tables[0]?.columns).toHaveLength(6);
    expect(workbook.names).toEqual([]);
  });

  it("says where cells stand in the way", async () => {
    const rows = LEDGER.map((row, index) => [...row, null, index === 2 ? "note" : null]);
    const { workbook, ports } = await tableScene(rows);
    expect(faultOf(await ports.table.writeColumns(request(await readFirst(ports.table))))).toEqual({
      type: "NoRoom",
      sheetName: "Clients",
      address: "H3",
    });
    expect(sheetOf(workbook, "Clients").tables[0]?.columns).toHaveLength(6);
  });

  it("says that stray cells far to the right keep Excel from widening a long table", async () => {
    const [header = [], row = []] = LEDGER;
    const rows = [
      header,
      ...Array.from({ length: 2_500 }, (_, index) => [row[0]!, `F-${index}`, ...row.slice(2)]),
    ];
    const { workbook, ports } = await tableScene(rows);
    sheetOf(workbook, "Clients").setCell(0, 16_000, { value: "x", format: GENERAL });
    expect(faultOf(await ports.table.writeColumns(request(await readFirst(ports.table))))).toEqual({
      type: "StrayCellsFarRight",
      sheetName: "Clients",
    });
    expect(sheetOf(workbook, "Clients").tables[0]?.columns).toHaveLength(6);
  });
});

describe("writeColumns as formulas", () => {
  it("refers to the row's own cells and to the day", async () => {
    const { workbook, ports } = await sceneOf();
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger, { mode: "formulas", log: [PROMISE] })));
    expect(cellsAt(workbook, "Clients!G2:L2")).toEqual([
      [
        "=NEXTCALL(C2,F2,J2,K2,L2,Relance_Today)",
        "=CALLSTAGE(C2,F2,J2,K2,L2,,,Relance_Today)",
        "=CALLREASON(C2,F2,J2,K2,L2,Relance_Today)",
        46349,
        "Promesse de paiement",
        46353,
      ],
    ]);
    expect(value(await ports.table.columnMode(ledger.place))).toBe("formulas");
    expect(cellsAt(workbook, "Relance_Data!B1:B1")).toEqual([[46349]]);
    expect(sheetOf(workbook, "Relance_Data").visibility).toBe("VeryHidden");
  });

  it("subtracts what was paid where there is no balance column", async () => {
    const { workbook, ports } = await sceneOf(LEDGER.map((row) => row.slice(0, 5)));
    value(await ports.table.writeColumns(request(await readFirst(ports.table), { mode: "formulas" })));
    expect(cellsAt(workbook, "Clients!F3:F3")).toEqual([["=NEXTCALL(C3,(D3-E3),I3,J3,K3,Relance_Today)"]]);
  });

  it("refuses dates that are texts, naming the first", async () => {
    const { workbook, ports } = await sceneOf(
      LEDGER.map((row, index) =>
        row.map((cell, column) => (column === 2 && index === 2 ? "20/11/2026" : cell)),
      ),
    );
    expect(
      faultOf(await ports.table.writeColumns(request(await readFirst(ports.table), { mode: "formulas" }))),
    ).toEqual({
      type: "FormulasNeedRealDates",
      cell: "C3",
    });
    expect(cellsAt(workbook, "Clients!G1:G1")).toEqual([[""]]);
  });

  it("goes back to values, and follows the day only where formulas need it", async () => {
    const { workbook, ports } = await sceneOf();
    expect(value(await keepToday(ports.door, TODAY))).toBe(false);
    expect(workbook.sheets).toHaveLength(1);
    const ledger = await readFirst(ports.table);
    value(await ports.table.writeColumns(request(ledger, { mode: "formulas" })));
    expect(value(await keepToday(ports.door, day("2026-11-24")))).toBe(true);
    expect(cellsAt(workbook, "Relance_Data!B1:B1")).toEqual([[46350]]);
    value(await ports.table.writeColumns(request(ledger)));
    expect(value(await ports.table.columnMode(ledger.place))).toBe("values");
    expect(cellsAt(workbook, "Clients!G2:I2")).toEqual([[46328, "Relance ferme", WHY_FIRST]]);
  });
});

describe("a sheet with a header of two rows and a title a debtor", () => {
  it("is found, written and found again, our headers in the lower row", async () => {
    const { workbook, ports } = await sceneOf([
      ["Client", "N° facture", "Échéance", "Montant", null],
      [null, null, null, "HT", "TTC"],
      ["Durand", null, null, null, null],
      [null, "F-101", "2026-10-30", 1000, 1200],
      [null, "F-103", "2026-12-31", 80, 96],
      ["Total Durand", null, null, 1080, 1296],
    ]);
    const ledger = await readFirst(ports.table);
    expect(ledger.place).toMatchObject({ headerRow: 2, address: "A2:E6" });
    expect(ledger.receivables.map(({ key, open }) => `${key} ${open.amountMinor}`)).toEqual([
      "durand|f-101 120000",
      "durand|f-103 9600",
    ]);
    value(await ports.table.writeColumns(request(ledger)));
    expect(cellsAt(workbook, "Clients!F1:G6")).toEqual([
      ["", ""],
      ["Prochain appel", "Niveau"],
      ["", ""],
      [46328, "Relance ferme"],
      [46380, "Non échue"],
      ["", ""],
    ]);
    const again = value(await ports.table.read({ asOf: TODAY, ...ledger, defaultCurrency: "EUR" }));
    expect(again.receivables).toEqual(ledger.receivables);
    expect(value(await ports.table.writeColumns(request(again))).wereAdded).toBe(false);
  });
});

describe("a sheet whose number formats alone tell the currency", () => {
  it("is read row by row in the currency that each shows", async () => {
    const { workbook, ports } = await sceneOf();
    const formats = ["#,##0.00 [$€-40C]", "[$$-409]#,##0.00", "General"];
    formats.forEach((numberFormat, index) => {
      const cell = sheetOf(workbook, "Clients").cellAt(index + 1, 5);
      sheetOf(workbook, "Clients").setCell(index + 1, 5, { ...cell, format: { numberFormat } });
    });
    const ledger = await readFirst(ports.table);
    expect(ledger.receivables.map(({ open }) => open.currency)).toEqual(["EUR", "USD", "EUR"]);
  });
});

describe("a large sheet", () => {
  it("is read and written in chunks that Excel on the web carries", async () => {
    const rows: MemoryCell[][] = [LEDGER[0] ?? []];
    for (let index = 1; index <= 50_000; index += 1)
      rows.push([`Client ${index % 997}`, `FAC-${index}`, "2026-10-30", 100 + index, 0, 100 + index]);
    const { host, ports } = await sceneOf(rows);
    const ledger = await readFirst(ports.table);
    expect(ledger.receivables).toHaveLength(50_000);
    host.counters.reset();
    const told: number[] = [];
    value(
      await ports.table.writeColumns({
        ...request(ledger),
        onProgress: ({ rowsDone }) => told.push(rowsDone),
      }),
    );
    expect(host.counters.largestRequestBytes).toBeLessThan(5_000_000);
    expect(host.counters.largestResponseBytes).toBeLessThan(5_000_000);
    expect(host.counters.syncs).toBeLessThan(30);
    expect(told.at(-1)).toBe(50_000);

    const stop = new AbortController();
    const again = await ports.table.writeColumns({
      ...request(ledger),
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    expect(faultOf(again)).toMatchObject({ type: "Cancelled", rows: 50_000 });
  }, 60_000);
});

describe("a sheet with long texts", () => {
  it("is read in halves when Excel refuses an answer as too large", async () => {
    const rows: MemoryCell[][] = [["Client", "N° facture", "Notes", "Échéance", "Solde"]];
    for (let index = 1; index <= 5_000; index += 1)
      rows.push(["Durand", `F-${index}`, "n".repeat(1_500), "2026-10-30", index]);
    const { host, ports } = await sceneOf(rows);
    host.counters.reset();
    const ledger = await readFirst(ports.table);
    expect(ledger.receivables.map(({ rowNumber }) => rowNumber)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => index + 2),
    );
  }, 30_000);
});

describe("a workbook that counts from 1904", () => {
  it("is read and written in its own days", async () => {
    const workbook = workbookOf({ Clients: LEDGER });
    const sheet = sheetOf(workbook, "Clients");
    workbook.uses1904 = true;
    for (let row = 1; row < 4; row += 1) {
      const cell = sheet.cellAt(row, 2);
      if (typeof cell?.value === "number") sheet.setCell(row, 2, { ...cell, value: cell.value - 1462 });
    }
    const scene = await openScene(workbook);
    opened.push(scene);
    const ledger = await readFirst(scene.ports.table);
    expect(ledger.receivables[0]?.dueOn).toBe(day("2026-10-30"));
    value(await scene.ports.table.writeColumns(request(ledger)));
    expect(cellsAt(workbook, "Clients!G2:G2")).toEqual([[46328 - 1462]]);
  });
});
