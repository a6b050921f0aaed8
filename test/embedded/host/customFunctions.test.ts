import type { FunctionMetadata } from "../../../src/embedded/host/customFunctionRuntime";
import { Calculation } from "../../../src/embedded/formulas/calculation";
import { cellsAt, sceneOf } from "../../hostCases/hostCase";
import { openOfficeClient, type OfficeClient } from "../../support/officeClient";

const opened: OfficeClient[] = [];
const calculations: Calculation[] = [];

afterEach(() => {
  opened.splice(0).forEach((client) => client.close());
  calculations.splice(0).forEach((calculation) => calculation.dispose());
});

const METADATA: readonly FunctionMetadata[] = [
  { id: "ADDDAYS", name: "ADDDAYS", parameters: [{ name: "day" }, { name: "days", optional: true }] },
  { id: "REFUSE", name: "REFUSE", parameters: [{ name: "how" }] },
  { id: "TOTAL", name: "TOTAL", parameters: [{ name: "amounts" }] },
  { id: "NEVER", name: "NEVER", parameters: [] },
];

function scene(formulas: readonly `=${string}`[], others: readonly number[] = []) {
  const made = sceneOf({ sheets: { Ledger: [[...formulas], [...others]] } });
  const calculation = new Calculation(made.workbook, made.host.customFunctions);
  calculations.push(calculation);
  made.host.useCalculation(calculation);
  made.host.customFunctions.register(METADATA);
  return { ...made, calculation };
}

type Args = readonly unknown[];

async function openWith(
  host: Parameters<typeof openOfficeClient>[0],
  functions: Record<string, (...args: never[]) => unknown>,
) {
  const client = await openOfficeClient(host);
  opened.push(client);
  for (const [id, run] of Object.entries(functions)) client.CustomFunctions.associate(id, run);
  return client;
}

describe("CustomFunctionRuntime with the real client", () => {
  it("computes cells with the add-in's functions", async () => {
    const { workbook, host, calculation } = scene(["=ADDDAYS(40,2)", "=ADDDAYS(A1,1)"]);
    await openWith(host, { ADDDAYS: (day: number, days: number) => day + days });
    await calculation.whenIdle();
    expect([0, 1].map((column) => workbook.sheets[0]!.cellAt(0, column)?.value)).toEqual([42, 43]);
  });

  it("gives arguments left out as null, then the invocation", async () => {
    const seen: Args[] = [];
    const { host, calculation } = scene(["=ADDDAYS(40)"]);
    await openWith(host, {
      ADDDAYS: (...args: unknown[]) => {
        seen.push(args.slice(0, 2));
        expect(args[2]).toMatchObject({ address: "Ledger!A1", functionName: "ADDDAYS" });
        return 0;
      },
    });
    await calculation.whenIdle();
    expect(seen).toEqual([[40, null]]);
  });

  it("gives ranges as rows of values", async () => {
    const { workbook, host, calculation } = scene(["=TOTAL(A2:C2)"], [1, 2, 3]);
    await openWith(host, {
      TOTAL: (rows: number[][]) => rows.flat().reduce((sum, amount) => sum + amount, 0),
    });
    await calculation.whenIdle();
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toBe(6);
  });

  it("shows errors the function throws, with their words where Excel shows them", async () => {
    const { workbook, host, calculation } = scene([
      '=REFUSE("N/A")',
      '=REFUSE("#NUM!")',
      '=REFUSE("bug")',
      '=REFUSE("NaN")',
    ]);
    const client = await openWith(host, {});
    const { Error: CellError, ErrorCode } = client.CustomFunctions;
    client.CustomFunctions.associate("REFUSE", (how: string) => {
      if (how === "N/A") throw new CellError(ErrorCode.notAvailable, "no rate for 1998");
      if (how === "#NUM!") throw new CellError(ErrorCode.invalidNumber, "unseen");
      if (how === "NaN") return Number.NaN;
      throw new Error("bug");
    });
    await calculation.whenIdle();
    expect([0, 1, 2, 3].map((column) => workbook.sheets[0]!.cellAt(0, column)?.value)).toEqual([
      { error: "#N/A", message: "no rate for 1998" },
      { error: "#NUM!" },
      { error: "#VALUE!" },
      { error: "#VALUE!", message: "NaN" },
    ]);
  });

  it("does not call a function whose arguments are errors", async () => {
    let calls = 0;
    const { workbook, host, calculation } = scene(["=ADDDAYS(1/0,1)"]);
    await openWith(host, { ADDDAYS: () => (calls += 1) });
    await calculation.whenIdle();
    expect([calls, cellsAt(workbook, "Ledger!A1")]).toEqual([0, [["=ADDDAYS(1/0,1)"]]]);
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toEqual({ error: "#DIV/0!" });
  });

  it("shows #BUSY! while nobody answers", async () => {
    const { workbook, host } = scene(["=NEVER()"]);
    await openWith(host, { NEVER: () => new Promise(() => undefined) });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toEqual({ error: "#BUSY!" });
  });

  it("calls again when the add-in starts anew", async () => {
    const { workbook, host, calculation } = scene(["=NEVER()"]);
    const first = await openWith(host, { NEVER: () => new Promise(() => undefined) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    first.close();
    await openWith(host, { NEVER: () => "answered" });
    await calculation.whenIdle();
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toBe("answered");
  });

  it("shows #NAME? for a function nobody brought", async () => {
    const { workbook, host, calculation } = scene(["=UNHEARDOF(1)"]);
    await openWith(host, {});
    await calculation.whenIdle();
    expect(workbook.sheets[0]!.cellAt(0, 0)?.value).toEqual({ error: "#NAME?" });
  });

  it("does not count its messages as syncs", async () => {
    const { host, calculation } = scene(["=ADDDAYS(1,1)"]);
    await openWith(host, { ADDDAYS: (day: number, days: number) => day + days });
    await calculation.whenIdle();
    expect(host.counters.syncs).toBe(0);
  });
});

describe("formulas written by the add-in", () => {
  it("have their results when read in the same batch", async () => {
    const { host } = scene([]);
    const { Excel } = await openWith(host, {});
    const values = await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem("Ledger").getRange("A1:B1");
      cells.formulas = [[20, "=A1*2"]];
      cells.load("values,formulas");
      await context.sync();
      return [cells.values, cells.formulas];
    });
    expect(values).toEqual([[[20, 40]], [[20, "=A1*2"]]]);
  });

  it("are filled into the rows a table takes in", async () => {
    const made = sceneOf({
      sheets: {
        Ledger: [
          ["Invoice", "Due", "Twice"],
          ["F-101", 5, "=B2*2"],
        ],
      },
      tables: { Invoices: "Ledger!A1:C2" },
      prepare: ({ sheet }) => {
        const ledger = sheet("Ledger");
        ledger.tables = ledger.tables.map((table) => ({
          ...table,
          columns: table.columns.map((column) =>
            column.name === "Twice" ? { ...column, calculatedFormula: "B2*2" } : column,
          ),
        }));
      },
    });
    const calculation = new Calculation(made.workbook);
    calculations.push(calculation);
    made.host.useCalculation(calculation);
    const { Excel } = await openWith(made.host, {});
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Ledger");
      sheet.getRange("A3:B4").values = [
        ["F-102", 6],
        ["F-103", 7],
      ];
      const body = context.workbook.tables.getItem("Invoices").getDataBodyRange().load("values,formulas");
      await context.sync();
      return [body.values, body.formulas.map((row) => row[2] as unknown)];
    });
    expect(values).toEqual([
      [
        ["F-101", 5, 10],
        ["F-102", 6, 12],
        ["F-103", 7, 14],
      ],
      ["=B2*2", "=B3*2", "=B4*2"],
    ]);
  });
});
